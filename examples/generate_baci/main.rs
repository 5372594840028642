//! Writes a file in the layout of BACI, of any number of rows, the same for the same arguments.
//!
//! ```text
//! generate_baci ROWS [--year YEAR] [--by-product] > baci.csv
//! ```
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::integer_division,
    clippy::print_stderr,
    unreachable_pub,
    reason = "an example; its numbers are in range by construction"
)]

mod generator;

use std::io::{self, BufWriter, Write};
use std::process::ExitCode;

use generator::{Shape, generate};

const USAGE: &str = "usage: generate_baci ROWS [--year YEAR] [--by-product]";

fn main() -> ExitCode {
    let Some(shape) = arguments(std::env::args().skip(1)) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    let mut writer = BufWriter::with_capacity(1 << 20, io::stdout().lock());
    match generate(shape, &mut writer).and_then(|()| writer.flush()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("generate_baci: {error}");
            ExitCode::from(2)
        }
    }
}

fn arguments(mut arguments: impl Iterator<Item = String>) -> Option<Shape> {
    let mut shape = Shape::of(arguments.next()?.parse().ok()?);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--year" => shape.year = arguments.next()?.parse().ok().filter(|year| (1000..=9999).contains(year))?,
            "--by-product" => shape.by_product = true,
            _ => return None,
        }
    }
    Some(shape)
}
