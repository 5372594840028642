//! What a check returns.

use std::fmt;
use std::sync::Arc;

use rust_decimal::Decimal;

use super::verdict::Verdict;
use crate::number::{Interval, Unit};
use crate::source::Span;
use crate::text::StatementKind;

/// A quantity, or words that stand for one, that a statement was recomputed from.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Operand {
    /// Where it stands in the text.
    pub span: Span,
    /// Its part in the statement: "from", "to", "stated", "whole", "part", "exports".
    pub role: &'static str,
}

/// One way to take the words of a statement, with the verdict it leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Reading {
    /// What is taken for granted: "turnover of China and North Korea".
    pub description: String,
    /// The verdict under it.
    pub verdict: Verdict,
}

/// A record that speaks for or against a statement.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Evidence {
    /// The key of the record.
    pub record: Arc<str>,
    /// The source it stands on, with publisher and title.
    pub source: String,
    /// The words quoted.
    pub quote: String,
}

/// A change of words that would make a statement hold; recomputed before it is offered.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Suggestion {
    /// What to write instead, or what was probably meant, in words.
    pub text: String,
    /// The place the replacement belongs to and the words to put there, where it is one.
    pub replacement: Option<(Span, String)>,
}

/// The result for one statement of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// The clause that states it.
    pub span: Span,
    /// What kind of statement it is.
    pub kind: StatementKind,
    /// The verdict.
    pub verdict: Verdict,
    /// What the words say, at accept.
    pub stated: Option<Interval>,
    /// What the evidence gives, at accept, or at tolerate where the verdict needed it.
    pub computed: Option<Interval>,
    /// The unit of both.
    pub unit: Unit,
    /// The factor by which all half-widths would have to grow for the disagreement to vanish: at most 1 where the statement
    /// holds at face value, above 2 for a conflict.
    pub margin: Option<Decimal>,
    /// The quantities it was recomputed from, the stated one last.
    pub operands: Vec<Operand>,
    /// The ways the words can be taken; empty where there is only one.
    pub readings: Vec<Reading>,
    /// The records it was held against.
    pub evidence: Vec<Evidence>,
    /// The steps of the arithmetic, in order.
    pub derivation: Vec<String>,
    /// One plain sentence.
    pub explanation: String,
    /// What would hold instead.
    pub suggestions: Vec<Suggestion>,
    /// Words of other clauses that the reading relied on: an inherited party, measure or period.
    pub relied_on: Vec<Span>,
}

impl Finding {
    /// A statement of which nothing is known yet.
    pub(crate) const fn unverifiable(kind: StatementKind, span: Span, unit: Unit) -> Self {
        Self {
            span,
            kind,
            verdict: Verdict::Unverifiable,
            stated: None,
            computed: None,
            unit,
            margin: None,
            operands: Vec::new(),
            readings: Vec::new(),
            evidence: Vec::new(),
            derivation: Vec::new(),
            explanation: String::new(),
            suggestions: Vec::new(),
            relied_on: Vec::new(),
        }
    }

    /// The verdict.
    pub const fn verdict(&self) -> Verdict {
        self.verdict
    }

    /// `ratio/contradicted`: kind and verdict as one short code.
    pub fn code(&self) -> String {
        format!("{}/{}", self.kind, self.verdict)
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}: {}", self.kind, self.verdict, self.explanation)
    }
}

/// Statements of one or several texts that cannot all hold.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Conflict {
    /// The findings concerned, as indices into [`Report::findings`](super::Report::findings).
    pub findings: Vec<usize>,
    /// The clauses concerned.
    pub spans: Vec<Span>,
    /// The factor by which all half-widths would have to grow for the conflict to vanish.
    pub margin: Option<Decimal>,
    /// The reading under which they conflict, if it takes one.
    pub reading: Option<String>,
    /// One plain sentence.
    pub explanation: String,
}

/// A figure that nobody printed and that follows from those printed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Implied {
    /// What it is: "turnover CHN-PRK 2011".
    pub quantity: String,
    /// Where it lies.
    pub interval: Interval,
    /// Its unit.
    pub unit: Unit,
    /// The clauses it follows from.
    pub from: Vec<Span>,
    /// The reading it takes, if it takes one.
    pub reading: Option<String>,
}

/// How much of a text was checked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Coverage {
    /// The number of quantities in the text.
    pub quantities: usize,
    /// How many of them took part in a statement that has a verdict from arithmetic.
    pub checked: usize,
    /// The others, each with the reason.
    pub unchecked: Vec<(Span, &'static str)>,
}

// Constructors: what a caller must know of each, everything else empty and public.

impl Finding {
    /// A finding that says no more than its verdict.
    pub fn new(span: Span, kind: StatementKind, verdict: Verdict) -> Self {
        Self {
            span,
            kind,
            verdict,
            stated: None,
            computed: None,
            unit: Unit::Number,
            margin: None,
            operands: Vec::new(),
            readings: Vec::new(),
            evidence: Vec::new(),
            derivation: Vec::new(),
            explanation: String::new(),
            suggestions: Vec::new(),
            relied_on: Vec::new(),
        }
    }
}

impl Operand {
    /// Words with their part.
    pub const fn new(span: Span, role: &'static str) -> Self {
        Self { span, role }
    }
}

impl Reading {
    /// What is taken for granted, and the verdict under it.
    pub fn new(description: impl Into<String>, verdict: Verdict) -> Self {
        Self { description: description.into(), verdict }
    }
}

impl Evidence {
    /// A record by its key, with its source and the words quoted.
    pub fn new(record: impl Into<Arc<str>>, source: impl Into<String>, quote: impl Into<String>) -> Self {
        Self { record: record.into(), source: source.into(), quote: quote.into() }
    }
}

impl Suggestion {
    /// Advice in words.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), replacement: None }
    }

    /// The same with the words to put at a place.
    #[must_use]
    pub fn replacing(self, span: Span, words: impl Into<String>) -> Self {
        Self { replacement: Some((span, words.into())), ..self }
    }
}

impl Conflict {
    /// Clauses that exclude each other, and why.
    pub fn new(spans: Vec<Span>, explanation: impl Into<String>) -> Self {
        Self { findings: Vec::new(), spans, margin: None, reading: None, explanation: explanation.into() }
    }
}

impl Implied {
    /// A quantity, where it lies, and the clauses it follows from.
    pub fn new(quantity: impl Into<String>, interval: Interval, unit: Unit, from: Vec<Span>) -> Self {
        Self { quantity: quantity.into(), interval, unit, from, reading: None }
    }
}
