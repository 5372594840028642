//! Integration tests.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test may panic"
)]

mod dataset;
mod examples;
mod examples_files;
mod import;
mod indicators;
mod query;
mod records;
mod report;
mod structure;
mod table;
mod tables;
