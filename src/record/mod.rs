//! Records: figures with their economies, period, coverage and the words they stand on.

mod coverage;
mod debt;
mod entry;
pub(crate) mod fields;
mod investment;
mod trade;
mod words;

use serde::{Deserialize, Serialize};

pub use coverage::Coverage;
pub use debt::DebtWriteOff;
pub use entry::Entry;
pub use investment::{InvestmentTranche, Repayment};
pub use trade::TradeVolume;
pub use words::{Basis, Event, Missing, Standing, Status, Valuation};

pub(crate) use entry::is_symmetric;

use crate::economy::Economy;
use crate::measure::Measure;
use crate::number::Figure;
use crate::period::Period;
use crate::source::{Quote, Span};

/// A record of any of the three types. Serde adds the type as `table`, the name of the file that holds such records.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "table", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Record {
    /// Trade of a period.
    TradeVolumes(TradeVolume),
    /// A figure of a debt agreement.
    DebtWriteOffs(DebtWriteOff),
    /// Money put into another economy.
    InvestmentTranches(InvestmentTranche),
}

impl Record {
    /// What all records have.
    pub const fn entry(&self) -> &Entry {
        match self {
            Self::TradeVolumes(record) => record.entry(),
            Self::DebtWriteOffs(record) => record.entry(),
            Self::InvestmentTranches(record) => record.entry(),
        }
    }

    /// The key, unique in a dataset.
    pub fn id(&self) -> &str {
        &self.entry().id
    }

    /// The number, or why there is none.
    pub const fn figure(&self) -> Result<Figure, Missing> {
        self.entry().figure
    }

    /// What is measured.
    pub const fn measure(&self) -> Measure {
        self.entry().measure
    }

    /// When.
    pub const fn period(&self) -> Period {
        self.entry().period
    }

    /// Whose flow it is, or who lends.
    pub const fn reporter(&self) -> Economy {
        self.entry().reporter
    }

    /// The other side.
    pub const fn partner(&self) -> Economy {
        self.entry().partner
    }

    /// The words it stands on.
    pub const fn quote(&self) -> &Quote {
        &self.entry().quote
    }

    /// Where the price of goods is taken; unstated for what is no trade.
    pub const fn valuation(&self) -> Valuation {
        match self {
            Self::TradeVolumes(record) => record.valuation(),
            _ => Valuation::Unstated,
        }
    }

    /// The record as a trade volume.
    pub const fn as_trade(&self) -> Option<&TradeVolume> {
        match self {
            Self::TradeVolumes(record) => Some(record),
            _ => None,
        }
    }

    /// The record as a figure of a debt.
    pub const fn as_debt(&self) -> Option<&DebtWriteOff> {
        match self {
            Self::DebtWriteOffs(record) => Some(record),
            _ => None,
        }
    }

    /// The record as an investment.
    pub const fn as_investment(&self) -> Option<&InvestmentTranche> {
        match self {
            Self::InvestmentTranches(record) => Some(record),
            _ => None,
        }
    }

    /// The same record with its quote at this place.
    pub(crate) fn quoted_at(mut self, span: Option<Span>) -> Self {
        let entry = match &mut self {
            Self::TradeVolumes(record) => record.entry_mut(),
            Self::DebtWriteOffs(record) => record.entry_mut(),
            Self::InvestmentTranches(record) => record.entry_mut(),
        };
        entry.quote.span = span;
        self
    }

    /// Whether the record speaks of `period`: trade of exactly this period, a debt or investment dated within it or with an
    /// event in it.
    pub fn is_of(&self, period: Period) -> bool {
        match self {
            Self::TradeVolumes(record) => record.entry().period == period,
            Self::DebtWriteOffs(record) => {
                period.contains(&record.entry().period) || record.events_in(period).next().is_some()
            }
            Self::InvestmentTranches(record) => period.contains(&record.entry().period),
        }
    }
}

impl From<TradeVolume> for Record {
    fn from(record: TradeVolume) -> Self {
        Self::TradeVolumes(record)
    }
}

impl From<DebtWriteOff> for Record {
    fn from(record: DebtWriteOff) -> Self {
        Self::DebtWriteOffs(record)
    }
}

impl From<InvestmentTranche> for Record {
    fn from(record: InvestmentTranche) -> Self {
        Self::InvestmentTranches(record)
    }
}
