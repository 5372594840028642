//! What a figure includes and leaves out.

use std::fmt;
use std::str::FromStr;

use crate::error::Error;

/// What a figure covers: clauses such as "excluding inter-Korean trade" or "including estimated crude oil", and free
/// text. Empty where the source does not say.
///
/// # Laws
///
/// - Clauses are a set: their order and repetition do not matter.
/// - `a.contradicts(b)` is symmetric, and false where either is empty: what is not stated contradicts nothing.
///
/// # Text
///
/// Clauses with a semicolon between them. A clause that begins with "including" or "excluding" can be contradicted by its
/// opposite; any other is a remark.
///
/// ```
/// use bilateral::record::Coverage;
///
/// let bank: Coverage = "excluding inter-Korean trade".parse()?;
/// let office: Coverage = "including inter-Korean trade; goods only".parse()?;
/// assert!(bank.contradicts(&office) && !bank.contradicts(&Coverage::default()));
/// assert_eq!(office.to_string(), "goods only; including inter-Korean trade");
/// # Ok::<(), bilateral::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Coverage {
    /// Sorted, without repetition, none empty or holding a semicolon.
    clauses: Vec<Box<str>>,
}

impl Coverage {
    /// The coverage that these clauses state. Semicolons and blanks around a clause are not part of it.
    pub fn new(text: &str) -> Self {
        let parts = text.split(';').map(str::trim).filter(|clause| !clause.is_empty());
        let mut clauses: Vec<Box<str>> = parts.map(Box::from).collect();
        clauses.sort();
        clauses.dedup();
        Self { clauses }
    }

    /// Whether the source says nothing.
    pub const fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }

    /// The clauses, sorted.
    pub fn clauses(&self) -> impl Iterator<Item = &str> {
        self.clauses.iter().map(AsRef::as_ref)
    }

    /// Whether every clause of `other` is stated here too.
    pub fn states(&self, other: &Self) -> bool {
        other.clauses.iter().all(|clause| self.clauses.contains(clause))
    }

    /// Whether one includes what the other excludes.
    pub fn contradicts(&self, other: &Self) -> bool {
        self.clauses().filter_map(opposed).any(|(included, subject)| {
            other.clauses().filter_map(opposed).any(|(there, same)| same == subject && there != included)
        })
    }
}

/// Whether a clause includes or excludes, and what.
fn opposed(clause: &str) -> Option<(bool, &str)> {
    let included = clause.strip_prefix("including ").map(|subject| (true, subject));
    included.or_else(|| clause.strip_prefix("excluding ").map(|subject| (false, subject)))
}

impl fmt::Display for Coverage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, clause) in self.clauses().enumerate() {
            f.write_str(if position == 0 { "" } else { "; " })?;
            f.write_str(clause)?;
        }
        Ok(())
    }
}

/// `Coverage("goods only")`: a source that says nothing shows something.
impl fmt::Debug for Coverage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Coverage").field(&self.to_string()).finish()
    }
}

impl FromStr for Coverage {
    type Err = Error;

    /// Any text is a coverage.
    fn from_str(text: &str) -> Result<Self, Error> {
        Ok(Self::new(text))
    }
}

crate::text_serde!(Coverage);
