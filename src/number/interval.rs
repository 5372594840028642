//! Intervals of decimals with open, closed and infinite ends.

use std::cmp::Ordering;
use std::fmt;
use std::ops::{Add, Bound, Div, Mul, Neg, RangeBounds, Sub};
use std::str::FromStr;

use rust_decimal::Decimal;

use super::decimal::{self, Toward};
use crate::error::{Error, ErrorKind};

/// A non-empty set of numbers between two ends, each open, closed or infinite.
///
/// # Laws
///
/// - **Enclosure.** For every operation, if `x` is in `a` and `y` is in `b`, then `x op y` is in `a op b`. Inexact ends are
///   rounded outward; an end that does not fit becomes infinite. An interval may be a last digit too wide, never too narrow.
/// - **Ends.** Openness survives arithmetic: `[1, 2) + [1, 1]` is `[2, 3)`.
/// - **Division** by an interval with zero inside it is [`Interval::EVERYTHING`]; zero at one end gives an infinite end.
/// - **Order.** `a < b` when every member of `a` is below every member of `b`; overlapping intervals are not ordered
///   unless they are equal.
///
/// # Text
///
/// `[4.725, 5.75)`, `(-inf, 0]`, `(2, inf)`: [`FromStr`] reads what [`Display`](fmt::Display) writes, serde uses the
/// same string.
///
/// ```
/// use bilateral::Interval;
///
/// let russia: Interval = "[105, 115)".parse()?;
/// let times: Interval = "[45, 50)".parse()?;
/// assert_eq!((russia * times).to_string(), "[4725, 5750)");
/// assert_eq!((russia / russia).to_string(), "(0.9130434782608695652173913043, 1.0952380952380952380952380953)");
/// # Ok::<(), bilateral::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Interval {
    lower: Bound<Decimal>,
    upper: Bound<Decimal>,
}

impl Interval {
    /// All numbers.
    pub const EVERYTHING: Self = Self { lower: Bound::Unbounded, upper: Bound::Unbounded };
    /// Zero and all positive numbers.
    pub const NON_NEGATIVE: Self = Self { lower: Bound::Included(Decimal::ZERO), upper: Bound::Unbounded };
    /// The one number zero.
    pub const ZERO: Self = Self { lower: Bound::Included(Decimal::ZERO), upper: Bound::Included(Decimal::ZERO) };
    /// The one number one.
    pub const ONE: Self = Self { lower: Bound::Included(Decimal::ONE), upper: Bound::Included(Decimal::ONE) };

    /// The interval between two ends.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Range`] when no number lies between them.
    pub fn new(lower: Bound<Decimal>, upper: Bound<Decimal>) -> Result<Self, Error> {
        Self::between(lower, upper).ok_or_else(|| {
            let shown = Self { lower, upper };
            Error::new(ErrorKind::Range, format!("no number lies in {shown}"))
        })
    }

    /// The interval between two ends, if a number lies there.
    pub(crate) fn between(lower: Bound<Decimal>, upper: Bound<Decimal>) -> Option<Self> {
        reaches(lower, upper).then_some(Self { lower, upper })
    }

    /// The interval with one member.
    pub const fn point(value: Decimal) -> Self {
        Self { lower: Bound::Included(value), upper: Bound::Included(value) }
    }

    /// `[lower, upper]`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Range`] when `lower > upper`.
    pub fn closed(lower: Decimal, upper: Decimal) -> Result<Self, Error> {
        Self::new(Bound::Included(lower), Bound::Included(upper))
    }

    /// `[lower, upper)`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Range`] when `lower >= upper`.
    pub fn half_open(lower: Decimal, upper: Decimal) -> Result<Self, Error> {
        Self::new(Bound::Included(lower), Bound::Excluded(upper))
    }

    /// `(lower, upper)`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Range`] when `lower >= upper`.
    pub fn open(lower: Decimal, upper: Decimal) -> Result<Self, Error> {
        Self::new(Bound::Excluded(lower), Bound::Excluded(upper))
    }

    /// The lower end.
    pub const fn lower(&self) -> Bound<Decimal> {
        self.lower
    }

    /// The upper end.
    pub const fn upper(&self) -> Bound<Decimal> {
        self.upper
    }

    /// The finite value of the lower end.
    pub fn lower_value(&self) -> Option<Decimal> {
        value(self.lower)
    }

