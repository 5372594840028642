//! A number as printed, and the intervals it denotes.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;

use super::decimal::{self, Toward};
use super::hedge::{Grain, Hedge, Tiers};
use super::interval::Interval;
use super::unit::Unit;
use crate::error::{Error, ErrorKind};

/// Digits as written and the power of ten of the scale word after them: "110 million" is `110` and `6`.
///
/// The digits keep their trailing zeros ("6.90" has three significant digits); those of an integer are not significant
/// ("110" has two).
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Numeral {
    digits: Decimal,
    exponent: u8,
    value: Decimal,
}

impl Numeral {
    /// # Errors
    ///
    /// [`ErrorKind::Range`] when `digits · 10^exponent` has more than 28 digits.
    pub fn new(digits: Decimal, exponent: u8) -> Result<Self, Error> {
        // A decimal keeps the sign of a zero; a printed number has none.
        let digits = if digits.is_zero() { digits.abs() } else { digits };
        let value = match exponent {
            0 => Some(digits),
            1..=28 => {
                let scale = Decimal::try_from_i128_with_scale(10_i128.pow(exponent.into()), 0).ok();
                scale.and_then(|scale| digits.checked_mul(scale))
            }
            _ => None,
        };
        // Trailing zeros of `digits` are cut from the value, not from the digits.
        match value {
            Some(value) => Ok(Self { digits, exponent, value: decimal::normalize(value) }),
            None => Err(Error::new(ErrorKind::Range, format!("{digits}e{exponent} has more than 28 digits"))),
        }
    }

    /// The digits as written.
    pub const fn digits(&self) -> Decimal {
        self.digits
    }

    /// The power of ten of the scale word.
    pub const fn exponent(&self) -> u8 {
        self.exponent
    }

    /// `digits · 10^exponent`.
    pub const fn value(&self) -> Decimal {
        self.value
    }

    /// The same numeral with the other sign.
    #[must_use]
    pub fn negated(&self) -> Self {
        if self.value.is_zero() {
            return *self;
        }
        Self { digits: -self.digits, exponent: self.exponent, value: -self.value }
    }

    /// The number of trailing zeros of the digits that carry no precision.
    fn idle_zeros(&self) -> u32 {
        let mut rest = self.digits.mantissa().unsigned_abs();
        let mut zeros = 0;
        while self.digits.scale() == 0 && rest != 0 && rest.is_multiple_of(10) {
            rest = rest.div_euclid(10);
            zeros += 1;
        }
        zeros
    }

    /// The number of significant digits, at least one.
    pub fn significant_digits(&self) -> u32 {
        let written = self.digits.mantissa().unsigned_abs().checked_ilog10().unwrap_or(0) + 1;
        written.saturating_sub(self.idle_zeros()).max(1)
    }

    /// `10^(exponent - scale + zeros)`: the place value of a digit.
    fn place(&self, zeros: u32) -> Decimal {
        let power = i64::from(self.exponent) - i64::from(self.digits.scale()) + i64::from(zeros);
        let magnitude = u32::try_from(power.unsigned_abs()).unwrap_or(u32::MAX).min(28);
        let whole = i128::try_from(decimal::pow10(magnitude)).unwrap_or(i128::MAX);
        let place = if power < 0 {
            Decimal::try_from_i128_with_scale(1, magnitude)
        } else {
            Decimal::try_from_i128_with_scale(whole, 0)
        };
        place.unwrap_or(Decimal::ONE)
    }

    /// The place value of the last significant digit.
    pub fn last_place(&self) -> Decimal {
        self.place(self.idle_zeros())
    }

    /// The place value of the last written digit.
    pub fn written_place(&self) -> Decimal {
        self.place(0)
    }

    fn grain(&self, unit: Unit) -> Grain {
        let mut significant = self.last_place();
        let mut single_digit = self.significant_digits() == 1;
        if unit.is_percentage() && significant > Decimal::ONE {
            significant = Decimal::ONE;
            single_digit = false;
        }
        Grain { value: self.value.abs(), significant, written: self.written_place(), single_digit }
    }

