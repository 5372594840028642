//! What every record has.

use std::sync::Arc;

use super::{Basis, Coverage, Missing, Standing, Status};
use crate::economy::Economy;
use crate::error::{Error, ErrorKind};
use crate::measure::Measure;
use crate::number::{Figure, Unit};
use crate::period::Period;
use crate::source::Quote;

/// The part that all records share: which figure, of what, when, for whom, and on whose word. A plain form to fill in; the
/// record made from it ([`TradeVolume::new`](super::TradeVolume::new) and its siblings) checks that it makes sense.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Entry {
    /// A key, unique in a dataset.
    pub id: Arc<str>,
    /// Whose flow it is: who exports or imports; for debt and investment who lends.
    pub reporter: Economy,
    /// The other side; for debt and investment who borrows.
    pub partner: Economy,
    /// What is measured.
    pub measure: Measure,
    /// What the number is relative to.
    pub basis: Basis,
    /// When. For a debt the day or year its source names.
    pub period: Period,
    /// The number, or why there is none.
    pub figure: Result<Figure, Missing>,
    /// What the figure includes and leaves out.
    pub coverage: Coverage,
    /// Whether it is a fact, an estimate or an aim.
    pub status: Status,
    /// Who vouches for it.
    pub standing: Standing,
    /// The office or author that reported it; empty if not named.
    pub reported_by: Arc<str>,
    /// The words it stands on.
    pub quote: Quote,
    /// What the source leaves open about this record, such as whose trade it is; empty if nothing. An entry with a doubt
    /// answers a query only if the query names its source or the entry itself, and the answer repeats the doubt.
    pub doubt: Arc<str>,
    /// Anything else.
    pub note: Arc<str>,
}

impl Entry {
    /// An actual level with nothing further said: no coverage, no doubt, no named reporter and so quoted.
    ///
    /// ```
    /// use bilateral::record::{Entry, TradeVolume};
    /// use bilateral::{Economy, Measure, Quote};
    ///
    /// let quote = Quote::new("ledger", "USD 113.7 million", None);
    /// let mut entry = Entry::new("rus-2011", Measure::Turnover, Economy::RUS, Economy::PRK, "2011".parse()?, quote);
    /// entry.figure = Ok("113.7 million USD".parse()?);
    /// let record = TradeVolume::new(entry)?;
    /// assert_eq!(record.entry().period.to_string(), "2011");
    /// # Ok::<(), bilateral::Error>(())
    /// ```
    pub fn new(
        id: impl Into<Arc<str>>,
        measure: Measure,
        reporter: Economy,
        partner: Economy,
        period: Period,
        quote: Quote,
    ) -> Self {
        Self {
            id: id.into(),
            reporter,
            partner,
            measure,
            basis: Basis::Level,
            period,
            figure: Err(Missing::Absent),
            coverage: Coverage::default(),
            status: Status::Actual,
            standing: Standing::Quoted,
            reported_by: Arc::from(""),
            quote,
            doubt: Arc::from(""),
            note: Arc::from(""),
        }
    }

    /// The two economies in the order of their codes: the key under which both sides report.
    pub fn pair(&self) -> (Economy, Economy) {
        (self.reporter.min(self.partner), self.reporter.max(self.partner))
    }

    /// Whether both entries answer the same question: measure, basis, period, coverage, status, and the economies, in either
    /// order where the measure has no direction.
    pub fn asks_the_same(&self, other: &Self) -> bool {
        let same_sides = (self.reporter, self.partner) == (other.reporter, other.partner);
        let symmetric = self.is_symmetric() && self.pair() == other.pair();
        (same_sides || symmetric)
            && (self.measure, self.basis, self.period) == (other.measure, other.basis, other.period)
            && (self.status, &self.coverage) == (other.status, &other.coverage)
    }

    /// Whether reporter and partner may change places: turnover and its change, but not a share in it.
    pub(crate) fn is_symmetric(&self) -> bool {
        is_symmetric(self.measure, self.basis)
    }

    /// # Errors
    ///
    /// [`ErrorKind::Data`] with the name of the column that is wrong.
    pub(super) fn check(&self, measures: &[Measure]) -> Result<(), (&'static str, Error)> {
        let refuse = |column, message: String| Err((column, Error::new(ErrorKind::Data, message)));
        if self.id.trim().is_empty() {
            return refuse("id", "a record needs an id".into());
        }
        if self.reporter == self.partner {
            return refuse("partner", format!("partner {} is the reporter: expected another economy", self.partner));
        }
        if !measures.contains(&self.measure) {
            let names: Vec<String> = measures.iter().map(ToString::to_string).collect();
            return refuse("measure", format!("measure {}: expected one of {}", self.measure, names.join(", ")));
        }
        let Ok(figure) = self.figure else { return Ok(()) };
        let relative = self.basis != Basis::Level;
        if relative != figure.unit().is_percentage() || figure.unit() == Unit::Times {
            let expected = if relative { "percent" } else { "a currency or unit" };
            return refuse("unit", format!("unit {} of a {}: expected {expected}", figure.unit(), self.basis));
        }
        let signed = self.basis == Basis::Change || self.measure == Measure::Balance;
        if figure.value().is_sign_negative() && !figure.value().is_zero() && !signed {
            return refuse("value", format!("{} of {} is negative", self.basis, self.measure.words()));
        }
        Ok(())
    }
}

/// Whether reporter and partner may change places.
pub(crate) fn is_symmetric(measure: Measure, basis: Basis) -> bool {
    measure == Measure::Turnover && basis != Basis::Share
}
