//! The bulk table: totals, sides, sums that are refused, parts that add up.

use bilateral::dataset::table::{
    Basis, Builder, Cell, Clash, Classification, Commodity, Compilation, Flow, Level, Observation, Side, Table,
};
use bilateral::import::{self, Options, own};
use bilateral::record::{Missing, Valuation};
use bilateral::{Economy, ErrorKind, Measure, Period};
use proptest::prelude::*;

fn year(year: i32) -> Period {
    Period::year(year).unwrap()
}

fn dollars(amount: i64) -> Cell {
    Cell::new(amount, 0).unwrap()
}

fn row(reporter: Economy, partner: Economy, flow: Flow, amount: i64) -> Observation {
    Observation::new(reporter, partner, flow, year(2011), dollars(amount))
}

fn with(mut row: Observation, change: impl FnOnce(&mut Observation)) -> Observation {
    change(&mut row);
    row
}

fn table(rows: impl IntoIterator<Item = Observation>) -> Table {
    let mut builder = Builder::new();
    rows.into_iter().for_each(|row| builder.push(&row).unwrap());
    builder.finish().unwrap()
}

fn coded(code: &str, amount: i64) -> Observation {
    let commodity: Commodity = code.parse().unwrap();
    with(row(Economy::RUS, Economy::PRK, Flow::Exports, amount), |o| {
        o.commodity = commodity;
        o.classification = Classification::H3;
    })
}

/// What a closure without an answer said.
#[track_caller]
fn refused<T: std::fmt::Debug>(result: Result<T, bilateral::Error>, kind: ErrorKind, message: &str) {
    let error = result.unwrap_err();
    assert_eq!((error.kind(), error.to_string().as_str()), (kind, message));
}

#[test]
fn turnover_balance_and_ratio_with_valuations() {
    let cif = |row: Observation| with(row, |o| o.valuation = Valuation::Cif);
    let fob = |row: Observation| with(row, |o| o.valuation = Valuation::Fob);
    let table = table([
        fob(row(Economy::RUS, Economy::PRK, Flow::Exports, 99)),
        cif(row(Economy::RUS, Economy::PRK, Flow::Imports, 14)),
        fob(row(Economy::CHN, Economy::PRK, Flow::Exports, 3_165)),
        cif(row(Economy::CHN, Economy::PRK, Flow::Imports, 2_464)),
    ]);
    let of = |economy| table.turnover(economy, Economy::PRK, year(2011), Side::Direct).unwrap();
    let (russia, china) = (of(Economy::RUS), of(Economy::CHN));
    assert_eq!(russia.value().unwrap().to_string(), "113.000");
    assert_eq!(russia.measure, Measure::Turnover);
    assert_eq!(china.ratio(&russia).unwrap().rounded(4).to_string(), "(49.81, 49.82)");
    assert_eq!(
        russia.to_string(),
        "turnover 113.000 USD = exports 99.000 USD (FOB, direct, published total) + imports 14.000 USD (CIF, direct, published total)"
    );
    let balance = table.balance(Economy::CHN, Economy::PRK, year(2011), Side::Direct).unwrap();
    assert_eq!(balance.value().unwrap().to_string(), "701.000");
    refused(balance.ratio(&china), ErrorKind::Incomparable, "balance and turnover do not compare");
}

#[test]
fn one_commodity_with_two_valuations_is_not_added() {
    let valued = |code, valuation, amount| with(coded(code, amount), |o| o.valuation = valuation);
    let total = |table: &Table| table.total(Flow::Exports, Economy::RUS, Economy::PRK, year(2011), Side::Direct);
    let apart = table([valued("27", Valuation::Cif, 60), valued("10", Valuation::Fob, 39)]);
    assert_eq!(total(&apart).unwrap().to_string(), "99.000 USD (CIF+FOB, direct, sum of 2 rows of H3, 2 digits)");
    assert_eq!(apart.select().sum().unwrap().known().to_string(), "99.000");

    let rows = [valued("27", Valuation::Cif, 60), valued("10", Valuation::Fob, 39), valued("27", Valuation::Fob, 55)];
    let both = table(rows);
    refused(total(&both), ErrorKind::Conflict, "27 stands there CIF and FOB: one trade twice");
    let message = "sum over valuations of 27 CIF and FOB would count twice or mix what differs";
    refused(both.select().sum(), ErrorKind::Incomparable, message);
    let partners = both.by_partner(Flow::Exports, Economy::RUS, year(2011), Side::Direct);
    refused(partners, ErrorKind::Conflict, "27 stands there CIF and FOB: one trade twice");
    assert_eq!(both.select().commodity("10".parse().unwrap()).sum().unwrap().known().to_string(), "39.000");
    assert_eq!(both.observations().count(), 3);
}

