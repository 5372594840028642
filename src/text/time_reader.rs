//! The words that name a time, read from where they begin.

use chrono::NaiveDate;

use super::lex::{Text, Word, is_dash};
use super::seed::{self, Beginnings, Cue, cue};
use super::time::{Time, TimeMention};
use super::time_words::month;
use crate::period::Period;
use crate::source::Span;

/// A time and the place after its words.
type Read = Option<(Time, usize)>;

/// The months of a year and the place after them.
type Months = Option<(u32, u32, usize)>;

/// The first month of a fiscal year.
const FISCAL: u32 = 4;

/// All times of a text; digits inside the spans taken are no years.
pub(super) fn mentions(text: &Text<'_>, taken: &[Span]) -> Vec<TimeMention> {
    let mut found: Vec<TimeMention> = Vec::new();
    let mut taken = taken.iter().peekable();
    let mut next = next_start(text, 0);
    while let Some(start) = next {
        while taken.next_if(|span| span.end <= start).is_some() {}
        let quantity = taken.peek().is_some_and(|span| span.start <= start);
        match mention(text, start, quantity) {
            Some((time, end)) if end > start => {
                let since = text.previous_word(start).lower() == "since";
                found.push(TimeMention { span: Span::new(start, end), time, since });
                next = next_start(text, end);
            }
            _ => next = start_after(text, start + 1),
        }
    }
    found
}

/// The first letter or digit from a place on, if a time may begin there, or else the next such place.
fn next_start(text: &Text<'_>, from: usize) -> Option<usize> {
    let rest = text.bytes().get(from..)?;
    let first = from + rest.iter().position(u8::is_ascii_alphanumeric)?;
    if may_begin(text, first) { Some(first) } else { start_after(text, first + 1) }
}

/// The next place where letters or digits begin that may be a time; those that hang together with the byte before `from` are
/// none.
fn start_after(text: &Text<'_>, from: usize) -> Option<usize> {
    let (mut at, mut before) = (from, 0x80);
    while let Some(chunk) = seed::chunk_at(text.bytes(), at) {
        let begins = seed::letters(chunk) | seed::digits(chunk);
        let joined = begins | chunk & seed::HIGH;
        let mut marks = begins & !(joined << 8 | before);
        while marks != 0 {
            let place = at + usize::try_from(marks.trailing_zeros() >> 3).ok()?;
            if may_begin(text, place) {
                return Some(place);
            }
            marks &= marks - 1;
        }
        before = joined >> 56;
        at += 8;
    }
    None
}

fn mention(text: &Text<'_>, start: usize, quantity: bool) -> Read {
    if text.byte(start).is_ascii_digit() {
        return digits(text, start, quantity);
    }
    if !may_begin(text, start) {
        return None;
    }
    let word = text.letters(start);
    match word.lower() {
        "first" | "second" | "third" | "fourth" | "last" | "final" | "opening"
            if ordinal_part(text, word).is_some() =>
        {
            let (first, count, end) = ordinal_part(text, word)?;
            of_year(text, first, count, end)
        }
        "last" | "previous" | "preceding" | "prior" | "past" => earlier(text, word),
        "next" | "following" => later(text, word),
        "this" | "current" | "present" => current(text, word),
        "same" | "corresponding" | "comparable" | "equivalent" => same(text, word),
        "the" => the_one_before(text, word),
        "a" | "an" | "one" => steps(text, word, 1),
        "fy" | "fiscal" | "financial" => fiscal(text, word),
        "h" | "q" if text.byte(word.span.end).is_ascii_digit() => part_code(text, word),
        "year" | "month" | "quarter" => compound(text, word),
        known if text.capital_at(start) && month(known).is_some() => months(text, word),
        _ => steps(text, word, seed::small(text, word)?),
    }
}

/// How the words of [`mention`] begin.
const WORDS: Beginnings = Beginnings::of(
    "the one two six ten jan feb mar apr may jun jul aug sep oct nov dec",
    "firs seco thir four last fina open prev prec prio past next foll this curr pres same corr comp equi fisc year mont quar \
     janu febr marc apri june july augu sept octo nove dece zero thre five seve eigh nine elev twel fift sixt nint twen fort",
);

