//! What a statement says its figure is, as arithmetic over the figures of the text.

use std::ops::{Mul, Sub};

use rust_decimal::Decimal;

use crate::number::Interval;

/// Arithmetic over quantities of a text. Plain data: evaluated under any way of taking the figures, and printed as the
/// derivation of a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Expression {
    /// A quantity by its index in the document.
    Quantity(usize),
    /// A number that the grammar brings: the 100 of a percentage.
    Constant(Decimal),
    Sum(Vec<Self>),
    Difference(Box<[Self; 2]>),
    Product(Box<[Self; 2]>),
    Quotient(Box<[Self; 2]>),
    /// Anything from the one to the other.
    Between(Box<[Self; 2]>),
    /// The size of a difference whose sign the words do not give.
    Absolute(Box<Self>),
}

impl Expression {
    pub(crate) fn difference(a: Self, b: Self) -> Self {
        Self::Difference(Box::new([a, b]))
    }

    pub(crate) fn product(a: Self, b: Self) -> Self {
        Self::Product(Box::new([a, b]))
    }

    pub(crate) fn quotient(a: Self, b: Self) -> Self {
        Self::Quotient(Box::new([a, b]))
    }

    pub(crate) fn between(a: Self, b: Self) -> Self {
        Self::Between(Box::new([a, b]))
    }

    pub(crate) fn absolute(a: Self) -> Self {
        Self::Absolute(Box::new(a))
    }

    pub(crate) fn constant(number: i64) -> Self {
        Self::Constant(number.into())
    }

    /// `100 · a`
    pub(crate) fn percent(a: Self) -> Self {
        Self::product(a, Self::constant(100))
    }

    /// `100 · (to / from - 1)`: written so that each figure stands once and the enclosure is tight.
    pub(crate) fn growth(from: Self, to: Self) -> Self {
        Self::percent(Self::difference(Self::quotient(to, from), Self::constant(1)))
    }

    /// The value with every quantity taken by `take`.
    pub(crate) fn evaluate(&self, take: &impl Fn(usize) -> Interval) -> Interval {
        let both =
            |[a, b]: &[Self; 2], apply: fn(Interval, Interval) -> Interval| apply(a.evaluate(take), b.evaluate(take));
        match self {
            Self::Quantity(index) => take(*index),
            Self::Constant(number) => Interval::point(*number),
            Self::Sum(terms) => terms.iter().map(|t| t.evaluate(take)).fold(Interval::ZERO, |a, b| a + b),
            Self::Difference(terms) => both(terms, Sub::sub),
            Self::Product(terms) => both(terms, Mul::mul),
            Self::Quotient(terms) => both(terms, |a, b| a / base(b)),
            Self::Between(ends) => both(ends, |a, b| a.hull(&b)),
            Self::Absolute(a) => absolute(a.evaluate(take)),
        }
    }

    /// The quantities it stands on, in order.
    pub(crate) fn quantities(&self) -> Vec<usize> {
        let mut found = Vec::new();
        self.visit(&mut |index| found.push(index));
        found
    }

    fn visit(&self, see: &mut impl FnMut(usize)) {
        match self {
            Self::Quantity(index) => see(*index),
            Self::Constant(_) => {}
            Self::Sum(terms) => terms.iter().for_each(|t| t.visit(see)),
            Self::Difference(both) | Self::Product(both) | Self::Quotient(both) | Self::Between(both) => {
                both.iter().for_each(|one| one.visit(see));
            }
            Self::Absolute(a) => a.visit(see),
        }
    }

    /// The arithmetic in words, each quantity as `name` gives it.
    pub(crate) fn describe<'n>(&self, name: &impl Fn(usize) -> &'n str) -> String {
        let mut words = String::with_capacity(64);
        self.write(&mut words, name);
        words
    }

    fn write<'n>(&self, words: &mut String, name: &impl Fn(usize) -> &'n str) {
        // In brackets where the words would be read another way without.
        let part = |words: &mut String, e: &Self, least: u8| {
            let apart = e.binding() < least;
            words.push_str(if apart { "(" } else { "" });
            e.write(words, name);
            words.push_str(if apart { ")" } else { "" });
        };
        let mut both = |(a, least_a): (&Self, u8), sign: &str, (b, least_b): (&Self, u8)| {
            part(words, a, least_a);
            words.push_str(sign);
            part(words, b, least_b);
        };
        match self {
            Self::Quantity(index) => words.push_str(name(*index)),
            Self::Constant(number) => words.push_str(&number.to_string()),
            Self::Sum(terms) => {
                for (nth, term) in terms.iter().enumerate() {
                    words.push_str(if nth > 0 { " + " } else { "" });
                    part(words, term, 1);
                }
            }
            Self::Difference(terms) => match &**terms {
                [Self::Constant(zero), Self::Difference(turned)] if zero.is_zero() => {
                    let [a, b] = &**turned;
                    both((b, 1), " - ", (a, 2));
                }
                [a, b] => both((a, 1), " - ", (b, 2)),
            },
            Self::Product(terms) | Self::Quotient(terms) => {
                let [a, b] = &**terms;
                both((a, 2), if matches!(self, Self::Product(_)) { " × " } else { " / " }, (b, 3));
            }
            Self::Between(ends) => {
                let [a, b] = &**ends;
                both((a, 1), " to ", (b, 1));
            }
            Self::Absolute(a) => {
                words.push('|');
                a.write(words, name);
                words.push('|');
            }
        }
    }

    /// How tightly its parts hold together when it is written down.
    const fn binding(&self) -> u8 {
        match self {
            Self::Sum(_) | Self::Difference(..) => 1,
            Self::Product(..) | Self::Quotient(..) => 2,
            Self::Quantity(_) | Self::Constant(_) | Self::Absolute(_) => 3,
            Self::Between(..) => 0,
        }
    }
}

/// What something is set against: where it may be below zero or above, as what is left of two figures nearly alike may, it is
/// above.
fn base(interval: Interval) -> Interval {
    interval.intersection(&Interval::NON_NEGATIVE).filter(|above| *above != Interval::ZERO).unwrap_or(interval)
}

fn absolute(interval: Interval) -> Interval {
    if interval.is_within(&Interval::NON_NEGATIVE) {
        interval
    } else if (-interval).is_within(&Interval::NON_NEGATIVE) {
        -interval
    } else {
        let reach = interval.hull(&-interval);
        reach.intersection(&Interval::NON_NEGATIVE).unwrap_or(reach)
    }
}
