//! UN Comtrade since 2022: CSV of 47 columns with commas or tabs, and the JSON of the API.
//!
//! - An annual row may have 52 (or 99) as `refMonth`: `period` decides.
//! - `reporterISO`, `partnerISO` and descriptions may be `null`: numbers decide, and letters that contradict them are an
//!   error, for then columns have shifted.
//! - `primaryValue` is the value; `cifvalue` and `fobvalue` say what it includes, row by row: some countries compile imports
//!   free on board.
//! - Totals are second partner 0, customs `C00`, transport 0, supply 0; everything else is a part of one.
//! - `isReported` and `isAggregate` do not mean estimated, nor does `legacyEstimationFlag` say anything of the value.

use std::io::Read;

use super::fields::{Fault, Fields};
use super::header::Header;
use super::known::{self, Area, Memo};
use super::rows::Layout;
use super::{Format, Import, Options};
use crate::dataset::table::{Cell, Classification, Commodity, Compilation, Flow, Marks, Observation, Parts, Tag};
use crate::economy::Economy;
use crate::error::{Error, ErrorKind};
use crate::period::Period;
use crate::record::Valuation;

/// The observations of a file of the new API or web site.
///
/// # Errors
///
/// [`ErrorKind::Data`] when a column is missing, and what reading gives.
pub fn read<'r>(reader: impl Read + 'r, options: &Options) -> Result<Import<'r>, Error> {
    Import::new(reader, &options.clone().format(Format::Comtrade))
}

/// Whether a header is of a new file.
pub(super) fn recognises(header: &Header) -> bool {
    header.has(&["reportercode", "flowcode", "partnercode", "cmdcode", "primaryvalue"])
}

#[derive(Clone, Debug)]
pub(super) struct Modern {
    columns: Columns,
    flow: usize,
    flag: Option<usize>,
    year: Option<usize>,
    marks: [(Option<usize>, Marks); 4],
}

impl Modern {
    pub(super) fn new(header: &Header) -> Result<Self, Error> {
        let columns = Columns {
            reporter: area(header, &["reportercode"], &["reporteriso"])?,
            partner: area(header, &["partnercode"], &["partneriso"])?,
            second_partner: part_area(header, &["partner2code"]),
            period: header.find(&["period"]).map_or_else(|| header.need(&["refyear"]), Ok)?,
            classification: header.need(&["classificationcode"])?,
            commodity: header.need(&["cmdcode"])?,
            customs: header.find(&["customscode"]),
            transport: header.find(&["motcode"]),
            supply: header.find(&["moscode"]),
            quantity: header.find(&["qty"]),
            quantity_unit: header.find(&["qtyunitcode"]),
            net_weight: header.find(&["netwgt"]),
            cif: header.find(&["cifvalue"]),
            fob: header.find(&["fobvalue"]),
            value: header.need(&["primaryvalue"])?,
            ..Columns::default()
        };
        let marks = [
            (header.find(&["isqtyestimated"]), Marks::QUANTITY_ESTIMATED),
            (header.find(&["isnetwgtestimated"]), Marks::WEIGHT_ESTIMATED),
            (header.find(&["isreported"]), Marks::FILED),
            (header.find(&["isaggregate"]), Marks::ROLLED_UP),
        ];
        let flow = header.need(&["flowcode"])?;
        let flag = header.find(&["legacyestimationflag"]);
        Ok(Self { columns, flow, flag, year: header.find(&["refyear"]), marks })
    }
}

impl Layout for Modern {
    #[cfg(feature = "parallel")]
    fn fork(&self) -> Box<dyn Layout> {
        Box::new(self.clone())
    }

    fn read(&mut self, fields: &Fields<'_>) -> Result<Observation, Fault> {
        let flow = lettered_flow(fields.get(self.flow)).map_err(Fault::at(self.flow))?;
        let mut observation = self.columns.read(fields, flow)?;
        same_year(fields, self.year, &observation)?;
        let mut marks = observation.marks;
        for (column, mark) in self.marks {
            let Some(column) = column else { continue };
            if truth(fields.get(column)).map_err(Fault::at(column))? {
                marks = marks.with(mark);
            }
        }
        if let Some(flag) = self.flag {
            marks = marks.with(estimated(fields.get(flag)).map_err(Fault::at(flag))?);
        }
        observation.marks = marks;
        Ok(observation)
    }
}

