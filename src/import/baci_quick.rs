//! The usual lines of a BACI file, read straight into a table.
//!
//! Only lines that are beyond doubt are taken here: `2022,156,699,120791,23685.927,8047.4` in the order of the columns,
//! plain digits, no quotation marks, no blanks. At the first other line this stops and the general way reads that one, so
//! both ways give the same rows and only the general one gives errors.

use super::baci::Baci;
use crate::dataset::table::{Builder, Cell, Commodity, Observation};

/// Reads lines from the front of `bytes`: how many bytes and lines were taken.
pub(super) fn take(baci: &mut Baci, bytes: &[u8], builder: &mut Builder) -> (usize, u64) {
    let (mut rest, mut lines) = (bytes, 0);
    // Whose rows they are is told to the builder anew: the general way may have pushed others since.
    let mut trade: Option<(&[u8], Observation)> = None;
    while let Some((after, line)) = line(&mut trade, baci, rest) {
        let Some((_, whose)) = &trade else { break };
        let taken = if line.begins {
            let Some(value) = Cell::new(line.value, 3) else { break };
            builder.push(&Observation { commodity: line.product, value, quantity: line.quantity, ..*whose }).is_ok()
        } else {
            builder.push_next(line.number, line.value, line.quantity)
        };
        if !taken {
            break;
        }
        rest = after;
        lines += 1;
    }
    (bytes.len() - rest.len(), lines)
}

/// What a line says of its product.
struct Line {
    /// Whether it is the first one of its year, exporter and importer.
    begins: bool,
    product: Commodity,
    number: u32,
    /// In thousandths of a dollar.
    value: i64,
    quantity: Cell,
}

fn line<'b>(trade: &mut Option<(&'b [u8], Observation)>, baci: &mut Baci, bytes: &'b [u8]) -> Option<(&'b [u8], Line)> {
    let same = trade.as_ref().and_then(|(prefix, _)| bytes.strip_prefix(*prefix));
    let begins = same.is_none();
    let rest = if let Some(rest) = same {
        rest
    } else {
        let (prefix, rest) = prefix(bytes)?;
        *trade = Some((prefix, baci.whose(prefix)?));
        rest
    };
    let (code, after) = rest.split_at_checked(6)?;
    let (digits, 6) = digits(rest) else { return None };
    let number = Commodity::SIX_DIGITS + u32::try_from(digits).ok()?;
    let rest = after.strip_prefix(b",")?;
    let (thousands, scale, rest) = decimal(rest)?;
    // Thousands of dollars with three decimals are dollars.
    let value = thousands.checked_mul(POWERS.get(scale).copied()?)?;
    let (quantity, rest) = match rest.strip_prefix(b",")? {
        rest @ [b'\n' | b'\r', ..] => (Cell::ABSENT, rest),
        rest => {
            let (mantissa, scale, rest) = decimal(rest)?;
            (Cell::new(mantissa, u32::try_from(scale).ok()?)?, rest)
        }
    };
    let rest = rest.strip_prefix(b"\n").or_else(|| rest.strip_prefix(b"\r\n"))?;
    let product = if begins { Commodity::from_bytes(code)? } else { Commodity::TOTAL };
    Some((rest, Line { begins, product, number, value, quantity }))
}

/// Everything up to and with the third comma, if it is nothing but digits and commas.
fn prefix(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let plain = bytes.iter().take(16).take_while(|byte| byte.is_ascii_digit() || **byte == b',');
    let mut commas = plain.enumerate().filter(|(_, byte)| **byte == b',').map(|(at, _)| at);
    bytes.split_at_checked(commas.nth(2)? + 1)
}

/// By what a number of thousands with so many decimals is multiplied to be one of thousandths.
const POWERS: [i64; 7] = [1_000_000, 100_000, 10_000, 1_000, 100, 10, 1];

