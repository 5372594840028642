//! Rows of statistics files, and tables of them.

use ::proptest::collection::{SizeRange, vec};
use ::proptest::prelude::*;
use ::proptest::sample::select;

use super::values::{economy, period};
use crate::dataset::table::{
    Builder, Cell, Clash, Classification, Commodity, Compilation, Flow, Marks, Observation, Parts, Table, Tag,
};
use crate::record::{Missing, Valuation};

/// A number of a file, not below zero: at every scale, now and then a missing one.
pub fn cell() -> impl Strategy<Value = Cell> + Clone {
    let number = (0..1_000_000_000_000_i64, 0..=3_u32).prop_map(|(mantissa, scale)| Cell::new(mantissa, scale));
    let missing = select(Missing::all().collect::<Vec<_>>()).prop_map(|missing| Some(Cell::from(missing)));
    prop_oneof![9 => number, 1 => missing].prop_filter_map("a cell", |cell| cell)
}

/// The code of a product: all goods, two to nine digits, or a group with a name, commas and quotation marks among its letters.
pub fn commodity() -> impl Strategy<Value = Commodity> + Clone {
    let code = prop_oneof![1 => Just("TOTAL".to_owned()), 4 => "[0-9]{2,9}", 1 => "[A-Za-z0-9_,\"-]{1,15}"];
    code.prop_filter_map("a code", |code| Commodity::from_bytes(code.as_bytes()))
}

fn parts() -> impl Strategy<Value = Parts> + Clone {
    let tag = "[A-Z0-9,\"]{1,7}".prop_map(|text| Tag::new(&text));
    let part = (proptest::option::of(economy()), tag, any::<Option<u16>>(), any::<Option<u16>>());
    let part = part.prop_map(|(second_partner, customs, transport, supply)| Parts {
        second_partner,
        customs,
        transport,
        supply,
    });
    prop_oneof![3 => Just(Parts::TOTAL), 1 => part]
}

/// A row: any flow between any two economies.
pub fn observation() -> impl Strategy<Value = Observation> + Clone {
    let all = (
        select(Flow::all().collect::<Vec<_>>()),
        select(Classification::all().collect::<Vec<_>>()),
        select(Compilation::all().collect::<Vec<_>>()),
        select(Valuation::all().collect::<Vec<_>>()),
    );
    let marks = (0..128_u8).prop_map(Marks::from_bits);
    let numbers = (cell(), cell(), cell(), any::<u8>());
    (economy(), economy(), period(1962..=2030), commodity(), all, numbers, parts(), marks).prop_map(
        |(
            reporter,
            partner,
            period,
            commodity,
            (flow, classification, compilation, valuation),
            numbers,
            parts,
            marks,
        )| {
            let (value, quantity, net_weight, quantity_unit) = numbers;
            Observation {
                classification,
                commodity,
                valuation,
                quantity,
                quantity_unit,
                net_weight,
                compilation,
                parts,
                marks,
                ..Observation::new(reporter, partner, flow, period, value)
            }
        },
    )
}

/// A table of so many rows; of rows that contradict each other the first stays.
pub fn table(rows: impl Into<SizeRange>) -> impl Strategy<Value = Table> {
    vec(observation(), rows).prop_filter_map("a table", |rows| {
        let mut builder = Builder::new().on_clash(Clash::KeepFirst);
        for row in &rows {
            // A period that a table cannot hold.
            builder.push(row).ok();
        }
        builder.finish().ok()
    })
}
