//! Questions and what is computed from figures.

pub mod indicators;
