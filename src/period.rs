//! Spans of calendar days.

use std::fmt;
use std::str::FromStr;

use chrono::{Datelike, Days, Months, NaiveDate};

use crate::error::{Error, ErrorKind};

/// The days from one date to another, both included: a year, a half, a quarter, a month, a day, or any other span.
///
/// # Laws
///
/// - Two periods of the same days are equal, however they were named.
/// - Periods are ordered by their first day, then by their last.
///
/// # Text
///
/// [`Display`](fmt::Display) writes the shortest of these, [`FromStr`] reads all of them: `2012`, `2012-H1`, `2012-Q3`,
/// `2012-09`, `2012-09-17`, `2012-01/2012-10`, `2012-09-17/2012-10-03`.
///
/// ```
/// use bilateral::Period;
///
/// let span: Period = "2012-01/2012-10".parse()?;
/// assert!(span.is_year_to_date());
/// assert_eq!(span.a_year_earlier()?.to_string(), "2011-01/2011-10");
/// assert_eq!("2012-01/2012-12".parse::<Period>()?.to_string(), "2012");
/// # Ok::<(), bilateral::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Period {
    first: NaiveDate,
    last: NaiveDate,
}

impl Period {
    /// The days from `first` to `last`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Range`] when `last` is before `first`, or either outside the years 1 to 9999.
    pub fn new(first: NaiveDate, last: NaiveDate) -> Result<Self, Error> {
        if first.year() < 1 || last.year() > 9999 {
            return Err(Error::new(
                ErrorKind::Range,
                format!("period from {first} to {last} leaves the years 1 to 9999"),
            ));
        }
        if last < first {
            return Err(Error::new(ErrorKind::Range, format!("period from {first} to {last} ends before it begins")));
        }
        Ok(Self { first, last })
    }

    /// A calendar year.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Range`] for a year outside 1 to 9999, as for all constructors here.
    pub fn year(year: i32) -> Result<Self, Error> {
        Self::months(year, 1, 12)
    }

    /// Half 1 or 2 of a year.
    pub fn half(year: i32, half: u32) -> Result<Self, Error> {
        Self::part(year, half, 2)
    }

    /// Quarter 1 to 4 of a year.
    pub fn quarter(year: i32, quarter: u32) -> Result<Self, Error> {
        Self::part(year, quarter, 4)
    }

    /// Month 1 to 12 of a year.
    pub fn month(year: i32, month: u32) -> Result<Self, Error> {
        Self::part(year, month, 12)
    }

    /// One day, of the years 1 to 9999: another neither prints nor parses.
    pub const fn day(day: NaiveDate) -> Self {
        Self { first: day, last: day }
    }

    /// The `index`th of `parts` equal parts of a year.
    fn part(year: i32, index: u32, parts: u32) -> Result<Self, Error> {
        let length = 12_u32.div_euclid(parts);
        if !(1..=parts).contains(&index) {
            let message = format!("part {index} of a year in {parts} parts: expected 1 to {parts}");
            return Err(Error::new(ErrorKind::Range, message));
        }
        Self::months(year, (index - 1) * length + 1, length)
    }

    /// `count` months from the first day of `month`.
    pub(crate) fn months(year: i32, month: u32, count: u32) -> Result<Self, Error> {
        let first = NaiveDate::from_ymd_opt(year, month, 1).filter(|d| (1..=9999).contains(&d.year()));
        let span = first.and_then(|first| {
            let last = first.checked_add_months(Months::new(count))?.checked_sub_days(Days::new(1))?;
            (last.year() <= 9999).then_some(Self { first, last })
        });
        span.ok_or_else(|| Error::new(ErrorKind::Range, format!("no month {month} in year {year}")))
    }

    /// The first day.
    pub const fn first(&self) -> NaiveDate {
        self.first
    }

    /// The last day.
    pub const fn last(&self) -> NaiveDate {
        self.last
    }

    /// The calendar year this period is, if it is one.
    pub fn as_year(&self) -> Option<i32> {
        (self.whole_months() == Some(12) && self.first.month() == 1).then(|| self.first.year())
    }

    /// How many calendar months this is exactly, if it begins and ends with a month.
    pub fn whole_months(&self) -> Option<u32> {
        let after = self.last.checked_add_days(Days::new(1))?;
        let months = (after.year() - self.first.year()) * 12 + i32::try_from(after.month()).ok()?
            - i32::try_from(self.first.month()).ok()?;
        (self.first.day() == 1 && after.day() == 1).then(|| u32::try_from(months).ok()).flatten()
    }

    /// Whether the period begins with a year and ends with a month of it before the last.
    pub fn is_year_to_date(&self) -> bool {
        self.first.month() == 1 && self.whole_months().is_some_and(|months| months < 12)
    }

    /// Whether every day of `other` is a day of this period.
    pub fn contains(&self, other: &Self) -> bool {
        self.first <= other.first && other.last <= self.last
    }

