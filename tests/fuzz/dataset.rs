//! Tables of a dataset, separated by NUL: sources, trade volumes, debt write-offs, investment tranches, a text.
#![no_main]

use bilateral::{Dataset, Error};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Ok(dataset) = load(data) else { return };
    for record in dataset.records() {
        assert_eq!(dataset.record(record.id()), Some(record));
        assert!(dataset.source(&record.quote().source).is_some(), "{record:?}");
    }
    dataset.conflicts();
    bilateral::check("Trade between Russia and North Korea was $110 million in 2011, up 10 percent.", &dataset);
});

fn load(data: &[u8]) -> Result<Dataset, Error> {
    let mut parts = data.split(|&byte| byte == 0);
    let mut next = || parts.next().unwrap_or_default();
    let mut loader = Dataset::loader().sources("sources.csv", next())?;
    for (name, table) in [("trade", next()), ("debt", next()), ("tranches", next())] {
        loader = match name {
            _ if table.is_empty() => loader,
            "trade" => loader.trade_volumes(name, table)?,
            "debt" => loader.debt_write_offs(name, table)?,
            _ => loader.investment_tranches(name, table)?,
        };
    }
    let text = next();
    if text.is_empty() { loader.finish() } else { loader.text("sources/text.txt", text)?.finish() }
}