/// Whether the word or number at a place may begin a time.
fn may_begin(text: &Text<'_>, start: usize) -> bool {
    if text.byte(start).is_ascii_digit() {
        return true;
    }
    let letter = |at| text.byte(at).is_ascii_alphabetic();
    if letter(start + 1) && letter(start + 2) {
        return WORDS.at(text.bytes(), start);
    }
    // "a", "an", "fy", "h", "q": no other word is so short.
    matches!(text.byte(start).to_ascii_lowercase(), b'a' | b'f' | b'h' | b'q')
}

/// A year as four digits, with its century.
fn year_at(text: &Text<'_>, at: usize) -> Option<(i32, usize)> {
    let end = text.after_digits(at);
    let year: i32 = text.slice(at, end).parse().ok().filter(|_| end - at == 4)?;
    let free = !text.alphanumeric_before(at) && !text.char(end).is_some_and(char::is_alphanumeric);
    let decimal = matches!(text.byte(end), b'.' | b',')
        && text.byte(end + 1).is_ascii_digit()
        && !text.byte(end + 4).is_ascii_digit();
    let grouped = matches!(text.byte(end), b',') && text.after_digits(end + 1) - end == 4;
    ((1800..2100).contains(&year) && free && !decimal && !grouped).then_some((year, end))
}

/// What begins with digits: a year, a day of a month, "12 months earlier", "10 years ago".
fn digits(text: &Text<'_>, start: usize, quantity: bool) -> Read {
    let end = text.after_digits(start);
    if let Some(date) = iso(text, start).or_else(|| day_first(text, start, end)) {
        return Some(date);
    }
    if let Some((half, after)) = code_first(text, start, end) {
        return Some((half, after));
    }
    let symbol = text.char_before(start).is_some_and(|c| matches!(c, '$' | '€' | '£' | '¥' | '#' | '/' | '.' | ','));
    if let Some((year, after)) = year_at(text, start).filter(|_| !quantity && !symbol) {
        return year_span(text, year, after);
    }
    let n: u32 = text.slice(start, end).parse().ok()?;
    ago(text, n, text.joined_word(end))
}

/// "2013", "2017-18", "2013/14", "2011-2015", "1950 to 1952" as the first of two.
fn year_span(text: &Text<'_>, year: i32, end: usize) -> Read {
    let joint = text.char(end).filter(|c| is_dash(*c) || *c == '/');
    let second = joint.map(|c| end + c.len_utf8());
    if let Some(at) = second {
        let after = text.after_digits(at);
        let number: Option<i32> = text.slice(at, after).parse().ok();
        let free = !text.char(after).is_some_and(char::is_alphanumeric);
        match (number, after - at) {
            (Some(short), 2) if free && (year + 1).rem_euclid(100) == short => {
                return Some((Time::Period(Period::months(year, FISCAL, 12).ok()?), after));
            }
            (Some(last), 4) if free && last > year && last < year + 60 => {
                let (first, last) = (Period::year(year).ok()?, Period::year(last).ok()?);
                return Some((Time::Period(Period::new(first.first(), last.last()).ok()?), after));
            }
            _ => {}
        }
    }
    Some((Time::Period(Period::year(year).ok()?), end))
}

/// "2015-11-16".
fn iso(text: &Text<'_>, start: usize) -> Read {
    let words = text.slice(start, start + 10);
    // Few digits begin a date, and a look is cheaper than an attempt.
    (words.len() == 10 && words.contains('-')).then_some(())?;
    let date = NaiveDate::parse_from_str(words, "%Y-%m-%d").ok()?;
    let free = !text.alphanumeric_before(start) && !text.alphanumeric_at(start + 10);
    free.then_some((Time::Period(Period::day(date)), start + 10))
}

