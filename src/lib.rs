//! Statistics between two countries.
#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        clippy::expect_used,
        clippy::panic,
        clippy::indexing_slicing,
        clippy::string_slice,
        reason = "a test may panic"
    )
)]

pub mod check;
pub mod dataset;
mod economy;
mod error;
pub mod import;
mod measure;
pub mod number;
pub mod period;
#[cfg(feature = "proptest")]
pub mod proptest;
pub mod query;
pub mod record;
pub mod report;
mod serde_text;
pub mod source;
pub mod text;

pub(crate) use serde_text::text_serde;

pub use check::{Checker, Finding, Report, Verdict};
pub use dataset::Dataset;
pub use economy::{Designation, Economy, EconomyKind};
pub use error::{Error, ErrorKind, Place};
pub use measure::Measure;
pub use number::{Amount, Currency, CurrencyKind, Figure, Hedge, Interval, Numeral, Ucum, Unit};
pub use period::Period;
pub use query::{Answer, Query};
pub use record::Record;
pub use source::{Quote, Source, Span};
