//! Exports + imports = turnover, exports - imports = balance: the identities behind a text's levels.

use std::cell::OnceCell;

use super::expression::Expression as E;
use super::kind::StatementKind as Kind;
use super::level::{Level, window};
use super::statement::{Ground, Reading, Statement};
use crate::economy::Economy;
use crate::measure::Measure;
use crate::source::Span;
use crate::text::cue::Cue;
use crate::text::sentence::{Document, Item, Token};

/// What the flows between two economies satisfy though no text says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Identity {
    /// Exports + imports = turnover, so that neither is more than the turnover, and its change follows from theirs.
    Turnover,
    /// Exports - imports = balance.
    Balance,
}

/// How far apart, in sentences, figures of one identity may stand.
const REACH: usize = 3;
/// How many flows of one measure are tried.
const FLOWS: usize = 6;

/// The levels of a text with the economies each sentence names.
pub(crate) struct Levels<'a> {
    pub(crate) all: &'a [Level],
    parties: Vec<Vec<Economy>>,
    /// Whether the text sets CIF figures beside FOB ones: which of them an identity means it need not say.
    two_valuations: OnceCell<bool>,
    document: &'a Document<'a>,
    /// For each sentence whether it names no time and no part or adjustment.
    plain: Vec<bool>,
    /// The sentences that give levels, in order: what stands between two of them without a figure does not part them.
    telling: Vec<usize>,
}

impl<'a> Levels<'a> {
    pub(crate) fn new(document: &'a Document<'a>, all: &'a [Level]) -> Self {
        let named = |sentence: &[Token]| {
            let names = sentence.iter().filter_map(|t| match t.item {
                Item::Name(i) => document.names.get(i).map(|n| n.economy),
                _ => None,
            });
            let mut names: Vec<Economy> = names.collect();
            names.sort();
            names.dedup();
            names
        };
        let mut parties: Vec<Vec<Economy>> = document.sentences().map(named).collect();
        // A sentence that names nobody speaks of those named last.
        for i in 1..parties.len() {
            if let Some([before, own]) = parties.get_mut(i - 1..=i)
                && own.is_empty()
            {
                own.clone_from(before);
            }
        }
        let plain = document.sentences().map(|sentence| is_plain(document, sentence)).collect();
        let mut telling: Vec<usize> = all.iter().map(|level| level.sentence).collect();
        telling.dedup();
        Self { all, parties, two_valuations: OnceCell::new(), document, plain, telling }
    }

    /// How many sentences with figures one stands after the other.
    fn apart(&self, a: &Level, b: &Level) -> usize {
        let place = |level: &Level| self.telling.partition_point(|sentence| *sentence < level.sentence);
        place(a).abs_diff(place(b))
    }

    fn parties(&self, level: &Level) -> &[Economy] {
        self.parties.get(level.sentence).map_or(&[], Vec::as_slice)
    }

    /// Whether a part belongs to the same pair of economies as the whole, as far as the sentences say.
    fn same_parties(&self, whole: &Level, part: &Level) -> bool {
        let (whole, part) = (self.parties(whole), self.parties(part));
        whole.iter().all(|economy| part.contains(economy))
    }

    /// The same where a part names only the partner of a pair: "Trade between A and B was ...; exports to B were ...".
    fn is_of_pair(&self, whole: &Level, part: &Level) -> bool {
        let (pair, own) = (self.parties(whole), self.parties(part));
        let partner = || self.document.sentences().nth(part.sentence).is_some_and(names_partner);
        self.same_parties(whole, part) || (pair.len() == 2 && own.iter().all(|one| pair.contains(one)) && partner())
    }

    /// Whether the sentence of a level goes on about the figures before it, and not about another time or part.
    fn goes_on(&self, level: &Level) -> bool {
        self.plain.get(level.sentence).copied().unwrap_or(false)
    }

    /// Whose balance it is: 1 for that of the economy whose flows are told, -1 for the other side's, 0 where the words leave
    /// it open.
    fn view(&self, balance: &Level, exports: &Level, imports: &Level) -> i8 {
        let mut named: Vec<Economy> =
            [balance, exports, imports].iter().flat_map(|l| self.parties(l)).copied().collect();
        named.sort();
        named.dedup();
        let one_flow = imports.side.is_none() || imports.side == exports.side;
        match (exports.side, balance.side) {
            _ if named.len() <= 1 => 1,
            (Some(a), Some(b)) if one_flow && a == b => 1,
            (Some(_), None) if balance.sentence == exports.sentence => 1,
            (Some(_), Some(b)) if one_flow && self.parties(exports).contains(&b) && named.len() == 2 => -1,
            _ => 0,
        }
    }

