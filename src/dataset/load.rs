//! Reading tables.

use std::collections::{BTreeMap, HashMap};
use std::fs::File;
use std::io::Read;
use std::path::{Component, Path};
use std::sync::Arc;

use chrono::NaiveDate;
use csv::ByteRecord;

use super::{Dataset, validate};
use crate::error::{Error, ErrorKind, Place};
use crate::record::fields::{FieldError, Get};
use crate::record::{DebtWriteOff, InvestmentTranche, Record, TradeVolume};
use crate::source::{Source, Span};

const SOURCES: &[&str] = &["id", "title", "publisher", "author", "published", "url", "sha256", "file"];
const REQUIRED_OF_SOURCES: usize = 2;
const REQUIRED_OF_RECORDS: usize = 9;

/// Reads tables and texts from anywhere and makes a [`Dataset`] of them. Tables are CSV with a header, in UTF-8 with or
/// without a byte order mark, lines ended by LF or CRLF; columns stand in any order.
///
/// | table | columns |
/// |---|---|
/// | sources | id, title; publisher, author, published, url, sha256, file |
/// | trade volumes | [`TradeVolume::COLUMNS`] |
/// | debt write-offs | [`DebtWriteOff::COLUMNS`] |
/// | investment tranches | [`InvestmentTranche::COLUMNS`] |
///
/// [`finish`](Self::finish) does the double entry: the SHA-256 of a kept text is the one typed, a quote stands in its text
/// exactly once or at its offset, and what is read from the quote is the figure typed.
///
/// ```
/// use bilateral::Dataset;
///
/// let sources = "id,title\nledger,The ledger\n";
/// let trade = "id,reporter,partner,measure,period,value,unit,source,quote\n\
///              r,RUS,PRK,turnover,2011,113.7 million,USD,ledger,113.7 million dollars\n";
/// let loader = Dataset::loader().sources("sources.csv", sources.as_bytes())?;
/// let data = loader.trade_volumes("trade.csv", trade.as_bytes())?.finish()?;
/// assert_eq!(data.records().len(), 1);
///
/// let broken = trade.replace("2011", "20l1");
/// let error = Dataset::loader().trade_volumes("trade.csv", broken.as_bytes()).unwrap_err();
/// assert!(error.to_string().starts_with("trade.csv:2:5: period \"20l1\": expected 2012"));
/// # Ok::<(), bilateral::Error>(())
/// ```
#[derive(Debug, Default)]
pub struct Loader {
    sources: Vec<(Source, Row)>,
    records: Vec<(Record, Row)>,
    texts: BTreeMap<String, Vec<u8>>,
}

/// Finds and checks the quote of a record.
type Locate = fn(&Record, &Source) -> Result<Option<Span>, FieldError>;

/// Where a row stands.
#[derive(Clone, Debug)]
struct Row {
    header: Arc<Header>,
    line: u64,
}

#[derive(Debug)]
struct Header {
    file: String,
    columns: Vec<String>,
}

impl Row {
    /// The error with the place of a column in this row.
    fn locate(&self, (column, error): FieldError) -> Error {
        error.at(Place::new(&*self.header.file, self.line, self.header.number(column)))
    }
}

impl Header {
    fn position(&self, column: &str) -> Option<usize> {
        self.columns.iter().position(|name| name == column)
    }

    /// The column's number from 1; 0, the whole line, where the table does without it.
    fn number(&self, column: &str) -> u64 {
        self.position(column).and_then(|at| u64::try_from(at + 1).ok()).unwrap_or(0)
    }
}

impl Loader {
    /// Adds a table of sources. `file` names it in errors, as in all that follow.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Io`], or [`ErrorKind::Data`] and [`ErrorKind::Syntax`] with file, line and column, as for all tables.
    pub fn sources(mut self, file: &str, reader: impl Read) -> Result<Self, Error> {
        let rows = &mut self.sources;
        table(file, reader, SOURCES, REQUIRED_OF_SOURCES, |get, row| {
            rows.push((source(get)?, row));
            Ok(())
        })?;
        Ok(self)
    }