    /// Whether the two have a day in common.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// The same period of the year before.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Range`] before year 1.
    pub fn a_year_earlier(&self) -> Result<Self, Error> {
        let year = self.first.year() - 1;
        if let Some(months) = self.whole_months() {
            return Self::months(year, self.first.month(), months);
        }
        let back = |day: NaiveDate| day.checked_sub_months(Months::new(12));
        let (Some(first), Some(last)) = (back(self.first), back(self.last)) else {
            return Err(Error::new(ErrorKind::Range, "no year before the first"));
        };
        Self::new(first, last)
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, last) = (self.first, self.last);
        let (year, month) = (first.year(), first.month());
        match self.whole_months() {
            Some(12) if month == 1 => write!(f, "{year:04}"),
            Some(6) if month % 6 == 1 => write!(f, "{year:04}-H{}", month.div_euclid(6) + 1),
            Some(3) if month % 3 == 1 => write!(f, "{year:04}-Q{}", month.div_euclid(3) + 1),
            Some(1) => write!(f, "{year:04}-{month:02}"),
            Some(_) => write!(f, "{year:04}-{month:02}/{:04}-{:02}", last.year(), last.month()),
            None if first == last => write!(f, "{first}"),
            None => write!(f, "{first}/{last}"),
        }
    }
}

impl fmt::Debug for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Period {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let read = |part: &str| simple(part).ok_or_else(|| Error::syntax("period", text, EXPECTED));
        match text.split_once('/') {
            None => read(text),
            Some((from, to)) => {
                let (from, to) = (read(from)?, read(to)?);
                Self::new(from.first, to.last)
            }
        }
    }
}

const EXPECTED: &str = "2012, 2012-H1, 2012-Q3, 2012-09, 2012-09-17 or two of them with a slash between";

/// A period without a slash.
fn simple(text: &str) -> Option<Period> {
    let digits = |part: &str, count: usize| -> Option<u32> {
        (part.len() == count && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse().ok()).flatten()
    };
    let mut parts = text.split('-');
    let year = i32::try_from(digits(parts.next()?, 4)?).ok()?;
    let period = match (parts.next(), parts.next()) {
        (None, _) => Period::year(year),
        (Some(part), None) => match (part.strip_prefix('H'), part.strip_prefix('Q')) {
            (Some(half), _) => Period::half(year, digits(half, 1)?),
            (_, Some(quarter)) => Period::quarter(year, digits(quarter, 1)?),
            _ => Period::month(year, digits(part, 2)?),
        },
        (Some(month), Some(day)) => {
            return NaiveDate::from_ymd_opt(year, digits(month, 2)?, digits(day, 2)?)
                .filter(|_| parts.next().is_none() && year > 0)
                .map(Period::day);
        }
    };
    period.ok()
}

crate::text_serde!(Period);

#[cfg(test)]
mod tests {
    use super::*;

    fn p(text: &str) -> Period {
        text.parse().unwrap()
    }

    #[test]
    fn every_form_prints_as_it_is_read() {
        for text in [
            "2012",
            "2012-H2",
            "2012-Q3",
            "2012-09",
            "2012-09-17",
            "2012-01/2012-10",
            "2012-09-17/2012-10-03",
            "2017-07/2018-06",
        ] {
            assert_eq!(p(text).to_string(), text);
        }
    }

    #[test]
    fn the_same_days_are_the_same_period() {
        assert_eq!(p("2012-01/2012-06"), p("2012-H1"));
        assert_eq!(p("2012-01-01/2012-12-31"), p("2012"));
        assert_eq!(p("2012-Q4").to_string(), "2012-Q4");
        assert_eq!(p("2012-02/2012-03").whole_months(), Some(2));
    }

    #[test]
    fn relations() {
        assert!(p("2012").contains(&p("2012-H1")) && !p("2012-H1").contains(&p("2012")));
        assert!(p("2012-H1").overlaps(&p("2012-06")) && !p("2012-H1").overlaps(&p("2012-07")));
        assert!(p("2012-01/2012-10").is_year_to_date() && !p("2012").is_year_to_date());
        assert_eq!(p("2012-02").a_year_earlier().unwrap(), p("2011-02"));
        assert_eq!(p("2012-02-29").a_year_earlier().unwrap(), p("2011-02-28"));
        assert!(p("2011") < p("2012-H1"));
        assert_eq!(
            p("0001-03-05").a_year_earlier().unwrap_err().to_string(),
            "period from 0000-03-05 to 0000-03-05 leaves the years 1 to 9999"
        );
    }

    #[test]
    fn errors() {
        for text in ["", "12", "2012-13", "2012-H3", "2012-Q0", "2012-2", "2012-02-30", "2012-09-17-1", "0000", "2012/"]
        {
            let message = format!("period {text:?}: expected {EXPECTED}");
            assert_eq!(text.parse::<Period>().unwrap_err().to_string(), message);
        }
        assert_eq!(
            "2013/2012".parse::<Period>().unwrap_err().to_string(),
            "period from 2013-01-01 to 2012-12-31 ends before it begins"
        );
    }
}
