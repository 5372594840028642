//! Records of JSON files. Numbers are read as they are printed, never through a float.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::Read;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::fields::{Fault, Row};
use super::header::Header;
use super::rows::{Layout, Outcome};
use super::{Format, sdmx_json};
use crate::error::{Error, ErrorKind, Place};
use crate::limits;

/// The observations of a JSON file, one after the other. The file is held as a whole.
pub(crate) struct Records {
    text: String,
    names: Vec<String>,
    header: Header,
    list: List,
    next: usize,
    row: Row,
    /// The line that begins at a byte before the current record.
    line: (usize, u64),
}

/// Where the records are.
enum List {
    /// Objects, as byte ranges of the text.
    Objects(Vec<(usize, usize)>),
    /// Fields that were made already, with the place they come from.
    Made(Vec<Made>),
}

/// A row made of an observation that stands in an array.
pub(crate) struct Made {
    /// The byte at which the observation stands.
    pub(crate) at: usize,
    pub(crate) fields: Vec<String>,
}

/// The object around the records.
#[derive(Deserialize)]
struct Members<'t> {
    #[serde(borrow, alias = "dataset")]
    data: Vec<&'t RawValue>,
}

type Object<'t> = BTreeMap<Cow<'t, str>, &'t RawValue>;

impl Records {
    pub(crate) fn new(bytes: Vec<u8>, format: Format) -> Result<Self, Error> {
        let mut text = String::from_utf8(bytes).map_err(|error| {
            let at = error.utf8_error().valid_up_to();
            Error::new(ErrorKind::Data, format!("not UTF-8 at byte {at}"))
        })?;
        if text.starts_with('\u{FEFF}') {
            text.remove(0);
        }
        shallow(&text)?;
        let (names, list) = match format {
            Format::SdmxJson => {
                let (names, made) = sdmx_json::rows(&text)?;
                (names, List::Made(made))
            }
            _ => objects(&text)?,
        };
        let header = Header::new(names.iter().map(String::as_str));
        Ok(Self { text, names, header, list, next: 0, row: Row::default(), line: (0, 1) })
    }

    pub(crate) const fn header(&self) -> &Header {
        &self.header
    }

    pub(crate) fn bytes(&self) -> u64 {
        u64::try_from(self.text.len()).unwrap_or(u64::MAX)
    }

    pub(crate) const fn line(&self) -> u64 {
        self.line.1
    }

    /// The next record.
    pub(crate) fn next(&mut self, layout: &mut dyn Layout) -> Outcome {
        let index = self.next;
        self.next += 1;
        match &self.list {
            List::Objects(ranges) => {
                let Some(&(start, end)) = ranges.get(index) else { return Outcome::End };
                self.advance_line(start);
                let text = self.text.get(start..end).unwrap_or_default();
                match fields(text, &self.names) {
                    Ok(found) => {
                        let row = self.row.set(found.iter().map(|(_, text)| text.as_ref()));
                        let at = |column: usize| start + found.get(column).map_or(0, |(at, _)| *at);
                        let read = layout.read(&row);
                        read.map_or_else(|fault| self.rejected(at(fault.column), fault.error), Outcome::Observation)
                    }
                    Err((at, error)) => self.rejected(start + at, error),
                }
            }
            List::Made(rows) => {
                let Some(made) = rows.get(index) else { return Outcome::End };
                let (at, row) = (made.at, self.row.set(made.fields.iter().map(String::as_str)));
                let read: Result<_, Fault> = layout.read(&row);
                self.advance_line(at);
                read.map_or_else(|fault| self.rejected(at, fault.error), Outcome::Observation)
            }
        }
    }

    fn advance_line(&mut self, to: usize) {
        let (from, line) = self.line;
        self.line = if to >= from {
            (to, line + newlines(&self.text, from, to))
        } else {
            (to, 1 + newlines(&self.text, 0, to))
        };
    }

    /// An error at a byte of the text: its line, and its character in the line.
    fn rejected(&self, at: usize, error: Error) -> Outcome {
        let (line, column) = self.place(at);
        Outcome::Rejected { line, column, error }
    }

    fn place(&self, at: usize) -> (u64, u64) {
        let (from, line) = self.line;
        let line = line + newlines(&self.text, from, at);
        let before = self.text.get(..at).unwrap_or_default();
        let start = before.rfind('\n').map_or(0, |newline| newline + 1);
        let column = before.get(start..).map_or(0, |part| part.chars().count());
        (line, u64::try_from(column).map_or(0, |column| column + 1))
    }
}

/// All bytes of a file.
///
/// # Errors
///
/// [`ErrorKind::Limit`] for more than `most`, and what reading gives.
pub(super) fn whole(reader: impl Read, most: usize) -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    let one_more = u64::try_from(most).map_or(u64::MAX, |most| most.saturating_add(1));
    reader.take(one_more).read_to_end(&mut bytes).map_err(|error| Error::io("reading JSON", error))?;
    if bytes.len() > most {
        return Err(Error::new(ErrorKind::Limit, format!("JSON of more than {most} bytes")));
    }
    Ok(bytes)
}

