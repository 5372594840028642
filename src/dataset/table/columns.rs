//! The rows of a table, column by column.

use rust_decimal::Decimal;

use super::cell::{Cell, index_of, kind_at};
use crate::record::Missing;

/// Values are counted in thousandths of a dollar: whole dollars of BACI and cents of UN Comtrade are exact, and
/// 9.2 quadrillion dollars fit.
pub(crate) const VALUE_SCALE: u32 = 3;

/// Values below this are no numbers but kinds of [`Missing`].
const LOWEST: i64 = i64::MIN + 16;

/// A value as it stands in the column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Value(i64);

impl Value {
    /// The value of a cell; `None` where it is no whole number of thousandths that fits.
    pub(crate) fn of(cell: Cell) -> Option<Self> {
        match cell.missing() {
            Some(kind) => Some(Self(i64::MIN + index_of(kind))),
            None => cell.fixed(VALUE_SCALE).filter(|&v| v >= LOWEST).map(Self),
        }
    }

    /// A number of thousandths of a dollar; `None` where it does not fit into a cell either.
    pub(crate) fn new(thousandths: i64) -> Option<Self> {
        (thousandths.unsigned_abs() < 1 << 59).then_some(Self(thousandths))
    }

    pub(crate) const fn number(self) -> Option<i64> {
        if self.0 < LOWEST { None } else { Some(self.0) }
    }

    pub(crate) fn cell(self) -> Cell {
        match self.number() {
            Some(number) => Cell::new(number, VALUE_SCALE).unwrap_or(Cell::ABSENT),
            None => self.missing().map_or(Cell::ABSENT, Cell::from),
        }
    }

    pub(crate) fn missing(self) -> Option<Missing> {
        let index = self.0.checked_sub(i64::MIN).filter(|_| self.0 < LOWEST)?;
        kind_at(index)
    }
}

/// Dollars of a number of thousandths.
pub(crate) fn dollars(thousandths: i64) -> Decimal {
    Decimal::new(thousandths, VALUE_SCALE)
}

/// The sum of some values, and how many of them are missing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) sum: i128,
    pub(crate) missing: u32,
}

impl Tally {
    pub(crate) fn of(values: &[Value]) -> Self {
        let mut tally = Self::default();
        for value in values {
            match value.number() {
                Some(number) => tally.sum += i128::from(number),
                None => tally.missing += 1,
            }
        }
        tally
    }
}

/// A column that costs nothing while every entry is the same.
#[derive(Clone, Debug)]
pub(crate) struct Sparse<T> {
    usual: T,
    values: Vec<T>,
}

impl<T: Copy + PartialEq> Sparse<T> {
    pub(crate) const fn new(usual: T) -> Self {
        Self { usual, values: Vec::new() }
    }

    /// Adds an entry to a column that has `length` of them.
    pub(crate) fn push(&mut self, length: usize, value: T) {
        if !self.values.is_empty() {
            self.values.push(value);
        } else if length == 0 {
            self.usual = value;
        } else if value != self.usual {
            self.values.resize(length, self.usual);
            self.values.push(value);
        }
    }

    /// Adds the last entry once more.
    pub(crate) fn repeat(&mut self) {
        if let Some(&last) = self.values.last() {
            self.values.push(last);
        }
    }

    pub(crate) fn get(&self, row: usize) -> T {
        self.values.get(row).copied().unwrap_or(self.usual)
    }

    fn extend(&mut self, length: usize, other: &Self, others: usize) {
        if self.values.is_empty() && other.values.is_empty() && (self.usual == other.usual || length == 0) {
            self.usual = other.usual;
            return;
        }
        self.values.resize(length, self.usual);
        self.values.extend((0..others).map(|row| other.get(row)));
    }

    fn bytes(&self) -> usize {
        self.values.capacity() * size_of::<T>()
    }
}

/// The columns. Economies, period and stream of a row stand in the directory.
#[derive(Clone, Debug)]
pub(crate) struct Columns {
    pub(crate) commodities: Vec<u32>,
    pub(crate) values: Vec<Value>,
    pub(crate) quantities: Vec<Cell>,
    pub(crate) units: Sparse<u8>,
    pub(crate) weights: Sparse<Cell>,
    pub(crate) marks: Sparse<u8>,
}

/// One row across the columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) commodity: u32,
    pub(crate) value: Value,
    pub(crate) quantity: Cell,
    pub(crate) unit: u8,
    pub(crate) weight: Cell,
    pub(crate) marks: u8,
}

