//! Numbers as words and digits together: "two and a half million", "3 billion 263.4 million", "half a billion".

use rust_decimal::Decimal;

use super::lex::{Text, Word};
use super::number::{self, Digits};
use super::seed::{Cue, cue};
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
    fn new(start: usize, end: usize, value: Value) -> Self {
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
        "k" => 3,
        "thousand" => 3,
        "m" | "mn" | "mln" | "million" | "mio" => 6,
        "mm" if money || capital => 6,
        "cr" | "crore" => 7,
        "lakh" => 5,
        "bn" | "bln" | "billion" | "mrd" => 9,
        "b" if money || capital => 9,
        "tn" | "trn" | "tln" | "trillion" => 12,
        "t" if money => 12,
        _ => return None,
    };
    (!text.byte(end).is_ascii_digit()).then_some((Scale::Ten(scale), end, letter))
}

/// Takes in the scale words after a number: "5 million", "1.2 lakh crore", "two dozen".
fn scales(text: &Text<'_>, phrase: &mut Phrase, money: bool) -> bool {
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
        let start = if word.lower() == "and" { text.after_blanks(word.span.end) } else { text.after_blanks(phrase.span.end) };
        if start == phrase.span.end || !text.byte(start).is_ascii_digit() {
            return;
        }
        let Digits::Number { end, value, .. } = number::read(text, start) else { return };
        let mut part = Phrase::new(start, end, Value::Digits(value, 0));
        scales(text, &mut part, money);
        let Value::Digits(less, smaller) = part.value else { return };
        let fits = part.scaled && smaller < exponent && Numeral::new(less, smaller).is_ok_and(|n| power(exponent) > Some(n.value()));
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
fn half_more(text: &Text<'_>, phrase: &mut Phrase) {
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

/// A number that begins with a number word.
pub(super) fn words(text: &Text<'_>, word: Word, first: Cue) -> Option<Phrase> {
    let mut phrase = match first {
        Cue::Small(_) | Cue::Hundred | Cue::Scale(_) | Cue::Dozen => counted(text, word)?,
        Cue::Half => half(text, word),
        Cue::Part(n) => part_of_one(text, word, n)?,
        Cue::Plural(_) | Cue::Dozens => vague(text, word, first)?,
        _ => return None,
    };
    phrase.words = true;
    Some(phrase)
}

/// "half", "half a billion".
fn half(text: &Text<'_>, word: Word) -> Phrase {
    let mut phrase = Phrase::new(word.span.start, word.span.end, Value::Fraction(1, 2, 0));
    of_a_scale(text, &mut phrase);
    phrase
}

/// "a billion", "of a billion" after a fraction.
fn of_a_scale(text: &Text<'_>, phrase: &mut Phrase) {
    let Value::Fraction(above, below, _) = phrase.value else { return };
    let mut at = phrase.span.end;
    let of = text.joined_word(at);
    if of.lower() == "of" {
        at = of.span.end;
    }
    let article = text.joined_word(at);
    if matches!(article.lower(), "a" | "one") {
        at = article.span.end;
    }
    let scale = text.joined_word(at);
    let exponent = match cue(scale.lower()) {
        Some(Cue::Scale(exponent)) => exponent,
        Some(Cue::Hundred) => 2,
        Some(Cue::Dozen) => {
            let dozen = Decimal::from(12).checked_mul(above.into()).and_then(|d| d.checked_div(below.into()));
            if let Some(digits) = dozen {
                (phrase.value, phrase.span.end) = (Value::Digits(digits.normalize(), 0), scale.span.end);
            }
            return;
        }
        _ => return,
    };
    phrase.value = Value::Fraction(above, below, exponent);
    phrase.span.end = scale.span.end;
    phrase.scaled = true;
    scales(text, phrase, false);
}

/// "a third": the article is part of it. Without an article an ordinal: "the third quarter".
fn part_of_one(text: &Text<'_>, word: Word, parts: u32) -> Option<Phrase> {
    let article = text.previous_word(word.span.start);
    matches!(article.lower(), "a" | "an").then_some(())?;
    let mut phrase = Phrase::new(article.span.start, word.span.end, part(1, parts));
    of_a_scale(text, &mut phrase);
    Some(phrase)
}

/// A fraction word: up to a tenth a fraction, a finer one the reciprocal of a number.
fn part(above: u32, parts: u32) -> Value {
    if above == 1 && parts > 10 { Value::OneNth(parts) } else { Value::Fraction(above, parts, 0) }
}

/// "dozens", "hundreds of thousands", "tens of millions".
fn vague(text: &Text<'_>, word: Word, first: Cue) -> Option<Phrase> {
    let (mut low, mut high, mut exponent) = match first {
        Cue::Dozens => (24, 100, 0),
        Cue::Plural(power) => (2, 10, power),
        _ => return None,
    };
    if matches!(first, Cue::Plural(1)) {
        (low, high, exponent) = (20, 100, 0);
    }
    let mut phrase = Phrase::new(word.span.start, word.span.end, Value::Vague(low, high, exponent));
    let (of, scale) = (text.next_word(word.span.end), text.next_word(text.next_word(word.span.end).span.end));
    if of.lower() == "of"
        && let Some(Cue::Plural(power) | Cue::Scale(power)) = cue(scale.lower())
        && power > 1
    {
        phrase.value = phrase.value.scaled(power);
        phrase.span.end = scale.span.end;
    }
    let tens = matches!(first, Cue::Plural(1)) && phrase.span.end == word.span.end;
    phrase.scaled = phrase.value.exponent() >= 6;
    (!tens).then_some(phrase)
}

/// A number counted out in words as it grows: complete groups, then the group at hand.
#[derive(Clone, Copy, Default)]
struct Count {
    total: u128,
    group: u128,
    /// The power of ten that both share.
    exponent: u8,
    /// The place value that the next word must stay below.
    room: u128,
    any: bool,
}

impl Count {
    /// Takes one more word in, if it can follow what was said so far.
    fn push(&mut self, cue: Cue) -> bool {
        match cue {
            Cue::Small(n) if u128::from(n) < self.room => {
                self.group += u128::from(n);
                self.room = if n >= 20 { 10 } else { 0 };
            }
            Cue::Hundred if !self.any || (self.group > 0 && self.group < 100) => {
                self.group = self.group.max(1) * 100;
                self.room = 100;
            }
            Cue::Scale(by) if self.exponent == 0 && (!self.any || self.group > 0) => return self.scale(by),
            Cue::Dozen if !self.any || (self.total == 0 && self.group > 0) => {
                self.group = self.group.max(1) * 12;
                self.room = 0;
            }
            _ => return false,
        }
        self.any = true;
        true
    }

    /// A scale word ends a group: the groups so far are either of greater scale, or all counted by this one.
    fn scale(&mut self, by: u8) -> bool {
        let Some(power) = 10_u128.checked_pow(by.into()) else { return false };
        if self.total > 0 && self.total.checked_rem(power) != Some(0) {
            return false;
        }
        let Some(group) = self.group.max(u128::from(!self.any)).checked_mul(power) else { return false };
        self.total += group;
        (self.group, self.room, self.any) = (0, power.min(1000), true);
        self.room = if power < 1000 { power } else { 1000 };
        true
    }

    fn value(&self) -> u128 {
        self.total + self.group
    }
}

/// A number in words: "twenty-five", "two hundred and fifty thousand", "a million", "two point two million".
fn counted(text: &Text<'_>, first: Word) -> Option<Phrase> {
    let mut count = Count { room: u128::MAX, ..Count::default() };
    let (mut end, mut at, mut scaled) = (first.span.start, first.span.start, false);
    for _ in 0..24 {
        let word = if at == first.span.start { first } else { text.joined_word(at) };
        let Some(next) = cue(word.lower()) else { break };
        if let Cue::Part(parts) = next
            && let Some(phrase) = fraction(text, first.span.start, word, count.value(), parts, at == end)
        {
            return Some(phrase);
        }
        let before = count;
        if !count.push(next) || (at != end && !after_and(&before)) {
            break;
        }
        scaled |= matches!(next, Cue::Scale(_));
        end = word.span.end;
        at = end;
        let and = text.next_word(end);
        if and.lower() == "and" && matches!(next, Cue::Hundred | Cue::Scale(_)) {
            at = and.span.end;
        }
    }
    (end > first.span.start).then_some(())?;
    let mut phrase = Phrase::new(first.span.start, end, compact(count.value())?);
    phrase.scaled = scaled;
    point(text, &mut phrase);
    half_more(text, &mut phrase);
    article_before(text, &mut phrase, first);
    if matches!(phrase.value, Value::Digits(..)) && !scaled && scales(text, &mut phrase, false) {
        phrase.scaled = true;
    }
    Some(phrase)
}

/// Whether "and" may stand before what was said next: "two hundred and five", not "two and three".
fn after_and(before: &Count) -> bool {
    before.any && before.room >= 100
}

/// "two-thirds", "three quarters", "one fiftieth": a number and the parts it counts.
fn fraction(text: &Text<'_>, start: usize, word: Word, above: u128, parts: u32, direct: bool) -> Option<Phrase> {
    let above = u32::try_from(above).ok().filter(|&n| n > 0 && n < parts)?;
    let plural = word.lower().ends_with('s');
    let named = direct && (plural == (above > 1)) && !matches!(word.lower(), "fourth" | "fourths");
    let mut phrase = named.then(|| Phrase::new(start, word.span.end, part(above, parts)))?;
    of_a_scale(text, &mut phrase);
    Some(phrase)
}

/// Digits and a power of ten: a round number of millions keeps its scale.
fn compact(value: u128) -> Option<Value> {
    for exponent in [12_u8, 9, 6, 3] {
        let power = 10_u128.pow(exponent.into());
        if value >= power && value.is_multiple_of(power) {
            let digits = value.div_euclid(power);
            return Some(Value::Digits(Decimal::try_from_i128_with_scale(i128::try_from(digits).ok()?, 0).ok()?, exponent));
        }
    }
    Some(Value::Digits(Decimal::try_from_i128_with_scale(i128::try_from(value).ok()?, 0).ok()?, 0))
}

/// "two point two": the digits after the point one by one.
fn point(text: &Text<'_>, phrase: &mut Phrase) {
    let word = text.next_word(phrase.span.end);
    let Value::Digits(whole, 0) = phrase.value else { return };
    if word.lower() != "point" {
        return;
    }
    let (mut at, mut digits, mut scale) = (word.span.end, 0_i64, 0);
    while let next = text.joined_word(at)
        && let Some(Cue::Small(n @ 0..10)) = cue(next.lower())
        && scale < 9
    {
        (digits, scale, at) = (digits * 10 + i64::from(n), scale + 1, next.span.end);
    }
    if scale > 0
        && let Some(value) = whole.checked_add(Decimal::new(digits, scale))
    {
        (phrase.value, phrase.span.end) = (Value::Digits(value, 0), at);
    }
}

/// "a hundred", "a million", "a dozen": the article counts as one.
fn article_before(text: &Text<'_>, phrase: &mut Phrase, first: Word) {
    let article = text.previous_word(first.span.start);
    let bare_scale = matches!(cue(first.lower()), Some(Cue::Hundred | Cue::Scale(_) | Cue::Dozen));
    let spaced = text.before_blanks(first.span.start) < first.span.start;
    if bare_scale && spaced && matches!(article.lower(), "a" | "an") {
        phrase.span.start = article.span.start;
    }
}

#[cfg(test)]
mod tests {
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
            ("thirty-one million two hundred fifty-six thousand seven hundred twenty-one",
             "thirty-one million two hundred fifty-six thousand seven hundred twenty-one=31256721e0"),
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
