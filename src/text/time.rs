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
    let _ = text;
    Vec::new()
}
