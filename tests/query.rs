//! What queries answer, how they fail, and queries as text.

use bilateral::query::How;
use bilateral::record::Status;
use bilateral::{Answer, Dataset, Economy, Error, ErrorKind, Figure, Interval, Measure, Period, Query};
use num_bigint::BigInt;
use num_rational::BigRational;
use proptest::prelude::*;

fn data() -> &'static Dataset {
    Dataset::embedded().unwrap()
}

fn eval(query: &str) -> Result<Answer, Error> {
    data().eval(&query.parse()?)
}

#[track_caller]
fn fails(query: &str, kind: ErrorKind, message: &str) {
    let error = eval(query).unwrap_err();
    assert_eq!((error.kind(), error.to_string().as_str()), (kind, message));
}

/// A decimal or `31000/3` as an exact number.
fn exact(text: &str) -> BigRational {
    let (above, below) = text.split_once('/').unwrap_or((text, "1"));
    let part = |text: &str| {
        let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
        let digits: BigInt = format!("{whole}{decimals}").parse().unwrap();
        BigRational::new(digits, BigInt::from(10).pow(decimals.len().try_into().unwrap()))
    };
    part(above) / part(below)
}

/// Whether the interval is the one written, whose ends may be fractions: the same ends open, and each at most the
/// 10^-20th part outside.
#[track_caller]
pub(super) fn is(interval: Interval, written: &str) {
    let (shown, brackets) = (interval.to_string(), |text: &str| (text.chars().next(), text.chars().next_back()));
    assert_eq!(brackets(&shown), brackets(written), "{shown} is not {written}");
    let ends = |text: &str| {
        let (lower, upper) = text.trim_matches(|c| "[]()".contains(c)).split_once(", ").unwrap();
        (exact(lower), exact(upper))
    };
    let ((lower, upper), (from, to)) = (ends(&shown), ends(written));
    let least = BigRational::new(1.into(), BigInt::from(10).pow(20));
    let near = |outside: BigRational, end: &BigRational| {
        outside >= exact("0") && outside <= least.clone() * end.clone() * end.clone() + least.clone()
    };
    assert!(near(from.clone() - lower, &from), "{shown} is not {written}");
    assert!(near(upper - to.clone(), &to), "{shown} is not {written}");
}

/// The query answers with this nominal and these intervals, money in millions.
#[track_caller]
fn answers(query: &str, nominal: &str, accept: &str, tolerate: &str) {
    let answer = eval(query).unwrap();
    let money = answer.unit().currency().is_some();
    let scale: Interval = if money { "[0.000001, 0.000001]" } else { "[1, 1]" }.parse().unwrap();
    if !nominal.is_empty() {
        is(Interval::point(answer.nominal()) * scale, &format!("[{nominal}, {nominal}]"));
    }
    is(answer.accept() * scale, accept);
    if !tolerate.is_empty() {
        is(answer.tolerate() * scale, tolerate);
    }
}

const CHINA_2011: &str = "(record \"allies-rus-prk-2011\" times figure \"almost 50 times\")";
const KOREA_2011: &str = "(record \"allies-rus-prk-2011\" times figure \"14 times\")";
const WORLD_2011: &str = "(record \"allies-prk-2012\" before change record \"allies-prk-2012-change\")";
const RUSSIA_2011: &str = "turnover RUS PRK in 2011 from \"old-allies\"";
const DEBT_A: &str = "((record \"ties-remaining\" whole from all but part record \"ties-written-off-share\") \
                      and also (record \"ties-written-off\" plus record \"ties-remaining\"))";
const SHARE_A: &str = "share of written_off RUS PRK in 2014 from \"economic-ties\"";
const SHARE_B: &str = "share of written_off RUS PRK in 2012 from \"old-allies\"";
const DEBT_B: &str = "debt_stock RUS PRK in 2012 from \"old-allies\"";
const REST_B: &str = "remaining RUS PRK in 2012 from \"old-allies\"";

