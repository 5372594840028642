//! Reports for people and for machines.
//!
//! Every renderer takes an [`Article`]: a text with the [`Report`] of its check and, where it is known, the [`Source`] it
//! comes from.
//!
//! | room | result | feature |
//! |---|---|---|
//! | [`json`] | one JSON line for a text, or one document with `ClaimReview`, Web Annotation, EARL and PROV members | `json` |
//! | [`terminal`] | diagnostics as of a compiler | `terminal` |
//! | [`html`] | one page that needs nothing else | `html` |
//! | [`svg`] | a series or a mirror comparison as a picture | none |
//!
//! Without any feature a finding prints as one line through its [`Display`](std::fmt::Display).
//!
//! # Text that is not trusted
//!
//! An article, and a dataset too, may hold anything. What a renderer writes is inert: markup is escaped, control characters
//! appear as the pictures of U+2400 (`␛`), characters that are invisible or turn the direction of writing as
//! `\u{202e}`. JSON keeps every character and escapes those, so that a terminal that shows the line stays as it was.

#[cfg(feature = "terminal")]
mod excerpt;
#[cfg(feature = "html")]
pub mod html;
#[cfg(feature = "json")]
pub mod json;
mod markup;
#[cfg(any(feature = "json", feature = "terminal"))]
mod position;
#[cfg(feature = "json")]
mod review;
pub mod svg;
#[cfg(feature = "terminal")]
pub mod terminal;
mod visible;
mod words;

use crate::check::{Report, Verdict};
use crate::dataset::Dataset;
use crate::source::Source;

/// What is reported on: a text, the findings on it, and where it comes from.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Article<'a> {
    /// The key of the text in all outputs: a file name, the key of a source, a line's `id`.
    pub id: &'a str,
    /// The text that was checked. The spans of the report are bytes of it.
    pub text: &'a str,
    /// What the check found.
    pub report: &'a Report,
    /// Title, author, address of the text, where they are known.
    pub source: Option<&'a Source>,
    /// The records that pictures of series in question are drawn from.
    pub data: Option<&'a Dataset>,
}

impl<'a> Article<'a> {
    /// A text of which only the key is known.
    pub const fn new(id: &'a str, text: &'a str, report: &'a Report) -> Self {
        Self { id, text, report, source: None, data: None }
    }

    /// The same with title, author and address.
    #[must_use]
    pub const fn with_source(self, source: &'a Source) -> Self {
        Self { source: Some(source), ..self }
    }

    /// The same with the records it was held against.
    #[must_use]
    pub const fn with_dataset(self, data: &'a Dataset) -> Self {
        Self { data: Some(data), ..self }
    }

    /// The title as printed, else the key.
    pub fn title(&self) -> &'a str {
        self.source.map(|source| source.title.as_str()).filter(|title| !title.is_empty()).unwrap_or(self.id)
    }
}

/// `3 statements: 1 supported, 2 contradicted; 1 conflict; 5 of 7 quantities checked`: the one line at the end.
///
/// Verdicts that no statement has are left out.
///
/// ```
/// let report = bilateral::Report::default();
/// assert_eq!(bilateral::report::summary(&report), "no statements found");
/// ```
pub fn summary(report: &Report) -> String {
    let statements = match report.findings.len() {
        0 => "no statements found".to_owned(),
        n => format!("{}: {}", words::count(n, "statement"), verdict_counts(report)),
    };
    let conflicts = (!report.conflicts.is_empty()).then(|| words::count(report.conflicts.len(), "conflict"));
    let coverage = &report.coverage;
    let figures = || format!("{} of {} checked", coverage.checked, words::count(coverage.quantities, "quantity"));
    let limit = || "a limit was reached, findings may be missing".to_owned();
    let parts =
        [Some(statements), conflicts, (coverage.quantities > 0).then(figures), report.limit_reached.then(limit)];
    parts.into_iter().flatten().collect::<Vec<_>>().join("; ")
}

fn verdict_counts(report: &Report) -> String {
    let counted = Verdict::ALL.into_iter().map(|verdict| (report.count(verdict), verdict));
    let named: Vec<String> =
        counted.filter(|(n, _)| *n > 0).map(|(n, verdict)| format!("{n} {}", words::verdict(verdict))).collect();
    named.join(", ")
}
