//! Words that say that a figure follows from those before it.

use super::mention::Clause;

const ADVERBS: [&str; 9] =
    ["therefore", "thus", "hence", "so", "i.e", "meaning", "consequently", "accordingly", "thereby"];

/// "leaving a deficit of", "imports that meant a deficit of", "the resulting surplus".
const RESULTS: [&str; 14] = [
    "meant",
    "means",
    "leaving",
    "leaves",
    "left",
    "resulting",
    "resulted",
    "result",
    "giving",
    "gives",
    "gave",
    "yielding",
    "yields",
    "causing",
];

/// "therefore", "thus", "that is", "so" around a figure: its clause draws a conclusion.
pub(crate) fn concludes(clause: Clause<'_>, at: usize) -> bool {
    let near = (at.saturating_sub(10)..at + 3).filter(|&i| !clause.is_quantity(i));
    near.into_iter().any(|i| is_one_of(clause, i, &ADVERBS) || (clause.word(i) == "that" && clause.word(i + 1) == "is"))
}

/// Whether words between two places say that what comes then is a result.
pub(crate) fn results(clause: Clause<'_>, from: usize, at: usize) -> bool {
    (from..at).any(|i| is_one_of(clause, i, &RESULTS))
}

/// "so that", "which leaves": what is told follows from the figures before.
pub(crate) fn follows(clause: Clause<'_>, at: usize) -> bool {
    let start = (0..at).rev().find(|&i| clause.is_quantity(i)).map_or(0, |i| i + 1);
    (start..at).any(|i| is_one_of(clause, i, &ADVERBS)) || results(clause, start, at)
}

fn is_one_of(clause: Clause<'_>, at: usize, words: &[&str]) -> bool {
    words.iter().any(|word| word.eq_ignore_ascii_case(clause.word(at)))
}
