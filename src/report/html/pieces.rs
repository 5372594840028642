//! A text cut into paragraphs, and these into pieces that belong to one finding each.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::check::Finding;
use crate::source::Span;

/// Words in a row that belong to the same finding, or to none.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(super) struct Piece<'t> {
    pub(super) text: &'t str,
    /// The finding whose words these are: the shortest of those that cover them.
    pub(super) finding: Option<usize>,
    /// Whether these are the first and the last words of that finding.
    pub(super) first: bool,
    pub(super) last: bool,
    /// Findings that end here and have no words of their own, since shorter ones cover them.
    pub(super) covered: Vec<usize>,
}

/// The paragraphs of a text in pieces.
pub(super) fn paragraphs<'t>(text: &'t str, findings: &[Finding]) -> Vec<Vec<Piece<'t>>> {
    let mut cuts: BTreeSet<usize> = [0, text.len()].into();
    let (mut starts, mut ends): (Vec<_>, Vec<_>) = (Vec::new(), Vec::new());
    for (index, finding) in findings.iter().enumerate().filter(|(_, finding)| !finding.span.of(text).is_empty()) {
        cuts.extend([finding.span.start, finding.span.end]);
        starts.push((finding.span.start, index));
        ends.push((finding.span.end, index));
    }
    let breaks = paragraph_breaks(text);
    cuts.extend(breaks.iter().flat_map(|gap| [gap.start, gap.end]));
    let owners = owners(&cuts, starts, ends, findings);
    assemble(text, &owners, &breaks, findings)
}

/// The gaps between paragraphs: white space with two line feeds or more.
fn paragraph_breaks(text: &str) -> Vec<Span> {
    let mut gaps = Vec::new();
    let mut rest = 0;
    while let Some(found) = text.get(rest..).and_then(|tail| tail.find('\n')) {
        let start = rest + found;
        let tail = text.get(start..).unwrap_or_default();
        let end = start + (tail.len() - tail.trim_start().len());
        let feeds = text.get(start..end).unwrap_or_default().matches('\n').count();
        if feeds > 1 || end == text.len() {
            gaps.push(Span::new(start, end));
        }
        rest = end.max(start + 1);
    }
    gaps
}

/// The stretches between cuts, each with the shortest finding that covers it.
fn owners(
    cuts: &BTreeSet<usize>,
    mut starts: Vec<(usize, usize)>,
    mut ends: Vec<(usize, usize)>,
    findings: &[Finding],
) -> Vec<(Span, Option<usize>)> {
    starts.sort_unstable();
    ends.sort_unstable();
    let (mut starts, mut ends) = (starts.into_iter().peekable(), ends.into_iter().peekable());
    let length = |index: usize| findings.get(index).map_or(0, |finding| finding.span.end - finding.span.start);
    let mut open: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut stretches = Vec::with_capacity(cuts.len());
    for (&from, &to) in cuts.iter().zip(cuts.iter().skip(1)) {
        while let Some((_, index)) = ends.next_if(|(at, _)| *at <= from) {
            open.remove(&(length(index), index));
        }
        while let Some((_, index)) = starts.next_if(|(at, _)| *at <= from) {
            open.insert((length(index), index));
        }
        stretches.push((Span::new(from, to), open.first().map(|(_, index)| *index)));
    }
    stretches
}

