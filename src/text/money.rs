//! Currencies before and after a number, and which one a shared symbol means.

use super::lex::Text;
use super::names::designations;
use super::vocabulary::{LETTER_SIGNS, Meaning, candidates, meaning_at};
use crate::economy::Economy;
use crate::number::Currency;

/// A currency as it is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mark {
    /// One currency.
    Known(Currency),
    /// One of the currencies that share a word.
    Shared(usize),
    /// One of those with this single letter.
    Letter(usize),
}

/// A currency before a number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Prefix {
    /// Where it begins.
    pub(super) start: usize,
    /// What it says.
    pub(super) mark: Mark,
    /// The power of ten it carries: "MUSD 5".
    pub(super) exponent: u8,
}

/// The longest symbol or code with its letters: "RMB¥", "US-$", "Sh.So.".
const LONGEST_SYMBOL: usize = 12;

/// The currency right before a number that begins at `at`; nothing before `floor` is looked at.
pub(super) fn before(text: &Text<'_>, at: usize, floor: usize) -> Option<Prefix> {
    let end = text.before_blanks(at);
    let last = text.char_before(end)?;
    if !(last.is_alphabetic() || is_symbol(last) || last == '.' || last == '-' || last == '=') || end <= floor {
        return None;
    }
    if last.is_ascii_lowercase() && grammar(text, end) {
        return None;
    }
    // "USD-5" and "US$-99.99": the hyphen before digits joins or is a sign; the caller asks again without it.
    let mut start = end;
    while end - start < LONGEST_SYMBOL
        && start > floor
        && let Some(c) = text.char_before(start)
        && (c.is_alphabetic() || is_symbol(c) || c == '.' || c == '/' || (c == '=' && start == end))
    {
        start -= c.len_utf8();
    }
    // The run may begin with other letters: "(€5" does not, "of$5" and "a.k.a.$5" do.
    let mut from = start;
    while from < end {
        if let Some(mark) = mark_between(text, from, end) {
            let (start, mark) =
                widened(text, from, end, floor).map_or((from, mark), |(start, c)| (start, Mark::Known(c)));
            return Some(Prefix { start, mark, exponent: 0 });
        }
        if let Some(prefix) = with_scale(text, from, end) {
            return Some(prefix);
        }
        let (c, width) = text.char(from).map_or((' ', 1), |c| (c, c.len_utf8()));
        from += width;
        // A symbol may follow letters; letters may only begin a word.
        while from < end && c.is_alphabetic() && text.char(from).is_some_and(char::is_alphabetic) {
            from += text.char(from).map_or(1, char::len_utf8);
        }
    }
    letter(text, end, at)
}

/// Words that stand before most numbers, told apart before the vocabulary is asked.
fn grammar(text: &Text<'_>, end: usize) -> bool {
    matches!(
        text.letters_before(end).lower(),
        "in" | "of"
            | "the"
            | "to"
            | "by"
            | "at"
            | "for"
            | "and"
            | "from"
            | "than"
            | "over"
            | "was"
            | "were"
            | "about"
            | "almost"
            | "with"
            | "on"
            | "reached"
            | "nearly"
            | "between"
            | "or"
            | "is"
            | "are"
            | "under"
            | "since"
            | "up"
            | "down"
            | "after"
    )
}

fn is_symbol(c: char) -> bool {
    matches!(
        c,
        '$' | '€' | '£' | '¥' | '￥' | '＄' | '₹' | '₽' | '¢' | '฿' | '\u{20a0}'
            ..='\u{20cf}' | '﷼' | '৳' | '元' | '円' | '￦' | '؋' | '֏' | '៛'
    )
}

/// The mark that fills the text between two places.
fn mark_between(text: &Text<'_>, from: usize, end: usize) -> Option<Mark> {
    if text.alphanumeric_before(from) && text.char(from).is_some_and(char::is_alphabetic) {
        return None;
    }
    match meaning_at(text, from) {
        Some((to, meaning)) if to == end => mark(meaning),
        _ => None,
    }
}

