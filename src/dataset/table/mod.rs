//! Bulk observations in columns: millions of rows, no allocation for any of them.
//!
//! Rows that may be added - one reporter, partner, period and [`Stream`] - stand together, ordered by commodity. A
//! directory by pair finds them in constant time and keeps their total. Values are exact: whole thousandths of a dollar
//! in 64 bits, and what does not fit is an error. A BACI row takes 20 bytes.
//!
//! Three ways to ask:
//!
//! - [`Table::total`], [`turnover`](Table::turnover), [`balance`](Table::balance), [`top_partners`](Table::top_partners):
//!   from the kept totals, with valuation, side and basis in every answer;
//! - [`Table::select`]: any rows, listed or added; a sum that would count twice is refused;
//! - [`Table::observations`]: all rows as they came.
//!
//! ```
//! use bilateral::dataset::table::{Flow, Side};
//! use bilateral::{Economy, Period, import};
//!
//! let file = "t,i,j,k,v,q\n2022,643,408,270900,105.5,31.2\n2022,643,408,270112,12.25,\n";
//! let table = import::table(file.as_bytes(), &import::Options::new())?.table;
//! let exports = table.total(Flow::Exports, Economy::RUS, Economy::PRK, Period::year(2022)?, Side::Direct)?;
//! assert_eq!(exports.value()?.to_string(), "117750.000");
//! assert_eq!(exports.to_string(), "117750.000 USD (FOB, reconciled, sum of 2 rows of HS, 6 digits)");
//! # Ok::<(), bilateral::Error>(())
//! ```

mod builder;
mod cell;
mod columns;
mod commodity;
mod flow;
mod gather;
mod observation;
#[cfg(feature = "parquet")]
pub mod parquet;
mod products;
mod ratio;
mod select;
mod top;
mod total;

use std::cmp::Ordering;
use std::ops::Range;

use crate::economy::Economy;
use crate::error::{Error, ErrorKind};
use crate::period::Period;

pub use builder::{Builder, Clash, Remarks};
pub use cell::Cell;
pub use commodity::{Commodity, Level};
pub use flow::{Classification, Compilation, Flow};
pub use observation::{Marks, Observation, Parts, Stream, Tag};
pub use ratio::ratio;
pub use select::Selection;
pub use top::{Ranked, Ranking};
pub use total::{Basis, Combined, Side, Total, Valuations};

use builder::{Group, Key, Names};
use columns::{Columns, Tally, Value};

/// Observations, sorted and indexed by pair. Made by a [`Builder`] or an importer.
///
/// # Laws
///
/// - Every observation that was pushed is listed by [`observations`](Self::observations), except those that
///   [`remarks`](Self::remarks) counts.
/// - However a set of observations is cut into tables, sums over the parts add up to the sum over the whole, exactly.
#[derive(Clone, Debug)]
pub struct Table {
    names: Names,
    streams: Vec<Stream>,
    words: builder::Words,
    rows: Columns,
    blocks: Vec<Block>,
    /// The first block of each pair: reporter times the number of economies, plus partner.
    pairs: Vec<u32>,
    remarks: Remarks,
}

/// The rows of one pair, period and stream, with their total in thousandths of a dollar.
#[derive(Clone, Copy, Debug)]
struct Block {
    key: Key,
    start: u32,
    len: u32,
    missing: u32,
    total: i64,
}

impl Block {
    fn range(&self) -> Range<usize> {
        let at = |index: u32| usize::try_from(index).unwrap_or(usize::MAX);
        at(self.start)..at(self.start.saturating_add(self.len))
    }
}

impl Table {
    fn assemble(builder: Builder, groups: Vec<Group>) -> Result<Self, Error> {
        let remarks = builder.remarks();
        let Builder { economies: names, streams, words, rows, .. } = builder;
        let mut table = Self { names, streams, words, rows, blocks: Vec::new(), pairs: Vec::new(), remarks };
        table.blocks.reserve_exact(groups.len());
        for group in groups {
            let block = table.block(group)?;
            table.blocks.push(block);
        }
        table.index()?;
        Ok(table)
    }

    fn block(&self, group: Group) -> Result<Block, Error> {
        let Group { key, start, len } = group;
        let mut block = Block { key, start, len, missing: 0, total: 0 };
        let tally = Tally::of(self.values(&block));
        block.missing = tally.missing;
        block.total = i64::try_from(tally.sum).map_err(|_| too_large())?;
        Ok(block)
    }

