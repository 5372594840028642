//! Every word and sign that may stand beside a number and give it a unit, in one lexicon.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::lex::Text;
use super::lexicon::Lexicon;
use super::unit_words::UNITS;
use crate::number::{Currency, CurrencyKind, Ucum, Unit};

/// How a word must be written to mean what it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Case {
    /// In any case.
    Any,
    /// Exactly so.
    Exact,
}

/// What stands beside a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A unit that needs no choice and the power of ten that the word adds: "percent", "decade".
    Unit(Unit, u8),
    /// Hundredths of a percentage point.
    BasisPoints,
    /// A currency by a name or code of its own.
    Currency(Currency),
    /// A symbol or noun that several currencies share: the key of [`Vocabulary::candidates`].
    Shared(usize),
    /// The minor unit of a currency: a hundredth of the main one.
    Minor(Currency),
    /// A minor unit that several currencies share: the key of the candidates.
    SharedMinor(usize),
}

/// One way to take a word.
struct Sense {
    spelling: String,
    case: Case,
    meaning: Meaning,
}

/// The words in lowercase, each with its senses.
pub(super) struct Vocabulary {
    words: Lexicon<Vec<Sense>>,
    candidates: Vec<Vec<Currency>>,
}

/// The vocabulary while it is collected.
#[derive(Default)]
struct Builder {
    words: BTreeMap<String, Vec<Sense>>,
    candidates: Vec<Vec<Currency>>,
}

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(|| Builder::default().build());

const PERCENT: &str = "%|％|percent|per cent|pct|pct.|pc|p.c.|per-cent|percents";
const POINTS: &str = "percentage points|percentage point|percentage-point|percentage-points|percent points|percent point|\
                      per cent points|pp|p.p.|pps|ppt|ppts|% points|%-points|pct points|pct point|percentage pts";
const BASIS_POINTS: &str = "basis points|basis point|bps|bp|basis-point";
const TIMES: &str = "times|-fold|fold|x|×";

/// Codes that people also write in lowercase.
const LOWERCASE_CODES: [Currency; 12] = [
    Currency::USD,
    Currency::EUR,
    Currency::GBP,
    Currency::CNY,
    Currency::JPY,
    Currency::INR,
    Currency::RUB,
    Currency::CHF,
    Currency::CAD,
    Currency::AUD,
    Currency::UAH,
    Currency::KRW,
];

/// Names and signs beside those of the currency table, as newspapers write them.
const OTHER_NAMES: [(&str, Currency); 24] = [
    ("$US", Currency::USD),
    ("$A", Currency::AUD),
    ("$AU", Currency::AUD),
    ("$C", Currency::CAD),
    ("$CAN", Currency::CAD),
    ("$NZ", Currency::NZD),
    ("$HK", Currency::HKD),
    ("$S", Currency::SGD),
    ("Y=", Currency::JPY),
    ("ringgits", Currency::MYR),
    ("malaysia ringgit", Currency::MYR),
    ("malaysia ringgits", Currency::MYR),
    ("CFA francs", Currency::XOF),
    ("CFA franc", Currency::XOF),
    ("bucks", Currency::USD),
    ("buck", Currency::USD),
    ("quid", Currency::GBP),
    ("KRW won", Currency::KRW),
    ("sums", Currency::UZS),
    ("euro", Currency::EUR),
    ("USDT", Currency::USD),
    ("US-$", Currency::USD),
    ("U.S. $", Currency::USD),
    ("U.S.$", Currency::USD),
];

/// Which of the currencies that share a word it means where the text names none of their economies.
const USUAL: [(&str, Currency); 12] = [
    ("Rs", Currency::INR),
    ("Rs.", Currency::INR),
    ("Sh", Currency::KES),
    ("Shs", Currency::UGX),
    ("¥", Currency::JPY),
    ("￥", Currency::JPY),
    ("DH", Currency::AED),
    ("SR", Currency::SAR),
    ("riyal", Currency::SAR),
    ("riyals", Currency::SAR),
    ("CFA", Currency::XOF),
    ("FCFA", Currency::XOF),
];

/// Minor units that mean one currency without further words.
const MINOR_NAMES: [(&str, Currency); 12] = [
    ("cent", Currency::USD),
    ("cents", Currency::USD),
    ("¢", Currency::USD),
    ("pennies", Currency::USD),
    ("penny", Currency::GBP),
    ("pence", Currency::GBP),
    ("euro cents", Currency::EUR),
    ("eurocents", Currency::EUR),
    ("kopecks", Currency::RUB),
    ("kopeks", Currency::RUB),
    ("paise", Currency::INR),
    ("US cents", Currency::USD),
];

