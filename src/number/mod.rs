//! Numbers as printed: intervals of decimals, hedges, units, figures.

mod currency;
pub(crate) mod decimal;
mod figure;
mod hedge;
mod interval;
mod plain;
mod unit;

pub use currency::{Currency, CurrencyKind};
pub use figure::{Amount, Figure, Numeral};
pub use hedge::Hedge;
pub(crate) use hedge::Tiers;
pub use interval::Interval;
pub(crate) use plain::{Scale, plain};
pub use unit::{Ucum, Unit};
