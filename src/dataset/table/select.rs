//! Any rows of a table, listed or added.

use std::fmt::Display;
use std::ops::Range;

use super::columns::Tally;
use super::commodity::{Commodity, Level};
use super::flow::{Classification, Compilation, Flow};
use super::observation::{Observation, Parts, Stream};
use super::total::{Basis, Side, Total, Valuations};
use super::{Block, Table, too_large};
use crate::economy::{Economy, EconomyKind};
use crate::error::{Error, ErrorKind};
use crate::period::Period;

/// Rows of a table by what they have in common. Nothing is chosen silently: what is not narrowed down is all in, and a sum
/// over rows that overlap is refused.
///
/// ```
/// use bilateral::dataset::table::Flow;
/// use bilateral::{Economy, ErrorKind, Period, import};
///
/// let file = "t,i,j,k,v,q\n2022,643,408,270900,105.5,31.2\n2022,643,0,270900,900,\n";
/// let table = import::table(file.as_bytes(), &import::Options::new())?.table;
/// let russia = table.select().reporter(Economy::RUS).flow(Flow::Exports).period(Period::year(2022)?);
/// assert_eq!(russia.partner(Economy::PRK).sum()?.value()?.to_string(), "105500.000");
/// // World and a part of it:
/// assert_eq!(russia.sum().unwrap_err().kind(), ErrorKind::Incomparable);
/// # Ok::<(), bilateral::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Selection<'t> {
    table: &'t Table,
    reporter: Option<Economy>,
    partner: Option<Economy>,
    period: Option<Period>,
    flow: Option<Flow>,
    compilation: Option<Compilation>,
    classification: Option<Classification>,
    level: Option<Level>,
    parts: Option<Parts>,
    commodity: Option<Commodity>,
    chapter: Option<Commodity>,
}

impl Table {
    /// All rows, to be narrowed down.
    pub const fn select(&self) -> Selection<'_> {
        Selection {
            table: self,
            reporter: None,
            partner: None,
            period: None,
            flow: None,
            compilation: None,
            classification: None,
            level: None,
            parts: None,
            commodity: None,
            chapter: None,
        }
    }
}

impl<'t> Selection<'t> {
    /// Only rows of this reporter.
    #[must_use]
    pub const fn reporter(self, reporter: Economy) -> Self {
        Self { reporter: Some(reporter), ..self }
    }

    /// Only rows with this partner.
    #[must_use]
    pub const fn partner(self, partner: Economy) -> Self {
        Self { partner: Some(partner), ..self }
    }

    /// Only rows of exactly this period.
    #[must_use]
    pub const fn period(self, period: Period) -> Self {
        Self { period: Some(period), ..self }
    }

    /// Only rows of this flow.
    #[must_use]
    pub const fn flow(self, flow: Flow) -> Self {
        Self { flow: Some(flow), ..self }
    }

    /// Only reported, or only reconciled rows.
    #[must_use]
    pub const fn compilation(self, compilation: Compilation) -> Self {
        Self { compilation: Some(compilation), ..self }
    }

    /// Only rows of this classification.
    #[must_use]
    pub const fn classification(self, classification: Classification) -> Self {
        Self { classification: Some(classification), ..self }
    }

    /// Only rows of this level of detail.
    #[must_use]
    pub const fn level(self, level: Level) -> Self {
        Self { level: Some(level), ..self }
    }

    /// Only rows of this part of a flow; [`Parts::TOTAL`] leaves the parts out.
    #[must_use]
    pub const fn parts(self, parts: Parts) -> Self {
        Self { parts: Some(parts), ..self }
    }

    /// Only rows of this commodity.
    #[must_use]
    pub const fn commodity(self, commodity: Commodity) -> Self {
        Self { commodity: Some(commodity), ..self }
    }

    /// Only rows whose code of digits begins with this one: the rows of a chapter.
    #[must_use]
    pub const fn under(self, chapter: Commodity) -> Self {
        Self { chapter: Some(chapter), ..self }
    }

