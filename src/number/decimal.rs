//! Decimal arithmetic rounded in a stated direction.
//!
//! `rust_decimal` stores and prints; its `*` and `/` round to nearest without a word, so a bound is computed here from
//! mantissa and scale in integers. `None` is overflow: a bound that does not fit becomes infinite, never another number.

use std::cmp::Ordering;

use rust_decimal::Decimal;

/// Where an inexact result goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Toward {
    Down,
    Up,
}

impl Toward {
    /// The direction for the magnitude of a number with this sign.
    const fn away_from_zero(self, negative: bool) -> bool {
        matches!((self, negative), (Self::Down, true) | (Self::Up, false))
    }
}

const MAX_SCALE: u32 = 28;
const MAX_MANTISSA: u128 = (1 << 96) - 1;

/// `10^k` for `k` up to 38, all that a `u128` holds.
pub(crate) fn pow10(k: u32) -> u128 {
    let short = usize::try_from(k).ok().and_then(|k| POWERS.get(k));
    short.map_or_else(|| 10_u128.pow(k), |&power| u128::from(power))
}

/// The powers of ten that 64 bits hold: nearly all that figures need.
const POWERS: [u64; 20] = {
    let mut powers = [1; 20];
    let mut rest: &mut [u64] = &mut powers;
    let mut power = 1;
    while let [first, more @ ..] = rest {
        *first = power;
        power = power.wrapping_mul(10);
        rest = more;
    }
    powers
};

/// The mantissa of a number with `by` more decimals; `None` where it does not fit.
#[inline]
fn lifted(d: Decimal, by: u32) -> Option<i128> {
    let mantissa = d.mantissa();
    if by == 0 {
        return Some(mantissa);
    }
    let power = pow10(by);
    // Two numbers of 64 bits make no more than 128: the checked product of 128 bits is many times as dear.
    match (i64::try_from(mantissa), i64::try_from(power)) {
        (Ok(short), Ok(power)) => Some(i128::from(short) * i128::from(power)),
        _ => mantissa.checked_mul(i128::try_from(power).ok()?),
    }
}

/// The mantissas of two numbers at the finer scale of the two, if they fit.
#[inline]
fn aligned(a: Decimal, b: Decimal) -> Option<(i128, i128, u32)> {
    let scale = a.scale().max(b.scale());
    Some((lifted(a, scale - a.scale())?, lifted(b, scale - b.scale())?, scale))
}

/// The mantissa where 64 bits hold it, as nearly always.
#[inline]
fn short(d: Decimal) -> Option<i64> {
    let parts = d.unpack();
    let size = i64::try_from(u64::from(parts.mid) << 32 | u64::from(parts.lo)).ok().filter(|_| parts.hi == 0)?;
    Some(if parts.negative { -size } else { size })
}

/// The mantissas of two numbers at the finer scale of the two, where 64 bits hold them.
#[inline]
fn shortly_aligned(a: Decimal, b: Decimal) -> Option<(i64, i64, u32)> {
    let (x, y) = (short(a)?, short(b)?);
    if a.scale() == b.scale() {
        return Some((x, y, a.scale()));
    }
    let scale = a.scale().max(b.scale());
    let lift = |mantissa: i64, by: u32| {
        let power = POWERS.get(usize::try_from(by).ok()?).and_then(|power| i64::try_from(*power).ok())?;
        mantissa.checked_mul(power)
    };
    Some((lift(x, scale - a.scale())?, lift(y, scale - b.scale())?, scale))
}

/// The order of two numbers.
#[inline]
pub(crate) fn compare(a: Decimal, b: Decimal) -> Ordering {
    shortly_aligned(a, b).map_or_else(|| compare_long(a, b), |(x, y, _)| x.cmp(&y))
}

fn compare_long(a: Decimal, b: Decimal) -> Ordering {
    aligned(a, b).map_or_else(|| a.cmp(&b), |(x, y, _)| x.cmp(&y))
}

/// The exact sum, or the nearest representable number in the direction given.
#[inline]
pub(crate) fn add(a: Decimal, b: Decimal, toward: Toward) -> Option<Decimal> {
    let short = shortly_aligned(a, b).and_then(|(x, y, scale)| Some(Decimal::new(x.checked_add(y)?, scale)));
    short.or_else(|| add_long(a, b, toward))
}

