//! From a text to its findings.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};

use super::evidence::Trial;
use super::finding::{Coverage, Finding, Implied, Operand, Reading};
use super::joint::{GAP, Joint, Together};
use super::judge::{Figures, Judgement};
use super::naming::Names;
use super::settle::{Judged, in_parallel, settle};
use super::verdict::Verdict;
use super::world::{Consequences, Stating, consequences};
use super::{Report, explain, suggest};
use crate::dataset::Dataset;
use crate::limits;
use crate::number::{Figure, Interval, Unit};
use crate::period::Period;
use crate::source::Span;
use crate::text::{Claim, Content, Document, Said, Statement, StatementKind, read};

/// Checks texts: plain options, no state between texts.
///
/// ```
/// use bilateral::{Checker, Verdict};
///
/// let text = "Exports increased 1.51 percent to $1.292 billion against $1.312 billion.";
/// let report = Checker::new().check(text);
/// assert_eq!(report.findings()[0].verdict(), Verdict::Contradicted);
/// assert!(report.findings()[0].suggestions[0].text.starts_with("the direction is wrong"));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Checker<'d> {
    dataset: Option<&'d Dataset>,
    date: Option<NaiveDate>,
}

impl<'d> Checker<'d> {
    /// A checker that holds a text against itself.
    pub fn new() -> Self {
        Self::default()
    }

    /// Holds texts also against the records of a dataset.
    #[must_use]
    pub const fn with_dataset(self, dataset: &'d Dataset) -> Self {
        Self { dataset: Some(dataset), ..self }
    }

    /// The day a text was published: what "last year" counts from.
    #[must_use]
    pub const fn dated(self, date: NaiveDate) -> Self {
        Self { date: Some(date), ..self }
    }

    /// The findings of several texts about one world: each its own, and what their claims say together.
    ///
    /// ```
    /// let one = "In 2012 Russia wrote off 90% of the debt of North Korea, almost $10 billion.";
    /// let other = "The remaining $3 billion of North Korea's debt to Russia is to be paid back over 20 years.";
    /// let together = bilateral::Checker::new().check_together([one, other]);
    /// assert_eq!(together.reports.len(), 2);
    /// assert_eq!(together.text.len(), one.len() + 2 + other.len());
    /// ```
    pub fn check_together<'t>(&self, texts: impl IntoIterator<Item = &'t str>) -> Together {
        let texts: Vec<&str> = texts.into_iter().collect();
        let reports: Vec<Report> = texts.iter().map(|text| self.check(text)).collect();
        let documents: Vec<Document<'_>> = texts.iter().map(|text| Document::read(text)).collect();
        let (mut moved, mut ends) = (Vec::new(), Vec::new());
        let (mut bytes, mut quantities) = (0, 0);
        for (text, document) in documents.iter().enumerate() {
            for claim in read(document, self.year()).claims {
                moved.extend(
                    words(document, &claim)
                        .map(|(figure, words)| (claim.shifted(bytes, quantities), figure, words, text)),
                );
            }
            ends.push(bytes + document.text.len());
            bytes += document.text.len() + GAP.len();
            quantities += document.quantities.len();
        }
        let stated: Vec<Stating<'_>> =
            moved.iter().map(|(claim, figure, words, text)| Stating { claim, figure, words, text: *text }).collect();
        let claims = stated.get(..limits::CLAIMS).unwrap_or(&stated);
        let joint = Joint { data: self.dataset, claims, ends: &ends, alone: &reports };
        let joint = joint.report(consequences(&stated));
        Together { reports, text: texts.join(GAP), joint }
    }

    fn year(&self) -> Option<Period> {
        self.date.and_then(|date| Period::year(date.year()).ok())
    }

    /// The findings of one text.
    pub fn check(&self, text: &str) -> Report {
        let document = Document::read(text);
        let figures = Figures::new(&document);
        let Content { mut statements, claims, limit_reached } = read(&document, self.year());
        let parallel = in_parallel(&figures, &statements);
        statements.extend(parallel);
        statements.sort_by_key(|s| s.span);
        let judged: Vec<Judged<'_>> = statements.iter().map(|s| (s, figures.judge(s))).collect();
        let claims: Vec<Stating<'_>> = stating(&document, &claims).collect();
        let mut found = consequences(&claims);
        let claimed = self.claimed(&claims, &found);
        let told = Told::new(&claimed);
        let plain = settle(&judged).into_iter().filter(|(s, j)| j.is_some() || !told.covers(s));
        let mut findings: Vec<Finding> = plain.map(|(s, j)| finding(&figures, s, j)).collect();
        let coverage = coverage(&document, &judged, &claimed);
        findings.extend(claimed.into_iter().map(|(_, finding)| finding));
        findings.sort_by_key(|f| (f.span, f.kind));
        found.implied.extend(statements.iter().filter_map(|s| payments(&figures, s)));
        Report {
            findings,
            conflicts: found.conflicts,
            implied: found.implied,
            coverage,
            limit_reached: limit_reached || found.limit_reached,
        }
    }

    /// The findings of claims, each with its claim.
    fn claimed<'c>(&self, claims: &'c [Stating<'c>], found: &Consequences) -> Vec<(&'c Claim, Finding)> {
        let names = Names::of(claims);
        let tried = claims.iter().enumerate().filter_map(|(i, stating)| {
            let excluded = found.excluded.get(&i).map_or(&[][..], Vec::as_slice);
            let trial = Trial { data: self.dataset, stating, names, excluded };
            Some((stating.claim, trial.finding()?))
        });
        tried.collect()
    }
}

