//! Numbers as digits: grouping, decimals, signs, and what looks like a number and is none.

use rust_decimal::Decimal;

use super::lex::{Text, is_dash};
use crate::limits;

/// What digits at a place turn out to be.
#[derive(Clone, Copy, Debug)]
pub(super) enum Digits {
    /// A number.
    Number {
        /// The place after it.
        end: usize,
        /// Its value.
        value: Decimal,
        /// Whether it is written as plain digits, without grouping and decimals.
        plain: bool,
    },
    /// A fraction such as `3/4`, or `2 3/4` with the whole before it.
    Fraction {
        /// The place after it.
        end: usize,
        /// Before the fraction.
        whole: u32,
        /// Above the line.
        numerator: u32,
        /// Below the line.
        denominator: u32,
    },
    /// Digits that are no quantity, up to a place: a date, a time of day, a version, a phone number.
    Other(usize),
}

/// Digits collected to a decimal.
#[derive(Clone, Copy, Default)]
struct Mantissa {
    value: i128,
    scale: u32,
    count: usize,
}

impl Mantissa {
    fn push(&mut self, text: &Text<'_>, start: usize, end: usize) {
        for &byte in text.bytes().get(start..end).unwrap_or_default() {
            if self.count <= limits::DIGITS {
                self.value = self.value * 10 + i128::from(byte - b'0');
                self.count += usize::from(self.value != 0);
            }
        }
    }

    fn decimal(&self) -> Option<Decimal> {
        (self.count <= limits::DIGITS).then(|| Decimal::try_from_i128_with_scale(self.value, self.scale).ok()).flatten()
    }
}

/// Reads the digits that begin at a place.
pub(super) fn read(text: &Text<'_>, start: usize) -> Digits {
    let end = text.after_digits(start);
    if let Some(other) = not_a_number(text, start, end) {
        return Digits::Other(other);
    }
    if let Some(fraction) = fraction(text, start, end) {
        return fraction;
    }
    let mut mantissa = Mantissa::default();
    mantissa.push(text, start, end);
    let grouped = groups(text, start, end, &mut mantissa);
    let end = decimals(text, start, grouped, grouped != end, &mut mantissa);
    let plain = end == text.after_digits(start);
    match mantissa.decimal() {
        Some(value) if !continues(text, end, plain) && !is_garbled(text, start, end) => {
            Digits::Number { end, value, plain }
        }
        _ => Digits::Other(after_all(text, end)),
    }
}

/// The place after thousands groups; the first run of digits ends at `end`.
fn groups(text: &Text<'_>, start: usize, end: usize, mantissa: &mut Mantissa) -> usize {
    let first = end - start;
    if first > 3 || text.byte(start) == b'0' {
        return end;
    }
    let Some(separator) =
        text.char(end).filter(|c| matches!(c, ',' | '.' | ' ' | '\'' | '’' | '\u{a0}' | '\u{202f}' | '\u{2009}'))
    else {
        return end;
    };
    let width = separator.len_utf8();
    let mut groups = [(0, 0); 10];
    let (mut count, mut at) = (0, end);
    while text.char(at) == Some(separator)
        && let group = (at + width, text.after_digits(at + width))
        && let length = group.1 - group.0
        && (length == 3 || (length == 2 && separator == ',' && first <= 2))
        && let Some(slot) = groups.get_mut(count)
    {
        *slot = group;
        count += 1;
        at = group.1;
    }
    let groups = groups.get(..count).unwrap_or_default();
    let last_is_three = groups.last().is_some_and(|group| group.1 - group.0 == 3);
    // One group after a dot is a decimal fraction in English; digits after the last group make no grouping at all.
    let enough = if separator == '.' { count > 1 } else { count > 0 };
    let more = text.char(at) == Some(separator) && text.byte(at + width).is_ascii_digit();
    if !last_is_three || !enough || (more && separator != ',') {
        return end;
    }
    for group in groups {
        mantissa.push(text, group.0, group.1);
    }
    at
}