    /// The finite value of the upper end.
    pub fn upper_value(&self) -> Option<Decimal> {
        value(self.upper)
    }

    /// Whether the interval has exactly one member.
    pub fn is_point(&self) -> bool {
        matches!((self.lower, self.upper), (Bound::Included(a), Bound::Included(b)) if decimal::compare(a, b).is_eq())
    }

    /// Whether `number` is a member.
    pub fn contains(&self, number: Decimal) -> bool {
        reaches(self.lower, Bound::Included(number)) && reaches(Bound::Included(number), self.upper)
    }

    /// Whether every member of `self` is a member of `other`.
    pub fn is_within(&self, other: &Self) -> bool {
        compare(self.lower, other.lower, Side::Lower).is_ge() && compare(self.upper, other.upper, Side::Upper).is_le()
    }

    /// Whether the two have a member in common.
    pub fn meets(&self, other: &Self) -> bool {
        reaches(self.lower, other.upper) && reaches(other.lower, self.upper)
    }

    /// How far apart the finite ends lie between two intervals that have nothing in common.
    pub(crate) fn gap(&self, other: &Self) -> Option<Decimal> {
        let above = |a: &Self, b: &Self| a.lower_value()?.checked_sub(b.upper_value()?);
        above(self, other).max(above(other, self))
    }

    /// The members in common, if there are any, and whether they are fewer than all of `self`.
    pub(crate) fn narrowed(&self, allowed: &Self) -> Option<(Self, bool)> {
        let lower = compare(self.lower, allowed.lower, Side::Lower).is_lt();
        let upper = compare(self.upper, allowed.upper, Side::Upper).is_gt();
        if !lower && !upper {
            return Some((*self, false));
        }
        let from = if lower { allowed.lower } else { self.lower };
        let to = if upper { allowed.upper } else { self.upper };
        Some((Self::between(from, to)?, true))
    }

    /// The members in common, if there are any.
    pub fn intersection(&self, other: &Self) -> Option<Self> {
        Self::between(
            pick(self.lower, other.lower, Side::Lower, Ordering::Greater),
            pick(self.upper, other.upper, Side::Upper, Ordering::Less),
        )
    }

    /// The smallest interval around both.
    #[must_use]
    pub fn hull(&self, other: &Self) -> Self {
        Self {
            lower: pick(self.lower, other.lower, Side::Lower, Ordering::Less),
            upper: pick(self.upper, other.upper, Side::Upper, Ordering::Greater),
        }
    }

    /// Each end moved to `factor` times its distance from `nominal`, rounded outward: what the interval would be had the
    /// figure been `factor` times as coarse.
    #[must_use]
    pub fn stretched(&self, nominal: Decimal, factor: Decimal) -> Self {
        if factor.is_zero() {
            return Self::point(nominal);
        }
        let ends = || {
            let lower = moved(self.lower, nominal, factor, Toward::Down)?;
            Some(Self { lower, upper: moved(self.upper, nominal, factor, Toward::Up)? })
        };
        let spread = || Self::point(nominal) + (*self - Self::point(nominal)) * Self::point(factor);
        if factor.is_sign_negative() { spread() } else { ends().unwrap_or_else(spread) }
    }

    /// The same interval with its finite ends rounded outward to `digits` significant digits: for reading, not for
    /// reasoning.
    ///
    /// ```
    /// # use bilateral::Interval;
    /// let exact: Interval = "[49.38271604938, 49.6)".parse()?;
    /// assert_eq!(exact.rounded(3).to_string(), "[49.3, 49.6)");
    /// # Ok::<(), bilateral::Error>(())
    /// ```
    #[must_use]
    pub fn rounded(&self, digits: u32) -> Self {
        let round = |bound: Bound<Decimal>, toward| bound.map(|d| round_significant(d, digits, toward));
        Self { lower: round(self.lower, Toward::Down), upper: round(self.upper, Toward::Up) }
    }
}