/// "16 November 2015", "16th of November".
fn day_first(text: &Text<'_>, start: usize, end: usize) -> Read {
    let day: u32 = text.slice(start, end).parse().ok().filter(|day| (1..=31).contains(day))?;
    let suffix = text.letters(end);
    let at = if matches!(suffix.lower(), "st" | "nd" | "rd" | "th") { suffix.span.end } else { end };
    let mut word = text.next_word(at);
    if word.lower() == "of" {
        word = text.next_word(word.span.end);
    }
    let month = month(word.lower()).filter(|_| text.capital_at(word.span.start))?;
    let after = after_month(text, word);
    match year_after(text, after) {
        Some((year, end)) => Some((Time::Period(Period::day(NaiveDate::from_ymd_opt(year, month, day)?)), end)),
        None => Some((Time::Months { first: month, count: 1 }, after)),
    }
}

/// "1H18", "3Q 2013", "2Q13".
fn code_first(text: &Text<'_>, start: usize, end: usize) -> Read {
    let letter = text.byte(end);
    let index: u32 = text.slice(start, end).parse().ok().filter(|_| end - start == 1)?;
    (matches!(letter, b'H' | b'Q') && !text.byte(end + 1).is_ascii_alphabetic()).then_some(())?;
    coded(text, letter, index, end + 1)
}

/// "H1 2018", "Q3 of 2013", "Q1".
fn part_code(text: &Text<'_>, word: Word) -> Read {
    let digit = word.span.end;
    let end = text.after_digits(digit);
    let index: u32 = text.slice(digit, end).parse().ok().filter(|_| end - digit == 1)?;
    (text.capital_at(word.span.start) && !text.alphanumeric_at(end)).then_some(())?;
    coded(text, text.byte(word.span.start), index, end)
}

fn coded(text: &Text<'_>, letter: u8, index: u32, end: usize) -> Read {
    let (parts, length) = if letter == b'H' { (2, 6) } else { (4, 3) };
    (1..=parts).contains(&index).then_some(())?;
    let first = (index - 1) * length + 1;
    let short = text.after_digits(end);
    if short - end == 2
        && let Ok(year) = text.slice(end, short).parse::<i32>()
    {
        return Some((Time::Period(Period::months(2000 + year, first, length).ok()?), short));
    }
    of_year(text, first, length, end)
}

/// Months with the year after them, if there is one: "of 2018", "2018", "of last year", "of the year".
fn of_year(text: &Text<'_>, first: u32, count: u32, end: usize) -> Read {
    if let Some((year, after)) = year_after(text, end) {
        return Some((Time::Period(Period::months(year, first, count).ok()?), after));
    }
    let mut word = text.next_word(end);
    let mut fiscal = false;
    for _ in 0..4 {
        match word.lower() {
            "of" | "in" | "the" | "current" | "calendar" => {}
            "fiscal" | "financial" => fiscal = true,
            _ => break,
        }
        word = text.next_word(word.span.end);
    }
    let second = text.next_word(word.span.end);
    let first = if fiscal { (first + FISCAL - 2) % 12 + 1 } else { first };
    let back = |years, end| Some((Time::MonthsBefore { first, count, years }, end));
    match (word.lower(), second.lower()) {
        ("last" | "previous" | "preceding" | "prior", "year") => back(1, second.span.end),
        ("this", "year") => back(0, second.span.end),
        ("year", _) if word.span.start > text.next_word(end).span.start => {
            Some((Time::Months { first, count }, word.span.end))
        }
        ("fy", _) => match fiscal_number(text, word.span.end) {
            Some((year, after)) => {
                Some((Time::Period(Period::months(year - 1, (first + FISCAL - 2) % 12 + 1, count).ok()?), after))
            }
            None => Some((Time::Months { first, count }, end)),
        },
        _ => Some((Time::Months { first, count }, end)),
    }
}

/// A year after blanks, a comma or "of": "2015", ", 2015", "of 2015", "in 2015".
fn year_after(text: &Text<'_>, end: usize) -> Option<(i32, usize)> {
    let comma = if text.byte(end) == b',' { end + 1 } else { end };
    let mut at = text.after_blanks(comma);
    let word = text.letters(at);
    if matches!(word.lower(), "of" | "in") {
        at = text.after_blanks(word.span.end);
    }
    year_at(text, at)
}

