//! "292.7 million kg, of which 126.8 million in bulk and 138.4 million in packets".

use super::expression::Expression as E;
use super::kind::StatementKind as Kind;
use super::level::Level;
use super::mention::Clause;
use super::statement::{Ground, Reading, Statement};
use crate::source::Span;
use crate::text::cue::Cue;

/// The parts that a sentence lists after "of which" or "including".
pub(crate) fn statements(clause: Clause<'_>, sentence: usize, levels: &[Level]) -> Option<Statement> {
    let own = || levels.iter().filter(|l| l.sentence == sentence && !l.earlier);
    // A whole and two parts: most sentences have no three figures to look for words between.
    own().nth(2)?;
    let opens = (0..clause.tokens.len()).find(|&i| {
        let which = clause.cue(i) == Cue::Of && clause.word(i + 1) == "which";
        which || matches!(clause.word(i), "including" | "comprising" | "comprised")
    })?;
    let whole = own().rfind(|l| l.at < opens)?;
    // "exports including $12 billion of gold amount to $31.6 billion": the verb ends the aside.
    let aside = clause.word(opens) == "including";
    let ends = |i: usize| {
        clause.is_boundary(i)
            || clause.cue(i) == Cue::Than
            || (aside && (clause.cue(i) == Cue::Reach || clause.word(i) == "amount"))
            || (i > opens + 1 && clause.cue(i) == Cue::Which)
    };
    let end = (opens + 1..clause.tokens.len()).find(|&i| ends(i)).unwrap_or(clause.tokens.len());
    let parts: Vec<&Level> = own().filter(|l| (opens..end).contains(&l.at) && l.unit == whole.unit).collect();
    if parts.len() < 2 {
        return None;
    }
    Some(sum(hull(whole, &parts), whole, &parts, "the parts named").on(Ground::Parts))
}

/// "$2.9bn of gems, $1.4bn of petroleum and $0.6bn of metals, altogether $4.9bn"; "Total exports were $76 million: coffee $30
/// million, tea $46 million": a sentence that lists amounts beside one it calls their total.
pub(crate) fn listed(clause: Clause<'_>, sentence: usize, levels: &[Level]) -> Option<Statement> {
    let own: Vec<&Level> = levels.iter().filter(|l| l.sentence == sentence && !l.earlier && !l.target).collect();
    let unit = own.first()?.unit;
    let [first, .., last] = own.as_slice() else { return None };
    // Two amounts and a third make a list only where the words add them up.
    if own.len() < 3 || own.iter().any(|l| l.unit != unit) || (own.len() == 3 && !adds_up(clause, last.at)) {
        return None;
    }
    if clause.tokens.iter().any(|t| matches!(t.span.of(clause.document.text), "other" | "others")) {
        return None;
    }
    let told = |l: &Level| calls_total(clause, l.at);
    let (whole, parts) = match (told(first), told(last) || adds_up_behind(clause, last.at)) {
        (false, true) => (*last, own.get(..own.len() - 1)?),
        (true, false) if opens_list(clause, first.at) => (*first, own.get(1..)?),
        (false, false) if is_made_up(clause, first.at) => (*first, own.get(1..)?),
        _ => return None,
    };
    Some(sum(hull(whole, parts), whole, parts, "the amounts listed").on(Ground::Identity))
}

/// "altogether $6.7bn", "for a total of $1,364 million", "so that receipts ran to $1,151 million".
fn calls_total(clause: Clause<'_>, at: usize) -> bool {
    let from = (0..at).rev().find(|&i| clause.is_quantity(i)).map_or(at.saturating_sub(12), |q| q + 1);
    let sums = |i: usize| {
        clause.cue(i) == Cue::Total
            || matches!(
                clause.word(i),
                "adding" | "adds" | "added" | "so" | "thus" | "hence" | "therefore" | "bringing" | "making"
            )
    };
    (from.max(at.saturating_sub(12))..at).any(sums)
}

/// "$5bn in all", "$5bn altogether".
fn adds_up_behind(clause: Clause<'_>, at: usize) -> bool {
    let all = clause.cue(at + 1) == Cue::In && matches!(clause.word(at + 2), "all" | "total");
    all || matches!(clause.word(at + 1), "altogether" | "together")
}

/// "together $5bn", "in all $5bn".
fn adds_up(clause: Clause<'_>, at: usize) -> bool {
    let near = (at.saturating_sub(4)..at).rev().take_while(|&i| !clause.is_quantity(i));
    let mut words = near.map(|i| (clause.word(i), clause.word(i.saturating_sub(1))));
    words.any(|(word, before)| {
        matches!(word, "together" | "altogether" | "combined") || (word == "all" && before == "in")
    }) || adds_up_behind(clause, at)
}

/// "made up as follows", "made up of", "consisting of": all parts are named.
fn is_made_up(clause: Clause<'_>, at: usize) -> bool {
    let mut words = (at + 1..at + 10).take_while(|&i| !clause.is_quantity(i));
    words.any(|i| {
        matches!(clause.word(i), "follows" | "consisting") || (clause.word(i) == "made" && clause.word(i + 1) == "up")
    })
}

/// A colon or "made up of" right after a total.
fn opens_list(clause: Clause<'_>, at: usize) -> bool {
    let words = (at + 1..at + 12).take_while(|&i| !clause.is_quantity(i));
    let mut words = words.map(|i| (clause.is_mark(i, ':'), clause.word(i)));
    words.any(|(colon, word)| colon || matches!(word, "comprising" | "comprised" | "consisting" | "made" | "follows"))
}

/// "to China $368 million, to South Africa $89 million and to Belgium $58 million: the three took $615 million".
pub(crate) fn counted(clause: Clause<'_>, sentence: usize, levels: &[Level]) -> Option<Statement> {
    let own = || levels.iter().filter(|l| l.sentence == sentence);
    let last = own().next_back()?.at;
    let (at, count) = (1..last).find_map(|i| {
        let count = number(clause.word(i))?;
        ["the", "these", "those"].iter().any(|led| led.eq_ignore_ascii_case(clause.word(i - 1))).then_some((i, count))
    })?;
    let near = |l: &&Level| !l.earlier && l.sentence + 1 >= sentence && (l.sentence, l.at) < (sentence, at);
    let whole = own().find(|l| l.at > at && l.at <= at + 6)?;
    let mut parts: Vec<&Level> =
        levels.iter().rev().filter(near).filter(|l| l.unit == whole.unit).take(count).collect();
    parts.reverse();
    if parts.len() < count {
        return None;
    }
    let in_a_row = parts.iter().all(|l| l.sentence == sentence);
    Some(sum(whole.span, whole, &parts, "the parts counted").on(if in_a_row {
        Ground::Identity
    } else {
        Ground::Inherited
    }))
}

/// A whole as the sum of its parts.
fn sum(span: Span, whole: &Level, parts: &[&Level], description: &'static str) -> Statement {
    let sum = E::Sum(parts.iter().map(|l| E::Quantity(l.quantity)).collect());
    let operands = parts.iter().map(|l| (l.quantity, "part")).chain([(whole.quantity, "stated")]);
    Statement::new(Kind::Sum, span, whole.quantity).reading(Reading::taken(description, sum)).with(operands)
}

fn hull(whole: &Level, parts: &[&Level]) -> Span {
    parts.iter().fold(whole.span, |span, part| span.hull(part.span))
}

/// A small count as a word.
fn number(word: &str) -> Option<usize> {
    const WORDS: [&str; 5] = ["two", "three", "four", "five", "six"];
    WORDS.iter().position(|known| known.eq_ignore_ascii_case(word)).map(|i| i + 2)
}
