//! One row of a statistics file, understood.

use std::fmt;
use std::str::FromStr;

use super::cell::Cell;
use super::commodity::{Commodity, Level};
use super::flow::{Classification, Compilation, Flow};
use crate::economy::Economy;
use crate::error::Error;
use crate::period::Period;
use crate::record::Valuation;

/// Which part of a flow an observation is: by second partner, customs procedure, mode of transport and mode of supply.
/// `None` is the total over that dimension (second partner 0, `C00`, 0 and 0 in files), and so is an empty field.
///
/// A total and its parts are never added: [`Selection::sum`](super::Selection::sum) refuses.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub struct Parts {
    /// The economy of consignment beside the one of origin.
    pub second_partner: Option<Economy>,
    /// The customs procedure, as printed: `C01`.
    pub customs: Option<Tag>,
    /// The mode of transport: 2100 is sea.
    pub transport: Option<u16>,
    /// The mode of supply of a service.
    pub supply: Option<u16>,
}

impl Parts {
    /// All parts together.
    pub const TOTAL: Self = Self { second_partner: None, customs: None, transport: None, supply: None };

    /// Whether this is the total over every dimension.
    pub fn is_total(&self) -> bool {
        *self == Self::TOTAL
    }
}

impl fmt::Display for Parts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.is_total() {
            return f.write_str("total");
        }
        let mut gap = "";
        let mut part = |f: &mut fmt::Formatter<'_>, name: &str, value: Option<String>| match value {
            Some(value) => write!(f, "{}{name} {value}", std::mem::replace(&mut gap, ", ")),
            None => Ok(()),
        };
        part(f, "second partner", self.second_partner.map(|e| e.to_string()))?;
        part(f, "customs", self.customs.map(|c| c.to_string()))?;
        part(f, "transport", self.transport.map(|t| t.to_string()))?;
        part(f, "supply", self.supply.map(|s| s.to_string()))
    }
}

/// A code of up to seven printable ASCII characters.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Tag([u8; 7]);

impl Tag {
    /// The tag, or `None` for a text that is none.
    pub fn new(text: &str) -> Option<Self> {
        let mut bytes = [0; 7];
        let valid = !text.is_empty() && text.bytes().all(|b| b.is_ascii_graphic());
        bytes.get_mut(..text.len()).filter(|_| valid)?.copy_from_slice(text.as_bytes());
        Some(Self(bytes))
    }
}

impl FromStr for Tag {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        Self::new(text).ok_or_else(|| Error::syntax("code", text, "up to seven printable ASCII characters"))
    }
}

impl fmt::Display for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let end = self.0.iter().position(|&b| b == 0).unwrap_or(self.0.len());
        f.write_str(self.0.get(..end).and_then(|b| std::str::from_utf8(b).ok()).unwrap_or_default())
    }
}

impl fmt::Debug for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// What else the file says about a row. None of the marks says that the *value* is an estimate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Marks(u8);

impl Marks {
    /// No mark.
    pub const NONE: Self = Self(0);
    /// The row stands as the country filed it.
    pub const FILED: Self = Self(1);
    /// The row was computed by adding up finer ones.
    pub const ROLLED_UP: Self = Self(2);
    /// The quantity is an estimate: flag 2 or 6 of the classic files.
    pub const QUANTITY_ESTIMATED: Self = Self(4);
    /// The net weight is an estimate: flag 4 or 6 of the classic files.
    pub const WEIGHT_ESTIMATED: Self = Self(8);
    /// The commodity code had lost its leading zero.
    pub const ZERO_RESTORED: Self = Self(16);
    /// The file says that the value is provisional.
    pub const PROVISIONAL: Self = Self(32);
    /// The file says that the value is estimated or imputed: an observation status of SDMX.
    pub const VALUE_ESTIMATED: Self = Self(64);

    /// These marks and those.
    #[must_use]
    pub const fn with(self, others: Self) -> Self {
        Self(self.0 | others.0)
    }

    /// Whether all of `others` are among these.
    pub const fn has(self, others: Self) -> bool {
        self.0 & others.0 == others.0
    }

    pub(crate) const fn bits(self) -> u8 {
        self.0
    }

    pub(crate) const fn from_bits(bits: u8) -> Self {
        Self(bits)
    }
}

/// One row of a statistics file: who traded what with whom, when, and for how much.
///
/// Numbers are in main units: values in US dollars, weights in kilograms, whatever the file counts in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Observation {
    /// Who reports; in reconciled data the exporter.
    pub reporter: Economy,
    /// The other side.
    pub partner: Economy,
    /// Which way the goods went, seen from the reporter.
    pub flow: Flow,
    /// When.
    pub period: Period,
    /// The classification of the commodity code.
    pub classification: Classification,
    /// What.
    pub commodity: Commodity,
    /// For how many US dollars.
    pub value: Cell,
    /// What the value includes.
    pub valuation: Valuation,
    /// How much, counted in `quantity_unit`.
    pub quantity: Cell,
    /// The UN Comtrade number of the unit: 5 pieces, 8 kilograms, 21 metric tons; 0 where there is none.
    pub quantity_unit: u8,
    /// How many kilograms net.
    pub net_weight: Cell,
    /// Whose number the value is.
    pub compilation: Compilation,
    /// Which part of the flow this is.
    pub parts: Parts,
    /// What else the file says.
    pub marks: Marks,
}

impl Observation {
    /// All goods of a reported flow with a value, and nothing else said. Every field is public.
    pub const fn new(reporter: Economy, partner: Economy, flow: Flow, period: Period, value: Cell) -> Self {
        Self {
            reporter,
            partner,
            flow,
            period,
            classification: Classification::None,
            commodity: Commodity::TOTAL,
            value,
            valuation: Valuation::Unstated,
            quantity: Cell::ABSENT,
            quantity_unit: 0,
            net_weight: Cell::ABSENT,
            compilation: Compilation::Reported,
            parts: Parts::TOTAL,
            marks: Marks::NONE,
        }
    }

    /// What this row shares with the rows it may be added to, but for economies and period.
    pub fn stream(&self) -> Stream {
        Stream {
            flow: self.flow,
            compilation: self.compilation,
            classification: self.classification,
            level: self.commodity.level(),
            parts: self.parts,
            valuation: self.valuation,
        }
    }
}

impl fmt::Display for Observation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { reporter, flow, partner, period, classification, commodity, value, valuation, .. } = self;
        let way = if flow.whole() == Flow::Imports { "from" } else { "to" };
        let flow = flow.words();
        write!(f, "{reporter} {flow} {way} {partner} {period} {classification} {commodity}: {value} USD {valuation}")
    }
}

/// What rows must share to be added: flow, source, classification, level of detail, part of the flow, valuation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub struct Stream {
    /// Which way.
    pub flow: Flow,
    /// Whose number.
    pub compilation: Compilation,
    /// The classification.
    pub classification: Classification,
    /// How fine the codes are.
    pub level: Level,
    /// Which part of the flow.
    pub parts: Parts,
    /// What the values include.
    pub valuation: Valuation,
}

impl Stream {
    /// Whether the two are of one trade and differ in what the values include.
    pub(super) fn is_valued_otherwise(&self, other: &Self) -> bool {
        self.valuation != other.valuation && Self { valuation: other.valuation, ..*self } == *other
    }
}
