//! Checks what articles state about quantities.
//!
//! ```text
//! check_article [--format text|json|jsonl|html] [-o FILE] [--jsonl-input [--threads N]] [--no-dataset] [--deny VERDICT] [FILE]...
//! ```
//!
//! Without files both embedded articles are checked against the embedded dataset, each by itself and both together. A file
//! is one text, `-` is standard input. `--no-dataset` checks a text against itself only.
//!
//! With `--jsonl-input` each line of a file is `{"id", "text", "date"?}` and the output is one line for each, in order, written
//! before the program waits for more input. A line that cannot be read is answered by `{"error": {"line", "message"}, "id"}`
//! in its place, and the rest goes on. A summary goes to standard error. `--threads N` (feature `parallel`) changes nothing but
//! the time it takes.
//!
//! Exit status: 0 done, whatever was found; 1 when `--deny contradicted` (or another verdict) is given and met; 2 bad usage
//! or input.
#![allow(clippy::print_stderr, reason = "a program reports to its user")]

mod pipe;

use std::error::Error;
use std::fs::File;
use std::io::{self, BufWriter, IsTerminal, Read, Write};
use std::process::ExitCode;

use bilateral::check::Together;
use bilateral::report::{Article, json, terminal};
use bilateral::{Checker, Dataset, Report, Source, Verdict};
use pipe::{Answer, Document, Workers};
use serde_json::value::RawValue;

const USAGE: &str = "usage: check_article [--format text|json|jsonl|html] [-o FILE] [--jsonl-input [--threads N]] \
                     [--no-dataset] [--deny VERDICT] [FILE]...   (- for standard input)";

type Failure = Box<dyn Error>;

#[derive(Clone, Copy, PartialEq)]
enum Format {
    Text,
    Json,
    Jsonl,
    Html,
}

/// What the command line asks for.
struct Options {
    format: Format,
    output: Option<String>,
    jsonl_input: bool,
    threads: usize,
    dataset: bool,
    deny: Option<Verdict>,
    files: Vec<String>,
}

/// A text with what was found in it.
struct Checked {
    id: String,
    text: String,
    report: Report,
    source: Option<&'static Source>,
    data: Option<&'static Dataset>,
}

impl Checked {
    fn article(&self) -> Article<'_> {
        let article = Article::new(&self.id, &self.text, &self.report);
        let article = self.data.map_or(article, |data| article.with_dataset(data));
        self.source.map_or(article, |source| article.with_source(source))
    }
}

fn main() -> ExitCode {
    let options = match options(std::env::args().skip(1)) {
        Ok(Some(options)) => options,
        Ok(None) => {
            eprintln!("{USAGE}");
            return ExitCode::SUCCESS;
        }
        Err(error) => return fail(&error),
    };
    match run(&options) {
        Ok(true) => ExitCode::from(1),
        Ok(false) => ExitCode::SUCCESS,
        Err(error) => match error.downcast_ref::<io::Error>() {
            // Whoever reads the output may stop early.
            Some(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
            _ => fail(&error),
        },
    }
}

fn fail(error: &Failure) -> ExitCode {
    eprintln!("check_article: {error}");
    ExitCode::from(2)
}

/// The options, or `None` where help was asked for.
fn options(mut arguments: impl Iterator<Item = String>) -> Result<Option<Options>, Failure> {
    let mut options = Options {
        format: Format::Text,
        output: None,
        jsonl_input: false,
        threads: 1,
        dataset: true,
        deny: None,
        files: Vec::new(),
    };
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or(format!("{argument} needs a value; {USAGE}"));
        match argument.as_str() {
            "-h" | "--help" => return Ok(None),
            "--format" => options.format = format(&value()?)?,
            "-o" | "--output" => options.output = Some(value()?),
            "--deny" => options.deny = Some(value()?.parse()?),
            "--threads" => options.threads = threads(&value()?)?,
            "--jsonl-input" => options.jsonl_input = true,
            "--no-dataset" => options.dataset = false,
            "-" => options.files.push(argument),
            other if other.starts_with('-') => return Err(format!("unknown option {other}; {USAGE}").into()),
            _ => options.files.push(argument),
        }
    }
    Ok(Some(options))
}

fn threads(number: &str) -> Result<usize, Failure> {
    let some = number.parse().ok().filter(|threads| *threads > 0);
    some.ok_or_else(|| format!("--threads {number:?}: expected a number from 1 on").into())
}

fn format(name: &str) -> Result<Format, Failure> {
    match name {
        "text" => Ok(Format::Text),
        "json" => Ok(Format::Json),
        "jsonl" => Ok(Format::Jsonl),
        "html" => Ok(Format::Html),
        _ => Err(format!("format {name:?}: expected text, json, jsonl or html").into()),
    }
}

/// Checks what is asked for and writes it; whether a denied verdict was met.
fn run(options: &Options) -> Result<bool, Failure> {
    let checker = if options.dataset { Checker::new().with_dataset(Dataset::embedded()?) } else { Checker::new() };
    let to_terminal = options.output.is_none() && io::stdout().is_terminal();
    let mut out: Box<dyn Write> = match &options.output {
        Some(file) => Box::new(BufWriter::new(File::create(file).map_err(|e| format!("{file}: {e}"))?)),
        None => Box::new(BufWriter::new(io::stdout().lock())),
    };
    let denied = if options.jsonl_input {
        stream(options, checker, &mut out)?
    } else {
        let (texts, together) = documents(options, &checker)?;
        write(options.format, &texts, together.as_ref(), to_terminal, &mut out)?;
        texts.iter().any(|c| is_denied(options, &c.report))
    };
    out.flush()?;
    Ok(denied)
}

