//! A text as sentences of words, quantities, times and names.

use super::cue::{Cue, cue};
use super::lex::{Text, is_alphanumeric};
use super::names::{NameMention, names};
use super::quantity::{self, Quantity};
use super::reader;
use super::seed;
use super::time::{self, TimeMention};
use crate::limits;
use crate::number::Currency;
use crate::source::Span;

/// What stands at one place of a sentence. Indices point into the [`Document`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Item {
    Word(Cue),
    Quantity(usize),
    Time(usize),
    Name(usize),
    Mark(char),
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Token {
    pub(crate) span: Span,
    pub(crate) item: Item,
    /// What the word does beside its neighbours.
    pub(crate) here: Cue,
}

impl Token {
    const fn new(span: Span, item: Item) -> Self {
        let here = if let Item::Word(cue) = item { cue } else { Cue::None };
        Self { span, item, here }
    }

    /// What the word does by itself.
    pub(crate) const fn cue(&self) -> Cue {
        match self.item {
            Item::Word(cue) => cue,
            _ => Cue::None,
        }
    }

    pub(crate) const fn is_mark(&self, mark: char) -> bool {
        matches!(self.item, Item::Mark(m) if m == mark)
    }
}

/// A text with all that was read in it.
#[derive(Debug)]
pub(crate) struct Document<'t> {
    pub(crate) text: &'t str,
    pub(crate) quantities: Vec<Quantity>,
    pub(crate) times: Vec<TimeMention>,
    pub(crate) names: Vec<NameMention>,
    tokens: Vec<Token>,
    /// The end of each sentence in `tokens`.
    ends: Vec<usize>,
    /// Where the sentence at hand begins in `tokens`.
    begun: usize,
    /// How many quantities it has.
    counted: usize,
    /// Whether a sentence had to be ended for its length, or only the beginning of the text was read.
    pub(crate) limit_reached: bool,
}

/// How many letters, blanks and marks a word takes.
const LETTERS: usize = 5;

impl<'t> Document<'t> {
    /// Reads a text, as far as [`limits::TEXT`] goes.
    pub(crate) fn read(text: &'t str) -> Self {
        Self::read_in(text, None)
    }

    /// Reads a text that means this currency where it names none.
    pub(crate) fn read_in(whole: &'t str, currency: Option<Currency>) -> Self {
        let text = beginning(whole, limits::TEXT);
        let around = Text::new(text);
        let numbers = reader::joined(&around, currency);
        let times = time::beside(&around, &numbers);
        let quantities = quantity::among(&around, numbers, currency);
        let mut document = Self {
            text,
            quantities,
            times,
            names: names(text),
            tokens: Vec::with_capacity(text.len().div_ceil(LETTERS)),
            ends: Vec::new(),
            begun: 0,
            counted: 0,
            limit_reached: text.len() < whole.len(),
        };
        let fixed = document.fixed_tokens();
        document.tokenize(&fixed);
        document
    }

