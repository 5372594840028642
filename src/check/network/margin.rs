//! By how much statements miss each other.

use rust_decimal::Decimal;

use super::{Network, Outcome, Tag, Tier};

/// What is less than this counts as nothing, what is more than that as never.
const LEAST: Decimal = Decimal::from_parts(1, 0, 0, false, 3);
const MOST: Decimal = Decimal::from_parts(1 << 20, 0, 0, false, 0);
/// The bracket of a factor is halved until it is within a few thousandths of it: 2^-12 of the first one.
const FINEST: Decimal = Decimal::from_parts(244_140_625, 0, 0, false, 12);
const HALF: Decimal = Decimal::from_parts(5, 0, 0, false, 1);

/// The factor by which all half-widths would have to grow for the disagreement among `tags` to vanish, to two or three
/// digits: at most 1 where they hold at [`Tier::Accept`], at most 2 where they hold at [`Tier::Tolerate`], `None` where no
/// factor up to a million helps, or the search had to end.
pub(crate) fn margin(network: &Network, tags: &[Tag]) -> Option<Decimal> {
    let mut tags = tags.to_vec();
    tags.sort_unstable();
    let at = |factor| network.propagate(Tier::Stretched(factor), |tag| tags.binary_search(&tag).is_ok());
    let holds = |factor| at(factor).is_consistent();
    let two = at(Decimal::TWO);
    // Most of what is asked about is refuted at Tolerate, and so at two.
    let (mut low, mut high) = if !two.is_consistent() {
        (Decimal::TWO, Decimal::TWO * Decimal::TWO)
    } else if holds(LEAST) {
        return (!network.purse.is_empty()).then_some(Decimal::ZERO);
    } else {
        (LEAST, Decimal::ONE)
    };
    let closing = closing(at, &two).and_then(around).filter(|[_, below, above]| !holds(*below) && holds(*above));
    let [low, mut below, mut above] = if let Some(found) = closing {
        found
    } else {
        while !holds(high) {
            if high >= MOST {
                return None;
            }
            low = high;
            high *= Decimal::TWO;
        }
        [low, low, high]
    };
    let shown = |factor| displayed(low, factor);
    let finest = if low == LEAST { (high - low) * FINEST } else { low * FINEST };
    // What lies between two that are shown alike is shown like them.
    while above - below > finest && shown(below) != shown(above) {
        let middle = (below + above) * HALF;
        if holds(middle) {
            above = middle;
        } else {
            below = middle;
        }
    }
    (!network.purse.is_empty()).then_some(shown(above))
}

/// About the factor at which the gap closes that refutes statements. Ends that are products of two figures grow by a square,
/// which three of its values tell.
fn closing(at: impl Fn(Decimal) -> Outcome, two: &Outcome) -> Option<Decimal> {
    const ROUNDS: usize = 5;
    let two = two.gap?;
    let (none, one) = (at(Decimal::ZERO).gap?, at(Decimal::ONE).gap?);
    let slope = one.checked_sub(none)?;
    let bend = two.checked_sub(one)?.checked_sub(slope)?.checked_mul(HALF)?;
    let closer = |factor: Decimal| {
        let curve = bend.checked_mul(factor)?;
        let even = slope.checked_add(curve)?.checked_sub(bend)?;
        let gap = none.checked_add(factor.checked_mul(even)?)?;
        factor.checked_sub(gap.checked_div(even.checked_add(curve)?)?)
    };
    let found = (0..ROUNDS).try_fold(Decimal::TWO, |factor, _| closer(factor))?;
    (Decimal::TWO <= found && found < MOST).then_some(found)
}

/// The power of two below a factor, and a bracket of it that halving would come to.
fn around(factor: Decimal) -> Option<[Decimal; 3]> {
    const REACH: Decimal = Decimal::from_parts(8, 0, 0, false, 0);
    let mut low = Decimal::TWO;
    while low * Decimal::TWO <= factor {
        low *= Decimal::TWO;
    }
    let finest = low * FINEST;
    let nearest = low + ((factor - low) / finest).floor() * finest;
    let (below, above) = (nearest - REACH * finest, nearest + REACH * finest);
    (below >= low && above <= low * Decimal::TWO).then_some([low, below, above])
}

/// Two decimals, three digits; never rounded down to a factor that is known to be too small.
fn displayed(too_small: Decimal, factor: Decimal) -> Decimal {
    let rounded = if factor < Decimal::ONE { factor.round_dp(2) } else { factor.round_sf(3).unwrap_or(factor) };
    if rounded <= too_small { (too_small + Decimal::new(1, 2)).normalize() } else { rounded.normalize() }
}
