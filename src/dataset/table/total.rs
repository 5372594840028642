//! The total of a flow between two economies, and what is made of two of them.

use std::fmt;

use rust_decimal::Decimal;

use super::columns::dollars;
use super::commodity::Level;
use super::flow::{Classification, Compilation, Flow};
use super::{Block, Stream, Table, in_period, ratio, too_large};
use crate::economy::Economy;
use crate::error::{Error, ErrorKind};
use crate::measure::Measure;
use crate::number::Interval;
use crate::period::Period;
use crate::record::Valuation;

/// Whose report of a flow to use. Imports of A from B as A reports them need not be the exports of B to A as B reports
/// them: valuation, coverage and timing differ, and the partner of an import is the country of origin.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Side {
    /// The report of the economy asked about; reconciled data where the table has nothing else, and then says so.
    #[default]
    Direct,
    /// The partner's report of the same flow.
    Mirror,
    /// Data made from the reports of both.
    Reconciled,
}

impl fmt::Display for Side {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Direct => "direct",
            Self::Mirror => "mirror",
            Self::Reconciled => "reconciled",
        })
    }
}

/// The valuations of some added values.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Valuations(u8);

impl Valuations {
    const fn bit(valuation: Valuation) -> u8 {
        match valuation {
            Valuation::Cif => 1,
            Valuation::Fob => 2,
            Valuation::Unstated => 4,
        }
    }

    /// Only this one.
    pub const fn only(valuation: Valuation) -> Self {
        Self(Self::bit(valuation))
    }

    /// These and those.
    #[must_use]
    pub const fn with(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// Which ones, in order.
    pub fn iter(self) -> impl Iterator<Item = Valuation> {
        Valuation::all().filter(move |&valuation| self.0 & Self::bit(valuation) != 0)
    }
}

impl fmt::Display for Valuations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, valuation) in self.iter().enumerate() {
            write!(f, "{}{valuation}", if index == 0 { "" } else { "+" })?;
        }
        Ok(())
    }
}

/// What a total was made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Basis {
    /// The file's own row for all goods.
    Published,
    /// The sum of finer rows. It may fall short of the published total: confidential trade is often in that alone.
    Sum {
        /// The classification of the rows.
        classification: Classification,
        /// How fine they are.
        level: Level,
    },
}

/// A total of rows, with what a reader must know of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Total {
    pub(super) thousandths: i64,
    pub(super) rows: u32,
    pub(super) missing: u32,
    pub(super) valuations: Valuations,
    pub(super) side: Side,
    pub(super) basis: Basis,
}

impl Total {
    /// The total in dollars, exact.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Missing`] when the value of a row is missing: a sum without it would be too low.
    pub fn value(&self) -> Result<Decimal, Error> {
        match self.missing {
            0 => Ok(dollars(self.thousandths)),
            missing => Err(missing_rows(missing, self.rows)),
        }
    }

    /// The sum of the values that are there.
    pub fn known(&self) -> Decimal {
        dollars(self.thousandths)
    }

    /// The total as an interval: one number, or everything from the sum of the known values up.
    pub fn interval(&self) -> Interval {
        let known = Interval::point(self.known());
        if self.missing == 0 { known } else { known + Interval::NON_NEGATIVE }
    }

    /// How many rows were added.
    pub const fn rows(&self) -> u32 {
        self.rows
    }

    /// How many of the rows have no value.
    pub const fn missing(&self) -> u32 {
        self.missing
    }

    /// What the values include.
    pub const fn valuations(&self) -> Valuations {
        self.valuations
    }

    /// Whose report this is.
    pub const fn side(&self) -> Side {
        self.side
    }

    /// What the total was made of.
    pub const fn basis(&self) -> Basis {
        self.basis
    }

    /// How many times the other total this one is, enclosed.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Missing`] when a value is missing or the other total is zero.
    pub fn ratio(&self, other: &Self) -> Result<Interval, Error> {
        for total in [self, other] {
            if total.missing != 0 {
                return Err(missing_rows(total.missing, total.rows));
            }
        }
        ratio(self.thousandths, other.thousandths)
    }
}