/// What classic and new files have in common.
#[derive(Clone, Debug, Default)]
pub(super) struct Columns {
    pub(super) reporter: AreaColumns,
    pub(super) partner: AreaColumns,
    pub(super) second_partner: Option<AreaColumns>,
    pub(super) period: usize,
    pub(super) classification: usize,
    pub(super) commodity: usize,
    pub(super) customs: Option<usize>,
    pub(super) transport: Option<usize>,
    pub(super) supply: Option<usize>,
    pub(super) quantity: Option<usize>,
    pub(super) quantity_unit: Option<usize>,
    pub(super) net_weight: Option<usize>,
    pub(super) cif: Option<usize>,
    pub(super) fob: Option<usize>,
    pub(super) value: usize,
    pub(super) periods: Memo<Period>,
    pub(super) classifications: Memo<Classification>,
}

/// An economy's columns.
#[derive(Clone, Debug, Default)]
pub(super) struct AreaColumns(Area);

/// The columns of an economy that every row has.
pub(super) fn area(header: &Header, numbers: &[&str], letters: &[&str]) -> Result<AreaColumns, Error> {
    let (number, letters) = (header.find(numbers), header.find(letters));
    if number.is_none() && letters.is_none() {
        header.need(numbers)?;
    }
    Ok(AreaColumns(Area::new(number, letters)))
}

/// The columns of an economy that rows may have.
pub(super) fn part_area(header: &Header, numbers: &[&str]) -> Option<AreaColumns> {
    header.find(numbers).map(|number| AreaColumns(Area::new(Some(number), None)))
}

impl Columns {
    pub(super) fn read(&mut self, fields: &Fields<'_>, flow: Flow) -> Result<Observation, Fault> {
        let reporter = self.reporter.0.read(fields)?;
        let partner = self.partner.0.read(fields)?;
        let period = self.periods.get(fields.get(self.period), known::period).map_err(Fault::at(self.period))?;
        let value = fields.amount(self.value)?;
        let mut observation = Observation::new(reporter, partner, flow, period, value);
        self.commodity(fields, &mut observation)?;
        observation.valuation = self.valuation(fields, flow, value)?;
        observation.quantity = fields.beside(self.quantity, value)?;
        observation.quantity_unit = self.unit(fields)?;
        observation.net_weight = fields.beside(self.net_weight, value)?;
        observation.compilation = Compilation::Reported;
        observation.parts = self.parts(fields)?;
        Ok(observation)
    }

    fn commodity(&mut self, fields: &Fields<'_>, observation: &mut Observation) -> Result<(), Fault> {
        let text = fields.get(self.classification);
        let read = self.classifications.get(text, classification);
        observation.classification = read.map_err(Fault::at(self.classification))?;
        let printed: Commodity = fields.get(self.commodity).parse().map_err(Fault::at(self.commodity))?;
        observation.commodity = printed.restored(observation.classification);
        if observation.commodity != printed {
            observation.marks = observation.marks.with(Marks::ZERO_RESTORED);
        }
        Ok(())
    }

    /// The valuation that equals the value; the usual one of the flow where both do.
    fn valuation(&self, fields: &Fields<'_>, flow: Flow, value: Cell) -> Result<Valuation, Fault> {
        let given = |column| fields.beside(column, value);
        let (cif, fob) = (given(self.cif)?, given(self.fob)?);
        let (is_cif, is_fob) = (cif == value && cif.is_positive(), fob == value && fob.is_positive());
        Ok(match (is_cif, is_fob) {
            (true, true) if flow.whole() == Flow::Imports => Valuation::Cif,
            (_, true) => Valuation::Fob,
            (true, false) => Valuation::Cif,
            (false, false) => Valuation::Unstated,
        })
    }

