//! Questions to a dataset, as plain data that prints and parses.

mod answer;
mod choose;
mod eval;
pub mod indicators;
mod of_table;
mod op;
mod parse;
mod print;
mod select;
mod value;

use std::sync::Arc;

pub use answer::{Answer, How, Step};
pub use op::Op;
pub use value::Value;

use select::{Filters, Select, When};

use crate::economy::Economy;
use crate::measure::Measure;
use crate::number::Figure;
use crate::period::Period;
use crate::record::{Basis, Coverage, Status};

/// A question to a [`Dataset`](crate::Dataset): which figures are meant and what to compute of them. It holds no data and
/// does nothing by itself; [`Dataset::eval`](crate::Dataset::eval) answers it.
///
/// # Which records answer
///
/// 1. Records of the economies, measure, basis and period asked for that pass the filters. Targets answer only
///    [`with_status`](Self::with_status), records with a [doubt](crate::record::Entry::doubt) only
///    [`from_source`](Self::from_source) and [`record`](Self::record).
/// 2. Of these the ones of the best [standing](crate::record::Standing): a figure that an authority reported comes before one
///    that a text quotes. A query that names a source or a reporter takes that one's figures at any standing.
/// 3. Of these the first [preferred](Self::prefer).
/// 4. Several that print the same figure answer together. Several that differ are an error of kind
///    [`Conflict`](crate::ErrorKind::Conflict) which names them; [`Dataset::eval_all`](crate::Dataset::eval_all) answers once
///    for each.
///
/// Where no record answers directly, the mirror does (exports of A to B as imports of B from A, a balance with the other
/// sign), and where that has none either, the identity turnover = exports + imports or balance = exports - imports; the
/// [steps](Answer::steps) say so. Where nothing answers, the error is of kind [`Missing`](crate::ErrorKind::Missing).
///
/// # Text
///
/// A leaf is a measure, reporter and partner with its filters; operations stand between two of them, in parentheses if they
/// are themselves computed. Several in a row are taken from the left.
///
/// ```text
/// turnover RUS PRK in 2011
/// turnover PRK WLD in 2011 with "excluding inter-Korean trade" reported by "KOTRA"
/// share of exports PRK CHN in 2013 from "old-allies"
/// change of turnover CHN PRK in 2014
/// record "ties-remaining"
/// figure "almost 50 times"
/// turnover RUS PRK in 2011 times less than turnover CHN PRK in 2011
/// (turnover RUS PRK in 2011 plus turnover CHN PRK in 2011) as share of turnover PRK WLD in 2011
/// ```
///
/// # Laws
///
/// `query.to_string().parse() == Ok(query)` for queries of fewer than 64 levels; serde uses the same text.
///
/// ```
/// use bilateral::{Dataset, Economy, Query};
///
/// let russia = Query::turnover(Economy::RUS, Economy::PRK).in_year(2011);
/// let china = Query::turnover(Economy::CHN, Economy::PRK).in_year(2011);
/// let query = russia.times_less_than(china);
/// assert_eq!(query.to_string(), "turnover RUS PRK in 2011 times less than turnover CHN PRK in 2011");
/// assert_eq!(query.to_string().parse::<Query>()?, query);
///
/// let answer = Dataset::embedded()?.eval(&query)?;
/// assert!(answer.to_string().starts_with("49.5 times less [49.4, 49.6)"));
/// # Ok::<(), bilateral::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Query {
    /// Operands before their operation.
    nodes: Vec<Node>,
}

#[derive(Clone, PartialEq, Eq, Hash)]
enum Node {
    Select(Box<Select>),
    Record(Arc<str>),
    Figure(Figure),
    Op(Op),
}

impl Query {
    /// Exports and imports together between two economies, in either order.
    pub fn turnover(one: Economy, other: Economy) -> Self {
        Self::of(Measure::Turnover, one, other)
    }

    /// What `reporter` sold to `partner`.
    pub fn exports(reporter: Economy, partner: Economy) -> Self {
        Self::of(Measure::Exports, reporter, partner)
    }

    /// What `reporter` bought from `partner`.
    pub fn imports(reporter: Economy, partner: Economy) -> Self {
        Self::of(Measure::Imports, reporter, partner)
    }