    fn tiers(&self, hedge: Hedge, unit: Unit) -> Tiers {
        let tiers = hedge.tiers(&self.grain(unit));
        if self.is_negative() { tiers.map(|i| -i) } else { tiers }
    }

    fn accept(&self, hedge: Hedge, unit: Unit) -> Interval {
        let accept = hedge.accept(&self.grain(unit));
        if self.is_negative() { -accept } else { accept }
    }

    const fn is_negative(&self) -> bool {
        self.value.is_sign_negative() && !self.value.is_zero()
    }
}

impl fmt::Display for Numeral {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match scale_word(self.exponent) {
            Some("") => write!(f, "{}", self.digits),
            Some(word) => write!(f, "{} {word}", self.digits),
            None => write!(f, "{}e{}", self.digits, self.exponent),
        }
    }
}

impl fmt::Debug for Numeral {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Numeral {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let wrong = || Error::syntax("numeral", text, "digits with an optional scale such as 6.9 billion or 12e5");
        let (digits, exponent) = scaled(text).ok_or_else(wrong)?;
        Self::new(digits, exponent)
    }
}

/// Digits and the power of ten after them.
fn scaled(text: &str) -> Option<(Decimal, u8)> {
    let (digits, exponent) = match (text.split_once(' '), text.split_once('e')) {
        (Some((digits, word)), _) => (digits, SCALES.iter().find(|(_, known)| *known == word).map(|(e, _)| *e)?),
        (None, Some((digits, exponent))) => (digits, exponent.parse().ok()?),
        (None, None) => (text, 0),
    };
    let plain = digits.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'-'));
    Some((Decimal::from_str_exact(digits).ok().filter(|_| plain)?, exponent))
}

const SCALES: [(u8, &str); 5] = [(0, ""), (3, "thousand"), (6, "million"), (9, "billion"), (12, "trillion")];

fn scale_word(exponent: u8) -> Option<&'static str> {
    SCALES.iter().find(|(e, _)| *e == exponent).map(|(_, word)| *word)
}

/// The number part of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Amount {
    /// One numeral.
    Numeral(Numeral),
    /// Two numerals, the smaller first: "between 5 and 6 billion".
    Between(Numeral, Numeral),
    /// A fraction word, of a power of ten: "half" is `1/2·10^0`, "a third of a billion" `1/3·10^9`.
    Fraction {
        /// Above the line.
        numerator: u32,
        /// Below the line, not zero.
        denominator: u32,
        /// The power of ten of the scale word.
        exponent: u8,
    },
    /// "one fiftieth".
    OneNth(Numeral),
    /// "tens of millions": from `low` up to but without `high`.
    Vague {
        /// What a careful reader takes as the least.
        low: Numeral,
        /// Ten times the power of ten named.
        high: Numeral,
    },
}

/// A number as printed: what it counts, its digits, the class of the words around it. It *denotes* two intervals,
/// [accept](Figure::accept) and [tolerate](Figure::tolerate), by the rules of [`Hedge`].
///
/// # Laws
///
/// - accept lies within tolerate; both contain or touch the nominal value;
/// - scaling the value by ten scales both intervals by ten;
/// - the [negated](Figure::negated) figure denotes the negated intervals.
///
/// # Text
///
/// `almost 10 billion USD`, `2.4 percent`, `between 5 billion and 6 billion USD`, `1/2 times`: [`FromStr`] reads what
/// [`Display`](fmt::Display) writes. Prose is read by [`crate::text`], not here.
///
/// ```
/// use bilateral::Figure;
///
/// let written_off: Figure = "almost 10 billion USD".parse()?;
/// assert_eq!(written_off.accept().to_string(), "[9000000000, 10000000000)");
/// assert_eq!(written_off.tolerate().to_string(), "[8000000000, 10000000000)");
/// # Ok::<(), bilateral::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Figure {
    hedge: Hedge,
    amount: Amount,
    unit: Unit,
}

