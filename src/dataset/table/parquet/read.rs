//! Files, row by row, as observations. A batch of rows is held at a time.

use std::fmt::Display;
use std::str::FromStr;

use chrono::{Days, NaiveDate};
use parquet::column::reader::{ColumnReaderImpl, get_typed_column_reader};
use parquet::data_type::{
    ByteArray, ByteArrayType, DataType, FixedLenByteArray, FixedLenByteArrayType, Int32Type, Int64Type,
};
use parquet::errors::ParquetError;
use parquet::file::reader::{FileReader, RowGroupReader};

use super::schema::{self, Found};
use crate::dataset::table::columns::VALUE_SCALE;
use crate::dataset::table::{Cell, Classification, Commodity, Compilation, Flow, Marks, Observation, Tag};
use crate::economy::Economy;
use crate::error::{Error, ErrorKind, Place};
use crate::period::Period;
use crate::record::{Missing, Valuation};

/// How many rows are read at a time.
const BATCH: usize = 1 << 13;

/// Calls back with the place and the observation of each row of a file.
pub(super) fn read(
    file: &dyn FileReader,
    name: &str,
    mut each: impl FnMut(u64, Observation) -> Result<(), Error>,
) -> Result<(), Error> {
    let found = schema::find(file.metadata().file_metadata().schema_descr(), name)?;
    let damaged = |error: ParquetError| super::damaged(name, &error);
    let mut number = 0;
    for group in 0..file.num_row_groups() {
        let group = file.get_row_group(group).map_err(damaged)?;
        let mut rows = usize::try_from(group.metadata().num_rows()).unwrap_or(0);
        let mut columns = Columns::open(&*group, &found).map_err(damaged)?;
        while rows > 0 {
            let batch = rows.min(BATCH);
            columns.fill(batch).map_err(damaged)?;
            for _ in 0..batch {
                number += 1;
                let placed = |Wrong { column, name: field, cause }: Wrong| {
                    let cause = Error::new(cause.kind(), format!("column {field}: {cause}"));
                    cause.at(Place::new(name, number, u64::try_from(column + 1).unwrap_or(0)))
                };
                each(number, columns.observation().map_err(placed)?)?;
            }
            rows -= batch;
        }
    }
    Ok(())
}

/// A value that is none, and in which column.
struct Wrong {
    column: usize,
    name: String,
    cause: Error,
}

/// One column, a batch of rows at a time.
struct Cursor<D: DataType> {
    reader: ColumnReaderImpl<D>,
    /// Its place in our schema.
    column: usize,
    name: String,
    optional: bool,
    values: std::vec::IntoIter<D::T>,
    /// 1 where there is a value, 0 for null.
    levels: std::vec::IntoIter<i16>,
}

impl<D: DataType> Cursor<D> {
    fn open(group: &dyn RowGroupReader, found: &[Found], column: usize) -> Result<Self, ParquetError> {
        let found = found.get(column).ok_or_else(|| ParquetError::General(format!("no column {column}")))?;
        Ok(Self {
            reader: get_typed_column_reader(group.get_column_reader(found.index)?),
            column,
            name: found.name.clone(),
            optional: found.optional,
            values: Vec::new().into_iter(),
            levels: Vec::new().into_iter(),
        })
    }

    fn fill(&mut self, rows: usize) -> Result<(), ParquetError> {
        let (mut values, mut levels) = (Vec::with_capacity(rows), Vec::new());
        let mut seen = 0;
        while seen < rows {
            let wanted = self.optional.then_some(&mut levels);
            let (records, ..) = self.reader.read_records(rows - seen, wanted, None, &mut values)?;
            if records == 0 {
                return Err(ParquetError::General(format!("column {} ends too early", self.name)));
            }
            seen += records;
        }
        self.values = values.into_iter();
        self.levels = levels.into_iter();
        Ok(())
    }

