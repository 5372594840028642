//! The change of a turnover that the changes of exports and imports leave: down 6 percent and down 17 make no 5 together, and
//! $19 million more and $171 million more make $190 million.

use super::change::is_comparable;
use super::expression::Expression as E;
use super::frame::Frame;
use super::identity::{Identity, Levels};
use super::kind::StatementKind as Kind;
use super::level::Level;
use super::mention::{Basis, Clause, Mention};
use super::statement::{Reading, Statement};
use crate::measure::Measure;
use crate::number::Unit;
use crate::text::cue::Cue;
use crate::text::time::Time;

/// A level with what it changed by.
#[derive(Clone, Copy)]
pub(crate) struct Grown<'a> {
    level: &'a Level,
    /// The relative change in percent.
    percent: Option<Mention>,
    /// The absolute change, in the unit of the level.
    amount: Option<Mention>,
    /// The level before.
    from: Option<usize>,
    falls: bool,
    basis: Basis,
    /// The time it is set against, where that is told by its date: "compared to 2019".
    against: Option<Time>,
}

impl<'a> Grown<'a> {
    /// The levels of a sentence that a clause gives with a change.
    pub(crate) fn all(clause: Clause<'_>, frames: &[Frame], levels: &'a [Level]) -> Vec<Self> {
        frames.iter().filter_map(|frame| Self::of(clause, frame, levels)).collect()
    }

    fn of(clause: Clause<'_>, frame: &Frame, levels: &'a [Level]) -> Option<Self> {
        let [to] = frame.to.as_slice() else { return None };
        let only = |list: &[Mention], unit| match list {
            [one] if one.unit == unit => Some(*one),
            _ => None,
        };
        let flow = |l: &&Level| [Measure::Exports, Measure::Imports, Measure::Turnover].iter().any(|m| l.is(*m));
        let level = levels.iter().find(|l| l.quantity == to.quantity && !l.earlier && !l.target).filter(flow)?;
        // What a level in tons grew by may be its value.
        let told = matches!(to.unit, Unit::Money(_)) && frame.sign() != 0 && !frame.uneven;
        (told && is_comparable(clause, frame) && !spans_years(clause, frame)).then(|| Self {
            level,
            percent: only(&frame.change, Unit::Percent),
            amount: only(&frame.delta, to.unit),
            from: frame.from.first().map(|from| from.quantity),
            falls: frame.sign() < 0,
            basis: frame.basis(),
            against: set_against(clause, frame),
        })
    }

    /// The one of a level; they are in the order of their sentences.
    fn find<'g>(all: &'g [Self], level: &Level) -> Option<&'g Self> {
        let first = all.partition_point(|g| g.level.sentence < level.sentence);
        let own = all.iter().skip(first).take_while(|g| g.level.sentence == level.sentence);
        own.into_iter().find(|g| g.level.quantity == level.quantity)
    }

    const fn direction(&self) -> &'static str {
        if self.falls { "fall" } else { "rise" }
    }

    /// What it was before over what it is now, with the figure that tells it.
    fn shrunk(&self) -> Option<(E, (usize, &'static str))> {
        if let Some(from) = self.from {
            return Some((E::quotient(E::Quantity(from), E::Quantity(self.level.quantity)), (from, "from")));
        }
        let change = self.percent?.quantity;
        let hundred = E::constant(100);
        let now = if self.falls {
            E::difference(hundred.clone(), E::Quantity(change))
        } else {
            E::Sum(vec![hundred.clone(), E::Quantity(change)])
        };
        Some((E::quotient(hundred, now), (change, self.direction())))
    }

    /// By how much it is more than before, with the figure that tells it.
    fn added(&self) -> Option<(E, (usize, &'static str))> {
        let Some(amount) = self.amount else {
            let from = self.from?;
            return Some((E::difference(E::Quantity(self.level.quantity), E::Quantity(from)), (from, "from")));
        };
        let amount = amount.quantity;
        let signed = if self.falls { E::difference(E::constant(0), E::Quantity(amount)) } else { E::Quantity(amount) };
        Some((signed, (amount, self.direction())))
    }
}

/// "over the past five years", "since 2015", "in a decade": no change from one year to the next.
fn spans_years(clause: Clause<'_>, frame: &Frame) -> bool {
    const REACH: usize = 8;
    (frame.first.saturating_sub(REACH)..frame.last + REACH).any(|i| {
        clause.cue(i) == Cue::Since
            || matches!(clause.word(i), "years" | "decade" | "decades" | "pandemic" | "pre-pandemic")
    })
}

/// The date in "than in 2019", but for "than in the same period of 2019", which is a year before.
fn set_against(clause: Clause<'_>, frame: &Frame) -> Option<Time> {
    const REACH: usize = 8;
    let led = |i: &usize| matches!(clause.cue(*i), Cue::Than | Cue::Compared | Cue::Against | Cue::From | Cue::On);
    let led = (frame.first..frame.last + REACH).find(led)?;
    let words = || (led + 1..led + REACH).take_while(|&i| !clause.is_quantity(i) && !clause.is_mark(i, ','));
    let same = words().any(|i| matches!(clause.word(i), "same" | "corresponding"));
    let time = words().find_map(|i| clause.time(i)).filter(|time| !matches!(time, Time::Before { .. }));
    time.filter(|_| !same)
}

/// The changes of turnover beside those of the exports and imports that make it up.
pub(crate) fn statements(levels: &Levels<'_>, grown: &[Grown<'_>]) -> Vec<Statement> {
    let wholes = grown.iter().filter(|g| g.level.is(Measure::Turnover) && g.from.is_none());
    let with_parts = wholes.filter_map(|whole| {
        let parts = levels.parts(whole.level)?;
        let [exports, imports] = parts.map(|part| Grown::find(grown, part));
        Some([whole, exports?, imports?]).filter(|all| have_one_basis(*all))
    });
    with_parts.flat_map(|all| [relative(levels, all), absolute(levels, all)]).flatten().collect()
}

