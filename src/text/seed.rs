//! Where a quantity may begin: at a digit or at one of the words that carry a number.
//!
//! Prose is mostly not numbers. The scan looks at three letters of every word and reads the word only if some number word
//! begins with them.

use super::lex::{Text, Word};

/// What a number word says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cue {
    /// "zero" to "ninety".
    Small(u32),
    /// "hundred".
    Hundred,
    /// "thousand", "million": a power of ten.
    Scale(u8),
    /// "tens", "hundreds", "millions": a vague plural of a power of ten.
    Plural(u8),
    /// "dozen".
    Dozen,
    /// "dozens".
    Dozens,
    /// "half".
    Half,
    /// "third", "quarter", "fiftieth": what a whole is divided by.
    Part(u32),
    /// "doubled", "tripling": a change by this factor.
    Factor(u32),
    /// "halved".
    Halved,
    /// "double", "triple": a verb, an adjective or a comparison.
    Multiple(u32),
    /// "twice", "thrice".
    Often(u32),
    /// "halfway".
    Halfway,
    /// "fourfold".
    Fold(u32),
}

/// What a lowercase word says as a number.
pub(super) fn cue(word: &str) -> Option<Cue> {
    use Cue::{Factor, Fold, Multiple, Part, Plural, Scale, Small};
    Some(match word {
        "zero" => Small(0),
        "one" => Small(1),
        "two" => Small(2),
        "three" => Small(3),
        "four" => Small(4),
        "five" => Small(5),
        "six" => Small(6),
        "seven" => Small(7),
        "eight" => Small(8),
        "nine" => Small(9),
        "ten" => Small(10),
        "eleven" => Small(11),
        "twelve" => Small(12),
        "thirteen" => Small(13),
        "fourteen" => Small(14),
        "fifteen" => Small(15),
        "sixteen" => Small(16),
        "seventeen" => Small(17),
        "eighteen" => Small(18),
        "nineteen" => Small(19),
        "twenty" => Small(20),
        "thirty" => Small(30),
        "forty" | "fourty" => Small(40),
        "fifty" => Small(50),
        "sixty" => Small(60),
        "seventy" => Small(70),
        "eighty" => Small(80),
        "ninety" => Small(90),
        "hundred" => Cue::Hundred,
        "thousand" => Scale(3),
        "lakh" | "lac" => Scale(5),
        "million" | "mln" => Scale(6),
        "crore" => Scale(7),
        "billion" | "bln" | "milliard" => Scale(9),
        "trillion" | "trln" => Scale(12),
        "quadrillion" => Scale(15),
        "tens" => Plural(1),
        "hundreds" => Plural(2),
        "thousands" => Plural(3),
        "lakhs" => Plural(5),
        "millions" => Plural(6),
        "crores" => Plural(7),
        "billions" => Plural(9),
        "trillions" => Plural(12),
        "dozen" => Cue::Dozen,
        "dozens" => Cue::Dozens,
        "half" | "halves" => Cue::Half,
        "halved" | "halving" | "halve" => Cue::Halved,
        "halfway" => Cue::Halfway,
        "third" | "thirds" => Part(3),
        "quarter" | "quarters" | "fourth" | "fourths" => Part(4),
        "fifth" | "fifths" => Part(5),
        "sixth" | "sixths" => Part(6),
        "seventh" | "sevenths" => Part(7),
        "eighth" | "eighths" => Part(8),
        "ninth" | "ninths" => Part(9),
        "tenth" | "tenths" => Part(10),
        "eleventh" => Part(11),
        "twelfth" => Part(12),
        "fifteenth" => Part(15),
        "twentieth" => Part(20),
        "thirtieth" => Part(30),
        "fortieth" => Part(40),
        "fiftieth" => Part(50),
        "sixtieth" => Part(60),
        "seventieth" => Part(70),
        "eightieth" => Part(80),
        "ninetieth" => Part(90),
        "hundredth" | "hundredths" => Part(100),
        "thousandth" => Part(1000),
        "double" | "doubles" => Multiple(2),
        "triple" | "triples" | "treble" => Multiple(3),
        "quadruple" | "quadruples" => Multiple(4),
        "quintuple" | "quintuples" => Multiple(5),
        "doubled" | "doubling" => Factor(2),
        "tripled" | "trebled" | "tripling" | "trebling" => Factor(3),
        "quadrupled" | "quadrupling" => Factor(4),
        "quintupled" | "quintupling" => Factor(5),
        "sextupled" => Factor(6),
        "twice" => Cue::Often(2),
        "thrice" => Cue::Often(3),
        "twofold" => Fold(2),
        "threefold" => Fold(3),
        "fourfold" => Fold(4),
        "fivefold" => Fold(5),
        "sixfold" => Fold(6),
        "sevenfold" => Fold(7),
        "eightfold" => Fold(8),
        "ninefold" => Fold(9),
        "tenfold" => Fold(10),
        "twelvefold" => Fold(12),
        "fifteenfold" => Fold(15),
        "twentyfold" => Fold(20),
        "thirtyfold" => Fold(30),
        "fortyfold" => Fold(40),
        "fiftyfold" => Fold(50),
        "hundredfold" => Fold(100),
        "thousandfold" => Fold(1000),
        _ => return None,
    })
}

