//! SDMX-CSV 1.0 and 2.0: the IMF's trade by partner, old and new, and other tables with a reporter and a partner.
//!
//! - `UNIT_MULT` is a power of ten that values are multiplied by. `SCALE` of the IMF's new tables is not: its values are
//!   plain dollars beside a scale of 6. In tables of others a scale is refused, for nobody can tell.
//! - Cells may be `ID: Label`; the label is not read. Separators may be `;`, then numbers may have a decimal comma.
//! - An empty value, `NaN` and `#N/A` are missing; the observation and confidentiality status say why.
//! - Areas are ISO codes of two or three letters, or codes of groups: `W00`, `G001` are World. The IMF's own country numbers are
//!   not M49 and are refused.
//! - Rows of action `D` delete observations elsewhere; they are errors here.

use std::io::Read;

use super::fields::{Fault, Fields};
use super::header::Header;
use super::known::{self, Memo};
use super::rows::Layout;
use super::{Format, Import, Options};
use crate::dataset::table::{Cell, Commodity, Flow, Marks, Observation};
use crate::economy::Economy;
use crate::error::{Error, ErrorKind};
use crate::period::Period;
use crate::record::{Missing, Valuation};

/// The observations of an SDMX-CSV file.
///
/// # Errors
///
/// [`ErrorKind::Data`] when a column is missing, and what reading gives.
pub fn read<'r>(reader: impl Read + 'r, options: &Options) -> Result<Import<'r>, Error> {
    let format = options.format.unwrap_or(Format::SdmxCsv);
    Import::new(reader, &options.clone().format(format))
}

const REPORTERS: [&str; 5] = ["reporter", "refarea", "country", "reporterarea", "reportercode"];
const PARTNERS: [&str; 6] =
    ["partner", "counterpartarea", "counterpartcountry", "counterpart", "partnerarea", "partnercode"];
const FLOWS: [&str; 5] = ["indicator", "tradeflow", "flow", "tradetype", "flowcode"];
const PRODUCTS: [&str; 4] = ["productcode", "product", "commodity", "commoditycode"];

/// The format of a file with this header.
pub(super) fn recognises(header: &Header) -> Option<Format> {
    let bilateral = [&REPORTERS[..], &PARTNERS, &FLOWS].iter().all(|names| header.find(names).is_some());
    if !(bilateral && header.has(&["timeperiod", "obsvalue"])) {
        return None;
    }
    Some(if header.has(&["country", "counterpartcountry", "scale"]) {
        Format::ImfImts
    } else if header.has(&["refarea", "counterpartarea", "indicator"]) {
        Format::ImfDots
    } else {
        Format::SdmxCsv
    })
}

#[derive(Clone, Debug)]
pub(super) struct Sdmx {
    format: Format,
    reporter: usize,
    partner: usize,
    flow: usize,
    time: usize,
    value: usize,
    product: Option<usize>,
    action: Option<usize>,
    table: Option<usize>,
    unit_mult: Option<usize>,
    scale: Option<usize>,
    unit: Option<usize>,
    valuation: Option<usize>,
    status: Option<usize>,
    secrecy: Option<usize>,
    reporters: Memo<Economy>,
    partners: Memo<Economy>,
    flows: Memo<Meaning>,
    periods: Memo<Period>,
}

/// What an indicator says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Meaning {
    flow: Flow,
    valuation: Valuation,
    thousands: bool,
}

impl Sdmx {
    pub(super) fn new(header: &Header, format: Format) -> Result<Self, Error> {
        Ok(Self {
            format,
            reporter: header.need(&REPORTERS)?,
            partner: header.need(&PARTNERS)?,
            flow: header.need(&FLOWS)?,
            time: header.need(&["timeperiod", "time", "year"])?,
            value: header.need(&["obsvalue"])?,
            product: header.find(&PRODUCTS),
            action: header.find(&["action"]),
            table: header.find(&["dataflow", "structureid"]),
            unit_mult: header.find(&["unitmult"]),
            scale: header.find(&["scale"]),
            unit: header.find(&["unit", "unitmeasure", "currency"]),
            valuation: header.find(&["valuation"]),
            status: header.find(&["obsstatus", "status"]),
            secrecy: header.find(&["confstatus"]),
            reporters: Memo::new(),
            partners: Memo::new(),
            flows: Memo::new(),
            periods: Memo::new(),
        })
    }

