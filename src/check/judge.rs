//! One statement against the figures of its text.

use std::ops::Bound;

use rust_decimal::Decimal;

use super::margin::smallest;
use super::verdict::Verdict;
use crate::number::{Figure, Hedge, Interval, Tiers};
use crate::source::Span;
use crate::text::{Document, Expression, Ground, Reading, Statement, StatementKind};

/// A verdict with the intervals it was reached on.
#[derive(Clone, Debug)]
pub(crate) struct Judgement<'s> {
    pub(crate) verdict: Verdict,
    pub(crate) stated: Interval,
    /// As much of what the figures give as the verdict needed.
    pub(crate) computed: Interval,
    /// What the figures give at face value.
    accept: Interval,
    pub(crate) reading: &'s Reading,
    /// Every reading with its verdict.
    pub(crate) all: Vec<Verdict>,
}

/// The figures of a text, each with the intervals it denotes.
pub(crate) struct Figures<'d> {
    document: &'d Document<'d>,
    tiers: Vec<Tiers>,
    /// The same, as a stated figure is held against evidence.
    stated: Vec<Tiers>,
}

impl<'d> Figures<'d> {
    pub(crate) fn new(document: &'d Document<'d>) -> Self {
        let tiers: Vec<Tiers> = document.quantities.iter().map(|q| q.figure.tiers()).collect();
        let stated = document.quantities.iter().zip(&tiers).map(|(q, tiers)| forgiven(&q.figure, *tiers)).collect();
        Self { document, tiers, stated }
    }

    pub(crate) fn document(&self) -> &'d Document<'d> {
        self.document
    }

    pub(crate) fn figure(&self, quantity: usize) -> Option<&'d Figure> {
        self.document.quantities.get(quantity).map(|q| &q.figure)
    }

    pub(crate) fn span(&self, quantity: usize) -> Span {
        self.document.quantities.get(quantity).map_or(Span::new(0, 0), |q| q.full)
    }

    pub(crate) fn words(&self, quantity: usize) -> &'d str {
        self.document.quantities.get(quantity).map_or("", |q| q.span.of(self.document.text))
    }

    /// What an expression comes to where every figure is taken at face value.
    pub(crate) fn compute(&self, expression: &Expression) -> Interval {
        self.take(expression, |t| t.accept)
    }

    fn take(&self, expression: &Expression, tier: fn(&Tiers) -> Interval) -> Interval {
        expression.evaluate(&|q| self.tiers.get(q).map_or(Interval::EVERYTHING, tier))
    }

    /// The same when `replaced` stands for one quantity.
    pub(crate) fn compute_with(&self, expression: &Expression, quantity: usize, replaced: Interval) -> Interval {
        expression.evaluate(&|q| match self.tiers.get(q) {
            _ if q == quantity => replaced,
            Some(tiers) => tiers.accept,
            None => Interval::EVERYTHING,
        })
    }

    /// What an expression comes to when every figure is `factor` times as coarse as printed.
    pub(crate) fn compute_stretched(&self, expression: &Expression, factor: Decimal) -> Interval {
        expression.evaluate(&|q| match (self.tiers.get(q), self.figure(q)) {
            (Some(tiers), Some(figure)) => tiers.accept.stretched(figure.value(), factor),
            _ => Interval::EVERYTHING,
        })
    }

    /// The verdict on a statement; `None` where it cannot be recomputed, or where it rests on a guess of ours and does not fit.
    pub(crate) fn judge<'s>(&self, statement: &'s Statement) -> Option<Judgement<'s>> {
        let stated = directed(*self.stated.get(statement.stated?)?, statement.negative);
        // A guess has to fit at face value, and the first that does is taken; words that name their operands may fit loosely.
        let guessed = statement.ground.is_guess() || statement.ground == Ground::Row;
        let mut judged: Vec<(Verdict, Tiers, &Reading)> = Vec::new();
        for reading in &statement.readings {
            let accept = self.compute(&reading.expression);
            let fits = accept.meets(&stated.accept);
            // Exports and imports make up a turnover whoever says so.
            let loose = statement.ground == Ground::Nearby && reading.assumes.is_none();
            let chance = || loose && fits_by_chance(statement.kind, stated.accept, accept);
            if guessed && (!fits || chance()) {
                continue;
            }
            // What fits at face value is not asked what it tolerates.
            let tolerate = if fits { accept } else { self.take(&reading.expression, |t| t.tolerate) };
            let computed = Tiers { accept, tolerate };
            judged.push((Verdict::of(stated, computed), computed, reading));
            if guessed {
                break;
            }
        }
        let all: Vec<Verdict> = judged.iter().map(|(verdict, ..)| *verdict).collect();
        let first = judged.first()?;
        let best = judged
            .iter()
            // What fits another way only loosely does not make up for what the words name first.
            .filter(|(v, _, reading)| *v <= Verdict::Compatible || v.holds() && std::ptr::eq(*reading, first.2))
            .min_by_key(|(v, _, reading)| (reading.second, *v > Verdict::Compatible));
        let (verdict, chosen) = match (statement.ground, best) {
            (Ground::Order, Some(_)) => return None,
            (_, Some(best)) if best.2.second => (Verdict::DependsOnReading, best),
            (_, Some(best)) => (best.0, best),
            (ground, None) if is_wrong(ground, stated, first.1) => (Verdict::Contradicted, first),
            (_, None) => return None,
        };
        // What was needed for the verdict is what is shown.
        let generous = chosen.0 > Verdict::Compatible;
        let computed = if generous { chosen.1.tolerate } else { chosen.1.accept };
        Some(Judgement { verdict, stated: stated.accept, computed, accept: chosen.1.accept, reading: chosen.2, all })
    }

    /// The factor by which all half-widths would have to grow for stated and computed to meet; `None` above a thousand.
    pub(crate) fn margin(&self, statement: &Statement, judgement: &Judgement<'_>) -> Option<Decimal> {
        let quantity = statement.stated?;
        let (accept, nominal) = (self.tiers.get(quantity)?.accept, self.figure(quantity)?.value());
        let directed = |stated: Interval| if statement.negative { -stated } else { stated };
        smallest([judgement.accept, directed(accept)], |factor| {
            let computed = self.compute_stretched(&judgement.reading.expression, factor);
            [computed, directed(accept.stretched(nominal, factor))]
        })
    }
}

