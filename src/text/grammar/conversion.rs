//! "14.12 trillion yuan, or about $2.12 trillion": one amount in two currencies.

use super::expression::Expression as E;
use super::kind::StatementKind as Kind;
use super::mention::{Clause, Mention, Role};
use super::statement::{Ground, Reading, Statement};
use crate::number::Currency;
use crate::source::Span;

/// Two amounts that the text gives as one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pair {
    from: usize,
    to: usize,
    currencies: (Currency, Currency),
    span: Span,
}

/// The pairs of a sentence: an amount of another currency in apposition.
pub(crate) fn pairs(clause: Clause<'_>, mentions: &[Mention]) -> Vec<Pair> {
    let two = mentions.iter().zip(mentions.iter().skip(1));
    two.filter_map(|(a, b)| {
        let (from, to) = (a.unit.currency()?, b.unit.currency()?);
        let beside = b.at - a.at <= 4 && matches!(b.role, Role::Apposed | Role::Delta | Role::Level | Role::To);
        let apposed = (a.at + 1..b.at).any(|i| clause.is_mark(i, '(') || clause.cue(i) == crate::text::cue::Cue::Or);
        let span = clause.tokens.get(a.at)?.span.hull(clause.tokens.get(b.at)?.span);
        (from != to && beside && apposed).then_some(Pair {
            from: a.quantity,
            to: b.quantity,
            currencies: (from, to),
            span,
        })
    })
    .collect()
}

/// Each pair against the rate of the first pair of the same currencies.
pub(crate) fn statements(pairs: &[Pair]) -> Vec<Statement> {
    let mut found = Vec::new();
    for (i, pair) in pairs.iter().enumerate() {
        let first = pairs.iter().take(i).find(|p| p.currencies == pair.currencies);
        found.push(if let Some(first) = first {
            against(first, pair)
        } else {
            let alone = "no other pair of these currencies gives the rate";
            Statement::unverifiable(Kind::Conversion, pair.span, Some(pair.to), alone)
        });
    }
    found
}

fn against(first: &Pair, pair: &Pair) -> Statement {
    let rate = E::quotient(E::Quantity(first.to), E::Quantity(first.from));
    let converted = E::product(E::Quantity(pair.from), rate);
    Statement::new(Kind::Conversion, pair.span, pair.to)
        .reading(Reading::taken("at the rate of the first pair", converted))
        .with([(first.from, "from"), (first.to, "to"), (pair.from, "from"), (pair.to, "stated")])
        .on(Ground::Magnitude)
}
