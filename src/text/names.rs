//! Economies in prose.

use std::sync::LazyLock;

use super::lex::is_alphanumeric;
use super::lexicon::Lexicon;
use crate::economy::{Designation, Economy};
use crate::source::Span;

/// An economy as a text names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct NameMention {
    /// The words.
    pub span: Span,
    /// The economy they stand for.
    pub economy: Economy,
    /// Whether it is named, called by its people or by its capital.
    pub designation: Designation,
}

static NAMES: LazyLock<Lexicon<(Economy, Designation)>> =
    LazyLock::new(|| Lexicon::new(Economy::designations().map(|(words, economy, how)| (words, (economy, how)))));

/// All economies a text names, in order, without overlap. Case matters: "Turkey" is a country, "turkey" is not.
///
/// ```
/// use bilateral::{Economy, text::names};
///
/// let found: Vec<Economy> = names("Trade between Moscow and North Korea").iter().map(|n| n.economy).collect();
/// assert_eq!(found, [Economy::RUS, Economy::PRK]);
/// ```
pub fn names(text: &str) -> Vec<NameMention> {
    // Short codes in capitals are names ("UAE"); anything else of two letters or less is noise in prose.
    let known = |words: &str| words.len() > 2 || matches!(words, "US" | "UK" | "EU");
    designations(text).filter(|name| known(name.span.of(text))).collect()
}

/// All economies a text names by whatever word, in order.
pub(super) fn designations(text: &str) -> impl Iterator<Item = NameMention> {
    let found = NAMES.find_all(text.as_bytes()).filter(|(start, end, _)| stands_alone(text, *start, *end));
    found.map(|(start, end, &(economy, designation))| NameMention { span: Span::new(start, end), economy, designation })
}

/// Whether no letter or digit touches the words: "Oman" is not in "Romania".
fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let before = text.get(..start).and_then(|t| t.chars().next_back());
    let after = text.get(end..).and_then(|t| t.chars().next());
    let joins = |c: Option<char>| c.is_some_and(is_alphanumeric);
    !joins(before) && !joins(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn finds(text: &str, expected: &[(&str, Economy)]) {
        let found: Vec<_> = names(text).iter().map(|n| (n.span.of(text), n.economy)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn names_demonyms_and_capitals() {
        finds(
            "North Korean exports to the Russian Federation; Beijing’s goods",
            &[("North Korean", Economy::PRK), ("Russian Federation", Economy::RUS), ("Beijing", Economy::CHN)],
        );
        finds("Romania and Oman", &[("Romania", "ROU".parse().unwrap()), ("Oman", "OMN".parse().unwrap())]);
    }

    #[test]
    fn other_words_are_no_names() {
        finds("us turkey in china cups, Chinatown", &[]);
    }
}
