//! Interval arithmetic against exact rationals: what is a member of both operands gives a member of the result.

use std::cmp::Ordering;
use std::ops::Bound;

use bilateral::Interval;
use bilateral::proptest::{decimal, interval};
use num_bigint::BigInt;
use num_rational::BigRational;
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::cases;

/// Everywhere, near one, near zero.
fn any_interval() -> impl Strategy<Value = Interval> {
    prop_oneof![
        2 => interval(Decimal::MIN..=Decimal::MAX),
        2 => interval(Decimal::new(-1000, 0)..=Decimal::new(1000, 0)),
        1 => interval(Decimal::ZERO..=Decimal::MAX),
        1 => interval(Decimal::new(-1, 27)..=Decimal::new(1, 27)),
    ]
}

/// How far along an interval a member is taken: both ends, close to them, anywhere.
fn place() -> impl Strategy<Value = u32> {
    prop_oneof![Just(0), Just(1), Just(STEPS - 1), Just(STEPS), 0..=STEPS]
}

const STEPS: u32 = 1_000_000;

fn exact(d: Decimal) -> BigRational {
    BigRational::new(d.mantissa().into(), BigInt::from(10).pow(d.scale()))
}

fn end(bound: Bound<Decimal>) -> Option<(BigRational, bool)> {
    match bound {
        Bound::Included(d) => Some((exact(d), true)),
        Bound::Excluded(d) => Some((exact(d), false)),
        Bound::Unbounded => None,
    }
}

/// A member: at an end that belongs to the interval, else inside.
fn member(of: &Interval, place: u32) -> BigRational {
    let ratio = |n: u32, d: u32| BigRational::new(n.into(), d.into());
    let far = |place: u32| BigRational::from(BigInt::from(place) * BigInt::from(10).pow(place % 40));
    match (end(of.lower()), end(of.upper())) {
        (Some((low, _)), None) => low + far(place) + ratio(1, STEPS),
        (None, Some((high, _))) => high - far(place) - ratio(1, STEPS),
        (None, None) => far(place) * ratio(place % 3, 1) - far(place),
        (Some((low, from)), Some((high, to))) => {
            let first = u32::from(!from);
            let last = STEPS - u32::from(!to);
            &low + (&high - &low) * ratio(place.clamp(first, last), STEPS)
        }
    }
}

fn holds(interval: &Interval, number: &BigRational) -> bool {
    let above = end(interval.lower()).is_none_or(|(low, closed)| *number > low || (closed && *number == low));
    let below = end(interval.upper()).is_none_or(|(high, closed)| *number < high || (closed && *number == high));
    above && below
}

fn zero() -> BigRational {
    BigRational::from(BigInt::from(0))
}

