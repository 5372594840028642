//! Findings in plain words.

use super::judge::{Figures, Judgement};
use super::verdict::Verdict;
use crate::number::{Interval, Unit};
use crate::text::{Statement, StatementKind};

/// One sentence with the arithmetic in it.
pub(crate) fn sentence(figures: &Figures<'_>, statement: &Statement, judgement: &Judgement<'_>) -> String {
    let said = said(figures, statement);
    let sum = arithmetic(figures, judgement);
    let unit = statement.stated.and_then(|q| figures.figure(q)).map_or(Unit::Number, |f| f.unit());
    let gives = range(judgement.computed, unit);
    let given = &judgement.reading.description;
    let under = if given.is_empty() { String::new() } else { format!(" ({given})") };
    match judgement.verdict {
        Verdict::Contradicted => format!("{said} contradicts {sum}{under}, which gives {gives}"),
        Verdict::DependsOnReading => format!("{said} fits {sum} only if {given}: it gives {gives}"),
        Verdict::Supported => format!("{said} agrees with {sum}{under}, which gives {gives}"),
        Verdict::Compatible => format!("{said} is compatible with {sum}{under}, which gives {gives}; rounding decides"),
        Verdict::Loose => format!("{said} fits {sum}{under} only loosely: it gives {gives}"),
        Verdict::Unverifiable => said,
    }
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

/// The computation with the figures as printed.
pub(crate) fn arithmetic(figures: &Figures<'_>, judgement: &Judgement<'_>) -> String {
    judgement.reading.expression.describe(&|q| figures.words(q).to_owned())
}

/// An interval as people write one: "78.3 to 82.6 percent", "more than $74.1 million".
pub(crate) fn range(interval: Interval, unit: Unit) -> String {
    let exact = interval.rounded(4);
    let show = |value: rust_decimal::Decimal| readable(value, unit);
    match (exact.lower_value(), exact.upper_value()) {
        (Some(low), Some(high)) if low == high => show(low),
        (Some(low), Some(high)) => format!("{} to {}", readable_bare(low, high, unit), show(high)),
        (Some(low), None) => format!("{} or more", show(low)),
        (None, Some(high)) => format!("{} or less", show(high)),
        (None, None) => "nothing definite".to_owned(),
    }
}

/// The lower end of a range, without the unit it shares with the upper.
fn readable_bare(low: rust_decimal::Decimal, high: rust_decimal::Decimal, unit: Unit) -> String {
    match (scaled(low), scaled(high)) {
        ((digits, a), (_, b)) if a == b => digits,
        _ => readable(low, unit),
    }
}

fn readable(value: rust_decimal::Decimal, unit: Unit) -> String {
    let (digits, word) = scaled(value);
    let amount = if word.is_empty() { digits } else { format!("{digits} {word}") };
    match unit {
        Unit::Number => amount,
        Unit::PercentagePoints => format!("{amount} percentage points"),
        unit => format!("{amount} {unit}"),
    }
}

/// A value with a scale word from a million on.
fn scaled(value: rust_decimal::Decimal) -> (String, &'static str) {
    const WORDS: [(u32, &str); 3] = [(12, "trillion"), (9, "billion"), (6, "million")];
    for (power, word) in WORDS {
        let one = rust_decimal::Decimal::from(10_u64.pow(power));
        if value.abs() >= one {
            let digits = value.checked_div(one).unwrap_or(value).normalize();
            return (digits.to_string(), word);
        }
    }
    (value.normalize().to_string(), "")
}
