//! "59 percent of the whole", "accounted for $6.9 billion of it, or 75%", "cancelling 80 percent of the $38.9 billion".

use rust_decimal::Decimal;

use super::expression::Expression as E;
use super::kind::StatementKind as Kind;
use super::level::{Level, qualifier};
use super::mention::{Clause, Mention, Role, measure_of};
use super::portion;
use super::statement::{Ground, Reading, Statement};
use crate::measure::Measure;
use crate::number::Unit;
use crate::source::Span;
use crate::text::cue::Cue;
use crate::text::sentence::Item;

/// What the words after a share say it is a share of.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Of {
    /// An amount that follows.
    Amount(Follows),
    /// A measure: "of exports".
    Measure(Measure),
    /// A part of a measure, and where its words begin: "of the exports to Africa".
    Narrowed(Measure, usize),
    /// "of the total", "of it", or nothing.
    Anything,
    /// Something by a name of its own, told by the noun at a place: "of the ceiling", "of the revenue".
    Named(usize),
    /// Something that is no figure of trade: "of GDP", "of the population".
    Elsewhere,
}

/// The quantity of an amount that follows a share.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct Follows(usize);

/// The shares of a sentence.
pub(crate) fn statements(
    clause: Clause<'_>,
    sentence: usize,
    mentions: &[Mention],
    levels: &[Level],
) -> Vec<Statement> {
    let told = |(i, share): (usize, &Mention)| {
        let open = || (share.role == Role::Share).then(|| Open::of(clause, sentence, mentions, i, levels)).flatten();
        portion::told(clause, sentence, mentions, i, levels).or_else(|| Some(open()?.statement()))
    };
    mentions.iter().enumerate().filter_map(told).collect()
}

/// Money, tonnes, or a count of things.
pub(super) const fn is_amount(unit: Unit) -> bool {
    matches!(unit, Unit::Money(_) | Unit::Measure(_) | Unit::Number)
}

/// A share with what its words say of its part and its whole.
struct Open<'c, 'l> {
    clause: Clause<'c>,
    sentence: usize,
    share: Mention,
    levels: &'l [Level],
    of: Of,
    /// The amount of its own clause that it is the share of.
    part: Option<Mention>,
    /// The level told before that a noun or "that" stands for.
    topic: Option<&'l Level>,
    /// The level that the words after it name: "of the revenue".
    said: Option<&'l Level>,
    /// Whether it stands in an aside to its part.
    aside: bool,
    /// Whether "respectively" gives it its part.
    paired: bool,
}

impl<'c, 'l> Open<'c, 'l> {
    fn of(
        clause: Clause<'c>,
        sentence: usize,
        mentions: &[Mention],
        index: usize,
        levels: &'l [Level],
    ) -> Option<Self> {
        let share = *mentions.get(index)?;
        let of = whole_named(clause, mentions, index);
        let (paired, aside) = (paired_part(clause, mentions, index), in_aside(clause, mentions, index));
        let part = paired.or(aside).or_else(|| part(clause, mentions, index, of));
        // "Food exports reached $4.8 billion, so that rice made up 42 percent": the noun stands nearer than the figure.
        let topic = by_topic(clause, sentence, &share, levels);
        let topic = topic.filter(|(noun, _)| part.is_none_or(|part| part.at < *noun)).map(|(_, level)| level);
        let topic = topic.filter(|_| !matches!(of, Of::Amount(_) | Of::Elsewhere) || part.is_none());
        let part = part.filter(|part| topic.is_none_or(|topic| topic.quantity == part.quantity));
        let topic = topic.or_else(|| of_pronoun(clause, sentence, &share, levels).filter(|_| part.is_none()));
        let own = part.map(|part| part.quantity).or(topic.map(|topic| topic.quantity));
        let said = said_whole(clause, sentence, of, levels).filter(|said| own != Some(said.quantity));
        let (aside, paired) = (aside.is_some(), paired.is_some());
        Some(Self { clause, sentence, share, levels, of, part, topic, said, aside, paired })
    }