    /// Exports less imports of `reporter` with `partner`.
    pub fn balance(reporter: Economy, partner: Economy) -> Self {
        Self::of(Measure::Balance, reporter, partner)
    }

    /// What `borrower` owed to `lender` before anything was written off.
    pub fn debt_stock(lender: Economy, borrower: Economy) -> Self {
        Self::of(Measure::DebtStock, lender, borrower)
    }

    /// What `lender` wrote off of the debt of `borrower`.
    pub fn written_off(lender: Economy, borrower: Economy) -> Self {
        Self::of(Measure::WrittenOff, lender, borrower)
    }

    /// What was left of the debt of `borrower` to `lender`.
    pub fn remaining(lender: Economy, borrower: Economy) -> Self {
        Self::of(Measure::Remaining, lender, borrower)
    }

    /// What `lender` invested in `borrower`. One tranche of several is asked for by [`record`](Self::record).
    pub fn investment(lender: Economy, borrower: Economy) -> Self {
        Self::of(Measure::Investment, lender, borrower)
    }

    /// Any measure between two economies.
    pub fn of(measure: Measure, reporter: Economy, partner: Economy) -> Self {
        let select = Select { measure, basis: Basis::Level, reporter, partner, filters: Filters::default() };
        Self { nodes: vec![Node::Select(Box::new(select))] }
    }

    /// A share as somebody stated it, in percent: of `partner` in all flows of `reporter`, or of the part in a debt. For a
    /// computed one see [`share_of`](Self::share_of).
    pub fn stated_share(measure: Measure, reporter: Economy, partner: Economy) -> Self {
        Self::of(measure, reporter, partner).on(Basis::Share)
    }

    /// A change on the year before as somebody stated it, in percent. For a computed one see
    /// [`growth_from`](Self::growth_from).
    pub fn stated_change(measure: Measure, reporter: Economy, partner: Economy) -> Self {
        Self::of(measure, reporter, partner).on(Basis::Change)
    }

    /// The record with this id, whatever its status or doubt.
    pub fn record(id: impl Into<Arc<str>>) -> Self {
        Self { nodes: vec![Node::Record(id.into())] }
    }

    /// A figure that needs no record: an assumption, or the words to compare with.
    pub fn figure(figure: Figure) -> Self {
        Self { nodes: vec![Node::Figure(figure)] }
    }

    fn on(mut self, basis: Basis) -> Self {
        self.selects().for_each(|select| select.basis = basis);
        self
    }

    fn selects(&mut self) -> impl Iterator<Item = &mut Select> {
        self.nodes.iter_mut().filter_map(|node| match node {
            Node::Select(select) => Some(&mut **select),
            _ => None,
        })
    }

    /// Sets a filter wherever the query has not set it already.
    fn filtered(mut self, filters: &Filters) -> Self {
        self.selects().for_each(|select| select.filters.complete(filters));
        self
    }

    /// The question about this year. This and the other filters apply to every leaf of the query that has no such filter yet,
    /// so that they may stand at a leaf or once around a whole computation.
    #[must_use]
    pub fn in_year(self, year: i32) -> Self {
        self.filtered(&Filters { when: Some(When::year(year)), ..Filters::default() })
    }

    /// The question about this period: trade of exactly this period, debts and investments dated in it or with an event in it.
    #[must_use]
    pub fn in_period(self, period: Period) -> Self {
        self.filtered(&Filters { when: Some(When::In(period)), ..Filters::default() })
    }

    /// Only figures that this office or author reported.
    #[must_use]
    pub fn reported_by(self, reporter: impl Into<Arc<str>>) -> Self {
        self.filtered(&Filters { reported_by: Some(reporter.into()), ..Filters::default() })
    }

    /// Only figures of the source with this id, at any standing and with its doubts.
    #[must_use]
    pub fn from_source(self, source: impl Into<Arc<str>>) -> Self {
        self.filtered(&Filters { source: Some(source.into()), ..Filters::default() })
    }

    /// Only figures that state this coverage.
    #[must_use]
    pub fn with_coverage(self, coverage: &str) -> Self {
        self.filtered(&Filters { coverage: Some(Coverage::new(coverage)), ..Filters::default() })
    }

