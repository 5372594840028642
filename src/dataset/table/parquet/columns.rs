//! Observations column by column, as Parquet has them.

use chrono::{Days, NaiveDate};
use parquet::column::reader::get_typed_column_reader;
use parquet::data_type::{
    ByteArray, ByteArrayType, DataType, FixedLenByteArray, FixedLenByteArrayType, Int32Type, Int64Type,
};
use parquet::errors::ParquetError;
use parquet::file::reader::RowGroupReader;
use parquet::file::writer::SerializedRowGroupWriter;
use std::io::Write;

use crate::dataset::table::columns::{VALUE_SCALE, Value};
use crate::dataset::table::{Cell, Marks, Observation, Parts, Tag};
use crate::economy::Economy;
use crate::error::{Error, ErrorKind};
use crate::period::Period;
use crate::record::Missing;

/// A column: the values that are there, and for each row whether it has one.
struct Column<T> {
    values: Vec<T>,
    /// 1 where there is a value, 0 for null; not asked for in a required column.
    levels: Vec<i16>,
    required: bool,
}

impl<T> Column<T> {
    const fn required() -> Self {
        Self { values: Vec::new(), levels: Vec::new(), required: true }
    }

    const fn optional() -> Self {
        Self { values: Vec::new(), levels: Vec::new(), required: false }
    }

    fn push(&mut self, value: Option<T>) {
        self.levels.push(i16::from(value.is_some()));
        self.values.extend(value);
    }

    fn write<D: DataType<T = T>, W: Write + Send>(
        &self,
        group: &mut SerializedRowGroupWriter<'_, W>,
    ) -> Result<(), ParquetError> {
        let missing = || ParquetError::General("too many columns".to_owned());
        let mut column = group.next_column()?.ok_or_else(missing)?;
        let levels = (!self.required).then_some(self.levels.as_slice());
        column.typed::<D>().write_batch(&self.values, levels, None)?;
        column.close()
    }

    fn read<D: DataType<T = T>>(self, group: &dyn RowGroupReader, index: usize) -> Result<Self, ParquetError> {
        let rows = usize::try_from(group.metadata().num_rows()).unwrap_or(0);
        let mut reader = get_typed_column_reader::<D>(group.get_column_reader(index)?);
        let Self { mut values, mut levels, required } = self;
        let mut seen = 0;
        while seen < rows {
            let wanted = (!required).then_some(&mut levels);
            let (records, ..) = reader.read_records(rows - seen, wanted, None, &mut values)?;
            if records == 0 {
                return Err(ParquetError::General(format!("column {index} ends after {seen} of {rows} rows")));
            }
            seen += records;
        }
        Ok(Self { values, levels, required })
    }

    /// The values row by row.
    fn rows(&self) -> impl Iterator<Item = Option<&T>> {
        let mut values = self.values.iter();
        let mut levels = self.levels.iter();
        let required = self.required;
        std::iter::from_fn(move || {
            if required {
                return values.next().map(Some);
            }
            levels.next().map(|&level| if level == 0 { None } else { values.next() })
        })
    }
}

type Texts = Column<ByteArray>;
type Wholes = Column<i32>;
type Amounts = Column<FixedLenByteArray>;

/// Some observations, column by column, in the order of the schema.
pub(super) struct Batch {
    reporter: Texts,
    partner: Texts,
    flow: Texts,
    first_day: Wholes,
    last_day: Wholes,
    classification: Texts,
    commodity: Texts,
    value: Column<i64>,
    value_missing: Texts,
    valuation: Texts,
    quantity: Amounts,
    quantity_missing: Texts,
    quantity_unit: Wholes,
    net_weight: Amounts,
    net_weight_missing: Texts,
    compilation: Texts,
    second_partner: Texts,
    customs: Texts,
    transport: Wholes,
    supply: Wholes,
    marks: Wholes,
}

impl Default for Batch {
    fn default() -> Self {
        Self {
            reporter: Column::required(),
            partner: Column::required(),
            flow: Column::required(),
            first_day: Column::required(),
            last_day: Column::required(),
            classification: Column::required(),
            commodity: Column::required(),
            value: Column::optional(),
            value_missing: Column::optional(),
            valuation: Column::required(),
            quantity: Column::optional(),
            quantity_missing: Column::optional(),
            quantity_unit: Column::required(),
            net_weight: Column::optional(),
            net_weight_missing: Column::optional(),
            compilation: Column::required(),
            second_partner: Column::optional(),
            customs: Column::optional(),
            transport: Column::optional(),
            supply: Column::optional(),
            marks: Column::required(),
        }
    }
}

#[allow(clippy::unnecessary_wraps, reason = "what every column takes")]
fn text(text: &str) -> Option<ByteArray> {
    Some(text.into())
}

