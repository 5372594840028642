//! Laws that hold for every network, whatever it says.

use proptest::prelude::*;

use super::*;
use crate::number::Tiers;

const VARIABLES: usize = 6;

/// A relation between variables by number.
#[derive(Clone, Debug)]
enum Kind {
    Within(usize, i64, i64, i64),
    Sum(usize, usize, usize),
    Product(usize, usize, usize),
    Equal(usize, usize),
    AtMost(usize, usize),
    Less(usize, usize),
}

fn kinds() -> impl Strategy<Value = Kind> {
    let v = || 0..VARIABLES;
    prop_oneof![
        4 => (v(), -30_i64..60, 0_i64..8, 0_i64..8).prop_map(|(x, n, a, b)| Kind::Within(x, n, a, b)),
        3 => (v(), v(), v()).prop_map(|(z, x, y)| Kind::Sum(z, x, y)),
        3 => (v(), v(), v()).prop_map(|(z, x, y)| Kind::Product(z, x, y)),
        1 => (v(), v()).prop_map(|(x, y)| Kind::Equal(x, y)),
        1 => (v(), v()).prop_map(|(x, y)| Kind::AtMost(x, y)),
        1 => (v(), v()).prop_map(|(x, y)| Kind::Less(x, y)),
    ]
}

/// `[n - a, n + b]`, tolerated twice as wide.
fn stated(n: i64, a: i64, b: i64) -> Stated {
    let around = |k: i64| Interval::closed((n - k * a).into(), (n + k * b).into()).unwrap();
    Stated::new(Tiers { accept: around(1), tolerate: around(2) }, n.into())
}

fn constraint(kind: &Kind, named: &[Variable]) -> Constraint {
    match *kind {
        Kind::Within(x, nominal, below, above) => Constraint::Within(named[x], stated(nominal, below, above)),
        Kind::Sum(z, x, y) => Constraint::Sum { total: named[z], x: named[x], y: named[y] },
        Kind::Product(z, x, y) => Constraint::Product { product: named[z], x: named[x], y: named[y] },
        Kind::Equal(x, y) => Constraint::Equal(named[x], named[y]),
        Kind::AtMost(x, y) => Constraint::AtMost { low: named[x], high: named[y] },
        Kind::Less(x, y) => Constraint::Less { low: named[x], high: named[y] },
    }
}

/// A network of statements of one or two constraints each.
fn network(kinds: &[Kind]) -> (Network, Vec<Variable>) {
    let mut network = Network::default();
    let variables: Vec<Variable> = (0..VARIABLES).map(|_| network.variable(Interval::EVERYTHING)).collect();
    for (index, kind) in kinds.iter().enumerate() {
        network.add(&[Tag(index.div_euclid(2))], constraint(kind, &variables));
    }
    (network, variables)
}

/// The same relation made true of a point by choosing what it says or leaving it out.
fn holding(kind: Kind, point: &[i64]) -> Option<Kind> {
    match kind {
        Kind::Within(x, _, a, b) => Some(Kind::Within(x, point[x] + a.div_euclid(2) - b.div_euclid(2), a, b)),
        Kind::Sum(z, x, y) => (point[z] == point[x] + point[y]).then_some(kind),
        Kind::Product(z, x, y) => (point[z] == point[x] * point[y]).then_some(kind),
        Kind::Equal(x, y) => (point[x] == point[y]).then_some(kind),
        Kind::AtMost(x, y) => (point[x] <= point[y]).then_some(kind),
        Kind::Less(x, y) => (point[x] < point[y]).then_some(kind),
    }
}

/// Points on which sums and products hold more often than by chance: `(x, y, x + y, x · y, x · y + y, -x)`.
fn points() -> impl Strategy<Value = Vec<i64>> {
    (-9_i64..10, -9_i64..10).prop_map(|(x, y)| vec![x, y, x + y, x * y, x * y + y, -x])
}

/// The relations that hold on all of [`points`].
const TRUE_OF_POINTS: [Kind; 4] = [Kind::Sum(2, 0, 1), Kind::Product(3, 0, 1), Kind::Sum(4, 3, 1), Kind::Sum(1, 2, 5)];

