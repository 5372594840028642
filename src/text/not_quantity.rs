//! Numbers that are no quantities: parts of names, years, dates, times of day, ordinals, labels.

use super::lex::{Text, Word, is_dash};
use super::phrase::{Phrase, Value};
use super::time_words::{is_month, is_weekday};

/// Whether digits hang on something that makes them part of a name or address: "G20", "Covid-19", "#5", "/2015".
pub(super) fn glued_before(text: &Text<'_>, at: usize) -> bool {
    match text.char_before(at) {
        Some('/' | '_' | '@' | '#' | '\\' | '=' | '&' | '§' | '№' | '^' | '%') => true,
        Some(c) if c.is_alphanumeric() => true,
        Some(c @ ('\'' | '’' | ':' | '+' | '\u{2212}')) => text.alphanumeric_before(at - c.len_utf8()),
        Some(c) if is_dash(c) && c != '\u{2014}' => {
            let joint = at - c.len_utf8();
            let word = text.letters_before(joint);
            let known = matches!(word.lower(), "to" | "of" | "at" | "and" | "or");
            !word.is_empty() && !known && c != '\u{2013}'
        }
        Some('.') => text.alphanumeric_before(at - 1),
        _ => false,
    }
}

/// What letters right after digits make of them.
pub(super) fn glued_after(text: &Text<'_>, at: usize) -> bool {
    let word = text.letters(at);
    let digits_follow = text.byte(word.span.end).is_ascii_digit();
    !word.is_empty() || digits_follow || matches!(text.byte(at), b'_' | b'@' | b'\\')
}

/// Whether plain digits or words name something: "Fox 17", "Article 5", "Group of Seven", a year, a day of a month.
pub(super) fn is_label(text: &Text<'_>, phrase: &Phrase) -> bool {
    let before = text.previous_word(phrase.span.start);
    let after = text.joined_word(phrase.span.end);
    if phrase.words {
        return is_name_in_words(text, phrase, before) || is_clock(text, phrase.span.end);
    }
    is_clock(text, phrase.span.end)
        || is_date(text, phrase, before, after)
        || is_heading(text, before, phrase.span.start)
        || (phrase.plain && (is_year(text, phrase) || follows_name(text, before)))
}

/// "At 4 pm", "10:36 a.m." without minutes, "12 o'clock", "0900 GMT".
fn is_clock(text: &Text<'_>, end: usize) -> bool {
    let word = text.next_word(end);
    let dotted = ["a.m", "p.m"].iter().any(|mark| text.looking_at(text.after_blanks(end), mark));
    dotted
        || matches!(word.lower(), "am" | "pm" | "gmt" | "utc" | "hrs" if !word.is_empty() && word.lower() != "hrs")
        || (word.lower() == "o" && matches!(text.char(word.span.end), Some('\'' | '’')))
}

/// The day of a month: "November 16", "16 November", "the 5 of May".
fn is_date(text: &Text<'_>, phrase: &Phrase, before: Word, after: Word) -> bool {
    let Value::Digits(digits, 0) = phrase.value else { return false };
    let day = phrase.plain && digits <= 31.into();
    let dotted = text.byte_before(text.before_blanks(phrase.span.start)) == b'.';
    let before = if dotted { text.letters_before(text.before_blanks(phrase.span.start) - 1) } else { before };
    let month = |word: Word| is_month(word.lower()) && text.capital_at(word.span.start);
    day && (month(before) || month(after) || is_weekday(after.lower()))
}

/// A four-digit number that is a year by its size.
pub(super) fn is_year(text: &Text<'_>, phrase: &Phrase) -> bool {
    let Value::Digits(digits, 0) = phrase.value else { return false };
    let four = phrase.span.end - phrase.span.start == 4 && digits.scale() == 0;
    let counted = matches!(
        text.previous_word(phrase.span.start).lower(),
        "about"
            | "some"
            | "nearly"
            | "almost"
            | "roughly"
            | "approximately"
            | "than"
            | "least"
            | "most"
            | "exactly"
            | "estimated"
    );
    let people = matches!(
        text.next_word(phrase.span.end).lower(),
        "people"
            | "companies"
            | "workers"
            | "jobs"
            | "tons"
            | "tonnes"
            | "products"
            | "items"
            | "firms"
            | "cars"
            | "vehicles"
            | "students"
            | "employees"
            | "soldiers"
            | "troops"
            | "households"
            | "men"
            | "women"
            | "children"
            | "families"
    );
    four && !counted && !people && digits >= 1500.into() && digits <= 2100.into()
}

