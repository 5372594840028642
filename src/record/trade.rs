//! Trade volumes.

use super::fields::{self, FieldError, Get};
use super::{Entry, Valuation};
use crate::error::Error;
use crate::measure::Measure;

/// Goods traded between two economies in a period: exports, imports, turnover or balance; as a level, a share in the
/// reporter's trade, or a change on the year before.
///
/// Serde writes the columns of `trade_volumes.csv` as a map of strings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TradeVolume {
    entry: Entry,
    valuation: Valuation,
}

impl TradeVolume {
    /// The columns of its table; the first nine are required, the others may be left out.
    pub const COLUMNS: &'static [&'static str] = &[
        "id",
        "reporter",
        "partner",
        "measure",
        "period",
        "value",
        "unit",
        "source",
        "quote",
        "basis",
        "hedge",
        "coverage",
        "valuation",
        "status",
        "standing",
        "reported_by",
        "offset",
        "doubt",
        "note",
    ];

    pub(crate) const MEASURES: &'static [Measure] =
        &[Measure::Exports, Measure::Imports, Measure::Turnover, Measure::Balance];

    /// # Errors
    ///
    /// [`ErrorKind::Data`](crate::ErrorKind::Data) for an empty id, two equal economies, a measure that is not of trade, a
    /// unit that does not fit the basis, a negative amount of anything but a balance or change.
    pub fn new(entry: Entry) -> Result<Self, Error> {
        Self::checked(entry, Valuation::Unstated).map_err(|(_, error)| error)
    }

    fn checked(entry: Entry, valuation: Valuation) -> Result<Self, FieldError> {
        entry.check(Self::MEASURES)?;
        Ok(Self { entry, valuation })
    }

    /// The same record at this valuation.
    #[must_use]
    pub fn valued(self, valuation: Valuation) -> Self {
        Self { valuation, ..self }
    }

    /// What all records have.
    pub const fn entry(&self) -> &Entry {
        &self.entry
    }

    /// Where the price of the goods is taken.
    pub const fn valuation(&self) -> Valuation {
        self.valuation
    }

    pub(super) const fn entry_mut(&mut self) -> &mut Entry {
        &mut self.entry
    }

    pub(crate) fn from_fields(get: Get<'_>) -> Result<Self, FieldError> {
        Self::checked(fields::entry(get)?, fields::or_default(get, "valuation")?)
    }

    pub(crate) fn to_fields(&self) -> Vec<(&'static str, String)> {
        let mut fields = fields::of(&self.entry);
        if self.valuation != Valuation::Unstated {
            fields.push(("valuation", self.valuation.to_string()));
        }
        fields
    }
}

fields::field_serde!(TradeVolume);
