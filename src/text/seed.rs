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
    counted(word).or_else(|| scale(word)).or_else(|| part(word)).or_else(|| factor(word)).or_else(|| fold(word))
}

/// The number below a hundred that a word of a text is.
pub(super) fn small(text: &Text<'_>, word: Word) -> Option<u32> {
    match CUES.at(text.bytes(), word.span.start).then(|| counted(word.lower())).flatten()? {
        Cue::Small(n) => Some(n),
        _ => None,
    }
}

/// Numbers below a hundred.
fn counted(word: &str) -> Option<Cue> {
    let number = match word {
        "zero" => 0,
        "one" => 1,
        "two" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        "nine" => 9,
        "ten" => 10,
        "eleven" => 11,
        "twelve" => 12,
        "thirteen" => 13,
        "fourteen" => 14,
        "fifteen" => 15,
        "sixteen" => 16,
        "seventeen" => 17,
        "eighteen" => 18,
        "nineteen" => 19,
        "twenty" => 20,
        "thirty" => 30,
        "forty" | "fourty" => 40,
        "fifty" => 50,
        "sixty" => 60,
        "seventy" => 70,
        "eighty" => 80,
        "ninety" => 90,
        _ => return None,
    };
    Some(Cue::Small(number))
}

/// Powers of ten and dozens, exact and vague.
fn scale(word: &str) -> Option<Cue> {
    Some(match word {
        "hundred" => Cue::Hundred,
        "thousand" => Cue::Scale(3),
        "lakh" | "lac" => Cue::Scale(5),
        "million" | "mln" => Cue::Scale(6),
        "crore" => Cue::Scale(7),
        "billion" | "bln" | "milliard" => Cue::Scale(9),
        "trillion" | "trln" => Cue::Scale(12),
        "quadrillion" => Cue::Scale(15),
        "tens" => Cue::Plural(1),
        "hundreds" => Cue::Plural(2),
        "thousands" => Cue::Plural(3),
        "lakhs" => Cue::Plural(5),
        "millions" => Cue::Plural(6),
        "crores" => Cue::Plural(7),
        "billions" => Cue::Plural(9),
        "trillions" => Cue::Plural(12),
        "dozen" => Cue::Dozen,
        "dozens" => Cue::Dozens,
        _ => return None,
    })
}

/// Parts of a whole.
fn part(word: &str) -> Option<Cue> {
    let parts = match word {
        "half" | "halves" => return Some(Cue::Half),
        "third" | "thirds" => 3,
        "quarter" | "quarters" | "fourth" | "fourths" => 4,
        "fifth" | "fifths" => 5,
        "sixth" | "sixths" => 6,
        "seventh" | "sevenths" => 7,
        "eighth" | "eighths" => 8,
        "ninth" | "ninths" => 9,
        "tenth" | "tenths" => 10,
        "eleventh" => 11,
        "twelfth" => 12,
        "fifteenth" => 15,
        "twentieth" => 20,
        "thirtieth" => 30,
        "fortieth" => 40,
        "fiftieth" => 50,
        "sixtieth" => 60,
        "seventieth" => 70,
        "eightieth" => 80,
        "ninetieth" => 90,
        "hundredth" | "hundredths" => 100,
        "thousandth" => 1000,
        _ => return None,
    };
    Some(Cue::Part(parts))
}

/// Words that are a factor by themselves.
fn factor(word: &str) -> Option<Cue> {
    Some(match word {
        "halved" | "halving" | "halve" => Cue::Halved,
        "halfway" => Cue::Halfway,
        "double" | "doubles" => Cue::Multiple(2),
        "triple" | "triples" | "treble" => Cue::Multiple(3),
        "quadruple" | "quadruples" => Cue::Multiple(4),
        "quintuple" | "quintuples" => Cue::Multiple(5),
        "doubled" | "doubling" => Cue::Factor(2),
        "tripled" | "trebled" | "tripling" | "trebling" => Cue::Factor(3),
        "quadrupled" | "quadrupling" => Cue::Factor(4),
        "quintupled" | "quintupling" => Cue::Factor(5),
        "sextupled" => Cue::Factor(6),
        "twice" => Cue::Often(2),
        "thrice" => Cue::Often(3),
        _ => return None,
    })
}