#[test]
fn v01_the_whole_debt_of_a() {
    answers(DEBT_A, "", "[31000/3, 11095)", "(108000/11, 11100)");
    answers(
        "record \"ties-remaining\" whole from all but part record \"ties-written-off-share\"",
        "10900",
        "[31000/3, 219000/19)",
        "(108000/11, 110000/9)",
    );
}

#[test]
fn v01_the_part_written_off_of_a() {
    let part = format!("({DEBT_A} part {SHARE_A}) and also record \"ties-written-off\"");
    answers(&part, "", "[27745/3, 10000)", "(96120/11, 10000)");
    let nominal = format!("(record \"ties-remaining\" whole from all but part {SHARE_A}) part {SHARE_A}");
    assert_eq!(eval(&nominal).unwrap().nominal().normalize().to_string(), "9810000000");
}

#[test]
fn v01_the_rest_of_a() {
    let rest = format!("({DEBT_A} less part {SHARE_A}) and also record \"ties-remaining\"");
    answers(&rest, "", "[1085, 1095)", "(1080, 1100)");
}

#[test]
fn v02_equal_principal() {
    answers("record \"ties-tranche\" per year over 20", "54.5", "[54.25, 54.75)", "(54, 55)");
    answers("record \"ties-tranche\" per year over 40", "27.25", "[27.125, 27.375)", "(27, 27.5)");
    answers("record \"ties-tranche\" per figure \"20\"", "54.5", "(1085/22, 1095/18)", "(1080/24, 1100/16)");
}

#[test]
fn v03_china_over_russia_2013() {
    let query = "turnover CHN PRK in 2013 from \"economic-ties\" times more than turnover RUS PRK in 2013 from \"economic-ties\"";
    answers(query, "60", "(50, 650/9]", "(125/3, 87.5)");
}

#[test]
fn v04_a_goal_is_above_what_is_and_no_fact() {
    let goal = Query::turnover(Economy::RUS, Economy::PRK).with_status(Status::Target).from_source("economic-ties");
    let now = Query::turnover(Economy::RUS, Economy::PRK).in_year(2013).from_source("economic-ties");
    let (goal, now) = (data().eval(&goal).unwrap(), data().eval(&now).unwrap());
    assert!(now.accept() < goal.accept());
    let message = "no record answers turnover RUS PRK in 2020; by id or source there is \"target-2020\"";
    fails("turnover RUS PRK in 2020", ErrorKind::Missing, message);
    assert!(eval("turnover RUS PRK in 2020 status target").is_ok());
}

#[test]
fn v06_china_2011_implied() {
    answers(CHINA_2011, "5500", "[4725, 5750)", "(4000, 6000)");
    answers(&format!("{CHINA_2011} plus {RUSSIA_2011}"), "5610", "[4830, 5865)", "(4100, 6120)");
}

#[test]
fn v07_south_korea_2011_implied() {
    answers(KOREA_2011, "1540", "[1417.5, 1667.5)", "(1300, 1800)");
}

#[test]
fn v08_turnover_before_the_fall() {
    answers(WORLD_2011, "", "[6850/0.9765, 6950/0.9755)", "(6800/0.977, 7000/0.975)");
    let drop = format!("{WORLD_2011} part record \"allies-prk-2012-change\"");
    answers(&drop, "", "(-170.275/0.9755, -160.975/0.9765]", "(-175/0.975, -156.4/0.977)");
}

#[test]
fn v09_as_trade_with_china_it_cannot_be() {
    let error = eval(&format!("{WORLD_2011} and also {CHINA_2011}")).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Conflict);
    assert_eq!(error.to_string(), "(6960080000, 7179490000) and (4000000000, 6000000000) have nothing in common");
}

