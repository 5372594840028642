//! What the statements of one text say of each other.

use std::collections::BTreeSet;

use super::judge::{Figures, Judgement};
use super::suggest;
use super::verdict::Verdict;
use crate::text::{Ground, Statement, StatementKind};

/// A statement with its judgement, where it has one.
pub(crate) type Judged<'s> = (&'s Statement, Option<Judgement<'s>>);

/// One judgement for each figure and kind: what the clause names outranks a guess, a contradiction outranks agreement, and
/// "cannot be checked" stands only where nothing else does.
pub(crate) fn settle<'a, 's>(
    figures: &Figures<'_>,
    judged: &'a [Judged<'s>],
) -> Vec<(&'s Statement, Option<&'a Judgement<'s>>)> {
    let withdrawn = |index: usize, (statement, judgement): &Judged<'_>| {
        let near = near(judged, index);
        let contradicted = judgement.as_ref().filter(|j| j.verdict.is_contradicted());
        contradicted.is_some_and(|judgement| {
            rests_on_wrong_change(near, statement)
                || explains_another(near, statement, judgement)
                || (is_explained(near, statement) && !suggest::is_slip(figures, statement, judgement.reading))
        })
    };
    let standing = judged.iter().enumerate().filter(|(i, one)| !withdrawn(*i, one));
    let standing: Vec<&Judged<'s>> = standing.map(|(_, one)| one).collect();
    let kept = standing.iter().enumerate().filter(|(i, one)| stands(near(&standing, *i), (*i).min(REACH), one));
    kept.map(|(_, (statement, judgement))| (*statement, judgement.as_ref())).collect()
}

/// How far from each other statements may stand that are on one figure.
const REACH: usize = 192;

/// The statements around one in the order of the text: those on one figure stand near each other.
fn near<T>(all: &[T], index: usize) -> &[T] {
    let end = index.saturating_add(REACH).min(all.len());
    all.get(index.saturating_sub(REACH)..end).unwrap_or_default()
}

