//! Changes as clauses state them: a result, a base, and by how much.

use super::mention::{Basis, Clause, Mention, Role, measure_of};
use crate::measure::Measure;
use crate::number::Unit;
use crate::text::cue::Cue;
use crate::text::sentence::Item;

/// The quantities of one clause by their part in a change. A part holds several where the words list them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Frame {
    pub(crate) to: Vec<Mention>,
    pub(crate) from: Vec<Mention>,
    pub(crate) delta: Vec<Mention>,
    pub(crate) change: Vec<Mention>,
    pub(crate) factor: Vec<Mention>,
    /// What the clause speaks of.
    pub(crate) measure: Option<(Measure, i8)>,
    /// The first and last token.
    pub(crate) first: usize,
    pub(crate) last: usize,
    /// Whether "respectively" pairs the parts.
    pub(crate) paired: bool,
    /// The level told last in another unit than that of the result.
    pub(crate) aside: Option<Mention>,
    /// Whether it lists several of one part and not as many of another: which belongs to which the words do not say.
    pub(crate) uneven: bool,
}

/// Where a mention belongs.
#[derive(Clone, Copy, PartialEq)]
enum Fit {
    /// Into the open frame.
    Here,
    /// Into the next frame.
    After,
    /// Into a frame of its own, beside the open one: a second change in another unit.
    Apart,
    /// Into none: the same in another currency, a count, a share.
    Beside,
}

impl Frame {
    /// The frames of a sentence, in order.
    pub(crate) fn all(clause: Clause<'_>, mentions: &[Mention]) -> Vec<Self> {
        if mentions.is_empty() {
            return Vec::new();
        }
        let paired = clause.tokens.iter().any(|t| t.cue() == Cue::Respectively);
        let mut done = Vec::new();
        let mut open = Self::default();
        let mut previous: Option<Mention> = None;
        for mention in mentions.iter().map(|mention| as_result(clause, *mention)) {
            if let Some(previous) = previous
                && !open.is_empty()
                && open.ends_before(clause, &previous, &mention)
            {
                done.push(std::mem::take(&mut open));
            }
            open.settle(&mention);
            match open.fit(&mention) {
                Fit::Beside => {
                    open.aside = Some(mention).filter(|m| m.role == Role::Level);
                    continue;
                }
                Fit::Apart => {
                    let mut alone = Self::default();
                    alone.add(clause, &mention, paired);
                    done.push(alone);
                    continue;
                }
                Fit::After => done.push(std::mem::take(&mut open)),
                Fit::Here => {}
            }
            open.add(clause, &mention, paired);
            previous = Some(mention);
        }
        if !open.is_empty() {
            done.push(open);
        }
        for i in 1..done.len() {
            if let Some([first, second]) = done.get_mut(i - 1..=i) {
                second.complete(first);
            }
        }
        done.into_iter().filter(|frame| !frame.is_empty()).flat_map(|frame| frame.unzip(clause)).collect()
    }

    fn is_empty(&self) -> bool {
        self.to.is_empty()
            && self.from.is_empty()
            && self.delta.is_empty()
            && self.change.is_empty()
            && self.factor.is_empty()
    }

    /// "exports came to $57.4 million and imports to $338.5 million, an increase of 27.3 and 14.5 percent respectively": the
    /// result in the clause before is the first of the list.
    fn complete(&mut self, before: &mut Self) {
        let lacks = self.paired && self.to.len() == 1 && self.change.len() == 2 && self.from.len() != 1;
        let alone = before.to.len() == 1 && Self { to: Vec::new(), ..before.clone() }.is_empty();
        let alike = self.to.iter().zip(&before.to).all(|(a, b)| a.unit == b.unit);
        if lacks && alone && alike {
            self.to.splice(0..0, before.to.drain(..));
        }
    }

    fn slot(&mut self, role: Role) -> Option<&mut Vec<Mention>> {
        match role {
            Role::Level | Role::To => Some(&mut self.to),
            Role::From => Some(&mut self.from),
            Role::Delta => Some(&mut self.delta),
            Role::Change => Some(&mut self.change),
            Role::Factor => Some(&mut self.factor),
            _ => None,
        }
    }

    /// Where a mention belongs: its part is free or the words list it, and its unit is the one of the other amounts.
    fn fit(&mut self, mention: &Mention) -> Fit {
        let amount = matches!(mention.role, Role::Level | Role::To | Role::From | Role::Delta);
        let displaces = mention.role == Role::To && self.is_base();
        let other_unit = amount && self.amount_unit().is_some_and(|unit| kin(unit) != kin(mention.unit));
        let Some(slot) = self.slot(mention.role) else { return Fit::Beside };
        let free = slot.is_empty() || mention.listed || displaces;
        match (other_unit, mention.role) {
            (true, Role::Delta) => Fit::Apart,
            (true, Role::To | Role::From | Role::Level) if self.is_complete() => Fit::After,
            (true, _) => Fit::Beside,
            (false, _) if free => Fit::Here,
            (false, _) => Fit::After,
        }
    }