    /// Adds the text that sources refer to as `file`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Io`]; what the text holds is looked at by [`finish`](Self::finish).
    pub fn text(mut self, file: &str, mut reader: impl Read) -> Result<Self, Error> {
        let mut bytes = Vec::new();
        reader.read_to_end(&mut bytes).map_err(|cause| Error::io(file, cause))?;
        self.texts.insert(file.to_owned(), bytes);
        Ok(self)
    }

    /// Adds a table of trade volumes.
    pub fn trade_volumes(self, file: &str, reader: impl Read) -> Result<Self, Error> {
        self.table(file, reader, TradeVolume::COLUMNS, |get| TradeVolume::from_fields(get).map(Record::from))
    }

    /// Adds a table of debts.
    pub fn debt_write_offs(self, file: &str, reader: impl Read) -> Result<Self, Error> {
        self.table(file, reader, DebtWriteOff::COLUMNS, |get| DebtWriteOff::from_fields(get).map(Record::from))
    }

    /// Adds a table of investments.
    pub fn investment_tranches(self, file: &str, reader: impl Read) -> Result<Self, Error> {
        let read = |get: Get<'_>| InvestmentTranche::from_fields(get).map(Record::from);
        self.table(file, reader, InvestmentTranche::COLUMNS, read)
    }

    fn table(
        mut self,
        file: &str,
        reader: impl Read,
        columns: &[&str],
        read: impl Fn(Get<'_>) -> Result<Record, FieldError>,
    ) -> Result<Self, Error> {
        let rows = &mut self.records;
        table(file, reader, columns, REQUIRED_OF_RECORDS, |get, row| {
            rows.push((read(get)?, row));
            Ok(())
        })?;
        Ok(self)
    }

    /// The dataset of all that was added.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Data`] with file, line and column for an id given twice, a source that is not in the tables, a text that
    /// is not there or not the one meant, a quote that is not in its text or does not say what the row does.
    pub fn finish(self) -> Result<Dataset, Error> {
        self.check(validate::double_entry)
    }

    /// The dataset of all records whose quote `place` finds in their source.
    fn check(self, place: Locate) -> Result<Dataset, Error> {
        let Self { sources, records, mut texts } = self;
        unique("source", sources.iter().map(|(source, row)| (&*source.id, row)))?;
        unique("record", records.iter().map(|(record, row)| (record.id(), row)))?;
        let mut known = Vec::with_capacity(sources.len());
        for (source, row) in sources {
            known.push(with_text(source, &mut texts).map_err(|error| row.locate(error))?);
        }
        let by_id: HashMap<&str, &Source> = known.iter().map(|source| (&*source.id, source)).collect();
        let mut checked = Vec::with_capacity(records.len());
        for (record, row) in records {
            let source = by_id.get(&*record.quote().source).copied();
            checked.push(entered(record, source, place).map_err(|error| row.locate(error))?);
        }
        Ok(checked.into_iter().collect::<Dataset>().with_sources(known))
    }
}

/// The record with its quote found in the source.
fn entered(record: Record, source: Option<&Source>, place: Locate) -> Result<Record, FieldError> {
    let Some(source) = source else {
        let message = format!("source {:?} is not in the table of sources", record.quote().source);
        return Err(("source", Error::new(ErrorKind::Data, message)));
    };
    let span = place(&record, source)?;
    Ok(record.quoted_at(span))
}

/// The source with its text, if it has one.
fn with_text(mut source: Source, texts: &mut BTreeMap<String, Vec<u8>>) -> Result<Source, FieldError> {
    if source.file.is_empty() {
        return Ok(source);
    }
    let Some(bytes) = texts.remove(&source.file) else {
        let message = format!("text {:?} was not given, or is that of another source", source.file);
        return Err(("file", Error::new(ErrorKind::Data, message)));
    };
    source.text = Some(validate::text(bytes, &source.file, &source.sha256)?.into());
    Ok(source)
}

/// # Errors
///
/// The first id that a row before it has.
fn unique<'a>(what: &str, ids: impl Iterator<Item = (&'a str, &'a Row)>) -> Result<(), Error> {
    let mut seen: HashMap<&str, &Row> = HashMap::new();
    for (id, row) in ids {
        if let Some(first) = seen.insert(id, row) {
            let message = format!("{what} {id:?} is already in {} line {}", first.header.file, first.line);
            return Err(row.locate(("id", Error::new(ErrorKind::Data, message))));
        }
    }
    Ok(())
}

