//! Double entry: the words of a source against what a table types of them.

use sha2::{Digest, Sha256};

use crate::error::{Error, ErrorKind};
use crate::measure::Measure;
use crate::number::{Figure, Unit};
use crate::record::fields::FieldError;
use crate::record::{Basis, InvestmentTranche, Record};
use crate::source::{Source, Span};
use crate::text::quantities;

/// The text of a source, if its bytes are those that the table names by their SHA-256.
pub(super) fn text(bytes: Vec<u8>, file: &str, sha256: &str) -> Result<String, FieldError> {
    let found = hexadecimal(&Sha256::digest(&bytes));
    if found != sha256 {
        let message = format!("SHA-256 of {file:?} is {found}: expected {sha256:?}");
        return Err(("sha256", Error::new(ErrorKind::Data, message)));
    }
    String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        ("file", Error::new(ErrorKind::Data, format!("{file:?} is not UTF-8 at byte {offset}")))
    })
}

fn hexadecimal(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(2 * bytes.len());
    for byte in bytes {
        text.extend([byte >> 4, byte & 15].map(|digit| char::from_digit(digit.into(), 16).unwrap_or('0')));
    }
    text
}

/// Where the quote of a record stands in its source, after checking that its words say what the record does. `None` for a
/// source whose text is not kept.
pub(super) fn double_entry(record: &Record, source: &Source) -> Result<Option<Span>, FieldError> {
    let span = place(record, source)?;
    if span.is_some() {
        reread(record)?;
    }
    Ok(span)
}

/// Where the quote of a record stands in its source: at its offset, or the only place there is.
pub(super) fn place(record: &Record, source: &Source) -> Result<Option<Span>, FieldError> {
    let quote = record.quote();
    let refuse = |column, message: String| Err((column, Error::new(ErrorKind::Data, message)));
    match (&source.text, quote.span) {
        (None, None) => Ok(None),
        (None, Some(_)) => {
            refuse("offset", format!("the text of source {:?} is not kept: expected no offset", source.id))
        }
        (Some(text), Some(span)) if span.of(text) == &*quote.exact => Ok(Some(span)),
        (Some(_), Some(span)) => {
            let at = span.start;
            refuse("offset", format!("quote {:?} is not at byte {at} of source {:?}", quote.exact, quote.source))
        }
        (Some(text), None) => only_place(text, &quote.exact).map(Some).or_else(|times| {
            let found = if times == 0 { "is not" } else { "is more than once" };
            let expected = if times == 0 { "" } else { ": expected an offset" };
            refuse("quote", format!("quote {:?} {found} in source {:?}{expected}", quote.exact, quote.source))
        }),
    }
}

/// The place of words in a text.
///
/// # Errors
///
/// How often they stand there if not once; 2 for more.
fn only_place(text: &str, words: &str) -> Result<Span, usize> {
    let mut places = text.match_indices(words);
    match (places.next(), places.next()) {
        (Some((start, found)), None) => Ok(Span::new(start, start + found.len())),
        (None, _) => Err(0),
        (Some(_), Some(_)) => Err(2),
    }
}

/// Whether the extractor reads from the quote what the record types.
fn reread(record: &Record) -> Result<(), FieldError> {
    let quote = &record.quote().exact;
    let read: Vec<Figure> = quantities(quote).into_iter().map(|quantity| quantity.figure).collect();
    if let Ok(typed) = record.figure() {
        let signed = record.entry().basis == Basis::Change || record.measure() == Measure::Balance;
        if !read.iter().any(|figure| same(*figure, typed) || (signed && same(figure.negated(), typed))) {
            return Err(("value", mismatch(&read, &typed.to_string())));
        }
    }
    let years = record.as_investment().and_then(InvestmentTranche::repayment).map(|schedule| schedule.years().get());
    match years.filter(|years| !read.iter().any(|figure| figure.value() == (*years).into())) {
        Some(years) => Err(("years", mismatch(&read, &format!("{years} years")))),
        None => Ok(()),
    }
}

/// Whether value, precision, unit and class of hedge are the same: "110 million" is 0.11 billion, but not 110.0 million.
/// Where the quote leaves the unit out ("the remaining billion"), the record supplies it.
fn same(read: Figure, typed: Figure) -> bool {
    let unit = read.unit() == typed.unit() || read.unit() == Unit::Number;
    let meaning = |figure: Figure| (figure.value(), figure.hedge(), figure.accept(), figure.tolerate());
    unit && meaning(read) == meaning(typed)
}

fn mismatch(read: &[Figure], typed: &str) -> Error {
    let read: Vec<String> = read.iter().map(ToString::to_string).collect();
    let found = if read.is_empty() { "no quantity".to_owned() } else { read.join(", ") };
    Error::new(ErrorKind::Data, format!("the quote reads as {found}: expected {typed}"))
}