#[test]
fn v10_as_all_trade_it_can() {
    let sum = format!("({CHINA_2011} plus {KOREA_2011} plus {RUSSIA_2011})");
    answers(&sum, "7150", "[6247.5, 7532.5)", "");
    // Together with CN11 = [4725, 5750) this narrows China to below 5602.05, and the rest of the world to below 877.05.
    let china = format!("{WORLD_2011} minus {RUSSIA_2011} minus {KOREA_2011}");
    answers(&china, "", "(5109.38875/0.9765, 5464.80125/0.9755)", "");
    answers(&format!("{WORLD_2011} minus {sum}"), "", "(-505.48625/0.9765, 855.56375/0.9755)", "");
}

#[test]
fn v11_as_trade_with_russia_it_is_far_off() {
    let error = eval(&format!("{WORLD_2011} and also {RUSSIA_2011}")).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Conflict);
    assert_eq!(error.to_string(), "(6960080000, 7179490000) and (100000000, 120000000) have nothing in common");
}

#[test]
fn v12_the_years_before_are_not_in_the_source() {
    let query = "change of turnover PRK WLD in 2011 from \"old-allies\"";
    fails(query, ErrorKind::Missing, &format!("no record answers {query}"));
}

#[test]
fn v13_exports_against_trade() {
    let query = "record \"allies-prk-rus-2012\" growth from record \"allies-rus-prk-2011\"";
    answers(query, "", "(-800/23, -400/21)", "");
}

#[test]
fn v14_literal_exports_are_most_of_the_trade() {
    let query = "record \"allies-prk-rus-2012\" as share of record \"allies-rus-prk-2011\"";
    is(eval(query).unwrap().accept(), "(1500/23, 1700/21)");
}

#[test]
fn v15_the_debt_of_b_as_total() {
    answers(DEBT_B, "10000", "[9000, 11000]", "[8000, 12000]");
    answers(&format!("{DEBT_B} part {SHARE_B}"), "9000", "[8055, 9955)", "");
    answers(REST_B, "1000", "[900, 1100)", "(800, 1200)");
    answers(&format!("{DEBT_B} less part {SHARE_B}"), "1000", "(855, 1155]", "");
}

#[test]
fn v16_the_debt_of_b_as_written_off() {
    let whole = format!("(({DEBT_B} whole from part {SHARE_B}) and also ({REST_B} whole from all but part {SHARE_B}))");
    answers(&whole, "", "(1800000/181, 220000/19)", "");
    answers(&format!("({whole} less part {SHARE_B}) and also {REST_B}"), "", "(171000/181, 1100)", "");
}

#[test]
fn v17_both_articles_on_one_debt() {
    let whole = format!("({DEBT_A} and also {DEBT_B})");
    answers(&whole, "", "[31000/3, 11000]", "");
    let part = format!("({whole} part {SHARE_A}) and also ({whole} minus record \"ties-remaining\")");
    answers(&part, "", "[27745/3, 9915]", "");
    answers(&format!("{REST_B} and also record \"ties-remaining\""), "", "[1085, 1095)", "");
    let written_off = format!("({DEBT_A} part {SHARE_A}) and also {DEBT_B} and also record \"ties-written-off\"");
    answers(&written_off, "", "[27745/3, 10000)", "");
}

#[test]
fn v18_the_year_finds_the_event() {
    for year in [2012, 2014] {
        let answer = data().eval(&Query::debt_stock(Economy::RUS, Economy::PRK).in_year(year)).unwrap();
        assert_eq!(answer.records().next().unwrap().id(), "debt-total");
    }
    fails("debt_stock RUS PRK in 2013", ErrorKind::Missing, "no record answers debt_stock RUS PRK in 2013");
    assert_eq!(eval("written_off RUS PRK in 2014").unwrap().records().next().unwrap().id(), "ties-written-off");
}

#[test]
fn v19_the_two_remainders_meet_at_the_top() {
    answers("record \"allies-remaining\" and also record \"ties-remaining\"", "1090", "[1085, 1095)", "(1080, 1100)");
}

#[test]
fn v20_from_80_to_100_million() {
    let query = "record \"ties-rus-prk-2013\" growth from record \"allies-prk-rus-2012\"";
    answers(query, "25", "(100/17, 140/3)", "");
}

