//! A table and an article of one's own, beside the embedded dataset.
//!
//! ```text
//! cargo run --example own_dataset
//! cargo run --example own_dataset -- path/to/a/directory
//! ```
//!
//! `examples/own_dataset` holds what a user writes: `sources.csv`, `trade_volumes.csv` and the text of an article. The figures of
//! the article are entered twice, in the table and by the words quoted, and loading fails where the two differ. All its
//! figures are invented.
#![allow(clippy::print_stdout, reason = "an example prints")]

use std::error::Error;
use std::path::PathBuf;

use bilateral::{Checker, Dataset, Economy, Measure, Query, Source, Verdict};

const MNG: Economy = Economy::MNG;
const PRK: Economy = Economy::PRK;
const RUS: Economy = Economy::RUS;

fn main() -> Result<(), Box<dyn Error>> {
    let directory = std::env::args_os().nth(1).map_or_else(shipped, PathBuf::from);
    let own = Dataset::from_dir(&directory)?;
    println!("{} records of {} sources", own.records().len(), own.sources().len());
    for conflict in own.conflicts() {
        println!("conflict: {conflict}");
    }

    // Records of both datasets answer one query.
    let all = Dataset::embedded()?.clone().merge(own)?;
    println!("\nMongolia's trade with North Korea:");
    for record in all.series(Measure::Turnover, MNG, PRK) {
        println!("  {}: {} ({})", record.id(), record.figure()?, record.quote().source);
    }
    let mongolia = Query::turnover(MNG, PRK);
    let russia = Query::turnover(RUS, PRK);
    ask(&all, &mongolia.clone().times_less_than(russia).in_year(2011))?;
    ask(&all, &mongolia.clone().in_year(2013).growth_from(mongolia.clone().in_year(2012)))?;

    // A figure that nobody reported is an error that names it, never a zero.
    let Err(missing) = all.eval(&mongolia.in_year(2014)) else { return Err("2014 has no record".into()) };
    println!("\n{missing}");

    for article in all.sources().filter(|source| source.publisher.starts_with("An invented")) {
        check(&all, article);
    }
    Ok(())
}

/// The directory that comes with the crate.
fn shipped() -> PathBuf {
    PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/examples/own_dataset"))
}

/// Prints a query and its answer with the derivation.
fn ask(data: &Dataset, query: &Query) -> Result<(), bilateral::Error> {
    println!("\n{query}\n= {:#}", data.eval(query)?);
    Ok(())
}

/// Holds the text of a source against itself and against the records.
fn check(data: &Dataset, article: &Source) {
    let Some(text) = &article.text else { return };
    let mut checker = Checker::new().with_dataset(data);
    if let Some(day) = article.published {
        checker = checker.dated(day);
    }
    let report = checker.check(text);
    println!("\n{}: {}", article.title, bilateral::report::summary(&report));
    for finding in report.findings() {
        println!("\n  \"{}\"\n  {finding}", finding.span.of(text));
        if finding.verdict() == Verdict::Contradicted {
            for suggestion in &finding.suggestions {
                println!("  {}", suggestion.text);
            }
        }
    }
}
