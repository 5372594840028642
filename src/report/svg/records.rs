//! Records as points and series.

use super::chart::{Chart, Point, Series};
use crate::dataset::Dataset;
use crate::economy::Economy;
use crate::error::{Error, ErrorKind};
use crate::measure::Measure;
use crate::record::{Record, Status};
use crate::source::Source;

impl Point {
    /// The figure of a record with its quote; `None` where the record has no figure.
    pub fn of(record: &Record) -> Option<Self> {
        let figure = record.figure().ok()?;
        let entry = record.entry();
        let point = match entry.status {
            Status::Target => Self::target(entry.period, figure),
            Status::Estimate => Self::estimate(entry.period, figure),
            Status::Actual => Self::new(entry.period, figure),
        };
        let coverage = entry.coverage.to_string();
        let coverage = if coverage.is_empty() { coverage } else { format!(", {coverage}") };
        Some(point.noted(format!("“{}”{coverage}", entry.quote.exact)))
    }
}

impl Chart {
    /// Adds a panel of records, one series for each office that reported or, where none is named, for each source; targets
    /// are a series of their own. The sources go to the caption. Records without a figure are left out.
    ///
    /// ```
    /// use bilateral::report::svg::Chart;
    /// use bilateral::{Dataset, Economy, Measure};
    ///
    /// let data = Dataset::embedded()?;
    /// let records = data.series(Measure::Turnover, Economy::RUS, Economy::PRK);
    /// let years = records.into_iter().filter(|record| record.period().as_year().is_some());
    /// let chart = Chart::new("Trade of Russia and North Korea").records("", data, years)?;
    /// assert!(chart.picture().caption().contains("Yonhap"));
    /// # Ok::<(), bilateral::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`panel`](Chart::panel).
    pub fn records<'d>(
        self,
        heading: impl Into<String>,
        data: &Dataset,
        records: impl IntoIterator<Item = &'d Record>,
    ) -> Result<Self, Error> {
        let (series, sources) = reported(data, records);
        sources.into_iter().fold(self, Self::source).panel(heading, series)
    }

    /// Adds a panel with the two sides of one flow: what `reporter` says of it and what `partner` says, for exports or
    /// imports in calendar years.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Incomparable`] for a measure without a mirror, and as [`panel`](Chart::panel).
    pub fn mirror(self, data: &Dataset, measure: Measure, reporter: Economy, partner: Economy) -> Result<Self, Error> {
        let mirrored = measure
            .mirror()
            .filter(|other| *other != measure)
            .ok_or_else(|| Error::new(ErrorKind::Incomparable, format!("{} has no mirror figures", measure.words())))?;
        let side = |measure: Measure, one: Economy, other: Economy| {
            let records = data.series(measure, one, other).into_iter();
            records.filter(|record| record.period().as_year().is_some()).collect::<Vec<_>>()
        };
        let sides = [
            (format!("{} by {}", measure.words(), reporter.name()), side(measure, reporter, partner)),
            (format!("{} by {}", mirrored.words(), partner.name()), side(mirrored, partner, reporter)),
        ];
        let preposition = if measure == Measure::Exports { "to" } else { "from" };
        let heading = format!("{} of {} {preposition} {}", measure.words(), reporter.name(), partner.name());
        let mut chart = self;
        for record in sides.iter().flat_map(|(_, records)| records) {
            let source = data.source(&record.quote().source);
            chart = chart.source(source.map(cited).unwrap_or_default());
        }
        let series = sides.map(|(name, records)| Series::new(name, records.into_iter().filter_map(Point::of)));
        chart.panel(heading, series)
    }
}

/// Records as series, in the order in which their names occur, with the sources they stand on.
pub(super) fn reported<'d>(
    data: &Dataset,
    records: impl IntoIterator<Item = &'d Record>,
) -> (Vec<Series>, Vec<String>) {
    let mut groups: Vec<(String, Vec<Point>)> = Vec::new();
    let mut sources: Vec<String> = Vec::new();
    for record in records {
        let Some(point) = Point::of(record) else { continue };
        let source = data.source(&record.quote().source);
        let name = name(record, source);
        match groups.iter_mut().find(|(other, _)| *other == name) {
            Some((_, points)) => points.push(point),
            None => groups.push((name, vec![point])),
        }
        sources.extend(source.map(cited));
    }
    (groups.into_iter().map(|(name, points)| Series::new(name, points)).collect(), sources)
}

/// The office that reported, else who published the source.
fn name(record: &Record, source: Option<&Source>) -> String {
    let entry = record.entry();
    let office = &*entry.reported_by;
    match (entry.status, office.is_empty()) {
        (Status::Target, true) => "target".to_owned(),
        (Status::Target, false) => format!("target, {office}"),
        (_, false) => office.to_owned(),
        (_, true) => {
            let publisher = source.map(|source| &*source.publisher).filter(|name| !name.is_empty());
            publisher.unwrap_or(&entry.quote.source).to_owned()
        }
    }
}

/// `Embassy of Russia in the DPRK, Trade and economic cooperation`
fn cited(source: &Source) -> String {
    if source.publisher.is_empty() || source.title.starts_with(&source.publisher) {
        return source.title.clone();
    }
    format!("{}, {}", source.publisher, source.title)
}
