//! The values of a JSON array, one after the other; one is held at a time. The array is the file itself or its member `data` or
//! `dataset`.

use std::io::Read;

use serde::Deserialize;

use crate::error::{Error, ErrorKind, Place};
use crate::limits;

/// How much is read at once.
const CHUNK: usize = 1 << 18;
/// The longest value that is looked at.
const LONGEST: usize = 1 << 24;

/// A file of JSON up to the end of the current value.
pub(crate) struct Elements<R> {
    reader: R,
    file: String,
    buffer: Vec<u8>,
    /// Where what has not been passed begins in the buffer.
    start: usize,
    at_end: bool,
    bytes: u64,
    /// Whether a chunk was read since this was last asked for.
    filled: bool,
    /// The line and character at which what has not been passed begins.
    line: u64,
    character: u64,
    position: Position,
    in_object: bool,
    count: Option<Count>,
}

/// How far the array has been read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Position {
    /// The array has begun.
    First,
    /// A value of so many bytes is the current one.
    At(usize),
    /// A value has been passed.
    Behind,
    End,
}

/// How many values the file says it has.
#[derive(Clone, Copy)]
pub(crate) struct Count {
    pub(crate) values: u64,
    pub(crate) line: u64,
}

/// What legacy files say of themselves.
#[derive(Deserialize)]
struct Validation {
    count: Option<Value>,
}

#[derive(Deserialize)]
struct Value {
    value: u64,
}

impl<R: Read> Elements<R> {
    /// Reads up to the first value.
    pub(crate) fn new(reader: R, file: &str) -> Result<Self, Error> {
        let mut elements = Self {
            reader,
            file: file.to_owned(),
            buffer: Vec::new(),
            start: 0,
            at_end: false,
            bytes: 0,
            filled: false,
            line: 1,
            character: 1,
            position: Position::First,
            in_object: false,
            count: None,
        };
        elements.fill()?;
        if elements.rest().starts_with(b"\xEF\xBB\xBF") {
            elements.start = 3;
        }
        match elements.token()? {
            Some(b'[') => elements.pass(1),
            Some(b'{') => {
                elements.pass(1);
                elements.in_object = true;
                if elements.token()? == Some(b'}') || !elements.members()? {
                    return Err(elements.malformed("no array data or dataset"));
                }
            }
            _ => return Err(elements.malformed("expected an array or object")),
        }
        Ok(elements)
    }

    pub(crate) const fn bytes(&self) -> u64 {
        self.bytes
    }

    /// The line at which the current value begins.
    pub(crate) const fn line(&self) -> u64 {
        self.line
    }

    /// How many values the file says it has, if it has said so.
    pub(crate) const fn count(&self) -> Option<Count> {
        self.count
    }

    /// Whether a chunk was read since the last call.
    pub(crate) fn was_filled(&mut self) -> bool {
        std::mem::take(&mut self.filled)
    }

    /// The current value, `None` after the last one.
    pub(crate) fn current(&mut self) -> Result<Option<&str>, Error> {
        if !matches!(self.position, Position::At(_)) {
            self.position = self.find()?;
        }
        let Position::At(length) = self.position else { return Ok(None) };
        self.text(length).map(Some)
    }

    /// Makes the value after the current one the current one.
    pub(crate) fn advance(&mut self) {
        if let Position::At(length) = self.position {
            self.pass(length);
            self.position = Position::Behind;
        }
    }

    /// The line and character at a byte of the current value.
    pub(crate) fn place(&self, at: usize) -> (u64, u64) {
        moved((self.line, self.character), self.rest().get(..at).unwrap_or_default())
    }

    fn find(&mut self) -> Result<Position, Error> {
        match (self.position, self.token()?) {
            (Position::End, _) => return Ok(Position::End),
            (_, Some(b']')) => {
                self.pass(1);
                self.after_array()?;
                return Ok(Position::End);
            }
            (Position::Behind, Some(b',')) => self.pass(1),
            (Position::Behind, _) => return Err(self.malformed("expected `,` or `]`")),
            _ => {}
        }
        self.token()?;
        self.value(2).map(Position::At)
    }

    /// Reads what stands behind the array, to the end of the file.
    fn after_array(&mut self) -> Result<(), Error> {
        if self.in_object && self.token()? == Some(b',') {
            self.pass(1);
            if self.members()? {
                return Err(self.malformed("a second array of records"));
            }
        } else if self.in_object {
            self.expect(b'}')?;
        }
        match self.token()? {
            None => Ok(()),
            Some(_) => Err(self.malformed("expected the end of the file")),
        }
    }