/// The end of "2013-14", "2017/18", "2011–2015" after its first year.
pub(super) fn season(text: &Text<'_>, end: usize) -> Option<usize> {
    let joint = text.char(end).filter(|c| is_dash(*c) || *c == '/')?;
    let second = end + joint.len_utf8();
    let after = text.after_digits(second);
    let years = matches!(after - second, 2 | 4)
        && !matches!(text.byte(after), b'%' | b'.' | b',' if text.byte(after) == b'%' || text.byte(after + 1).is_ascii_digit());
    let next = text.next_word(after);
    let counted = matches!(next.lower(), "million" | "billion" | "tons" | "tonnes" | "percent" | "km" | "people");
    (years && !text.alphanumeric_at(after) && !counted).then_some(after)
}

/// Nouns whose number is a label: "Article 5", "No. 10", "page 3", "version 2".
fn is_heading(text: &Text<'_>, before: Word, start: usize) -> bool {
    let gap = text.before_blanks(start);
    let before = if text.byte_before(gap) == b'.' && gap < start { text.letters_before(gap - 1) } else { before };
    let number_sign = matches!(text.char_before(gap), Some('#' | '№' | '§'));
    let abbreviated = text.byte_before(gap) == b'.'
        && matches!(before.lower(), "no" | "nos" | "art" | "sec" | "fig" | "vol" | "p" | "pp" | "ch");
    number_sign || abbreviated || label_noun(before.lower())
}

fn label_noun(word: &str) -> bool {
    matches!(
        word,
        "article"
            | "articles"
            | "section"
            | "sections"
            | "chapter"
            | "chapters"
            | "paragraph"
            | "page"
            | "pages"
            | "figure"
            | "table"
            | "annex"
            | "appendix"
            | "clause"
            | "rule"
            | "version"
            | "volume"
            | "room"
            | "flight"
            | "route"
            | "highway"
            | "channel"
            | "phase"
            | "stage"
            | "step"
            | "item"
            | "line"
            | "lot"
            | "block"
            | "unit"
            | "gate"
            | "platform"
            | "episode"
            | "season"
            | "resolution"
            | "regulation"
            | "directive"
            | "protocol"
            | "act"
            | "bill"
            | "law"
            | "decree"
            | "order"
            | "form"
            | "schedule"
            | "sector"
            | "zone"
            | "district"
            | "ward"
            | "precinct"
            | "area"
            | "exit"
            | "pier"
            | "terminal"
            | "track"
            | "building"
            | "apartment"
            | "suite"
            | "box"
            | "psalm"
            | "verse"
            | "sonnet"
            | "opus"
            | "symphony"
            | "number"
            | "tel"
            | "phone"
            | "fax"
            | "type"
            | "class"
            | "grade"
            | "formula"
            | "windows"
            | "category"
            | "tier"
            | "group"
    ) && !matches!(word, "stage" | "bill" | "order" | "line" | "lot" | "area" | "unit")
}

/// A capitalised word before plain digits is a name that the digits complete, unless it only begins a sentence or is a
/// word of grammar.
fn follows_name(text: &Text<'_>, before: Word) -> bool {
    if before.is_empty() || !text.capital_at(before.span.start) || grammar(before.lower()) {
        return false;
    }
    !text.sentence_starts(before.span.start)
}

/// Words that stand before a number without naming it, capitalised or not.
fn grammar(word: &str) -> bool {
    matches!(
        word,
        "in" | "of"
            | "at"
            | "by"
            | "to"
            | "for"
            | "from"
            | "with"
            | "and"
            | "or"
            | "the"
            | "a"
            | "an"
            | "than"
            | "over"
            | "under"
            | "about"
            | "some"
            | "all"
            | "only"
            | "just"
            | "these"
            | "those"
            | "other"
            | "another"
            | "least"
            | "most"
            | "nearly"
            | "almost"
            | "around"
            | "between"
            | "up"
            | "was"
            | "were"
            | "is"
            | "are"
            | "its"
            | "their"
            | "our"
            | "but"
            | "as"
            | "on"
            | "after"
            | "within"
            | "first"
            | "last"
            | "next"
            | "past"
            | "more"
            | "less"
            | "fewer"
            | "total"
            | "approximately"
            | "roughly"
            | "exactly"
            | "that"
            | "which"
            | "if"
            | "when"
            | "while"
            | "since"
            | "until"
            | "not"
            | "no"
            | "any"
            | "every"
            | "each"
            | "per"
            | "also"
            | "even"
            | "further"
            | "additional"
            | "i"
            | "he"
            | "she"
            | "it"
            | "they"
            | "we"
            | "you"
    )
}

