//! From observations in any order to a table.

use std::collections::HashMap;

use super::cell::Cell;
use super::columns::{Columns, Row, VALUE_SCALE, Value};
use super::commodity::Commodity;
use super::observation::{Observation, Stream};
use super::{Table, gather};
use crate::economy::{self, Economy};
use crate::error::{Error, ErrorKind};
use crate::period::Period;

/// What to do when two observations say different things of the same reporter, partner, period, stream and commodity.
/// Observations that say the same are one, and counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Clash {
    /// An error that names both.
    #[default]
    Refuse,
    /// The one that came first stays; the others are counted.
    KeepFirst,
    /// The one that came last stays; the others are counted.
    KeepLast,
}

/// What was not taken as it came.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Remarks {
    /// Observations that said the same as one before.
    pub repeated: u64,
    /// Observations that said something else, where the caller had chosen which one stays.
    pub replaced: u64,
    /// Values finer than a thousandth of a dollar, where the caller had chosen to round them.
    pub rounded: u64,
}

/// Collects observations and makes a [`Table`] of them.
///
/// ```
/// use bilateral::dataset::table::{Builder, Cell, Flow, Observation};
/// use bilateral::{Economy, Period};
///
/// let mut builder = Builder::new();
/// let million = Cell::new(110_000_000, 0).unwrap_or(Cell::ABSENT);
/// builder.push(&Observation::new(Economy::RUS, Economy::PRK, Flow::Exports, Period::year(2011)?, million))?;
/// let table = builder.finish()?;
/// assert_eq!(table.len(), 1);
/// # Ok::<(), bilateral::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Builder {
    pub(super) economies: Names,
    pub(super) streams: Vec<Stream>,
    pub(super) words: Words,
    pub(super) rows: Columns,
    runs: Vec<Run>,
    /// Whether the commodities of each run ascend.
    ordered: bool,
    pub(super) clash: Clash,
    round: bool,
    pub(super) remarks: Remarks,
    last: Option<(Economy, Economy, Period, Stream)>,
}

/// Consecutive rows with one key.
#[derive(Clone, Copy, Debug)]
struct Run {
    key: Key,
    start: u32,
}

/// Reporter, partner, period, stream.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    pub(super) reporter: u16,
    pub(super) partner: u16,
    pub(super) period: Period,
    pub(super) stream: u16,
}

/// Rows with one key, in the order of their commodities.
#[derive(Clone, Copy, Debug)]
pub(super) struct Group {
    pub(super) key: Key,
    pub(super) start: u32,
    pub(super) len: u32,
}

impl Default for Builder {
    fn default() -> Self {
        Self::new()
    }
}

impl Builder {
    /// A builder without observations.
    pub fn new() -> Self {
        Self {
            economies: Names::new(),
            streams: Vec::new(),
            words: Words::default(),
            rows: Columns::new(),
            runs: Vec::new(),
            ordered: true,
            clash: Clash::Refuse,
            round: false,
            remarks: Remarks::default(),
            last: None,
        }
    }

    /// A builder with the rows of a table.
    pub(super) fn of(table: &Table) -> Self {
        let mut runs: Vec<Run> = table.blocks.iter().map(|block| Run { key: block.key, start: block.start }).collect();
        runs.sort_unstable_by_key(|run| run.start);
        Self {
            economies: table.names.clone(),
            streams: table.streams.clone(),
            words: table.words.clone(),
            rows: table.rows.clone(),
            runs,
            ..Self::new()
        }
    }

    /// What to do with contradicting observations.
    #[must_use]
    pub fn on_clash(mut self, clash: Clash) -> Self {
        self.clash = clash;
        self
    }

