//! Shares whose words give both their part and their whole: "$1.6 billion out of $3.1 billion, that is 52 percent".

use super::expression::Expression as E;
use super::kind::StatementKind as Kind;
use super::level::Level;
use super::mention::{Clause, Mention, Role, measure_of};
use super::share::{Of, is_amount, ratio, roles, whole_named};
use super::statement::{Reading, Statement};
use crate::number::Unit;
use crate::text::cue::Cue;

/// The share of a mention.
pub(super) fn told(
    clause: Clause<'_>,
    sentence: usize,
    mentions: &[Mention],
    index: usize,
    levels: &[Level],
) -> Option<Statement> {
    concluded(clause, mentions, index)
        .or_else(|| detailed(clause, mentions, index))
        .or_else(|| leaving(clause, mentions, index))
        .or_else(|| of_told(clause, sentence, mentions, index, levels))
        .or_else(|| of_earlier(clause, mentions, index))
}

/// "$1.6 billion out of a total of $3.1 billion, that is 52 percent", "$9.1 billion, of which $6.4 billion has been paid, or 70
/// percent": the part and the whole are told before.
fn concluded(clause: Clause<'_>, mentions: &[Mention], index: usize) -> Option<Statement> {
    const REACH: usize = 8;
    let share = mentions.get(index).filter(|m| m.unit == Unit::Percent && m.role != Role::Change)?;
    let [first, second] = mentions.get(index.checked_sub(2)?..index)? else { return None };
    let amounts = is_amount(first.unit) && first.unit == second.unit;
    let mut between = first.at + 1..second.at;
    // "out of a total of", "of the month's imports of"
    let opens = clause.cue(first.at + 1) == Cue::Of || clause.word(first.at + 1) == "out";
    let joins = |i: usize| !clause.is_boundary(i) && !clause.is_mark(i, ',') && clause.cue(i) != Cue::And;
    let of = clause.before(second.at).is_some_and(|of| clause.cue(of) == Cue::Of)
        && opens
        && between.len() <= REACH
        && between.clone().all(joins);
    let of_which = between.any(|i| clause.cue(i) == Cue::Of && clause.cue(i + 1) == Cue::Which);
    let (part, whole) = if of_which { (second, first) } else { (first, second) };
    let last = clause.before(share.at)?;
    let said = clause.cue(last) == Cue::Or
        || clause.word(last) == "i.e"
        || clause.word(last) == "is" && clause.word(last.checked_sub(1)?) == "that";
    let moves = |i: usize| matches!(clause.cue(i), Cue::Rise | Cue::Fall);
    let near = share.at - second.at <= REACH && !(last.saturating_sub(2)..last).any(moves);
    // "or 12 percent of the budget"
    let of_these = whole_named(clause, mentions, index) == Of::Anything;
    (amounts && (of || of_which) && said && near && of_these).then(|| share_of(clause, share, part, whole))
}

/// "forgives 90% of the debt, that is, $31.7 billion out of roughly $35.2 billion": the part and the whole are told after.
fn detailed(clause: Clause<'_>, mentions: &[Mention], index: usize) -> Option<Statement> {
    const REACH: usize = 16;
    let [share, part, whole, ..] = mentions.get(index..)? else { return None };
    let amounts = is_amount(part.unit) && part.unit == whole.unit;
    let out = clause.word(part.at + 1) == "out" && clause.cue(part.at + 2) == Cue::Of;
    let of = clause.before(whole.at).is_some_and(|of| clause.cue(of) == Cue::Of && of <= part.at + 3);
    let led = (share.at + 1..part.at).rev().find(|&i| !clause.is_mark(i, ','))?;
    let said = clause.cue(led) == Cue::Or
        || matches!(clause.word(led), "i.e" | "namely")
        || clause.word(led) == "is" && clause.word(led - 1) == "that";
    let percent = share.unit == Unit::Percent && share.role != Role::Change;
    let near = part.at - share.at <= REACH;
    (percent && amounts && out && of && said && near).then(|| share_of(clause, share, part, whole))
}

/// The share with its part and its whole.
fn share_of(clause: Clause<'_>, share: &Mention, part: &Mention, whole: &Mention) -> Statement {
    let span = clause.span(part.at).hull(clause.span(whole.at)).hull(clause.span(share.at));
    let reading = Reading::only(ratio(share, part.quantity, whole.quantity));
    let statement = Statement::new(Kind::Share, span, share.quantity).reading(reading);
    statement.with(roles(part.quantity, whole.quantity, share))
}

