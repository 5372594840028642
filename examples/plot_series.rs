//! Draws trade with North Korea from 2009 to 2016, China and Russia one below the other, from the embedded data.
//!
//! ```text
//! cargo run --example plot_series -- [-o FILE]
//! ```
//!
//! Without `-o` the SVG goes to standard output. Each office that reported has its own mark, hedged figures are drawn as the
//! range their words allow, targets are hollow.

use std::io::Write;
use std::process::ExitCode;

use bilateral::report::svg::Chart;
use bilateral::{Dataset, Economy, Error, Measure, Record};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let file = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => None,
        ["-o", file] => Some(file.to_owned()),
        _ => return failed("usage: plot_series [-o FILE]"),
    };
    let drawn = match chart() {
        Ok(chart) => chart.to_string(),
        Err(error) => return failed(&error.to_string()),
    };
    let written = match &file {
        Some(file) => std::fs::write(file, drawn),
        None => std::io::stdout().write_all(drawn.as_bytes()),
    };
    written.map_or_else(|error| failed(&error.to_string()), |()| ExitCode::SUCCESS)
}

fn chart() -> Result<Chart, Error> {
    let data = Dataset::embedded()?;
    Chart::new("Trade with North Korea, 2009–2016").records("China", data, turnover(data, Economy::CHN))?.records(
        "Russia",
        data,
        turnover(data, Economy::RUS),
    )
}

/// The turnover of an economy with North Korea in calendar years.
fn turnover(data: &Dataset, economy: Economy) -> impl Iterator<Item = &Record> {
    let records = data.series(Measure::Turnover, economy, Economy::PRK).into_iter();
    records.filter(|record| record.period().as_year().is_some_and(|year| (2009..=2016).contains(&year)))
}

fn failed(message: &str) -> ExitCode {
    // Nothing is left to be done where standard error is closed.
    let _ = writeln!(std::io::stderr(), "{message}");
    ExitCode::from(2)
}