    /// Values finer than a thousandth of a dollar are rounded to the nearest, ties to even, and counted in
    /// [`Remarks::rounded`]. Without this they are errors: some files print what a float left over,
    /// `8532861.129999999`.
    #[must_use]
    pub fn rounding_values(mut self) -> Self {
        self.round = true;
        self
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Makes room for so many more rows, if it can be had: it is only a guess.
    pub(crate) fn reserve(&mut self, rows: usize) {
        self.rows.reserve(rows);
    }

    /// Forgets all rows. The room they took stays, and so do the numbers of economies, streams and codes.
    #[cfg(feature = "parallel")]
    pub(crate) fn clear(&mut self) {
        self.rows.clear();
        self.runs.clear();
        self.ordered = true;
        self.remarks = Remarks::default();
        self.last = None;
    }

    /// Adds an observation.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Range`] for a value that is no whole number of thousandths of a dollar below 9.2 quadrillion;
    /// [`ErrorKind::Limit`] past 4,294,967,295 rows, 65,535 streams or a billion non-numeric codes.
    pub fn push(&mut self, observation: &Observation) -> Result<(), Error> {
        let value = match Value::of(observation.value) {
            Some(value) => value,
            None => self.rounded(observation)?,
        };
        let commodity = self.words.number(observation.commodity)?;
        self.turn(observation, commodity)?;
        self.rows.push(Row {
            commodity,
            value,
            quantity: observation.quantity,
            unit: observation.quantity_unit,
            weight: observation.net_weight,
            marks: observation.marks.bits(),
        });
        Ok(())
    }

    /// Adds a row that differs from the last one in commodity, value (in thousandths of a dollar) and quantity only; `false` if it cannot be added, and
    /// then nothing was.
    pub(crate) fn push_next(&mut self, commodity: u32, thousandths: i64, quantity: Cell) -> bool {
        let Some(value) = Value::new(thousandths) else { return false };
        self.ordered &= self.rows.commodities.last().is_none_or(|&last| last < commodity);
        self.rows.push_next(commodity, value, quantity);
        true
    }

    #[cold]
    fn rounded(&mut self, observation: &Observation) -> Result<Value, Error> {
        let refuse = || {
            let limit = "a whole number of thousandths of a dollar below 9.2 quadrillion";
            Error::new(ErrorKind::Range, format!("value of {observation} is not {limit}"))
        };
        let number = observation.value.number().map_err(|_| refuse())?;
        let rounded = Cell::try_from(number.round_dp(VALUE_SCALE)).ok().and_then(Value::of);
        let rounded = rounded.filter(|_| self.round).ok_or_else(refuse)?;
        self.remarks.rounded += 1;
        Ok(rounded)
    }

    /// Begins a new run if this observation does not belong to the last one.
    fn turn(&mut self, observation: &Observation, commodity: u32) -> Result<(), Error> {
        let key = (observation.reporter, observation.partner, observation.period, observation.stream());
        if self.last.as_ref() == Some(&key) {
            self.ordered &= self.rows.commodities.last().is_none_or(|&last| last < commodity);
            return Ok(());
        }
        let start = u32::try_from(self.rows.len()).map_err(|_| limit("rows"))?;
        let stream = intern_stream(&mut self.streams, key.3)?;
        let key_of = Key {
            reporter: self.economies.number(key.0)?,
            partner: self.economies.number(key.1)?,
            period: key.2,
            stream,
        };
        self.runs.push(Run { key: key_of, start });
        self.last = Some(key);
        Ok(())
    }

    /// Adds all rows of another builder after these.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Limit`] as for [`push`](Self::push).
    pub fn append(&mut self, other: &Self) -> Result<(), Error> {
        let start = u32::try_from(self.rows.len()).map_err(|_| limit("rows"))?;
        u32::try_from(self.rows.len() + other.rows.len()).map_err(|_| limit("rows"))?;
        let economies =
            other.economies.list.iter().map(|&e| self.economies.number(e)).collect::<Result<Vec<_>, _>>()?;
        let streams =
            other.streams.iter().map(|&s| intern_stream(&mut self.streams, s)).collect::<Result<Vec<_>, _>>()?;
        let words = other.words.list.iter().map(|&w| self.words.number(w)).collect::<Result<Vec<_>, _>>()?;
        let map = |list: &[u16], number: u16| list.get(usize::from(number)).copied().unwrap_or(number);
        let last = self.rows.commodities.last().copied();
        for (index, run) in other.runs.iter().enumerate() {
            let key = Key {
                reporter: map(&economies, run.key.reporter),
                partner: map(&economies, run.key.partner),
                period: run.key.period,
                stream: map(&streams, run.key.stream),
            };
            // A run that was cut by the seam goes on.
            let goes_on = index == 0 && self.runs.last().is_some_and(|run| run.key == key);
            if goes_on {
                self.ordered &= last < other.rows.commodities.first().copied();
            } else {
                self.runs.push(Run { key, start: start + run.start });
            }
        }
        if words.is_empty() {
            self.rows.extend(&other.rows);
        } else {
            self.rows.extend_renumbered(&other.rows, |code| words_number(&words, code));
        }
        self.ordered &= other.ordered;
        self.remarks.rounded += other.remarks.rounded;
        self.last = None;
        Ok(())
    }

    /// The table of what was collected.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Conflict`] when two observations contradict each other and the caller has not chosen;
    /// [`ErrorKind::Range`] when the sum of one pair, period and stream does not fit.
    pub fn finish(mut self) -> Result<Table, Error> {
        let rows = u32::try_from(self.rows.len()).map_err(|_| limit("rows"))?;
        let mut runs = std::mem::take(&mut self.runs);
        let ends = runs.iter().skip(1).map(|run| run.start).chain([rows]);
        let mut groups: Vec<Group> = Vec::with_capacity(runs.len());
        groups.extend(runs.iter().zip(ends).map(|(run, end)| Group {
            key: run.key,
            start: run.start,
            len: end - run.start,
        }));
        runs.clear();
        gather::sort(&mut groups);
        let unique = groups.is_sorted_by(|a, b| a.key < b.key);
        if !(self.ordered && unique) {
            groups = self.gather(&groups)?;
        }
        self.rows.shrink();
        Table::assemble(self, groups)
    }

    pub(super) const fn remarks(&self) -> Remarks {
        self.remarks
    }
}

/// The observation that a row of a key is.
pub(super) fn observation(
    economies: &[Economy],
    streams: &[Stream],
    words: &[Commodity],
    key: Key,
    row: Row,
) -> Option<Observation> {
    let stream = streams.get(usize::from(key.stream))?;
    let reporter = *economies.get(usize::from(key.reporter))?;
    let partner = *economies.get(usize::from(key.partner))?;
    Some(Observation {
        reporter,
        partner,
        flow: stream.flow,
        period: key.period,
        classification: stream.classification,
        commodity: commodity(words, row.commodity)?,
        value: row.value.cell(),
        valuation: stream.valuation,
        quantity: row.quantity,
        quantity_unit: row.unit,
        net_weight: row.weight,
        compilation: stream.compilation,
        parts: stream.parts,
        marks: super::observation::Marks::from_bits(row.marks),
    })
}

/// The commodity of a number that [`Words::number`] gave.
pub(super) fn commodity(words: &[Commodity], number: u32) -> Option<Commodity> {
    match number.checked_sub(Commodity::FIRST_WORD) {
        Some(index) => words.get(usize::try_from(index).ok()?).copied(),
        None => Commodity::from_digits(number),
    }
}

fn words_number(words: &[u32], code: u32) -> u32 {
    let index = code.checked_sub(Commodity::FIRST_WORD).and_then(|index| usize::try_from(index).ok());
    index.and_then(|index| words.get(index).copied()).unwrap_or(code)
}

#[cold]
pub(super) fn limit(what: &str) -> Error {
    Error::new(ErrorKind::Limit, format!("a table holds no more {what}"))
}

fn intern_stream(streams: &mut Vec<Stream>, stream: Stream) -> Result<u16, Error> {
    let found = streams.iter().position(|known| *known == stream);
    let index = found.unwrap_or_else(|| {
        streams.push(stream);
        streams.len() - 1
    });
    u16::try_from(index).map_err(|_| limit("streams"))
}

/// Economies by number, in the order they came.
#[derive(Clone, Debug)]
pub(super) struct Names {
    pub(super) list: Vec<Economy>,
    slots: Vec<u16>,
}

impl Names {
    const SLOTS: usize = 26 * 26 * 26;

