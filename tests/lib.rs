//! Integration tests.
mod query;
