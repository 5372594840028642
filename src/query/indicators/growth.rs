//! Change over time.

use super::enclose::{exp, ln, root};
use super::observed::{Observed, count, quotient, whole};
use crate::error::{Error, ErrorKind};
use crate::number::Interval;

/// Growth: `(v1 - v0) / v0`, a fraction: 0.05 is five percent.
///
/// Growth from zero is an error, not infinity and not 0. Source: ordinary use.
pub fn growth(before: impl Into<Observed>, after: impl Into<Observed>) -> Result<Interval, Error> {
    let ratio = quotient(
        after.into().amount("the later value")?,
        before.into().amount("the earlier value")?,
        "the earlier value",
    )?;
    Ok(ratio - Interval::ONE)
}

/// Compound annual growth rate: `(v1 / v0)^(1/n) - 1` over `n` years, a fraction. Only first and last value count.
///
/// Source: WITS, Trade Indicators. UNCTAD's average growth takes all values: [`unctad_average_growth`].
///
/// ```
/// use bilateral::query::indicators::cagr;
///
/// assert_eq!(cagr(100, 121, 2)?.to_string(), "[0.1, 0.1]");
/// assert_eq!(cagr(1, 2, 10)?.rounded(6).to_string(), "[0.0717734, 0.0717735]");
/// # Ok::<(), bilateral::Error>(())
/// ```
///
/// # Errors
///
/// [`ErrorKind::Missing`] from zero, [`ErrorKind::Range`] over no year.
pub fn cagr(before: impl Into<Observed>, after: impl Into<Observed>, years: u32) -> Result<Interval, Error> {
    let ratio = growth(before, after)? + Interval::ONE;
    Ok(root(ratio, years)? - Interval::ONE)
}

/// Average annual growth as UNCTAD computes it: `exp(b) - 1`, where `b` is the slope of the least-squares line through the
/// logarithms of the values of consecutive years; a fraction.
///
/// Source: UNCTAD, Calculation methods.
///
/// # Errors
///
/// [`ErrorKind::Missing`] for a missing or zero value, which has no logarithm; [`ErrorKind::Range`] for fewer than two values.
pub fn unctad_average_growth<V: Into<Observed>>(values: impl IntoIterator<Item = V>) -> Result<Interval, Error> {
    let logarithms =
        values.into_iter().map(|value| ln(value.into().amount("a value")?)).collect::<Result<Vec<_>, _>>()?;
    let years = logarithms.len();
    if years < 2 {
        return Err(Error::new(ErrorKind::Range, format!("average growth over {years} values: expected at least two")));
    }
    // Twice the distance from the middle year is a whole number: the slope is 2·sum(w·ln v) / sum(w²).
    let weights = (0..years).map(|year| whole(2) * count(year) - count(years - 1));
    let (mut above, mut below) = (Interval::ZERO, Interval::ZERO);
    for (weight, logarithm) in weights.zip(logarithms) {
        above = above + weight * logarithm;
        below = below + weight * weight;
    }
    Ok(exp(whole(2) * above / below)? - Interval::ONE)
}