    /// The sentences in order.
    pub(crate) fn sentences(&self) -> impl Iterator<Item = &[Token]> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).filter_map(|(start, &end)| self.tokens.get(start..end)).filter(|s| !s.is_empty())
    }

    /// The tokens of a sentence on both sides of one at `span`.
    pub(crate) fn around(&self, span: Span) -> (&[Token], &[Token]) {
        let at = self.tokens.partition_point(|t| t.span.start < span.start);
        let ended = self.ends.partition_point(|&end| end <= at);
        let start = ended.checked_sub(1).and_then(|i| self.ends.get(i)).copied().unwrap_or(0);
        let end = self.ends.get(ended).copied().unwrap_or(self.tokens.len());
        let side = |from: usize, to: usize| self.tokens.get(from..to).unwrap_or_default();
        (side(start, at), side(at + 1, end))
    }

    /// Quantities, times and names in order; where two overlap, the first of these.
    fn fixed_tokens(&self) -> Vec<Token> {
        let quantities = self.quantities.iter().enumerate().map(|(i, q)| (q.full, Item::Quantity(i)));
        let times = self.times.iter().enumerate().map(|(i, t)| (t.span, Item::Time(i)));
        let names = self.names.iter().enumerate().map(|(i, n)| (n.span, Item::Name(i)));
        let count = self.quantities.len() + self.times.len() + self.names.len();
        let mut all: Vec<(u8, Token)> = Vec::with_capacity(count);
        for (rank, (span, item)) in quantities.map(|x| (0, x)).chain(times.map(|x| (1, x))).chain(names.map(|x| (2, x)))
        {
            all.push((rank, Token::new(span, item)));
        }
        all.sort_by_key(|(rank, token)| (token.span.start, *rank));
        let mut kept: Vec<(u8, Token)> = Vec::with_capacity(count);
        for (rank, token) in all {
            match kept.last() {
                Some((_, last)) if last.span.overlaps(token.span) => {
                    // A time may begin before a quantity that it wrongly contains: the quantity stays.
                    if rank == 0 {
                        kept.pop();
                        kept.push((rank, token));
                    }
                }
                _ => kept.push((rank, token)),
            }
        }
        kept.into_iter().map(|(_, token)| token).collect()
    }

    fn tokenize(&mut self, fixed: &[Token]) {
        let mut at = 0;
        for token in fixed {
            self.tokenize_words(at, token.span.start);
            self.push(*token);
            at = token.span.end;
        }
        self.tokenize_words(at, self.text.len());
        self.end_sentence();
    }

    /// Words and marks of a stretch without quantities, times and names.
    fn tokenize_words(&mut self, start: usize, end: usize) {
        let Some(stretch) = self.text.get(start..end) else { return };
        let mut word: Option<usize> = None;
        let mut next = start;
        while let Some(rest) = stretch.as_bytes().get(next - start..)
            && let Some(byte) = rest.first()
        {
            let at = next;
            // Nearly all of a text is such letters and the spaces between them.
            if byte.is_ascii_alphanumeric() {
                next += seed::run(rest);
                word.get_or_insert(at);
                continue;
            }
            if *byte == b' ' {
                next += 1;
                self.end_word(&mut word, at);
                continue;
            }
            let Some(c) = stretch.get(at - start..).and_then(|rest| rest.chars().next()) else { break };
            next += c.len_utf8();
            // A hyphen or full stop inside a word belongs to it: "year-on-year", "U.S.".
            let inside = word.is_some() && matches!(c, '-' | '‑' | '.') && self.letter_follows(at + c.len_utf8());
            if is_alphanumeric(c) || inside {
                word.get_or_insert(at);
                continue;
            }
            self.end_word(&mut word, at);
            match c {
                '\n' => self.end_sentence(),
                '.' | '!' | '?' => {
                    if self.ends_sentence(at + c.len_utf8()) {
                        self.end_sentence();
                    }
                }
                c if c.is_whitespace() => {}
                c => self.push(Token::new(Span::new(at, at + c.len_utf8()), Item::Mark(c))),
            }
        }
        self.end_word(&mut word, end);
    }

    fn end_word(&mut self, word: &mut Option<usize>, end: usize) {
        if let Some(start) = word.take() {
            let span = Span::new(start, end);
            self.push(Token::new(span, Item::Word(cue(span.of(self.text)))));
        }
    }

    /// Adds a token to the sentence at hand, or to a new one where that is full.
    fn push(&mut self, mut token: Token) {
        let is_quantity = matches!(token.item, Item::Quantity(_));
        if self.tokens.len() - self.begun == limits::SENTENCE || (is_quantity && self.counted == limits::QUANTITIES) {
            self.limit_reached = true;
            self.end_sentence();
        }
        self.counted += usize::from(is_quantity);
        if self.tokens.len() > self.begun
            && let Some(before) = self.tokens.last_mut()
            && (matches!(token.here, Cue::Rise | Cue::In) || before.here == Cue::Turnover)
        {
            turn(self.text, before, &mut token);
        }
        self.tokens.push(token);
    }

    fn letter_follows(&self, at: usize) -> bool {
        self.text.get(at..).and_then(|t| t.chars().next()).is_some_and(is_alphanumeric)
    }

    /// Whether a full stop before `at` ends a sentence: it does not after an initial or an abbreviation, nor before a
    /// small letter.
    fn ends_sentence(&self, at: usize) -> bool {
        const ABBREVIATIONS: [&str; 18] = [
            "Mr", "Mrs", "Ms", "Dr", "St", "No", "Inc", "Ltd", "Co", "Corp", "vs", "Gen", "i.e", "e.g", "viz", "incl",
            "excl", "approx",
        ];
        let rest = self.text.get(at..).unwrap_or_default();
        if !rest.starts_with(|c: char| c.is_whitespace() || matches!(c, '"' | '”' | ')' | '\'' | '’'))
            && !rest.is_empty()
        {
            return false;
        }
        let next = rest
            .trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '”' | '“' | ')' | '(' | '\'' | '’'));
        if next.starts_with(char::is_lowercase) {
            return false;
        }
        let last = self.tokens.last().filter(|t| matches!(t.item, Item::Word(_))).map_or("", |t| t.span.of(self.text));
        let initial = last.chars().count() == 1 && last.chars().all(char::is_uppercase);
        !initial && !ABBREVIATIONS.contains(&last)
    }

    fn end_sentence(&mut self) {
        self.counted = 0;
        if self.ends.last() != Some(&self.tokens.len()) {
            self.ends.push(self.tokens.len());
            self.begun = self.tokens.len();
        }
    }
}

