//! One pass over a text: every number with its unit, before neighbours are looked at.

use super::item::Item;
use super::lex::{Text, Word, is_dash};
use super::money::{self, Economies, Mark, Prefix};
use super::multiplier;
use super::not_quantity as silent;
use super::phrase::{self, Phrase, Value};
use super::seed::{self, Cue, Seed};
use super::unit_sense::{belongs_to_next, counts_noun, measures, pays};
use super::vocabulary::{Meaning, unit_at};
use super::{join, number, number_words};
use crate::number::{Currency, Hedge, Unit};
use crate::source::Span;

/// All numbers of a text that may be quantities, each with what it shares with its neighbours.
pub(super) fn joined(text: &Text<'_>, currency: Option<Currency>) -> Vec<Item> {
    let mut items = items(text, currency);
    join::join(text, &mut items);
    items
}

fn items(text: &Text<'_>, currency: Option<Currency>) -> Vec<Item> {
    let mut reader = Reader { text, items: Vec::new(), economies: Economies::new(currency) };
    let mut at = 0;
    while let Some(seed) = seed::next(text, at) {
        at = match seed {
            Seed::Digit(start) => reader.digit(start),
            Seed::Word(word, cue) => reader.word(word, cue),
        };
    }
    reader.items
}

/// The unit found beside a number.
#[derive(Clone, Copy)]
struct Found {
    end: usize,
    unit: Unit,
    exponent: u8,
    minor: bool,
}

/// For how many numbers there is room once there is one.
const FIRST: usize = 16;

struct Reader<'t> {
    text: &'t Text<'t>,
    items: Vec<Item>,
    economies: Economies,
}

