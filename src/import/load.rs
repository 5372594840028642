//! A file into a table.

use std::io::Read;

use super::options::{Loaded, Options};
use super::{Import, Observation, Summary};
use crate::dataset::table::Builder;
use crate::error::{Error, Place};

/// The observations of a file of any format as a table. With the feature `parallel`, lines are read by all threads of the
/// current pool.
///
/// # Errors
///
/// As for [`open`](super::open); in a strict import the first error of a row, and always
/// [`ErrorKind::Conflict`](crate::ErrorKind::Conflict) when two rows contradict each other and [`Options::on_clash`] has
/// not chosen.
pub fn table(reader: impl Read, options: &Options) -> Result<Loaded, Error> {
    let mut import = Import::new(reader, options)?;
    let mut intake = Intake::new(options);
    if let Some(rows) = import.expected() {
        // A little more: growing copies everything.
        intake.builder.reserve(rows.saturating_add(rows.div_euclid(32)));
    }
    #[cfg(feature = "parallel")]
    let whole = super::parallel::load(&mut import, &mut intake)?;
    #[cfg(not(feature = "parallel"))]
    let whole = false;
    if !whole {
        import.quick(&mut intake.builder);
        while let Some(item) = import.next() {
            if import.broken {
                return item.and(intake.finish(&import));
            }
            intake.take(item, import.line())?;
            import.quick(&mut intake.builder);
        }
    }
    intake.finish(&import)
}

/// Rows on their way into a table.
pub(super) struct Intake {
    pub(super) builder: Builder,
    pub(super) errors: Vec<Error>,
    /// Rows that were understood and that a table cannot hold.
    pub(super) refused: u64,
    lenient: bool,
    file: String,
}

impl Intake {
    pub(super) fn new(options: &Options) -> Self {
        let builder = Builder::new().on_clash(options.clash);
        let builder = if options.rounding { builder.rounding_values() } else { builder };
        let file = options.name().to_owned();
        Self { builder, errors: Vec::new(), refused: 0, lenient: options.lenient, file }
    }

    pub(super) fn take(&mut self, item: Result<Observation, Error>, line: u64) -> Result<(), Error> {
        match item {
            Ok(observation) => match self.builder.push(&observation) {
                Ok(()) => Ok(()),
                Err(error) => {
                    self.refused += 1;
                    self.keep(error.at(Place::new(self.file.clone(), line, 0)))
                }
            },
            Err(error) => self.keep(error),
        }
    }

    /// Moves here what another thread took after this.
    #[cfg(feature = "parallel")]
    pub(super) fn absorb(&mut self, other: &mut Self) -> Result<(), Error> {
        self.refused += std::mem::take(&mut other.refused);
        let room = Loaded::MOST_ERRORS.saturating_sub(self.errors.len());
        self.errors.extend(other.errors.drain(..).take(room));
        self.builder.append(&other.builder)?;
        other.builder.clear();
        Ok(())
    }

    pub(super) fn keep(&mut self, error: Error) -> Result<(), Error> {
        if !self.lenient {
            return Err(error);
        }
        if self.errors.len() < Loaded::MOST_ERRORS {
            self.errors.push(error);
        }
        Ok(())
    }

    fn finish(self, import: &Import<'_>) -> Result<Loaded, Error> {
        let Summary { rows, rejected, blank, lines } = import.summary();
        let table = self.builder.finish()?;
        let summary = Summary { rows: rows - self.refused, rejected: rejected + self.refused, blank, lines };
        Ok(Loaded { table, format: import.format(), summary, errors: self.errors, notices: import.notices().to_vec() })
    }
}
