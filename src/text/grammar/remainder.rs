//! "the remaining $1.09bn": what a whole leaves when a part is taken.

use std::cmp::Reverse;

use super::expression::Expression as E;
use super::kind::StatementKind as Kind;
use super::level::Level;
use super::mention::{Clause, Mention, Role};
use super::statement::{Ground, Reading, Statement};
use crate::number::Unit;
use crate::text::cue::Cue;
use crate::text::sentence::Item;

/// The remainders of a sentence, held against the last share and the amounts around it.
pub(crate) fn statements(clause: Clause<'_>, sentence: usize, levels: &[Level], shares: &[Mention]) -> Vec<Statement> {
    let refers = matches!(clause.cue(1), Cue::Pronoun | Cue::Which);
    let opens = (clause.cue(0) == Cue::Of).then(|| !refers && (1..6).any(|i| clause.is_quantity(i)));
    let rests = levels.iter().filter(|l| l.sentence == sentence && l.role == Role::Remaining);
    let told = |rest: &&Level| {
        let share = shares.iter().rev().find(|m| m.quantity < rest.quantity && m.unit == Unit::Percent);
        share.is_none_or(|share| clause.tokens.iter().any(|t| t.item == Item::Quantity(share.quantity)))
    };
    // A share of another sentence may be of anything.
    let ground = |rest: &&Level| if told(rest) { Ground::Inherited } else { Ground::Nearby };
    rests.map(|rest| statement(clause, opens, rest, levels, shares, ground(&rest))).collect()
}

fn statement(
    clause: Clause<'_>,
    opens: Option<bool>,
    rest: &Level,
    levels: &[Level],
    shares: &[Mention],
    ground: Ground,
) -> Statement {
    let earlier: Vec<&Level> = levels
        .iter()
        .filter(|l| l.quantity < rest.quantity && l.unit == rest.unit && l.sentence + 3 >= rest.sentence)
        .collect();
    let share = shares.iter().rev().find(|m| m.quantity < rest.quantity && m.unit == Unit::Percent);
    let mut statement = Statement::new(Kind::Remainder, rest.span, rest.quantity).on(ground);
    if let Some(left) = after_list(rest, &earlier) {
        statement = statement.inherited().reading(Reading::taken("the whole less the parts named", left));
    }
    if let Some(share) = share {
        let left = left_by(share);
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
    let own: Vec<&Level> = earlier.iter().copied().filter(|l| l.sentence == rest.sentence).collect();
    if let Some((whole, parts)) = opens.and_then(|opens| taken_from(opens, rest, &earlier, &own)) {
        let left = match (parts, share) {
            ([], Some(share)) => E::product(E::Quantity(whole.quantity), left_by(share)),
            ([], None) => {
                return Statement::unverifiable(Kind::Remainder, rest.span, Some(rest.quantity), "no part is given");
            }
            (parts, _) => {
                let taken = E::Sum(parts.iter().map(|l| E::Quantity(l.quantity)).collect());
                E::difference(E::Quantity(whole.quantity), taken)
            }
        };
        let operands = [(whole.quantity, "whole")].into_iter().chain(parts.iter().map(|l| (l.quantity, "part")));
        let operands = operands.chain([(rest.quantity, "stated")]);
        let statement = Statement::new(Kind::Remainder, rest.span, rest.quantity).with(operands);
        return statement.reading(Reading::taken("the whole less the parts named", left));
    }
    let told: Vec<&&Level> = own.iter().filter(|l| l.role != Role::From).collect();
    // "signed for $1,118 million. It allocated $1,022 million, while the remaining $96 million is ..."
    let value = |l: &Level| clause.document.quantities.get(l.quantity).map(|q| q.figure.value());
    if let ([part], Some(whole)) = (told.as_slice(), only_before(rest, &earlier))
        && share.is_none()
        && clause.cue(rest.at + 1) != Cue::Of
        && value(part) < value(whole)
    {
        let left = E::difference(E::Quantity(whole.quantity), E::Quantity(part.quantity));
        let operands = [(whole.quantity, "whole"), (part.quantity, "part"), (rest.quantity, "stated")];
        let statement = Statement::new(Kind::Remainder, rest.span, rest.quantity).with(operands);
        return statement.reading(Reading::taken("the whole less the part named", left));
    }
    if let [whole, parts @ ..] = told.as_slice()
        && parts.len() >= 2
    {
        let taken = E::Sum(parts.iter().map(|l| E::Quantity(l.quantity)).collect());
        let rest = E::difference(E::Quantity(whole.quantity), taken);
        statement = statement.reading(Reading::taken("the whole less the parts named", rest));
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

/// "Sesame accounted for ..., cocoa for ... and nuts for .... The remaining ...": the parts fill the sentence before, and the
/// whole was told before them.
fn after_list(rest: &Level, earlier: &[&Level]) -> Option<E> {
    let current = || earlier.iter().filter(|l| !l.earlier);
    let parts: Vec<E> =
        current().filter(|l| l.sentence + 1 == rest.sentence).map(|l| E::Quantity(l.quantity)).collect();
    let told = current().filter(|l| l.sentence + 1 < rest.sentence);
    let whole = told.min_by_key(|l| (Reverse(l.sentence), l.quantity))?;
    let own = current().any(|l| l.sentence == rest.sentence);
    (parts.len() >= 2 && !own).then(|| E::difference(E::Quantity(whole.quantity), E::Sum(parts)))
}

/// The one figure that the sentence before tells.
fn only_before<'l>(rest: &Level, earlier: &[&'l Level]) -> Option<&'l Level> {
    let mut before = earlier.iter().filter(|l| l.sentence + 1 == rest.sentence && !l.target);
    before.next().copied().filter(|l| before.next().is_none() && !l.earlier)
}

/// What a share leaves of one.
fn left_by(share: &Mention) -> E {
    E::difference(E::constant(1), E::quotient(E::Quantity(share.quantity), E::constant(100)))
}

/// The whole and its parts in a sentence that opens with "Of": "Of the $7.2 million, $4.1 million was paid; the remaining ...",
/// or with "Of that amount", where the whole is the figure before it.
fn taken_from<'p, 'l>(
    named: bool,
    rest: &Level,
    earlier: &[&'l Level],
    own: &'p [&'l Level],
) -> Option<(&'l Level, &'p [&'l Level])> {
    if named {
        let (whole, parts) = own.split_first()?;
        return Some((whole, parts));
    }
    let before = earlier.iter().rev().find(|l| l.sentence + 1 == rest.sentence && !l.earlier)?;
    Some((before, own))
}
