//! Numbers as words and digits together: "two and a half million", "3 billion 263.4 million", "half a billion".

use rust_decimal::Decimal;

use super::lex::{Text, Word};
use super::number::{self, Digits};
use crate::number::{Amount, Numeral};
use crate::source::Span;

/// The number part of a quantity.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Value {
    /// Digits and the power of ten of the words after them.
    Digits(Decimal, u8),
    /// A fraction of a power of ten.
    Fraction(u32, u32, u8),
    /// One part in so many.
    OneNth(u32),
    /// From a number up to ten times a power of ten: "dozens", "tens of millions". The exponent scales both.
    Vague(u32, u32, u8),
}

impl Value {
    /// The same value times a power of ten.
    pub(super) fn scaled(self, by: u8) -> Self {
        match self {
            Self::Digits(digits, exponent) => Self::Digits(digits, exponent.saturating_add(by)),
            Self::Fraction(above, below, exponent) => Self::Fraction(above, below, exponent.saturating_add(by)),
            Self::Vague(low, high, exponent) => Self::Vague(low, high, exponent.saturating_add(by)),
            Self::OneNth(_) => self,
        }
    }

    /// The same value divided by a power of ten.
    pub(super) fn divided(self, by: u8) -> Self {
        match self {
            Self::Digits(digits, exponent) if exponent >= by => Self::Digits(digits, exponent - by),
            Self::Digits(digits, exponent) => {
                // The value fits a decimal with a few more places, or keeps its digits.
                let mut digits = digits;
                let scale = digits.scale() + u32::from(by - exponent);
                match digits.set_scale(scale) {
                    Ok(()) => Self::Digits(digits, 0),
                    Err(_) => self,
                }
            }
            other => other,
        }
    }

    /// The power of ten of the scale words.
    pub(super) const fn exponent(&self) -> u8 {
        match self {
            Self::Digits(_, exponent) | Self::Fraction(_, _, exponent) | Self::Vague(_, _, exponent) => *exponent,
            Self::OneNth(_) => 0,
        }
    }

    /// The amount of a figure; `None` for a number that a figure cannot hold.
    pub(super) fn amount(self, negative: bool) -> Option<Amount> {
        let numeral = |digits: u32, exponent| Numeral::new(digits.into(), exponent).ok();
        Some(match self {
            Self::Digits(digits, exponent) => {
                Amount::Numeral(Numeral::new(if negative { -digits } else { digits }, exponent).ok()?)
            }
            Self::Fraction(numerator, denominator, exponent) => Amount::Fraction { numerator, denominator, exponent },
            Self::OneNth(n) => Amount::OneNth(numeral(n, 0)?),
            Self::Vague(low, high, exponent) => {
                Amount::Vague { low: numeral(low, exponent)?, high: numeral(high, exponent)? }
            }
        })
    }
}

/// A number where it stands.
#[derive(Clone, Copy, Debug)]
#[allow(clippy::struct_excessive_bools, reason = "each is a separate observation about the words")]
pub(super) struct Phrase {
    /// Digits and scale words.
    pub(super) span: Span,
    /// What they say.
    pub(super) value: Value,
    /// Whether it is digits alone: no grouping, no decimals, no scale, so that it may be a year or part of a name.
    pub(super) plain: bool,
    /// Whether it is written in words only.
    pub(super) words: bool,
    /// Whether a scale word or suffix stands in it.
    pub(super) scaled: bool,
    /// Whether the scale is a single letter that could be a unit: "5m", "10 k".
    pub(super) letter: bool,
}

impl Phrase {
    pub(super) fn new(start: usize, end: usize, value: Value) -> Self {
        Self { span: Span::new(start, end), value, plain: false, words: false, scaled: false, letter: false }
    }
}

/// Digits with the scale words after them, or the place to go on from.
pub(super) fn digits(text: &Text<'_>, start: usize, money: bool) -> Result<Phrase, usize> {
    let mut phrase = match number::read(text, start) {
        Digits::Other(end) => return Err(end),
        Digits::Number { end, value, plain } => Phrase { plain, ..Phrase::new(start, end, Value::Digits(value, 0)) },
        Digits::Fraction { end, whole, numerator, denominator } => {
            Phrase::new(start, end, mixed(whole, numerator, denominator).ok_or(end)?)
        }
    };
    if scales(text, &mut phrase, money) {
        smaller_parts(text, &mut phrase, money);
    }
    half_more(text, &mut phrase);
    Ok(phrase)
}

/// A whole and a fraction in decimals where they come out even, else the fraction alone.
fn mixed(whole: u32, numerator: u32, denominator: u32) -> Option<Value> {
    if whole == 0 {
        return Some(Value::Fraction(numerator, denominator, 0));
    }
    let part = Decimal::from(numerator).checked_div(denominator.into())?;
    let sum = Decimal::from(whole).checked_add(part)?.round_dp(4).normalize();
    Some(Value::Digits(sum, 0))
}

/// What a word or suffix after digits multiplies them by.
#[derive(Clone, Copy)]
enum Scale {
    Ten(u8),
    Dozen,
}

