//! "$562.6 million in February 2022, lower than the $688.8 million recorded in February 2022": what a change leads from and what
//! it leads to cannot stand for one time.

use super::expression::Expression as E;
use super::frame::Frame;
use super::kind::StatementKind as Kind;
use super::mention::{Clause, Mention, sign_of};
use super::statement::{Reading, Statement};
use crate::text::cue::Cue;
use crate::text::sentence::Item;
use crate::text::time::Time;

/// The base of a change, where its words give it the time of the result.
pub(crate) fn statement(clause: Clause<'_>, frame: &Frame) -> Option<Statement> {
    let (to, from) = (frame.to.first()?, frame.from.first()?);
    let (now, then) = (time_of(clause, to)?, time_behind(clause, from)?);
    let changes = frame.sign() != 0 || (0..from.at).any(|i| sign_of(clause.cue(i)) != 0);
    let tolerate = |m: &Mention| clause.document.quantities.get(m.quantity).map(|q| q.figure.tolerate());
    let differ = tolerate(to).zip(tolerate(from)).is_some_and(|(to, from)| !to.meets(&from));
    let alike = now == then && to.unit == from.unit && to.at < from.at && changes && differ;
    // "from an earlier estimate of $4 billion in 2022"
    let revised = |i: usize| {
        clause.cue(i) == Cue::Target
            || ["estimate", "revis", "preliminar", "provision", "report"]
                .iter()
                .any(|word| clause.word(i).starts_with(word))
    };
    (alike && !(0..clause.tokens.len()).any(revised)).then(|| {
        let span = clause.span(to.at).hull(clause.span(from.at));
        let reading = Reading::taken("told of the same time", E::Quantity(to.quantity));
        let statement = Statement::new(Kind::Level, span, from.quantity).reading(reading);
        statement.with([(to.quantity, "level"), (from.quantity, "stated")])
    })
}

/// The time behind a figure, or else the only one before it.
fn time_of(clause: Clause<'_>, mention: &Mention) -> Option<Time> {
    let mut before = (0..mention.at).filter(|&i| matches!(clause.item(i), Some(Item::Time(_))));
    let only = || before.next().filter(|_| before.next().is_none()).and_then(|i| clause.time(i)).filter(is_dated);
    time_behind(clause, mention).or_else(only)
}

fn time_behind(clause: Clause<'_>, mention: &Mention) -> Option<Time> {
    const REACH: usize = 4;
    let mut near =
        (mention.at + 1..mention.at + REACH).take_while(|&i| !clause.is_quantity(i) && !clause.is_mark(i, ','));
    near.find_map(|i| clause.time(i)).filter(is_dated)
}

/// A time that is one by itself: not "the same period", nor a part of whatever year is meant.
const fn is_dated(time: &Time) -> bool {
    matches!(time, Time::Period(_))
}