/// The first three letters of every word [`cue`] knows, each once or more.
const BEGINNINGS: &str = "zer one two thr fou fiv six sev eig nin ten ele twe thi fif for hun tho lak lac mil mln cro bil bln tri \
                          trl qua doz hal qui tre dou sex twi";

/// One bit for each three letters.
const FILTER: [u64; 512] = filter();

const fn filter() -> [u64; 512] {
    let words = BEGINNINGS.as_bytes();
    let mut bits = [0; 512];
    let (mut i, mut key, mut letters) = (0, 0, 0);
    while let Some((&byte, _)) = words.split_at(i).1.split_first() {
        if byte != b' ' {
            key = key << 5 | byte_key(byte);
            letters += 1;
        }
        if letters == 3 {
            set(&mut bits, key);
            (key, letters) = (0, 0);
        }
        i += 1;
    }
    bits
}

#[allow(clippy::as_conversions, reason = "a const fn cannot call From")]
const fn byte_key(byte: u8) -> usize {
    (byte & 31) as usize
}

#[allow(clippy::indexing_slicing, reason = "evaluated when compiling, where a wrong index does not compile")]
const fn set(bits: &mut [u64; 512], key: usize) {
    bits[key / 64] |= 1 << (key % 64);
}

fn may_begin_cue(a: u8, b: u8, c: u8) -> bool {
    let key = usize::from(a & 31) << 10 | usize::from(b & 31) << 5 | usize::from(c & 31);
    FILTER.get(key >> 6).is_some_and(|bits| bits >> (key & 63) & 1 == 1)
}

/// The byte classes of the scan.
const OTHER: u8 = 0;
const LETTER: u8 = 1;
const DIGIT: u8 = 2;

const CLASS: [u8; 256] = classes();

#[allow(
    clippy::indexing_slicing,
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "evaluated when compiling, where a wrong index does not compile"
)]
const fn classes() -> [u8; 256] {
    let mut table = [OTHER; 256];
    let mut byte = 0;
    while byte < 128 {
        if (byte as u8).is_ascii_alphabetic() {
            table[byte] = LETTER;
        } else if (byte as u8).is_ascii_digit() {
            table[byte] = DIGIT;
        }
        byte += 1;
    }
    table
}

fn class(byte: u8) -> u8 {
    CLASS.get(usize::from(byte)).copied().unwrap_or(OTHER)
}

/// A place to read from.
#[derive(Clone, Copy, Debug)]
pub(super) enum Seed {
    /// A digit.
    Digit(usize),
    /// A number word.
    Word(Word, Cue),
}

/// The next seed at or after a place. The place is not inside a word.
pub(super) fn next(text: &Text<'_>, from: usize) -> Option<Seed> {
    let bytes = text.bytes();
    let mut at = from;
    loop {
        let rest = bytes.get(at..)?;
        at += rest.iter().position(|&b| class(b) != OTHER)?;
        let rest = bytes.get(at..)?;
        let &[first, ref tail @ ..] = rest else { return None };
        if class(first) == DIGIT {
            return Some(Seed::Digit(at));
        }
        if let &[second, third, ..] = tail
            && may_begin_cue(first, second, third)
            && let Some(seed) = word_seed(text, at)
        {
            return Some(seed);
        }
        at += rest.iter().position(|&b| class(b) != LETTER)?;
    }
}

/// A number word that begins here. Kept apart from the scan: it runs for a few words in a hundred.
#[inline(never)]
fn word_seed(text: &Text<'_>, at: usize) -> Option<Seed> {
    let word = text.letters(at);
    let cue = cue(word.lower())?;
    // The byte scan takes "é" for a boundary; inside such a word nothing begins.
    let inside = text.char_before(at).is_some_and(|c| !c.is_ascii() && c.is_alphanumeric());
    (!inside).then_some(Seed::Word(word, cue))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seeds(text: &str) -> Vec<String> {
        let text = Text::new(text);
        let (mut at, mut found) = (0, Vec::new());
        while let Some(seed) = next(&text, at) {
            at = match seed {
                Seed::Digit(at) => text.after_digits(at),
                Seed::Word(word, _) => word.span.end,
            };
            found.push(match seed {
                Seed::Digit(start) => text.slice(start, at).to_owned(),
                Seed::Word(word, _) => word.lower().to_owned(),
            });
        }
        found
    }

    #[test]
    fn digits_and_number_words() {
        assert_eq!(seeds("In 2011, Half of the ten; éone weighed Three-quarters"), ["2011", "half", "ten", "three", "quarters"]);
        assert!(seeds("The rest of this sentence, and the next, weight nothing; someone often does.").is_empty());
    }

    #[test]
    fn the_filter_knows_every_word() {
        for word in ["zero", "one", "twelve", "lakh", "quadrupled", "halves", "thrice", "sextupled", "trln", "crore", "treble"] {
            assert_eq!(seeds(word), [word]);
        }
    }
}
