//! Economies in prose.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

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

struct Names {
    automaton: Option<AhoCorasick>,
    meanings: Vec<(Economy, Designation)>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    // Short codes in capitals are names ("UAE"); anything else of two letters or less is noise in prose.
    let known = Economy::designations().filter(|(words, ..)| words.len() > 2 || matches!(*words, "US" | "UK" | "EU"));
    let (words, meanings): (Vec<&str>, Vec<_>) = known.map(|(words, economy, how)| (words, (economy, how))).unzip();
    let automaton = AhoCorasick::builder().match_kind(MatchKind::LeftmostLongest).build(words).ok();
    Names { automaton, meanings }
});

/// All economies a text names, in order, without overlap. Case matters: "Turkey" is a country, "turkey" is not.
///
/// ```
/// use bilateral::{Economy, text::names};
///
/// let found: Vec<Economy> = names("Trade between Moscow and North Korea").iter().map(|n| n.economy).collect();
/// assert_eq!(found, [Economy::RUS, Economy::PRK]);
/// ```
pub fn names(text: &str) -> Vec<NameMention> {
    let Some(automaton) = &NAMES.automaton else { return Vec::new() };
    let found = automaton.find_iter(text).filter(|found| stands_alone(text, found.start(), found.end()));
    found
        .filter_map(|found| {
            let (economy, designation) = *NAMES.meanings.get(found.pattern().as_usize())?;
            Some(NameMention { span: Span::new(found.start(), found.end()), economy, designation })
        })
        .collect()
}

/// Whether no letter or digit touches the words: "Oman" is not in "Romania".
fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let before = text.get(..start).and_then(|t| t.chars().next_back());
    let after = text.get(end..).and_then(|t| t.chars().next());
    let joins = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
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
