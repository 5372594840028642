//! Circles of products that no numbers satisfy.
//!
//! "Fell by 11.8 percent" and "fell by 12.3 percent" are `x = f · y` and `x = g · y`: each turn around them moves every end by
//! half a percent, and propagation creeps. What one turn makes of a lower end is known at once: where that is more than it
//! was, no turn is the last.

use rust_decimal::Decimal;

use super::propagate::{Run, STEPS_PER_RULE};
use super::{Constraint, Variable};
use crate::number::decimal::{self, Toward};

/// `to >= from · by`, or `to >= from / by`, of every solution.
struct Edge {
    from: usize,
    to: usize,
    by: Decimal,
    divides: bool,
}

impl Edge {
    fn lead(&self, from: Decimal) -> Option<Decimal> {
        let apply = if self.divides { decimal::div } else { decimal::mul };
        apply(from, self.by, Toward::Down)
    }
}

impl Run<'_> {
    /// A positive variable on a circle that makes it larger than it is.
    pub(super) fn growing(&self) -> Option<Variable> {
        let mut least: Vec<Option<Decimal>> =
            self.domains.iter().map(|domain| domain.lower_value().filter(|d| *d > Decimal::ZERO)).collect();
        let positive = least.iter().flatten().count();
        let edges = self.edges(|v| least.get(v.0).is_some_and(Option::is_some));
        let mut grown = None;
        // A path without a circle has fewer edges than there are variables to visit.
        for _ in 0..positive.min(STEPS_PER_RULE) {
            grown = None;
            for edge in &edges {
                let lead = least.get(edge.from).copied().flatten().and_then(|from| edge.lead(from));
                let Some(slot) = least.get_mut(edge.to) else { continue };
                if lead > *slot {
                    *slot = lead;
                    grown = Some(Variable(edge.to));
                }
            }
            grown?;
        }
        grown.filter(|_| positive <= STEPS_PER_RULE)
    }

    /// What the standing products say of the lower ends of positive variables.
    fn edges(&self, is_positive: impl Fn(Variable) -> bool) -> Vec<Edge> {
        let mut edges = Vec::new();
        for constraint in self.standing() {
            let Constraint::Product { product, x, y } = *constraint else { continue };
            if ![product, x, y].into_iter().all(&is_positive) {
                continue;
            }
            for (factor, other) in [(x, y), (y, x)] {
                let domain = self.domain(factor);
                let up = domain.lower_value().map(|by| Edge { from: other.0, to: product.0, by, divides: false });
                let down = domain.upper_value().map(|by| Edge { from: product.0, to: other.0, by, divides: true });
                edges.extend(up.into_iter().chain(down));
            }
        }
        edges
    }
}
