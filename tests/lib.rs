//! Integration tests.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may panic"
)]

mod allocations;
mod api;
mod properties;
mod structure;
mod dataset;
mod query;
mod records;
