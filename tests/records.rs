//! The figures of both articles as records, and records as text.

use bilateral::record::{Coverage, Entry, Event, Repayment, TradeVolume};
use bilateral::{Dataset, Economy, Interval, Measure, Quote, Record, Unit};

/// The record with this id reads as this figure with these intervals, money in millions.
#[track_caller]
fn denotes(id: &str, figure: &str, accept: &str, tolerate: &str) {
    let record = Dataset::embedded().unwrap().record(id).unwrap();
    let read = record.figure().unwrap();
    assert_eq!(read.to_string(), figure);
    let scale: Interval = match read.unit() {
        Unit::Money(_) => "[0.000001, 0.000001]".parse().unwrap(),
        _ => Interval::ONE,
    };
    assert_eq!(read.accept() * scale, accept.parse().unwrap(), "accept");
    assert_eq!(read.tolerate() * scale, tolerate.parse().unwrap(), "tolerate");
}

macro_rules! figures {
    ($($name:ident: $id:literal, $figure:literal, $accept:literal, $tolerate:literal;)+) => {
        $(#[test] fn $name() { denotes($id, $figure, $accept, $tolerate); })+
    };
}

figures! {
    a04_goal: "ties-rus-prk-goal", "1 billion USD", "[900, 1100)", "(800, 1200)";
    a06_written_off: "ties-written-off", "almost 10 billion USD", "[9000, 10000)", "[8000, 10000)";
    a07_share: "ties-written-off-share", "90 percent", "[89.5, 90.5)", "(89, 91)";
    a08_remaining: "ties-remaining", "1.09 billion USD", "[1085, 1095)", "(1080, 1100)";
    a08_invested: "ties-tranche", "1.09 billion USD", "[1085, 1095)", "(1080, 1100)";
    a11_russia_2013: "ties-rus-prk-2013", "100 million USD", "[90, 110)", "(80, 120)";
    a12_china_2013: "ties-chn-prk-2013", "about 6 billion USD", "[5500, 6500]", "[5000, 7000]";
    b02_share_of_china: "allies-prk-chn-2013-share", "90 percent", "[89.5, 90.5)", "(89, 91)";
    b03_change_2012: "allies-prk-2012-change", "-2.4 percent", "(-2.45, -2.35]", "(-2.5, -2.3)";
    b04_turnover_2012: "allies-prk-2012", "6.9 billion USD", "[6850, 6950)", "(6800, 7000)";
    b06_russia_2011: "allies-rus-prk-2011", "110 million USD", "[105, 115)", "(100, 120)";
    b09_exports_2012: "allies-prk-rus-2012", "80 million USD", "[75, 85)", "(70, 90)";
    b11_debt: "allies-debt", "about 10 billion USD", "[9000, 11000]", "[8000, 12000]";
    b12_share: "allies-written-off-share", "90 percent", "[89.5, 90.5)", "(89, 91)";
    b13_remaining: "allies-remaining", "1 billion USD", "[900, 1100)", "(800, 1200)";
    b13_invested: "allies-tranche", "1 billion USD", "[900, 1100)", "(800, 1200)";
}

#[test]
fn a09_twenty_years_are_exact() {
    let data = Dataset::embedded().unwrap();
    let schedule = |id| data.record(id).unwrap().as_investment().unwrap().repayment().unwrap();
    let article: Repayment = schedule("ties-tranche");
    assert_eq!((article.years().get(), article.instalments(), article.is_equal()), (20, None, false));
    let principal: Interval = "[1085, 1095)".parse().unwrap();
    assert_eq!(article.per_year(principal).to_string(), "[54.25, 54.75)");
    assert_eq!(article.instalment(principal), None);
    let official = schedule("debt-tranche");
    assert_eq!(official.instalment(principal).unwrap().to_string(), "[27.125, 27.375)");
}

#[test]
fn what_the_texts_leave_open_is_a_doubt() {
    let doubts = Dataset::embedded().unwrap().records().filter(|record| !record.entry().doubt.is_empty());
    let ids: Vec<&str> = doubts.map(Record::id).collect();
    assert_eq!(
        ids,
        [
            "ties-rus-prk-goal",
            "ties-chn-prk-2013",
            "allies-prk-2012-change",
            "allies-prk-2012",
            "allies-prk-rus-2012",
            "allies-debt"
        ]
    );
}

#[test]
fn records_are_maps_of_strings_for_serde() {
    for record in Dataset::embedded().unwrap().records() {
        let text = serde_json::to_string(record).unwrap();
        assert_eq!(serde_json::from_str::<Record>(&text).unwrap(), *record, "{text}");
    }
    let record = Dataset::embedded().unwrap().record("debt-remaining").unwrap();
    let map = serde_json::to_value(record).unwrap();
    assert_eq!(map["table"], "debt_write_offs");
    assert_eq!(map["value"], "1.09 billion");
    assert_eq!(map["ratified"], "2014-04-18");
}

#[test]
fn serde_names_the_field_that_is_wrong() {
    let record = Dataset::embedded().unwrap().record("rus-prk-2011").unwrap();
    let text = serde_json::to_string(record).unwrap();
    let error = |from: &str, to: &str| serde_json::from_str::<Record>(&text.replace(from, to)).unwrap_err().to_string();
    let message = error("\"2011\"", "\"MMXI\"");
    assert!(message.contains("period: period \"MMXI\": expected 2012"), "{message}");
    let message = error("\"reporter\"", "\"exporter\"");
    assert!(message.contains("column \"exporter\": expected one of id, reporter"), "{message}");
}

fn entry(measure: Measure, figure: &str) -> Entry {
    let quote = Quote::new("s", figure, None);
    let mut entry = Entry::new("id", measure, Economy::RUS, Economy::PRK, "2011".parse().unwrap(), quote);
    entry.figure = Ok(figure.parse().unwrap());
    entry
}

#[test]
fn records_made_by_a_program_are_checked_alike() {
    assert!(TradeVolume::new(entry(Measure::Balance, "-3 million USD")).is_ok());
    let refused = |entry: Entry| TradeVolume::new(entry).unwrap_err().to_string();
    assert_eq!(refused(entry(Measure::Exports, "-3 million USD")), "level of exports is negative");
    assert_eq!(refused(entry(Measure::Exports, "3 percent")), "unit percent of a level: expected a currency or unit");
    let message = "measure remaining: expected one of exports, imports, turnover, balance";
    assert_eq!(refused(entry(Measure::Remaining, "3 million USD")), message);
}

#[test]
fn events_stay_in_order() {
    let debt = bilateral::record::DebtWriteOff::new(entry(Measure::DebtStock, "3 million USD")).unwrap();
    let day = |text: &str| text.parse().unwrap();
    let signed = debt.with_event(Event::Signed, day("2012-09-17")).unwrap();
    let message = signed.clone().with_event(Event::InForce, day("2012-01-01")).unwrap_err().to_string();
    assert_eq!(message, "in_force on 2012-01-01 before signed on 2012-09-17");
    assert_eq!(signed.with_event(Event::InForce, day("2014-05-05")).unwrap().events().count(), 2);
}

#[test]
fn coverage_is_a_set_of_clauses() {
    let coverage = Coverage::new("b; a ;; b");
    assert_eq!(coverage.to_string(), "a; b");
    assert_eq!(format!("{coverage:?} {:?}", Coverage::default()), r#"Coverage("a; b") Coverage("")"#);
    assert!(coverage.states(&Coverage::new("a")) && !coverage.states(&Coverage::new("c")));
    let (with, without) = (Coverage::new("including oil"), Coverage::new("excluding oil; goods"));
    assert!(with.contradicts(&without) && without.contradicts(&with) && !with.contradicts(&with));
    assert!(!Coverage::new("excluding gas").contradicts(&with));
}