impl Figure {
    /// A figure. The hedge of a range, a bare fraction, a reciprocal or a vague plural is its own class, whatever is given.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Range`] for a zero denominator or a range whose ends are not in order.
    pub fn new(hedge: Hedge, amount: Amount, unit: Unit) -> Result<Self, Error> {
        let refuse = |message: &str| Err(Error::new(ErrorKind::Range, message));
        let hedge = match amount {
            Amount::Numeral(_) if Hedge::WORDED.contains(&hedge) => hedge,
            Amount::Numeral(_) => Hedge::Bare,
            Amount::Between(low, high) if low.value > high.value => return refuse("a range begins above its end"),
            Amount::Between(..) => Hedge::Between,
            Amount::Fraction { denominator: 0, .. } => return refuse("a fraction has a denominator of zero"),
            Amount::Fraction { numerator, exponent, .. } if Numeral::new(numerator.into(), exponent).is_err() => {
                return refuse("a fraction has more than 28 digits");
            }
            Amount::Fraction { .. } if Hedge::WORDED.contains(&hedge) => hedge,
            Amount::Fraction { .. } => Hedge::Fraction,
            Amount::OneNth(n) if n.value <= Decimal::ZERO => return refuse("a reciprocal is of a positive number"),
            Amount::OneNth(_) => Hedge::OneNth,
            Amount::Vague { low, high } if low.value >= high.value => {
                return refuse("a vague plural begins above its end");
            }
            Amount::Vague { .. } => Hedge::Vague,
        };
        Ok(Self { hedge, amount, unit })
    }

    /// A bare numeral: what a table prints.
    pub const fn bare(numeral: Numeral, unit: Unit) -> Self {
        Self { hedge: Hedge::Bare, amount: Amount::Numeral(numeral), unit }
    }

    /// The class of the words around the number.
    pub const fn hedge(&self) -> Hedge {
        self.hedge
    }

    /// The number part.
    pub const fn amount(&self) -> Amount {
        self.amount
    }

    /// What is counted.
    pub const fn unit(&self) -> Unit {
        self.unit
    }

    /// The same number of another unit.
    #[must_use]
    pub const fn with_unit(&self, unit: Unit) -> Self {
        Self { unit, ..*self }
    }

    /// The same number under another hedge; a range, a reciprocal and a vague plural keep theirs.
    #[must_use]
    pub fn with_hedge(&self, hedge: Hedge) -> Self {
        Self::new(hedge, self.amount, self.unit).unwrap_or(*self)
    }

    /// The nominal value in base units ("$6.9 billion" is 6900000000, "90%" is 90): the lower end of a range, a fraction to
    /// four significant digits.
    pub fn value(&self) -> Decimal {
        match self.amount {
            Amount::Numeral(n) | Amount::Between(n, _) | Amount::Vague { low: n, .. } => n.value,
            Amount::Fraction { .. } | Amount::OneNth(_) => {
                let exact = self.quotient();
                exact.round_sf(4).map_or(exact, |d| d.normalize())
            }
        }
    }

    /// The value of a fraction, to 28 digits.
    fn quotient(&self) -> Decimal {
        match self.amount {
            Amount::Fraction { numerator, denominator, exponent } => {
                let scale = Decimal::try_from_i128_with_scale(10_i128.pow(u32::from(exponent).min(28)), 0);
                let top = decimal::mul(numerator.into(), scale.unwrap_or(Decimal::ONE), Toward::Down);
                top.and_then(|top| decimal::div(top, denominator.into(), Toward::Down)).unwrap_or_default()
            }
            Amount::OneNth(n) => decimal::div(Decimal::ONE, n.value, Toward::Down).unwrap_or_default(),
            _ => self.value(),
        }
    }

    /// What a careful reader takes the words to say.
    pub fn accept(&self) -> Interval {
        match self.amount {
            Amount::Numeral(n) => n.accept(self.hedge, self.unit),
            _ => self.tiers().accept,
        }
    }

    /// What the words may say at their most generous; a contradiction is reported only against this.
    pub fn tolerate(&self) -> Interval {
        self.tiers().tolerate
    }

