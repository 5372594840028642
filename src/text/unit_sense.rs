//! Whether a word after a number that may be a unit is meant as one: "in", "won", "pound" are words of their own.

use super::lex::Text;
use super::not_quantity::is_year;
use super::phrase::{Phrase, Value};

/// Whether the word after a number names its unit: some units are words of their own.
pub(super) fn measures(text: &Text<'_>, phrase: &Phrase, (at, end): (usize, usize)) -> bool {
    let glued = at == phrase.span.end;
    let word = text.slice(at, end);
    let next = text.next_word(end);
    let dimension =
        matches!(next.lower(), "tall" | "long" | "high" | "wide" | "deep" | "thick" | "in" | "by" | "away" | "across");
    match word {
        // "100 million in" and "2 in my car" hold no inches.
        "in" => {
            let hard = text.char(end).is_none_or(|c| matches!(c, '.' | ')' | ',' | ';')) && !phrase.scaled;
            !phrase.words && (glued || dimension && next.lower() != "in" || hard)
        }
        "m" | "g" | "l" | "t" | "h" | "L" | "W" | "V" | "J" | "kn" | "cf" if !glued => {
            !phrase.words && !matches!(text.char(end), Some('\'' | '’' | '&' | '.'))
                || matches!((word, text.char(end)), ("t" | "m" | "g", Some('.')))
        }
        "h" | "V" | "J" | "W" => !text.byte(end).is_ascii_digit(),
        _ => true,
    }
}

/// Whether a word that may be a currency is one here: "won", "real", "mark" and the like are words of their own.
pub(super) fn pays(text: &Text<'_>, phrase: &Phrase, (at, end): (usize, usize)) -> bool {
    let word = text.letters(at);
    let lone = word.span.end == end;
    let hyphen =
        text.byte(end) == b'-' && matches!(text.letters(end + 1).lower(), "feet" | "foot" | "force" | "mass" | "for");
    // Two letters after a number are a currency where they are a usual one or the number is large.
    let short = lone
        && end - at == 2
        && text.capital_at(at)
        && !matches!(
            word.lower(),
            "rs" | "rm" | "rp" | "tk" | "sr" | "qr" | "kr" | "kc" | "kd" | "jd" | "bd" | "dm" | "le" | "sh"
        );
    if hyphen || (short && !phrase.scaled) {
        return false;
    }
    let common = matches!(
        word.lower(),
        "won"
            | "real"
            | "mark"
            | "marks"
            | "sol"
            | "sum"
            | "sums"
            | "gold"
            | "silver"
            | "palladium"
            | "platinum"
            | "crown"
            | "crowns"
            | "kip"
            | "lats"
            | "pound"
            | "all"
            | "top"
            | "cup"
            | "try"
            | "cop"
            | "mad"
            | "pen"
            | "sos"
            | "le"
            | "som"
            | "lek"
            | "dong"
            | "leu"
            | "kuna"
            | "quid"
            | "da"
            | "fc"
            | "bd"
            | "id"
    );
    if !(lone && common) {
        return true;
    }
    if matches!(word.lower(), "gold" | "silver" | "palladium" | "platinum") {
        return false;
    }
    if text.capital_at(at) && text.capital_at(at + 1) {
        return phrase.scaled || !counts_noun(text, end);
    }
    let thousand = matches!(phrase.value, Value::Digits(digits, 0) if digits >= 1000.into());
    phrase.scaled || ((thousand || word.lower() != "won") && !counts_noun(text, end))
}

/// Whether a noun follows that the number counts: no word of grammar and no end of the clause.
pub(super) fn counts_noun(text: &Text<'_>, at: usize) -> bool {
    let word = text.next_word(at);
    !word.is_empty()
        && !matches!(
            word.lower(),
            "in" | "to"
                | "from"
                | "of"
                | "and"
                | "or"
                | "for"
                | "by"
                | "as"
                | "at"
                | "on"
                | "with"
                | "while"
                | "compared"
                | "against"
                | "versus"
                | "last"
                | "this"
                | "a"
                | "an"
                | "the"
                | "per"
                | "over"
                | "than"
                | "but"
                | "was"
                | "were"
                | "is"
                | "are"
                | "became"
                | "annually"
                | "during"
                | "since"
                | "through"
                | "until"
                | "before"
                | "after"
                | "more"
                | "less"
                | "higher"
                | "lower"
                | "worth"
                | "respectively"
                | "which"
                | "that"
                | "up"
                | "down"
                | "when"
                | "it"
                | "earlier"
                | "yearly"
                | "each"
                | "between"
                | "within"
                | "out"
                | "has"
                | "had"
                | "have"
                | "whereas"
                | "late"
                | "early"
                | "according"
                | "mark"
                | "so"
                | "into"
                | "under"
                | "only"
                | "because"
                | "if"
                | "then"
                | "there"
                | "next"
                | "year"
                | "thanks"
                | "due"
                | "he"
                | "she"
                | "they"
                | "we"
                | "went"
                | "goes"
                | "came"
                | "comes"
                | "will"
                | "would"
                | "could"
                | "can"
                | "may"
                | "not"
                | "back"
        )
}

/// "$20 $37", "by the end of 2025 EUR 44.4 billion": the sign after a number, or the code after a year, begins the next amount.
pub(super) fn belongs_to_next(text: &Text<'_>, phrase: &Phrase, (at, end): (usize, usize), money: bool) -> bool {
    let sign = !text.alphanumeric_before(end);
    let year = || phrase.plain && is_year(text, phrase) && text.slice(at, end).bytes().all(|b| b.is_ascii_uppercase());
    let next = || text.byte(text.after_blanks(end)).is_ascii_digit();
    (sign && (text.byte(end).is_ascii_digit() || (money && next()))) || (!sign && next() && year())
}
