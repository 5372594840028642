//! Quantities and what is computed of them.

use rust_decimal::Decimal;

use super::Op;
use crate::error::{Error, ErrorKind};
use crate::number::{Figure, Interval, Unit};

/// A quantity: the number it comes to at face value, and the two intervals that the printed figures behind it allow.
///
/// Intervals are computed with outward rounding: they may be too wide by a last digit, never too narrow. The nominal is the
/// same computation on the face values, rounded to 28 digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Value {
    /// The figures taken at face value.
    pub nominal: Decimal,
    /// What a careful reader of the figures may conclude.
    pub accept: Interval,
    /// What cannot be called wrong.
    pub tolerate: Interval,
    /// What is counted.
    pub unit: Unit,
}

const HUNDRED: Decimal = Decimal::ONE_HUNDRED;

impl From<Figure> for Value {
    fn from(figure: Figure) -> Self {
        let tiers = figure.tiers();
        Self { nominal: figure.value(), accept: tiers.accept, tolerate: tiers.tolerate, unit: figure.unit() }
    }
}

impl Value {
    /// The value of the other sign.
    #[must_use]
    pub(super) fn negated(self) -> Self {
        Self { nominal: -self.nominal, accept: -self.accept, tolerate: -self.tolerate, ..self }
    }

    /// # Errors
    ///
    /// [`ErrorKind::Incomparable`] for units that the operation does not take, [`ErrorKind::Missing`] for a ratio over zero,
    /// [`ErrorKind::Conflict`] for two ways to a quantity that exclude each other, [`ErrorKind::Range`] for a nominal value
    /// of more than 28 digits.
    pub(super) fn with(self, op: Op, other: Self) -> Result<Self, Error> {
        match op {
            Op::TimesLess => other.alike(self, "compare")?.over(self, Unit::Times),
            Op::TimesMore => self.alike(other, "compare")?.over(other, Unit::Times),
            Op::Share => self.alike(other, "take a share of")?.over(other, Unit::Percent)?.scaled(HUNDRED),
            Op::Growth => {
                let ratio = self.alike(other, "compare")?.over(other, Unit::Percent)?;
                ratio.plus(exactly(-Decimal::ONE))?.scaled(HUNDRED)
            }
            Op::Change if self.unit == Unit::Percent => {
                let difference = self.alike(other, "compare")?.plus(other.negated())?;
                Ok(Self { unit: Unit::PercentagePoints, ..difference })
            }
            Op::Change | Op::Minus => self.alike(other, "subtract")?.plus(other.negated()),
            Op::Plus => self.alike(other, "add")?.plus(other),
            Op::Times => self.by(other.factor("multiply by")?),
            Op::Per => self.over(other.factor("divide by")?, self.unit),
            Op::Part => self.by(other.fraction()?),
            Op::Rest => self.by(other.fraction()?.complement()?),
            Op::WholeFromPart => self.over(other.fraction()?, self.unit),
            Op::WholeFromRest => self.over(other.fraction()?.complement()?, self.unit),
            Op::Before => self.over(exactly(Decimal::ONE).plus(other.fraction()?)?, self.unit),
            Op::Both => self.alike(other, "combine")?.both(other),
            Op::PerYear(years) => self.over(exactly(years.into()), self.unit),
        }
    }

    /// # Errors
    ///
    /// [`ErrorKind::Incomparable`] where the units differ.
    fn alike(self, other: Self, what: &str) -> Result<Self, Error> {
        if self.unit == other.unit {
            return Ok(self);
        }
        let message = format!("cannot {what} {} and {}: expected one unit", self.unit, other.unit);
        Err(Error::new(ErrorKind::Incomparable, message))
    }

    fn factor(self, what: &str) -> Result<Self, Error> {
        match self.unit {
            Unit::Times | Unit::Number => Ok(self),
            unit => Err(Error::new(ErrorKind::Incomparable, format!("cannot {what} {unit}: expected times or number"))),
        }
    }

    /// A percentage as a number.
    fn fraction(self) -> Result<Self, Error> {
        match self.unit {
            Unit::Percent => self.scaled(Decimal::new(1, 2)),
            unit => Err(Error::new(ErrorKind::Incomparable, format!("a share in {unit}: expected percent"))),
        }
    }

    /// One less the value.
    fn complement(self) -> Result<Self, Error> {
        exactly(Decimal::ONE).plus(self.negated())
    }

    fn plus(self, other: Self) -> Result<Self, Error> {
        Ok(Self {
            nominal: fitting(self.nominal.checked_add(other.nominal))?,
            accept: self.accept + other.accept,
            tolerate: self.tolerate + other.tolerate,
            ..self
        })
    }

    fn by(self, other: Self) -> Result<Self, Error> {
        Ok(Self {
            nominal: fitting(self.nominal.checked_mul(other.nominal))?,
            accept: self.accept * other.accept,
            tolerate: self.tolerate * other.tolerate,
            ..self
        })
    }

    fn scaled(self, factor: Decimal) -> Result<Self, Error> {
        self.by(exactly(factor))
    }

    fn over(self, divisor: Self, unit: Unit) -> Result<Self, Error> {
        if divisor.nominal.is_zero() {
            return Err(Error::new(ErrorKind::Missing, "no ratio over zero"));
        }
        Ok(Self {
            nominal: fitting(self.nominal.checked_div(divisor.nominal))?,
            accept: self.accept / divisor.accept,
            tolerate: self.tolerate / divisor.tolerate,
            unit,
        })
    }

    /// What both allow. Where the careful readings exclude each other but the generous ones do not, the careful reading of the
    /// result is the generous one.
    fn both(self, other: Self) -> Result<Self, Error> {
        let Some(tolerate) = self.tolerate.intersection(&other.tolerate) else {
            let message =
                format!("{} and {} have nothing in common", self.tolerate.rounded(6), other.tolerate.rounded(6));
            return Err(Error::new(ErrorKind::Conflict, message));
        };
        let accept = self.accept.intersection(&other.accept).unwrap_or(tolerate);
        let inside = |nominal: &Decimal| accept.contains(*nominal);
        let nominal =
            [self.nominal, other.nominal].into_iter().find(inside).unwrap_or_else(|| middle(accept, self.nominal));
        Ok(Self { nominal, accept, tolerate, ..self })
    }
}

/// The middle of an interval, or `otherwise` where it has none.
fn middle(interval: Interval, otherwise: Decimal) -> Decimal {
    let ends = interval.lower_value().zip(interval.upper_value());
    let sum = ends.and_then(|(lower, upper)| lower.checked_add(upper));
    sum.and_then(|sum| sum.checked_div(Decimal::TWO)).unwrap_or(otherwise)
}

/// A number without any width.
const fn exactly(number: Decimal) -> Value {
    let point = Interval::point(number);
    Value { nominal: number, accept: point, tolerate: point, unit: Unit::Number }
}

fn fitting(number: Option<Decimal>) -> Result<Decimal, Error> {
    number.ok_or_else(|| Error::new(ErrorKind::Range, "the result has more than 28 digits"))
}
