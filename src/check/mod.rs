//! Recomputing what a text states.
//!
#![doc = include_str!("comparisons.md")]
//!
#![doc = include_str!("unknown.md")]

mod checker;
mod disputed;
mod evidence;
mod explain;
mod finding;
mod joint;
mod judge;
mod many;
mod margin;
mod naming;
mod network;
mod phrase;
mod records;
mod series;
mod settle;
mod suggest;
mod verdict;
mod world;

pub use checker::Checker;
pub use disputed::{Disputed, Telling, Told};
pub use finding::{Conflict, Coverage, Evidence, Finding, Implied, Operand, Reading, Suggestion};
pub use joint::Together;
pub use verdict::Verdict;

use crate::dataset::Dataset;

/// Every statement of a text, recomputed from the text itself and from the records of a dataset.
///
/// ```
/// use bilateral::{Dataset, Verdict};
///
/// let text = "In 2011 trade between Russia and North Korea amounted to $110 million, almost 50 times less than \
///             North Korea's trade with China.";
/// let report = bilateral::check(text, Dataset::embedded()?);
/// let ratio = report.findings().iter().find(|f| f.kind.name() == "ratio").unwrap();
/// assert_eq!(ratio.verdict(), Verdict::Supported);
/// # Ok::<(), bilateral::Error>(())
/// ```
pub fn check(text: &str, dataset: &Dataset) -> Report {
    Checker::new().with_dataset(dataset).check(text)
}

/// The findings of one text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Report {
    /// One for every statement, in the order of the text.
    pub findings: Vec<Finding>,
    /// Statements that exclude each other.
    pub conflicts: Vec<Conflict>,
    /// Figures that follow from the text.
    pub implied: Vec<Implied>,
    /// The series that the findings put in question.
    pub disputed: Vec<Disputed>,
    /// How much of the text was checked.
    pub coverage: Coverage,
    /// Whether one of the [limits](crate::limits) of a text or of the reasoning was reached: what is missing may be missing for
    /// that.
    pub limit_reached: bool,
}

impl Report {
    /// One for every statement, in the order of the text.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// How many findings have this verdict.
    pub fn count(&self, verdict: Verdict) -> usize {
        self.findings.iter().filter(|finding| finding.verdict == verdict).count()
    }
}
