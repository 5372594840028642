//! Lines of a file, read in large chunks.

use std::io::Read;

use crate::error::{Error, ErrorKind};
use crate::limits;

/// How much is read at once.
const CHUNK: usize = 1 << 18;

/// Lines without their ends, numbered from 1. Only as much of the file is held as one line needs.
pub(crate) struct Lines<R> {
    reader: R,
    buffer: Vec<u8>,
    start: usize,
    end: usize,
    at_end: bool,
    number: u64,
    bytes: u64,
}

/// What [`Lines::advance`] found.
pub(crate) enum Step {
    /// A line: see [`Lines::line`].
    Line,
    /// A line too long to be looked at.
    TooLong,
    /// Nothing more.
    End,
}

#[cfg(feature = "parallel")]
impl Lines<std::io::Empty> {
    /// No lines yet.
    pub(crate) const fn none() -> Self {
        Self { reader: std::io::empty(), buffer: Vec::new(), start: 0, end: 0, at_end: true, number: 0, bytes: 0 }
    }

    /// Takes whole lines of others, about `size` bytes of them, and holds nothing else; `false` where there is nothing left.
    pub(crate) fn refill<R: Read>(&mut self, others: &mut Lines<R>, size: usize) -> Result<bool, Error> {
        self.number = others.number;
        others.piece(size, &mut self.buffer)?;
        (self.start, self.end) = (0, self.buffer.len());
        Ok(self.end > 0)
    }
}

impl<R: Read> Lines<R> {
    pub(crate) fn new(reader: R) -> Self {
        Self { reader, buffer: vec![0; CHUNK], start: 0, end: 0, at_end: false, number: 0, bytes: 0 }
    }

    /// The number of the current line.
    pub(crate) const fn number(&self) -> u64 {
        self.number
    }

    /// How many bytes have been read.
    pub(crate) const fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Whether the next step will have to read from the file.
    pub(crate) fn is_drained(&self) -> bool {
        self.start >= self.end
    }

    /// What has been read and not handed out.
    pub(crate) fn buffered(&self) -> &[u8] {
        self.buffer.get(self.start..self.end).unwrap_or_default()
    }

    /// How many lines so many bytes are, if all are like those at hand.
    pub(crate) fn expected(&self, bytes: u64) -> Option<u64> {
        let lines = memchr::memchr_iter(b'\n', self.buffered()).count();
        let held = u64::try_from(self.buffered().len()).ok()?;
        bytes.checked_mul(u64::try_from(lines).ok()?)?.checked_div(held)
    }

    /// Hands out whole lines of what is buffered.
    pub(crate) fn consume(&mut self, bytes: usize, lines: u64) {
        self.start = (self.start + bytes).min(self.end);
        self.number += lines;
    }

    /// Finds the next line and returns its place in the buffer.
    pub(crate) fn advance(&mut self) -> Result<(Step, usize, usize), Error> {
        let mut searched = self.start;
        loop {
            let unread = self.buffer.get(searched..self.end).unwrap_or_default();
            if let Some(found) = memchr::memchr(b'\n', unread) {
                let (from, to) = (self.start, searched + found);
                self.start = to + 1;
                self.number += 1;
                return Ok((step(from, to), from, to));
            }
            if self.at_end {
                return Ok(self.last());
            }
            if self.end - self.start > limits::LINE {
                return self.skip();
            }
            searched = self.end - self.start;
            self.fill()?;
        }
    }

    /// The bytes of a line that [`advance`](Self::advance) found, without a carriage return at its end.
    pub(crate) fn line(&self, from: usize, to: usize) -> &[u8] {
        let line = self.buffer.get(from..to).unwrap_or_default();
        line.strip_suffix(b"\r").unwrap_or(line)
    }

    fn last(&mut self) -> (Step, usize, usize) {
        let (from, to) = (self.start, self.end);
        if from == to {
            return (Step::End, from, to);
        }
        self.start = to;
        self.number += 1;
        (step(from, to), from, to)
    }

    /// Moves what is left to the front and reads more behind it.
    fn fill(&mut self) -> Result<(), Error> {
        self.buffer.copy_within(self.start..self.end, 0);
        self.end -= self.start;
        self.start = 0;
        if self.buffer.len() - self.end < CHUNK {
            self.buffer.resize(self.end + CHUNK, 0);
        }
        let read = self.read()?;
        self.at_end = read == 0;
        self.end += read;
        Ok(())
    }

    fn read(&mut self) -> Result<usize, Error> {
        let room = self.buffer.get_mut(self.end..).unwrap_or_default();
        loop {
            match self.reader.read(room) {
                Ok(read) => {
                    self.bytes += u64::try_from(read).unwrap_or(0);
                    return Ok(read);
                }
                Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
                Err(error) => return Err(Error::io(format!("reading after line {}", self.number), error)),
            }
        }
    }

    /// Moves about `size` bytes into `piece`, up to the end of a line or of the file.
    #[cfg(feature = "parallel")]
    fn piece(&mut self, size: usize, piece: &mut Vec<u8>) -> Result<(), Error> {
        piece.clear();
        piece.extend_from_slice(self.buffered());
        (self.start, self.end) = (0, 0);
        let mut searched = 0;
        let end = loop {
            if self.append(size, piece)? < size {
                break piece.len();
            }
            if let Some(found) = memchr::memrchr(b'\n', piece.get(searched..).unwrap_or_default()) {
                break searched + found + 1;
            }
            // A line too long to be looked at is one already.
            piece.truncate(limits::LINE + 1);
            searched = piece.len();
        };
        let rest = piece.get(end..).unwrap_or_default();
        if self.buffer.len() < rest.len() {
            self.buffer.resize(rest.len(), 0);
        }
        if let Some(front) = self.buffer.get_mut(..rest.len()) {
            front.copy_from_slice(rest);
            self.end = rest.len();
        }
        piece.truncate(end);
        let lines = memchr::memchr_iter(b'\n', piece).count();
        let unended = usize::from(piece.last().is_some_and(|&byte| byte != b'\n'));
        self.number += u64::try_from(lines + unended).unwrap_or(0);
        Ok(())
    }

