//! What a number counts.

use std::fmt;
use std::str::FromStr;

use super::Currency;
use super::figure::is_number_word;
use crate::error::Error;

/// A physical or trade unit by its UCUM code: `km`, `t`, `[bbl_us]`, `kW.h`; in braces where UCUM has none: `{TEU}`.
///
/// A code is one to fifteen printable ASCII characters without blanks, and nothing that a figure or unit prints for
/// something else: no number, scale word, currency code, `percent` or `times`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Ucum {
    code: [u8; Self::LONGEST],
}

impl Ucum {
    const LONGEST: usize = 15;

    /// The unit with this code, or `None` for a text that is no code.
    pub fn new(code: &str) -> Option<Self> {
        let printable = (1..=Self::LONGEST).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_graphic());
        let taken = is_number_word(code) || matches!(code, "number" | "percent" | "percentage_points" | "times");
        let valid = printable && !taken && Currency::from_code(code).is_none();
        let mut bytes = [0; Self::LONGEST];
        bytes.get_mut(..code.len()).filter(|_| valid)?.copy_from_slice(code.as_bytes());
        Some(Self { code: bytes })
    }

    /// The UCUM code.
    pub fn code(&self) -> &str {
        let end = self.code.iter().position(|&b| b == 0).unwrap_or(Self::LONGEST);
        self.code.get(..end).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default()
    }
}

impl fmt::Debug for Ucum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// What a figure counts. Figures compare only within one unit.
///
/// [`FromStr`] and [`Display`](fmt::Display): `number`, `percent`, `percentage_points`, `times`, an ISO 4217 code, else a
/// [UCUM](Ucum) code.
///
/// ```
/// use bilateral::{Currency, Unit};
///
/// assert_eq!("USD".parse::<Unit>()?, Unit::Money(Currency::USD));
/// assert_eq!("percent".parse::<Unit>()?, Unit::Percent);
/// assert_eq!("km".parse::<Unit>()?.to_string(), "km");
/// # Ok::<(), bilateral::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Unit {
    /// A plain count.
    Number,
    /// Parts of a hundred; values are as printed: 90 for "90%".
    Percent,
    /// Differences of percentages.
    PercentagePoints,
    /// A factor: "50 times", "4.2-fold", "doubled".
    Times,
    /// An amount of a currency, in its main unit.
    Money(Currency),
    /// A physical or trade quantity.
    Measure(Ucum),
}

impl Unit {
    /// The currency of an amount of money.
    pub const fn currency(&self) -> Option<Currency> {
        match self {
            Self::Money(currency) => Some(*currency),
            _ => None,
        }
    }

    /// Whether this is a percentage or a difference of percentages, whose grain is one point at the coarsest.
    pub const fn is_percentage(&self) -> bool {
        matches!(self, Self::Percent | Self::PercentagePoints)
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number => f.write_str("number"),
            Self::Percent => f.write_str("percent"),
            Self::PercentagePoints => f.write_str("percentage_points"),
            Self::Times => f.write_str("times"),
            Self::Money(currency) => currency.fmt(f),
            Self::Measure(unit) => f.write_str(unit.code()),
        }
    }
}

impl fmt::Debug for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Unit {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        Ok(match text {
            "number" => Self::Number,
            "percent" => Self::Percent,
            "percentage_points" => Self::PercentagePoints,
            "times" => Self::Times,
            code => match Currency::from_code(code) {
                Some(currency) => Self::Money(currency),
                None => Self::Measure(Ucum::new(code).ok_or_else(|| {
                    Error::syntax("unit", text, "number, percent, percentage_points, times, a currency or a UCUM code")
                })?),
            },
        })
    }
}

crate::text_serde!(Unit);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_its_errors() {
        for text in ["number", "percent", "percentage_points", "times", "USD", "km", "{TEU}", "[bbl_us]"] {
            assert_eq!(text.parse::<Unit>().unwrap().to_string(), text);
        }
        assert!(["USD", "percent", "billion", "50th", "12"].into_iter().all(|taken| Ucum::new(taken).is_none()));
        for text in ["", "two words", "a code far too long", "м", "12"] {
            let message = text.parse::<Unit>().unwrap_err().to_string();
            let expected = "number, percent, percentage_points, times, a currency or a UCUM code";
            assert_eq!(message, format!("unit {text:?}: expected {expected}"));
        }
    }
}