    fn statement(&self) -> Statement {
        let (share, span) = (&self.share, self.span());
        let start = Statement::new(Kind::Share, span, share.quantity);
        if let (Of::Amount(Follows(whole)), Some(part)) = (self.of, self.part) {
            let statement = start.reading(Reading::only(ratio(share, part.quantity, whole)));
            return statement.with(roles(part.quantity, whole, share));
        }
        let parts = if self.of == Of::Elsewhere { Vec::new() } else { self.parts() };
        let mut ground = if self.part.is_some() || self.topic.is_some() { Ground::Inherited } else { Ground::Nearby };
        let (mut readings, mut only) = (Vec::new(), None);
        for (part, unit) in &parts {
            let wholes = self.wholes(*part, *unit);
            only = self.only(&wholes, *part);
            if wholes.first().is_some_and(|l| l.earlier) {
                ground = Ground::Nearby;
            }
            readings.extend(wholes.iter().map(|whole| Reading::only(ratio(share, *part, whole.quantity))));
        }
        if readings.is_empty() {
            let missing = "the whole or the part is not given";
            return Statement::unverifiable(Kind::Share, span, Some(share.quantity), missing);
        }
        let certain = only.is_some_and(|whole| self.is_certain(whole, readings.len()));
        start.readings(readings).on(self.ground(ground, certain))
    }

    /// How much hangs on the words, where they make its whole certain or not.
    fn ground(&self, found: Ground, certain: bool) -> Ground {
        let beside = self.part.is_some_and(|part| {
            let near = part.at < self.share.at && self.share.at - part.at <= 3;
            near || is_apposed(self.clause, &part, &self.share)
        });
        let nested = self.part.is_some_and(|part| is_nested(self.clause, part.quantity));
        let row = self.is_of_all() && beside && !nested || self.paired;
        match (certain && !nested, row) {
            (true, _) => Ground::Stated,
            (false, true) if found != Ground::Nearby && !self.is_of_it() => Ground::Row,
            // "of electronics exports" is of no figure told for exports.
            _ if matches!(self.of, Of::Narrowed(..)) && self.said.is_none() => Ground::Nearby,
            _ => found,
        }
    }

    fn span(&self) -> Span {
        let place = self.clause.span(self.share.at);
        let own = self.part.and_then(|part| self.clause.tokens.get(part.at));
        own.map_or(place, |t| t.span.hull(place))
    }

    /// What it may be the share of, with the unit.
    fn parts(&self) -> Vec<(usize, Unit)> {
        let levels = || match self.topic {
            Some(topic) => vec![topic],
            None => subject(self.clause, self.sentence, &self.share, self.levels),
        };
        match self.part {
            Some(part) => vec![(part.quantity, part.unit)],
            None => levels().into_iter().map(|l| (l.quantity, l.unit)).collect(),
        }
    }