#[test]
fn the_mirror_is_asked_for_and_named() {
    let table = table([row(Economy::PRK, Economy::RUS, Flow::Imports, 100)]);
    let ask = |side| table.total(Flow::Exports, Economy::RUS, Economy::PRK, year(2011), side);
    assert_eq!(ask(Side::Mirror).unwrap().side(), Side::Mirror);
    let message =
        "exports of RUS with PRK in 2011: no observation: the partner's report of it is there, ask for the mirror side";
    refused(ask(Side::Direct), ErrorKind::Missing, message);
    let turnover = table.turnover(Economy::RUS, Economy::PRK, year(2011), Side::Mirror);
    refused(turnover, ErrorKind::Missing, "mirror of imports of RUS with PRK in 2011: no observation");
}

#[test]
fn reconciled_data_answer_for_both_and_say_so() {
    let rows = [(Economy::RUS, Economy::PRK, 30), (Economy::PRK, Economy::RUS, 12)];
    let reconciled =
        |(from, to, amount)| with(row(from, to, Flow::Exports, amount), |o| o.compilation = Compilation::Reconciled);
    let table = table(rows.map(reconciled));
    let turnover = table.turnover(Economy::RUS, Economy::PRK, year(2011), Side::Direct).unwrap();
    assert_eq!((turnover.exports.side(), turnover.imports.side()), (Side::Reconciled, Side::Reconciled));
    assert_eq!(turnover.value().unwrap().to_string(), "42.000");
}

#[test]
fn the_published_total_comes_before_the_sum_of_its_parts() {
    let fuels = coded("27", 60);
    let both = table([coded("TOTAL", 99), fuels, coded("01", 1)]);
    let ask = |table: &Table| table.total(Flow::Exports, Economy::RUS, Economy::PRK, year(2011), Side::Direct);
    assert_eq!(ask(&both).unwrap().basis(), Basis::Published);
    let parts = table([fuels, coded("01", 1)]);
    let sum = ask(&parts).unwrap();
    assert_eq!(sum.basis(), Basis::Sum { classification: Classification::H3, level: Level::Digits(2) });
    assert_eq!(sum.value().unwrap().to_string(), "61.000");
    let levels = table([fuels, coded("2701", 60)]);
    let message = "several totals answer: 60.000 (H3, 2 digits, unstated); 60.000 (H3, 4 digits, unstated)";
    refused(ask(&levels), ErrorKind::Conflict, message);
    let editions = table([coded("TOTAL", 99), with(coded("TOTAL", 98), |o| o.classification = Classification::S3)]);
    let message = "several totals answer: 99.000 (H3 total, unstated); 98.000 (S3 total, unstated)";
    refused(ask(&editions), ErrorKind::Conflict, message);
    let agreeing = table([coded("TOTAL", 99), with(coded("TOTAL", 99), |o| o.classification = Classification::S3)]);
    assert_eq!(ask(&agreeing).unwrap().value().unwrap().to_string(), "99.000");
}

#[test]
fn parts_alone_are_no_total() {
    let sea = with(coded("TOTAL", 5), |o| o.parts.transport = Some(2100));
    let table = table([sea]);
    let message = "exports of RUS with PRK in 2011: no observation: the table has only parts of it, by second partner, customs procedure or mode of transport";
    refused(
        table.total(Flow::Exports, Economy::RUS, Economy::PRK, year(2011), Side::Direct),
        ErrorKind::Missing,
        message,
    );
    assert_eq!(table.select().sum().unwrap().value().unwrap().to_string(), "5.000");
}