    /// The flows that could make up `whole`: same unit, time and scope, near by.
    fn flows(&self, whole: &Level, measure: Measure) -> Vec<&'a Level> {
        let near = |l: &&Level| l.sentence.abs_diff(whole.sentence) <= REACH;
        let fits = |l: &&Level| l.is(measure) && l.unit == whole.unit && l.earlier == whole.earlier && !l.target;
        let scope = |l: &&Level| l.qualifier == whole.qualifier || l.qualifier.is_none() || whole.qualifier.is_none();
        let mut found: Vec<&Level> =
            window(self.all, whole.sentence, REACH).iter().filter(near).filter(fits).filter(scope).collect();
        found.sort_by_key(|l| (l.sentence.abs_diff(whole.sentence), l.quantity));
        found.truncate(FLOWS);
        found
    }

    /// The exports and imports that a turnover is made up of, where nothing else can be meant and they do add up to it.
    pub(crate) fn parts(&self, whole: &Level) -> Option<[&'a Level; 2]> {
        let flows = [Measure::Exports, Measure::Imports].map(|measure| self.flows(whole, measure));
        let [exports, imports] = flows.each_ref().map(|flows| nearest(whole, flows));
        let (exports, imports) = (exports?, imports?);
        let tolerate = |level: &Level| Some(self.document.quantities.get(level.quantity)?.figure.tolerate());
        let sum = tolerate(exports)? + tolerate(imports)?;
        let told = self.are_told_together(whole, exports, imports)
            && [exports, imports].iter().all(|part| self.same_parties(whole, part) || self.same_parties(part, whole));
        (told && sum.meets(&tolerate(whole)?)).then_some([exports, imports])
    }

    pub(crate) fn span_of(&self, quantity: usize) -> Span {
        self.document.quantities.get(quantity).map_or(Span::new(0, 0), |q| q.span)
    }

    /// Whether these parts and nothing else can be meant, so that a misfit is the text's.
    fn is_certain(&self, whole: &Level, parts: [&[&Level]; 2]) -> bool {
        let [Some(x), Some(m)] = parts.map(|flows| nearest(whole, flows)) else { return false };
        self.are_told_together(whole, x, m)
            && (self.same_parties(x, m) || self.same_parties(m, x) || x.sentence == m.sentence)
            && [x, m].iter().all(|part| self.is_of_pair(whole, part))
    }

    /// Whether three figures follow each other and cover the same part of trade at one time.
    fn are_told_together(&self, whole: &Level, x: &Level, m: &Level) -> bool {
        let apart = |a, b| self.apart(a, b);
        // One after the other, or both in one sentence not far away.
        let chained = apart(x, m) <= 1 && apart(x, whole).min(apart(m, whole)) <= 1;
        let together = apart(x, m) == 0 && apart(x, whole) <= 2;
        (chained || together)
            && !self.two_valuations.get_or_init(|| has_two_valuations(self.document))
            && is_one_scope(whole, x, m)
            && [x, m].iter().all(|part| part.time.is_none() || whole.time.is_none() || part.time == whole.time)
    }
}

/// Whether three figures cover the same part of trade: "food exports", "imports" in the same breath, "the surplus".
fn is_one_scope(whole: &Level, x: &Level, m: &Level) -> bool {
    let same = x.qualifier == m.qualifier;
    let elliptic = x.sentence == m.sentence && (x.qualifier.is_none() || m.qualifier.is_none());
    let own = x.qualifier.as_ref().or(m.qualifier.as_ref());
    let told = whole.sentence == x.sentence && whole.qualifier.is_none();
    (same || elliptic) && (told || whole.qualifier.as_ref() == own)
}

/// The one flow that stands nearest to a whole; none where two are as near.
fn nearest<'l>(whole: &Level, flows: &[&'l Level]) -> Option<&'l Level> {
    let distance = |l: &Level| l.sentence.abs_diff(whole.sentence);
    let mut heads: Vec<&Level> = flows.iter().copied().filter(|l| l.head || l.earlier).collect();
    heads.sort_by_key(|l| distance(l));
    let first = heads.first().copied()?;
    heads.get(1).is_none_or(|second| distance(second) > distance(first)).then_some(first)
}

/// "exports to Kazakhstan", "imports from Iran", "sales to the EU".
fn names_partner(sentence: &[Token]) -> bool {
    let cue = |at: usize| sentence.get(at).map_or(Cue::None, Token::cue);
    let is_name = |at: usize| sentence.get(at).is_some_and(|t| matches!(t.item, Item::Name(_)));
    (0..sentence.len()).any(|i| {
        let led = matches!(cue(i), Cue::Exports | Cue::Imports) && matches!(cue(i + 1), Cue::To | Cue::From);
        led && (is_name(i + 2) || cue(i + 2) == Cue::Filler && is_name(i + 3))
    })
}

fn is_plain(document: &Document<'_>, sentence: &[Token]) -> bool {
    const TURNS: [&str; 8] = ["cumulative", "cumulatively", "basis", "months", "quarter", "half", "year", "adjusted"];
    let turns = |t: &Token| match t.item {
        Item::Time(_) | Item::Word(Cue::Including | Cue::Total | Cue::Per | Cue::Volume) => true,
        Item::Word(_) => TURNS.contains(&t.span.of(document.text)),
        _ => false,
    };
    !sentence.iter().any(turns)
}