proptest! {
    #[test]
    fn solutions_are_never_lost(
        point in points(),
        kinds in prop::collection::vec(kinds(), 1..24),
        order in any::<u64>(),
    ) {
        let mut kinds: Vec<Kind> = kinds.into_iter().filter_map(|kind| holding(kind, &point)).collect();
        for (index, kind) in TRUE_OF_POINTS.into_iter().enumerate() {
            let place = usize::try_from(order >> (8 * index)).unwrap() % (kinds.len() + 1);
            kinds.insert(place, kind);
        }
        let (network, variables) = network(&kinds);
        for tier in [Tier::Accept, Tier::Tolerate, Tier::Stretched(Decimal::new(15, 1))] {
            let outcome = network.propagate(tier, |_| true);
            prop_assert!(outcome.is_consistent());
            for (variable, value) in variables.iter().zip(&point) {
                prop_assert!(outcome.domain(*variable).contains((*value).into()));
            }
        }
        prop_assert!(margin(&network, &network.tags()).is_some_and(|m| m <= Decimal::ONE));
        prop_assert_eq!(smallest_conflict(&network, &network.tags()), None);
    }

    #[test]
    fn conflicts_are_minimal(kinds in prop::collection::vec(kinds(), 4..30)) {
        let (network, _) = network(&kinds);
        let holds = |set: &[Tag]| network.propagate(Tier::Tolerate, |tag| set.contains(&tag)).is_consistent();
        match smallest_conflict(&network, &network.tags()) {
            None => prop_assert!(holds(&network.tags())),
            Some(found) => {
                prop_assert!(!holds(&found));
                for left_out in &found {
                    let rest: Vec<Tag> = found.iter().copied().filter(|tag| tag != left_out).collect();
                    prop_assert!(holds(&rest), "{left_out:?} is not needed in {found:?}");
                }
                prop_assert!(margin(&network, &found).is_none_or(|m| m > Decimal::TWO));
            }
        }
    }

    #[test]
    fn more_statements_never_widen_and_coarser_tiers_never_empty(kinds in prop::collection::vec(kinds(), 2..24)) {
        let (network, variables) = network(&kinds);
        let (some, all) = (network.propagate(Tier::Accept, |tag| tag.0 % 2 == 0), network.implied());
        prop_assert!(some.is_consistent() || !all.is_consistent());
        if all.is_consistent() {
            for &variable in &variables {
                // Both stop a little early, each in its own place.
                let reach = some.domain(variable).rounded(5);
                prop_assert!(all.domain(variable).is_within(&reach) || some.limit_reached || all.limit_reached);
            }
            prop_assert!(network.propagate(Tier::Tolerate, |_| true).is_consistent());
        }
    }

    #[test]
    fn the_same_network_gives_the_same_result(kinds in prop::collection::vec(kinds(), 2..24)) {
        let (one, two) = (network(&kinds).0, network(&kinds).0);
        prop_assert_eq!(one.implied(), two.implied());
        prop_assert_eq!(smallest_conflict(&one, &one.tags()), smallest_conflict(&two, &two.tags()));
        let mut backward = one.tags();
        backward.reverse();
        prop_assert_eq!(smallest_conflict(&one, &one.tags()), smallest_conflict(&one, &backward));
    }

    #[test]
    fn the_step_limit_is_kept_and_reported(kinds in prop::collection::vec(kinds(), 2..24), limit in 0_usize..40) {
        let (mut network, variables) = network(&kinds);
        let free = network.implied();
        network.limit_steps(limit);
        let cut = network.implied();
        prop_assert!(cut.steps <= limit);
        prop_assert_eq!(cut.limit_reached, free.steps > limit);
        if free.is_consistent() {
            for &variable in &variables {
                prop_assert!(free.domain(variable).is_within(&cut.domain(variable)));
            }
        }
    }

    #[test]
    fn components_find_what_the_whole_finds(kinds in prop::collection::vec(kinds(), 2..16)) {
        let (network, _) = network(&kinds);
        let whole = network.implied();
        let parts = network.components();
        prop_assume!(!whole.limit_reached && !parts.iter().any(|part| part.network.implied().limit_reached));
        let consistent = parts.iter().all(|part| part.network.implied().is_consistent());
        prop_assert_eq!(whole.is_consistent(), consistent);
        for part in parts.iter().filter(|_| consistent) {
            let outcome = part.network.implied();
            for &variable in &part.variables {
                let local = part.local(variable).unwrap();
                prop_assert_eq!(outcome.domain(local), whole.domain(variable));
            }
        }
    }
}
