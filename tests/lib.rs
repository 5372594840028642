//! Integration tests.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::format_push_string,
    reason = "a test may panic and allocate"
)]

mod allocations;
mod api;
mod checker;
mod dataset;
#[cfg(all(feature = "html", feature = "json", feature = "terminal"))]
mod determinism;
mod docs;
mod errors;
#[cfg(all(feature = "json", feature = "terminal"))]
mod examples;
#[cfg(all(feature = "json", feature = "terminal"))]
mod examples_files;
#[cfg(all(feature = "json", feature = "terminal"))]
mod extract_example;
mod import;
mod indicators;
mod limits;
mod lookalikes;
mod oracle;
#[cfg(feature = "parquet")]
mod parquet;
#[cfg(all(feature = "json", feature = "terminal", unix))]
mod piped;
mod properties;
mod quantities;
mod query;
#[cfg(all(feature = "json", feature = "terminal"))]
mod readme;
mod records;
mod report;
mod structure;
#[cfg(all(feature = "json", feature = "terminal"))]
mod supply;
mod table;
mod tables;
#[cfg(feature = "parallel")]
mod threads;
#[cfg(all(feature = "json", feature = "terminal"))]
mod transcript;
