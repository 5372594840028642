//! Statements: what a clause says about quantities.

mod kind;

pub use kind::StatementKind;