/// The place after decimals. A comma begins them only where it cannot group: "7,5%", "13 212,8 million".
fn decimals(text: &Text<'_>, start: usize, at: usize, grouped: bool, mantissa: &mut Mantissa) -> usize {
    let digits = (at + 1, text.after_digits(at + 1));
    let length = digits.1 - digits.0;
    let comma_groups = text.slice(start, at).contains(',');
    let begins = match text.byte(at) {
        b'.' => length > 0 && !text.slice(start, at).contains('.'),
        b',' if grouped => length > 0 && !comma_groups,
        b',' => (length == 1 || length == 2 || text.slice(start, at) == "0" && length > 0) && at - start <= 3,
        _ => false,
    };
    let list = text.byte(at) == b',' && matches!(text.byte(digits.1), b',') && text.byte(digits.1 + 1).is_ascii_digit();
    if !begins || list {
        return at;
    }
    mantissa.push(text, digits.0, digits.1);
    mantissa.scale = u32::try_from(length).unwrap_or(u32::MAX);
    mantissa.count = mantissa.count.max(length);
    digits.1
}

/// Whether more digits follow in a way that makes the whole no number: "1.2.3", "212 752 0669".
fn continues(text: &Text<'_>, end: usize, plain: bool) -> bool {
    let digit = |at: usize| text.byte(at).is_ascii_digit();
    match text.byte(end) {
        b'.' => digit(end + 1),
        // A third run of digits after blanks is a phone number or a row of a table.
        b' ' if digit(end + 1) => {
            let to = text.after_digits(end + 1);
            (!plain && to - end == 5) || (text.byte(to) == b' ' && digit(to + 1))
        }
        _ => false,
    }
}

/// Whether an amount goes on with a comma that neither groups nor begins decimals, or with a group though its first digits are
/// none: "$1192,559 million", "$1,1187.417m", "5898 689.99 thousand". What was meant is anybody's guess.
fn is_garbled(text: &Text<'_>, start: usize, end: usize) -> bool {
    const SIGNS: [char; 6] = ['$', '€', '£', '¥', '₦', '₹'];
    let amount = text.slice(0, start).chars().next_back().is_some_and(|before| SIGNS.contains(&before));
    let group = (end + 1, text.after_digits(end + 1));
    let year = matches!(text.slice(start, end).get(..2), Some("19" | "20"));
    let odd = end - start == 4 && !year && text.byte(end) == b' ' && group.1 - group.0 == 3;
    amount && text.byte(end) == b',' && text.byte(end + 1).is_ascii_digit()
        || odd && text.byte(group.1) == b'.' && text.byte(group.1 + 1).is_ascii_digit()
}

/// The place after everything that hangs together with the digits: dots, slashes, colons and hyphens between digits.
fn after_all(text: &Text<'_>, mut at: usize) -> usize {
    while matches!(text.byte(at), b'.' | b'/' | b':' | b'-' | b',' | b' ') && text.byte(at + 1).is_ascii_digit() {
        at = text.after_digits(at + 1);
    }
    at
}

/// The end of a date, a time of day, a score or a phone number.
fn not_a_number(text: &Text<'_>, start: usize, end: usize) -> Option<usize> {
    let second = |at: usize| {
        let to = text.after_digits(at + 1);
        (to > at + 1).then_some(to)
    };
    match text.byte(end) {
        b':' => second(end).map(|to| after_all(text, to)),
        b'-' => {
            // Three runs with hyphens are a date or a phone number; two are a range, a season or a score.
            let to = second(end)?;
            let third = (text.byte(to) == b'-').then(|| second(to)).flatten()?;
            Some(after_all(text, third))
        }
        b'/' => {
            let to = second(end)?;
            let third = (text.byte(to) == b'/').then(|| second(to)).flatten();
            let year = end - start == 4;
            third.or(year.then_some(to))
        }
        b'.' => {
            // "16.11.2015", "4.2.1": two dots that do not group thousands.
            let to = second(end)?;
            let third = (text.byte(to) == b'.').then(|| second(to)).flatten()?;
            let grouping = end - start <= 3 && to - end == 4 && third - to == 4;
            (!grouping).then(|| after_all(text, third))
        }
        _ => None,
    }
}

