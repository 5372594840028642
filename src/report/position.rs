//! Bytes of a text as code points, and as lines and columns.

#[cfg(feature = "json")]
use crate::source::Span;

/// The bytes between two marks.
const STEP: usize = 64;

/// Counts code points before any byte of a text. Building is linear in the text, a question looks at fewer than
/// [`STEP`] bytes.
pub(super) struct Positions<'t> {
    text: &'t str,
    /// The code points before each `STEP`th byte; empty for ASCII, where every byte is one.
    marks: Vec<usize>,
}

impl<'t> Positions<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let mut marks = Vec::new();
        if !text.is_ascii() {
            let mut before = 0;
            for chunk in text.as_bytes().chunks(STEP) {
                marks.push(before);
                before += heads(chunk);
            }
        }
        Self { text, marks }
    }

    #[cfg(feature = "json")]
    pub(super) const fn text(&self) -> &'t str {
        self.text
    }

    /// The number of code points that begin before `byte`.
    pub(super) fn code_points(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        if self.marks.is_empty() {
            return byte;
        }
        let index = byte.div_euclid(STEP).min(self.marks.len().saturating_sub(1));
        let rest = self.text.as_bytes().get(index * STEP..byte).unwrap_or_default();
        self.marks.get(index).copied().unwrap_or_default() + heads(rest)
    }

    #[cfg(feature = "json")]
    pub(super) fn span(&self, span: Span) -> (usize, usize) {
        (self.code_points(span.start), self.code_points(span.end))
    }
}

/// The number of code points that begin in `bytes`.
fn heads(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| byte & 0xC0 != 0x80).count()
}

/// Where the lines of a text begin.
#[cfg(feature = "terminal")]
pub(super) struct Lines {
    starts: Vec<usize>,
}

#[cfg(feature = "terminal")]
impl Lines {
    pub(super) fn new(text: &str) -> Self {
        let after = memchr::memchr_iter(b'\n', text.as_bytes()).map(|newline| newline + 1);
        Self { starts: std::iter::once(0).chain(after).collect() }
    }

    /// Line and column of a byte, both from 1; the column counts code points.
    pub(super) fn place(&self, positions: &Positions<'_>, byte: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|&start| start <= byte);
        let start = self.starts.get(line.saturating_sub(1)).copied().unwrap_or_default();
        (line, positions.code_points(byte) - positions.code_points(start) + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_as_chars_do() {
        for text in ["", "plain", "€1.2bn – “x”", &"día 日本 👩‍👩‍👧 ".repeat(40)] {
            let positions = Positions::new(text);
            for byte in (0..=text.len()).filter(|&byte| text.is_char_boundary(byte)) {
                assert_eq!(positions.code_points(byte), text[..byte].chars().count());
            }
            assert_eq!(positions.code_points(text.len() + 9), text.chars().count());
        }
    }

    #[cfg(feature = "terminal")]
    #[test]
    fn lines_and_columns() {
        let text = "één\ntwee €5\n";
        let (lines, positions) = (Lines::new(text), Positions::new(text));
        assert_eq!(lines.place(&positions, 0), (1, 1));
        assert_eq!(lines.place(&positions, text.find('5').unwrap()), (2, 7));
        assert_eq!(lines.place(&positions, text.len()), (3, 1));
    }
}
