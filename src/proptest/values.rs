//! Numbers, units, periods, economies.

use std::ops::{Bound, RangeInclusive};

use ::proptest::collection::vec;
use ::proptest::prelude::*;
use ::proptest::sample::{Index, select};
use chrono::{Datelike, Days, NaiveDate};
use rust_decimal::Decimal;

use crate::economy::Economy;
use crate::measure::Measure;
use crate::number::{Amount, Currency, Figure, Hedge, Interval, Numeral, Ucum, Unit};
use crate::period::Period;

/// Any economy of the table, countries and areas alike.
pub fn economy() -> impl Strategy<Value = Economy> + Clone {
    any::<Index>().prop_map(|index| pick(Economy::all(), index).unwrap_or(Economy::WLD))
}

/// Two different economies.
pub fn economy_pair() -> impl Strategy<Value = (Economy, Economy)> + Clone {
    (economy(), economy()).prop_filter("two economies", |(one, other)| one != other)
}

/// Any currency of the table, former ones and metals included.
pub fn currency() -> impl Strategy<Value = Currency> + Clone {
    any::<Index>().prop_map(|index| pick(Currency::all(), index).unwrap_or(Currency::USD))
}

fn pick<T>(mut all: impl ExactSizeIterator<Item = T>, index: Index) -> Option<T> {
    let count = all.len();
    all.nth(index.index(count))
}

/// Any measure.
pub fn measure() -> impl Strategy<Value = Measure> + Clone {
    select(Measure::all().collect::<Vec<_>>())
}

/// Any class of hedge, also those that a range or a fraction has by itself.
pub fn hedge() -> impl Strategy<Value = Hedge> + Clone {
    select(vec![
        Hedge::Bare,
        Hedge::Exact,
        Hedge::Approx,
        Hedge::Almost,
        Hedge::JustOver,
        Hedge::MoreThan,
        Hedge::AtLeast,
        Hedge::LessThan,
        Hedge::AtMost,
        Hedge::UpTo,
        Hedge::Between,
        Hedge::Order,
        Hedge::Fraction,
        Hedge::OneNth,
        Hedge::Vague,
    ])
}

/// A UCUM unit: usual codes, and letters in braces.
pub fn ucum() -> impl Strategy<Value = Ucum> + Clone {
    let usual = select(vec!["km", "t", "kg", "m2", "kW.h", "[bbl_us]", "a", "mo", "d", "{TEU}", "10*6.t", "%[slope]"]);
    let braced =
        vec(prop::char::range('a', 'z'), 1..=10).prop_map(|letters| format!("{{{}}}", String::from_iter(letters)));
    let code = prop_oneof![3 => usual.prop_map(str::to_owned), 1 => braced];
    code.prop_filter_map("a code", |code| Ucum::new(&code))
}

/// Any unit.
pub fn unit() -> impl Strategy<Value = Unit> + Clone {
    prop_oneof![
        Just(Unit::Number),
        Just(Unit::Percent),
        Just(Unit::PercentagePoints),
        Just(Unit::Times),
        currency().prop_map(Unit::Money),
        ucum().prop_map(Unit::Measure),
    ]
}

/// Numbers of a range, at any scale: its ends, zero and one where they lie in it, numbers near an end, numbers anywhere
/// between. With `Decimal::MIN..=Decimal::MAX` sums overflow and products underflow often.
pub fn decimal(range: RangeInclusive<Decimal>) -> impl Strategy<Value = Decimal> + Clone {
    let (low, high) = (*range.start(), *range.end());
    let high = high.max(low);
    let within = move |number: Decimal| number.clamp(low, high);
    let special =
        select(vec![low, high, Decimal::ZERO, Decimal::ONE, -Decimal::ONE, Decimal::new(1, 28), -Decimal::new(1, 28)]);
    let mantissa = prop_oneof![-9999_i128..=9999, -MANTISSA..=MANTISSA];
    let any = (mantissa.clone(), 0..=28_u32)
        .prop_map(|(m, scale)| Decimal::try_from_i128_with_scale(m, scale).unwrap_or_default());
    let near = (select(vec![low, high]), any.clone())
        .prop_map(|(end, by)| end.checked_add(by).or_else(|| end.checked_sub(by)).unwrap_or(end));
    let between = (0..=1_000_000_i64, 0..=6_u32).prop_map(move |(part, digits)| {
        let width = high.checked_sub(low).unwrap_or(Decimal::MAX);
        let step = width.checked_mul(Decimal::new(part, 6)).unwrap_or_default();
        low.checked_add(step).map_or(low, |number| number.round_dp(digits))
    });
    prop_oneof![1 => special, 3 => any, 1 => near, 3 => between].prop_map(within)
}

