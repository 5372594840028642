//! A flow that its names divide in two: national exports and re-exports, oil and non-oil imports, exports to a union and to
//! the countries outside it. Both parts together are the whole, for nothing lies between a thing and what it is not.

use std::collections::BTreeSet;

use super::expression::Expression as E;
use super::identity::Identity;
use super::kind::StatementKind as Kind;
use super::level::{Level, window};
use super::mention::{Clause, measure_of};
use super::moment::Moments;
use super::side::{Line, Noun, Side, is_included};
use super::statement::{Ground, Reading, Statement};
use crate::economy::Economy;
use crate::measure::Measure;
use crate::number::Unit;
use crate::text::cue::Cue;
use crate::text::sentence::Item;

/// How many sentences the three figures may span.
const REACH: usize = 8;

/// A figure of a flow with what its noun says of it.
struct Told<'l> {
    level: &'l Level,
    flow: Measure,
    noun: Noun,
}

/// The divisions of a text whose whole and two parts it tells for one time.
pub(crate) fn statements(clauses: &[Clause<'_>], levels: &[Level], moments: &Moments) -> Vec<Statement> {
    let divided = Line::all(clauses);
    let told: Vec<Told<'_>> = clauses
        .iter()
        .enumerate()
        .flat_map(|(sentence, clause)| tell(*clause, &divided, window(levels, sentence, 0)))
        .collect();
    let mut found = Vec::new();
    for line in &divided {
        for flow in [Measure::Exports, Measure::Imports] {
            found.extend(triples(&told, line, flow).into_iter().filter_map(|triple| {
                let levels = triple.all();
                let apart = |one: &Level, other: &Level| one.sentence.abs_diff(other.sentence);
                let [whole, one, other] = levels;
                let near = apart(whole, one).max(apart(whole, other)).max(apart(one, other)) <= REACH;
                let agree = moments.agree(whole, one) && moments.agree(whole, other) && moments.agree(one, other);
                (near && agree && is_of_one(clauses, levels, line)).then(|| triple.statement(line, flow))
            }));
        }
    }
    found
}

/// The figures that a sentence gives for flows and parts of them.
fn tell<'l>(clause: Clause<'_>, divided: &[Line], levels: &'l [Level]) -> Vec<Told<'l>> {
    let mut found: Vec<Told<'l>> = Vec::new();
    let mut narrowed = false;
    for at in (0..clause.tokens.len()).filter(|&i| flow(clause, i).is_some()) {
        let noun = Noun::read(clause, at, divided);
        // After a part "exports" may stand for exports of that part.
        let plain = noun == Noun::Plain;
        narrowed |= !matches!(noun, Noun::Plain | Noun::Total);
        if (plain && narrowed) || noun == Noun::Else {
            continue;
        }
        let Some((flow, level)) = flow(clause, at).zip(figure(clause, at, levels)) else { continue };
        found.push(Told { level, flow, noun });
    }
    found
}

/// The flow that a word names.
fn flow(clause: Clause<'_>, at: usize) -> Option<Measure> {
    match clause.cue(at) {
        Cue::Exports => Some(Measure::Exports),
        Cue::Imports => Some(Measure::Imports),
        _ => Noun::is_reexport(clause, at).then_some(Measure::Exports),
    }
}

/// The figure of a noun: the amount right before "of" it, else the first one after it and before the next noun.
fn figure<'l>(clause: Clause<'_>, noun: usize, levels: &'l [Level]) -> Option<&'l Level> {
    let told = |l: &&Level| !l.earlier && !l.target && matches!(l.unit, Unit::Money(_));
    let services = |l: &&Level| matches!(l.qualifier.as_deref(), Some("services" | "excluding"));
    let led = (noun.saturating_sub(4)..noun).rev().find(|&i| clause.is_quantity(i));
    if let Some(quantity) = led.filter(|&q| matches!(clause.cue(q + 1), Cue::Of | Cue::In)) {
        return levels.iter().find(|l| l.at == quantity).filter(told);
    }
    let names =
        |i: &usize| (flow(clause, *i).is_some() && !is_included(clause, *i)) || measure_of(clause.cue(*i)).is_some();
    let end = (noun + 1..clause.tokens.len()).find(names).unwrap_or(clause.tokens.len());
    let level = levels.iter().find(|l| (noun..end).contains(&l.at) && told(l)).filter(|l| !services(l))?;
    let listed = levels.iter().find(|l| l.at > level.at).is_some_and(|next| {
        next.unit == level.unit && (level.at + 1..next.at).all(|i| clause.cue(i) == Cue::And || clause.is_mark(i, ','))
    });
    let aside = |i: usize| {
        (clause.cue(i) == Cue::Including && !(i + 1..i + 3).any(|i| is_included(clause, i)))
            || (clause.cue(i) == Cue::Which && i > noun + 2)
            || matches!(clause.word(i), "led" | "driven" | "mainly" | "especially" | "particularly" | "thanks")
    };
    (!listed && !(noun + 1..level.at).any(aside)).then_some(level)
}

/// A whole and its two parts.
struct Triple<'l> {
    whole: &'l Level,
    one: &'l Level,
    other: &'l Level,
}