/// The scale at a place: the word itself, its end, whether it is a single letter.
fn scale_at(text: &Text<'_>, at: usize, money: bool) -> Option<(Scale, usize, bool)> {
    let glued = text.letters(at);
    if !glued.is_empty() {
        return glued_scale(text, glued, money);
    }
    let word = text.joined_word(at);
    let scale = match word.lower() {
        "hundred" => Scale::Ten(2),
        "thousand" | "thousands" | "thsd" | "thou" => Scale::Ten(3),
        "lakh" | "lakhs" | "lac" | "lacs" => Scale::Ten(5),
        "million" | "millions" | "mln" | "mn" | "mio" | "mil" | "mill" => Scale::Ten(6),
        "crore" | "crores" | "cr" => Scale::Ten(7),
        "billion" | "billions" | "bn" | "bln" | "bil" | "milliard" | "milliards" | "mrd" => Scale::Ten(9),
        "trillion" | "trillions" | "tn" | "trn" | "trln" | "tln" => Scale::Ten(12),
        "quadrillion" => Scale::Ten(15),
        "dozen" | "dozens" => Scale::Dozen,
        "k" | "m" | "b" | "t" if money => return spaced_letter(text, word),
        _ => return None,
    };
    // "Cr" and "mil" end with a dot when they are abbreviations; the dot stays outside.
    let possessive = text.slice(word.span.end, word.span.end + 1) == "'";
    (!possessive).then_some((scale, word.span.end, false))
}

/// A scale word after blanks, with its power of ten and end.
pub(super) fn scale_word(text: &Text<'_>, at: usize) -> Option<(u8, usize)> {
    if text.after_blanks(at) == at {
        return None;
    }
    match scale_at(text, at, false)? {
        (Scale::Ten(exponent), end, false) => Some((exponent, end)),
        _ => None,
    }
}

/// The place after any scale words here.
pub(super) fn after_scales(text: &Text<'_>, mut at: usize) -> usize {
    while let Some((_, end)) = scale_word(text, at) {
        at = end;
    }
    at
}

/// A scale letter after a blank counts with a currency before the number: "$5 m".
fn spaced_letter(text: &Text<'_>, word: Word) -> Option<(Scale, usize, bool)> {
    let scale = match word.lower() {
        "k" => 3,
        "m" => 6,
        "b" => 9,
        _ => 12,
    };
    let alone = !text.alphanumeric_at(word.span.end) && !matches!(text.byte(word.span.end), b'\'' | b'&');
    alone.then_some((Scale::Ten(scale), word.span.end, true))
}

/// A scale without a blank: "5bn", "10K", "1MM".
fn glued_scale(text: &Text<'_>, word: Word, money: bool) -> Option<(Scale, usize, bool)> {
    let (end, letter) = (word.span.end, word.span.end - word.span.start == 1);
    let capital = text.capital_at(word.span.start);
    let scale = match word.lower() {
        "k" | "thousand" => 3,
        "m" | "mn" | "mln" | "mil" | "mill" | "million" | "mio" => 6,
        "mm" if money || capital => 6,
        "cr" | "crore" => 7,
        "lakh" => 5,
        "bn" | "bln" | "bil" | "billion" | "mrd" => 9,
        "b" if money || capital => 9,
        "tn" | "trn" | "tln" | "trillion" => 12,
        "t" if money => 12,
        _ => return None,
    };
    (!text.byte(end).is_ascii_digit()).then_some((Scale::Ten(scale), end, letter))
}

/// Takes in the scale words after a number: "5 million", "1.2 lakh crore", "two dozen".
pub(super) fn scales(text: &Text<'_>, phrase: &mut Phrase, money: bool) -> bool {
    for _ in 0..3 {
        let Some((scale, end, letter)) = scale_at(text, phrase.span.end, money) else { break };
        if phrase.letter {
            break;
        }
        phrase.value = match (scale, phrase.value) {
            (Scale::Ten(by), value) => value.scaled(by),
            (Scale::Dozen, Value::Digits(digits, exponent)) => match digits.checked_mul(Decimal::from(12)) {
                Some(digits) => Value::Digits(digits, exponent),
                None => break,
            },
            (Scale::Dozen, _) => break,
        };
        phrase.span.end = end;
        (phrase.scaled, phrase.plain, phrase.letter) = (true, false, letter);
    }
    phrase.scaled
}

/// Adds parts with smaller scales: "1 trillion 200 billion", "3 billion and 263.4 million".
fn smaller_parts(text: &Text<'_>, phrase: &mut Phrase, money: bool) {
    for _ in 0..4 {
        let Value::Digits(digits, exponent) = phrase.value else { return };
        let word = text.next_word(phrase.span.end);
        let start =
            if word.lower() == "and" { text.after_blanks(word.span.end) } else { text.after_blanks(phrase.span.end) };
        if start == phrase.span.end || !text.byte(start).is_ascii_digit() {
            return;
        }
        let Digits::Number { end, value, .. } = number::read(text, start) else { return };
        let mut part = Phrase::new(start, end, Value::Digits(value, 0));
        scales(text, &mut part, money);
        let Value::Digits(less, smaller) = part.value else { return };
        let fits = part.scaled
            && smaller < exponent
            && Numeral::new(less, smaller).is_ok_and(|n| power(exponent) > Some(n.value()));
        let Some(sum) = fits.then(|| sum(digits, exponent, less, smaller)).flatten() else { return };
        phrase.value = sum;
        phrase.span.end = part.span.end;
    }
}

