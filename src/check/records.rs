//! What the records of a dataset come to for a subject.

use crate::dataset::{Dataset, pair};
use crate::measure::Measure;
use crate::number::{Interval, Tiers, Unit};
use crate::period::Period;
use crate::record::{Basis, DebtWriteOff, Event, Record, Standing, Status};
use crate::text::{Claim, Said, Subject};

const HUNDRED: Interval = Interval::point(rust_decimal::Decimal::ONE_HUNDRED);

/// A figure computed from records.
#[derive(Clone)]
pub(crate) struct Computed<'d> {
    pub(crate) tiers: Tiers,
    pub(crate) records: Vec<&'d Record>,
    how: How,
}

/// The arithmetic that leads from the records to a figure.
#[derive(Clone, Copy)]
enum How {
    /// The figure of the one record.
    Recorded,
    /// The first record and the second with a sign between them.
    Combined(&'static str),
    /// From the second record to the first.
    Growth,
}

impl Computed<'_> {
    /// The arithmetic in words.
    pub(crate) fn derivation(&self) -> String {
        match (self.how, self.records.as_slice()) {
            (How::Combined(sign), [a, b]) if by(a) == by(b) => format!("{} {sign} {}", printed(a), cited(b)),
            (How::Combined(sign), [a, b]) => format!("{} {sign} {}", cited(a), cited(b)),
            (How::Growth, [now, before]) => format!("from {} to {}", cited(before), cited(now)),
            (_, records) => records.first().map_or_else(String::new, |record| cited(record)),
        }
    }
}

/// All that records or pairs of records say of a claim under one subject.
pub(crate) fn all<'d>(data: &'d Dataset, claim: &Claim, subject: Subject) -> Vec<Computed<'d>> {
    match &claim.said {
        Said::Level => {
            let mut found: Vec<Computed<'d>> =
                levels(data, subject, claim.dated).into_iter().filter_map(single).collect();
            if subject.measure == Measure::WrittenOff {
                found.extend(written_off(data, subject, claim.dated));
            }
            found
        }
        Said::Change { .. } => changes(data, subject),
        Said::Ratio { other, less } => {
            let (top, bottom) = if *less { (*other, subject) } else { (subject, *other) };
            quotients(data, top, bottom, Unit::Times)
        }
        Said::ShareOf { other } => {
            let recorded = of_basis(data, subject, Basis::Share, claim.dated).into_iter();
            let recorded = recorded.filter(|r| r.reporter() == other.reporter).filter_map(single);
            recorded.chain(quotients(data, subject, *other, Unit::Percent)).collect()
        }
        Said::Since { .. } => Vec::new(),
    }
}

/// The reported levels of a subject. A debt is dated by its events: "wrote off in 2012" finds the signature, "cancelled in
/// 2014" the ratification.
pub(crate) fn levels(data: &Dataset, subject: Subject, dated: Option<Period>) -> Vec<&Record> {
    of_basis(data, subject, Basis::Level, dated)
}

fn of_basis(data: &Dataset, subject: Subject, basis: Basis, dated: Option<Period>) -> Vec<&Record> {
    let Subject { measure, reporter, partner, period } = subject;
    if period.or(dated).is_none() && measure == Measure::Turnover {
        return Vec::new();
    }
    // Debts carry no period of their own; the date of the claim has to be that of an event.
    let records = data.answers(pair(reporter, partner), measure, basis, period.or(dated));
    let reported = records.into_iter().filter(|r| {
        let entry = r.entry();
        let sides = measure == Measure::Turnover || (entry.reporter, entry.partner) == (reporter, partner);
        sides && entry.standing == Standing::Reported && entry.status != Status::Target
    });
    reported.map(AsRef::as_ref).collect()
}

fn single(record: &Record) -> Option<Computed<'_>> {
    let figure = record.figure().ok()?;
    Some(Computed { tiers: figure.tiers(), records: vec![record], how: How::Recorded })
}

/// `104 million USD (KOTRA, 2013)`.
fn cited(record: &Record) -> String {
    let (by, period) = by(record);
    format!("{} ({by}, {period})", printed(record))
}

fn printed(record: &Record) -> String {
    record.figure().map_or_else(|_| String::new(), |figure| figure.to_string())
}

/// Who reported a record, and for when.
fn by(record: &Record) -> (&str, Period) {
    let entry = record.entry();
    let by = if entry.reported_by.is_empty() { &entry.quote.source } else { &entry.reported_by };
    (by, entry.period)
}

/// Two records by arithmetic on their intervals.
fn combined<'d>(
    a: &'d Record,
    b: &'d Record,
    sign: &'static str,
    compute: impl Fn(Interval, Interval) -> Interval,
) -> Option<Computed<'d>> {
    let (x, y) = (a.figure().ok()?.tiers(), b.figure().ok()?.tiers());
    let tiers = Tiers { accept: compute(x.accept, y.accept), tolerate: compute(x.tolerate, y.tolerate) };
    Some(Computed { tiers, records: vec![a, b], how: How::Combined(sign) })
}

