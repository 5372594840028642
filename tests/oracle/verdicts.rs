//! What follows from the statements, one by one and together.

use bilateral::check::Together;
use bilateral::{Checker, Interval, Verdict};

use super::{ALLIES, TIES, alone, answers, conflict, data, finding, held, implied, is_million, millions, text, words};

const ALL_TRADE: &str = "turnover of North Korea with all partners in 2012";
const CHINA: &str = "turnover of China and North Korea in 2012";
const RUSSIA: &str = "turnover of Russia and North Korea in 2012";
const DEBT: &str = "debt of North Korea to Russia";
const WRITTEN_OFF: &str = "written-off debt of North Korea to Russia";
const REMAINING: &str = "remaining debt of North Korea to Russia";

fn together() -> Together {
    Checker::new().with_dataset(data()).check_together([text(TIES), text(ALLIES)])
}

fn interval(text: &str) -> Interval {
    text.parse().unwrap()
}

#[test]
fn v1_the_debt_of_one_article_agrees_with_itself() {
    let report = alone(text(TIES));
    is_million(implied(&report, DEBT, None).interval, "[31000/3, 11095)");
    is_million(implied(&report, WRITTEN_OFF, None).interval, "[27745/3, 10000)");
    assert!(report.conflicts.is_empty());
    let rest = finding(&report, text(TIES), "remainder", "$1.09bn");
    assert_eq!((rest.verdict, rest.margin.unwrap().to_string().as_str()), (Verdict::Compatible, "0.12"));
    let whole = "record \"ties-remaining\" whole from all but part record \"ties-written-off-share\"";
    let debt = format!("({whole}) and also (record \"ties-written-off\" plus record \"ties-remaining\")");
    answers(&debt, "[31000/3, 11095)", "(108000/11, 11100)");
    let part = format!("record \"ties-written-off\" and also (({whole}) part record \"ties-written-off-share\")");
    answers(&part, "[27745/3, 10000)", "(96120/11, 10000)");
}

#[test]
fn v2_equal_payments() {
    let report = alone(text(TIES));
    is_million(implied(&report, "payment a year, if equal", None).interval, "[54.25, 54.75)");
    let schedule = finding(&report, text(TIES), "schedule", "paid back over 20 years");
    assert_eq!(schedule.verdict, Verdict::Unverifiable);
    answers("record \"ties-tranche\" per year over 20", "[54.25, 54.75)", "");
    answers("record \"ties-tranche\" per year over 40", "[27.125, 27.375)", "");
    answers("record \"ties-tranche\" per figure \"20 number\"", "(1085/22, 1095/18)", "");
}

#[test]
fn v3_a_ratio_nobody_claims() {
    let query = "record \"ties-chn-prk-2013\" times more than record \"ties-rus-prk-2013\"";
    answers(query, "(50, 650/9]", "(125/3, 87.5)");
    let answer = data().eval(&query.parse().unwrap()).unwrap();
    assert_eq!(answer.nominal().to_string(), "60");
    assert_eq!(answer.check("60 times as much").unwrap().verdict, Verdict::Compatible);
    assert!(!alone(text(TIES)).findings().iter().any(|f| f.kind.name() == "ratio"));
}

#[test]
fn v4_a_goal_is_no_fact() {
    let report = held(text(TIES));
    assert_eq!(finding(&report, text(TIES), "target", "$1 billion").verdict, Verdict::Unverifiable);
    assert_eq!(report.count(Verdict::Contradicted), 0);
}

#[test]
fn v5_the_dates_of_a_war_are_not_judged() {
    let report = held(text(TIES));
    assert!(!report.findings().iter().any(|f| f.span.of(text(TIES)).contains("1950")));
}

#[test]
fn v6_trade_with_china_follows() {
    let report = alone(text(ALLIES));
    is_million(implied(&report, "turnover of China and North Korea in 2011", None).interval, "[4725, 5750)");
    answers("record \"allies-rus-prk-2011\" times figure \"almost 50 times\"", "[4725, 5750)", "(4000, 6000)");
    let more = (interval("[45, 50)") + Interval::ONE) * interval("[105, 115)");
    assert_eq!(more.to_string(), "[4830, 5865)");
}

