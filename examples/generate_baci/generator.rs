//! A file in the layout of BACI with made-up trade, the same for the same arguments.

use std::io::{self, Write};

use bilateral::{Economy, EconomyKind};

/// What file to make.
#[derive(Clone, Copy)]
pub struct Shape {
    /// How many rows.
    pub rows: usize,
    /// Their year.
    pub year: u32,
    /// Sorted by product before exporter and importer, as older versions are.
    pub by_product: bool,
}

impl Shape {
    /// Rows of 2022, sorted by exporter and importer.
    pub const fn of(rows: usize) -> Self {
        Self { rows, year: 2022, by_product: false }
    }
}

const PRODUCTS: usize = 97 * 54;

/// Writes a header and the rows: every ordered pair of economies has trade in a share of the products, large pairs in many.
pub fn generate(shape: Shape, writer: &mut impl Write) -> io::Result<()> {
    writeln!(writer, "t,i,j,k,v,q")?;
    if shape.by_product {
        let mut lines = Vec::new();
        rows(shape, |product, line| {
            lines.push((product, line.to_owned()));
            Ok(())
        })?;
        lines.sort_by_key(|(product, _)| *product);
        return lines.iter().try_for_each(|(_, line)| writer.write_all(line.as_bytes()));
    }
    rows(shape, |_, line| writer.write_all(line.as_bytes()))
}

/// Calls back with each product and line.
fn rows(shape: Shape, mut each: impl FnMut(usize, &str) -> io::Result<()>) -> io::Result<()> {
    let numbers = numbers();
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    let pairs: Vec<(u16, u16, usize)> = pairs(&numbers, shape.rows);
    for (exporter, importer, count) in pairs {
        for index in 0..count {
            // One product out of each of `count` equal stretches of the list.
            let from = index * PRODUCTS / count;
            let to = (index + 1) * PRODUCTS / count;
            let product = from + random.below(to - from);
            let line = row(shape.year, exporter, importer, product, &mut random);
            each(product, &line)?;
        }
    }
    Ok(())
}

fn row(year: u32, exporter: u16, importer: u16, product: usize, random: &mut Random) -> String {
    let (chapter, rest) = (product / 54 + 1, product % 54);
    let code = chapter * 10_000 + (rest / 6 + 1) * 100 + (rest % 6 + 1) * 10;
    let digits = 2 + random.below(7);
    let value = 1 + random.below(10_usize.pow(u32::try_from(digits).unwrap()));
    let quantity = 1 + random.below(value * 3);
    let (whole, part) = (value / 1000, value % 1000);
    let quantity = match random.below(50) {
        0 => String::new(),
        _ => format!("{}.{:03}", quantity / 1000, quantity % 1000),
    };
    format!("{year},{exporter},{importer},{code:06},{whole}.{part:03},{quantity}\n")
}

/// UN Comtrade's numbers of the economies of today, in order.
fn numbers() -> Vec<u16> {
    let economies = Economy::all().filter(|economy| economy.kind() == EconomyKind::Economy);
    let number = |economy: Economy| {
        let own = [
            (Economy::USA, 842),
            (Economy::IND, 699),
            (Economy::FRA, 251),
            (Economy::CHE, 757),
            (Economy::NOR, 579),
            (Economy::TWN, 490),
        ];
        let special = own.iter().find(|(other, _)| *other == economy).map(|(_, number)| *number);
        special.or_else(|| economy.m49()).filter(|&number| Economy::from_comtrade(number) == Some(economy))
    };
    let mut numbers: Vec<u16> = economies.filter_map(number).collect();
    numbers.sort_unstable();
    numbers.truncate(229);
    numbers
}

/// Exporter, importer and number of rows; `rows` in all.
fn pairs(numbers: &[u16], rows: usize) -> Vec<(u16, u16, usize)> {
    // The size of an economy falls with a rank that has nothing to do with its number.
    let size = |index: usize| 1_000_000 / (20 + (index * 97) % numbers.len());
    let weight = |from: usize, to: usize| size(from) * size(to) / 1000;
    let all = || (0..numbers.len()).flat_map(|from| (0..numbers.len()).map(move |to| (from, to)));
    let pairs = || all().filter(|(from, to)| from != to);
    let sum: usize = pairs().map(|(from, to)| weight(from, to)).sum();
    let (mut seen, mut given) = (0, 0);
    let mut counts = Vec::new();
    for (from, to) in pairs() {
        seen += weight(from, to);
        let until = u128::try_from(rows * seen).map_or(0, |n| n / u128::try_from(sum).unwrap());
        let until = usize::try_from(until).unwrap();
        let count = (until - given).min(PRODUCTS);
        given = until;
        if count > 0 {
            counts.push((numbers[from], numbers[to], count));
        }
    }
    counts
}

/// Marsaglia's xorshift: the same numbers on every machine.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let limit = u64::try_from(limit.max(1)).unwrap();
        usize::try_from((self.0 >> 11) % limit).unwrap()
    }
}
