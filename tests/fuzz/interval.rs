//! Interval arithmetic against exact rationals, and intervals as text.
#![no_main]

use std::ops::Bound;

use bilateral::Interval;
use libfuzzer_sys::arbitrary::{self, Arbitrary};
use libfuzzer_sys::fuzz_target;
use num_bigint::BigInt;
use num_rational::BigRational;
use rust_decimal::Decimal;

/// A decimal of any size and scale.
#[derive(Arbitrary, Debug)]
struct Number(u32, u32, u32, bool, u8);

impl Number {
    fn decimal(&self) -> Decimal {
        Decimal::from_parts(self.0, self.1, self.2, self.3, u32::from(self.4) % 29)
    }
}

#[derive(Arbitrary, Debug)]
enum End {
    Included(Number),
    Excluded(Number),
    Unbounded,
}

impl End {
    fn bound(&self) -> Bound<Decimal> {
        match self {
            Self::Included(number) => Bound::Included(number.decimal()),
            Self::Excluded(number) => Bound::Excluded(number.decimal()),
            Self::Unbounded => Bound::Unbounded,
        }
    }
}

#[derive(Arbitrary, Debug)]
struct Case {
    a: (End, End),
    b: (End, End),
    nominal: Number,
    factor: u16,
    digits: u8,
    words: String,
}

fuzz_target!(|case: Case| {
    if let Ok(read) = case.words.parse::<Interval>() {
        comes_back(read);
    }
    let interval = |(lower, upper): &(End, End)| Interval::new(lower.bound(), upper.bound()).ok();
    let (Some(a), Some(b)) = (interval(&case.a), interval(&case.b)) else { return };
    comes_back(a);
    for x in members(a) {
        assert!(holds(a, &x), "{x} of {a}");
        assert!(holds(-a, &-x.clone()), "-{x} of -{a}");
        assert!(holds(a.hull(&b), &x), "{x} of the hull of {a} and {b}");
        assert!(holds(a.rounded(u32::from(case.digits)), &x), "{x} of {a} to {} digits", case.digits);
        let inside = a.intersection(&b).is_some_and(|both| holds(both, &x));
        assert_eq!(inside, holds(b, &x), "{x} of {a} and {b}");
        stretched(&case, a, &x);
        for y in members(b) {
            assert!(holds(a + b, &(&x + &y)), "{x} + {y} of {a} + {b}");
            assert!(holds(a - b, &(&x - &y)), "{x} - {y} of {a} - {b}");
            assert!(holds(a * b, &(&x * &y)), "{x} * {y} of {a} * {b}");
            if y != zero() {
                assert!(holds(a / b, &(&x / &y)), "{x} / {y} of {a} / {b}");
            }
        }
    }
});

fn stretched(case: &Case, a: Interval, x: &BigRational) {
    let nominal = case.nominal.decimal();
    let (exact, factor) = (exact(nominal), BigRational::new(case.factor.into(), 16.into()));
    let wide = a.stretched(nominal, Decimal::from(case.factor) / Decimal::from(16));
    let moved = &exact + (x - &exact) * factor;
    assert!(case.factor == 0 || holds(wide, &moved), "{moved} of {a} stretched {} / 16 about {nominal}", case.factor);
}

fn comes_back(interval: Interval) {
    let printed = interval.to_string();
    assert_eq!(printed.parse::<Interval>().expect(&printed), interval, "{printed}");
}

fn exact(d: Decimal) -> BigRational {
    BigRational::new(d.mantissa().into(), BigInt::from(10).pow(d.scale()))
}

fn zero() -> BigRational {
    BigRational::from(BigInt::from(0))
}

fn end(bound: Bound<Decimal>) -> Option<(BigRational, bool)> {
    match bound {
        Bound::Included(d) => Some((exact(d), true)),
        Bound::Excluded(d) => Some((exact(d), false)),
        Bound::Unbounded => None,
    }
}

/// Its ends where they belong to it, and numbers close to them and between.
fn members(of: Interval) -> Vec<BigRational> {
    let tiny = BigRational::new(1.into(), BigInt::from(10).pow(60));
    let huge = BigRational::from(BigInt::from(10).pow(40));
    let (low, from) = end(of.lower()).unwrap_or((-huge.clone(), true));
    let (high, to) = end(of.upper()).unwrap_or((huge, true));
    let width = &high - &low;
    let step = &width * tiny;
    let mut members = vec![&low + &step, &low + &width / BigInt::from(2), &high - step];
    members.extend(from.then_some(low));
    members.extend(to.then_some(high));
    members
}

fn holds(interval: Interval, number: &BigRational) -> bool {
    let above = end(interval.lower()).is_none_or(|(low, closed)| *number > low || (closed && *number == low));
    let below = end(interval.upper()).is_none_or(|(high, closed)| *number < high || (closed && *number == high));
    above && below
}
