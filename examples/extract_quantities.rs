//! Every quantity of a text, as JSON Lines.
//!
//! ```text
//! extract_quantities [--threads N] [FILE]...
//! ```
//!
//! Each line of input is `{"id": ..., "text": "..."}`; a file whose name ends in `.txt` is one document with its file name as
//! the id. Without files, or for `-`, standard input is read. Each line of output is `{"schema", "id", "quantities": [...]}`
//! with offsets in Unicode code points, end exclusive, and numbers as decimal strings. A line that cannot be read is
//! answered by `{"schema", "id", "error": {"line", "message"}}` in its place, and the rest goes on. An answer is written before
//! the program waits for more input, a summary goes to standard error at the end. `--threads N` (feature `parallel`) changes
//! nothing but the time it takes.
//!
//! Exit status: 0 done, 2 bad usage or a file that cannot be read.
#![allow(clippy::print_stderr, reason = "a program reports to its user")]

mod pipe;

use std::fs::File;
use std::io::{self, BufWriter, ErrorKind, Read, Write};
use std::ops::Bound;
use std::path::Path;
use std::process::ExitCode;

use bilateral::text::{Quantity, quantities};
use bilateral::{Interval, Span, Unit};
use pipe::{Answer, Document, Totals, Workers};
use serde_json::value::RawValue;
use serde_json::{Value, json};

const USAGE: &str = "usage: extract_quantities [--threads N] [FILE]...   \
                     (JSON Lines with id and text, *.txt as one document, - for standard input)";

fn main() -> ExitCode {
    let (threads, files) = match arguments(std::env::args().skip(1)) {
        Ok(Some(asked)) => asked,
        Ok(None) => {
            eprintln!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        Err(message) => return fail(&message),
    };
    let workers = match Workers::new(threads) {
        Ok(workers) => workers,
        Err(message) => return fail(&message),
    };
    let mut out = BufWriter::new(io::stdout().lock());
    match run(&files, &workers, &mut out) {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever reads the output may stop early.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => fail(&error.to_string()),
    }
}

fn fail(message: &str) -> ExitCode {
    eprintln!("extract_quantities: {message}");
    ExitCode::from(2)
}

/// The number of threads and the files, or `None` where help was asked for.
fn arguments(mut all: impl Iterator<Item = String>) -> Result<Option<(usize, Vec<String>)>, String> {
    let (mut threads, mut files) = (1, Vec::new());
    while let Some(argument) = all.next() {
        match argument.as_str() {
            "-h" | "--help" => return Ok(None),
            "--threads" => {
                let number = all.next().and_then(|number| number.parse().ok()).filter(|threads| *threads > 0);
                threads = number.ok_or("--threads: expected a number from 1 on")?;
            }
            option if option.starts_with('-') && option != "-" => {
                return Err(format!("unknown option {option}; {USAGE}"));
            }
            _ => files.push(argument),
        }
    }
    if files.is_empty() {
        files.push("-".to_owned());
    }
    Ok(Some((threads, files)))
}

/// Answers all files and tells how much there was.
fn run(files: &[String], workers: &Workers, out: &mut impl Write) -> io::Result<()> {
    let (mut totals, mut quantities) = (Totals::default(), 0);
    for name in files {
        let of_file = file(name, workers, out, &mut quantities)?;
        totals.lines += of_file.lines;
        totals.errors += of_file.errors;
    }
    out.flush()?;
    eprintln!("{} lines, {} errors, {quantities} quantities", totals.lines, totals.errors);
    Ok(())
}

/// One argument: standard input, a document, or lines.
fn file(name: &str, workers: &Workers, out: &mut impl Write, quantities: &mut usize) -> io::Result<Totals> {
    let mut lines = |input: &mut dyn Read| pipe::answer_all(input, out, workers, &Extractor, |n| *quantities += n);
    if name == "-" {
        return lines(&mut io::stdin().lock());
    }
    let named = |error: io::Error| io::Error::new(error.kind(), format!("{name}: {error}"));
    let path = Path::new(name);
    if path.extension().is_none_or(|extension| extension != "txt") {
        return lines(&mut File::open(path).map_err(named)?);
    }
    let bytes = std::fs::read(path).map_err(named)?;
    let id = json!(path.file_name().map_or(name.into(), |file| file.to_string_lossy())).to_string();
    let answer = document(&id, &bytes);
    *quantities += answer.as_ref().map_or(0, |(_, quantities)| *quantities);
    let errors = u64::from(answer.is_err());
    let line = answer.map_or_else(|failure| failure, |(line, _)| line);
    writeln!(out, "{line}")?;
    Ok(Totals { lines: 1, errors })
}

/// The answer to a whole file, or the error.
fn document(id: &str, bytes: &[u8]) -> Result<(String, usize), String> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
        let line = u64::try_from(before.split(|&byte| byte == b'\n').count()).unwrap_or(u64::MAX);
        pipe::failure(id, line, &format!("invalid UTF-8 at byte {}", error.valid_up_to()))
    })?;
    Ok(extracted(id, text))
}

