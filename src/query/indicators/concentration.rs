//! How unevenly trade is spread over partners or products.

use super::enclose::{ln, root};
use super::observed::{Observed, count, quotient};
use crate::error::{Error, ErrorKind};
use crate::number::Interval;

/// The index of Herfindahl and Hirschman: `sum(s²)` over shares as fractions, from `1/n` to 1.
///
/// Over partners it is market concentration, over products product concentration. Some print it times 10,000. Source: WITS,
/// Trade Indicators.
///
/// ```
/// use bilateral::query::indicators::herfindahl_hirschman;
///
/// assert_eq!(herfindahl_hirschman([1, 1, 2])?.to_string(), "[0.3750, 0.3750]");
/// # Ok::<(), bilateral::Error>(())
/// ```
///
/// # Errors
///
/// [`ErrorKind::Missing`] for a missing value or a sum of zero, here and below.
pub fn herfindahl_hirschman<V: Into<Observed>>(values: impl IntoIterator<Item = V>) -> Result<Interval, Error> {
    Ok(squares(&shares(values)?))
}

/// Sectoral concentration, the square root of the sum of squares: `√sum(s²)`.
///
/// Source: Hirschman 1964; Mikic and Gilbert 2009. UNCTAD's index is this one between bounds: [`unctad_concentration`].
pub fn hirschmann_sqrt<V: Into<Observed>>(values: impl IntoIterator<Item = V>) -> Result<Interval, Error> {
    root(herfindahl_hirschman(values)?, 2)
}

/// UNCTAD's concentration index: `(√sum(s²) - √(1/n)) / (1 - √(1/n))` over `n` products, from 0 (all alike) to 1 (one only).
///
/// `n` is the number of all values given, those of zero included: give every product of the classification, as UNCTAD does
/// with the groups of SITC 3. Source: UNCTAD, Calculation methods.
///
/// # Errors
///
/// [`ErrorKind::Range`] for fewer than two values.
pub fn unctad_concentration<V: Into<Observed>>(values: impl IntoIterator<Item = V>) -> Result<Interval, Error> {
    let shares = shares(values)?;
    let n = shares.len();
    if n < 2 {
        return Err(Error::new(ErrorKind::Range, format!("concentration over {n} values: expected at least two")));
    }
    let least = root(Interval::ONE / count(n), 2)?;
    Ok((root(squares(&shares), 2)? - least) / (Interval::ONE - least))
}

/// The index of Theil: `sum(s · ln(s · N))` over the `N` values above zero, from 0 (all alike) to `ln N` (one only).
///
/// Higher is less diverse. Source: Theil 1967; IMF, Export Diversification, with active lines only.
pub fn theil<V: Into<Observed>>(values: impl IntoIterator<Item = V>) -> Result<Interval, Error> {
    let shares = shares(values)?;
    let active: Vec<Interval> = shares.into_iter().filter(|share| *share != Interval::ZERO).collect();
    let n = count(active.len());
    if active.iter().any(|share| share.contains(rust_decimal::Decimal::ZERO)) {
        let message = "Theil index of values that may be zero: which lines are active is not known";
        return Err(Error::new(ErrorKind::Range, message));
    }
    let mut sum = Interval::ZERO;
    for share in active {
        sum = sum + share * ln(share * n)?;
    }
    Ok(sum)
}

/// The shares of values in their sum, enclosed: each is its value over itself plus the others, so that an interval does not
/// stand in its own denominator twice.
pub(super) fn shares<V: Into<Observed>>(values: impl IntoIterator<Item = V>) -> Result<Vec<Interval>, Error> {
    let values = values.into_iter().map(|value| value.into().amount("a value")).collect::<Result<Vec<_>, _>>()?;
    let sum = values.iter().fold(Interval::ZERO, |sum, &value| sum + value);
    if values.iter().all(Interval::is_point) {
        return values.iter().map(|&value| quotient(value, sum, "the sum of all values")).collect();
    }
    let ends = |interval: &Interval| interval.lower_value().zip(interval.upper_value());
    let Some((low, high)) = ends(&sum) else {
        return Err(Error::new(ErrorKind::Range, "shares of values without a bound"));
    };
    let share = |value: &Interval| {
        let (a, b) = ends(value)?;
        let point = Interval::point;
        let least = point(a) / (point(a) + (point(high) - point(b)));
        let most = point(b) / (point(b) + (point(low) - point(a)));
        least.hull(&most).intersection(&Interval::closed(0.into(), 1.into()).ok()?)
    };
    let zero = || Error::new(ErrorKind::Missing, "the sum of all values may be zero: there are no shares");
    values.iter().map(|value| share(value).ok_or_else(zero)).collect()
}

fn squares(shares: &[Interval]) -> Interval {
    shares.iter().fold(Interval::ZERO, |sum, &share| sum + share * share)
}
