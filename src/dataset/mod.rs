//! Records of one or many sources, checked and indexed.

mod conflicts;
mod index;
mod load;
pub mod table;
mod validate;

use std::path::Path;
use std::sync::{Arc, OnceLock};

pub use conflicts::Conflict;
pub(crate) use conflicts::disagree;
pub use load::Loader;

use index::Index;

use crate::economy::Economy;
use crate::error::{Error, ErrorKind};
use crate::measure::Measure;
use crate::period::Period;
use crate::record::{Basis, Event, Record};
use crate::source::Source;

/// Records and the sources they are quoted from. Records that contradict each other are kept and
/// [reported](Dataset::conflicts), never overwritten.
///
/// Its parts are shared: a clone is cheap, and a dataset may be read from many threads.
///
/// ```
/// use bilateral::{Dataset, Economy, Measure};
///
/// let data = Dataset::embedded()?;
/// let years = data.series(Measure::Turnover, Economy::CHN, Economy::PRK);
/// let first = years.into_iter().next().map(|record| record.id().to_owned());
/// assert_eq!(first.as_deref(), Some("chn-prk-2010"));
/// # Ok::<(), bilateral::Error>(())
/// ```
#[derive(Clone, Default)]
pub struct Dataset {
    sources: Vec<Arc<Source>>,
    records: Vec<Arc<Record>>,
    index: Index,
}

static EMBEDDED: OnceLock<Dataset> = OnceLock::new();

