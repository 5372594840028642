//! Where rows come from, whatever they mean.

use std::borrow::Cow;
use std::io::Read;

use super::fields::{Fault, Fields, Row};
use super::header::Header;
use super::lines::{Lines, Step, too_long};
use super::options::Notice;
use crate::dataset::table::{Builder, Observation};
use crate::error::{Error, ErrorKind};

/// What the fields of a row mean.
pub(crate) trait Layout: Send + Sync + std::fmt::Debug {
    /// The same layout for another thread.
    #[cfg(feature = "parallel")]
    fn fork(&self) -> Box<dyn Layout>;

    /// Puts the lines at the front of `bytes` that are beyond doubt straight into a table: how many bytes and lines. Those
    /// from the first doubtful line on are read in the general way.
    fn quick(&mut self, _bytes: &[u8], _delimiter: u8, _builder: &mut Builder) -> (usize, u64) {
        (0, 0)
    }

    /// The observation of a row.
    fn read(&mut self, fields: &Fields<'_>) -> Result<Observation, Fault>;
}

/// What [`Rows::next`] found in a line.
pub(crate) enum Outcome {
    Observation(Observation),
    Blank,
    /// An error at a line and column, the latter from 1 or 0 for the whole line.
    Rejected {
        line: u64,
        column: u64,
        error: Error,
    },
    End,
}

impl Outcome {
    pub(crate) fn rejected(line: u64, fault: Fault) -> Self {
        let column = u64::try_from(fault.column).map_or(0, |column| column + 1);
        Self::Rejected { line, column, error: fault.error }
    }
}

/// Lines split into fields.
pub(crate) struct Rows<R> {
    lines: Lines<R>,
    row: Row,
    delimiter: u8,
    columns: usize,
}

#[cfg(feature = "parallel")]
impl Rows<std::io::Empty> {
    /// No rows yet.
    pub(crate) fn none() -> Self {
        Self { lines: Lines::none(), row: Row::default(), delimiter: b',', columns: 0 }
    }

    /// Takes about `size` bytes of others, and holds nothing else; `false` where there is nothing left.
    pub(crate) fn refill<R: Read>(&mut self, others: &mut Rows<R>, size: usize) -> Result<bool, Error> {
        (self.delimiter, self.columns) = (others.delimiter, others.columns);
        self.lines.refill(&mut others.lines, size)
    }
}

const LATIN: &str = "not UTF-8, so read as ISO-8859-1";

impl<R: Read> Rows<R> {
    /// Reads the header.
    pub(crate) fn new(reader: R) -> Result<(Self, Header), Error> {
        let mut lines = Lines::new(reader);
        let (step, from, to) = lines.advance()?;
        let Step::Line = step else {
            return Err(Error::new(ErrorKind::Data, "no header: the file is empty"));
        };
        let (line, _) = decoded(lines.line(from, to), 1);
        let delimiter = delimiter(&line);
        let mut row = Row::default();
        let fields = row.split(&line, delimiter).map_err(|fault| fault.error)?;
        let header = Header::new((0..fields.len()).map(|column| fields.get(column)));
        let columns = header.len();
        Ok((Self { lines, row, delimiter, columns }, header))
    }

    /// The line of the last row.
    pub(crate) const fn line(&self) -> u64 {
        self.lines.number()
    }

    pub(crate) const fn bytes(&self) -> u64 {
        self.lines.bytes()
    }

    /// How many rows so many bytes are likely to be.
    pub(crate) fn expected(&self, bytes: u64) -> Option<u64> {
        self.lines.expected(bytes)
    }

    /// Whether the next row will be read from a new chunk.
    pub(crate) fn is_drained(&self) -> bool {
        self.lines.is_drained()
    }

    /// Puts lines straight into a table, as far as the layout takes them: how many.
    pub(crate) fn quick(&mut self, layout: &mut dyn Layout, builder: &mut Builder) -> u64 {
        let (bytes, lines) = layout.quick(self.lines.buffered(), self.delimiter, builder);
        self.lines.consume(bytes, lines);
        lines
    }

    /// The next line.
    ///
    /// # Errors
    ///
    /// Only what reading gives; an error in the row is an [`Outcome`].
    pub(crate) fn next(&mut self, layout: &mut dyn Layout, notices: &mut Vec<Notice>) -> Result<Outcome, Error> {
        let (step, from, to) = self.lines.advance()?;
        let number = self.lines.number();
        match step {
            Step::End => return Ok(Outcome::End),
            Step::TooLong => return Ok(Outcome::Rejected { line: number, column: 0, error: too_long() }),
            Step::Line => {}
        }
        let (line, latin) = decoded(self.lines.line(from, to), number);
        if line.is_empty() {
            return Ok(Outcome::Blank);
        }
        if latin {
            notice(notices, number, LATIN);
        }
        let read = self.row.split(&line, self.delimiter).and_then(|fields| {
            complete(&fields, self.columns)?;
            layout.read(&fields)
        });
        Ok(match read {
            Ok(observation) => Outcome::Observation(observation),
            Err(fault) => Outcome::rejected(number, fault),
        })
    }
}

/// Says a thing once.
pub(crate) fn notice(notices: &mut Vec<Notice>, line: u64, message: impl Into<Cow<'static, str>>) {
    let message = message.into();
    if !notices.iter().any(|notice| notice.message == message) {
        notices.push(Notice { line, message });
    }
}

fn complete(fields: &Fields<'_>, columns: usize) -> Result<(), Fault> {
    let found = fields.len();
    if found == columns {
        return Ok(());
    }
    let message = format!("{found} fields where the header has {columns}");
    Err(Fault::new(found.min(columns), Error::new(ErrorKind::Data, message)))
}

/// A line as text, and whether it had to be read as ISO-8859-1. A byte order mark is no text.
pub(crate) fn decoded(line: &[u8], number: u64) -> (Cow<'_, str>, bool) {
    let line = if number == 1 { line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line) } else { line };
    match std::str::from_utf8(line) {
        Ok(text) => (Cow::Borrowed(text), false),
        Err(_) => (line.iter().map(|&byte| char::from(byte)).collect::<String>().into(), true),
    }
}

/// The delimiter that makes the most columns; `;` and `|` in the brackets of SDMX make none.
fn delimiter(header: &str) -> u8 {
    let mut best = (1, b',');
    for candidate in [b',', b'\t', b';', b'|'] {
        let mut row = Row::default();
        let columns = match row.split(header, candidate) {
            Ok(fields) => fields.len(),
            Err(fault) if fault.error.kind() == ErrorKind::Limit => usize::MAX,
            Err(_) => 0,
        };
        if columns > best.0 {
            best = (columns, candidate);
        }
    }
    best.1
}
