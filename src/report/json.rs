//! Machine-readable reports.
//!
//! [`line()`] writes the object of one text on one line, [`document`] one document with members in the vocabularies of the
//! field. Both carry `"schema": 1`; `data/schema/report.schema.json` describes both. Offsets are Unicode code points, the
//! end exclusive. Numbers are decimal strings; an infinite end is `null`.
//!
//! Strings arrive as they were: control characters, invisible ones and those that turn the direction of writing are
//! written as `\u` escapes, so that the output is safe to look at.

use std::io;

use rust_decimal::Decimal;
use serde::Serialize;
use serde_json::ser::{CharEscape, CompactFormatter, Formatter, PrettyFormatter};

use super::position::Positions;
use super::{Article, review, visible};
use crate::check::{Conflict, Coverage, Evidence, Finding, Implied, Operand, Reading, Suggestion, Verdict};
use crate::number::{Interval, Unit};
use crate::source::Span;
use crate::text::StatementKind;

/// The version of the layout.
pub(super) const SCHEMA: u32 = 1;

/// One object on one line, without the line feed: key, findings, conflicts, implied figures, coverage.
///
/// ```
/// use bilateral::{Report, report::{Article, json}};
///
/// let line = json::line(&Article::new("a1", "Nothing to check.", &Report::default()));
/// assert!(line.starts_with(r#"{"schema":1,"id":"a1","findings":[],"conflicts":[],"implied":[]"#));
/// ```
pub fn line(article: &Article<'_>) -> String {
    write(&text(article, &Positions::new(article.text), false), CompactFormatter)
}

/// One document for any number of texts, indented. Each finding has, besides the members it has in [`line()`], an
/// `annotation` (W3C Web Annotation with text quote and text position selectors), a `review` (schema.org `ClaimReview`), an
/// `assertion` (W3C EARL) and a `derivation_graph` (W3C PROV).
pub fn document<'a>(articles: impl IntoIterator<Item = Article<'a>>) -> String {
    let placed = articles.into_iter().map(|article| (article, Positions::new(article.text)));
    let placed: Vec<(Article<'a>, Positions<'a>)> = placed.collect();
    let documents = placed.iter().map(|(article, at)| text(article, at, true)).collect();
    let generator = Generator { name: review::GENERATOR, version: env!("CARGO_PKG_VERSION") };
    write(&Document { schema: SCHEMA, generator, documents }, PrettyFormatter::new())
}

/// The `ClaimReview`s of all findings as one JSON-LD array, to stand in a script element.
#[cfg(feature = "html")]
pub(super) fn reviews(articles: &[Article<'_>]) -> String {
    let of = |article: &Article<'_>| {
        let at = Positions::new(article.text);
        let findings = article.report.findings.iter().enumerate();
        findings.map(|(index, finding)| review::claim_review(article, &at, index, finding)).collect::<Vec<_>>()
    };
    let reviews: Vec<serde_json::Value> = articles.iter().flat_map(of).collect();
    write(&reviews, CompactFormatter)
}

/// Serialises with everything escaped that acts when it is shown.
pub(super) fn write<T: Serialize>(value: &T, formatter: impl Formatter) -> String {
    let mut bytes = Vec::with_capacity(4096);
    let mut serializer = serde_json::Serializer::with_formatter(&mut bytes, Inert(formatter));
    // Neither a map with keys that are no strings nor a failing writer is among what is written here.
    let written = value.serialize(&mut serializer);
    debug_assert!(written.is_ok(), "{written:?}");
    String::from_utf8(bytes).unwrap_or_default()
}

/// A formatter whose strings hold no character that acts, and no `<`, which could end a script element around them.
struct Inert<F>(F);

