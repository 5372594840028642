//! Claims against the records of a dataset.

use std::sync::Arc;

use super::explain;
use super::finding::{Evidence, Finding, Operand, Reading, Suggestion};
use super::judge::{directed, forgiving, smallest};
use super::verdict::Verdict;
use super::world::{Stating, describe};
use crate::dataset::Dataset;
use crate::measure::Measure;
use crate::number::{Figure, Interval, Tiers, Unit};
use crate::record::{Basis, Record, Standing, Status};
use crate::text::{Said, StatementKind, Subject};

/// How far a figure computed from records bears on a claim under one subject.
struct Held<'d> {
    verdict: Verdict,
    computed: Interval,
    records: Vec<&'d Record>,
    /// The arithmetic in words.
    derivation: String,
    subject: Subject,
}

/// The finding for a claim that the dataset can speak to; `None` where it has no comparable record.
pub(crate) fn finding(data: &Dataset, stating: &Stating<'_>) -> Option<Finding> {
    let claim = stating.claim;
    if claim.target {
        return None;
    }
    let negative = matches!(claim.said, Said::Change { negative: true });
    let stated = directed(forgiving(stating.figure), negative);
    let held: Vec<Held<'_>> = claim.candidates.iter().filter_map(|s| best(data, stating, *s, stated)).collect();
    let first = held.iter().min_by_key(|h| h.verdict)?;
    let agree = held.len() == claim.candidates.len() && held.iter().all(|h| h.verdict.holds() == first.verdict.holds());
    let verdict = if agree || claim.candidates.len() == 1 { first.verdict } else { Verdict::DependsOnReading };
    let mut suggestions = Vec::new();
    if !first.verdict.holds() && matches!(claim.said, Said::Change { .. }) {
        suggestions = other_years(data, claim.candidates.as_slice(), stated);
    }
    Some(Finding {
        span: claim.span,
        kind: kind(&claim.said),
        verdict,
        stated: Some(stated.accept),
        computed: Some(first.computed),
        unit: stating.figure.unit(),
        margin: margin(stating.figure, negative, first.computed),
        operands: vec![Operand { span: claim.span, role: "stated" }],
        readings: readings(&held, claim.candidates.len()),
        evidence: first.records.iter().map(|r| evidence(data, r)).collect(),
        derivation: held.iter().map(|h| h.derivation.clone()).collect(),
        explanation: explanation(stating, first, verdict),
        suggestions,
        relied_on: claim.relied_on.clone(),
    })
}

pub(crate) const fn kind(said: &Said) -> StatementKind {
    match said {
        Said::Level => StatementKind::Level,
        Said::Change { .. } => StatementKind::Change,
        Said::Ratio { .. } => StatementKind::Ratio,
        Said::ShareOf { .. } => StatementKind::Share,
    }
}

fn readings(held: &[Held<'_>], candidates: usize) -> Vec<Reading> {
    if candidates < 2 {
        return Vec::new();
    }
    held.iter().map(|h| Reading { description: describe(&h.subject), verdict: h.verdict }).collect()
}

fn margin(figure: &Figure, negative: bool, computed: Interval) -> Option<rust_decimal::Decimal> {
    let (accept, nominal) = (figure.accept(), figure.value());
    smallest(|factor| {
        let stretched = accept.stretched(nominal, factor);
        computed.meets(&if negative { -stretched } else { stretched })
    })
}

fn explanation(stating: &Stating<'_>, held: &Held<'_>, verdict: Verdict) -> String {
    let unit = stating.figure.unit();
    let gives = explain::range(held.computed, unit);
    let (words, what) = (stating.words, describe(&held.subject));
    let how = match held.verdict {
        Verdict::Supported => "agrees with",
        Verdict::Compatible => "is compatible with",
        Verdict::Loose => "loosely fits",
        _ => "contradicts",
    };
    let only = if verdict == Verdict::DependsOnReading { "; other readings differ" } else { "" };
    format!("\"{words}\" as {what} {how} the records: {} gives {gives}{only}", held.derivation)
}

/// The best verdict any record or pair of records gives under a subject.
fn best<'d>(data: &'d Dataset, stating: &Stating<'_>, subject: Subject, stated: Tiers) -> Option<Held<'d>> {
    let found: Vec<Option<Computed<'d>>> = match &stating.claim.said {
        Said::Level => levels(data, subject, stating.claim.dated).into_iter().map(single).collect(),
        Said::Change { .. } => changes(data, subject),
        Said::Ratio { other, less } => {
            let (top, bottom) = if *less { (*other, subject) } else { (subject, *other) };
            quotients(data, top, bottom, Unit::Times)
        }
        Said::ShareOf { other } => shares(data, subject, *other),
    };
    let judged = found.into_iter().flatten().map(|computed| {
        let verdict = Verdict::of(stated, computed.tiers);
        Held {
            verdict,
            computed: if verdict > Verdict::Compatible { computed.tiers.tolerate } else { computed.tiers.accept },
            records: computed.records,
            derivation: computed.derivation,
            subject,
        }
    });
    judged.min_by_key(|h| h.verdict)
}

/// A figure computed from records.
struct Computed<'d> {
    tiers: Tiers,
    records: Vec<&'d Record>,
    derivation: String,
}

