//! "to be paid back over 20 years": payments over time.

use super::kind::StatementKind as Kind;
use super::mention::{Clause, Mention};
use super::statement::Statement;
use crate::number::Unit;

/// The repayments of a sentence: a verb of paying back, a duration, and the amount nearest before.
pub(crate) fn statements(clause: Clause<'_>, mentions: &[Mention]) -> Vec<Statement> {
    let durations = mentions.iter().filter(|m| in_years_or_months(m.unit));
    durations.filter_map(|duration| statement(clause, mentions, duration)).collect()
}

fn statement(clause: Clause<'_>, mentions: &[Mention], duration: &Mention) -> Option<Statement> {
    const REACH: usize = 6;
    let spans = (duration.at.saturating_sub(3)..=duration.at).any(|i| leads(clause.word(i)));
    let verb = (duration.at.saturating_sub(REACH)..duration.at).rev().find(|&i| pays_back(clause, i))?;
    let amounts = || mentions.iter().filter(|m| m.unit.currency().is_some());
    let amount = amounts().rfind(|m| m.at < verb).or_else(|| amounts().find(|m| m.at > duration.at))?;
    let span = clause.tokens.get(verb)?.span.hull(clause.tokens.get(duration.at)?.span);
    let missing = "interest and the size of each payment are not given";
    let statement = Statement::unverifiable(Kind::Schedule, span, Some(duration.quantity), missing);
    spans.then(|| statement.with([(amount.quantity, "amount"), (duration.quantity, "stated")]))
}

fn in_years_or_months(unit: Unit) -> bool {
    matches!(unit, Unit::Measure(code) if matches!(code.code(), "a" | "mo"))
}

/// A quantity may hold the preposition as its hedge: "over 20 years".
fn leads(word: &str) -> bool {
    let first = word.split_whitespace().next().unwrap_or_default();
    ["over", "within", "in", "during", "for"].iter().any(|w| first.eq_ignore_ascii_case(w))
}

fn pays_back(clause: Clause<'_>, at: usize) -> bool {
    let word = clause.word(at).to_ascii_lowercase();
    let pay = matches!(word.as_str(), "pay" | "paid" | "pays" | "paying");
    let back = clause.word(at + 1).eq_ignore_ascii_case("back") || clause.word(at + 1).eq_ignore_ascii_case("off");
    word.starts_with("repa") && word.len() > 4 && !word.starts_with("repar")
        || word.starts_with("redeem")
        || (pay && back)
}
