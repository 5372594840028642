//! Rows of a table, column by column, into a file.

use std::collections::HashMap;
use std::io::Write;
use std::ops::Range;
use std::sync::Arc;

use bytes::Bytes;
use chrono::{Datelike, NaiveDate};
use parquet::basic::Compression;
use parquet::data_type::{
    ByteArray, ByteArrayType, DataType, FixedLenByteArray, FixedLenByteArrayType, Int32Type, Int64Type,
};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};

use super::schema;
use crate::dataset::table::builder::commodity;
use crate::dataset::table::columns::Value;
use crate::dataset::table::{Block, Cell, Stream, Table};
use crate::economy::Economy;
use crate::period::Period;

/// How many rows are written together.
const GROUP: usize = 1 << 18;
/// How many values are handed over at a time.
const CHUNK: usize = 1 << 13;

/// Consecutive rows that share all but what a row has of its own.
#[derive(Clone)]
pub(super) struct Run<'t> {
    pub(super) reporter: Economy,
    pub(super) partner: Economy,
    pub(super) period: Period,
    pub(super) stream: &'t Stream,
    pub(super) rows: Range<usize>,
}

impl Table {
    /// All rows, or those of a year, in an order that depends on nothing but what they say.
    pub(super) fn runs(&self, year: Option<i32>) -> Vec<Run<'_>> {
        let of_year = |block: &&Block| year.is_none_or(|year| block.key.period.first().year() == year);
        let mut runs: Vec<Run<'_>> = self.blocks.iter().filter(of_year).filter_map(|block| self.run(block)).collect();
        runs.sort_by_key(|run| (run.reporter, run.partner, run.period, *run.stream));
        runs.into_iter().flat_map(|run| self.by_code(run)).collect()
    }

    fn run(&self, block: &Block) -> Option<Run<'_>> {
        Some(Run {
            reporter: self.economy(block.key.reporter)?,
            partner: self.economy(block.key.partner)?,
            period: block.key.period,
            stream: self.stream(block)?,
            rows: block.range(),
        })
    }

    /// Codes of digits stand in order; other codes have numbers in the order they came, and are sorted here.
    fn by_code<'t>(&self, run: Run<'t>) -> Vec<Run<'t>> {
        let code = |row: usize| self.rows.commodities.get(row).and_then(|&code| commodity(&self.words.list, code));
        if self.words.list.is_empty() || run.rows.clone().is_sorted_by_key(code) {
            return vec![run];
        }
        let mut rows: Vec<usize> = run.rows.clone().collect();
        rows.sort_by_key(|&row| code(row));
        rows.into_iter().map(|row| Run { rows: row..row + 1, ..run.clone() }).collect()
    }
}

/// Writes these rows as one file.
pub(super) fn write(table: &Table, runs: &[Run<'_>], writer: impl Write + Send) -> Result<(), ParquetError> {
    let schema = schema::own()?.root_schema_ptr();
    let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
    let mut file = SerializedFileWriter::new(writer, schema, Arc::new(properties))?;
    for runs in groups(runs) {
        Group { table, runs: &runs, rows: file.next_row_group()? }.write()?;
    }
    file.close().map(|_| ())
}

/// The runs in groups of at most [`GROUP`] rows.
fn groups<'t>(runs: &[Run<'t>]) -> Vec<Vec<Run<'t>>> {
    let (mut groups, mut group, mut room) = (Vec::new(), Vec::new(), GROUP);
    for run in runs {
        let mut rows = run.rows.clone();
        while !rows.is_empty() {
            let taken = rows.len().min(room);
            let end = rows.start + taken;
            group.push(Run { rows: rows.start..end, ..run.clone() });
            rows.start = end;
            room -= taken;
            if room == 0 {
                groups.push(std::mem::take(&mut group));
                room = GROUP;
            }
        }
    }
    if !group.is_empty() {
        groups.push(group);
    }
    groups
}

/// Some runs and the row group they go to.
struct Group<'g, 't, W: Write> {
    table: &'t Table,
    runs: &'g [Run<'t>],
    rows: SerializedRowGroupWriter<'g, W>,
}