    /// Reads so many bytes, fewer at the end of the file.
    #[cfg(feature = "parallel")]
    fn append(&mut self, bytes: usize, piece: &mut Vec<u8>) -> Result<usize, Error> {
        let most = u64::try_from(bytes).unwrap_or(u64::MAX);
        let read = self.reader.by_ref().take(most).read_to_end(piece);
        let read = read.map_err(|error| Error::io(format!("reading after line {}", self.number), error))?;
        self.bytes += u64::try_from(read).unwrap_or(0);
        Ok(read)
    }

    /// Skips the rest of a line that is too long.
    fn skip(&mut self) -> Result<(Step, usize, usize), Error> {
        self.number += 1;
        loop {
            (self.start, self.end) = (0, 0);
            let read = self.read()?;
            self.end = read;
            self.at_end = read == 0;
            let found = memchr::memchr(b'\n', self.buffer.get(..read).unwrap_or_default());
            if let Some(found) = found {
                self.start = found + 1;
            }
            if found.is_some() || self.at_end {
                return Ok((Step::TooLong, 0, 0));
            }
        }
    }
}

/// A line between two bytes.
const fn step(from: usize, to: usize) -> Step {
    if to - from > limits::LINE { Step::TooLong } else { Step::Line }
}

/// The error of a line that is too long.
pub(crate) fn too_long() -> Error {
    Error::new(ErrorKind::Limit, format!("line longer than {} bytes", limits::LINE))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(text: &[u8]) -> Vec<String> {
        steps(&mut Lines::new(text))
    }

    fn steps(lines: &mut Lines<impl Read>) -> Vec<String> {
        let mut found = Vec::new();
        loop {
            match lines.advance().unwrap() {
                (Step::Line, from, to) => found.push(String::from_utf8_lossy(lines.line(from, to)).into_owned()),
                (Step::TooLong, ..) => found.push("too long".to_owned()),
                (Step::End, ..) => return found,
            }
        }
    }

    #[test]
    fn lines_end_as_they_may() {
        assert_eq!(all(b"a\r\nb\n\nc"), ["a", "b", "", "c"]);
        assert_eq!(all(b""), [""; 0]);
        assert_eq!(all(b"\n"), [""]);
    }

    #[test]
    #[cfg(feature = "parallel")]
    fn pieces_end_with_lines_and_make_up_the_file() {
        let lines: Vec<String> = (0..200_000).map(|n| format!("{n},{n}\n")).collect();
        let text = lines.concat();
        for size in [1, 1_000, CHUNK, CHUNK + 1, 3 * CHUNK, text.len(), text.len() + 1] {
            let mut lines = Lines::new(text.as_bytes());
            let (mut whole, mut before, mut piece) = (Vec::new(), 0, Lines::none());
            while piece.refill(&mut lines, size).unwrap() {
                assert!(piece.buffered().ends_with(b"\n"));
                assert_eq!(piece.number(), before);
                before += u64::try_from(memchr::memchr_iter(b'\n', piece.buffered()).count()).unwrap();
                assert_eq!(lines.number(), before);
                whole.extend_from_slice(piece.buffered());
            }
            assert_eq!(whole, text.as_bytes());
        }
    }

    #[test]
    #[cfg(feature = "parallel")]
    fn no_piece_holds_a_line_without_end() {
        let endless = "x".repeat(2 * limits::LINE);
        for (text, ends) in [(format!("a\n{endless}\nb"), 2), (format!("a\n{endless}"), 1), (endless, 0)] {
            let (mut lines, mut piece, mut found) = (Lines::new(text.as_bytes()), Lines::none(), Vec::new());
            while piece.refill(&mut lines, CHUNK).unwrap() {
                assert!(piece.buffered().len() <= limits::LINE + CHUNK + 1);
                found.extend(steps(&mut piece));
            }
            assert_eq!(found, all(text.as_bytes()));
            assert_eq!(lines.number(), ends + 1);
        }
    }

    #[test]
    fn a_line_over_several_chunks_is_whole_and_an_endless_one_is_skipped() {
        let long = "x".repeat(3 * CHUNK + 7);
        assert_eq!(all(format!("a\n{long}\nb").as_bytes()), ["a", long.as_str(), "b"]);
        let endless = "x".repeat(limits::LINE + 3 * CHUNK);
        assert_eq!(all(format!("a\n{endless}\nb\n").as_bytes()), ["a", "too long", "b"]);
        assert_eq!(all(endless.as_bytes()), ["too long"]);
    }

    #[test]
    fn the_longest_line_is_read_and_one_byte_more_is_not() {
        for (length, read) in [(limits::LINE - 1, true), (limits::LINE, true), (limits::LINE + 1, false)] {
            let line = "x".repeat(length);
            let expected = if read { line.as_str() } else { "too long" };
            assert!(all(format!("{line}\nb\n").as_bytes()) == [expected, "b"], "{length} and a line end");
            assert!(all(line.as_bytes()) == [expected], "{length}");
        }
    }
}