impl Columns {
    pub(crate) const fn new() -> Self {
        Self {
            commodities: Vec::new(),
            values: Vec::new(),
            quantities: Vec::new(),
            units: Sparse::new(0),
            weights: Sparse::new(Cell::ABSENT),
            marks: Sparse::new(0),
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.values.len()
    }

    pub(crate) fn push(&mut self, row: Row) {
        let length = self.len();
        self.units.push(length, row.unit);
        self.weights.push(length, row.weight);
        self.marks.push(length, row.marks);
        self.commodities.push(row.commodity);
        self.values.push(row.value);
        self.quantities.push(row.quantity);
    }

    /// Adds a row that is like the last one but for three columns.
    pub(crate) fn push_next(&mut self, commodity: u32, value: Value, quantity: Cell) {
        self.units.repeat();
        self.weights.repeat();
        self.marks.repeat();
        self.commodities.push(commodity);
        self.values.push(value);
        self.quantities.push(quantity);
    }

    pub(crate) fn row(&self, index: usize) -> Option<Row> {
        Some(Row {
            commodity: *self.commodities.get(index)?,
            value: *self.values.get(index)?,
            quantity: *self.quantities.get(index)?,
            unit: self.units.get(index),
            weight: self.weights.get(index),
            marks: self.marks.get(index),
        })
    }

    /// Makes room for so many more rows, as far as it can be had.
    pub(crate) fn reserve(&mut self, rows: usize) {
        let _ = self.commodities.try_reserve(rows);
        let _ = self.values.try_reserve(rows);
        let _ = self.quantities.try_reserve(rows);
    }

    #[cfg(feature = "parallel")]
    pub(crate) fn clear(&mut self) {
        self.commodities.clear();
        self.values.clear();
        self.quantities.clear();
        self.units.values.clear();
        self.weights.values.clear();
        self.marks.values.clear();
    }

    /// Adds the rows of others.
    pub(crate) fn extend(&mut self, other: &Self) {
        let (length, others) = (self.len(), other.len());
        self.units.extend(length, &other.units, others);
        self.weights.extend(length, &other.weights, others);
        self.marks.extend(length, &other.marks, others);
        self.commodities.extend_from_slice(&other.commodities);
        self.values.extend_from_slice(&other.values);
        self.quantities.extend_from_slice(&other.quantities);
    }

    /// Adds the rows of others, whose commodities have other numbers.
    pub(crate) fn extend_renumbered(&mut self, other: &Self, number: impl Fn(u32) -> u32) {
        let length = self.len();
        self.extend(other);
        let added = self.commodities.iter_mut().skip(length);
        added.for_each(|code| *code = number(*code));
    }

    pub(crate) fn shrink(&mut self) {
        self.commodities.shrink_to_fit();
        self.values.shrink_to_fit();
        self.quantities.shrink_to_fit();
        self.units.values.shrink_to_fit();
        self.weights.values.shrink_to_fit();
        self.marks.values.shrink_to_fit();
    }

    pub(crate) fn bytes(&self) -> usize {
        let plain = self.commodities.capacity() * size_of::<u32>()
            + self.values.capacity() * size_of::<Value>()
            + self.quantities.capacity() * size_of::<Cell>();
        plain + self.units.bytes() + self.weights.bytes() + self.marks.bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_numbers_or_kinds_of_missing() {
        for cell in [Cell::ZERO, Cell::new(-5, 3).unwrap(), Cell::ABSENT, Missing::Suppressed.into()] {
            assert_eq!(Value::of(cell).unwrap().cell(), cell);
        }
        assert_eq!(Value::of(Cell::new(1, 4).unwrap()), None);
        assert_eq!(Value::of(Cell::new(90_000_000_000_000_000, 0).unwrap()), None);
        assert_eq!(Tally::of(&[Value(1), Value(2), Value(i64::MIN)]), Tally { sum: 3, missing: 1 });
    }

    #[test]
    fn a_sparse_column_grows_when_it_must() {
        let mut column = Sparse::new(0_u8);
        for (length, value) in [(0, 7), (1, 7), (2, 8)] {
            column.push(length, value);
        }
        assert_eq!([column.get(0), column.get(1), column.get(2)], [7, 7, 8]);
        let mut other = Sparse::new(0_u8);
        other.push(0, 9);
        column.extend(3, &other, 1);
        assert_eq!(column.get(3), 9);
    }
}