    /// What a part may be a part of, the likeliest first.
    fn wholes(&self, part: usize, unit: Unit) -> Vec<&'l Level> {
        let mut found = wholes(self.clause, self.sentence, self.of, self.levels, part, unit);
        if let Some(said) = self.said.filter(|said| found.iter().any(|l| l.quantity == said.quantity)) {
            found = vec![said];
        }
        if self.is_of_it() {
            found.sort_by_key(|l| (l.quantity > part, part.abs_diff(l.quantity)));
        }
        found
    }

    /// The one present figure among the wholes, where the clause names the part. What is told before the share outranks what is
    /// told after it.
    fn only(&self, wholes: &[&'l Level], part: usize) -> Option<&'l Level> {
        let first = wholes.first().copied()?;
        let current = wholes.iter().filter(|l| !l.earlier && (!self.is_told(first) || self.is_told(l))).count();
        let named = self.aside || part_is_named(self.clause, &self.share, part);
        (current == 1 && !first.earlier && named).then_some(first)
    }

    /// Whether a level stands before the share.
    fn is_told(&self, level: &Level) -> bool {
        (level.sentence, level.at) < (self.sentence, self.share.at)
    }

    fn is_of_it(&self) -> bool {
        self.part.is_some_and(|part| is_of_it(self.clause, &part))
    }

    /// Whether the words leave nothing of the whole out.
    fn is_of_all(&self) -> bool {
        !matches!(self.of, Of::Narrowed(..) | Of::Named(_)) || self.said.is_some()
    }

    /// Whether the words mean this whole and no other.
    fn is_certain(&self, whole: &Level, readings: usize) -> bool {
        let (clause, sentence) = (self.clause, self.sentence);
        let Some(part) = self.part else { return false };
        let larger = value_of(clause, whole.quantity) >= value_of(clause, part.quantity);
        // "over 60 percent of the total, and imports were ...": what follows is not the total.
        let before = self.of != Of::Anything || self.is_told(whole);
        // "$3.9 billion worth of goods. The Emirates bought $1.1 billion of it, or 27.6%"
        let near = whole.sentence <= sentence && whole.sentence + 1 >= sentence;
        let it = self.is_of_it() && readings == 1 && near;
        let named = matches!(self.of, Of::Measure(_)) || clause.cue(clause.after(self.share.at)) == Cue::Of;
        let said = self.said.is_some_and(|said| said.quantity == whole.quantity);
        let meant = said || is_whole(whole, sentence, self.of);
        larger && before && (named && self.is_of_all() && meant && is_owned(clause, &self.share, whole) || it)
    }
}

fn value_of(clause: Clause<'_>, quantity: usize) -> Option<Decimal> {
    clause.document.quantities.get(quantity).map(|q| q.figure.value())
}

/// Whether a whole is that of the economy named with it: "50 percent of China's total" is of no total but China's.
fn is_owned(clause: Clause<'_>, share: &Mention, whole: &Level) -> bool {
    const REACH: usize = 4;
    let economy = |item: Item| match item {
        Item::Name(i) => clause.document.names.get(i).map(|name| name.economy),
        _ => None,
    };
    let next = clause.after(share.at);
    let owner = (next..next + REACH).take_while(|&i| !clause.is_quantity(i)).find_map(|i| economy(clause.item(i)?));
    let (before, after) = clause.document.around(whole.span);
    let told = clause.tokens.iter().take(share.at).chain(before).chain(after);
    owner.is_none_or(|owner| told.into_iter().any(|t| economy(t.item) == Some(owner)))
}

/// "of the revenue", "of the food group", "of Welsh sales": the one figure told that these words name.
fn said_whole<'l>(clause: Clause<'_>, sentence: usize, of: Of, levels: &'l [Level]) -> Option<&'l Level> {
    let (Of::Named(first) | Of::Narrowed(_, first)) = of else { return None };
    only_said_of(clause, sentence, clause.word(first), levels).filter(|l| l.sentence + 2 >= sentence)
}

/// Whether the share follows its part with a verb or preposition between, not a figure of another clause, or is followed by
/// it: "20 percent of exports, or $6.4 billion".
fn part_is_named(clause: Clause<'_>, share: &Mention, part: usize) -> bool {
    let Some(at) = clause.tokens.iter().position(|t| t.item == Item::Quantity(part)) else { return false };
    let beside = (at + 1..share.at).all(|i| clause.is_mark(i, ','));
    let before = at < share.at && share.at - at <= 6 && (beside || !(at..share.at).any(|i| clause.is_boundary(i)));
    // "$71 million of the month's imports, or 17%"
    let of_it = || {
        clause.cue(clause.after(at)) == Cue::Of && (at + 1..share.at).filter(|&i| clause.is_boundary(i)).count() <= 1
    };
    let concluded = clause.before(share.at).is_some_and(|or| clause.cue(or) == Cue::Or) && share.at < at + 12;
    before
        || (at < share.at && concluded && of_it())
        || (share.at < at && clause.before(at).is_some_and(|or| clause.cue(or) == Cue::Or))
}

/// Whether a level is all of its measure, told in this sentence or not long before.
fn is_whole(level: &Level, sentence: usize, of: Of) -> bool {
    let reach = if matches!(of, Of::Measure(_)) { 3 } else { 2 };
    (level.qualifier.is_none() || of == Of::Anything)
        && level.sentence <= sentence
        && level.sentence + reach >= sentence
}

pub(super) fn roles(part: usize, whole: usize, share: &Mention) -> [(usize, &'static str); 3] {
    [(part, "part"), (whole, "whole"), (share.quantity, "stated")]
}

pub(super) fn ratio(share: &Mention, part: usize, whole: usize) -> E {
    let quotient = E::quotient(E::Quantity(part), E::Quantity(whole));
    if share.unit == Unit::Times { quotient } else { E::percent(quotient) }
}

/// The levels that a percentage can be a share of, by the words that follow it.
pub(crate) fn possible_wholes<'l>(
    clause: Clause<'_>,
    mentions: &[Mention],
    index: usize,
    levels: &[&'l Level],
) -> Vec<&'l Level> {
    let of = whole_named(clause, mentions, index);
    let may_be = |level: &&Level| match of {
        Of::Amount(Follows(quantity)) => level.quantity == quantity,
        Of::Measure(measure) | Of::Narrowed(measure, _) => level.is(measure) || level.total || level.measure.is_none(),
        Of::Anything | Of::Named(_) => true,
        Of::Elsewhere => false,
    };
    levels.iter().copied().filter(may_be).collect()
}

/// What follows the share: "of the total", "of exports", "of the $38.9 billion".
pub(super) fn whole_named(clause: Clause<'_>, mentions: &[Mention], index: usize) -> Of {
    let Some(share) = mentions.get(index) else { return Of::Elsewhere };
    let next = clause.after(share.at);
    // "or 20 percent, of the $50 million total"
    let marked = clause.is_mark(next, ',') || clause.is_mark(next, ')');
    let next = next + usize::from(marked && clause.cue(next + 1) == Cue::Of);
    // "39.3% out of all imports"
    let next = next + usize::from(clause.word(next) == "out" || clause.cue(next) == Cue::ShareNoun);
    if clause.cue(next) != Cue::Of {
        // "or 34.64 percent" beside "of imports".
        let before = mentions.get(index.wrapping_sub(1)).map(|m| m.at);
        let beside = before.and_then(|b| (b + 1..share.at).find_map(|i| measure_of(clause.cue(i))));
        return beside.map_or(Of::Anything, |(measure, _)| Of::Measure(measure));
    }
    let totals = |i: usize| matches!(clause.word(i), "totalling" | "totaling");
    let mut noun = None;
    for i in next + 1..next + 8 {
        noun = noun.or(clause.is_topic(i).then_some(i));
        if let Some(mention) = mentions.iter().find(|m| m.at == i) {
            let amount = is_amount(mention.unit);
            let of = clause.before(i).is_some_and(|b| clause.cue(b) == Cue::Of || totals(b));
            let level = matches!(mention.role, Role::Level | Role::To | Role::From);
            return if amount && (mention.role == Role::Whole || (of && level)) {
                Of::Amount(Follows(mention.quantity))
            } else {
                Of::Anything
            };
        }
        match clause.cue(i) {
            Cue::Total | Cue::Pronoun | Cue::Which => return total_of(clause, i),
            Cue::Gdp => return Of::Elsewhere,
            cue => {
                if let Some((measure, _)) = measure_of(cue).filter(|_| !totals(i + 1)) {
                    let of_some = matches!(clause.cue(i + 1), Cue::To | Cue::With | Cue::From);
                    let narrowed = of_some || qualifier(clause, i + 1).is_some();
                    return if narrowed { Of::Narrowed(measure, noun.unwrap_or(i)) } else { Of::Measure(measure) };
                }
            }
        }
        if clause.is_mark(i, ',') || clause.is_boundary(i) || clause.item(i).is_none() {
            break;
        }
    }
    noun.map_or(Of::Anything, Of::Named)
}

/// "of total exports" is of exports, "of the total" of anything.
fn total_of(clause: Clause<'_>, at: usize) -> Of {
    let named = (at + 1..at + 4).find_map(|i| measure_of(clause.cue(i)));
    named.map_or(Of::Anything, |(measure, _)| Of::Measure(measure))
}

/// The amount in apposition to the share, or the one its clause is about.
fn part(clause: Clause<'_>, mentions: &[Mention], index: usize, of: Of) -> Option<Mention> {
    let share = mentions.get(index)?;
    let amount = |m: &&Mention| is_amount(m.unit);
    let is_whole = |m: &&Mention| matches!(of, Of::Amount(Follows(q)) if q == m.quantity);
    let next = mentions.get(index + 1).filter(amount).filter(|m| !is_whole(m));
    let apposed = next.filter(|m| m.role == Role::Level && m.at <= share.at + 10);
    let is_level =
        |m: &&Mention| matches!(m.role, Role::Level | Role::To) || m.role == Role::From && clause.opens_earlier();
    let before = mentions.get(..index)?.iter().rev().find(amount).filter(is_level);
    let before = before.filter(|m| !(m.at..share.at).any(|i| clause.is_mark(i, ';')));
    let after_whole = mentions.get(index + 2).filter(amount).filter(|_| matches!(of, Of::Amount(_)));
    let between = before.filter(|b| share.at.saturating_sub(b.at) <= 8);
    let beside = before.filter(|b| is_beside(clause, b, share));
    let right_behind = apposed.filter(|m| is_beside(clause, share, m));
    match of {
        Of::Amount(_) => after_whole.or(between),
        _ => beside.or(right_behind).or(between).or(apposed).or(before),
    }
    .copied()
}

/// "Sales of chips, which took up 18.8 percent of all shipments, climbed 15 percent to $11.55 billion": the figure of the sentence
/// that the aside is in.
fn in_aside(clause: Clause<'_>, mentions: &[Mention], index: usize) -> Option<Mention> {
    const REACH: usize = 8;
    let share = mentions.get(index)?;
    let which = (share.at.saturating_sub(REACH)..share.at).rev().find(|&i| clause.cue(i) == Cue::Which)?;
    let opened = which.checked_sub(1).is_some_and(|i| clause.is_mark(i, ','));
    let first = !mentions.iter().take(index).any(|m| is_amount(m.unit));
    let dated = |i: usize| matches!(clause.item(i), Some(Item::Time(_)));
    let closed = (share.at + 1..share.at + REACH).find(|&i| clause.is_mark(i, ',') || clause.is_quantity(i))?;
    let verb = (closed + 1..closed + 3).any(|i| matches!(clause.cue(i), Cue::Rise | Cue::Fall | Cue::Reach));
    let mut after = mentions.iter().skip(index + 1).filter(|m| is_amount(m.unit));
    let result = after.next().filter(|m| matches!(m.role, Role::To | Role::Level));
    let now = !(share.at..closed).any(dated);
    result.filter(|_| opened && first && verb && now && clause.is_mark(closed, ',')).copied()
}

/// "$3.4 billion, of which $1.8 billion or 52.9 percent": a share of what stands before it, not of what the others are of.
fn is_nested(clause: Clause<'_>, part: usize) -> bool {
    let at = clause.tokens.iter().position(|t| t.item == Item::Quantity(part)).unwrap_or(0);
    (0..at).any(|i| clause.cue(i) == Cue::Of && clause.cue(i + 1) == Cue::Which)
}

/// "$6.9 billion of it": a part of the figure told last.
fn is_of_it(clause: Clause<'_>, part: &Mention) -> bool {
    clause.cue(part.at + 1) == Cue::Of && matches!(clause.word(part.at + 2), "it" | "this" | "that")
}

/// "18,479 units, which is a 7.6% share", "191,072 vehicles, representing 78.9%".
fn is_apposed(clause: Clause<'_>, part: &Mention, share: &Mention) -> bool {
    const REACH: usize = 7;
    let joins = |i: usize| {
        use Cue::{Filler, For, Or, Reach, Share, To, Which};
        matches!(clause.cue(i), Which | Reach | Filler | Share | For | Or | To) || clause.is_mark(i, ',')
    };
    let noun = usize::from(clause.is_topic(part.at + 1));
    part.at < share.at && share.at - part.at <= REACH && (part.at + 1 + noun..share.at).all(joins)
}

/// Whether nothing but punctuation and "or" stands between two mentions.
fn is_beside(clause: Clause<'_>, first: &Mention, second: &Mention) -> bool {
    let joins = |i: usize| {
        matches!(clause.cue(i), Cue::Or | Cue::Filler) || [',', '(', ')'].iter().any(|mark| clause.is_mark(i, *mark))
    };
    (first.at + 1..second.at).all(joins)
}

/// The amount right beside a share, which it is the share of.
pub(crate) fn own_part(clause: Clause<'_>, mentions: &[Mention], index: usize) -> Option<usize> {
    let share = mentions.get(index)?;
    let part = part(clause, mentions, index, whole_named(clause, mentions, index))?;
    // "$10.2 billion of exports of $41.1 billion (24.8%)": it stands beside the whole.
    let of = clause.before(part.at).is_some_and(|i| clause.cue(i) == Cue::Of);
    let beside = is_beside(clause, &part, share) && part.at < share.at && !of;
    (beside || (share.at < part.at && is_beside(clause, share, &part))).then_some(part.quantity)
}

/// "3.8 and 3.4 billion yuan, representing 17 percent and 15 percent respectively": the parts in the order of the shares.
fn paired_part(clause: Clause<'_>, mentions: &[Mention], index: usize) -> Option<Mention> {
    clause.tokens.iter().find(|t| t.cue() == Cue::Respectively)?;
    let first = mentions.iter().position(|m| m.role == Role::Share)?;
    let shares = mentions.get(first..)?.iter().take_while(|m| m.role == Role::Share).count();
    let parts = mentions.get(first.checked_sub(shares)?..first)?;
    let alike = parts.iter().all(|m| is_amount(m.unit));
    parts.get(index.checked_sub(first)?).copied().filter(|_| alike)
}

/// The one level told before whose own words name what the share is of: "Footwear earned $565.6 million. ... Footwear
/// accounted for 52.1 percent".
fn by_topic<'l>(
    clause: Clause<'_>,
    sentence: usize,
    share: &Mention,
    levels: &'l [Level],
) -> Option<(usize, &'l Level)> {
    let provides =
        |i: usize| matches!(clause.word(i), "provided" | "contributed" | "supplied" | "generated" | "brought");
    let verb = (0..share.at).rev().find(|&i| clause.cue(i) == Cue::Share || provides(i))?;
    let noun = (0..verb).rev().take(4).find(|&i| clause.is_topic(i))?;
    let told = levels.partition_point(|l| (l.sentence, l.at) < (sentence, noun));
    Some((noun, only_said_of(clause, sentence, clause.word(noun), levels.get(..told)?)?))
}

