//! Forward-backward contraction (HC4) to a fixed point.

use std::collections::VecDeque;
use std::ops::Bound;

use rust_decimal::Decimal;

use super::{Constraint, Network, Rule, Tag, Tier, Variable};
use crate::number::Interval;
use crate::number::decimal::{self, Toward};

/// How many narrowings a constraint may cost on average before propagation gives up: the work is linear in the network.
pub(super) const STEPS_PER_RULE: usize = 256;

/// After how many narrowings of a constraint on average a margin looks at the circles: most propagations end before.
const PATIENCE: usize = 3;

/// An end that moves by less than this part of the interval wakes no other constraint.
const WORTHWHILE: Decimal = Decimal::from_parts(1, 0, 0, false, 6);

/// Where propagation ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Outcome {
    domains: Vec<Interval>,
    /// A variable that no number is left for: the constraints cannot all hold.
    pub(crate) empty: Option<Variable>,
    /// How far apart the ends lie that leave none.
    pub(super) gap: Option<Decimal>,
    /// How many constraints were narrowed, each counted as often as it was looked at.
    pub(crate) steps: usize,
    /// Whether the step limit cut it short: intervals may be wider than they need be.
    pub(crate) limit_reached: bool,
}

impl Outcome {
    /// Where the variable must lie if the constraints hold.
    pub(crate) fn domain(&self, variable: Variable) -> Interval {
        self.domains.get(variable.0).copied().unwrap_or(Interval::EVERYTHING)
    }

    /// Whether nothing was refuted.
    pub(crate) const fn is_consistent(&self) -> bool {
        self.empty.is_none()
    }
}

impl Network {
    /// Narrows all variables by the definitions and the chosen statements.
    pub(crate) fn propagate(&self, tier: Tier, chosen: impl Fn(Tag) -> bool) -> Outcome {
        if self.purse.is_empty() {
            let domains = self.domains.clone();
            return Outcome { domains, empty: None, gap: None, steps: 0, limit_reached: true };
        }
        let stands = |rule: &Rule| {
            if rule.tags.iter().all(|&tag| chosen(tag)) { Place::Idle } else { Place::Out }
        };
        let mut run = Run {
            network: self,
            tier,
            domains: self.domains.clone(),
            queue: VecDeque::with_capacity(self.rules.len()),
            places: self.rules.iter().map(stands).collect(),
        };
        let (steps, end) = run.settle();
        // Looking at a rule costs something even where it narrows nothing.
        self.purse.pay(steps.saturating_add(self.rules.len()));
        let limit_reached = end.is_ok() && !run.queue.is_empty();
        let (empty, gap) = end.err().map_or((None, None), |empty| (Some(empty.variable), empty.gap));
        Outcome { domains: run.domains, empty, gap, steps, limit_reached }
    }

    /// Where everything must lie if all statements hold, as a careful reader takes them.
    #[cfg(test)]
    pub(crate) fn implied(&self) -> Outcome {
        self.propagate(Tier::Accept, |_| true)
    }
}

/// Propagation on its way.
pub(super) struct Run<'a> {
    network: &'a Network,
    tier: Tier,
    pub(super) domains: Vec<Interval>,
    queue: VecDeque<usize>,
    places: Vec<Place>,
}

/// Where a rule stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Some of its statements are not chosen.
    Out,
    Idle,
    /// In the queue.
    Waiting,
}

/// A variable that became empty, and how far apart the ends lie that made it so.
struct Empty {
    variable: Variable,
    gap: Option<Decimal>,
}

type Narrowed = Result<(), Empty>;

