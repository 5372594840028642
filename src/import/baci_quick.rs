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
    let ([code @ .., b','], rest) = rest.split_first_chunk::<7>()? else { return None };
    let number =
        code.iter().try_fold(1, |number: u32, byte| digit(*byte).map(|digit| number * 10 + u32::from(digit)))?;
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

fn digit(byte: u8) -> Option<u8> {
    let digit = byte.wrapping_sub(b'0');
    (digit < 10).then_some(digit)
}

/// Digits, or digits with a point among them: 17 of them at most.
fn decimal(bytes: &[u8]) -> Option<(i64, usize, &[u8])> {
    let (whole, length) = digits(0, bytes);
    let rest = bytes.get(length..)?;
    let (mantissa, scale, rest) = match rest {
        [b'.', part @ ..] => {
            let (mantissa, scale) = digits(whole, part);
            (mantissa, scale, part.get(scale..).filter(|_| scale > 0)?)
        }
        rest => (whole, 0, rest),
    };
    if length == 0 || length + scale > 17 {
        return None;
    }
    Some((mantissa, scale, rest))
}

/// The number that the digits at the front make after those before, and how many there are. Past 18 digits it is another
/// number, and the caller does not use it.
fn digits(before: i64, bytes: &[u8]) -> (i64, usize) {
    let mut number = before;
    let mut count = 0;
    for digit in bytes.iter().map_while(|&byte| digit(byte)) {
        number = number.wrapping_mul(10).wrapping_add(i64::from(digit));
        count += 1;
    }
    (number, count)
}
