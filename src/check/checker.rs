//! From a text to its findings.

use super::finding::{Coverage, Finding, Operand, Reading};
use super::judge::{Figures, Judgement};
use super::settle::{Judged, in_parallel, settle};
use super::verdict::Verdict;
use super::{Report, explain, suggest};
use crate::number::Unit;
use crate::text::{Document, Statement, StatementKind, statements};

/// Checks texts: plain options, no state between texts.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Checker {}

impl Checker {
    /// A checker that holds a text against itself.
    pub fn new() -> Self {
        Self::default()
    }

    /// The findings of one text.
    pub fn check(&self, text: &str) -> Report {
        let document = Document::read(text);
        let figures = Figures::new(&document);
        let mut statements = statements(&document);
        let parallel = in_parallel(&figures, &statements);
        statements.extend(parallel);
        statements.sort_by_key(|s| s.span);
        let judged: Vec<Judged<'_>> = statements.iter().map(|s| (s, figures.judge(s))).collect();
        let findings: Vec<Finding> = settle(&judged).map(|(s, j)| finding(&figures, s, j)).collect();
        let coverage = coverage(&document, &judged);
        Report { findings, coverage, ..Report::default() }
    }
}

fn finding(figures: &Figures<'_>, statement: &Statement, judgement: Option<&Judgement<'_>>) -> Finding {
    let unit = statement.stated.and_then(|q| figures.figure(q)).map_or(Unit::Number, |f| f.unit());
    let operand = |(quantity, role): &(usize, &'static str)| Operand { span: figures.span(*quantity), role };
    let mut finding = Finding {
        span: statement.span,
        kind: statement.kind,
        verdict: Verdict::Unverifiable,
        stated: None,
        computed: None,
        unit,
        margin: None,
        operands: statement.operands.iter().map(operand).collect(),
        readings: Vec::new(),
        evidence: Vec::new(),
        derivation: Vec::new(),
        explanation: statement.missing.to_owned(),
        suggestions: Vec::new(),
        relied_on: Vec::new(),
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
