//! Finding records by what they answer.

use std::cmp::Ordering;
use std::sync::Arc;

use crate::economy::Economy;
use crate::measure::Measure;
use crate::period::Period;
use crate::record::{Basis, Record};

type Pair = (Economy, Economy);

/// The question a record answers.
type Key = (Pair, Measure, Basis, Period);

/// Positions of records, sorted by key and by id.
#[derive(Clone, Debug, Default)]
pub(crate) struct Index {
    by_key: Vec<(Key, u32)>,
    by_id: Vec<(Arc<str>, u32)>,
}

impl Index {
    pub(super) fn new(records: &[Arc<Record>]) -> Self {
        let entries = || (0..).zip(records.iter().map(|record| record.entry()));
        let mut by_key: Vec<(Key, u32)> =
            entries().map(|(at, entry)| ((entry.pair(), entry.measure, entry.basis, entry.period), at)).collect();
        let mut by_id: Vec<(Arc<str>, u32)> = entries().map(|(at, entry)| (entry.id.clone(), at)).collect();
        by_key.sort_unstable();
        by_id.sort_unstable();
        Self { by_key, by_id }
    }

    /// Those with this id: one, unless a program added several.
    pub(crate) fn with_id(&self, id: &str) -> impl Iterator<Item = u32> {
        among(&self.by_id, |key| (**key).cmp(id))
    }

    pub(crate) fn of_measure(&self, pair: Pair, measure: Measure) -> impl Iterator<Item = u32> {
        among(&self.by_key, move |key| (key.0, key.1).cmp(&(pair, measure)))
    }

    pub(crate) fn of_basis(&self, pair: Pair, measure: Measure, basis: Basis) -> impl Iterator<Item = u32> {
        among(&self.by_key, move |key| (key.0, key.1, key.2).cmp(&(pair, measure, basis)))
    }

    pub(crate) fn of_period(
        &self,
        pair: Pair,
        measure: Measure,
        basis: Basis,
        period: Period,
    ) -> impl Iterator<Item = u32> {
        among(&self.by_key, move |key| key.cmp(&(pair, measure, basis, period)))
    }

    /// The positions in groups that answer one question, but for direction, coverage and status.
    pub(super) fn groups(&self) -> impl Iterator<Item = impl Iterator<Item = u32>> {
        self.by_key.chunk_by(|a, b| a.0 == b.0).map(|group| group.iter().map(|(_, at)| *at))
    }
}

/// The positions of the keys that compare as equal.
fn among<K>(sorted: &[(K, u32)], compare: impl Fn(&K) -> Ordering) -> impl Iterator<Item = u32> {
    let first = sorted.partition_point(|(key, _)| compare(key).is_lt());
    let rest = sorted.get(first..).unwrap_or_default();
    rest.iter().take_while(move |(key, _)| compare(key).is_eq()).map(|(_, at)| *at)
}
