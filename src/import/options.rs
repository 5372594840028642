//! How to import, how far it has come, and what came out.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use super::Format;
use super::baci::Countries;
use crate::dataset::table::Clash;
use crate::error::Error;

/// How far an import has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Progress {
    /// Rows understood.
    pub rows: u64,
    /// Rows that were errors.
    pub rejected: u64,
    /// Bytes read.
    pub bytes: u64,
    /// Bytes to read, if the caller said so.
    pub total: Option<u64>,
}

/// How to import. The default stops at the first error, reads any format, and names the file "input".
///
/// ```
/// use bilateral::import::Options;
///
/// let options = Options::new().file("trade.csv").lenient().on_progress(|progress| {
///     eprintln!("{} rows", progress.rows);
/// });
/// # let _ = options;
/// ```
#[derive(Clone, Default)]
pub struct Options {
    pub(crate) file: Option<Arc<str>>,
    pub(crate) lenient: bool,
    pub(crate) format: Option<Format>,
    pub(crate) total: Option<u64>,
    pub(crate) countries: Option<Arc<Countries>>,
    pub(crate) clash: Clash,
    pub(crate) rounding: bool,
    pub(crate) progress: Option<Arc<dyn Fn(Progress) + Send + Sync>>,
}

impl Options {
    /// The default options.
    pub fn new() -> Self {
        Self::default()
    }

    /// The name of the file, for the place of errors.
    #[must_use]
    pub fn file(mut self, name: impl Into<Arc<str>>) -> Self {
        self.file = Some(name.into());
        self
    }

    /// Errors of rows are handed out, counted, and the rows after them are read. Without this the first one ends the import.
    #[must_use]
    pub const fn lenient(mut self) -> Self {
        self.lenient = true;
        self
    }

    /// The format, where it is known: nothing is detected.
    #[must_use]
    pub const fn format(mut self, format: Format) -> Self {
        self.format = Some(format);
        self
    }

    /// How many bytes the input has, for [`Progress::total`]. A table then makes room for its rows once.
    #[must_use]
    pub const fn total(mut self, bytes: u64) -> Self {
        self.total = Some(bytes);
        self
    }

    /// The country file that came with a BACI file. Without it, the numbers are UN Comtrade's.
    #[must_use]
    pub fn countries(mut self, countries: Countries) -> Self {
        self.countries = Some(Arc::new(countries));
        self
    }

    /// What a table does with observations that contradict each other.
    #[must_use]
    pub const fn on_clash(mut self, clash: Clash) -> Self {
        self.clash = clash;
        self
    }

    /// A table rounds values finer than a thousandth of a dollar, and counts them.
    #[must_use]
    pub const fn rounding_values(mut self) -> Self {
        self.rounding = true;
        self
    }

    /// Is told how far the import has come, after every chunk of the file and at its end.
    #[must_use]
    pub fn on_progress(mut self, callback: impl Fn(Progress) + Send + Sync + 'static) -> Self {
        self.progress = Some(Arc::new(callback));
        self
    }

    pub(crate) fn name(&self) -> &str {
        self.file.as_deref().unwrap_or("input")
    }
}

impl fmt::Debug for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Options")
            .field("file", &self.name())
            .field("lenient", &self.lenient)
            .field("format", &self.format)
            .finish_non_exhaustive()
    }
}

/// What an import has met. `rows + rejected + blank = lines`: nothing is lost silently.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Summary {
    /// Rows understood.
    pub rows: u64,
    /// Rows that were errors.
    pub rejected: u64,
    /// Empty lines.
    pub blank: u64,
    /// Lines after the header; in JSON, observations.
    pub lines: u64,
}

impl Summary {
    #[cfg(feature = "parallel")]
    pub(crate) const fn add(&mut self, other: Self) {
        self.rows += other.rows;
        self.rejected += other.rejected;
        self.blank += other.blank;
        self.lines += other.lines;
    }
}

/// Something a reader of the numbers should know that is no error: said once, with the first line it was met in.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Notice {
    /// The line, from 1.
    pub line: u64,
    /// What was met and how it was taken.
    pub message: Cow<'static, str>,
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.message)
    }
}

/// A table with what its import has met.
#[derive(Debug)]
#[non_exhaustive]
pub struct Loaded {
    /// The observations.
    pub table: crate::dataset::table::Table,
    /// The format of the file.
    pub format: Format,
    /// How many rows there were.
    pub summary: Summary,
    /// The errors of a lenient import, the first [`Loaded::MOST_ERRORS`]; all are counted in the summary.
    pub errors: Vec<Error>,
    /// What a reader of the numbers should know.
    pub notices: Vec<Notice>,
}

impl Loaded {
    /// How many errors are kept.
    pub const MOST_ERRORS: usize = 10_000;
}