/// `3/4`, `2 3/4`, `2½`, `½`.
fn fraction(text: &Text<'_>, start: usize, end: usize) -> Option<Digits> {
    let small = |from: usize, to: usize| text.slice(from, to).parse::<u32>().ok();
    if text.byte(end) == b'/' {
        let to = text.after_digits(end + 1);
        let (numerator, denominator) = (small(start, end)?, small(end + 1, to)?);
        return proper(text, to, numerator, denominator).then_some(Digits::Fraction {
            end: to,
            whole: 0,
            numerator,
            denominator,
        });
    }
    if let Some((numerator, denominator)) = text.char(end).and_then(vulgar) {
        let end = end + text.char(end).map_or(0, char::len_utf8);
        return Some(Digits::Fraction { end, whole: small(start, text.after_digits(start))?, numerator, denominator });
    }
    let above = end + 1;
    let line = text.after_digits(above);
    let joined = matches!(text.byte(end), b' ' | b'-') && line > above && text.byte(line) == b'/';
    let to = text.after_digits(line + 1);
    let (whole, numerator, denominator) = (small(start, end)?, small(above, line)?, small(line + 1, to)?);
    let mixed = joined && numerator < denominator && proper(text, to, numerator, denominator);
    mixed.then_some(Digits::Fraction { end: to, whole, numerator, denominator })
}

/// Whether digits with a slash are a fraction and not a date, a name or an edition.
fn proper(text: &Text<'_>, end: usize, numerator: u32, denominator: u32) -> bool {
    let name = matches!((numerator, denominator), (9, 11) | (7, 7));
    0 < numerator && numerator < denominator && denominator <= 1000 && !name && text.byte(end) != b'/'
}

/// A fraction in one character.
pub(super) const fn vulgar(c: char) -> Option<(u32, u32)> {
    Some(match c {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => return None,
    })
}

/// The place where the sign of a number begins, if it has one: "-15", "−5", "–3 percent", "(+ 4.24%)".
pub(super) fn sign(text: &Text<'_>, start: usize) -> Option<(usize, bool)> {
    let spaced = text.slice(0, start).ends_with("(+ ") || text.slice(0, start).ends_with("(- ");
    let start = start - usize::from(spaced);
    let c = text.char_before(start)?;
    let at = start - c.len_utf8();
    let negative = c == '\u{2212}' || (is_dash(c) && c != '\u{2014}');
    let free = text
        .char_before(at)
        .is_none_or(|before| !before.is_alphanumeric() && !matches!(before, '%' | '.' | ')' | '+' | '-'));
    ((negative || c == '+') && free).then_some((at, negative))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn value(text: &str) -> String {
        match read(&Text::new(text), 0) {
            Digits::Number { end, value, .. } => format!("{value}|{}", &text[end..]),
            Digits::Fraction { end, whole, numerator, denominator } => {
                format!("{whole} {numerator}/{denominator}|{}", &text[end..])
            }
            Digits::Other(end) => format!("-|{}", &text[end..]),
        }
    }

    #[test]
    fn grouping_and_decimals() {
        for (text, expected) in [
            ("6.90 bn", "6.90| bn"),
            ("3,500 km", "3500| km"),
            ("14 082 176.75 thousand", "14082176.75| thousand"),
            ("13 212,8 million", "13212.8| million"),
            ("7,5%", "7.5|%"),
            ("1,23,45,678", "12345678|"),
            ("1'234'567.8", "1234567.8|"),
            ("1.234.567,8", "1234567.8|"),
            ("739,386 mln", "739386| mln"),
            ("0,386", "0.386|"),
            ("245 23 yen", "245| 23 yen"),
            ("2012 345", "2012| 345"),
            ("1, 2", "1|, 2"),
            ("5,10,15", "5|,10,15"),
            ("0033", "33|"),
        ] {
            assert_eq!(value(text), expected, "{text}");
        }
    }

    #[test]
    fn no_numbers() {
        for (text, expected) in [
            ("9:30am", "-|am"),
            ("2015-11-16", "-|"),
            ("16.11.2015", "-|"),
            ("4.2.1 of", "-| of"),
            ("12/05/2015.", "-|."),
            ("2013/14", "-|"),
            ("1 212 752 0669", "-|"),
            ("5898 689.99 thousand", "-| thousand"),
        ] {
            assert_eq!(value(text), expected, "{text}");
        }
    }

    #[test]
    fn fractions() {
        for (text, expected) in [
            ("1/5", "0 1/5|"),
            ("3 1/2 miles", "3 1/2| miles"),
            ("2½ tons", "2 1/2| tons"),
            ("1/0", "1|/0"),
            ("24/7", "24|/7"),
        ] {
            assert_eq!(value(text), expected, "{text}");
        }
    }

    #[test]
    fn more_digits_than_a_decimal_holds() {
        let long = "1".to_owned() + &"0".repeat(1_000_000);
        assert_eq!(value(&long), "-|");
        assert_eq!(value("0.0000000000000000000000000000001"), "-|");
    }
}
