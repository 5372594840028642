//! Series between two economies that a text puts in question.

use std::collections::{BTreeMap, BTreeSet};

use rust_decimal::Decimal;

use super::finding::{Conflict, Finding};
use super::naming::Names;
use super::verdict::Verdict;
use super::world::{Consequences, Stating};
use crate::economy::Economy;
use crate::measure::Measure;
use crate::number::{Figure, Interval, Unit};
use crate::period::Period;
use crate::source::Span;
use crate::text::{Claim, Said, Subject};

/// The margin above which a reading that the other statements exclude is not worth a look.
const FAR: Decimal = Decimal::TEN;

/// A series of figures over time that findings put in question, with all that the text says of it.
///
/// It is in question where a finding on one of its figures is contradicted, loosely compatible or dependent on the reading,
/// and where a conflict concerns it. A reading that the other statements exclude by a margin above 10 does not count: nobody
/// takes the words so. Debts are no series, they carry no period.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Disputed {
    /// What is measured.
    pub measure: Measure,
    /// Whose figures they are.
    pub reporter: Economy,
    /// With whom, or the whole world.
    pub partner: Economy,
    /// "turnover of China and North Korea".
    pub name: String,
    /// The findings that put it in question, as indices into [`Report::findings`](super::Report::findings).
    pub findings: Vec<usize>,
    /// The conflicts that concern it, as indices into [`Report::conflicts`](super::Report::conflicts).
    pub conflicts: Vec<usize>,
    /// What the text says of it, by period.
    pub told: Vec<Told>,
}

/// What a text says of one period of a series.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Told {
    /// The period.
    pub period: Period,
    /// How it is said, and how much.
    pub telling: Telling,
    /// The words that say it, or those it follows from.
    pub from: Vec<Span>,
}

/// How a text gives a figure.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Telling {
    /// It states the figure.
    Stated(Figure),
    /// It names the figure as a goal.
    Target(Figure),
    /// The figure follows from others of the text: where it lies.
    Implied(Interval, Unit),
}

/// The series in question, in the order of the findings that make them so.
pub(super) fn disputed(claims: &[Stating<'_>], findings: &[Finding], found: &Consequences) -> Vec<Disputed> {
    let names = Names::of(claims);
    let dispute = Dispute { claims, found };
    let mut causes: BTreeMap<Subject, Causes> = BTreeMap::new();
    for (index, finding) in findings.iter().enumerate().filter(|(_, finding)| is_doubtful(finding)) {
        dispute.doubted(finding).for_each(|subject| causes.entry(subject).or_default().findings.push(index));
    }
    for (index, (conflict, reading)) in found.conflicts.iter().zip(&found.readings).enumerate() {
        dispute
            .excluded(conflict, *reading)
            .into_iter()
            .for_each(|subject| causes.entry(subject).or_default().conflicts.push(index));
    }
    let mut series: Vec<(Subject, Causes)> = causes.into_iter().collect();
    let first = |all: &[usize]| all.first().copied().unwrap_or(usize::MAX);
    series.sort_by_key(|(_, causes)| (first(&causes.findings), first(&causes.conflicts)));
    series.into_iter().map(|(subject, causes)| dispute.series(names, subject, causes)).collect()
}

const fn is_doubtful(finding: &Finding) -> bool {
    matches!(finding.verdict, Verdict::Loose | Verdict::Contradicted | Verdict::DependsOnReading)
}

/// What puts a series in question, as indices.
#[derive(Default)]
struct Causes {
    findings: Vec<usize>,
    conflicts: Vec<usize>,
}

/// The claims of a text with what follows from them.
struct Dispute<'d> {
    claims: &'d [Stating<'d>],
    found: &'d Consequences,
}

impl Dispute<'_> {
    /// The series that a finding speaks of, each once.
    fn doubted(&self, finding: &Finding) -> impl Iterator<Item = Subject> + use<> {
        let touches = |span: Span| finding.operands.iter().any(|operand| operand.span.overlaps(span));
        let claims = self.claims.iter().enumerate().filter(|(_, stating)| touches(stating.claim.span));
        let subjects: BTreeSet<Subject> = claims.flat_map(|(i, stating)| self.timeless(i, stating.claim)).collect();
        subjects.into_iter()
    }

    /// The series that a conflict speaks of: that of the reading, else all those of its statements.
    fn excluded(&self, conflict: &Conflict, reading: Option<Subject>) -> BTreeSet<Subject> {
        if let Some(subject) = reading {
            return is_near(conflict.margin).then(|| series(subject)).flatten().into_iter().collect();
        }
        let members = self.claims.iter().enumerate().filter(|(_, s)| conflict.spans.contains(&s.claim.span));
        members.flat_map(|(i, stating)| self.timeless(i, stating.claim)).collect()
    }

    /// The series of a claim, under every reading that is worth a look.
    fn timeless(&self, index: usize, claim: &Claim) -> Vec<Subject> {
        let other = match claim.said {
            Said::Ratio { other, .. } | Said::ShareOf { other } => Some(other),
            _ => None,
        };
        self.candidates(index, claim).chain(other).filter_map(series).collect()
    }

    fn candidates(&self, index: usize, claim: &Claim) -> impl Iterator<Item = Subject> {
        let excluded = self.found.excluded.get(&index).map_or(&[][..], Vec::as_slice);
        let near = move |nth: usize| excluded.get(nth).copied().flatten().is_none_or(|out| is_near(out.margin));
        claim.candidates.iter().enumerate().filter(move |(nth, _)| near(*nth)).map(|(_, subject)| *subject)
    }

    fn series(&self, names: Names, subject: Subject, causes: Causes) -> Disputed {
        let Subject { measure, reporter, partner, .. } = subject;
        let mut told: Vec<Told> = self.stated(subject).chain(self.implied(subject)).collect();
        told.sort_by_key(|told| told.period);
        let Causes { findings, conflicts } = causes;
        Disputed { measure, reporter, partner, name: names.timeless(&subject), findings, conflicts, told }
    }

    /// The figures that the text prints for a series.
    fn stated(&self, of: Subject) -> impl Iterator<Item = Told> {
        let levels = self.claims.iter().enumerate().filter(|(_, stating)| stating.claim.said == Said::Level);
        levels.filter_map(move |(index, stating)| {
            let subject = self.candidates(index, stating.claim).find(|subject| series(*subject) == Some(of))?;
            let tell = if stating.claim.target { Telling::Target } else { Telling::Stated };
            Some(Told { period: subject.period?, telling: tell(*stating.figure), from: vec![stating.claim.span] })
        })
    }

    /// The figures that follow for a series from the text, under no reading but one of the series itself.
    fn implied(&self, of: Subject) -> impl Iterator<Item = Told> {
        let placed = self.found.implied.iter().zip(&self.found.places);
        placed.filter_map(move |(implied, (subject, under))| {
            let own = series(*subject) == Some(of) && under.is_none_or(|under| series(under) == Some(of));
            let telling = Telling::Implied(implied.interval, implied.unit);
            own.then_some(Told { period: subject.period?, telling, from: implied.from.clone() })
        })
    }
}

/// A subject of some period without it.
fn series(subject: Subject) -> Option<Subject> {
    subject.period.map(|_| Subject { period: None, ..subject })
}

fn is_near(margin: Option<Decimal>) -> bool {
    margin.is_some_and(|margin| margin <= FAR)
}