impl Reader<'_> {
    /// Where the last item ends: nothing before it is looked at again.
    fn floor(&self) -> usize {
        self.items.last().map_or(0, Item::end)
    }

    /// Reads digits and returns the place to go on from.
    fn digit(&mut self, at: usize) -> usize {
        let text = self.text;
        let sign = number::sign(text, at);
        let begin = sign.map_or(at, |(start, _)| start);
        let before = |at| money::before(text, at, self.floor());
        let prefix = before(at).or_else(|| if begin == at { None } else { before(begin) });
        let point = text.byte_before(at) == b'.' && !text.alphanumeric_before(at - 1);
        if prefix.is_none() && sign.is_none() && !point && silent::glued_before(text, at) {
            return self.after_name(at);
        }
        let mut phrase = match phrase::digits(text, at, prefix.is_some()) {
            Ok(phrase) => phrase,
            Err(end) => return self.after_name(end),
        };
        // "Euro 2020" is an event, "rand 2000" no money.
        let named = prefix.filter(|prefix| prefix.start + 3 < begin && phrase.plain && silent::is_year(text, &phrase));
        let prefix =
            if named.is_some_and(|prefix| text.letters(prefix.start).lower() == "euro") { None } else { prefix };
        if point {
            phrase = below_one(phrase);
        }
        if prefix.is_none()
            && phrase.plain
            && silent::is_year(text, &phrase)
            && let Some(end) = silent::season(text, phrase.span.end)
        {
            return end;
        }
        let letter_mark = matches!(prefix, Some(Prefix { mark: Mark::Letter(_), .. }));
        if letter_mark && !phrase.scaled && phrase.plain {
            return self.after_name(phrase.span.end);
        }
        let negative = sign.is_some_and(|(_, negative)| negative) || self.negative_before(begin, prefix);
        match self.item(phrase, prefix, begin, negative) {
            Some(item) => self.push(item),
            None => self.after_name(phrase.span.end),
        }
    }

    /// The place after the letters and digits that hang together here.
    fn after_name(&self, mut at: usize) -> usize {
        let text = self.text;
        while at < text.len() && text.alphanumeric_at(at) {
            at += text.char(at).map_or(1, char::len_utf8);
        }
        // A scale after what is no number counts nothing either.
        phrase::after_scales(text, at)
    }

    /// A sign before the currency or "minus" before the number.
    fn negative_before(&self, begin: usize, prefix: Option<Prefix>) -> bool {
        let start = prefix.map_or(begin, |prefix| prefix.start.min(begin));
        let sign = prefix.is_some() && number::sign(self.text, start).is_some_and(|(_, negative)| negative);
        sign || matches!(self.text.previous_word(start).lower(), "minus" | "negative")
    }

    /// Reads a number word and returns the place to go on from.
    fn word(&mut self, word: Word, cue: Cue) -> usize {
        let text = self.text;
        if let Some(value) = multiplier::word(text, word, cue) {
            let item = Self::plain_item(word.span, value, Unit::Times);
            return self.push(item);
        }
        let Some(phrase) = number_words::words(text, word, cue) else { return word.span.end };
        if phrase.span.start < self.floor() {
            return word.span.end;
        }
        let negative = matches!(text.previous_word(phrase.span.start).lower(), "minus" | "negative");
        match self.item(phrase, None, phrase.span.start, negative) {
            Some(item) => self.push(item).max(word.span.end),
            None => phrase.span.end.max(word.span.end),
        }
    }

    /// "20 ringgit and 43 sen": a minor unit right after an amount of its currency.
    fn minor_behind(&self, item: &Item) -> Option<Item> {
        let text = self.text;
        let last = self.items.last().filter(|_| item.unit == Unit::Number || item.minor)?;
        let Unit::Money(currency) = last.unit else { return None };
        let gap = text.slice(last.end(), item.start()).trim_matches(super::lex::is_blank);
        let word = text.joined_word(item.end());
        let glued = matches!(text.letters(item.end()).lower(), "c" | "p");
        let named = item.minor && matches!(text.letters_before(item.end()).lower(), "cents" | "cent");
        let minor = glued || named || currency.minor_names().any(|name| name == word.lower());
        let value = if item.minor { item.value } else { item.value.divided(2) };
        let end = if item.minor { item.end() } else { word.span.end };
        (minor && matches!(gap, "" | "and")).then_some(Item {
            value,
            minor: true,
            unit: last.unit,
            span: Span::new(item.start(), end),
            ..*item
        })
    }

    fn push(&mut self, item: Item) -> usize {
        let item = self.minor_behind(&item).unwrap_or(item);
        if let Some(last) = self.items.last_mut().filter(|_| item.minor)
            && cents_of(self.text, last, &item)
        {
            (last.span.end, last.full.end) = (item.span.end, item.span.end);
        } else {
            if self.items.is_empty() {
                self.items.reserve(FIRST);
            }
            self.items.push(item);
        }
        item.span.end
    }

    fn plain_item(span: Span, value: Value, unit: Unit) -> Item {
        Item {
            span,
            full: span,
            value,
            negative: false,
            unit,
            hedge: Hedge::Bare,
            before: false,
            after: false,
            scaled: false,
            words: true,
            year: false,
            counts: false,
            shared: false,
            minor: false,
            range: None,
            high: None,
        }
    }

    /// The item of a number, unless it is no quantity.
    fn item(&mut self, phrase: Phrase, prefix: Option<Prefix>, begin: usize, negative: bool) -> Option<Item> {
        let text = self.text;
        let currency = prefix.and_then(|prefix| {
            let written = text.slice(prefix.start, phrase.span.start).trim_end_matches([' ', '\u{a0}', '-']);
            self.economies.choose(text, prefix.mark, written)
        });
        let found = self.unit(&phrase, currency.is_some(), begin).map(|found| self.scale_behind(&phrase, found));
        let number_end = phrase.span.end;
        if found.is_none_or(|found| found.end == number_end) && silent::glued_after(text, number_end) {
            return None;
        }
        let mut value = phrase.value.scaled(prefix.map_or(0, |prefix| prefix.exponent));
        let (unit, end) = match (currency, found) {
            (Some(_), Some(Found { unit: unit @ Unit::Money(_), end, minor: false, .. })) => (unit, end),
            (Some(currency), _) => (Unit::Money(currency), number_end),
            (None, Some(found)) => {
                value = if found.minor { value.divided(2) } else { value.scaled(found.exponent) };
                (found.unit, found.end)
            }
            (None, None) => (self.bare_unit(&phrase)?, number_end),
        };
        let start = prefix.map_or(begin, |prefix| prefix.start.min(begin));
        let item = Self::plain_item(Span::new(start, end), value, unit);
        Some(Item {
            negative,
            before: currency.is_some(),
            after: currency.is_none() && found.is_some(),
            scaled: phrase.scaled,
            words: phrase.words,
            year: unit == Unit::Number && silent::is_year(text, &phrase) && phrase.plain,
            counts: unit == Unit::Number && counts_noun(text, end),
            minor: currency.is_none() && found.is_some_and(|found| found.minor),
            ..item
        })
    }

    /// "75 USD million": the scale after the currency.
    fn scale_behind(&self, phrase: &Phrase, found: Found) -> Found {
        match phrase::scale_word(self.text, found.end) {
            Some((exponent, end)) if matches!(found.unit, Unit::Money(_)) && !phrase.scaled => {
                Found { end, exponent, ..found }
            }
            _ => found,
        }
    }

    /// The unit of a number that has none beside it; `None` if it is no quantity.
    fn bare_unit(&self, phrase: &Phrase) -> Option<Unit> {
        let text = self.text;
        if text.joined_word(phrase.span.end).lower() == "times" && phrase.value.exponent() < 3 {
            return None;
        }
        if multiplier::is_factor(text, phrase.span.start) {
            return Some(Unit::Times);
        }
        if silent::is_part_of_time(text, phrase)
            || silent::is_ordinal_part(text, phrase)
            || silent::is_idle_word(text, phrase)
        {
            return None;
        }
        let year = phrase.plain && silent::is_year(text, phrase);
        if !year && silent::is_label(text, phrase) {
            return None;
        }
        Some(match phrase.value {
            Value::Fraction(_, _, 0) | Value::OneNth(_) => Unit::Times,
            _ => Unit::Number,
        })
    }

    /// The unit after a number.
    fn unit(&mut self, phrase: &Phrase, money: bool, begin: usize) -> Option<Found> {
        let text = self.text;
        let end = phrase.span.end;
        let spaced = self.unit_place(phrase);
        for at in [end, spaced] {
            if matches!(text.byte(at), 0 | b' ' | b'\n' | b'.' | b',' | b';' | b':' | b')' | b'(' | b'?' | b'!' | b'"')
            {
                continue;
            }
            if let Some((end, currency, exponent)) = money::scaled_code(text, at).filter(|_| !money) {
                return Some(Found { end, unit: Unit::Money(currency), exponent, minor: false });
            }
            if let Some((to, meaning)) = unit_at(text, at)
                && let Some(found) = self.accept(phrase, money, begin, (at, to), meaning)
            {
                return Some(found);
            }
            if at == spaced {
                break;
            }
        }
        None
    }

    /// Where a unit may stand after a number: after blanks, a hyphen, "-odd", or the article of "half a mile".
    fn unit_place(&self, phrase: &Phrase) -> usize {
        let text = self.text;
        let mut at = phrase.span.end;
        if let Some((_, end)) = super::hedge_words::after(text, at)
            && (text.byte(at) == b'+' || text.byte(at) == b'-')
        {
            at = end;
        }
        if matches!(phrase.value, Value::Vague(..)) && text.next_word(at).lower() == "of" {
            at = text.next_word(at).span.end;
        }
        if matches!(phrase.value, Value::Fraction(..)) {
            let mut article = text.joined_word(at);
            if article.lower() == "of" {
                article = text.next_word(article.span.end);
            }
            if matches!(article.lower(), "a" | "an") {
                at = article.span.end;
            }
        }
        match text.char(at) {
            Some(c) if is_dash(c) && c != '\u{2014}' && text.alphanumeric_at(at + c.len_utf8()) => at + c.len_utf8(),
            _ => text.after_blanks(at),
        }
    }

    /// Whether a word of the vocabulary is meant as a unit here, and what it then says.
    fn accept(
        &mut self,
        phrase: &Phrase,
        money: bool,
        begin: usize,
        word: (usize, usize),
        meaning: Meaning,
    ) -> Option<Found> {
        let text = self.text;
        let (at, end) = word;
        let found = |unit, exponent| Some(Found { end, unit, exponent, minor: false });
        match meaning {
            Meaning::Unit(unit @ Unit::Times, _) => {
                let times = text.letters(at).lower() == "times";
                let sign = text.slice(at, end).len() <= 2
                    && (text.alphanumeric_at(text.after_blanks(end)) && at > phrase.span.end
                        || text.byte(end).is_ascii_digit());
                let factor = !times || multiplier::multiplies(text, phrase, end, begin);
                (factor && !sign && !money).then(|| found(unit, 0))?
            }
            Meaning::Unit(unit @ Unit::Measure(_), exponent) => {
                (!money && measures(text, phrase, (at, end))).then(|| found(unit, exponent))?
            }
            Meaning::Unit(unit, exponent) => (!money).then(|| found(unit, exponent))?,
            Meaning::BasisPoints => {
                (!money).then_some(Found { end, unit: Unit::PercentagePoints, exponent: 0, minor: true })
            }
            Meaning::Minor(currency) => {
                let currency = self.economies.choose(text, Mark::Known(currency), text.slice(at, end));
                Some(Found { end, unit: Unit::Money(currency.filter(|_| !money)?), exponent: 0, minor: true })
            }
            Meaning::SharedMinor(key) => {
                let written = text.slice(at, end);
                let currency = self.economies.choose(text, Mark::Shared(key), written).filter(|_| !money)?;
                Some(Found { end, unit: Unit::Money(currency), exponent: 0, minor: true })
            }
            Meaning::Currency(_) | Meaning::Shared(_) => {
                if !pays(text, phrase, (at, end)) || belongs_to_next(text, phrase, (at, end), money) {
                    return None;
                }
                let currency = self.economies.choose(text, money::mark(meaning)?, text.slice(at, end))?;
                found(Unit::Money(currency), 0)
            }
        }
    }
}

