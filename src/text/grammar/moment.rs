//! The time that a figure is told for: the words beside it, those of its sentence, else those told before.

use chrono::Datelike;

use super::level::Level;
use super::mention::Clause;
use crate::period::Period;
use crate::text::cue::Cue;
use crate::text::sentence::Item;
use crate::text::time::Time;

/// Months of a year, which the words may leave open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Moment {
    year: Option<i32>,
    first: u32,
    count: u32,
}

impl Moment {
    fn of(time: Time) -> Option<Self> {
        match time {
            Time::Period(period) => Self::of_period(period),
            Time::Months { first, count } | Time::MonthsBefore { first, count, years: 0 } => {
                Some(Self { year: None, first, count })
            }
            _ => None,
        }
    }

    fn of_period(period: Period) -> Option<Self> {
        let first = period.first();
        Some(Self { year: Some(first.year()), first: first.month(), count: period.whole_months()? })
    }

    /// Whether both may mean the same months.
    fn meets(self, other: Self) -> bool {
        let years = self.year.zip(other.year).is_none_or(|(one, other)| one == other);
        years && (self.first, self.count) == (other.first, other.count)
    }
}

/// The time that each sentence of a text is about, where it or one before says so.
pub(crate) struct Moments(Vec<Option<Moment>>);

impl Moments {
    pub(crate) fn new<'d>(sentences: impl Iterator<Item = Clause<'d>>) -> Self {
        let mut last = None;
        Self(
            sentences
                .map(|clause| {
                    last = told(clause).or(last);
                    last
                })
                .collect(),
        )
    }

    fn at(&self, sentence: usize) -> Option<Moment> {
        self.0.get(sentence).copied().flatten()
    }

    fn of(&self, level: &Level) -> Option<Moment> {
        level.time.and_then(Moment::of).or_else(|| self.at(level.sentence))
    }

    /// Whether nothing says that two figures are of different times.
    pub(crate) fn agree(&self, one: &Level, other: &Level) -> bool {
        self.of(one).zip(self.of(other)).is_none_or(|(one, other)| one.meets(other))
    }

    /// The same of two sentences.
    pub(crate) fn are_one(&self, one: usize, other: usize) -> bool {
        self.at(one).zip(self.at(other)).is_none_or(|(one, other)| one.meets(other))
    }
}

/// The first time of a sentence that nothing is compared with.
fn told(clause: Clause<'_>) -> Option<Moment> {
    let compares = |i: &usize| {
        matches!(clause.cue(*i), Cue::Than | Cue::Compared | Cue::Against | Cue::Since) || clause.is_mark(*i, '(')
    };
    let free = (0..clause.tokens.len()).take_while(|i| !compares(i));
    // "from March", "from 80 percent in March"
    let based = |i: usize| (i.saturating_sub(3)..i).any(|led| matches!(clause.cue(led), Cue::From | Cue::On));
    free.into_iter()
        .filter(|&i| matches!(clause.item(i), Some(Item::Time(_))) && !based(i))
        .find_map(|i| clause.time(i).and_then(Moment::of))
}