proptest! {
    #![proptest_config(cases(20_000))]

    #[test]
    fn members_are_members(a in any_interval(), x in place()) {
        prop_assert!(holds(&a, &member(&a, x)));
    }

    #[test]
    fn sums_enclose(a in any_interval(), b in any_interval(), x in place(), y in place()) {
        prop_assert!(holds(&(a + b), &(member(&a, x) + member(&b, y))), "{}", a + b);
    }

    #[test]
    fn differences_enclose(a in any_interval(), b in any_interval(), x in place(), y in place()) {
        prop_assert!(holds(&(a - b), &(member(&a, x) - member(&b, y))), "{}", a - b);
    }

    #[test]
    fn products_enclose(a in any_interval(), b in any_interval(), x in place(), y in place()) {
        prop_assert!(holds(&(a * b), &(member(&a, x) * member(&b, y))), "{}", a * b);
    }

    #[test]
    fn quotients_enclose(a in any_interval(), b in any_interval(), x in place(), y in place()) {
        let divisor = member(&b, y);
        prop_assume!(divisor != zero());
        prop_assert!(holds(&(a / b), &(member(&a, x) / divisor)), "{}", a / b);
    }

    #[test]
    fn points_multiply_and_divide_within_a_last_digit(
        a in decimal(Decimal::new(-1_000_000, 0)..=Decimal::new(1_000_000, 0)),
        b in decimal(Decimal::new(1, 3)..=Decimal::new(1_000_000, 0)),
    ) {
        let (x, y) = (Interval::point(a), Interval::point(b));
        for (found, number) in [(x * y, exact(a) * exact(b)), (x / y, exact(a) / exact(b)), (x + y, exact(a) + exact(b))] {
            let (low, high) = (found.lower_value().unwrap(), found.upper_value().unwrap());
            let width = exact(high) - exact(low);
            // 28 digits of a number below 10^13.
            prop_assert!(width <= BigRational::new(1.into(), BigInt::from(10).pow(15)), "{found}");
            prop_assert!(holds(&found, &number));
            prop_assert_eq!(found.is_point(), width == zero());
        }
    }

    #[test]
    fn negation_mirrors(a in any_interval(), x in place()) {
        prop_assert!(holds(&-a, &-member(&a, x)));
        prop_assert_eq!(-(-a), a);
    }

    #[test]
    fn intersection_holds_what_both_hold(a in any_interval(), b in any_interval(), x in place(), y in place()) {
        let common = a.intersection(&b);
        prop_assert_eq!(common, b.intersection(&a));
        prop_assert_eq!(common.is_some(), a.meets(&b));
        for number in [member(&a, x), member(&b, y)] {
            let both = holds(&a, &number) && holds(&b, &number);
            prop_assert_eq!(common.is_some_and(|common| holds(&common, &number)), both);
        }
        if let Some(common) = common {
            prop_assert!(common.is_within(&a) && common.is_within(&b));
            let inside = member(&common, x);
            prop_assert!(holds(&a, &inside) && holds(&b, &inside));
        }
    }

    #[test]
    fn hull_holds_what_either_holds(a in any_interval(), b in any_interval(), x in place()) {
        let hull = a.hull(&b);
        prop_assert_eq!(hull, b.hull(&a));
        prop_assert!(holds(&hull, &member(&a, x)) && holds(&hull, &member(&b, x)));
        prop_assert!(a.is_within(&hull) && b.is_within(&hull));
    }

    #[test]
    fn order_is_that_of_all_members(a in any_interval(), b in any_interval(), x in place(), y in place()) {
        let (one, other) = (member(&a, x), member(&b, y));
        match a.partial_cmp(&b) {
            Some(Ordering::Less) => prop_assert!(one < other),
            Some(Ordering::Greater) => prop_assert!(one > other),
            Some(Ordering::Equal) => prop_assert_eq!(a, b),
            None => prop_assert!(a.meets(&b) && a != b),
        }
        prop_assert_eq!(b.partial_cmp(&a), a.partial_cmp(&b).map(Ordering::reverse));
        prop_assert_eq!(a.contains(Decimal::ONE), holds(&a, &exact(Decimal::ONE)));
    }

    #[test]
    fn rounding_for_readers_widens(a in any_interval(), digits in 1..=28_u32, x in place()) {
        let rounded = a.rounded(digits);
        prop_assert!(a.is_within(&rounded), "{rounded}");
        prop_assert!(holds(&rounded, &member(&a, x)));
    }

    #[test]
    fn stretching_by_more_holds_what_less_holds(
        a in interval(Decimal::new(-1000, 0)..=Decimal::new(1000, 0)),
        factor in decimal(Decimal::ONE..=Decimal::new(8, 0)),
        x in place(),
    ) {
        // The nominal value lies in what it is stretched about.
        let nominal = a.lower_value().or(a.upper_value()).unwrap_or_default();
        prop_assert!(holds(&a.stretched(nominal, factor), &member(&a, x)));
    }

    #[test]
    fn intervals_print_and_parse(a in any_interval()) {
        prop_assert_eq!(a.to_string().parse::<Interval>().unwrap(), a);
        let json = serde_json::to_string(&a).unwrap();
        prop_assert_eq!(serde_json::from_str::<Interval>(&json).unwrap(), a);
    }
}