/// Months by name: "November 16, 2015", "January-August 2013", "the January-August period of 2013".
fn months(text: &Text<'_>, word: Word) -> Read {
    let first = month(word.lower())?;
    let end = after_month(text, word);
    let number = text.after_blanks(end);
    let day_end = text.after_digits(number);
    let day =
        text.slice(number, day_end).parse::<u32>().ok().filter(|day| (1..=31).contains(day) && day_end - number <= 2);
    if let Some(day) = day.filter(|_| number > end) {
        let suffix = text.letters(day_end);
        let day_end = if matches!(suffix.lower(), "st" | "nd" | "rd" | "th") { suffix.span.end } else { day_end };
        return match year_after(text, day_end) {
            Some((year, after)) => Some((Time::Period(Period::day(NaiveDate::from_ymd_opt(year, first, day)?)), after)),
            None => Some((Time::Months { first, count: 1 }, day_end)),
        };
    }
    let (first, count, end) = through(text, first, end).unwrap_or((first, 1, end));
    (count > 1 || is_month_here(text, word, end)).then_some(())?;
    let period = text.next_word(end);
    let end = if count > 1 && matches!(period.lower(), "period" | "half" | "quarter" | "months") {
        period.span.end
    } else {
        end
    };
    of_year(text, first, count, end)
}

/// The place after a month's name and the dot of its abbreviation.
fn after_month(text: &Text<'_>, word: Word) -> usize {
    let short = word.span.end - word.span.start <= 4 && !matches!(word.lower(), "may" | "june" | "july");
    if short && text.byte(word.span.end) == b'.' { word.span.end + 1 } else { word.span.end }
}

/// "-August", " to August", " through October": the last of several months.
fn through(text: &Text<'_>, first: u32, end: usize) -> Months {
    let at = text.after_blanks(end);
    let word = if let Some(dash) = text.char(at).filter(|c| is_dash(*c)) {
        text.next_word(at + dash.len_utf8())
    } else {
        let until = text.next_word(end);
        matches!(until.lower(), "to" | "through" | "till" | "until").then(|| text.next_word(until.span.end))?
    };
    let last = month(word.lower()).filter(|_| text.capital_at(word.span.start))?;
    let count = if last >= first { last - first + 1 } else { last + 13 - first };
    Some((first, count, after_month(text, word)))
}

/// Whether a word that may be something else is a month here: "May", "March", abbreviations.
fn is_month_here(text: &Text<'_>, word: Word, end: usize) -> bool {
    let before = text.previous_word(word.span.start);
    let year = year_after(text, end).is_some();
    let placed = matches!(
        before.lower(),
        "in" | "of"
            | "since"
            | "last"
            | "this"
            | "to"
            | "from"
            | "until"
            | "till"
            | "by"
            | "for"
            | "during"
            | "and"
            | "through"
            | "late"
            | "early"
            | "mid"
            | "next"
            | "before"
            | "after"
            | "between"
            | "that"
            | "with"
            | "versus"
            | "against"
            | "on"
            | "or"
    );
    match word.lower() {
        "may" | "march" => year || placed || matches!(text.char(end), Some('\'' | '’')),
        "jan" | "feb" | "mar" | "apr" | "jun" | "jul" | "aug" | "sep" | "sept" | "oct" | "nov" | "dec" => {
            year || end > word.span.end || placed
        }
        _ => true,
    }
}