/// `value` moved in one direction to the next number of `digits` significant digits; itself where that does not fit.
fn round_significant(value: Decimal, digits: u32, toward: Toward) -> Decimal {
    let magnitude = value.mantissa().unsigned_abs().checked_ilog10().unwrap_or(0) + 1;
    let Some(excess) = magnitude.checked_sub(digits).filter(|&n| n > 0) else { return decimal::normalize(value) };
    if let Some(scale) = value.scale().checked_sub(excess) {
        return decimal::normalize(decimal::round_to(value, scale, toward).unwrap_or(value));
    }
    let unit = i128::try_from(decimal::pow10(excess - value.scale())).ok();
    let unit = unit.and_then(|u| Decimal::try_from_i128_with_scale(u, 0).ok());
    let rounded = unit.and_then(|unit| {
        let count = decimal::div(value, unit, toward)?;
        decimal::mul(decimal::round_to(count, 0, toward)?, unit, toward)
    });
    decimal::normalize(rounded.unwrap_or(value))
}

const fn value(bound: Bound<Decimal>) -> Option<Decimal> {
    match bound {
        Bound::Included(d) | Bound::Excluded(d) => Some(d),
        Bound::Unbounded => None,
    }
}

/// An end at `factor` times its distance from `nominal`, if that fits.
fn moved(end: Bound<Decimal>, nominal: Decimal, factor: Decimal, toward: Toward) -> Option<Bound<Decimal>> {
    let Some(at) = value(end) else { return Some(end) };
    let spread = decimal::add(at, -nominal, toward)?;
    let moved =
        if spread.is_zero() { nominal } else { decimal::add(nominal, decimal::mul(spread, factor, toward)?, toward)? };
    Some(end.map(|_| moved))
}

/// Whether a number lies between two ends.
#[inline]
fn reaches(lower: Bound<Decimal>, upper: Bound<Decimal>) -> bool {
    match (lower, upper) {
        (Bound::Included(a), Bound::Included(b)) => decimal::compare(a, b).is_le(),
        (Bound::Included(a) | Bound::Excluded(a), Bound::Included(b) | Bound::Excluded(b)) => {
            decimal::compare(a, b).is_lt()
        }
        _ => true,
    }
}

#[derive(Clone, Copy, PartialEq)]
enum Side {
    Lower,
    Upper,
}

/// Compares two ends of the same side by what they let in: at equal values the closed lower end comes before the open
/// one, the closed upper end after it.
#[inline]
fn compare(a: Bound<Decimal>, b: Bound<Decimal>, side: Side) -> Ordering {
    let (outmost, inward) = match side {
        Side::Lower => (Ordering::Less, Ordering::Greater),
        Side::Upper => (Ordering::Greater, Ordering::Less),
    };
    match (a, b) {
        (Bound::Unbounded, Bound::Unbounded) => Ordering::Equal,
        (Bound::Unbounded, _) => outmost,
        (_, Bound::Unbounded) => outmost.reverse(),
        (Bound::Included(a), Bound::Included(b)) | (Bound::Excluded(a), Bound::Excluded(b)) => decimal::compare(a, b),
        (Bound::Excluded(a), Bound::Included(b)) => decimal::compare(a, b).then(inward),
        (Bound::Included(a), Bound::Excluded(b)) => decimal::compare(a, b).then(inward.reverse()),
    }
}

fn pick(a: Bound<Decimal>, b: Bound<Decimal>, side: Side, wanted: Ordering) -> Bound<Decimal> {
    if compare(a, b, side) == wanted { a } else { b }
}

/// An end on the extended line, with what arithmetic needs to know of it.
#[derive(Clone, Copy)]
struct End {
    /// -1 and 1 are the infinities.
    infinity: i8,
    value: Decimal,
    closed: bool,
}

impl End {
    const fn finite(value: Decimal, closed: bool) -> Self {
        Self { infinity: 0, value, closed }
    }

    const fn infinite(negative: bool) -> Self {
        Self { infinity: if negative { -1 } else { 1 }, value: Decimal::ZERO, closed: false }
    }

    const fn of(bound: Bound<Decimal>, side: Side) -> Self {
        match bound {
            Bound::Included(d) => Self::finite(d, true),
            Bound::Excluded(d) => Self::finite(d, false),
            Bound::Unbounded => Self::infinite(matches!(side, Side::Lower)),
        }
    }

    const fn is_zero(&self) -> bool {
        self.infinity == 0 && self.value.is_zero()
    }

    fn is_negative(&self) -> bool {
        self.infinity < 0 || (self.infinity == 0 && self.value.is_sign_negative() && !self.value.is_zero())
    }

