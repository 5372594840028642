//! Roots and logarithms as intervals that contain them: decimals rounded outward, no floats.

use rust_decimal::Decimal;

use super::observed::{count, whole};
use crate::error::{Error, ErrorKind};
use crate::number::Interval;
use crate::number::decimal::{self, Toward};

/// The `n`th root of a non-negative interval: exact where the root has up to 18 decimals (9 from 10^20 on), else between two
/// neighbours.
///
/// # Errors
///
/// [`ErrorKind::Range`] for `n = 0` or negative numbers.
///
/// ```
/// use bilateral::Interval;
/// use bilateral::query::indicators::root;
///
/// assert_eq!(root("[4, 9]".parse()?, 2)?.to_string(), "[2, 3]");
/// assert_eq!(root("[2, 2]".parse()?, 2)?.to_string(), "[1.414213562373095048, 1.414213562373095049]");
/// # Ok::<(), bilateral::Error>(())
/// ```
pub fn root(interval: Interval, n: u32) -> Result<Interval, Error> {
    let wrong = || Error::new(ErrorKind::Range, format!("no root of degree {n} of {interval}"));
    let interval = interval.intersection(&Interval::NON_NEGATIVE).filter(|_| n > 0).ok_or_else(wrong)?;
    let low = root_of(interval.lower_value().ok_or_else(wrong)?, n, Toward::Down);
    match interval.upper_value() {
        Some(high) => Interval::closed(low, root_of(high, n, Toward::Up)),
        None => Ok(Interval::point(low) + Interval::NON_NEGATIVE),
    }
}

/// The greatest grid number whose power is not above `x`, or the least whose power is not below it.
fn root_of(x: Decimal, n: u32, toward: Toward) -> Decimal {
    if n == 1 || x.is_zero() {
        return x;
    }
    let scale = if x < Decimal::from(100_000_000_000_000_000_000_i128) { 18 } else { 9 };
    let grid = |mantissa: i128| Decimal::try_from_i128_with_scale(mantissa, scale).unwrap_or(Decimal::MAX);
    // Everything at or below `fits` is on the near side: powers are rounded so that the answer errs outward.
    let fits = |mantissa: i128| match toward {
        Toward::Down => power(grid(mantissa), n, Toward::Up).is_some_and(|power| power <= x),
        Toward::Up => power(grid(mantissa), n, Toward::Down).is_some_and(|power| power < x),
    };
    let (mut below, mut above) = (0_i128, 1_i128 << 95);
    while above - below > 1 {
        let middle = (below + above) >> 1;
        if fits(middle) {
            below = middle;
        } else {
            above = middle;
        }
    }
    grid(if toward == Toward::Down { below } else { above }).normalize()
}

/// `base^n` rounded in one direction; `None` where it does not fit.
fn power(base: Decimal, n: u32, toward: Toward) -> Option<Decimal> {
    let (mut result, mut square, mut rest) = (Decimal::ONE, base, n);
    loop {
        if rest & 1 == 1 {
            result = decimal::mul(result, square, toward)?;
        }
        rest >>= 1;
        if rest == 0 {
            return Some(result);
        }
        square = decimal::mul(square, square, toward)?;
    }
}

/// The natural logarithm of a positive interval, to about 26 digits.
///
/// # Errors
///
/// [`ErrorKind::Missing`] for zero, which has no logarithm; [`ErrorKind::Range`] for other intervals that are not all positive.
///
/// ```
/// use bilateral::Interval;
/// use bilateral::query::indicators::ln;
///
/// assert_eq!(ln(Interval::ONE)?.rounded(6).to_string(), "[-0.0000000000000000000000000001, 0.0000000000000000000000000001]");
/// assert_eq!(ln("[10, 10]".parse()?)?.rounded(20).to_string(), "[2.302585092994045684, 2.3025850929940456841]");
/// # Ok::<(), bilateral::Error>(())
/// ```
pub fn ln(interval: Interval) -> Result<Interval, Error> {
    if interval == Interval::ZERO {
        return Err(Error::new(ErrorKind::Missing, "no logarithm of zero"));
    }
    let wrong = || Error::new(ErrorKind::Range, format!("no logarithm of {interval}: not all of it is positive"));
    let low = interval.lower_value().filter(|low| *low > Decimal::ZERO).ok_or_else(wrong)?;
    let least = ln_of(low);
    Ok(match interval.upper_value() {
        Some(high) => least.hull(&ln_of(high)),
        None => least + Interval::NON_NEGATIVE,
    })
}

/// The terms of the series below: with `|z| <= 1/5`, the next one is below 10^-34.
const TERMS: i64 = 23;

