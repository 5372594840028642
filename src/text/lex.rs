//! The lowest layer of reading: words, blanks and bytes around a place in a text.
//!
//! Nothing here tokenizes a whole text. A reader stands at a byte and looks a word ahead or a word back; every look is
//! bounded, so that reading stays linear in the text.

use crate::source::Span;

/// A text to look around in. Places are bytes; a look outside the text sees the byte 0, which no rule accepts.
#[derive(Clone, Copy, Debug)]
pub(super) struct Text<'t> {
    text: &'t str,
    bytes: &'t [u8],
}

/// A run of letters with its lowercase form. A word longer than any this crate knows has an empty lowercase form.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub(super) span: Span,
    lower: [u8; Self::LONGEST],
    length: usize,
}

impl Word {
    const LONGEST: usize = 16;

    /// The lowercase form.
    pub(super) fn lower(&self) -> &str {
        self.lower.get(..self.length).and_then(|bytes| std::str::from_utf8(bytes).ok()).unwrap_or_default()
    }

    /// Whether there is a word at all.
    pub(super) const fn is_empty(&self) -> bool {
        self.span.start == self.span.end
    }
}

/// How many blanks may stand inside a quantity in a row: "US $ 10", a line end with an indent.
const LONGEST_BLANK: usize = 4;

/// The longest run of letters looked at.
const LONGEST_WORD: usize = 40;

impl<'t> Text<'t> {
    pub(super) const fn new(text: &'t str) -> Self {
        Self { text, bytes: text.as_bytes() }
    }

    pub(super) const fn as_str(&self) -> &'t str {
        self.text
    }

    pub(super) const fn bytes(&self) -> &'t [u8] {
        self.bytes
    }

    pub(super) const fn len(&self) -> usize {
        self.bytes.len()
    }

    /// The byte at a place, 0 outside the text.
    pub(super) fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    /// The byte before a place, 0 at the start.
    pub(super) fn byte_before(&self, at: usize) -> u8 {
        at.checked_sub(1).map_or(0, |at| self.byte(at))
    }

    /// The character at a place.
    pub(super) fn char(&self, at: usize) -> Option<char> {
        let byte = self.byte(at);
        if byte != 0 && byte.is_ascii() { Some(char::from(byte)) } else { self.text.get(at..)?.chars().next() }
    }

    /// The character before a place.
    pub(super) fn char_before(&self, at: usize) -> Option<char> {
        let byte = self.byte_before(at);
        if byte != 0 && byte.is_ascii() { Some(char::from(byte)) } else { self.text.get(..at)?.chars().next_back() }
    }

    pub(super) fn slice(&self, start: usize, end: usize) -> &'t str {
        self.text.get(start..end).unwrap_or_default()
    }

    /// Whether the text continues with `what`, ASCII letters in either case.
    pub(super) fn looking_at(&self, at: usize, what: &str) -> bool {
        self.bytes.get(at..at + what.len()).is_some_and(|bytes| bytes.eq_ignore_ascii_case(what.as_bytes()))
    }

    /// The place after the blanks here; an empty line is no blank but the end of a paragraph.
    #[inline]
    pub(super) fn after_blanks(&self, mut at: usize) -> usize {
        // Nearly always one space, or none.
        if self.byte(at) == b' ' && self.byte(at + 1).is_ascii_graphic() {
            return at + 1;
        }
        let (mut lines, mut count) = (0, 0);
        while count < LONGEST_BLANK
            && let Some(c) = self.char(at)
            && is_blank(c)
        {
            lines += usize::from(c == '\n');
            if lines > 1 {
                break;
            }
            at += c.len_utf8();
            count += 1;
        }
        at
    }

    /// The place before the blanks that end here.
    #[inline]
    pub(super) fn before_blanks(&self, mut at: usize) -> usize {
        let before = at.saturating_sub(1);
        if self.byte(before) == b' ' && self.byte_before(before).is_ascii_graphic() {
            return before;
        }
        let (mut lines, mut count) = (0, 0);
        while count < LONGEST_BLANK
            && let Some(c) = self.char_before(at)
            && is_blank(c)
        {
            lines += usize::from(c == '\n');
            if lines > 1 {
                break;
            }
            at -= c.len_utf8();
            count += 1;
        }
        at
    }

    /// The letters that begin at a place.
    pub(super) fn letters(&self, start: usize) -> Word {
        if let Some(chunk) = self.bytes.get(start..).and_then(<[u8]>::first_chunk) {
            let chunk = u128::from_le_bytes(*chunk);
            let others = !letters(chunk) & HIGH;
            let length = usize::try_from(others.trailing_zeros() >> 3).unwrap_or(Word::LONGEST);
            if length < Word::LONGEST && self.byte(start + length).is_ascii() {
                let kept = (1_u128 << (length * 8)) - 1;
                let lower = ((chunk | LOWER) & kept).to_le_bytes();
                return Word { span: Span::new(start, start + length), lower, length };
            }
        }
        self.any_letters(start)
    }

    /// The same for letters of any script, at the end of a text and for long words.
    #[cold]
    fn any_letters(&self, start: usize) -> Word {
        let mut end = start;
        while end - start < LONGEST_WORD
            && let Some(c) = self.char(end)
            && c.is_alphabetic()
        {
            end += c.len_utf8();
        }
        self.word(start, end)
    }

    /// The letters that end at a place.
    pub(super) fn letters_before(&self, end: usize) -> Word {
        if let Some(chunk) = self.bytes.get(..end).and_then(<[u8]>::last_chunk) {
            let chunk = u128::from_le_bytes(*chunk);
            let others = !letters(chunk) & HIGH;
            let length = usize::try_from(others.leading_zeros() >> 3).unwrap_or(Word::LONGEST);
            if (1..Word::LONGEST).contains(&length) && self.byte_before(end - length).is_ascii() {
                let lower = ((chunk | LOWER) >> (128 - length * 8)).to_le_bytes();
                return Word { span: Span::new(end - length, end), lower, length };
            }
        }
        self.any_letters_before(end)
    }

    fn any_letters_before(&self, end: usize) -> Word {
        let mut start = end;
        while end - start < LONGEST_WORD
            && let Some(c) = self.char_before(start)
            && c.is_alphabetic()
        {
            start -= c.len_utf8();
        }
        self.word(start, end)
    }

    /// The word after the blanks here; empty if something else stands there.
    pub(super) fn next_word(&self, at: usize) -> Word {
        self.letters(self.after_blanks(at))
    }

    /// The word before the blanks here; empty if something else stands there.
    pub(super) fn previous_word(&self, at: usize) -> Word {
        self.letters_before(self.before_blanks(at))
    }

    /// The word after blanks or one hyphen: "million" of "5-million", "two-thirds".
    pub(super) fn joined_word(&self, at: usize) -> Word {
        match self.char(at) {
            Some('-' | '\u{2010}' | '\u{2011}') => self.letters(at + self.char(at).map_or(0, char::len_utf8)),
            _ => self.next_word(at),
        }
    }

    fn word(&self, start: usize, end: usize) -> Word {
        let mut word = Word { span: Span::new(start, end), lower: [0; Word::LONGEST], length: 0 };
        if let Some(bytes) = self.bytes.get(start..end).filter(|bytes| bytes.len() <= Word::LONGEST) {
            for (lower, byte) in word.lower.iter_mut().zip(bytes) {
                *lower = byte.to_ascii_lowercase();
            }
            word.length = bytes.len();
        }
        word
    }

    /// Whether a letter or digit stands at a place.
    pub(super) fn alphanumeric_at(&self, at: usize) -> bool {
        self.char(at).is_some_and(is_alphanumeric)
    }

    /// Whether a letter or digit stands before a place.
    pub(super) fn alphanumeric_before(&self, at: usize) -> bool {
        self.char_before(at).is_some_and(is_alphanumeric)
    }

    /// Whether the letter at a place is a capital.
    pub(super) fn capital_at(&self, at: usize) -> bool {
        self.char(at).is_some_and(char::is_uppercase)
    }

    /// The place after the ASCII digits here.
    pub(super) fn after_digits(&self, at: usize) -> usize {
        let rest = self.bytes.get(at..).unwrap_or_default();
        at + rest.iter().position(|b| !b.is_ascii_digit()).unwrap_or(rest.len())
    }

    /// Whether a sentence begins at a place: the start of the text or a line, or an end mark and blanks before it.
    pub(super) fn sentence_starts(&self, at: usize) -> bool {
        let before = self.before_blanks(at);
        let line = self.slice(before, at).contains('\n');
        line || matches!(
            self.char_before(before),
            None | Some('.' | '!' | '?' | ':' | ';' | '\n' | '“' | '"' | '”' | '(' | '•' | '*')
        )
    }
}