fn add_long(a: Decimal, b: Decimal, toward: Toward) -> Option<Decimal> {
    let exact =
        aligned(a, b).and_then(|(x, y, scale)| Decimal::try_from_i128_with_scale(x.checked_add(y)?, scale).ok());
    exact.or_else(|| add_rounded(a, b, toward))
}

fn add_rounded(a: Decimal, b: Decimal, toward: Toward) -> Option<Decimal> {
    if let Some((x, y, scale)) = aligned(a, b)
        && let Some(sum) = x.checked_add(y)
    {
        return fit(Wide::from(sum.unsigned_abs()), scale, sum < 0, false, toward);
    }
    // The finer operand is too fine to matter at this magnitude: coarsen it outward and try again.
    let (coarse, fine) = if a.scale() < b.scale() { (a, b) } else { (b, a) };
    let fine = round_to(fine, fine.scale().checked_sub(1)?, toward)?;
    add(coarse, fine, toward)
}

/// The exact product, or the nearest representable number in the direction given.
#[inline]
pub(crate) fn mul(a: Decimal, b: Decimal, toward: Toward) -> Option<Decimal> {
    let scale = a.scale() + b.scale();
    if let (Some(x), Some(y)) = (short(a), short(b))
        && let Ok(exact) = Decimal::try_from_i128_with_scale(i128::from(x) * i128::from(y), scale)
    {
        return Some(exact);
    }
    mul_long(a, b, toward)
}

fn mul_long(a: Decimal, b: Decimal, toward: Toward) -> Option<Decimal> {
    let (x, y, scale) = (a.mantissa(), b.mantissa(), a.scale() + b.scale());
    let product = Wide::product(x.unsigned_abs(), y.unsigned_abs());
    fit(product, scale, (x < 0) != (y < 0), false, toward)
}

/// The number without the zeros behind its last decimal.
pub(crate) fn normalize(d: Decimal) -> Decimal {
    let Some(mut mantissa) = short(d) else { return d.normalize() };
    let mut scale = d.scale();
    while scale > 0 && mantissa.rem_euclid(10) == 0 {
        mantissa = mantissa.div_euclid(10);
        scale -= 1;
    }
    if mantissa == 0 { Decimal::ZERO } else { Decimal::new(mantissa, scale) }
}

/// How many digits of a quotient are found at a time, their power of ten, and the most the digits before may come to.
const STEPS: [(i64, u128, u128); 4] = [
    (19, 10_000_000_000_000_000_000, MAX_MANTISSA.div_euclid(10_000_000_000_000_000_000)),
    (9, 1_000_000_000, MAX_MANTISSA.div_euclid(1_000_000_000)),
    (3, 1_000, MAX_MANTISSA.div_euclid(1_000)),
    (1, 10, MAX_MANTISSA.div_euclid(10)),
];

/// The exact quotient, or the nearest representable number in the direction given. `None` also for `b = 0`.
pub(crate) fn div(a: Decimal, b: Decimal, toward: Toward) -> Option<Decimal> {
    let negative = a.is_sign_negative() != b.is_sign_negative();
    let (n, d) = (a.mantissa().unsigned_abs(), b.mantissa().unsigned_abs());
    let (mut quotient, mut rest) = divided(n, d)?;
    let mut scale = i64::from(a.scale()) - i64::from(b.scale());
    // As many digits at a time as fit, then fewer: the rest stays below 2^96, so `rest * 10^9` fits.
    for (step, ten, most) in STEPS {
        while (rest != 0 || scale < 0) && scale + step <= i64::from(MAX_SCALE) && quotient <= most {
            let Some(lifted) = rest.checked_mul(ten) else { break };
            let (digits, left) = divided(lifted, d)?;
            rest = left;
            quotient = quotient * ten + digits;
            scale += step;
        }
    }
    let scale = u32::try_from(scale).ok()?;
    let result = fit(Wide::from(quotient), scale, negative, rest != 0, toward);
    if rest == 0 { result.map(normalize) } else { result }
}

