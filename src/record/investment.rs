//! Investment tranches.

use std::num::NonZeroU32;

use super::Entry;
use super::fields::{self, FieldError, Get};
use crate::error::{Error, ErrorKind};
use crate::measure::Measure;
use crate::number::Interval;

/// Money that one economy puts into another, with the schedule of its repayment where one is agreed.
///
/// Serde writes the columns of `investment_tranches.csv` as a map of strings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvestmentTranche {
    entry: Entry,
    repayment: Option<Repayment>,
}

/// Over how many years, in how many payments, and whether these are equal. Contractual durations are exact.
///
/// ```
/// use std::num::NonZeroU32;
/// use bilateral::record::Repayment;
///
/// let schedule = Repayment::over(NonZeroU32::new(20).unwrap()).in_equal(NonZeroU32::new(40).unwrap());
/// let part = schedule.instalment("[1085, 1095)".parse()?);
/// assert_eq!(part.unwrap().to_string(), "[27.125, 27.375)");
/// # Ok::<(), bilateral::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Repayment {
    years: NonZeroU32,
    instalments: Option<NonZeroU32>,
    equal: bool,
}

impl Repayment {
    /// A repayment over this many years, of which no more is known.
    pub const fn over(years: NonZeroU32) -> Self {
        Self { years, instalments: None, equal: false }
    }

    /// The same repayment in this many payments of any size.
    #[must_use]
    pub const fn in_instalments(self, count: NonZeroU32) -> Self {
        Self { instalments: Some(count), ..self }
    }

    /// The same repayment in this many equal payments.
    #[must_use]
    pub const fn in_equal(self, count: NonZeroU32) -> Self {
        Self { instalments: Some(count), equal: true, ..self }
    }

    /// The years it takes.
    pub const fn years(&self) -> NonZeroU32 {
        self.years
    }

    /// The number of payments, where it is known.
    pub const fn instalments(&self) -> Option<NonZeroU32> {
        self.instalments
    }

    /// Whether the payments are known to be equal.
    pub const fn is_equal(&self) -> bool {
        self.equal
    }

    /// The mean principal of a year. Only equal payments make it the payment of each year; interest is not in it.
    pub fn per_year(&self, principal: Interval) -> Interval {
        principal / Interval::point(self.years.get().into())
    }

    /// The principal of one payment; `None` unless the payments are equal and counted.
    pub fn instalment(&self, principal: Interval) -> Option<Interval> {
        let count = self.instalments.filter(|_| self.equal)?;
        Some(principal / Interval::point(count.get().into()))
    }
}

impl InvestmentTranche {
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
        "years",
        "instalments",
        "equal",
        "coverage",
        "status",
        "standing",
        "reported_by",
        "offset",
        "doubt",
        "note",
    ];

    pub(crate) const MEASURES: &'static [Measure] = &[Measure::Investment, Measure::Commitment];

    /// # Errors
    ///
    /// [`ErrorKind::Data`] as for [`TradeVolume::new`](super::TradeVolume::new), with the measures of investment.
    pub fn new(entry: Entry) -> Result<Self, Error> {
        Self::checked(entry, None).map_err(|(_, error)| error)
    }

    fn checked(entry: Entry, repayment: Option<Repayment>) -> Result<Self, FieldError> {
        entry.check(Self::MEASURES)?;
        Ok(Self { entry, repayment })
    }

    /// The same record with a schedule of repayment.
    #[must_use]
    pub fn repaid(self, repayment: Repayment) -> Self {
        Self { repayment: Some(repayment), ..self }
    }

    /// What all records have.
    pub const fn entry(&self) -> &Entry {
        &self.entry
    }

    /// How it is paid back.
    pub const fn repayment(&self) -> Option<Repayment> {
        self.repayment
    }

    pub(super) const fn entry_mut(&mut self) -> &mut Entry {
        &mut self.entry
    }

    pub(crate) fn from_fields(get: Get<'_>) -> Result<Self, FieldError> {
        let (years, instalments) = (fields::count(get, "years")?, fields::count(get, "instalments")?);
        let equal = match get("equal") {
            "" | "no" => false,
            "yes" => true,
            other => return Err(("equal", Error::syntax("equal", other, "yes or no"))),
        };
        let Some(years) = years else {
            if instalments.is_some() || equal {
                return Err(("years", Error::new(ErrorKind::Data, "a schedule of repayment needs its years")));
            }
            return Self::checked(fields::entry(get)?, None);
        };
        Self::checked(fields::entry(get)?, Some(Repayment { years, instalments, equal }))
    }

    pub(crate) fn to_fields(&self) -> Vec<(&'static str, String)> {
        let mut fields = fields::of(&self.entry);
        if let Some(schedule) = self.repayment {
            fields.push(("years", schedule.years.to_string()));
            fields.extend(schedule.instalments.map(|count| ("instalments", count.to_string())));
            fields.extend(schedule.equal.then(|| ("equal", "yes".to_owned())));
        }
        fields
    }
}

fields::field_serde!(InvestmentTranche);