/// The largest mantissa of a decimal.
const MANTISSA: i128 = (1 << 96) - 1;

/// Intervals with their finite ends in a range; each end open, closed or infinite.
pub fn interval(values: RangeInclusive<Decimal>) -> impl Strategy<Value = Interval> + Clone {
    let ends = (decimal(values.clone()), decimal(values));
    (ends, 0..8_u8, 0..8_u8).prop_map(|((a, b), lower, upper)| {
        let end = |number, kind| match kind {
            0 => Bound::Unbounded,
            1..=3 => Bound::Excluded(number),
            _ => Bound::Included(number),
        };
        let (least, greatest) = (a.min(b), a.max(b));
        Interval::new(end(least, lower), end(greatest, upper)).unwrap_or(Interval::point(least))
    })
}

/// A day of one of these years, 1 to 9999.
pub fn day(years: RangeInclusive<i32>) -> impl Strategy<Value = NaiveDate> + Clone {
    (calendar(years), 1..=366_u32).prop_map(|(year, day)| {
        NaiveDate::from_yo_opt(year, day).or_else(|| NaiveDate::from_yo_opt(year, 365)).unwrap_or_default()
    })
}

/// Years that a period can have.
fn calendar(years: RangeInclusive<i32>) -> RangeInclusive<i32> {
    let first = (*years.start()).clamp(1, 9999);
    first..=(*years.end()).clamp(first, 9999)
}

/// Periods that begin in one of these years, 1 to 9999: years, halves, quarters, months, days, and spans of days or months
/// of up to two years.
pub fn period(years: RangeInclusive<i32>) -> impl Strategy<Value = Period> + Clone {
    let year = calendar(years.clone());
    let named = prop_oneof![
        year.clone().prop_map(Period::year),
        (year.clone(), 1..=2_u32).prop_map(|(year, half)| Period::half(year, half)),
        (year.clone(), 1..=4_u32).prop_map(|(year, quarter)| Period::quarter(year, quarter)),
        (year.clone(), 1..=12_u32).prop_map(|(year, month)| Period::month(year, month)),
        (year, 1..=12_u32, 0..24_u64).prop_map(|(year, month, more)| {
            let first = Period::month(year, month)?;
            let last = first.last().checked_add_days(Days::new(more * 31)).unwrap_or(first.last());
            let last = Period::month(last.year(), last.month()).unwrap_or(first);
            Period::new(first.first(), last.last())
        }),
    ];
    let days = (day(years), 0..=730_u64).prop_map(|(first, more)| {
        let last = first.checked_add_days(Days::new(more)).filter(|last| last.year() <= 9999).unwrap_or(first);
        Period::new(first, last)
    });
    let day = days.clone().prop_map(|span| span.map(|span| Period::day(span.first())));
    prop_oneof![4 => named, 1 => days, 1 => day].prop_filter_map("a period of the calendar", Result::ok)
}

/// What a [`numeral`] may look like. The default: up to six digits, any scale word, now and then another power of ten, now
/// and then negative.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct NumeralParameters {
    /// How many digits are written, 1 to 28.
    pub digits: RangeInclusive<u32>,
    /// The powers of ten that follow them; never empty.
    pub exponents: Vec<u8>,
    /// Whether some are negative.
    pub negative: bool,
}

impl Default for NumeralParameters {
    fn default() -> Self {
        Self { digits: 1..=6, exponents: vec![0, 0, 0, 3, 6, 6, 9, 9, 12, 5, 1], negative: true }
    }
}