/// "US $10", "HK $5": the country before the symbol belongs to it.
fn widened(text: &Text<'_>, from: usize, end: usize, floor: usize) -> Option<(usize, Currency)> {
    let gap = text.before_blanks(from);
    // "US dollars 789 million" as central banks print it.
    if !matches!(text.slice(from, end), "$" | "dollars" | "Dollars") || gap == from {
        return None;
    }
    COUNTRIES.iter().find_map(|(country, currency)| {
        let start = gap.checked_sub(country.len()).filter(|&start| start >= floor)?;
        let stands = text.slice(start, gap) == *country && !text.alphanumeric_before(start);
        // "A $5 deal" begins a sentence with an article.
        let article = *country == "A" && text.sentence_starts(start);
        (stands && !article).then_some((start, *currency))
    })
}

/// What stands before "$" with a blank, also in the lowercase of tokenized text.
const COUNTRIES: [(&str, Currency); 16] = [
    ("U.S.", Currency::USD),
    ("US", Currency::USD),
    ("USA", Currency::USD),
    ("u.s.", Currency::USD),
    ("us", Currency::USD),
    ("HK", Currency::HKD),
    ("hk", Currency::HKD),
    ("C", Currency::CAD),
    ("c", Currency::CAD),
    ("A", Currency::AUD),
    ("AU", Currency::AUD),
    ("NZ", Currency::NZD),
    ("nz", Currency::NZD),
    ("S", Currency::SGD),
    ("NT", Currency::TWD),
    ("R", Currency::BRL),
];

/// "MUSD", "MEUR", "kEUR", "bnUSD"; "AUD$".
fn with_scale(text: &Text<'_>, from: usize, end: usize) -> Option<Prefix> {
    let code =
        text.slice(from, end).strip_suffix('$').filter(|code| code.len() == 3 && !text.alphanumeric_before(from));
    if let Some(currency) = code.and_then(|code| Currency::from_code(&code.to_ascii_uppercase())) {
        return Some(Prefix { start: from, mark: Mark::Known(currency), exponent: 0 });
    }
    for (scale, exponent) in [("M", 6), ("bn", 9), ("mn", 6), ("k", 3), ("K", 3), ("T", 3)] {
        let code = text.slice(from, end).strip_prefix(scale).filter(|code| code.len() == 3);
        if let Some(currency) = code.and_then(Currency::from_code) {
            return Some(Prefix { start: from, mark: Mark::Known(currency), exponent });
        }
    }
    None
}

/// "30 MUSD", "48.5 MGBP": a code with its scale after a number.
pub(super) fn scaled_code(text: &Text<'_>, at: usize) -> Option<(usize, Currency, u8)> {
    let word = text.letters(at).span;
    let code = text.slice(word.start, word.end);
    let (exponent, code) = match code.split_at_checked(1)? {
        ("M", code) => (6, code),
        ("k" | "K", code) => (3, code),
        _ => return None,
    };
    Some((word.end, Currency::from_code(code)?, exponent))
}

/// A single capital glued to the digits: "N8.6 trillion", "R50bn". Without a scale after the digits it is a name.
fn letter(text: &Text<'_>, end: usize, at: usize) -> Option<Prefix> {
    let letters = text.letters_before(end).span;
    let key =
        LETTER_SIGNS.iter().position(|(sign, _)| text.slice(letters.start, end) == *sign).filter(|_| end == at)?;
    let part = matches!(text.byte_before(letters.start), b'-' | b'0'..=b'9');
    (!part).then_some(Prefix { start: letters.start, mark: Mark::Letter(key), exponent: 0 })
}

/// What a word of the vocabulary says as a currency.
pub(super) const fn mark(meaning: Meaning) -> Option<Mark> {
    match meaning {
        Meaning::Currency(currency) => Some(Mark::Known(currency)),
        Meaning::Shared(key) => Some(Mark::Shared(key)),
        Meaning::Unit(..) | Meaning::BasisPoints | Meaning::Minor(_) | Meaning::SharedMinor(_) => None,
    }
}

