//! The sentences around some words, ready to be shown: nothing in them acts, long lines are wrapped, and every place of
//! the text can still be found.

use std::ops::Range;

use super::visible;
use crate::source::Span;

/// How far from the words a sentence is followed, in bytes.
const REACH: usize = 320;

/// The sentences that hold the spans, in order; neighbours become one.
pub(super) fn sentences(text: &str, spans: impl IntoIterator<Item = Span>) -> Vec<Span> {
    let mut found: Vec<Span> = spans.into_iter().map(|span| sentence(text, span)).collect();
    found.sort_unstable();
    let mut merged: Vec<Span> = Vec::with_capacity(found.len());
    for next in found {
        match merged.last_mut() {
            Some(last) if next.start <= last.end || near(text, last.end, next.start) => *last = last.hull(next),
            _ => merged.push(next),
        }
    }
    merged
}

/// Whether there are only spaces between two places.
fn near(text: &str, end: usize, start: usize) -> bool {
    text.get(end..start).is_some_and(|between| between.bytes().all(|byte| byte == b' '))
}

/// The sentence, or the sentences, that a span lies in.
pub(super) fn sentence(text: &str, span: Span) -> Span {
    let (start, end) = (floor(text, span.start), ceiling(text, span.end.max(span.start)));
    let low = floor(text, start.saturating_sub(REACH));
    let high = ceiling(text, end.saturating_add(REACH));
    let before = text.get(low..start).unwrap_or_default();
    let after = text.get(end..high).unwrap_or_default();
    let from = low + begin(before, low == 0);
    let to = end + stop(after, high == text.len());
    Span::new(from.min(start), to.max(end))
}

fn floor(text: &str, byte: usize) -> usize {
    (0..=byte.min(text.len())).rev().find(|&byte| text.is_char_boundary(byte)).unwrap_or_default()
}

fn ceiling(text: &str, byte: usize) -> usize {
    (byte..text.len()).find(|&byte| text.is_char_boundary(byte)).unwrap_or(text.len())
}

/// Where the last sentence of `before` begins; `whole` when nothing precedes it.
fn begin(before: &str, whole: bool) -> usize {
    let boundary = boundaries(before).last();
    let cut = || if whole { 0 } else { before.find(' ').map_or(0, |space| space + 1) };
    let start = boundary.unwrap_or_else(cut);
    let rest = before.get(start..).unwrap_or_default();
    start + (rest.len() - rest.trim_start().len())
}

/// Where the first sentence of `after` ends; `whole` when nothing follows it.
fn stop(after: &str, whole: bool) -> usize {
    let boundary = boundaries(after).next();
    let cut = || if whole { after.len() } else { after.rfind(' ').unwrap_or(after.len()) };
    after.get(..boundary.unwrap_or_else(cut)).unwrap_or_default().trim_end().len()
}

/// The places after the ends of sentences and paragraphs.
fn boundaries(text: &str) -> impl Iterator<Item = usize> {
    text.char_indices().filter_map(move |(index, c)| {
        let rest = text.get(index + c.len_utf8()..).unwrap_or_default();
        let ends = match c {
            '\n' => rest.trim_start_matches([' ', '\t', '\r']).starts_with('\n'),
            '.' => sentence_follows(rest) && !abbreviated(text.get(..index).unwrap_or_default()),
            '!' | '?' => sentence_follows(rest),
            _ => false,
        };
        let closing = rest.len() - rest.trim_start_matches(['"', '”', '’', ')']).len();
        ends.then_some(index + c.len_utf8() + closing)
    })
}

/// Whether white space and then no lowercase letter follow.
fn sentence_follows(rest: &str) -> bool {
    let rest = rest.trim_start_matches(['"', '”', '’', ')']);
    let next = rest.trim_start();
    next.len() < rest.len() && next.chars().next().is_some_and(|c| !c.is_lowercase() && !matches!(c, '–' | '—' | '-'))
}

/// Whether the word before a full stop is one letter ("U.S.") or an abbreviation that a name or number follows.
fn abbreviated(before: &str) -> bool {
    let word = before.rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
    let known = [
        "Mr", "Mrs", "Ms", "Dr", "No", "St", "Gen", "Sen", "approx", "ca", "vs", "Jan", "Feb", "Sept", "Oct", "Nov",
        "Dec",
    ];
    word.chars().count() == 1 || known.contains(&word)
}

