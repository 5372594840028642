//! What comes of a query.

use std::fmt;
use std::ops::{Bound, Range};
use std::sync::Arc;

use rust_decimal::Decimal;

use super::{Op, Value};
use crate::dataset;
use crate::number::{Figure, Interval, Unit};
use crate::record::{Basis, Record};

/// The answer to a [`Query`](super::Query): a value, the records it rests on and how it was derived from them.
///
/// [`Display`](fmt::Display) is one line, the value and its evidence; the alternate form (`{:#}`) adds the derivation, step by
/// step, with doubts and contradicting records.
///
/// ```
/// use bilateral::{Dataset, Economy, Query};
///
/// let query = Query::balance(Economy::RUS, Economy::PRK).in_year(2011);
/// let answer = Dataset::embedded()?.eval(&query)?;
/// assert_eq!(answer.value().accept.to_string(), "(84600000, 84800000)");
/// assert_eq!(answer.records().map(|record| record.id()).collect::<Vec<_>>(), ["rus-prk-2011-x", "rus-prk-2011-m"]);
/// # Ok::<(), bilateral::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub(super) steps: Vec<Step>,
    pub(super) records: Vec<Arc<Record>>,
    pub(super) others: Vec<Arc<Record>>,
}

/// One step of a derivation.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Step {
    /// How its value came about.
    pub how: How,
    /// Its value.
    pub value: Value,
    /// The records it rests on, as positions in [`Answer::records`].
    pub records: Range<usize>,
}

/// How the value of a [`Step`] came about.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum How {
    /// Records print it.
    #[non_exhaustive]
    Record {
        /// Whether the other side reported it.
        mirrored: bool,
    },
    /// The query states it.
    Figure(Figure),
    /// It was computed of earlier steps.
    #[non_exhaustive]
    Computed {
        /// In this way.
        op: Op,
        /// The position of the first operand among the steps.
        left: usize,
        /// The position of the second; `None` for [`Op::PerYear`].
        right: Option<usize>,
        /// Whether nobody asked for it: turnover and balance of exports and imports.
        identity: bool,
    },
}

impl Answer {
    /// The value: nominal, the two intervals, the unit.
    pub fn value(&self) -> Value {
        let nothing = Value {
            nominal: Decimal::ZERO,
            accept: Interval::EVERYTHING,
            tolerate: Interval::EVERYTHING,
            unit: Unit::Number,
        };
        self.steps.last().map_or(nothing, |step| step.value)
    }

    /// The result at face value.
    pub fn nominal(&self) -> Decimal {
        self.value().nominal
    }

    /// What a careful reader of the figures may conclude.
    pub fn accept(&self) -> Interval {
        self.value().accept
    }

    /// What cannot be called wrong.
    pub fn tolerate(&self) -> Interval {
        self.value().tolerate
    }

    /// What is counted.
    pub fn unit(&self) -> Unit {
        self.value().unit
    }

    /// The records it rests on, in the order of the query.
    pub fn records(&self) -> impl ExactSizeIterator<Item = &Record> {
        self.records.iter().map(AsRef::as_ref)
    }

    /// Records of the same questions that were passed over for their standing or a preference.
    pub fn others(&self) -> impl ExactSizeIterator<Item = &Record> {
        self.others.iter().map(AsRef::as_ref)
    }

    /// Records passed over that contradict one used.
    pub fn conflicts(&self) -> impl Iterator<Item = &Record> {
        self.others().filter(|other| self.records().any(|used| dataset::disagree(used, other)))
    }

    /// The derivation, operands before what is computed of them.
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The last operation, if anything was computed.
    pub fn operation(&self) -> Option<Op> {
        match self.steps.last()?.how {
            How::Computed { op, .. } => Some(op),
            _ => None,
        }
    }
}

/// A record with its figure and who says so.
pub(super) fn cited(record: &Record) -> String {
    let entry = record.entry();
    let figure = match entry.figure {
        Ok(figure) => figure.to_string(),
        Err(missing) => missing.to_string(),
    };
    let whose = if entry.reported_by.is_empty() { &entry.quote.source } else { &entry.reported_by };
    let coverage = if entry.coverage.is_empty() { String::new() } else { format!(", {}", entry.coverage) };
    format!("{}: {figure}, {whose}{coverage}", entry.id)
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", Headline { value: &self.value(), op: self.operation() })?;
        if !f.alternate() {
            for (position, record) in self.records().enumerate() {
                if self.records().take(position).all(|before| before != record) {
                    write!(f, "{}{}", if position == 0 { " from " } else { "; " }, cited(record))?;
                }
            }
            return Ok(());
        }
        for (number, step) in (1..).zip(&self.steps) {
            write!(f, "\n  {number}. ")?;
            self.write_step(f, step)?;
        }
        for record in self.records().filter(|record| !record.entry().doubt.is_empty()) {
            write!(f, "\n  doubt about {}: {}", record.id(), record.entry().doubt)?;
        }
        for record in self.conflicts() {
            write!(f, "\n  against it: {}", cited(record))?;
        }
        Ok(())
    }
}

impl Answer {
    fn write_step(&self, f: &mut fmt::Formatter<'_>, step: &Step) -> fmt::Result {
        let headline = |op| Headline { value: &step.value, op };
        match &step.how {
            How::Figure(figure) => write!(f, "{} as {figure:?} is read", headline(None)),
            How::Record { mirrored } => {
                write!(f, "{}", headline(None))?;
                for record in self.records.get(step.records.clone()).unwrap_or_default() {
                    let entry = record.entry();
                    let of = if entry.basis == Basis::Level { String::new() } else { format!("{} of ", entry.basis) };
                    let (measure, period) = (entry.measure.words(), entry.period);
                    write!(f, "; {of}{measure} {} {} {period}", entry.reporter, entry.partner)?;
                    write!(f, " ({})", cited(record))?;
                }
                f.write_str(if *mirrored { ", the mirror of what was asked" } else { "" })
            }
            How::Computed { op, left, right, identity } => {
                write!(f, "{} = {}", headline(Some(*op)), Formula { op: *op, left: *left, right: *right })?;
                f.write_str(if *identity { ", of exports and imports as none is recorded" } else { "" })
            }
        }
    }
}