#[test]
fn v7_trade_with_south_korea_follows() {
    let report = alone(text(ALLIES));
    is_million(implied(&report, "turnover of South Korea and North Korea in 2011", None).interval, "[1417.5, 1667.5)");
    answers("record \"allies-rus-prk-2011\" times figure \"14 times\"", "[1417.5, 1667.5)", "(1300, 1800)");
}

#[test]
fn v8_the_year_before_follows() {
    let report = alone(text(ALLIES));
    let before = implied(&report, "turnover of North Korea with all partners in 2011", Some(ALL_TRADE));
    is_million(before.interval, "[68500000/9765, 69500000/9755)");
    let query = "record \"allies-prk-2012\" before change record \"allies-prk-2012-change\"";
    answers(query, "[68500000/9765, 69500000/9755)", "(6800000/977, 7000000/975)");
    let drop = millions(before.interval) * interval("[0.0235, 0.0245)");
    assert_eq!(drop.rounded(5).to_string(), "[164.84, 174.56)");
}

#[test]
fn v9_as_trade_with_china_four_statements_exclude_each_other() {
    let report = alone(text(ALLIES));
    let found = conflict(&report, CHINA).unwrap();
    assert_eq!(words(found, text(ALLIES)), ["2.4%", "$6.9 billion", "$110 million", "almost 50 times less"]);
    assert_eq!(found.margin.unwrap().to_string(), "5.15");
    assert_eq!(report.conflicts.iter().filter(|c| c.reading.as_deref() == Some(CHINA)).count(), 1);
    for (kind, words) in [("change", "2.4%"), ("level", "$6.9 billion")] {
        let finding = finding(&report, text(ALLIES), kind, words);
        assert_eq!(finding.verdict, Verdict::DependsOnReading);
        let china = finding.readings.iter().find(|r| r.description.starts_with(CHINA)).unwrap();
        assert_eq!(china.description, format!("{CHINA} (the other statements exclude it, margin 5.15)"));
        assert_eq!(china.verdict, Verdict::Contradicted);
        let all = finding.readings.iter().find(|r| r.description.starts_with(ALL_TRADE)).unwrap();
        assert_eq!(all.verdict, Verdict::Unverifiable);
    }
}

#[test]
fn v9_and_the_words_are_those_of_2014() {
    let report = held(text(ALLIES));
    let change = finding(&report, text(ALLIES), "change", "2.4%");
    assert_eq!(change.verdict, Verdict::DependsOnReading);
    let all = change.readings.iter().find(|r| r.description.starts_with(ALL_TRADE)).unwrap();
    assert_eq!(all.verdict, Verdict::Contradicted);
    let [suggestion] = change.suggestions.as_slice() else { panic!("{:?}", change.suggestions) };
    let words = "the words fit the turnover of China and North Korea in 2014: from 6.54 billion USD (KOTRA, 2013) to 6.39 billion USD";
    assert!(suggestion.text.starts_with(words), "{}", suggestion.text);
    let level = finding(&report, text(ALLIES), "level", "$6.9 billion");
    let all = level.readings.iter().find(|r| r.description.starts_with(ALL_TRADE)).unwrap();
    assert_eq!((level.verdict, all.verdict), (Verdict::DependsOnReading, Verdict::Loose));
}

#[test]
fn v10_as_all_trade_they_agree() {
    let report = alone(text(ALLIES));
    assert_eq!(conflict(&report, ALL_TRADE), None);
    let china = implied(&report, "turnover of China and North Korea in 2011", Some(ALL_TRADE));
    is_million(china.interval, "[4725, 109296025/19510)");
    let whole =
        millions(implied(&report, "turnover of North Korea with all partners in 2011", Some(ALL_TRADE)).interval);
    let parts = interval("[4725, inf)") + interval("[1417.5, 1667.5)") + interval("[105, 115)");
    assert_eq!(parts.lower_value().unwrap().to_string(), "6247.5");
    assert_eq!((whole - parts).rounded(5).upper_value().unwrap().normalize().to_string(), "877.06");
    let share = (millions(china.interval) / whole).rounded(3);
    assert_eq!(
        (share.lower_value().unwrap().to_string(), share.upper_value().unwrap().to_string()),
        ("0.663".into(), "0.799".into())
    );
}

#[test]
fn v11_as_trade_with_russia_three_exclude_each_other() {
    let report = alone(text(ALLIES));
    let found = conflict(&report, RUSSIA).unwrap();
    assert_eq!(words(found, text(ALLIES)), ["2.4%", "$6.9 billion", "$110 million"]);
    assert_eq!(found.margin.unwrap().to_string(), "123");
}

