//! The network of what one text states: unknown quantities and the constraints between them.
//!
//! Every quantity is a [`Variable`] with the interval it starts in, every statement a [`Tag`] on the constraints it makes.
//! [Propagation](Network::propagate) narrows all intervals until they agree, [`smallest_conflict`] names the statements that
//! cannot hold together, [`margin`] says by how much they miss each other, [`Support`] from which a figure follows.
//!
//! # Laws
//!
//! - **Refutation is sound.** A solution of the constraints is never lost from any interval, so an empty interval is proof
//!   that there is none. The reverse does not hold: consistent means only not refuted.
//! - **Monotone.** More statements never widen an interval, a coarser [`Tier`] never empties one.
//! - **Deterministic.** The result depends on the constraints and their order only.

mod circle;
mod component;
mod conflict;
mod margin;
mod propagate;
#[cfg(test)]
mod properties;
mod purse;
mod stated;
#[cfg(test)]
mod tests;

use std::cell::OnceCell;
use std::rc::Rc;

use rust_decimal::Decimal;

use crate::number::Interval;

pub(crate) use component::Component;
#[cfg(test)]
pub(crate) use conflict::smallest_conflict;
pub(crate) use conflict::{Support, conflicts};
pub(crate) use margin::margin;
pub(crate) use propagate::Outcome;
pub(crate) use purse::Purse;
pub(crate) use stated::{Stated, Tier};

/// An unknown quantity of one network.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Variable(usize);

/// A statement: the identity that its constraints share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Tag(pub(crate) usize);

/// A term of a sum.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Term {
    Plus(Variable),
    #[cfg_attr(not(test), expect(dead_code, reason = "balances are checked as statements, not yet as claims"))]
    Minus(Variable),
}

impl Term {
    /// `total = so_far ± term`
    const fn added(self, so_far: Variable, total: Variable) -> Constraint {
        match self {
            Self::Plus(y) => Constraint::Sum { total, x: so_far, y },
            Self::Minus(y) => Constraint::Sum { total: so_far, x: total, y },
        }
    }
}

/// A relation that propagation knows how to narrow.
///
/// Everything else is made of these: a difference is a sum read backward, a quotient a product read backward.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Constraint {
    /// `x` is what a printed figure says.
    Within(Variable, Stated),
    /// `total = x + y`
    Sum { total: Variable, x: Variable, y: Variable },
    /// `product = x · y`
    Product { product: Variable, x: Variable, y: Variable },
    /// `x = y`
    Equal(Variable, Variable),
    /// `low <= high`
    AtMost { low: Variable, high: Variable },
    /// `low < high`
    Less { low: Variable, high: Variable },
}

impl Constraint {
    /// The variables, as often as they stand in it.
    const fn variables(&self) -> [Option<Variable>; 3] {
        match *self {
            Self::Within(x, _) => [Some(x), None, None],
            Self::Sum { total: z, x, y } | Self::Product { product: z, x, y } => [Some(z), Some(x), Some(y)],
            Self::Equal(x, y) | Self::AtMost { low: x, high: y } | Self::Less { low: x, high: y } => {
                [Some(x), Some(y), None]
            }
        }
    }

    /// The variables whose change calls for another look; none for a printed figure, which has said all it has to say.
    const fn watched(&self) -> [Option<Variable>; 3] {
        if matches!(self, Self::Within(..)) { [None; 3] } else { self.variables() }
    }

    /// The same relation between other variables.
    fn renamed(&self, name: impl Fn(Variable) -> Variable) -> Self {
        match *self {
            Self::Within(x, stated) => Self::Within(name(x), stated),
            Self::Sum { total, x, y } => Self::Sum { total: name(total), x: name(x), y: name(y) },
            Self::Product { product, x, y } => Self::Product { product: name(product), x: name(x), y: name(y) },
            Self::Equal(x, y) => Self::Equal(name(x), name(y)),
            Self::AtMost { low, high } => Self::AtMost { low: name(low), high: name(high) },
            Self::Less { low, high } => Self::Less { low: name(low), high: name(high) },
        }
    }
}

/// A constraint with the statements that make it: it holds where all of them do, always where there is none.
#[derive(Clone, Debug)]
struct Rule {
    tags: Rc<[Tag]>,
    constraint: Constraint,
}

/// A whole and its two parts, one of them also as a share.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PartWhole {
    pub(crate) whole: Variable,
    pub(crate) part: Variable,
    pub(crate) rest: Variable,
    /// `part / whole`
    pub(crate) share: Variable,
}

