//! What several texts say together.

use super::Report;
use super::evidence::{cite, kind};
use super::finding::{Conflict, Finding, Operand};
use super::judge::{directed, forgiving};
use super::naming::Names;
use super::records::{Dates, levels};
use super::verdict::Verdict;
use super::world::{Consequences, Stating};
use crate::dataset::Dataset;
use crate::measure::Measure;
use crate::period::Period;
use crate::record::Record;
use crate::source::Span;
use crate::text::{Said, Subject};

/// The findings of several texts about one world.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Together {
    /// One report for each text, as if it were alone.
    pub reports: Vec<Report>,
    /// All texts with a blank line between them: what the spans of [`joint`](Self::joint) point into.
    pub text: String,
    /// What only the texts together say: where they speak of one figure, exclude each other or narrow each other.
    pub joint: Report,
}

/// Between two texts.
pub(super) const GAP: &str = "\n\n";

/// The claims of all texts, moved to where they stand in the joined text.
pub(super) struct Joint<'j> {
    pub(super) data: Option<&'j Dataset>,
    pub(super) claims: &'j [Stating<'j>],
    /// Where each text ends in the joined one.
    pub(super) ends: &'j [usize],
    /// What each text says alone.
    pub(super) alone: &'j [Report],
}

impl Joint<'_> {
    /// What no text says alone.
    pub(super) fn report(&self, found: Consequences) -> Report {
        let mut findings: Vec<Finding> = self.same_figures();
        findings.extend(self.dates());
        findings.sort_by_key(|f| (f.span, f.kind));
        let new = |conflict: &Conflict| {
            let told = self.alone.iter().flat_map(|r| &r.conflicts).any(|own| own.explanation == conflict.explanation);
            !told && self.texts(&conflict.spans) > 1
        };
        Report {
            findings,
            conflicts: found.conflicts.into_iter().filter(new).collect(),
            implied: found.implied,
            limit_reached: found.limit_reached,
            ..Report::default()
        }
    }

    fn text_of(&self, span: Span) -> usize {
        self.ends.partition_point(|&end| end <= span.start)
    }

    fn texts(&self, spans: &[Span]) -> usize {
        let mut texts: Vec<usize> = spans.iter().map(|span| self.text_of(*span)).collect();
        texts.sort_unstable();
        texts.dedup();
        texts.len()
    }

    /// Each figure that a text and one before it both state.
    fn same_figures(&self) -> Vec<Finding> {
        let names = Names::of(self.claims);
        let mut found = Vec::new();
        for (i, later) in self.claims.iter().enumerate() {
            let earlier = self.claims.iter().take(i).find(|s| s.text < later.text && says_the_same(s, later));
            if let Some(earlier) = earlier {
                found.push(compared(names, earlier, later));
            }
        }
        found
    }

    /// One agreement under two dates.
    fn dates(&self) -> Option<Finding> {
        let debts =
            || self.claims.iter().filter(|s| subject(s).is_some_and(|s| is_debt(&s)) && s.claim.dated.is_some());
        let later = debts().next_back()?;
        let same_pair = |s: &&Stating<'_>| pair(s) == pair(later);
        let earlier = debts().filter(same_pair).find(|s| s.text < later.text && s.claim.dated != later.claim.dated)?;
        let (one, other) = (earlier.claim.dated?, later.claim.dated?);
        let (at, span) = (earlier.claim.dated_at?, later.claim.dated_at?);
        let mut finding = Finding::new(span, kind(&Said::Level), Verdict::Unverifiable);
        finding.operands = vec![Operand { span: at, role: "date" }, Operand { span, role: "date" }];
        let records = self.debt_records(subject(later)?);
        let event =
            |dated: Period| Dates::of(records.iter().copied(), dated).map(|d| d.told.join(" and ")).unwrap_or_default();
        let (first, second) = (event(one), event(other));
        finding.explanation = if first.is_empty() || second.is_empty() {
            format!("the texts date one debt {one} and {other}; no record tells these apart as events of one agreement")
        } else {
            finding.verdict = Verdict::Compatible;
            format!("{one} and {other} are two events of one agreement: its {first}, its {second}; both dates hold")
        };
        let cited = records.first().and_then(|record| Some(cite(self.data?, record)));
        finding.evidence = cited.into_iter().collect();
        Some(finding)
    }

    fn debt_records(&self, subject: Subject) -> Vec<&Record> {
        let Some(data) = self.data else { return Vec::new() };
        let all = [Measure::DebtStock, Measure::Remaining, Measure::WrittenOff];
        all.into_iter().flat_map(|measure| levels(data, Subject { measure, ..subject }, None)).collect()
    }
}

fn subject(stating: &Stating<'_>) -> Option<Subject> {
    stating.claim.candidates.first().copied()
}

fn pair(stating: &Stating<'_>) -> Option<(crate::Economy, crate::Economy)> {
    subject(stating).map(|s| (s.reporter, s.partner))
}

const fn is_debt(subject: &Subject) -> bool {
    matches!(subject.measure, Measure::DebtStock | Measure::WrittenOff | Measure::Remaining)
}

/// Whether two claims give a figure for one thing.
fn says_the_same(one: &Stating<'_>, other: &Stating<'_>) -> bool {
    let dated = subject(one).is_some_and(|s| s.period.is_some() || is_debt(&s));
    let comparable = !one.claim.target && !other.claim.target && one.figure.unit() == other.figure.unit();
    let series = matches!(one.claim.said, Said::Since { .. });
    dated && comparable && !series && subject(one) == subject(other) && one.claim.said == other.claim.said
}

/// The later figure held against the earlier.
fn compared(names: Names, earlier: &Stating<'_>, later: &Stating<'_>) -> Finding {
    let negative = matches!(later.claim.said, Said::Change { negative: true });
    let stated = directed(forgiving(later.figure), negative);
    let given = directed(forgiving(earlier.figure), negative);
    let mut finding = Finding::new(later.claim.span, kind(&later.claim.said), Verdict::of(stated, given));
    let agrees = if finding.verdict.holds() { "agrees with" } else { "contradicts" };
    let what = subject(later).map_or(String::new(), |s| names.whole(&later.claim.said, &s));
    finding.explanation = format!("\"{}\" {agrees} \"{}\" of the other text ({what})", later.words, earlier.words);
    finding.unit = later.figure.unit();
    finding.stated = Some(stated.accept);
    finding.computed = Some(if finding.verdict <= Verdict::Compatible { given.accept } else { given.tolerate });
    finding.operands = vec![
        Operand { span: earlier.claim.span, role: "the other text" },
        Operand { span: later.claim.span, role: "stated" },
    ];
    finding
}