/// Signs of a currency that its table leaves out because they are units or names elsewhere: before digits with a scale
/// they are neither.
pub(super) const LETTER_SIGNS: [(&str, &[Currency]); 8] = [
    // The pound sign as some feeds transcribe it.
    ("PS", &[Currency::GBP]),
    ("N", &[Currency::NGN]),
    ("R", &[Currency::ZAR]),
    ("P", &[Currency::PHP, Currency::BWP]),
    ("K", &[Currency::ZMW, Currency::PGK, Currency::MWK]),
    ("M", &[Currency::LSL]),
    ("E", &[Currency::SZL]),
    ("D", &[Currency::GMD]),
];

/// Minor units that stand alone in prose; the others are words of other meanings and count only after their main unit.
const LONE_MINORS: [&str; 17] = [
    "sen", "fils", "paisa", "kobo", "satang", "centavo", "centavos", "centime", "centimes", "piastre", "piastres",
    "fen", "jiao", "grosz", "groszy", "halala", "halalas",
];

impl Builder {
    fn add(&mut self, spelling: &str, case: Case, meaning: Meaning) {
        let senses = self.words.entry(spelling.to_ascii_lowercase()).or_default();
        // What was added first stands.
        if senses.iter().all(|sense| sense.spelling != spelling) {
            senses.push(Sense { spelling: spelling.to_owned(), case, meaning });
        }
    }

    fn build(mut self) -> Vocabulary {
        for (words, unit) in [(PERCENT, Unit::Percent), (POINTS, Unit::PercentagePoints), (TIMES, Unit::Times)] {
            words.split('|').for_each(|word| self.add(word, Case::Any, Meaning::Unit(unit, 0)));
        }
        BASIS_POINTS.split('|').for_each(|word| self.add(word, Case::Any, Meaning::BasisPoints));
        self.add_currencies();
        self.add_units();
        Vocabulary { words: Lexicon::new(self.words.into_iter()), candidates: self.candidates }
    }

    fn add_units(&mut self) {
        for row in UNITS {
            let Some(code) = Ucum::new(row.code) else { continue };
            let meaning = Meaning::Unit(Unit::Measure(code), row.exponent);
            row.signs.split('|').filter(|sign| !sign.is_empty()).for_each(|sign| self.add(sign, Case::Exact, meaning));
            row.words.split('|').filter(|word| !word.is_empty()).for_each(|word| self.add(word, Case::Any, meaning));
        }
    }

    fn add_currencies(&mut self) {
        for (name, currency) in OTHER_NAMES {
            self.add(name, Case::Any, Meaning::Currency(currency));
        }
        for (name, currency) in MINOR_NAMES {
            self.add(name, Case::Any, Meaning::Minor(currency));
        }
        let tender = |c: &Currency| !matches!(*c, Currency::XXX | Currency::XTS);
        // One pass over the table for each kind of word, not one for each word.
        let nouns = sharing(|c, word| c.names().any(|name| name.eq_ignore_ascii_case(word)), |c| c.nouns().collect());
        let symbols = sharing(|c, word| c.symbols().next() == Some(word), |c| c.symbols().collect());
        let minors = sharing(|_, _| false, |c| c.minor_names().collect());
        let users = |words: &Sharing, word: &str| words.get(word).cloned().unwrap_or_default();
        for currency in Currency::all().filter(tender) {
            self.add(currency.code(), Case::Exact, Meaning::Currency(currency));
            if LOWERCASE_CODES.contains(&currency) {
                self.add(&currency.code().to_ascii_lowercase(), Case::Exact, Meaning::Currency(currency));
            }
            for noun in currency.nouns() {
                self.add_shared(noun, Case::Any, users(&nouns, noun));
            }
            let own = currency.symbols().filter(|symbol| symbol.len() > 1 || !symbol.is_ascii() || *symbol == "$");
            for symbol in
                own.filter(|symbol| currency.kind() != CurrencyKind::Former || symbol.len() > 2 || *symbol == "DM")
            {
                let letters = symbol.chars().all(|c| c.is_alphabetic() || c == '.');
                let case = if letters { Case::Exact } else { Case::Any };
                self.add_shared(symbol, case, users(&symbols, symbol));
            }
            for name in currency.minor_names().filter(|name| LONE_MINORS.contains(name)) {
                self.candidates.push(users(&minors, name));
                self.add(name, Case::Any, Meaning::SharedMinor(self.candidates.len() - 1));
            }
            for name in currency.names() {
                self.add(name, Case::Any, Meaning::Currency(currency));
            }
        }
    }