    pub(crate) fn tiers(&self) -> Tiers {
        let Tiers { accept, tolerate } = self.unchecked_tiers();
        // A reciprocal is rounded outward at its last digit: there accept may reach as far as tolerate.
        Tiers { accept, tolerate: tolerate.hull(&accept) }
    }

    fn unchecked_tiers(&self) -> Tiers {
        match self.amount {
            Amount::Numeral(n) => n.tiers(self.hedge, self.unit),
            Amount::Between(low, high) => {
                let (a, b) = (low.accept(Hedge::Bare, self.unit), high.accept(Hedge::Bare, self.unit));
                let between = |a: Interval, b: Interval| {
                    let ends = (a.lower_value(), b.upper_value());
                    ends.0.zip(ends.1).and_then(|(a, b)| Interval::closed(a, b).ok()).unwrap_or(a.hull(&b))
                };
                let exact = between(Interval::point(low.value), Interval::point(high.value));
                Tiers { accept: exact, tolerate: between(a, b) }
            }
            Amount::Fraction { numerator, denominator, exponent } => {
                // The fraction's own rows are those of a one-digit number whose last place is a fifth of it.
                let scale = Decimal::try_from_i128_with_scale(10_i128.pow(u32::from(exponent).min(28)), 0);
                let unit = Interval::point(scale.unwrap_or(Decimal::ONE)) * Interval::point(numerator.into());
                let hedge = if self.hedge == Hedge::Fraction { Hedge::Bare } else { self.hedge };
                let fifth = Decimal::new(2, 1);
                let one = Grain { value: Decimal::ONE, significant: fifth, written: fifth, single_digit: true };
                hedge.tiers(&one).map(|i| i * unit / Interval::point(denominator.into()))
            }
            Amount::OneNth(n) => n.tiers(Hedge::Bare, self.unit).map(|i| Interval::ONE / i),
            Amount::Vague { low, high } => {
                let accept = Interval::half_open(low.value, high.value).unwrap_or(Interval::point(low.value));
                let tenth = decimal::mul(high.value, Decimal::new(1, 1), Toward::Down).unwrap_or(low.value);
                let tolerate = Interval::half_open(tenth.min(low.value), high.value).unwrap_or(accept);
                Tiers { accept, tolerate }
            }
        }
    }

    /// The figure of the opposite sign. Zero is its own; a fraction word, a reciprocal and a vague plural have none: they
    /// stay as they are.
    #[must_use]
    pub fn negated(&self) -> Self {
        let amount = match self.amount {
            Amount::Numeral(n) => Amount::Numeral(n.negated()),
            Amount::Between(low, high) => Amount::Between(high.negated(), low.negated()),
            other => other,
        };
        Self { amount, ..*self }
    }
}

impl fmt::Display for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.hedge.words().is_empty() {
            write!(f, "{} ", self.hedge.words())?;
        }
        match self.amount {
            Amount::Numeral(n) => n.fmt(f)?,
            Amount::Between(low, high) => write!(f, "between {low} and {high}")?,
            Amount::Fraction { numerator, denominator, exponent } => {
                write!(f, "{numerator}/{denominator}")?;
                match scale_word(exponent) {
                    Some("") => {}
                    Some(word) => write!(f, " {word}")?,
                    None => write!(f, "e{exponent}")?,
                }
            }
            Amount::OneNth(n) => write!(f, "one {n}th")?,
            Amount::Vague { low, high } => write!(f, "from {low} below {high}")?,
        }
        match self.unit {
            Unit::Number => Ok(()),
            unit => write!(f, " {unit}"),
        }
    }
}

impl fmt::Debug for Figure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Figure {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let wrong = || Error::syntax("figure", text, "a hedge, digits with a scale and a unit: almost 10 billion USD");
        let hedge = Hedge::WORDED.into_iter().filter(|h| text.starts_with(h.words())).max_by_key(|h| h.words().len());
        let rest = hedge.and_then(|h| text.strip_prefix(h.words())).unwrap_or(text).trim_start();
        // The unit is what follows the last word that is not part of the number.
        let (number, unit) = match rest.rsplit_once(' ') {
            Some((number, last)) if !is_number_word(last) => (number, last.parse()?),
            _ => (rest, Unit::Number),
        };
        let amount = parse_amount(number).ok_or_else(wrong)?;
        Self::new(hedge.unwrap_or_default(), amount, unit)
    }
}

