//! Findings in plain words.

use rust_decimal::Decimal;

use super::judge::{Figures, Judgement};
use super::verdict::Verdict;
use crate::number::decimal::normalize;
use crate::number::{Figure, Interval, Unit};
use crate::text::{Statement, StatementKind};

/// One sentence with the arithmetic in it, and the arithmetic alone.
pub(crate) fn sentence(figures: &Figures<'_>, statement: &Statement, judgement: &Judgement<'_>) -> (String, String) {
    let said = said(figures, statement);
    let sum = judgement.reading.expression.describe(&|q| figures.words(q));
    let unit = statement.stated.and_then(|q| figures.figure(q)).map_or(Unit::Number, Figure::unit);
    let gives = range(judgement.computed, unit);
    let taken = &judgement.reading.description;
    let under = if taken.is_empty() { String::new() } else { format!(" ({taken})") };
    let sentence = match judgement.verdict {
        Verdict::Contradicted => format!("{said} contradicts {sum}{under}, which gives {gives}"),
        Verdict::DependsOnReading => format!("{said} fits {sum} only if {taken}: it gives {gives}"),
        Verdict::Supported => format!("{said} agrees with {sum}{under}, which gives {gives}"),
        Verdict::Compatible => format!("{said} is compatible with {sum}{under}, which gives {gives}; rounding decides"),
        Verdict::Loose => format!("{said} fits {sum}{under} only loosely: it gives {gives}"),
        Verdict::Unverifiable => said,
    };
    (sentence, format!("{sum} = {gives}"))
}

/// What the words say, with the direction: "a fall of 42.9 percent".
fn said(figures: &Figures<'_>, statement: &Statement) -> String {
    let Some(stated) = statement.stated else { return String::new() };
    let words = figures.document().text.get(figures.span(stated).range()).unwrap_or_default();
    match (statement.kind, statement.negative) {
        (StatementKind::Change | StatementKind::ChangeAbs, true) => format!("a fall of {words}"),
        (StatementKind::Change | StatementKind::ChangeAbs, false) => format!("a rise of {words}"),
        _ => words.to_owned(),
    }
}

/// An interval as people write one: "78.3 to 82.6 percent", "more than $74.1 million".
pub(crate) fn range(interval: Interval, unit: Unit) -> String {
    let exact = interval.rounded(4);
    match (exact.lower_value().map(Scaled::new), exact.upper_value().map(Scaled::new)) {
        (Some(low), Some(high)) if low == high => high.of(unit),
        // The lower end goes without the unit it shares with the upper.
        (Some(low), Some(high)) if low.word == high.word => format!("{} to {}", low.digits, high.of(unit)),
        (Some(low), Some(high)) => format!("{} to {}", low.of(unit), high.of(unit)),
        (Some(low), None) => format!("{} or more", low.of(unit)),
        (None, Some(high)) => format!("{} or less", high.of(unit)),
        (None, None) => "nothing definite".to_owned(),
    }
}

/// A value with a scale word from a million on.
#[derive(PartialEq)]
struct Scaled {
    digits: Decimal,
    word: &'static str,
}

impl Scaled {
    fn new(value: Decimal) -> Self {
        const WORDS: [(i64, &str); 3] =
            [(1_000_000_000_000, "trillion"), (1_000_000_000, "billion"), (1_000_000, "million")];
        let size = value.abs();
        let scale = WORDS.into_iter().map(|(one, word)| (Decimal::from(one), word)).find(|(one, _)| size >= *one);
        let (digits, word) = scale.map_or((value, ""), |(one, word)| (value.checked_div(one).unwrap_or(value), word));
        Self { digits: normalize(digits), word }
    }

    fn of(&self, unit: Unit) -> String {
        let Self { digits, word } = self;
        let space = if word.is_empty() { "" } else { " " };
        match unit {
            Unit::Number => format!("{digits}{space}{word}"),
            Unit::PercentagePoints => format!("{digits}{space}{word} percentage points"),
            unit => format!("{digits}{space}{word} {unit}"),
        }
    }
}
