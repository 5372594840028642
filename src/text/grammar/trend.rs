//! "the first decline since 2009", "a record", "a goal of $1 billion".

use super::kind::StatementKind as Kind;
use super::mention::{Clause, Mention, Role};
use super::statement::Statement;
use crate::source::Span;
use crate::text::cue::Cue;
use crate::text::sentence::Item;

/// The places in a series that a sentence claims.
pub(crate) fn trends(clause: Clause<'_>) -> Vec<Statement> {
    let places = clause.tokens.iter().enumerate().filter(|(_, token)| token.cue() == Cue::Trend);
    let spans = places.filter_map(|(at, _)| span(clause, at, (at + 1..at + 7).find(|&i| is_since(clause, i))?));
    let missing = "the series before it is not given";
    spans.map(|span| Statement::unverifiable(Kind::Trend, span, None, missing)).collect()
}

fn is_since(clause: Clause<'_>, at: usize) -> bool {
    match clause.item(at) {
        Some(Item::Word(Cue::Since)) => true,
        Some(Item::Time(t)) => clause.document.times.get(t).is_some_and(|t| t.since),
        _ => matches!(clause.word(at), "record" | "row"),
    }
}

fn span(clause: Clause<'_>, first: usize, last: usize) -> Option<Span> {
    Some(clause.tokens.get(first)?.span.hull(clause.tokens.get(last)?.span))
}

/// The goals of a sentence: amounts after "wants", "plans", "goal", "expected".
pub(crate) fn targets(clause: Clause<'_>, mentions: &[Mention]) -> Vec<Statement> {
    let Some(goal) = clause.tokens.iter().position(|t| t.cue() == Cue::Target) else { return Vec::new() };
    let aimed = mentions.iter().filter(|m| m.at > goal && m.unit.currency().is_some());
    let aimed = aimed.filter(|m| matches!(m.role, Role::To | Role::Level));
    aimed
        .filter_map(|m| {
            let place = span(clause, goal, m.at)?;
            Some(Statement::unverifiable(Kind::Target, place, Some(m.quantity), "a goal is not held against figures"))
        })
        .collect()
}