    /// The blocks that may hold rows of the selection.
    fn candidates(&self) -> &'t [Block] {
        let table = self.table;
        match (self.reporter, self.partner, self.period) {
            (Some(reporter), Some(partner), Some(period)) => table.blocks_in(reporter, partner, period),
            (Some(reporter), Some(partner), None) => {
                let numbers = table.names.find(reporter).zip(table.names.find(partner));
                numbers.map_or(&[], |(reporter, partner)| table.pair(reporter, partner))
            }
            (Some(reporter), None, _) => table.names.find(reporter).map_or(&[], |number| table.reports(number)),
            (None, ..) => &table.blocks,
        }
    }

    fn admits(&self, block: &Block, stream: &Stream) -> bool {
        fn is<T: PartialEq + Copy>(wanted: Option<T>, found: T) -> bool {
            wanted.is_none_or(|wanted| wanted == found)
        }
        is(self.flow, stream.flow)
            && is(self.compilation, stream.compilation)
            && is(self.classification, stream.classification)
            && is(self.level, stream.level)
            && is(self.parts, stream.parts)
            && is(self.period, block.key.period)
            && self.partner.is_none_or(|wanted| self.table.names.find(wanted) == Some(block.key.partner))
    }

    /// The rows of the selection, as ranges of the columns.
    fn ranges(self) -> impl Iterator<Item = (&'t Block, &'t Stream, Range<usize>)> {
        self.candidates().iter().filter_map(move |block| {
            let stream = self.table.stream(block).filter(|stream| self.admits(block, stream))?;
            let range = self.narrowed(block, stream.level);
            (!range.is_empty()).then_some((block, stream, range))
        })
    }

    /// The rows of a block with the commodities wanted.
    fn narrowed(&self, block: &Block, level: Level) -> Range<usize> {
        let range = block.range();
        let Some((from, to)) = self.numbers(level) else { return range };
        let codes = self.table.rows.commodities.get(range.clone()).unwrap_or_default();
        let start = codes.partition_point(|&code| code < from);
        let end = codes.partition_point(|&code| code < to);
        range.start + start..range.start + end
    }

    /// The numbers of the commodities wanted, from the first to the one after the last; `None` for all.
    fn numbers(&self, level: Level) -> Option<(u32, u32)> {
        if let Some(commodity) = self.commodity {
            let number = self.table.words.find(commodity);
            return Some(number.map_or((0, 0), |number| (number, number.saturating_add(1))));
        }
        let chapter = self.chapter?;
        let nothing = Some((0, 0));
        let (Level::Digits(wanted), Level::Digits(own), Some(number)) = (level, chapter.level(), chapter.digits())
        else {
            return nothing;
        };
        let Some(lift) = wanted.checked_sub(own).and_then(|more| 10_u32.checked_pow(more.into())) else {
            return nothing;
        };
        number.checked_mul(lift).zip((number + 1).checked_mul(lift)).or(nothing)
    }

    /// The rows of the selection.
    pub fn observations(self) -> impl Iterator<Item = Observation> {
        self.ranges().flat_map(move |(block, _, range)| range.filter_map(|row| self.table.observation(block, row)))
    }

    /// How many rows there are.
    pub fn count(self) -> usize {
        self.ranges().map(|(_, _, range)| range.len()).sum()
    }

    /// The levels of detail below the total that the rows have, with their classifications, once for each block.
    pub(super) fn details(self) -> Vec<(Level, Classification)> {
        let streams = self.ranges().map(|(_, stream, _)| (stream.level, stream.classification));
        streams.filter(|(level, _)| *level != Level::Total).collect()
    }

    /// Each row's commodity with its value.
    pub(super) fn codes(self) -> impl Iterator<Item = (u32, Tally)> {
        self.ranges().flat_map(move |(_, _, range)| {
            let codes = self.table.rows.commodities.get(range.clone()).unwrap_or_default();
            let values = self.table.rows.values.get(range).unwrap_or_default();
            codes.iter().zip(values).map(|(&code, value)| (code, Tally::of(std::slice::from_ref(value))))
        })
    }

    /// The sum of the values, from the rows themselves.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Incomparable`], naming the two, for rows that must not be added: of several flows, levels, or
    /// compilations; a total beside its parts, or parts by different dimensions; a group such as World beside its members;
    /// periods that overlap; several classifications of the same trade, or valuations of the same commodity; overlapping
    /// groups of products.
    /// [`ErrorKind::Missing`] when there is no row, [`ErrorKind::Range`] when the sum does not fit.
    pub fn sum(self) -> Result<Total, Error> {
        let mut first: Option<(&Block, &Stream)> = None;
        let mut last: Option<(&Block, &Stream)> = None;
        // The rows of one reporter, partner and period so far.
        let mut here: Vec<(&Stream, Range<usize>)> = Vec::new();
        let mut spread = false;
        let (mut tally, mut rows, mut valuations) = (Tally::default(), 0_usize, Valuations::default());
        for (block, stream, range) in self.ranges() {
            match first {
                None => first = Some((block, stream)),
                Some((_, one)) => compatible(one, stream)?,
            }
            if let Some((before, with)) = last {
                same_trade(before, with, block, stream)?;
                if !same_place(before, block) {
                    spread = true;
                    here.clear();
                }
            }
            self.valued_once(&here, stream, &range)?;
            here.push((stream, range.clone()));
            last = Some((block, stream));
            let values = self.table.rows.values.get(range.clone()).unwrap_or_default();
            let more = Tally::of(values);
            tally.sum += more.sum;
            tally.missing += more.missing;
            rows += range.len();
            valuations = valuations.with(Valuations::only(stream.valuation));
        }
        let Some((_, stream)) = first else {
            return Err(Error::new(ErrorKind::Missing, "no observation in the selection"));
        };
        if spread {
            self.spread_is_disjoint()?;
        }
        total(tally, rows, valuations, stream)
    }

    /// Refuses a commodity with two valuations: one trade twice.
    fn valued_once(self, here: &[(&Stream, Range<usize>)], stream: &Stream, range: &Range<usize>) -> Result<(), Error> {
        for (with, other) in here.iter().filter(|(with, _)| stream.is_valued_otherwise(with)) {
            if let Some(code) = self.table.shared(other.clone(), range.clone()) {
                return Err(twice(&format!("valuations of {code}"), with.valuation, stream.valuation));
            }
        }
        Ok(())
    }

    /// Over several economies or periods: no group beside a member, no period inside another.
    fn spread_is_disjoint(self) -> Result<(), Error> {
        let mut reporters = Vec::new();
        let mut partners = Vec::new();
        let mut periods = Vec::new();
        for (block, ..) in self.ranges() {
            reporters.push(block.key.reporter);
            partners.push(block.key.partner);
            periods.push(block.key.period);
        }
        self.without_groups(reporters)?;
        self.without_groups(partners)?;
        periods.sort_unstable();
        periods.dedup();
        let mut latest: Option<Period> = None;
        for period in periods {
            if let Some(before) = latest.filter(|before| before.overlaps(&period)) {
                return Err(twice("periods", before, period));
            }
            latest = Some(period);
        }
        Ok(())
    }

    fn without_groups(self, mut numbers: Vec<u16>) -> Result<(), Error> {
        numbers.sort_unstable();
        numbers.dedup();
        let economies: Vec<Economy> = numbers.iter().filter_map(|&number| self.table.economy(number)).collect();
        let group = economies.iter().find(|economy| economy.kind() == EconomyKind::Group);
        let other = economies.iter().find(|economy| Some(*economy) != group);
        match group.zip(other) {
            Some((group, other)) => Err(twice("economies", group, other)),
            None => Ok(()),
        }
    }
}

