//! A series in question: what is on record of it beside what the text says.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use super::chart::{Chart, Point, Series};
use super::records::reported;
use super::{Picture, axis};
use crate::check::{Disputed, Telling, Told};
use crate::number::{Unit, plain};
use crate::record::{Record, Standing};
use crate::report::{Article, words};

/// How many years before and after what the text speaks of are shown.
const AROUND: i32 = 6;

/// What the records of the [article's dataset](Article::with_dataset) and what the text says of a series that is in question,
/// on one axis; `None` where there is no series to look at: fewer than two periods on record, and fewer than three told.
///
/// Every office that reported has marks of its own, and so has the text: a diamond with the range of its words between two
/// caps where it states a figure, hollow for a target, the range alone where the figure follows from others. The caption
/// holds what the text says in words, and the sources of the records.
///
/// ```
/// use bilateral::report::{Article, svg};
/// use bilateral::{Dataset, check};
///
/// let data = Dataset::embedded()?;
/// let text = "In 2013 trade between China and North Korea came to $7.2 billion.";
/// let report = check(text, data);
/// let article = Article::new("a", text, &report).with_dataset(data);
/// let picture = svg::disputed(&article, &report.disputed[0]).unwrap();
/// assert!(picture.caption().starts_with("The text says: “$7.2 billion” for 2013. "));
/// # Ok::<(), bilateral::Error>(())
/// ```
pub fn disputed(article: &Article<'_>, disputed: &Disputed) -> Option<Picture> {
    let records = records(article, disputed);
    let (mut series, sources) = article.data.map(|data| reported(data, records)).unwrap_or_default();
    let unit = series.iter().flat_map(|series| &series.points).map(|point| point.unit).next();
    let unit = unit.or_else(|| disputed.told.iter().map(unit_of).next())?;
    let told: Vec<&Told> = disputed.told.iter().filter(|told| unit_of(told) == unit).collect();
    let said = Series::of_text(told.iter().map(|told| point(article, told)));
    let told_of = periods([&said]);
    if told_of == 0 || (told_of < 3 && periods(&series) < 2) {
        return None;
    }
    series.push(said);
    let title = capitalized(&disputed.name);
    let words: Vec<String> = told.iter().map(|told| quoted_for(article, told)).collect();
    let caption = format!("The text says: {}.", words.join("; "));
    let chart = sources.into_iter().fold(Chart::new(title), Chart::source).panel("", series).ok()?;
    Some(chart.pictured(&caption))
}

fn periods<'s>(series: impl IntoIterator<Item = &'s Series>) -> usize {
    series.into_iter().flat_map(|series| &series.points).map(|point| point.period).collect::<BTreeSet<_>>().len()
}

/// The years of record around those that the text speaks of; records that quote no more than an article are left out.
fn records<'a>(article: &Article<'a>, disputed: &Disputed) -> Vec<&'a Record> {
    let Some(data) = article.data else { return Vec::new() };
    let years: RangeInclusive<i32> = axis::years(disputed.told.iter().map(|told| told.period));
    let shown = years.start().saturating_sub(AROUND)..=years.end().saturating_add(AROUND);
    let mut records = data.series(disputed.measure, disputed.reporter, disputed.partner);
    records.retain(|record| {
        let year = record.period().as_year();
        year.is_some_and(|year| shown.contains(&year)) && record.entry().standing == Standing::Reported
    });
    records
}

const fn unit_of(told: &Told) -> Unit {
    match &told.telling {
        Telling::Stated(figure) | Telling::Target(figure) => figure.unit(),
        Telling::Implied(_, unit) => *unit,
    }
}

fn point(article: &Article<'_>, told: &Told) -> Point {
    let point = match told.telling {
        Telling::Stated(figure) => Point::stated(told.period, figure),
        Telling::Target(figure) => Point::target(told.period, figure),
        Telling::Implied(interval, unit) => Point::implied(told.period, interval, unit),
    };
    point.noted(quoted(article, told))
}

/// `“about $6 billion” for 2013`, `4.725 to 5.75 billion USD for 2011, from “$110 million”`
fn quoted_for(article: &Article<'_>, told: &Told) -> String {
    let (quoted, period) = (quoted(article, told), told.period);
    match &told.telling {
        Telling::Stated(_) => format!("{quoted} for {period}"),
        Telling::Target(_) => format!("{quoted} as a target for {period}"),
        Telling::Implied(interval, unit) => {
            format!("{} for {period}, from {quoted}", plain(interval, *unit))
        }
    }
}

fn quoted(article: &Article<'_>, told: &Told) -> String {
    let quotes: Vec<String> = told.from.iter().map(|span| format!("“{}”", span.of(article.text))).collect();
    words::listed(&quotes)
}

fn capitalized(name: &str) -> String {
    let mut characters = name.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}