/// "first half", "third quarter", "first ten months", "first-half".
fn ordinal_part(text: &Text<'_>, word: Word) -> Months {
    let index = match word.lower() {
        "first" | "opening" => 1,
        "second" => 2,
        "third" => 3,
        "fourth" => 4,
        _ => 0,
    };
    let noun = text.joined_word(word.span.end);
    let end = noun.span.end;
    match (noun.lower(), index) {
        ("half", 1 | 2) => Some(((index - 1) * 6 + 1, 6, end)),
        ("quarter", 1..=4) => Some(((index - 1) * 3 + 1, 3, end)),
        ("quarter", 0) if word.lower() == "final" => Some((10, 3, end)),
        (_, 1) => {
            let at = text.after_blanks(word.span.end);
            let digits = text.after_digits(at);
            let (count, after) = match cue(noun.lower()) {
                Some(Cue::Small(n)) => (n, end),
                _ => (text.slice(at, digits).parse().ok()?, digits),
            };
            let unit = text.joined_word(after);
            let months = match unit.lower() {
                "months" | "month" => count,
                "quarters" => count.saturating_mul(3),
                _ => return None,
            };
            (1..=12).contains(&months).then_some((1, months, unit.span.end))
        }
        _ => None,
    }
}

/// The length in months of "year", "quarter", "month".
fn length(word: &str) -> Option<u32> {
    Some(match word {
        "year" | "years" => 12,
        "half" => 6,
        "quarter" | "quarters" => 3,
        "month" | "months" => 1,
        "decade" | "decades" => 120,
        _ => return None,
    })
}

/// A span of time after adjectives that do not matter: "fiscal year", "calendar year", "Iranian year".
fn noun_after(text: &Text<'_>, at: usize) -> Option<(u32, usize)> {
    let mut word = text.next_word(at);
    for _ in 0..2 {
        if let Some(months) = length(word.lower()) {
            return Some((months, word.span.end));
        }
        let adjective = matches!(word.lower(), "fiscal" | "financial" | "calendar" | "full" | "marketing")
            || text.capital_at(word.span.start);
        adjective.then_some(())?;
        word = text.next_word(word.span.end);
    }
    length(word.lower()).map(|months| (months, word.span.end))
}

/// "last year", "the previous month", "last fiscal year".
fn earlier(text: &Text<'_>, word: Word) -> Read {
    let (months, end) = noun_after(text, word.span.end)?;
    // "The last years" and "the last quarter of the game" name no single step.
    let plural = text.letters_before(end).lower().ends_with('s');
    (!plural).then_some((Time::Before { months, steps: 1 }, end))
}

/// "next year", "the following month".
fn later(text: &Text<'_>, word: Word) -> Read {
    let (months, end) = noun_after(text, word.span.end)?;
    let plural = text.letters_before(end).lower().ends_with('s');
    (!plural).then_some((Time::After { months, steps: 1 }, end))
}

/// "this year", "the current Iranian year".
fn current(text: &Text<'_>, word: Word) -> Read {
    let (months, end) = noun_after(text, word.span.end)?;
    Some((Time::Current { months }, end))
}

/// "the year before", "the year after", "the month earlier".
fn the_one_before(text: &Text<'_>, word: Word) -> Read {
    let noun = text.next_word(word.span.end);
    let months = length(noun.lower())?;
    let side = text.next_word(noun.span.end);
    match side.lower() {
        "before" | "earlier" | "prior" | "previous" => Some((Time::Before { months, steps: 1 }, side.span.end)),
        "after" | "later" | "following" => Some((Time::After { months, steps: 1 }, side.span.end)),
        _ => None,
    }
}

/// "a year earlier", "one month ago", "two years before", "twelve months before".
fn steps(text: &Text<'_>, word: Word, count: u32) -> Read {
    ago(text, count, text.joined_word(word.span.end))
}

/// So many units earlier or later.
fn ago(text: &Text<'_>, count: u32, noun: Word) -> Read {
    let months = length(noun.lower()).filter(|_| (1..=1200).contains(&count))?;
    let side = text.joined_word(noun.span.end);
    let (months, steps) =
        if months == 1 && count.is_multiple_of(12) { (12, count.div_euclid(12)) } else { (months, count) };
    match side.lower() {
        "earlier" | "ago" | "before" | "previously" | "prior" | "previous" => {
            Some((Time::Before { months, steps }, side.span.end))
        }
        "later" | "after" if side.lower() == "later" => Some((Time::After { months, steps }, side.span.end)),
        _ => None,
    }
}

