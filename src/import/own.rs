//! Our own CSV: everything a table holds, one observation a line, in the order of [`COLUMNS`].
//!
//! Values are dollars, weights kilograms. A missing number is empty or one of `suppressed`, `not_applicable`,
//! `zero_not_given`. Marks are the sum of their bits.

use std::io::{Read, Write};

use super::comtrade::classification;
use super::fields::{Fault, Fields};
use super::header::Header;
use super::known::Memo;
use super::number;
use super::rows::Layout;
use super::{Format, Import, Options};
use crate::dataset::table::{Cell, Marks, Observation, Parts, Tag};
use crate::economy::Economy;
use crate::error::Error;
use crate::period::Period;
use crate::record::Missing;

/// The columns.
pub const COLUMNS: [&str; 17] = [
    "reporter",
    "partner",
    "flow",
    "period",
    "classification",
    "commodity",
    "value_usd",
    "valuation",
    "quantity",
    "quantity_unit",
    "net_weight_kg",
    "compilation",
    "second_partner",
    "customs",
    "transport",
    "supply",
    "marks",
];

/// The observations of a file that [`write()`] wrote.
///
/// # Errors
///
/// [`ErrorKind::Data`](crate::ErrorKind::Data) when a column is missing, and what reading gives.
pub fn read<'r>(reader: impl Read + 'r, options: &Options) -> Result<Import<'r>, Error> {
    Import::new(reader, &options.clone().format(Format::Own))
}

/// Writes observations, a header first.
///
/// ```
/// use bilateral::import::{self, Options, own};
///
/// let file = "t,i,j,k,v,q\n2022,643,408,270900,105.5,31.2\n";
/// let table = import::table(file.as_bytes(), &Options::new())?.table;
/// let mut written = Vec::new();
/// own::write(&mut written, table.observations())?;
/// let again = import::table(&written[..], &Options::new())?.table;
/// assert!(again.observations().eq(table.observations()));
/// # Ok::<(), bilateral::Error>(())
/// ```
///
/// # Errors
///
/// [`ErrorKind::Io`](crate::ErrorKind::Io) when writing fails.
pub fn write(writer: impl Write, observations: impl IntoIterator<Item = Observation>) -> Result<(), Error> {
    let mut writer = std::io::BufWriter::new(writer);
    let put = || -> std::io::Result<()> {
        writeln!(writer, "{}", COLUMNS.join(","))?;
        for observation in observations {
            writeln!(writer, "{}", line(&observation))?;
        }
        writer.flush()
    };
    put().map_err(|error| Error::io("writing observations", error))
}

fn line(observation: &Observation) -> String {
    let Observation { reporter, partner, flow, period, classification, commodity, value, valuation, .. } = observation;
    let Observation { quantity, quantity_unit, net_weight, compilation, parts, marks, .. } = observation;
    let [value, quantity, net_weight] = [value, quantity, net_weight].map(|cell| written(*cell));
    let part = |part: Option<String>| part.unwrap_or_default();
    let (second, customs) =
        (part(parts.second_partner.map(|e| e.to_string())), part(parts.customs.map(|t| quoted(&t.to_string()))));
    let (transport, supply) = (part(parts.transport.map(|n| n.to_string())), part(parts.supply.map(|n| n.to_string())));
    let marks = marks.bits();
    let commodity = quoted(commodity.code());
    format!(
        "{reporter},{partner},{flow},{period},{classification},{commodity},{value},{valuation},{quantity},\
         {quantity_unit},{net_weight},{compilation},{second},{customs},{transport},{supply},{marks}"
    )
}

/// A code, which may hold a comma or a quotation mark.
fn quoted(code: &str) -> String {
    format!("\"{}\"", code.replace('"', "\"\""))
}

fn written(cell: Cell) -> String {
    if cell == Cell::ABSENT { String::new() } else { cell.to_string() }
}

