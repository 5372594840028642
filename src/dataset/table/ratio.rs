//! The quotient of two whole numbers, enclosed.

use rust_decimal::Decimal;

use crate::error::{Error, ErrorKind};
use crate::number::Interval;

/// The quotient of two whole numbers: one number where it has up to 18 decimals (9 from ten billion on), else the two
/// neighbours around it, open.
///
/// # Errors
///
/// [`ErrorKind::Missing`] for a divisor of zero: there is no quotient, and none is made up.
///
/// ```
/// use bilateral::dataset::table::ratio;
///
/// assert_eq!(ratio(1, 8)?.to_string(), "[0.125, 0.125]");
/// assert_eq!(ratio(-1, 3)?.to_string(), "(-0.333333333333333334, -0.333333333333333333)");
/// assert!(ratio(1, 0).is_err());
/// # Ok::<(), bilateral::Error>(())
/// ```
pub fn ratio(dividend: i64, divisor: i64) -> Result<Interval, Error> {
    let zero = || Error::new(ErrorKind::Missing, "no ratio to zero");
    let (n, d) = (i128::from(dividend), i128::from(divisor));
    let large = dividend.checked_div(divisor).is_none_or(|whole| whole.unsigned_abs() >= 10_000_000_000);
    let (scale, lift) = if large { (9, 1_000_000_000) } else { (18, 1_000_000_000_000_000_000) };
    // Below 2^63 · 10^18 < 2^127, and the quotient below 2^96.
    let scaled = n * lift;
    let toward_zero = scaled.checked_div(d).ok_or_else(zero)?;
    let rest = scaled - toward_zero * d;
    let below = if rest != 0 && (rest < 0) != (d < 0) { toward_zero - 1 } else { toward_zero };
    let decimal = |mantissa: i128| Decimal::try_from_i128_with_scale(mantissa, scale).unwrap_or(Decimal::MAX);
    if rest == 0 {
        return Ok(Interval::point(decimal(below).normalize()));
    }
    Interval::open(decimal(below), decimal(below + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quotient_is_enclosed_whatever_the_signs() {
        for (n, d) in [(1, 3), (-1, 3), (1, -3), (-1, -3), (i64::MAX, 7), (i64::MIN, -1), (i64::MAX, 1), (0, 5)] {
            let interval = ratio(n, d).unwrap();
            let (low, high) = (interval.lower_value().unwrap(), interval.upper_value().unwrap());
            let exact = Decimal::from(n).checked_div(d.into()).unwrap();
            assert!(low <= exact && exact <= high, "{n}/{d}: {interval}");
            assert!(high - low <= Decimal::new(1, 9), "{n}/{d}: {interval}");
        }
        assert_eq!(ratio(5, 0).unwrap_err().to_string(), "no ratio to zero");
    }
}
