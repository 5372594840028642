//! Loads files of trade statistics, whatever their format, and answers a question about them.
//!
//! ```text
//! load_trade_file FILE... [--economy A] [--partner B] [--measure M] [--year Y] [--indicator NAME]
//!     [--commodity CODE] [--gdp DOLLARS] [--format text|json] [--save DIR] [--quiet]
//! ```
//!
//! `-` is standard input. Rows that are errors are counted and the first ones shown; files of one call become one table. With the
//! feature `parquet`, `--save DIR` writes that table as Parquet files by year, `DIR/year=2023/part-0.parquet`, for other engines; `data/parquet.md` describes their columns. Exit status: 0 done, 2 bad usage or a file that cannot be read or written.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "an example prints")]

use std::fmt::Write as _;
use std::fs::File;
use std::io;
use std::process::ExitCode;

use bilateral::dataset::table::{Cell, Commodity, Flow, Side, Table};
use bilateral::import::{self, Format, Loaded, Notice, Options, Summary};
use bilateral::query::indicators::{Indicator, Subject};
use bilateral::{Economy, Error, Measure, Period};
use indicatif::{ProgressBar, ProgressStyle};

const USAGE: &str = "usage: load_trade_file FILE... [--economy A] [--partner B] [--measure exports|imports|turnover|balance] \
                     [--year Y] [--indicator NAME] [--commodity CODE] [--gdp DOLLARS] [--format text|json] [--save DIR] [--quiet]";
/// How many errors of rows are shown.
const SHOWN: usize = 5;