fn is_denied(options: &Options, report: &Report) -> bool {
    options.deny.is_some_and(|verdict| report.count(verdict) > 0)
}

/// The texts of the command line, or both embedded articles with what they say together.
fn documents(options: &Options, checker: &Checker<'_>) -> Result<(Vec<Checked>, Option<Together>), Failure> {
    let data = options.dataset.then(Dataset::embedded).transpose()?;
    if options.files.is_empty() {
        let sources = Dataset::embedded()?.sources().filter(|source| source.text.is_some());
        let mut texts = Vec::new();
        for source in sources {
            let text = source.text.as_deref().unwrap_or_default().to_owned();
            let report = dated(checker, source.published).check(&text);
            texts.push(Checked { id: source.id.to_string(), text, report, source: Some(source), data });
        }
        let together = checker.check_together(texts.iter().map(|c| c.text.as_str()));
        return Ok((texts, Some(together)));
    }
    let mut texts = Vec::new();
    for name in &options.files {
        let text = read(name)?;
        let report = checker.check(&text);
        texts.push(Checked { id: name.clone(), text, report, source: None, data });
    }
    Ok((texts, None))
}

fn dated<'d>(checker: &Checker<'d>, day: Option<chrono::NaiveDate>) -> Checker<'d> {
    day.map_or_else(|| checker.clone(), |day| checker.clone().dated(day))
}

fn read(name: &str) -> Result<String, Failure> {
    let mut bytes = Vec::new();
    if name == "-" {
        io::stdin().lock().read_to_end(&mut bytes)?;
    } else {
        bytes = std::fs::read(name).map_err(|e| format!("{name}: {e}"))?;
    }
    String::from_utf8(bytes)
        .map_err(|e| format!("{name}: invalid UTF-8 at byte {}", e.utf8_error().valid_up_to()).into())
}

fn write(
    format: Format,
    texts: &[Checked],
    together: Option<&Together>,
    to_terminal: bool,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let articles: Vec<Article<'_>> = texts.iter().map(Checked::article).collect();
    match format {
        Format::Text => {
            let style = terminal::Style::detect(to_terminal);
            for article in &articles {
                writeln!(out, "{}", terminal::render(article, style))?;
            }
            if let Some(together) = together {
                let both = Article::new("together", &together.text, &together.joint);
                writeln!(out, "{}", terminal::render(&both, style))?;
            }
        }
        Format::Json => writeln!(out, "{}", json::document(articles))?,
        Format::Jsonl => articles.iter().try_for_each(|article| writeln!(out, "{}", json::line(article)))?,
        Format::Html => writeln!(out, "{}", page(&articles)?)?,
    }
    Ok(())
}

#[cfg(feature = "html")]
fn page(articles: &[Article<'_>]) -> Result<String, Failure> {
    Ok(bilateral::report::html::page("Findings", articles, &[])?)
}

#[cfg(not(feature = "html"))]
fn page(_: &[Article<'_>]) -> Result<String, Failure> {
    Err("--format html needs the feature html: cargo run --features html --example check_article".into())
}

/// One line out for each line in, as it comes.
fn stream(options: &Options, checker: Checker<'_>, out: &mut impl Write) -> Result<bool, Failure> {
    if options.format != Format::Jsonl && options.format != Format::Text {
        return Err("--jsonl-input writes JSON Lines: use --format jsonl".into());
    }
    let (workers, piped) = (Workers::new(options.threads)?, Piped { checker, deny: options.deny });
    let (mut told, mut totals) = (Told::default(), pipe::Totals::default());
    let stdin = ["-".to_owned()];
    let files = if options.files.is_empty() { &stdin[..] } else { &options.files };
    for name in files {
        let input: Box<dyn Read> = match name.as_str() {
            "-" => Box::new(io::stdin().lock()),
            name => Box::new(File::open(name).map_err(|e| format!("{name}: {e}"))?),
        };
        let of_file = pipe::answer_all(input, out, &workers, &piped, |of_line| told.add(&of_line))?;
        totals.lines += of_file.lines;
        totals.errors += of_file.errors;
    }
    eprintln!(
        "{} lines, {} errors, {} statements, {} contradicted",
        totals.lines, totals.errors, told.statements, told.contradicted
    );
    Ok(told.denied)
}

/// The checker at the end of a pipe.
struct Piped<'d> {
    checker: Checker<'d>,
    deny: Option<Verdict>,
}

/// What is counted of answers.
#[derive(Default)]
struct Told {
    statements: usize,
    contradicted: usize,
    denied: bool,
}

impl Told {
    fn add(&mut self, other: &Self) {
        self.statements += other.statements;
        self.contradicted += other.contradicted;
        self.denied |= other.denied;
    }
}

impl Answer for Piped<'_> {
    type Told = Told;

    fn answer(&self, document: &Document<'_>) -> (String, Told) {
        let report = dated(&self.checker, document.date.map(|date| date.last())).check(&document.text);
        let told = Told {
            statements: report.findings().len(),
            contradicted: report.count(Verdict::Contradicted),
            denied: self.deny.is_some_and(|verdict| report.count(verdict) > 0),
        };
        (json::line(&Article::new(&key(document.id), &document.text, &report)), told)
    }

    fn id(&self, id: &RawValue) -> String {
        if id.get() == "null" { id.to_string() } else { serde_json::Value::from(key(id)).to_string() }
    }
}

/// The key of a text in reports is a string: what else an id is stands in it as JSON.
fn key(id: &RawValue) -> String {
    let none = || id.get() != "null";
    serde_json::from_str(id.get()).ok().or_else(|| none().then(|| id.to_string())).unwrap_or_default()
}
