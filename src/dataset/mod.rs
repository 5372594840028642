//! Records and observations, indexed.

pub mod table;
