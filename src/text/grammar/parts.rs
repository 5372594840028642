//! "292.7 million kg, of which 126.8 million in bulk and 138.4 million in packets".

use super::expression::Expression as E;
use super::kind::StatementKind as Kind;
use super::level::Level;
use super::mention::Clause;
use super::statement::{Ground, Reading, Statement};
use crate::text::cue::Cue;

/// The parts that a sentence lists after "of which" or "including".
pub(crate) fn statements(clause: Clause<'_>, sentence: usize, levels: &[Level]) -> Option<Statement> {
    let opens = (0..clause.tokens.len()).find(|&i| {
        let which = clause.cue(i) == Cue::Of && clause.cue(i + 1) == Cue::Which;
        which || matches!(clause.word(i), "including" | "comprising" | "comprised")
    })?;
    let own = || levels.iter().filter(|l| l.sentence == sentence && !l.earlier);
    let whole = own().filter(|l| l.at < opens).next_back()?;
    let ends = |i: usize| clause.is_boundary(i) || matches!(clause.cue(i), Cue::Than) || (i > opens + 1 && clause.cue(i) == Cue::Which);
    let end = (opens + 1..clause.tokens.len()).find(|&i| ends(i)).unwrap_or(clause.tokens.len());
    let parts: Vec<&Level> = own().filter(|l| (opens..end).contains(&l.at) && l.unit == whole.unit).collect();
    if parts.len() < 2 {
        return None;
    }
    let sum = E::Sum(parts.iter().map(|l| E::Quantity(l.quantity)).collect());
    let operands = parts.iter().map(|l| (l.quantity, "part")).chain([(whole.quantity, "stated")]);
    let span = parts.iter().fold(whole.span, |span, part| span.hull(part.span));
    let statement = Statement::new(Kind::Sum, span, whole.quantity).reading(Reading::taken("the parts named", sum));
    Some(statement.with(operands).on(Ground::Parts))
}
