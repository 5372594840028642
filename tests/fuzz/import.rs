//! Files of every format: the first byte picks the importer, the rest is the file.
#![no_main]

use bilateral::dataset::table::Clash;
use bilateral::import::{self, Format, Observation, Options, Summary};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let Some((&choice, file)) = data.split_first() else { return };
    let options = Options::new().lenient().rounding_values();
    // One more than there are formats: detected.
    let options = match Format::all().nth(usize::from(choice) % 11) {
        Some(format) => options.format(format),
        None => options,
    };
    let Ok(mut rows) = import::open(file, &options) else {
        assert!(import::table(file, &options).is_err());
        return;
    };
    let observations: Vec<Observation> = rows.by_ref().filter_map(Result::ok).collect();
    adds_up(rows.summary());
    comes_back(&observations);
    for clash in [Clash::Refuse, Clash::KeepFirst, Clash::KeepLast] {
        if let Ok(loaded) = import::table(file, &options.clone().on_clash(clash)) {
            adds_up(loaded.summary);
            assert_eq!(loaded.summary.lines, rows.summary().lines);
            assert!(loaded.table.len() <= observations.len());
        }
    }
});

fn adds_up(summary: Summary) {
    assert_eq!(summary.rows + summary.rejected + summary.blank, summary.lines, "{summary:?}");
}

/// What was read is what our own file says.
fn comes_back(observations: &[Observation]) {
    let mut file = Vec::new();
    import::own::write(&mut file, observations.iter().copied()).expect("memory");
    let again = import::own::read(&file[..], &Options::new()).expect("our own header");
    let again: Vec<Observation> = again.collect::<Result<_, _>>().expect("our own rows");
    assert_eq!(again, observations);
}