#[test]
fn missing_is_never_zero() {
    let suppressed = with(coded("01", 0), |o| o.value = Missing::Suppressed.into());
    let table = table([coded("27", 60), suppressed]);
    let total = table.total(Flow::Exports, Economy::RUS, Economy::PRK, year(2011), Side::Direct).unwrap();
    refused(total.value(), ErrorKind::Missing, "1 of 2 rows have no value");
    assert_eq!(total.interval().to_string(), "[60.000, inf)");
    refused(total.ratio(&total), ErrorKind::Missing, "1 of 2 rows have no value");
    assert_eq!(table.observations().filter(|row| row.value == Missing::Suppressed.into()).count(), 1);
}

#[test]
fn sums_that_would_count_twice_are_refused() {
    let base = row(Economy::RUS, Economy::PRK, Flow::Exports, 1);
    let other = |change: &dyn Fn(&mut Observation)| {
        let mut observation = base;
        change(&mut observation);
        table([base, observation]).select().sum()
    };
    let end = "would count twice or mix what differs";
    let refuse = |result, what: &str| refused(result, ErrorKind::Incomparable, &format!("sum over {what} {end}"));
    refuse(other(&|o| o.flow = Flow::ReExports), "flows exports and re-exports");
    refuse(other(&|o| o.partner = Economy::WLD), "economies WLD and PRK");
    refuse(other(&|o| o.commodity = "01".parse().unwrap()), "levels total and 2 digits");
    refuse(other(&|o| o.compilation = Compilation::Reconciled), "compilations reported and reconciled");
    refuse(other(&|o| o.period = Period::quarter(2011, 1).unwrap()), "periods 2011-Q1 and 2011");
    refuse(other(&|o| o.parts.transport = Some(1000)), "parts of a flow total and transport 1000");
    refuse(other(&|o| o.classification = Classification::S3), "classifications none and S3");
    assert_eq!(other(&|o| o.partner = Economy::CHN).unwrap().value().unwrap().to_string(), "2.000");
    assert_eq!(other(&|o| o.period = year(2012)).unwrap().value().unwrap().to_string(), "2.000");
}

#[test]
fn chapters_and_commodities() {
    let table = table([coded("270900", 5), coded("271012", 7), coded("280100", 11), coded("027000", 13)]);
    let sum = |code: &str| table.select().under(code.parse().unwrap()).sum().unwrap().value().unwrap().to_string();
    assert_eq!(sum("27"), "12.000");
    assert_eq!(sum("2709"), "5.000");
    assert_eq!(sum("02"), "13.000");
    let one = table.select().commodity("280100".parse().unwrap());
    assert_eq!((one.count(), one.sum().unwrap().rows()), (1, 1));
    assert_eq!(table.select().commodity("999999".parse().unwrap()).count(), 0);
}

#[test]
fn contradictions_are_errors_unless_the_caller_chooses() {
    let (first, second) = (coded("27", 60), coded("27", 61));
    let build = |clash| {
        let mut builder = Builder::new().on_clash(clash);
        for row in [first, second, first] {
            builder.push(&row).unwrap();
        }
        builder.finish()
    };
    let message = "RUS exports to PRK 2011 H3 27: 60 USD unstated stands twice: value 60, quantity absent, net weight absent; value 61, quantity absent, net weight absent";
    refused(build(Clash::Refuse), ErrorKind::Conflict, message);
    let kept = build(Clash::KeepFirst).unwrap();
    assert_eq!((kept.len(), kept.remarks().replaced, kept.remarks().repeated), (1, 1, 1));
    assert_eq!(kept.observations().next(), Some(first));
}

#[test]
fn the_largest_partners() {
    let partners = [(Economy::PRK, 5), (Economy::CHN, 50), (Economy::WLD, 100), (Economy::KOR, 45)];
    let rows = partners.map(|(partner, amount)| row(Economy::RUS, partner, Flow::Exports, amount));
    let top = table(rows).top_partners(Flow::Exports, Economy::RUS, year(2011), Side::Direct, 2).unwrap();
    let named: Vec<String> = top.partners.iter().map(|ranked| ranked.partner.to_string()).collect();
    assert_eq!(named, ["CHN", "KOR"]);
    let mirrored = [(Economy::CHN, 7), (Economy::KOR, 9)].map(|(r, a)| row(r, Economy::RUS, Flow::Imports, a));
    let top = table(mirrored).top_partners(Flow::Exports, Economy::RUS, year(2011), Side::Mirror, 9).unwrap();
    assert_eq!((top.partners[0].partner, top.partners[0].total.side()), (Economy::KOR, Side::Mirror));
}