    /// A word for the currencies given; "$" and "dollar" are the American ones unless other words stand with them.
    fn add_shared(&mut self, word: &str, case: Case, mut candidates: Vec<Currency>) {
        let usual = USUAL.iter().find(|(known, _)| *known == word).map(|(_, currency)| *currency);
        candidates.sort_by_key(|currency| (Some(*currency) != usual, currency.kind() != CurrencyKind::Active));
        let meaning = match candidates.first() {
            Some(&first @ (Currency::USD | Currency::GBP)) if !word.starts_with("pound") => Meaning::Currency(first),
            Some(&only) if candidates.len() == 1 => Meaning::Currency(only),
            _ => {
                self.candidates.push(candidates);
                Meaning::Shared(self.candidates.len() - 1)
            }
        };
        self.add(word, case, meaning);
    }
}

impl Vocabulary {
    /// The longest word of the vocabulary that begins here and ends at a word boundary, with its end.
    fn read(&self, text: &Text<'_>, at: usize) -> Option<(usize, Meaning)> {
        let (length, senses) = self.words.longest(text.bytes().get(at..)?, |byte| byte.to_ascii_lowercase())?;
        let end = at + length;
        // Letters go on in a word, digits may follow: "Ksh30".
        let letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
        if letter(text.char_before(end)) && letter(text.char(end)) {
            return None;
        }
        let written = text.slice(at, end);
        let exact = senses.iter().find(|sense| sense.spelling == written);
        let sense = exact.or_else(|| senses.iter().find(|sense| sense.case == Case::Any))?;
        Some((end, sense.meaning))
    }
}

/// The longest word for a unit or currency that begins at a place, with its end.
pub(super) fn meaning_at(text: &Text<'_>, at: usize) -> Option<(usize, Meaning)> {
    VOCABULARY.read(text, at)
}

/// The same after a number, where no digits may follow: "5 m2" are no metres.
pub(super) fn unit_at(text: &Text<'_>, at: usize) -> Option<(usize, Meaning)> {
    meaning_at(text, at).filter(|(end, _)| !text.byte(*end).is_ascii_digit())
}

/// The currencies that share a symbol or noun, the usual one first.
pub(super) fn candidates(key: usize) -> &'static [Currency] {
    VOCABULARY.candidates.get(key).map_or(&[], Vec::as_slice)
}

/// The currencies that each word can mean, first those of which it is the usual one, in the order of
/// [`Currency::with_symbol`] and [`Currency::with_noun`].
type Sharing = std::collections::HashMap<&'static str, Vec<Currency>>;

fn sharing(usual: impl Fn(Currency, &str) -> bool, words: impl Fn(Currency) -> Vec<&'static str>) -> Sharing {
    let mut found = Sharing::new();
    for currency in Currency::all() {
        for word in words(currency) {
            found.entry(word).or_default().push(currency);
        }
    }
    #[allow(clippy::iter_over_hash_type, reason = "each list is sorted by itself")]
    for (word, currencies) in &mut found {
        currencies.sort_by_key(|currency| !usual(*currency, word));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<(usize, Meaning)> {
        meaning_at(&Text::new(text), 0)
    }

    #[test]
    fn longest_word_at_a_boundary() {
        assert_eq!(read("percentage points"), Some((17, Meaning::Unit(Unit::PercentagePoints, 0))));
        assert_eq!(read("Australian dollars"), Some((18, Meaning::Currency(Currency::AUD))));
        assert_eq!(read("dollars, he said"), Some((7, Meaning::Currency(Currency::USD))));
        assert_eq!(read("U.S. dollars"), Some((12, Meaning::Currency(Currency::USD))));
        assert_eq!(read("kmph"), Some((4, Meaning::Unit(Unit::Measure(Ucum::new("km/h").unwrap()), 0))));
        assert_eq!(read("kmx"), None);
        assert_eq!(read("m of"), Some((1, Meaning::Unit(Unit::Measure(Ucum::new("m").unwrap()), 0))));
        assert_eq!(read("M of"), None);
        assert!(matches!(read("Rs 5"), Some((2, Meaning::Shared(_)))));
    }
}
