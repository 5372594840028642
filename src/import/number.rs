//! Numbers in fields.

use rust_decimal::Decimal;

use super::fields::{Fault, Fields};
use crate::dataset::table::Cell;
use crate::error::Error;
use crate::record::Missing;

impl Fields<'_> {
    /// The number in a column; a missing one where the field is empty or says so.
    pub(crate) fn cell(&self, column: usize) -> Result<Cell, Fault> {
        cell(self.get(column), self.decimal_comma).map_err(Fault::at(column))
    }

    /// The number in a column that the file may not have, not below zero; a 0 beside a positive value means that nothing
    /// was given.
    pub(crate) fn beside(&self, column: Option<usize>, value: Cell) -> Result<Cell, Fault> {
        let Some(column) = column else { return Ok(Cell::ABSENT) };
        let cell = self.amount(column)?;
        Ok(if cell.is_zero() && value.is_positive() { Missing::ZeroNotGiven.into() } else { cell })
    }

    /// The number in a column, not below zero.
    pub(crate) fn amount(&self, column: usize) -> Result<Cell, Fault> {
        let cell = self.cell(column)?;
        if cell.parts().is_some_and(|(mantissa, _)| mantissa < 0) {
            return Err(Fault::new(column, Error::syntax("amount", self.get(column), "a number not below zero")));
        }
        Ok(cell)
    }

    /// The whole number in a column.
    pub(crate) fn whole<T: std::str::FromStr>(&self, column: usize, what: &'static str) -> Result<T, Fault> {
        let text = self.get(column).trim();
        text.parse().map_err(|_| Fault::new(column, Error::syntax(what, text, "a whole number")))
    }
}

/// A number: digits with one decimal mark.
pub(crate) fn cell(text: &str, decimal_comma: bool) -> Result<Cell, Error> {
    let mark = if decimal_comma && text.contains(',') { b',' } else { b'.' };
    match plain(text.as_bytes(), mark) {
        Some(cell) => Ok(cell),
        None => unusual(text, mark),
    }
}

/// Up to 17 digits with at most one mark among them.
fn plain(text: &[u8], mark: u8) -> Option<Cell> {
    if text.is_empty() || text.len() > 18 {
        return None;
    }
    let (mut mantissa, mut scale, mut seen) = (0_i64, 0, false);
    for &byte in text {
        if byte.is_ascii_digit() {
            mantissa = mantissa * 10 + i64::from(byte - b'0');
            scale += u32::from(seen);
        } else if byte == mark && !seen {
            seen = true;
        } else {
            return None;
        }
    }
    if seen && scale == 0 {
        return None;
    }
    Cell::new(mantissa, scale)
}

/// Everything else: nothing, not a number, signs, exponents, blanks around.
#[cold]
fn unusual(text: &str, mark: u8) -> Result<Cell, Error> {
    let trimmed = text.trim();
    if is_missing(trimmed) {
        return Ok(Cell::ABSENT);
    }
    let wrong = || Error::syntax("number", text, "digits with one decimal mark, or an empty field");
    let mark = char::from(mark);
    let plain = trimmed.strip_prefix('-').unwrap_or(trimmed);
    let valid = plain.chars().all(|c| c.is_ascii_digit() || c == mark || matches!(c, 'e' | 'E' | '+' | '-'));
    let valid = valid && plain.starts_with(|c: char| c.is_ascii_digit()) && !plain.ends_with(mark);
    if !valid {
        return Err(wrong());
    }
    let number = trimmed.replace(mark, ".");
    let number =
        if number.contains(['e', 'E']) { Decimal::from_scientific(&number) } else { Decimal::from_str_exact(&number) };
    Cell::try_from(number.map_err(|_| wrong())?)
}

/// Whether a field says that there is no number. "NA" is no number here, and Namibia where an area is expected.
fn is_missing(text: &str) -> bool {
    const WORDS: [&str; 8] = ["", "NaN", "NA", "N/A", "#N/A", "null", "NULL", ".."];
    WORDS.contains(&text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_exact_or_errors() {
        for (text, shown) in [
            ("23685.927", "23685.927"),
            ("6804128143.0", "6804128143"),
            (" 12.398 ", "12.398"),
            ("-5", "-5"),
            ("1.5E9", "1500000000"),
            ("0.0815060602", "0.0815060602"),
            ("100000000000000000", "100000000000000000"),
        ] {
            assert_eq!(cell(text, false).unwrap().to_string(), shown, "{text}");
        }
        assert_eq!(cell("12,4", true).unwrap(), cell("12.4", false).unwrap());
        for text in ["", "NaN", "  NA", "#N/A", "null"] {
            assert_eq!(cell(text, false).unwrap(), Cell::ABSENT, "{text}");
        }
    }

    #[test]
    fn what_is_no_number_is_an_error() {
        for text in
            ["1,000", "1.2.3", "12.", "1_000", "abc", "1e", "--1", "9999999999999999999999999999999", "1e40", "."]
        {
            assert!(cell(text, false).is_err(), "{text}");
        }
        assert!(cell("1.234,5", true).is_err());
        assert!(cell("12,4", false).is_err());
        let message = cell("12a", false).unwrap_err().to_string();
        assert_eq!(message, "number \"12a\": expected digits with one decimal mark, or an empty field");
    }
}