    fn index(&mut self) -> Result<(), Error> {
        let economies = self.names.list.len();
        let many = |count: usize| {
            u32::try_from(count).map_err(|_| Error::new(ErrorKind::Limit, "a table holds no more pairs"))
        };
        many(self.blocks.len())?;
        self.pairs = Vec::with_capacity(economies * economies + 1);
        let mut next = 0;
        for reporter in 0..economies {
            for partner in 0..economies {
                self.pairs.push(many(next)?);
                let here = |block: &Block| {
                    usize::from(block.key.reporter) == reporter && usize::from(block.key.partner) == partner
                };
                while self.blocks.get(next).is_some_and(here) {
                    next += 1;
                }
            }
        }
        self.pairs.push(many(next)?);
        Ok(())
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What was not taken as it came.
    pub const fn remarks(&self) -> Remarks {
        self.remarks
    }

    /// The bytes that the table occupies, directory and totals included.
    pub fn bytes(&self) -> usize {
        let directory = self.blocks.capacity() * size_of::<Block>() + self.pairs.capacity() * size_of::<u32>();
        self.rows.bytes() + directory + self.names.bytes() + self.streams.capacity() * size_of::<Stream>()
    }

    /// The economies that report or are partners, in the order they first came.
    pub fn economies(&self) -> impl Iterator<Item = Economy> {
        self.names.list.iter().copied()
    }

    /// The periods there are observations of, in order.
    pub fn periods(&self) -> Vec<Period> {
        let mut periods: Vec<Period> = self.blocks.iter().map(|block| block.key.period).collect();
        periods.sort_unstable();
        periods.dedup();
        periods
    }

    /// The streams there are observations of.
    pub fn streams(&self) -> impl Iterator<Item = &Stream> {
        self.streams.iter()
    }

    /// All rows, pair by pair.
    pub fn observations(&self) -> impl Iterator<Item = Observation> {
        self.blocks.iter().flat_map(|block| block.range().filter_map(|row| self.observation(block, row)))
    }

    /// A builder with all rows of this table, to add more.
    ///
    /// # Errors
    ///
    /// None in practice: what was pushed once can be pushed again.
    pub fn to_builder(&self) -> Result<Builder, Error> {
        Ok(Builder::of(self))
    }

    /// This table and another one together.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Conflict`] when the two contradict each other; [`Builder::on_clash`] lets the caller choose.
    pub fn merge(&self, other: &Self) -> Result<Self, Error> {
        let mut builder = self.to_builder()?;
        builder.append(&other.to_builder()?)?;
        builder.finish()
    }

    fn observation(&self, block: &Block, row: usize) -> Option<Observation> {
        let row = self.rows.row(row)?;
        builder::observation(&self.names.list, &self.streams, &self.words.list, block.key, row)
    }

    fn values(&self, block: &Block) -> &[Value] {
        self.rows.values.get(block.range()).unwrap_or_default()
    }

    /// The first commodity that stands in both ranges of rows, each of them in order.
    fn shared(&self, one: Range<usize>, other: Range<usize>) -> Option<Commodity> {
        let codes = |range: Range<usize>| self.rows.commodities.get(range).unwrap_or_default().iter().peekable();
        let (mut ones, mut others) = (codes(one), codes(other));
        loop {
            let (&&left, &&right) = (ones.peek()?, others.peek()?);
            match left.cmp(&right) {
                Ordering::Less => ones.next(),
                Ordering::Greater => others.next(),
                Ordering::Equal => return builder::commodity(&self.words.list, left),
            };
        }
    }

    fn stream(&self, block: &Block) -> Option<&Stream> {
        self.streams.get(usize::from(block.key.stream))
    }

    fn economy(&self, number: u16) -> Option<Economy> {
        self.names.list.get(usize::from(number)).copied()
    }

    /// The blocks of a pair by number.
    fn pair(&self, reporter: u16, partner: u16) -> &[Block] {
        self.blocks_of(usize::from(reporter) * self.names.list.len() + usize::from(partner), 1)
    }

    /// The blocks of a reporter by number.
    fn reports(&self, reporter: u16) -> &[Block] {
        let economies = self.names.list.len();
        self.blocks_of(usize::from(reporter) * economies, economies)
    }

    fn blocks_of(&self, pair: usize, pairs: usize) -> &[Block] {
        let at = |index: usize| self.pairs.get(index).and_then(|&block| usize::try_from(block).ok());
        let range = at(pair).zip(at(pair + pairs));
        range.and_then(|(start, end)| self.blocks.get(start..end)).unwrap_or_default()
    }

    /// The blocks of a pair in a period.
    fn blocks_in(&self, reporter: Economy, partner: Economy, period: Period) -> &[Block] {
        let numbers = self.names.find(reporter).zip(self.names.find(partner));
        let blocks = numbers.map_or(&[][..], |(reporter, partner)| self.pair(reporter, partner));
        in_period(blocks, period)
    }
}

/// The blocks of a period among those of a pair.
fn in_period(blocks: &[Block], period: Period) -> &[Block] {
    let from = blocks.partition_point(|block| block.key.period < period);
    let to = blocks.partition_point(|block| block.key.period <= period);
    blocks.get(from..to).unwrap_or_default()
}

#[cold]
fn too_large() -> Error {
    Error::new(ErrorKind::Range, "a sum does not fit: 9.2 quadrillion dollars")
}
