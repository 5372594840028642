//! "imports are 17.4 times larger than exports": a factor between two measures that the text gives figures for.

use super::expression::Expression as E;
use super::kind::StatementKind as Kind;
use super::level::Level;
use super::mention::{Clause, Mention, Role, measure_of, sign_of};
use super::statement::{Reading, Statement};
use crate::measure::Measure;
use crate::source::Span;
use crate::text::cue::Cue;

/// The ratios of a sentence whose base is named by its measure.
pub(crate) fn statements(
    clause: Clause<'_>,
    sentence: usize,
    mentions: &[Mention],
    levels: &[Level],
) -> Vec<Statement> {
    let factors = mentions.iter().filter(|m| m.role == Role::Factor);
    factors.filter_map(|factor| statement(clause, sentence, factor, levels)).collect()
}

fn statement(clause: Clause<'_>, sentence: usize, factor: &Mention, levels: &[Level]) -> Option<Statement> {
    let than = (factor.at + 1..factor.at + 5).find(|&i| clause.cue(i) == Cue::Than || clause.word(i) == "as")?;
    if let Some(statement) = apposed(clause, sentence, factor, than, levels) {
        return Some(statement);
    }
    let noun = (than + 1..than + 5).find(|&i| measure_of(clause.cue(i)).is_some())?;
    // A measure that is narrowed ("trade with China") is not the one the text gave a figure for.
    let narrowed =
        clause.tokens.get(noun + 1).is_some_and(|t| matches!(t.cue(), Cue::With | Cue::To | Cue::From | Cue::Of));
    let (bottom, _) = measure_of(clause.cue(noun)).filter(|_| !narrowed)?;
    let less = (factor.at + 1..=than).any(|i| sign_of(clause.cue(i)) < 0);
    let subject = clause.find_before(factor.at, |cue| measure_of(cue).is_some() || cue == Cue::Pronoun)?;
    let base = last(levels, sentence, factor.at, Some(bottom))?;
    let top = match measure_of(clause.cue(subject)) {
        Some((measure, _)) => last(levels, sentence, factor.at, Some(measure))?,
        None => last(levels, sentence, factor.at, None)?,
    };
    if top.unit != base.unit || top.quantity == base.quantity {
        return None;
    }
    Some(between(clause.span(factor.at).hull(clause.span(noun)), factor, top, base, less))
}

/// "Trade with one, at $110 million, was 50 times less than trade with the other, at $5.5 billion".
fn apposed(clause: Clause<'_>, sentence: usize, factor: &Mention, than: usize, levels: &[Level]) -> Option<Statement> {
    let own = || levels.iter().filter(|l| l.sentence == sentence && !l.target);
    let base = own().find(|l| l.at > than)?;
    let top = own().rfind(|l| l.at < factor.at && !l.earlier)?;
    let at = |l: &Level| clause.before(l.at).is_some_and(|i| clause.cue(i) == Cue::At);
    if !at(base) || !at(top) || top.unit != base.unit || base.at > than + 14 {
        return None;
    }
    let less = (factor.at + 1..=than).any(|i| sign_of(clause.cue(i)) < 0);
    Some(between(clause.span(factor.at).hull(base.span), factor, top, base, less))
}

/// "top is so many times base", or so many times less.
fn between(span: Span, factor: &Mention, top: &Level, base: &Level, less: bool) -> Statement {
    let (a, b) = if less { (base, top) } else { (top, base) };
    let ratio = E::quotient(E::Quantity(a.quantity), E::Quantity(b.quantity));
    let operands = [(top.quantity, "subject"), (base.quantity, "base"), (factor.quantity, "stated")];
    Statement::new(Kind::Ratio, span, factor.quantity).reading(Reading::only(ratio)).with(operands)
}

/// The level told last before a place, of a measure if one is asked for.
fn last(levels: &[Level], sentence: usize, at: usize, measure: Option<Measure>) -> Option<&Level> {
    let told =
        |l: &&Level| !l.earlier && !l.target && (l.sentence, l.at) < (sentence, at) && l.sentence + 3 >= sentence;
    levels.iter().rev().filter(told).find(|l| measure.is_none_or(|m| l.is(m) && l.qualifier.is_none()))
}
