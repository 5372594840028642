//! Indicators against worked values, their laws, and what they refuse.

use bilateral::import::{self, Options};
use bilateral::query::indicators::{self as of, Indicator, Subject};
use bilateral::record::Missing;
use bilateral::{Economy, ErrorKind, Interval, Period};
use proptest::prelude::*;
use rust_decimal::Decimal;

fn i(text: &str) -> Interval {
    text.parse().unwrap()
}

#[track_caller]
fn is(result: Result<Interval, bilateral::Error>, digits: u32, text: &str) {
    assert_eq!(result.unwrap().rounded(digits).to_string(), text);
}

/// Encloses the number, and hardly more.
#[track_caller]
fn near(result: Result<Interval, bilateral::Error>, number: &str) {
    let (interval, number) = (result.unwrap(), Decimal::from_str_exact(number).unwrap());
    assert!(interval.contains(number), "{number} in {interval}");
    let width = interval.upper_value().unwrap() - interval.lower_value().unwrap();
    assert!(width < Decimal::new(1, 16), "{interval}");
}

#[track_caller]
fn refused(result: Result<Interval, bilateral::Error>, kind: ErrorKind, message: &str) {
    let error = result.unwrap_err();
    assert_eq!((error.kind(), error.to_string().as_str()), (kind, message));
}

#[test]
fn worked_values() {
    is(of::turnover(99, 14), 9, "[113, 113]");
    is(of::balance(14, 99), 9, "[-85, -85]");
    is(of::normalised_balance(3, 1), 9, "[0.5, 0.5]");
    is(of::export_share(1, 3), 4, "[33.33, 33.34]");
    is(of::import_share(1, 4), 4, "[25, 25]");
    is(of::growth(100, 57), 4, "[-0.43, -0.43]");
    is(of::cagr(1, 2, 10), 6, "[0.0717734, 0.0717735]");
    near(of::unctad_average_growth([100, 110, 121]), "0.1");
    near(of::unctad_average_growth([100, 200, 100]), "0");
    is(of::partner_dependence(90, 100), 4, "[90, 90]");
    is(of::trade_intensity(30, 100, 100, 1000), 4, "[3, 3]");
    is(of::herfindahl_hirschman([1, 1, 1, 1]), 4, "[0.25, 0.25]");
    is(of::hirschmann_sqrt([1, 1, 1, 1]), 4, "[0.5, 0.5]");
    is(of::unctad_concentration([1, 1, 1, 1]), 4, "[0, 0]");
    is(of::unctad_concentration([1, 0, 0, 0]), 4, "[1, 1]");
    is(of::theil([1, 3]), 6, "[0.130812, 0.130813]");
    near(of::theil([5, 0]), "0");
    is(of::balassa_rca(30, 100, 10, 100), 4, "[3, 3]");
    is(of::complementarity([(1, 0), (0, 1)]), 4, "[0, 0]");
    is(of::complementarity([(1, 2), (3, 6)]), 4, "[100, 100]");
    is(of::finger_kreinin_similarity([(1, 3), (3, 1)]), 4, "[50, 50]");
    is(of::grubel_lloyd(3, 1), 4, "[0.5, 0.5]");
    is(of::trade_openness(30, 20, 200), 4, "[0.25, 0.25]");
    is(of::unctad_openness(30, 20, 200), 4, "[0.125, 0.125]");
    let mirror = of::mirror_discrepancy(110, 100).unwrap();
    assert_eq!(
        mirror.to_string(),
        "imports less exports [10, 10], ratio [1.1, 1.1], relative [0.1, 0.1], symmetric [0.095238, 0.0952381]"
    );
    let corrected = of::mirror_discrepancy_with_factor(106, 100, Decimal::new(106, 2)).unwrap();
    assert_eq!(corrected.relative, Interval::ZERO);
}