/// The reader at the end of a pipe.
struct Extractor;

impl Answer for Extractor {
    type Told = usize;

    fn answer(&self, document: &Document<'_>) -> (String, usize) {
        extracted(document.id.get(), &document.text)
    }

    fn id(&self, id: &RawValue) -> String {
        id.to_string()
    }
}

/// The line of a text, whose id is JSON, and how many quantities it has.
fn extracted(id: &str, text: &str) -> (String, usize) {
    let found = quantities(text);
    let mut points = CodePoints { text, byte: 0, point: 0 };
    let list: Vec<Value> = found.iter().map(|quantity| describe(quantity, &found, text, &mut points)).collect();
    (format!(r#"{{"id":{id},"quantities":{},"schema":1}}"#, Value::from(list)), found.len())
}

fn describe(quantity: &Quantity, all: &[Quantity], text: &str, points: &mut CodePoints<'_>) -> Value {
    let Span { start, end } = quantity.span;
    // The figure of the first member of a range is the range itself.
    let range = quantity.range.and_then(|key| all.iter().find(|other| other.range == Some(key)));
    let figure = range.unwrap_or(quantity).figure;
    let [lower, upper] = ends(&figure.accept());
    let mut value = json!({
        "start": points.of(start),
        "end": points.of(end),
        "text": text.get(start..end),
        "kind": quantity.kind.name(),
        "value": quantity.figure.value().normalize().to_string(),
        "lower": lower.0,
        "upper": upper.0,
        "lower_closed": lower.1,
        "upper_closed": upper.1,
        "unit": unit(quantity.figure.unit()),
        "hedge": figure.hedge().to_string(),
    });
    if let (Some(members), Some(key)) = (value.as_object_mut(), quantity.range) {
        members.insert("range".into(), json!(key));
    }
    value
}

/// Both ends of an interval with whether they belong to it; null where it is unbounded.
fn ends(interval: &Interval) -> [(Value, Value); 2] {
    [interval.lower(), interval.upper()].map(|end| match end {
        Bound::Included(value) => (json!(value.normalize().to_string()), json!(true)),
        Bound::Excluded(value) => (json!(value.normalize().to_string()), json!(false)),
        Bound::Unbounded => (Value::Null, json!(false)),
    })
}

fn unit(unit: Unit) -> Value {
    match unit {
        Unit::Number => Value::Null,
        other => json!(other.to_string()),
    }
}

/// Counts code points from one byte offset to the next, each byte once.
struct CodePoints<'t> {
    text: &'t str,
    byte: usize,
    point: usize,
}

impl CodePoints<'_> {
    fn of(&mut self, byte: usize) -> usize {
        if byte < self.byte {
            (self.byte, self.point) = (0, 0);
        }
        self.point += self.text.get(self.byte..byte).map_or(0, |between| between.chars().count());
        self.byte = byte;
        self.point
    }
}