fn source(get: Get<'_>) -> Result<Source, FieldError> {
    let id = get("id");
    if id.trim().is_empty() {
        return Err(("id", Error::new(ErrorKind::Data, "a source needs an id")));
    }
    let mut source = Source::new(id, get("title"));
    get("publisher").clone_into(&mut source.publisher);
    get("author").clone_into(&mut source.author);
    get("url").clone_into(&mut source.url);
    get("sha256").clone_into(&mut source.sha256);
    get("file").clone_into(&mut source.file);
    let published = get("published");
    if !published.is_empty() {
        let day: Result<NaiveDate, _> = published.parse();
        let wrong = |_| ("published", Error::syntax("date", published, "a day such as 2012-09-17"));
        source.published = Some(day.map_err(wrong)?);
    }
    if source.file.is_empty() != source.sha256.is_empty() {
        return Err(("sha256", Error::new(ErrorKind::Data, "file and sha256 go together: expected both or neither")));
    }
    Ok(source)
}

/// Reads the rows of a table one by one.
fn table(
    file: &str,
    mut reader: impl Read,
    columns: &[&str],
    required: usize,
    mut each: impl FnMut(Get<'_>, Row) -> Result<(), FieldError>,
) -> Result<(), Error> {
    let mut bytes = Vec::new();
    reader.read_to_end(&mut bytes).map_err(|cause| Error::io(file, cause))?;
    let mut lines = Lines { bytes: &bytes, at: 0, line: 1 };
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(&*bytes);
    let mut raw = ByteRecord::new();
    if !read(&mut reader, &mut raw, file)? {
        let message = format!("the table is empty: expected a header with {}", columns.join(", "));
        return Err(Error::new(ErrorKind::Data, message).at(Place::new(file, 1, 0)));
    }
    let header = Arc::new(header(file, &fields(&raw, file, 1)?, columns, required)?);
    while read(&mut reader, &mut raw, file)? {
        let row = Row { header: Arc::clone(&header), line: lines.line_of(&raw) };
        let values = fields(&raw, file, row.line)?;
        if values.len() != header.columns.len() {
            let message = format!("{} fields: expected {} as in the header", values.len(), header.columns.len());
            return Err(Error::new(ErrorKind::Data, message).at(Place::new(file, row.line, 0)));
        }
        let get = |column: &'static str| header.position(column).and_then(|at| values.get(at)).copied().unwrap_or("");
        each(&get, row.clone()).map_err(|error| row.locate(error))?;
    }
    Ok(())
}

fn read(reader: &mut csv::Reader<impl Read>, raw: &mut ByteRecord, file: &str) -> Result<bool, Error> {
    reader.read_byte_record(raw).map_err(|error| match error.into_kind() {
        csv::ErrorKind::Io(cause) => Error::io(file, cause),
        other => Error::new(ErrorKind::Data, format!("{file}: {other:?}")),
    })
}

/// Counts lines, ended by LF, CR or both. The reader's own count is one short after CRLF.
struct Lines<'b> {
    bytes: &'b [u8],
    /// All before this byte is counted.
    at: usize,
    line: u64,
}

impl Lines<'_> {
    /// The line a row begins on; rows come in order.
    fn line_of(&mut self, raw: &ByteRecord) -> u64 {
        let start = raw.position().and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or_default();
        // A row is said to begin before the line ends that precede its first field.
        let is_end = |byte: Option<&u8>| matches!(byte, Some(b'\r' | b'\n'));
        while self.at < start || is_end(self.bytes.get(self.at)) {
            let (this, next) = (self.bytes.get(self.at), self.bytes.get(self.at + 1));
            let ended = this == Some(&b'\n') || (this == Some(&b'\r') && next != Some(&b'\n'));
            self.line += u64::from(ended);
            self.at += 1;
        }
        self.line
    }
}