impl fmt::Display for Total {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { rows, missing, valuations, side, basis, .. } = self;
        write!(f, "{} USD ({valuations}, {side}, ", self.known())?;
        match basis {
            Basis::Published => f.write_str("published total")?,
            Basis::Sum { classification, level } => write!(f, "sum of {rows} rows of {classification}, {level}")?,
        }
        match missing {
            0 => f.write_str(")"),
            missing => write!(f, ", {missing} of {rows} without a value)"),
        }
    }
}

/// Exports and imports together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[allow(clippy::partial_pub_fields, reason = "the sum follows from the public parts")]
pub struct Combined {
    /// [`Measure::Turnover`] or [`Measure::Balance`].
    pub measure: Measure,
    /// The exports.
    pub exports: Total,
    /// The imports.
    pub imports: Total,
    thousandths: i64,
}

impl Combined {
    pub(super) fn new(measure: Measure, exports: Total, imports: Total) -> Result<Self, Error> {
        let (x, m) = (exports.thousandths, imports.thousandths);
        let combined = if measure == Measure::Balance { x.checked_sub(m) } else { x.checked_add(m) };
        Ok(Self { measure, exports, imports, thousandths: combined.ok_or_else(too_large)? })
    }

    /// The sum or difference in dollars, exact.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Missing`] when the value of a row of either side is missing.
    pub fn value(&self) -> Result<Decimal, Error> {
        self.complete().map(|()| dollars(self.thousandths))
    }

    fn complete(&self) -> Result<(), Error> {
        for total in [self.exports, self.imports] {
            if total.missing != 0 {
                return Err(missing_rows(total.missing, total.rows));
            }
        }
        Ok(())
    }

    /// How many times the other this one is, enclosed.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Incomparable`] for a turnover and a balance; [`ErrorKind::Missing`] when a value is missing or the other
    /// is zero.
    pub fn ratio(&self, other: &Self) -> Result<Interval, Error> {
        if self.measure != other.measure {
            let message = format!("{} and {} do not compare", self.measure, other.measure);
            return Err(Error::new(ErrorKind::Incomparable, message));
        }
        self.complete()?;
        other.complete()?;
        ratio(self.thousandths, other.thousandths)
    }
}

impl fmt::Display for Combined {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { measure, exports, imports, thousandths } = self;
        write!(f, "{measure} {} USD = exports {exports}", dollars(*thousandths))?;
        write!(f, "{}imports {imports}", if *measure == Measure::Balance { " - " } else { " + " })
    }
}

#[cold]
fn missing_rows(missing: u32, rows: u32) -> Error {
    Error::new(ErrorKind::Missing, format!("{missing} of {rows} rows have no value"))
}

impl Table {
    /// The total of a flow of `reporter` with `partner`, from the kept totals: the published row for all goods where there
    /// is one, else the sum of the finer rows of the one level there is. Parts of a flow are never added here.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Missing`] when the table has no such rows; [`ErrorKind::Conflict`] when it has rows of several levels or
    /// classifications and no published total, or several totals that differ: choose with [`Table::select`];
    /// [`ErrorKind::Incomparable`] for the mirror of a flow that has none.
    pub fn total(
        &self,
        flow: Flow,
        reporter: Economy,
        partner: Economy,
        period: Period,
        side: Side,
    ) -> Result<Total, Error> {
        let (own, theirs) = self.both(reporter, partner, period);
        match self.side(flow, own, theirs, side)? {
            Some(total) => Ok(total),
            None => Err(self.absent(Ask { flow, reporter, partner, period }, side)),
        }
    }

    /// The blocks of a pair in a period: the reporter's, and the partner's.
    fn both(&self, reporter: Economy, partner: Economy, period: Period) -> (&[Block], &[Block]) {
        let Some((one, other)) = self.names.find(reporter).zip(self.names.find(partner)) else { return (&[], &[]) };
        (in_period(self.pair(one, other), period), in_period(self.pair(other, one), period))
    }