/// Refuses brackets and braces too deep inside each other.
fn shallow(text: &str) -> Result<(), Error> {
    let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = quoted,
            b'"' => quoted = !quoted,
            _ if quoted => {}
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > limits::JSON_DEPTH {
            let line = newlines(text, 0, at) + 1;
            let error = Error::new(ErrorKind::Limit, format!("JSON of more than {} levels", limits::JSON_DEPTH));
            return Err(error.at(Place::new("input", line, 0)));
        }
    }
    Ok(())
}

fn newlines(text: &str, from: usize, to: usize) -> u64 {
    let bytes = text.as_bytes().get(from..to).unwrap_or_default();
    u64::try_from(memchr::memchr_iter(b'\n', bytes).count()).unwrap_or(0)
}

/// An error of the JSON itself, with its place.
pub(crate) fn malformed(error: &serde_json::Error) -> Error {
    let place = |n: usize| u64::try_from(n).unwrap_or(0);
    let cause = Error::new(ErrorKind::Data, format!("JSON: {error}"));
    cause.at(Place::new("input", place(error.line()), place(error.column())))
}

fn objects(text: &str) -> Result<(Vec<String>, List), Error> {
    let data = if text.trim_start().starts_with('[') {
        serde_json::from_str(text)
    } else {
        serde_json::from_str(text).map(|Members { data }| data)
    };
    let data: Vec<&RawValue> = data.map_err(|error| malformed(&error))?;
    let ranges = data.iter().map(|raw| {
        let start = offset(text, raw.get());
        (start, start + raw.get().len())
    });
    let first: Option<Object<'_>> = data.first().and_then(|raw| serde_json::from_str(raw.get()).ok());
    let names = first.unwrap_or_default().into_keys().map(Cow::into_owned).collect();
    Ok((names, List::Objects(ranges.collect())))
}

/// At which byte of `text` a part of it begins.
pub(crate) fn offset(text: &str, part: &str) -> usize {
    part.as_ptr().addr().saturating_sub(text.as_ptr().addr())
}

/// The members of an object in the order of `names`, with the byte each begins at.
type Found<'t> = Vec<(usize, Cow<'t, str>)>;

fn fields<'t>(text: &'t str, names: &[String]) -> Result<Found<'t>, (usize, Error)> {
    let object: Object<'t> =
        serde_json::from_str(text).map_err(|_| (0, Error::syntax("record", text, "an object of numbers and texts")))?;
    if object.len() != names.len() {
        let message = format!("{} members where the first record has {}", object.len(), names.len());
        return Err((0, Error::new(ErrorKind::Data, message)));
    }
    let member = |name: &String| {
        let missing = || (0, Error::new(ErrorKind::Data, format!("no member {name:?}, which the first record has")));
        let raw = object.get(name.as_str()).ok_or_else(missing)?.get();
        let at = offset(text, raw);
        Ok((at, plain(raw).map_err(|error| (at, error))?))
    };
    names.iter().map(member).collect()
}

/// A value as the text of a field: `null` is empty, a text without its quotation marks, a number as printed.
pub(crate) fn plain(raw: &str) -> Result<Cow<'_, str>, Error> {
    match raw.as_bytes().first() {
        Some(b'n') => Ok("".into()),
        Some(b'"') => {
            serde_json::from_str::<String>(raw).map(Cow::Owned).map_err(|_| Error::syntax("value", raw, "a text"))
        }
        Some(b'{' | b'[') => Err(Error::syntax("value", raw, "a number, text, true, false or null")),
        _ => Ok(raw.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_held_as_a_whole_up_to_a_limit() {
        assert_eq!(whole(&b"1234"[..], 5).unwrap(), b"1234");
        assert_eq!(whole(&b"12345"[..], 5).unwrap(), b"12345");
        let error = whole(&b"123456"[..], 5).unwrap_err();
        assert_eq!((error.kind(), error.to_string().as_str()), (ErrorKind::Limit, "JSON of more than 5 bytes"));
    }

    #[test]
    fn depth_is_counted_outside_of_texts() {
        let deep = |depth: usize| format!("{}\"[[\\\"{{\"{}", "[".repeat(depth), "]".repeat(depth));
        assert!(shallow(&deep(limits::JSON_DEPTH - 1)).is_ok());
        assert!(shallow(&deep(limits::JSON_DEPTH)).is_ok());
        let error = shallow(&deep(limits::JSON_DEPTH + 1)).unwrap_err();
        assert_eq!(
            (error.kind(), error.to_string().as_str()),
            (ErrorKind::Limit, "input:1:0: JSON of more than 64 levels")
        );
        // One beside the other is not one in the other.
        assert!(shallow(&"[]".repeat(1000)).is_ok());
    }
}
