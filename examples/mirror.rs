//! Both reports of one flow side by side, and what may explain that they differ.
//!
//! ```text
//! mirror [FILE EXPORTER IMPORTER YEAR [FACTOR]]
//! ```
//!
//! Without arguments a small made-up file is read. The factor brings imports (CIF) to the valuation of exports (FOB); 1.06 is
//! the one of the IMF's Direction of Trade Statistics since 2017.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "an example prints")]

use std::fs::File;
use std::io::Read;
use std::process::ExitCode;

use bilateral::dataset::table::{Flow, Side, Table, Total};
use bilateral::import::{self, Options};
use bilateral::query::indicators::{mirror_discrepancy, mirror_discrepancy_with_factor};
use bilateral::record::Valuation;
use bilateral::{Economy, Error, Period};
use rust_decimal::Decimal;

const MADE_UP: &str = "\
refYear,refMonth,period,reporterCode,flowCode,partnerCode,classificationCode,cmdCode,cifvalue,fobvalue,primaryValue
2014,52,2014,156,X,408,H4,TOTAL,,3522500000,3522500000
2014,52,2014,408,M,156,H4,TOTAL,3980400000,,3980400000
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("mirror: {message}\nusage: mirror [FILE EXPORTER IMPORTER YEAR [FACTOR]]");
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &[String]) -> Result<(), String> {
    let text = |error: Error| error.to_string();
    let (reader, exporter, importer, year, factor): (Box<dyn Read>, &str, &str, &str, &str) = match arguments {
        [] => (Box::new(MADE_UP.as_bytes()), "CHN", "PRK", "2014", "1.06"),
        [file, exporter, importer, year, rest @ ..] => {
            let opened = File::open(file).map_err(|error| format!("{file}: {error}"))?;
            (Box::new(opened), exporter, importer, year, rest.first().map_or("1.06", String::as_str))
        }
        _ => return Err("an exporter, an importer and a year are needed".to_owned()),
    };
    let options = Options::new().lenient();
    let table = import::table(reader, &options).map_err(text)?.table;
    let (exporter, importer) = (exporter.parse().map_err(text)?, importer.parse().map_err(text)?);
    let period: Period = year.parse().map_err(text)?;
    let factor = Decimal::from_str_exact(factor).map_err(|error| error.to_string())?;
    compare(&table, exporter, importer, period, factor).map_err(text)
}

fn compare(table: &Table, exporter: Economy, importer: Economy, period: Period, factor: Decimal) -> Result<(), Error> {
    let exports = table.total(Flow::Exports, exporter, importer, period, Side::Direct)?;
    let imports = table.total(Flow::Exports, exporter, importer, period, Side::Mirror)?;
    println!("goods from {} to {} in {period}", exporter.name(), importer.name());
    println!("  {exporter} reports exports of {exports}");
    println!("  {importer} reports imports of {imports}");
    println!("as reported:");
    println!("  {}", mirror_discrepancy(imports, exports)?);
    println!("with imports divided by {factor} for freight and insurance:");
    println!("  {}", mirror_discrepancy_with_factor(imports, exports, factor)?);
    println!("what may explain it:");
    explain(&exports, &imports);
    Ok(())
}

fn explain(exports: &Total, imports: &Total) {
    let has = |total: &Total, valuation| total.valuations().iter().any(|other| other == valuation);
    if has(imports, Valuation::Cif) && has(exports, Valuation::Fob) {
        println!("  - imports include freight and insurance (CIF), exports do not (FOB)");
    } else if exports.valuations() != imports.valuations() || has(imports, Valuation::Unstated) {
        println!(
            "  - the valuation is not the same or not stated: {} against {}",
            imports.valuations(),
            exports.valuations()
        );
    }
    if exports.basis() != imports.basis() {
        println!("  - one side is a published total, the other a sum of finer rows, which may lack confidential trade");
    }
    println!("  - the partner of an import is the country of origin, of an export the last known destination");
    println!("  - goods that left in one year and arrived in the next; coverage; errors and evasion");
}
