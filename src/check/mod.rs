//! Recomputing what a text states.

mod checker;
mod explain;
mod finding;
mod judge;
#[expect(dead_code, unused_imports, reason = "statements are not turned into networks yet")]
mod network;
mod settle;
mod suggest;
mod verdict;

pub use checker::Checker;
pub use finding::{Conflict, Coverage, Evidence, Finding, Implied, Operand, Reading, Suggestion};
pub use verdict::Verdict;

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
    /// How much of the text was checked.
    pub coverage: Coverage,
    /// Whether the step limit of the reasoning was reached: what is missing may be missing for that.
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
