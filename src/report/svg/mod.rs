//! Pictures of figures, as SVG.
//!
//! A [`Chart`] shows series over time, one panel below another; [`disputed`] a series that a text puts in question;
//! [`comparison`] what is stated over what was computed. All are written by hand, without a plotting crate: places are exact decimals, every mark has a title that a pointer or a
//! screen reader finds, and colours follow light and dark.
//!
//! A [`Picture`] is made by this module only, so that a page may embed it as it is: every text in it is escaped.

mod axis;
mod chart;
mod comparison;
mod disputed;
mod panel;
mod records;

use std::fmt;

pub use chart::{Chart, Point, Series};
pub use comparison::comparison;
pub use disputed::disputed;

const NAMESPACE: &str = "http://www.w3.org/2000/svg";

/// An SVG element with all that it needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    svg: String,
    caption: String,
}

impl Picture {
    /// The SVG element.
    pub fn svg(&self) -> &str {
        &self.svg
    }

    /// What is seen and where it comes from, in plain text; empty for a picture that stands beside its explanation.
    pub fn caption(&self) -> &str {
        &self.caption
    }
}

impl fmt::Display for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.svg)
    }
}
