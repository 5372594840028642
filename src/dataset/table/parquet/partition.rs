//! A directory with one folder of files for each year.

use std::fs::{self, File};
use std::io::BufWriter;
use std::ops::RangeBounds;
use std::path::{Path, PathBuf};

use chrono::Datelike;
use parquet::file::reader::SerializedFileReader;

use super::{damaged, guarded, read, unwritten, write};
use crate::dataset::table::{Builder, Table};
use crate::error::{Error, ErrorKind, Place};

/// The only file of a year that is written here.
const PART: &str = "part-0.parquet";
const YEAR: &str = "year=";

impl Table {
    /// Writes a directory of Parquet files of these [columns](crate::dataset::table::parquet), one for each year:
    /// `year=2023/part-0.parquet`. The directory is made where there is none. Years of this table that are there already
    /// are replaced, others stay. Equal observations give equal bytes.
    ///
    /// ```
    /// use bilateral::dataset::table::Table;
    /// use bilateral::import::{self, Options};
    ///
    /// let file = "t,i,j,k,v,q\n2022,643,408,270900,105.5,31.2\n2023,643,408,270900,110,\n";
    /// let table = import::table(file.as_bytes(), &Options::new())?.table;
    /// let directory = std::env::temp_dir().join(format!("bilateral-{}", std::process::id()));
    /// table.save_years(&directory)?;
    /// assert!(directory.join("year=2023/part-0.parquet").is_file());
    /// assert_eq!(Table::load_years(&directory, 2023..)?.len(), 1);
    /// # std::fs::remove_dir_all(&directory).ok();
    /// # Ok::<(), bilateral::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Io`] when writing fails; [`ErrorKind::Data`] when a year has parts of others, which would be read together
    /// with this one.
    pub fn save_years(&self, directory: impl AsRef<Path>) -> Result<(), Error> {
        let directory = directory.as_ref();
        make(directory)?;
        let mut years: Vec<i32> = self.blocks.iter().map(|block| block.key.period.first().year()).collect();
        years.sort_unstable();
        years.dedup();
        years.into_iter().try_for_each(|year| self.save_year(year, &directory.join(format!("{YEAR}{year:04}"))))
    }

    /// A reader never sees half a file: it gets its name when it is whole.
    fn save_year(&self, year: i32, directory: &Path) -> Result<(), Error> {
        make(directory)?;
        if let Some(other) = parts(directory)?.iter().find(|part| !part.ends_with(PART)) {
            let message = format!("{}: another part of the year: expected none but {PART}", other.display());
            return Err(Error::new(ErrorKind::Data, message));
        }
        let (path, unfinished) = (directory.join(PART), directory.join(format!(".{PART}")));
        let failed = |error| Error::io(format!("writing {}", path.display()), error);
        let writer = BufWriter::new(File::create(&unfinished).map_err(failed)?);
        let written = write::write(self, &self.runs(Some(year)), writer)
            .map_err(|error| unwritten(&path.display().to_string(), error))
            .and_then(|()| fs::rename(&unfinished, &path).map_err(failed));
        if written.is_err() {
            let _ = fs::remove_file(&unfinished);
        }
        written
    }

    /// Reads the observations of some years from one Parquet file or from a directory as
    /// [`save_years`](Self::save_years) or another program writes it. Of a directory, the files of other years are not opened.
    /// A period counts to the year it begins in; `..` is all years.
    ///
    /// # Errors
    ///
    /// As for [`load`](Self::load), with the file; [`ErrorKind::Data`] also for a folder that is no year, a directory
    /// without any, and a row that does not belong to the year of its folder.
    pub fn load_years(path: impl AsRef<Path>, years: impl RangeBounds<i32>) -> Result<Self, Error> {
        let path = path.as_ref();
        let mut builder = Builder::new();
        if path.is_dir() {
            for (year, directory) in partitions(path)? {
                if years.contains(&year) {
                    parts(&directory)?.iter().try_for_each(|part| load(part, Some(year), &years, &mut builder))?;
                }
            }
        } else {
            load(path, None, &years, &mut builder)?;
        }
        builder.finish()
    }
}

fn load(path: &Path, of: Option<i32>, years: &impl RangeBounds<i32>, builder: &mut Builder) -> Result<(), Error> {
    let name = path.display().to_string();
    let file = File::open(path).map_err(|error| Error::io(format!("reading {name}"), error))?;
    guarded(&name, || read_part(file, &name, of, years, builder))
}

fn read_part(
    file: File,
    name: &str,
    of: Option<i32>,
    years: &impl RangeBounds<i32>,
    builder: &mut Builder,
) -> Result<(), Error> {
    let file = SerializedFileReader::new(file).map_err(|error| damaged(name, &error))?;
    read::read(&file, name, |row, observation| {
        let first = observation.period.first();
        if let Some(year) = of.filter(|year| *year != first.year()) {
            let message = format!("column first_day: {first} is not in {year}, the year of the folder");
            return Err(Error::new(ErrorKind::Data, message).at(Place::new(name, row, 4)));
        }
        if !years.contains(&first.year()) {
            return Ok(());
        }
        builder.push(&observation)
    })
}

fn make(directory: &Path) -> Result<(), Error> {
    fs::create_dir_all(directory).map_err(|error| Error::io(format!("making {}", directory.display()), error))
}

/// The years of a directory with their folders, in order.
fn partitions(directory: &Path) -> Result<Vec<(i32, PathBuf)>, Error> {
    let wrong =
        |path: &Path, expected: &str| Error::new(ErrorKind::Data, format!("{}: expected {expected}", path.display()));
    let mut years = Vec::new();
    for path in entries(directory)? {
        let year = name(&path).strip_prefix(YEAR).and_then(|year| year.parse().ok());
        match year {
            Some(year) if path.is_dir() => years.push((year, path)),
            _ if path.is_dir() || is_part(&path) => return Err(wrong(&path, "a folder such as year=2023")),
            _ => {}
        }
    }
    if years.is_empty() {
        return Err(wrong(directory, "folders such as year=2023, and there is none"));
    }
    years.sort_unstable();
    Ok(years)
}

/// The files of a year, in order.
fn parts(directory: &Path) -> Result<Vec<PathBuf>, Error> {
    let mut parts = entries(directory)?;
    parts.retain(|path| is_part(path));
    parts.sort_unstable();
    Ok(parts)
}

fn is_part(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension == "parquet")
}

/// What is in a directory. Names with `_` or `.` in front are notes of programs, and none of ours.
fn entries(directory: &Path) -> Result<Vec<PathBuf>, Error> {
    let failed = |error| Error::io(format!("reading {}", directory.display()), error);
    let paths = fs::read_dir(directory).map_err(failed)?.map(|entry| entry.map(|entry| entry.path()));
    let paths: Vec<PathBuf> = paths.collect::<Result<_, _>>().map_err(failed)?;
    Ok(paths.into_iter().filter(|path| !name(path).starts_with(['_', '.'])).collect())
}

fn name(path: &Path) -> &str {
    path.file_name().and_then(|name| name.to_str()).unwrap_or_default()
}
