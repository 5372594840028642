//! Dates and periods in prose.

use super::item::Item;
use super::lex::Text;
use super::{reader, time_reader};
use crate::period::Period;
use crate::source::Span;

/// A time as the words give it, before the document's date is known.
///
/// A fiscal year ("2017-18", "FY2018", "fiscal 2018") is named by the year it ends in and taken to run from April to March,
/// as in India, Japan and the United Kingdom; a text that means July to June says so elsewhere.
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
    /// The same, of the year so many years before the current one: "the first half of last year", "May this year" (0).
    MonthsBefore {
        /// The first month, from 1.
        first: u32,
        /// How many.
        count: u32,
        /// How many years back.
        years: u32,
    },
    /// The whole years, quarters or months before the one meant: "last year" (12, 1), "a year earlier", "the previous
    /// month" (1, 1), "the same period last year" (12, 1).
    Before {
        /// The length of one step in months.
        months: u32,
        /// How many steps.
        steps: u32,
    },
    /// The whole years, quarters or months after the one meant: "the year after" (12, 1), "next year".
    After {
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
    /// The period meant before, in another year: "the same months of 2021". Without a year: "the same period".
    Same {
        /// The year, if it is named.
        year: Option<i32>,
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
///
/// ```
/// use bilateral::text::{Time, times};
///
/// let text = "Exports rose in the first half of 2018, the most since 2009, from a year earlier.";
/// let found = times(text);
/// assert_eq!(found[0].span.of(text), "first half of 2018");
/// assert_eq!(found[0].time, Time::Period("2018-H1".parse()?));
/// assert!(found[1].since);
/// assert_eq!(found[2].time, Time::Before { months: 12, steps: 1 });
/// # Ok::<(), bilateral::Error>(())
/// ```
pub fn times(text: &str) -> Vec<TimeMention> {
    let text = Text::new(text);
    beside(&text, &reader::joined(&text, None))
}

/// The times beside the numbers of a text.
pub(super) fn beside(text: &Text<'_>, items: &[Item]) -> Vec<TimeMention> {
    // Digits that are a quantity are no year; a duration may still be part of a time: "the first ten months of 2014".
    let quantities = items.iter().filter(|item| !item.year && item.has_unit()).map(|item| item.span);
    let taken: Vec<Span> = quantities.collect();
    time_reader::mentions(text, &taken)
}
