//! Phrases against answers.

use bilateral::{Answer, ErrorKind, Query, Verdict};

use super::data;

fn answer(query: &str) -> Answer {
    data().eval(&query.parse::<Query>().unwrap()).unwrap()
}

const RATIO: &str = "turnover RUS PRK in 2011 times less than turnover CHN PRK in 2011";
const MORE: &str = "turnover CHN PRK in 2011 times more than turnover RUS PRK in 2011";
const KOREA: &str = "turnover RUS PRK in 2011 times less than turnover KOR PRK in 2011";
const FALL: &str = "turnover CHN PRK in 2014 growth from turnover CHN PRK in 2013";
const RISE: &str = "figure \"7.34 billion USD\" growth from figure \"6.81 billion USD\"";
const SHARE: &str = "turnover CHN PRK in 2013 as share of turnover PRK WLD in 2013";
const FIFTH: &str = "figure \"20.1 million USD\" as share of figure \"100.0 million USD\"";
const LEVEL: &str = "turnover RUS PRK in 2011";

#[test]
fn verdicts() {
    use Verdict::{Compatible, Contradicted, Loose, Supported};
    let cases = [
        (RATIO, "almost 50 times less", Supported),
        (RATIO, "almost 50 times", Supported),
        (RATIO, "about 60 times", Contradicted),
        (RATIO, "more than 40 times less", Supported),
        (RATIO, "50 times more", Contradicted),
        (MORE, "almost 50 times more", Supported),
        (MORE, "almost 50 times as much", Supported),
        (MORE, "50 times less", Contradicted),
        (KOREA, "14 times smaller", Loose),
        (KOREA, "about 15 times smaller", Supported),
        (KOREA, "20 times smaller", Contradicted),
        (FALL, "decreased by 2.4%", Compatible),
        (FALL, "up 2.4 percent", Contradicted),
        (FALL, "2.3%", Compatible),
        (RISE, "up 7.8 percent", Compatible),
        (RISE, "fell by 7.8 percent", Contradicted),
        (SHARE, "90%", Loose),
        (SHARE, "95%", Contradicted),
        (SHARE, "89%", Supported),
        (SHARE, "nearly half", Contradicted),
        (FIFTH, "a fifth", Supported),
        (FIFTH, "a third", Contradicted),
        (FIFTH, "20%", Supported),
        (LEVEL, "$110 million", Supported),
        (LEVEL, "only $80 million", Contradicted),
    ];
    for (query, phrase, expected) in cases {
        let finding = answer(query).check(phrase).unwrap();
        assert_eq!(finding.verdict, expected, "{query}: {finding:?}");
    }
}

#[test]
fn a_finding_carries_its_grounds() {
    let finding = answer(RATIO).check("almost 50 times less").unwrap();
    assert_eq!(finding.explanation, "\"almost 50 times less\" agrees with the answer, 49.45 to 49.59 times");
    assert_eq!(finding.stated.unwrap().to_string(), "[45, 50)");
    assert_eq!(finding.margin.unwrap().to_string(), "0.0957");
    let records: Vec<&str> = finding.evidence.iter().map(|e| &*e.record).collect();
    assert_eq!(records, ["rus-prk-2011", "chn-prk-2011"]);
    assert_eq!(finding.derivation.len(), 3);
    assert!(finding.derivation[2].ends_with("= (2) / (1)"), "{:?}", finding.derivation);
}

#[test]
fn suggestions_hold() {
    let cases = [
        (RATIO, "40 times less", "almost 50 times less"),
        (RATIO, "almost 50 times more", "almost 50 times less"),
        (KOREA, "14 times smaller", "15 times smaller"),
        (KOREA, "20 times larger", "15 times smaller"),
        (FALL, "up 2.4 percent", "down about 2.3 percent"),
        (SHARE, "90%", "almost 90%"),
        (SHARE, "nearly half", "almost 90%"),
        (LEVEL, "only $80 million", "just over $110 million"),
    ];
    for (query, phrase, expected) in cases {
        let answer = answer(query);
        let finding = answer.check(phrase).unwrap();
        let [suggestion] = finding.suggestions.as_slice() else { panic!("{phrase}: {finding:?}") };
        assert_eq!(suggestion.text, format!("would hold: {expected}"), "{query}: {phrase}");
        let (_, words) = suggestion.replacement.as_ref().unwrap();
        let verdict = answer.check(words).unwrap().verdict;
        assert!(matches!(verdict, Verdict::Supported | Verdict::Compatible), "{words}: {verdict}");
    }
}

#[test]
fn errors_say_what_was_expected() {
    let cases = [
        (
            RATIO,
            "much less",
            ErrorKind::Syntax,
            "phrase \"much less\": expected one quantity, such as \"almost 50 times less\"",
        ),
        (RATIO, "$5 to 6% less", ErrorKind::Syntax, ""),
        (RATIO, "$110 million", ErrorKind::Incomparable, "a phrase in USD says nothing of an answer in times"),
        (
            SHARE,
            "90% less",
            ErrorKind::Incomparable,
            "a phrase in percent with words of less says nothing of an answer in percent",
        ),
        (LEVEL, "50 times", ErrorKind::Incomparable, "a phrase in times says nothing of an answer in USD"),
        (LEVEL, "EUR 110 million", ErrorKind::Incomparable, "a phrase in EUR says nothing of an answer in USD"),
    ];
    for (query, phrase, kind, message) in cases {
        let error = answer(query).check(phrase).unwrap_err();
        assert_eq!(error.kind(), kind, "{error}");
        assert!(message.is_empty() || error.to_string() == message, "{error}");
    }
}

#[test]
fn one_more_is_a_second_reading() {
    let finding = answer(RATIO).check("exactly 48.5 times less").unwrap();
    assert_eq!(finding.verdict, Verdict::DependsOnReading);
    assert_eq!(finding.readings.len(), 2);
}