impl Dataset {
    /// The dataset of the crate: trade of North Korea with Russia, China, South Korea and the world from 2009 to 2016, and the
    /// debt agreement of 2012, from official figures and two articles. Read once, on first use, with
    /// the hashes and quotes of its sources checked; that each quote says what its record does, a test of the crate checks.
    /// `data/README.md` describes it.
    ///
    /// # Errors
    ///
    /// None that a test of the crate would not have met.
    pub fn embedded() -> Result<&'static Self, Error> {
        if let Some(data) = EMBEDDED.get() {
            return Ok(data);
        }
        let data = load::embedded()?;
        Ok(EMBEDDED.get_or_init(|| data))
    }

    /// The dataset of a directory with the tables of [`Loader`]: `sources.csv`, and where they exist `trade_volumes.csv`,
    /// `debt_write_offs.csv`, `investment_tranches.csv`. Texts are found by the `file` of their source, relative to the
    /// directory.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Io`] for what cannot be read, [`ErrorKind::Data`] or [`ErrorKind::Syntax`] with file, line and column for
    /// what is not as the tables have to be.
    pub fn from_dir(directory: impl AsRef<Path>) -> Result<Self, Error> {
        load::directory(directory.as_ref())
    }

    /// Reads tables one by one, from anywhere.
    pub fn loader() -> Loader {
        Loader::default()
    }

    /// Both datasets in one. A record or source that both have is kept once.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Data`] when the two give one id to different records or sources.
    pub fn merge(mut self, other: Self) -> Result<Self, Error> {
        for source in other.sources {
            match self.source(&source.id) {
                None => self.sources.push(source),
                Some(own) if *own == *source => {}
                Some(_) => return Err(taken("source", &source.id)),
            }
        }
        let mut added = Vec::new();
        for record in other.records {
            match self.record(record.id()) {
                None => added.push(record),
                Some(own) if *own == *record => {}
                Some(_) => return Err(taken("record", record.id())),
            }
        }
        self.add(added);
        Ok(self)
    }

    fn add(&mut self, records: impl IntoIterator<Item = Arc<Record>>) {
        self.records.extend(records);
        self.index = Index::new(&self.records);
    }

    /// The same records with these sources, in place of those there were.
    #[must_use]
    pub fn with_sources(self, sources: impl IntoIterator<Item = Source>) -> Self {
        Self { sources: sources.into_iter().map(Arc::new).collect(), ..self }
    }

    /// All records, in the order they were read.
    pub fn records(&self) -> impl ExactSizeIterator<Item = &Record> {
        self.records.iter().map(AsRef::as_ref)
    }

    /// The record with this id.
    pub fn record(&self, id: &str) -> Option<&Record> {
        let position = self.index.with_id(id).next()?;
        self.at(position).map(AsRef::as_ref)
    }

    /// All sources, in the order they were read.
    pub fn sources(&self) -> impl ExactSizeIterator<Item = &Source> {
        self.sources.iter().map(AsRef::as_ref)
    }

    /// The source with this id.
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources().find(|source| *source.id == *id)
    }

    /// The records of a measure between two economies, whoever of the two reports: levels, then shares, then changes, each by
    /// period.
    pub fn records_for(&self, one: Economy, other: Economy, measure: Measure) -> impl Iterator<Item = &Record> {
        self.index.of_measure(pair(one, other), measure).filter_map(|at| self.at(at)).map(AsRef::as_ref)
    }

    /// The records that answer a question, by period, whoever of the two reports.
    pub(crate) fn answers(
        &self,
        pair: (Economy, Economy),
        measure: Measure,
        basis: Basis,
        period: Option<Period>,
    ) -> Vec<&Arc<Record>> {
        let find = |at| self.at(at);
        match period {
            // Trade is of a period and nothing else; the others may be dated by a day or an event within it.
            Some(period) if is_trade(measure) => {
                self.index.of_period(pair, measure, basis, period).filter_map(find).collect()
            }
            Some(period) => {
                let of_basis = self.index.of_basis(pair, measure, basis).filter_map(find);
                of_basis.filter(|record| record.is_of(period)).collect()
            }
            None => self.index.of_basis(pair, measure, basis).filter_map(find).collect(),
        }
    }

    /// The levels of a measure, by period; all reporters of a period, so that one may stand several times.
    pub fn series(&self, measure: Measure, reporter: Economy, partner: Economy) -> Vec<&Record> {
        let of_basis = self.index.of_basis(pair(reporter, partner), measure, Basis::Level);
        let records = of_basis.filter_map(|at| self.at(at)).map(AsRef::as_ref);
        records.filter(|record| record.entry().is_symmetric() || record.reporter() == reporter).collect()
    }

    /// What happened to debts between a lender and a borrower in a period: "wrote off in 2012" finds the signature,
    /// "cancelled in 2014" the ratification of the same agreement.
    pub fn debt_events(
        &self,
        lender: Economy,
        borrower: Economy,
        period: Period,
    ) -> Vec<(Event, chrono::NaiveDate, &Record)> {
        let debts = self.records().filter(|r| (r.reporter(), r.partner()) == (lender, borrower));
        let events = debts.filter_map(|record| record.as_debt().map(|debt| (debt, record)));
        events.flat_map(|(debt, record)| debt.events_in(period).map(move |(event, day)| (event, day, record))).collect()
    }

    /// The pairs of records that answer one question with figures that cannot both be true.
    pub fn conflicts(&self) -> Vec<Conflict> {
        conflicts::find(self)
    }

    pub(crate) fn at(&self, position: u32) -> Option<&Arc<Record>> {
        self.records.get(usize::try_from(position).ok()?)
    }

    pub(crate) const fn index(&self) -> &Index {
        &self.index
    }
}

pub(crate) fn pair(one: Economy, other: Economy) -> (Economy, Economy) {
    (one.min(other), one.max(other))
}

const fn is_trade(measure: Measure) -> bool {
    matches!(measure, Measure::Exports | Measure::Imports | Measure::Turnover | Measure::Balance)
}

fn taken(what: &str, id: &str) -> Error {
    Error::new(ErrorKind::Data, format!("{what} {id:?} is in both datasets and differs"))
}

impl std::fmt::Debug for Dataset {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Dataset({} records of {} sources)", self.records.len(), self.sources.len())
    }
}

impl PartialEq for Dataset {
    fn eq(&self, other: &Self) -> bool {
        (&self.sources, &self.records) == (&other.sources, &other.records)
    }
}

impl Eq for Dataset {}

impl FromIterator<Record> for Dataset {
    /// Records made by a program, without double entry. Two with one id are both kept.
    fn from_iter<I: IntoIterator<Item = Record>>(records: I) -> Self {
        let mut data = Self::default();
        data.extend(records);
        data
    }
}

impl Extend<Record> for Dataset {
    fn extend<I: IntoIterator<Item = Record>>(&mut self, records: I) {
        self.add(records.into_iter().map(Arc::new));
    }
}
