//! "exports exceeded imports by $1.29 billion", "imports, $1.0 billion higher than exports": the difference of two measures.

use super::base::exceeds;
use super::conclusion::follows;
use super::expression::Expression as E;
use super::kind::StatementKind as Kind;
use super::level::Level;
use super::mention::{Clause, Mention, Role, measure_of, sign_of};
use super::statement::{Ground, Reading, Statement};
use crate::measure::Measure;
use crate::text::cue::Cue;

/// The differences of a sentence whose two sides are named by their measures.
pub(crate) fn statements(
    clause: Clause<'_>,
    sentence: usize,
    mentions: &[Mention],
    levels: &[Level],
) -> Vec<Statement> {
    let differences = mentions.iter().filter(|m| m.role == Role::Delta && !m.unit.is_percentage());
    differences.filter_map(|m| statement(clause, sentence, m, levels)).collect()
}

fn statement(clause: Clause<'_>, sentence: usize, difference: &Mention, levels: &[Level]) -> Option<Statement> {
    let (larger, smaller) = sides(clause, difference.at)?;
    let side = |measure| only(levels, sentence, difference, measure);
    let (larger, smaller) = (side(larger)?, side(smaller)?);
    let expression = E::difference(E::Quantity(larger.quantity), E::Quantity(smaller.quantity));
    let place = clause.span(difference.at);
    let span = if larger.sentence == sentence { place.hull(larger.span) } else { place };
    let operands = [(larger.quantity, "larger"), (smaller.quantity, "smaller"), (difference.quantity, "stated")];
    Some(Statement::new(Kind::Balance, span, difference.quantity).reading(Reading::only(expression)).with(operands))
}

/// The measure said to be larger and the one said to be smaller.
fn sides(clause: Clause<'_>, at: usize) -> Option<(Measure, Measure)> {
    let flow = |cue| measure_of(cue).map(|(m, _)| m).filter(|m| matches!(m, Measure::Exports | Measure::Imports));
    let named = |i: usize| flow(clause.cue(i));
    let verb = (0..at).rev().find(|&i| exceeds(clause.word(i)));
    if let Some(verb) = verb {
        let subject = (0..verb).rev().find_map(named)?;
        let object = (verb + 1..at).find_map(named)?;
        return (subject != object).then_some((subject, object));
    }
    let than = (at + 1..at + 4).find(|&i| clause.cue(i) == Cue::Than)?;
    let base = (than + 1..than + 4).find_map(named)?;
    let subject = (0..at).rev().find_map(named).filter(|subject| *subject != base)?;
    let less = (at + 1..than).any(|i| sign_of(clause.cue(i)) < 0);
    Some(if less { (base, subject) } else { (subject, base) })
}

/// The one current figure of a measure told in this sentence or the two before.
fn only<'l>(levels: &'l [Level], sentence: usize, difference: &Mention, measure: Measure) -> Option<&'l Level> {
    let told = |l: &&Level| {
        l.is(measure)
            && !l.earlier
            && !l.target
            && l.unit == difference.unit
            && l.sentence <= sentence
            && l.sentence + 2 >= sentence
            && l.quantity != difference.quantity
    };
    let mut own = levels.iter().filter(told).filter(|l| l.qualifier.is_none());
    own.next().filter(|_| own.next().is_none())
}

/// "goods worth $1.1 billion against purchases of $965 million, a difference of $135 million": between the only two amounts.
pub(crate) fn difference(clause: Clause<'_>, sentence: usize, levels: &[Level]) -> Option<Statement> {
    let own = || levels.iter().filter(|l| l.sentence == sentence);
    own().nth(2)?;
    let noun = (0..clause.tokens.len()).find(|&i| clause.cue(i + 1) == Cue::Of && clause.word(i) == "difference")?;
    let stated = own().find(|l| l.at > noun && l.at <= noun + 4)?;
    let told: Vec<&Level> = own().filter(|l| l.at < noun && l.unit == stated.unit).collect();
    let [a, b] = told.as_slice() else { return None };
    let difference = E::absolute(E::difference(E::Quantity(a.quantity), E::Quantity(b.quantity)));
    let statement = Statement::new(Kind::Balance, stated.span, stated.quantity);
    Some(statement.reading(Reading::taken("the difference of the two amounts", difference)))
}

/// "It sold products worth $6.35 billion and bought products worth $2.47 billion. The positive balance hit $3.88 billion", "so that
/// the deficit was $1.2 billion": a balance that follows from the only two amounts before it.
pub(crate) fn balance(clause: Clause<'_>, sentence: usize, levels: &[Level]) -> Option<Statement> {
    let stated = levels.iter().find(|l| l.sentence == sentence && l.is(Measure::Balance))?;
    let flow = |l: &&Level| l.unit == stated.unit && !l.earlier && !l.target && !l.part && !l.is(Measure::Balance);
    let before = |l: &&Level| (l.sentence, l.at) < (sentence, stated.at);
    let own: Vec<&Level> = levels.iter().filter(|l| l.sentence == sentence).filter(before).filter(flow).collect();
    let near = || levels.iter().filter(|l| l.sentence + 1 >= sentence).filter(before).filter(flow).collect();
    let told: Vec<&Level> = if own.len() == 2 { own } else { near() };
    let [a, b] = told.as_slice() else { return None };
    // What the words call exports and imports is the identity's.
    let apart = a.measure.is_none() && b.measure.is_none() && !a.total && !b.total;
    let scope = a.qualifier == b.qualifier && stated.qualifier.is_none() && !stated.earlier && !stated.target;
    let difference = E::absolute(E::difference(E::Quantity(a.quantity), E::Quantity(b.quantity)));
    let statement = Statement::new(Kind::Balance, stated.span, stated.quantity).on(Ground::Identity);
    let reading = Reading::taken("the difference of the two amounts", difference);
    // "The positive balance hit ..." opens a sentence about the figures before.
    let noun = |i: usize| matches!(clause.cue(i), Cue::Surplus | Cue::Deficit | Cue::Balance);
    let opens = clause.word(0) == "The" && (1..4).any(noun) && !(0..stated.at).any(|i| clause.is_quantity(i));
    (apart && scope && (opens || follows(clause, stated.at))).then(|| statement.reading(reading))
}
