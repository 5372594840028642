//! From numbers and days to places in a picture.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use crate::period::Period;

/// A linear map of numbers onto places, exact to a tenth.
#[derive(Clone, Copy, Debug)]
pub(super) struct Axis {
    pub(super) from: Decimal,
    pub(super) to: Decimal,
    start: Decimal,
    length: Decimal,
}

impl Axis {
    /// `from` at `start`, `to` at `start + length`; a negative length runs backwards.
    pub(super) fn new(from: Decimal, to: Decimal, start: i64, length: i64) -> Self {
        Self { from, to, start: start.into(), length: length.into() }
    }

    /// Where a number stands; numbers off the axis stand at its nearer end.
    pub(super) fn place(&self, number: Decimal) -> Decimal {
        let number = number.clamp(self.from.min(self.to), self.to.max(self.from));
        let share = || number.checked_sub(self.from)?.checked_div(self.to.checked_sub(self.from)?);
        let place = share().and_then(|share| share.checked_mul(self.length)?.checked_add(self.start));
        place.unwrap_or(self.start).round_dp(1).normalize()
    }
}

/// Round numbers, `step` apart, that begin at or below `lowest` and end at or above `highest`; zero is among them.
///
/// ```text
/// ticks(0, 6.54) = 0, 2, 4, 6, 8
/// ```
pub(super) fn ticks(lowest: Decimal, highest: Decimal) -> Vec<Decimal> {
    let (low, high) = (lowest.min(Decimal::ZERO), highest.max(Decimal::ZERO));
    let Some(step) = high.checked_sub(low).and_then(step) else { return vec![Decimal::ZERO, Decimal::ONE] };
    let first = low.checked_div(step).map(|count| count.floor()).unwrap_or_default();
    let last = high.checked_div(step).map(|count| count.ceil()).unwrap_or_default();
    let next = |count: &Decimal| Some(*count + Decimal::ONE).filter(|count| *count <= last);
    std::iter::successors(Some(first), next)
        .filter_map(|count| count.checked_mul(step))
        .map(|t| t.normalize())
        .collect()
}

/// The least of 1, 2, 2.5 and 5 times a power of ten that cuts `width` into at most five parts.
fn step(width: Decimal) -> Option<Decimal> {
    let steps = [Decimal::new(1, 0), Decimal::new(2, 0), Decimal::new(25, 1), Decimal::new(5, 0)];
    let mut power = Decimal::new(1, 12);
    if width <= Decimal::ZERO {
        return None;
    }
    loop {
        for multiple in steps {
            let step = multiple.checked_mul(power)?;
            if step.checked_mul(Decimal::from(5))? >= width {
                return Some(step);
            }
        }
        power = power.checked_mul(Decimal::TEN)?;
    }
}

/// The middle of a period, in days.
pub(super) fn middle(period: Period) -> Decimal {
    let days = |day: NaiveDate| Decimal::from(day.num_days_from_ce());
    (days(period.first()) + days(period.last()) + Decimal::ONE) / Decimal::TWO
}

/// The years that a span of days touches.
pub(super) fn years(periods: impl Iterator<Item = Period> + Clone) -> std::ops::RangeInclusive<i32> {
    let first = periods.clone().map(|period| period.first().year()).min().unwrap_or(1);
    let last = periods.map(|period| period.last().year()).max().unwrap_or(1);
    first..=last
}

/// The first day of a year.
pub(super) fn new_year(year: i32) -> Decimal {
    NaiveDate::from_ymd_opt(year, 1, 1).map(|day| Decimal::from(day.num_days_from_ce())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(low: &str, high: &str) -> String {
        let ticks = ticks(low.parse().unwrap(), high.parse().unwrap());
        ticks.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn round_numbers_around_the_figures() {
        assert_eq!(shown("0.1", "6.54"), "0 2 4 6 8");
        assert_eq!(shown("80", "115"), "0 25 50 75 100 125");
        assert_eq!(shown("-310", "40"), "-400 -300 -200 -100 0 100");
        assert_eq!(shown("0", "0"), "0 1");
        assert_eq!(shown("0", "0.003"), "0 0.001 0.002 0.003");
        assert!(shown("0", "79228162514264337593543950335").len() < 300);
    }

    #[test]
    fn places() {
        let axis = Axis::new(Decimal::ZERO, Decimal::from(8), 100, -80);
        let place = |text: &str| axis.place(text.parse().unwrap()).to_string();
        assert_eq!((&*place("0"), &*place("8"), &*place("6.54"), &*place("99")), ("100", "20", "34.6", "20"));
    }
}