/// Quotient and rest, in 64 bits where they hold the numbers.
#[inline]
fn divided(n: u128, d: u128) -> Option<(u128, u128)> {
    if let (Ok(n), Ok(d)) = (u64::try_from(n), u64::try_from(d)) {
        return Some((n.checked_div(d)?.into(), n.checked_rem(d)?.into()));
    }
    let quotient = n.checked_div(d)?;
    Some((quotient, n - quotient * d))
}

/// The number with at most `scale` decimals, moved in the direction given if digits are dropped.
pub(crate) fn round_to(d: Decimal, scale: u32, toward: Toward) -> Option<Decimal> {
    let Some(drop) = d.scale().checked_sub(scale).filter(|&k| k > 0) else { return Some(d) };
    let ten = pow10(drop);
    let m = d.mantissa().unsigned_abs();
    fit(Wide::from(m.checked_div(ten)?), scale, d.is_sign_negative(), m.checked_rem(ten)? != 0, toward)
}

/// The decimal `±m / 10^scale`, rounded in the direction given until 96 bits and 28 decimals hold it.
#[inline]
fn fit(m: Wide, scale: u32, negative: bool, inexact: bool, toward: Toward) -> Option<Decimal> {
    if m.fits() && scale <= MAX_SCALE && !inexact {
        return signed(m.low, scale, negative);
    }
    fit_rounded(m, scale, negative, inexact, toward)
}

fn fit_rounded(mut m: Wide, mut scale: u32, negative: bool, mut inexact: bool, toward: Toward) -> Option<Decimal> {
    while scale > MAX_SCALE || !m.fits() {
        // Drop as many digits as the scale and the size demand, at least one.
        let drop = scale.saturating_sub(MAX_SCALE).max(m.digits_over()).clamp(1, 18).min(scale);
        if drop == 0 {
            return None;
        }
        inexact |= m.divide(u64::try_from(pow10(drop)).ok()?) != 0;
        scale -= drop;
    }
    let mut mantissa = m.low;
    if inexact && toward.away_from_zero(negative) {
        mantissa += 1;
        if mantissa > MAX_MANTISSA {
            return fit(Wide::from(mantissa), scale, negative, false, toward);
        }
    }
    signed(mantissa, scale, negative)
}

fn signed(mantissa: u128, scale: u32, negative: bool) -> Option<Decimal> {
    let mantissa = i128::try_from(mantissa).ok()?;
    Decimal::try_from_i128_with_scale(if negative { -mantissa } else { mantissa }, scale).ok()
}

/// An unsigned number of 256 bits, as much as a product of two mantissas needs.
#[derive(Clone, Copy)]
struct Wide {
    high: u128,
    low: u128,
}

impl From<u128> for Wide {
    fn from(low: u128) -> Self {
        Self { high: 0, low }
    }
}

impl Wide {
    const HALF: u128 = (1 << 64) - 1;

    fn product(a: u128, b: u128) -> Self {
        if let Some(low) = a.checked_mul(b) {
            return Self::from(low);
        }
        let (a1, a0) = (a >> 64, a & Self::HALF);
        let (b1, b0) = (b >> 64, b & Self::HALF);
        // Mantissas have 96 bits, so the cross terms have at most 161 together with their carry: no overflow below.
        let bottom = a0 * b0;
        let (middle, carried) = (a1 * b0).overflowing_add(a0 * b1);
        let (low, carry) = bottom.overflowing_add(middle << 64);
        let high = a1 * b1 + (middle >> 64) + (u128::from(carried) << 64) + u128::from(carry);
        Self { high, low }
    }

    const fn fits(&self) -> bool {
        self.high == 0 && self.low <= MAX_MANTISSA
    }

    /// How many digits are too many for 96 bits: no more than there are, and at most one less.
    fn digits_over(&self) -> u32 {
        let bits = if self.high == 0 { 128 - self.low.leading_zeros() } else { 256 - self.high.leading_zeros() };
        // The logarithm of two is a little more than 77/256.
        (bits.saturating_sub(96) * 77) >> 8
    }

