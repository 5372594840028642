//! Statements: what a clause says about quantities.
//!
//! One file for each thing the words do: [`mention`] tells the part of each quantity in its clause, [`frame`] gathers the
//! parts of a change, [`level`] the figures for a measure; the others turn these into statements.

mod anaphora;
mod announced;
mod base;
mod change;
mod claim;
mod composed;
mod conclusion;
mod conversion;
mod coverage;
mod direction;
mod division;
mod excess;
mod expression;
mod frame;
mod identity;
mod kind;
mod level;
mod mention;
mod moment;
mod nearby;
mod order;
mod parts;
mod portion;
mod price;
mod ratio;
mod remainder;
mod schedule;
mod share;
mod side;
mod statement;
mod timing;
mod trend;

use super::sentence::Document;
use crate::limits;
use crate::number::Unit;
use crate::period::Period;
use composed::Grown;
use frame::Frame;
use identity::Levels;
use level::Level;
use mention::{Clause, Mention};
use moment::Moments;

pub(crate) use claim::{Claim, Said, Subject};
pub(crate) use direction::{Direction, directions};
pub(crate) use expression::Expression;
pub use identity::Identity;
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
    /// Whether more was said than is read.
    pub(crate) limit_reached: bool,
}

/// Reads all statements and claims of a text, in the order of the text. `date` is the year of the document, if it is known.
pub(crate) fn read(document: &Document<'_>, date: Option<Period>) -> Content {
    read_at_most(document, date, limits::STATEMENTS)
}

/// The same, of the sentences until there are so many statements.
fn read_at_most(document: &Document<'_>, date: Option<Period>, most: usize) -> Content {
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
    let mut levels: Vec<Level> = levels.collect();
    level::carry_measures(&mut levels);
    let mut gathered = Gathered::default();
    let mut within = parsed.len();
    for (i, sentence) in parsed.iter().enumerate() {
        // A level is tried as the sum of others near by: it counts as a statement before it makes one.
        let told = levels.partition_point(|level| level.sentence < i);
        if gathered.statements.len().saturating_add(told) >= most {
            within = i;
            break;
        }
        let before = i.checked_sub(1).and_then(|i| parsed.get(i)).map_or(&[][..], |p| p.frames.as_slice());
        gathered.sentence(i, sentence, before, level::window(&levels, i, REACH));
    }
    let limit_reached = document.limit_reached || within < parsed.len();
    let parsed = parsed.get(..within).unwrap_or_default();
    let levels = levels.get(..levels.partition_point(|level| level.sentence < within)).unwrap_or_default();
    let Gathered { mut statements, pairs, .. } = gathered;
    let trade = Levels::new(document, levels);
    statements.extend(identity::statements(&trade));
    let grown =
        parsed.iter().enumerate().flat_map(|(i, p)| Grown::all(p.clause, i, &p.frames, level::window(levels, i, 0)));
    statements.extend(composed::statements(&trade, &grown.collect::<Vec<_>>()));
    let clauses: Vec<Clause<'_>> = parsed.iter().map(|p| p.clause).collect();
    let moments = Moments::new(&clauses);
    statements.extend(division::statements(&clauses, levels, &moments));
    statements.extend(price::statements(&clauses, levels, &moments));
    statements.extend(nearby::totals(levels));
    statements.extend(conversion::statements(&pairs, &moments));
    let sentences: Vec<(Clause<'_>, &[Frame])> = parsed.iter().map(|p| (p.clause, p.frames.as_slice())).collect();
    statements.extend(announced::statements(&sentences, levels, &moments));
    statements.sort_by_key(|s| (s.span, s.kind));
    Content { statements, claims: claim::claims(&sentences, levels, date), limit_reached }
}

/// How many sentences before and after one its figures may stand.
const REACH: usize = 6;

/// What is gathered from sentence to sentence.
#[derive(Default)]
struct Gathered {
    statements: Vec<Statement>,
    percentages: Vec<Mention>,
    pairs: Vec<conversion::Pair>,
}

impl Gathered {
    fn sentence(&mut self, index: usize, sentence: &Parsed<'_>, before: &[Frame], levels: &[Level]) {
        const PERCENTAGES: usize = 8;
        let Parsed { clause, mentions, frames } = sentence;
        let clause = *clause;
        let found = &mut self.statements;
        if mentions.is_empty() {
            // Only a place in a series is told without a figure.
            found.extend(trend::trends(clause));
            return;
        }
        for frame in frames {
            found.extend(change::statements(clause, frame));
            found.extend(timing::statement(clause, frame));
            found.extend(anaphora::statements(clause, index, frame, levels));
        }
        let told = self.percentages.get(self.percentages.len().saturating_sub(PERCENTAGES)..).unwrap_or_default();
        found.extend(ratio::statements(clause, index, mentions, levels));
        found.extend(anaphora::said_before(clause, mentions, before));
        found.extend(excess::statements(clause, index, mentions, levels));
        found.extend(excess::difference(clause, index, levels));
        found.extend(excess::balance(clause, index, levels));
        found.extend(order::statements(clause, mentions));
        found.extend(nearby::statements(clause, index, sentence, levels));
        found.extend(share::statements(clause, index, mentions, levels));
        found.extend(coverage::of_measures(clause, mentions, levels));
        found.extend(coverage::statement(clause, index, mentions, levels));
        found.extend(anaphora::points(clause, mentions, told));
        self.percentages.extend(mentions.iter().filter(|m| m.unit == Unit::Percent));
        found.extend(remainder::statements(clause, index, levels, &self.percentages));
        found.extend(parts::statements(clause, index, levels));
        found.extend(parts::listed(clause, index, levels));
        found.extend(parts::counted(clause, index, levels));
        found.extend(trend::trends(clause));
        found.extend(trend::targets(clause, mentions));
        found.extend(schedule::statements(clause, mentions));
        found.extend(conversion::restated(clause, mentions));
        self.pairs.extend(conversion::pairs(clause, index, mentions));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_after_so_many_statements_are_not_read() {
        let document = Document::read("The goal is $1 billion.\nThe goal is $2 billion.\nThe goal is $3 billion.");
        let read = |most| {
            let content = read_at_most(&document, None, most);
            (content.statements.len(), content.limit_reached)
        };
        assert_eq!(read(usize::MAX), (3, false));
        let enough = (0..1 << 20).find(|&most| !read(most).1).unwrap();
        assert_eq!([enough - 1, enough, enough + 1].map(read), [(2, true), (3, false), (3, false)]);
    }
}