/// "Oil provided $28.6 billion, or 95 percent, leaving only $1.6 billion": of the part and what it leaves.
fn leaving(clause: Clause<'_>, mentions: &[Mention], index: usize) -> Option<Statement> {
    const REACH: usize = 5;
    let [part, share, rest] = mentions.get(index.checked_sub(1)?..index + 2)? else { return None };
    let amounts = is_amount(part.unit) && part.unit == rest.unit;
    let or = clause.before(share.at).filter(|&or| clause.cue(or) == Cue::Or && or <= part.at + 2)?;
    let leaves = (share.at + 1..rest.at).any(|i| matches!(clause.word(i), "leaving" | "leaves"));
    // "80 percent of exports, leaving ..." is a share of something else.
    let of = clause.cue(clause.after(share.at)) == Cue::Of;
    let near =
        rest.at - share.at <= REACH && !of && part.at < or && share.unit == Unit::Percent && share.role == Role::Share;
    (amounts && leaves && near).then(|| {
        let whole = E::Sum(vec![E::Quantity(part.quantity), E::Quantity(rest.quantity)]);
        let reading = Reading::only(E::percent(E::quotient(E::Quantity(part.quantity), whole)));
        let span = clause.span(part.at).hull(clause.span(rest.at));
        let statement = Statement::new(Kind::Share, span, share.quantity).reading(reading);
        statement.with([(part.quantity, "part"), (rest.quantity, "rest"), (share.quantity, "stated")])
    })
}

/// "its share in total exports of $43.9 billion being 13.9%": the whole stands with the noun, the part was told before.
fn of_told(
    clause: Clause<'_>,
    sentence: usize,
    mentions: &[Mention],
    index: usize,
    levels: &[Level],
) -> Option<Statement> {
    const REACH: usize = 10;
    let [whole, share] = mentions.get(index.checked_sub(1)?..=index)? else { return None };
    let amount = is_amount(whole.unit) && whole.role == Role::Level;
    let told = |i: usize| {
        matches!(clause.cue(i), Cue::Reach | Cue::Filler | Cue::To | Cue::At)
            || clause.is_mark(i, ',')
            || clause.word(i) == "s"
    };
    let stated = share.unit == Unit::Percent && (whole.at + 1..share.at).all(told) && share.at > whole.at + 1;
    let noun = (whole.at.saturating_sub(REACH)..whole.at).rev().find(|&i| clause.cue(i) == Cue::ShareNoun)?;
    let mut between = noun + 2..whole.at;
    let led = matches!(clause.cue(noun + 1), Cue::Of | Cue::In) && !between.clone().any(|i| clause.is_boundary(i));
    let (measure, _) = between.find_map(|i| measure_of(clause.cue(i)))?;
    let is_part = |l: &&Level| {
        l.is(measure)
            && l.unit == whole.unit
            && !l.earlier
            && !l.target
            && l.quantity != whole.quantity
            && (l.sentence, l.at) < (sentence, noun)
            && l.sentence + 3 >= sentence
    };
    let mut parts = levels.iter().filter(is_part);
    let part = parts.next().filter(|_| amount && stated && led && parts.next().is_none())?;
    let span = clause.span(whole.at).hull(clause.span(share.at));
    let reading = Reading::taken("of the figure told before", ratio(share, part.quantity, whole.quantity));
    let statement = Statement::new(Kind::Share, span, share.quantity).inherited().reading(reading);
    Some(statement.with(roles(part.quantity, whole.quantity, share)))
}

/// "which was 88.7 percent of the 2016 level, or $98.5 million fewer": the level now over the one before.
fn of_earlier(clause: Clause<'_>, mentions: &[Mention], index: usize) -> Option<Statement> {
    const REACH: usize = 9;
    let (share, change) = (mentions.get(index)?, mentions.get(index + 1)?);
    if share.role != Role::Share {
        return None;
    }
    let or = clause.before(change.at).filter(|&or| clause.cue(or) == Cue::Or)?;
    let level = (share.at + 1..or).take(REACH).any(|i| matches!(clause.word(i), "level" | "figure" | "volume"));
    let now = mentions.get(..index)?.iter().rev().find(|m| m.unit == change.unit)?;
    if !level
        || change.role != Role::Delta
        || change.sign == 0
        || !matches!(now.role, Role::Level | Role::To | Role::From)
    {
        return None;
    }
    let (to, by) = (E::Quantity(now.quantity), E::Quantity(change.quantity));
    let before = if change.sign > 0 { E::difference(to.clone(), by) } else { E::Sum(vec![to.clone(), by]) };
    let span = clause.span(share.at).hull(clause.span(change.at));
    let statement =
        Statement::new(Kind::Share, span, share.quantity).reading(Reading::only(E::percent(E::quotient(to, before))));
    Some(statement.with([(now.quantity, "to"), (change.quantity, "by"), (share.quantity, "stated")]))
}