/// Turns stretches into pieces, a new paragraph after each gap.
fn assemble<'t>(
    text: &'t str,
    stretches: &[(Span, Option<usize>)],
    gaps: &[Span],
    findings: &[Finding],
) -> Vec<Vec<Piece<'t>>> {
    let in_gap = |span: &Span| {
        let before = gaps.partition_point(|gap| gap.start <= span.start);
        gaps.get(before.wrapping_sub(1)).is_some_and(|gap| gap.contains(*span))
    };
    let bounds = bounds(stretches.iter().filter(|(span, _)| !in_gap(span)), findings.len());
    let mut covered = covered(&bounds, findings).into_iter().peekable();
    let mut paragraphs = vec![Vec::new()];
    for (span, owner) in stretches {
        let bound = owner.and_then(|index| bounds.get(index).copied().flatten());
        let ending = std::iter::from_fn(|| covered.next_if(|(end, _)| *end <= span.end));
        let piece = Piece {
            text: span.of(text),
            finding: *owner,
            first: bound.is_some_and(|(first, _)| first == span.start),
            last: bound.is_some_and(|(_, last)| last == span.start),
            covered: ending.map(|(_, index)| index).collect(),
        };
        match paragraphs.last_mut() {
            Some(paragraph) if !in_gap(span) => paragraph.push(piece),
            _ => paragraphs.push(Vec::new()),
        }
    }
    paragraphs.retain(|pieces| !pieces.is_empty());
    paragraphs
}

/// Where the first and the last stretch of each finding begin.
fn bounds<'s>(
    stretches: impl Iterator<Item = &'s (Span, Option<usize>)>,
    findings: usize,
) -> Vec<Option<(usize, usize)>> {
    let mut bounds: Vec<Option<(usize, usize)>> = vec![None; findings];
    for (span, owner) in stretches {
        if let Some(bound) = owner.and_then(|index| bounds.get_mut(index)) {
            *bound = Some((bound.map_or(span.start, |(first, _)| first), span.start));
        }
    }
    bounds
}

/// The findings without a stretch of their own, by their ends.
fn covered(bounds: &[Option<(usize, usize)>], findings: &[Finding]) -> Vec<(usize, usize)> {
    let without = bounds.iter().zip(findings).enumerate().filter(|(_, (bound, _))| bound.is_none());
    let mut covered: Vec<(usize, usize)> = without.map(|(index, (_, finding))| (finding.span.end, index)).collect();
    covered.sort_unstable();
    covered
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::Verdict;
    use crate::text::StatementKind;

    fn shown(text: &str, spans: &[(usize, usize)]) -> String {
        let at = |&(start, end): &(usize, usize)| {
            Finding::new(Span::new(start, end), StatementKind::Level, Verdict::Supported)
        };
        let findings: Vec<Finding> = spans.iter().map(at).collect();
        let paragraphs = paragraphs(text, &findings);
        let piece = |piece: &Piece<'_>| {
            let marks = |on: bool, mark: &'static str| if on { mark } else { "" };
            let owner = piece.finding.map(|index| index.to_string()).unwrap_or_default();
            let covered: Vec<String> = piece.covered.iter().map(|index| format!("+{index}")).collect();
            let (first, last) = (marks(piece.first, "<"), marks(piece.last, ">"));
            format!("{first}[{}]{last}{owner}{} ", piece.text, covered.concat())
        };
        let lines: Vec<String> = paragraphs.iter().map(|pieces| pieces.iter().map(piece).collect()).collect();
        lines.join("| ")
    }

    #[test]
    fn every_word_belongs_to_the_shortest_finding() {
        assert_eq!(shown("one two three", &[]), "[one two three] ");
        assert_eq!(shown("one two three", &[(4, 7)]), "[one ] <[two]>0 [ three] ");
        assert_eq!(shown("one two three", &[(0, 13), (4, 7)]), "<[one ]0 <[two]>1 [ three]>0 ");
        assert_eq!(shown("one two three", &[(4, 7), (4, 7)]), "[one ] <[two]>0+1 [ three] ");
    }

    #[test]
    fn paragraphs_and_places_outside() {
        assert_eq!(shown("one\n\ntwo\nthree\n", &[(0, 8)]), "<[one]0 | [two]>0 [\nthree] ");
        assert_eq!(shown("", &[(0, 8)]), "");
        assert_eq!(shown("é", &[(0, 1), (7, 9)]), "[é]+0 ");
    }
}
