//! By how much two figures miss each other.

use rust_decimal::Decimal;

use crate::number::Interval;
use crate::number::decimal::normalize;

/// The factors tried: `n / 1024` up to an eighth, from there on 128 to each doubling, up to 1024.
const FACTORS: u32 = 14 * HALF;
const HALF: u32 = 128;
/// A factor of one among them.
const ONE: u32 = 4 * HALF;

/// The smallest factor for which two intervals meet that grow with it, to about two digits. `own` is what they are at a
/// factor of one.
pub(crate) fn smallest(own: [Interval; 2], grown: impl Fn(Decimal) -> [Interval; 2]) -> Option<Decimal> {
    let none = grown(Decimal::ZERO);
    if meet(none) {
        return Some(Decimal::ZERO);
    }
    let guess = meeting_point(none, own).unwrap_or(ONE);
    let found = first(guess, |place| meet(grown(factor(place))))?;
    Some(factor(found).round_sf(3).map_or(factor(found), normalize))
}

fn meet([a, b]: [Interval; 2]) -> bool {
    a.meets(&b)
}

/// The first place for which a growing condition holds: away from a guess in longer and longer strides, then by halves.
fn first(guess: u32, holds: impl Fn(u32) -> bool) -> Option<u32> {
    let (mut below, mut above) = (0, FACTORS + 1);
    let (mut place, mut stride) = (guess.clamp(1, FACTORS), 1);
    while above - below > 1 {
        let next = if holds(place) {
            above = place;
            place.saturating_sub(stride)
        } else {
            below = place;
            place.saturating_add(stride)
        };
        stride = stride.saturating_mul(2);
        place = if below < next && next < above { next } else { below + (above - below).div_euclid(2) };
    }
    (above <= FACTORS).then_some(above)
}

fn factor(place: u32) -> Decimal {
    let (doublings, beyond) = (place.div_euclid(HALF), place.rem_euclid(HALF));
    let parts = doublings.checked_sub(1).map_or(beyond, |doublings| (HALF + beyond) << doublings);
    // A part of 1024 is 0.0009765625.
    normalize(Decimal::new(i64::from(parts) * 9_765_625, 10))
}

/// Where intervals meet that go on to grow as they do from no width to their own.
fn meeting_point([a, b]: [Interval; 2], [grown_a, grown_b]: [Interval; 2]) -> Option<u32> {
    let (start, left) = match gap(a, b)? {
        start if start > Decimal::ZERO => (start, gap(grown_a, grown_b)?),
        _ => (gap(b, a)?, gap(grown_b, grown_a)?),
    };
    let closed = start.checked_sub(left).filter(|closed| *closed > Decimal::ZERO)?;
    let parts = start.checked_mul(1024.into())?.checked_div(closed)?.ceil();
    let parts = u32::try_from(parts).ok()?;
    let doublings = parts.checked_ilog2()?.saturating_sub(HALF.ilog2());
    Some(HALF * doublings + (parts >> doublings))
}

/// How far the lower end of one interval lies above the upper of another; negative where it lies below.
fn gap(above: Interval, below: Interval) -> Option<Decimal> {
    above.lower_value()?.checked_sub(below.upper_value()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn factors_grow_without_a_gap() {
        let at = |place| factor(place).to_string();
        assert_eq!([at(1), at(128), at(129), at(256)], ["0.0009765625", "0.125", "0.1259765625", "0.25"]);
        assert_eq!([at(ONE), at(FACTORS)], ["1", "1024"]);
        assert!((0..FACTORS).all(|place| factor(place) < factor(place + 1)));
    }

    #[test]
    fn any_guess_leads_to_the_first_place() {
        for sought in [1, 2, 127, 512, 1000, FACTORS] {
            for guess in [0, 1, sought - 1, sought, sought + 1, sought + 40, FACTORS, u32::MAX] {
                assert_eq!(first(guess, |place| place >= sought), Some(sought), "from {guess}");
            }
        }
        assert_eq!(first(7, |_| false), None);
    }

    #[test]
    fn a_factor_is_told_to_three_digits() {
        let apart = |by: i64| {
            let (a, b) = (Interval::point(Decimal::ZERO), Decimal::from(by));
            let grown = |factor| [a, Interval::closed(b - factor, b + factor).unwrap()];
            smallest(grown(Decimal::ONE), grown).map(|found| found.to_string())
        };
        let found = [0, 1, 3, 100, 1024, 1025].map(apart);
        assert_eq!(
            found.each_ref().map(Option::as_deref),
            [Some("0"), Some("1"), Some("3"), Some("100"), Some("1020"), None]
        );
        let tenth = |factor: Decimal| {
            [Interval::ZERO, Interval::closed(Decimal::ONE - factor * Decimal::TEN, Decimal::ONE).unwrap()]
        };
        assert_eq!(smallest(tenth(Decimal::ONE), tenth).unwrap().to_string(), "0.101");
    }
}