#[test]
fn v12_a_series_is_not_checkable_inside() {
    let report = alone(text(ALLIES));
    let trend = finding(&report, text(ALLIES), "trend", "first decline since 2009");
    assert!(!trend.verdict.holds() && !trend.verdict.is_contradicted());
    let report = held(text(ALLIES));
    let trend = finding(&report, text(ALLIES), "trend", "first decline since 2009");
    let [suggestion] = trend.suggestions.as_slice() else { panic!("{:?}", trend.suggestions) };
    assert_eq!(
        suggestion.text,
        "the words fit the turnover of China and North Korea in 2014: 2014 fell, 2011 rose; \
         the changes of 2009, 2010, 2012 and 2013 are not on record"
    );
}

#[test]
fn v13_exports_that_are_turnover() {
    answers("figure \"80 million USD\" growth from figure \"110 million USD\"", "(-800/23, -400/21)", "");
    let report = held(text(ALLIES));
    let level = finding(&report, text(ALLIES), "level", "only $80 million");
    let turnover = level.readings.iter().find(|r| r.description == RUSSIA).unwrap();
    assert_eq!((level.verdict, turnover.verdict), (Verdict::DependsOnReading, Verdict::Supported));
}

#[test]
fn v14_exports_as_printed() {
    let report = alone(text(ALLIES));
    let before =
        implied(&report, "exports of North Korea to Russia in 2011", Some("exports of North Korea to Russia in 2012"));
    is_million(before.interval, "(75, 115)");
    let share = (interval("(75, 115)") / interval("[105, 115)")).rounded(3);
    assert_eq!(share.lower_value().unwrap().to_string(), "0.652");
}

#[test]
fn v15_the_amount_is_the_debt() {
    let report = alone(text(ALLIES));
    is_million(implied(&report, WRITTEN_OFF, Some(DEBT)).interval, "[8055, 9955)");
    assert_eq!(conflict(&report, DEBT), None);
    answers("record \"allies-debt\" less part record \"allies-written-off-share\"", "(855, 1155]", "");
}

#[test]
fn v16_the_amount_is_the_part_written_off() {
    let report = alone(text(ALLIES));
    assert_eq!(conflict(&report, WRITTEN_OFF), None);
    is_million(implied(&report, DEBT, Some(WRITTEN_OFF)).interval, "(9000000/905, 1100000/95)");
    is_million(implied(&report, REMAINING, Some(WRITTEN_OFF)).interval, "(855000/905, 1100)");
}

#[test]
fn v17_both_articles_tell_of_one_debt() {
    let Together { joint, reports, .. } = together();
    is_million(implied(&joint, DEBT, Some(DEBT)).interval, "[31000/3, 11000]");
    is_million(implied(&joint, WRITTEN_OFF, Some(DEBT)).interval, "[27745/3, 9915]");
    is_million(implied(&joint, REMAINING, None).interval, "[1085, 1095)");
    assert!(joint.conflicts.is_empty());
    // If the amount of the second is the part written off, it adds nothing to the first.
    assert!(!joint.implied.iter().any(|i| i.reading.as_deref() == Some(WRITTEN_OFF)));
    is_million(implied(&reports[0], DEBT, None).interval, "[31000/3, 11095)");
    is_million(implied(&reports[0], WRITTEN_OFF, None).interval, "[27745/3, 10000)");
}

#[test]
fn v18_two_dates_are_two_events() {
    let Together { joint, text, reports, .. } = together();
    let dates = joint.findings().iter().find(|f| f.explanation.contains("two events of one agreement")).unwrap();
    let operands: Vec<&str> = dates.operands.iter().map(|o| o.span.of(&text)).collect();
    assert_eq!((dates.verdict, operands.as_slice()), (Verdict::Compatible, &["2014", "2012"][..]));
    let by = |report: usize, article: &str, words: &str| {
        finding(&reports[report], super::text(article), "level", words).explanation.clone()
    };
    assert!(by(0, TIES, "almost US $10 billion").contains("dated by its ratification on 2014-04-18"));
    assert!(by(1, ALLIES, "about $10 billion").contains("dated by its signature on 2012-09-17"));
}

