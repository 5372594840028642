//! What figures near by give, where a clause does not name its operands.
//!
//! A person who reads "so the jump works out at 42.2%" looks for the two figures around it. So does this: pairs of the same
//! unit in the sentence or its neighbours, the nearest first. What fits is offered as an inherited reading; what does not
//! fit says nothing, for the figures were guessed.

use super::Parsed;
use super::expression::Expression as E;
use super::frame::Frame;
use super::identity::Identity;
use super::kind::StatementKind as Kind;
use super::level::{Level, window};
use super::mention::{Clause, Mention, Role};
use super::share;
use super::statement::{Ground, Reading, Statement};
use crate::measure::Measure;
use crate::number::Unit;
use crate::source::Span;

/// How many pairs are tried for one figure.
const PAIRS: usize = 24;
/// How many sentences away the whole of a share may stand.
const WHOLES: usize = 4;
/// How far apart, counted in quantities, the operands may stand from the figure.
const DISTANCE: usize = 9;

/// The statements that mentions of one sentence make about levels near by.
pub(crate) fn statements(clause: Clause<'_>, sentence: usize, parsed: &Parsed<'_>, levels: &[Level]) -> Vec<Statement> {
    let Parsed { mentions, frames, .. } = parsed;
    let near: Vec<&Level> = levels.iter().filter(|l| l.sentence.abs_diff(sentence) <= 1).collect();
    let wholes: Vec<&Level> = levels.iter().filter(|l| l.sentence.abs_diff(sentence) <= WHOLES).collect();
    let found = mentions.iter().enumerate().flat_map(|(i, m)| {
        let place = clause.span(m.at);
        let wholes = || share::possible_wholes(clause, mentions, i, &wholes);
        let part = || share::own_part(clause, mentions, i);
        [changed(place, m, &own_amounts(frames, m), &near), shared(place, m, part, &near, wholes)]
    });
    found.flatten().filter(|s| !s.readings.is_empty()).collect()
}

/// The figures that the clause of a change gives for its result and base: whatever else is near, the change is of these.
fn own_amounts(frames: &[Frame], mention: &Mention) -> Vec<usize> {
    let has = |frame: &&Frame| {
        let all = frame.change.iter().chain(&frame.delta).chain(&frame.factor);
        all.into_iter().any(|m| m.quantity == mention.quantity)
    };
    let amounts = frames.iter().find(has).map(|frame| frame.to.iter().chain(&frame.from));
    amounts.into_iter().flatten().map(|m| m.quantity).collect()
}

/// A change or a factor between two levels near by.
fn changed(span: Span, mention: &Mention, own: &[usize], near: &[&Level]) -> Option<Statement> {
    let start = |kind| Statement::new(kind, span, mention.quantity).negative(mention.sign < 0).on(Ground::Nearby);
    let signed = |e: E| if mention.sign == 0 { E::absolute(e) } else { e };
    Some(match (mention.role, mention.unit) {
        (Role::Change, Unit::Percent) => {
            with_pairs(start(Kind::Change), near, mention, own, |from, to| signed(E::growth(from, to)))
        }
        (Role::Change, Unit::Times) => {
            let growth = |from, to| signed(E::difference(E::quotient(to, from), E::constant(1)));
            with_pairs(start(Kind::Change), near, mention, own, growth)
        }
        (Role::Delta, Unit::Money(_) | Unit::Measure(_)) => {
            let alike: Vec<&Level> = near.iter().copied().filter(|l| l.unit == mention.unit).collect();
            with_pairs(start(Kind::ChangeAbs), &alike, mention, own, |from, to| signed(E::difference(to, from)))
        }
        (Role::Factor, _) => {
            with_pairs(start(Kind::Ratio).negative(false), near, mention, own, |from, to| E::quotient(to, from))
        }
        _ => return None,
    })
}

/// A share of a level, told up to some sentences away, that a level next to it has.
fn shared<'l>(
    span: Span,
    mention: &Mention,
    part: impl FnOnce() -> Option<usize>,
    near: &[&Level],
    wholes: impl FnOnce() -> Vec<&'l Level>,
) -> Option<Statement> {
    let percent = match (mention.role, mention.unit) {
        (Role::Share | Role::Unknown, Unit::Percent) => true,
        (Role::Share, Unit::Times) => false,
        _ => return None,
    };
    let (wholes, own) = (wholes(), part());
    let is_part = |l: &&&Level| own.map_or(l.quantity.abs_diff(mention.quantity) <= 3, |own| own == l.quantity);
    let mut pairs: Vec<(usize, usize, usize)> = Vec::new();
    for part in near.iter().filter(is_part) {
        for whole in wholes.iter().filter(|w| w.quantity != part.quantity && w.unit == part.unit && !w.part) {
            let distance = 3 * part.quantity.abs_diff(mention.quantity) + whole.quantity.abs_diff(mention.quantity);
            pairs.push((distance + usize::from(whole.earlier != part.earlier), whole.quantity, part.quantity));
        }
    }
    pairs.sort_unstable();
    let start = Statement::new(Kind::Share, span, mention.quantity).on(Ground::Nearby);
    Some(start.readings(pairs.into_iter().take(PAIRS).map(|(_, whole, part)| {
        let share = E::quotient(E::Quantity(part), E::Quantity(whole));
        Reading::taken("between figures near by", if percent { E::percent(share) } else { share })
    })))
}