/// Variables and the constraints between them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Network {
    domains: Vec<Interval>,
    rules: Vec<Rule>,
    /// For each variable the rules that watch it, once somebody asks.
    watchers: OnceCell<Vec<Vec<usize>>>,
    step_limit: Option<usize>,
    purse: Purse,
}

impl Network {
    /// A network without variables, with room for so many constraints, whose propagation is paid from a purse.
    pub(crate) fn with_room(purse: &Purse, rules: usize) -> Self {
        let (domains, rules) = (Vec::with_capacity(rules), Vec::with_capacity(rules));
        Self { domains, rules, purse: purse.clone(), ..Self::default() }
    }

    /// A quantity known to lie in `domain`: [`Interval::NON_NEGATIVE`] for volumes, [`Interval::EVERYTHING`] for balances
    /// and rates of change.
    pub(crate) fn variable(&mut self, domain: Interval) -> Variable {
        self.domains.push(domain);
        self.watchers.take();
        Variable(self.domains.len() - 1)
    }

    /// A known number.
    pub(crate) fn constant(&mut self, value: Decimal) -> Variable {
        self.variable(Interval::point(value))
    }

    /// Adds a constraint that holds where all statements of `tags` do; without tags it is a definition and always holds.
    pub(crate) fn add(&mut self, tags: &[Tag], constraint: Constraint) {
        self.push(Rule { tags: tags.into(), constraint });
    }

    fn push(&mut self, rule: Rule) {
        self.watchers.take();
        self.rules.push(rule);
    }

    /// The rules that watch a variable.
    fn watchers(&self, variable: Variable) -> &[usize] {
        let all = self.watchers.get_or_init(|| {
            let mut all = vec![Vec::new(); self.domains.len()];
            for (index, rule) in self.rules.iter().enumerate() {
                for variable in rule.constraint.watched().into_iter().flatten() {
                    all.get_mut(variable.0)
                        .into_iter()
                        .filter(|own| own.last() != Some(&index))
                        .for_each(|own| own.push(index));
                }
            }
            all
        });
        all.get(variable.0).map_or(&[], Vec::as_slice)
    }

    /// Adds `total = ± first ± second ...`, with helper variables for what is summed so far where there are more than two
    /// terms.
    pub(crate) fn add_sum(&mut self, tags: &[Tag], total: Variable, terms: &[Term]) {
        let (mut so_far, rest) = match *terms {
            [Term::Plus(only)] => return self.add(tags, Constraint::Equal(total, only)),
            [Term::Plus(first), ref rest @ ..] => (first, rest),
            _ => (self.constant(Decimal::ZERO), terms),
        };
        let Some((last, between)) = rest.split_last() else {
            return self.add(tags, Constraint::Equal(total, so_far));
        };
        for term in between {
            let next = self.variable(Interval::EVERYTHING);
            self.add(tags, term.added(so_far, next));
            so_far = next;
        }
        self.add(tags, last.added(so_far, total));
    }

    /// Adds `part = share · whole` of one statement and `whole = part + rest` of another, and what follows from both:
    /// `rest = (1 - share) · whole`. Without that last constraint propagation creeps along the circle of the other two.
    pub(crate) fn add_part_whole(&mut self, share_tags: &[Tag], rest_tags: &[Tag], parts: PartWhole) {
        let PartWhole { whole, part, rest, share } = parts;
        let one = self.constant(Decimal::ONE);
        let rest_share = self.variable(Interval::EVERYTHING);
        let both: Vec<Tag> = share_tags.iter().chain(rest_tags).copied().collect();
        self.add(&[], Constraint::Sum { total: one, x: share, y: rest_share });
        self.add(share_tags, Constraint::Product { product: part, x: share, y: whole });
        self.add(rest_tags, Constraint::Sum { total: whole, x: part, y: rest });
        self.add(&both, Constraint::Product { product: rest, x: rest_share, y: whole });
    }

    /// Stops propagation after so many narrowings; without this after [`propagate::STEPS_PER_RULE`] for each constraint.
    #[cfg(test)]
    pub(crate) const fn limit_steps(&mut self, steps: usize) {
        self.step_limit = Some(steps);
    }

    /// Where a variable starts.
    fn domain(&self, variable: Variable) -> Interval {
        self.domains.get(variable.0).copied().unwrap_or(Interval::EVERYTHING)
    }

    /// All statements, each once, in order.
    pub(crate) fn tags(&self) -> Vec<Tag> {
        let mut tags: Vec<Tag> = self.rules.iter().flat_map(|rule| rule.tags.iter().copied()).collect();
        tags.sort_unstable();
        tags.dedup();
        tags
    }
}
