//! How long a report of a hundred statements takes to render: text and JSON should stay below 5 ms, a page below 20.

#[allow(dead_code, clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "the samples of the tests")]
#[path = "../tests/report/sample.rs"]
mod sample;

use std::hint::black_box;

use bilateral::report::{Article, html, json, terminal};
use criterion::{Criterion, Throughput};

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    define(&mut criterion);
    criterion.final_summary();
}

fn define(criterion: &mut Criterion) {
    // Thirteen times the eight statements of the sample.
    let (text, report) = sample::repeated(13);
    let article = Article::new("long.txt", &text, &report);
    assert_eq!(report.findings.len(), 104);
    let mut group = criterion.benchmark_group("report");
    group.throughput(Throughput::Elements(104));
    group.bench_function("terminal", |bencher| {
        bencher.iter(|| {
            let drawn = terminal::render(black_box(&article), terminal::Style::PLAIN);
            assert!(drawn.contains("104 statements"));
        });
    });
    group.bench_function("json line", |bencher| {
        bencher.iter(|| assert!(json::line(black_box(&article)).ends_with('}')));
    });
    group.bench_function("json document", |bencher| {
        bencher.iter(|| assert!(json::document([black_box(article)]).ends_with('}')));
    });
    group.bench_function("html", |bencher| {
        bencher
            .iter(|| assert!(html::page("Long", &[black_box(article)], &[]).is_ok_and(|page| page.contains("s104"))));
    });
    // The same article with the series that each of its repetitions puts in question drawn beside the records.
    let data = sample::data();
    let (text, report) = sample::in_question(13);
    let article = Article::new("long.txt", &text, &report).with_dataset(data);
    group.bench_function("html with pictures", |bencher| {
        bencher.iter(|| {
            assert!(html::page("Long", &[black_box(article)], &[]).is_ok_and(|page| page.contains("series-1-13")));
        });
    });
    group.finish();
}