/// Digits, or digits with a point among them: 17 of them at most, 16 before the point and eight behind it. What is left of a
/// longer number begins with a digit.
fn decimal(bytes: &[u8]) -> Option<(i64, usize, &[u8])> {
    let (mut whole, mut length) = digits(bytes);
    if length == EIGHT {
        let (more, further) = digits(bytes.get(EIGHT..)?);
        whole = whole * POWERS_OF_TEN.get(further)? + more;
        length += further;
    }
    let rest = bytes.get(length..)?;
    let (mantissa, scale, rest) = match rest {
        [b'.', part @ ..] => {
            let (part_digits, scale) = digits(part);
            let mantissa = whole.checked_mul(*POWERS_OF_TEN.get(scale)?)?.checked_add(part_digits)?;
            (mantissa, scale, part.get(scale..).filter(|_| scale > 0)?)
        }
        rest => (whole, 0, rest),
    };
    if length == 0 || length + scale > 17 {
        return None;
    }
    Some((mantissa, scale, rest))
}

const EIGHT: usize = 8;
const POWERS_OF_TEN: [i64; EIGHT + 1] = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];

/// The number that the digits at the front make, eight of them at most, and how many there are. All bytes of a word are looked
/// at together: how long numbers are cannot be foretold, and a loop over them would be wrong about it at every end.
fn digits(bytes: &[u8]) -> (i64, usize) {
    let Some(word) = bytes.first_chunk::<EIGHT>() else { return few_digits(bytes) };
    // 0 to 9 in a byte that was a digit.
    let word = u64::from_le_bytes(*word) ^ 0x3030_3030_3030_3030;
    let others = (word.wrapping_add(0x7676_7676_7676_7676) | word) & 0x8080_8080_8080_8080;
    let bits = others.trailing_zeros() & !7;
    // The digits to the end of the word, zeros before them.
    let word = word.checked_shl(64 - bits).unwrap_or(0);
    // Neighbours become numbers of two, four and eight digits.
    let pairs = word.wrapping_mul(10).wrapping_add(word >> 8) & 0x00FF_00FF_00FF_00FF;
    let fours = pairs.wrapping_mul(100).wrapping_add(pairs >> 16) & 0x0000_FFFF_0000_FFFF;
    let eight = fours.wrapping_mul(10_000).wrapping_add(fours >> 32) & 0xFFFF_FFFF;
    (i64::try_from(eight).unwrap_or(0), usize::try_from(bits >> 3).unwrap_or(0))
}

/// The same at the end of a file.
fn few_digits(bytes: &[u8]) -> (i64, usize) {
    let digits = bytes.iter().take_while(|byte| byte.is_ascii_digit());
    digits.fold((0, 0), |(number, count), byte| (number * 10 + i64::from(byte - b'0'), count + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_of_digits_is_what_a_loop_makes_of_it() {
        for text in
            ["", "0", "7", "007", "12345678", "99999999", "1234567.", "1,234567", "x1234567", "12:45678", "12/45678"]
        {
            for end in ["", ",,,,,,,,", "\n2022,15", "999999999", "\u{ff}\u{80}aaaaaa"] {
                let whole = format!("{text}{end}");
                let (number, count) = few_digits(whole.as_bytes().get(..8).unwrap_or(whole.as_bytes()));
                assert_eq!(digits(whole.as_bytes()), (number, count), "{whole:?}");
            }
        }
        for byte in 0..=u8::MAX {
            let bytes = [b'4', b'2', byte, b'9', b'9', b'9', b'9', b'9'];
            assert_eq!(digits(&bytes), few_digits(&bytes), "{byte}");
        }
    }

    #[test]
    fn decimals_of_up_to_17_digits() {
        let read = |text: &str| decimal(text.as_bytes()).map(|(number, scale, rest)| (number, scale, rest.len()));
        assert_eq!(read("23685.927,8047.4\n"), Some((23_685_927, 3, 8)));
        assert_eq!(read("12,           "), Some((12, 0, 12)));
        assert_eq!(read("1234567890123456.7,"), Some((12_345_678_901_234_567, 1, 1)));
        assert_eq!(read("12345678.12345678,xxxxxxxx"), Some((1_234_567_812_345_678, 8, 9)));
        // Digits are left, where no line goes on.
        assert_eq!(read("123456789012345678,"), Some((1_234_567_890_123_456, 0, 3)));
        for none in ["", ".5,", "5.,", "x", "123456789012.123456,"] {
            assert_eq!(read(none), None, "{none}");
        }
    }
}
