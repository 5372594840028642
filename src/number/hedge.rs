//! The words around a number, and what they let it mean.

use std::fmt;
use std::ops::Bound;
use std::str::FromStr;

use rust_decimal::Decimal;

use super::decimal::{self, Toward};
use super::interval::Interval;
use crate::error::Error;

/// The class of the words that stand with a number.
///
/// With `x` the nominal value, `u` the place value of its last significant digit, `n` the number of its significant
/// digits, `uw` the place value of its last written digit:
///
/// ```text
/// h = min(u/2, x/10)                     implied rounding of a bare number
/// w = min(u/2 if n = 1 else 5u, x/10)    reach of an approximator
/// W = min(u if n = 1 else 5u, x/2)       pragmatic reach of a one-sided bound
/// ```
///
/// | class | words | accept | tolerate |
/// |---|---|---|---|
/// | `bare` | none, just, only, merely | `[x-h, x+h)` | `(x-2h, x+2h)` |
/// | `exact` | exactly, precisely | `[x-uw/2, x+uw/2)` | same |
/// | `approx` | about, around, some, an estimated, ~ | `[x-w, x+w]` | `[x-2w, x+2w]` |
/// | `almost` | almost, nearly, just under, close to | `[x-w, x)` | `[x-2w, x)` |
/// | `just_over` | just over, slightly more than | `(x, x+w]` | `(x, x+2w]` |
/// | `more_than` | over, more than, exceeding | `(x, x+W]` | `(x, inf)` |
/// | `at_least` | at least, no less than, x or more | `[x, x+W]` | `[x, inf)` |
/// | `less_than` | below, under, less than | `[x-W, x)` | `[0, x)` |
/// | `at_most` | at most, no more than, x or less | `[x-W, x]` | `[0, x]` |
/// | `up_to` | up to | `[x-W, x]` | `[0, x+h)` |
/// | `between` | between a and b, a to b, a-b | `[a, b]` | `[a-h(a), b+h(b)]` |
/// | `order` | on the order of | `[x/2, 5x]` | `[x/10, 10x]` |
/// | `fraction` | half, a third, two-thirds | `[0.9x, 1.1x)` | `(0.8x, 1.2x)` |
/// | `one_nth` | one fiftieth | reciprocal of bare N | same |
/// | `vague` | dozens, hundreds, tens of millions | as given | `[p, 10p)` |
///
/// A negative number mirrors. Zero keeps `h = w = u/2` and `W = u`: a relative cap would leave it without width.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
#[non_exhaustive]
pub enum Hedge {
    /// No hedge, or a word of attitude only: "just $100 million".
    #[default]
    Bare,
    /// "exactly".
    Exact,
    /// "about", "around", "roughly", "some".
    Approx,
    /// "almost", "nearly": the number itself is not reached.
    Almost,
    /// "just over": the number is passed by little.
    JustOver,
    /// "over", "more than".
    MoreThan,
    /// "at least".
    AtLeast,
    /// "under", "less than".
    LessThan,
    /// "at most".
    AtMost,
    /// "up to".
    UpTo,
    /// "between a and b".
    Between,
    /// "on the order of".
    Order,
    /// A fraction word: "half", "two-thirds".
    Fraction,
    /// "one fiftieth".
    OneNth,
    /// A vague plural: "hundreds of".
    Vague,
}

