//! The words on either side of a number that say how it is meant.

use super::lex::{Text, Word};
use crate::number::Hedge;

/// A class and how many words say it.
type Found = Option<(Hedge, usize)>;

/// The words before a number, nearest first, with nothing but blanks between them.
pub(super) struct Before {
    words: [Word; LONGEST],
}

/// How many words back a hedge may begin.
const LONGEST: usize = 6;

impl Before {
    pub(super) fn new(text: &Text<'_>, at: usize) -> Self {
        let mut at = at;
        let words = [(); LONGEST].map(|()| {
            let end = match text.byte_before(text.before_blanks(at)) {
                // "approx." and "ca." keep their dot.
                b'.' if abbreviated(text, text.before_blanks(at)) => text.before_blanks(at) - 1,
                _ => at,
            };
            let word = text.previous_word(end);
            // After a gap nothing is looked at: the place stays where no word ends.
            at = if word.is_empty() { 0 } else { word.span.start };
            word
        });
        Self { words }
    }

    /// The words before a place if the nearest may end a hedge: most numbers have none, and most looks stop here.
    pub(super) fn hedging(text: &Text<'_>, at: usize) -> Option<Self> {
        let end = text.before_blanks(at);
        let word = text.letters_before(end);
        let hedges = may_end(word.lower()) && !leads_to_base(text, &word);
        (hedges || text.byte_before(end) == b'.').then(|| Self::new(text, at))
    }

    /// The lowercase forms, nearest first.
    pub(super) fn lower(&self) -> [&str; LONGEST] {
        self.words.each_ref().map(Word::lower)
    }

    /// The class of the words before the number and the place where they begin.
    pub(super) fn hedge(&self) -> Option<(Hedge, usize)> {
        let lower = self.lower();
        let (hedge, count) = class(&lower)?;
        let rest = lower.get(count..).unwrap_or_default();
        if hedge == Hedge::UpTo && lower.starts_with(&["to", "up"]) && rest.first().is_some_and(|verb| moves_up(verb)) {
            return None;
        }
        let count = count + strengthening(rest);
        let word = self.words.get(count.checked_sub(1)?)?;
        Some((hedge, word.span.start))
    }

    /// Where words of attitude before the number begin: "just", "only a", "a whopping".
    pub(super) fn attitude(&self) -> Option<usize> {
        let count = match self.lower() {
            ["just" | "only" | "merely", ..] => 1,
            [
                "whopping" | "mere" | "staggering" | "meagre" | "meager" | "massive" | "paltry" | "striking" | "modest",
                "a",
                ..,
            ] => 2,
            _ => return None,
        };
        self.words.get(count - 1).map(|word| word.span.start)
    }
}

/// "up 18.3 percent over $213 million", "a 2.3 percent rise over $153 million": what stands over a percentage is its base.
fn leads_to_base(text: &Text<'_>, word: &Word) -> bool {
    const RISES: [&str; 7] = ["rise", "increase", "growth", "gain", "jump", "improvement", "advance"];
    let percent = |end: usize| {
        matches!(text.letters_before(end).lower(), "percent" | "cent" | "pc") || text.byte_before(end) == b'%'
    };
    let end = text.before_blanks(word.span.start);
    let noun = text.letters_before(end);
    let risen = || RISES.contains(&noun.lower()) && percent(text.before_blanks(noun.span.start));
    matches!(word.lower(), "over" | "above" | "below") && (percent(end) || risen())
}

/// The last words of all hedges and words of attitude.
fn may_end(word: &str) -> bool {
    matches!(
        word,
        "than"
            | "over"
            | "above"
            | "past"
            | "exceeding"
            | "beyond"
            | "of"
            | "under"
            | "below"
            | "least"
            | "minimum"
            | "a"
            | "most"
            | "exceed"
            | "maximum"
            | "to"
            | "as"
            | "exactly"
            | "precisely"
            | "estimated"
            | "about"
            | "around"
            | "approximately"
            | "roughly"
            | "circa"
            | "ca"
            | "c"
            | "approx"
            | "appr"
            | "some"
            | "almost"
            | "nearly"
            | "nearing"
            | "approaching"
            | "quite"
            | "just"
            | "only"
            | "merely"
            | "whopping"
            | "mere"
            | "staggering"
            | "meagre"
            | "meager"
            | "massive"
            | "paltry"
            | "striking"
            | "modest"
    ) || is_verb(word)
}