    fn new() -> Self {
        Self { list: Vec::new(), slots: vec![u16::MAX; Self::SLOTS] }
    }

    /// The number of an economy, a new one if need be.
    fn number(&mut self, economy: Economy) -> Result<u16, Error> {
        if let Some(number) = self.find(economy) {
            return Ok(number);
        }
        let number = u16::try_from(self.list.len()).map_err(|_| limit("economies"))?;
        let slot = economy::slot(economy.code().as_bytes()).and_then(|slot| self.slots.get_mut(slot));
        *slot.ok_or_else(|| limit("economies"))? = number;
        self.list.push(economy);
        Ok(number)
    }

    pub(super) fn find(&self, economy: Economy) -> Option<u16> {
        let slot = economy::slot(economy.code().as_bytes())?;
        self.slots.get(slot).copied().filter(|&number| number != u16::MAX)
    }

    pub(super) fn bytes(&self) -> usize {
        self.slots.capacity() * size_of::<u16>() + self.list.capacity() * size_of::<Economy>()
    }
}

/// Commodity codes that are no digits, by number.
#[derive(Clone, Debug, Default)]
pub(super) struct Words {
    pub(super) list: Vec<Commodity>,
    numbers: HashMap<Commodity, u32>,
}

impl Words {
    fn number(&mut self, code: Commodity) -> Result<u32, Error> {
        if let Some(number) = code.digits() {
            return Ok(number);
        }
        if let Some(number) = self.numbers.get(&code) {
            return Ok(*number);
        }
        let number = u32::try_from(self.list.len()).ok().and_then(|index| index.checked_add(Commodity::FIRST_WORD));
        let number = number.ok_or_else(|| limit("commodity codes"))?;
        self.list.push(code);
        self.numbers.insert(code, number);
        Ok(number)
    }

    pub(super) fn find(&self, code: Commodity) -> Option<u32> {
        code.digits().or_else(|| self.numbers.get(&code).copied())
    }
}