/// Words that do something else beside each other.
fn turn(text: &str, before: &mut Token, token: &mut Token) {
    let (first, second) = (before.span.of(text), token.span.of(text));
    match (before.cue(), token.cue()) {
        // The "up" of "made up" is no rise.
        (Cue::Share, Cue::Rise) if second == "up" => token.here = Cue::Share,
        // "a negative growth of 9 percent"
        (_, Cue::Rise) if first == "negative" => token.here = Cue::Fall,
        (Cue::None, Cue::In) if matches!(first, "brought" | "bring" | "brings" | "took") => before.here = Cue::Imports,
        (Cue::Turnover, _) if is_office(second) => before.here = Cue::None,
        _ => {}
    }
}

/// "the commerce ministry", "the trade minister".
fn is_office(word: &str) -> bool {
    [
        "account",
        "minist",
        "secretar",
        "department",
        "office",
        "representative",
        "commission",
        "association",
        "chamber",
        "council",
    ]
    .iter()
    .any(|office| word.get(..office.len()).is_some_and(|start| start.eq_ignore_ascii_case(office)))
}

/// The text, or the lines or sentences that end within `most` bytes of it. Nothing is cut in the middle: half a number is
/// another number.
fn beginning(text: &str, most: usize) -> &str {
    if text.len() <= most {
        return text;
    }
    let begun = (0..=most).rev().find_map(|end| text.get(..end)).unwrap_or_default();
    let end = begun.rfind('\n').or_else(|| begun.rfind(". ")).map_or(0, |at| at + 1);
    begun.get(..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_read_up_to_a_line_or_sentence() {
        for (text, most, expected) in [
            ("One. Two", 8, "One. Two"),
            ("One. Two", 7, "One."),
            ("One.\nTwo. Three", 12, "One.\n"),
            ("$3.5 billion", 6, ""),
            ("Zürich. Bern", 2, ""),
        ] {
            assert_eq!(beginning(text, most), expected, "{text} at {most}");
        }
    }

    /// The numbers of quantities in the sentences, and whether a limit was reached.
    fn shape(text: &str) -> (Vec<usize>, bool) {
        let read = Document::read(text);
        let count = |s: &[Token]| s.iter().filter(|t| matches!(t.item, Item::Quantity(_))).count();
        (read.sentences().map(count).collect(), read.limit_reached)
    }

    #[test]
    fn a_sentence_of_too_many_quantities_is_divided() {
        let amounts = |count: usize| format!("{}.", vec!["$3 million"; count].join(", "));
        let most = limits::QUANTITIES;
        assert_eq!(shape(&amounts(most - 1)), (vec![most - 1], false));
        assert_eq!(shape(&amounts(most)), (vec![most], false));
        assert_eq!(shape(&amounts(most + 1)), (vec![most, 1], true));
        // Counted by sentence, not by text.
        assert_eq!(shape(&format!("{} {}", amounts(most - 1), amounts(2))), (vec![most - 1, 2], false));
    }

    #[test]
    fn a_sentence_of_too_many_words_is_divided() {
        let words = |count: usize| format!("{} rose.", vec!["trade"; count - 1].join(" "));
        let lengths = |text: &str| {
            let read = Document::read(text);
            (read.sentences().map(<[Token]>::len).collect::<Vec<_>>(), read.limit_reached)
        };
        let most = limits::SENTENCE;
        assert_eq!(lengths(&words(most - 1)), (vec![most - 1], false));
        assert_eq!(lengths(&words(most)), (vec![most], false));
        assert_eq!(lengths(&words(most + 1)), (vec![most, 1], true));
    }

    #[test]
    fn sentences_end_where_they_end() {
        let text = "Mr. Kim met the U.S. envoy. Trade rose!\nBy 2.5 a year. \"Good.\" He left";
        let read = Document::read(text);
        let sentences: Vec<&str> = read
            .sentences()
            .map(|s| text.get(s.first().unwrap().span.start..s.last().unwrap().span.end).unwrap())
            .collect();
        assert_eq!(sentences, ["Mr. Kim met the U.S. envoy", "Trade rose", "By 2.5 a year", "\"Good", "\" He left"]);
    }
}