    fn is_positive(&self) -> bool {
        !self.is_zero() && !self.is_negative()
    }

    const fn bound(self) -> Bound<Decimal> {
        match (self.infinity, self.closed) {
            (0, true) => Bound::Included(self.value),
            (0, false) => Bound::Excluded(self.value),
            _ => Bound::Unbounded,
        }
    }

    /// A rounded result, or what is left of one that did not fit: the largest number as a bound from inside, infinity from
    /// outside.
    fn rounded(result: Option<Decimal>, closed: bool, negative: bool, toward: Toward) -> Self {
        match (result, toward, negative) {
            (Some(value), ..) => Self::finite(value, closed),
            (None, Toward::Down, false) => Self::finite(Decimal::MAX, false),
            (None, Toward::Up, true) => Self::finite(Decimal::MIN, false),
            (None, ..) => Self::infinite(negative),
        }
    }

    fn times(self, other: Self, toward: Toward) -> Self {
        if self.is_zero() || other.is_zero() {
            // Zero times anything is zero; it is reached if a zero factor is.
            let reached = (self.is_zero() && self.closed) || (other.is_zero() && other.closed);
            return Self::finite(Decimal::ZERO, reached);
        }
        let negative = self.is_negative() != other.is_negative();
        if self.infinity != 0 || other.infinity != 0 {
            return Self::infinite(negative);
        }
        let product = decimal::mul(self.value, other.value, toward);
        Self::rounded(product, self.closed && other.closed, negative, toward)
    }

    /// The quotient by an end of a positive interval; `None` where it has no meaning and the other ends decide.
    fn over(self, divisor: Self, toward: Toward) -> Option<Self> {
        if divisor.is_zero() {
            return (!self.is_zero()).then(|| Self::infinite(self.is_negative()));
        }
        if self.is_zero() {
            return Some(Self::finite(Decimal::ZERO, self.closed));
        }
        match (self.infinity, divisor.infinity) {
            (0, 0) => {
                let quotient = decimal::div(self.value, divisor.value, toward);
                Some(Self::rounded(quotient, self.closed && divisor.closed, self.is_negative(), toward))
            }
            (0, _) => Some(Self::finite(Decimal::ZERO, false)),
            (_, 0) => Some(Self::infinite(self.is_negative())),
            _ => None,
        }
    }
}

/// The least and the greatest of some ends, the closed one where two are equal.
fn extent(ends: impl Fn(Toward) -> [Option<End>; 4]) -> Interval {
    let choose = |toward: Toward, side: Side, wanted: Ordering| {
        let order = |a: &End, b: &End| a.infinity.cmp(&b.infinity).then_with(|| decimal::compare(a.value, b.value));
        let better = |a: End, b: End| match order(&a, &b) {
            Ordering::Equal => End { closed: a.closed || b.closed, ..a },
            order if order == wanted => a,
            _ => b,
        };
        let best = ends(toward).into_iter().flatten().reduce(better);
        best.map_or(Bound::Unbounded, |end| {
            // An infinite end of the wrong sign can only come from overflow far outside; everything encloses it.
            let outward = matches!((end.infinity, side), (0, _) | (-1, Side::Lower) | (1, Side::Upper));
            if outward { end.bound() } else { Bound::Unbounded }
        })
    };
    Interval {
        lower: choose(Toward::Down, Side::Lower, Ordering::Less),
        upper: choose(Toward::Up, Side::Upper, Ordering::Greater),
    }
}

impl Neg for Interval {
    type Output = Self;

    fn neg(self) -> Self {
        Self { lower: self.upper.map(|d| -d), upper: self.lower.map(|d| -d) }
    }
}

impl Add for Interval {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        let sum = |a: Bound<Decimal>, b: Bound<Decimal>, toward| {
            let (Some(x), Some(y)) = (value(a), value(b)) else { return Bound::Unbounded };
            let closed = matches!((a, b), (Bound::Included(_), Bound::Included(_)));
            End::rounded(decimal::add(x, y, toward), closed, x.is_sign_negative(), toward).bound()
        };
        Self { lower: sum(self.lower, other.lower, Toward::Down), upper: sum(self.upper, other.upper, Toward::Up) }
    }
}

impl Sub for Interval {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        self + -other
    }
}