    /// Divides in place and returns the remainder.
    fn divide(&mut self, by: u64) -> u128 {
        let by = u128::from(by);
        let mut rest = 0_u128;
        if self.high == 0 {
            (self.low, rest) = divided(self.low, by).unwrap_or_default();
            return rest;
        }
        let mut limb = |limb: u128| {
            let quotient;
            (quotient, rest) = divided((rest << 64) | limb, by).unwrap_or_default();
            quotient
        };
        let h1 = limb(self.high >> 64);
        let h0 = limb(self.high & Self::HALF);
        let l1 = limb(self.low >> 64);
        let l0 = limb(self.low & Self::HALF);
        self.high = (h1 << 64) | h0;
        self.low = (l1 << 64) | l0;
        rest
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        Decimal::from_str_exact(text).unwrap()
    }

    #[test]
    fn exact_results_stay_exact() {
        for toward in [Toward::Down, Toward::Up] {
            assert_eq!(add(d("1.10"), d("2.2"), toward), Some(d("3.30")));
            assert_eq!(add(d("1"), d("-0.024"), toward), Some(d("0.976")));
            assert_eq!(mul(d("-110"), d("47.5"), toward), Some(d("-5225")));
            assert_eq!(div(d("5630"), d("10"), toward), Some(d("563")));
        }
    }

    #[test]
    fn what_64_bits_do_not_hold_is_as_exact() {
        let (most, next) = ("9223372036854775807", "9223372036854775808");
        for toward in [Toward::Down, Toward::Up] {
            assert_eq!(add(d(most), d("1"), toward), Some(d(next)));
            assert_eq!(add(d(next), d("-0.5"), toward), Some(d("9223372036854775807.5")));
            assert_eq!(add(d(next), d("-1"), toward), Some(d(most)));
            assert_eq!(mul(d(next), d("-10"), toward), Some(d("-92233720368547758080")));
        }
        assert_eq!(compare(d(next), d(most)), Ordering::Greater);
        assert_eq!(compare(-d(next), -d(most)), Ordering::Less);
        assert_eq!(compare(d("922337203685477580.8"), d(next)), Ordering::Less);
        assert_eq!(compare(d("9223372036854775808.0"), d(next)), Ordering::Equal);
    }

    #[test]
    fn a_third_is_enclosed() {
        assert_eq!(div(d("1"), d("3"), Toward::Down), Some(d("0.3333333333333333333333333333")));
        assert_eq!(div(d("1"), d("3"), Toward::Up), Some(d("0.3333333333333333333333333334")));
        assert_eq!(div(d("-1"), d("3"), Toward::Down), Some(d("-0.3333333333333333333333333334")));
    }

    #[test]
    fn zeros_behind_the_last_decimal_are_cut() {
        for (long, short) in [
            ("3.100", "3.1"),
            ("-0.500", "-0.5"),
            ("0.00", "0"),
            ("1200", "1200"),
            ("7922816251426433759354395033.0", "7922816251426433759354395033"),
        ] {
            assert_eq!(normalize(d(long)).to_string(), short);
        }
        assert!(!normalize(-d("0.0")).is_sign_negative());
    }

    #[test]
    fn what_rust_decimal_loses_without_a_word() {
        let max = Decimal::MAX;
        assert_eq!(add(max, d("0.4"), Toward::Down), Some(max));
        assert_eq!(add(max, d("0.4"), Toward::Up), None);
        let tiny = mul(d("0.000000000000001"), d("0.00000000000001"), Toward::Up).unwrap();
        assert_eq!(tiny, d("0.0000000000000000000000000001"));
        assert_eq!(mul(d("0.000000000000001"), d("0.00000000000001"), Toward::Down), Some(Decimal::ZERO));
        assert_eq!(mul(max, d("10"), Toward::Down), None);
        assert_eq!(div(d("1"), Decimal::ZERO, Toward::Up), None);
    }

    #[test]
    fn a_quotient_at_the_very_top_still_fits() {
        let top = d("7922816251426433759354395033");
        assert_eq!(div(top, d("0.1"), Toward::Down), Some(d("79228162514264337593543950330")));
        assert_eq!(div(Decimal::MAX, d("0.1"), Toward::Down), None);
    }
}