    /// The total of a flow that one side gives.
    fn side(&self, flow: Flow, own: &[Block], theirs: &[Block], side: Side) -> Result<Option<Total>, Error> {
        let mirrored = |compilation| match flow.mirror() {
            Some(flow) => self.totals(theirs, flow, compilation),
            None => Ok(None),
        };
        let direct = match side {
            Side::Mirror => {
                return Ok(mirrored(Compilation::Reported)?.map(|total| Total { side, ..total }));
            }
            Side::Direct => self.totals(own, flow, Compilation::Reported)?,
            Side::Reconciled => None,
        };
        if direct.is_some() {
            return Ok(direct);
        }
        let reconciled = match self.totals(own, flow, Compilation::Reconciled)? {
            None => mirrored(Compilation::Reconciled)?,
            found => found,
        };
        Ok(reconciled.map(|total| Total { side: Side::Reconciled, ..total }))
    }

    /// Exports and imports of `reporter` with `partner`, added. The two stay visible in the answer: imports with insurance
    /// and freight and exports without them are not the same kind of dollar.
    ///
    /// # Errors
    ///
    /// As for [`total`](Self::total), for either flow.
    pub fn turnover(&self, reporter: Economy, partner: Economy, period: Period, side: Side) -> Result<Combined, Error> {
        self.combined(Measure::Turnover, reporter, partner, period, side)
    }

    /// Exports less imports of `reporter` with `partner`.
    ///
    /// # Errors
    ///
    /// As for [`total`](Self::total), for either flow.
    pub fn balance(&self, reporter: Economy, partner: Economy, period: Period, side: Side) -> Result<Combined, Error> {
        self.combined(Measure::Balance, reporter, partner, period, side)
    }

    fn combined(
        &self,
        measure: Measure,
        reporter: Economy,
        partner: Economy,
        period: Period,
        side: Side,
    ) -> Result<Combined, Error> {
        let (own, theirs) = self.both(reporter, partner, period);
        let total = |flow| match self.side(flow, own, theirs, side)? {
            Some(total) => Ok(total),
            None => Err(self.absent(Ask { flow, reporter, partner, period }, side)),
        };
        Combined::new(measure, total(Flow::Exports)?, total(Flow::Imports)?)
    }

    /// The one total these blocks give for a flow; none if no block is of it.
    pub(super) fn totals(
        &self,
        blocks: &[Block],
        flow: Flow,
        compilation: Compilation,
    ) -> Result<Option<Total>, Error> {
        let mut matching = blocks.iter().filter_map(|block| {
            let stream = self.stream(block)?;
            let meant = stream.flow == flow && stream.compilation == compilation && stream.parts.is_total();
            meant.then(|| (block, stream, Candidate::of(block, stream)))
        });
        let mut found: Option<Candidate> = matching.next().map(|(.., first)| first);
        let mut others = Vec::new();
        for (block, stream, next) in matching {
            found = match found.take() {
                None => Some(next),
                Some(one) if one.basis == next.basis && one.classification == next.classification => {
                    let sum = one.plus(&next)?;
                    self.valued_once(blocks, block, stream)?;
                    Some(sum)
                }
                Some(one) => {
                    others.push(one);
                    Some(next)
                }
            };
        }
        let Some(last) = found else { return Ok(None) };
        if others.is_empty() {
            return last.total().map(Some);
        }
        others.push(last);
        choose(&others).map(Some)
    }

    /// Refuses a commodity of this block that stands in another one with another valuation: one trade twice.
    fn valued_once(&self, blocks: &[Block], block: &Block, stream: &Stream) -> Result<(), Error> {
        let others = blocks.iter().filter_map(|other| self.stream(other).map(|with| (other, with)));
        for (other, with) in others.filter(|(_, with)| stream.is_valued_otherwise(with)) {
            if let Some(code) = self.shared(other.range(), block.range()) {
                let (one, two) = (with.valuation.min(stream.valuation), with.valuation.max(stream.valuation));
                let message = format!("{code} stands there {one} and {two}: one trade twice");
                return Err(Error::new(ErrorKind::Conflict, message));
            }
        }
        Ok(())
    }

