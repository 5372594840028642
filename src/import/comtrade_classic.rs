//! UN Comtrade before 2022: CSV of 35, 22 or 12 columns, with commas or tabs, and legacy JSON.
//!
//! - Flows are 1 import, 2 export, 3 re-export, 4 re-import.
//! - The flag says which *quantities* are estimates: 0 none, 2 the quantity, 4 the net weight, 6 both.
//! - Values are US dollars. The CIF and FOB columns are mostly empty; then the valuation is unstated.
//! - A 0 as weight or quantity beside a positive value means that nothing was given.

use std::io::Read;

use super::comtrade::{self, Columns, estimated, lettered_flow};
use super::fields::{Fault, Fields};
use super::header::Header;
use super::rows::Layout;
use super::{Format, Import, Options};
use crate::dataset::table::{Flow, Observation};
use crate::error::Error;

/// The observations of a classic file.
///
/// # Errors
///
/// [`ErrorKind::Data`](crate::ErrorKind::Data) when a column is missing, and what reading gives.
pub fn read<'r>(reader: impl Read + 'r, options: &Options) -> Result<Import<'r>, Error> {
    Import::new(reader, &options.clone().format(Format::ComtradeClassic))
}

/// Whether a header is of a classic file.
pub(super) fn recognises(header: &Header) -> bool {
    ["tradevalueus", "tradevalue"].iter().any(|value| header.has(&["classification", value]))
}

#[derive(Clone, Debug)]
pub(super) struct Classic {
    columns: Columns,
    flow: usize,
    flag: Option<usize>,
    year: Option<usize>,
}

impl Classic {
    pub(super) fn new(header: &Header) -> Result<Self, Error> {
        let columns = Columns {
            reporter: comtrade::area(header, &["reportercode", "rtcode"], &["reporteriso", "rt3iso"])?,
            partner: comtrade::area(header, &["partnercode", "ptcode"], &["partneriso", "pt3iso"])?,
            second_partner: comtrade::part_area(header, &["2ndpartnercode", "ptcode2"]),
            period: header.find(&["period"]).map_or_else(|| header.need(&["year", "yr"]), Ok)?,
            classification: header.need(&["classification", "pfcode"])?,
            commodity: header.need(&["commoditycode", "cmdcode"])?,
            customs: header.find(&["customsproccode", "customs", "cstcode"]),
            transport: header.find(&["modeoftransportcode", "motcode"]),
            supply: None,
            quantity: header.find(&["qty", "tradequantity"]),
            quantity_unit: header.find(&["qtyunitcode", "qtcode"]),
            net_weight: header.find(&["netweightkg", "netweight"]),
            cif: header.find(&["ciftradevalueus", "ciftradevalue", "cifvalue"]),
            fob: header.find(&["fobtradevalueus", "fobtradevalue", "fobvalue"]),
            value: header.need(&["tradevalueus", "tradevalue"])?,
            ..Columns::default()
        };
        let flow = header.need(&["tradeflowcode", "rgcode"])?;
        Ok(Self { columns, flow, flag: header.find(&["flag", "estcode"]), year: header.find(&["year", "yr"]) })
    }
}

impl Layout for Classic {
    #[cfg(feature = "parallel")]
    fn fork(&self) -> Box<dyn Layout> {
        Box::new(self.clone())
    }

    fn read(&mut self, fields: &Fields<'_>) -> Result<Observation, Fault> {
        let flow = flow(fields.get(self.flow)).map_err(Fault::at(self.flow))?;
        let mut observation = self.columns.read(fields, flow)?;
        comtrade::same_year(fields, self.year, &observation)?;
        if let Some(flag) = self.flag {
            let marks = estimated(fields.get(flag)).map_err(Fault::at(flag))?;
            observation.marks = observation.marks.with(marks);
        }
        Ok(observation)
    }
}

fn flow(text: &str) -> Result<Flow, Error> {
    match text.trim() {
        "1" => Ok(Flow::Imports),
        "2" => Ok(Flow::Exports),
        "3" => Ok(Flow::ReExports),
        "4" => Ok(Flow::ReImports),
        other => lettered_flow(other).map_err(|_| Error::syntax("flow", text, "1, 2, 3 or 4")),
    }
}