/// "fourfold", "hundredfold".
fn fold(word: &str) -> Option<Cue> {
    match word.strip_suffix("fold")? {
        "hundred" => Some(Cue::Fold(100)),
        "thousand" => Some(Cue::Fold(1000)),
        "mani" | "many" => None,
        number => match counted(number)? {
            Cue::Small(n) => Some(Cue::Fold(n)),
            _ => None,
        },
    }
}

/// The words of three letters that [`cue`] knows.
const SHORT: &str = "one two six ten lac mln bln";

/// The first four letters of every longer word, each once or more.
const BEGINNINGS: &str = "zero thre four five seve eigh nine elev twel thir fift sixt nint twen fort hund thou lakh mill cror bill tril \
                          trln quad tens doze half halv quar tent doub trip treb quin sext twic thri twof sixf tenf";

const CUES: Beginnings = Beginnings::of(SHORT, BEGINNINGS);

/// One bit for the hash of each beginning.
type Filter = [u64; 64];

/// How words of three letters and longer ones begin.
pub(super) struct Beginnings {
    short: Filter,
    long: Filter,
}

impl Beginnings {
    /// Of whole words of three letters and the first four of longer ones.
    pub(super) const fn of(short: &str, long: &str) -> Self {
        Self { short: filter(short), long: filter(long) }
    }

    /// Whether the word at a place begins so; some others do too.
    #[inline]
    pub(super) fn at(&self, bytes: &[u8], at: usize) -> bool {
        let Some(first) = bytes.get(at..).and_then(<[u8]>::first_chunk::<4>) else {
            return bytes.len().checked_sub(at) == Some(3);
        };
        let lower = u32::from_le_bytes(*first) | 0x2020_2020;
        let short = !first[3].is_ascii_alphabetic();
        if short { has(&self.short, lower & 0x00FF_FFFF) } else { has(&self.long, lower) }
    }
}

const fn filter(words: &str) -> Filter {
    let words = words.as_bytes();
    let mut bits = [0; 64];
    let (mut i, mut letters, mut shift) = (0, 0, 0);
    while let Some((&byte, rest)) = words.split_at(i).1.split_first() {
        if byte == b' ' {
            (letters, shift) = (0, 0);
        } else {
            letters |= widened(byte) << shift;
            shift += 8;
        }
        if shift > 0 && matches!(rest, [] | [b' ', ..]) {
            set(&mut bits, hash(letters));
        }
        i += 1;
    }
    bits
}

#[allow(clippy::as_conversions, reason = "a const fn cannot call From")]
const fn widened(byte: u8) -> u32 {
    byte as u32
}

#[allow(
    clippy::as_conversions,
    clippy::indexing_slicing,
    reason = "evaluated when compiling, where a wrong index does not compile"
)]
const fn set(bits: &mut Filter, hash: u32) {
    bits[(hash >> 6) as usize] |= 1 << (hash & 63);
}

/// Twelve bits of three or four lowercase letters.
const fn hash(letters: u32) -> u32 {
    letters.wrapping_mul(0x9E37_79B1) >> 20
}

fn has(filter: &Filter, letters: u32) -> bool {
    let hash = hash(letters);
    let word = usize::try_from(hash >> 6).ok().and_then(|at| filter.get(at)).copied();
    word.is_some_and(|bits| bits >> (hash & 63) & 1 == 1)
}

/// A place to read from.
#[derive(Clone, Copy, Debug)]
pub(super) enum Seed {
    /// A digit.
    Digit(usize),
    /// A number word.
    Word(Word, Cue),
}

/// Eight bytes at a time; a mask has the high bit of each byte it means.
pub(super) const HIGH: u64 = u64::from_ne_bytes([0x80; 8]);

