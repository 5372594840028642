//! Questions to a table of five million generated rows in the layout of BACI.
//!
//! `cargo bench --bench table`; `-- --test` runs each once on a small table.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::integer_division,
    unreachable_pub,
    dead_code,
    reason = "a bench"
)]

#[path = "../examples/generate_baci/generator.rs"]
mod generator;

use std::hint::black_box;

use bilateral::dataset::table::{Flow, Side, Table};
use bilateral::import::{self, Options};
use bilateral::{Economy, Period};
use criterion::Criterion;
use generator::{Shape, generate};

fn main() {
    let small = std::env::args().any(|argument| argument == "--test");
    let mut file = Vec::new();
    generate(Shape::of(if small { 100_000 } else { 5_000_000 }), &mut file).unwrap();
    let table = import::table(&file[..], &Options::new()).unwrap().table;
    drop(file);
    let mut criterion = Criterion::default().configure_from_args();
    define(&mut criterion, &table);
    criterion.final_summary();
}

fn define(criterion: &mut Criterion, table: &Table) {
    let year = Period::year(2022).unwrap();
    let typical = typical(table, year);
    let (a, b) = typical[0];
    let (c, d) = typical[1];
    let mut group = criterion.benchmark_group("table");
    group.bench_function("turnover of a pair from rows", |bencher| {
        bencher.iter(|| {
            let sum = |from, to| {
                let rows = table.select().reporter(from).partner(to).period(year).flow(Flow::Exports);
                rows.sum().unwrap().known()
            };
            sum(black_box(a), b) + sum(b, black_box(a))
        });
    });
    group.bench_function("turnover of a pair from totals", |bencher| {
        bencher.iter(|| table.turnover(black_box(a), black_box(b), year, Side::Direct).unwrap().value().unwrap());
    });
    group.bench_function("turnover of a pair from totals, reconciled side", |bencher| {
        bencher.iter(|| table.turnover(black_box(a), black_box(b), year, Side::Reconciled).unwrap().value().unwrap());
    });
    group.bench_function("ratio of the turnovers of two pairs", |bencher| {
        bencher.iter(|| {
            let one = table.turnover(black_box(a), b, year, Side::Direct).unwrap();
            let other = table.turnover(black_box(c), d, year, Side::Direct).unwrap();
            one.ratio(&other).unwrap()
        });
    });
    for (flow, name) in [(Flow::Exports, "top 10 by exports"), (Flow::Imports, "top 10 by imports")] {
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                let top = table.top_partners(flow, black_box(a), year, Side::Direct, 10).unwrap();
                assert_eq!(top.partners.len(), 10);
                top
            });
        });
    }
    group.finish();
}

/// Two pairs of the middle by number of rows.
fn typical(table: &Table, year: Period) -> Vec<(Economy, Economy)> {
    let economies: Vec<Economy> = table.economies().collect();
    let mut pairs = Vec::new();
    for (at, &one) in economies.iter().enumerate() {
        for &other in &economies[at + 1..] {
            let rows = |from, to| table.select().reporter(from).partner(to).period(year).count();
            let (there, back) = (rows(one, other), rows(other, one));
            if there > 0 && back > 0 {
                pairs.push((there + back, one, other));
            }
        }
    }
    pairs.sort_unstable();
    let middle = pairs.len() / 2;
    pairs[middle..middle + 2].iter().map(|(_, one, other)| (*one, *other)).collect()
}