impl Run<'_> {
    /// Figures first, then relations in the order they were added, then whatever the last narrowing woke.
    fn settle(&mut self) -> (usize, Narrowed) {
        for figures in [true, false] {
            for (index, rule) in self.network.rules.iter().enumerate() {
                if matches!(rule.constraint, Constraint::Within(..)) == figures {
                    self.wake(index);
                }
            }
        }
        let limit = self.network.step_limit.unwrap_or(self.network.rules.len().saturating_mul(STEPS_PER_RULE));
        let limit = limit.min(self.network.purse.left());
        // What creeps is not held against a text; how far off it is where it was refuted may be told quickly.
        let patience = match self.tier {
            Tier::Stretched(_) => self.network.rules.len().saturating_mul(PATIENCE),
            Tier::Accept | Tier::Tolerate => usize::MAX,
        };
        let mut steps = 0;
        while steps < limit
            && let Some(index) = self.queue.pop_front()
        {
            steps += 1;
            if steps == patience
                && let Some(variable) = self.growing()
            {
                return (steps, Err(Empty { variable, gap: None }));
            }
            if let Some(place) = self.places.get_mut(index) {
                *place = Place::Idle;
            }
            if let Err(empty) = self.contract(index) {
                return (steps, Err(empty));
            }
        }
        (steps, Ok(()))
    }

    fn rule(&self, index: usize) -> Option<&Rule> {
        self.network.rules.get(index)
    }

    fn wake(&mut self, index: usize) {
        if let Some(place) = self.places.get_mut(index).filter(|place| **place == Place::Idle) {
            *place = Place::Waiting;
            self.queue.push_back(index);
        }
    }

    pub(super) fn domain(&self, variable: Variable) -> Interval {
        self.domains.get(variable.0).copied().unwrap_or(Interval::EVERYTHING)
    }

    /// The constraints whose statements are all chosen.
    pub(super) fn standing(&self) -> impl Iterator<Item = &Constraint> {
        let standing = self.network.rules.iter().zip(&self.places).filter(|(_, place)| **place != Place::Out);
        standing.map(|(rule, _)| &rule.constraint)
    }

    /// Cuts every variable of one constraint down to what the others leave it.
    fn contract(&mut self, index: usize) -> Narrowed {
        let Some(rule) = self.rule(index) else { return Ok(()) };
        match rule.constraint {
            Constraint::Within(x, stated) => self.narrow(index, x, &stated.at(self.tier)),
            Constraint::Sum { total, x, y } => {
                self.narrow(index, total, &(self.domain(x) + self.domain(y)))?;
                self.narrow(index, x, &(self.domain(total) - self.domain(y)))?;
                self.narrow(index, y, &(self.domain(total) - self.domain(x)))
            }
            Constraint::Product { product, x, y } => self.contract_product(index, product, x, y),
            Constraint::Equal(x, y) => {
                self.narrow(index, x, &self.domain(y))?;
                self.narrow(index, y, &self.domain(x))
            }
            Constraint::AtMost { low, high } => self.contract_order(index, low, high, |bound| bound),
            Constraint::Less { low, high } => self.contract_order(index, low, high, |bound| match bound {
                Bound::Included(d) | Bound::Excluded(d) => Bound::Excluded(d),
                Bound::Unbounded => Bound::Unbounded,
            }),
        }
    }

    fn contract_product(&mut self, index: usize, product: Variable, x: Variable, y: Variable) -> Narrowed {
        self.narrow(index, product, &(self.domain(x) * self.domain(y)))?;
        // A factor that may have either sign tells nothing of the other before it is narrowed itself.
        let (first, second) = if straddles_zero(&self.domain(y)) { (y, x) } else { (x, y) };
        self.contract_factor(index, first, product, second)?;
        self.contract_factor(index, second, product, first)
    }

    fn contract_factor(&mut self, index: usize, x: Variable, product: Variable, y: Variable) -> Narrowed {
        let (product, y) = (self.domain(product), self.domain(y));
        if leaves_whole(&self.domain(x), &product, &y) == Some(true) {
            return Ok(());
        }
        self.narrow(index, x, &factor(product, y))
    }

    fn contract_order(
        &mut self,
        index: usize,
        low: Variable,
        high: Variable,
        end: fn(Bound<Decimal>) -> Bound<Decimal>,
    ) -> Narrowed {
        let reach = |lower, upper| Interval::new(lower, upper).unwrap_or(Interval::EVERYTHING);
        self.narrow(index, low, &reach(Bound::Unbounded, end(self.domain(high).upper())))?;
        self.narrow(index, high, &reach(end(self.domain(low).lower()), Bound::Unbounded))
    }

    /// Cuts a variable down to `allowed` and wakes the constraints that can use the news. The one that brought it has used
    /// it already, unless the variable stands in it twice.
    fn narrow(&mut self, by: usize, variable: Variable, allowed: &Interval) -> Narrowed {
        let old = self.domain(variable);
        let (new, fewer) = old.narrowed(allowed).ok_or_else(|| Empty { variable, gap: old.gap(allowed) })?;
        if !fewer {
            return Ok(());
        }
        if let Some(domain) = self.domains.get_mut(variable.0) {
            *domain = new;
        }
        let network = self.network;
        let watchers = network.watchers(variable);
        // Where all wait already, nobody asks whether it was worth while.
        if watchers.iter().any(|&index| self.heeds(index, by)) && is_worthwhile(&old, &new) {
            for &index in watchers {
                if self.heeds(index, by) {
                    self.wake(index);
                }
            }
        }
        Ok(())
    }

    /// Whether a rule is to be woken by the news of another.
    fn heeds(&self, index: usize, by: usize) -> bool {
        let idle = self.places.get(index) == Some(&Place::Idle);
        idle && (index != by || self.rule(index).is_some_and(|rule| repeats(&rule.constraint)))
    }
}