/// The high bit of each of sixteen bytes.
const HIGH: u128 = u128::from_ne_bytes([0x80; 16]);

/// What makes ASCII letters lowercase.
const LOWER: u128 = u128::from_ne_bytes([0x20; 16]);

/// The high bit of each of sixteen bytes that is an ASCII letter.
const fn letters(chunk: u128) -> u128 {
    let lower = (chunk | LOWER) & !HIGH;
    let from_a = lower + u128::from_ne_bytes([0x80 - b'a'; 16]);
    let after_z = lower + u128::from_ne_bytes([0x80 - b'z' - 1; 16]);
    from_a & !after_z & !chunk & HIGH
}

/// A blank inside a line or one line end.
pub(super) const fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{a0}' | '\u{2002}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}')
}

/// Whether a character belongs to a word. The quotation marks and dashes of prose are told at once.
pub(super) fn is_alphanumeric(c: char) -> bool {
    !matches!(c, '\u{2000}'..='\u{206f}') && c.is_alphanumeric()
}

/// A hyphen or dash of any length, without the minus sign.
pub(super) const fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2015}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_on_either_side() {
        let text = Text::new("the Übung,\u{a0}of 5");
        assert_eq!(text.next_word(3).span.of(text.as_str()), "Übung");
        assert_eq!(text.previous_word(10).span.of(text.as_str()), "Übung");
        assert_eq!(text.previous_word(11).lower(), "");
        assert_eq!(text.next_word(11).lower(), "of");
        assert!(text.next_word(99).is_empty() && text.previous_word(0).is_empty());
    }

    #[test]
    fn a_paragraph_ends_at_an_empty_line() {
        let text = Text::new("a\nb\n\nc");
        assert_eq!(text.next_word(1).lower(), "b");
        assert!(text.next_word(3).is_empty());
        assert!(text.sentence_starts(2) && text.sentence_starts(0) && !text.sentence_starts(1));
    }
}
