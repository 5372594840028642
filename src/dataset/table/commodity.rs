//! Commodity codes.

use std::fmt;
use std::str::FromStr;

use super::flow::Classification;
use crate::error::Error;

/// A commodity code as text, leading zeros included: `01`, `271000`, `TOTAL`. One to fifteen printable ASCII characters.
///
/// ```
/// use bilateral::dataset::table::{Commodity, Level};
///
/// let live_horses: Commodity = "010129".parse()?;
/// assert_eq!(live_horses.level(), Level::Digits(6));
/// assert_eq!(Commodity::TOTAL.level(), Level::Total);
/// # Ok::<(), bilateral::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Commodity([u8; LONGEST]);

const LONGEST: usize = 15;

/// How fine a commodity code is. Codes of one level do not overlap; codes of two levels do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Level {
    /// All goods.
    Total,
    /// A code of this many digits or letters.
    Digits(u8),
    /// A group of codes, which may overlap with others.
    Group,
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Total => f.write_str("total"),
            Self::Digits(digits) => write!(f, "{digits} digits"),
            Self::Group => f.write_str("groups"),
        }
    }
}

impl Commodity {
    /// All goods.
    pub const TOTAL: Self = Self(*b"TOTAL\0\0\0\0\0\0\0\0\0\0");

    /// The code of these bytes, or `None` for bytes that are no code.
    pub fn from_bytes(code: &[u8]) -> Option<Self> {
        let mut bytes = [0; LONGEST];
        let valid = !code.is_empty() && code.iter().all(u8::is_ascii_graphic);
        bytes.get_mut(..code.len()).filter(|_| valid)?.copy_from_slice(code);
        Some(Self(bytes))
    }

    /// The code.
    pub fn code(&self) -> &str {
        std::str::from_utf8(self.bytes()).unwrap_or_default()
    }

    fn bytes(&self) -> &[u8] {
        let end = self.0.iter().position(|&b| b == 0).unwrap_or(LONGEST);
        self.0.get(..end).unwrap_or_default()
    }

    /// The code with the leading zero a spreadsheet took: Harmonized System codes have two, four or six digits, so `1` was
    /// `01`. Other classifications have codes of any length, and stay.
    #[must_use]
    pub fn restored(self, classification: Classification) -> Self {
        let code = self.bytes();
        let cut = classification.is_harmonized_system()
            && matches!(code.len(), 1 | 3 | 5)
            && code.iter().all(u8::is_ascii_digit);
        if !cut {
            return self;
        }
        let mut whole = vec![b'0'];
        whole.extend_from_slice(code);
        Self::from_bytes(&whole).unwrap_or(self)
    }

    /// How fine the code is.
    pub fn level(&self) -> Level {
        if *self == Self::TOTAL {
            return Level::Total;
        }
        let code = self.bytes();
        let plain = code.len() <= 9 && code.first().is_some_and(u8::is_ascii_digit);
        let plain = plain && code.iter().all(u8::is_ascii_alphanumeric);
        if plain { u8::try_from(code.len()).map_or(Level::Group, Level::Digits) } else { Level::Group }
    }

    /// A number below [`Self::FIRST_WORD`] for a code of up to nine digits: the digits after a 1, so that zeros stay.
    pub(crate) fn digits(&self) -> Option<u32> {
        let code = self.bytes();
        if code.len() > 9 {
            return None;
        }
        code.iter().try_fold(1_u32, |number, byte| byte.is_ascii_digit().then(|| number * 10 + u32::from(byte - b'0')))
    }

    /// The code of a number that [`digits`](Self::digits) gave.
    pub(crate) fn from_digits(number: u32) -> Option<Self> {
        Self::from_bytes(number.to_string().as_bytes().get(1..)?)
    }

    /// What [`digits`](Self::digits) gives for `000000`; the other codes of six digits follow.
    pub(crate) const SIX_DIGITS: u32 = 1_000_000;

    /// Numbers from here on stand for codes that are no digits.
    pub(crate) const FIRST_WORD: u32 = 2_000_000_000;
}

impl fmt::Display for Commodity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.code())
    }
}

impl fmt::Debug for Commodity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// Reads a code as it stands; `Total` and `ALL` in any case are [`Commodity::TOTAL`].
impl FromStr for Commodity {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let text = text.trim();
        if text.eq_ignore_ascii_case("total") || text.eq_ignore_ascii_case("all") {
            return Ok(Self::TOTAL);
        }
        Self::from_bytes(text.as_bytes()).ok_or_else(|| {
            Error::syntax("commodity code", text, "TOTAL, or 1 to 15 ASCII letters and digits such as 010129")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn c(text: &str) -> Commodity {
        text.parse().unwrap()
    }

    #[test]
    fn leading_zeros_stay_and_lost_ones_come_back() {
        assert_eq!(c("01").to_string(), "01");
        assert_ne!(c("01"), c("1"));
        assert_eq!(c("1").restored(Classification::H5), c("01"));
        assert_eq!(c("10121").restored(Classification::H0), c("010121"));
        assert_eq!(c("0").restored(Classification::S3), c("0"));
        assert_eq!(c("TOTAL").restored(Classification::H5), Commodity::TOTAL);
        for code in ["0", "00", "010129", "999999999"] {
            assert_eq!(Commodity::from_digits(c(code).digits().unwrap()), Some(c(code)));
        }
        assert_eq!(c("9999AA").digits(), None);
        assert_eq!(c("010129").digits(), Some(Commodity::SIX_DIGITS + 10_129));
    }

    #[test]
    fn levels() {
        assert_eq!(c("Total").level(), Level::Total);
        assert_eq!(c("9999AA").level(), Level::Digits(6));
        assert_eq!(c("01-05_Animal").level(), Level::Group);
    }

    #[test]
    fn errors() {
        for text in ["", "a b", "0123456789012345", "ü"] {
            let message = text.parse::<Commodity>().unwrap_err().to_string();
            let expected = "expected TOTAL, or 1 to 15 ASCII letters and digits such as 010129";
            assert_eq!(message, format!("commodity code {text:?}: {expected}"));
        }
    }
}