/// The economies of a text in the order in which it first names them, looked up when a shared symbol is first met, and the
/// currency it is known to mean where it leaves that open.
#[derive(Debug)]
pub(super) struct Economies {
    named: Option<Vec<Economy>>,
    known: Option<Currency>,
}

impl Economies {
    pub(super) const fn new(known: Option<Currency>) -> Self {
        Self { named: None, known }
    }

    /// The currency a mark means in this text, with the words it is written in.
    pub(super) fn choose(&mut self, text: &Text<'_>, mark: Mark, written: &str) -> Option<Currency> {
        let choice = match mark {
            Mark::Known(currency) => return Some(self.known.filter(|c| shares(*c, written)).unwrap_or(currency)),
            Mark::Shared(key) => candidates(key),
            Mark::Letter(key) => LETTER_SIGNS.get(key)?.1,
        };
        let named = self.named.get_or_insert_with(|| named(text));
        let user = |currency: &&Currency| currency.economies().any(|user| named.contains(&user));
        let rank = |currency: &&Currency| named.iter().position(|e| currency.economies().any(|user| user == *e));
        // English writes "yuan" and "¥" for the yen; only a text that is about China from its first name on differs.
        let yen = choice.first() == Some(&Currency::JPY) && named.first() != Some(&Economy::CHN);
        let told = if yen { choice.first().filter(user) } else { choice.iter().filter(user).min_by_key(rank) };
        let known = || choice.iter().find(|currency| Some(**currency) == self.known);
        told.or_else(known).or_else(|| choice.first()).copied()
    }
}

/// Whether a currency is also written so: "$" and "dollars" are the Canadian ones too, "US$" is not.
fn shares(currency: Currency, written: &str) -> bool {
    let words = || currency.nouns().chain(currency.minor_names());
    currency.symbols().any(|symbol| symbol == written) || words().any(|word| word.eq_ignore_ascii_case(written))
}

fn named(text: &Text<'_>) -> Vec<Economy> {
    let mut named = Vec::new();
    for name in designations(text.as_str()) {
        if !named.contains(&name.economy) {
            named.push(name.economy);
        }
    }
    named
}

#[cfg(test)]
mod tests {
    use super::*;

    fn money(source: &str) -> Option<(String, &str)> {
        let text = Text::new(source);
        let at = source.find(|c: char| c.is_ascii_digit())?;
        let prefix = before(&text, at, 0)?;
        let currency = Economies::new(None).choose(&text, prefix.mark, "")?;
        Some((currency.code().to_owned(), &source[prefix.start..at]))
    }

    #[test]
    fn marks_before_a_number() {
        for (text, code, mark) in [
            ("at $5", "USD", "$"),
            ("almost US $10 billion", "USD", "US $"),
            ("(US$5", "USD", "US$"),
            ("EUR 1.02", "EUR", "EUR "),
            ("Shs1.1 trillion", "UGX", "Shs"),
            ("Ksh30.21b", "KES", "Ksh"),
            ("SR26.8 billion", "SAR", "SR"),
            ("SDR 760 million", "XDR", "SDR "),
            ("in Nepal Rs. 408", "NPR", "Rs. "),
            ("Rs 5", "INR", "Rs "),
            ("HK$260.4", "HKD", "HK$"),
            ("N8.6 trillion", "NGN", "N"),
            ("MUSD 5", "USD", "MUSD "),
            ("RMB 5", "CNY", "RMB "),
            ("CHF6.50", "CHF", "CHF"),
        ] {
            assert_eq!(money(text), Some((code.to_owned(), mark)), "{text}");
        }
        for text in ["of 5", "in 2011", "Fox 17", "all 5", "top 5", "Boeing 737"] {
            assert_eq!(money(text), None, "{text}");
        }
    }
}
