//! Intervals as people write them.

use std::ops::Bound;

use rust_decimal::Decimal;

use super::{Interval, Unit, decimal};

/// The digits kept where an interval is shown to people; ends are rounded outward.
const DIGITS: u32 = 4;

/// `4.725 to 5.75 billion USD`, `45 to 50 times`, `more than 1 billion USD`.
pub(crate) fn plain(interval: &Interval, unit: Unit) -> String {
    let shown = interval.rounded(DIGITS);
    let scale = Scale::of(&shown, unit);
    let number = |d: Decimal| scale.number(d);
    let unit = scale.words(unit);
    match (shown.lower(), shown.upper()) {
        (Bound::Unbounded, Bound::Unbounded) => "any number".to_owned(),
        (Bound::Unbounded, Bound::Included(d)) => format!("at most {}{unit}", number(d)),
        (Bound::Unbounded, Bound::Excluded(d)) => format!("less than {}{unit}", number(d)),
        (Bound::Included(d), Bound::Unbounded) => format!("at least {}{unit}", number(d)),
        (Bound::Excluded(d), Bound::Unbounded) => format!("more than {}{unit}", number(d)),
        (Bound::Included(a) | Bound::Excluded(a), Bound::Included(b) | Bound::Excluded(b)) if a == b => {
            number(a) + &unit
        }
        (Bound::Included(a) | Bound::Excluded(a), Bound::Included(b) | Bound::Excluded(b)) => {
            [&*number(a), " to ", &number(b), &unit].concat()
        }
    }
}

/// The power of ten that large numbers are told in.
#[derive(Clone, Copy)]
pub(crate) struct Scale {
    exponent: u32,
    word: &'static str,
}

impl Scale {
    const ALL: [(u32, &'static str); 3] = [(12, " trillion"), (9, " billion"), (6, " million")];

    /// The largest scale that the larger end reaches.
    fn of(interval: &Interval, unit: Unit) -> Self {
        let ends = [interval.lower_value(), interval.upper_value()];
        Self::reaching(ends.into_iter().flatten().map(|d| d.abs()).max().unwrap_or_default(), unit)
    }

    /// The largest scale that a number reaches.
    pub(crate) fn reaching(largest: Decimal, unit: Unit) -> Self {
        let scaled = matches!(unit, Unit::Money(_) | Unit::Number | Unit::Measure(_));
        let reached = |exponent: u32| largest >= Decimal::from(10_u64.pow(exponent));
        let found = Self::ALL.into_iter().find(|(exponent, _)| scaled && reached(*exponent));
        let (exponent, word) = found.unwrap_or((0, ""));
        Self { exponent, word }
    }

    /// The number in this scale.
    pub(crate) fn number(self, d: Decimal) -> String {
        let d = decimal::normalize(d);
        let moved = Decimal::try_from_i128_with_scale(d.mantissa(), d.scale() + self.exponent);
        grouped(moved.map_or(d, decimal::normalize).to_string())
    }

    /// Scale word and unit, each after a space.
    pub(crate) fn words(self, unit: Unit) -> String {
        match unit {
            Unit::Number => self.word.to_owned(),
            Unit::PercentagePoints => [self.word, " percentage points"].concat(),
            Unit::Measure(code) => {
                let code = code.code().replace("[bbl_us]", "barrels").replace(['{', '}'], "");
                format!("{} {code}", self.word)
            }
            unit => format!("{} {unit}", self.word),
        }
    }
}

/// The digits before the point in groups of three where there are more than four.
fn grouped(number: String) -> String {
    let whole = number.split('.').next().unwrap_or_default().len();
    let digits = whole - usize::from(number.starts_with('-'));
    if digits <= 4 {
        return number;
    }
    let mut out = String::with_capacity(number.len() + 4);
    for (index, c) in number.char_indices() {
        let left = whole.saturating_sub(index);
        if left > 0 && left % 3 == 0 && left < digits {
            out.push(',');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, unit: &str) -> String {
        plain(&text.parse().unwrap(), unit.parse().unwrap())
    }

    #[test]
    fn intervals_in_words() {
        assert_eq!(shown("[4725000000, 5750000000)", "USD"), "4.725 to 5.75 billion USD");
        assert_eq!(shown("[45, 50)", "times"), "45 to 50 times");
        assert_eq!(shown("(0.913043478, 1.095238)", "times"), "0.913 to 1.096 times");
        assert_eq!(shown("(-2.45, -2.35]", "percent"), "-2.45 to -2.35 percent");
        assert_eq!(shown("(1000000000, inf)", "USD"), "more than 1 billion USD");
        assert_eq!(shown("(-inf, 0]", "USD"), "at most 0 USD");
        assert_eq!(shown("[54000, 54000]", "t"), "54,000 t");
        assert_eq!(shown("[-123456, -1234.5]", "EUR"), "-123,500 to -1234 EUR");
        assert_eq!(shown("(-inf, inf)", "number"), "any number");
        assert_eq!(shown("[2, 3]", "percentage_points"), "2 to 3 percentage points");
        assert_eq!(shown("[-90000, -70000]", "[bbl_us]/d"), "-90,000 to -70,000 barrels/d");
        assert_eq!(shown("[1, 2]", "{TEU}"), "1 to 2 TEU");
    }
}
