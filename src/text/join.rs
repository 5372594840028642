//! What neighbouring numbers share: the unit and scale of a range or a list, and ranges themselves.

use rust_decimal::Decimal;

use super::hedge_words::Before;
use super::item::Item;
use super::lex::{Text, is_dash};
use super::multiplier::is_change;
use super::phrase::Value;
use crate::number::Unit;

/// What stands between two numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Link {
    /// A hyphen or dash.
    Dash,
    /// "to", "through".
    To,
    /// "and".
    List,
    /// "or".
    Or,
    /// A comma, in a list that ends with "and".
    Comma,
    /// "and" with "between" before the first number.
    Between,
    /// "280 million of the 1.5 billion shekels".
    Of,
    /// "of 3.2 and imports of": the same word before both.
    Parallel,
}

/// Lets each number of a range or list take unit and scale from its neighbour, and marks ranges.
pub(super) fn join(text: &Text<'_>, items: &mut [Item]) {
    // From the right: the last of a list often carries the unit for all.
    let mut key = 0;
    for left in (0..items.len().saturating_sub(1)).rev() {
        let Some([a, b]) = items.get_mut(left..left + 2) else { continue };
        let Some(link) = link(text, a, b) else { continue };
        let alike = match link {
            // A comma alone joins no list: "ended at 16,644, 16 percent above".
            Link::Comma => b.shared && a.words == b.words,
            Link::Parallel => a.is_decimal(),
            Link::Of => a.scaled && b.scaled && matches!(b.unit, Unit::Money(_)),
            _ => true,
        };
        if alike && (b.after || link == Link::Or) && !a.has_unit() {
            share_left(text, a, b, link);
        }
    }
    for left in 0..items.len().saturating_sub(1) {
        let Some([a, b]) = items.get_mut(left..left + 2) else { continue };
        let Some(link) = link(text, a, b) else { continue };
        share_right(a, b, link);
        if a.range.is_none() && is_range(text, a, b, link) {
            (a.range, b.range) = (Some(key), Some(key));
            a.high = Some(b.value);
            if link == Link::Between {
                let between = text.previous_word(a.start());
                a.full = a.full.hull(between.span);
            }
            key += 1;
        }
    }
}

fn link(text: &Text<'_>, a: &Item, b: &Item) -> Option<Link> {
    let (from, to) = (a.end(), b.start());
    let gap = text.slice(from, to);
    if gap.len() > 60 || to <= from {
        return None;
    }
    let trimmed = gap.trim_matches(super::lex::is_blank);
    let mut chars = trimmed.chars();
    if let (Some(c), None) = (chars.next(), chars.next()) {
        if is_dash(c) || c == '\u{2212}' {
            return Some(Link::Dash);
        }
        if c == ',' {
            return Some(Link::Comma);
        }
    }
    Some(match trimmed {
        "to" | "through" | "TO" | "- to" | "- or" => Link::To,
        "or" | ", or" => Link::Or,
        "of the" | "out of the" | "of its" | "of their" => Link::Of,
        "and" | ", and" | "&" => {
            let before = text.previous_word(a.start());
            if before.lower() == "between" && trimmed == "and" { Link::Between } else { Link::List }
        }
        _ if is_parallel(text, a, b, trimmed) => Link::Parallel,
        _ => return None,
    })
}

/// "exports of 3.2 and imports of 4.1 billion": one noun between, the same preposition before both.
fn is_parallel(text: &Text<'_>, a: &Item, b: &Item, gap: &str) -> bool {
    let (first, second) = (text.previous_word(a.start()), text.previous_word(b.start()));
    let joined = gap.starts_with("and ") || gap.starts_with(", ");
    let same = !first.is_empty() && first.lower() == second.lower();
    joined && same && gap.split(' ').count() <= 5 && !gap.contains(['.', ';', '('])
}

/// The left number takes what stands after the right one.
fn share_left(text: &Text<'_>, a: &mut Item, b: &Item, link: Link) {
    if a.year && !matches!(link, Link::Dash | Link::Between) && text.previous_word(a.start()).lower() != "from" {
        return;
    }
    // "5 or 10 percent" shares, "two and 10 percent" hardly; a list shares only what is written in the same way.
    if matches!(link, Link::List | Link::Or | Link::Comma) && (a.words != b.words || (b.before && link != Link::Or)) {
        return;
    }
    if a.before && !matches!(b.unit, Unit::Money(_) | Unit::Number) {
        return;
    }
    if link != Link::Of && !a.scaled && b.scaled && smaller(a.value, b.value) {
        a.value = a.value.scaled(b.value.exponent());
        a.scaled = true;
    } else if b.scaled && !a.scaled {
        return;
    }
    if !a.before {
        a.unit = b.unit;
        (a.after, a.shared) = (true, true);
        a.value = if b.minor { a.value.divided(2) } else { a.value };
    }
    a.year = false;
}