/// Whether a word belongs to the number of a figure and cannot be its unit: `6`, `-2.5`, `1/2`, `12e5`, `billion`, `50th`,
/// `billionth`; not `10*6.t`.
pub(super) fn is_number_word(word: &str) -> bool {
    let stem = word.strip_suffix("th").unwrap_or(word);
    let digits = stem.strip_prefix('-').unwrap_or(stem);
    let number = digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b'/' | b'e' | b'-'));
    number || SCALES.iter().any(|(_, known)| *known == stem)
}

fn parse_amount(text: &str) -> Option<Amount> {
    if let Some((low, high)) = text.strip_prefix("between ").and_then(|r| r.split_once(" and ")) {
        return Some(Amount::Between(low.parse().ok()?, high.parse().ok()?));
    }
    if let Some((low, high)) = text.strip_prefix("from ").and_then(|r| r.split_once(" below ")) {
        return Some(Amount::Vague { low: low.parse().ok()?, high: high.parse().ok()? });
    }
    if let Some(n) = text.strip_prefix("one ").and_then(|r| r.strip_suffix("th")) {
        return Some(Amount::OneNth(n.parse().ok()?));
    }
    if let Some((top, bottom)) = text.split_once('/') {
        let (denominator, exponent) = scaled(bottom).filter(|(digits, _)| digits.scale() == 0)?;
        let denominator = denominator.try_into().ok()?;
        return Some(Amount::Fraction { numerator: top.parse().ok()?, denominator, exponent });
    }
    text.parse().ok().map(Amount::Numeral)
}

crate::text_serde!(Numeral);
crate::text_serde!(Figure);

#[cfg(test)]
mod tests {
    use super::*;

    /// The worked examples of the specification, with every row of the hedge table.
    #[test]
    fn every_row_of_the_hedge_table() {
        for (figure, accept, tolerate) in [
            ("6.9 billion USD", "[6850000000, 6950000000)", "(6800000000, 7000000000)"),
            ("14", "[13.5, 14.5)", "(13, 15)"),
            ("50", "[45, 55)", "(40, 60)"),
            ("110 million USD", "[105000000, 115000000)", "(100000000, 120000000)"),
            ("100 million USD", "[90000000, 110000000)", "(80000000, 120000000)"),
            ("1.09 billion USD", "[1085000000, 1095000000)", "(1080000000, 1100000000)"),
            ("1 billion USD", "[900000000, 1100000000)", "(800000000, 1200000000)"),
            ("90 percent", "[89.5, 90.5)", "(89, 91)"),
            ("2.4 percent", "[2.35, 2.45)", "(2.3, 2.5)"),
            ("3500 km", "[3450, 3550)", "(3400, 3600)"),
            ("6.90", "[6.895, 6.905)", "(6.89, 6.91)"),
            ("-6.90", "(-6.905, -6.895]", "(-6.91, -6.89)"),
            ("exactly 110 million USD", "[109500000, 110500000)", "[109500000, 110500000)"),
            ("about 6 billion USD", "[5500000000, 6500000000]", "[5000000000, 7000000000]"),
            ("about 4.5 billion t", "[4050000000, 4950000000]", "[3600000000, 5400000000]"),
            ("almost 10 billion USD", "[9000000000, 10000000000)", "[8000000000, 10000000000)"),
            ("almost 50 times", "[45, 50)", "[40, 50)"),
            ("just over 50 times", "(50, 55]", "(50, 60]"),
            ("more than 31 billion USD", "(31000000000, 36000000000]", "(31000000000, inf)"),
            ("at least 60", "[60, 70]", "[60, inf)"),
            ("less than 2.5", "[2.0, 2.5)", "[0, 2.5)"),
            ("at most 95 percent", "[90, 95]", "[0, 95]"),
            ("up to 700", "[600, 700]", "[0, 750)"),
            ("between 5 billion and 6 billion USD", "[5000000000, 6000000000]", "[4500000000, 6500000000]"),
            ("on the order of 100", "[50.0, 500]", "[10.0, 1000]"),
            ("1/2", "[0.45, 0.55)", "(0.4, 0.6)"),
            ("almost 1/2 times", "[0.45, 0.5)", "[0.4, 0.5)"),
            ("1/2 billion USD", "[450000000, 550000000)", "(400000000, 600000000)"),
            (
                "one 50th",
                "(0.0181818181818181818181818181, 0.0222222222222222222222222223]",
                "(0.0166666666666666666666666666, 0.025)",
            ),
            ("from 24 below 100", "[24, 100)", "[10, 100)"),
            ("0.1 percent", "[0.09, 0.11)", "(0.08, 0.12)"),
            ("0 percent", "[-0.5, 0.5)", "(-1, 1)"),
            ("less than 0 percent", "[-1, 0)", "[-1, 0)"),
            ("at most 0", "[-1, 0]", "[-1, 0]"),
            ("up to 0", "[-1, 0]", "[-1, 0.5)"),
            ("5 10*6.t", "[4.5, 5.5)", "(4, 6)"),
        ] {
            let read: Figure = figure.parse().unwrap_or_else(|e| panic!("{figure}: {e}"));
            let number = |text: &str| text.parse::<Interval>().unwrap();
            assert_eq!(read.accept(), number(accept), "accept of {figure}");
            assert_eq!(read.tolerate(), number(tolerate), "tolerate of {figure}");
            assert!(read.accept().is_within(&read.tolerate()), "{figure}");
            assert_eq!(read.to_string(), figure, "prints as it was read");
        }
    }