    fn imf(&self) -> bool {
        matches!(self.format, Format::ImfDots | Format::ImfImts)
    }

    /// By which power of ten the value is to be multiplied.
    fn power(&self, fields: &Fields<'_>, meaning: Meaning) -> Result<i32, Fault> {
        let mut power = if meaning.thousands { 3 } else { 0 };
        if let Some(column) = self.unit_mult.filter(|&column| !code(fields.get(column)).is_empty()) {
            power =
                code(fields.get(column)).parse().ok().filter(|power| (0..=12).contains(power)).ok_or_else(|| {
                    Fault::new(
                        column,
                        Error::syntax("unit multiplier", fields.get(column), "a power of ten from 0 to 12"),
                    )
                })?;
        }
        if let Some(column) = self.scale {
            self.ignored_scale(fields, column).map_err(Fault::at(column))?;
        }
        Ok(power)
    }

    /// The scale of the IMF's new tables says nothing of the values; of other tables' scales one cannot know.
    fn ignored_scale(&self, fields: &Fields<'_>, column: usize) -> Result<(), Error> {
        let scale = code(fields.get(column));
        let plain = matches!(scale, "" | "0");
        let table = fields.optional(self.table);
        let known = self.format == Format::ImfImts && (table.is_empty() || table.contains("IMTS"));
        if plain || (known && scale.bytes().all(|b| b.is_ascii_digit())) {
            return Ok(());
        }
        let message =
            format!("scale {scale:?}: only of the IMF's IMTS is it known that values are not multiplied by it");
        Err(Error::new(ErrorKind::Data, message))
    }

    fn value(&self, fields: &Fields<'_>, meaning: Meaning) -> Result<Cell, Fault> {
        let cell = if meaning.flow == Flow::Balance { fields.cell(self.value)? } else { fields.amount(self.value)? };
        let power = self.power(fields, meaning)?;
        if cell.missing().is_some() {
            return self.why_missing(fields).map(Cell::from);
        }
        let too_large =
            || Error::syntax("value", fields.get(self.value), format!("a number that fits, times 10^{power}"));
        cell.times_ten_to(power).ok_or_else(|| Fault::new(self.value, too_large()))
    }

    fn why_missing(&self, fields: &Fields<'_>) -> Result<Missing, Fault> {
        if let Some(column) = self.secrecy {
            match code(fields.get(column)) {
                "" | "F" => {}
                "N" | "C" | "D" | "S" | "A" | "O" | "T" | "G" | "M" | "E" | "P" => return Ok(Missing::Suppressed),
                other => {
                    return Err(Fault::new(column, Error::syntax("confidentiality status", other, "an SDMX code")));
                }
            }
        }
        Ok(match code(fields.optional(self.status)) {
            "Q" | "C" => Missing::Suppressed,
            "M" => Missing::NotApplicable,
            _ => Missing::Absent,
        })
    }

    fn marks(&self, fields: &Fields<'_>) -> Result<Marks, Fault> {
        let Some(column) = self.status else { return Ok(Marks::NONE) };
        match code(fields.get(column)) {
            "E" | "I" => Ok(Marks::VALUE_ESTIMATED),
            "P" => Ok(Marks::PROVISIONAL),
            "F" => Err(Fault::new(column, Error::syntax("observation status", "F", "an observation, not a forecast"))),
            _ => Ok(Marks::NONE),
        }
    }

    fn refuse(&self, fields: &Fields<'_>) -> Result<(), Fault> {
        if let Some(column) = self.action.filter(|&column| code(fields.get(column)) == "D") {
            return Err(Fault::new(column, Error::syntax("action", "D", "an observation: I, A, R or M")));
        }
        if let Some(column) = self.unit {
            let unit = code(fields.get(column));
            if !matches!(unit, "" | "USD" | "US$" | "US dollar" | "US dollars" | "US$ Thousand") {
                return Err(Fault::new(column, Error::syntax("unit", unit, "USD")));
            }
        }
        Ok(())
    }