fn abbreviated(text: &Text<'_>, dot: usize) -> bool {
    matches!(text.letters_before(dot - 1).lower(), "approx" | "ca" | "c" | "est" | "appr")
}

/// How many more words only strengthen or comment the hedge after them: "far more than", "only about".
fn strengthening(rest: &[&str]) -> usize {
    let intensive = rest.first().is_some_and(|word| {
        matches!(
            *word,
            "well"
                | "far"
                | "much"
                | "way"
                | "significantly"
                | "considerably"
                | "substantially"
                | "only"
                | "just"
                | "still"
        )
    });
    usize::from(intensive)
}

/// After these "up to" is a direction: "rose up to $3 bn".
fn moves_up(verb: &str) -> bool {
    matches!(
        verb,
        "rose"
            | "rise"
            | "rises"
            | "rising"
            | "risen"
            | "went"
            | "go"
            | "goes"
            | "gone"
            | "going"
            | "climbed"
            | "climb"
            | "climbs"
            | "climbing"
            | "grew"
            | "grow"
            | "grows"
            | "grown"
            | "growing"
            | "jumped"
            | "jump"
            | "moved"
            | "move"
            | "shot"
            | "soared"
            | "surged"
            | "edged"
            | "ticked"
            | "inched"
            | "crept"
            | "picked"
            | "sped"
            | "pushed"
            | "came"
            | "bounced"
            | "scaled"
            | "brought"
            | "bringing"
            | "increased"
            | "swelled"
            | "mounted"
            | "add"
            | "adds"
            | "added"
            | "adding"
            | "summed"
    )
}

/// The class of the words before a number, nearest word first.
fn class(words: &[&str]) -> Found {
    compared(words)
        .or_else(|| placed(words))
        .or_else(|| bounded(words))
        .or_else(|| approximated(words))
        .or_else(|| reached(words))
}

/// Comparisons with "than".
fn compared(words: &[&str]) -> Found {
    Some(match words {
        ["than", "more" | "greater" | "higher", "no" | "not", ..] => (Hedge::AtMost, 3),
        ["than", "less" | "fewer" | "lower" | "smaller", "no" | "not", ..] => (Hedge::AtLeast, 3),
        ["than", "more", "slightly" | "marginally" | "barely", ..] => (Hedge::JustOver, 3),
        ["than", "more", "little" | "bit", "a", ..] => (Hedge::JustOver, 4),
        ["than", "less" | "fewer", "slightly" | "marginally", ..] => (Hedge::Almost, 3),
        ["than", "less" | "fewer", "little" | "bit", "a", ..] => (Hedge::Almost, 4),
        ["than", "more" | "greater" | "higher" | "larger" | "bigger", ..] => (Hedge::MoreThan, 2),
        ["than", "less" | "fewer" | "lower" | "smaller", ..] => (Hedge::LessThan, 2),
        _ => return None,
    })
}

/// Prepositions of place: "over", "just under", "north of".
#[allow(clippy::match_same_arms, reason = "one row for each wording")]
fn placed(words: &[&str]) -> Found {
    Some(match words {
        ["over" | "above" | "past", "just" | "slightly" | "marginally" | "narrowly", ..] => (Hedge::JustOver, 2),
        ["over" | "above", "little" | "bit" | "touch" | "shade", "a", ..] => (Hedge::JustOver, 3),
        ["over" | "above" | "exceeding" | "beyond", ..] if !matches!(words, [_, "not", ..]) => (Hedge::MoreThan, 1),
        ["of", "north", "just", ..] => (Hedge::JustOver, 3),
        ["of", "north" | "upwards" | "upward", ..] => (Hedge::MoreThan, 2),
        ["of", "excess", "in", ..] => (Hedge::MoreThan, 3),
        ["under" | "below", "just" | "slightly" | "marginally", ..] => (Hedge::Almost, 2),
        ["under" | "below", "little" | "bit" | "touch" | "shade", "a", ..] => (Hedge::Almost, 3),
        ["under" | "below", ..] => (Hedge::LessThan, 1),
        ["of", "south", ..] => (Hedge::LessThan, 2),
        ["of", "short" | "shy", "just" | "slightly" | "narrowly", ..] => (Hedge::Almost, 3),
        ["of", "short" | "shy", "little" | "bit", "a", ..] => (Hedge::Almost, 4),
        ["of", "short" | "shy", ..] => (Hedge::Almost, 2),
        _ => return None,
    })
}

