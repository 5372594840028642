//! From a text to its findings.

use chrono::{Datelike, NaiveDate};

use super::finding::{Coverage, Finding, Operand, Reading};
use super::judge::{Figures, Judgement};
use super::settle::{Judged, in_parallel, settle};
use super::verdict::Verdict;
use super::world::{Stating, consequences};
use super::{Report, evidence, explain, suggest};
use crate::dataset::Dataset;
use crate::number::Unit;
use crate::period::Period;
use crate::text::{Claim, Content, Document, Statement, StatementKind, read};

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

    /// The findings of several texts about one world: each its own, and the conflicts and implied figures of all their claims
    /// together.
    pub fn check_together<'t>(&self, texts: impl IntoIterator<Item = &'t str>) -> (Vec<Report>, Report) {
        let texts: Vec<&str> = texts.into_iter().collect();
        let reports = texts.iter().map(|text| self.check(text)).collect();
        let documents: Vec<Document<'_>> = texts.iter().map(|text| Document::read(text)).collect();
        let contents: Vec<Content> = documents.iter().map(|d| read(d, self.year())).collect();
        let mut claims = Vec::new();
        for (i, (document, content)) in documents.iter().zip(&contents).enumerate() {
            // Clauses of different texts are different clauses.
            claims.extend(stating(document, &content.claims).map(|s| (i, s)));
        }
        let claims: Vec<Stating<'_>> = claims.into_iter().map(|(_, s)| s).collect();
        let joint = consequences(&claims);
        let joint = Report {
            conflicts: joint.conflicts,
            implied: joint.implied,
            limit_reached: joint.limit_reached,
            ..Report::default()
        };
        (reports, joint)
    }

    fn year(&self) -> Option<Period> {
        self.date.and_then(|date| Period::year(date.year()).ok())
    }

    /// The findings of one text.
    pub fn check(&self, text: &str) -> Report {
        let document = Document::read(text);
        let figures = Figures::new(&document);
        let Content { mut statements, claims } = read(&document, self.year());
        let parallel = in_parallel(&figures, &statements);
        statements.extend(parallel);
        statements.sort_by_key(|s| s.span);
        let judged: Vec<Judged<'_>> = statements.iter().map(|s| (s, figures.judge(s))).collect();
        let mut findings: Vec<Finding> = settle(&judged).into_iter().map(|(s, j)| finding(&figures, s, j)).collect();
        let coverage = coverage(&document, &judged);
        let claims: Vec<Stating<'_>> = stating(&document, &claims).collect();
        let found = consequences(&claims);
        for (i, stating) in claims.iter().enumerate() {
            let readings =
                found.readings.iter().find(|(claim, _)| *claim == i).map(|(_, readings)| readings.as_slice());
            let against = self.dataset.and_then(|data| evidence::finding(data, stating));
            findings.extend(against.or_else(|| Some(open_subject(stating, readings?))));
        }
        findings.sort_by_key(|f| (f.span, f.kind));
        Report {
            findings,
            conflicts: found.conflicts,
            implied: found.implied,
            coverage,
            limit_reached: found.limit_reached,
        }
    }
}

/// The claims of a document with their figures.
fn stating<'c>(document: &'c Document<'_>, claims: &'c [Claim]) -> impl Iterator<Item = Stating<'c>> {
    claims.iter().filter_map(|claim| {
        let quantity = document.quantities.get(claim.quantity)?;
        Some(Stating { claim, figure: &quantity.figure, words: quantity.full.of(document.text) })
    })
}

/// The finding for a claim that leaves open whose figure it is, where some of the answers are refuted by other claims.
fn open_subject(stating: &Stating<'_>, readings: &[Reading]) -> Finding {
    let refuted = readings.iter().filter(|r| r.verdict.is_contradicted()).count();
    let verdict =
        if refuted > 0 && refuted < readings.len() { Verdict::DependsOnReading } else { Verdict::Unverifiable };
    let names = |wanted: bool| {
        let some = readings.iter().filter(|r| r.verdict.is_contradicted() == wanted);
        some.map(|r| r.description.as_str()).collect::<Vec<_>>().join(", ")
    };
    let words = stating.words;
    let explanation = match verdict {
        Verdict::DependsOnReading => {
            format!("\"{words}\" cannot be the {}; it can be the {}", names(true), names(false))
        }
        _ => format!("\"{words}\" does not say whose figure it is"),
    };
    Finding {
        verdict,
        stated: Some(stating.figure.accept()),
        explanation,
        readings: readings.to_vec(),
        relied_on: stating.claim.relied_on.clone(),
        ..Finding::unverifiable(evidence::kind(&stating.claim.said), stating.claim.span, stating.figure.unit())
    }
}

fn finding(figures: &Figures<'_>, statement: &Statement, judgement: Option<&Judgement<'_>>) -> Finding {
    let unit = statement.stated.and_then(|q| figures.figure(q)).map_or(Unit::Number, |f| f.unit());
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

/// How many quantities took part in a statement with a verdict from arithmetic.
fn coverage(document: &Document<'_>, judged: &[Judged<'_>]) -> Coverage {
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
    let open = document.quantities.iter().zip(&checked).zip(&reasons).filter(|((_, done), _)| !**done);
    Coverage {
        quantities: document.quantities.len(),
        checked: checked.iter().filter(|done| **done).count(),
        unchecked: open.map(|((q, _), reason)| (q.span, *reason)).collect(),
    }
}
