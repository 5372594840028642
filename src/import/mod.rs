//! Files of trade statistics, row by row: bytes, rows, observations.
//!
//! | format | module |
//! |---|---|
//! | UN Comtrade until 2022, CSV of 35, 22 or 12 columns; tab-delimited; legacy JSON | [`comtrade_classic`] |
//! | UN Comtrade since 2022, CSV of 47 columns; tab-delimited; JSON | [`comtrade`] |
//! | CEPII BACI with its country file | [`baci`] |
//! | SDMX-CSV 1.0 and 2.0: IMF DOTS and IMTS, and others with a reporter and a partner | [`sdmx_csv`] |
//! | SDMX-JSON: WITS, and others with a reporter and a partner | `sdmx_json` (feature `json`) |
//! | our own CSV, which keeps everything a table holds | [`own`] |
//!
//! Columns are found by name, never by position. A byte order mark, carriage returns, quotation marks, `;` with a decimal
//! comma are read as they come; a line that is not UTF-8 is read as ISO-8859-1 and a [`Notice`] says so; gzip needs the
//! feature `gzip`.
//!
//! # Laws
//!
//! - A row becomes the observation it says, or an error with file, line and column: never another observation. In every
//!   [`Summary`], `rows + rejected + blank = lines`.
//! - A line is a row: a quoted field does not go on past its line's end, so damage stays where it is.
//!
//! ```
//! use bilateral::import::{self, Options};
//!
//! let file = "t,i,j,k,v,q\n2022,643,408,270900,105.5,31.2\n2022,643,408,2709,105.5,\n";
//! let mut import = import::open(file.as_bytes(), &Options::new().file("BACI_HS92_Y2022.csv").lenient())?;
//! let first = import.next().expect("a row")?;
//! assert_eq!(first.to_string(), "RUS exports to PRK 2022 H0 270900: 105500 USD FOB");
//! let second = import.next().expect("another").unwrap_err();
//! assert_eq!(second.to_string(), "BACI_HS92_Y2022.csv:3:4: product \"2709\": expected six digits");
//! assert_eq!((import.summary().rows, import.summary().rejected), (1, 1));
//! # Ok::<(), bilateral::Error>(())
//! ```

pub mod baci;
mod baci_quick;
pub mod comtrade;
pub mod comtrade_classic;
mod detect;
#[cfg(feature = "json")]
mod elements;
mod fields;
mod format;
mod header;
#[cfg(feature = "json")]
mod json;
mod known;
mod lines;
mod load;
mod number;
mod options;
pub mod own;
#[cfg(feature = "parallel")]
mod parallel;
mod rows;
pub mod sdmx_csv;
#[cfg(feature = "json")]
pub mod sdmx_json;

use std::io::Read;

use crate::error::{Error, Place};

pub use crate::dataset::table::Observation;
pub use detect::detect;
pub use format::Format;
pub use load::table;
pub use options::{Loaded, Notice, Options, Progress, Summary};

use detect::Opened;
use rows::{Layout, Outcome, Rows};

/// The observations of a file of any format.
///
/// # Errors
///
/// [`ErrorKind::Data`](crate::ErrorKind::Data) when the format is not recognised or a column is missing, and what reading
/// gives.
pub fn open<'r>(reader: impl Read + 'r, options: &Options) -> Result<Import<'r>, Error> {
    Import::new(reader, options)
}

/// An iterator of observations or errors over a file. Strict unless [`Options::lenient`]: after the first error it ends.
pub struct Import<'r> {
    source: Source<'r>,
    layout: Box<dyn Layout>,
    format: Format,
    options: Options,
    summary: Summary,
    notices: Vec<Notice>,
    ended: bool,
    /// Whether it ended because the rest cannot be read.
    broken: bool,
}