/// Bounds that include the number.
#[allow(clippy::match_same_arms, reason = "one row for each wording")]
fn bounded(words: &[&str]) -> Found {
    Some(match words {
        ["least", "at", ..] => (Hedge::AtLeast, 2),
        ["of", "minimum", "a", ..] => (Hedge::AtLeast, 3),
        ["of", "minimum", ..] => (Hedge::AtLeast, 2),
        ["minimum", "a", ..] => (Hedge::AtLeast, 2),
        ["minimum", ..] => (Hedge::AtLeast, 1),
        ["most", "at", ..] => (Hedge::AtMost, 2),
        ["exceeding" | "exceed" | "over" | "above", "not", ..] => (Hedge::AtMost, 2),
        ["of", "maximum", "a", ..] => (Hedge::AtMost, 3),
        ["of", "maximum", ..] => (Hedge::AtMost, 2),
        ["maximum", "a", ..] => (Hedge::AtMost, 2),
        ["maximum", ..] => (Hedge::AtMost, 1),
        ["to", "up", ..] => (Hedge::UpTo, 2),
        ["as", "much" | "many" | "high" | "large", "as", ..] => (Hedge::UpTo, 3),
        ["exactly" | "precisely", ..] => (Hedge::Exact, 1),
        _ => return None,
    })
}

/// Words that blur the number.
#[allow(clippy::match_same_arms, reason = "one row for each wording")]
fn approximated(words: &[&str]) -> Found {
    Some(match words {
        ["estimated", "an", ..] => (Hedge::Approx, 2),
        [
            "about" | "around" | "approximately" | "roughly" | "circa" | "ca" | "c" | "approx" | "appr" | "estimated"
            | "some",
            ..,
        ] => (Hedge::Approx, 1),
        ["of", "region" | "neighbourhood" | "neighborhood" | "vicinity" | "area", "the", "in", ..] => {
            (Hedge::Approx, 4)
        }
        ["of", "order", "the", "of" | "on" | "in", ..] => (Hedge::Order, 4),
        ["almost" | "nearly" | "nearing" | "approaching", ..] => (Hedge::Almost, 1),
        ["to", "close" | "closer" | "near", ..] => (Hedge::Almost, 2),
        ["quite", "not", ..] => (Hedge::Almost, 2),
        _ => return None,
    })
}

/// Verbs that say the number was passed. They are hedges of money and percentages; of other things they may say what was
/// done: "passed 37 texts".
fn reached(words: &[&str]) -> Found {
    match words {
        [
            "topped" | "tops" | "topping" | "surpassed" | "surpass" | "surpasses" | "surpassing" | "exceeded"
            | "exceed" | "exceeds" | "crossed" | "cross" | "crosses" | "crossing" | "passed" | "breached" | "breach"
            | "overshot" | "eclipsed",
            ..,
        ] => Some((Hedge::MoreThan, 1)),
        _ => None,
    }
}

/// Whether the word before a number is a verb of passing it.
pub(super) fn is_verb(word: &str) -> bool {
    reached(&[word]).is_some()
}

