//! Which statements cannot hold together, and which a figure follows from.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::propagate::Outcome;
use super::{Network, Tag, Tier, Variable};
use crate::number::Interval;

/// A smallest set of `tags` that cannot hold together even at [`Tier::Tolerate`]: without any one of its members nothing is
/// refuted. `None` where nothing is refuted at all, or the search had to end; empty where the definitions alone refute each
/// other.
pub(crate) fn smallest_conflict(network: &Network, tags: &[Tag]) -> Option<Vec<Tag>> {
    smallest(tags, |chosen| !holds(network, chosen)).filter(|_| !network.purse.is_empty())
}

/// Smallest conflicts without a common member, until what is left of `tags` holds together. Each costs a search through
/// all that is left: take no more of them than a reader wants to see.
pub(crate) fn conflicts<'a>(network: &'a Network, tags: &[Tag]) -> impl Iterator<Item = Vec<Tag>> + use<'a> {
    let mut rest = Some(tags.to_vec());
    std::iter::from_fn(move || {
        let mut left = rest.take()?;
        let conflict = smallest_conflict(network, &left)?;
        left.retain(|tag| !conflict.contains(tag));
        // Where the definitions refute each other, leaving statements out helps nothing.
        rest = (!conflict.is_empty()).then_some(left);
        Some(conflict)
    })
}

/// What follows from sets of statements at one tier. The searches for the supports of several variables ask for many of the
/// same sets: each is propagated once.
pub(crate) struct Support<'n> {
    network: &'n Network,
    tier: Tier,
    known: RefCell<BTreeMap<Vec<Tag>, Outcome>>,
}

impl<'n> Support<'n> {
    pub(crate) const fn new(network: &'n Network, tier: Tier) -> Self {
        Self { network, tier, known: RefCell::new(BTreeMap::new()) }
    }

    /// A smallest set of `tags` from which it follows that the variable lies where all of them put it, to six digits; `None` where
    /// the search had to end.
    pub(crate) fn of(&self, tags: &[Tag], variable: Variable) -> Option<Vec<Tag>> {
        let all = sorted(tags.to_vec());
        let target = self.target(&all, variable);
        let found = smallest(&all, |chosen| self.reaches(chosen, variable, &target)).unwrap_or(all);
        (!self.network.purse.is_empty()).then_some(found)
    }

    /// Whether the same follows from a part of `tags`.
    pub(crate) fn follows(&self, part: &[Tag], tags: &[Tag], variable: Variable) -> bool {
        self.reaches(part, variable, &self.target(tags, variable))
    }

    fn target(&self, tags: &[Tag], variable: Variable) -> Interval {
        const DIGITS: u32 = 6;
        self.from(tags, |outcome| outcome.domain(variable)).rounded(DIGITS)
    }

    fn reaches(&self, chosen: &[Tag], variable: Variable, target: &Interval) -> bool {
        self.from(chosen, |outcome| !outcome.is_consistent() || outcome.domain(variable).is_within(target))
    }

    /// What `read` sees in the outcome under the chosen statements, which are sorted.
    pub(crate) fn from<T>(&self, chosen: &[Tag], read: impl Fn(&Outcome) -> T) -> T {
        let mut known = self.known.borrow_mut();
        if let Some(outcome) = known.get(chosen) {
            return read(outcome);
        }
        let outcome = self.network.propagate(self.tier, |tag| chosen.binary_search(&tag).is_ok());
        let seen = read(&outcome);
        known.insert(chosen.to_vec(), outcome);
        seen
    }
}

fn holds(network: &Network, chosen: &[Tag]) -> bool {
    network.propagate(Tier::Tolerate, |tag| chosen.binary_search(&tag).is_ok()).is_consistent()
}

fn sorted(mut tags: Vec<Tag>) -> Vec<Tag> {
    tags.sort_unstable();
    tags.dedup();
    tags
}

/// A smallest set that still has a property which larger sets keep, `None` where not even all have it. The property is
/// given sorted sets.
fn smallest(tags: &[Tag], has: impl Fn(&[Tag]) -> bool) -> Option<Vec<Tag>> {
    let all = sorted(tags.to_vec());
    if !has(&all) {
        return None;
    }
    let mut search = Search { has, without: Vec::new() };
    if search.has(&[]) {
        return Some(Vec::new());
    }
    let found = sorted(search.explain(&[], false, &all));
    // Propagation stops a little early, so a set may have the property by a hair that a part of the search missed.
    let found = if search.has(&found) { found } else { all };
    Some(search.thinned(found))
}

/// A search among sets for one with a property.
struct Search<H> {
    has: H,
    /// The sets seen without the property: no part of one has it either.
    without: Vec<Vec<Tag>>,
}

impl<H: Fn(&[Tag]) -> bool> Search<H> {
    fn has(&mut self, set: &[Tag]) -> bool {
        if self.without.iter().any(|larger| is_part(set, larger)) {
            return false;
        }
        let has = (self.has)(set);
        if !has {
            self.without.push(set.to_vec());
        }
        has
    }

    /// `QuickXplain`: the members of `candidates` needed beside `background`, by halves.
    fn explain(&mut self, background: &[Tag], grown: bool, candidates: &[Tag]) -> Vec<Tag> {
        if grown && self.has(background) {
            return Vec::new();
        }
        let [_, _, ..] = candidates else { return candidates.to_vec() };
        let (first, second) = candidates.split_at(candidates.len().div_euclid(2));
        let with = |more: &[Tag]| sorted(background.iter().chain(more).copied().collect());
        let mut needed = self.explain(&with(first), true, second);
        let rest = self.explain(&with(&needed), !needed.is_empty(), first);
        needed.extend(rest);
        needed
    }

    /// Without every member that is not needed.
    fn thinned(&mut self, mut set: Vec<Tag>) -> Vec<Tag> {
        let mut position = 0;
        while position < set.len() {
            let mut without = set.clone();
            without.remove(position);
            if self.has(&without) {
                set = without;
                // What was needed beside it need not be any more.
                position = 0;
            } else {
                position += 1;
            }
        }
        set
    }
}

/// Whether all members of a sorted set are members of another.
fn is_part(set: &[Tag], of: &[Tag]) -> bool {
    let mut rest = of.iter();
    set.iter().all(|tag| rest.by_ref().find(|other| *other >= tag) == Some(tag))
}