    /// The unit of the quantity; -1 in new and 1 in classic files are none.
    fn unit(&self, fields: &Fields<'_>) -> Result<u8, Fault> {
        let Some(column) = self.quantity_unit else { return Ok(0) };
        match fields.get(column).trim() {
            "" | "-1" | "1" | "0" | "N/A" => Ok(0),
            _ => fields.whole(column, "quantity unit"),
        }
    }

    fn parts(&mut self, fields: &Fields<'_>) -> Result<Parts, Fault> {
        let mut parts = Parts::TOTAL;
        if let Some(area) = &mut self.second_partner {
            parts.second_partner = area.second(fields)?;
        }
        if let Some(column) = self.customs {
            parts.customs = customs(fields.get(column).trim()).map_err(Fault::at(column))?;
        }
        parts.transport = mode(fields, self.transport, "mode of transport")?;
        parts.supply = mode(fields, self.supply, "mode of supply")?;
        Ok(parts)
    }
}

impl AreaColumns {
    /// A second partner: World and nothing are the total.
    fn second(&mut self, fields: &Fields<'_>) -> Result<Option<Economy>, Fault> {
        if self.0.is_empty(fields) {
            return Ok(None);
        }
        self.0.read(fields).map(|economy| Some(economy).filter(|&economy| economy != Economy::WLD))
    }
}

fn customs(text: &str) -> Result<Option<Tag>, Error> {
    match text {
        "" | "C00" | "0" => Ok(None),
        code => Tag::new(code).map(Some).ok_or_else(|| Error::syntax("customs procedure", code, "a code such as C01")),
    }
}

fn mode(fields: &Fields<'_>, column: Option<usize>, what: &'static str) -> Result<Option<u16>, Fault> {
    let Some(column) = column.filter(|&column| !fields.get(column).trim().is_empty()) else { return Ok(None) };
    let number: u16 = fields.whole(column, what)?;
    Ok((number != 0).then_some(number))
}

/// Refuses a row whose year is not that of its period.
pub(super) fn same_year(fields: &Fields<'_>, year: Option<usize>, observation: &Observation) -> Result<(), Fault> {
    let Some(column) = year.filter(|&column| !fields.get(column).trim().is_empty()) else { return Ok(()) };
    let year: i32 = fields.whole(column, "year")?;
    if Period::year(year).is_ok_and(|year| year.contains(&observation.period)) {
        return Ok(());
    }
    let message = format!("year {year} and period {} differ: have columns shifted?", observation.period);
    Err(Fault::new(column, Error::new(ErrorKind::Data, message)))
}

/// A flow by its letters.
pub(super) fn lettered_flow(text: &str) -> Result<Flow, Error> {
    let flow: Flow = text.trim().parse()?;
    if flow == Flow::Balance { Err(Error::syntax("flow", text, "a flow of goods")) } else { Ok(flow) }
}

/// A classification by its code.
pub(super) fn classification(text: &str) -> Result<Classification, Error> {
    match text.trim() {
        "SS" => Ok(Classification::Sitc),
        "B4" => Ok(Classification::Bec),
        code => code.parse(),
    }
}

/// What an estimation flag marks.
pub(super) fn estimated(text: &str) -> Result<Marks, Error> {
    match text.trim() {
        "" | "0" => Ok(Marks::NONE),
        "2" => Ok(Marks::QUANTITY_ESTIMATED),
        "4" => Ok(Marks::WEIGHT_ESTIMATED),
        "6" => Ok(Marks::QUANTITY_ESTIMATED.with(Marks::WEIGHT_ESTIMATED)),
        _ => Err(Error::syntax("estimation flag", text, "0, 2, 4 or 6")),
    }
}

fn truth(text: &str) -> Result<bool, Error> {
    match text.trim() {
        "true" | "True" | "TRUE" | "1" => Ok(true),
        "" | "false" | "False" | "FALSE" | "0" => Ok(false),
        _ => Err(Error::syntax("mark", text, "true or false")),
    }
}