/// Whether nothing says that the changes are measured from different times.
fn have_one_basis(all: [&Grown<'_>; 3]) -> bool {
    let bases: Vec<Basis> = all.iter().map(|g| g.basis).filter(|basis| *basis != Basis::Unstated).collect();
    let dates: Vec<Time> = all.iter().filter_map(|g| g.against).collect();
    bases.windows(2).all(|pair| pair.first() == pair.last())
        && (dates.is_empty() || bases.is_empty() && dates.windows(2).all(|pair| pair.first() == pair.last()))
}

fn relative(levels: &Levels<'_>, [whole, exports, imports]: [&Grown<'_>; 3]) -> Option<Statement> {
    let stated = whole.percent?.quantity;
    let ((a, told_a), (b, told_b)) = (exports.shrunk()?, imports.shrunk()?);
    // Each figure once where possible, so that the enclosure is tight: s·a + (1 - s)·b before, where s is the share of exports.
    let now = |g: &Grown<'_>| E::Quantity(g.level.quantity);
    let share = E::quotient(E::constant(1), E::Sum(vec![E::constant(1), E::quotient(now(imports), now(exports))]));
    let before = E::Sum(vec![E::product(share, E::difference(a, b.clone())), b]);
    let change = E::growth(before, E::constant(1));
    let statement = statement(levels, Kind::Change, whole, stated, change);
    Some(statement.with(operands([exports, imports], [told_a, told_b])).with([(stated, "stated")]))
}

fn absolute(levels: &Levels<'_>, [whole, exports, imports]: [&Grown<'_>; 3]) -> Option<Statement> {
    let stated = whole.amount?.quantity;
    let ((a, told_a), (b, told_b)) = (exports.added()?, imports.added()?);
    let statement = statement(levels, Kind::ChangeAbs, whole, stated, E::Sum(vec![a, b]));
    Some(statement.with(operands([exports, imports], [told_a, told_b])).with([(stated, "stated")]))
}

/// Each part with the figure that tells its change.
fn operands(parts: [&Grown<'_>; 2], told: [(usize, &'static str); 2]) -> impl Iterator<Item = (usize, &'static str)> {
    parts.map(|part| (part.level.quantity, "part")).into_iter().zip(told).flat_map(|(part, told)| [part, told])
}

fn statement(levels: &Levels<'_>, kind: Kind, whole: &Grown<'_>, stated: usize, change: E) -> Statement {
    let place = whole.level.span.hull(levels.span_of(stated));
    let reading = Reading::taken("what the changes of exports and imports leave", change);
    Statement::new(kind, place, stated).negative(whole.falls).reading(reading.assuming(Identity::Turnover))
}