    #[test]
    fn values_and_grains() {
        let of = |text: &str| text.parse::<Figure>().unwrap().value().to_string();
        assert_eq!(of("6.90 billion USD"), "6900000000");
        assert_eq!(of("2/3 times"), "0.6667");
        assert_eq!(of("one 6th"), "0.1667");
        assert_eq!(of("one 5 millionth"), "0.0000002");
        assert_eq!("-0.00 USD".parse::<Figure>().unwrap().to_string(), "0.00 USD");
        assert_eq!("0 USD".parse::<Figure>().unwrap().negated().to_string(), "0 USD");
        assert_eq!("one 5 millionth percent".parse::<Figure>().unwrap().unit(), Unit::Percent);
        assert_eq!("4294967295/2e3".parse::<Figure>().unwrap().to_string(), "4294967295/2 thousand");
        let n: Numeral = "110 million".parse().unwrap();
        assert_eq!(
            (n.significant_digits(), n.last_place(), n.written_place()),
            (2, 10_000_000.into(), 1_000_000.into())
        );
        let n: Numeral = "6.90".parse().unwrap();
        assert_eq!((n.significant_digits(), n.last_place()), (3, Decimal::new(1, 2)));
    }

    #[test]
    fn errors_say_what_was_expected() {
        for (text, message) in [
            ("", "figure \"\": expected a hedge, digits with a scale and a unit: almost 10 billion USD"),
            ("soon 5", "figure \"soon 5\": expected a hedge, digits with a scale and a unit: almost 10 billion USD"),
            ("between 6 and 5 USD", "a range begins above its end"),
            ("1/0", "a fraction has a denominator of zero"),
            ("9/2e28", "a fraction has more than 28 digits"),
            ("1/2.5", "figure \"1/2.5\": expected a hedge, digits with a scale and a unit: almost 10 billion USD"),
        ] {
            assert_eq!(text.parse::<Figure>().unwrap_err().to_string(), message);
        }
        let long = format!("1{}", "0".repeat(1_000_000));
        assert_eq!(long.parse::<Numeral>().unwrap_err().kind(), ErrorKind::Syntax);
        assert_eq!("1 trillion".parse::<Numeral>().unwrap().value(), 1_000_000_000_000_i64.into());
        assert_eq!("1e29".parse::<Numeral>().unwrap_err().to_string(), "1e29 has more than 28 digits");
    }
}