/// Where rows come from.
enum Source<'r> {
    Lines(Rows<Box<dyn Read + 'r>>),
    #[cfg(feature = "json")]
    Json(json::Records<'r>),
}

impl<'r> Import<'r> {
    fn new(reader: impl Read + 'r, options: &Options) -> Result<Self, Error> {
        let placed = |error: Error| error.in_file(options.name());
        let opened = Opened::new(Box::new(reader), options.format).map_err(placed)?;
        let (source, layout, format) = opened.into_source(options).map_err(placed)?;
        Ok(Self {
            source,
            layout,
            format,
            options: options.clone(),
            summary: Summary::default(),
            notices: Vec::new(),
            ended: false,
            broken: false,
        })
    }

    /// The format of the file.
    pub const fn format(&self) -> Format {
        self.format
    }

    /// How many rows there were so far.
    pub const fn summary(&self) -> Summary {
        self.summary
    }

    /// What a reader of the numbers should know, as far as it has been met.
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    fn report(&self) {
        let Some(callback) = &self.options.progress else { return };
        let Summary { rows, rejected, .. } = self.summary;
        callback(Progress { rows, rejected, bytes: self.bytes(), total: self.options.total });
    }

    fn bytes(&self) -> u64 {
        match &self.source {
            Source::Lines(rows) => rows.bytes(),
            #[cfg(feature = "json")]
            Source::Json(records) => records.bytes(),
        }
    }

    /// The line of the last row.
    fn line(&self) -> u64 {
        match &self.source {
            Source::Lines(rows) => rows.line(),
            #[cfg(feature = "json")]
            Source::Json(records) => records.line(),
        }
    }

    /// How many rows there are likely to be.
    fn expected(&self) -> Option<usize> {
        let total = self.options.total?;
        match &self.source {
            Source::Lines(rows) => usize::try_from(rows.expected(total)?).ok(),
            #[cfg(feature = "json")]
            Source::Json(_) => None,
        }
    }

    fn advance(&mut self) -> Result<Outcome, Error> {
        match &mut self.source {
            Source::Lines(rows) => rows.next(&mut *self.layout, &mut self.notices),
            #[cfg(feature = "json")]
            Source::Json(records) => records.next(&mut *self.layout),
        }
    }

    /// Puts the rows at hand that are beyond doubt straight into a table.
    fn quick(&mut self, builder: &mut crate::dataset::table::Builder) {
        match &mut self.source {
            Source::Lines(rows) => {
                let lines = rows.quick(&mut *self.layout, builder);
                self.summary.rows += lines;
                self.summary.lines += lines;
            }
            #[cfg(feature = "json")]
            Source::Json(_) => {}
        }
    }

    fn drained(&mut self) -> bool {
        match &mut self.source {
            Source::Lines(rows) => rows.is_drained(),
            #[cfg(feature = "json")]
            Source::Json(records) => records.was_filled(),
        }
    }

    fn end<T>(&mut self) -> Option<T> {
        self.ended = true;
        #[cfg(feature = "json")]
        if let Source::Json(records) = &self.source {
            self.notices.extend(records.miscounted(self.summary.lines));
        }
        self.report();
        None
    }
}

impl Iterator for Import<'_> {
    type Item = Result<Observation, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if self.ended {
                return None;
            }
            if self.drained() {
                self.report();
            }
            let outcome = match self.advance() {
                Ok(outcome) => outcome,
                Err(error) => {
                    self.ended = true;
                    self.broken = true;
                    self.summary.lines += 1;
                    self.summary.rejected += 1;
                    let place = Place::new(self.options.name(), self.summary.lines, 0);
                    return Some(Err(if error.place().is_some() { error } else { error.at(place) }));
                }
            };
            self.summary.lines += 1;
            match outcome {
                Outcome::Observation(observation) => {
                    self.summary.rows += 1;
                    return Some(Ok(observation));
                }
                Outcome::Blank => self.summary.blank += 1,
                Outcome::Rejected { line, column, error } => {
                    self.summary.rejected += 1;
                    self.ended = !self.options.lenient;
                    return Some(Err(error.at(Place::new(self.options.name(), line, column))));
                }
                Outcome::End => {
                    self.summary.lines -= 1;
                    return self.end();
                }
            }
        }
    }
}

impl std::iter::FusedIterator for Import<'_> {}

impl std::fmt::Debug for Import<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Import").field("format", &self.format).field("summary", &self.summary).finish_non_exhaustive()
    }
}
