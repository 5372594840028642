//! Every quantity of a text, as JSON Lines.
//!
//! ```text
//! extract_quantities [FILE]...
//! ```
//!
//! Each line of input is `{"id": ..., "text": "..."}`; a file whose name ends in `.txt` is one document with its file name as
//! the id. Without files, or for `-`, standard input is read. Each line of output is `{"schema", "id", "quantities": [...]}`
//! with offsets in Unicode code points, end exclusive, and numbers as decimal strings. A line that cannot be read is
//! answered by `{"schema", "id", "error": {"line", "message"}}` in its place, and the rest goes on.
//!
//! Exit status: 0 done, 2 bad usage or a file that cannot be read.
#![allow(clippy::print_stderr, reason = "a program reports to its user")]

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, ErrorKind, Write};
use std::ops::Bound;
use std::path::Path;
use std::process::ExitCode;

use bilateral::text::{Quantity, quantities};
use bilateral::{Interval, Span, Unit};
use serde_json::{Value, json};

const USAGE: &str =
    "usage: extract_quantities [FILE]...   (JSON Lines with id and text, *.txt as one document, - for standard input)";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.iter().any(|argument| argument.starts_with('-') && argument != "-") {
        let wanted = arguments.iter().any(|argument| argument == "--help" || argument == "-h");
        eprintln!("{USAGE}");
        return ExitCode::from(if wanted { 0 } else { 2 });
    }
    let mut out = BufWriter::new(io::stdout().lock());
    let result = if arguments.is_empty() {
        lines(io::stdin().lock(), &mut out)
    } else {
        arguments.iter().try_for_each(|name| file(name, &mut out))
    };
    match result.and_then(|()| out.flush()) {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever reads the output may stop early.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("extract_quantities: {error}");
            ExitCode::from(2)
        }
    }
}

/// One argument: standard input, a document, or lines.
fn file(name: &str, out: &mut impl Write) -> io::Result<()> {
    if name == "-" {
        return lines(io::stdin().lock(), out);
    }
    let named = |error: io::Error| io::Error::new(error.kind(), format!("{name}: {error}"));
    let path = Path::new(name);
    if path.extension().is_some_and(|extension| extension == "txt") {
        let bytes = std::fs::read(path).map_err(named)?;
        let id = path.file_name().map_or(name.into(), |file| file.to_string_lossy());
        return answer(out, &document(&id, &bytes));
    }
    lines(BufReader::new(File::open(path).map_err(named)?), out)
}

/// Documents one a line, each answered before the next is read.
fn lines(mut input: impl BufRead, out: &mut impl Write) -> io::Result<()> {
    let mut line = Vec::new();
    let mut number = 0_u64;
    while input.read_until(b'\n', &mut line)? > 0 {
        number += 1;
        let content = line.trim_ascii();
        if !content.is_empty() {
            answer(out, &from_line(content, number))?;
        }
        line.clear();
    }
    Ok(())
}

fn answer(out: &mut impl Write, value: &Value) -> io::Result<()> {
    serde_json::to_writer(&mut *out, value)?;
    out.write_all(b"\n")
}

fn from_line(line: &[u8], number: u64) -> Value {
    let text = match std::str::from_utf8(line) {
        Ok(text) => text,
        Err(error) => return failure(&Value::Null, number, &format!("invalid UTF-8 at byte {}", error.valid_up_to())),
    };
    let record: Value = match serde_json::from_str(text) {
        Ok(record) => record,
        Err(error) => return failure(&Value::Null, number, &format!("invalid JSON: {error}")),
    };
    let id = record.get("id").unwrap_or(&Value::Null);
    match record.get("text").and_then(Value::as_str) {
        Some(text) => extracted(id, text),
        None => failure(id, number, "expected an object with the string \"text\""),
    }
}

fn document(id: &str, bytes: &[u8]) -> Value {
    match std::str::from_utf8(bytes) {
        Ok(text) => extracted(&json!(id), text),
        Err(error) => {
            let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let line = before.split(|&byte| byte == b'\n').count();
            failure(
                &json!(id),
                u64::try_from(line).unwrap_or(u64::MAX),
                &format!("invalid UTF-8 at byte {}", error.valid_up_to()),
            )
        }
    }
}

fn failure(id: &Value, line: u64, message: &str) -> Value {
    json!({ "schema": 1, "id": id, "error": { "line": line, "message": message } })
}

fn extracted(id: &Value, text: &str) -> Value {
    let found = quantities(text);
    let mut points = CodePoints { text, byte: 0, point: 0 };
    let list: Vec<Value> = found.iter().map(|quantity| describe(quantity, &found, text, &mut points)).collect();
    json!({ "schema": 1, "id": id, "quantities": list })
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
