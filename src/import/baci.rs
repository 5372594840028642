//! CEPII BACI: `t,i,j,k,v,q`, in any order, with its country file.
//!
//! - `i` exports to `j`; `v` is thousands of US dollars with three decimals, `q` metric tons, empty or `NA` where unknown.
//! - The numbers are UN Comtrade's, and not one to one with codes: 58 is Belgium-Luxembourg, continued by Belgium.
//! - Values are made from the reports of both sides, free on board: every row is
//!   [reconciled](Compilation::Reconciled) exports of `i`.
//! - The edition of the Harmonized System is that of the file's name (`BACI_HS92_…`), if the options give one.
//! - Files come sorted by exporter and importer, or by product as older ones are. The latter take some seven times as long to
//!   load into a table: their rows have to be sorted first.
//! - A row that is not there is "no recorded positive flow", not a reported 0.

use std::collections::HashMap;
use std::io::Read;
use std::sync::Arc;

use super::fields::{Fault, Fields};
use super::header::Header;
use super::known::{self, Memo};
use super::lines::{Lines, Step};
use super::rows::{Layout, decoded};
use super::{Format, Import, Options, baci_quick};
use crate::dataset::table::{Builder, Cell, Classification, Commodity, Compilation, Flow, Marks, Observation};
use crate::economy::Economy;
use crate::error::{Error, ErrorKind, Place};
use crate::period::Period;
use crate::record::Valuation;

/// The observations of a BACI file.
///
/// # Errors
///
/// [`ErrorKind::Data`] when a column is missing, and what reading gives.
pub fn read<'r>(reader: impl Read + 'r, options: &Options) -> Result<Import<'r>, Error> {
    Import::new(reader, &options.clone().format(Format::Baci))
}

/// Whether a header is of a BACI file.
pub(super) fn recognises(header: &Header) -> bool {
    header.has(&["t", "i", "j", "v", "q"]) && header.find(&PRODUCT).is_some()
}

const PRODUCT: [&str; 4] = ["k", "hs6", "product", "hs"];
/// UN Comtrade's number of metric tons as a unit of quantity.
const METRIC_TONS: u8 = 21;

#[derive(Clone, Debug)]
pub(super) struct Baci {
    year: usize,
    exporter: usize,
    importer: usize,
    product: usize,
    value: usize,
    quantity: usize,
    years: Memo<Period>,
    exporters: Memo<Economy>,
    importers: Memo<Economy>,
    columns: usize,
    countries: Option<Arc<Countries>>,
    classification: Classification,
}

impl Baci {
    pub(super) fn new(header: &Header, options: &Options) -> Result<Self, Error> {
        Ok(Self {
            year: header.need(&["t"])?,
            exporter: header.need(&["i"])?,
            importer: header.need(&["j"])?,
            product: header.need(&PRODUCT)?,
            value: header.need(&["v"])?,
            quantity: header.need(&["q"])?,
            years: Memo::new(),
            exporters: Memo::new(),
            importers: Memo::new(),
            columns: header.len(),
            countries: options.countries.clone(),
            classification: edition(options.name()),
        })
    }
}

impl Layout for Baci {
    #[cfg(feature = "parallel")]
    fn fork(&self) -> Box<dyn Layout> {
        Box::new(self.clone())
    }

    fn read(&mut self, fields: &Fields<'_>) -> Result<Observation, Fault> {
        let countries = self.countries.as_deref();
        let economy = |text: &str| economy(text, countries);
        let period = self.years.get(fields.get(self.year), year).map_err(Fault::at(self.year))?;
        let exporter = self.exporters.get(fields.get(self.exporter), economy).map_err(Fault::at(self.exporter))?;
        let importer = self.importers.get(fields.get(self.importer), economy).map_err(Fault::at(self.importer))?;
        let observation = Observation::new(exporter, importer, Flow::Exports, period, self.dollars(fields)?);
        let mut observation = self.completed(observation);
        (observation.commodity, observation.marks) =
            product(fields.get(self.product)).map_err(Fault::at(self.product))?;
        observation.quantity = fields.amount(self.quantity)?;
        Ok(observation)
    }

    fn quick(&mut self, bytes: &[u8], delimiter: u8, builder: &mut Builder) -> (usize, u64) {
        let order = [self.year, self.exporter, self.importer, self.product, self.value, self.quantity];
        if order != [0, 1, 2, 3, 4, 5] || delimiter != b',' || self.columns != 6 {
            return (0, 0);
        }
        baci_quick::take(self, bytes, builder)
    }
}

impl Baci {
    /// Year, exporter and importer of the first three fields; none unless the columns stand in the usual order.
    pub(super) fn whose(&mut self, prefix: &[u8]) -> Option<Observation> {
        let mut fields = std::str::from_utf8(prefix).ok()?.split(',');
        let countries = self.countries.as_deref();
        let read = |text: &str| economy(text, countries);
        let period = self.years.get(fields.next()?, year).ok()?;
        let exporter = self.exporters.get(fields.next()?, read).ok()?;
        let importer = self.importers.get(fields.next()?, read).ok()?;
        let observation = Observation::new(exporter, importer, Flow::Exports, period, Cell::ABSENT);
        Some(self.completed(observation))
    }

