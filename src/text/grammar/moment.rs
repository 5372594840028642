//! The time that a figure is told for: the words beside it, those of its sentence, else those told before.

use std::cell::OnceCell;

use chrono::Datelike;

use super::level::Level;
use super::mention::Clause;
use crate::number::Unit;
use crate::period::Period;
use crate::text::cue::Cue;
use crate::text::sentence::Item;
use crate::text::time::Time;

/// A time as far as the words tell it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Moment {
    /// Months of a year, which may be left open.
    Months { year: Option<i32>, first: u32, count: u32 },
    /// Any other span of days.
    Days(Period),
    /// "last year", "next month".
    Relative(Time),
}

impl Moment {
    /// The time meant, but for "the same period".
    fn of(time: Time) -> Option<Self> {
        match time {
            Time::Period(period) => Some(Self::of_period(period)),
            Time::Months { first, count } | Time::MonthsBefore { first, count, years: 0 } => {
                Some(Self::Months { year: None, first, count })
            }
            Time::Same { .. } => None,
            other => Some(Self::Relative(other)),
        }
    }

    fn of_period(period: Period) -> Self {
        let first = period.first();
        period.whole_months().map_or(Self::Days(period), |count| Self::Months {
            year: Some(first.year()),
            first: first.month(),
            count,
        })
    }

    /// Whether both may mean the same days.
    fn meets(self, other: Self) -> bool {
        match (self, other) {
            (Self::Months { year: a, first, count }, Self::Months { year: b, first: other, count: as_many }) => {
                a.zip(b).is_none_or(|(a, b)| a == b) && (first, count) == (other, as_many)
            }
            _ => self == other,
        }
    }

    /// "January 2017 to April 2017", "the six months to June"
    fn to(self, last: Self) -> Option<Self> {
        match (self, last) {
            (Self::Months { year, first, count: 1 }, Self::Months { year: other, first: last, count: 1 })
                if year == other && first < last =>
            {
                Some(Self::Months { year, first, count: last - first + 1 })
            }
            (
                Self::Months { year: None, first: 1, count: count @ 2..=12 },
                Self::Months { year, first: last, count: 1 },
            ) => {
                let before = last < count;
                let first = if before { last + 13 - count } else { last + 1 - count };
                Some(Self::Months { year: year.map(|year| year - i32::from(before)), first, count })
            }
            _ => None,
        }
    }

    /// "next year": what is told after it is told of now again.
    const fn is_ahead(self) -> bool {
        matches!(self, Self::Relative(Time::After { .. }))
    }

    /// "January to May", "the first quarter": more than a month and less than a year.
    const fn is_span(self) -> bool {
        matches!(self, Self::Months { count: 2..12, .. })
    }
}

/// The time that each sentence of a text is about, where it or one before says so; read when it is first asked for.
pub(crate) struct Moments<'d> {
    clauses: &'d [Clause<'d>],
    read: OnceCell<Read>,
}

struct Read {
    told: Vec<Option<Moment>>,
    /// The sentences that tell several.
    mixed: Vec<bool>,
}

impl Read {
    fn new(clauses: &[Clause<'_>]) -> Self {
        let mut found = Self { told: Vec::new(), mixed: Vec::new() };
        let mut last = None;
        for clause in clauses.iter().copied() {
            let own = told(clause);
            found.told.push(own.or(last));
            last = own.filter(|own| !own.is_ahead()).or(last);
            let dated =
                || times(clause).map(|(_, moment)| moment).filter(|moment| !matches!(moment, Moment::Relative(_)));
            found.mixed.push(dated().next().is_some_and(|first| dated().any(|other| !first.meets(other))));
        }
        found
    }
}

impl<'d> Moments<'d> {
    pub(crate) const fn new(clauses: &'d [Clause<'d>]) -> Self {
        Self { clauses, read: OnceCell::new() }
    }

    fn read(&self) -> &Read {
        self.read.get_or_init(|| Read::new(self.clauses))
    }

    fn at(&self, sentence: usize) -> Option<Moment> {
        self.read().told.get(sentence).copied().flatten()
    }

    fn of(&self, level: &Level) -> Option<Moment> {
        let beside = level.time.and_then(Moment::of).filter(|moment| !matches!(moment, Moment::Relative(_)));
        beside.or_else(|| self.at(level.sentence))
    }

    /// Whether nothing says that two figures are of different times.
    pub(crate) fn agree(&self, one: &Level, other: &Level) -> bool {
        may_meet(self.of(one), self.of(other))
    }

    /// The same of two sentences; "the first two months" may be those of a fiscal year.
    pub(crate) fn may_be_one(&self, one: usize, other: usize) -> bool {
        let as_long = match (self.at(one), self.at(other)) {
            (Some(Moment::Months { year: None, first: 1, count }), Some(Moment::Months { count: as_many, .. })) => {
                count == as_many
            }
            _ => false,
        };
        as_long || self.are_one(one, other)
    }

    /// The same of all that two sentences tell.
    pub(crate) fn are_one(&self, one: usize, other: usize) -> bool {
        let mixed = |sentence: usize| self.read().mixed.get(sentence).copied().unwrap_or(false);
        !mixed(one) && !mixed(other) && may_meet(self.at(one), self.at(other))
    }
}

/// A time told only for one of two figures may be of that alone.
fn may_meet(one: Option<Moment>, other: Option<Moment>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => one.meets(other),
        (one, other) => one == other,
    }
}

fn times(clause: Clause<'_>) -> impl Iterator<Item = (usize, Moment)> {
    let time = move |i: usize| clause.time(i).and_then(Moment::of).or_else(|| months(clause, i));
    (0..clause.tokens.len()).filter_map(move |i| {
        let own = time(i)?;
        let joins = |i: usize| clause.cue(i) == Cue::To;
        let begun = i.checked_sub(2).and_then(time).filter(|_| joins(i - 1));
        match (own, time(i + 2).filter(|_| joins(i + 1))) {
            (moment, _) if begun.is_some_and(|begun| begun.to(moment).is_some()) => None,
            (moment, last) => Some((i, last.and_then(|last| moment.to(last)).unwrap_or(moment))),
        }
    })
}

/// "the first five months", "in five months": of some year, from its beginning.
fn months(clause: Clause<'_>, at: usize) -> Option<Moment> {
    let Some(Item::Quantity(quantity)) = clause.item(at) else { return None };
    let figure = clause.document.quantities.get(quantity)?.figure;
    let is_months = matches!(figure.unit(), Unit::Measure(code) if code.code() == "mo");
    let count = u32::try_from(figure.value()).ok().filter(|_| is_months)?;
    Some(Moment::Months { year: None, first: 1, count })
}

/// The first time of a sentence that nothing is compared with.
fn told(clause: Clause<'_>) -> Option<Moment> {
    let compares = |i: usize| matches!(clause.cue(i), Cue::Than | Cue::Compared | Cue::Against | Cue::Since);
    let end = (0..clause.tokens.len()).find(|&i| compares(i)).unwrap_or(clause.tokens.len());
    // "from March", "from 80 percent in March", not "from January to May"
    let based = |i: usize| (i.saturating_sub(3)..i).any(|led| matches!(clause.cue(led), Cue::From | Cue::On));
    times(clause).find(|(i, moment)| *i < end && (moment.is_span() || !based(*i))).map(|(_, moment)| moment)
}