impl Hedge {
    /// All classes with their names, in the order of the table.
    const NAMES: [(Self, &'static str); 15] = [
        (Self::Bare, "bare"),
        (Self::Exact, "exact"),
        (Self::Approx, "approx"),
        (Self::Almost, "almost"),
        (Self::JustOver, "just_over"),
        (Self::MoreThan, "more_than"),
        (Self::AtLeast, "at_least"),
        (Self::LessThan, "less_than"),
        (Self::AtMost, "at_most"),
        (Self::UpTo, "up_to"),
        (Self::Between, "between"),
        (Self::Order, "order"),
        (Self::Fraction, "fraction"),
        (Self::OneNth, "one_nth"),
        (Self::Vague, "vague"),
    ];

    /// The words that best say this class before a number; empty for a bare one.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Exact => "exactly",
            Self::Approx => "about",
            Self::Almost => "almost",
            Self::JustOver => "just over",
            Self::MoreThan => "more than",
            Self::AtLeast => "at least",
            Self::LessThan => "less than",
            Self::AtMost => "at most",
            Self::UpTo => "up to",
            Self::Order => "on the order of",
            Self::Bare | Self::Between | Self::Fraction | Self::OneNth | Self::Vague => "",
        }
    }

    /// The classes that stand before a single number as words.
    pub(crate) const WORDED: [Self; 10] = [
        Self::Exact,
        Self::Approx,
        Self::Almost,
        Self::JustOver,
        Self::MoreThan,
        Self::AtLeast,
        Self::LessThan,
        Self::AtMost,
        Self::UpTo,
        Self::Order,
    ];

    /// The two intervals of a non-negative number under this hedge.
    pub(crate) fn tiers(self, grain: &Grain) -> Tiers {
        let accept = self.accept(grain);
        Tiers { accept, tolerate: self.tolerate(grain).map_or(accept, |tolerate| tolerate.hull(&accept)) }
    }

    /// What a careful reader takes a non-negative number under this hedge to say.
    pub(crate) fn accept(self, grain: &Grain) -> Interval {
        let (from, to, at) = (|by| grain.less(by), |by| grain.plus(by), Bound::Included(grain.value));
        let (lower, upper) = match self {
            Self::Bare | Self::Between | Self::Fraction | Self::OneNth | Self::Vague => {
                let h = grain.h();
                (from(h), open(to(h)))
            }
            Self::Exact => (from(half(grain.written)), open(to(half(grain.written)))),
            Self::Approx => (from(grain.w()), to(grain.w())),
            Self::Almost => (from(grain.w()), open(at)),
            Self::JustOver => (open(at), to(grain.w())),
            Self::MoreThan => (open(at), to(grain.reach())),
            Self::AtLeast => (at, to(grain.reach())),
            Self::LessThan => (from(grain.reach()), open(at)),
            Self::AtMost | Self::UpTo => (from(grain.reach()), at),
            Self::Order => (grain.times(5, 1).lower(), grain.times(5, 0).upper()),
        };
        // Below zero nothing is left of `[0, x)`.
        Interval::between(lower, upper).unwrap_or(Interval::point(grain.value))
    }

    /// What nobody may call wrong, beside what is accepted.
    fn tolerate(self, grain: &Grain) -> Option<Interval> {
        let twice = |d: Decimal| d.checked_mul(Decimal::TWO).unwrap_or(Decimal::MAX);
        let (from, to, at) = (|by| grain.less(by), |by| grain.plus(by), Bound::Included(grain.value));
        let zero = Bound::Included(Decimal::ZERO);
        let (lower, upper) = match self {
            Self::Bare | Self::Between | Self::Fraction | Self::OneNth | Self::Vague => {
                let reach = twice(grain.h());
                (open(from(reach)), open(to(reach)))
            }
            Self::Exact => return None,
            Self::Approx => (from(twice(grain.w())), to(twice(grain.w()))),
            Self::Almost => (from(twice(grain.w())), open(at)),
            Self::JustOver => (open(at), to(twice(grain.w()))),
            Self::MoreThan => (open(at), Bound::Unbounded),
            Self::AtLeast => (at, Bound::Unbounded),
            Self::LessThan => (zero, open(at)),
            Self::AtMost => (zero, at),
            Self::UpTo => (zero, open(to(grain.h()))),
            Self::Order => (grain.times(1, 1).lower(), grain.times(10, 0).upper()),
        };
        Interval::between(lower, upper)
    }
}

/// What a careful reader takes words to say, and what nobody may call wrong.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tiers {
    pub(crate) accept: Interval,
    pub(crate) tolerate: Interval,
}

impl Tiers {
    pub(crate) fn map(self, f: impl Fn(Interval) -> Interval) -> Self {
        Self { accept: f(self.accept), tolerate: f(self.tolerate) }
    }
}

fn open(bound: Bound<Decimal>) -> Bound<Decimal> {
    match bound {
        Bound::Included(d) | Bound::Excluded(d) => Bound::Excluded(d),
        Bound::Unbounded => Bound::Unbounded,
    }
}

fn half(d: Decimal) -> Decimal {
    decimal::normalize(decimal::mul(d, Decimal::new(5, 1), Toward::Up).unwrap_or(d))
}

/// How finely a non-negative number is printed.
pub(crate) struct Grain {
    /// `x`
    pub(crate) value: Decimal,
    /// `u`
    pub(crate) significant: Decimal,
    /// `uw`
    pub(crate) written: Decimal,
    /// `n = 1`
    pub(crate) single_digit: bool,
}

impl Grain {
    fn less(&self, by: Decimal) -> Bound<Decimal> {
        decimal::add(self.value, -by, Toward::Down).map_or(Bound::Unbounded, Bound::Included)
    }

    fn plus(&self, by: Decimal) -> Bound<Decimal> {
        decimal::add(self.value, by, Toward::Up).map_or(Bound::Unbounded, Bound::Included)
    }

    fn times(&self, digits: i64, scale: u32) -> Interval {
        Interval::point(self.value) * Interval::point(Decimal::new(digits, scale))
    }

    /// `share` of the value, the cap that keeps the rules independent of scale; zero has none.
    fn capped(&self, width: Decimal, share: Decimal) -> Decimal {
        match decimal::mul(self.value, share, Toward::Up) {
            Some(cap) if !cap.is_zero() && decimal::compare(cap, width).is_lt() => decimal::normalize(cap),
            _ => width,
        }
    }

    fn five(&self) -> Decimal {
        decimal::mul(self.significant, Decimal::new(5, 0), Toward::Up).unwrap_or(Decimal::MAX)
    }

    fn h(&self) -> Decimal {
        self.capped(half(self.significant), Decimal::new(1, 1))
    }

    fn w(&self) -> Decimal {
        let width = if self.single_digit { half(self.significant) } else { self.five() };
        self.capped(width, Decimal::new(1, 1))
    }

    fn reach(&self) -> Decimal {
        let width = if self.single_digit { self.significant } else { self.five() };
        self.capped(width, Decimal::new(5, 1))
    }
}

impl fmt::Display for Hedge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = Self::NAMES.iter().find(|(hedge, _)| hedge == self).map_or("", |(_, name)| name);
        f.write_str(name)
    }
}

impl fmt::Debug for Hedge {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Hedge {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let found = Self::NAMES.iter().find(|(_, name)| *name == text);
        found.map(|(hedge, _)| *hedge).ok_or_else(|| {
            let names: Vec<&str> = Self::NAMES.iter().map(|(_, name)| *name).collect();
            Error::syntax("hedge", text, format!("one of {}", names.join(", ")))
        })
    }
}

crate::text_serde!(Hedge);
