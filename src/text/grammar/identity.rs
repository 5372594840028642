//! Exports + imports = turnover, exports - imports = balance: the identities behind a text's levels.

use std::cell::OnceCell;

use super::conclusion::{follows, results};
use super::expression::Expression as E;
use super::kind::StatementKind as Kind;
use super::level::{Level, window};
use super::mention::Clause;
use super::side;
use super::statement::{Ground, Reading, Statement};
use crate::economy::Economy;
use crate::measure::Measure;
use crate::number::Interval;
use crate::source::Span;
use crate::text::cue::Cue;
use crate::text::sentence::{Document, Item, Token};
use crate::text::time::Time;

/// What the flows between two economies satisfy though no text says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Identity {
    /// Exports + imports = turnover, so that neither is more than the turnover, and its change follows from theirs.
    Turnover,
    /// Exports - imports = balance.
    Balance,
    /// National exports + re-exports = exports.
    Origin,
    /// What is so and what is not make up the whole: oil and non-oil exports, imports from a union and from outside it.
    Complement,
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
    /// The sentences that tell exports by where goods were made.
    by_origin: OnceCell<Vec<usize>>,
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
        let mut telling: Vec<usize> = all.iter().map(|level| level.sentence).collect();
        telling.dedup();
        Self { all, parties, two_valuations: OnceCell::new(), document, by_origin: OnceCell::new(), telling }
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
        // "Total trade was $9.4 billion. Exports were $4.5 billion and imports from the EU $3.4 billion."
        if pair.is_empty() && !own.is_empty() {
            return false;
        }
        let partner = || self.document.sentences().nth(part.sentence).is_some_and(|s| names_partner(s) || is_of_it(s));
        // "Vietnam's shipments", beside the trade of Vietnam and Laos
        let possessor = || {
            let sides = window(self.all, part.sentence, 0).iter().filter_map(|l| l.side);
            own.len() == 1 && sides.into_iter().any(|side| own.contains(&side))
        };
        let one_of_them = pair.len() == 2 && own.iter().all(|one| pair.contains(one));
        self.same_parties(whole, part) || (one_of_them && (partner() || possessor()))
    }

    /// "The deficit with Iraq": a balance or turnover with an economy that the flows do not name.
    fn is_with_another(&self, whole: &Level, flows: &[&Level]) -> bool {
        const REACH: usize = 6;
        let sentence = self.document.sentences().nth(whole.sentence).unwrap_or_default();
        let near = sentence.get(whole.at.saturating_sub(REACH)..whole.at).unwrap_or_default();
        let with = near.windows(2).find(|pair| pair.first().is_some_and(|t| t.cue() == Cue::With));
        let named = with.and_then(|pair| match pair.last()?.item {
            Item::Name(i) => self.document.names.get(i).map(|name| name.economy),
            _ => None,
        });
        named.is_some_and(|economy| flows.iter().all(|flow| !self.parties(flow).contains(&economy)))
    }

    /// The sentence of a level.
    fn clause(&self, level: &Level) -> Option<Clause<'a>> {
        let tokens = self.document.sentences().nth(level.sentence)?;
        Some(Clause { document: self.document, tokens })
    }

    /// Whether the words before a level say that it follows from those told before it.
    fn concludes(&self, level: &Level, flows: &[&Level]) -> bool {
        let place = |level: &Level| (level.sentence, level.at);
        let Some(last) = flows.iter().map(|flow| place(flow)).max() else { return false };
        let other = |l: &&Level| l.unit == level.unit && !l.earlier && place(l) > last && place(l) < place(level);
        let others = window(self.all, level.sentence, REACH).iter().filter(other).count();
        last < place(level) && others == 0 && self.clause(level).is_some_and(|clause| follows(clause, level.at))
    }

    /// Whether the sentence of a level goes on about the figures before it, and not about another time or part.
    fn goes_on(&self, level: &Level) -> bool {
        self.document.sentences().nth(level.sentence).is_some_and(|sentence| is_plain(self.document, sentence))
    }

    /// Whether a sentence near one tells exports by where goods were made.
    fn is_by_origin(&self, sentence: usize) -> bool {
        let told = self.by_origin.get_or_init(|| {
            let clauses = self.document.sentences().map(|tokens| Clause { document: self.document, tokens });
            clauses.enumerate().filter(|(_, clause)| side::tells_origin(*clause)).map(|(i, _)| i).collect()
        });
        told.iter().any(|other| other.abs_diff(sentence) <= REACH)
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

    /// Whether two sentences speak of the same economies.
    pub(crate) fn name_the_same(&self, one: usize, other: usize) -> bool {
        self.parties.get(one) == self.parties.get(other)
    }

    /// The exports and imports that a turnover is the sum of or a balance the difference, where nothing else can be meant and
    /// they do give it.
    pub(crate) fn parts(&self, whole: &Level) -> Option<[&'a Level; 2]> {
        let flows = [Measure::Exports, Measure::Imports].map(|measure| self.flows(whole, measure));
        let [exports, imports] = flows.each_ref().map(|flows| nearest(whole, flows));
        let (exports, imports) = (exports?, imports?);
        let tolerate = |level: &Level| Some(self.document.quantities.get(level.quantity)?.figure.tolerate());
        let (x, m) = (tolerate(exports)?, tolerate(imports)?);
        let gives = |figure: Interval| match whole.measure {
            Some((Measure::Balance, _)) => figure.meets(&(x - m)) || figure.meets(&(m - x)),
            _ => figure.meets(&(x + m)),
        };
        let told = self.are_told_together(whole, exports, imports)
            && [exports, imports].iter().all(|part| self.same_parties(whole, part) || self.same_parties(part, whole));
        (told && gives(tolerate(whole)?)).then_some([exports, imports])
    }

    /// Whether the sentence after a balance, which goes on about its time, gives exports and imports with the turnover that they
    /// add up to: then they are these.
    fn goes_on_in_turnover(&self, balance: &Level) -> bool {
        let follows = |l: &Level| l.sentence == balance.sentence + 1 && l.time.is_none() && l.head;
        let turnover = window(self.all, balance.sentence, 1).iter().find(|l| l.is(Measure::Turnover) && follows(l));
        let parts = turnover.and_then(|turnover| self.parts(turnover));
        parts.is_some_and(|parts| parts.into_iter().all(follows))
    }

    pub(crate) fn span_of(&self, quantity: usize) -> Span {
        self.document.quantities.get(quantity).map_or(Span::new(0, 0), |q| q.span)
    }

    /// Whether these parts and nothing else can be meant, so that a misfit is the text's.
    fn is_certain(&self, whole: &Level, parts: [&[&Level]; 2]) -> bool {
        let [Some(x), Some(m)] = parts.map(|flows| nearest(whole, flows)) else { return false };
        let flows = parts.concat();
        !(x.sentence != m.sentence && (is_paired(x, m, &flows) || is_paired(m, x, &flows)))
            && self.are_told_together(whole, x, m)
            && !self.fits_with_another(whole, x, m)
            && ![x, m].into_iter().any(|part| self.is_of_another_time(whole, part))
            // "In the year before it had been $2.4 billion": not of the flows told in the sentence before.
            && (!whole.refers || whole.sentence <= x.sentence || self.goes_on(whole))
            && (self.same_parties(x, m) || self.same_parties(m, x) || x.sentence == m.sentence)
            && [x, m].iter().all(|part| self.is_of_pair(whole, part))
            // Exports beside re-exports may be the national ones.
            && (x.total || !self.is_by_origin(x.sentence))
    }

    /// "Imports of $6.2 billion meant a deficit of $973 billion": a deficit is no more than the imports, a surplus no more than the
    /// exports, for nobody trades less than nothing.
    fn beyond(&self, whole: &Level, flows: &[&Level]) -> Option<Statement> {
        let [flow] = flows else { return None };
        let value = |level: &Level| Some(self.document.quantities.get(level.quantity)?.figure.value());
        let sign = whole.measure.map_or(0, |(_, sign)| sign);
        let of_it = flow.is(Measure::Exports) && sign > 0 || flow.is(Measure::Imports) && sign < 0;
        let sentence = self.document.sentences().nth(whole.sentence)?;
        let named = sentence.iter().any(|t| matches!(t.item, Item::Name(_)));
        let follows = self.clause(whole).is_some_and(|clause| results(clause, flow.at, whole.at));
        let alike = flow.sentence == whole.sentence && flow.qualifier == whole.qualifier && flow.bare == whole.bare;
        (of_it && alike && follows && !named && !whole.total && value(whole)? > value(flow)?).then(|| {
            let most = E::between(E::constant(0), E::Quantity(flow.quantity));
            let reading = Reading::taken("the other flow is not below zero", most).assuming(Identity::Balance);
            let operands = [(flow.quantity, "part"), (whole.quantity, "stated")];
            Statement::new(Kind::Balance, whole.span, whole.quantity).reading(reading).with(operands)
        })
    }

    /// "The hole in the trade account": what the flows give as their difference is a balance, by whatever name.
    fn is_gap(&self, whole: &Level, flows: &[&Level]) -> bool {
        let tolerate = |level: &Level| Some(self.document.quantities.get(level.quantity)?.figure.tolerate());
        let (Some(whole), [Some(a), Some(b)]) = (tolerate(whole), [flows.first(), flows.last()].map(|l| tolerate(l?)))
        else {
            return false;
        };
        flows.len() == 2 && (whole.meets(&(a - b)) || whole.meets(&(b - a)))
    }

    /// Whether one sentence tells the whole, exports and imports, and nothing else.
    fn are_in_one_breath(&self, whole: &Level, flows: &[&Level]) -> bool {
        let [x, m] = flows else { return false };
        let told = |l: &&Level| l.unit == x.unit && !l.earlier && !l.is(Measure::Balance);
        let mut others = window(self.all, whole.sentence, 0).iter().filter(told);
        let own = |l: &Level| [whole, x, m].iter().any(|own| own.quantity == l.quantity);
        x.sentence == whole.sentence && m.sentence == whole.sentence && others.all(own)
    }

    /// "Exports were $4.5 billion, transit $1.5 billion and imports $3.4 billion": a third figure makes the whole.
    fn fits_with_another(&self, whole: &Level, x: &Level, m: &Level) -> bool {
        let tolerate = |level: &Level| Some(self.document.quantities.get(level.quantity)?.figure.tolerate());
        let known = || Some((tolerate(whole)?, tolerate(x)? + tolerate(m)?));
        let Some((whole_is, both)) = known().filter(|_| whole.is(Measure::Turnover)) else { return false };
        let own = |l: &Level| [whole, x, m].iter().any(|own| own.quantity == l.quantity);
        let told = window(self.all, m.sentence, 0).iter().filter(|l| l.unit == m.unit && !l.earlier && !own(l));
        let mut others = told.filter_map(tolerate);
        others.any(|other| (both + other).meets(&whole_is))
    }

    /// "Trade was $9.4 billion in 2020. In the first half of 2021 exports were ...".
    fn is_of_another_time(&self, whole: &Level, part: &Level) -> bool {
        let told = |t: &Token| match t.item {
            Item::Time(i) => self.document.times.get(i).map(|t| t.time).filter(|t| is_of_its_own(*t)),
            _ => None,
        };
        let (before, after) = self.document.around(whole.span);
        let own: Vec<Time> = before.iter().chain(after).filter_map(told).collect();
        let mut opening = self.document.around(part.span).0.iter().filter_map(told).peekable();
        part.sentence != whole.sentence
            && !own.is_empty()
            && opening.peek().is_some()
            && !opening.any(|t| own.contains(&t))
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

/// Whether a time is not told by another one, as "a year earlier" and "the same period" are.
const fn is_of_its_own(time: Time) -> bool {
    matches!(time, Time::Period(_) | Time::Months { .. } | Time::MonthsBefore { .. })
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

/// "Of the total, exports made up ...", "of this volume": the sentence takes apart what the one before told.
fn is_of_it(sentence: &[Token]) -> bool {
    const OPENING: usize = 3;
    let cue = |at: usize| sentence.get(at).map_or(Cue::None, Token::cue);
    let whole = |i: usize| matches!(cue(i), Cue::Total | Cue::Pronoun | Cue::Which);
    let of_one = |i: usize| matches!(cue(i + 1), Cue::Exports | Cue::Imports);
    (0..OPENING).any(|i| cue(i) == Cue::Of && (i + 1..i + 3).any(|i| whole(i) && !of_one(i)))
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
    let untold = whole.measure.is_none() || whole.total && !whole.is(Measure::Balance);
    if !whole.is(Measure::Turnover) && !untold {
        return None;
    }
    let exports = levels.flows(whole, Measure::Exports);
    let imports = levels.flows(whole, Measure::Imports);
    let flows = exports.iter().chain(&imports).filter(|l| l.quantity != whole.quantity);
    let flows: Vec<&Level> = flows.copied().collect();
    let mut statement = Statement::new(Kind::Sum, whole.span, whole.quantity);
    let pairs = |both: fn(&Level, &Level) -> bool| {
        let after = |i: usize| flows.iter().skip(i + 1);
        let pairs = flows.iter().enumerate().flat_map(move |(i, a)| after(i).map(move |b| (*a, *b)));
        pairs.filter(move |(a, b)| both(a, b)).collect::<Vec<_>>()
    };
    let flows_of_one = pairs(|a, b| a.measure != b.measure).into_iter().filter(|(a, b)| !is_crossed(a, b, &flows));
    for (a, b) in flows_of_one.chain(pairs(are_of_both_sides)) {
        let sum = E::Sum(vec![E::Quantity(a.quantity), E::Quantity(b.quantity)]);
        let taken = Reading::taken("exports and imports together", sum);
        statement = statement.reading(taken.assuming(Identity::Turnover));
    }
    if statement.readings.is_empty() {
        return None;
    }
    let certain =
        whole.is(Measure::Turnover) && (whole.head || whole.earlier) && levels.is_certain(whole, [&exports, &imports]);
    // "$14 billion came from trade with the others"
    let elsewhere = whole.qualifier.as_deref() == Some("from");
    let both_sides = matches!(flows.as_slice(), [a, b] if a.sentence == b.sentence && are_of_both_sides(a, b));
    let one_each = exports.len() == 1 && imports.len() == 1;
    let named = whole.is(Measure::Turnover) && !elsewhere && (one_each || both_sides);
    Some(statement.on(match (certain, named) {
        _ if levels.is_gap(whole, &flows) => Ground::Nearby,
        _ if has_lost_scale(whole, &flows) || levels.is_with_another(whole, &flows) => Ground::Nearby,
        (true, _) if levels.are_in_one_breath(whole, &flows) => Ground::Stated,
        (true, _) => Ground::Identity,
        (false, true) => Ground::Inherited,
        (false, false) => Ground::Nearby,
    }))
}

/// The exports of the one side and those of the other.
fn are_of_both_sides(a: &Level, b: &Level) -> bool {
    a.measure == b.measure && a.side.is_some() && b.side.is_some() && a.side != b.side
}

/// "Exports were $5 billion and imports $3 billion. ... Exports were $7 billion and imports $4 billion": nobody adds the first of
/// one pair to the second of another.
fn is_crossed(a: &Level, b: &Level, flows: &[&Level]) -> bool {
    a.sentence != b.sentence && is_paired(a, b, flows) && is_paired(b, a, flows)
}

/// Whether the sentence of a flow gives another one of what the other measures.
fn is_paired(one: &Level, other: &Level, flows: &[&Level]) -> bool {
    one.measure != other.measure && flows.iter().any(|l| l.sentence == one.sentence && l.measure == other.measure)
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
    let flows: Vec<&Level> = exports.iter().chain(&imports).copied().collect();
    for x in &exports {
        for m in imports.iter().filter(|m| !is_crossed(x, m, &flows)) {
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
        return levels.beyond(whole, &flows).or_else(|| between_sides(levels, whole, &flows));
    }
    let certain = levels.is_certain(whole, [&exports, &imports]);
    // Told in one breath they belong together, however far off one is.
    let near =
        |l: &&Level| l.sentence == whole.sentence || l.sentence.abs_diff(whole.sentence) == 1 && levels.goes_on(whole);
    let told = exports.iter().any(near) && imports.iter().any(near)
        || certain && (levels.goes_on_in_turnover(whole) || levels.concludes(whole, &flows));
    // "Excluding trade with ..., the deficit was ...": of other flows than these.
    let other = whole.qualifier.is_some() && flows.iter().all(|l| l.qualifier != whole.qualifier);
    Some(statement.on(match (certain, told) {
        _ if has_lost_scale(whole, &flows) || levels.is_with_another(whole, &flows) => Ground::Nearby,
        (true, true) => Ground::Stated,
        (true, false) => Ground::Identity,
        (false, _) if other => Ground::Nearby,
        (false, _) => Ground::Inherited,
    }))
}

/// "Chinese exports were $3.9 billion and Tanzanian exports $0.4 billion. Tanzania's deficit thus stood at $3.5 billion": what the
/// one sells the other buys.
fn between_sides(levels: &Levels<'_>, whole: &Level, flows: &[&Level]) -> Option<Statement> {
    let [a, b] = flows else { return None };
    let near = whole.sentence.abs_diff(a.sentence) <= 1 && a.sentence == b.sentence;
    let plain = whole.qualifier.is_none() && a.qualifier == b.qualifier && a.bare == b.bare && a.time == b.time;
    if !near || !plain || !are_of_both_sides(a, b) {
        return None;
    }
    let sold = a.is(Measure::Exports);
    let surplus = match whole.side {
        Some(side) if Some(side) == a.side => Some(sold),
        Some(side) if Some(side) == b.side => Some(!sold),
        _ => None,
    };
    let sign = whole.measure.map_or(0, |(_, sign)| sign);
    let (a, b) = (E::Quantity(a.quantity), E::Quantity(b.quantity));
    let difference = match surplus.map(|first| if first { sign } else { -sign }) {
        Some(1) => E::difference(a, b),
        Some(-1) => E::difference(b, a),
        _ => E::absolute(E::difference(a, b)),
    };
    let reading = Reading::taken("what one side sells less what the other does", difference);
    let statement = Statement::new(Kind::Balance, whole.span, whole.quantity);
    let ground = if levels.concludes(whole, flows) { Ground::Stated } else { Ground::Identity };
    Some(statement.reading(reading.assuming(Identity::Balance)).on(ground))
}
