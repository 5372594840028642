//! What statements say of quantities that other sentences, texts and records speak of too.
//!
//! A statement is checked inside its text; a claim has a subject (whose turnover, in which year), so it can be held against
//! records and joined with the claims of other sentences. Where the words leave the subject open, every subject they can have
//! is a candidate.

use std::collections::BTreeMap;

use super::frame::Frame;
use super::level::Level;
use super::mention::{Clause, Role, measure_of, sign_of};
use crate::economy::Economy;
use crate::measure::Measure;
use crate::number::Unit;
use crate::period::Period;
use crate::source::Span;
use crate::text::cue::Cue;
use crate::text::sentence::{Item, Token};
use crate::text::time::Time;

/// Which quantity of the world a claim is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Subject {
    pub(crate) measure: Measure,
    pub(crate) reporter: Economy,
    pub(crate) partner: Economy,
    pub(crate) period: Option<Period>,
}

impl Subject {
    /// The subject with the smaller code first where the measure has no direction: one key for one quantity.
    pub(crate) fn new(measure: Measure, reporter: Economy, partner: Economy, period: Option<Period>) -> Self {
        // Claims of the Soviet Union passed to Russia.
        let heir = |e: Economy| if e == Economy::SUN { Economy::RUS } else { e };
        let (reporter, partner) = (heir(reporter), heir(partner));
        let debt = matches!(measure, Measure::DebtStock | Measure::WrittenOff | Measure::Remaining);
        let period = if debt { None } else { period };
        let swap =
            measure == Measure::Turnover && (partner < reporter && partner != Economy::WLD || reporter == Economy::WLD);
        let (reporter, partner) = if swap { (partner, reporter) } else { (reporter, partner) };
        Self { measure, reporter, partner, period }
    }

    /// The same quantity a year before.
    pub(crate) fn a_year_earlier(&self) -> Option<Self> {
        let period = self.period?.a_year_earlier().ok()?;
        Some(Self { period: Some(period), ..*self })
    }
}

impl std::fmt::Display for Subject {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}-{}", self.measure, self.reporter, self.partner)?;
        self.period.map_or(Ok(()), |period| write!(f, " {period}"))
    }
}

/// What is said of a subject.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Said {
    /// It is the figure.
    Level,
    /// It changed by the percentage on the year before.
    Change { negative: bool },
    /// It is that many times less (or, not `less`, more) than the other.
    Ratio { other: Subject, less: bool },
    /// It is that share of the other.
    ShareOf { other: Subject },
    /// It changed the other way in every year since: "the first decline since 2009".
    Since { fall: bool, year: Period },
}

/// One claim.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Claim {
    pub(crate) quantity: usize,
    pub(crate) span: Span,
    pub(crate) said: Said,
    /// The subjects the words can have, the likeliest first.
    pub(crate) candidates: Vec<Subject>,
    /// Claims of one clause have one subject: they take the same candidate.
    pub(crate) clause: usize,
    pub(crate) target: bool,
    /// The words of another clause that give the parties or the period, where some do.
    pub(crate) relied_on: Vec<Span>,
    /// The day or year in which something is said to have happened: "In 2014 Moscow cancelled ...".
    pub(crate) dated: Option<Period>,
    /// Where the words for that stand.
    pub(crate) dated_at: Option<Span>,
    /// Whether the words name nobody, so that the candidates are all there are in the text.
    pub(crate) open: bool,
    /// The way the figure came from the period before: -1 for "fell to", 1 for "rose to", 0 where the words do not say.
    pub(crate) moved: i8,
}

impl Claim {
    /// The same claim in a text that stands `bytes` further on and holds `quantities` before it.
    pub(crate) fn shifted(&self, bytes: usize, quantities: usize) -> Self {
        let shift = |span: &Span| Span::new(span.start + bytes, span.end + bytes);
        Self {
            quantity: self.quantity + quantities,
            clause: self.clause + quantities,
            span: shift(&self.span),
            relied_on: self.relied_on.iter().map(shift).collect(),
            dated_at: self.dated_at.as_ref().map(shift),
            ..self.clone()
        }
    }