/// A part of a text as it is shown.
pub(super) struct Excerpt {
    shown: String,
    /// Places of the text and where they went, at the start and after each replacement that changed the length.
    moves: Vec<(usize, usize)>,
}

impl Excerpt {
    /// The part `window` in lines of about `width` characters, broken at spaces outside of `whole`.
    pub(super) fn new(text: &str, window: Span, whole: &[Span], width: usize) -> Self {
        let mut excerpt = Self { shown: String::new(), moves: vec![(window.start, 0)] };
        for (index, c) in window.of(text).char_indices() {
            let before = excerpt.shown.len();
            match c {
                '\n' | '\t' => excerpt.shown.push(' '),
                c => visible::push(&mut excerpt.shown, c),
            }
            if excerpt.shown.len() != before + c.len_utf8() {
                excerpt.moves.push((window.start + index + c.len_utf8(), excerpt.shown.len()));
            }
        }
        let whole: Vec<Range<usize>> = whole.iter().map(|span| excerpt.locate(*span)).collect();
        excerpt.wrap(&whole, width);
        excerpt
    }

    /// Replaces spaces by line feeds: no place moves.
    fn wrap(&mut self, whole: &[Range<usize>], width: usize) {
        let inside = |at: usize| whole.iter().any(|range| range.start < at && at < range.end);
        let (mut breaks, mut column, mut candidate) = (Vec::new(), 0, None);
        for (index, c) in self.shown.char_indices() {
            column += 1;
            if c == ' ' && !inside(index) {
                candidate = Some((index, column));
            }
            if column > width
                && let Some((space, at)) = candidate.take()
            {
                breaks.push(space);
                column -= at;
            }
        }
        let mut bytes = std::mem::take(&mut self.shown).into_bytes();
        for index in breaks {
            bytes.get_mut(index).into_iter().for_each(|byte| *byte = b'\n');
        }
        self.shown = String::from_utf8(bytes).unwrap_or_default();
    }

    pub(super) fn text(&self) -> &str {
        &self.shown
    }

    /// Where a span of the text is shown.
    pub(super) fn locate(&self, span: Span) -> Range<usize> {
        let (start, end) = (self.place(span.start), self.place(span.end));
        start..end.max(start)
    }

    fn place(&self, byte: usize) -> usize {
        let index = self.moves.partition_point(|(from, _)| *from <= byte).saturating_sub(1);
        let (from, to) = self.moves.get(index).copied().unwrap_or_default();
        (to + byte.saturating_sub(from)).min(self.shown.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        "Old allies.\n\nThe U.S. deficit fell. In 2011, trade was $110 million (“a pity”). It was not.\n\nNext.";

    fn around(words: &str) -> &'static str {
        let start = TEXT.find(words).unwrap();
        sentence(TEXT, Span::new(start, start + words.len())).of(TEXT)
    }

    #[test]
    fn sentences_of_prose() {
        assert_eq!(around("$110"), "In 2011, trade was $110 million (“a pity”).");
        assert_eq!(around("deficit"), "The U.S. deficit fell.");
        assert_eq!(around("allies"), "Old allies.");
        assert_eq!(around("fell. In"), "The U.S. deficit fell. In 2011, trade was $110 million (“a pity”).");
        assert_eq!(sentence(TEXT, Span::new(5000, 6000)).of(TEXT), "Next.");
    }

    #[test]
    fn neighbours_are_shown_together() {
        let at = |words: &str| Span::new(TEXT.find(words).unwrap(), TEXT.find(words).unwrap() + 1);
        let found = sentences(TEXT, [at("It was"), at("2011"), at("Next")]);
        assert_eq!(found.len(), 2);
        assert!(found[0].of(TEXT).starts_with("In 2011") && found[0].of(TEXT).ends_with("not."));
    }

    #[test]
    fn places_survive_replacement_and_wrapping() {
        let text = "A \u{202e}trade\x1b[31m volume of €110 million, almost 50 times less than that";
        let words = |w: &str| Span::new(text.find(w).unwrap(), text.find(w).unwrap() + w.len());
        let hedge = words("almost 50 times less");
        let excerpt = Excerpt::new(text, Span::new(0, text.len()), &[hedge], 16);
        for w in ["trade", "volume", "€110", "almost 50 times less", "that"] {
            assert_eq!(&excerpt.text()[excerpt.locate(words(w))], w);
        }
        assert_eq!(excerpt.text(), "A\n\\u{202e}trade␛[31m\nvolume of €110\nmillion,\nalmost 50 times less\nthan that");
    }
}
