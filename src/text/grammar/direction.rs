//! A phrase by itself: "almost 50 times less", "up 7.8 percent".

use super::mention::{Clause, Mention, Role};
use crate::text::cue::Cue;
use crate::text::sentence::Document;

/// The one quantity of a phrase with the way the words around it point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Direction {
    /// Its index in the document.
    pub(crate) quantity: usize,
    /// -1 for "less", "fell", 1 for "more", "rose", "as much", 0 where the words do not say.
    pub(crate) sign: i8,
    /// Whether the words tell a change: "fell by 2.4%", against "2.4% less".
    pub(crate) changes: bool,
    /// Whether the words compare with something else: "less", "as much", "times".
    pub(crate) compares: bool,
}

/// The quantities of a phrase as the grammar of prose takes them.
pub(crate) fn directions(document: &Document<'_>) -> Vec<Direction> {
    let mut found = Vec::new();
    for tokens in document.sentences() {
        let clause = Clause { document, tokens };
        found.extend(Mention::all(clause).iter().map(|mention| direction(clause, mention)));
    }
    found
}

fn direction(clause: Clause<'_>, mention: &Mention) -> Direction {
    let next = clause.after(mention.at);
    let comparative = matches!(clause.cue(next), Cue::More | Cue::Less);
    let as_much = clause.word(next).eq_ignore_ascii_case("as");
    let verb = clause.tokens.iter().any(|t| matches!(t.cue(), Cue::Rise | Cue::Fall));
    Direction {
        quantity: mention.quantity,
        sign: if as_much { 1 } else { mention.sign },
        changes: verb && matches!(mention.role, Role::Change | Role::Delta | Role::Factor),
        compares: comparative || as_much,
    }
}
