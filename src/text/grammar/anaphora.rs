//! Changes whose base or result stands in another sentence.

use super::expression::Expression as E;
use super::frame::Frame;
use super::kind::StatementKind as Kind;
use super::level::Level;
use super::mention::{Clause, Mention, Role};
use super::statement::{Reading, Statement};
use crate::number::Unit;
use crate::text::cue::Cue;

/// "Exports thus increased by 2,880 tonnes", "raise this figure by 20 percent", "200 times the level of 1995".
pub(crate) fn statements(clause: Clause<'_>, sentence: usize, frame: &Frame, levels: &[Level]) -> Vec<Statement> {
    let mut found = Vec::new();
    found.extend(delta(clause, sentence, frame, levels));
    found.extend(growth(clause, sentence, frame, levels));
    found.extend(factor(clause, sentence, frame, levels));
    found
}

fn place(clause: Clause<'_>, mention: &Mention) -> crate::source::Span {
    clause.tokens.get(mention.at).map_or(crate::source::Span::new(0, 0), |t| t.span)
}

/// The levels of a unit before a sentence, the nearest first.
fn before<'l>(sentence: usize, unit: Unit, levels: &'l [Level]) -> Vec<&'l Level> {
    let near = |l: &&Level| l.sentence < sentence && l.sentence + 3 >= sentence && l.unit == unit;
    levels.iter().rev().filter(near).collect()
}

/// An absolute change between the current and the earlier level of the sentences before.
fn delta(clause: Clause<'_>, sentence: usize, frame: &Frame, levels: &[Level]) -> Option<Statement> {
    let delta = frame.delta.first()?;
    if !frame.to.is_empty() || !frame.from.is_empty() || frame.sign() == 0 {
        return None;
    }
    let near = before(sentence, delta.unit, levels);
    let to = near.iter().find(|l| !l.earlier)?;
    let from = near.iter().find(|l| l.earlier)?;
    let difference = E::difference(E::Quantity(to.quantity), E::Quantity(from.quantity));
    let statement = Statement::new(Kind::ChangeAbs, place(clause, delta), delta.quantity)
        .negative(frame.sign() < 0)
        .reading(Reading::taken("from the earlier figure before it to the later one", difference))
        .with([(from.quantity, "from"), (to.quantity, "to"), (delta.quantity, "stated")]);
    let only = near.len() == 2 && to.measure == from.measure.or(to.measure);
    Some(if only { statement } else { statement.inherited() })
}

/// A relative change of "this figure" or of a level that a sentence before gives for the earlier period.
fn growth(clause: Clause<'_>, sentence: usize, frame: &Frame, levels: &[Level]) -> Option<Statement> {
    let change = frame.change.first().filter(|m| m.unit == Unit::Percent)?;
    let to = frame.to.first()?;
    if !frame.from.is_empty() || !frame.delta.is_empty() {
        return None;
    }
    let pronoun =
        (0..change.at).rev().take(5).any(|i| clause.cue(i) == Cue::Pronoun && clause.cue(i + 1) == Cue::Filler);
    let near = before(sentence, to.unit, levels);
    let mut statement = Statement::new(Kind::Change, place(clause, change), change.quantity).negative(frame.sign() < 0);
    let named: Vec<&&Level> = match (pronoun, near.first()) {
        (true, Some(last)) => vec![last],
        _ => near.iter().filter(|l| l.earlier).collect(),
    };
    for from in named {
        let growth = E::growth(E::Quantity(from.quantity), E::Quantity(to.quantity));
        statement = statement.reading(Reading::taken("from the figure before it", growth));
        if pronoun {
            statement = statement.with([(from.quantity, "from"), (to.quantity, "to"), (change.quantity, "stated")]);
        }
    }
    let certain = pronoun && frame.to.iter().all(|m| m.role == Role::To);
    (!statement.readings.is_empty()).then(|| if certain { statement } else { statement.inherited() })
}

/// A factor against a level of the sentence before or after.
fn factor(clause: Clause<'_>, sentence: usize, frame: &Frame, levels: &[Level]) -> Option<Statement> {
    let factor = frame.factor.first()?;
    let to = frame.to.first();
    if !frame.from.is_empty() {
        return None;
    }
    let near = levels.iter().filter(|l| l.sentence.abs_diff(sentence) <= 1);
    let mut statement = Statement::new(Kind::Ratio, place(clause, factor), factor.quantity).inherited();
    match to {
        Some(to) => {
            for base in near.filter(|l| l.unit == to.unit && l.quantity != to.quantity) {
                let ratio = E::quotient(E::Quantity(to.quantity), E::Quantity(base.quantity));
                statement = statement.reading(Reading::taken("against the figure beside it", ratio));
            }
        }
        None => {
            let near: Vec<&Level> =
                levels.iter().filter(|l| l.sentence <= sentence && l.sentence + 1 >= sentence).collect();
            if let [.., a, b] = near.as_slice()
                && a.unit == b.unit
            {
                for (x, y) in [(a, b), (b, a)] {
                    let ratio = E::quotient(E::Quantity(x.quantity), E::Quantity(y.quantity));
                    statement = statement.reading(Reading::taken("between the two figures before it", ratio));
                }
            }
        }
    }
    (!statement.readings.is_empty()).then_some(statement)
}