impl<W: Write + Send> Group<'_, '_, W> {
    /// The columns in the order of the schema.
    fn write(mut self) -> Result<(), ParquetError> {
        let columns = &self.table.rows;
        self.each_run::<ByteArrayType>(|run| text(run.reporter.code()))?;
        self.each_run::<ByteArrayType>(|run| text(run.partner.code()))?;
        self.each_run::<ByteArrayType>(|run| text(run.stream.flow.code()))?;
        self.each_run::<Int32Type>(|run| days(run.period.first()))?;
        self.each_run::<Int32Type>(|run| days(run.period.last()))?;
        self.each_run::<ByteArrayType>(|run| text(run.stream.classification.code()))?;
        self.commodities()?;
        let value = |row: usize| columns.values.get(row).copied();
        self.each_row::<Int64Type>(|row| value(row).and_then(Value::number))?;
        self.each_row::<ByteArrayType>(|row| reason(value(row).map_or(Cell::ABSENT, Value::cell)))?;
        self.each_run::<ByteArrayType>(|run| text(run.stream.valuation.word()))?;
        let quantity = |row: usize| columns.quantities.get(row).copied().unwrap_or(Cell::ABSENT);
        self.each_row::<FixedLenByteArrayType>(|row| wide(quantity(row)))?;
        self.each_row::<ByteArrayType>(|row| reason(quantity(row)))?;
        self.each_row::<Int32Type>(|row| Some(columns.units.get(row).into()))?;
        self.each_row::<FixedLenByteArrayType>(|row| wide(columns.weights.get(row)))?;
        self.each_row::<ByteArrayType>(|row| reason(columns.weights.get(row)))?;
        self.each_run::<ByteArrayType>(|run| text(run.stream.compilation.code()))?;
        self.each_run::<ByteArrayType>(|run| run.stream.parts.second_partner.and_then(|e| text(e.code())))?;
        self.each_run::<ByteArrayType>(|run| run.stream.parts.customs.and_then(|tag| text(&tag.to_string())))?;
        self.each_run::<Int32Type>(|run| run.stream.parts.transport.map(i32::from))?;
        self.each_run::<Int32Type>(|run| run.stream.parts.supply.map(i32::from))?;
        self.each_row::<Int32Type>(|row| Some(columns.marks.get(row).into()))?;
        self.rows.close().map(|_| ())
    }

    /// A column in which all rows of a run have one value.
    fn each_run<D: DataType>(&mut self, value: impl Fn(&Run<'_>) -> Option<D::T>) -> Result<(), ParquetError> {
        let runs = self.runs;
        self.column::<D>(runs.iter().flat_map(|run| std::iter::repeat_n(value(run), run.rows.len())))
    }

    /// A column in which each row has its own value.
    fn each_row<D: DataType>(&mut self, value: impl FnMut(usize) -> Option<D::T>) -> Result<(), ParquetError> {
        let runs = self.runs;
        self.column::<D>(runs.iter().flat_map(|run| run.rows.clone()).map(value))
    }

    fn commodities(&mut self) -> Result<(), ParquetError> {
        let table = self.table;
        let mut known: HashMap<u32, Option<ByteArray>> = HashMap::new();
        self.each_row::<ByteArrayType>(|row| {
            let number = *table.rows.commodities.get(row)?;
            let code = || commodity(&table.words.list, number).and_then(|commodity| text(commodity.code()));
            known.entry(number).or_insert_with(code).clone()
        })
    }

    fn column<D: DataType>(&mut self, values: impl Iterator<Item = Option<D::T>>) -> Result<(), ParquetError> {
        let missing = || ParquetError::General("too many columns".to_owned());
        let mut column = self.rows.next_column()?.ok_or_else(missing)?;
        let writer = column.typed::<D>();
        let (mut present, mut levels) = (Vec::with_capacity(CHUNK), Vec::with_capacity(CHUNK));
        let mut values = values.peekable();
        while values.peek().is_some() {
            present.clear();
            levels.clear();
            for value in values.by_ref().take(CHUNK) {
                levels.push(i16::from(value.is_some()));
                present.extend(value);
            }
            writer.write_batch(&present, Some(&levels), None)?;
        }
        column.close()
    }
}

#[allow(clippy::unnecessary_wraps, reason = "what every column takes")]
fn text(text: &str) -> Option<ByteArray> {
    Some(text.into())
}

fn reason(cell: Cell) -> Option<ByteArray> {
    cell.missing().map(|kind| Bytes::from_static(kind.word().as_bytes()).into())
}

/// Days since 1970.
fn days(day: NaiveDate) -> Option<i32> {
    i32::try_from(day.signed_duration_since(NaiveDate::default()).num_days()).ok()
}

/// A number with 14 decimals as 16 bytes, the highest first.
fn wide(cell: Cell) -> Option<FixedLenByteArray> {
    let (mantissa, scale) = cell.parts()?;
    let lift = 10_i128.pow(Cell::MAX_SCALE - scale);
    Some((i128::from(mantissa) * lift).to_be_bytes().to_vec().into())
}
