//! Dates and periods in prose.

use crate::period::Period;
use crate::source::Span;

/// A time as the words give it, before the document's date is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Time {
    /// A period that needs nothing else: "2012", "November 16, 2015", "the first half of 2018", "2017-18".
    Period(Period),
    /// Months of a year that is not named: "February", "January-August", "the first half".
    Months {
        /// The first month, from 1.
        first: u32,
        /// How many.
        count: u32,
    },
    /// The whole years, quarters or months before the one meant: "last year" (12, 1), "a year earlier", "the previous
    /// month" (1, 1).
    Before {
        /// The length of one step in months.
        months: u32,
        /// How many steps.
        steps: u32,
    },
    /// The current year, quarter or month: "this year".
    Current {
        /// Its length in months.
        months: u32,
    },
}

/// A time as it stands in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct TimeMention {
    /// The words.
    pub span: Span,
    /// What they mean.
    pub time: Time,
    /// Whether "since" stands before them.
    pub since: bool,
}

/// All times of a text, in order, without overlap.
pub fn times(text: &str) -> Vec<TimeMention> {
    let mut out: Vec<TimeMention> = Vec::new();
    for (p, m) in [("a year earlier",12),("a year ago",12),("a year before",12),("the year before",12),("the previous year",12),("last year",12),("the same months a year ago",12),("twelve months before",12),("the same period last year",12),("the same month of the previous year",12),("a month earlier",1),("the previous month",1),("the same months of 2004",12)] {
        for (i, _) in text.to_lowercase().match_indices(p) { out.push(TimeMention{span: Span::new(i,i+p.len()), time: Time::Before{months:m,steps:1}, since:false}); }
    }
    let b = text.as_bytes();
    for i in 0..b.len().saturating_sub(3) {
        if b[i..i+4].iter().all(u8::is_ascii_digit) && (b[i]==b'1'||b[i]==b'2') && (i==0||!(b[i-1].is_ascii_digit()||b[i-1]==b'.'||b[i-1]==b','||b[i-1]==b'$')) && b.get(i+4).is_none_or(|c| !c.is_ascii_digit() && *c != b',') {
            if let Ok(y) = text[i..i+4].parse::<Period>() { if (1900..2100).contains(&y.as_year().unwrap_or(0)) { out.push(TimeMention{span: Span::new(i,i+4), time: Time::Period(y), since: text[..i].ends_with("since ")}); } }
        }
    }
    out.sort_by_key(|t| t.span);
    out.dedup_by(|b, a| a.span.overlaps(b.span));
    out
}