impl<F: Formatter> Formatter for Inert<F> {
    fn write_string_fragment<W: ?Sized + io::Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        let mut rest = fragment;
        if fragment.bytes().all(|byte| matches!(byte, b' '..=b'~') && byte != b'<') {
            return writer.write_all(fragment.as_bytes());
        }
        while let Some((index, c)) = rest.char_indices().find(|&(_, c)| visible::acts(c) || c == '<') {
            let (before, found) = rest.split_at(index);
            writer.write_all(before.as_bytes())?;
            for unit in c.encode_utf16(&mut [0; 2]) {
                write!(writer, "\\u{unit:04x}")?;
            }
            rest = found.get(c.len_utf8()..).unwrap_or_default();
        }
        writer.write_all(rest.as_bytes())
    }

    fn write_char_escape<W: ?Sized + io::Write>(&mut self, writer: &mut W, escape: CharEscape) -> io::Result<()> {
        self.0.write_char_escape(writer, escape)
    }

    fn begin_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_array(writer)
    }

    fn end_array<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array(writer)
    }

    fn begin_array_value<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_array_value(writer, first)
    }

    fn end_array_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_array_value(writer)
    }

    fn begin_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object(writer)
    }

    fn end_object<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object(writer)
    }

    fn begin_object_key<W: ?Sized + io::Write>(&mut self, writer: &mut W, first: bool) -> io::Result<()> {
        self.0.begin_object_key(writer, first)
    }

    fn begin_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.begin_object_value(writer)
    }

    fn end_object_value<W: ?Sized + io::Write>(&mut self, writer: &mut W) -> io::Result<()> {
        self.0.end_object_value(writer)
    }
}

#[derive(Serialize)]
struct Document<'a> {
    schema: u32,
    generator: Generator,
    documents: Vec<Text<'a>>,
}

#[derive(Serialize)]
struct Generator {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
struct Text<'a> {
    schema: u32,
    id: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
    findings: Vec<Entry<'a>>,
    conflicts: Vec<Clash<'a>>,
    implied: Vec<Inferred<'a>>,
    coverage: Covered<'a>,
    limit_reached: bool,
}

/// The whole of one text; with `described` the findings carry their members in other vocabularies.
fn text<'a>(article: &Article<'a>, at: &Positions<'a>, described: bool) -> Text<'a> {
    let report = article.report;
    let entry = |(index, finding)| Entry {
        described: described.then(|| review::Described::new(article, at, index, finding)),
        ..Entry::new(at, finding)
    };
    Text {
        schema: SCHEMA,
        id: article.id,
        title: described.then(|| article.title()),
        findings: report.findings.iter().enumerate().map(entry).collect(),
        conflicts: report.conflicts.iter().map(|conflict| Clash::new(at, conflict)).collect(),
        implied: report.implied.iter().map(|implied| Inferred::new(at, implied)).collect(),
        coverage: Covered::new(at, &report.coverage),
        limit_reached: report.limit_reached,
    }
}

/// Words of the text: place and copy.
#[derive(Serialize)]
struct Words<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

impl<'a> Words<'a> {
    fn new(at: &Positions<'a>, span: Span) -> Self {
        let (start, end) = at.span(span);
        Self { start, end, text: span.of(at.text()) }
    }

    fn all(at: &Positions<'a>, spans: &[Span]) -> Vec<Self> {
        spans.iter().map(|span| Self::new(at, *span)).collect()
    }
}

#[derive(Serialize)]
struct Entry<'a> {
    #[serde(flatten)]
    words: Words<'a>,
    kind: StatementKind,
    verdict: Verdict,
    stated: Option<Ends>,
    computed: Option<Ends>,
    unit: Option<String>,
    margin: Option<String>,
    operands: Vec<Part<'a>>,
    readings: Vec<Way<'a>>,
    evidence: Vec<Proof<'a>>,
    derivation: &'a [String],
    explanation: &'a str,
    suggestions: Vec<Advice<'a>>,
    relied_on: Vec<Words<'a>>,
    #[serde(flatten)]
    described: Option<review::Described>,
}

impl<'a> Entry<'a> {
    fn new(at: &Positions<'a>, finding: &'a Finding) -> Self {
        Self {
            words: Words::new(at, finding.span),
            kind: finding.kind,
            verdict: finding.verdict,
            stated: finding.stated.as_ref().map(Ends::new),
            computed: finding.computed.as_ref().map(Ends::new),
            unit: unit(finding.unit),
            margin: finding.margin.map(number),
            operands: finding.operands.iter().map(|operand| Part::new(at, operand)).collect(),
            readings: finding.readings.iter().map(Way::new).collect(),
            evidence: finding.evidence.iter().map(Proof::new).collect(),
            derivation: &finding.derivation,
            explanation: &finding.explanation,
            suggestions: finding.suggestions.iter().map(|suggestion| Advice::new(at, suggestion)).collect(),
            relied_on: Words::all(at, &finding.relied_on),
            described: None,
        }
    }
}

