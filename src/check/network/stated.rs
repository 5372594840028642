//! A printed figure as a constraint.

use rust_decimal::Decimal;

use crate::number::{Amount, Figure, Interval, Tiers};

/// How generously printed figures are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tier {
    /// As a careful reader takes them.
    Accept,
    /// As generously as words can bear.
    Tolerate,
    /// Accept with all half-widths multiplied: 1 is accept, from 2 on it covers tolerate.
    Stretched(Decimal),
}

/// What a figure says of a variable at every [`Tier`].
///
/// The nominal value lies in the accept interval or at one of its ends, so that stretching by more never gives less.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Stated {
    tiers: Tiers,
    nominal: Decimal,
}

impl Stated {
    /// The figure in base units, a percentage as printed: see [`Self::affine`] for the fraction it means.
    pub(crate) fn of(figure: &Figure) -> Self {
        let tiers = figure.tiers();
        let nominal = match figure.amount() {
            Amount::Between(..) | Amount::Vague { .. } => middle(&tiers.accept),
            _ => None,
        };
        Self { tiers, nominal: nominal.unwrap_or_else(|| figure.value()) }
    }

    /// An interval and a wider one around a nominal value.
    #[cfg(test)]
    pub(crate) const fn new(tiers: Tiers, nominal: Decimal) -> Self {
        Self { tiers, nominal }
    }

    /// A number without any width: a year, a count of months.
    #[cfg(test)]
    pub(crate) const fn exactly(value: Decimal) -> Self {
        let point = Interval::point(value);
        Self { tiers: Tiers { accept: point, tolerate: point }, nominal: value }
    }

    /// `factor · x + shift`: `(0.01, 0)` is the fraction a percentage means, `(-0.01, 1)` what is left after a fall by it,
    /// `(1, 1)` the second reading of "N times more".
    pub(crate) fn affine(self, factor: Decimal, shift: Decimal) -> Self {
        let map = |interval| interval * Interval::point(factor) + Interval::point(shift);
        let nominal = middle(&map(Interval::point(self.nominal))).unwrap_or(self.nominal);
        Self { tiers: self.tiers.map(map), nominal }
    }

    pub(crate) const fn tiers(&self) -> Tiers {
        self.tiers
    }

    /// The interval at a tier.
    pub(super) fn at(&self, tier: Tier) -> Interval {
        let Tiers { accept, tolerate } = self.tiers;
        match tier {
            Tier::Accept => accept,
            Tier::Tolerate => tolerate,
            Tier::Stretched(factor) => {
                let stretched = accept.stretched(self.nominal, factor);
                if factor < Decimal::TWO { stretched } else { stretched.hull(&tolerate) }
            }
        }
    }
}

fn middle(interval: &Interval) -> Option<Decimal> {
    let (low, high) = (interval.lower_value()?, interval.upper_value()?);
    let half = high.checked_sub(low)?.checked_mul(Decimal::new(5, 1))?;
    low.checked_add(half)
}
