//! The small closed sets of words a record is described with.

use std::fmt;
use std::str::FromStr;

use crate::error::{Error, ErrorKind};

/// An enum whose values are written and read as one word each; serde uses the word.
macro_rules! words {
    ($(#[$outer:meta])* $name:ident, $what:literal: $($(#[$inner:meta])* $variant:ident = $word:literal,)+) => {
        $(#[$outer])*
        #[non_exhaustive]
        pub enum $name {
            $($(#[$inner])* $variant,)+
        }

        impl $name {
            const WORDS: &'static [(Self, &'static str)] = &[$((Self::$variant, $word)),+];

            /// All of them.
            pub fn all() -> impl Iterator<Item = Self> {
                Self::WORDS.iter().map(|(value, _)| *value)
            }

            /// The word of the tables.
            pub const fn word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.word())
            }
        }

        impl FromStr for $name {
            type Err = Error;

            fn from_str(text: &str) -> Result<Self, Error> {
                let found = Self::WORDS.iter().find(|(_, word)| *word == text);
                found.map(|(value, _)| *value).ok_or_else(|| {
                    let words: Vec<&str> = Self::WORDS.iter().map(|(_, word)| *word).collect();
                    Error::syntax($what, text, format!("one of {}", words.join(", ")))
                })
            }
        }

        crate::text_serde!($name);
    };
}

words! {
    /// What the number of a record is relative to.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
    Basis, "basis":
    /// Nothing: an amount of the measure itself.
    #[default]
    Level = "level",
    /// A percentage of a whole: of the reporter's flow of the same measure with all partners together, or of the whole
    /// debt. The share of China in the exports of North Korea is a share of `PRK` with `CHN`, never of `CHN` with `PRK`.
    Share = "share",
    /// A percentage by which the measure changed on the same period a year earlier; a fall is negative.
    Change = "change",
}

words! {
    /// Whether a figure is a fact.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
    Status, "status":
    /// Reported as it was.
    #[default]
    Actual = "actual",
    /// Estimated or preliminary.
    Estimate = "estimate",
    /// Aimed at. A target answers no query that does not ask for targets.
    Target = "target",
}

words! {
    /// Who vouches for a figure. A query answers from the best standing it finds: reported figures before quoted ones.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
    Standing, "standing":
    /// A named authority on the statistic: a statistical office, customs, a bank, a ministry, an embassy, an institute.
    Reported = "reported",
    /// Printed by somebody without an authority behind it, or at second hand.
    Quoted = "quoted",
}

words! {
    /// Where the price of goods is taken. Exports are usually valued FOB and imports CIF, so mirror figures differ by the
    /// freight.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
    Valuation, "valuation":
    /// The source does not say.
    #[default]
    Unstated = "unstated",
    /// Cost, insurance and freight: at the border of the importer.
    Cif = "CIF",
    /// Free on board: at the border of the exporter.
    Fob = "FOB",
}

words! {
    /// Why a record has no figure. Zero is a figure: "there was no trade" is known, an absent value is not.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
    Missing, "missing value":
    /// Not reported.
    Absent = "absent",
    /// Reported and withheld.
    Suppressed = "suppressed",
    /// The question does not arise.
    NotApplicable = "not_applicable",
    /// Printed as 0 where nothing was given: a weight of 0 beside a positive value.
    ZeroNotGiven = "zero_not_given",
}

impl std::error::Error for Missing {}

impl Missing {
    /// The error of a computation that would need the number.
    pub(crate) fn refuse(self, what: &str) -> Error {
        Error::new(ErrorKind::Missing, format!("{what} is {self}"))
    }
}

words! {
    /// What happened to a debt agreement on a day.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
    Event, "event":
    /// Signed by the parties.
    Signed = "signed",
    /// Approved by a parliament.
    Ratified = "ratified",
    /// Made law.
    InForce = "in_force",
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_and_its_errors() {
        for event in Event::all() {
            assert_eq!(event.to_string().parse::<Event>().unwrap(), event);
        }
        for valuation in Valuation::all() {
            assert_eq!(valuation.word().parse::<Valuation>().unwrap(), valuation);
        }
        let message = "goal".parse::<Status>().unwrap_err().to_string();
        assert_eq!(message, "status \"goal\": expected one of actual, estimate, target");
    }
}