/// The ends of an interval; `null` where it has none.
#[derive(Serialize)]
struct Ends {
    lower: Option<String>,
    upper: Option<String>,
    lower_closed: bool,
    upper_closed: bool,
}

impl Ends {
    fn new(interval: &Interval) -> Self {
        Self {
            lower: interval.lower_value().map(number),
            upper: interval.upper_value().map(number),
            lower_closed: matches!(interval.lower(), std::ops::Bound::Included(_)),
            upper_closed: matches!(interval.upper(), std::ops::Bound::Included(_)),
        }
    }
}

#[derive(Serialize)]
struct Part<'a> {
    #[serde(flatten)]
    words: Words<'a>,
    role: &'static str,
}

impl<'a> Part<'a> {
    fn new(at: &Positions<'a>, operand: &Operand) -> Self {
        Self { words: Words::new(at, operand.span), role: operand.role }
    }
}

#[derive(Serialize)]
struct Way<'a> {
    description: &'a str,
    verdict: Verdict,
}

impl<'a> Way<'a> {
    fn new(reading: &'a Reading) -> Self {
        Self { description: &reading.description, verdict: reading.verdict }
    }
}

#[derive(Serialize)]
struct Proof<'a> {
    record: &'a str,
    source: &'a str,
    quote: &'a str,
}

impl<'a> Proof<'a> {
    fn new(evidence: &'a Evidence) -> Self {
        Self { record: &evidence.record, source: &evidence.source, quote: &evidence.quote }
    }
}

#[derive(Serialize)]
struct Advice<'a> {
    text: &'a str,
    replacement: Option<Replacement<'a>>,
}

#[derive(Serialize)]
struct Replacement<'a> {
    start: usize,
    end: usize,
    text: &'a str,
}

impl<'a> Advice<'a> {
    fn new(at: &Positions<'a>, suggestion: &'a Suggestion) -> Self {
        let replacement = suggestion.replacement.as_ref().map(|(span, text)| {
            let (start, end) = at.span(*span);
            Replacement { start, end, text }
        });
        Self { text: &suggestion.text, replacement }
    }
}

#[derive(Serialize)]
struct Clash<'a> {
    statements: Vec<Words<'a>>,
    findings: &'a [usize],
    margin: Option<String>,
    reading: Option<&'a str>,
    explanation: &'a str,
}

impl<'a> Clash<'a> {
    fn new(at: &Positions<'a>, conflict: &'a Conflict) -> Self {
        Self {
            statements: Words::all(at, &conflict.spans),
            findings: &conflict.findings,
            margin: conflict.margin.map(number),
            reading: conflict.reading.as_deref(),
            explanation: &conflict.explanation,
        }
    }
}

#[derive(Serialize)]
struct Inferred<'a> {
    quantity: &'a str,
    #[serde(flatten)]
    ends: Ends,
    unit: Option<String>,
    from: Vec<Words<'a>>,
    reading: Option<&'a str>,
}

impl<'a> Inferred<'a> {
    fn new(at: &Positions<'a>, implied: &'a Implied) -> Self {
        Self {
            quantity: &implied.quantity,
            ends: Ends::new(&implied.interval),
            unit: unit(implied.unit),
            from: Words::all(at, &implied.from),
            reading: implied.reading.as_deref(),
        }
    }
}

#[derive(Serialize)]
struct Covered<'a> {
    quantities: usize,
    checked: usize,
    unchecked: Vec<Skipped<'a>>,
}

#[derive(Serialize)]
struct Skipped<'a> {
    #[serde(flatten)]
    words: Words<'a>,
    reason: &'static str,
}

impl<'a> Covered<'a> {
    fn new(at: &Positions<'a>, coverage: &Coverage) -> Self {
        let skipped = |(span, reason): &(Span, &'static str)| Skipped { words: Words::new(at, *span), reason };
        Self {
            quantities: coverage.quantities,
            checked: coverage.checked,
            unchecked: coverage.unchecked.iter().map(skipped).collect(),
        }
    }
}

/// A number as its digits, without zeros that say nothing.
pub(super) fn number(d: Decimal) -> String {
    d.normalize().to_string()
}

/// The unit's code; `null` for a plain number.
fn unit(unit: Unit) -> Option<String> {
    (unit != Unit::Number).then(|| unit.to_string())
}