    /// Only figures of this status.
    #[must_use]
    pub fn with_status(self, status: Status) -> Self {
        self.filtered(&Filters { status: Some(status), ..Filters::default() })
    }

    /// Where several records answer: the ones of this reporter, source or id, if there are any. Of several preferences the one
    /// set first that meets a record decides.
    #[must_use]
    pub fn prefer(self, reporter_source_or_id: impl Into<Arc<str>>) -> Self {
        self.filtered(&Filters { prefer: vec![reporter_source_or_id.into()], ..Filters::default() })
    }

    fn then(mut self, other: Self, op: Op) -> Self {
        self.nodes.extend(other.nodes);
        self.nodes.push(Node::Op(op));
        self
    }

    /// How many times less this is than `other`: `other / self`.
    #[must_use]
    pub fn times_less_than(self, other: Self) -> Self {
        self.then(other, Op::TimesLess)
    }

    /// How many times as much this is as `other`: `self / other`.
    #[must_use]
    pub fn times_more_than(self, other: Self) -> Self {
        self.then(other, Op::TimesMore)
    }

    /// Which percentage of `whole` this is.
    #[must_use]
    pub fn share_of(self, whole: Self) -> Self {
        self.then(whole, Op::Share)
    }

    /// By which percentage this is more than `before`; a fall is negative.
    #[must_use]
    pub fn growth_from(self, before: Self) -> Self {
        self.then(before, Op::Growth)
    }

    /// By which amount this is more than `before`; of percentages in points.
    #[must_use]
    pub fn change_from(self, before: Self) -> Self {
        self.then(before, Op::Change)
    }

    /// The sum.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        self.then(other, Op::Plus)
    }

    /// The difference.
    #[must_use]
    pub fn minus(self, other: Self) -> Self {
        self.then(other, Op::Minus)
    }

    /// So many times as much; `factor` is a number or in times.
    #[must_use]
    pub fn times(self, factor: Self) -> Self {
        self.then(factor, Op::Times)
    }

    /// A `number`th of it.
    #[must_use]
    pub fn per(self, number: Self) -> Self {
        self.then(number, Op::Per)
    }

    /// The mean of a year over exactly so many. Zero years are an error of evaluation.
    #[must_use]
    pub fn per_year(mut self, years: u32) -> Self {
        self.nodes.push(Node::Op(Op::PerYear(years)));
        self
    }

    /// The part of this that `share`, a percentage, is.
    #[must_use]
    pub fn part(self, share: Self) -> Self {
        self.then(share, Op::Part)
    }

    /// What is left of this without the part that `share`, a percentage, is.
    #[must_use]
    pub fn rest(self, share: Self) -> Self {
        self.then(share, Op::Rest)
    }

    /// The whole of which this is the part `share`, a percentage: the debt of which this much was written off.
    #[must_use]
    pub fn whole_from_part(self, share: Self) -> Self {
        self.then(share, Op::WholeFromPart)
    }

    /// The whole of which this is left without the part `share`: the debt of which this much remained.
    ///
    /// ```
    /// use bilateral::{Dataset, Query};
    ///
    /// let whole: Query = "record \"ties-remaining\" whole from all but part record \"ties-written-off-share\"".parse()?;
    /// let answer = Dataset::embedded()?.eval(&whole)?;
    /// assert_eq!(answer.nominal().to_string(), "10900000000");
    /// # Ok::<(), bilateral::Error>(())
    /// ```
    #[must_use]
    pub fn whole_from_rest(self, share: Self) -> Self {
        self.then(share, Op::WholeFromRest)
    }

    /// What was before `change`, in percent, led to this.
    #[must_use]
    pub fn before_change(self, change: Self) -> Self {
        self.then(change, Op::Before)
    }

    /// What this and `other`, two ways to one quantity, both allow. It is an error of kind
    /// [`Conflict`](crate::ErrorKind::Conflict) if they allow nothing in common.
    #[must_use]
    pub fn both(self, other: Self) -> Self {
        self.then(other, Op::Both)
    }
}

crate::text_serde!(Query);