    /// Reads members up to the array of records, or to the end of the object: whether there is an array.
    fn members(&mut self) -> Result<bool, Error> {
        loop {
            self.token()?;
            let length = self.value(2)?;
            let Ok(name) = serde_json::from_str::<String>(self.text(length)?) else {
                return Err(self.malformed("expected the name of a member"));
            };
            self.pass(length);
            self.expect(b':')?;
            if matches!(name.as_str(), "data" | "dataset") && self.token()? == Some(b'[') {
                self.pass(1);
                return Ok(true);
            }
            self.token()?;
            self.member(&name)?;
            if self.token()? != Some(b',') {
                self.expect(b'}')?;
                return Ok(false);
            }
            self.pass(1);
        }
    }

    /// Passes the value of a member that is not the array.
    fn member(&mut self, name: &str) -> Result<(), Error> {
        let length = self.value(1)?;
        let line = self.line;
        let text = self.text(length)?;
        let count = match name {
            "count" => serde_json::from_str(text).ok(),
            "validation" => serde_json::from_str(text).ok().and_then(|Validation { count }| count.map(|c| c.value)),
            _ => None,
        };
        let whole = serde_json::from_str::<serde::de::IgnoredAny>(text).is_ok();
        if !whole {
            return Err(self.malformed(&format!("no value of member {name:?}")));
        }
        self.count = count.map(|values| Count { values, line }).or(self.count);
        self.pass(length);
        Ok(())
    }

    fn rest(&self) -> &[u8] {
        self.buffer.get(self.start..).unwrap_or_default()
    }

    fn text(&self, length: usize) -> Result<&str, Error> {
        let bytes = self.rest().get(..length).unwrap_or_default();
        std::str::from_utf8(bytes).map_err(|error| {
            let (line, character) = self.place(error.valid_up_to());
            Error::new(ErrorKind::Data, "not UTF-8").at(Place::new(&self.file, line, character))
        })
    }

    /// Goes to the next byte that is no blank.
    fn token(&mut self) -> Result<Option<u8>, Error> {
        loop {
            let blanks = self.rest().iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r')).count();
            self.pass(blanks);
            if let Some(&byte) = self.rest().first() {
                return Ok(Some(byte));
            }
            if self.at_end {
                return Ok(None);
            }
            self.fill()?;
        }
    }

    fn expect(&mut self, byte: u8) -> Result<(), Error> {
        if self.token()? != Some(byte) {
            return Err(self.malformed(&format!("expected `{}`", char::from(byte))));
        }
        self.pass(1);
        Ok(())
    }

    /// The length of the value that begins here, so many levels inside others.
    fn value(&mut self, outside: usize) -> Result<usize, Error> {
        let mut scan = Scan::default();
        loop {
            let end = scan.end(self.rest());
            if scan.deepest + outside > limits::JSON_DEPTH {
                let error = Error::new(ErrorKind::Limit, format!("JSON of more than {} levels", limits::JSON_DEPTH));
                return Err(error.at(Place::new(&self.file, self.line, 0)));
            }
            if let Some(length) = end {
                return Ok(length);
            }
            if self.at_end {
                return Err(self.malformed("the file ends in a value"));
            }
            if self.rest().len() > LONGEST {
                return Err(self.malformed("a value of more than 16 megabytes"));
            }
            self.fill()?;
        }
    }

    fn pass(&mut self, bytes: usize) {
        (self.line, self.character) = self.place(bytes);
        self.start = (self.start + bytes).min(self.buffer.len());
    }

    /// Moves what is left to the front and reads more behind it.
    fn fill(&mut self) -> Result<(), Error> {
        self.buffer.drain(..self.start);
        self.start = 0;
        let chunk = u64::try_from(CHUNK).unwrap_or(u64::MAX);
        let read = self.reader.by_ref().take(chunk).read_to_end(&mut self.buffer);
        let read = read.map_err(|error| Error::io(format!("reading after line {}", self.line), error))?;
        self.at_end = read == 0;
        self.bytes += u64::try_from(read).unwrap_or(0);
        self.filled = true;
        Ok(())
    }

    /// An error of the JSON itself, here.
    #[cold]
    pub(crate) fn malformed(&self, message: &str) -> Error {
        let place = Place::new(&self.file, self.line, self.character);
        Error::new(ErrorKind::Data, format!("JSON: {message}")).at(place)
    }
}

/// The place behind some bytes.
pub(crate) fn moved((line, character): (u64, u64), bytes: &[u8]) -> (u64, u64) {
    let count = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    let characters = |bytes: &[u8]| count(bytes.iter().filter(|byte| **byte & 0xC0 != 0x80).count());
    match memchr::memrchr(b'\n', bytes) {
        None => (line, character + characters(bytes)),
        Some(last) => {
            let lines = count(memchr::memchr_iter(b'\n', bytes).count());
            (line + lines, 1 + characters(bytes.get(last + 1..).unwrap_or_default()))
        }
    }
}

