//! The reader and the checker on generated prose.

use std::collections::BTreeMap;

use bilateral::proptest::{
    Broken, Sentence, SentenceParameters, Wording, broken_sentence, prose, sentence, trade_sentence,
};
use bilateral::text::{names, quantities, times};
use bilateral::{Checker, Finding, Report, Span, Verdict};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};

use super::cases;

fn check(text: &str) -> Report {
    Checker::new().check(text)
}

/// The finding for the statement of a sentence.
fn finding<'r>(report: &'r Report, sentence: &Sentence) -> Option<&'r Finding> {
    let stated = &sentence.statements()[0];
    let own = |finding: &&Finding| finding.kind == stated.kind && finding.span.contains(stated.span);
    report.findings().iter().filter(own).max_by_key(|finding| finding.verdict.is_contradicted())
}

/// What is found, without where: kind, verdict, words, intervals.
fn moved(report: &Report, text: &str, by: usize) -> Vec<String> {
    let tell = |f: &Finding| {
        let shift = |span: Span| (span.start.wrapping_sub(by), span.of(text).to_owned());
        let operands: Vec<_> = f.operands.iter().map(|o| (shift(o.span), o.role)).collect();
        format!(
            "{} {:?} {:?} {:?} {:?} {operands:?} {:?} {}",
            f.code(),
            shift(f.span),
            f.stated,
            f.computed,
            f.margin,
            f.readings,
            f.explanation
        )
    };
    report.findings().iter().map(tell).collect()
}

proptest! {
    #![proptest_config(cases(3_000))]

    #[test]
    fn every_statement_is_found_with_its_verdict(sentence in trade_sentence()) {
        let report = check(sentence.text());
        let stated = &sentence.statements()[0];
        let found = finding(&report, &sentence);
        // Figures that their clause does not tie together have to fit at face value to be found at all.
        let guessed = matches!(sentence.wording(), Wording::Share | Wording::Sum | Wording::Balance | Wording::TimesLess);
        if guessed && stated.verdict == Verdict::Loose && found.is_none_or(|found| found.verdict == Verdict::Unverifiable) {
            return Ok(());
        }
        prop_assert!(found.is_some(), "not found in {:?}", report.findings());
        prop_assert_eq!(found.unwrap().verdict, stated.verdict, "{:?}", found);
    }

    #[test]
    fn what_rounding_explains_is_never_contradicted(sentence in sentence(&careless())) {
        let report = check(sentence.text());
        prop_assert_eq!(report.count(Verdict::Contradicted), 0, "{:?}", report.findings());
    }

    #[test]
    fn texts_around_a_sentence_change_nothing(
        sentence in trade_sentence(), before in 0..AROUND.len(), after in 0..AROUND.len(), paragraph: bool,
    ) {
        let gap = if paragraph { "\n\n" } else { " " };
        let (before, after) = (AROUND[before], AROUND[after]);
        let text = format!("{before}{gap}{}{gap}{after}", sentence.text());
        let alone = moved(&check(sentence.text()), sentence.text(), 0);
        prop_assert_eq!(moved(&check(&text), &text, before.len() + gap.len()), alone);
    }

    #[test]
    fn checking_twice_gives_the_same(text in prose(0..60)) {
        let (one, other) = (check(&text), check(&text));
        prop_assert_eq!(format!("{one:?}"), format!("{other:?}"));
    }

    #[test]
    fn any_prose_is_read_within_its_bounds(text in prose(0..80)) {
        let mut end = 0;
        for quantity in quantities(&text) {
            prop_assert!(quantity.full.contains(quantity.span));
            prop_assert!(quantity.range.is_some() || quantity.full.start >= end, "{quantity:?}");
            prop_assert!(text.get(quantity.full.range()).is_some() && !quantity.span.of(&text).is_empty());
            prop_assert!(quantity.figure.accept().is_within(&quantity.figure.tolerate()), "{quantity:?}");
            end = quantity.full.end;
        }
        prop_assert!(names(&text).iter().all(|name| text.get(name.span.range()).is_some()));
        prop_assert!(times(&text).iter().all(|time| text.get(time.span.range()).is_some()));
        for finding in check(&text).findings() {
            prop_assert!(text.get(finding.span.range()).is_some());
            prop_assert!(finding.operands.iter().all(|operand| text.get(operand.span.range()).is_some()));
        }
    }

    #[test]
    fn what_is_broken_was_right_before(broken in broken_sentence()) {
        prop_assert!(broken.sentence.statements()[0].verdict.is_contradicted());
        prop_assert_ne!(broken.error.of(broken.sentence.text()), broken.right.as_str());
        let repaired = broken.repaired();
        prop_assert_eq!(check(&repaired).count(Verdict::Contradicted), 0, "{}", repaired);
    }
}

/// Sentences without a figure.
const AROUND: [&str; 5] = [
    "The two sides met in the capital.",
    "Officials declined to comment on the talks.",
    "\"We are friends,\" the minister said.",
    "",
    "No agreement was signed and nothing else was said about it.",
];

fn careless() -> SentenceParameters {
    let mut parameters = SentenceParameters::default();
    parameters.careless = true;
    parameters
}

/// How many of a hundred errors beyond tolerance have to be seen, in each wording.
const NOTICED: u32 = 95;

#[test]
fn broken_sentences_are_noticed() {
    const CASES: u32 = 4000;
    let mut runner = TestRunner::new_with_rng(cases(CASES), TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let strategy = broken_sentence();
    let mut counts: BTreeMap<Wording, (u32, u32, Vec<Broken>)> = BTreeMap::new();
    for _ in 0..CASES {
        let broken = strategy.new_tree(&mut runner).unwrap().current();
        let (made, noticed, missed) = counts.entry(broken.sentence.wording()).or_default();
        let report = check(broken.sentence.text());
        *made += 1;
        if finding(&report, &broken.sentence).is_some_and(|finding| finding.verdict.is_contradicted()) {
            *noticed += 1;
        } else {
            missed.push(broken);
        }
    }
    let mut silent = Vec::new();
    for wording in Wording::ALL {
        let (made, noticed, missed) = &counts[&wording];
        if noticed * 100 < made * NOTICED {
            silent.extend(missed.iter().take(5).map(|broken| format!("{wording:?}, {noticed} of {made}: {broken:?}")));
        }
    }
    assert!(silent.is_empty(), "\n{}", silent.join("\n"));
}

#[test]
fn every_wording_is_made() {
    let mut runner = TestRunner::deterministic();
    for wording in Wording::ALL {
        let mut parameters = SentenceParameters::default();
        parameters.wordings = vec![wording];
        let made = sentence(&parameters).new_tree(&mut runner).unwrap().current();
        assert_eq!(made.statements().len(), 1, "{made:?}");
    }
}
