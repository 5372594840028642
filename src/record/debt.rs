//! Debts and what was written off of them.

use std::sync::Arc;

use chrono::NaiveDate;

use super::fields::{self, FieldError, Get};
use super::{Entry, Event};
use crate::error::{Error, ErrorKind};
use crate::measure::Measure;
use crate::period::Period;

/// One figure of a debt agreement: the whole debt, the part written off, the part that remains, or the share of either;
/// with the dates of the agreement, so far as its source gives them. The reporter lends, the partner borrows.
///
/// Two texts that speak of one agreement may name different days of it: "wrote off in 2012" is true of the signature,
/// "cancelled in 2014" of the ratification. Records of one agreement have the same [key](Self::agreement).
///
/// Serde writes the columns of `debt_write_offs.csv` as a map of strings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DebtWriteOff {
    entry: Entry,
    agreement: Arc<str>,
    dates: Dates,
}

/// The day of each event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
struct Dates {
    signed: Option<NaiveDate>,
    ratified: Option<NaiveDate>,
    in_force: Option<NaiveDate>,
}

impl Dates {
    const fn slot(&mut self, event: Event) -> &mut Option<NaiveDate> {
        match event {
            Event::Signed => &mut self.signed,
            Event::Ratified => &mut self.ratified,
            Event::InForce => &mut self.in_force,
        }
    }

    /// # Errors
    ///
    /// The first event that is before the one it follows.
    fn check(&self) -> Result<(), FieldError> {
        let days = [("signed", self.signed), ("ratified", self.ratified), ("in_force", self.in_force)];
        let mut before: Option<(&str, NaiveDate)> = None;
        for (event, day) in days {
            let Some(day) = day else { continue };
            if let Some((earlier, first)) = before.filter(|(_, first)| *first > day) {
                let message = format!("{event} on {day} before {earlier} on {first}");
                return Err((event, Error::new(ErrorKind::Data, message)));
            }
            before = Some((event, day));
        }
        Ok(())
    }
}

impl DebtWriteOff {
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
        "agreement",
        "signed",
        "ratified",
        "in_force",
        "coverage",
        "status",
        "standing",
        "reported_by",
        "offset",
        "doubt",
        "note",
    ];

    pub(crate) const MEASURES: &'static [Measure] = &[Measure::DebtStock, Measure::WrittenOff, Measure::Remaining];

    /// # Errors
    ///
    /// [`ErrorKind::Data`] as for [`TradeVolume::new`](super::TradeVolume::new), with the measures of debt.
    pub fn new(entry: Entry) -> Result<Self, Error> {
        Self::checked(entry, Arc::from(""), Dates::default()).map_err(|(_, error)| error)
    }

    fn checked(entry: Entry, agreement: Arc<str>, dates: Dates) -> Result<Self, FieldError> {
        entry.check(Self::MEASURES)?;
        dates.check()?;
        Ok(Self { entry, agreement, dates })
    }

    /// The same record as part of an agreement.
    #[must_use]
    pub fn of_agreement(self, key: impl Into<Arc<str>>) -> Self {
        Self { agreement: key.into(), ..self }
    }

    /// The same record with the day of an event.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Data`] where events would be out of order: an agreement is signed, then ratified, then in force.
    pub fn with_event(mut self, event: Event, day: NaiveDate) -> Result<Self, Error> {
        *self.dates.slot(event) = Some(day);
        self.dates.check().map_err(|(_, error)| error)?;
        Ok(self)
    }

    /// What all records have.
    pub const fn entry(&self) -> &Entry {
        &self.entry
    }

    /// The key that the figures of one agreement share; empty where none is known.
    pub fn agreement(&self) -> &str {
        &self.agreement
    }

    /// The dated events, in order.
    pub fn events(&self) -> impl Iterator<Item = (Event, NaiveDate)> + use<> {
        let Dates { signed, ratified, in_force } = self.dates;
        let all = [(Event::Signed, signed), (Event::Ratified, ratified), (Event::InForce, in_force)];
        all.into_iter().filter_map(|(event, day)| Some((event, day?)))
    }

    /// The events of a period.
    pub fn events_in(&self, period: Period) -> impl Iterator<Item = (Event, NaiveDate)> + use<> {
        self.events().filter(move |(_, day)| period.contains(&Period::day(*day)))
    }

    pub(super) const fn entry_mut(&mut self) -> &mut Entry {
        &mut self.entry
    }

    pub(crate) fn from_fields(get: Get<'_>) -> Result<Self, FieldError> {
        let dates = Dates {
            signed: fields::day(get, "signed")?,
            ratified: fields::day(get, "ratified")?,
            in_force: fields::day(get, "in_force")?,
        };
        Self::checked(fields::entry(get)?, get("agreement").into(), dates)
    }

    pub(crate) fn to_fields(&self) -> Vec<(&'static str, String)> {
        let mut fields = fields::of(&self.entry);
        if !self.agreement.is_empty() {
            fields.push(("agreement", self.agreement.to_string()));
        }
        fields.extend(self.events().map(|(event, day)| (event.word(), day.to_string())));
        fields
    }
}

fields::field_serde!(DebtWriteOff);