#[test]
fn v18_without_records_the_dates_stay_open() {
    let joint = Checker::new().check_together([text(TIES), text(ALLIES)]).joint;
    let dates = joint.findings().iter().find(|f| f.explanation.contains("2014 and 2012")).unwrap();
    assert_eq!(dates.verdict, Verdict::Unverifiable);
}

#[test]
fn v19_the_remainders_agree() {
    let Together { joint, text, .. } = together();
    let rest = finding(&joint, &text, "level", "billion");
    assert_eq!(rest.operands[0].span.of(&text), "$1.09bn");
    is_million(rest.computed.unwrap(), "[1085, 1095)");
    is_million(rest.stated.unwrap(), "[900, 1100)");
    assert!(rest.verdict.holds());
}

#[test]
fn v20_three_years_three_figures() {
    answers("record \"ties-rus-prk-2013\" growth from figure \"80 million USD\"", "(100/17, 140/3)", "");
    let Together { joint, text, .. } = together();
    assert!(!joint.findings().iter().any(|f| f.span.of(&text).contains("$100 million")));
    assert!(joint.conflicts.is_empty());
}

#[test]
fn v21_china_in_two_years() {
    let report = alone(text(ALLIES));
    let china = millions(implied(&report, "turnover of China and North Korea in 2011", None).interval);
    let ratio = (interval("[5500, 6500]") / china).rounded(4);
    assert_eq!(ratio.to_string(), "(0.9565, 1.376]");
}

#[test]
fn v22_pairwise_consistent() {
    answers(
        "record \"ties-chn-prk-2013\" times more than figure \"6.9 billion USD\"",
        "(110/139, 130/137]",
        "(5/7, 70/68)",
    );
}

#[test]
fn v23_most_is_no_figure() {
    let silent = |article: &str, words: &str| {
        !held(text(article)).findings().iter().any(|f| f.span.of(text(article)).contains(words))
    };
    assert!(silent(TIES, "Most") && silent(ALLIES, "majority"));
}

#[test]
fn v24_a_length_of_railways_is_not_judged() {
    assert!(!held(text(ALLIES)).findings().iter().any(|f| f.span.of(text(ALLIES)).contains("3,500")));
}

#[test]
fn v25_a_share_of_exports_is_no_share_of_trade() {
    let report = held(text(ALLIES));
    let share = finding(&report, text(ALLIES), "share", "accounted for 90%");
    assert_eq!(share.verdict, Verdict::Compatible);
    assert!(!report.conflicts.iter().any(|c| c.spans.contains(&share.span)));
    assert!(!report.implied.iter().any(|i| i.from.contains(&share.span)));
}

#[test]
fn almost_fifty_times_holds_against_the_reference() {
    let report = held(text(ALLIES));
    let ratio = finding(&report, text(ALLIES), "ratio", "almost 50 times less");
    assert_eq!(ratio.verdict, Verdict::Supported);
    let start = "\"almost 50 times less\" agrees with the turnover of China and North Korea in 2011 over that of Russia and North Korea: \
                 5.63 billion USD (Statistics Korea, 2011) / 113.7 million USD (Russian Embassy, 2011) gives 49.45 to 49.59 times";
    assert!(ratio.explanation.starts_with(start), "{}", ratio.explanation);
    // At face value its own 110 million give 51.2; the figure that makes it true lies in what 110 may stand for.
    let query = "turnover CHN PRK in 2011 from \"ap-2012-12-27\" times more than record \"allies-rus-prk-2011\"";
    let answer = data().eval(&query.parse().unwrap()).unwrap();
    assert_eq!(answer.nominal().round_dp(1).to_string(), "51.2");
    assert_eq!(answer.check("almost 50 times").unwrap().verdict, Verdict::Compatible);
}

#[test]
fn nothing_is_said_twice_or_contradicted() {
    for article in [TIES, ALLIES] {
        let report = held(text(article));
        assert_eq!(report.count(Verdict::Contradicted), 0);
        for finding in report.findings() {
            let same = |other: &&bilateral::Finding| other.kind == finding.kind && other.span.overlaps(finding.span);
            assert_eq!(report.findings().iter().filter(same).count(), 1, "{finding}");
            let readings: Vec<&str> = finding.readings.iter().map(|r| r.description.as_str()).collect();
            let mut once = readings.clone();
            once.sort_unstable();
            once.dedup();
            assert_eq!(once.len(), readings.len(), "{readings:?}");
        }
    }
}