/// The figures of a flow as they follow each other: a whole and both its parts before any of them is told again.
fn triples<'l>(told: &[Told<'l>], line: &Line, flow: Measure) -> Vec<Triple<'l>> {
    let mut found = Vec::new();
    let mut open = Open::default();
    for told in told.iter().filter(|told| told.flow == flow) {
        let slot = |open: &mut Open<'l>| open.slot(&told.noun, line).map(|slot| slot.replace(told.level).is_some());
        if slot(&mut open) == Some(true) {
            open = Open::default();
            slot(&mut open);
        }
        if let Some(triple) = open.triple(line) {
            found.push(triple);
            open = Open::default();
        }
    }
    found
}

/// The figures told so far, each once.
#[derive(Default)]
struct Open<'l> {
    total: Option<&'l Level>,
    plain: Option<&'l Level>,
    one: Option<&'l Level>,
    other: Option<&'l Level>,
}

impl<'l> Open<'l> {
    fn slot(&mut self, noun: &Noun, line: &Line) -> Option<&mut Option<&'l Level>> {
        match noun {
            Noun::Total => Some(&mut self.total),
            Noun::Plain => Some(&mut self.plain),
            Noun::Part(own, Side::One) if own == line => Some(&mut self.one),
            Noun::Part(own, Side::Other) if own == line => Some(&mut self.other),
            Noun::Part(..) | Noun::Else => None,
        }
    }

    fn triple(&self, line: &Line) -> Option<Triple<'l>> {
        // Beside re-exports and "total exports", mere "exports" are the national ones.
        let national = self.plain.filter(|_| *line == Line::Origin && self.total.is_some());
        let (one, other) = (self.one.or(national)?, self.other?);
        let whole = self.total.or(self.plain)?;
        let alike = [one, other].iter().all(|part| part.unit == whole.unit);
        alike.then_some(Triple { whole, one, other })
    }
}

impl<'l> Triple<'l> {
    const fn all(&self) -> [&'l Level; 3] {
        [self.whole, self.one, self.other]
    }

    fn statement(&self, line: &Line, flow: Measure) -> Statement {
        let sum = E::Sum(vec![E::Quantity(self.one.quantity), E::Quantity(self.other.quantity)]);
        let identity = if *line == Line::Origin { Identity::Origin } else { Identity::Complement };
        let operands = [(self.one.quantity, "part"), (self.other.quantity, "part"), (self.whole.quantity, "stated")];
        Statement::new(Kind::Sum, self.whole.span, self.whole.quantity)
            .reading(Reading::taken(line.together(flow), sum).assuming(identity))
            .with(operands)
            .on(Ground::Identity)
    }
}

/// Whether the sentences of three figures name one economy at most, beside the one that divides them.
fn is_of_one(clauses: &[Clause<'_>], levels: [&Level; 3], line: &Line) -> bool {
    let clauses = levels.iter().filter_map(|level| clauses.get(level.sentence));
    let names = clauses.flat_map(|clause| {
        clause.tokens.iter().filter_map(|token| match token.item {
            Item::Name(i) => clause.document.names.get(i).map(|name| name.economy),
            _ => None,
        })
    });
    let others: BTreeSet<Economy> = names.filter(|economy| *line != Line::Group(*economy)).collect();
    others.len() <= 1
}
