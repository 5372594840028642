#![doc = include_str!("../../../../data/parquet.md")]

mod partition;
mod read;
mod schema;
mod write;

use std::io::{Read, Write};
use std::panic::AssertUnwindSafe;

use bytes::Bytes;
use parquet::errors::ParquetError;
use parquet::file::reader::SerializedFileReader;

pub use schema::SCHEMA;

use super::{Builder, Table};
use crate::error::{Error, ErrorKind};

/// What a file without a name is called in errors.
const NAMELESS: &str = "input";

impl Table {
    /// Writes the table as one Parquet file of these [columns](crate::dataset::table::parquet). Equal observations give
    /// equal bytes, in whatever order they came.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Io`] when writing fails.
    pub fn save(&self, writer: impl Write + Send) -> Result<(), Error> {
        write::write(self, &self.runs(None), writer).map_err(|error| unwritten(NAMELESS, error))
    }

    /// Reads one Parquet file of these [columns](crate::dataset::table::parquet), in any order. The file is held as a
    /// whole; [`load_years`](Self::load_years) does not.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Io`] when reading fails; [`ErrorKind::Data`] for a damaged file and for a column that is missing, of
    /// another type or null where it must not be; a value that is none is an error of its kind. Row and column are named.
    pub fn load(mut reader: impl Read) -> Result<Self, Error> {
        let mut bytes = Vec::new();
        reader.read_to_end(&mut bytes).map_err(|error| Error::io("reading Parquet", error))?;
        let bytes = Bytes::from(bytes);
        guarded(NAMELESS, move || Self::of_bytes(bytes))
    }

    fn of_bytes(bytes: Bytes) -> Result<Self, Error> {
        let file = SerializedFileReader::new(bytes).map_err(|error| damaged(NAMELESS, &error))?;
        let mut builder = Builder::new();
        read::read(&file, NAMELESS, |_, observation| builder.push(&observation))?;
        builder.finish()
    }
}

fn damaged(file: &str, error: &ParquetError) -> Error {
    Error::new(ErrorKind::Data, format!("{file}: {error}"))
}

fn unwritten(file: &str, error: ParquetError) -> Error {
    let cause = match error {
        ParquetError::External(cause) => cause,
        other => other.into(),
    };
    Error::io(format!("writing {file}"), std::io::Error::other(cause))
}

/// The reader of the format panics at some damage; that is the file's fault and an error like others.
fn guarded<T>(name: &str, read: impl FnOnce() -> Result<T, Error>) -> Result<T, Error> {
    let damaged = |_| Err(Error::new(ErrorKind::Data, format!("{name}: the Parquet file is damaged")));
    std::panic::catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(damaged)
}
