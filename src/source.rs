//! Where a figure comes from: sources, quotes, places in a text.

use std::fmt;
use std::ops::Range;
use std::sync::Arc;

use chrono::NaiveDate;

/// A half-open range of bytes of a text.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(clippy::exhaustive_structs, reason = "two numbers, any pair of which is a span")]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
}

impl Span {
    /// The bytes from `start` up to `end`.
    pub const fn new(start: usize, end: usize) -> Self {
        Self { start, end }
    }

    /// The bytes as a range, to index with.
    pub const fn range(&self) -> Range<usize> {
        self.start..self.end
    }

    /// The text at this place; empty where the place is not in the text or splits a character.
    pub fn of<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.range()).unwrap_or_default()
    }

    /// The smallest span around both.
    #[must_use]
    pub fn hull(&self, other: Self) -> Self {
        Self::new(self.start.min(other.start), self.end.max(other.end))
    }

    /// Whether the two have a byte in common.
    pub const fn overlaps(&self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Whether `other` lies inside.
    pub const fn contains(&self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }
}

impl From<Range<usize>> for Span {
    fn from(range: Range<usize>) -> Self {
        Self::new(range.start, range.end)
    }
}

impl fmt::Debug for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}..{}", self.start, self.end)
    }
}

/// A text or table that figures are quoted from.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Source {
    /// A short key, unique in a dataset.
    pub id: Arc<str>,
    /// The title as printed.
    pub title: String,
    /// Who published it.
    pub publisher: String,
    /// Who wrote it; empty if not named.
    pub author: String,
    /// The day of publication, where it is known.
    pub published: Option<NaiveDate>,
    /// Where it can be read; empty if nowhere.
    pub url: String,
    /// The SHA-256 of the text in lowercase hexadecimal; empty for a source whose text is not kept.
    pub sha256: String,
    /// The file that holds the text; empty for a source whose text is not kept.
    pub file: String,
    /// The text itself, where it is kept.
    pub text: Option<Arc<str>>,
}

impl Source {
    /// A source of which only key and title are known; the other fields are empty and public.
    pub fn new(id: impl Into<Arc<str>>, title: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            title: title.into(),
            publisher: String::new(),
            author: String::new(),
            published: None,
            url: String::new(),
            sha256: String::new(),
            file: String::new(),
            text: None,
        }
    }
}

/// The words of a source that a figure stands on: a W3C `TextQuoteSelector` (exact) with its `TextPositionSelector`
/// (bytes here, code points in the outputs).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Quote {
    /// The key of the source.
    pub source: Arc<str>,
    /// The words, exactly as they stand.
    pub exact: Arc<str>,
    /// Where they stand in the source's text; `None` for a source whose text is not kept.
    pub span: Option<Span>,
}

impl Quote {
    /// The words `exact` of the source with this key.
    pub fn new(source: impl Into<Arc<str>>, exact: impl Into<Arc<str>>, span: Option<Span>) -> Self {
        Self { source: source.into(), exact: exact.into(), span }
    }
}
