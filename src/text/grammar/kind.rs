//! The kinds of statements.

use std::fmt;
use std::str::FromStr;

use crate::error::Error;

/// What one clause of a text says about quantities.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum StatementKind {
    /// A figure for a measure: "trade amounted to $110 million".
    Level,
    /// A relative change: "fell by 2.4%".
    Change,
    /// An absolute change: "rose by $3.54 billion".
    ChangeAbs,
    /// A factor: "almost 50 times less".
    Ratio,
    /// A part of a whole: "accounted for 90%".
    Share,
    /// Parts and their whole: "exports and imports together".
    Sum,
    /// Exports less imports: "a deficit of $310 million".
    Balance,
    /// What is left: "the remaining $1.09bn".
    Remainder,
    /// One amount in two currencies.
    Conversion,
    /// A place in a series: "the first decline since 2009", "a record".
    Trend,
    /// A goal: never held against an actual figure.
    Target,
    /// Payments over time: "to be paid back over 20 years".
    Schedule,
}

impl StatementKind {
    /// All kinds.
    pub const ALL: [Self; 12] = [
        Self::Level,
        Self::Change,
        Self::ChangeAbs,
        Self::Ratio,
        Self::Share,
        Self::Sum,
        Self::Balance,
        Self::Remainder,
        Self::Conversion,
        Self::Trend,
        Self::Target,
        Self::Schedule,
    ];

    /// The name used in machine-readable output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Level => "level",
            Self::Change => "change",
            Self::ChangeAbs => "change_abs",
            Self::Ratio => "ratio",
            Self::Share => "share",
            Self::Sum => "sum",
            Self::Balance => "balance",
            Self::Remainder => "remainder",
            Self::Conversion => "conversion",
            Self::Trend => "trend",
            Self::Target => "target",
            Self::Schedule => "schedule",
        }
    }
}

impl fmt::Display for StatementKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for StatementKind {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let names = || Self::ALL.map(Self::name).join(", ");
        let found = Self::ALL.into_iter().find(|kind| kind.name() == text);
        found.ok_or_else(|| Error::syntax("statement kind", text, format!("one of {}", names())))
    }
}

crate::text_serde!(StatementKind);