/// The class of the words after a number and the place where they end.
#[allow(clippy::match_same_arms, reason = "one row for each wording")]
pub(super) fn after(text: &Text<'_>, at: usize) -> Option<(Hedge, usize)> {
    if text.byte(at) == b'+' && !text.alphanumeric_at(at + 1) {
        return Some((Hedge::AtLeast, at + 1));
    }
    let first = text.joined_word(at);
    let second = text.next_word(first.span.end);
    let both = |hedge| Some((hedge, second.span.end));
    match (first.lower(), second.lower()) {
        ("or", "more" | "above" | "higher" | "greater" | "over" | "longer" | "older" | "better") => {
            both(Hedge::AtLeast)
        }
        ("and", "above" | "up" | "upwards" | "over" | "more") if ends(text, second.span.end) => both(Hedge::AtLeast),
        ("or", "so" | "thereabouts") => both(Hedge::Approx),
        ("or", "less" | "fewer" | "below" | "under" | "lower") => both(Hedge::AtMost),
        ("at", "least" | "minimum") if ends(text, second.span.end) => both(Hedge::AtLeast),
        ("at", "most" | "maximum") if ends(text, second.span.end) => both(Hedge::AtMost),
        ("maximum" | "max" | "tops", _) if ends(text, first.span.end) => Some((Hedge::AtMost, first.span.end)),
        ("minimum", _) if ends(text, first.span.end) => Some((Hedge::AtLeast, first.span.end)),
        ("plus", _) if ends(text, first.span.end) || text.byte(at) == b'-' => Some((Hedge::AtLeast, first.span.end)),
        ("odd", _) if text.byte(at) == b'-' => Some((Hedge::Approx, first.span.end)),
        _ => None,
    }
}

/// Whether a clause may end here.
fn ends(text: &Text<'_>, at: usize) -> bool {
    text.char(at).is_none_or(|c| matches!(c, '.' | ',' | ';' | ':' | ')' | '!' | '?' | '\n' | '"' | '”'))
}

/// A sign before a number: "~5", ">10", "≥ 3".
pub(super) fn sign(text: &Text<'_>, at: usize) -> Option<(Hedge, usize)> {
    let end = text.before_blanks(at);
    let c = text.char_before(end)?;
    let hedge = match c {
        '~' | '≈' | '∼' => Hedge::Approx,
        '>' => Hedge::MoreThan,
        '<' => Hedge::LessThan,
        '≥' => Hedge::AtLeast,
        '≤' => Hedge::AtMost,
        _ => return None,
    };
    Some((hedge, end - c.len_utf8()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_by_words() {
        for (text, hedge, words) in [
            ("almost 5", Hedge::Almost, "almost "),
            ("had far more than 5", Hedge::MoreThan, "far more than "),
            ("is no more than 5", Hedge::AtMost, "no more than "),
            ("a little over 5", Hedge::JustOver, "a little over "),
            ("an estimated 5", Hedge::Approx, "an estimated "),
            ("approx. 5", Hedge::Approx, "approx. "),
            ("lend up to 5", Hedge::UpTo, "up to "),
            ("in the region of 5", Hedge::Approx, "in the region of "),
            ("not exceeding 5", Hedge::AtMost, "not exceeding "),
            ("just short of 5", Hedge::Almost, "just short of "),
        ] {
            let source = Text::new(text);
            let at = text.len() - 1;
            let (found, start) = Before::new(&source, at).hedge().unwrap();
            assert_eq!((found, &text[start..at]), (hedge, words), "{text}");
        }
        for text in ["rose up to 5", "more than the 5", "about, 5", "5"] {
            let source = Text::new(text);
            assert_eq!(Before::new(&source, text.len() - 1).hedge(), None, "{text}");
        }
    }

    #[test]
    fn words_after() {
        for (text, hedge, end) in [
            ("5 or more", Hedge::AtLeast, 9),
            ("5 or so years", Hedge::Approx, 7),
            ("5+", Hedge::AtLeast, 2),
            ("5-odd", Hedge::Approx, 5),
            ("5 at most.", Hedge::AtMost, 9),
        ] {
            assert_eq!(after(&Text::new(text), 1), Some((hedge, end)), "{text}");
        }
        assert_eq!(after(&Text::new("5 at most of"), 1), None);
    }
}
