//! Records as the fields of a table's row: one text for each column, empty where nothing is said.

use std::num::NonZeroU32;
use std::str::FromStr;

use chrono::NaiveDate;

use super::{Basis, Coverage, Entry, Missing, Standing, Status};
use crate::economy::Economy;
use crate::error::{Error, ErrorKind};
use crate::number::{Figure, Hedge, Numeral, Unit};
use crate::source::{Quote, Span};

/// Reads a column of the row at hand.
pub(crate) type Get<'a> = &'a dyn Fn(&'static str) -> &'a str;

/// What is wrong, and in which column.
pub(crate) type FieldError = (&'static str, Error);

/// A value that has to be there.
pub(super) fn parsed<T: FromStr<Err = Error>>(get: Get<'_>, column: &'static str) -> Result<T, FieldError> {
    get(column).parse().map_err(|error| (column, error))
}

/// A value that has a default.
pub(super) fn or_default<T: FromStr<Err = Error> + Default>(
    get: Get<'_>,
    column: &'static str,
) -> Result<T, FieldError> {
    if get(column).is_empty() { Ok(T::default()) } else { parsed(get, column) }
}

/// A day, if one is given.
pub(super) fn day(get: Get<'_>, column: &'static str) -> Result<Option<NaiveDate>, FieldError> {
    let text = get(column);
    if text.is_empty() {
        return Ok(None);
    }
    let wrong = |_| (column, Error::syntax("date", text, "a day such as 2012-09-17"));
    text.parse().map(Some).map_err(wrong)
}

/// A number of things, if one is given.
pub(super) fn count(get: Get<'_>, column: &'static str) -> Result<Option<NonZeroU32>, FieldError> {
    let text = get(column);
    if text.is_empty() {
        return Ok(None);
    }
    let wrong = |_| (column, Error::syntax("count", text, "a whole number from 1"));
    text.parse().map(Some).map_err(wrong)
}

/// The part of a row that all tables share.
pub(super) fn entry(get: Get<'_>) -> Result<Entry, FieldError> {
    let reporter: Economy = parsed(get, "reporter")?;
    let partner: Economy = parsed(get, "partner")?;
    let reported_by = get("reported_by");
    let standing = match get("standing") {
        "" if reported_by.is_empty() => Standing::Quoted,
        "" => Standing::Reported,
        _ => parsed(get, "standing")?,
    };
    Ok(Entry {
        id: get("id").into(),
        reporter,
        partner,
        measure: parsed(get, "measure")?,
        basis: or_default::<Basis>(get, "basis")?,
        period: parsed(get, "period")?,
        figure: figure(get)?,
        coverage: or_default::<Coverage>(get, "coverage")?,
        status: or_default::<Status>(get, "status")?,
        standing,
        reported_by: reported_by.into(),
        quote: quote(get)?,
        doubt: get("doubt").into(),
        note: get("note").into(),
    })
}

/// The figure of the columns value, unit and hedge, or the word for why there is none.
fn figure(get: Get<'_>) -> Result<Result<Figure, Missing>, FieldError> {
    let value = get("value");
    if let Ok(missing) = value.parse::<Missing>() {
        return Ok(Err(missing));
    }
    let unit: Unit = parsed(get, "unit")?;
    let hedge = match get("hedge") {
        "" => None,
        _ => Some(parsed::<Hedge>(get, "hedge")?),
    };
    let figure = amount(value, unit).map_err(|error| ("value", error))?;
    let hedged = hedge.map_or(figure, |hedge| figure.with_hedge(hedge));
    match hedge.filter(|hedge| *hedge != hedged.hedge()) {
        Some(hedge) => {
            let message = format!("hedge {hedge} does not go with {value:?}: expected {}", hedged.hedge());
            Err(("hedge", Error::new(ErrorKind::Data, message)))
        }
        None => Ok(Ok(hedged)),
    }
}

/// A numeral, or one of the other amounts a figure can have, without words of a hedge.
fn amount(value: &str, unit: Unit) -> Result<Figure, Error> {
    let numeral = match value.parse::<Numeral>() {
        Ok(numeral) => return Ok(Figure::bare(numeral, unit)),
        Err(error) => error,
    };
    let figure = value.parse::<Figure>().ok().filter(|figure| !Hedge::WORDED.contains(&figure.hedge()));
    figure.filter(|figure| figure.unit() == Unit::Number).map(|figure| figure.with_unit(unit)).ok_or(numeral)
}

/// The quote; where only its offset is given, the span follows from its length.
fn quote(get: Get<'_>) -> Result<Quote, FieldError> {
    let (source, exact, offset) = (get("source"), get("quote"), get("offset"));
    if source.is_empty() {
        return Err(("source", Error::new(ErrorKind::Data, "a record needs a source")));
    }
    if exact.trim().is_empty() {
        return Err(("quote", Error::new(ErrorKind::Data, "a record needs the words it stands on")));
    }
    if offset.is_empty() {
        return Ok(Quote::new(source, exact, None));
    }
    let wrong = || ("offset", Error::syntax("offset", offset, "a number of bytes"));
    let start: usize = offset.parse().map_err(|_| wrong())?;
    let end = start.checked_add(exact.len()).ok_or_else(wrong)?;
    Ok(Quote::new(source, exact, Some(Span::new(start, end))))
}

/// The columns that are not empty, as [`entry`] reads them.
pub(super) fn of(entry: &Entry) -> Vec<(&'static str, String)> {
    let mut fields = vec![
        ("id", entry.id.to_string()),
        ("reporter", entry.reporter.to_string()),
        ("partner", entry.partner.to_string()),
        ("measure", entry.measure.to_string()),
        ("period", entry.period.to_string()),
    ];
    match entry.figure {
        Err(missing) => fields.push(("value", missing.to_string())),
        Ok(figure) => {
            fields.push(("value", figure.with_hedge(Hedge::Bare).with_unit(Unit::Number).to_string()));
            fields.push(("unit", figure.unit().to_string()));
            fields.push(("hedge", figure.hedge().to_string()));
        }
    }
    let mut add = |column, text: &str| {
        if !text.is_empty() {
            fields.push((column, text.to_owned()));
        }
    };
    add("basis", entry.basis.word());
    add("coverage", &entry.coverage.to_string());
    add("status", entry.status.word());
    add("standing", entry.standing.word());
    add("reported_by", &entry.reported_by);
    add("source", &entry.quote.source);
    add("quote", &entry.quote.exact);
    add("offset", &entry.quote.span.map(|span| span.start.to_string()).unwrap_or_default());
    add("doubt", &entry.doubt);
    add("note", &entry.note);
    fields
}

/// Serde through the fields: a map of strings.
macro_rules! field_serde {
    ($type:ty) => {
        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_map(self.to_fields())
            }
        }

        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let fields = <std::collections::BTreeMap<String, String>>::deserialize(deserializer)?;
                $crate::record::fields::known(&fields, Self::COLUMNS).map_err(serde::de::Error::custom)?;
                let get = |column: &'static str| fields.get(column).map_or("", String::as_str);
                Self::from_fields(&get)
                    .map_err(|(column, error)| serde::de::Error::custom(format!("{column}: {error}")))
            }
        }
    };
}

pub(super) use field_serde;

/// # Errors
///
/// The first key that is no column.
pub(super) fn known(
    fields: &std::collections::BTreeMap<String, String>,
    columns: &[&'static str],
) -> Result<(), Error> {
    match fields.keys().find(|key| !columns.contains(&key.as_str())) {
        Some(key) => Err(Error::syntax("column", key, format!("one of {}", columns.join(", ")))),
        None => Ok(()),
    }
}