fn reason(cell: Cell) -> Option<ByteArray> {
    cell.missing().and_then(|kind| text(kind.word()))
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

impl Batch {
    pub(super) fn push(&mut self, row: &Observation) {
        self.reporter.push(text(row.reporter.code()));
        self.partner.push(text(row.partner.code()));
        self.flow.push(text(row.flow.code()));
        self.first_day.push(days(row.period.first()));
        self.last_day.push(days(row.period.last()));
        self.classification.push(text(row.classification.code()));
        self.commodity.push(text(row.commodity.code()));
        self.value.push(Value::of(row.value).and_then(Value::number));
        self.value_missing.push(reason(row.value));
        self.valuation.push(text(row.valuation.word()));
        self.quantity.push(wide(row.quantity));
        self.quantity_missing.push(reason(row.quantity));
        self.quantity_unit.push(Some(row.quantity_unit.into()));
        self.net_weight.push(wide(row.net_weight));
        self.net_weight_missing.push(reason(row.net_weight));
        self.compilation.push(text(row.compilation.code()));
        let Parts { second_partner, customs, transport, supply } = row.parts;
        self.second_partner.push(second_partner.and_then(|economy| text(economy.code())));
        self.customs.push(customs.and_then(|tag| text(&tag.to_string())));
        self.transport.push(transport.map(i32::from));
        self.supply.push(supply.map(i32::from));
        self.marks.push(Some(row.marks.bits().into()));
    }

    pub(super) fn write<W: Write + Send>(
        &self,
        group: &mut SerializedRowGroupWriter<'_, W>,
    ) -> Result<(), ParquetError> {
        self.reporter.write::<ByteArrayType, W>(group)?;
        self.partner.write::<ByteArrayType, W>(group)?;
        self.flow.write::<ByteArrayType, W>(group)?;
        self.first_day.write::<Int32Type, W>(group)?;
        self.last_day.write::<Int32Type, W>(group)?;
        self.classification.write::<ByteArrayType, W>(group)?;
        self.commodity.write::<ByteArrayType, W>(group)?;
        self.value.write::<Int64Type, W>(group)?;
        self.value_missing.write::<ByteArrayType, W>(group)?;
        self.valuation.write::<ByteArrayType, W>(group)?;
        self.quantity.write::<FixedLenByteArrayType, W>(group)?;
        self.quantity_missing.write::<ByteArrayType, W>(group)?;
        self.quantity_unit.write::<Int32Type, W>(group)?;
        self.net_weight.write::<FixedLenByteArrayType, W>(group)?;
        self.net_weight_missing.write::<ByteArrayType, W>(group)?;
        self.compilation.write::<ByteArrayType, W>(group)?;
        self.second_partner.write::<ByteArrayType, W>(group)?;
        self.customs.write::<ByteArrayType, W>(group)?;
        self.transport.write::<Int32Type, W>(group)?;
        self.supply.write::<Int32Type, W>(group)?;
        self.marks.write::<Int32Type, W>(group)
    }

    pub(super) fn read(group: &dyn RowGroupReader) -> Result<Self, ParquetError> {
        let empty = Self::default();
        Ok(Self {
            reporter: empty.reporter.read::<ByteArrayType>(group, 0)?,
            partner: empty.partner.read::<ByteArrayType>(group, 1)?,
            flow: empty.flow.read::<ByteArrayType>(group, 2)?,
            first_day: empty.first_day.read::<Int32Type>(group, 3)?,
            last_day: empty.last_day.read::<Int32Type>(group, 4)?,
            classification: empty.classification.read::<ByteArrayType>(group, 5)?,
            commodity: empty.commodity.read::<ByteArrayType>(group, 6)?,
            value: empty.value.read::<Int64Type>(group, 7)?,
            value_missing: empty.value_missing.read::<ByteArrayType>(group, 8)?,
            valuation: empty.valuation.read::<ByteArrayType>(group, 9)?,
            quantity: empty.quantity.read::<FixedLenByteArrayType>(group, 10)?,
            quantity_missing: empty.quantity_missing.read::<ByteArrayType>(group, 11)?,
            quantity_unit: empty.quantity_unit.read::<Int32Type>(group, 12)?,
            net_weight: empty.net_weight.read::<FixedLenByteArrayType>(group, 13)?,
            net_weight_missing: empty.net_weight_missing.read::<ByteArrayType>(group, 14)?,
            compilation: empty.compilation.read::<ByteArrayType>(group, 15)?,
            second_partner: empty.second_partner.read::<ByteArrayType>(group, 16)?,
            customs: empty.customs.read::<ByteArrayType>(group, 17)?,
            transport: empty.transport.read::<Int32Type>(group, 18)?,
            supply: empty.supply.read::<Int32Type>(group, 19)?,
            marks: empty.marks.read::<Int32Type>(group, 20)?,
        })
    }

    /// The observations row by row.
    pub(super) fn observations(&self) -> impl Iterator<Item = Result<Observation, Error>> {
        let (mut reporter, mut partner, mut flow) = (self.reporter.rows(), self.partner.rows(), self.flow.rows());
        let (mut first, mut last) = (self.first_day.rows(), self.last_day.rows());
        let (mut classification, mut commodity) = (self.classification.rows(), self.commodity.rows());
        let (mut value, mut value_missing) = (self.value.rows(), self.value_missing.rows());
        let (mut quantity, mut quantity_missing) = (self.quantity.rows(), self.quantity_missing.rows());
        let (mut weight, mut weight_missing) = (self.net_weight.rows(), self.net_weight_missing.rows());
        let (mut valuation, mut compilation) = (self.valuation.rows(), self.compilation.rows());
        let (mut unit, mut marks) = (self.quantity_unit.rows(), self.marks.rows());
        let (mut second, mut customs) = (self.second_partner.rows(), self.customs.rows());
        let (mut transport, mut supply) = (self.transport.rows(), self.supply.rows());
        std::iter::from_fn(move || {
            let from = reporter.next()?;
            let mut read = || {
                let period = Period::new(day(first.next().flatten())?, day(last.next().flatten())?)?;
                let dollars = value.next().flatten().and_then(|&v| Cell::new(v, VALUE_SCALE));
                let dollars = cell(dollars, value_missing.next().flatten())?;
                let way = parsed(flow.next().flatten())?;
                let mut row = Observation::new(parsed(from)?, parsed(partner.next().flatten())?, way, period, dollars);
                row.classification = parsed(classification.next().flatten())?;
                row.commodity = parsed(commodity.next().flatten())?;
                row.valuation = parsed(valuation.next().flatten())?;
                row.quantity = cell(number(quantity.next().flatten())?, quantity_missing.next().flatten())?;
                row.quantity_unit = small(unit.next().flatten())?;
                row.net_weight = cell(number(weight.next().flatten())?, weight_missing.next().flatten())?;
                row.compilation = parsed(compilation.next().flatten())?;
                row.parts.second_partner = second.next().flatten().map(|t| parsed::<Economy>(Some(t))).transpose()?;
                row.parts.customs = customs.next().flatten().map(tag).transpose()?;
                row.parts.transport = transport.next().flatten().map(|n| small(Some(n))).transpose()?;
                row.parts.supply = supply.next().flatten().map(|n| small(Some(n))).transpose()?;
                row.marks = Marks::from_bits(small(marks.next().flatten())?);
                Ok(row)
            };
            Some(read())
        })
    }
}

fn wrong(what: &str) -> Error {
    Error::new(ErrorKind::Data, format!("Parquet: {what} that is none"))
}

fn parsed<T: std::str::FromStr<Err = Error>>(text: Option<&ByteArray>) -> Result<T, Error> {
    let text = text.and_then(|text| std::str::from_utf8(text.data()).ok());
    text.ok_or_else(|| wrong("a text"))?.parse()
}

fn tag(text: &ByteArray) -> Result<Tag, Error> {
    let text = std::str::from_utf8(text.data()).ok();
    text.and_then(Tag::new).ok_or_else(|| wrong("a customs procedure"))
}

fn small<T: TryFrom<i32>>(number: Option<&i32>) -> Result<T, Error> {
    number.and_then(|&number| T::try_from(number).ok()).ok_or_else(|| wrong("a whole number"))
}

fn day(days: Option<&i32>) -> Result<NaiveDate, Error> {
    let day = days.and_then(|&days| {
        let (epoch, distance) = (NaiveDate::default(), Days::new(days.unsigned_abs().into()));
        if days < 0 { epoch.checked_sub_days(distance) } else { epoch.checked_add_days(distance) }
    });
    day.ok_or_else(|| wrong("a day"))
}

/// A number with 14 decimals.
fn number(bytes: Option<&FixedLenByteArray>) -> Result<Option<Cell>, Error> {
    let Some(bytes) = bytes else { return Ok(None) };
    let bytes = <[u8; 16]>::try_from(bytes.data()).map_err(|_| wrong("a number"))?;
    let (mut mantissa, mut scale) = (i128::from_be_bytes(bytes), Cell::MAX_SCALE);
    while scale > 0 && mantissa % 10 == 0 {
        mantissa = mantissa.div_euclid(10);
        scale -= 1;
    }
    let cell = i64::try_from(mantissa).ok().and_then(|mantissa| Cell::new(mantissa, scale));
    cell.map(Some).ok_or_else(|| wrong("a number"))
}

/// The number, or the kind of missing that stands beside it.
fn cell(number: Option<Cell>, missing: Option<&ByteArray>) -> Result<Cell, Error> {
    match number {
        Some(cell) => Ok(cell),
        None => parsed::<Missing>(missing).map(Cell::from),
    }
}
