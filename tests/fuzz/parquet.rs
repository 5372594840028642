//! A saved table, damaged: each three bytes of the input put a byte somewhere in the file.
//!
//! The reader of the format panics at some damage, which `Table::load` turns into an error: only a panic of our own code, or
//! one that leaves it, is a crash.
#![no_main]

use std::sync::LazyLock;

use bilateral::dataset::table::Table;
use bilateral::import::{self, Options};
use libfuzzer_sys::fuzz_target;

static SAVED: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let crash = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        let foreign = |file: &str| file.contains("/registry/") || file.starts_with("/rustc/");
        if !info.location().is_some_and(|place| foreign(place.file())) {
            crash(info);
        }
    }));
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
    let file = saved(&table);
    let again = Table::load(&file[..]).expect("our own file");
    assert_eq!(sorted(&again), sorted(&table));
    assert!(saved(&again) == file, "other bytes");
});

fn saved(table: &Table) -> Vec<u8> {
    let mut file = Vec::new();
    table.save(&mut file).expect("memory");
    file
}

/// Pairs stand in the order they came, in a file in that of their names.
fn sorted(table: &Table) -> Vec<String> {
    let mut rows: Vec<String> = table.observations().map(|row| format!("{row:?}")).collect();
    rows.sort_unstable();
    rows
}
