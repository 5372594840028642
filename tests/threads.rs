//! A file of many pieces becomes the same table on any number of threads, called from within the pool or from outside.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::{self, Read};

use bilateral::dataset::table::{Cell, Clash, Flow, Marks, Observation};
use bilateral::import::{self, Loaded, Options, own};
use bilateral::{Economy, Error, ErrorKind, Period};

fn on(threads: usize, load: impl Fn() -> Result<Loaded, Error> + Send + Sync) -> Result<Loaded, Error> {
    rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap().install(load)
}

/// Everything that can be seen of what was loaded.
fn seen(loaded: &Loaded) -> String {
    let mut seen = format!("{:?} {} bytes\n", loaded.summary, loaded.table.bytes());
    loaded.errors.iter().for_each(|error| writeln!(seen, "{error}").unwrap());
    loaded.notices.iter().for_each(|notice| writeln!(seen, "{notice}").unwrap());
    loaded.table.economies().for_each(|economy| writeln!(seen, "{economy}").unwrap());
    writeln!(seen, "{:?}", loaded.table.remarks()).unwrap();
    loaded.table.observations().for_each(|observation| writeln!(seen, "{observation:?}").unwrap());
    seen
}

fn one_table(file: &[u8], options: &Options) -> Loaded {
    let alone = on(1, || import::table(file, options)).unwrap();
    for threads in [2, 3] {
        let spread = on(threads, || import::table(file, options)).unwrap();
        assert!(seen(&spread) == seen(&alone), "{threads} threads");
    }
    let outside = import::table(file, options).unwrap();
    assert!(seen(&outside) == seen(&alone), "called from outside");
    alone
}

const PARTNERS: [u16; 6] = [408, 156, 643, 276, 842, 392];
const ROWS: usize = 120_000;

/// Rows of BACI by exporter, importer and product, `between` before each one.
fn baci(mut between: impl FnMut(usize, &mut Vec<u8>)) -> Vec<u8> {
    let mut file = b"t,i,j,k,v,q\n".to_vec();
    for row in 0..ROWS {
        between(row, &mut file);
        let (pair, product) = (row.div_euclid(5_000), 10_000 + row % 5_000);
        let (exporter, importer) = (PARTNERS[pair.div_euclid(5)], PARTNERS[(pair.div_euclid(5) + 1 + pair % 5) % 6]);
        let line = format!("2022,{exporter},{importer},{product:06},{}.{:03},{product}\n", row * 7, row % 1_000);
        file.extend_from_slice(line.as_bytes());
    }
    file
}

#[test]
fn a_clean_file() {
    let file = baci(|_, _| ());
    assert!(file.len() > 3 << 20);
    let loaded = one_table(&file, &Options::new());
    assert_eq!((loaded.summary.rows, loaded.table.len()), (120_000, 120_000));
}

#[test]
fn errors_blank_lines_and_notices() {
    let file = baci(|row, file| match row % 10_007 {
        10_000 => file.extend_from_slice(b"2022,643,408,2709,105.5,\n"),
        10_001 => file.extend_from_slice(b"\n"),
        10_002 => file.extend_from_slice(b"2022,643,408,270900,1.5,\xfc\r\n"),
        10_003 => file.extend_from_slice(b"\"2023\",643,408,270900,1.5,1\r\n"),
        _ => {}
    });
    let loaded = one_table(&file, &Options::new().lenient().on_clash(Clash::KeepLast));
    assert_eq!(loaded.summary.blank, 11);
    assert_eq!(loaded.notices[0].to_string(), "line 10006: not UTF-8, so read as ISO-8859-1");
    assert_eq!(loaded.table.remarks().repeated, 10);
    assert_eq!(loaded.errors[0].to_string(), "input:10002:4: product \"2709\": expected six digits");
}

#[test]
fn codes_that_are_no_numbers_and_columns_that_change() {
    let rows = (0..90_000_u32).map(|row| {
        let partner = [Economy::PRK, Economy::RUS, Economy::KOR][usize::try_from(row.div_euclid(30_000)).unwrap()];
        let value = Cell::new(row.into(), 0).unwrap();
        let year = Period::year(2022).unwrap();
        let mut observation = Observation::new(Economy::CHN, partner, Flow::Exports, year, value);
        observation.commodity = format!("X{}", row % 45_011).parse().unwrap();
        if row % 30_000 >= 15_000 {
            observation.net_weight = value;
            observation.marks = Marks::VALUE_ESTIMATED;
        }
        observation
    });
    let mut file = Vec::new();
    own::write(&mut file, rows).unwrap();
    assert!(file.len() > 3 << 20);
    let loaded = one_table(&file, &Options::new());
    assert_eq!((loaded.summary.rows, loaded.table.len()), (90_000, 90_000));
}