#[test]
fn a_sum_that_does_not_fit_is_an_error() {
    let large = |code: &str| coded(code, 500_000_000_000_000);
    let rows: Vec<_> = (10..30).map(|code| large(&code.to_string())).collect();
    let mut builder = Builder::new();
    for row in &rows {
        builder.push(row).unwrap();
    }
    refused(builder.finish().map(|table| table.len()), ErrorKind::Range, "a sum does not fit: 9.2 quadrillion dollars");
    let mut builder = Builder::new();
    let too_large = coded("10", 100_000_000_000_000_000);
    assert_eq!(builder.push(&too_large).unwrap_err().kind(), ErrorKind::Range);
}

/// Rows of a few economies, years and products, each key once.
fn rows() -> impl Strategy<Value = Vec<Observation>> {
    let economies = prop::sample::select(vec![Economy::RUS, Economy::PRK, Economy::CHN, Economy::KOR]);
    let codes = prop::sample::select(vec!["270900", "010121", "TOTAL", "9999AA", "27", "01-05_Animal"]);
    let amounts =
        prop_oneof![9 => (0..10_000_000_000_i64).prop_map(|n| Cell::new(n, 3).unwrap()), 1 => Just(Cell::ABSENT)];
    let key = (economies.clone(), economies, 2010..2013_i32, codes, prop::bool::ANY);
    prop::collection::hash_map(key, amounts, 0..60).prop_map(|rows| {
        let rows = rows.into_iter().map(|((reporter, partner, when, code, exports), value)| {
            let flow = if exports { Flow::Exports } else { Flow::Imports };
            let mut row = Observation::new(reporter, partner, flow, year(when), value);
            row.commodity = code.parse().unwrap();
            row.quantity = value;
            row.quantity_unit = 8;
            row
        });
        rows.collect()
    })
}

fn sorted(table: &Table) -> Vec<String> {
    let mut rows: Vec<String> = table.observations().map(|row| format!("{row:?}")).collect();
    rows.sort();
    rows
}

/// The known values of all rows, added.
fn grand_total(table: &Table) -> rust_decimal::Decimal {
    table.observations().filter_map(|row| row.value.number().ok()).sum()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(128) })]

    #[test]
    fn parts_add_up_to_the_whole_however_they_are_cut(rows in rows(), seed in any::<u64>()) {
        let whole = table(rows.clone());
        let (one, other): (Vec<_>, Vec<_>) = rows.iter().enumerate().partition(|(at, _)| (seed >> (at % 64)) & 1 == 0);
        let [one, other] = [one, other].map(|part| table(part.into_iter().map(|(_, row)| *row)));
        prop_assert_eq!(grand_total(&one) + grand_total(&other), grand_total(&whole));
        prop_assert_eq!(sorted(&one.merge(&other).unwrap()), sorted(&whole));
        for period in whole.periods() {
            for (a, b) in [(Economy::RUS, Economy::PRK), (Economy::CHN, Economy::KOR)] {
                let select = |table: &Table| {
                    let level = Level::Digits(6);
                    let sum = table.select().reporter(a).partner(b).flow(Flow::Exports).level(level).period(period).sum();
                    sum.map_or(rust_decimal::Decimal::ZERO, |sum| sum.known())
                };
                prop_assert_eq!(select(&one) + select(&other), select(&whole));
            }
        }
    }

    #[test]
    fn order_does_not_matter(rows in rows(), seed in any::<u64>()) {
        let mut shuffled = rows.clone();
        let len = shuffled.len().max(1);
        for at in 0..rows.len() {
            shuffled.swap(at, usize::try_from(seed.rotate_left(u32::try_from(at).unwrap()) % u64::try_from(len).unwrap()).unwrap());
        }
        prop_assert_eq!(sorted(&table(shuffled)), sorted(&table(rows)));
    }

    #[test]
    fn our_own_file_keeps_everything(rows in rows()) {
        let whole = table(rows);
        let mut file = Vec::new();
        own::write(&mut file, whole.observations()).unwrap();
        let again = import::table(&file[..], &Options::new()).unwrap().table;
        prop_assert_eq!(sorted(&again), sorted(&whole));
    }
}

