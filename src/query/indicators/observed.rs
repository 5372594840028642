//! An operand of an indicator.

use rust_decimal::Decimal;

use crate::dataset::table::{Cell, Combined, Total};
use crate::error::{Error, ErrorKind};
use crate::number::Interval;
use crate::record::Missing;

/// What is known of a quantity: a number, an interval around it, or why there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Observed {
    /// The quantity lies in this interval.
    Known(Interval),
    /// There is no number.
    Missing(Missing),
}

impl Observed {
    /// The interval, or an error that names what is missing.
    pub(super) fn get(self, what: &str) -> Result<Interval, Error> {
        match self {
            Self::Known(interval) => Ok(interval),
            Self::Missing(kind) => Err(kind.refuse(what)),
        }
    }

    /// The interval of a quantity that cannot be negative.
    pub(super) fn amount(self, what: &str) -> Result<Interval, Error> {
        let interval = self.get(what)?;
        interval.intersection(&Interval::NON_NEGATIVE).ok_or_else(|| {
            Error::new(ErrorKind::Range, format!("{what} of {interval}: expected an amount not below zero"))
        })
    }
}

impl From<Interval> for Observed {
    fn from(interval: Interval) -> Self {
        Self::Known(interval)
    }
}

impl From<Decimal> for Observed {
    fn from(number: Decimal) -> Self {
        Self::Known(Interval::point(number))
    }
}

impl From<i64> for Observed {
    fn from(number: i64) -> Self {
        Decimal::from(number).into()
    }
}

impl From<Missing> for Observed {
    fn from(kind: Missing) -> Self {
        Self::Missing(kind)
    }
}

impl From<Cell> for Observed {
    fn from(cell: Cell) -> Self {
        cell.number().map_or_else(Self::Missing, Self::from)
    }
}

impl From<Total> for Observed {
    fn from(total: Total) -> Self {
        total.value().map_or(Self::Missing(Missing::Absent), Self::from)
    }
}

impl From<Combined> for Observed {
    fn from(combined: Combined) -> Self {
        combined.value().map_or(Self::Missing(Missing::Absent), Self::from)
    }
}

/// The quotient, or an error where the divisor is zero.
pub(super) fn quotient(dividend: Interval, divisor: Interval, what: &str) -> Result<Interval, Error> {
    if divisor == Interval::ZERO {
        return Err(Error::new(ErrorKind::Missing, format!("{what} is zero: there is no ratio to it")));
    }
    Ok(dividend / divisor)
}

pub(super) fn whole(number: i64) -> Interval {
    Interval::point(number.into())
}

/// The number of some things.
pub(super) fn count(number: usize) -> Interval {
    whole(i64::try_from(number).unwrap_or(i64::MAX))
}

/// The interval without its sign.
pub(super) fn magnitude(interval: Interval) -> Interval {
    let positive = interval.intersection(&Interval::NON_NEGATIVE);
    let negative = (-interval).intersection(&Interval::NON_NEGATIVE);
    match (positive, negative) {
        (Some(positive), Some(negative)) => positive.hull(&negative).hull(&Interval::ZERO),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => interval,
    }
}

/// The values of `f`, which grows with its first argument and falls with its second, over two intervals: from their corners
/// where these are finite, so that an operand standing twice in the formula does not widen the result.
pub(super) fn rising_falling(
    up: Interval,
    down: Interval,
    f: impl Fn(Interval, Interval) -> Result<Interval, Error>,
) -> Result<Interval, Error> {
    let ends = |i: Interval| i.lower_value().zip(i.upper_value());
    let Some((rising, falling)) = ends(up).zip(ends(down)).filter(|_| !(up.is_point() && down.is_point())) else {
        return f(up, down);
    };
    let point = Interval::point;
    match (f(point(rising.0), point(falling.1)), f(point(rising.1), point(falling.0))) {
        (Ok(least), Ok(most)) => Ok(least.hull(&most)),
        _ => f(up, down),
    }
}