    /// "sold 9,211 million units, earning $27.5 billion, up 32 percent from $20.9 billion": the unit of the base tells which of two
    /// levels the change is of.
    fn settle(&mut self, base: &Mention) {
        let own = |m: &Mention| kin(m.unit) == kin(base.unit);
        let Some(aside) = self.aside.filter(own).filter(|_| base.role == Role::From && self.from.is_empty()) else {
            return;
        };
        let level = self.to.iter().all(|to| to.role == Role::Level && !own(to)) && self.delta.is_empty();
        if level {
            self.to = vec![aside];
        }
    }

    /// Whether the level told first turns out to be the base: "exports, $3.98 billion in 2021, grew 27.6 percent to $5.08 billion".
    fn is_base(&self) -> bool {
        let mut changes = self.change.iter().chain(&self.delta).chain(&self.factor);
        let [to] = self.to.as_slice() else { return false };
        to.role == Role::Level && self.from.is_empty() && changes.any(|change| change.at > to.at)
    }

    fn amount_unit(&self) -> Option<Unit> {
        self.to.iter().chain(&self.from).chain(&self.delta).next().map(|m| m.unit)
    }

    /// Whether a new clause with a subject or verb of its own begins between two mentions.
    fn ends_before(&self, clause: Clause<'_>, previous: &Mention, mention: &Mention) -> bool {
        let between = previous.at + 1..mention.at;
        let (mut joined, mut crossed) = (false, false);
        // "grew by 21% from $3.5 billion, and spoke of $10 billion": a figure of its own is no result.
        let open = self.to.is_empty() && mention.role == Role::Level && self.is_complete();
        for i in between {
            let cue = clause.cue(i);
            crossed |= clause.is_boundary(i);
            if cue == Cue::While && clause.word(i) != "when" && mention.role == Role::Level && !self.change.is_empty() {
                return true;
            }
            joined |= crossed || cue == Cue::And;
            let named = matches!(clause.item(i), Some(Item::Name(_)));
            let verb = matches!(cue, Cue::Rise | Cue::Fall);
            // "but its own field doubled": the factor is the verb of the new clause.
            let factor = crossed && mention.role == Role::Factor;
            if cue == Cue::Target && !self.change.is_empty() || (open && cue == Cue::And) {
                return true;
            }
            if clause.is_mark(i, ';')
                || factor
                || (crossed && (verb || named))
                || (joined && named && self.is_complete())
            {
                return true;
            }
            if joined && verb && !self.change.is_empty() {
                return true;
            }
            if let Some((measure, _)) = measure_of(cue)
                && !matches!(clause.cue(i.wrapping_sub(1)), Cue::Of | Cue::Possessive)
                && self.measure.map_or(self.is_complete(), |(own, _)| own != measure)
            {
                return true;
            }
        }
        false
    }

    fn is_complete(&self) -> bool {
        let amounts = usize::from(!self.to.is_empty()) + usize::from(!self.from.is_empty());
        let changes = !self.change.is_empty() || !self.delta.is_empty() || !self.factor.is_empty();
        amounts == 2 || (amounts == 1 && changes)
    }

    fn add(&mut self, clause: Clause<'_>, mention: &Mention, paired: bool) {
        if self.is_empty() {
            self.first = mention.at;
            self.measure = measure_behind(clause, mention).or_else(|| measure_before(clause, mention.at));
        }
        self.paired = paired;
        self.last = mention.at;
        if mention.role == Role::To && self.is_base() {
            self.from = std::mem::take(&mut self.to);
        }
        if let Some(slot) = self.slot(mention.role) {
            slot.push(*mention);
        }
    }

