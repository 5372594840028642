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
pub(crate) fn statements(clauses: &[Clause<'_>], levels: &[Level], moments: &Moments<'_>) -> Vec<Statement> {
    let divided = Line::all(clauses);
    if divided.is_empty() {
        return Vec::new();
    }
    let told: Vec<Told<'_>> = clauses
        .iter()
        .enumerate()
        .flat_map(|(sentence, clause)| tell(*clause, &divided, window(levels, sentence, 0)))
        .collect();
    let mut found: Vec<Statement> = turnover(clauses, &told, levels, moments).into_iter().collect();
    for line in &divided {
        for flow in [Measure::Exports, Measure::Imports] {
            let triples = triples(&told, line, flow);
            let triples = triples.iter().filter(|triple| triple.is_of_one(clauses, line, moments));
            for triple in triples {
                found.push(triple.statement(line, flow));
                let by_origin = *line == Line::Origin && flow == Measure::Exports;
                found.extend(by_origin.then(|| balance(clauses, triple, &told, levels, moments)).flatten());
            }
        }
    }
    found
}

/// A balance of all exports, where the national ones are told beside them.
fn balance(
    clauses: &[Clause<'_>],
    exports: &Triple<'_>,
    told: &[Told<'_>],
    levels: &[Level],
    moments: &Moments<'_>,
) -> Option<Statement> {
    let whole = exports.whole;
    let beside = |l: &&Level| l.unit == whole.unit && !l.earlier && !l.target && moments.agree(l, whole);
    let near = window(levels, whole.sentence, REACH).iter();
    let balance = only(near.filter(|l| l.is(Measure::Balance) && l.qualifier.is_none() && !l.negative).filter(beside))?;
    let imported = |t: &&Told<'_>| t.flow == Measure::Imports && matches!(t.noun, Noun::Total | Noun::Plain);
    let imports = only(told.iter().filter(imported).map(|t| t.level).filter(beside))?;
    // "the deficit with Iraq"
    let known: BTreeSet<Economy> = exports.all().iter().flat_map(|l| names(clauses, l)).collect();
    if [balance, imports].iter().any(|level| names(clauses, level).any(|name| !known.contains(&name))) {
        return None;
    }
    let less = |exports: &Level| {
        let (x, m) = (E::Quantity(exports.quantity), E::Quantity(imports.quantity));
        match balance.measure.map_or(0, |(_, sign)| sign) {
            1 => E::difference(x, m),
            -1 => E::difference(m, x),
            _ => E::absolute(E::difference(x, m)),
        }
    };
    let identified = |reading: Reading| reading.assuming(Identity::Balance);
    let operands = [(whole.quantity, "exports"), (imports.quantity, "imports"), (balance.quantity, "stated")];
    let statement = Statement::new(Kind::Balance, balance.span, balance.quantity)
        .reading(identified(Reading::taken("between all exports and imports", less(whole))))
        .reading(identified(Reading::second("re-exports are left out of it", less(exports.one))));
    Some(statement.with(operands).on(Ground::Identity))
}

/// A turnover of imports, exports and the re-exports told beside them.
fn turnover(clauses: &[Clause<'_>], told: &[Told<'_>], levels: &[Level], moments: &Moments<'_>) -> Option<Statement> {
    let one = |flow: Measure, fits: fn(&Noun) -> bool| {
        only(told.iter().filter(move |t| t.flow == flow && fits(&t.noun)).map(|t| t.level))
    };
    let reexports = one(Measure::Exports, |noun| *noun == Noun::Part(Line::Origin, Side::Other))?;
    let exports = one(Measure::Exports, |noun| matches!(noun, Noun::Plain | Noun::Part(Line::Origin, Side::One)))?;
    let imports = one(Measure::Imports, |noun| matches!(noun, Noun::Plain | Noun::Total))?;
    // "the free-zone trade"
    let general = |l: &Level| l.qualifier.as_deref().is_none_or(|word| word.starts_with("non"));
    let trade = |l: &&Level| l.is(Measure::Turnover) && general(l) && !l.earlier && !l.target;
    let whole = only(window(levels, reexports.sentence, REACH).iter().filter(trade))?;
    let parts = [exports, reexports, imports];
    let alike = parts.iter().all(|part| part.unit == whole.unit && moments.agree(part, whole));
    let before = whole.sentence <= reexports.sentence;
    let all: BTreeSet<Economy> = parts.iter().chain([&whole]).flat_map(|level| names(clauses, level)).collect();
    let all_exports = told.iter().any(|t| t.flow == Measure::Exports && t.noun == Noun::Total);
    let sum = |parts: &[&Level]| E::Sum(parts.iter().map(|part| E::Quantity(part.quantity)).collect());
    let identified = |reading: Reading| reading.assuming(Identity::Turnover);
    let statement = Statement::new(Kind::Sum, whole.span, whole.quantity)
        .reading(identified(Reading::taken("exports, re-exports and imports together", sum(&parts))))
        .reading(identified(Reading::second("re-exports are among the exports", sum(&[exports, imports]))));
    (alike && before && all.len() <= 1 && !all_exports).then(|| statement.on(Ground::Identity))
}

/// The economies named in the sentence of a figure.
fn names<'c>(clauses: &'c [Clause<'_>], level: &Level) -> impl Iterator<Item = Economy> + 'c {
    clauses.get(level.sentence).into_iter().flat_map(|clause| {
        clause.tokens.iter().filter_map(|token| match token.item {
            Item::Name(i) => clause.document.names.get(i).map(|name| name.economy),
            _ => None,
        })
    })
}

/// The one of several that there is.
fn only<'l>(mut levels: impl Iterator<Item = &'l Level>) -> Option<&'l Level> {
    levels.next().filter(|_| levels.next().is_none())
}

/// The figures that a sentence gives for flows and parts of them.
fn tell<'l>(clause: Clause<'_>, divided: &[Line], levels: &'l [Level]) -> Vec<Told<'l>> {
    let mut found: Vec<Told<'l>> = Vec::new();
    let (mut narrowed, mut origin) = (false, false);
    for at in 0..clause.tokens.len() {
        let (flow, noun) = match (flow(clause, at), found.last()) {
            (Some(flow), _) => (flow, Noun::read(clause, at, divided)),
            (None, Some(last)) => match Noun::read_on(clause, at, divided) {
                Some(noun) => (last.flow, noun),
                None => continue,
            },
            (None, None) => continue,
        };
        // After a part "exports" may stand for exports of that part; imports are not divided by origin.
        let by_origin = matches!(noun, Noun::Part(Line::Origin, _));
        let unclear = noun == Noun::Plain && (narrowed || (flow == Measure::Exports && origin));
        narrowed |= !by_origin && !matches!(noun, Noun::Plain | Noun::Total);
        origin |= by_origin;
        let level = figure(clause, at, levels).filter(|_| !unclear && noun != Noun::Else);
        found.extend(level.map(|level| Told { level, flow, noun }));
    }
    found.extend(combined(clause, found.last(), levels));
    found
}

/// "... and re-exports at JD849 million, for a combined JD5,599 million": the whole of the parts before it.
fn combined<'l>(clause: Clause<'_>, last: Option<&Told<'l>>, levels: &'l [Level]) -> Option<Told<'l>> {
    let Told { level: part, flow, noun: Noun::Part(..) } = last? else { return None };
    let whole = levels.iter().find(|l| l.at > part.at).filter(|l| l.unit == part.unit && l.total && !l.earlier)?;
    let named = (part.at..whole.at).any(|i| measure_of(clause.cue(i)).is_some());
    (!named).then_some(Told { level: whole, flow: *flow, noun: Noun::Total })
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
    let leads = |q: &usize| {
        let words = (*q + 2..noun).all(|i| matches!(clause.item(i), Some(Item::Word(_) | Item::Name(_))));
        matches!(clause.cue(q + 1), Cue::Of | Cue::In) && flow(clause, noun).is_some() && words
    };
    if let Some(quantity) = led.filter(leads) {
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

    /// Whether the three are of one time and one economy at most, beside the one that divides them.
    fn is_of_one(&self, clauses: &[Clause<'_>], line: &Line, moments: &Moments<'_>) -> bool {
        let [whole, one, other] = self.all();
        let together = |a: &Level, b: &Level| a.sentence.abs_diff(b.sentence) <= REACH && moments.agree(a, b);
        let names = self.all().into_iter().flat_map(|level| names(clauses, level));
        let others: BTreeSet<Economy> = names.filter(|economy| *line != Line::Group(*economy)).collect();
        others.len() <= 1 && together(whole, one) && together(whole, other) && together(one, other)
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