/// `ln x = k ln 2 + ln m` with `m` near 1, and `ln m = 2 (z + z³/3 + z⁵/5 + …)` with `z = 1 - 2/(m + 1)`.
fn ln_of(x: Decimal) -> Interval {
    let (mut m, mut k) = (Interval::point(x), 0_i64);
    let two = whole(2);
    while m.upper_value().is_some_and(|high| high > Decimal::new(15, 1)) {
        m = m / two;
        k += 1;
    }
    while m.lower_value().is_some_and(|low| low < Decimal::new(75, 2)) {
        m = m * two;
        k -= 1;
    }
    let z = Interval::ONE - two / (m + Interval::ONE);
    let square = z * z;
    let series = (0..TERMS).rev().fold(Interval::ZERO, |sum, term| sum * square + Interval::ONE / whole(2 * term + 1));
    two * z * series + last_digit() + whole(k) * ln_2()
}

/// What a remainder below the last digit may add or take.
fn last_digit() -> Interval {
    let digit = Decimal::new(1, 28);
    Interval::closed(-digit, digit).unwrap_or(Interval::EVERYTHING)
}

/// 0.693147180559945309417232121458176568…
fn ln_2() -> Interval {
    let digits = 6_931_471_805_599_453_094_172_321_214_i128;
    let end = |digits| Decimal::try_from_i128_with_scale(digits, 28).unwrap_or_default();
    Interval::closed(end(digits), end(digits + 1)).unwrap_or(Interval::EVERYTHING)
}

/// `e` to the power of an interval between -60 and 60, to about 20 digits.
///
/// # Errors
///
/// [`ErrorKind::Range`] outside.
///
/// ```
/// use bilateral::Interval;
/// use bilateral::query::indicators::exp;
///
/// assert_eq!(exp(Interval::ONE)?.rounded(20).to_string(), "[2.7182818284590452353, 2.7182818284590452354]");
/// # Ok::<(), bilateral::Error>(())
/// ```
pub fn exp(interval: Interval) -> Result<Interval, Error> {
    let limit = Decimal::from(60);
    let ends = interval.lower_value().zip(interval.upper_value());
    match ends.filter(|(low, high)| *low >= -limit && *high <= limit) {
        Some((low, high)) => Ok(exp_of(low).hull(&exp_of(high))),
        None => Err(Error::new(ErrorKind::Range, format!("exponential of {interval}: expected -60 to 60"))),
    }
}

/// `exp x = (exp(x / 2^k))^(2^k)`, and the series of the exponential for an argument below 1/8 in magnitude: after 18 terms
/// the rest is below 10^-30.
fn exp_of(x: Decimal) -> Interval {
    let (mut y, mut halvings) = (Interval::point(x), 0);
    let eighth = Interval::closed(Decimal::new(-125, 3), Decimal::new(125, 3)).unwrap_or(Interval::ONE);
    while !y.is_within(&eighth) {
        y = y / whole(2);
        halvings += 1;
    }
    let series = (1..=18_usize).rev().fold(Interval::ONE, |sum, term| Interval::ONE + sum * y / count(term));
    let mut result = series + last_digit();
    for _ in 0..halvings {
        result = result * result;
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    fn i(text: &str) -> Interval {
        text.parse().unwrap()
    }

    #[test]
    fn roots_are_exact_or_neighbours() {
        assert_eq!(root(i("[0.000001, 1000000]"), 3).unwrap(), i("[0.01, 100]"));
        assert_eq!(root(i("[0, 2]"), 2).unwrap().upper_value().unwrap().to_string(), "1.414213562373095049");
        let large = root(Interval::point(Decimal::MAX), 2).unwrap();
        assert_eq!(large.to_string(), "[281474976710655.999999999, 281474976710656]");
        assert_eq!(root(i("[7, 7]"), 1).unwrap(), i("[7, 7]"));
        for (interval, n) in [("[-2, -1]", 2), ("[1, 2]", 0)] {
            let message = root(i(interval), n).unwrap_err().to_string();
            assert_eq!(message, format!("no root of degree {n} of {interval}"));
        }
    }

    #[test]
    fn logarithms_and_exponentials_undo_each_other() {
        for text in ["[0.000001, 0.000001]", "[0.5, 0.5]", "[1, 1]", "[3, 3]", "[123456789.123, 123456789.123]"] {
            let there_and_back = exp(ln(i(text)).unwrap()).unwrap();
            assert!(i(text).is_within(&there_and_back), "{text}: {there_and_back}");
            let width = there_and_back.upper_value().unwrap() - there_and_back.lower_value().unwrap();
            assert!(width < Decimal::new(1, 14), "{text}: {there_and_back}");
        }
        assert_eq!(ln(Interval::ZERO).unwrap_err().to_string(), "no logarithm of zero");
        assert_eq!(exp(i("[61, 61]")).unwrap_err().kind(), ErrorKind::Range);
    }
}