impl Mul for Interval {
    type Output = Self;

    fn mul(self, other: Self) -> Self {
        let (a, b) = (End::of(self.lower, Side::Lower), End::of(self.upper, Side::Upper));
        let (c, d) = (End::of(other.lower, Side::Lower), End::of(other.upper, Side::Upper));
        if !a.is_negative() && !c.is_negative() {
            return Self { lower: a.times(c, Toward::Down).bound(), upper: b.times(d, Toward::Up).bound() };
        }
        if c.is_positive() {
            let (least, greatest) = (if a.is_negative() { d } else { c }, if b.is_negative() { c } else { d });
            return Self { lower: a.times(least, Toward::Down).bound(), upper: b.times(greatest, Toward::Up).bound() };
        }
        if a.is_positive() {
            return other * self;
        }
        extent(|toward| [(a, c), (a, d), (b, c), (b, d)].map(|(x, y)| Some(x.times(y, toward))))
    }
}

impl Div for Interval {
    type Output = Self;

    fn div(self, other: Self) -> Self {
        let (c, d) = (End::of(other.lower, Side::Lower), End::of(other.upper, Side::Upper));
        if d.is_negative() || (d.is_zero() && !c.is_zero()) {
            return -self / -other;
        }
        if c.is_negative() || d.is_zero() {
            return Self::EVERYTHING;
        }
        let (a, b) = (End::of(self.lower, Side::Lower), End::of(self.upper, Side::Upper));
        let (least, greatest) = (if a.is_negative() { c } else { d }, if b.is_negative() { d } else { c });
        if (c.is_positive() || !a.is_negative())
            && let (Some(least), Some(greatest)) = (a.over(least, Toward::Down), b.over(greatest, Toward::Up))
        {
            return Self { lower: least.bound(), upper: greatest.bound() };
        }
        extent(|toward| [(a, c), (a, d), (b, c), (b, d)].map(|(x, y)| x.over(y, toward)))
    }
}

impl PartialOrd for Interval {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        if self == other {
            return Some(Ordering::Equal);
        }
        if self.meets(other) {
            return None;
        }
        Some(compare(self.lower, other.lower, Side::Lower))
    }
}

impl RangeBounds<Decimal> for Interval {
    fn start_bound(&self) -> Bound<&Decimal> {
        self.lower.as_ref()
    }

    fn end_bound(&self) -> Bound<&Decimal> {
        self.upper.as_ref()
    }
}

impl From<Decimal> for Interval {
    fn from(value: Decimal) -> Self {
        Self::point(value)
    }
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.lower {
            Bound::Included(d) => write!(f, "[{d}, ")?,
            Bound::Excluded(d) => write!(f, "({d}, ")?,
            Bound::Unbounded => f.write_str("(-inf, ")?,
        }
        match self.upper {
            Bound::Included(d) => write!(f, "{d}]"),
            Bound::Excluded(d) => write!(f, "{d})"),
            Bound::Unbounded => f.write_str("inf)"),
        }
    }
}

impl fmt::Debug for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Interval {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let wrong = || Error::syntax("interval", text, "two ends such as [4.725, 5.75) or (2, inf)");
        let (lower, upper) = text.split_once(',').ok_or_else(wrong)?;
        let number = |digits: &str| Decimal::from_str_exact(digits.trim()).map_err(|_| wrong());
        let lower = match (lower.strip_prefix('['), lower.strip_prefix('(')) {
            (Some(digits), _) => Bound::Included(number(digits)?),
            (_, Some(infinite)) if infinite.trim() == "-inf" => Bound::Unbounded,
            (_, Some(digits)) => Bound::Excluded(number(digits)?),
            _ => return Err(wrong()),
        };
        let upper = match (upper.strip_suffix(']'), upper.strip_suffix(')')) {
            (Some(digits), _) => Bound::Included(number(digits)?),
            (_, Some(infinite)) if infinite.trim() == "inf" => Bound::Unbounded,
            (_, Some(digits)) => Bound::Excluded(number(digits)?),
            _ => return Err(wrong()),
        };
        Self::new(lower, upper)
    }
}

crate::text_serde!(Interval);

#[cfg(test)]
mod tests {
    use super::*;

    fn i(text: &str) -> Interval {
        text.parse().unwrap()
    }

