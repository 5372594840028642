//! How long the embedded dataset takes to read and a query to answer, and what arithmetic allocates. Every result is
//! asserted, so that a run with `--test` is a test.
#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a benchmark reports and may panic")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use allocation_counter::measure;
use bilateral::{Dataset, Economy, Figure, Interval, Query};
use criterion::Criterion;

fn main() {
    first_call();
    arithmetic_allocates_nothing();
    let mut criterion = Criterion::default().configure_from_args();
    queries(&mut criterion);
    phrases(&mut criterion);
    intervals(&mut criterion);
    criterion.final_summary();
}

/// The first call reads and checks everything; it is made once in a process, so it is measured once.
fn first_call() {
    let start = Instant::now();
    let records = Dataset::embedded().unwrap().records().len();
    let first = start.elapsed();
    assert!(records > 80);
    println!("Dataset::embedded, first call   {first:?}");
    if !cfg!(debug_assertions) {
        assert!(first < Duration::from_millis(50), "ten times the 5 ms it should take");
    }
}

fn arithmetic_allocates_nothing() {
    let (a, b): (Interval, Interval) = ("[105, 115)".parse().unwrap(), "[45, 50)".parse().unwrap());
    let figure: Figure = "almost 10 billion USD".parse().unwrap();
    let info = measure(|| {
        let sum = black_box(a) + black_box(b);
        let quotient = (sum - a) * b / a;
        black_box((quotient.intersection(&b), quotient.hull(&b), quotient.rounded(3), -quotient));
        black_box((figure.accept(), figure.tolerate()));
    });
    assert_eq!(info.count_total, 0, "interval arithmetic allocates");
    let ratio = ratio();
    let data = Dataset::embedded().unwrap();
    let info = measure(|| drop(black_box(data.eval(&ratio))));
    println!("ratio query                     {} allocations, {} bytes", info.count_total, info.bytes_total);
}

fn ratio() -> Query {
    let russia = Query::turnover(Economy::RUS, Economy::PRK).in_year(2011);
    russia.times_less_than(Query::turnover(Economy::CHN, Economy::PRK).in_year(2011))
}

fn queries(criterion: &mut Criterion) {
    let data = Dataset::embedded().unwrap();
    let expected: Interval = "[49.4, 49.6)".parse().unwrap();
    let ratio = ratio();
    criterion.bench_function("query/ratio", |bencher| {
        bencher.iter(|| {
            let answer = data.eval(black_box(&ratio)).unwrap();
            assert!(answer.accept().is_within(&expected));
            answer
        });
    });
    let text = ratio.to_string();
    criterion.bench_function("query/parse", |bencher| {
        bencher.iter(|| assert_eq!(black_box(&text).parse::<Query>().unwrap(), ratio));
    });
    let level = Query::turnover(Economy::RUS, Economy::PRK).in_year(2011);
    criterion.bench_function("query/level", |bencher| {
        bencher.iter(|| assert_eq!(data.eval(black_box(&level)).unwrap().records().len(), 1));
    });
    criterion.bench_function("query/answer in words", |bencher| {
        let answer = data.eval(&ratio).unwrap();
        bencher.iter(|| assert!(black_box(&answer).to_string().starts_with("49.5 times less [49.4, 49.6)")));
    });
}

fn phrases(criterion: &mut Criterion) {
    let data = Dataset::embedded().unwrap();
    let answer = data.eval(&ratio()).unwrap();
    criterion.bench_function("phrase/almost 50 times less", |bencher| {
        bencher.iter(|| assert!(answer.check(black_box("almost 50 times less")).unwrap().verdict().is_supported()));
    });
}

fn intervals(criterion: &mut Criterion) {
    let (a, b): (Interval, Interval) = ("[105, 115)".parse().unwrap(), "[45, 50)".parse().unwrap());
    let product: Interval = "[4725, 5750)".parse().unwrap();
    criterion.bench_function("interval/multiply", |bencher| {
        bencher.iter(|| assert_eq!(black_box(a) * black_box(b), product));
    });
    criterion.bench_function("interval/divide", |bencher| {
        bencher.iter(|| assert!((black_box(product) / black_box(a)).meets(&b)));
    });
}