fn main() -> ExitCode {
    let arguments = match Arguments::parse(std::env::args().skip(1)) {
        Ok(arguments) => arguments,
        Err(message) => {
            eprintln!("load_trade_file: {message}\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match run(&arguments) {
        Ok(report) => {
            print!("{report}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("load_trade_file: {error}");
            ExitCode::from(2)
        }
    }
}

#[derive(Default)]
struct Arguments {
    files: Vec<String>,
    economy: Option<Economy>,
    partner: Option<Economy>,
    measure: Option<Measure>,
    year: Option<i32>,
    indicator: Option<Indicator>,
    commodity: Option<Commodity>,
    gdp: Option<Cell>,
    json: bool,
    save: Option<String>,
    quiet: bool,
}

impl Arguments {
    fn parse(mut words: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut found = Self::default();
        while let Some(word) = words.next() {
            let mut value = || words.next().ok_or(format!("{word} needs a value"));
            let text = |error: Error| error.to_string();
            match word.as_str() {
                "--economy" => found.economy = Some(value()?.parse().map_err(text)?),
                "--partner" => found.partner = Some(value()?.parse().map_err(text)?),
                "--measure" => found.measure = Some(value()?.parse().map_err(text)?),
                "--indicator" => found.indicator = Some(value()?.parse().map_err(text)?),
                "--commodity" => found.commodity = Some(value()?.parse().map_err(text)?),
                "--year" => found.year = Some(value()?.parse().map_err(|_| "--year needs a year".to_owned())?),
                "--gdp" => {
                    let number: i64 = value()?.parse().map_err(|_| "--gdp needs whole dollars".to_owned())?;
                    found.gdp = Cell::new(number, 0);
                }
                "--format" => found.json = value()? == "json",
                "--save" => found.save = Some(value()?),
                "--quiet" => found.quiet = true,
                option if option.starts_with("--") => return Err(format!("no option {option}")),
                _ => found.files.push(word),
            }
        }
        if found.files.is_empty() {
            return Err("no file".to_owned());
        }
        if found.save.is_some() && cfg!(not(feature = "parquet")) {
            return Err("--save needs the feature parquet".to_owned());
        }
        Ok(found)
    }

    fn period(&self) -> Result<Option<Period>, Error> {
        self.year.map(Period::year).transpose()
    }
}

/// What was met in a file.
struct Read<'a> {
    name: &'a str,
    format: Format,
    summary: Summary,
    observations: usize,
    errors: Vec<Error>,
    notices: Vec<Notice>,
}

fn run(arguments: &Arguments) -> Result<String, String> {
    let text = |error: Error| error.to_string();
    let mut files = Vec::new();
    let mut table: Option<Table> = None;
    for name in &arguments.files {
        let Loaded { table: own, format, summary, errors, notices, .. } = load(name, arguments.quiet)?;
        files.push(Read { name, format, summary, observations: own.len(), errors, notices });
        table = Some(match table {
            None => own,
            Some(before) => before.merge(&own).map_err(text)?,
        });
    }
    #[cfg(feature = "parquet")]
    if let Some((table, directory)) = table.as_ref().zip(arguments.save.as_deref()) {
        table.save_years(directory).map_err(text)?;
    }
    let answers = match &table {
        Some(table) => answers(table, arguments).map_err(text)?,
        None => Vec::new(),
    };
    Ok(if arguments.json { json(&files, &answers) } else { plain(&files, &answers) })
}

fn load(name: &str, quiet: bool) -> Result<Loaded, String> {
    let (reader, size): (Box<dyn io::Read>, Option<u64>) = if name == "-" {
        (Box::new(io::stdin()), None)
    } else {
        let file = File::open(name).map_err(|error| format!("{name}: {error}"))?;
        let size = file.metadata().ok().map(|metadata| metadata.len());
        (Box::new(file), size)
    };
    let mut options = Options::new().file(name).lenient();
    let bar = bar(size, quiet);
    let shown = bar.clone();
    options = options.on_progress(move |progress| {
        shown.set_position(progress.bytes);
        shown.set_message(format!("{} rows, {} rejected", progress.rows, progress.rejected));
    });
    if let Some(size) = size {
        options = options.total(size);
    }
    let loaded = import::table(reader, &options);
    bar.finish_and_clear();
    loaded.map_err(|error| error.to_string())
}

fn bar(size: Option<u64>, quiet: bool) -> ProgressBar {
    if quiet {
        return ProgressBar::hidden();
    }
    let Some(size) = size else { return ProgressBar::new_spinner() };
    let style = ProgressStyle::with_template("{bar:30} {bytes}/{total_bytes} {msg}");
    ProgressBar::new(size).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

/// A question and what came of it.
struct Answer {
    question: String,
    result: Result<Found, Error>,
}

/// An answer in numbers and in words.
struct Found {
    lower: Option<String>,
    upper: Option<String>,
    words: String,
}

fn answers(table: &Table, arguments: &Arguments) -> Result<Vec<Answer>, Error> {
    let (Some(economy), period) = (arguments.economy, arguments.period()?) else { return Ok(Vec::new()) };
    let periods = period.map_or_else(|| table.periods(), |period| vec![period]);
    let mut answers = Vec::new();
    for period in periods {
        if let Some(indicator) = arguments.indicator {
            answers.push(indicated(table, arguments, indicator, economy, period));
        } else if let Some(partner) = arguments.partner {
            let measures = arguments.measure.map_or_else(
                || vec![Measure::Exports, Measure::Imports, Measure::Turnover, Measure::Balance],
                |measure| vec![measure],
            );
            let sides = [Side::Direct, Side::Mirror];
            for (measure, side) in measures.iter().flat_map(|&measure| sides.map(|side| (measure, side))) {
                answers.extend(measured(table, measure, economy, partner, period, side));
            }
        } else {
            let flow = if arguments.measure == Some(Measure::Imports) { Flow::Imports } else { Flow::Exports };
            answers.extend(partners(table, flow, economy, period)?);
        }
    }
    Ok(answers)
}

fn indicated(table: &Table, arguments: &Arguments, indicator: Indicator, economy: Economy, period: Period) -> Answer {
    let mut subject = Subject::new(economy, period);
    subject.partner = arguments.partner;
    subject.commodity = arguments.commodity;
    subject.gdp = arguments.gdp;
    let partner = arguments.partner.map_or_else(String::new, |partner| format!(" with {partner}"));
    let result = indicator.of(table, &subject).map(|interval| Found {
        lower: interval.lower_value().map(|value| value.normalize().to_string()),
        upper: interval.upper_value().map(|value| value.normalize().to_string()),
        words: interval.rounded(8).to_string(),
    });
    Answer { question: format!("{indicator} of {economy}{partner} in {period}"), result }
}

/// The answer of one side; none where only the mirror is missing.
fn measured(
    table: &Table,
    measure: Measure,
    economy: Economy,
    partner: Economy,
    period: Period,
    side: Side,
) -> Option<Answer> {
    let total = |flow| {
        let total = table.total(flow, economy, partner, period, side)?;
        Ok((total.value()?, total.to_string()))
    };
    let combined = |combined: Result<bilateral::dataset::table::Combined, Error>| {
        let combined = combined?;
        Ok((combined.value()?, combined.to_string()))
    };
    let result = match measure {
        Measure::Imports => total(Flow::Imports),
        Measure::Turnover => combined(table.turnover(economy, partner, period, side)),
        Measure::Balance => combined(table.balance(economy, partner, period, side)),
        _ => total(Flow::Exports),
    };
    if side == Side::Mirror && result.is_err() {
        return None;
    }
    let result = result.map(|(value, words): (rust_decimal::Decimal, String)| {
        let value = value.normalize().to_string();
        Found { lower: Some(value.clone()), upper: Some(value), words }
    });
    let seen = if side == Side::Mirror { ", by the partner's report" } else { "" };
    Some(Answer { question: format!("{measure} of {economy} with {partner} in {period}{seen}"), result })
}

/// The ten largest partners.
fn partners(table: &Table, flow: Flow, economy: Economy, period: Period) -> Result<Vec<Answer>, Error> {
    let ranking = table.top_partners(flow, economy, period, Side::Direct, 10)?;
    let answer = |ranked: &bilateral::dataset::table::Ranked| {
        let value = ranked.total.known().normalize().to_string();
        let result = Found { lower: Some(value.clone()), upper: Some(value), words: ranked.total.to_string() };
        let question = format!("{} of {economy} with {} in {period}", flow.words(), ranked.partner);
        Answer { question, result: Ok(result) }
    };
    Ok(ranking.partners.iter().map(answer).collect())
}

fn plain(files: &[Read<'_>], answers: &[Answer]) -> String {
    let mut out = String::new();
    for Read { name, format, summary, errors, notices, .. } in files {
        let _ = writeln!(out, "{name}: {format}, {} rows, {} rejected", summary.rows, summary.rejected);
        for error in errors.iter().take(SHOWN) {
            let _ = writeln!(out, "  {error}");
        }
        for notice in notices {
            let _ = writeln!(out, "  {notice}");
        }
    }
    for Answer { question, result } in answers {
        let _ = match result {
            Ok(result) => writeln!(out, "{question}: {}", result.words),
            Err(error) => writeln!(out, "{question}: no answer: {error}"),
        };
    }
    out
}

fn json(files: &[Read<'_>], answers: &[Answer]) -> String {
    let formats: Vec<Format> = files.iter().map(|file| file.format).collect();
    let one = formats.first().filter(|first| formats.iter().all(|format| format == *first));
    let count = |field: fn(&Read<'_>) -> u64| files.iter().map(field).sum::<u64>();
    let answer = |answer: &Answer| match &answer.result {
        Ok(Found { lower, upper, words }) => {
            serde_json::json!({"question": answer.question, "lower": lower, "upper": upper, "text": words})
        }
        Err(error) => serde_json::json!({"question": answer.question, "error": error.to_string()}),
    };
    let file = |file: &Read<'_>| {
        let Read { name, format, summary, errors, notices, .. } = file;
        let errors: Vec<String> = errors.iter().map(ToString::to_string).collect();
        let notices: Vec<String> = notices.iter().map(ToString::to_string).collect();
        serde_json::json!({
            "file": name, "format": format.to_string(), "rows": summary.rows,
            "rejected": summary.rejected, "blank": summary.blank, "lines": summary.lines,
            "errors": errors, "notices": notices,
        })
    };
    let document = serde_json::json!({
        "schema": 1,
        "format": one.map_or_else(|| "several".to_owned(), ToString::to_string),
        "rows": count(|file| file.summary.rows),
        "rejected": count(|file| file.summary.rejected),
        "observations": count(|file| u64::try_from(file.observations).unwrap_or(u64::MAX)),
        "answers": answers.iter().map(answer).collect::<Vec<_>>(),
        "files": files.iter().map(file).collect::<Vec<_>>(),
    });
    let mut out = serde_json::to_string_pretty(&document).unwrap_or_default();
    out.push('\n');
    out
}