/// Whether a variable stands in the constraint twice.
fn repeats(constraint: &Constraint) -> bool {
    let [a, b, c] = constraint.watched();
    [(a, b), (b, c), (a, c)].into_iter().any(|(one, other)| one.is_some() && one == other)
}

/// Every `x` for which some `y` has `x · y = product`: not the same as the quotient, for `x · 0 = 0` says nothing of `x`.
fn factor(product: Interval, y: Interval) -> Interval {
    if y.contains(Decimal::ZERO) && product.contains(Decimal::ZERO) {
        return Interval::EVERYTHING;
    }
    product / y
}

/// Whether two products of ends tell that the quotient of positive numbers cuts nothing off a factor: for most it does not,
/// and a division costs more.
fn leaves_whole(x: &Interval, product: &Interval, y: &Interval) -> Option<bool> {
    let (least, own, other) = (product.lower_value()?, x.lower_value()?, y.lower_value()?);
    if least.is_sign_negative() || own.is_sign_negative() || other.is_sign_negative() || other.is_zero() {
        return None;
    }
    let below = decimal::compare(decimal::mul(own, y.upper_value()?, Toward::Down)?, least).is_gt();
    let Some(most) = product.upper_value() else { return Some(below) };
    Some(below && decimal::compare(decimal::mul(x.upper_value()?, other, Toward::Up)?, most).is_lt())
}

/// Whether there are members on both sides of zero, so that nothing can be said of a quotient by it.
fn straddles_zero(interval: &Interval) -> bool {
    let at_zero = |end: Option<Decimal>| end.is_some_and(|d| d.is_zero());
    interval.contains(Decimal::ZERO) && !at_zero(interval.lower_value()) && !at_zero(interval.upper_value())
}

/// Whether an end came to be, opened, or moved by a [`WORTHWHILE`] part of the interval's width or of its own size,
/// whichever is less.
fn is_worthwhile(old: &Interval, new: &Interval) -> bool {
    let apart = |a: Decimal, b: Decimal| decimal::add(a, -b, Toward::Up).map(|d| d.abs());
    let width = || apart(old.upper_value()?, old.lower_value()?);
    let moved = |from: Bound<Decimal>, to: Bound<Decimal>| match (from, to) {
        (Bound::Included(a) | Bound::Excluded(a), Bound::Included(b) | Bound::Excluded(b)) => {
            let Some(by) = apart(a, b) else { return true };
            if by.is_zero() {
                return from != to;
            }
            let reaches = |scale: Decimal| {
                let step = decimal::mul(scale, WORTHWHILE, Toward::Down);
                step.is_none_or(|step| decimal::compare(by, step).is_ge())
            };
            (reaches(a.abs()) && reaches(b.abs())) || width().is_some_and(reaches)
        }
        _ => from != to,
    };
    moved(old.lower(), new.lower()) || moved(old.upper(), new.upper())
}