    /// Every subject once, the likeliest first.
    fn settle(&mut self) {
        let mut seen: Vec<Subject> = Vec::new();
        self.candidates.retain(|subject| {
            let new = !seen.contains(subject);
            seen.push(*subject);
            new
        });
    }
}

/// The parties that a noun phrase names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Parties {
    reporter: Option<Economy>,
    partner: Option<Economy>,
}

/// What is carried from clause to clause.
#[derive(Clone, Debug, Default)]
struct Carried {
    pair: Option<(Economy, Economy)>,
    period: Option<Period>,
    span: Option<Span>,
}

/// All claims of a text with known subjects. `date` resolves "last year".
pub(crate) fn claims(sentences: &[(Clause<'_>, &[Frame])], levels: &[Level], date: Option<Period>) -> Vec<Claim> {
    let mut carried = Carried::default();
    let mut found: Vec<Claim> = Vec::new();
    let mut before = 0;
    for (index, (clause, frames)) in sentences.iter().enumerate() {
        let first = found.len();
        let begin = levels.partition_point(|l| l.sentence < index);
        for level in levels.iter().skip(begin).take_while(|l| l.sentence == index) {
            found.extend(level_claim(*clause, level, &mut carried, date));
        }
        found.extend(change_claims(*clause, frames, &found));
        found.extend(since_claim(*clause, found.get(before..).unwrap_or_default()));
        found.extend(ratio_claims(*clause, frames, &found, &carried));
        found.extend(share_claims(*clause));
        found.extend(debt_share(*clause, &mut carried));
        before = first;
    }
    let open = all_pairs(&found);
    for claim in &mut found {
        complete(claim, &open);
        claim.settle();
    }
    found.retain(|claim| !claim.candidates.is_empty());
    found
}

/// The claim that a level makes, with the candidates its own words give; none yet where they name nobody.
fn level_claim(clause: Clause<'_>, level: &Level, carried: &mut Carried, date: Option<Period>) -> Option<Claim> {
    if level.role == Role::From || !matches!(level.unit, Unit::Money(_)) {
        return None;
    }
    let measure = claimed_measure(clause, level)?;
    let debt = matches!(measure, Measure::DebtStock | Measure::WrittenOff | Measure::Remaining);
    if level.qualifier.is_some() && !debt {
        return None;
    }
    let parties = level_parties(clause, level.at);
    let parties = if debt { debt_parties(clause, carried) } else { parties };
    let own = period_at(clause, level.at, date);
    let (period, own_period) = match own {
        Some((period, _)) => (Some(period), true),
        None => (carried.period, false),
    };
    let mut relied_on: Vec<Span> = Vec::new();
    if !own_period {
        relied_on.extend(carried.span);
    }
    let candidates = match (parties.reporter, parties.partner, carried.pair) {
        (Some(reporter), Some(partner), _) => {
            carried.pair = Some((reporter, partner));
            vec![Subject::new(measure, reporter, partner, period)]
        }
        (None, Some(one), Some((a, b))) | (Some(one), None, Some((a, b))) if !debt && (one != a && one != b) => {
            relied_on.extend(carried.span);
            [b, a].map(|other| Subject::new(measure, one, other, period)).to_vec()
        }
        (Some(one), None, _) => vec![Subject::new(measure, one, Economy::WLD, period)],
        (None, None, Some((a, b))) if debt || noun_continues(clause, level.at) => {
            relied_on.extend(carried.span);
            continued(measure, (a, b), period)
        }
        _ => Vec::new(),
    };
    let candidates =
        if measure == Measure::DebtStock { or_written_off(clause, level.at, candidates) } else { candidates };
    carried.period = period.or(carried.period);
    carried.span = Some(level.span);
    Some(Claim {
        quantity: level.quantity,
        span: level.span,
        said: Said::Level,
        candidates,
        clause: level.quantity,
        // What remains of a debt is there, whatever is planned with it.
        target: level.target && !debt,
        relied_on,
        dated: period.filter(|_| own_period),
        dated_at: own.map(|(_, span)| span),
        open: false,
        moved: moved(clause, level),
    })
}

/// The subjects of a figure whose clause goes on with the pair before: a flow either way, or, where a text changes the word
/// and not the quantity, the turnover it spoke of.
fn continued(measure: Measure, (a, b): (Economy, Economy), period: Option<Period>) -> Vec<Subject> {
    let of = |measure, one, other| Subject::new(measure, one, other, period);
    match measure {
        Measure::Exports | Measure::Imports => vec![of(measure, b, a), of(measure, a, b), of(Measure::Turnover, a, b)],
        Measure::Investment | Measure::Commitment => vec![of(measure, b, a), of(measure, a, b)],
        _ => vec![of(measure, a, b)],
    }
}

/// "wrote off the debt, which amounted to": the relative clause may speak of the part written off.
fn or_written_off(clause: Clause<'_>, at: usize, mut candidates: Vec<Subject>) -> Vec<Subject> {
    let debt = clause.find_before(at, |cue| cue == Cue::Debt);
    let verb = debt.and_then(|debt| clause.find_before(debt, |cue| cue == Cue::WriteOff));
    let which = debt.is_some_and(|debt| (debt..at).any(|i| clause.cue(i) == Cue::Which));
    if verb.is_some() && which {
        let part: Vec<Subject> = candidates.iter().map(|s| Subject { measure: Measure::WrittenOff, ..*s }).collect();
        candidates.extend(part);
    }
    candidates
}

/// "fell to only $80 million": the way a result came from what was before.
fn moved(clause: Clause<'_>, level: &Level) -> i8 {
    let verb = (0..level.at)
        .rev()
        .take_while(|&i| !clause.is_quantity(i))
        .find(|&i| matches!(clause.cue(i), Cue::Rise | Cue::Fall));
    let based = (level.at + 1..level.at + 8).any(|i| matches!(clause.cue(i), Cue::From | Cue::Against | Cue::Compared));
    verb.filter(|_| level.role == Role::To && !based).map_or(0, |i| sign_of(clause.cue(i)))
}

/// The parties of the noun that a figure measures: the one right after it ("$6.54 billion trade with China"), else the one
/// before.
fn level_parties(clause: Clause<'_>, at: usize) -> Parties {
    let after = (at + 1..at + 4).take_while(|&i| !clause.is_quantity(i) && !clause.is_boundary(i));
    let after = after.into_iter().find(|&i| measure_of(clause.cue(i)).is_some());
    if let Some(noun) = after {
        return parties(clause, noun, noun + 14);
    }
    let before = clause.find_before(at, |cue| measure_of(cue).is_some());
    before.map_or(Parties::default(), |noun| parties(clause, noun, at))
}

/// The measure of a level where it is one of a claim; what was written off is not the debt.
fn claimed_measure(clause: Clause<'_>, level: &Level) -> Option<Measure> {
    if level.refers {
        return None;
    }
    if level.role == Role::Remaining {
        return Some(Measure::Remaining);
    }
    if takes_off(clause, level.at) {
        return Some(Measure::WrittenOff);
    }
    let (measure, _) = level.measure?;
    let follows = |at: usize| clause.find_before(at, |cue| matches!(cue, Cue::WriteOff | Cue::Debt));
    match measure {
        Measure::DebtStock => match follows(level.at) {
            Some(i) if clause.cue(i) == Cue::WriteOff => Some(Measure::WrittenOff),
            _ => Some(Measure::DebtStock),
        },
        Measure::Balance => None,
        other => Some(other),
    }
}

/// "cancelled almost $10 billion, or 90%, of the debt": the amount is what the verb takes off.
fn takes_off(clause: Clause<'_>, at: usize) -> bool {
    let verb = (0..at).rev().take_while(|&i| !clause.is_quantity(i)).any(|i| clause.cue(i) == Cue::WriteOff);
    let named = (0..at).rev().take_while(|&i| clause.cue(i) != Cue::WriteOff).any(|i| clause.cue(i) == Cue::Debt);
    let next = clause.after(at);
    verb && !named && clause.cue(next) == Cue::Of && (next..next + 8).any(|i| clause.cue(i) == Cue::Debt)
}

/// Whether the level's clause goes on with the subject of the clause before it: "and in 2012, exports fell to".
fn noun_continues(clause: Clause<'_>, at: usize) -> bool {
    clause.tokens.iter().take(at).any(|t| matches!(t.item, Item::Quantity(_)))
}

/// "trade between A and B", "A's exports to B", "DPRK trade with China".
fn parties(clause: Clause<'_>, noun: usize, until: usize) -> Parties {
    let mut found = Parties::default();
    let name = |at: usize| match clause.item(at) {
        Some(Item::Name(i)) => clause.document.names.get(i).map(|n| n.economy),
        _ => None,
    };
    found.reporter = (noun.saturating_sub(3)..noun).rev().find_map(name);
    let end = until.max(noun + 1).min(noun + 14);
    let end = (noun + 1..end).find(|&i| clause.is_mark(i, '(') || clause.is_quantity(i)).unwrap_or(end);
    let mut between = false;
    for i in noun + 1..end {
        between |= clause.word(i) == "between";
        let Some(economy) = name(i) else { continue };
        let led = clause.before(i).map_or(Cue::None, |p| clause.cue(p));
        if between {
            if found.reporter.is_none() {
                found.reporter = Some(economy);
            } else if found.reporter != Some(economy) {
                found.partner = Some(economy);
                break;
            }
        } else if matches!(led, Cue::With | Cue::To | Cue::From) {
            found.partner = Some(economy);
            break;
        } else if led == Cue::Of && found.reporter.is_none() {
            found.reporter = Some(economy);
        }
    }
    found
}

/// Who forgives whom: the name before the verb, and the name before "debt".
fn debt_parties(clause: Clause<'_>, carried: &mut Carried) -> Parties {
    let mut names = clause.tokens.iter().filter_map(|t| match t.item {
        Item::Name(i) => clause.document.names.get(i).map(|n| n.economy),
        _ => None,
    });
    let verb = clause.tokens.iter().position(|t| t.cue() == Cue::WriteOff);
    let (Some(_), Some(lender)) = (verb, names.next()) else { return Parties::default() };
    let borrower = names.find(|e| *e != lender && *e != Economy::SUN);
    if let Some(borrower) = borrower {
        carried.pair = Some((lender, borrower));
    }
    Parties { reporter: Some(lender).filter(|_| borrower.is_some()), partner: borrower }
}

/// The period of a quantity: the time nearest before it in its clause, or right after it.
fn period_at(clause: Clause<'_>, at: usize, date: Option<Period>) -> Option<(Period, Span)> {
    let resolve = |i: usize| match clause.item(i) {
        Some(Item::Time(t)) => {
            let time = clause.document.times.get(t).filter(|t| !t.since)?;
            Some((resolve(time.time, date)?, time.span))
        }
        _ => None,
    };
    let after = (at + 1..at + 5).take_while(|&i| !clause.is_quantity(i) && !clause.is_mark(i, ',')).find_map(resolve);
    let stop = |i: &usize| !clause.is_quantity(*i) || resolve(*i).is_some();
    after.or_else(|| (0..at).rev().take_while(stop).find_map(resolve)).or_else(|| (0..at).rev().find_map(resolve))
}

/// A time as a period, relative ones from the document's date.
fn resolve(time: Time, date: Option<Period>) -> Option<Period> {
    let year = |back: i32| date.and_then(|d| d.as_year()).and_then(|y| Period::year(y - back).ok());
    match time {
        Time::Period(period) => Some(period),
        Time::Before { months: 12, steps } => year(i32::try_from(steps).ok()?),
        Time::Current { months: 12 } => year(0),
        _ => None,
    }
}

/// The changes of frames whose result is a claim of its own: both have one subject.
fn change_claims(clause: Clause<'_>, frames: &[Frame], levels: &[Claim]) -> Vec<Claim> {
    let of = |frame: &Frame| {
        let to = frame.to.first()?;
        let level = levels.iter().rev().find(|c| c.quantity == to.quantity)?;
        let change = frame.change.first().filter(|m| m.unit == Unit::Percent && frame.from.is_empty())?;
        let span = clause.tokens.get(change.at)?.span;
        Some(Claim {
            quantity: change.quantity,
            span,
            said: Said::Change { negative: frame.sign() < 0 },
            moved: 0,
            ..level.clone()
        })
    };
    frames.iter().filter_map(of).collect()
}

/// "This was the first decline since 2009": of the quantity whose change was told before.
fn since_claim(clause: Clause<'_>, found: &[Claim]) -> Option<Claim> {
    let is_first = |t: &Token| t.cue() == Cue::Trend && t.span.of(clause.document.text).eq_ignore_ascii_case("first");
    let first = clause.tokens.iter().position(is_first)?;
    let noun = (first + 1..first + 4).find(|&i| matches!(clause.cue(i), Cue::Rise | Cue::Fall))?;
    let fall = clause.cue(noun) == Cue::Fall;
    let since = |i: usize| match clause.item(i) {
        Some(Item::Time(t)) => clause.document.times.get(t).filter(|t| t.since),
        _ => None,
    };
    let (end, time) = (noun + 1..noun + 5).find_map(|i| Some((i, since(i)?)))?;
    let Time::Period(year) = time.time else { return None };
    let change = found.iter().rev().find(|claim| claim.said == Said::Change { negative: fall })?;
    let span = clause.tokens.get(first)?.span.hull(clause.tokens.get(end)?.span);
    let relied_on = vec![change.span];
    Some(Claim { span, said: Said::Since { fall, year }, relied_on, ..change.clone() })
}

/// "almost 50 times less than the volume of DPRK trade with China": the level before against the noun phrase after.
fn ratio_claims(clause: Clause<'_>, frames: &[Frame], levels: &[Claim], carried: &Carried) -> Vec<Claim> {
    let of = |frame: &Frame| {
        let factor = frame.factor.first()?;
        let than = (factor.at + 1..factor.at + 4).find(|&i| clause.cue(i) == Cue::Than)?;
        let less = clause.cue(than.checked_sub(1)?) == Cue::Less;
        let end = (than + 1..than + 12).find(|&i| clause.is_quantity(i)).unwrap_or(than + 12);
        let noun = (than + 1..end).find(|&i| measure_of(clause.cue(i)).is_some())?;
        // "trade turnover": the last noun names it.
        let noun = if measure_of(clause.cue(noun + 1)).is_some() { noun + 1 } else { noun };
        let (measure, _) = measure_of(clause.cue(noun))?;
        let parties = parties(clause, noun, end);
        let level = levels.iter().rev().find(|c| c.said == Said::Level && c.quantity < factor.quantity)?;
        let period = level.candidates.first().and_then(|s| s.period).or(carried.period);
        let other = Subject::new(measure, parties.reporter?, parties.partner?, period);
        let span = clause.tokens.get(factor.at)?.span.hull(clause.tokens.get(than.checked_sub(1)?)?.span);
        Some(Claim { quantity: factor.quantity, span, said: Said::Ratio { other, less }, moved: 0, ..level.clone() })
    };
    frames.iter().filter_map(of).collect()
}

/// "China accounted for 90% of North Korean exports": a partner's share of a flow.
fn share_claims(clause: Clause<'_>) -> Vec<Claim> {
    let find = |at: usize| {
        let Some(Item::Quantity(quantity)) = clause.item(at) else { return None };
        let read = clause.document.quantities.get(quantity)?;
        if read.figure.unit() != Unit::Percent {
            return None;
        }
        let verb = clause.find_before(at, |cue| cue == Cue::Share)?;
        let name = |i: usize| match clause.item(i) {
            Some(Item::Name(n)) => clause.document.names.get(n).map(|n| n.economy),
            _ => None,
        };
        let partner = (0..verb).rev().take(4).find_map(name)?;
        let of = (at + 1..at + 10).find(|&i| clause.cue(i) == Cue::Of)?;
        let of = (of..of + 8).rfind(|&i| clause.cue(i) == Cue::Of).unwrap_or(of);
        let noun = (of + 1..of + 6).find(|&i| measure_of(clause.cue(i)).is_some())?;
        let reporter = (of + 1..noun).find_map(name)?;
        let (measure, _) = measure_of(clause.cue(noun))?;
        let period = (at + 1..noun).chain((0..at).rev()).find_map(|i| resolve(clause.time(i)?, None));
        let whole = Subject::new(measure, reporter, Economy::WLD, period);
        let span = clause.tokens.get(verb)?.span.hull(clause.tokens.get(noun)?.span);
        Some(Claim {
            quantity,
            span,
            said: Said::ShareOf { other: whole },
            candidates: vec![Subject::new(measure, reporter, partner, period)],
            clause: quantity,
            target: false,
            relied_on: Vec::new(),
            dated: None,
            dated_at: None,
            open: false,
            moved: 0,
        })
    };
    (0..clause.tokens.len()).filter_map(find).collect()
}

/// "cancelled almost $10 billion, or 90%, of the debt", "after writing off 90% of debt": the part of a debt written off.
fn debt_share(clause: Clause<'_>, carried: &mut Carried) -> Option<Claim> {
    let verb = clause.tokens.iter().position(|t| t.cue() == Cue::WriteOff)?;
    let own = debt_parties(clause, carried);
    let (lender, borrower) = own.reporter.zip(own.partner).or(carried.pair)?;
    let at = (verb..clause.tokens.len()).find(|&i| {
        let percent = |q: usize| clause.document.quantities.get(q).is_some_and(|q| q.figure.unit() == Unit::Percent);
        let of_debt = || (i + 1..i + 9).any(|k| clause.cue(k) == Cue::Debt);
        matches!(clause.item(i), Some(Item::Quantity(q)) if percent(q)) && of_debt()
    })?;
    let Some(Item::Quantity(quantity)) = clause.item(at) else { return None };
    let subject = |measure| Subject::new(measure, lender, borrower, None);
    Some(Claim {
        quantity,
        span: clause.tokens.get(at)?.span,
        said: Said::ShareOf { other: subject(Measure::DebtStock) },
        candidates: vec![subject(Measure::WrittenOff)],
        clause: quantity,
        target: false,
        relied_on: if own.partner.is_some() { Vec::new() } else { carried.span.into_iter().collect() },
        dated: period_at(clause, at, None).map(|(period, _)| period),
        dated_at: period_at(clause, at, None).map(|(_, span)| span),
        open: false,
        moved: 0,
    })
}

/// Every pair that some claim names, and each economy of them with the world, the one named most first.
fn all_pairs(claims: &[Claim]) -> Vec<(Economy, Economy)> {
    let mut pairs: Vec<(Economy, Economy)> = Vec::new();
    let mut named: BTreeMap<Economy, usize> = BTreeMap::new();
    let mut see = |subject: &Subject| {
        let pair = (subject.reporter, subject.partner);
        for economy in [subject.reporter, subject.partner] {
            *named.entry(economy).or_default() += 1;
        }
        if !pairs.contains(&pair) {
            pairs.push(pair);
        }
    };
    for claim in claims {
        claim.candidates.first().into_iter().for_each(&mut see);
        if let Said::Ratio { other, .. } | Said::ShareOf { other } = &claim.said {
            see(other);
        }
    }
    named.remove(&Economy::WLD);
    let focus = named.into_iter().max_by_key(|(economy, count)| (*count, std::cmp::Reverse(*economy)));
    let mut open: Vec<(Economy, Economy)> = focus.map(|(economy, _)| (economy, Economy::WLD)).into_iter().collect();
    open.extend(pairs.into_iter().filter(|(_, partner)| *partner != Economy::WLD));
    open
}

/// Gives a claim whose words name nobody every pair of the text as candidate.
fn complete(claim: &mut Claim, open: &[(Economy, Economy)]) {
    const CANDIDATES: usize = 6;
    if !claim.candidates.is_empty() || claim.target {
        return;
    }
    let turnover = |(a, b): &(Economy, Economy)| Subject::new(Measure::Turnover, *a, *b, claim.dated);
    for subject in open.iter().map(turnover) {
        if claim.candidates.len() < CANDIDATES && !claim.candidates.contains(&subject) {
            claim.candidates.push(subject);
        }
    }
    claim.open = true;
}