#[test]
fn the_first_error_ends_a_strict_import() {
    let file = baci(|row, file| {
        if row == 70_000 || row == 90_000 {
            file.extend_from_slice(b"2022,643,408,2709,105.5,\n");
        }
    });
    for threads in [1, 2, 3] {
        let error = on(threads, || import::table(&file[..], &Options::new())).unwrap_err();
        assert_eq!(error.to_string(), "input:70002:4: product \"2709\": expected six digits", "{threads} threads");
    }
}

/// Each row is of another pair than the one before.
fn by_product(file: &[u8]) -> Vec<u8> {
    let text = std::str::from_utf8(file).unwrap();
    let mut lines: Vec<&str> = text.lines().skip(1).collect();
    lines.sort_by_key(|line| line.split(',').nth(3));
    format!("t,i,j,k,v,q\n{}\n", lines.join("\n")).into_bytes()
}

#[test]
fn another_order_of_rows_is_the_same_table() {
    let mut more = 0;
    let file = baci(|row, file| {
        if row % 9_000 == 0 {
            more += 1;
            file.extend_from_slice(format!("2022,{},702,270900,{row},1\n", PARTNERS[more % 3]).as_bytes());
        }
    });
    for (clash, first) in [(Clash::KeepFirst, "9000000"), (Clash::KeepLast, "117000000")] {
        let options = Options::new().on_clash(clash);
        let (sorted, unsorted) = (one_table(&file, &options), one_table(&by_product(&file), &options));
        let rows = |loaded: &Loaded| -> BTreeSet<String> {
            loaded.table.observations().map(|row| format!("{row:?}")).collect()
        };
        assert!(rows(&sorted) == rows(&unsorted));
        assert_eq!((unsorted.table.len(), unsorted.table.remarks().replaced), (120_003, 11));
        let of = |loaded: &Loaded| loaded.table.select().partner(Economy::SGP).reporter(Economy::RUS).sum().unwrap();
        assert_eq!(of(&unsorted).known().normalize().to_string(), first);
    }
    let conflict = |threads| on(threads, || import::table(&by_product(&file)[..], &Options::new())).unwrap_err();
    assert_eq!(conflict(2).to_string(), conflict(1).to_string());
    assert_eq!(conflict(3).to_string(), conflict(1).to_string());
}

/// Rows that contradict each other, far apart.
#[test]
fn a_contradiction_is_found_across_pieces() {
    let mut file = baci(|_, _| ());
    file.extend_from_slice(b"2022,408,392,010000,99,1\n");
    for threads in [1, 2, 3] {
        let error = on(threads, || import::table(&file[..], &Options::new())).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Conflict, "{threads} threads");
    }
}

struct Broken;

impl Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::Error::other("the disk is gone"))
    }
}

#[test]
fn a_file_that_cannot_be_read_on_is_an_error_after_those_before_it() {
    let file = baci(|_, _| ());
    let wrong = baci(|row, file| {
        if row == 70_000 {
            file.extend_from_slice(b"2022,643,408,2709,105.5,\n");
        }
    });
    for threads in [1, 2, 3] {
        let gone = on(threads, || import::table(file.chain(Broken), &Options::new())).unwrap_err();
        assert_eq!(gone.kind(), ErrorKind::Io, "{threads} threads");
        let first = on(threads, || import::table(wrong.chain(Broken), &Options::new())).unwrap_err();
        assert_eq!(first.kind(), ErrorKind::Syntax, "{threads} threads");
    }
}

#[test]
fn progress_reaches_the_end() {
    let file = baci(|_, _| ());
    for threads in [1, 2] {
        let (send, receive) = std::sync::mpsc::channel();
        let options = Options::new().on_progress(move |progress| send.send(progress).unwrap());
        let loaded = on(threads, || import::table(&file[..], &options)).unwrap();
        drop(options);
        let told: Vec<_> = receive.iter().collect();
        assert!(told.is_sorted_by_key(|progress| progress.bytes));
        let last = told.last().unwrap();
        assert_eq!((last.rows, last.bytes), (loaded.summary.rows, u64::try_from(file.len()).unwrap()));
    }
}