    #[track_caller]
    fn shows(interval: Interval, text: &str) {
        assert_eq!(interval.to_string(), text);
    }

    #[test]
    fn ends_survive_arithmetic() {
        shows(i("[1, 2)") + i("[1, 1]"), "[2, 3)");
        shows(i("[1, 2)") - i("[1, 2)"), "(-1, 1)");
        shows(i("[105, 115)") * i("[45, 50)"), "[4725, 5750)");
        shows(i("(0, 2]") * i("[0, 3]"), "[0, 6]");
        shows(i("[-2, 3)") * i("[-5, 7]"), "[-15, 21)".replace("[-15", "(-15").as_str());
    }

    #[test]
    fn division_around_zero() {
        shows(i("[1, 2]") / i("[4, 8]"), "[0.125, 0.5]");
        shows(i("[1, 2]") / i("[0, 4]"), "[0.25, inf)");
        shows(i("[1, 2]") / i("(0, 4)"), "(0.25, inf)");
        shows(i("[1, 2]") / i("[-4, 0]"), "(-inf, -0.25]");
        shows(i("[1, 2]") / i("[-1, 1]"), "(-inf, inf)");
        shows(i("[0, 0]") / i("[0, 1]"), "[0, 0]");
        shows(i("[1, 2]") / i("[0, 0]"), "(-inf, inf)");
        shows(i("[1, inf)") / i("[1, inf)"), "(0, inf)");
    }

    #[test]
    fn what_is_not_negative_is_the_mirror_of_what_is() {
        let texts = ["[0, 0]", "[0, 1]", "(0, 1)", "[0, inf)", "(0, inf)", "[2, 3)", "(2, 3]", "[7, 7]", "(7, inf)"];
        for (x, y) in texts.iter().flat_map(|x| texts.map(|y| (i(x), i(y)))) {
            assert_eq!(x * y, -(-x * y), "{x} * {y}");
            assert_eq!(x * y, -x * -y, "{x} * {y}");
            assert_eq!(x / y, -(-x / y), "{x} / {y}");
        }
    }

    #[test]
    fn overflow_opens_to_infinity() {
        let max = Interval::point(Decimal::MAX);
        shows(max * i("[2, 2]"), &format!("({}, inf)", Decimal::MAX));
        shows(max + max, &format!("({}, inf)", Decimal::MAX));
        shows(-max - max, &format!("(-inf, {})", Decimal::MIN));
    }

    #[test]
    fn sets() {
        assert!(i("[1, 2)").is_within(&i("[1, 2]")));
        assert!(!i("[1, 2]").is_within(&i("[1, 2)")));
        assert!(!i("[1, 2)").meets(&i("[2, 3]")));
        assert!(i("[1, 2]").meets(&i("[2, 3]")));
        shows(i("[1, 2)").hull(&i("(5, inf)")), "[1, inf)");
        assert!(i("[1, 2)") < i("[2, 3]"));
        assert!(i("[1, 2]").partial_cmp(&i("[2, 3]")).is_none());
        shows(i("[9, 10)").stretched(Decimal::TEN, Decimal::TWO), "[8, 10)");
    }

    #[test]
    fn rounding_for_readers_goes_outward() {
        shows(i("[49.38271604938, 49.61]").rounded(3), "[49.3, 49.7]");
        shows(i("[4712345, 5748999)").rounded(3), "[4710000, 5750000)");
        shows(i("[-0.0012345, 0]").rounded(2), "[-0.0013, 0]");
    }

    #[test]
    fn text_and_its_errors() {
        for text in ["[4.725, 5.75)", "(-inf, 0]", "(2, inf)", "(-inf, inf)", "[1.10, 1.10]"] {
            shows(i(text), text);
        }
        for (text, message) in [
            ("", "interval \"\": expected two ends such as [4.725, 5.75) or (2, inf)"),
            ("[1; 2]", "interval \"[1; 2]\": expected two ends such as [4.725, 5.75) or (2, inf)"),
            ("[inf, 2]", "interval \"[inf, 2]\": expected two ends such as [4.725, 5.75) or (2, inf)"),
            ("[2, 1]", "no number lies in [2, 1]"),
            ("[1, 1)", "no number lies in [1, 1)"),
        ] {
            assert_eq!(text.parse::<Interval>().unwrap_err().to_string(), message);
        }
    }
}