/// The right number takes the currency before the left one, and the left one the scale after the right one.
fn share_right(a: &mut Item, b: &mut Item, link: Link) {
    let tight = matches!(link, Link::Dash | Link::To | Link::Between);
    if a.before && !b.has_unit() && (tight || b.scaled) && link != Link::Parallel {
        b.unit = a.unit;
        b.year = false;
        if !b.scaled && a.scaled && tight && !b.counts {
            b.value = b.value.scaled(a.value.exponent());
            b.scaled = true;
        }
    }
    if tight && a.has_unit() && b.has_unit() && same_unit(a, b) && b.scaled && !a.scaled && smaller(a.value, b.value) {
        a.value = a.value.scaled(b.value.exponent());
        a.scaled = true;
    }
}

fn same_unit(a: &Item, b: &Item) -> bool {
    a.unit == b.unit
}

/// Whether the digits of the first are not above those of the second, so that one scale word can stand for both.
fn smaller(a: Value, b: Value) -> bool {
    match (a, b) {
        (Value::Digits(a, 0), Value::Digits(b, _)) => a <= b || (a < 100.into() && b < 100.into()),
        _ => false,
    }
}

/// How many times its lower end the upper end of a range may be.
const WIDEST: Decimal = Decimal::ONE_HUNDRED;

/// Whether two numbers are the ends of one range and not two values of a change.
fn is_range(text: &Text<'_>, a: &Item, b: &Item, link: Link) -> bool {
    let rising = match (a.value.amount(a.negative), b.value.amount(b.negative)) {
        (Some(crate::number::Amount::Numeral(low)), Some(crate::number::Amount::Numeral(high))) => {
            // "services exports $0.1 billion to $60.6 billion" tells a change and a result.
            low.value() < high.value() && high.value() <= low.value().saturating_mul(WIDEST)
        }
        _ => return false,
    };
    if !rising || !same_unit(a, b) {
        return false;
    }
    match link {
        Link::Dash | Link::Between => true,
        Link::To => !is_change_between(text, a, b),
        Link::List | Link::Or | Link::Comma | Link::Of | Link::Parallel => false,
    }
}

/// "rose from 5 to 6 billion", "up 5 to 6": the ends of a change.
fn is_change_between(text: &Text<'_>, a: &Item, b: &Item) -> bool {
    let from = text.previous_word(a.start());
    let said = from.lower() == "from";
    let mut at = if said { from.span.start } else { a.start() };
    for _ in 0..3 {
        let before = Before::new(text, at);
        let words = before.lower();
        if words.iter().any(|word| {
            matches!(
                *word,
                "range" | "ranging" | "ranged" | "ranges" | "anywhere" | "somewhere" | "varies" | "vary" | "varying"
            )
        }) {
            return false;
        }
        if words.iter().any(|word| is_change(word)) {
            return true;
        }
        // The clause goes on before a comma or a quantity.
        at = text.before_blanks(at).saturating_sub(1);
        while at > 0 && !text.byte(at).is_ascii_whitespace() && !matches!(text.byte(at), b'.' | b';') {
            at -= 1;
        }
    }
    // Two complete amounts of money after "from" are a change in this kind of text.
    said && (a.before && b.before || both_name_their_currency(text, a, b))
}

/// "35.8 million dollars to 37.2 million dollars": the same words of money after both.
fn both_name_their_currency(text: &Text<'_>, a: &Item, b: &Item) -> bool {
    let (first, second) = (text.letters_before(a.end()), text.letters_before(b.end()));
    let named = !first.is_empty() && first.span.end == a.end() && a.end() < b.start();
    matches!(a.unit, Unit::Money(_)) && named && first.lower() == second.lower() && !first.lower().ends_with("illion")
}

#[cfg(test)]
mod tests {
    use crate::text::quantities;

    #[test]
    fn two_amounts_in_words_after_from_are_a_change() {
        let ranges = |text: &str| quantities(text).iter().filter(|q| q.range.is_some()).count();
        assert_eq!(ranges("Exports rose 4 per cent from 35.8 million dollars to 37.2 million dollars."), 0);
        assert_eq!(ranges("Exports rose 4 per cent from 35.8 million yuan to 37.2 million yuan."), 0);
        assert_eq!(ranges("It costs from 5 to 6 million dollars."), 2);
        assert_eq!(ranges("It costs 5 million dollars to 6 million dollars."), 2);
    }
}