/// The claims of a document with their figures.
fn stating<'c>(document: &'c Document<'_>, claims: &'c [Claim]) -> impl Iterator<Item = Stating<'c>> {
    claims.iter().filter_map(|claim| {
        let (figure, words) = words(document, claim)?;
        Some(Stating { claim, figure, words, text: 0 })
    })
}

/// The figure of a claim and the words that state it.
fn words<'d>(document: &'d Document<'_>, claim: &Claim) -> Option<(&'d Figure, &'d str)> {
    let quantity = document.quantities.get(claim.quantity)?;
    let span = match claim.said {
        Said::Ratio { .. } | Said::Since { .. } => claim.span,
        _ => quantity.full,
    };
    Some((&quantity.figure, span.of(document.text)))
}

/// What claims tell more of than a statement without a verdict.
struct Told {
    quantities: BTreeSet<usize>,
    series: Vec<Span>,
}

impl Told {
    fn new(claimed: &[(&Claim, Finding)]) -> Self {
        let series = |claim: &Claim| matches!(claim.said, Said::Since { .. });
        let (series, plain): (Vec<_>, Vec<_>) =
            claimed.iter().map(|(claim, _)| *claim).partition(|claim| series(claim));
        let quantities = plain.into_iter().map(|claim| claim.quantity).collect();
        Self { quantities, series: series.into_iter().map(|claim| claim.span).collect() }
    }

    fn covers(&self, statement: &Statement) -> bool {
        match statement.kind {
            StatementKind::Target | StatementKind::Schedule => false,
            StatementKind::Trend => self.series.iter().any(|span| span.overlaps(statement.span)),
            _ => statement.stated.is_some_and(|quantity| self.quantities.contains(&quantity)),
        }
    }
}

/// "to be paid back over 20 years": what each year takes if all take the same. Contractual durations are exact.
fn payments(figures: &Figures<'_>, statement: &Statement) -> Option<Implied> {
    let duration = statement.stated.filter(|_| statement.kind == StatementKind::Schedule)?;
    let (amount, _) = statement.operands.iter().find(|(_, role)| *role == "amount")?;
    let (paid, over) = (figures.figure(*amount)?, figures.figure(duration)?);
    let each = if matches!(over.unit(), Unit::Measure(code) if code.code() == "mo") { "month" } else { "year" };
    let number = Interval::point(over.value());
    let interval = (!over.value().is_zero()).then(|| paid.accept() / number)?;
    let from: Vec<Span> = vec![figures.span(*amount), figures.span(duration)];
    Some(Implied::new(format!("payment a {each}, if equal"), interval, paid.unit(), from))
}