/// "Vehicles worth $67.3 billion left the country. That was 29 percent of all exports": the one figure of the sentence before.
fn of_pronoun<'l>(clause: Clause<'_>, sentence: usize, share: &Mention, levels: &'l [Level]) -> Option<&'l Level> {
    const REACH: usize = 5;
    let opens = matches!(clause.word(0), "That" | "This" | "It") && share.at <= REACH;
    let mut before = levels.iter().filter(|l| l.sentence + 1 == sentence && !l.earlier && !l.target);
    before.next().filter(|_| opens && before.next().is_none())
}

/// The one current level, told not long before, whose own words name this.
fn only_said_of<'l>(clause: Clause<'_>, sentence: usize, word: &str, levels: &'l [Level]) -> Option<&'l Level> {
    let told = |l: &&Level| l.sentence <= sentence && l.sentence + 3 >= sentence && !l.earlier && !l.target;
    let mut named = levels.iter().filter(told).filter(|l| l.is_said_of(clause.document, word));
    named.next().filter(|_| named.next().is_none())
}

/// The level a share without an amount of its own speaks of: "their share stood at 66.2 percent".
fn subject<'l>(clause: Clause<'_>, sentence: usize, share: &Mention, levels: &'l [Level]) -> Vec<&'l Level> {
    let own = clause.find_before(share.at, |cue| cue == Cue::Possessive).is_some();
    let near = levels.iter().rev().filter(|l| l.sentence <= sentence && sentence - l.sentence <= 1);
    let near = near.filter(|l| l.sentence < sentence || l.at < share.at);
    near.filter(|l| own || l.measure.is_some()).filter(|l| !l.earlier).take(3).collect()
}