    #[cold]
    fn absent(&self, ask: Ask, side: Side) -> Error {
        let Ask { flow, reporter, partner, period } = ask;
        let here = self.blocks_in(reporter, partner, period);
        let streams = here.iter().filter_map(|block| self.stream(block));
        let parts = streams.filter(|stream| stream.flow == flow && !stream.parts.is_total()).count();
        let hint = if parts > 0 {
            ": the table has only parts of it, by second partner, customs procedure or mode of transport"
        } else if side != Side::Mirror && self.total(flow, reporter, partner, period, Side::Mirror).is_ok() {
            ": the partner's report of it is there, ask for the mirror side"
        } else {
            ""
        };
        let (flow, side) = (flow.words(), if side == Side::Mirror { "mirror of " } else { "" });
        let message = format!("{side}{flow} of {reporter} with {partner} in {period}: no observation{hint}");
        Error::new(ErrorKind::Missing, message)
    }
}

/// What was asked for, to name in an error.
#[derive(Clone, Copy)]
struct Ask {
    flow: Flow,
    reporter: Economy,
    partner: Economy,
    period: Period,
}

/// A total that the rows of one classification and level give.
#[derive(Clone, Copy)]
struct Candidate {
    classification: Classification,
    basis: Basis,
    sum: i128,
    rows: u32,
    missing: u32,
    valuations: Valuations,
}

impl Candidate {
    fn of(block: &Block, stream: &Stream) -> Self {
        let Stream { classification, level, valuation, .. } = *stream;
        let basis = match level {
            Level::Total => Basis::Published,
            level => Basis::Sum { classification, level },
        };
        Self {
            classification,
            basis,
            sum: block.total.into(),
            rows: block.len,
            missing: block.missing,
            valuations: Valuations::only(valuation),
        }
    }

    /// The same rows of another valuation. A published total has one: two are a conflict.
    fn plus(&self, other: &Self) -> Result<Self, Error> {
        if self.basis == Basis::Published {
            return choose(&[*self, *other]).map(|_| *self);
        }
        Ok(Self {
            sum: self.sum + other.sum,
            rows: self.rows.saturating_add(other.rows),
            missing: self.missing + other.missing,
            valuations: self.valuations.with(other.valuations),
            ..*self
        })
    }

    fn total(&self) -> Result<Total, Error> {
        let overlapping = matches!(self.basis, Basis::Sum { level: Level::Group, .. }) && self.rows > 1;
        if overlapping {
            let message = format!("{} product groups and no published total: groups may overlap", self.rows);
            return Err(Error::new(ErrorKind::Conflict, message));
        }
        let Self { basis, rows, missing, valuations, .. } = *self;
        let thousandths = i64::try_from(self.sum).map_err(|_| too_large())?;
        Ok(Total { thousandths, rows, missing, valuations, side: Side::Direct, basis })
    }
}

/// The published total among several candidates, if they agree.
#[cold]
fn choose(candidates: &[Candidate]) -> Result<Total, Error> {
    let mut published = candidates.iter().filter(|candidate| candidate.basis == Basis::Published);
    let conflict = || {
        let shown = candidates.iter().map(|candidate| {
            let value = i64::try_from(candidate.sum).map_or_else(|_| "too much".to_owned(), |t| dollars(t).to_string());
            let Candidate { classification, valuations, .. } = candidate;
            match candidate.basis {
                Basis::Published => format!("{value} ({classification} total, {valuations})"),
                Basis::Sum { level, .. } => format!("{value} ({classification}, {level}, {valuations})"),
            }
        });
        let message = format!("several totals answer: {}", shown.collect::<Vec<_>>().join("; "));
        Error::new(ErrorKind::Conflict, message)
    };
    let first = published.next().ok_or_else(conflict)?;
    if published.any(|other| (other.sum, other.missing) != (first.sum, first.missing)) {
        return Err(conflict());
    }
    first.total()
}

impl Total {
    /// This total and another one of other trade, added.
    pub(super) fn plus(&self, other: &Self) -> Result<Self, Error> {
        Ok(Self {
            thousandths: self.thousandths.checked_add(other.thousandths).ok_or_else(too_large)?,
            rows: self.rows.saturating_add(other.rows),
            missing: self.missing.saturating_add(other.missing),
            valuations: self.valuations.with(other.valuations),
            ..*self
        })
    }
}