#[test]
fn v21_china_2013_over_2011() {
    let query = format!("record \"ties-chn-prk-2013\" times more than {CHINA_2011}");
    answers(&query, "", "(22/23, 6500/4725]", "");
}

#[test]
fn v22_china_2013_over_the_turnover_of_2012() {
    let query = "record \"ties-chn-prk-2013\" times more than record \"allies-prk-2012\"";
    answers(query, "", "(5500/6950, 6500/6850]", "(5000/7000, 7000/6800)");
}

#[test]
fn v25_a_share_of_exports_is_not_one_of_turnover() {
    answers("share of exports PRK CHN in 2013", "90", "[89.5, 90.5)", "(89, 91)");
    answers("share of turnover PRK CHN in 2012", "88.3", "[88.25, 88.35)", "(88.2, 88.4)");
    fails(
        "share of turnover CHN PRK in 2012",
        ErrorKind::Missing,
        "no record answers share of turnover CHN PRK in 2012",
    );
}

#[test]
fn the_official_figures_make_almost_50_times() {
    let russia = Query::turnover(Economy::RUS, Economy::PRK).in_year(2011);
    let china = Query::turnover(Economy::CHN, Economy::PRK).in_year(2011);
    let answer = data().eval(&russia.times_less_than(china)).unwrap();
    is(answer.accept(), "(22.5/0.455, 5635/113.65)");
    assert!(answer.accept().is_within(&"[45, 50)".parse().unwrap()));
    assert_eq!(
        answer.to_string(),
        "49.5 times less [49.4, 49.6) from rus-prk-2011: 113.7 million USD, Russian Embassy; chn-prk-2011: 5.63 billion \
         USD, Statistics Korea"
    );
    assert_eq!(answer.others().map(bilateral::Record::id).collect::<Vec<_>>(), ["allies-rus-prk-2011"]);
    assert_eq!(answer.conflicts().count(), 0);
}

#[test]
fn the_fall_of_2_4_percent_is_that_of_china_in_2014() {
    answers("change of turnover CHN PRK in 2014", "-2.4", "(-2.45, -2.35]", "(-2.5, -2.3)");
    let computed = eval("turnover CHN PRK in 2014 growth from turnover CHN PRK in 2013").unwrap();
    assert!(computed.accept().meets(&"(-2.45, -2.35]".parse().unwrap()), "{computed}");
}

