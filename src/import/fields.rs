//! The fields of a line.
//!
//! A line is a row: a quoted field that goes on past its line's end is an error of that line. So damage stays where it is
//! and no lost quotation mark swallows the rows after it; statistics files do not use line breaks in fields.

use std::ops::Range;

use crate::error::{Error, ErrorKind};
use crate::limits;

/// A row of fields, and what is wrong with one of them.
#[derive(Debug, Default)]
pub(crate) struct Row {
    ranges: Vec<Range<usize>>,
    text: String,
}

/// An error in a field, counted from 0.
pub(crate) struct Fault {
    pub(crate) column: usize,
    pub(crate) error: Error,
}

impl Fault {
    pub(crate) const fn new(column: usize, error: Error) -> Self {
        Self { column, error }
    }

    /// To be put to an error with `map_err`.
    pub(crate) const fn at(column: usize) -> impl FnOnce(Error) -> Self {
        move |error| Self { column, error }
    }
}

/// The fields of the current row.
#[derive(Clone, Copy)]
pub(crate) struct Fields<'r> {
    text: &'r str,
    ranges: &'r [Range<usize>],
    /// What separates whole from part in numbers, beside the point.
    pub(crate) decimal_comma: bool,
}

impl<'r> Fields<'r> {
    /// A field, empty past the last one.
    pub(crate) fn get(&self, column: usize) -> &'r str {
        self.ranges.get(column).and_then(|range| self.text.get(range.clone())).unwrap_or_default()
    }

    /// A field that the file may not have.
    pub(crate) fn optional(&self, column: Option<usize>) -> &'r str {
        column.map_or("", |column| self.get(column))
    }

    pub(crate) const fn len(&self) -> usize {
        self.ranges.len()
    }
}

impl Row {
    /// Splits a line.
    pub(crate) fn split<'r>(&'r mut self, line: &'r str, delimiter: u8) -> Result<Fields<'r>, Fault> {
        self.ranges.clear();
        let text = if memchr::memchr(b'"', line.as_bytes()).is_none() {
            self.split_plain(line, delimiter)?;
            line
        } else {
            self.text.clear();
            self.split_quoted(line, delimiter)?;
            &self.text
        };
        Ok(Fields { text, ranges: &self.ranges, decimal_comma: delimiter == b';' })
    }

    fn split_plain(&mut self, line: &str, delimiter: u8) -> Result<(), Fault> {
        let mut start = 0;
        for (at, byte) in line.bytes().enumerate() {
            if byte == delimiter {
                self.push(start..at)?;
                start = at + 1;
            }
        }
        self.push(start..line.len())
    }

    fn push(&mut self, field: Range<usize>) -> Result<(), Fault> {
        if self.ranges.len() == limits::COLUMNS {
            let error = Error::new(ErrorKind::Limit, format!("more than {} columns", limits::COLUMNS));
            return Err(Fault::new(limits::COLUMNS, error));
        }
        self.ranges.push(field);
        Ok(())
    }

    /// Fields with their quotation marks taken off, one after the other in `self.text`.
    fn split_quoted(&mut self, line: &str, delimiter: u8) -> Result<(), Fault> {
        let mut rest = line;
        let delimiter = char::from(delimiter);
        loop {
            let start = self.text.len();
            let after = if let Some(quoted) = rest.strip_prefix('"') {
                self.unquote(quoted)?
            } else {
                let end = rest.find(delimiter).unwrap_or(rest.len());
                let (field, after) = rest.split_at(end);
                self.text.push_str(field);
                after
            };
            self.push(start..self.text.len())?;
            if after.is_empty() {
                return Ok(());
            }
            rest = after.strip_prefix(delimiter).ok_or_else(|| {
                let error = Error::syntax("field", after, "a delimiter after the closing quotation mark");
                Fault::new(self.ranges.len() - 1, error)
            })?;
        }
    }

    /// Takes a quoted field up to its closing mark and returns what comes after it.
    fn unquote<'l>(&mut self, quoted: &'l str) -> Result<&'l str, Fault> {
        let mut rest = quoted;
        loop {
            let Some((field, after)) = rest.split_once('"') else {
                let error = Error::syntax("field", quoted, "a closing quotation mark on the same line");
                return Err(Fault::new(self.ranges.len(), error));
            };
            self.text.push_str(field);
            match after.strip_prefix('"') {
                Some(more) => {
                    self.text.push('"');
                    rest = more;
                }
                None => return Ok(after),
            }
        }
    }

    /// A row of given fields.
    #[cfg(feature = "json")]
    pub(crate) fn set<'f>(&mut self, fields: impl Iterator<Item = &'f str>) -> Fields<'_> {
        self.ranges.clear();
        self.text.clear();
        for field in fields {
            let start = self.text.len();
            self.text.push_str(field);
            self.ranges.push(start..self.text.len());
        }
        Fields { text: &self.text, ranges: &self.ranges, decimal_comma: false }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(line: &str) -> Result<Vec<String>, (usize, String)> {
        let mut row = Row::default();
        let fields = row.split(line, b',').map_err(|fault| (fault.column, fault.error.to_string()))?;
        Ok((0..fields.len()).map(|column| fields.get(column).to_owned()).collect())
    }

    #[test]
    fn quotation_marks() {
        assert_eq!(split("a,,b").unwrap(), ["a", "", "b"]);
        assert_eq!(split("").unwrap(), [""]);
        assert_eq!(split(r#""a,b",c,"say ""x""""#).unwrap(), ["a,b", "c", r#"say "x""#]);
        assert_eq!(split(r#"5" pipe,c"#).unwrap(), [r#"5" pipe"#, "c"]);
        assert_eq!(split(r#""a","#).unwrap(), ["a", ""]);
    }

    #[test]
    fn damage_is_named_with_its_field() {
        let open = split(r#"a,"b,c"#).unwrap_err();
        assert_eq!(open, (1, r#"field "b,c": expected a closing quotation mark on the same line"#.to_owned()));
        let after = split(r#""a"b,c"#).unwrap_err();
        assert_eq!(after, (0, r#"field "b,c": expected a delimiter after the closing quotation mark"#.to_owned()));
    }
}
