//! Records that cannot both be true.

use std::fmt;
use std::sync::Arc;

use super::Dataset;
use crate::record::{Basis, Record};

/// Two records that answer the same question, economies, measure, period, coverage and status, with figures of one unit
/// whose [tolerated](crate::Figure::tolerate) intervals have no number in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    records: [Arc<Record>; 2],
}

impl Conflict {
    /// The two records, in the order they were read.
    pub fn records(&self) -> [&Record; 2] {
        self.records.each_ref().map(AsRef::as_ref)
    }
}

impl fmt::Display for Conflict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [one, other] = self.records();
        let entry = one.entry();
        if entry.basis != Basis::Level {
            write!(f, "{} of ", entry.basis)?;
        }
        write!(f, "{} {} {} {}: ", entry.measure.words(), entry.reporter, entry.partner, entry.period)?;
        for (record, after) in [(one, " against "), (other, "")] {
            let figure = record.figure().map(|figure| figure.to_string()).unwrap_or_default();
            write!(f, "{figure} ({}){after}", record.id())?;
        }
        Ok(())
    }
}

/// Whether two records contradict each other.
pub(crate) fn disagree(one: &Record, other: &Record) -> bool {
    let (Ok(a), Ok(b)) = (one.figure(), other.figure()) else { return false };
    one.entry().asks_the_same(other.entry())
        && a.unit() == b.unit()
        && one.valuation() == other.valuation()
        && !a.tolerate().meets(&b.tolerate())
}

pub(super) fn find(data: &Dataset) -> Vec<Conflict> {
    let mut found = Vec::new();
    for group in data.index().groups() {
        let records: Vec<&Arc<Record>> = group.filter_map(|at| data.at(at)).collect();
        for (position, one) in records.iter().enumerate() {
            let rest = records.iter().skip(position + 1).filter(|other| disagree(one, other));
            found.extend(rest.map(|other| Conflict { records: [Arc::clone(one), Arc::clone(other)] }));
        }
    }
    found
}