/// The letters of eight bytes.
pub(super) const fn letters(chunk: u64) -> u64 {
    let lower = (chunk | u64::from_ne_bytes([0x20; 8])) & !HIGH;
    let from_a = lower + u64::from_ne_bytes([0x80 - b'a'; 8]);
    let after_z = lower + u64::from_ne_bytes([0x80 - b'z' - 1; 8]);
    from_a & !after_z & !chunk & HIGH
}

/// The digits of eight bytes.
pub(super) const fn digits(chunk: u64) -> u64 {
    let low = chunk & !HIGH;
    let from_0 = low + u64::from_ne_bytes([0x80 - b'0'; 8]);
    let after_9 = low + u64::from_ne_bytes([0x80 - b'9' - 1; 8]);
    from_0 & !after_9 & !chunk & HIGH
}

/// The eight bytes at a place, zeros after the end of the text.
pub(super) fn chunk_at(bytes: &[u8], at: usize) -> Option<u64> {
    let rest = bytes.get(at..)?;
    if let Some(chunk) = rest.first_chunk() {
        return Some(u64::from_le_bytes(*chunk));
    }
    let mut last = [0; 8];
    last.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
    (!rest.is_empty()).then_some(u64::from_le_bytes(last))
}

/// How many ASCII letters and digits stand at the beginning.
pub(super) fn run(bytes: &[u8]) -> usize {
    let mut at = 0;
    while let Some(chunk) = chunk_at(bytes, at) {
        let others = !(letters(chunk) | digits(chunk)) & HIGH;
        if others != 0 {
            return (at + usize::try_from(others.trailing_zeros() >> 3).unwrap_or_default()).min(bytes.len());
        }
        at += 8;
    }
    bytes.len()
}

/// The next seed at or after a place. The place is not inside a word.
pub(super) fn next(text: &Text<'_>, from: usize) -> Option<Seed> {
    let bytes = text.bytes();
    let (mut at, mut letter_before) = (from, 0);
    while let Some(chunk) = chunk_at(bytes, at) {
        let (letters, digits) = (letters(chunk), digits(chunk));
        let mut marks = letters & !(letters << 8 | letter_before) | digits;
        while marks != 0 {
            let bit = marks.trailing_zeros();
            let place = usize::try_from(bit >> 3).map_or(at, |byte| at + byte);
            if digits >> bit & 1 == 1 {
                return Some(Seed::Digit(place));
            }
            if CUES.at(bytes, place)
                && let Some(seed) = word_seed(text, place)
            {
                return Some(seed);
            }
            marks &= marks - 1;
        }
        letter_before = letters >> 56;
        at += 8;
    }
    None
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
        assert_eq!(
            seeds("In 2011, Half of the ten; éone weighed Three-quarters"),
            ["2011", "half", "ten", "three", "quarters"]
        );
        assert!(seeds("The rest of this sentence, and the next, weight nothing; someone often does.").is_empty());
    }

    #[test]
    fn the_filter_knows_every_word() {
        let words = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen \
                     seventeen eighteen nineteen twenty thirty forty fourty fifty sixty seventy eighty ninety hundred thousand lakh lac \
                     million mln crore billion bln milliard trillion trln quadrillion tens hundreds thousands lakhs millions crores \
                     billions trillions dozen dozens half halves halved halving halve halfway third thirds quarter quarters fourth \
                     fourths fifth fifths sixth seventh eighth ninth tenth tenths eleventh twelfth fifteenth twentieth thirtieth \
                     fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth thousandth double doubles triple treble \
                     quadruple quintuple doubled doubling tripled trebled tripling trebling quadrupled quintupled sextupled twice \
                     thrice twofold threefold fourfold fivefold sixfold sevenfold eightfold ninefold tenfold twelvefold fifteenfold \
                     twentyfold thirtyfold fortyfold fiftyfold hundredfold thousandfold";
        for word in words.split_whitespace() {
            assert_eq!(seeds(word), [word]);
        }
    }
}
