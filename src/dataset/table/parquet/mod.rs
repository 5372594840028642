//! A table in one Parquet file, which `DuckDB`, Polars, `DataFusion` and Spark read as it is.
//!
//! One row for each observation. Values are `DECIMAL(18, 3)` dollars, quantities and weights `DECIMAL(38, 14)`, periods their
//! first and last day; a number that is missing is null, and the column beside it says why. Compressed with Snappy, in row groups of
//! 262,144 rows, sorted by reporter and partner as the table is.

mod columns;

use std::io::{Read, Write};
use std::sync::Arc;

use bytes::Bytes;
use parquet::basic::Compression;
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::reader::{FileReader, SerializedFileReader};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;

use self::columns::Batch;
use super::{Builder, Observation, Table};
use crate::error::{Error, ErrorKind};

const SCHEMA: &str = "message trade {
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

/// The rows that are written together.
const GROUP: usize = 1 << 18;

impl Table {
    /// Writes the table as one Parquet file.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Io`] when writing fails.
    pub fn save(&self, writer: impl Write + Send) -> Result<(), Error> {
        self.write_groups(writer).map_err(|error| match error {
            ParquetError::External(cause) => Error::io("writing Parquet", std::io::Error::other(cause)),
            other => Error::io("writing Parquet", std::io::Error::other(other)),
        })
    }

    fn write_groups(&self, writer: impl Write + Send) -> Result<(), ParquetError> {
        let schema = Arc::new(parse_message_type(SCHEMA)?);
        let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
        let mut file = SerializedFileWriter::new(writer, schema, Arc::new(properties))?;
        let mut observations = self.observations().peekable();
        while observations.peek().is_some() {
            let batch: Batch = observations.by_ref().take(GROUP).collect();
            let mut group = file.next_row_group()?;
            batch.write(&mut group)?;
            group.close()?;
        }
        file.close().map(|_| ())
    }

    /// Reads a table that [`save`](Self::save) wrote. The file is held as a whole.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Io`] when reading fails; [`ErrorKind::Data`] for a file of other columns or a damaged one; an observation that
    /// is none is an error of its kind.
    pub fn load(mut reader: impl Read) -> Result<Self, Error> {
        let mut bytes = Vec::new();
        reader.read_to_end(&mut bytes).map_err(|error| Error::io("reading Parquet", error))?;
        // The reader of the format panics at some damage; that is the file's fault and an error like others.
        std::panic::catch_unwind(|| Self::of_bytes(Bytes::from(bytes)))
            .unwrap_or_else(|_| Err(Error::new(ErrorKind::Data, "Parquet: the file is damaged")))
    }

    fn of_bytes(bytes: Bytes) -> Result<Self, Error> {
        let file = SerializedFileReader::new(bytes).map_err(|error| damaged(&error))?;
        let own = parse_message_type(SCHEMA).map_err(|error| damaged(&error))?;
        let schema = file.metadata().file_metadata().schema();
        if schema.get_fields() != own.get_fields() {
            return Err(Error::new(ErrorKind::Data, "Parquet file of other columns than a table's"));
        }
        let mut builder = Builder::new();
        for group in 0..file.num_row_groups() {
            let group = file.get_row_group(group).map_err(|error| damaged(&error))?;
            let batch = Batch::read(&*group).map_err(|error| damaged(&error))?;
            for observation in batch.observations() {
                builder.push(&observation?)?;
            }
        }
        builder.finish()
    }
}

fn damaged(error: &ParquetError) -> Error {
    Error::new(ErrorKind::Data, format!("Parquet: {error}"))
}

impl FromIterator<Observation> for Batch {
    fn from_iter<I: IntoIterator<Item = Observation>>(observations: I) -> Self {
        let mut batch = Self::default();
        observations.into_iter().for_each(|observation| batch.push(&observation));
        batch
    }
}