/// An operation on numbered steps.
struct Formula {
    op: Op,
    left: usize,
    right: Option<usize>,
}

impl fmt::Display for Formula {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let a = self.left + 1;
        let b = self.right.map_or(0, |right| right + 1);
        match self.op {
            Op::TimesLess => write!(f, "({b}) / ({a})"),
            Op::TimesMore | Op::Per | Op::Share | Op::WholeFromPart => write!(f, "({a}) / ({b})"),
            Op::Growth => write!(f, "({a}) / ({b}) - 1"),
            Op::Change | Op::Minus => write!(f, "({a}) - ({b})"),
            Op::Plus => write!(f, "({a}) + ({b})"),
            Op::Times | Op::Part => write!(f, "({a}) · ({b})"),
            Op::Rest => write!(f, "({a}) · (1 - ({b}))"),
            Op::WholeFromRest => write!(f, "({a}) / (1 - ({b}))"),
            Op::Before => write!(f, "({a}) / (1 + ({b}))"),
            Op::Both => write!(f, "({a}) and ({b})"),
            Op::PerYear(years) => write!(f, "({a}) / {years}"),
        }
    }
}

/// A value for reading: `49.5 times less [49.4, 49.6)`, `5.63 billion USD [5.625, 5.635)`.
struct Headline<'v> {
    value: &'v Value,
    op: Option<Op>,
}

impl fmt::Display for Headline<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Value { nominal, accept, unit, .. } = *self.value;
        let (power, word) = scale(nominal, unit);
        let scaled = accept * Interval::point(Decimal::new(1, power));
        let digits = readable_digits(&scaled);
        let nominal = nominal.checked_mul(Decimal::new(1, power)).unwrap_or(nominal);
        let nominal = if significant(nominal) <= SHORT { nominal } else { nominal.round_sf(digits).unwrap_or(nominal) };
        let signed = matches!(self.op, Some(Op::Growth | Op::Change)) && nominal > Decimal::ZERO;
        write!(f, "{}{}{word}", if signed { "+" } else { "" }, nominal.normalize())?;
        match (self.op, unit) {
            (Some(Op::TimesLess), _) => f.write_str(" times less")?,
            (Some(Op::TimesMore), _) => f.write_str(" times as much")?,
            (_, Unit::Number) => {}
            (_, Unit::PercentagePoints) => f.write_str(" percentage points")?,
            (_, unit) => write!(f, " {unit}")?,
        }
        write!(f, " {}", readable(&scaled, digits))
    }
}

/// The scale word that leaves one to three digits before the point.
fn scale(nominal: Decimal, unit: Unit) -> (u32, &'static str) {
    let scales = [(12, " trillion"), (9, " billion"), (6, " million")];
    let large = |power: &(u32, &str)| nominal.abs() >= Decimal::from(10_u64.pow(power.0));
    let worded = matches!(unit, Unit::Money(_) | Unit::Number | Unit::Measure(_));
    scales.into_iter().find(|power| worded && large(power)).unwrap_or((0, ""))
}

/// Numbers of so many significant digits are printed as they are.
const SHORT: u32 = 5;

fn significant(number: Decimal) -> u32 {
    number.normalize().mantissa().unsigned_abs().checked_ilog10().unwrap_or(0) + 1
}

/// As many digits as show the width of an interval, at least three.
fn readable_digits(interval: &Interval) -> u32 {
    const LEAST: u32 = 3;
    let Some((lower, upper)) = interval.lower_value().zip(interval.upper_value()) else { return LEAST };
    let Some(width) = upper.checked_sub(lower).filter(|width| !width.is_zero()) else { return LEAST };
    let largest = magnitude(lower).max(magnitude(upper));
    u32::try_from(largest - magnitude(width) + 1).unwrap_or(LEAST).clamp(LEAST, 28)
}

/// The power of ten of the first digit.
fn magnitude(number: Decimal) -> i64 {
    let digits = number.mantissa().unsigned_abs().checked_ilog10().unwrap_or(0);
    i64::from(digits) - i64::from(number.scale())
}

/// The same ends without trailing zeros.
fn normal(interval: Interval) -> Interval {
    let normal = |end: Bound<Decimal>| end.map(|end| end.normalize());
    Interval::new(normal(interval.lower()), normal(interval.upper())).unwrap_or(interval)
}

/// The interval in few digits: an end that rounding moved outward is written `[` or `)`, the half-open form.
fn readable(interval: &Interval, digits: u32) -> Interval {
    let ends = [interval.lower_value(), interval.upper_value()];
    if ends.into_iter().flatten().all(|end| significant(end) <= SHORT) {
        return normal(*interval);
    }
    let rounded = interval.rounded(digits);
    let lower = match (rounded.lower_value(), interval.lower_value()) {
        (Some(moved), Some(end)) if moved != end => Bound::Included(moved),
        _ => rounded.lower(),
    };
    let upper = match (rounded.upper_value(), interval.upper_value()) {
        (Some(moved), Some(end)) if moved != end => Bound::Excluded(moved),
        _ => rounded.upper(),
    };
    Interval::new(lower, upper).unwrap_or(rounded)
}