fn total(tally: Tally, rows: usize, valuations: Valuations, stream: &Stream) -> Result<Total, Error> {
    if stream.level == Level::Group && rows > 1 {
        return Err(Error::new(ErrorKind::Incomparable, "sum over product groups: they may overlap"));
    }
    let basis = match stream.level {
        Level::Total => Basis::Published,
        level => Basis::Sum { classification: stream.classification, level },
    };
    let side = match stream.compilation {
        Compilation::Reported => Side::Direct,
        Compilation::Reconciled => Side::Reconciled,
    };
    let thousandths = i64::try_from(tally.sum).map_err(|_| too_large())?;
    let rows = u32::try_from(rows).unwrap_or(u32::MAX);
    Ok(Total { thousandths, rows, missing: tally.missing, valuations, side, basis })
}

/// Whether rows of the two streams may be added at all.
fn compatible(one: &Stream, other: &Stream) -> Result<(), Error> {
    if one.flow != other.flow {
        return Err(twice("flows", one.flow.words(), other.flow.words()));
    }
    if one.compilation != other.compilation {
        return Err(twice("compilations", one.compilation, other.compilation));
    }
    if one.level != other.level {
        return Err(twice("levels", one.level, other.level));
    }
    if dimensions(one.parts) != dimensions(other.parts) {
        return Err(twice("parts of a flow", one.parts, other.parts));
    }
    Ok(())
}

/// Whether two blocks are of one reporter, partner and period.
fn same_place(one: &Block, other: &Block) -> bool {
    let place = |block: &Block| (block.key.reporter, block.key.partner, block.key.period);
    place(one) == place(other)
}

/// Refuses two classifications of the same trade.
fn same_trade(one: &Block, with: &Stream, other: &Block, stream: &Stream) -> Result<(), Error> {
    if same_place(one, other) && with.classification != stream.classification {
        return Err(twice("classifications", with.classification, stream.classification));
    }
    if same_place(one, other) && with.level == Level::Total && with.parts == stream.parts {
        return Err(twice("totals", with.valuation, stream.valuation));
    }
    Ok(())
}

/// By which dimensions a flow is parted.
const fn dimensions(parts: Parts) -> [bool; 4] {
    [parts.second_partner.is_some(), parts.customs.is_some(), parts.transport.is_some(), parts.supply.is_some()]
}

#[cold]
fn twice(what: &str, one: impl Display, other: impl Display) -> Error {
    let message = format!("sum over {what} {one} and {other} would count twice or mix what differs");
    Error::new(ErrorKind::Incomparable, message)
}
