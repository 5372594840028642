//! What the quantities of claims are called.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::world::Stating;
use crate::economy::Economy;
use crate::measure::Measure;
use crate::text::{Said, Subject};

/// Names for subjects. The economy that a text is about stands last in a pair: "turnover of China and North Korea".
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Names {
    focus: Option<Economy>,
}

impl Names {
    /// The names that suit these claims.
    pub(crate) fn of(claims: &[Stating<'_>]) -> Self {
        let mut named: BTreeMap<Economy, usize> = BTreeMap::new();
        let mut see = |subject: &Subject| {
            for economy in [subject.reporter, subject.partner] {
                *named.entry(economy).or_default() += 1;
            }
        };
        for claim in claims.iter().map(|s| s.claim) {
            claim.candidates.first().into_iter().for_each(&mut see);
            if let Said::Ratio { other, .. } | Said::ShareOf { other } = &claim.said {
                see(other);
            }
        }
        named.remove(&Economy::WLD);
        Self { focus: named.into_iter().max_by_key(|(economy, n)| (*n, Reverse(*economy))).map(|(economy, _)| economy) }
    }

    /// "turnover of China and North Korea in 2011".
    pub(crate) fn describe(self, subject: &Subject) -> String {
        let when = subject.period.map_or(String::new(), |p| format!(" in {p}"));
        format!("{}{when}", self.timeless(subject))
    }

    /// The same without the period.
    pub(crate) fn timeless(self, subject: &Subject) -> String {
        let Subject { measure, reporter, partner, .. } = subject;
        let (a, b) = (reporter.name(), partner.name());
        match measure {
            Measure::Turnover if *partner == Economy::WLD => format!("turnover of {a} with all partners"),
            Measure::Turnover if self.focus == Some(*reporter) => format!("turnover of {b} and {a}"),
            Measure::Turnover => format!("turnover of {a} and {b}"),
            Measure::Exports | Measure::Imports if *partner == Economy::WLD => format!("{} of {a}", measure.words()),
            Measure::Exports => format!("exports of {a} to {b}"),
            Measure::Imports => format!("imports of {a} from {b}"),
            _ => format!("{} of {b} to {a}", measure.words()),
        }
    }

    /// "turnover of China and North Korea, of Russia and North Korea or of South Korea and North Korea in 2012": the measure and the
    /// period that all share are named once.
    pub(crate) fn alternatives(self, subjects: &[Subject]) -> String {
        let Some(first) = subjects.first() else { return String::new() };
        let measure = subjects.iter().all(|subject| subject.measure == first.measure);
        let period = subjects.iter().all(|subject| subject.period == first.period);
        let name = |(nth, subject): (usize, &Subject)| {
            let name = if period { self.timeless(subject) } else { self.describe(subject) };
            match name.split_once(" of ") {
                Some((_, sides)) if measure && nth > 0 => format!("of {sides}"),
                _ => name,
            }
        };
        let names: Vec<String> = subjects.iter().enumerate().map(name).collect();
        let listed = match names.split_last() {
            Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
            _ => names.concat(),
        };
        match first.period {
            Some(when) if period => format!("{listed} in {when}"),
            _ => listed,
        }
    }

    /// What a claim is about: "turnover of China and North Korea in 2011 over that of Russia and North Korea".
    pub(crate) fn whole(self, said: &Said, subject: &Subject) -> String {
        let over = |top: &Subject, bottom: &Subject| {
            let below = if top.period == bottom.period { self.timeless(bottom) } else { self.describe(bottom) };
            let above = self.describe(top);
            match (above.split_once(" of "), below.split_once(" of ")) {
                (Some((what, one)), Some((_, other))) if one == other => format!("{what} over the {below}"),
                (_, Some((_, sides))) if top.measure == bottom.measure => {
                    let those =
                        if matches!(top.measure, Measure::Exports | Measure::Imports) { "those" } else { "that" };
                    format!("{above} over {those} of {sides}")
                }
                _ => format!("{above} over the {below}"),
            }
        };
        match said {
            Said::Level => self.describe(subject),
            Said::Change { .. } => format!("change of {}", self.describe(subject)),
            Said::Since { .. } => format!("series of {}", self.timeless(subject)),
            Said::Ratio { other, less: true } => over(other, subject),
            Said::Ratio { other, less: false } | Said::ShareOf { other } => over(subject, other),
        }
    }
}
