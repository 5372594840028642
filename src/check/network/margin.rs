//! By how much statements miss each other.

use rust_decimal::Decimal;

use super::{Network, Tag, Tier};

/// What is less than this counts as nothing, what is more than that as never.
const LEAST: Decimal = Decimal::from_parts(1, 0, 0, false, 3);
/// The bracket of a factor is halved until it is within a few thousandths of it.
const HALVINGS: usize = 12;
const MOST: Decimal = Decimal::from_parts(1 << 20, 0, 0, false, 0);

/// The factor by which all half-widths would have to grow for the disagreement among `tags` to vanish, to two or three
/// digits: at most 1 where they hold at [`Tier::Accept`], at most 2 where they hold at [`Tier::Tolerate`], `None` where no
/// factor up to a million helps, or the search had to end.
pub(crate) fn margin(network: &Network, tags: &[Tag]) -> Option<Decimal> {
    let mut tags = tags.to_vec();
    tags.sort_unstable();
    let holds = |factor| {
        let outcome = network.propagate(Tier::Stretched(factor), |tag| tags.binary_search(&tag).is_ok());
        outcome.is_consistent()
    };
    // Most of what is asked about is refuted at Tolerate, and so at two.
    let (mut low, mut high) = if !holds(Decimal::TWO) {
        (Decimal::TWO, Decimal::TWO * Decimal::TWO)
    } else if holds(LEAST) {
        return (!network.purse.is_empty()).then_some(Decimal::ZERO);
    } else {
        (LEAST, Decimal::ONE)
    };
    while !holds(high) {
        if high >= MOST {
            return None;
        }
        low = high;
        high *= Decimal::TWO;
    }
    let shown = |factor| displayed(low, factor);
    let (mut below, mut above) = (low, high);
    for _ in 0..HALVINGS {
        let middle = (below + above) * Decimal::new(5, 1);
        // What lies between two that are shown alike is shown like them.
        if shown(below) == shown(above) {
            break;
        }
        if holds(middle) {
            above = middle;
        } else {
            below = middle;
        }
    }
    (!network.purse.is_empty()).then_some(shown(above))
}

/// Two decimals, three digits; never rounded down to a factor that is known to be too small.
fn displayed(too_small: Decimal, factor: Decimal) -> Decimal {
    let rounded = if factor < Decimal::ONE { factor.round_dp(2) } else { factor.round_sf(3).unwrap_or(factor) };
    if rounded <= too_small { (too_small + Decimal::new(1, 2)).normalize() } else { rounded.normalize() }
}
