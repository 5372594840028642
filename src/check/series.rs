//! "The first decline since 2009": a place in a series of years.

use super::evidence::Held;
use super::records::{self, Computed};
use super::verdict::Verdict;
use crate::dataset::Dataset;
use crate::number::Interval;
use crate::period::Period;
use crate::text::Subject;

/// The longest series looked at.
const YEARS: i32 = 60;

/// What is on record of the years from the one named to the one meant.
struct Series<'d> {
    /// The year meant, with its change.
    now: (i32, Option<Computed<'d>>),
    /// The years between, then the year named.
    before: Vec<(i32, Option<Computed<'d>>)>,
    fall: bool,
}

/// What the records say of a first fall or rise since `since`; `None` where they say nothing of the year itself.
pub(super) fn held(data: &Dataset, subject: Subject, fall: bool, since: Period) -> Option<(Verdict, Held<'_>)> {
    let series = Series::new(data, subject, fall, since)?;
    let now = series.now.1.as_ref()?;
    let (computed, records) = (now.tiers.accept, series.records());
    Some((series.verdict(), Held { computed, records, derivation: series.words() }))
}

/// The years in words.
pub(super) fn words(data: &Dataset, subject: Subject, fall: bool, since: Period) -> Option<String> {
    Series::new(data, subject, fall, since).map(|series| series.words())
}

impl<'d> Series<'d> {
    fn new(data: &'d Dataset, subject: Subject, fall: bool, since: Period) -> Option<Self> {
        let (year, since) = (subject.period?.as_year()?, since.as_year()?);
        if since >= year || year - since > YEARS {
            return None;
        }
        let change = |year: i32| {
            let period = Period::year(year).ok()?;
            records::changes(data, Subject { period: Some(period), ..subject }).into_iter().find(|c| sign(c) != 0)
        };
        let before = (since..year).rev().map(|year| (year, change(year))).collect();
        Some(Self { now: (year, change(year)), before, fall })
    }

    const fn wanted(&self) -> i8 {
        if self.fall { -1 } else { 1 }
    }

    /// Supported where every year is on record and moved as the words say; the year named may itself be no fall, that is a
    /// second reading of the words.
    fn verdict(&self) -> Verdict {
        let sign = |change: &Option<Computed<'_>>| change.as_ref().map(sign);
        let (named, between) = self.before.split_last().map_or((None, &[][..]), |(named, rest)| (sign(&named.1), rest));
        let wrong = between.iter().any(|(_, c)| sign(c) == Some(self.wanted()));
        let known = between.iter().all(|(_, c)| c.is_some());
        match sign(&self.now.1) {
            Some(now) if now != self.wanted() || wrong => Verdict::Contradicted,
            Some(_) if known && named == Some(self.wanted()) => Verdict::Supported,
            Some(_) if known => Verdict::Compatible,
            _ => Verdict::Unverifiable,
        }
    }

    fn records(&self) -> Vec<&'d crate::record::Record> {
        let changes = std::iter::once(&self.now).chain(&self.before).filter_map(|(_, c)| c.as_ref());
        let mut found: Vec<&crate::record::Record> = Vec::new();
        for record in changes.flat_map(|c| &c.records) {
            if !found.contains(record) {
                found.push(record);
            }
        }
        found
    }

    /// "2014 fell, 2011 rose; 2009, 2010, 2012 and 2013 are not on record".
    fn words(&self) -> String {
        let all = || std::iter::once(&self.now).chain(&self.before);
        let told = all()
            .filter_map(|(year, c)| Some(format!("{year} {}", if sign(c.as_ref()?) < 0 { "fell" } else { "rose" })));
        let told: Vec<String> = told.collect();
        let mut missing: Vec<String> = all().filter(|(_, c)| c.is_none()).map(|(year, _)| year.to_string()).collect();
        missing.reverse();
        match missing.as_slice() {
            [] => told.join(", "),
            [one] => format!("{}; the change of {one} is not on record", told.join(", ")),
            [rest @ .., last] => {
                format!("{}; the changes of {} and {last} are not on record", told.join(", "), rest.join(", "))
            }
        }
    }
}

/// -1 for a fall, 1 for a rise, 0 where the figures leave it open.
fn sign(change: &Computed<'_>) -> i8 {
    let accept = change.tiers.accept;
    if accept < Interval::ZERO { -1 } else { i8::from(Interval::ZERO < accept) }
}