#[test]
fn missing_is_named_and_never_zero() {
    refused(of::turnover(1, Missing::Absent), ErrorKind::Missing, "imports is absent");
    refused(of::balance(Missing::Suppressed, 1), ErrorKind::Missing, "exports is suppressed");
    refused(of::growth(0, 1), ErrorKind::Missing, "the earlier value is zero: there is no ratio to it");
    refused(of::export_share(1, 0), ErrorKind::Missing, "all exports is zero: there is no ratio to it");
    refused(of::grubel_lloyd(0, 0), ErrorKind::Missing, "turnover is zero: there is no ratio to it");
    refused(
        of::balassa_rca(Missing::NotApplicable, 1, 1, 1),
        ErrorKind::Missing,
        "exports of the product is not_applicable",
    );
    refused(of::theil([0, 0]), ErrorKind::Missing, "the sum of all values is zero: there is no ratio to it");
    refused(of::unctad_average_growth([1, 0]), ErrorKind::Missing, "no logarithm of zero");
    refused(of::unctad_average_growth([1]), ErrorKind::Range, "average growth over 1 values: expected at least two");
    refused(of::unctad_concentration([1]), ErrorKind::Range, "concentration over 1 values: expected at least two");
    refused(of::turnover(-1, 1), ErrorKind::Range, "exports of [-1, -1]: expected an amount not below zero");
    refused(of::cagr(1, 2, 0), ErrorKind::Range, "no root of degree 0 of [2, 2]");
}

#[test]
fn printed_figures_give_enclosures() {
    // About 110 million of 6.9 billion.
    let share = of::export_share(i("[105, 115)"), i("[6850, 6950)")).unwrap();
    assert_eq!(share.rounded(3).to_string(), "(1.51, 1.68)");
    let spread = of::herfindahl_hirschman([i("[1, 2]"), i("[1, 2]")]).unwrap();
    assert_eq!(spread.rounded(3).to_string(), "[0.222, 0.889]");
    let balance = of::normalised_balance(i("[1, 3]"), i("[1, 3]")).unwrap();
    assert_eq!(balance.to_string(), "[-0.5, 0.5]");
    assert_eq!(of::grubel_lloyd(i("[1, 3]"), i("[1, 3]")).unwrap().to_string(), "[0.5, 1]");
}

#[test]
fn every_indicator_of_a_table() {
    let mut file = String::from("t,i,j,k,v,q\n");
    let trade = [(643, 408, 30, 10), (643, 156, 60, 20), (156, 643, 40, 40), (408, 643, 5, 5), (156, 408, 50, 30)];
    for (year, factor) in [(2020, 10), (2021, 11), (2022, 13)] {
        for (from, to, fuels, horses) in trade {
            for (code, value) in [("010121", horses), ("270900", fuels)] {
                let line =
                    [year.to_string(), from.to_string(), to.to_string(), code.to_owned(), (value * factor).to_string()];
                file.push_str(&line.join(","));
                file.push_str(",\n");
            }
        }
    }
    let table = import::table(file.as_bytes(), &Options::new()).unwrap().table;
    let mut subject = Subject::new(Economy::RUS, Period::year(2022).unwrap()).with(Economy::PRK);
    subject.commodity = Some("270900".parse().unwrap());
    subject.gdp = Some(bilateral::dataset::table::Cell::new(10_000_000, 0).unwrap());
    for (indicator, expected) in [
        (Indicator::Turnover, "[650000, 650000]"),
        (Indicator::Balance, "[390000, 390000]"),
        (Indicator::NormalisedBalance, "[0.6, 0.6]"),
        (Indicator::ExportShare, "[33.33, 33.34]"),
        (Indicator::ImportShare, "[11.11, 11.12]"),
        (Indicator::Growth, "[0.1818, 0.1819]"),
        (Indicator::Cagr, "[0.1401, 0.1402]"),
        (Indicator::UnctadAverageGrowth, "[0.1401, 0.1402]"),
        (Indicator::PartnerDependence, "[23.8, 23.81]"),
        (Indicator::TradeIntensity, "[0.8055, 0.8056]"),
        (Indicator::HerfindahlHirschman, "[0.625, 0.625]"),
        (Indicator::HirschmannSqrt, "[0.7905, 0.7906]"),
        (Indicator::UnctadConcentration, "[0.2849, 0.285]"),
        (Indicator::Theil, "[0.1308, 0.1309]"),
        (Indicator::BalassaRca, "[1.175, 1.176]"),
        (Indicator::Complementarity, "[91.66, 91.67]"),
        (Indicator::FingerKreininSimilarity, "[75, 75]"),
        (Indicator::GrubelLloyd, "[0.4, 0.4]"),
        (Indicator::TradeOpenness, "[0.273, 0.273]"),
    ] {
        assert_eq!(indicator.of(&table, &subject).unwrap().rounded(4).to_string(), expected, "{indicator}");
        assert_eq!(indicator.to_string().parse::<Indicator>().unwrap(), indicator);
    }
    let mut alone = subject;
    alone.partner = None;
    is(Indicator::HerfindahlHirschman.of(&table, &alone), 4, "[0.5555, 0.5556]");
    refused(Indicator::Turnover.of(&table, &alone), ErrorKind::Missing, "the partner is not given");
    let mirror = Indicator::MirrorDiscrepancy.of(&table, &subject).unwrap_err();
    assert_eq!(mirror.kind(), ErrorKind::Missing);
}

