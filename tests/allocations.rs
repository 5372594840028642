//! What is not allocated.

use allocation_counter::measure;
use bilateral::proptest::trade_sentence;
use bilateral::{Checker, Figure, Interval};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};
use rust_decimal::Decimal;

#[test]
fn arithmetic_allocates_nothing() {
    let texts =
        ["[105, 115)", "(-3.7, 0.0000000000000000000000000001]", "(-inf, 0]", "[79228162514264337593543950335, inf)"];
    let intervals: Vec<Interval> = texts.iter().map(|text| text.parse().unwrap()).collect();
    let figure: Figure = "almost 6.9 billion USD".parse().unwrap();
    let mut last = Interval::ZERO;
    let info = measure(|| {
        for a in &intervals {
            for b in &intervals {
                let results = [
                    *a + *b,
                    *a - *b,
                    *a * *b,
                    *a / *b,
                    -*a,
                    a.hull(b),
                    a.rounded(3),
                    a.stretched(Decimal::ONE, Decimal::TWO),
                ];
                last = results.iter().fold(last, |sum, interval| sum.hull(interval));
                last = a.intersection(b).unwrap_or(last).hull(&last);
            }
        }
        last = last.hull(&figure.accept()).hull(&figure.tolerate()) * Interval::point(figure.value());
    });
    assert_eq!(info.count_total, 0, "{last}: {info:?}");
}

/// Nothing is kept between texts, and no text needs more than one like it before. `BILATERAL_STREAM=1000000` checks a
/// million of them.
#[test]
fn a_stream_of_documents_holds_nothing() {
    const AT_ONCE: usize = 500;
    let documents = std::env::var("BILATERAL_STREAM").ok().and_then(|count| count.parse().ok()).unwrap_or(20_000);
    // A runner counts the drafts that its strategies drop as long as it lives.
    let config = Config { max_local_rejects: u32::MAX, ..Config::default() };
    let mut runner = TestRunner::new_with_rng(config, TestRng::deterministic_rng(RngAlgorithm::ChaCha));
    let sentences = trade_sentence();
    let mut some = || -> Vec<String> {
        (0..AT_ONCE).map(|_| sentences.new_tree(&mut runner).unwrap().current().text().to_owned()).collect()
    };
    let checker = Checker::new();
    let findings = |texts: &[String]| texts.iter().map(|text| checker.check(text).findings().len()).sum::<usize>();
    // Tables and automata are built on first use.
    let first = some();
    findings(&first);
    let most = 2 * measure(|| assert!(findings(&first) > 0)).bytes_max;
    for _ in (0..documents).step_by(AT_ONCE) {
        let texts = some();
        let info = measure(|| assert!(findings(&texts) > 0));
        assert_eq!((info.count_current, info.bytes_current), (0, 0), "{info:?}");
        assert!(info.bytes_max <= most, "{info:?}");
    }
}

/// The iterator over many documents holds one at a time: its peak is that of the document that needs most.
#[test]
fn many_documents_take_the_memory_of_one() {
    let mut runner = TestRunner::deterministic();
    let sentences = trade_sentence();
    let documents: Vec<String> =
        (0..100).map(|_| sentences.new_tree(&mut runner).unwrap().current().text().to_owned()).collect();
    let checker = Checker::new();
    let all = || checker.check_all(&documents).map(|report| report.findings().len()).sum::<usize>();
    let expected = all();
    let peak = |text: &String| measure(|| assert!(checker.check(text).coverage.quantities > 0)).bytes_max;
    let most = documents.iter().map(peak).max().unwrap();
    let many = measure(|| assert_eq!(all(), expected));
    assert_eq!((many.bytes_max, many.bytes_current), (most, 0));
}

#[test]
fn reading_a_text_without_figures_allocates_no_results() {
    let text = "The two sides met in the capital and declined to comment. ".repeat(1000);
    assert!(bilateral::text::quantities(&text).is_empty());
    let info = measure(|| assert!(bilateral::text::quantities(&text).is_empty()));
    assert!(info.bytes_max < 1024, "{info:?}");
}
