//! A saved table, damaged: each three bytes of the input put a byte somewhere in the file.
#![no_main]

use std::sync::LazyLock;

use bilateral::dataset::table::Table;
use bilateral::import::{self, Options};
use libfuzzer_sys::fuzz_target;

static SAVED: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let rows = &include_bytes!("../fixtures/comtrade_47.csv")[..];
    let table = import::table(rows, &Options::new().lenient().rounding_values()).expect("a table").table;
    saved(&table)
});

fuzz_target!(|edits: &[u8]| {
    let mut file = SAVED.clone();
    for edit in edits.chunks_exact(3) {
        let at = usize::from(u16::from_be_bytes([edit[0], edit[1]])) % file.len();
        file[at] = edit[2];
    }
    let Ok(table) = Table::load(&file[..]) else { return };
    let again = Table::load(&saved(&table)[..]).expect("our own file");
    assert!(again.observations().eq(table.observations()));
});

fn saved(table: &Table) -> Vec<u8> {
    let mut file = Vec::new();
    table.save(&mut file).expect("memory");
    file
}
