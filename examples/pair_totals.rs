//! Exports and imports of many pairs, one line for each, exact.
//!
//! ```text
//! pair_totals PATH PAIRS
//! ```
//!
//! `PATH` is a file of trade statistics, or with the feature `parquet` a Parquet file or a directory of them by year. `PAIRS` is a
//! file with a line `RUS,PRK,2022` for each question. Printed is `RUS,PRK,2022,EXPORTS,IMPORTS` in dollars, empty where there is no
//! answer. Exit status: 0 done, 2 a file that cannot be read.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "an example prints")]

use std::error::Error;
use std::fs::{self, File};
use std::path::Path;
use std::process::ExitCode;

use bilateral::dataset::table::{Flow, Side, Table};
use bilateral::import::{self, Options};
use bilateral::{Economy, Period};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let printed = match arguments.as_slice() {
        [path, pairs] => totals(path, pairs).map_err(|error| error.to_string()),
        _ => Err("usage: pair_totals PATH PAIRS".to_owned()),
    };
    match printed {
        Ok(lines) => {
            print!("{lines}");
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("pair_totals: {message}");
            ExitCode::from(2)
        }
    }
}

fn totals(path: &str, pairs: &str) -> Result<String, Box<dyn Error>> {
    let table = load(Path::new(path))?;
    let pairs = fs::read_to_string(pairs).map_err(|error| format!("{pairs}: {error}"))?;
    pairs.lines().map(|line| answer(&table, line)).collect()
}

fn load(path: &Path) -> Result<Table, Box<dyn Error>> {
    #[cfg(feature = "parquet")]
    if path.is_dir() || path.extension().is_some_and(|extension| extension == "parquet") {
        return Ok(Table::load_years(path, ..)?);
    }
    let name = path.display().to_string();
    let file = File::open(path).map_err(|error| format!("{name}: {error}"))?;
    Ok(import::table(file, &Options::new().file(name))?.table)
}

fn answer(table: &Table, line: &str) -> Result<String, Box<dyn Error>> {
    let parts: Vec<&str> = line.split(',').collect();
    let [reporter, partner, year] = parts.as_slice() else {
        return Err(format!("pair {line:?}: expected a line such as RUS,PRK,2022").into());
    };
    let (reporter, partner): (Economy, Economy) = (reporter.parse()?, partner.parse()?);
    let period = Period::year(year.parse()?)?;
    let total = |flow| {
        let total = table.total(flow, reporter, partner, period, Side::Direct).and_then(|total| total.value());
        total.map_or_else(|_| String::new(), |value| value.to_string())
    };
    Ok(format!("{line},{},{}\n", total(Flow::Exports), total(Flow::Imports)))
}
