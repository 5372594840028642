//! Verdicts, counts and margins in plain words.

#[cfg(any(feature = "html", feature = "terminal"))]
use rust_decimal::Decimal;

#[cfg(any(feature = "html", feature = "terminal"))]
use crate::check::Conflict;
use crate::check::Verdict;

/// `1 statement`, `3 statements`, `2 quantities`.
pub(super) fn count(n: usize, noun: &str) -> String {
    match (n, noun.strip_suffix('y')) {
        (1, _) => format!("1 {noun}"),
        (_, Some(stem)) => format!("{n} {stem}ies"),
        (_, None) => format!("{n} {noun}s"),
    }
}

/// `a`, `a and b`, `a, b and c`.
pub(super) fn listed(items: &[String]) -> String {
    match items.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        _ => items.concat(),
    }
}

/// The verdict as a reader would say it.
pub(super) const fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Supported => "supported",
        Verdict::Compatible => "compatible",
        Verdict::Loose => "loosely compatible",
        Verdict::Contradicted => "contradicted",
        Verdict::Unverifiable => "unverifiable",
        Verdict::DependsOnReading => "dependent on the reading",
    }
}

/// What the verdict says, for a legend.
#[cfg(feature = "html")]
pub(super) const fn meaning(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Supported => "What follows from the evidence lies within what the words say.",
        Verdict::Compatible => "What follows from the evidence overlaps with what the words say.",
        Verdict::Loose => "It overlaps only with the most generous reading of the words.",
        Verdict::Contradicted => "It misses even the most generous reading of the words.",
        Verdict::Unverifiable => "No evidence, or none that can be compared.",
        Verdict::DependsOnReading => "The words can be taken in several ways, and the verdicts differ.",
    }
}

/// The reading that a conflict arises under, where its explanation does not name it.
#[cfg(any(feature = "html", feature = "terminal"))]
pub(super) fn untold_reading(conflict: &Conflict) -> Option<&str> {
    conflict.reading.as_deref().filter(|reading| !conflict.explanation.contains(reading))
}

/// A margin to three digits.
#[cfg(any(feature = "html", feature = "terminal"))]
pub(super) fn margin(margin: Decimal) -> String {
    margin.round_sf(3).unwrap_or(margin).normalize().to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts() {
        assert_eq!(count(1, "quantity"), "1 quantity");
        assert_eq!(count(0, "quantity"), "0 quantities");
        assert_eq!(count(2, "statement"), "2 statements");
    }
}