/// "the same period last year", "the same months of 2021", "the same month a year ago", "the same period".
fn same(text: &Text<'_>, word: Word) -> Read {
    let mut noun = text.next_word(word.span.end);
    if !is_span_noun(noun.lower()) {
        noun = text.next_word(after_count(text, noun, word.span.end));
    }
    is_span_noun(noun.lower()).then_some(())?;
    let end = noun.span.end;
    if let Some((year, after)) = year_after(text, end) {
        return Some((Time::Same { year: Some(year) }, after));
    }
    let mut start = text.after_blanks(end);
    for _ in 0..4 {
        let word = text.letters(start);
        match mention(text, start, false) {
            Some((time @ Time::Before { .. }, after)) => return Some((time, after)),
            Some((Time::Period(period), after)) if period.as_year().is_some() => {
                return Some((Time::Same { year: period.as_year() }, after));
            }
            _ if matches!(word.lower(), "of" | "in" | "the" | "from" | "during") => {
                start = text.after_blanks(word.span.end);
            }
            _ => break,
        }
    }
    Some((Time::Same { year: None }, end))
}

/// The place after the "six" of "the same six months" or a month's name.
fn after_count(text: &Text<'_>, word: Word, end: usize) -> usize {
    if word.is_empty() { text.after_digits(text.after_blanks(end)) } else { word.span.end }
}

fn is_span_noun(word: &str) -> bool {
    matches!(
        word,
        "period"
            | "periods"
            | "month"
            | "months"
            | "quarter"
            | "half"
            | "time"
            | "span"
            | "timeframe"
            | "year"
            | "week"
            | "interval"
    )
}

/// "FY2017-18", "FY19", "fiscal 2018", "fiscal year 2011-12".
fn fiscal(text: &Text<'_>, word: Word) -> Read {
    let year = text.next_word(word.span.end);
    let at = if matches!(year.lower(), "year" | "years") { year.span.end } else { word.span.end };
    let (year, end) = fiscal_number(text, at)?;
    Some((Time::Period(Period::months(year - 1, FISCAL, 12).ok()?), end))
}

/// The year a fiscal year ends in: "2018", "18", "2017-18", "2017/18".
fn fiscal_number(text: &Text<'_>, at: usize) -> Option<(i32, usize)> {
    let start = text.after_blanks(at);
    let end = text.after_digits(start);
    let number: i32 = text.slice(start, end).parse().ok()?;
    let year = match end - start {
        2 => 2000 + number,
        4 => number,
        _ => return None,
    };
    let joint = text.char(end).filter(|c| is_dash(*c) || *c == '/').map_or(end, |c| end + c.len_utf8());
    let after = text.after_digits(joint);
    let spans = joint > end && matches!(after - joint, 2 | 4);
    let free = !text.alphanumeric_at(if spans { after } else { end });
    (free && (1800..2100).contains(&year)).then_some(if spans { (year + 1, after) } else { (year, end) })
}

/// "year-ago", "year-earlier", "month-earlier" as adjectives.
fn compound(text: &Text<'_>, word: Word) -> Read {
    let hyphen = text.char(word.span.end).filter(|c| is_dash(*c))?;
    let side = text.letters(word.span.end + hyphen.len_utf8());
    let months = length(word.lower())?;
    matches!(side.lower(), "ago" | "earlier").then_some((Time::Before { months, steps: 1 }, side.span.end))
}

#[cfg(test)]
mod tests {
    use super::super::time::times;
    use super::{Text, may_begin};

    #[test]
    fn every_word_may_begin() {
        let words = "first second third fourth last final opening previous preceding prior past next following this current \
                     present same corresponding comparable equivalent the a an one fy fiscal financial h1 q1 year month quarter \
                     January February March April May June July August September October November December Jan Feb Mar Apr Jun \
                     Jul Aug Sep Sept Oct Nov Dec zero two three four five six seven eight nine ten eleven twelve thirteen \
                     fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fourty fifty sixty seventy eighty \
                     ninety";
        for word in words.split_whitespace() {
            for text in [word.to_owned(), format!("{word} "), format!("{word}, and")] {
                assert!(may_begin(&Text::new(&text), 0), "{text}");
            }
        }
        assert!(!may_begin(&Text::new("economic relations"), 0));
    }

