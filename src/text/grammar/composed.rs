//! The change of a total that the changes of its parts leave: exports down 6.1 percent and imports down 16.9 percent make no
//! turnover that is down 5.

use super::change::is_comparable;
use super::expression::Expression as E;
use super::frame::Frame;
use super::identity::Levels;
use super::kind::StatementKind as Kind;
use super::level::Level;
use super::mention::{Basis, Clause, Mention};
use super::statement::{Reading, Statement};
use crate::measure::Measure;
use crate::number::Unit;

/// A level with the percentage it changed by.
#[derive(Clone, Copy)]
pub(crate) struct Grown<'a> {
    level: &'a Level,
    change: Mention,
    falls: bool,
    basis: Basis,
    from: Option<usize>,
}

impl<'a> Grown<'a> {
    /// The levels of a sentence that a clause gives with one percentage of change.
    pub(crate) fn all(clause: Clause<'_>, frames: &[Frame], levels: &'a [Level]) -> Vec<Self> {
        let of = |frame: &Frame| {
            let ([to], [change]) = (frame.to.as_slice(), frame.change.as_slice()) else { return None };
            let level = levels.iter().find(|l| l.quantity == to.quantity).filter(|l| !l.earlier && !l.target)?;
            // What a level in tons grew by may be its value.
            let told = matches!(to.unit, Unit::Money(_)) && change.unit == Unit::Percent && frame.sign() != 0;
            let from = frame.from.first().map(|from| from.quantity);
            let grown = Self { level, change: *change, falls: frame.sign() < 0, basis: frame.basis(), from };
            (told && !frame.uneven && is_comparable(clause, frame)).then_some(grown)
        };
        frames.iter().filter_map(of).collect()
    }

    /// What it was before, over what it is now.
    fn shrunk(&self) -> E {
        match self.from {
            Some(from) => E::quotient(E::Quantity(from), E::Quantity(self.level.quantity)),
            None => E::quotient(E::constant(100), self.grown()),
        }
    }

    /// What a hundred became.
    fn grown(&self) -> E {
        let change = E::Quantity(self.change.quantity);
        if self.falls { E::difference(E::constant(100), change) } else { E::Sum(vec![E::constant(100), change]) }
    }

    fn operands(&self) -> [(usize, &'static str); 2] {
        let change = (self.change.quantity, if self.falls { "fall" } else { "rise" });
        [(self.level.quantity, "part"), self.from.map_or(change, |from| (from, "from"))]
    }
}

/// The changes of turnover beside those of the exports and imports that make it up.
pub(crate) fn statements(levels: &Levels<'_>, grown: &[Grown<'_>]) -> Vec<Statement> {
    let wholes = grown.iter().filter(|g| g.level.is(Measure::Turnover) && g.from.is_none());
    wholes.filter_map(|whole| statement(levels, grown, whole)).collect()
}

fn statement(levels: &Levels<'_>, grown: &[Grown<'_>], whole: &Grown<'_>) -> Option<Statement> {
    let [exports, imports] = levels.parts(whole.level)?;
    let of = |level: &Level| grown.iter().find(|g| g.level.quantity == level.quantity);
    let (exports, imports) = (of(exports)?, of(imports)?);
    let named = [whole, exports, imports].map(|g| g.basis);
    let mut bases = named.into_iter().filter(|basis| *basis != Basis::Unstated);
    let first = bases.next();
    if !bases.all(|basis| Some(basis) == first) {
        return None;
    }
    // Each figure once, so that the enclosure is tight: s·a + (1 - s)·b before, where s is the share of exports now.
    let now = |g: &Grown<'_>| E::Quantity(g.level.quantity);
    let share = E::quotient(E::constant(1), E::Sum(vec![E::constant(1), E::quotient(now(imports), now(exports))]));
    let (a, b) = (exports.shrunk(), imports.shrunk());
    let before = E::Sum(vec![E::product(share, E::difference(a, b.clone())), b]);
    let change = E::growth(before, E::constant(1));
    let place = whole.level.span.hull(levels.span_of(whole.change.quantity));
    let statement = Statement::new(Kind::Change, place, whole.change.quantity)
        .negative(whole.falls)
        .reading(Reading::taken("what the changes of exports and imports leave", change))
        .with(exports.operands())
        .with(imports.operands())
        .with([(whole.change.quantity, "stated")]);
    Some(statement)
}
