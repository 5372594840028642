//! Checking the two embedded articles.

#![allow(missing_docs, clippy::unwrap_used, reason = "a benchmark may panic")]

use std::hint::black_box;

use bilateral::{Checker, Dataset};
use criterion::{Criterion, Throughput};

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    let data = Dataset::embedded().unwrap();
    let texts: Vec<&str> = data.sources().filter_map(|source| source.text.as_deref()).collect();
    let mut group = criterion.benchmark_group("check");
    for (name, checker) in [("alone", Checker::new()), ("with records", Checker::new().with_dataset(data))] {
        for text in &texts {
            group.throughput(Throughput::Bytes(u64::try_from(text.len()).unwrap()));
            group.bench_function(format!("{name}/{} bytes", text.len()), |bencher| {
                bencher.iter(|| assert!(checker.check(black_box(text)).findings().len() > 5));
            });
        }
    }
    group.finish();
    criterion.final_summary();
}