    fn read(text: &str) -> Vec<String> {
        let show =
            |m: &super::TimeMention| format!("{}={:?}{}", m.span.of(text), m.time, if m.since { " since" } else { "" });
        times(text).iter().map(show).collect()
    }

    #[test]
    fn absolute() {
        for (text, expected) in [
            ("in 2012, exports", "2012=Period(2012)"),
            ("of 2017-18.", "2017-18=Period(2017-04/2018-03)"),
            ("in FY2017-18", "FY2017-18=Period(2017-04/2018-03)"),
            ("in FY19", "FY19=Period(2018-04/2019-03)"),
            ("fiscal 2018", "fiscal 2018=Period(2017-04/2018-03)"),
            ("On November 16, 2015 he", "November 16, 2015=Period(2015-11-16)"),
            ("On 16 November 2015 he", "16 November 2015=Period(2015-11-16)"),
            ("in November 2015", "November 2015=Period(2015-11)"),
            ("the first half of 2018", "first half of 2018=Period(2018-H1)"),
            ("in H1 2018", "H1 2018=Period(2018-H1)"),
            ("Q3 2013", "Q3 2013=Period(2013-Q3)"),
            ("third quarter of 2013", "third quarter of 2013=Period(2013-Q3)"),
            ("January-August 2013", "January-August 2013=Period(2013-01/2013-08)"),
            ("the January-August period of 2013", "January-August period of 2013=Period(2013-01/2013-08)"),
            ("first ten months of 2014", "first ten months of 2014=Period(2014-01/2014-10)"),
            ("first 10 months of 2014", "first 10 months of 2014=Period(2014-01/2014-10)"),
            ("since 2009", "2009=Period(2009) since"),
            ("from 2011-2015", "2011-2015=Period(2011-01/2015-12)"),
        ] {
            assert_eq!(read(text), [expected], "{text}");
        }
    }

    #[test]
    fn relative() {
        for (text, expected) in [
            ("in February", "February=Months { first: 2, count: 1 }"),
            ("in January-August, it", "January-August=Months { first: 1, count: 8 }"),
            ("late last year", "last year=Before { months: 12, steps: 1 }"),
            ("from a year earlier", "a year earlier=Before { months: 12, steps: 1 }"),
            ("than the year before", "the year before=Before { months: 12, steps: 1 }"),
            ("the same period last year", "same period last year=Before { months: 12, steps: 1 }"),
            (
                "the same months of the previous year",
                "same months of the previous year=Before { months: 12, steps: 1 }",
            ),
            ("the same period a year ago", "same period a year ago=Before { months: 12, steps: 1 }"),
            ("the same months of 2021", "same months of 2021=Same { year: Some(2021) }"),
            ("twelve months before", "twelve months before=Before { months: 12, steps: 1 }"),
            ("the year after", "the year after=After { months: 12, steps: 1 }"),
            ("from a month earlier", "a month earlier=Before { months: 1, steps: 1 }"),
            ("this year", "this year=Current { months: 12 }"),
            ("the first half of last year", "first half of last year=MonthsBefore { first: 1, count: 6, years: 1 }"),
            ("two years ago", "two years ago=Before { months: 12, steps: 2 }"),
            ("the first half of the year", "first half of the year=Months { first: 1, count: 6 }"),
        ] {
            assert_eq!(read(text), [expected], "{text}");
        }
    }

    #[test]
    fn one_after_the_other() {
        let expected = ["November=Months { first: 11, count: 1 }", "2021=Period(2021)"];
        assert_eq!(read("in November—2021"), expected);
        assert!(read("in the Novembers—2021").is_empty(), "hangs together with what is no time");
    }

    #[test]
    fn silent() {
        for text in
            ["the 2010s", "$2000", "2,000 km", "May I ask", "He may go", "the last years", "1800 km", "was 20.12"]
        {
            assert!(read(text).is_empty(), "{text}: {:?}", read(text));
        }
    }
}