    fn stated(&self, fields: &Fields<'_>, meaning: Meaning) -> Result<Valuation, Fault> {
        let Some(column) = self.valuation.filter(|&column| !code(fields.get(column)).is_empty()) else {
            return Ok(meaning.valuation);
        };
        let text = code(fields.get(column));
        let stated = match text {
            "_Z" | "NA" => meaning.valuation,
            text => text.parse().map_err(Fault::at(column))?,
        };
        if meaning.valuation == Valuation::Unstated || meaning.valuation == stated {
            return Ok(stated);
        }
        let message = format!("valuation {text} and an indicator of {} differ", meaning.valuation);
        Err(Fault::new(column, Error::new(ErrorKind::Data, message)))
    }
}

impl Layout for Sdmx {
    #[cfg(feature = "parallel")]
    fn fork(&self) -> Box<dyn Layout> {
        Box::new(self.clone())
    }

    fn read(&mut self, fields: &Fields<'_>) -> Result<Observation, Fault> {
        self.refuse(fields)?;
        let imf = self.imf();
        let area = |text: &str| area(text, imf);
        let reporter = self.reporters.get(fields.get(self.reporter), area).map_err(Fault::at(self.reporter))?;
        let partner = self.partners.get(fields.get(self.partner), area).map_err(Fault::at(self.partner))?;
        let meaning = self.flows.get(fields.get(self.flow), meaning).map_err(Fault::at(self.flow))?;
        let time = |text: &str| known::period(code(text));
        let period = self.periods.get(fields.get(self.time), time).map_err(Fault::at(self.time))?;
        let value = self.value(fields, meaning)?;
        let mut observation = Observation::new(reporter, partner, meaning.flow, period, value);
        observation.valuation = self.stated(fields, meaning)?;
        observation.marks = self.marks(fields)?;
        if let Some(column) = self.product {
            observation.commodity = code(fields.get(column)).parse::<Commodity>().map_err(Fault::at(column))?;
        }
        Ok(observation)
    }
}

/// A cell without its label.
fn code(cell: &str) -> &str {
    cell.split(':').next().unwrap_or(cell).trim()
}

fn area(text: &str, imf: bool) -> Result<Economy, Error> {
    let code = code(text);
    if imf && code.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Error::syntax("economy", text, "letters: the IMF's country numbers are not M49"));
    }
    if code.bytes().all(|b| b.is_ascii_digit()) {
        return known::comtrade_number(code);
    }
    code.parse()
}

/// The flow, valuation and scale of an indicator.
fn meaning(text: &str) -> Result<Meaning, Error> {
    let id = code(text);
    let wrong = || Error::syntax("indicator", text, "exports, imports or balance in dollars, such as XG_FOB_USD");
    let thousands = matches!(id, "XPRT-TRD-VL" | "MPRT-TRD-VL");
    let mut words = id.split('_');
    let flow = match words.next().unwrap_or_default() {
        "XG" | "TXG" | "XPRT-TRD-VL" => Flow::Exports,
        "MG" | "TMG" | "MPRT-TRD-VL" => Flow::Imports,
        "TBG" => Flow::Balance,
        other => other.parse().map_err(|_| wrong())?,
    };
    let mut valuation = Valuation::Unstated;
    for word in words {
        match word {
            "FOB" => valuation = Valuation::Fob,
            "CIF" => valuation = Valuation::Cif,
            "USD" => {}
            _ => return Err(wrong()),
        }
    }
    Ok(Meaning { flow, valuation, thousands })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn indicators() {
        let read = |text| meaning(text).map(|m| (m.flow, m.valuation)).map_err(|e| e.to_string());
        assert_eq!(read("TXG_FOB_USD"), Ok((Flow::Exports, Valuation::Fob)));
        assert_eq!(read("MG_CIF_USD: Imports"), Ok((Flow::Imports, Valuation::Cif)));
        assert_eq!(read("TMG_FOB_USD"), Ok((Flow::Imports, Valuation::Fob)));
        assert_eq!(read("TBG_USD"), Ok((Flow::Balance, Valuation::Unstated)));
        assert!(meaning("XPRT-TRD-VL").unwrap().thousands);
        for text in ["XG_FOB_XDC", "AHS-SMPL-AVRG", "", "NGDP"] {
            assert!(read(text).is_err(), "{text}");
        }
    }
}
