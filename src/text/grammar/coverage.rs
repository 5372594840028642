//! "exports covered 82.9 percent of imports", "the imports-to-exports ratio": one measure over another.

use super::kind::StatementKind as Kind;
use super::level::Level;
use super::mention::{Clause, Mention, Role, measure_of};
use super::share::{ratio, roles};
use super::statement::{Reading, Statement};
use crate::measure::Measure;
use crate::number::Unit;
use crate::text::cue::Cue;

/// "exports covered 82.9 percent of imports", "a coverage ratio of 84 percent": exports over imports.
pub(crate) fn statement(
    clause: Clause<'_>,
    sentence: usize,
    mentions: &[Mention],
    levels: &[Level],
) -> Option<Statement> {
    let covers = |i: &usize| clause.word(*i).get(..5).is_some_and(|word| word.eq_ignore_ascii_case("cover"));
    mentions.iter().find(|m| m.unit == Unit::Percent)?;
    let verb = (0..clause.tokens.len()).find(covers)?;
    let noun = clause.word(verb).eq_ignore_ascii_case("coverage");
    let rate = || (verb + 1..verb + 3).any(|i| clause.cue(i) == Cue::Rate);
    let named = |range: std::ops::Range<usize>, cue| range.into_iter().any(|i| clause.cue(i) == cue);
    let around = verb.saturating_sub(4)..verb + 10;
    // "imports fell to $22.0 billion; exports of $14.9 billion covered 68 percent of them"
    let them = |i: usize| matches!(clause.word(i), "them" | "these") && clause.cue(i.wrapping_sub(1)) == Cue::Of;
    let imports = named(around.clone(), Cue::Imports) || around.clone().any(them) && named(0..verb, Cue::Imports);
    let flows = named(around, Cue::Exports) && imports;
    let stated = mentions.iter().find(|m| m.at > verb && m.unit == Unit::Percent && m.role != Role::From)?;
    let told = |l: &&Level| !l.earlier && !l.target && (l.sentence, l.at) < (sentence, stated.at);
    let last = |measure| levels.iter().rev().filter(told).find(|l| l.is(measure));
    let (top, bottom) = last(Measure::Exports).zip(last(Measure::Imports)).filter(|(a, b)| a.unit == b.unit)?;
    if !(flows || noun && rate()) || top.sentence + 1 < sentence || top.sentence != bottom.sentence {
        return None;
    }
    let span = clause.span(verb).hull(clause.span(stated.at));
    let statement = Statement::new(Kind::Share, span, stated.quantity);
    let statement = statement.reading(Reading::only(ratio(stated, top.quantity, bottom.quantity)));
    let statement = statement.with(roles(top.quantity, bottom.quantity, stated));
    Some(if top.qualifier == bottom.qualifier { statement } else { statement.inherited() })
}

/// "the imports-to-exports ratio": one measure over another.
pub(crate) fn of_measures(clause: Clause<'_>, mentions: &[Mention], levels: &[Level]) -> Option<Statement> {
    let at = clause.tokens.iter().position(|t| t.cue() == Cue::Rate)?;
    let (top, bottom) = clause.word(at.checked_sub(1)?).split_once("-to-")?;
    let stated = mentions.iter().find(|m| m.at > at && (m.unit == Unit::Percent || m.unit == Unit::Times))?;
    let (top, _) = measure_of(crate::text::cue::cue(top))?;
    let (bottom, _) = measure_of(crate::text::cue::cue(bottom))?;
    let told = |l: &&Level| clause.tokens.get(at).is_some_and(|t| l.span.start < t.span.start);
    let only = |measure| levels.iter().rev().filter(told).find(|l| l.is(measure) && !l.earlier);
    let (top, bottom) = (only(top)?, only(bottom).filter(|b| only(top).is_some_and(|t| t.unit == b.unit))?);
    let span = clause.tokens.get(at)?.span.hull(clause.tokens.get(stated.at)?.span);
    let statement = Statement::new(Kind::Share, span, stated.quantity);
    Some(statement.reading(Reading::only(ratio(stated, top.quantity, bottom.quantity))).with(roles(
        top.quantity,
        bottom.quantity,
        stated,
    )))
}
