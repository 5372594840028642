//! Records of JSON files. Numbers are read as they are printed, never through a float.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::io::Read;

use serde_json::value::RawValue;

use super::elements::{Count, Elements, moved};
use super::fields::{Fault, Row};
use super::header::Header;
use super::options::Notice;
use super::rows::{Layout, Outcome};
use super::{Format, sdmx_json};
use crate::error::{Error, ErrorKind, Place};
use crate::limits;

/// The observations of a JSON file, one after the other.
pub(crate) struct Records<'r> {
    names: Vec<String>,
    header: Header,
    list: List<'r>,
    row: Row,
    /// The line of the last record.
    line: u64,
}

/// Where the records are.
enum List<'r> {
    /// Objects in an array, held one at a time.
    Objects(Elements<Box<dyn Read + 'r>>),
    /// Fields that were made already, as the structure of a message may stand behind its data: the file is held as a whole.
    Made { text: String, rows: std::vec::IntoIter<Made>, last: (usize, (u64, u64)) },
}

/// A row made of an observation that stands in an array.
pub(crate) struct Made {
    /// The byte at which the observation stands.
    pub(crate) at: usize,
    pub(crate) fields: Vec<String>,
}

type Object<'t> = BTreeMap<Cow<'t, str>, &'t RawValue>;

impl<'r> Records<'r> {
    pub(crate) fn new(reader: Box<dyn Read + 'r>, format: Format, file: &str) -> Result<Self, Error> {
        let (names, list) = if format == Format::SdmxJson {
            let text = unpacked(whole(reader, limits::JSON)?)?;
            shallow(&text, file)?;
            let (names, made) = sdmx_json::rows(&text)?;
            (names, List::Made { text, rows: made.into_iter(), last: (0, (1, 1)) })
        } else {
            let mut elements = Elements::new(reader, file)?;
            let first: Option<Object<'_>> = elements.current()?.and_then(|text| serde_json::from_str(text).ok());
            let names = first.unwrap_or_default().into_keys().map(Cow::into_owned).collect();
            (names, List::Objects(elements))
        };
        let header = Header::new(names.iter().map(String::as_str));
        Ok(Self { names, header, list, row: Row::default(), line: 1 })
    }

    pub(crate) const fn header(&self) -> &Header {
        &self.header
    }

    pub(crate) fn bytes(&self) -> u64 {
        match &self.list {
            List::Objects(elements) => elements.bytes(),
            List::Made { text, .. } => u64::try_from(text.len()).unwrap_or(u64::MAX),
        }
    }

    pub(crate) const fn line(&self) -> u64 {
        self.line
    }

    /// Whether more of the file was read since the last call.
    pub(crate) fn was_filled(&mut self) -> bool {
        match &mut self.list {
            List::Objects(elements) => elements.was_filled(),
            List::Made { .. } => false,
        }
    }

    /// That the file says it has another number of records than `seen`.
    pub(crate) fn miscounted(&self, seen: u64) -> Option<Notice> {
        let List::Objects(elements) = &self.list else { return None };
        let Count { values, line } = elements.count().filter(|count| count.values != seen)?;
        let message = format!("the file says it has {values} observations and has {seen}: it may have been cut");
        Some(Notice { line, message: message.into() })
    }

    /// The next record.
    ///
    /// # Errors
    ///
    /// What reading gives, and JSON that is malformed: what comes after it cannot be told.
    pub(crate) fn next(&mut self, layout: &mut dyn Layout) -> Result<Outcome, Error> {
        match &mut self.list {
            List::Objects(elements) => {
                let Some(text) = elements.current()? else { return Ok(Outcome::End) };
                let outcome = match fields(text, &self.names) {
                    Ok(found) => {
                        let row = self.row.set(found.iter().map(|(_, text)| text.as_ref()));
                        let at = |fault: Fault| (found.get(fault.column).map_or(0, |(at, _)| *at), fault.error);
                        layout.read(&row).map_err(at)
                    }
                    Err(fault) => Err(fault),
                };
                if outcome.is_err()
                    && let Err(error) = serde_json::from_str::<&RawValue>(text)
                {
                    return Err(elements.malformed(&error.to_string()));
                }
                self.line = elements.line();
                let outcome = outcome.map_or_else(
                    |(at, error)| {
                        let (line, column) = elements.place(at);
                        Outcome::Rejected { line, column, error }
                    },
                    Outcome::Observation,
                );
                elements.advance();
                Ok(outcome)
            }
            List::Made { text, rows, last } => {
                let Some(Made { at, fields }) = rows.next() else { return Ok(Outcome::End) };
                let read = layout.read(&self.row.set(fields.iter().map(String::as_str)));
                // In the order of the file.
                let (from, place) = *last;
                let (line, column) = moved(place, text.as_bytes().get(from..at).unwrap_or_default());
                *last = (at, (line, column));
                self.line = line;
                Ok(read
                    .map_or_else(|fault| Outcome::Rejected { line, column, error: fault.error }, Outcome::Observation))
            }
        }
    }
}

/// The text of a file.
fn unpacked(bytes: Vec<u8>) -> Result<String, Error> {
    let mut text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        Error::new(ErrorKind::Data, format!("not UTF-8 at byte {at}"))
    })?;
    if text.starts_with('\u{FEFF}') {
        text.remove(0);
    }
    Ok(text)
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
fn shallow(text: &str, file: &str) -> Result<(), Error> {
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
            return Err(error.at(Place::new(file, line, 0)));
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
        assert!(shallow(&deep(limits::JSON_DEPTH - 1), "input").is_ok());
        assert!(shallow(&deep(limits::JSON_DEPTH), "input").is_ok());
        let error = shallow(&deep(limits::JSON_DEPTH + 1), "input").unwrap_err();
        assert_eq!(
            (error.kind(), error.to_string().as_str()),
            (ErrorKind::Limit, "input:1:0: JSON of more than 64 levels")
        );
        // One beside the other is not one in the other.
        assert!(shallow(&"[]".repeat(1000), "input").is_ok());
    }
}
