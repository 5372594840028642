//! The same input gives the same bytes: again, on another thread, with other hash seeds, in any number of threads.

use std::thread;

use bilateral::proptest::trade_sentence;
use bilateral::report::{Article, html, json, summary, svg, terminal};
use bilateral::{Checker, Dataset, Economy, Measure};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;

/// Articles, and sentences of every wording.
fn texts() -> Vec<String> {
    let data = Dataset::embedded().unwrap();
    let mut runner = TestRunner::deterministic();
    let sentences = trade_sentence();
    let sentences = (0..40).map(|_| sentences.new_tree(&mut runner).unwrap().current().text().to_owned());
    let articles = data.sources().filter_map(|source| source.text.as_deref().map(ToOwned::to_owned));
    articles.chain([sentences.collect::<Vec<_>>().join("\n")]).collect()
}

/// Everything that is made of the texts, in every format.
fn printed(texts: &[String]) -> Vec<String> {
    let data = Dataset::embedded().unwrap();
    let checker = Checker::new().with_dataset(data);
    let mut out = Vec::new();
    for text in texts {
        let report = checker.check(text);
        let article = Article::new("text", text, &report);
        let mut styled = terminal::Style::PLAIN;
        (styled.color, styled.unicode) = (true, true);
        out.push(format!("{report:?}"));
        out.push(summary(&report));
        out.push(json::line(&article));
        out.push(json::document([article]));
        out.push(terminal::render(&article, terminal::Style::PLAIN));
        out.push(terminal::render(&article, styled));
        out.push(html::page("text", &[article], &[]).unwrap());
        out.extend(report.findings.iter().map(ToString::to_string));
    }
    let together = checker.check_together(texts.iter().map(String::as_str));
    out.push(format!("{together:?}"));
    let chart = svg::Chart::new("trade").mirror(data, Measure::Exports, Economy::CHN, Economy::PRK).unwrap();
    out.push(chart.to_string());
    out.push(format!("{:?}", data.conflicts()));
    out
}

/// Hash seeds are drawn anew for every map and thread, so repetition tries them too.
#[test]
fn the_same_input_gives_the_same_bytes() {
    let texts = texts();
    let first = printed(&texts);
    assert!(first.iter().map(String::len).sum::<usize>() > 100_000);
    assert!(printed(&texts) == first, "again");
    let other = thread::scope(|scope| {
        let threads: Vec<_> = (0..4).map(|_| scope.spawn(|| printed(&texts))).collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).collect::<Vec<_>>()
    });
    for (number, other) in other.iter().enumerate() {
        assert!(*other == first, "thread {number}");
    }
}

/// Nothing walks through a hash map, whose order is another in every run.
#[test]
fn no_source_walks_through_a_hash_map() {
    let users: Vec<String> = super::docs::sources()
        .into_iter()
        .filter(|(_, text)| text.contains("HashMap") || text.contains("HashSet"))
        .map(|(name, _)| name)
        .collect();
    // Each of these only looks up; read before adding another.
    assert_eq!(users, KNOWN, "files with a hash map");
}

const KNOWN: [&str; 8] = [
    "src/dataset/load.rs",
    "src/dataset/table/builder.rs",
    "src/dataset/table/parquet/write.rs",
    "src/economy.rs",
    "src/import/baci.rs",
    "src/number/currency.rs",
    "src/text/cue.rs",
    "src/text/vocabulary.rs",
];
