//! Statements: what a clause says about quantities.
//!
//! One file for each thing the words do: [`mention`] tells the part of each quantity in its clause, [`frame`] gathers the
//! parts of a change, [`level`] the figures for a measure; the others turn these into statements.

mod anaphora;
mod change;
mod claim;
mod conversion;
mod direction;
mod expression;
mod frame;
mod identity;
mod kind;
mod level;
mod mention;
mod nearby;
mod parts;
mod ratio;
mod remainder;
mod schedule;
mod share;
mod statement;
mod trend;

use super::sentence::Document;
use frame::Frame;
use identity::Levels;
use level::Level;
use mention::{Clause, Mention};

pub(crate) use claim::{Claim, Said, Subject};
pub(crate) use direction::{Direction, directions};
pub(crate) use expression::Expression;
pub use kind::StatementKind;
pub(crate) use statement::{Ground, Reading, Statement};

/// One sentence with what was read in it.
struct Parsed<'d> {
    clause: Clause<'d>,
    mentions: Vec<Mention>,
    frames: Vec<Frame>,
}

/// What a text says, in two forms: statements that its own figures answer, and claims about quantities that other sources
/// speak of too.
#[derive(Debug, Default)]
pub(crate) struct Content {
    pub(crate) statements: Vec<Statement>,
    pub(crate) claims: Vec<Claim>,
}

/// Reads all statements and claims of a text, in the order of the text. `date` is the year of the document, if it is known.
pub(crate) fn read(document: &Document<'_>, date: Option<crate::period::Period>) -> Content {
    let parsed: Vec<Parsed<'_>> = document
        .sentences()
        .map(|tokens| {
            let clause = Clause { document, tokens };
            let mentions = Mention::all(clause);
            let frames = Frame::all(clause, &mentions);
            Parsed { clause, mentions, frames }
        })
        .collect();
    let levels = parsed.iter().enumerate().flat_map(|(i, p)| Level::all(p.clause, i, &p.mentions, &p.frames));
    let levels: Vec<Level> = levels.collect();
    let mut found = Vec::new();
    let mut shares: Vec<Mention> = Vec::new();
    let mut pairs = Vec::new();
    for (i, sentence) in parsed.iter().enumerate() {
        let Parsed { clause, mentions, frames } = sentence;
        for frame in frames {
            found.extend(change::statements(*clause, frame));
            found.extend(anaphora::statements(*clause, i, frame, &levels));
        }
        found.extend(ratio::statements(*clause, i, mentions, &levels));
        let before = i.checked_sub(1).and_then(|i| parsed.get(i)).map_or(&[][..], |p| p.frames.as_slice());
        found.extend(anaphora::said_before(*clause, mentions, before));
        let place = |m: &Mention| clause.tokens.get(m.at).map_or(crate::source::Span::new(0, 0), |t| t.span);
        found.extend(nearby::statements(i, place, mentions, &levels));
        found.extend(share::statements(*clause, i, mentions, &levels));
        found.extend(share::measure_ratio(*clause, mentions, &levels));
        found.extend(anaphora::points(*clause, mentions, &shares));
        shares.extend(mentions.iter().filter(|m| m.unit == crate::number::Unit::Percent));
        found.extend(remainder::statements(*clause, i, &levels, &shares));
        pairs.extend(conversion::pairs(*clause, mentions));
        found.extend(parts::statements(*clause, i, &levels));
        found.extend(parts::counted(*clause, i, &levels));
        found.extend(trend::trends(*clause));
        found.extend(trend::targets(*clause, mentions));
        found.extend(schedule::statements(*clause, mentions));
    }
    found.extend(identity::statements(&Levels::new(document, &levels)));
    found.extend(nearby::totals(&levels));
    found.extend(conversion::statements(&pairs));
    found.sort_by_key(|s| (s.span, s.kind));
    let sentences: Vec<(Clause<'_>, &[Frame])> = parsed.iter().map(|p| (p.clause, p.frames.as_slice())).collect();
    Content { statements: found, claims: claim::claims(&sentences, &levels, date) }
}