/// Looks for the end of a value, as long as it is one.
#[derive(Default)]
struct Scan {
    at: usize,
    depth: usize,
    deepest: usize,
    in_text: bool,
    escaped: bool,
}

impl Scan {
    fn end(&mut self, bytes: &[u8]) -> Option<usize> {
        while let Some(&byte) = bytes.get(self.at) {
            let end = if self.in_text { self.text(byte) } else { self.plain(byte) };
            self.at += 1;
            if let Some(back) = end {
                return Some(self.at - back);
            }
        }
        None
    }

    /// Whether the value ends with this byte (0) or before it (1).
    fn plain(&mut self, byte: u8) -> Option<usize> {
        match byte {
            b'"' => self.in_text = true,
            b'{' | b'[' => {
                self.depth += 1;
                self.deepest = self.deepest.max(self.depth);
            }
            b'}' | b']' if self.depth > 0 => {
                self.depth -= 1;
                return (self.depth == 0).then_some(0);
            }
            b'}' | b']' => return Some(1),
            b',' | b':' | b' ' | b'\t' | b'\n' | b'\r' if self.depth == 0 => return Some(1),
            _ => {}
        }
        None
    }

    fn text(&mut self, byte: u8) -> Option<usize> {
        match byte {
            _ if self.escaped => self.escaped = false,
            b'\\' => self.escaped = true,
            b'"' => {
                self.in_text = false;
                return (self.depth == 0).then_some(0);
            }
            _ => {}
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The values of a file that comes a byte at a time, each with its line.
    fn all(text: &str) -> Result<Vec<(u64, String)>, String> {
        let mut elements = Elements::new(Drops(text.as_bytes()), "f").map_err(|error| error.to_string())?;
        let mut found = Vec::new();
        while let Some(value) = elements.current().map_err(|error| error.to_string())? {
            let value = value.to_owned();
            found.push((elements.line(), value));
            elements.advance();
        }
        Ok(found)
    }

    struct Drops<'t>(&'t [u8]);

    impl Read for Drops<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
            let length = buffer.len().min(1);
            self.0.read(&mut buffer[..length])
        }
    }

    #[test]
    fn values_of_an_array_or_of_a_member() {
        let values = |texts: &[(u64, &str)]| Ok(texts.iter().map(|(line, text)| (*line, (*text).to_owned())).collect());
        assert_eq!(all("[]"), values(&[]));
        assert_eq!(
            all(" [1, \"a]\\\"\",\n{\"b\":[2]} ]\n"),
            values(&[(1, "1"), (1, "\"a]\\\"\""), (2, "{\"b\":[2]}")])
        );
        let text = "\u{FEFF}{\"count\": 2, \"data\": [{}\n,{}], \"more\": {\"x\": [\"}\"]}}";
        assert_eq!(all(text), values(&[(1, "{}"), (2, "{}")]));
    }

    #[test]
    fn what_is_no_json_is_named_with_its_place() {
        let cases = [
            ("", "f:1:1: JSON: expected an array or object"),
            ("{}", "f:1:2: JSON: no array data or dataset"),
            ("{\"a\":1}", "f:1:8: JSON: no array data or dataset"),
            ("{\"a\":x, \"data\":[]}", "f:1:6: JSON: no value of member \"a\""),
            ("{\"data\":[], \"data\":[]}", "f:1:21: JSON: a second array of records"),
            ("[1\n 2]", "f:2:2: JSON: expected `,` or `]`"),
            ("[1,\n{\"a\":1", "f:2:1: JSON: the file ends in a value"),
            ("[1] x", "f:1:5: JSON: expected the end of the file"),
            ("{\"data\":[1]", "f:1:12: JSON: expected `}`"),
        ];
        for (text, expected) in cases {
            assert_eq!(all(text), Err(expected.to_owned()), "{text}");
        }
        let latin = Elements::new(&b"[\n\"\xE9\"]"[..], "f").unwrap().current().unwrap_err().to_string();
        assert_eq!(latin, "f:2:2: not UTF-8");
    }

    #[test]
    fn a_file_says_how_many_there_are() {
        let count = |text: &str| {
            let mut elements = Elements::new(text.as_bytes(), "f").unwrap();
            while elements.current().unwrap().is_some() {
                elements.advance();
            }
            elements.count().map(|count| (count.values, count.line))
        };
        assert_eq!(count("{\"count\": 3, \"data\": []}"), Some((3, 1)));
        assert_eq!(count("{\"data\": [1],\n\"count\": 3}"), Some((3, 2)));
        assert_eq!(count("{\"validation\": {\"count\": {\"value\": 4}}, \"dataset\": []}"), Some((4, 1)));
        assert_eq!(count("{\"validation\": {\"status\": 0}, \"dataset\": []}"), None);
        assert_eq!(count("[]"), None);
    }
}