    fn next(&mut self) -> Option<D::T> {
        if self.optional && self.levels.next() != Some(1) {
            return None;
        }
        self.values.next()
    }

    fn need(&mut self) -> Result<D::T, Wrong> {
        self.next().ok_or_else(|| self.wrong("null", "a value"))
    }

    fn wrong(&self, found: impl Display, expected: &str) -> Wrong {
        self.because(Error::new(ErrorKind::Data, format!("{found}: expected {expected}")))
    }

    fn because(&self, cause: Error) -> Wrong {
        Wrong { column: self.column, name: self.name.clone(), cause }
    }
}

/// A column of texts; what the last one meant is remembered, for neighbours are mostly alike.
struct Text<T> {
    cursor: Cursor<ByteArrayType>,
    last: Option<(ByteArray, T)>,
}

impl<T: FromStr<Err = Error> + Copy> Text<T> {
    fn open(group: &dyn RowGroupReader, found: &[Found], column: usize) -> Result<Self, ParquetError> {
        Ok(Self { cursor: Cursor::open(group, found, column)?, last: None })
    }

    fn fill(&mut self, rows: usize) -> Result<(), ParquetError> {
        self.cursor.fill(rows)
    }

    fn next(&mut self) -> Result<Option<T>, Wrong> {
        let Some(text) = self.cursor.next() else { return Ok(None) };
        match &self.last {
            Some((last, value)) if last.data() == text.data() => Ok(Some(*value)),
            _ => {
                let written = std::str::from_utf8(text.data());
                let written = written.map_err(|_| self.cursor.wrong("bytes", "UTF-8"))?;
                let value = written.parse().map_err(|cause| self.cursor.because(cause))?;
                self.last = Some((text, value));
                Ok(Some(value))
            }
        }
    }

    fn need(&mut self) -> Result<T, Wrong> {
        self.next()?.ok_or_else(|| self.cursor.wrong("null", "a value"))
    }
}

/// The columns in the order of the schema.
macro_rules! columns {
    ($($name:ident: $type:ty,)*) => {
        struct Columns { $($name: $type,)* period: Option<(i32, i32, Period)> }

        impl Columns {
            fn open(group: &dyn RowGroupReader, found: &[Found]) -> Result<Self, ParquetError> {
                let mut place = 0..;
                Ok(Self { $($name: <$type>::open(group, found, place.next().unwrap_or_default())?,)* period: None })
            }

            fn fill(&mut self, rows: usize) -> Result<(), ParquetError> {
                $(self.$name.fill(rows)?;)*
                Ok(())
            }
        }
    };
}

columns! {
    reporter: Text<Economy>,
    partner: Text<Economy>,
    flow: Text<Flow>,
    first_day: Cursor<Int32Type>,
    last_day: Cursor<Int32Type>,
    classification: Text<Classification>,
    commodity: Text<Commodity>,
    value: Cursor<Int64Type>,
    value_missing: Text<Missing>,
    valuation: Text<Valuation>,
    quantity: Cursor<FixedLenByteArrayType>,
    quantity_missing: Text<Missing>,
    quantity_unit: Cursor<Int32Type>,
    net_weight: Cursor<FixedLenByteArrayType>,
    net_weight_missing: Text<Missing>,
    compilation: Text<Compilation>,
    second_partner: Text<Economy>,
    customs: Text<Tag>,
    transport: Cursor<Int32Type>,
    supply: Cursor<Int32Type>,
    marks: Cursor<Int32Type>,
}

