//! "78.7%, slightly up from 80.5%", "fell to $5.2 billion from $4.9 billion", "the largest buyer with $1.1 billion, followed by India
//! with $1.5 billion": which of two figures is the larger one, told without a figure of the difference.

use super::expression::Expression as E;
use super::kind::StatementKind as Kind;
use super::mention::{Clause, Mention, Role, measure_of, sign_of};
use super::statement::{Ground, Reading, Statement};
use crate::number::Unit;
use crate::text::cue::Cue;

/// The orders that a sentence claims.
pub(crate) fn statements(clause: Clause<'_>, mentions: &[Mention]) -> Vec<Statement> {
    let amounts: Vec<&Mention> = mentions.iter().filter(|m| is_amount(m)).collect();
    let pairs = amounts.iter().zip(amounts.iter().skip(1)).filter(|(a, b)| a.unit == b.unit);
    let moved = pairs.filter_map(|(a, b)| moved(clause, mentions, a, b));
    moved.chain(ranked(clause, &amounts)).collect()
}

fn is_amount(mention: &Mention) -> bool {
    let level = matches!(mention.role, Role::Level | Role::To | Role::From | Role::Share | Role::Unknown);
    level && matches!(mention.unit, Unit::Money(_) | Unit::Measure(_) | Unit::Percent)
}

/// A result and a base between which only a word of direction stands, or which one verb leads.
fn moved(clause: Clause<'_>, mentions: &[Mention], a: &Mention, b: &Mention) -> Option<Statement> {
    let lead = |m: &Mention| clause.before(m.at).map(|i| (i, clause.cue(i)));
    let ((first, a_led), (second, b_led)) = lead(a).zip(lead(b))?;
    let between = |wanted: fn(Cue) -> bool| (a.at + 1..b.at).any(|i| wanted(clause.cue(i)));
    let apart = between(|cue| measure_of(cue).is_some() || matches!(cue, Cue::While | Cue::And | Cue::Target));
    let (to, from, sign) = match (a_led, b_led) {
        (Cue::To, Cue::From) if !between(|cue| sign_of(cue) != 0) => (a, b, leading(clause, first)?),
        (Cue::From, Cue::To) if !between(|cue| sign_of(cue) != 0) => (b, a, leading(clause, first)?),
        (_, Cue::From) => (a, b, beside(clause, a.at, second)?),
        _ => return None,
    };
    let start = first.saturating_sub(LEAD);
    let measured = mentions.iter().any(|m| (start..b.at + 4).contains(&m.at) && is_change(m));
    if apart || measured || [to, from].iter().any(|m| is_negative(clause, m)) {
        return None;
    }
    Some(if sign > 0 {
        order(clause, Kind::Change, to, from, "from")
    } else {
        order(clause, Kind::Change, from, to, "to")
    })
}

/// How far before the first figure its verb may stand.
const LEAD: usize = 4;

const fn is_change(mention: &Mention) -> bool {
    matches!(mention.role, Role::Change | Role::Delta | Role::Factor)
}

fn is_negative(clause: Clause<'_>, mention: &Mention) -> bool {
    clause.word(mention.at).contains(['-', '−', '–']) || clause.word(mention.at.saturating_sub(1)) == "minus"
}

/// "fell to": the verb right before the preposition.
fn leading(clause: Clause<'_>, preposition: usize) -> Option<i8> {
    let verb = clause.before(preposition).filter(|i| preposition - i <= 2)?;
    let told = sign_of(clause.cue(verb));
    (told != 0 && !is_denied(clause, verb)).then_some(told)
}

/// ", slightly up from": the direction right before the preposition, and nothing else between the two figures but what the
/// first is of.
fn beside(clause: Clause<'_>, at: usize, preposition: usize) -> Option<i8> {
    const REACH: usize = 10;
    let word = clause.before(preposition).filter(|&i| i > at && preposition - i <= 2)?;
    let told = matches!(clause.word(word), "up" | "down" | "higher" | "lower");
    let comma = (at + 1..word).filter(|&i| clause.is_mark(i, ',')).collect::<Vec<_>>();
    let near = word - at <= REACH && comma.last().is_none_or(|&i| word - i <= 2) && comma.len() < 2;
    (told && near && !is_denied(clause, word)).then(|| sign_of(clause.cue(word)))
}

/// "did not rise", "instead of falling", "could fall".
fn is_denied(clause: Clause<'_>, verb: usize) -> bool {
    (verb.saturating_sub(LEAD)..verb).any(|i| {
        matches!(clause.cue(i), Cue::Target)
            || matches!(clause.word(i), "not" | "never" | "instead" | "rather" | "without" | "if" | "could" | "may")
    })
}

/// "the largest, with $1.1 billion, followed by India with $1.5 billion".
fn ranked(clause: Clause<'_>, amounts: &[&Mention]) -> Option<Statement> {
    const LARGEST: [&str; 8] = ["largest", "biggest", "top", "main", "leading", "highest", "leader", "most"];
    let next = (1..clause.tokens.len()).find(|&i| clause.cue(i) == Cue::By && clause.word(i - 1) == "followed")?;
    let end = (next..clause.tokens.len()).find(|&i| clause.is_mark(i, ';')).unwrap_or(clause.tokens.len());
    let named = (0..next).any(|i| LARGEST.contains(&clause.word(i)));
    let second = amounts.iter().find(|m| (next..end).contains(&m.at))?;
    let mut before = amounts.iter().filter(|m| m.at < next && m.unit == second.unit);
    let first = before.next().filter(|_| before.next().is_none())?;
    let plain = [first, second].iter().all(|m| matches!(m.role, Role::Level | Role::Share));
    (named && plain).then(|| order(clause, Kind::Level, first, second, "next"))
}

/// That one figure is more than another, which plays a part beside it.
fn order(clause: Clause<'_>, kind: Kind, larger: &Mention, smaller: &Mention, role: &'static str) -> Statement {
    let span = clause.span(larger.at).hull(clause.span(smaller.at));
    let statement = Statement::new(kind, span, larger.quantity).reading(Reading::only(E::Quantity(smaller.quantity)));
    statement.with([(smaller.quantity, role), (larger.quantity, "stated")]).on(Ground::Order)
}
