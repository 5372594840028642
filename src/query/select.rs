//! The leaf of a query: a question that records answer.

use std::sync::Arc;

use crate::economy::Economy;
use crate::measure::Measure;
use crate::period::Period;
use crate::record::{Basis, Coverage, Record, Status};

/// Which records are meant.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Select {
    pub(super) measure: Measure,
    pub(super) basis: Basis,
    pub(super) reporter: Economy,
    pub(super) partner: Economy,
    pub(super) filters: Filters,
}

/// What narrows the choice.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Default)]
pub(super) struct Filters {
    pub(super) when: Option<When>,
    pub(super) reported_by: Option<Arc<str>>,
    pub(super) source: Option<Arc<str>>,
    pub(super) coverage: Option<Coverage>,
    pub(super) status: Option<Status>,
    pub(super) prefer: Vec<Arc<str>>,
}

/// A period, or a year that no calendar of four digits has: the query keeps it and evaluation names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum When {
    In(Period),
    NoYear(i32),
}

impl When {
    pub(super) fn year(year: i32) -> Self {
        Period::year(year).map_or(Self::NoYear(year), Self::In)
    }
}

impl Filters {
    /// Whether a record passes, not looking at its period.
    pub(super) fn pass(&self, record: &Record) -> bool {
        let entry = record.entry();
        let status = match self.status {
            Some(status) => entry.status == status,
            None => entry.status != Status::Target,
        };
        let named = self.source.is_some();
        status
            && (named || entry.doubt.is_empty())
            && self.source.as_ref().is_none_or(|source| *source == entry.quote.source)
            && self.reported_by.as_ref().is_none_or(|reporter| *reporter == entry.reported_by)
            && self.coverage.as_ref().is_none_or(|coverage| entry.coverage.states(coverage))
    }

    /// Whether the caller has said whose figures are wanted, so that standing no longer decides.
    pub(super) const fn names_a_reporter(&self) -> bool {
        self.source.is_some() || self.reported_by.is_some()
    }

    /// Takes from `other` what is not set here.
    pub(super) fn complete(&mut self, other: &Self) {
        self.when = self.when.or(other.when);
        self.status = self.status.or(other.status);
        let or = |own: &mut Option<Arc<str>>, other: &Option<Arc<str>>| {
            if own.is_none() {
                own.clone_from(other);
            }
        };
        or(&mut self.reported_by, &other.reported_by);
        or(&mut self.source, &other.source);
        if self.coverage.is_none() {
            self.coverage.clone_from(&other.coverage);
        }
        self.prefer.extend(other.prefer.iter().cloned());
    }
}
