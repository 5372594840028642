//! "14.12 trillion yuan, or about $2.12 trillion", "197.3 million dollars or 0.197 billion dollars": one amount told twice.

use rust_decimal::Decimal;

use super::expression::Expression as E;
use super::kind::StatementKind as Kind;
use super::mention::{Clause, Mention, Role};
use super::moment::Moments;
use super::statement::{Ground, Reading, Statement};
use crate::number::{Currency, Unit};
use crate::source::Span;
use crate::text::cue::Cue;

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
    /// What one unit of the first currency is worth in the second, and the other way round, as printed.
    rates: [Option<Decimal>; 2],
}

/// The pairs of a sentence: an amount of another currency in apposition.
pub(crate) fn pairs(clause: Clause<'_>, sentence: usize, mentions: &[Mention]) -> Vec<Pair> {
    let two = mentions.iter().zip(mentions.iter().skip(1));
    two.filter_map(|(a, b)| {
        let (from, to) = (a.unit.currency()?, b.unit.currency()?);
        let beside = b.at - a.at <= 4 && matches!(b.role, Role::Apposed | Role::Delta | Role::Level | Role::To);
        let apposed = (a.at + 1..b.at).any(|i| clause.is_mark(i, '(') || clause.cue(i) == Cue::Or);
        let span = clause.tokens.get(a.at)?.span.hull(clause.tokens.get(b.at)?.span);
        let value = |quantity: usize| clause.document.quantities.get(quantity).map(|q| q.figure.value());
        (from != to && beside && apposed).then_some(Pair {
            from: a.quantity,
            to: b.quantity,
            currencies: (from, to),
            span,
            sentence,
            earlier: a.role == Role::From,
            rates: [
                value(b.quantity)?.checked_div(value(a.quantity)?),
                value(a.quantity)?.checked_div(value(b.quantity)?),
            ],
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
        let told = first.iter().find(|p| p.is_in(pair.currencies));
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
            && self.is_in(other.currencies)
            && self.earlier == other.earlier
            && moments.are_one(self.sentence, other.sentence)
    }

    /// Whether it is of two currencies, in either order.
    fn is_in(&self, (from, to): (Currency, Currency)) -> bool {
        self.currencies == (from, to) || self.currencies == (to, from)
    }

    /// What one unit of the first currency of another pair is worth.
    fn rate_for(&self, other: &Self) -> Option<Decimal> {
        let [rate, inverse] = self.rates;
        if self.currencies == other.currencies { rate } else { inverse }
    }

    /// The same as a quotient.
    fn quotient_for(&self, other: &Self) -> E {
        let (from, to) = (E::Quantity(self.from), E::Quantity(self.to));
        if self.currencies == other.currencies { E::quotient(to, from) } else { E::quotient(from, to) }
    }

    /// Whether others, two at least, agree on a rate from which this one is too far off for any average of a period.
    fn stands_apart(&self, others: &[&Self]) -> bool {
        let rates: Option<Vec<Decimal>> = others.iter().map(|other| other.rate_for(self)).collect();
        let Some((rates, own)) = rates.zip(self.rate_for(self)) else { return false };
        let Some((low, high)) = rates.iter().min().zip(rates.iter().max()) else { return false };
        let percent = |rate: &Decimal, percent: i64| rate.saturating_mul(Decimal::new(percent, 2));
        let agree = rates.len() > 1 && *high <= percent(low, 103);
        agree && (own > percent(high, 115) || own < percent(low, 85))
    }
}

fn against(others: &[&Pair], pair: &Pair, at: &'static str) -> Statement {
    let readings =
        others.iter().map(|other| Reading::taken(at, E::product(E::Quantity(pair.from), other.quotient_for(pair))));
    let first = others.first().into_iter().flat_map(|first| [(first.from, "from"), (first.to, "to")]);
    Statement::new(Kind::Conversion, pair.span, pair.to)
        .readings(readings)
        .with(first)
        .with([(pair.from, "from"), (pair.to, "stated")])
}

/// An amount told again in the same currency or unit: a scale that was mistaken is an error.
pub(crate) fn restated(clause: Clause<'_>, mentions: &[Mention]) -> Vec<Statement> {
    let two = mentions.iter().zip(mentions.iter().skip(1));
    let again = two.filter(|(a, b)| {
        let amount = matches!(b.unit, Unit::Money(_) | Unit::Measure(_)) && a.unit == b.unit;
        let joined = (a.at + 1..b.at).any(|i| clause.is_mark(i, '(') || clause.cue(i) == Cue::Or);
        // "$1.5 billion, or $15 million for each bank"
        let rate = matches!(clause.word(b.at + 1), "a" | "an" | "each" | "every" | "for" | "on")
            || clause.cue(b.at + 1) == Cue::Per;
        let told = matches!(a.role, Role::Level | Role::To) && b.role == Role::Apposed && b.at - a.at <= 3;
        amount && joined && !rate && told && has_digits_of(clause.word(a.at), clause.word(b.at))
    });
    again
        .map(|(a, b)| {
            let span = clause.span(a.at).hull(clause.span(b.at));
            let statement = Statement::new(Kind::Conversion, span, b.quantity);
            let reading = Reading::taken("told twice", E::Quantity(a.quantity));
            statement.reading(reading).with([(a.quantity, "from"), (b.quantity, "stated")]).inherited()
        })
        .collect()
}

/// "197.3 million", "1.97 billion": what differs is the scale alone, or how far it is rounded.
fn has_digits_of(a: &str, b: &str) -> bool {
    const KEPT: usize = 2;
    let digits = |text: &str| -> String {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        digits.trim_start_matches('0').chars().take(KEPT).collect()
    };
    digits(a) == digits(b)
}
