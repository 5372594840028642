//! "the remaining $1.09bn": what a whole leaves when a part is taken.

use super::expression::Expression as E;
use super::kind::StatementKind as Kind;
use super::level::Level;
use super::mention::{Clause, Mention, Role};
use super::statement::{Ground, Reading, Statement};
use crate::number::Unit;
use crate::text::cue::Cue;

/// The remainders of a sentence, held against the last share and the amounts around it.
pub(crate) fn statements(clause: Clause<'_>, sentence: usize, levels: &[Level], shares: &[Mention]) -> Vec<Statement> {
    let opens_of = clause.cue(0) == Cue::Of;
    let rests = levels.iter().filter(|l| l.sentence == sentence && l.role == Role::Remaining);
    rests.map(|rest| statement(opens_of, rest, levels, shares)).collect()
}

fn statement(opens_of: bool, rest: &Level, levels: &[Level], shares: &[Mention]) -> Statement {
    let earlier: Vec<&Level> = levels
        .iter()
        .filter(|l| l.quantity < rest.quantity && l.unit == rest.unit && l.sentence + 3 >= rest.sentence)
        .collect();
    let share = shares.iter().rev().find(|m| m.quantity < rest.quantity && m.unit == Unit::Percent);
    let mut statement = Statement::new(Kind::Remainder, rest.span, rest.quantity).inherited();
    if let Some(share) = share {
        let left = E::difference(E::constant(1), E::quotient(E::Quantity(share.quantity), E::constant(100)));
        for whole in earlier.iter().rev() {
            let whole = E::Quantity(whole.quantity);
            statement = statement
                .reading(Reading::taken("the amount is the whole", E::product(whole.clone(), left.clone())))
                .reading(Reading::taken(
                    "the amount is the part taken",
                    E::product(
                        E::difference(E::quotient(E::constant(100), E::Quantity(share.quantity)), E::constant(1)),
                        whole,
                    ),
                ));
        }
    }
    let own: Vec<&&Level> =
        earlier.iter().filter(|l| l.sentence == rest.sentence && (opens_of || l.role != Role::From)).collect();
    if let [whole, parts @ ..] = own.as_slice()
        && parts.len() >= 2
    {
        let taken = E::Sum(parts.iter().map(|l| E::Quantity(l.quantity)).collect());
        let rest = E::difference(E::Quantity(whole.quantity), taken);
        let named = Reading::taken("the whole less the parts named", rest);
        if opens_of {
            // "Of the $7.2 million, $4.1 million was paid ... and $1.9 million ...; the remaining $2.1 million"
            let operands =
                own.iter().map(|l| (l.quantity, "part")).chain([(statement.stated.unwrap_or_default(), "stated")]);
            return statement.reading(named).with(operands).on(Ground::Stated);
        }
        statement = statement.reading(named);
    }
    for (i, whole) in earlier.iter().enumerate() {
        for part in earlier.iter().skip(i + 1) {
            let rest = E::absolute(E::difference(E::Quantity(whole.quantity), E::Quantity(part.quantity)));
            statement = statement.reading(Reading::taken("the difference of two amounts", rest));
        }
    }
    if statement.readings.is_empty() {
        Statement::unverifiable(Kind::Remainder, rest.span, Some(rest.quantity), "the whole is not given")
    } else {
        statement
    }
}
