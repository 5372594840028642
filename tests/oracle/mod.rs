//! What the two articles state and what follows from it, worked by hand: the expectations of the library's main job.

mod changed;
mod phrases;
mod spans;
mod verdicts;

use bilateral::check::{Conflict, Implied};
use bilateral::{Checker, Dataset, Finding, Interval, Query, Report};

/// The ids of the two articles.
const TIES: &str = "economic-ties";
const ALLIES: &str = "old-allies";

fn data() -> &'static Dataset {
    Dataset::embedded().unwrap()
}

fn text(article: &str) -> &'static str {
    data().source(article).unwrap().text.as_deref().unwrap()
}

/// A copy of an article with other words in one place.
#[track_caller]
fn copy(article: &str, from: &str, to: &str) -> String {
    assert_eq!(text(article).matches(from).count(), 1, "{from:?} stands not once in {article}");
    text(article).replace(from, to)
}

/// Against itself only.
fn alone(text: &str) -> Report {
    Checker::new().check(text)
}

/// Against the embedded dataset too.
fn held(text: &str) -> Report {
    bilateral::check(text, data())
}

/// The finding of this kind on these words.
#[track_caller]
fn finding<'r>(report: &'r Report, text: &str, kind: &str, words: &str) -> &'r Finding {
    let found = report.findings().iter().find(|f| f.kind.name() == kind && f.span.of(text).contains(words));
    found.unwrap_or_else(|| panic!("no {kind} finding on {words:?} among {:#?}", codes(report, text)))
}

fn codes(report: &Report, text: &str) -> Vec<String> {
    report.findings().iter().map(|f| format!("{} {:?}", f.code(), f.span.of(text))).collect()
}

/// What is implied of a quantity, under a reading or without one.
#[track_caller]
fn implied<'r>(report: &'r Report, quantity: &str, reading: Option<&str>) -> &'r Implied {
    let found = report.implied.iter().find(|i| i.quantity == quantity && i.reading.as_deref() == reading);
    found.unwrap_or_else(|| panic!("nothing implied of {quantity} ({reading:?}) in {:#?}", report.implied))
}

fn conflict<'r>(report: &'r Report, reading: &str) -> Option<&'r Conflict> {
    report.conflicts.iter().find(|c| c.reading.as_deref() == Some(reading))
}

/// The words in conflict, in the order of the text.
fn words<'t>(conflict: &Conflict, text: &'t str) -> Vec<&'t str> {
    let mut spans = conflict.spans.clone();
    spans.sort();
    spans.into_iter().map(|span| span.of(text)).collect()
}

fn millions(interval: Interval) -> Interval {
    interval * "[0.000001, 0.000001]".parse().unwrap()
}

/// The interval in millions, its ends as fractions.
#[track_caller]
fn is_million(interval: Interval, expected: &str) {
    super::query::is(millions(interval), expected);
}

/// Both intervals of a query's answer in millions; an empty expectation is not checked.
#[track_caller]
fn answers(query: &str, accept: &str, tolerate: &str) {
    let answer = data().eval(&query.parse::<Query>().unwrap()).unwrap();
    let money = answer.unit().currency().is_some();
    for (interval, expected) in [(answer.accept(), accept), (answer.tolerate(), tolerate)] {
        if !expected.is_empty() {
            super::query::is(if money { millions(interval) } else { interval }, expected);
        }
    }
}
