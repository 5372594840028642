//! What the statements of one text say of each other.

use super::judge::{Figures, Judgement};
use super::verdict::Verdict;
use crate::text::{Ground, Statement, StatementKind};

/// A statement with its judgement, where it has one.
pub(crate) type Judged<'s> = (&'s Statement, Option<Judgement<'s>>);

/// One judgement for each figure and kind: what the clause names outranks a guess, a contradiction outranks agreement, and
/// "cannot be checked" stands only where nothing else does.
pub(crate) fn settle<'a, 's>(judged: &'a [Judged<'s>]) -> impl Iterator<Item = (&'s Statement, Option<&'a Judgement<'s>>)> {
    judged.iter().enumerate().filter_map(move |(i, (statement, judgement))| {
        let same = |other: &Statement| other.stated.is_some() && other.stated == statement.stated;
        let Some(judgement) = judgement else {
            let told = judged.iter().any(|(other, judged)| same(other) && judged.is_some());
            let silent = judged.iter().take(i).any(|(other, judged)| same(other) && judged.is_none() && other.kind == statement.kind);
            return (statement.readings.is_empty() && !told && !silent).then_some((*statement, None));
        };
        if judgement.verdict.is_contradicted()
            && (explains_another(judged, statement, judgement) || is_explained(judged, statement))
        {
            return None;
        }
        let rivals = judged.iter().enumerate().filter(|(k, (other, _))| *k != i && same(other) && other.kind == statement.kind);
        let outranked = rivals.filter_map(|(k, (other, j))| j.as_ref().map(|j| (k, other, j))).any(|(k, other, rival)| {
            (rank(rival.verdict, other.ground), k) < (rank(judgement.verdict, statement.ground), i)
        });
        (!outranked).then_some((*statement, Some(judgement)))
    })
}

const fn rank(verdict: Verdict, ground: Ground) -> (u8, bool) {
    let class = match verdict {
        Verdict::Contradicted => 0,
        Verdict::Supported | Verdict::Compatible | Verdict::Loose => 1,
        _ => 2,
    };
    (class, matches!(ground, Ground::Inherited))
}

/// Whether figures near by give what the words say after all, one of them an operand and one not: then the other operand was
/// read wrongly. The operands turned round explain nothing: that is what a wrong direction looks like.
fn is_explained(judged: &[Judged<'_>], statement: &Statement) -> bool {
    let own = |quantity: &usize| statement.operands.iter().any(|(q, _)| q == quantity);
    judged.iter().any(|(other, judgement)| {
        let same = other.ground == Ground::Inherited && other.stated == statement.stated && other.kind == statement.kind;
        let Some(judgement) = judgement.as_ref().filter(|j| same && j.verdict <= Verdict::Compatible) else { return false };
        let used = judgement.reading.expression.quantities();
        used.iter().any(own) && !used.iter().all(own)
    })
}

/// Whether the operands that do not fit this whole fit another one: then they were never meant for this.
fn explains_another(judged: &[Judged<'_>], statement: &Statement, judgement: &Judgement<'_>) -> bool {
    let identity = matches!(statement.kind, StatementKind::Sum | StatementKind::Balance);
    let mut operands = judgement.reading.expression.quantities();
    operands.sort_unstable();
    identity
        && judged.iter().any(|(other, judged)| {
            let fits = judged.as_ref().filter(|j| j.verdict.holds()).is_some_and(|j| {
                let mut theirs = j.reading.expression.quantities();
                theirs.sort_unstable();
                theirs == operands
            });
            fits && other.stated != statement.stated && other.kind == statement.kind
                || fits && other.stated == statement.stated
        })
}

/// Shares in a row have one whole: where two of them fit it, the one that does not is wrong.
pub(crate) fn in_parallel(figures: &Figures<'_>, statements: &[Statement]) -> Vec<Statement> {
    // "$10.9 billion (6.8%)": the amount stands with its share.
    let beside = |s: &&Statement| s.kind == StatementKind::Share && (12..48).contains(&(s.span.end - s.span.start));
    let shares: Vec<&Statement> = statements.iter().filter(beside).filter(|s| !s.readings.is_empty()).collect();
    let whole = |statement: &Statement| {
        let judgement = figures.judge(statement).filter(|j| j.verdict <= Verdict::Compatible)?;
        judgement.reading.expression.quantities().last().copied()
    };
    let fitting: Vec<(usize, usize)> =
        shares.iter().filter_map(|s| Some((s.stated?, whole(s)?))).collect();
    let apart = shares.iter().filter(|s| figures.judge(s).is_none());
    apart
        .filter_map(|share| {
            let stated = share.stated?;
            let near = fitting.iter().filter(|(q, _)| q.abs_diff(stated) <= 5 && *q != stated);
            let mut wholes: Vec<usize> = near.map(|(_, whole)| *whole).collect();
            wholes.sort_unstable();
            let common = wholes.windows(2).find(|pair| pair.first() == pair.last())?.first().copied()?;
            let reading = share.readings.iter().find(|r| r.expression.quantities().last() == Some(&common))?;
            Some(Statement { readings: vec![reading.clone()], ground: Ground::Stated, ..(*share).clone() })
        })
        .collect()
}
