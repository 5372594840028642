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

mod economy;
mod error;
pub mod number;

pub use economy::Economy;
pub use error::{Error, ErrorKind, Place};