    /// One frame for each member of paired lists: "decreases of 24 and 25 percent respectively".
    fn unzip(self, clause: Clause<'_>) -> Vec<Self> {
        let lists = [&self.to, &self.from, &self.delta, &self.change, &self.factor];
        let length = lists.iter().map(|list| list.len()).max().unwrap_or(0);
        let even = lists.iter().all(|list| list.len() <= 1 || list.len() == length);
        // One change of two pairs, or two changes of one: whose they are stands elsewhere.
        let both = !self.to.is_empty() && !self.from.is_empty();
        let pairs = if both { self.to.len().max(self.from.len()) } else { 0 };
        let changes = self.change.len().max(self.delta.len()).max(self.factor.len());
        let range = |m: &Mention| clause.document.quantities.get(m.quantity).is_some_and(|q| q.range.is_some());
        let even = even && (pairs == 0 || changes == 0 || pairs == changes || self.change.iter().any(range));
        if length < 2 || !even {
            return vec![Self { uneven: !even, ..self }];
        }
        let nth = |list: &[Mention], i: usize| list.get(i).or(list.first().filter(|_| list.len() == 1)).copied();
        (0..length)
            .map(|i| Self {
                to: nth(&self.to, i).into_iter().collect(),
                from: nth(&self.from, i).into_iter().collect(),
                delta: nth(&self.delta, i).into_iter().collect(),
                change: nth(&self.change, i).into_iter().collect(),
                factor: nth(&self.factor, i).into_iter().collect(),
                ..self.clone()
            })
            .collect()
    }

    /// The period its change is measured from, where the words say.
    pub(crate) fn basis(&self) -> Basis {
        let all = self.change.iter().chain(&self.delta).chain(&self.factor);
        all.map(|m| m.basis).find(|basis| *basis != Basis::Unstated).unwrap_or_default()
    }

    /// -1 for a fall, 1 for a rise, 0 where the words do not say.
    pub(crate) fn sign(&self) -> i8 {
        self.change.iter().chain(&self.delta).chain(&self.factor).map(|m| m.sign).find(|sign| *sign != 0).unwrap_or(0)
    }
}

/// "declined to 55.3 percent of output from 63.7 percent": a share that a verb leads to is a result as well.
fn as_result(clause: Clause<'_>, mention: Mention) -> Mention {
    let led = clause.before(mention.at).filter(|&i| clause.cue(i) == Cue::To).and_then(|i| clause.before(i));
    let moved = led.is_some_and(|i| matches!(clause.cue(i), Cue::Rise | Cue::Fall));
    let result = moved && mention.role == Role::Share && mention.unit == Unit::Percent;
    if result { Mention { role: Role::To, ..mention } } else { mention }
}

/// Percentages and percentage points are amounts of one kind.
fn kin(unit: Unit) -> Unit {
    if unit == Unit::PercentagePoints { Unit::Percent } else { unit }
}

/// The measure named nearest before a place in its clause.
pub(crate) fn measure_before(clause: Clause<'_>, at: usize) -> Option<(Measure, i8)> {
    let i = head_noun(clause, noun_before(clause, at)?);
    let named = measure_of(clause.cue(i));
    let joint = clause.cue(i.wrapping_sub(1)) == Cue::And
        && matches!(clause.cue(i.wrapping_sub(2)), Cue::Exports | Cue::Imports)
        && clause.cue(i.wrapping_sub(2)) != clause.cue(i);
    if joint { Some((Measure::Turnover, 0)) } else { named }
}

/// "a 35.3 per cent rise in imports".
fn measure_behind(clause: Clause<'_>, change: &Mention) -> Option<(Measure, i8)> {
    let noun = change.at + 1;
    let led = matches!(clause.cue(noun), Cue::Rise | Cue::Fall) && matches!(clause.cue(noun + 1), Cue::In | Cue::Of);
    measure_of(clause.cue(noun + 2)).filter(|_| led)
}

/// The nearest noun of a measure, but for those of an aside: "the deficit, including trade in electricity, was".
fn noun_before(clause: Clause<'_>, at: usize) -> Option<usize> {
    const REACH: usize = 3;
    let noun = |at: usize| clause.find_before(at, |cue| measure_of(cue).is_some());
    let nearest = noun(at)?;
    let aside = (nearest.saturating_sub(REACH)..nearest).rev().find(|&i| clause.cue(i) == Cue::Including);
    let figure = |from: usize| (from..at).any(|i| clause.is_quantity(i));
    let outer = aside.filter(|&i| !figure(i)).and_then(noun).filter(|&outer| !figure(outer));
    Some(outer.unwrap_or(nearest))
}

/// "the gap in trade", "the shortfall in goods trade": the noun that the other hangs on.
pub(crate) fn head_noun(clause: Clause<'_>, noun: usize) -> usize {
    const REACH: usize = 3;
    let led = (noun.saturating_sub(REACH)..noun).rev().find(|&i| matches!(clause.cue(i), Cue::In | Cue::Of));
    let head = led.and_then(|i| i.checked_sub(1));
    let is_balance = |i: &usize| matches!(clause.cue(*i), Cue::Surplus | Cue::Deficit | Cue::Balance);
    head.filter(|i| clause.cue(noun) == Cue::Turnover && is_balance(i)).unwrap_or(noun)
}