/// Whether nothing said of the same figure takes the place of the statement at `index`.
fn stands(near: &[&Judged<'_>], index: usize, (statement, judgement): &Judged<'_>) -> bool {
    let same = |other: &Statement| other.stated.is_some() && other.stated == statement.stated;
    let Some(judgement) = judgement else {
        let told = near.iter().any(|(other, judged)| same(other) && judged.is_some());
        let twin = |(other, judged): &&&Judged<'_>| same(other) && judged.is_none() && other.kind == statement.kind;
        return statement.readings.is_empty() && !told && !near.iter().take(index).any(|one| twin(&one));
    };
    let own = (rank(judgement.verdict, statement.ground), index);
    let rivals = near.iter().enumerate().filter(|(k, (other, _))| *k != index && same(other));
    let outranked = |(k, (other, rival)): (usize, &&Judged<'_>)| {
        // A guess at a share or a change of an unexplained percentage gives way to any better reading of it.
        let rivalling = other.kind == statement.kind || statement.ground.is_guess();
        rival.as_ref().is_some_and(|rival| rivalling && (rank(rival.verdict, other.ground), k) < own)
    };
    !rivals.into_iter().any(outranked)
}

const fn rank(verdict: Verdict, ground: Ground) -> (u8, bool) {
    let class = match verdict {
        Verdict::Contradicted => 0,
        Verdict::Supported | Verdict::Compatible | Verdict::Loose => 1,
        _ => 2,
    };
    (class, ground.is_guess())
}

/// Whether a percentage was recomputed from an absolute change that is itself wrong, while base and result give it.
fn rests_on_wrong_change(judged: &[Judged<'_>], statement: &Statement) -> bool {
    let Some((by, _)) = statement.operands.iter().find(|(_, role)| *role == "by") else { return false };
    let verdicts = |stated: Option<usize>, kind: StatementKind| {
        let of = judged.iter().filter(move |(s, _)| s.stated == stated && s.kind == kind);
        of.filter_map(|(_, j)| j.as_ref()).map(|j| j.verdict)
    };
    verdicts(Some(*by), StatementKind::ChangeAbs).any(Verdict::is_contradicted)
        && verdicts(statement.stated, StatementKind::Change).any(Verdict::holds)
}

/// Whether figures near by give what the words say after all, one of them an operand and one not: then the other operand was
/// read wrongly, unless a usual error explains the misfit as well. The operands turned round explain nothing: that is what a
/// wrong direction looks like.
fn is_explained(judged: &[Judged<'_>], statement: &Statement) -> bool {
    if is_in_one_breath(statement) {
        return false;
    }
    let own = |quantity: &usize| statement.operands.iter().any(|(q, _)| q == quantity);
    let mut told: Vec<usize> = statement.operands.iter().map(|(q, _)| *q).collect();
    told.sort_unstable();
    let in_a_row = told.len() == 3 && told.windows(2).all(|pair| matches!(pair, [a, b] if a + 1 == *b));
    judged.iter().any(|(other, judgement)| {
        let same = other.ground.is_guess() && other.stated == statement.stated && other.kind == statement.kind;
        let Some(judgement) = judgement.as_ref().filter(|j| same && j.verdict <= Verdict::Compatible) else {
            return false;
        };
        let used = judgement.reading.expression.quantities();
        // Words do not mean a figure told long after them, nor any after where they tell their own in a row.
        let reach = usize::from(!in_a_row);
        let later = |quantity: &usize| statement.operands.iter().all(|(own, _)| own + reach < *quantity);
        used.iter().any(own) && !used.iter().all(own) && !used.iter().any(later)
    })
}

/// "slid by 17 percent to $202 million, from $244 million": nothing else can be meant.
fn is_in_one_breath(statement: &Statement) -> bool {
    let operand = |role: &str| statement.operands.iter().find(|(_, r)| *r == role).map(|(q, _)| *q);
    let (Some(stated), Some(to), Some(from)) = (statement.stated, operand("to"), operand("from")) else { return false };
    statement.kind == StatementKind::Change && statement.operands.len() == 3 && (stated + 1, to + 1) == (to, from)
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
            fits && (other.kind == statement.kind || other.stated == statement.stated)
        })
}

/// Shares in a row have one whole: where others fit it, the one that does not is wrong.
pub(crate) fn in_parallel(figures: &Figures<'_>, judged: &[Judged<'_>]) -> Vec<Statement> {
    let shares = judged.iter().filter(|(s, _)| s.kind == StatementKind::Share);
    let shares: Vec<&Judged<'_>> = shares.filter(|(s, _)| s.ground != Ground::Inherited).collect();
    let whole = |judgement: &Option<Judgement<'_>>| {
        let judgement = judgement.as_ref().filter(|j| j.verdict <= Verdict::Compatible)?;
        judgement.reading.expression.quantities().last().copied()
    };
    let fitting: Vec<(usize, usize, &Statement)> =
        shares.iter().filter_map(|(s, j)| Some((s.stated?, whole(j)?, *s))).collect();
    let apart = shares.iter().filter(|(s, judgement)| s.ground == Ground::Row && judgement.is_none());
    apart
        .filter_map(|(share, _)| {
            let stated = share.stated?;
            let first = fitting.partition_point(|(q, ..)| q + 5 < stated);
            let near = fitting.iter().skip(first).take_while(|(q, ..)| *q <= stated + 5).filter(|(q, ..)| *q != stated);
            let near: Vec<&(usize, usize, &Statement)> = near.collect();
            let mut wholes: Vec<usize> = near.iter().map(|(_, whole, _)| *whole).collect();
            wholes.sort_unstable();
            let twice = wholes.windows(2).find(|pair| pair.first() == pair.last()).and_then(|pair| pair.first());
            // Paired by "respectively", one that fits tells the whole of all; so does one whose own words name it.
            let paired = share.span.end - share.span.start > 48;
            // So does one right beside it, of so many digits that it fits no other by chance.
            let exact = |q: usize| q.abs_diff(stated) <= 3 && figures.figure(q).is_some_and(suggest::is_telling);
            // And one beside it, where there is no other whole to be a share of.
            let only =
                |q: usize, s: &Statement| q.abs_diff(stated) <= 2 && s.readings.len() == 1 && share.readings.len() == 1;
            let tells = |q: usize, s: &Statement| match s.ground {
                Ground::Stated => true,
                Ground::Row => paired || exact(q) || only(q, s),
                _ => paired,
            };
            let one = near.iter().find(|(q, _, s)| tells(*q, s)).map(|(_, whole, _)| whole);
            let common = twice.or(one).copied()?;
            let reading = share.readings.iter().find(|r| r.expression.quantities().last() == Some(&common))?;
            Some(share.as_stated(reading))
        })
        .collect()
}

/// Statements whose operands were found by what they measure, that nothing explains, and that one of the usual errors would
/// explain: what was meant is then as good as said.
pub(crate) fn in_error(figures: &Figures<'_>, judged: &[Judged<'_>], concluded: &[Statement]) -> Vec<Statement> {
    let answered = judged.iter().filter(|(_, judgement)| judgement.is_some()).map(|(s, _)| *s);
    let answered: BTreeSet<usize> = answered.chain(concluded).filter_map(|s| s.stated).collect();
    let open = judged.iter().map(|(s, _)| *s).filter(|s| is_traceable(s));
    let open = open.filter(|s| s.stated.is_some_and(|stated| !answered.contains(&stated)));
    open.filter_map(|statement| {
        // Of several wholes the words do not say which.
        let reading =
            statement.readings.first().filter(|_| statement.ground != Ground::Row || statement.readings.len() == 1)?;
        suggest::is_slip(figures, statement, reading).then(|| statement.as_stated(reading))
    })
    .collect()
}

/// Whether the words lead to the operands, though they do not name them.
fn is_traceable(statement: &Statement) -> bool {
    matches!(statement.ground, Ground::Inherited | Ground::Identity | Ground::Row | Ground::Parts)
}
