//! A number of a statistics file, or why there is none.

use std::fmt;

use rust_decimal::Decimal;

use crate::error::{Error, ErrorKind};
use crate::number::Interval;
use crate::record::Missing;

/// The kinds of missing numbers by their place in a cell.
const KINDS: [Missing; 4] = [Missing::Absent, Missing::Suppressed, Missing::NotApplicable, Missing::ZeroNotGiven];

/// The kind at this place.
pub(super) fn kind_at(index: i64) -> Option<Missing> {
    KINDS.get(usize::try_from(index).ok()?).copied()
}

/// The place of a kind.
pub(super) fn index_of(kind: Missing) -> i64 {
    let index = KINDS.iter().position(|other| *other == kind);
    index.and_then(|index| i64::try_from(index).ok()).unwrap_or(0)
}

/// A decimal number of up to 17 digits with up to 14 decimals, exact, or the reason why there is none; eight bytes.
///
/// # Laws
///
/// - Equal numbers are equal cells, however many zeros were printed after the point.
/// - `Cell::try_from(decimal)?.number() == Ok(decimal)`; a decimal that does not fit is an error, never another number.
///
/// ```
/// use bilateral::dataset::table::Cell;
/// use bilateral::record::Missing;
/// use rust_decimal::Decimal;
///
/// let value = Cell::try_from(Decimal::new(23_685_927, 3))?;
/// assert_eq!(value.to_string(), "23685.927");
/// assert_eq!(Cell::from(Missing::Suppressed).number(), Err(Missing::Suppressed));
/// # Ok::<(), bilateral::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Cell(i64);

/// The cell is `mantissa · 16 + scale`; scale 15 marks a missing number, its mantissa the kind.
const RADIX: i64 = 16;
const MISSING: i64 = 15;

impl Cell {
    /// The number zero.
    pub const ZERO: Self = Self(0);
    /// Nothing was given.
    pub const ABSENT: Self = Self(MISSING);
    /// The most decimals a cell holds.
    pub const MAX_SCALE: u32 = 14;

    /// The number `mantissa / 10^scale`; `None` where it does not fit.
    pub fn new(mantissa: i64, scale: u32) -> Option<Self> {
        let (mut mantissa, mut scale) = (mantissa, scale);
        while scale > 0 && mantissa.rem_euclid(10) == 0 {
            mantissa = mantissa.div_euclid(10);
            scale -= 1;
        }
        if scale > Self::MAX_SCALE {
            return None;
        }
        mantissa.checked_mul(RADIX)?.checked_add(i64::from(scale)).map(Self)
    }

    /// The parts `mantissa` and `scale` of the number, if there is one.
    pub fn parts(self) -> Option<(i64, u32)> {
        let scale = self.0.rem_euclid(RADIX);
        (scale != MISSING).then_some((self.0.div_euclid(RADIX), u32::try_from(scale).unwrap_or(0)))
    }

    /// Why there is no number, if there is none.
    pub fn missing(self) -> Option<Missing> {
        if self.0.rem_euclid(RADIX) != MISSING {
            return None;
        }
        kind_at(self.0.div_euclid(RADIX))
    }

    /// The number, or why there is none.
    ///
    /// # Errors
    ///
    /// The kind of [`Missing`].
    pub fn number(self) -> Result<Decimal, Missing> {
        let Some((mantissa, scale)) = self.parts() else { return Err(self.missing().unwrap_or(Missing::Absent)) };
        Ok(Decimal::new(mantissa, scale))
    }

    /// Whether this is a number above zero.
    pub fn is_positive(self) -> bool {
        self.parts().is_some_and(|(mantissa, _)| mantissa > 0)
    }

    /// Whether this is the number zero.
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// The number times `10^power`, exactly; a missing number stays missing, `None` where the product does not fit.
    #[must_use]
    pub fn times_ten_to(self, power: i32) -> Option<Self> {
        let Some((mantissa, scale)) = self.parts() else { return Some(self) };
        let scale = i64::from(scale) - i64::from(power);
        if let Ok(scale) = u32::try_from(scale) {
            return Self::new(mantissa, scale);
        }
        let up = u32::try_from(-scale).ok()?;
        Self::new(mantissa.checked_mul(10_i64.checked_pow(up)?)?, 0)
    }

    /// The number in units of `10^-scale`, if it is a whole number of them that fits.
    pub fn fixed(self, scale: u32) -> Option<i64> {
        let (mantissa, own) = self.parts()?;
        let up = scale.checked_sub(own)?;
        mantissa.checked_mul(10_i64.checked_pow(up)?)
    }
}

impl From<Missing> for Cell {
    fn from(kind: Missing) -> Self {
        Self(index_of(kind) * RADIX + MISSING)
    }
}

impl TryFrom<Decimal> for Cell {
    type Error = Error;

    fn try_from(number: Decimal) -> Result<Self, Error> {
        let number = number.normalize();
        let cell = i64::try_from(number.mantissa()).ok().and_then(|mantissa| Self::new(mantissa, number.scale()));
        cell.ok_or_else(|| {
            Error::new(ErrorKind::Range, format!("{number} has more digits than a cell holds: 17, 14 after the point"))
        })
    }
}

impl From<Cell> for Option<Interval> {
    fn from(cell: Cell) -> Self {
        cell.number().ok().map(Interval::point)
    }
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.number() {
            Ok(number) => number.fmt(f),
            Err(kind) => kind.fmt(f),
        }
    }
}

impl fmt::Debug for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_their_value_and_nothing_else() {
        assert_eq!(Cell::new(1_100, 3), Cell::new(11, 1));
        assert_eq!(Cell::new(815_060_602, 10).unwrap().to_string(), "0.0815060602");
        assert_eq!(Cell::new(-5, 1).unwrap().to_string(), "-0.5");
        assert_eq!(Cell::new(1, 15), None);
        assert_eq!(Cell::new(i64::MAX, 0), None);
        assert_eq!(Cell::new(23_685_927, 3).unwrap().times_ten_to(3), Cell::new(23_685_927, 0));
        assert_eq!(Cell::new(2, 0).unwrap().times_ten_to(3), Cell::new(2_000, 0));
        assert_eq!(Cell::new(125, 2).unwrap().fixed(3), Some(1_250));
        assert_eq!(Cell::new(1, 4).unwrap().fixed(3), None);
    }

    #[test]
    fn missing_is_typed() {
        for kind in KINDS {
            assert_eq!(Cell::from(kind).missing(), Some(kind));
            assert_eq!(Cell::from(kind).fixed(3), None);
        }
        assert_eq!(Cell::ABSENT, Missing::Absent.into());
        assert_eq!(Cell::ZERO.missing(), None);
        assert_eq!(Missing::Absent.refuse("exports").to_string(), "exports is absent");
    }

    #[test]
    fn what_does_not_fit_is_an_error() {
        let message = Cell::try_from(Decimal::MAX).unwrap_err().to_string();
        assert!(message.ends_with("has more digits than a cell holds: 17, 14 after the point"), "{message}");
    }
}