fn power(exponent: u8) -> Option<Decimal> {
    Numeral::new(Decimal::ONE, exponent).ok().map(|n| n.value())
}

/// The sum of two numbers with scales, on the smaller scale.
fn sum(digits: Decimal, exponent: u8, less: Decimal, smaller: u8) -> Option<Value> {
    let lifted = digits.checked_mul(power(exponent - smaller)?)?;
    Some(Value::Digits(lifted.checked_add(less)?, smaller))
}

/// "2 and a half", "a million and a half".
pub(super) fn half_more(text: &Text<'_>, phrase: &mut Phrase) {
    let Value::Digits(digits, exponent) = phrase.value else { return };
    let Some(end) = and_a_half(text, phrase.span.end) else { return };
    let Some(more) = digits.checked_add(Decimal::new(5, 1)).filter(|_| digits.scale() == 0) else { return };
    phrase.value = Value::Digits(more, exponent);
    phrase.plain = false;
    phrase.span.end = end;
    scales(text, phrase, false);
}

/// The end of "and a half" at a place.
fn and_a_half(text: &Text<'_>, at: usize) -> Option<usize> {
    let and = text.joined_word(at);
    let a = text.joined_word(and.span.end);
    let half = text.joined_word(a.span.end);
    let said = and.lower() == "and" && matches!(a.lower(), "a" | "one") && half.lower() == "half";
    said.then_some(half.span.end)
}

#[cfg(test)]
mod tests {
    use super::super::number_words::words;
    use super::super::seed::{Seed, next};
    use super::*;

    fn phrase(source: &str) -> String {
        let text = Text::new(source);
        let phrase = match next(&text, 0) {
            Some(Seed::Digit(at)) => digits(&text, at, false).ok(),
            Some(Seed::Word(word, cue)) => words(&text, word, cue),
            None => None,
        };
        phrase.map_or("-".to_owned(), |p| match p.value {
            Value::Digits(d, e) => format!("{}={d}e{e}", p.span.of(source)),
            other => format!("{}={other:?}", p.span.of(source)),
        })
    }

    #[test]
    fn words_and_scales() {
        for (text, expected) in [
            ("fifty cars", "fifty=50e0"),
            ("twenty-five", "twenty-five=25e0"),
            ("two and a half million", "two and a half million=2.5e6"),
            ("one hundred and five million", "one hundred and five million=105e6"),
            ("two hundred fifty thousand and twenty two", "two hundred fifty thousand and twenty two=250022e0"),
            ("a million and a half", "a million and a half=1.5e6"),
            ("a hundred and two of those", "a hundred and two=102e0"),
            ("two and three", "two=2e0"),
            ("two point two million", "two point two million=2.2e6"),
            ("the remaining billion", "billion=1e9"),
            ("two dozen", "two dozen=24e0"),
            ("a dozen", "a dozen=12e0"),
            (
                "thirty-one million two hundred fifty-six thousand seven hundred twenty-one",
                "thirty-one million two hundred fifty-six thousand seven hundred twenty-one=31256721e0",
            ),
            ("3 billion 263.4 million dollars", "3 billion 263.4 million=3263.4e6"),
            ("1 trillion 200 billion", "1 trillion 200 billion=1200e9"),
            ("1.2 lakh crore", "1.2 lakh crore=1.2e12"),
            ("5bn", "5bn=5e9"),
            ("10-million", "10-million=10e6"),
            ("3 1/2", "3 1/2=3.5e0"),
            ("2 and a half million", "2 and a half million=2.5e6"),
        ] {
            assert_eq!(phrase(text), expected, "{text}");
        }
    }

    #[test]
    fn fractions_and_vague_plurals() {
        for (text, expected) in [
            ("half a billion", "half a billion=Fraction(1, 2, 9)"),
            ("two-thirds of", "two-thirds=Fraction(2, 3, 0)"),
            ("three quarters of", "three quarters=Fraction(3, 4, 0)"),
            ("a third of", "a third=Fraction(1, 3, 0)"),
            ("the third quarter", "-"),
            ("one fiftieth", "one fiftieth=OneNth(50)"),
            ("a quarter of a million", "a quarter of a million=Fraction(1, 4, 6)"),
            ("tens of millions", "tens of millions=Vague(20, 100, 6)"),
            ("dozens of", "dozens=Vague(24, 100, 0)"),
            ("hundreds of thousands", "hundreds of thousands=Vague(2, 10, 5)"),
        ] {
            assert_eq!(phrase(text), expected, "{text}");
        }
    }
}
