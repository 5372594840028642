//! The columns of a file, and whether another file has them.

use std::fmt;

use parquet::basic::{ConvertedType, Type as Physical};
use parquet::errors::ParquetError;
use parquet::schema::parser::parse_message_type;
use parquet::schema::types::{ColumnDescriptor, SchemaDescriptor};

use crate::error::{Error, ErrorKind};

/// The columns in the message type notation of Parquet.
pub const SCHEMA: &str = "message trade {
    REQUIRED BYTE_ARRAY reporter (STRING);
    REQUIRED BYTE_ARRAY partner (STRING);
    REQUIRED BYTE_ARRAY flow (STRING);
    REQUIRED INT32 first_day (DATE);
    REQUIRED INT32 last_day (DATE);
    REQUIRED BYTE_ARRAY classification (STRING);
    REQUIRED BYTE_ARRAY commodity (STRING);
    OPTIONAL INT64 value_usd (DECIMAL(18, 3));
    OPTIONAL BYTE_ARRAY value_missing (STRING);
    REQUIRED BYTE_ARRAY valuation (STRING);
    OPTIONAL FIXED_LEN_BYTE_ARRAY (16) quantity (DECIMAL(38, 14));
    OPTIONAL BYTE_ARRAY quantity_missing (STRING);
    REQUIRED INT32 quantity_unit;
    OPTIONAL FIXED_LEN_BYTE_ARRAY (16) net_weight_kg (DECIMAL(38, 14));
    OPTIONAL BYTE_ARRAY net_weight_missing (STRING);
    REQUIRED BYTE_ARRAY compilation (STRING);
    OPTIONAL BYTE_ARRAY second_partner (STRING);
    OPTIONAL BYTE_ARRAY customs (STRING);
    OPTIONAL INT32 transport;
    OPTIONAL INT32 supply;
    REQUIRED INT32 marks;
}";

/// The schema of the files written here.
pub(super) fn own() -> Result<SchemaDescriptor, ParquetError> {
    parse_message_type(SCHEMA).map(|message| SchemaDescriptor::new(message.into()))
}

/// A column by its place in our schema.
pub(super) struct Found {
    pub(super) name: String,
    /// Its place in the file.
    pub(super) index: usize,
    pub(super) optional: bool,
}

/// Our columns in the order of our schema, as another file has them: anywhere, null or not, of the same type.
pub(super) fn find(theirs: &SchemaDescriptor, file: &str) -> Result<Vec<Found>, Error> {
    let own = own().map_err(|error| super::damaged(file, &error))?;
    let found = own.columns().iter().map(|column| {
        let name = column.name();
        let data = |message: String| Error::new(ErrorKind::Data, format!("{file}: {message}"));
        let expected = Kind::of(column);
        let index = theirs.columns().iter().position(|other| other.path().parts() == column.path().parts());
        let index = index.ok_or_else(|| data(format!("no column {name}: expected {expected}")))?;
        let other = theirs.column(index);
        let kind = Kind::of(&other);
        if kind != expected || other.max_rep_level() > 0 {
            return Err(data(format!("column {name} is {kind}: expected {expected}")));
        }
        Ok(Found { name: name.to_owned(), index, optional: other.max_def_level() > 0 })
    });
    found.collect()
}

/// The type of a column.
#[derive(PartialEq)]
struct Kind {
    physical: Physical,
    logical: ConvertedType,
    length: i32,
    precision: i32,
    scale: i32,
    repeated: bool,
}

impl Kind {
    fn of(column: &ColumnDescriptor) -> Self {
        let physical = column.physical_type();
        let logical = match column.converted_type() {
            // What 32 bits without a word mean.
            ConvertedType::INT_32 => ConvertedType::NONE,
            other => other,
        };
        let length = if physical == Physical::FIXED_LEN_BYTE_ARRAY { column.type_length() } else { 0 };
        let decimal = logical == ConvertedType::DECIMAL;
        let (precision, scale) = if decimal { (column.type_precision(), column.type_scale()) } else { (0, 0) };
        Self { physical, logical, length, precision, scale, repeated: column.max_rep_level() > 0 }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { physical, logical, length, precision, scale, repeated } = self;
        if *repeated {
            f.write_str("REPEATED ")?;
        }
        write!(f, "{physical}")?;
        if *length > 0 {
            write!(f, "({length})")?;
        }
        match logical {
            ConvertedType::NONE => Ok(()),
            ConvertedType::DECIMAL => write!(f, " DECIMAL({precision}, {scale})"),
            ConvertedType::UTF8 => f.write_str(" STRING"),
            other => write!(f, " {other}"),
        }
    }
}