/// The reported levels of a subject. A debt is dated by its events: "wrote off in 2012" finds the signature, "cancelled in
/// 2014" the ratification.
fn levels(data: &Dataset, subject: Subject, dated: Option<crate::period::Period>) -> Vec<&Record> {
    let of_period = |r: &&Record| match (subject.period, dated) {
        (Some(period), _) => r.is_of(period),
        // Debts carry no period of their own; the date of the claim has to be that of an event.
        (None, Some(dated)) => r.is_of(dated),
        (None, None) => subject.measure != Measure::Turnover,
    };
    let records = data.records_for(subject.reporter, subject.partner, subject.measure);
    let records = records.filter(|r| {
        let entry = r.entry();
        let sides = subject.measure == Measure::Turnover
            || (entry.reporter, entry.partner) == (subject.reporter, subject.partner);
        sides && entry.basis == Basis::Level && entry.standing == Standing::Reported && entry.status != Status::Target
    });
    records.filter(of_period).collect()
}

fn single(record: &Record) -> Option<Computed<'_>> {
    let figure = record.figure().ok()?;
    Some(Computed {
        tiers: figure.tiers(),
        records: vec![record],
        derivation: format!("{} ({})", figure, reporter(record)),
    })
}

fn reporter(record: &Record) -> String {
    let entry = record.entry();
    let by = if entry.reported_by.is_empty() { &entry.quote.source } else { &entry.reported_by };
    format!("{by}, {}", entry.period)
}

/// One record over another, every pair of them.
fn quotients(data: &Dataset, top: Subject, bottom: Subject, unit: Unit) -> Vec<Option<Computed<'_>>> {
    let (tops, bottoms) = (levels(data, top, None), levels(data, bottom, None));
    let mut found = Vec::new();
    for a in &tops {
        for b in &bottoms {
            found.push(quotient(a, b, unit));
        }
    }
    found
}

fn quotient<'d>(a: &'d Record, b: &'d Record, unit: Unit) -> Option<Computed<'d>> {
    let (x, y) = (a.figure().ok()?, b.figure().ok()?);
    let hundred = Interval::point(rust_decimal::Decimal::ONE_HUNDRED);
    let scale = if unit == Unit::Percent { hundred } else { Interval::ONE };
    let over = |x: Interval, y: Interval| x / y * scale;
    Some(Computed {
        tiers: Tiers { accept: over(x.accept(), y.accept()), tolerate: over(x.tolerate(), y.tolerate()) },
        records: vec![a, b],
        derivation: format!("{x} ({}) / {y} ({})", reporter(a), reporter(b)),
    })
}

/// The growth of a subject on the year before, between records of one reporter where there are such.
fn changes(data: &Dataset, subject: Subject) -> Vec<Option<Computed<'_>>> {
    let Some(before) = subject.a_year_earlier() else { return Vec::new() };
    let (now, then) = (levels(data, subject, None), levels(data, before, None));
    let same = |a: &Record, b: &Record| a.entry().reported_by == b.entry().reported_by;
    let mut pairs: Vec<(&Record, &Record)> = now.iter().flat_map(|a| then.iter().map(|b| (*a, *b))).collect();
    if pairs.iter().any(|(a, b)| same(a, b)) {
        pairs.retain(|(a, b)| same(a, b));
    }
    pairs.into_iter().map(|(a, b)| growth(a, b)).collect()
}

fn growth<'d>(now: &'d Record, before: &'d Record) -> Option<Computed<'d>> {
    let ratio = quotient(now, before, Unit::Percent)?;
    let hundred = Interval::point(rust_decimal::Decimal::ONE_HUNDRED);
    let (x, y) = (now.figure().ok()?, before.figure().ok()?);
    Some(Computed {
        tiers: ratio.tiers.map(|i| i - hundred),
        records: ratio.records,
        derivation: format!("from {y} ({}) to {x} ({})", reporter(before), reporter(now)),
    })
}

/// A recorded share, or the quotient of two recorded levels.
fn shares(data: &Dataset, subject: Subject, whole: Subject) -> Vec<Option<Computed<'_>>> {
    let recorded = data.records_for(subject.reporter, subject.partner, subject.measure).filter(|r| {
        let entry = r.entry();
        entry.basis == Basis::Share && entry.standing == Standing::Reported && subject.period.is_none_or(|p| r.is_of(p))
    });
    let mut found: Vec<Option<Computed<'_>>> = recorded.map(single).collect();
    found.extend(quotients(data, subject, whole, Unit::Percent));
    found
}

/// The years and pairs of the dataset whose growth the words fit.
fn other_years(data: &Dataset, candidates: &[Subject], stated: Tiers) -> Vec<Suggestion> {
    let mut found: Vec<Suggestion> = Vec::new();
    for subject in candidates {
        for now in data.series(subject.measure, subject.reporter, subject.partner) {
            let own = Subject { period: Some(now.period()), ..*subject };
            let fits = changes(data, own)
                .into_iter()
                .flatten()
                .filter(|c| Verdict::of(stated, c.tiers) <= Verdict::Compatible);
            for computed in fits {
                let text = format!("the words fit the {}: {}", describe(&own), computed.derivation);
                if !found.iter().any(|s| s.text == text) {
                    found.push(Suggestion { text, replacement: None });
                }
            }
        }
    }
    found
}

fn evidence(data: &Dataset, record: &Record) -> Evidence {
    let quote = record.quote();
    let source = data.source(&quote.source);
    let named = source.map_or_else(
        || quote.source.to_string(),
        |s| {
            let by = if s.publisher.is_empty() { "" } else { ", " };
            format!("{}{by}{}", s.title, s.publisher)
        },
    );
    Evidence { record: Arc::from(record.id()), source: named, quote: quote.exact.to_string() }
}