impl Columns {
    fn observation(&mut self) -> Result<Observation, Wrong> {
        let (reporter, partner, flow) = (self.reporter.need()?, self.partner.need()?, self.flow.need()?);
        let period = self.period()?;
        let value = match self.value.next() {
            None => None,
            Some(value) => {
                let cell = Cell::new(value, VALUE_SCALE);
                Some(cell.ok_or_else(|| self.value.wrong(value, "a number of 17 digits"))?)
            }
        };
        let value = either(value, &mut self.value_missing)?;
        let mut row = Observation::new(reporter, partner, flow, period, value);
        row.classification = self.classification.need()?;
        row.commodity = self.commodity.need()?;
        row.valuation = self.valuation.need()?;
        row.quantity = either(wide(&mut self.quantity)?, &mut self.quantity_missing)?;
        row.quantity_unit = small(&mut self.quantity_unit)?.unwrap_or(0);
        row.net_weight = either(wide(&mut self.net_weight)?, &mut self.net_weight_missing)?;
        row.compilation = self.compilation.need()?;
        row.parts.second_partner = self.second_partner.next()?;
        row.parts.customs = self.customs.next()?;
        row.parts.transport = small(&mut self.transport)?;
        row.parts.supply = small(&mut self.supply)?;
        row.marks = Marks::from_bits(small(&mut self.marks)?.unwrap_or(0));
        Ok(row)
    }

    fn period(&mut self) -> Result<Period, Wrong> {
        let (first, last) = (self.first_day.need()?, self.last_day.need()?);
        if let Some((one, other, period)) = self.period
            && (one, other) == (first, last)
        {
            return Ok(period);
        }
        let day = |cursor: &Cursor<Int32Type>, days| day(days).ok_or_else(|| cursor.wrong(days, "a day"));
        let (from, to) = (day(&self.first_day, first)?, day(&self.last_day, last)?);
        let period = Period::new(from, to).map_err(|cause| self.last_day.because(cause))?;
        self.period = Some((first, last, period));
        Ok(period)
    }
}

/// The number, or the kind of missing that stands beside it.
fn either(number: Option<Cell>, missing: &mut Text<Missing>) -> Result<Cell, Wrong> {
    match (number, missing.next()?) {
        (Some(cell), None) => Ok(cell),
        (None, Some(kind)) => Ok(kind.into()),
        (Some(cell), Some(kind)) => Err(missing.cursor.wrong(kind, &format!("null beside the number {cell}"))),
        (None, None) => Err(missing.cursor.wrong("null", "why there is no number")),
    }
}

fn small<T: TryFrom<i32>>(cursor: &mut Cursor<Int32Type>) -> Result<Option<T>, Wrong> {
    let Some(number) = cursor.next() else { return Ok(None) };
    T::try_from(number).map(Some).map_err(|_| cursor.wrong(number, "a smaller number, not below zero"))
}

/// The day so many days after 1970 began.
fn day(days: i32) -> Option<NaiveDate> {
    let (epoch, distance) = (NaiveDate::default(), Days::new(days.unsigned_abs().into()));
    if days < 0 { epoch.checked_sub_days(distance) } else { epoch.checked_add_days(distance) }
}

/// A number with 14 decimals.
fn wide(cursor: &mut Cursor<FixedLenByteArrayType>) -> Result<Option<Cell>, Wrong> {
    let Some(bytes) = cursor.next() else { return Ok(None) };
    let cell = number(&bytes);
    cell.map(Some).ok_or_else(|| cursor.wrong("a number", "17 digits, 14 of them after the point"))
}

fn number(bytes: &FixedLenByteArray) -> Option<Cell> {
    /// Most numbers have three decimals at most: one long division.
    const TO_THOUSANDTHS: i128 = 100_000_000_000;
    let mut mantissa = i128::from_be_bytes(bytes.data().try_into().ok()?);
    let thousandths = (mantissa % TO_THOUSANDTHS == 0).then(|| mantissa.div_euclid(TO_THOUSANDTHS));
    if let Some(thousandths) = thousandths.and_then(|thousandths| i64::try_from(thousandths).ok()) {
        return Cell::new(thousandths, 3);
    }
    let mut scale = Cell::MAX_SCALE;
    while scale > 0 && mantissa % 10 == 0 {
        mantissa = mantissa.div_euclid(10);
        scale -= 1;
    }
    Cell::new(i64::try_from(mantissa).ok()?, scale)
}
