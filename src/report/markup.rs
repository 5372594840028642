//! Markup: escaping.