fn amounts() -> impl Strategy<Value = Vec<i64>> {
    prop::collection::vec(1..1_000_000_000_i64, 2..20)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(64) })]

    #[test]
    fn shares_and_concentrations_stay_within_their_bounds(values in amounts()) {
        let n = Decimal::from(values.len());
        let hhi = of::herfindahl_hirschman(values.clone()).unwrap();
        prop_assert!(hhi.upper_value().unwrap() * n >= Decimal::ONE && hhi.lower_value().unwrap() <= Decimal::ONE);
        let root = of::hirschmann_sqrt(values.clone()).unwrap();
        prop_assert!((root * root).meets(&hhi));
        let theil = of::theil(values.clone()).unwrap();
        prop_assert!(theil.upper_value().unwrap() >= Decimal::ZERO);
        let doubled = of::theil(values.iter().map(|v| v * 2)).unwrap();
        prop_assert!(theil.meets(&doubled));
        let same = of::complementarity(values.iter().map(|&v| (v, v * 3))).unwrap();
        prop_assert!(same.contains(Decimal::ONE_HUNDRED));
    }

    #[test]
    fn an_interval_encloses_what_its_members_give(x in 1..1000_i64, m in 1..1000_i64, dx in 0..50_i64, dm in 0..50_i64) {
        let around = |v: i64, d: i64| Interval::closed(Decimal::from((v - d).max(0)), Decimal::from(v + d)).unwrap();
        let (xs, ms) = (around(x, dx), around(m, dm));
        let point = |v: i64| Interval::point(v.into());
        for (one, all) in [
            (of::turnover(x, m), of::turnover(xs, ms)),
            (of::balance(x, m), of::balance(xs, ms)),
            (of::normalised_balance(x, m), of::normalised_balance(xs, ms)),
            (of::grubel_lloyd(x, m), of::grubel_lloyd(xs, ms)),
            (of::growth(x, m), of::growth(xs, ms)),
            (of::export_share(x, m), of::export_share(xs, ms)),
            (of::herfindahl_hirschman([point(x), point(m), Interval::ONE]), of::herfindahl_hirschman([xs, ms, Interval::ONE])),
        ] {
            if let (Ok(one), Ok(all)) = (one, all) {
                prop_assert!(one.is_within(&all), "{one} in {all}");
            }
        }
    }

    #[test]
    fn growth_compounds(v in 1..1_000_000_i64, n in 1..30_u32) {
        let rate = of::cagr(v, v * 3, n).unwrap();
        let mut factor = Interval::ONE;
        for _ in 0..n {
            factor = factor * (rate + Interval::ONE);
        }
        prop_assert!(factor.contains(3.into()), "{factor}");
    }
}