/// "World War Two", "the Group of Seven", "Big Four": a capital number word inside a sentence.
fn is_name_in_words(text: &Text<'_>, phrase: &Phrase, before: Word) -> bool {
    let start = phrase.span.start;
    let second = start + text.char(start).map_or(0, char::len_utf8);
    let capital = text.capital_at(start) && !text.capital_at(second);
    let opening = text.sentence_starts(start) || matches!(text.char_before(start), Some('‘' | '\'' | '-' | '—' | '–'));
    capital
        && !opening
        && !phrase.scaled
        && (text.capital_at(before.span.start) || before.lower() == "of" || before.lower() == "the")
}

/// "two countries": the parties of a text, which are no count of interest, and the pronoun "one".
pub(super) fn is_idle_word(text: &Text<'_>, phrase: &Phrase) -> bool {
    let Value::Digits(digits, 0) = phrase.value else { return false };
    let next = text.joined_word(phrase.span.end);
    let parties = matches!(
        next.lower(),
        "countries"
            | "sides"
            | "nations"
            | "neighbours"
            | "neighbors"
            | "states"
            | "capitals"
            | "leaders"
            | "parties"
            | "economies"
            | "governments"
            | "peoples"
            | "koreas"
            | "presidents"
            | "ministers"
    );
    phrase.words && !phrase.scaled && (digits == 1.into() || (digits == 2.into() && parties))
}

/// "half" and "quarter" as parts of a year or of a game: "first half", "half-year", "a quarter of 2013", "a quarter ago".
pub(super) fn is_part_of_time(text: &Text<'_>, phrase: &Phrase) -> bool {
    let before = text.previous_word(phrase.span.start);
    let mut last = text.letters_before(phrase.span.end);
    if last.is_empty() {
        last = before;
    }
    let after = text.joined_word(phrase.span.end);
    let noun = text.next_word(after.span.end);
    let ordinal = matches!(
        before.lower(),
        "first"
            | "second"
            | "third"
            | "fourth"
            | "latter"
            | "last"
            | "next"
            | "previous"
            | "this"
            | "past"
            | "same"
            | "each"
            | "every"
            | "final"
            | "current"
            | "coming"
            | "early"
            | "earlier"
            | "consecutive"
            | "opening"
            | "september"
            | "march"
            | "june"
            | "december"
            | "fiscal"
    );
    let of_time = after.lower() == "of" && {
        let year = text.after_blanks(after.span.end);
        let digits = text.after_digits(year) - year;
        digits == 4 || (ordinal && matches!(noun.lower(), "the" | "this" | "last"))
    };
    let part = matches!(last.lower(), "half" | "quarter" | "quarters" | "halves");
    let own = matches!(
        after.lower(),
        "year" | "years" | "yearly" | "time" | "past" | "brother" | "sister" | "ago" | "earlier" | "later" | "before"
    ) && last.lower() != "third";
    part && (ordinal || of_time || own)
}

/// "a third" as the next in a row: "a third country", "a fifth consecutive month". As a fraction it is followed by "of",
/// a comparison or the end of the clause.
pub(super) fn is_ordinal_part(text: &Text<'_>, phrase: &Phrase) -> bool {
    if !matches!(phrase.value, Value::Fraction(1, 3.., 0) | Value::OneNth(_)) {
        return false;
    }
    if !matches!(text.letters(phrase.span.start).lower(), "a" | "an") {
        return false;
    }
    let next = text.next_word(phrase.span.end);
    let fraction = matches!(
        next.lower(),
        "" | "of"
            | "more"
            | "less"
            | "fewer"
            | "higher"
            | "lower"
            | "larger"
            | "smaller"
            | "greater"
            | "bigger"
            | "from"
            | "since"
            | "compared"
            | "below"
            | "above"
            | "on"
            | "in"
            | "to"
            | "over"
            | "as"
            | "last"
            | "this"
            | "between"
            | "during"
            | "by"
            | "and"
            | "but"
            | "while"
            | "the"
            | "cheaper"
            | "off"
            | "went"
            | "comes"
            | "came"
            | "goes"
            | "is"
            | "was"
            | "at"
            | "or"
            | "year"
            | "each"
            | "that"
            | "who"
            | "were"
            | "are"
            | "had"
            | "have"
    );
    let quarter = text.letters_before(phrase.span.end).lower() == "quarter";
    let time = matches!(next.lower(), "year" | "last" | "this") && quarter;
    !fraction || time || next.lower() == "year" || text.byte(phrase.span.end) == b'-'
}