/// The fields of a row as text.
fn fields<'r>(raw: &'r ByteRecord, file: &str, line: u64) -> Result<Vec<&'r str>, Error> {
    let fields = (1..).zip(raw.iter()).map(|(number, bytes)| {
        std::str::from_utf8(bytes).map_err(|error| {
            let message = format!("not UTF-8 at byte {} of the field", error.valid_up_to());
            Error::new(ErrorKind::Data, message).at(Place::new(file, line, number))
        })
    });
    fields.collect()
}

fn header(file: &str, names: &[&str], columns: &[&str], required: usize) -> Result<Header, Error> {
    for (number, name) in (1..).zip(names) {
        let earlier = names.iter().zip(1..number).any(|(before, _)| before == name);
        let wrong = if earlier {
            Error::new(ErrorKind::Data, format!("column {name:?} is there twice"))
        } else if !columns.contains(name) {
            Error::syntax("column", name, format!("one of {}", columns.join(", ")))
        } else {
            continue;
        };
        return Err(wrong.at(Place::new(file, 1, number)));
    }
    let missing: Vec<&str> = columns.iter().take(required).filter(|name| !names.contains(name)).copied().collect();
    if !missing.is_empty() {
        let message = format!("the header has no {}", missing.join(", "));
        return Err(Error::new(ErrorKind::Data, message).at(Place::new(file, 1, 0)));
    }
    Ok(Header { file: file.to_owned(), columns: names.iter().map(ToString::to_string).collect() })
}

/// See [`Dataset::from_dir`].
pub(super) fn directory(directory: &Path) -> Result<Dataset, Error> {
    let open = |name: &str| {
        let path = directory.join(name);
        File::open(&path).map_err(|cause| Error::io(path.display().to_string(), cause))
    };
    let shown = |name: &str| directory.join(name).display().to_string();
    let mut loader = Loader::default().sources(&shown("sources.csv"), open("sources.csv")?)?;
    let texts: Vec<(String, Row)> = loader.sources.iter().map(|(s, row)| (s.file.clone(), row.clone())).collect();
    for (file, row) in texts.into_iter().filter(|(file, _)| !file.is_empty()) {
        let inside = Path::new(&file).components().all(|part| matches!(part, Component::Normal(_)));
        if !inside {
            let message = format!("file {file:?}: expected a path inside the directory");
            return Err(row.locate(("file", Error::new(ErrorKind::Data, message))));
        }
        let text = open(&file).map_err(|error| row.locate(("file", error)))?;
        loader = loader.text(&file, text)?;
    }
    for name in ["trade_volumes.csv", "debt_write_offs.csv", "investment_tranches.csv"] {
        if !directory.join(name).exists() {
            continue;
        }
        let (file, reader) = (shown(name), open(name)?);
        loader = match name {
            "trade_volumes.csv" => loader.trade_volumes(&file, reader)?,
            "debt_write_offs.csv" => loader.debt_write_offs(&file, reader)?,
            _ => loader.investment_tranches(&file, reader)?,
        };
    }
    loader.finish()
}

/// A file of the crate's own data, with the name it is embedded from.
macro_rules! own {
    ($path:literal) => {
        ($path, include_bytes!(concat!("../../data/", $path)).as_slice())
    };
}

/// See [`Dataset::embedded`].
pub(super) fn embedded() -> Result<Dataset, Error> {
    let mut loader = Loader::default();
    for (file, bytes) in [own!("sources.csv"), own!("reference/sources.csv")] {
        loader = loader.sources(file, bytes)?;
    }
    for (file, bytes) in [own!("sources/economic-ties.txt"), own!("sources/old-allies.txt")] {
        loader = loader.text(file, bytes)?;
    }
    for (file, bytes) in [own!("trade_volumes.csv"), own!("reference/trade_volumes.csv")] {
        loader = loader.trade_volumes(file, bytes)?;
    }
    for (file, bytes) in [own!("debt_write_offs.csv"), own!("reference/debt_write_offs.csv")] {
        loader = loader.debt_write_offs(file, bytes)?;
    }
    for (file, bytes) in [own!("investment_tranches.csv"), own!("reference/investment_tranches.csv")] {
        loader = loader.investment_tranches(file, bytes)?;
    }
    // A test reads the quotes back; a program need not build the extractor for it.
    loader.check(validate::place)
}
