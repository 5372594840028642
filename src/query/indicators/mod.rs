//! The indicators of trade statistics, each with its formula, its variant in the name, and where it is defined.
//!
//! # Laws
//!
//! - Results are exact or enclosed: an [`Interval`](crate::Interval) that contains the true value, of width zero where the
//!   value is a decimal of 28 digits. Shares are not rounded on the way.
//! - A missing operand is an error of kind [`Missing`](crate::ErrorKind::Missing) that names it; it is never taken as 0. So is
//!   a division by zero.
//! - Operands may be intervals (printed figures); the result then holds for every choice within them.
//!
//! ```
//! use bilateral::query::indicators::{balance, turnover};
//! use bilateral::record::Missing;
//! use rust_decimal::Decimal;
//!
//! let (exports, imports) = (Decimal::new(26, 1), Decimal::new(24, 1));
//! assert_eq!(turnover(exports, imports)?.to_string(), "[5.0, 5.0]");
//! assert_eq!(balance(exports, imports)?.to_string(), "[0.2, 0.2]");
//! assert_eq!(turnover(exports, Missing::Suppressed).unwrap_err().to_string(), "imports is suppressed");
//! # Ok::<(), bilateral::Error>(())
//! ```
//!
//! Sources named below: WITS, "Trade Indicators" (World Bank); UNCTAD, Handbook of Statistics, "Calculation methods"; Mikic
//! and Gilbert 2009, Trade Statistics in Policymaking, ST/ESCAP/2559; IMF, Direction of Trade Statistics yearbook.
//!
//! A warning to print with results: imports of A from B as A reports them do not coincide with exports of B to A as B
//! reports them (valuation, coverage, timing), and the partner of an import is the country of origin.

mod concentration;
mod enclose;
mod growth;
mod mirror;
mod observed;
mod of_table;
mod share;
mod structure;
mod volume;

pub use concentration::{herfindahl_hirschman, hirschmann_sqrt, theil, unctad_concentration};
pub use enclose::{exp, ln, root};
pub use growth::{cagr, growth, unctad_average_growth};
pub use mirror::{MirrorDiscrepancy, mirror_discrepancy, mirror_discrepancy_with_factor};
pub use observed::Observed;
pub use of_table::{Indicator, Subject};
pub use share::{export_share, import_share, partner_dependence, trade_openness, unctad_openness};
pub use structure::{balassa_rca, complementarity, finger_kreinin_similarity, trade_intensity};
pub use volume::{balance, grubel_lloyd, normalised_balance, turnover};
