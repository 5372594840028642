//! Economies and periods of fields, remembered from one row to the next.

use super::fields::{Fault, Fields};
use crate::economy::Economy;
use crate::error::{Error, ErrorKind};
use crate::period::Period;

/// What a text was last read as. Files repeat themselves, so one entry is enough.
#[derive(Clone, Debug)]
pub(crate) struct Memo<T> {
    text: String,
    value: Option<T>,
}

impl<T: Copy> Default for Memo<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: Copy> Memo<T> {
    pub(crate) const fn new() -> Self {
        Self { text: String::new(), value: None }
    }

    /// The value of the text, read again only if it is another text.
    pub(crate) fn get(&mut self, text: &str, read: impl FnOnce(&str) -> Result<T, Error>) -> Result<T, Error> {
        match self.value {
            Some(value) if self.text == text => Ok(value),
            _ => {
                let value = read(text)?;
                self.text.clear();
                self.text.push_str(text);
                self.value = Some(value);
                Ok(value)
            }
        }
    }
}

/// The columns that name one economy: a UN Comtrade number, a letter code, or both.
#[derive(Clone, Debug, Default)]
pub(crate) struct Area {
    number: Option<usize>,
    letters: Option<usize>,
    by_number: Memo<Economy>,
    by_letters: Memo<Option<Economy>>,
}

impl Area {
    pub(crate) const fn new(number: Option<usize>, letters: Option<usize>) -> Self {
        Self { number, letters, by_number: Memo::new(), by_letters: Memo::new() }
    }

    /// Whether neither column says anything.
    pub(crate) fn is_empty(&self, fields: &Fields<'_>) -> bool {
        [self.number, self.letters].iter().all(|&column| fields.optional(column).trim().is_empty())
    }

    /// The economy: the number decides, letters that say something else are an error, for then columns have shifted.
    /// Letters that are no known code (`_X `, `S19`) are not asked where there is a number.
    pub(crate) fn read(&mut self, fields: &Fields<'_>) -> Result<Economy, Fault> {
        let letters = fields.optional(self.letters).trim();
        let lettered = self.by_letters.get(letters, |text| Ok(text.parse().ok())).unwrap_or(None);
        let Some(column) = self.number.filter(|&column| !fields.get(column).trim().is_empty()) else {
            let column = self.letters.or(self.number).unwrap_or(0);
            let wrong = || Fault::new(column, Error::syntax("economy", letters, "a UN Comtrade number or an ISO code"));
            return lettered.ok_or_else(wrong);
        };
        let economy = self.by_number.get(fields.get(column), comtrade_number).map_err(Fault::at(column))?;
        match lettered.filter(|other| *other != economy && other.alpha2() != economy.alpha2()) {
            Some(other) => {
                let number = fields.get(column);
                let message = format!("{number} is {economy}, but {letters:?} is {other}: have columns shifted?");
                Err(Fault::new(column, Error::new(ErrorKind::Data, message)))
            }
            None => Ok(economy),
        }
    }
}

/// The economy of a UN Comtrade number in digits.
pub(crate) fn comtrade_number(text: &str) -> Result<Economy, Error> {
    let digits = text.trim();
    let number = digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok()).flatten();
    number.and_then(Economy::from_comtrade).ok_or_else(|| Error::syntax("economy", text, "a UN Comtrade number"))
}

/// A period as files write it: `2010`, `201003`, `2010-03`, `2010M03`, `2010-M03`, `2010Q1`, `2010-Q1`, `2010-S1`, `2010-H1`,
/// `2010-A1`, `2010-01-15`.
pub(crate) fn period(text: &str) -> Result<Period, Error> {
    read_period(text.trim())
        .ok_or_else(|| Error::syntax("period", text, "a year, half, quarter, month or day: 2010, 201003, 2010-Q1"))
}

fn read_period(text: &str) -> Option<Period> {
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit()).then(|| text.parse::<u32>().ok()).flatten();
    let (year, rest) = text.split_at_checked(4)?;
    let year = i32::try_from(digits(year)?).ok()?;
    let dashed = rest.strip_prefix('-');
    let part = dashed.unwrap_or(rest);
    let letter = part.chars().next().filter(char::is_ascii_alphabetic);
    let number = letter.and_then(|_| part.get(1..)).and_then(digits);
    match (letter, number) {
        (Some('M'), Some(month)) => Period::month(year, month).ok(),
        (Some('Q'), Some(quarter)) => Period::quarter(year, quarter).ok(),
        (Some('S' | 'H'), Some(half)) => Period::half(year, half).ok(),
        (Some('A'), Some(1)) => Period::year(year).ok(),
        (Some(_), _) => None,
        (None, _) if part.is_empty() => dashed.is_none().then(|| Period::year(year).ok()).flatten(),
        (None, _) if part.len() == 2 => Period::month(year, digits(part)?).ok(),
        _ => dashed.and_then(|_| text.parse().ok()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_as_files_write_them() {
        for (text, shown) in [
            ("2010", "2010"),
            ("201003", "2010-03"),
            ("2010-03", "2010-03"),
            ("2010M03", "2010-03"),
            ("2010-M3", "2010-03"),
            ("2010Q1", "2010-Q1"),
            ("2010-S2", "2010-H2"),
            ("2010-A1", "2010"),
            ("2010-03-15", "2010-03-15"),
        ] {
            assert_eq!(period(text).unwrap().to_string(), shown);
        }
        for text in ["", "10", "2010-", "201013", "2010-52", "201052", "2010X1", "20100101", "2010Q5", "ü010"] {
            assert!(period(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_memo_reads_once() {
        let mut memo = Memo::new();
        assert_eq!(memo.get("408", comtrade_number).unwrap(), Economy::PRK);
        let again = memo.get("408", |_| Err(Error::new(ErrorKind::Data, "read again")));
        assert_eq!(again.unwrap(), Economy::PRK);
        assert!(memo.get("+408", comtrade_number).is_err());
    }
}