/// ".77": digits after a point with nothing before it.
fn below_one(phrase: Phrase) -> Phrase {
    let width = phrase.span.end - phrase.span.start;
    let value = match phrase.value {
        Value::Digits(digits, exponent) => {
            let mut digits = digits;
            let fits = digits.set_scale(u32::try_from(width).unwrap_or(u32::MAX)).is_ok();
            if fits { Value::Digits(digits, exponent) } else { phrase.value }
        }
        other => other,
    };
    Phrase { value, plain: false, span: Span::new(phrase.span.start - 1, phrase.span.end), ..phrase }
}

/// "$3 and 50 cents": adds the cents to the amount before them.
fn cents_of(text: &Text<'_>, last: &mut Item, cents: &Item) -> bool {
    let gap = text.slice(last.end(), cents.start()).trim_matches(super::lex::is_blank);
    let (Unit::Money(currency), Value::Digits(whole, 0), Value::Digits(part, 0)) = (last.unit, last.value, cents.value)
    else {
        return false;
    };
    let fits = matches!(gap, "" | "and" | ",") && !last.minor && part < 1.into() && whole.scale() == 0;
    let same = cents.unit == last.unit
        || currency.minor_names().any(|name| text.slice(cents.start(), cents.end()).ends_with(name));
    if let Some(sum) = whole.checked_add(part).filter(|_| fits && same) {
        last.value = Value::Digits(sum, 0);
        return true;
    }
    false
}
