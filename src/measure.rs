//! What a figure about two economies measures.

use std::fmt;
use std::str::FromStr;

use crate::error::Error;

/// The statistic that a figure, a record or a statement is about. Figures compare only within one measure, or through the
/// identities that tie measures together: exports + imports = turnover, exports - imports = balance, debt stock = written
/// off + remaining.
///
/// [`FromStr`] and [`Display`](fmt::Display) use the names of the tables: `turnover`, `debt_stock`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Measure {
    /// Goods or services sold by the reporter to the partner.
    Exports,
    /// Goods or services bought by the reporter from the partner.
    Imports,
    /// Exports and imports together: "trade", "trade volume".
    Turnover,
    /// Exports less imports: a surplus is positive, a deficit negative.
    Balance,
    /// Debt owed by the partner to the reporter.
    DebtStock,
    /// The part of a debt that was written off.
    WrittenOff,
    /// The part of a debt that is left to pay.
    Remaining,
    /// Investment of the reporter in the partner.
    Investment,
    /// Money promised and not yet paid.
    Commitment,
}

impl Measure {
    const NAMES: [(Self, &'static str, &'static str); 9] = [
        (Self::Exports, "exports", "exports"),
        (Self::Imports, "imports", "imports"),
        (Self::Turnover, "turnover", "turnover"),
        (Self::Balance, "balance", "balance"),
        (Self::DebtStock, "debt_stock", "debt"),
        (Self::WrittenOff, "written_off", "written-off debt"),
        (Self::Remaining, "remaining", "remaining debt"),
        (Self::Investment, "investment", "investment"),
        (Self::Commitment, "commitment", "commitment"),
    ];

    /// All measures.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::NAMES.iter().map(|(measure, ..)| *measure)
    }

    fn names(self) -> (&'static str, &'static str) {
        let found = Self::NAMES.iter().find(|(measure, ..)| *measure == self);
        found.map_or(("", ""), |(_, name, words)| (name, words))
    }

    /// The measure in plain words: "written-off debt".
    pub fn words(self) -> &'static str {
        self.names().1
    }

    /// The same flow seen from the other side: exports of A to B are imports of B from A, a balance changes its sign, and
    /// turnover is symmetric. `None` for a measure without a mirror.
    #[must_use]
    pub const fn mirror(self) -> Option<Self> {
        match self {
            Self::Exports => Some(Self::Imports),
            Self::Imports => Some(Self::Exports),
            Self::Turnover => Some(Self::Turnover),
            _ => None,
        }
    }
}

impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.names().0)
    }
}

impl FromStr for Measure {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        Self::NAMES.iter().find(|(_, name, _)| *name == text).map(|(measure, ..)| *measure).ok_or_else(|| {
            let names: Vec<&str> = Self::NAMES.iter().map(|(_, name, _)| *name).collect();
            Error::syntax("measure", text, format!("one of {}", names.join(", ")))
        })
    }
}

crate::text_serde!(Measure);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_its_errors() {
        for measure in Measure::all() {
            assert_eq!(measure.to_string().parse::<Measure>().unwrap(), measure);
        }
        let message = "trade".parse::<Measure>().unwrap_err().to_string();
        assert!(message.starts_with("measure \"trade\": expected one of exports, imports, turnover"), "{message}");
    }
}