#[cfg(feature = "parquet")]
#[test]
fn parquet_keeps_everything() {
    let mut sea = coded("27", 5);
    sea.parts.transport = Some(2100);
    sea.parts.second_partner = Some(Economy::CHN);
    sea.valuation = Valuation::Fob;
    sea.value = Cell::new(12_345, 3).unwrap();
    sea.quantity = Cell::new(815_060_602, 10).unwrap();
    sea.quantity_unit = 21;
    sea.net_weight = Missing::ZeroNotGiven.into();
    let rows = [coded("TOTAL", 99), sea, with(coded("9999AA", 0), |o| o.value = Missing::Suppressed.into())];
    let whole = table(rows);
    let mut file = Vec::new();
    whole.save(&mut file).unwrap();
    assert_eq!(&file[..4], b"PAR1");
    let again = Table::load(&file[..]).unwrap();
    assert_eq!(sorted(&again), sorted(&whole));
    let error = Table::load(&file[..file.len() - 9]).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Data);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    /// Codes and customs tags may hold commas and quotation marks.
    #[test]
    fn what_is_written_is_read_again(rows in prop::collection::vec(bilateral::proptest::observation(), 0..20)) {
        let mut file = Vec::new();
        own::write(&mut file, rows.iter().copied()).unwrap();
        let again: Vec<Observation> = own::read(&file[..], &Options::new()).unwrap().collect::<Result<_, _>>().unwrap();
        prop_assert_eq!(again, rows);
    }

    #[test]
    fn a_table_holds_the_rows_of_its_observations(table in bilateral::proptest::table(0..30)) {
        prop_assert_eq!(table.observations().count(), table.len());
        let again = self::table(table.observations().collect::<Vec<_>>());
        prop_assert_eq!(sorted(&again), sorted(&table));
    }
}

/// Found by a fuzzer: a customs code with a comma made a row of 18 fields.
#[test]
fn a_customs_code_may_hold_a_comma() {
    let mut one = row(Economy::RUS, Economy::PRK, Flow::Exports, 1);
    one.parts.customs = bilateral::dataset::table::Tag::new("C,\"0");
    let mut file = Vec::new();
    own::write(&mut file, [one]).unwrap();
    assert_eq!(own::read(&file[..], &Options::new()).unwrap().next().unwrap().unwrap(), one);
}

/// A table answers queries by the rules of a dataset: 3,165 is exact, so is the ratio 3165 / 99.
#[test]
fn queries_are_answered_from_a_table() {
    let table = table([
        row(Economy::RUS, Economy::PRK, Flow::Exports, 99),
        row(Economy::CHN, Economy::PRK, Flow::Exports, 3_165),
    ]);
    let query = |text: &str| text.parse::<bilateral::Query>().unwrap();
    let ratio = table.eval(&query("exports CHN PRK in 2011 times more than exports RUS PRK in 2011")).unwrap();
    assert_eq!((ratio.records().count(), ratio.nominal().round_dp(4).to_string().as_str()), (2, "31.9697"));
    let missing = table.eval(&query("exports CHN PRK in 2012")).unwrap_err();
    assert_eq!(missing.kind(), ErrorKind::Missing);
    assert_eq!(table.records_for(&query("exports CHN PRK")).unwrap().records().count(), 1);
}

/// Found by a fuzzer: the reader of the format panics at some damage.
#[test]
#[cfg(feature = "parquet")]
fn no_damage_to_a_saved_table_is_a_panic() {
    let mut saved = Vec::new();
    table([row(Economy::RUS, Economy::PRK, Flow::Exports, 99)]).save(&mut saved).unwrap();
    for at in 0..saved.len() {
        for byte in [0, 0x7F, 0xFF] {
            let mut damaged = saved.clone();
            damaged[at] = byte;
            if let Err(error) = Table::load(&damaged[..]) {
                assert!(!error.to_string().is_empty());
            }
        }
    }
}
