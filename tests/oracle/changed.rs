//! Copies of the articles with one figure changed: the findings change with it, so nothing is wired to the two texts.

use bilateral::{Checker, Verdict};

use super::{ALLIES, TIES, alone, conflict, copy, data, finding, held, implied, is_million, text};

const ALL_TRADE: &str = "turnover of North Korea with all partners in 2012";
const CHINA: &str = "turnover of China and North Korea in 2012";

#[test]
fn with_seventy_times_trade_with_china_fits_and_all_trade_does_not() {
    let text = copy(ALLIES, "almost 50 times", "almost 70 times");
    let report = alone(&text);
    assert_eq!(conflict(&report, CHINA), None);
    assert!(conflict(&report, ALL_TRADE).is_some());
    is_million(implied(&report, "turnover of China and North Korea in 2011", None).interval, "[6825, 8050)");
    let ratio = held(&text);
    assert_eq!(finding(&ratio, &text, "ratio", "almost 70 times less").verdict, Verdict::Contradicted);
}

#[test]
fn with_fifty_two_times_the_margin_is_less() {
    let report = alone(&copy(ALLIES, "almost 50 times", "almost 52 times"));
    let margin = conflict(&report, CHINA).and_then(|c| c.margin).unwrap();
    assert!(margin < "5.15".parse().unwrap(), "{margin}");
}

#[test]
fn with_a_smaller_total_it_fits_trade_with_china() {
    let text = copy(ALLIES, "$6.9 billion", "$5.4 billion");
    let report = alone(&text);
    assert_eq!(conflict(&report, CHINA), None);
    let level = finding(&report, &text, "level", "$5.4 billion");
    let china = level.readings.iter().find(|r| r.description == format!("{CHINA} (no record)")).unwrap();
    assert_eq!(china.verdict, Verdict::Unverifiable);
}

#[test]
fn a_year_in_which_nothing_happened_is_not_supported() {
    let text = copy(TIES, "In 2014 Moscow", "In 2009 Moscow");
    let report = held(&text);
    for (kind, words) in [("level", "almost US $10 billion"), ("share", "90%"), ("level", "$1.09bn")] {
        let found = finding(&report, &text, kind, words);
        assert_eq!(found.verdict, Verdict::Unverifiable);
        assert!(found.explanation.contains("nothing is on record for 2009"), "{}", found.explanation);
    }
    let joint = Checker::new().with_dataset(data()).check_together([text.as_str(), super::text(ALLIES)]).joint;
    let dates = joint.findings().iter().find(|f| f.explanation.contains("2009 and 2012")).unwrap();
    assert_eq!(dates.verdict, Verdict::Unverifiable);
}

#[test]
fn another_year_of_trade_is_held_against_its_own_records() {
    let text = copy(TIES, "just $100 million in 2013", "just $60 million in 2013");
    assert_eq!(finding(&held(&text), &text, "level", "just $60 million").verdict, Verdict::Contradicted);
}

#[test]
fn another_share_of_the_debt_is_contradicted() {
    let text = copy(ALLIES, "After writing off 90% of debt", "After writing off 50% of debt");
    let report = held(&text);
    assert_eq!(finding(&report, &text, "share", "50%").verdict, Verdict::Contradicted);
    assert!(!alone(&text).conflicts.is_empty());
}

#[test]
fn another_remainder_contradicts_the_other_article() {
    let text = copy(ALLIES, "the remaining billion", "the remaining $3 billion");
    let joint = Checker::new().check_together([super::text(TIES), text.as_str()]);
    let rest = finding(&joint.joint, &joint.text, "level", "$3 billion");
    assert_eq!(rest.verdict, Verdict::Contradicted);
    assert!(!joint.joint.conflicts.is_empty());
}

#[test]
fn another_duration_changes_the_payment() {
    let report = alone(&copy(TIES, "over 20 years", "over 10 years"));
    is_million(implied(&report, "payment a year, if equal", None).interval, "[108.5, 109.5)");
}

#[test]
fn the_order_of_the_texts_does_not_matter() {
    let one = Checker::new().check_together([text(TIES), text(ALLIES)]).joint;
    let other = Checker::new().check_together([text(ALLIES), text(TIES)]).joint;
    let lines = |report: &bilateral::Report| {
        let mut lines: Vec<String> =
            report.implied.iter().map(|i| format!("{} {} {:?}", i.quantity, i.interval, i.reading)).collect();
        lines.sort();
        lines
    };
    assert_eq!(lines(&one), lines(&other));
}
