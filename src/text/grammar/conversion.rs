//! "14.12 trillion yuan, or about $2.12 trillion": one amount in two currencies.

use rust_decimal::Decimal;

use super::expression::Expression as E;
use super::kind::StatementKind as Kind;
use super::mention::{Clause, Mention, Role};
use super::moment::Moments;
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
    sentence: usize,
    /// Whether it stands for the period before the one the text is about.
    earlier: bool,
    /// What one unit of the first currency is worth, as printed.
    rate: Option<Decimal>,
}

/// The pairs of a sentence: an amount of another currency in apposition.
pub(crate) fn pairs(clause: Clause<'_>, sentence: usize, mentions: &[Mention]) -> Vec<Pair> {
    let two = mentions.iter().zip(mentions.iter().skip(1));
    two.filter_map(|(a, b)| {
        let (from, to) = (a.unit.currency()?, b.unit.currency()?);
        let beside = b.at - a.at <= 4 && matches!(b.role, Role::Apposed | Role::Delta | Role::Level | Role::To);
        let apposed = (a.at + 1..b.at).any(|i| clause.is_mark(i, '(') || clause.cue(i) == crate::text::cue::Cue::Or);
        let span = clause.tokens.get(a.at)?.span.hull(clause.tokens.get(b.at)?.span);
        let value = |quantity: usize| clause.document.quantities.get(quantity).map(|q| q.figure.value());
        (from != to && beside && apposed).then_some(Pair {
            from: a.quantity,
            to: b.quantity,
            currencies: (from, to),
            span,
            sentence,
            earlier: a.role == Role::From,
            rate: value(b.quantity)?.checked_div(value(a.quantity)?),
        })
    })
    .collect()
}

/// How many pairs before and after one are asked for their rate.
const REACH: usize = 12;

/// Each pair against the rate of the others of the same currencies: that on which they agree, else that of the first.
pub(crate) fn statements(pairs: &[Pair], moments: &Moments<'_>) -> Vec<Statement> {
    let mut found = Vec::new();
    let mut first: Vec<&Pair> = Vec::new();
    for (i, pair) in pairs.iter().enumerate() {
        let near = pairs.get(i.saturating_sub(REACH)..pairs.len().min(i + REACH)).unwrap_or_default();
        let others: Vec<&Pair> = near.iter().filter(|other| other.is_of_time(pair, moments)).collect();
        let told = first.iter().find(|p| p.currencies == pair.currencies);
        found.push(match (pair.stands_apart(&others), told) {
            (true, _) => against(&others, pair, "at the rate of the others").on(Ground::Stated),
            (false, Some(told)) => against(&[told], pair, "at the rate of the first pair").on(Ground::Magnitude),
            (false, None) => {
                first.push(pair);
                let alone = "no other pair of these currencies gives the rate";
                Statement::unverifiable(Kind::Conversion, pair.span, Some(pair.to), alone)
            }
        });
    }
    found
}

impl Pair {
    /// Whether another pair has to be converted at the same rate, as far as the text says.
    fn is_of_time(&self, other: &Self, moments: &Moments<'_>) -> bool {
        self.from != other.from
            && self.currencies == other.currencies
            && self.earlier == other.earlier
            && moments.are_one(self.sentence, other.sentence)
    }

    /// Whether others, two at least, agree on a rate from which this one is too far off for any average of a period.
    fn stands_apart(&self, others: &[&Self]) -> bool {
        let rates: Option<Vec<Decimal>> = others.iter().map(|other| other.rate).collect();
        let Some((rates, own)) = rates.zip(self.rate) else { return false };
        let Some((low, high)) = rates.iter().min().zip(rates.iter().max()) else { return false };
        let percent = |rate: &Decimal, percent: i64| rate.saturating_mul(Decimal::new(percent, 2));
        let agree = rates.len() > 1 && *high <= percent(low, 103);
        agree && (own > percent(high, 115) || own < percent(low, 85))
    }
}

fn against(others: &[&Pair], pair: &Pair, at: &'static str) -> Statement {
    let readings = others.iter().map(|other| {
        let rate = E::quotient(E::Quantity(other.to), E::Quantity(other.from));
        Reading::taken(at, E::product(E::Quantity(pair.from), rate))
    });
    let first = others.first().into_iter().flat_map(|first| [(first.from, "from"), (first.to, "to")]);
    Statement::new(Kind::Conversion, pair.span, pair.to)
        .readings(readings)
        .with(first)
        .with([(pair.from, "from"), (pair.to, "stated")])
}
