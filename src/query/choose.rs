//! Which records answer a leaf.

use std::sync::Arc;

use super::select::{Select, When};
use crate::dataset::{self, Dataset};
use crate::error::{Error, ErrorKind};
use crate::record::{Record, Standing, is_symmetric};

/// The records that answer a leaf, and those that would but for their standing or a preference.
pub(super) struct Candidates<'d> {
    pub(super) chosen: Vec<&'d Arc<Record>>,
    pub(super) others: Vec<&'d Arc<Record>>,
}

/// All records of the question that pass the filters.
pub(super) fn all<'d>(data: &'d Dataset, select: &Select) -> Result<Vec<&'d Arc<Record>>, Error> {
    let pair = dataset::pair(select.reporter, select.partner);
    let symmetric = is_symmetric(select.measure, select.basis);
    let meant =
        |record: &&Arc<Record>| (symmetric || record.reporter() == select.reporter) && select.filters.pass(record);
    let period = match select.filters.when {
        Some(When::NoYear(year)) => {
            return Err(Error::new(ErrorKind::Range, format!("no year {year}: expected 1 to 9999")));
        }
        Some(When::In(period)) => Some(period),
        None => None,
    };
    let records = data.answers(pair, select.measure, select.basis, period).into_iter().filter(meant).collect();
    Ok(records)
}

/// Of the records of a question those that a query answers from.
pub(super) fn best<'d>(all: Vec<&'d Arc<Record>>, select: &Select) -> Candidates<'d> {
    let mut candidates = Candidates { chosen: all, others: Vec::new() };
    candidates.narrow(|record| record.figure().is_ok());
    if !select.filters.names_a_reporter() {
        candidates.narrow(|record| record.entry().standing == Standing::Reported);
    }
    for preferred in &select.filters.prefer {
        let met = candidates.narrow(|record| {
            let entry = record.entry();
            [&entry.id, &entry.reported_by, &entry.quote.source].contains(&preferred)
        });
        if met {
            break;
        }
    }
    candidates
}

impl Candidates<'_> {
    /// Leaves only the wanted ones, if there are any.
    fn narrow(&mut self, wanted: impl Fn(&Record) -> bool) -> bool {
        let any = self.chosen.iter().any(|record| wanted(record));
        if any {
            self.others.extend(self.chosen.iter().filter(|record| !wanted(record)));
            self.chosen.retain(|record| wanted(record));
        }
        any
    }
}

/// The first of each group of records that print the same, with the others of its group.
pub(super) fn groups<'d>(records: &[&'d Arc<Record>]) -> Vec<Vec<&'d Arc<Record>>> {
    let mut groups: Vec<Vec<&Arc<Record>>> = Vec::new();
    for record in records {
        match groups.iter_mut().find(|group| group.first().is_some_and(|first| agree(first, record))) {
            Some(group) => group.push(record),
            None => groups.push(vec![record]),
        }
    }
    groups
}

/// Whether it makes no difference which of the two answers.
fn agree(one: &Record, other: &Record) -> bool {
    let (a, b) = (one.entry(), other.entry());
    (a.figure, a.status, &a.coverage) == (b.figure, b.status, &b.coverage)
        && one.valuation() == other.valuation()
        && (a.is_symmetric() || a.reporter == b.reporter)
        && a.period == b.period
}
