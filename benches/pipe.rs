//! Documents as lines of JSON, beside the plain calls that answer them: what the lines cost.
//!
//! `BILATERAL_CORPUS=corpus.jsonl cargo bench --bench pipe` measures on documents of one's own.

#![allow(missing_docs, clippy::unwrap_used, clippy::indexing_slicing, reason = "a benchmark may panic")]

#[allow(dead_code, reason = "one thread is measured")]
#[path = "../examples/pipe/mod.rs"]
mod pipe;

use std::hint::black_box;
use std::time::Duration;

use bilateral::Checker;
use bilateral::proptest::trade_sentence;
use bilateral::report::{Article, json};
use criterion::{Criterion, Throughput};
use pipe::{Answer, Document, Workers, answer_all};
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::TestRunner;
use serde_json::value::RawValue;

struct Checking(Checker<'static>);

impl Checking {
    fn line(&self, id: &str, text: &str) -> String {
        json::line(&Article::new(id, text, &self.0.check(text)))
    }
}

impl Answer for Checking {
    type Told = ();

    fn answer(&self, document: &Document<'_>) -> (String, ()) {
        (self.line(document.id.get(), &document.text), ())
    }

    fn id(&self, id: &RawValue) -> String {
        id.to_string()
    }
}

/// The lines of the file asked for, or documents of 12 made-up sentences each.
fn lines() -> Vec<String> {
    if let Some(file) = std::env::var_os("BILATERAL_CORPUS") {
        return std::fs::read_to_string(file).unwrap().lines().take(2000).map(str::to_owned).collect();
    }
    let (mut runner, sentences) = (TestRunner::deterministic(), trade_sentence());
    let mut sentence = || sentences.new_tree(&mut runner).unwrap().current().text().to_owned();
    let mut document = || (0..12).map(|_| sentence()).collect::<Vec<_>>().join(" ");
    (0..200).map(|id| serde_json::json!({"id": id, "text": document()}).to_string()).collect()
}

fn main() {
    let mut criterion = Criterion::default().configure_from_args().measurement_time(Duration::from_secs(10));
    let lines = lines();
    let text =
        |line: &String| serde_json::from_str::<serde_json::Value>(line).unwrap()["text"].as_str().unwrap().to_owned();
    let texts: Vec<String> = lines.iter().map(text).collect();
    let input = lines.join("\n");
    let checking = Checking(Checker::new());
    let mut group = criterion.benchmark_group("pipe");
    group.sample_size(10);
    group.throughput(Throughput::Bytes(u64::try_from(texts.iter().map(String::len).sum::<usize>()).unwrap()));
    let found = checking.0.check_all(&texts).map(|report| report.findings().len()).sum::<usize>();
    group.bench_function("checked", |bencher| {
        let all = || checking.0.check_all(black_box(&texts)).map(|report| report.findings().len()).sum::<usize>();
        bencher.iter(|| assert_eq!(all(), found));
    });
    group.bench_function("checked and written", |bencher| {
        bencher.iter(|| texts.iter().map(|text| checking.line("", text).len()).sum::<usize>());
    });
    group.bench_function("as lines", |bencher| {
        let mut out = Vec::new();
        bencher.iter(|| {
            out.clear();
            let totals = answer_all(input.as_bytes(), &mut out, &Workers::one(), &checking, |()| {}).unwrap();
            assert_eq!((totals.lines, totals.errors), (u64::try_from(lines.len()).unwrap(), 0));
        });
    });
    group.finish();
    criterion.final_summary();
}
