//! Rows in any order written anew: those of one key together, and in the order of their commodities.

#[cfg(feature = "parallel")]
use rayon::prelude::*;

use super::builder::{Builder, Clash, Group, Key, Remarks, limit, observation};
use super::columns::{Columns, Row};
use crate::error::{Error, ErrorKind};

/// So few groups are no work for several threads.
#[cfg(feature = "parallel")]
const FEW: usize = 10_000;

/// By key, those of one key in the order they came.
pub(super) fn sort(groups: &mut [Group]) {
    let order = |group: &Group| (group.key, group.start);
    #[cfg(feature = "parallel")]
    if groups.len() >= FEW && rayon::current_num_threads() > 1 {
        let part = groups.len().div_ceil(rayon::current_num_threads());
        groups.par_chunks_mut(part).for_each(|part| part.sort_unstable_by_key(order));
        // Parts that are in order are merged by this one, and no more.
        return groups.sort_by_key(order);
    }
    groups.sort_unstable_by_key(order);
}

impl Builder {
    /// Gathers the rows of sorted groups: one group for each key.
    pub(super) fn gather(&mut self, groups: &[Group]) -> Result<Vec<Group>, Error> {
        let shares = self.shares(groups);
        self.rows = Columns::new();
        let mut all = Vec::new();
        for share in shares {
            let Share { rows, groups, remarks } = share?;
            let before = u32::try_from(self.rows.len()).map_err(|_| limit("rows"))?;
            all.extend(groups.iter().map(|group| Group { start: before + group.start, ..*group }));
            if before == 0 {
                self.rows = rows;
            } else {
                self.rows.extend(&rows);
            }
            self.remarks.repeated += remarks.repeated;
            self.remarks.replaced += remarks.replaced;
        }
        Ok(all)
    }

    #[cfg(feature = "parallel")]
    fn shares(&self, groups: &[Group]) -> Vec<Result<Share, Error>> {
        if groups.len() < FEW {
            return vec![Share::of(self, groups)];
        }
        let shares: Vec<&[Group]> = cut(groups, rayon::current_num_threads()).collect();
        shares.into_par_iter().map(|groups| Share::of(self, groups)).collect()
    }

    #[cfg(not(feature = "parallel"))]
    fn shares(&self, groups: &[Group]) -> Vec<Result<Share, Error>> {
        vec![Share::of(self, groups)]
    }
}

/// About so many parts of equal length, none of which ends within a key.
#[cfg(feature = "parallel")]
fn cut(groups: &[Group], parts: usize) -> impl Iterator<Item = &[Group]> {
    let length = groups.len().div_ceil(parts);
    let mut rest = groups;
    std::iter::from_fn(move || {
        let end = rest.get(..length).unwrap_or(rest).last()?;
        let (part, after) = rest.split_at(rest.partition_point(|group| group.key <= end.key));
        rest = after;
        Some(part)
    })
}

/// Some of the keys, and their rows gathered.
struct Share {
    rows: Columns,
    groups: Vec<Group>,
    remarks: Remarks,
}

impl Share {
    fn of(from: &Builder, groups: &[Group]) -> Result<Self, Error> {
        let mut share = Self { rows: Columns::new(), groups: Vec::new(), remarks: Remarks::default() };
        let mut order = Vec::new();
        for same in groups.chunk_by(|a, b| a.key == b.key) {
            let Some(first) = same.first() else { continue };
            order.clear();
            order.extend(same.iter().flat_map(|group| group.start..group.start + group.len));
            let start = u32::try_from(share.rows.len()).map_err(|_| limit("rows"))?;
            share.gather(from, first.key, &mut order)?;
            let end = u32::try_from(share.rows.len()).map_err(|_| limit("rows"))?;
            share.groups.push(Group { key: first.key, start, len: end - start });
        }
        Ok(share)
    }

    fn gather(&mut self, from: &Builder, key: Key, order: &mut [u32]) -> Result<(), Error> {
        let row = |index: u32| usize::try_from(index).ok().and_then(|index| from.rows.row(index));
        order.sort_by_cached_key(|&index| row(index).map(|row| row.commodity));
        let mut kept: Option<Row> = None;
        for next in order.iter().filter_map(|&index| row(index)) {
            match kept {
                Some(one) if one.commodity == next.commodity => kept = Some(self.settle(from, key, one, next)?),
                Some(one) => {
                    self.rows.push(one);
                    kept = Some(next);
                }
                None => kept = Some(next),
            }
        }
        if let Some(one) = kept {
            self.rows.push(one);
        }
        Ok(())
    }

    /// Which of two rows for the same thing stays.
    fn settle(&mut self, from: &Builder, key: Key, first: Row, second: Row) -> Result<Row, Error> {
        if first == second {
            self.remarks.repeated += 1;
            return Ok(first);
        }
        let kept = match from.clash {
            Clash::Refuse => return Err(clash_error(from, key, first, second)),
            Clash::KeepFirst => first,
            Clash::KeepLast => second,
        };
        self.remarks.replaced += 1;
        Ok(kept)
    }
}

#[cold]
fn clash_error(from: &Builder, key: Key, first: Row, second: Row) -> Error {
    let one = observation(&from.economies.list, &from.streams, &from.words.list, key, first);
    let cells = |row: Row| format!("value {}, quantity {}, net weight {}", row.value.cell(), row.quantity, row.weight);
    let message = match one {
        Some(one) => format!("{one} stands twice: {}; {}", cells(first), cells(second)),
        None => "an observation stands twice".to_owned(),
    };
    Error::new(ErrorKind::Conflict, message)
}