    /// What all rows have in common.
    fn completed(&self, observation: Observation) -> Observation {
        let mut observation = observation;
        observation.classification = self.classification;
        observation.quantity_unit = METRIC_TONS;
        observation.valuation = Valuation::Fob;
        observation.compilation = Compilation::Reconciled;
        observation
    }

    fn dollars(&self, fields: &Fields<'_>) -> Result<Cell, Fault> {
        let wrong = |what| Fault::new(self.value, Error::syntax("value", fields.get(self.value), what));
        let thousands = fields.amount(self.value)?;
        if thousands.missing().is_some() {
            return Err(wrong("thousands of dollars: a row without a value is not written"));
        }
        thousands.times_ten_to(3).ok_or_else(|| wrong("thousands of dollars of up to 14 digits"))
    }
}

/// The edition of the Harmonized System that a file's name gives, as in `BACI_HS92_Y2022_V202401.csv`.
fn edition(file: &str) -> Classification {
    use Classification::{H0, H1, H2, H3, H4, H5, H6, Hs};
    let editions = [("HS92", H0), ("HS96", H1), ("HS02", H2), ("HS07", H3), ("HS12", H4), ("HS17", H5), ("HS22", H6)];
    editions.iter().find(|(name, _)| file.contains(name)).map_or(Hs, |(_, edition)| *edition)
}

fn year(text: &str) -> Result<Period, Error> {
    known::period(text)
        .ok()
        .filter(|period| period.as_year().is_some())
        .ok_or_else(|| Error::syntax("year", text, "four digits"))
}

fn economy(text: &str, countries: Option<&Countries>) -> Result<Economy, Error> {
    match countries {
        Some(countries) => countries.economy(text),
        None => known::comtrade_number(text),
    }
}

/// A product of six digits, with the zero a spreadsheet may have taken.
fn product(text: &str) -> Result<(Commodity, Marks), Error> {
    let wrong = || Error::syntax("product", text, "six digits");
    let digits = text.trim();
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(wrong());
    }
    let code = Commodity::from_bytes(digits.as_bytes()).ok_or_else(wrong)?;
    match digits.len() {
        6 => Ok((code, Marks::NONE)),
        5 => Ok((code.restored(Classification::Hs), Marks::ZERO_RESTORED)),
        _ => Err(wrong()),
    }
}

/// The country file that comes with BACI: `country_code` and an alpha-3 code, of either generation of headers.
///
/// ```
/// use bilateral::import::baci::Countries;
///
/// let file = "country_code,country_name,country_iso2,country_iso3\n842,USA,US,USA\n490,Other Asia,N/A,N/A\n";
/// let countries = Countries::read(file.as_bytes(), "country_codes.csv")?;
/// assert_eq!(countries.len(), 2);
/// # Ok::<(), bilateral::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Countries {
    by_number: HashMap<u16, Economy>,
}

impl Countries {
    /// Reads a country file.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Data`] and [`ErrorKind::Syntax`] with line and column for a column or code that is not known. A number
    /// without an alpha-3 code (`N/A`) is UN Comtrade's.
    pub fn read(reader: impl Read, file: &str) -> Result<Self, Error> {
        let mut lines = Lines::new(reader);
        let mut row = super::fields::Row::default();
        let mut columns = None;
        let mut countries = Self::default();
        while let (Step::Line, from, to) = lines.advance()? {
            let number = lines.number();
            let (line, _) = decoded(lines.line(from, to), number);
            let at = |column: usize| Place::new(file, number, u64::try_from(column + 1).unwrap_or(0));
            let fields = row.split(&line, b',').map_err(|fault| fault.error.at(at(fault.column)))?;
            match columns {
                None => columns = Some(country_columns(&fields).map_err(|error| error.at(at(0)))?),
                Some(_) if line.is_empty() => {}
                Some((code, letters)) => {
                    let (number, economy) =
                        country(fields.get(code), fields.get(letters)).map_err(|error| error.at(at(code)))?;
                    countries.by_number.insert(number, economy);
                }
            }
        }
        Ok(countries)
    }

    /// How many countries there are.
    pub fn len(&self) -> usize {
        self.by_number.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.by_number.is_empty()
    }

    fn economy(&self, text: &str) -> Result<Economy, Error> {
        let number = text.trim().parse().ok().and_then(|number: u16| self.by_number.get(&number).copied());
        number.ok_or_else(|| Error::syntax("economy", text, "a number of the country file"))
    }
}

fn country_columns(fields: &Fields<'_>) -> Result<(usize, usize), Error> {
    let header = Header::new((0..fields.len()).map(|column| fields.get(column)));
    let letters = header.need(&["countryiso3", "iso3digitalpha"])?;
    header.need(&["countrycode"]).map(|code| (code, letters))
}

fn country(code: &str, letters: &str) -> Result<(u16, Economy), Error> {
    let number = code.trim().parse().map_err(|_| Error::syntax("country number", code, "a whole number"))?;
    if let Some(economy) = Economy::from_alpha3(letters.trim()) {
        return Ok((number, economy));
    }
    let comtrade = Economy::from_comtrade(number);
    let economy = comtrade
        .ok_or_else(|| Error::new(ErrorKind::Syntax, format!("country {number} with code {letters:?} is not known")))?;
    Ok((number, economy))
}
