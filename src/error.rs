//! The one error of the crate.

use std::fmt;

/// Where in a file an error stands. Lines and columns count from 1; a column counts fields in a table and
/// characters in a text.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Place {
    /// The file's name as the caller gave it.
    pub file: String,
    /// The line, from 1.
    pub line: u64,
    /// The field or character, from 1; 0 where the whole line is meant.
    pub column: u64,
}

impl Place {
    /// A place in a file.
    pub fn new(file: impl Into<String>, line: u64, column: u64) -> Self {
        Self { file: file.into(), line, column }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)
    }
}

/// What went wrong, in one word a program can match on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A text is not of the form a value has.
    Syntax,
    /// A number does not fit, or an interval would be empty.
    Range,
    /// A table or source is not what it says it is.
    Data,
    /// An observation that a query needs is absent, suppressed or not applicable.
    Missing,
    /// Several records answer and the caller has not chosen.
    Conflict,
    /// Two figures that cannot be compared: another unit, currency, measure or coverage.
    Incomparable,
    /// A documented limit was passed.
    Limit,
    /// Reading or writing failed.
    Io,
}

/// The error of every fallible function here: opaque, with a [kind](Error::kind) to match on and, where a file was
/// read, a [place](Error::place). Its message is lowercase, without a full stop, and says what was found and what was
/// expected.
///
/// ```
/// use bilateral::{Economy, ErrorKind};
///
/// let error = "Atlantis".parse::<Economy>().unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Syntax);
/// assert_eq!(error.to_string(), "economy \"Atlantis\": expected an alpha-3 code, M49 number or name of data/economies.csv");
/// ```
pub struct Error(Box<Repr>);

#[derive(Debug, thiserror::Error)]
enum Repr {
    #[error("{what} {found:?}: expected {expected}")]
    Syntax { what: &'static str, found: String, expected: String },
    #[error("{1}")]
    Message(ErrorKind, String),
    #[error("{place}: {cause}")]
    At { place: Place, cause: Error },
    #[error("{what}: {cause}")]
    Io { what: String, cause: std::io::Error },
}

impl Error {
    /// A text that is not of the form a value has. Long input is cut: an error is read by people.
    #[cold]
    pub(crate) fn syntax(what: &'static str, found: &str, expected: impl Into<String>) -> Self {
        const SHOWN: usize = 80;
        let mut shown: String = found.chars().take(SHOWN).collect();
        if shown.len() < found.len() {
            shown.push('…');
        }
        Self(Box::new(Repr::Syntax { what, found: shown, expected: expected.into() }))
    }

    #[cold]
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self(Box::new(Repr::Message(kind, message.into())))
    }

    #[cold]
    pub(crate) fn io(what: impl Into<String>, cause: std::io::Error) -> Self {
        Self(Box::new(Repr::Io { what: what.into(), cause }))
    }

    /// The same error with the place it was met at.
    #[cold]
    pub(crate) fn at(self, place: Place) -> Self {
        Self(Box::new(Repr::At { place, cause: self }))
    }

    /// The same error in the file of this name: at its line where it has one.
    #[cold]
    pub(crate) fn in_file(mut self, name: &str) -> Self {
        if let Repr::At { place, .. } = &mut *self.0 {
            name.clone_into(&mut place.file);
            return self;
        }
        self.at(Place::new(name, 1, 0))
    }

    /// What went wrong.
    pub fn kind(&self) -> ErrorKind {
        match &*self.0 {
            Repr::Syntax { .. } => ErrorKind::Syntax,
            Repr::Message(kind, _) => *kind,
            Repr::At { cause, .. } => cause.kind(),
            Repr::Io { .. } => ErrorKind::Io,
        }
    }

    /// The file, line and column, where the error was met in a file.
    pub fn place(&self) -> Option<&Place> {
        match &*self.0 {
            Repr::At { place, .. } => Some(place),
            _ => None,
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Error({self})")
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &*self.0 {
            Repr::At { cause, .. } => std::error::Error::source(cause),
            Repr::Io { cause, .. } => Some(cause),
            Repr::Syntax { .. } | Repr::Message(..) => None,
        }
    }
}