/// The part written off, where no record gives it: the debt times the share, or the debt less what remains of it.
fn written_off(data: &Dataset, subject: Subject, dated: Option<Period>) -> Vec<Computed<'_>> {
    let of = |measure| levels(data, Subject { measure, ..subject }, dated);
    let (stocks, rests) = (of(Measure::DebtStock), of(Measure::Remaining));
    let shares = of_basis(data, subject, Basis::Share, dated);
    let mut found = Vec::new();
    for stock in &stocks {
        let same = |other: &&&Record| agreement(stock).is_some_and(|key| agreement(other) == Some(key));
        let by_share = shares.iter().filter(same);
        found.extend(by_share.filter_map(|share| combined(stock, share, "×", |debt, share| debt * share / HUNDRED)));
        found.extend(rests.iter().filter(same).filter_map(|rest| combined(stock, rest, "-", |debt, rest| debt - rest)));
    }
    found
}

fn agreement(record: &Record) -> Option<&str> {
    record.as_debt().map(DebtWriteOff::agreement).filter(|key| !key.is_empty())
}

/// One record over another, every pair of them that covers the same.
fn quotients(data: &Dataset, top: Subject, bottom: Subject, unit: Unit) -> Vec<Computed<'_>> {
    let (tops, bottoms) = (levels(data, top, None), levels(data, bottom, None));
    pairs(&tops, &bottoms).filter_map(|(a, b)| quotient(a, b, unit)).collect()
}

fn pairs<'a, 'd>(
    tops: &'a [&'d Record],
    bottoms: &'a [&'d Record],
) -> impl Iterator<Item = (&'d Record, &'d Record)> + use<'a, 'd> {
    let all = tops.iter().flat_map(|a| bottoms.iter().map(|b| (*a, *b)));
    all.filter(|(a, b)| !a.entry().coverage.contradicts(&b.entry().coverage))
}

fn quotient<'d>(a: &'d Record, b: &'d Record, unit: Unit) -> Option<Computed<'d>> {
    let scale = if unit == Unit::Percent { HUNDRED } else { Interval::ONE };
    combined(a, b, "/", |x, y| x / y * scale)
}

/// The growth of a subject on the year before: between records of one reporter where there are such, and as recorded.
pub(crate) fn changes(data: &Dataset, subject: Subject) -> Vec<Computed<'_>> {
    let Some(before) = subject.a_year_earlier() else { return Vec::new() };
    let (now, then) = (levels(data, subject, None), levels(data, before, None));
    let same = |a: &Record, b: &Record| a.entry().reported_by == b.entry().reported_by;
    let mut found: Vec<(&Record, &Record)> = pairs(&now, &then).collect();
    if found.iter().any(|(a, b)| same(a, b)) {
        found.retain(|(a, b)| same(a, b));
    }
    let recorded = of_basis(data, subject, Basis::Change, None).into_iter().filter_map(single);
    found.into_iter().filter_map(|(a, b)| growth(a, b)).chain(recorded).collect()
}

fn growth<'d>(now: &'d Record, before: &'d Record) -> Option<Computed<'d>> {
    let ratio = quotient(now, before, Unit::Percent)?;
    Some(Computed { tiers: ratio.tiers.map(|i| i - HUNDRED), how: How::Growth, ..ratio })
}

/// The subjects of the dataset, in another year, whose growth fits what is stated, with how it comes about.
pub(crate) fn other_years<'d>(
    data: &'d Dataset,
    candidates: &[Subject],
    fits: impl Fn(Tiers) -> bool,
) -> Vec<(Subject, Computed<'d>)> {
    let (mut found, mut tried): (Vec<(Subject, Computed<'d>)>, Vec<Subject>) = (Vec::new(), Vec::new());
    for subject in candidates {
        for now in data.series(subject.measure, subject.reporter, subject.partner) {
            let own = Subject { period: Some(now.period()), ..*subject };
            if own.period == subject.period || tried.contains(&own) {
                continue;
            }
            tried.push(own);
            found.extend(changes(data, own).into_iter().find(|c| fits(c.tiers)).map(|c| (own, c)));
        }
    }
    found
}

/// The events of an agreement: those of the date told, and the others.
pub(crate) struct Dates {
    pub(crate) told: Vec<String>,
    pub(crate) others: Vec<String>,
}

impl Dates {
    /// The events behind records of a debt; `None` where none has any.
    pub(crate) fn of<'d>(records: impl IntoIterator<Item = &'d Record>, dated: Period) -> Option<Self> {
        let record = records.into_iter().filter_map(Record::as_debt).find(|debt| debt.events().next().is_some())?;
        let (told, others): (Vec<_>, Vec<_>) = record.events().partition(|(_, day)| dated.contains(&Period::day(*day)));
        let words = |events: Vec<(Event, chrono::NaiveDate)>| {
            events.into_iter().map(|(event, day)| format!("{} on {day}", noun(event))).collect()
        };
        Some(Self { told: words(told), others: words(others) })
    }

    /// "dated by its ratification on 2014-04-18 and entry into force on 2014-05-05".
    pub(crate) fn dated_by(&self) -> String {
        format!("dated by its {}", self.told.join(" and "))
    }

    /// "not dated by its signature on 2012-09-17".
    pub(crate) fn not_by(&self) -> Option<String> {
        (!self.others.is_empty()).then(|| format!("not dated by its {}", self.others.join(" or ")))
    }
}

const fn noun(event: Event) -> &'static str {
    match event {
        Event::Signed => "signature",
        Event::Ratified => "ratification",
        Event::InForce => "entry into force",
    }
}