#[test]
fn the_derivation_is_told_on_demand() {
    let answer = eval("balance PRK RUS in 2014 as share of turnover PRK RUS in 2014").unwrap();
    insta::assert_snapshot!(format!("{answer:#}"), @r"
    -77.97 percent [-77.99, -77.95)
      1. 10.17 million USD [10.165, 10.175); exports PRK RUS 2014 (prk-rus-2014-x: 10.17 million USD, KOTRA)
      2. 82.17 million USD [82.165, 82.175); imports PRK RUS 2014 (prk-rus-2014-m: 82.17 million USD, KOTRA)
      3. -72 million USD (-72.01, -71.99) = (1) - (2), of exports and imports as none is recorded
      4. 92.34 million USD [92.335, 92.345); turnover RUS PRK 2014 (rus-prk-2014: 92.34 million USD, KOTRA)
      5. -77.97 percent [-77.99, -77.95) = (3) / (4)
    ");
}

#[test]
fn several_records_are_a_conflict_until_one_is_chosen() {
    let query = "turnover RUS PRK in 2013";
    fails(
        query,
        ErrorKind::Conflict,
        "2 records answer turnover RUS PRK in 2013: rus-prk-2013: 104 million USD, KOTRA; rus-prk-2013-rus: 112.7 million \
         USD, Ministry for the Development of the Russian Far East",
    );
    for (choice, id) in [
        ("reported by \"KOTRA\"", "rus-prk-2013"),
        ("prefer \"KOTRA\"", "rus-prk-2013"),
        ("prefer \"Nobody\" prefer \"rus-prk-2013-rus\"", "rus-prk-2013-rus"),
        ("from \"reuters-2014-06-05\"", "rus-prk-2013-rus"),
        ("from \"economic-ties\"", "ties-rus-prk-2013"),
    ] {
        let answer = eval(&format!("{query} {choice}")).unwrap();
        assert_eq!(answer.records().map(bilateral::Record::id).collect::<Vec<_>>(), [id], "{choice}");
    }
    let preferred = eval(&format!("{query} prefer \"KOTRA\"")).unwrap();
    assert_eq!(preferred.conflicts().map(bilateral::Record::id).collect::<Vec<_>>(), ["rus-prk-2013-rus"]);
    let all = data().eval_all(&query.parse().unwrap()).unwrap();
    let ids: Vec<&str> = all.iter().flat_map(Answer::records).map(bilateral::Record::id).collect();
    assert_eq!(ids, ["rus-prk-2013", "rus-prk-2013-rus", "ties-rus-prk-2013"]);
}

#[test]
fn coverage_chooses_and_forbids() {
    let world = "turnover PRK WLD in 2011";
    assert_eq!(eval(world).unwrap_err().kind(), ErrorKind::Conflict);
    let answer = eval(&format!("{world} with \"including inter-Korean trade\"")).unwrap();
    assert_eq!(answer.records().next().unwrap().id(), "prk-world-2011-incl");
    fails(
        "turnover CHN PRK in 2015 growth from turnover CHN PRK in 2014",
        ErrorKind::Incomparable,
        "record \"chn-prk-2015\" is including estimated crude oil but record \"chn-prk-2014\" excluding estimated crude oil",
    );
    let all = data().eval_all(&format!("{world} growth from turnover PRK WLD in 2010").parse().unwrap()).unwrap();
    assert_eq!(all.len(), 1, "the pair of unlike coverage is left out");
}

#[test]
fn a_doubt_answers_only_by_name() {
    fails("turnover CHN PRK in 2012", ErrorKind::Missing, "no record answers turnover CHN PRK in 2012");
    fails(
        "exports PRK RUS in 2012",
        ErrorKind::Missing,
        "no record answers exports PRK RUS in 2012; by id or source there is \"allies-prk-rus-2012\"",
    );
    let answer = eval("exports PRK RUS in 2012 from \"old-allies\"").unwrap();
    assert!(
        format!("{answer:#}").contains("doubt about allies-prk-rus-2012: whose exports is not stated"),
        "{answer:#}"
    );
}

#[test]
fn mirrors_and_identities_say_so() {
    let mirror = eval("exports RUS PRK in 2014").unwrap();
    assert!(matches!(mirror.steps()[0].how, How::Record { mirrored: true, .. }));
    assert_eq!(mirror.records().next().unwrap().id(), "prk-rus-2014-m");
    answers("balance RUS PRK in 2014", "72", "(71.99, 72.01)", "(71.98, 72.02)");
    answers("balance PRK RUS in 2014", "-72", "(-72.01, -71.99)", "(-72.02, -71.98)");
    let only_parts: Dataset =
        data().records().filter(|record| record.measure() != Measure::Turnover).cloned().collect();
    let turnover = only_parts.eval(&Query::turnover(Economy::CHN, Economy::PRK).in_year(2011)).unwrap();
    assert_eq!(turnover.nominal().normalize().to_string(), "5630000000");
    assert!(matches!(turnover.steps()[2].how, How::Computed { identity: true, .. }));
}

#[test]
fn missing_is_typed_and_named() {
    let table = "id,reporter,partner,measure,period,value,unit,source,quote\n\
                 a,RUS,PRK,exports,2011,suppressed,,s,...\n\
                 b,RUS,PRK,imports,2011,absent,,s,-\n\
                 c,RUS,CHN,exports,2011,0,USD,s,0\n\
                 d,RUS,KOR,exports,2011,not_applicable,,s,x\n\
                 e,RUS,KOR,imports,2011,5,USD,s,5\n";
    let loader = Dataset::loader().sources("s.csv", &b"id,title\ns,S\n"[..]).unwrap();
    let data = loader.trade_volumes("t.csv", table.as_bytes()).unwrap().finish().unwrap();
    let fails = |query: &str, message: &str| {
        let error = data.eval(&query.parse().unwrap()).unwrap_err();
        assert_eq!((error.kind(), error.to_string().as_str()), (ErrorKind::Missing, message));
    };
    fails("exports RUS PRK in 2011", "exports RUS PRK in 2011 is suppressed (record \"a\")");
    fails("imports RUS PRK in 2011", "imports RUS PRK in 2011 is absent (record \"b\")");
    fails("record \"d\"", "record \"d\" has no figure: not_applicable");
    fails(
        "turnover RUS PRK in 2011",
        "no record answers turnover RUS PRK in 2011, and exports RUS PRK in 2011 is suppressed (record \"a\")",
    );
    fails("record \"z\"", "no record \"z\"");
    fails("imports RUS KOR in 2011 times more than exports RUS CHN in 2011", "no ratio over zero (record \"c\")");
    let zero = data.eval(&"exports RUS CHN in 2011".parse().unwrap()).unwrap();
    assert!(zero.nominal().is_zero());
}

#[test]
fn units_do_not_mix() {
    let mix = |text: &str| eval(text).unwrap_err();
    for query in [
        "record \"debt-total\" plus record \"debt-share\"",
        "record \"debt-total\" times record \"debt-remaining\"",
        "record \"debt-total\" part record \"debt-remaining\"",
        "figure \"3 USD\" minus figure \"3 EUR\"",
        "figure \"3 USD\" times more than figure \"3 percent\"",
    ] {
        assert_eq!(mix(query).kind(), ErrorKind::Incomparable, "{query}");
    }
    assert_eq!(
        mix("figure \"3 USD\" minus figure \"3 EUR\"").to_string(),
        "cannot subtract USD and EUR: expected one unit"
    );
    answers("figure \"90 percent\" change from figure \"88 percent\"", "2", "(1, 3)", "(0, 4)");
}

#[test]
fn no_size_is_too_much() {
    let large = "figure \"9e27 USD\" times figure \"9e27 times\"";
    assert_eq!(eval(large).unwrap_err().kind(), ErrorKind::Range);
    assert_eq!(eval("record \"debt-total\" per year over 0").unwrap_err().kind(), ErrorKind::Missing);
    let long = vec!["record \"debt-total\""; 1000].join(" plus ");
    assert_eq!(eval(&long).unwrap().nominal().normalize().to_string(), "10960000000000");
    let year = Query::turnover(Economy::RUS, Economy::PRK).in_year(12_345);
    assert_eq!(data().eval(&year).unwrap_err().to_string(), "no year 12345: expected 1 to 9999");
    assert_eq!(year.to_string().parse::<Query>().unwrap(), year);
    let mut every = Query::turnover(Economy::RUS, Economy::PRK).in_year(2013);
    for _ in 0..4 {
        every = every.clone().plus(every);
    }
    assert_eq!(data().eval_all(&every).unwrap_err().kind(), ErrorKind::Limit);
}

#[test]
fn filters_around_a_computation_reach_every_leaf() {
    let share = Query::turnover(Economy::CHN, Economy::PRK)
        .share_of(Query::turnover(Economy::PRK, Economy::WLD).in_year(2012))
        .in_year(2013)
        .reported_by("KOTRA");
    let text =
        "turnover CHN PRK in 2013 reported by \"KOTRA\" as share of turnover PRK WLD in 2012 reported by \"KOTRA\"";
    assert_eq!(share.to_string(), text);
}

#[test]
fn text_and_its_errors() {
    for (text, message) in [
        ("", "query \"\": expected a measure, record or figure at byte 0"),
        ("(turnover RUS PRK", "query \"(turnover RUS PRK\": expected a closing parenthesis at byte 17"),
        ("turnover RUS PRK)", "query \"turnover RUS PRK)\": expected an operation or the end at byte 16"),
        ("record x", "query \"record x\": expected a text in quotation marks at byte 7"),
        ("record \"x", "query \"record \\\"x\": expected a closing quotation mark at byte 8"),
        (
            "record \"x\" per year over ten",
            "query \"record \\\"x\\\" per year over ten\": expected a number of years at byte 25",
        ),
        (
            "turnover RUS PRK in MMXI",
            "period \"MMXI\": expected 2012, 2012-H1, 2012-Q3, 2012-09, 2012-09-17 or two of them with a slash between",
        ),
        ("turnover RUS", "economy \"\": expected an alpha-3 code, M49 number or name of data/economies.csv"),
    ] {
        assert_eq!(text.parse::<Query>().unwrap_err().to_string(), message);
    }
    let deep = format!("{}record \"x\"{}", "(".repeat(100_000), ")".repeat(100_000));
    assert_eq!(deep.parse::<Query>().unwrap_err().kind(), ErrorKind::Limit);
    let query: Query = serde_json::from_str("\"record \\\"a\\\" plus record \\\"b\\\"\"").unwrap();
    assert_eq!(serde_json::to_string(&query).unwrap(), "\"record \\\"a\\\" plus record \\\"b\\\"\"");
}

fn leaf() -> impl Strategy<Value = Query> {
    let economies = [Economy::RUS, Economy::PRK, Economy::CHN, Economy::KOR, Economy::WLD];
    let economy = proptest::sample::select(economies.to_vec());
    let measure = proptest::sample::select(Measure::all().collect::<Vec<_>>());
    let figures: Vec<Figure> =
        ["almost 50 times", "90 percent", "-2.4 percent", "3 million USD"].map(|t| t.parse().unwrap()).into();
    let named = "[a-z\"\\\\ ()é]{0,6}";
    let select = (measure, economy.clone(), economy, 0..3_u8).prop_map(|(measure, a, b, basis)| match basis {
        0 => Query::stated_share(measure, a, b),
        1 => Query::stated_change(measure, a, b),
        _ => Query::of(measure, a, b),
    });
    let filtered = (select, 0..7_u8, named, -10..10_020_i32).prop_map(|(query, filter, name, year)| match filter {
        0 => query.in_year(year),
        1 => query.in_period(Period::quarter(2012, 3).unwrap()),
        2 => query.reported_by(name),
        3 => query.from_source(name).in_year(2011),
        4 => query.with_coverage(&name),
        5 => query.prefer(name.clone()).prefer(name).with_status(Status::Estimate),
        _ => query,
    });
    prop_oneof![filtered, named.prop_map(Query::record), proptest::sample::select(figures).prop_map(Query::figure)]
}

fn query() -> impl Strategy<Value = Query> {
    leaf().prop_recursive(5, 24, 2, |inner| {
        (inner.clone(), inner, 0..16_u32).prop_map(|(a, b, op)| match op {
            0 => a.times_less_than(b),
            1 => a.times_more_than(b),
            2 => a.share_of(b),
            3 => a.growth_from(b),
            4 => a.change_from(b),
            5 => a.plus(b),
            6 => a.minus(b),
            7 => a.times(b),
            8 => a.per(b),
            9 => a.part(b),
            10 => a.rest(b),
            11 => a.whole_from_part(b),
            12 => a.whole_from_rest(b),
            13 => a.before_change(b),
            14 => a.both(b),
            years => a.per_year(years),
        })
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn queries_read_as_they_print(query in query()) {
        prop_assert_eq!(query.to_string().parse::<Query>().unwrap(), query);
    }

    #[test]
    fn evaluation_never_panics_and_accept_is_within_tolerate(query in query()) {
        if let Ok(answer) = data().eval(&query) {
            prop_assert!(answer.accept().is_within(&answer.tolerate()));
            let _ = format!("{answer} {answer:#}");
        }
    }

    #[test]
    fn no_text_makes_the_parser_panic(text in "[ a-zA-Z0-9\"()\\\\é]{0,60}") {
        let _ = text.parse::<Query>();
    }
}