/// Digits with a scale, with and without decimals and trailing zeros.
pub fn numeral(parameters: &NumeralParameters) -> impl Strategy<Value = Numeral> + Clone + use<> {
    let digits = (*parameters.digits.start()).clamp(1, 28)..=(*parameters.digits.end()).clamp(1, 28);
    let exponents = if parameters.exponents.is_empty() { vec![0] } else { parameters.exponents.clone() };
    let negative = if parameters.negative { 0..=7_u8 } else { 1..=1 };
    let written =
        digits.prop_flat_map(|count| (vec(0..=9_u8, usize::try_from(count).unwrap_or(1)), 0..=count, 0..=count));
    (written, select(exponents), negative).prop_filter_map(
        "at most 28 digits",
        |((digits, zeros, scale), exponent, sign)| {
            let mut mantissa = 0_i128;
            let kept = digits.len().saturating_sub(usize::try_from(zeros).ok()?).max(1);
            for (position, digit) in digits.iter().enumerate() {
                mantissa = mantissa * 10 + if position < kept { i128::from(*digit) } else { 0 };
            }
            let mantissa = if sign == 0 { -mantissa } else { mantissa };
            Numeral::new(Decimal::try_from_i128_with_scale(mantissa, scale).ok()?, exponent).ok()
        },
    )
}

/// What a [`figure`] may look like. The default: any kind of amount, hedge and unit.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct FigureParameters {
    /// Of its numbers.
    pub numeral: NumeralParameters,
    /// The units to choose from; any where this is empty.
    pub units: Vec<Unit>,
    /// The hedges to choose from; any where this is empty.
    pub hedges: Vec<Hedge>,
    /// Whether ranges, fractions, reciprocals and vague plurals come too.
    pub compound: bool,
}

impl Default for FigureParameters {
    fn default() -> Self {
        Self { numeral: NumeralParameters::default(), units: Vec::new(), hedges: Vec::new(), compound: true }
    }
}

impl FigureParameters {
    /// Bare amounts of money as a table prints them.
    pub fn money(currency: Currency) -> Self {
        let numeral = NumeralParameters { negative: false, ..NumeralParameters::default() };
        Self { numeral, units: vec![Unit::Money(currency)], hedges: vec![Hedge::Bare], compound: false }
    }
}

/// Figures: a hedge, an amount, a unit.
pub fn figure(parameters: &FigureParameters) -> impl Strategy<Value = Figure> + Clone + use<> {
    let units = if parameters.units.is_empty() { unit().boxed() } else { select(parameters.units.clone()).boxed() };
    let hedges = if parameters.hedges.is_empty() { hedge().boxed() } else { select(parameters.hedges.clone()).boxed() };
    let amounts = if parameters.compound {
        prop_oneof![5 => numeral(&parameters.numeral).prop_map(Amount::Numeral), 3 => compound(&parameters.numeral)]
            .boxed()
    } else {
        numeral(&parameters.numeral).prop_map(Amount::Numeral).boxed()
    };
    (hedges, amounts, units).prop_filter_map("a figure", |(hedge, amount, unit)| Figure::new(hedge, amount, unit).ok())
}

fn compound(parameters: &NumeralParameters) -> impl Strategy<Value = Amount> + Clone + use<> {
    let two = (numeral(parameters), numeral(parameters))
        .prop_map(|(a, b)| if a.value() <= b.value() { (a, b) } else { (b, a) });
    let positive = numeral(&NumeralParameters { negative: false, ..parameters.clone() });
    let exponents = select(if parameters.exponents.is_empty() { vec![0] } else { parameters.exponents.clone() });
    prop_oneof![
        two.clone().prop_map(|(low, high)| Amount::Between(low, high)),
        (1..=100_u32, 1..=100_u32, exponents).prop_map(|(numerator, denominator, exponent)| Amount::Fraction {
            numerator,
            denominator,
            exponent
        }),
        positive.prop_map(Amount::OneNth),
        two.prop_map(|(low, high)| Amount::Vague { low, high }),
    ]
}