fn has_two_valuations(document: &Document<'_>) -> bool {
    let names = |name: &str| {
        let letters = document.text.split(|c: char| !(c.is_ascii_alphabetic() || c == '.'));
        let plain = |word: &str| word.bytes().filter(|b| *b != b'.').map(|b| b.to_ascii_lowercase()).eq(name.bytes());
        letters.into_iter().any(plain)
    };
    names("fob") && names("cif")
}

/// The sums and balances that the levels of a text should satisfy.
pub(crate) fn statements(levels: &Levels<'_>) -> Vec<Statement> {
    let wholes = levels.all.iter().filter(|l| !l.target);
    wholes.filter_map(|whole| sum(levels, whole).or_else(|| balance(levels, whole))).collect()
}

fn sum(levels: &Levels<'_>, whole: &Level) -> Option<Statement> {
    let untold = whole.measure.is_none() || whole.total;
    if !whole.is(Measure::Turnover) && !untold {
        return None;
    }
    let exports = levels.flows(whole, Measure::Exports);
    let imports = levels.flows(whole, Measure::Imports);
    let flows = exports.iter().chain(&imports).filter(|l| l.quantity != whole.quantity);
    let flows: Vec<&Level> = flows.copied().collect();
    let mut statement = Statement::new(Kind::Sum, whole.span, whole.quantity);
    for (i, a) in flows.iter().enumerate() {
        for b in flows.iter().skip(i + 1) {
            let sum = E::Sum(vec![E::Quantity(a.quantity), E::Quantity(b.quantity)]);
            statement =
                statement.reading(Reading::taken("exports and imports together", sum).assuming(Identity::Turnover));
        }
    }
    if statement.readings.is_empty() {
        return None;
    }
    let certain = whole.is(Measure::Turnover) && levels.is_certain(whole, [&exports, &imports]);
    let named = whole.is(Measure::Turnover) && exports.len() == 1 && imports.len() == 1;
    Some(statement.on(match (certain, named) {
        _ if has_lost_scale(whole, &flows) => Ground::Nearby,
        (true, _) => Ground::Identity,
        (false, true) => Ground::Inherited,
        (false, false) => Ground::Nearby,
    }))
}

/// "exports were $6.542, imports $13.857 billion": a misprint, though not of the total.
fn has_lost_scale(whole: &Level, flows: &[&Level]) -> bool {
    flows.iter().any(|flow| flow.bare != whole.bare)
}

fn balance(levels: &Levels<'_>, whole: &Level) -> Option<Statement> {
    if !whole.is(Measure::Balance) {
        return None;
    }
    let exports = levels.flows(whole, Measure::Exports);
    let imports = levels.flows(whole, Measure::Imports);
    let mut statement = Statement::new(Kind::Balance, whole.span, whole.quantity);
    for x in &exports {
        for m in &imports {
            let difference = E::difference(E::Quantity(x.quantity), E::Quantity(m.quantity));
            let opposite = || E::difference(E::constant(0), difference.clone());
            // A minus sign says it all: "the balance was -$2 billion", and a deficit of -$2 billion is no surplus.
            let sign = if whole.negative { 1 } else { whole.measure.map_or(0, |(_, sign)| sign) };
            let sides = match (sign * levels.view(whole, x, m), whole.negative) {
                (1, _) => vec![difference],
                (-1, _) => vec![opposite()],
                (_, false) => vec![E::absolute(difference)],
                (_, true) => vec![opposite(), difference],
            };
            let readings = sides.into_iter().map(|side| Reading::taken("exports less imports", side));
            statement = statement.readings(readings.map(|reading| reading.assuming(Identity::Balance)));
        }
    }
    if statement.readings.is_empty() {
        return None;
    }
    let certain = levels.is_certain(whole, [&exports, &imports]);
    // Told in one breath they belong together, however far off one is.
    let near =
        |l: &&Level| l.sentence == whole.sentence || l.sentence.abs_diff(whole.sentence) == 1 && levels.goes_on(whole);
    let told = exports.iter().any(near) && imports.iter().any(near);
    let flows: Vec<&Level> = exports.iter().chain(&imports).copied().collect();
    // "Excluding trade with ..., the deficit was ...": of other flows than these.
    let other = whole.qualifier.is_some() && flows.iter().all(|l| l.qualifier != whole.qualifier);
    Some(statement.on(match (certain, told) {
        _ if has_lost_scale(whole, &flows) => Ground::Nearby,
        (true, true) => Ground::Stated,
        (true, false) => Ground::Identity,
        (false, _) if other => Ground::Nearby,
        (false, _) => Ground::Inherited,
    }))
}
