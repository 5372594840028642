//! Numbers in words: "two hundred and five", "half a billion", "two-thirds", "tens of millions".

use rust_decimal::Decimal;

use super::lex::{Text, Word};
use super::phrase::{Phrase, Value, half_more, scales};
use super::seed::{Cue, cue};

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
    let one = matches!(article.lower(), "a" | "an");
    let start = if one { article.span.start } else { word.span.start };
    let mut phrase = Phrase::new(start, word.span.end, part(1, parts));
    of_a_scale(text, &mut phrase);
    // "quarter million" needs no article.
    (one || (phrase.scaled && article.lower() != "the")).then_some(phrase)
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
            Cue::Plural(by) if self.any && by > 1 && self.exponent == 0 && self.total > 0 && self.group == 0 => {
                let Some(total) = 10_u128.checked_pow(by.into()).and_then(|power| self.total.checked_mul(power)) else {
                    return false;
                };
                self.total = total;
                self.room = 0;
            }
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
    several(text, &mut phrase, first);
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
            return Some(Value::Digits(
                Decimal::try_from_i128_with_scale(i128::try_from(digits).ok()?, 0).ok()?,
                exponent,
            ));
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

/// "several hundred", "a few million": as vague as the plural.
fn several(text: &Text<'_>, phrase: &mut Phrase, first: Word) {
    let before = text.previous_word(first.span.start);
    let exponent = match cue(first.lower()) {
        Some(Cue::Hundred) => 2,
        Some(Cue::Scale(exponent)) => exponent,
        _ => return,
    };
    let single = phrase.span.end == first.span.end;
    if single && matches!(before.lower(), "several" | "few" | "many") {
        (phrase.value, phrase.span.start) = (Value::Vague(2, 10, exponent), before.span.start);
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
