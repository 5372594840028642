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

/// Where the quote of a record stands in its source, after checking that it does and that its words say what the record
/// does. `None` for a source whose text is not kept.
pub(super) fn double_entry(record: &Record, source: &Source) -> Result<Option<Span>, FieldError> {
    let Some(text) = &source.text else {
        if record.quote().span.is_none() {
            return Ok(None);
        }
        let message = format!("the text of source {:?} is not kept: expected no offset", source.id);
        return Err(("offset", Error::new(ErrorKind::Data, message)));
    };
    let span = place(record, text)?;
    reread(record)?;
    Ok(Some(span))
}

/// The place of the quote: at its offset, or the only one.
fn place(record: &Record, text: &str) -> Result<Span, FieldError> {
    let quote = record.quote();
    let refuse = |column, message: String| Err((column, Error::new(ErrorKind::Data, message)));
    if let Some(span) = quote.span {
        if span.of(text) == &*quote.exact {
            return Ok(span);
        }
        let message = format!("quote {:?} is not at byte {} of source {:?}", quote.exact, span.start, quote.source);
        return refuse("offset", message);
    }
    let mut places = text.match_indices(&*quote.exact);
    match (places.next(), places.count()) {
        (Some((start, found)), 0) => Ok(Span::new(start, start + found.len())),
        (None, _) => refuse("quote", format!("quote {:?} is not in source {:?}", quote.exact, quote.source)),
        (Some(_), more) => {
            let times = more + 1;
            let message =
                format!("quote {:?} is {times} times in source {:?}: expected an offset", quote.exact, quote.source);
            refuse("quote", message)
        }
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

/// Whether value, unit and class of hedge are the same. Where the quote leaves the unit out ("the remaining billion"), the
/// record supplies it.
fn same(read: Figure, typed: Figure) -> bool {
    let unit = read.unit() == typed.unit() || read.unit() == Unit::Number;
    unit && read.hedge() == typed.hedge() && read.amount() == typed.amount()
}

fn mismatch(read: &[Figure], typed: &str) -> Error {
    let read: Vec<String> = read.iter().map(ToString::to_string).collect();
    let found = if read.is_empty() { "no quantity".to_owned() } else { read.join(", ") };
    Error::new(ErrorKind::Data, format!("the quote reads as {found}: expected {typed}"))
}