/// Whether what figures near by give may fit by chance: a quotient where it is wide, a sum where the total or the parts are
/// not known to about a hundredth, for of several figures some always make up another roughly.
fn fits_by_chance(kind: StatementKind, stated: Interval, computed: Interval) -> bool {
    const WIDEST: i64 = 2;
    match kind {
        StatementKind::Change | StatementKind::Ratio | StatementKind::Share => is_wide(stated, computed),
        StatementKind::Sum => [stated, computed].iter().any(|i| is_wider(*i, *i, WIDEST)),
        _ => false,
    }
}

/// Whether what was computed is too wide to tell by what would explain a misfit.
pub(crate) fn is_wide(stated: Interval, computed: Interval) -> bool {
    const WIDEST: i64 = 15;
    width(stated).zip(width(computed)).is_some_and(|(stated_width, computed_width)| stated_width < computed_width)
        && is_wider(computed, stated, WIDEST)
}

/// Whether an interval is wider than so many percent of the larger of two.
fn is_wider(interval: Interval, other: Interval, percent: i64) -> bool {
    let ends = [interval, other].map(|i| [i.lower_value(), i.upper_value()]);
    let size = ends.iter().flatten().flatten().map(Decimal::abs).max().unwrap_or_default();
    width(interval).is_some_and(|width| width > size.saturating_mul(Decimal::new(percent, 2)))
}

fn width(interval: Interval) -> Option<Decimal> {
    Some(interval.upper_value()?.saturating_sub(interval.lower_value()?))
}

/// Whether a misfit is the text's and not a guess of ours.
fn is_wrong(ground: Ground, stated: Tiers, computed: Tiers) -> bool {
    let three = Interval::point(Decimal::new(3, 0));
    match ground {
        Ground::Stated => true,
        Ground::Parts | Ground::Order => stated.tolerate < computed.tolerate,
        Ground::Magnitude => stated.tolerate * three < computed.tolerate || computed.tolerate * three < stated.tolerate,
        Ground::Identity => {
            let two = Interval::point(Decimal::TWO);
            let apart = |a: Interval, b: Interval| a * two < b;
            let near = !apart(stated.tolerate, computed.tolerate) && !apart(computed.tolerate, stated.tolerate);
            near || is_slip(stated.accept, computed.accept) || (-computed.accept).meets(&stated.accept)
        }
        Ground::Row | Ground::Inherited | Ground::Preceding | Ground::Nearby => false,
    }
}

/// Whether one is the other with the decimal point or the scale word moved.
fn is_slip(stated: Interval, computed: Interval) -> bool {
    [1, 3, 6].into_iter().any(|power| {
        let scale = Interval::point(Decimal::from(10_i64.pow(power)));
        (stated * scale).meets(&computed) || (computed * scale).meets(&stated)
    })
}

/// The intervals of a figure whose words make it negative: a fall.
pub(crate) fn directed(tiers: Tiers, negative: bool) -> Tiers {
    if negative { tiers.map(|interval| -interval) } else { tiers }
}

/// The intervals of a stated figure as a verdict holds them against evidence.
///
/// Rounding and truncation are never an error, so a bare percentage reaches one unit of its last digit to either side even
/// where the relative cap of its intervals is narrower: "1 percent" may be 1.4 rounded.
pub(crate) fn forgiving(figure: &Figure) -> Tiers {
    forgiven(figure, figure.tiers())
}

fn forgiven(figure: &Figure, tiers: Tiers) -> Tiers {
    let crate::number::Amount::Numeral(numeral) = figure.amount() else { return tiers };
    if !figure.unit().is_percentage() || figure.hedge() != Hedge::Bare {
        return tiers;
    }
    let grain = Interval::point(numeral.last_place().min(Decimal::ONE));
    let at = Interval::point(numeral.value());
    let reach = |bound: Bound<Decimal>| match bound {
        Bound::Included(d) | Bound::Excluded(d) => Bound::Excluded(d),
        Bound::Unbounded => Bound::Unbounded,
    };
    let around = Interval::new(reach((at - grain).lower()), reach((at + grain).upper()));
    Tiers { accept: tiers.accept, tolerate: around.map_or(tiers.tolerate, |around| tiers.tolerate.hull(&around)) }
}