/// Whether a header is of our own file.
pub(super) fn recognises(header: &Header) -> bool {
    header.has(&["reporter", "partner", "flow", "period", "valueusd", "valuation"])
}

#[derive(Clone, Debug)]
pub(super) struct Own {
    columns: Vec<usize>,
    periods: Memo<Period>,
    reporters: Memo<Economy>,
    partners: Memo<Economy>,
}

impl Own {
    pub(super) fn new(header: &Header) -> Result<Self, Error> {
        let plain = COLUMNS.map(|name| name.replace('_', ""));
        let columns = plain.iter().map(|name| header.need(&[name])).collect::<Result<_, _>>()?;
        Ok(Self { columns, periods: Memo::new(), reporters: Memo::new(), partners: Memo::new() })
    }
}

impl Layout for Own {
    #[cfg(feature = "parallel")]
    fn fork(&self) -> Box<dyn Layout> {
        Box::new(self.clone())
    }

    fn read(&mut self, fields: &Fields<'_>) -> Result<Observation, Fault> {
        let Ok(
            [
                reporter,
                partner,
                flow,
                period,
                class,
                code,
                value,
                valuation,
                quantity,
                unit,
                weight,
                compilation,
                rest @ ..,
            ],
        ) = <[usize; 17]>::try_from(self.columns.as_slice())
        else {
            return Err(Fault::new(0, Error::syntax("row", "", "17 columns")));
        };
        let economy = |text: &str| text.parse();
        let from = self.reporters.get(fields.get(reporter), economy).map_err(Fault::at(reporter))?;
        let with = self.partners.get(fields.get(partner), economy).map_err(Fault::at(partner))?;
        let when = self.periods.get(fields.get(period), str::parse).map_err(Fault::at(period))?;
        let way = fields.get(flow).parse().map_err(Fault::at(flow))?;
        let mut observation = Observation::new(from, with, way, when, cell(fields, value)?);
        observation.classification = classification(fields.get(class)).map_err(Fault::at(class))?;
        observation.commodity = fields.get(code).parse().map_err(Fault::at(code))?;
        observation.valuation = fields.get(valuation).parse().map_err(Fault::at(valuation))?;
        observation.quantity = cell(fields, quantity)?;
        observation.quantity_unit = fields.whole(unit, "quantity unit")?;
        observation.net_weight = cell(fields, weight)?;
        observation.compilation = fields.get(compilation).parse().map_err(Fault::at(compilation))?;
        parts(fields, rest, &mut observation)?;
        Ok(observation)
    }
}

fn parts(fields: &Fields<'_>, columns: [usize; 5], observation: &mut Observation) -> Result<(), Fault> {
    let [second, customs, transport, supply, marks] = columns;
    let given = |column: usize| Some(fields.get(column)).filter(|text| !text.is_empty());
    let mut parts = Parts::TOTAL;
    parts.second_partner = given(second).map(str::parse).transpose().map_err(Fault::at(second))?;
    parts.customs = given(customs)
        .map(|text| Tag::new(text).ok_or_else(|| Error::syntax("customs procedure", text, "a code such as C01")))
        .transpose()
        .map_err(Fault::at(customs))?;
    parts.transport = given(transport).map(|_| fields.whole(transport, "mode of transport")).transpose()?;
    parts.supply = given(supply).map(|_| fields.whole(supply, "mode of supply")).transpose()?;
    observation.parts = parts;
    observation.marks = Marks::from_bits(fields.whole(marks, "marks")?);
    Ok(())
}

fn cell(fields: &Fields<'_>, column: usize) -> Result<Cell, Fault> {
    let text = fields.get(column);
    let kinds = [Missing::Suppressed, Missing::NotApplicable, Missing::ZeroNotGiven];
    if let Some(kind) = kinds.into_iter().find(|kind| kind.to_string() == text) {
        return Ok(kind.into());
    }
    number::cell(text, fields.decimal_comma).map_err(Fault::at(column))
}