fn finding(figures: &Figures<'_>, statement: &Statement, judgement: Option<&Judgement<'_>>) -> Finding {
    let unit = statement.stated.and_then(|q| figures.figure(q)).map_or(Unit::Number, Figure::unit);
    let operand = |(quantity, role): &(usize, &'static str)| Operand { span: figures.span(*quantity), role };
    let mut finding = Finding {
        operands: statement.operands.iter().map(operand).collect(),
        explanation: statement.missing.to_owned(),
        ..Finding::unverifiable(statement.kind, statement.span, unit)
    };
    let Some(judgement) = judgement else { return finding };
    finding.verdict = judgement.verdict;
    finding.stated = Some(judgement.stated);
    finding.computed = Some(judgement.computed);
    finding.margin = figures.margin(statement, judgement.reading);
    finding.explanation = explain::sentence(figures, statement, judgement);
    finding.derivation =
        vec![format!("{} = {}", explain::arithmetic(figures, judgement), explain::range(judgement.computed, unit))];
    if statement.operands.is_empty() {
        finding.operands = operands_of(figures, statement, judgement);
    }
    if judgement.verdict == Verdict::Contradicted {
        finding.suggestions = suggest::suggestions(figures, statement, judgement);
    }
    if judgement.verdict == Verdict::DependsOnReading {
        let all = statement.readings.iter().zip(&judgement.all);
        finding.readings = all.map(|(r, v)| Reading { description: r.description.clone(), verdict: *v }).collect();
    }
    finding
}

/// The operands of a reading that was found by what its figures measure.
fn operands_of(figures: &Figures<'_>, statement: &Statement, judgement: &Judgement<'_>) -> Vec<Operand> {
    let roles: [&'static str; 2] = match statement.kind {
        StatementKind::Share => ["part", "whole"],
        StatementKind::Balance => ["exports", "imports"],
        StatementKind::Change | StatementKind::ChangeAbs => ["to", "from"],
        _ => ["operand", "operand"],
    };
    let mut found: Vec<Operand> = Vec::new();
    for (i, quantity) in judgement.reading.expression.quantities().into_iter().enumerate() {
        found.push(Operand { span: figures.span(quantity), role: roles.get(i).copied().unwrap_or("operand") });
    }
    found.extend(statement.stated.map(|q| Operand { span: figures.span(q), role: "stated" }));
    found
}

/// How many quantities took part in a statement with a verdict from arithmetic, or in a claim that has one.
fn coverage(document: &Document<'_>, judged: &[Judged<'_>], claimed: &[(&Claim, Finding)]) -> Coverage {
    let mut checked = vec![false; document.quantities.len()];
    let mut reasons: Vec<&'static str> = vec!["no statement compares it"; document.quantities.len()];
    for (statement, judgement) in judged {
        let used = judgement.as_ref().map(|j| j.reading.expression.quantities()).unwrap_or_default();
        for quantity in used.into_iter().chain(statement.stated) {
            let slot = checked.get_mut(quantity).zip(reasons.get_mut(quantity));
            match (slot, judgement) {
                (Some((checked, _)), Some(_)) => *checked = true,
                (Some((_, reason)), None) if !statement.missing.is_empty() => *reason = statement.missing,
                _ => {}
            }
        }
    }
    for (claim, _) in claimed.iter().filter(|(_, finding)| finding.verdict != Verdict::Unverifiable) {
        if let Some(checked) = checked.get_mut(claim.quantity) {
            *checked = true;
        }
    }
    let open = document.quantities.iter().zip(&checked).zip(&reasons).filter(|((_, done), _)| !**done);
    Coverage {
        quantities: document.quantities.len(),
        checked: checked.iter().filter(|done| **done).count(),
        unchecked: open.map(|((q, _), reason)| (q.span, *reason)).collect(),
    }
}
