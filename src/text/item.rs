//! A quantity while it is read: what the words say, before neighbours and hedges are looked at.

use super::phrase::Value;
use crate::number::{Amount, Figure, Hedge, Unit};
use crate::source::Span;

/// One number with what stands directly around it.
#[derive(Clone, Copy, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each is a separate observation about the words")]
pub(super) struct Item {
    /// Number, unit and currency.
    pub(super) span: Span,
    /// The same with hedge words.
    pub(super) full: Span,
    pub(super) value: Value,
    pub(super) negative: bool,
    pub(super) unit: Unit,
    pub(super) hedge: Hedge,
    /// A currency stands before the number.
    pub(super) before: bool,
    /// A unit stands after it.
    pub(super) after: bool,
    /// A scale word or suffix belongs to it.
    pub(super) scaled: bool,
    /// It is written in words.
    pub(super) words: bool,
    /// It is a year unless a neighbour lends it a unit.
    pub(super) year: bool,
    /// A noun follows that it counts.
    pub(super) counts: bool,
    /// The unit is a neighbour's.
    pub(super) shared: bool,
    /// Its unit is a hundredth of the currency: "50 cents".
    pub(super) minor: bool,
    /// The members of a range share a key.
    pub(super) range: Option<u32>,
    /// The upper end of the range that begins here.
    pub(super) high: Option<Value>,
}

impl Item {
    pub(super) const fn start(&self) -> usize {
        self.span.start
    }

    pub(super) const fn end(&self) -> usize {
        self.span.end
    }

    pub(super) fn has_unit(&self) -> bool {
        self.unit != Unit::Number
    }

    /// Whether the digits have decimals.
    pub(super) const fn is_decimal(&self) -> bool {
        matches!(self.value, Value::Digits(digits, _) if digits.scale() > 0)
    }

    /// The figure, if its numbers fit one.
    pub(super) fn figure(&self) -> Option<Figure> {
        let low = self.value.amount(self.negative)?;
        let high = self.high.and_then(|high| high.amount(self.negative));
        let amount = match (low, high) {
            (Amount::Numeral(low), Some(Amount::Numeral(high))) => Amount::Between(low, high),
            _ => low,
        };
        Figure::new(self.hedge, amount, self.unit).ok()
    }
}
