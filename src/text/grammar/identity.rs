//! Exports + imports = turnover, exports - imports = balance: the identities behind a text's levels.

use super::expression::Expression as E;
use super::kind::StatementKind as Kind;
use super::level::{Level, window};
use super::statement::{Ground, Reading, Statement};
use crate::economy::Economy;
use crate::measure::Measure;
use crate::text::sentence::{Document, Item, Token};

/// What the flows between two economies satisfy though no text says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Identity {
    /// Exports + imports = turnover, so that neither is more than the turnover.
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
}

impl<'a> Levels<'a> {
    pub(crate) fn new(document: &Document<'_>, all: &'a [Level]) -> Self {
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
        Self { all, parties: document.sentences().map(named).collect() }
    }

    fn parties(&self, level: &Level) -> &[Economy] {
        self.parties.get(level.sentence).map_or(&[], Vec::as_slice)
    }

    /// Whether a part belongs to the same pair of economies as the whole, as far as the sentences say.
    fn same_parties(&self, whole: &Level, part: &Level) -> bool {
        let (whole, part) = (self.parties(whole), self.parties(part));
        part.is_empty() || whole == part || whole.is_empty()
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

    /// Whether nothing but these three figures can be meant, so that a misfit is the text's.
    fn is_certain(&self, whole: &Level, parts: [&[&Level]; 2]) -> bool {
        let heads = parts.map(|parts| parts.iter().filter(|l| l.head || l.earlier).collect::<Vec<_>>());
        let [x, m] = heads.each_ref().map(Vec::as_slice);
        let ([x], [m]) = (x, m) else { return false };
        [*x, *m].iter().all(|part| {
            part.sentence.abs_diff(whole.sentence) <= 2
                && part.qualifier == whole.qualifier
                && self.same_parties(whole, part)
                && (part.time.is_none() || whole.time.is_none() || part.time == whole.time)
        }) && x.sentence.abs_diff(m.sentence) <= 1
            && (self.parties(x) == self.parties(m) || self.parties(x).is_empty() || self.parties(m).is_empty())
    }
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
    Some(statement.on(if certain { Ground::Identity } else { Ground::Inherited }))
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
            let sign = whole.measure.map_or(0, |(_, sign)| sign) * levels.view(whole, x, m);
            let difference = match sign {
                1 => difference,
                -1 => E::difference(E::constant(0), difference),
                _ => E::absolute(difference),
            };
            statement =
                statement.reading(Reading::taken("exports less imports", difference).assuming(Identity::Balance));
        }
    }
    if statement.readings.is_empty() {
        return None;
    }
    let certain = levels.is_certain(whole, [&exports, &imports]);
    // Told in one sentence they belong together, however far off one is.
    let told = exports.iter().chain(&imports).all(|l| l.sentence == whole.sentence);
    Some(statement.on(match (certain, told) {
        (true, true) => Ground::Stated,
        (true, false) => Ground::Identity,
        (false, _) => Ground::Inherited,
    }))
}