/// The levels that could be the whole, the likeliest first.
fn wholes<'l>(
    clause: Clause<'_>,
    sentence: usize,
    of: Of,
    levels: &'l [Level],
    part: usize,
    unit: Unit,
) -> Vec<&'l Level> {
    let value = |q: usize| clause.document.quantities.get(q).map(|q| q.figure.value());
    let least = value(part);
    let named = matches!(of, Of::Measure(_));
    let fits = |l: &&Level| {
        l.quantity != part
            && l.unit == unit
            && !l.target
            && l.role != Role::Remaining
            && (value(l.quantity) > least || named && l.qualifier.is_none())
    };
    let deficit = levels.iter().any(|l| l.quantity == part && l.is(Measure::Balance));
    let measured = |l: &&Level| match of {
        Of::Measure(measure) | Of::Narrowed(measure, _) => l.is(measure) || l.total,
        // No trade is a part of a deficit.
        _ => deficit || !l.is(Measure::Balance),
    };
    // What a sentence on exports tells is no part of the imports.
    let speaks = |of: &str| {
        let begins = |word: &str| word.get(..of.len()).is_some_and(|start| start.eq_ignore_ascii_case(of));
        clause.tokens.iter().any(|t| begins(t.span.of(clause.document.text)))
    };
    let (exports, imports) = (speaks("export"), speaks("import"));
    let one_flow = |l: &&Level| match (exports, imports) {
        (true, false) => !l.is(Measure::Imports),
        (false, true) => !l.is(Measure::Exports),
        _ => true,
    };
    // What stands beside its share in the same breath is a part as this one is.
    let nested = is_nested(clause, part);
    let whole = |l: &&Level| {
        !l.part || nested || matches!(of, Of::Narrowed(..)) || l.sentence != sentence && !matches!(of, Of::Measure(_))
    };
    let mut found: Vec<&Level> = levels.iter().filter(fits).filter(measured).filter(whole).filter(one_flow).collect();
    found.sort_by_key(|l| (l.earlier, l.part, l.sentence.abs_diff(sentence), !l.total && !l.is(Measure::Turnover)));
    found.truncate(6);
    found
}