/// The readings of every ordered pair of one unit, the nearest first.
fn with_pairs(
    statement: Statement,
    near: &[&Level],
    mention: &Mention,
    own: &[usize],
    expression: impl Fn(E, E) -> E,
) -> Statement {
    let mut pairs: Vec<(usize, usize, usize)> = Vec::new();
    let within = |l: &&&Level| l.quantity.abs_diff(mention.quantity) <= DISTANCE;
    let near: Vec<&Level> = near.iter().filter(within).copied().collect();
    for a in &near {
        for b in near.iter().filter(|b| b.quantity != a.quantity && b.unit == a.unit && may_become(a, b)) {
            let distance = a.quantity.abs_diff(mention.quantity) + b.quantity.abs_diff(mention.quantity);
            // Of two pairs as near, the one told as earlier and later comes first.
            let order = usize::from(a.earlier <= b.earlier);
            let told = own.is_empty() || own.contains(&a.quantity) || own.contains(&b.quantity);
            if told && distance <= DISTANCE && a.quantity != mention.quantity && b.quantity != mention.quantity {
                pairs.push((2 * distance + order, a.quantity, b.quantity));
            }
        }
    }
    pairs.sort_unstable();
    statement.readings(
        pairs
            .into_iter()
            .take(PAIRS)
            .map(|(_, a, b)| Reading::taken("between figures near by", expression(E::Quantity(a), E::Quantity(b)))),
    )
}

/// Whether one figure can be the base of the other: nothing says that they measure different things or follow the other way
/// round.
fn may_become(from: &Level, to: &Level) -> bool {
    let measures = from.measure.zip(to.measure).is_none_or(|((from, _), (to, _))| from == to);
    measures && (from.earlier || !to.earlier)
}

/// Sums of parts and differences that levels near each other satisfy.
pub(crate) fn totals(levels: &[Level]) -> Vec<Statement> {
    let wholes = levels.iter().filter(|l| !l.target);
    wholes.flat_map(|whole| [balance(whole, levels), sum(whole, levels)]).flatten().collect()
}

fn alike<'l>(whole: &Level, levels: &'l [Level]) -> Vec<&'l Level> {
    let near = |l: &&Level| l.sentence.abs_diff(whole.sentence) <= 2 && l.quantity.abs_diff(whole.quantity) <= DISTANCE;
    let fits =
        |l: &&Level| l.unit == whole.unit && l.quantity != whole.quantity && !l.target && l.earlier == whole.earlier;
    window(levels, whole.sentence, 2).iter().filter(near).filter(fits).collect()
}

fn balance(whole: &Level, levels: &[Level]) -> Option<Statement> {
    if !whole.is(Measure::Balance) {
        return None;
    }
    let parts: Vec<&Level> = alike(whole, levels).into_iter().filter(|l| !l.is(Measure::Balance)).collect();
    let mut statement = Statement::new(Kind::Balance, whole.span, whole.quantity).on(Ground::Nearby);
    // Exports and imports are the identity's, which minds the sign; what a flow leaves of the turnover is the other flow.
    let flows = |l: &Level| [Measure::Exports, Measure::Imports, Measure::Turnover].into_iter().any(|m| l.is(m));
    for (i, a) in parts.iter().enumerate() {
        for b in parts.iter().skip(i + 1).take(PAIRS).filter(|b| !(flows(a) && flows(b))) {
            let difference = E::absolute(E::difference(E::Quantity(a.quantity), E::Quantity(b.quantity)));
            let reading = Reading::taken("the difference of two figures near by", difference);
            statement = statement.reading(reading.assuming(Identity::Balance));
        }
    }
    (!statement.readings.is_empty()).then_some(statement)
}

/// Parts in a row beside the whole, two of them beyond one other figure, and any two where the words call it a total.
fn sum(whole: &Level, levels: &[Level]) -> Option<Statement> {
    const MOST: usize = 6;
    if whole.is(Measure::Balance) {
        return None;
    }
    // A balance is no part of a flow: exports plus the deficit make imports, but nobody says so.
    let parts: Vec<&Level> = alike(whole, levels).into_iter().filter(|l| !l.is(Measure::Balance)).collect();
    let (before, after) = parts.split_at(parts.partition_point(|l| l.quantity < whole.quantity));
    let next = |from: usize, count: usize| after.get(from..from + count);
    let last = |but: usize, count: usize| {
        let end = before.len().checked_sub(but)?;
        before.get(end.checked_sub(count)?..end)
    };
    let rows = (2..=MOST).flat_map(|count| [next(0, count), last(0, count)]);
    let rows = rows.chain([next(1, 2), last(1, 2)]).flatten().map(together);
    let pairs = parts.iter().enumerate().flat_map(|(i, a)| parts.iter().skip(i + 1).map(|b| [*a, *b]));
    let pairs = pairs.take(if whole.total { PAIRS } else { 0 }).map(|pair| together(&pair));
    let statement = Statement::new(Kind::Sum, whole.span, whole.quantity).on(Ground::Nearby);
    Some(statement.readings(rows.chain(pairs))).filter(|statement| !statement.readings.is_empty())
}

fn together(parts: &[&Level]) -> Reading {
    let sum = E::Sum(parts.iter().map(|l| E::Quantity(l.quantity)).collect());
    let reading = Reading::taken("parts near by together", sum);
    let has = |measure| parts.iter().any(|l| l.is(measure));
    if parts.len() == 2 && has(Measure::Exports) && has(Measure::Imports) {
        reading.assuming(Identity::Turnover)
    } else {
        reading
    }
}
