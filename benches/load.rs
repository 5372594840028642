//! Five million generated rows in the layout of BACI into a table, beside the `ByteRecord` loop of the csv crate with
//! hand-parsed numbers, in CPU time.
//!
//! `cargo bench --bench load` measures and prints one line each; `-- --test` loads a small file once.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::integer_division,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    clippy::as_conversions,
    clippy::float_arithmetic,
    unreachable_pub,
    dead_code,
    reason = "a bench"
)]

#[path = "../examples/generate_baci/generator.rs"]
mod generator;

use std::time::Duration;

use bilateral::dataset::table::Table;
use bilateral::import::{self, Format, Options};
use generator::{Shape, generate};

fn main() {
    #[cfg(feature = "parallel")]
    rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap().install(measure);
    #[cfg(not(feature = "parallel"))]
    measure();
}

/// On the one thread whose time is taken.
fn measure() {
    let small = std::env::args().any(|argument| argument == "--test");
    let rows = if small { 20_000 } else { 5_000_000 };
    let mut file = Vec::new();
    generate(Shape::of(rows), &mut file).unwrap();
    let expected = reference(&file);
    let rounds = if small { 1 } else { 5 };
    let mut medians = Vec::new();
    for (name, load) in [("bilateral", ours as fn(&[u8]) -> Sums), ("csv ByteRecord", reference)] {
        let mut times: Vec<Duration> = (0..rounds)
            .map(|_| {
                let before = cpu_time();
                let sums = load(&file);
                let took = cpu_time().saturating_sub(before);
                assert_eq!(sums, expected, "{name}");
                took
            })
            .collect();
        times.sort_unstable();
        let median = times[rounds / 2];
        let speed = file.len() as f64 / 1e6 / median.as_secs_f64().max(1e-9);
        println!("{name}: {} MB, {median:?} CPU, {speed:.0} MB per CPU-second", file.len() / 1_000_000);
        medians.push(speed);
    }
    println!("ratio: {:.2}", medians[0] / medians[1]);
    let table = load_table(&file);
    println!("resident: {:.1} bytes a row", table.bytes() as f64 / table.len() as f64);
    #[cfg(feature = "parallel")]
    parallel(&file, rounds);
}

/// What both loops must agree on: rows, and thousandths of dollars.
#[derive(Debug, PartialEq)]
struct Sums {
    rows: usize,
    value: i128,
}

fn load_table(file: &[u8]) -> Table {
    import::table(file, &options(file)).unwrap().table
}

fn options(file: &[u8]) -> Options {
    Options::new().format(Format::Baci).total(u64::try_from(file.len()).unwrap())
}

fn ours(file: &[u8]) -> Sums {
    sums(&load_table(file))
}

fn sums(table: &Table) -> Sums {
    let economies: Vec<_> = table.economies().collect();
    let mut value = 0;
    for &exporter in &economies {
        let sum = table.select().reporter(exporter).sum();
        value += sum.map_or(0, |sum| sum.known().mantissa());
    }
    Sums { rows: table.len(), value }
}

/// The same columns by the csv crate, numbers parsed by hand.
fn reference(file: &[u8]) -> Sums {
    let mut reader = csv::Reader::from_reader(file);
    let mut record = csv::ByteRecord::new();
    let (mut years, mut from, mut to, mut codes) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let (mut values, mut quantities) = (Vec::new(), Vec::new());
    while reader.read_byte_record(&mut record).unwrap() {
        years.push(u16::try_from(whole(&record[0])).unwrap());
        from.push(u16::try_from(whole(&record[1])).unwrap());
        to.push(u16::try_from(whole(&record[2])).unwrap());
        codes.push(u32::try_from(whole(&record[3])).unwrap());
        values.push(thousandths(&record[4]));
        quantities.push(thousandths(&record[5]));
    }
    std::hint::black_box((&years, &from, &to, &codes, &quantities));
    // Thousandths of a thousand dollars are dollars.
    Sums { rows: values.len(), value: values.iter().map(|&v| i128::from(v) * 1000).sum() }
}

fn whole(field: &[u8]) -> i64 {
    field.iter().fold(0, |number, byte| {
        assert!(byte.is_ascii_digit());
        number * 10 + i64::from(byte - b'0')
    })
}

fn thousandths(field: &[u8]) -> i64 {
    let mut parts = field.splitn(2, |&byte| byte == b'.');
    let number = whole(parts.next().unwrap_or_default()) * 1000;
    let part = parts.next().unwrap_or_default();
    number + whole(part) * 10_i64.pow(3 - u32::try_from(part.len()).unwrap())
}

/// The same file on one thread and on two, in turn: what else the machine does slows both. Beside them two loads that have
/// nothing to do with each other, a thread each: no load on two threads takes less than half of what they take.
#[cfg(feature = "parallel")]
fn parallel(file: &[u8], rounds: usize) {
    let [one, other, two] =
        [1, 1, 2].map(|threads| rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap());
    let load = |pool: &rayon::ThreadPool| assert!(!pool.install(|| load_table(file)).is_empty());
    let apart = || {
        std::thread::scope(|scope| {
            scope.spawn(|| load(&other));
            load(&one);
        });
    };
    let runs: [(&str, &dyn Fn()); 3] =
        [("one thread", &|| load(&one)), ("two threads", &|| load(&two)), ("two loads, a thread each", &apart)];
    let mut times = runs.map(|(name, run)| (name, run, Vec::new()));
    for _ in 0..rounds * 3 {
        for (_, run, walls) in &mut times {
            let start = std::time::Instant::now();
            run();
            walls.push(start.elapsed());
        }
    }
    for (name, _, walls) in &mut times {
        walls.sort_unstable();
        println!("{name}: {:?} wall, {:?} at best", walls[walls.len() / 2], walls[0]);
    }
}

/// The CPU time of this thread: what other programs on the machine take is not in it.
fn cpu_time() -> Duration {
    cpu_time_of("/proc/thread-self".as_ref()).unwrap_or_else(|| {
        static START: std::sync::OnceLock<std::time::Instant> = std::sync::OnceLock::new();
        START.get_or_init(std::time::Instant::now).elapsed()
    })
}

fn cpu_time_of(thread: &std::path::Path) -> Option<Duration> {
    let stat = std::fs::read_to_string(thread.join("schedstat")).ok()?;
    stat.split(' ').next()?.parse().ok().map(Duration::from_nanos)
}
