//! Checking the two embedded articles, each alone, with the records, and both as one world; and the throughput over ordinary
//! text: the articles with the texts of the examples, and prose with few numbers.

#![allow(missing_docs, clippy::unwrap_used, reason = "a benchmark may panic")]

use std::hint::black_box;

use bilateral::{Checker, Dataset};
use criterion::{Criterion, Throughput};

/// The texts of the examples.
const EXAMPLES: [&str; 3] = [
    include_str!("../examples/texts/neighbours.txt"),
    include_str!("../examples/texts/deficit.txt"),
    include_str!("../examples/own_dataset/articles/neighbours.txt"),
];

fn bytes<'t>(texts: impl IntoIterator<Item = &'t str>) -> Throughput {
    Throughput::Bytes(texts.into_iter().map(|text| u64::try_from(text.len()).unwrap()).sum())
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    let data = Dataset::embedded().unwrap();
    let articles: Vec<&str> = data.sources().filter_map(|source| source.text.as_deref()).collect();
    check(&mut criterion, data, &articles);
    throughput(&mut criterion, &articles);
    criterion.final_summary();
}

fn check(criterion: &mut Criterion, data: &Dataset, articles: &[&str]) {
    let mut group = criterion.benchmark_group("check");
    for (name, checker) in [("alone", Checker::new()), ("with records", Checker::new().with_dataset(data))] {
        for text in articles {
            group.throughput(bytes([*text]));
            group.bench_function(format!("{name}/{} bytes", text.len()), |bencher| {
                bencher.iter(|| assert!(checker.check(black_box(text)).findings().len() > 5));
            });
        }
        group.throughput(bytes(articles.iter().copied()));
        group.bench_function(format!("{name}/together"), |bencher| {
            bencher.iter(|| assert!(!checker.check_together(articles.iter().copied()).joint.implied.is_empty()));
        });
    }
    group.finish();
}

fn throughput(criterion: &mut Criterion, articles: &[&str]) {
    let ordinary: Vec<&str> = articles.iter().copied().chain(EXAMPLES).collect();
    let sentences = articles.iter().flat_map(|text| text.split_inclusive(". "));
    // One sentence in six may hold numbers.
    let (with, without): (Vec<&str>, Vec<&str>) = sentences.partition(|s| s.contains(|c: char| c.is_ascii_digit()));
    let numbered = with.iter().cycle().step_by(7);
    let few = without.chunks(5).zip(numbered).map(|(plain, one)| format!("{}{one}\n", plain.concat()));
    let few: String = few.collect();
    let mut group = criterion.benchmark_group("throughput");
    let nothing = Dataset::default();
    for (name, texts) in [("ordinary", ordinary), ("few numbers", vec![few.as_str()])] {
        group.throughput(bytes(texts.iter().copied()));
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                assert!(texts.iter().all(|text| bilateral::check(black_box(text), &nothing).coverage.quantities > 1));
            });
        });
    }
    group.finish();
}
