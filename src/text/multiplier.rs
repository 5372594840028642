//! Factors: "50 times", "doubled", "twice as much"; and the same words where they count occasions.

use super::hedge_words::Before;
use super::lex::{Text, Word};
use super::phrase::{Phrase, Value};
use super::seed::Cue;

/// Whether "times" after a number multiplies. A fraction of a time always does; a whole number does where something is
/// compared or changes: "50 times less", "increased five times", but "three times a week", "won it five times".
pub(super) fn multiplies(text: &Text<'_>, phrase: &Phrase, end: usize, start: usize) -> bool {
    let after = text.next_word(end);
    if matches!(
        after.lower(),
        "a" | "an"
            | "per"
            | "each"
            | "every"
            | "daily"
            | "weekly"
            | "monthly"
            | "yearly"
            | "annually"
            | "before"
            | "already"
    ) {
        return compares_with_article(text, after);
    }
    let whole = matches!(phrase.value, Value::Digits(digits, _) if digits.scale() == 0);
    !whole || compares(after.lower()) || changes_before(text, start) || large(phrase)
}

/// "three times a" is an occasion; "seven times an average wage" a factor only if no span of time follows.
fn compares_with_article(text: &Text<'_>, article: Word) -> bool {
    let noun = text.next_word(article.span.end);
    let time = matches!(
        noun.lower(),
        "week" | "day" | "year" | "month" | "hour" | "minute" | "season" | "decade" | "game" | "night" | "quarter" | ""
    );
    matches!(article.lower(), "a" | "an") && !time
}

fn large(phrase: &Phrase) -> bool {
    matches!(phrase.value, Value::Digits(digits, exponent) if exponent > 0 || digits >= 20.into())
}

fn compares(word: &str) -> bool {
    matches!(
        word,
        "as" | "more"
            | "less"
            | "fewer"
            | "higher"
            | "lower"
            | "larger"
            | "smaller"
            | "greater"
            | "bigger"
            | "the"
            | "that"
            | "what"
            | "its"
            | "their"
            | "his"
            | "our"
            | "faster"
            | "slower"
            | "cheaper"
            | "longer"
            | "shorter"
            | "better"
            | "worse"
            | "over"
            | "compared"
            | "those"
            | "above"
            | "below"
            | "richer"
            | "poorer"
            | "stronger"
            | "heavier"
            | "current"
            | "today"
            | "last"
            | "of"
            | "up"
    )
}

/// Whether a word of change or measure stands shortly before: "increased five times", "to 3 times", "by 2 times".
fn changes_before(text: &Text<'_>, start: usize) -> bool {
    Before::new(text, start).lower().iter().take(4).any(|word| is_change(word) || matches!(*word, "by" | "to"))
}

/// Verbs of growth and decline.
pub(super) fn is_change(word: &str) -> bool {
    matches!(
        word,
        "increased"
            | "increase"
            | "increases"
            | "increasing"
            | "rose"
            | "rise"
            | "rises"
            | "risen"
            | "rising"
            | "grew"
            | "grow"
            | "grows"
            | "grown"
            | "growing"
            | "growth"
            | "fell"
            | "fall"
            | "falls"
            | "fallen"
            | "falling"
            | "declined"
            | "decline"
            | "declines"
            | "declining"
            | "dropped"
            | "drop"
            | "drops"
            | "dropping"
            | "decreased"
            | "decrease"
            | "decreases"
            | "shrunk"
            | "shrank"
            | "shrink"
            | "expanded"
            | "expand"
            | "jumped"
            | "jump"
            | "jumps"
            | "surged"
            | "surge"
            | "soared"
            | "soar"
            | "climbed"
            | "climb"
            | "widened"
            | "widen"
            | "narrowed"
            | "narrow"
            | "multiplied"
            | "multiply"
            | "reduced"
            | "reduce"
            | "cut"
            | "slashed"
            | "up"
            | "down"
            | "gained"
            | "plunged"
            | "plunge"
            | "slumped"
            | "contracted"
            | "swelled"
            | "ballooned"
            | "advanced"
            | "tumbled"
            | "sank"
            | "dipped"
            | "slid"
            | "eased"
            | "edged"
            | "improved"
            | "raised"
            | "raise"
            | "lowered"
            | "boosted"
            | "boost"
            | "accelerated"
            | "slowed"
            | "went"
            | "going"
            | "change"
            | "changed"
            | "moved"
            | "lost"
    )
}

/// "multiplied by seven", "a factor of ten", "a multiple of 3".
pub(super) fn is_factor(text: &Text<'_>, start: usize) -> bool {
    matches!(text.previous_word(start).lower(), "by" | "of")
        && matches!(
            Before::new(text, start).lower(),
            ["by", "multiplied" | "multiply" | "multiplying" | "divided", ..]
                | ["of", "factor", "a", ..]
                | ["of", "factor", ..]
        )
}

/// The value of a word that is a multiplier by itself, where it is one.
pub(super) fn word(text: &Text<'_>, word: Word, cue: Cue) -> Option<Value> {
    let after = text.joined_word(word.span.end);
    let before = text.previous_word(word.span.start);
    Some(match cue {
        Cue::Factor(n) | Cue::Fold(n) => Value::Digits(n.into(), 0),
        Cue::Halved | Cue::Halfway => Value::Fraction(1, 2, 0),
        Cue::Often(n) => (compares(after.lower()) || often_changes(text, word)).then(|| Value::Digits(n.into(), 0))?,
        Cue::Multiple(n) => multiple(text, word, before, after).then(|| Value::Digits(n.into(), 0))?,
        _ => return None,
    })
}

/// "increased twice" against "met twice".
fn often_changes(text: &Text<'_>, word: Word) -> bool {
    let before = text.previous_word(word.span.start);
    let hedge = matches!(before.lower(), "almost" | "nearly" | "about" | "than" | "over" | "by");
    let verb = if hedge { text.previous_word(before.span.start) } else { before };
    let verb = if verb.lower() == "more" { text.previous_word(verb.span.start) } else { verb };
    is_change(verb.lower())
}

/// "double" as a verb or a comparison: "to double", "double the", not "double taxation" or "a double".
fn multiple(text: &Text<'_>, word: Word, before: Word, after: Word) -> bool {
    let glued = matches!(text.char(word.span.end), Some('-' | '\u{2010}' | '\u{2011}'));
    let verb = matches!(
        before.lower(),
        "to" | "will"
            | "would"
            | "could"
            | "may"
            | "might"
            | "should"
            | "can"
            | "nearly"
            | "almost"
            | "than"
            | "roughly"
            | "about"
            | "and"
            | "least"
            | "over"
            | "just"
            | "trade"
            | "exports"
            | "imports"
            | "turnover"
            | "volume"
            | "is"
            | "was"
            | "were"
            | "are"
            | "s"
            | "not"
    );
    let compared = matches!(
        after.lower(),
        "the"
            | "that"
            | "what"
            | "its"
            | "their"
            | "those"
            | "this"
            | "last"
            | "from"
            | "in"
            | "by"
            | "over"
            | "to"
            | "trade"
            | "bilateral"
            | "exports"
            | "imports"
    );
    let ends = after.is_empty() && !glued;
    !glued
        && (compared
            || (verb
                && (ends
                    || matches!(
                        after.lower(),
                        "as" | "within" | "again" | "between" | "and" | "during" | "since" | "or"
                    ))))
}
