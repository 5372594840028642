//! What the words around "exports" and "imports" say of the part they mean.

use std::collections::BTreeSet;

use super::mention::Clause;
use crate::economy::{Economy, EconomyKind};
use crate::measure::Measure;
use crate::text::cue::Cue;
use crate::text::sentence::Item;

/// How many lines of a text are followed.
const LINES: usize = 8;

/// What divides a flow in two.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Line {
    /// Where goods were made: national exports and re-exports.
    Origin,
    /// What goods are: "oil and gas", "non-oil and gas".
    Goods(String),
    /// Whether the partner belongs to a group of economies.
    Group(Economy),
}

/// One side of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Side {
    /// National, of the goods, with the group.
    One,
    /// Of other origin, other goods, with others.
    Other,
}

/// What a noun of a flow means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Noun {
    /// All of it, expressly.
    Total,
    /// Without words that narrow it.
    Plain,
    Part(Line, Side),
    /// Something else: of other goods, with one partner.
    Else,
}

impl Line {
    /// The lines that a text draws: it names what lies beyond them.
    pub(crate) fn all(clauses: &[Clause<'_>]) -> Vec<Self> {
        let mut found: Vec<Self> = Vec::new();
        let mut third = false;
        for clause in clauses {
            third |= (0..clause.tokens.len()).any(|at| is_third(*clause, at));
            for at in (0..clause.tokens.len()).filter(|&at| may_divide(*clause, at)) {
                if Noun::is_reexport(*clause, at) || (clause.cue(at) == Cue::Exports && is_foreign(*clause, at)) {
                    found.push(Self::Origin);
                }
                let beyond = negated(clause.word(at)).and_then(|_| goods(*clause, at));
                found.extend(beyond.map(|(line, ..)| line));
                found.extend(group(*clause, at).map(Self::Group));
            }
        }
        if third {
            let all = clauses.iter().flat_map(|clause| (0..clause.tokens.len()).map(move |at| (clause, at)));
            let named: BTreeSet<Economy> = all.filter_map(|(clause, at)| group_named(*clause, at)).collect();
            found.extend(named.first().filter(|_| named.len() == 1).map(|group| Self::Group(*group)));
        }
        found.sort();
        found.dedup();
        // Told by themselves, re-exports may be neither: oil and other goods of the country do not make up the whole.
        let by_goods = found.iter().any(|line| matches!(line, Self::Goods(_)));
        let beside = by_goods && clauses.iter().any(|clause| tells_reexports(*clause));
        found.retain(|line| !(beside && matches!(line, Self::Goods(_))));
        found.truncate(LINES);
        found
    }

    /// Both parts in words.
    pub(crate) fn together(&self, flow: Measure) -> String {
        let flow = if flow == Measure::Imports { "imports" } else { "exports" };
        let way = if flow == "imports" { "from" } else { "to" };
        match self {
            Self::Origin => "national exports and re-exports together".to_owned(),
            Self::Goods(goods) => format!("{goods} {flow} and all others together"),
            Self::Group(group) => format!("{flow} {way} the {} and {way} others together", group.name()),
        }
    }
}

impl Noun {
    /// What the noun at a place means in a text with these lines.
    pub(crate) fn read(clause: Clause<'_>, at: usize, lines: &[Line]) -> Self {
        if is_joined(clause, at) || is_idle(clause, at) {
            return Self::Else;
        }
        let whole = || !narrows(clause, at) && (!has_object(clause, at) || is_foreign(clause, at));
        if Self::is_reexport(clause, at) {
            return if whole() { Self::Part(Line::Origin, Side::Other) } else { Self::Else };
        }
        if is_foreign(clause, at) && whole() {
            return Self::Part(Line::Origin, Side::Other);
        }
        if let Some((line, side)) = partner(clause, at, lines) {
            let own = narrows(clause, at);
            return if own { Self::Else } else { Self::Part(line, side) };
        }
        if is_national(clause, at) {
            return Self::Part(Line::Origin, Side::One);
        }
        if has_object(clause, at) {
            return Self::Else;
        }
        let goods = (at.saturating_sub(4)..at).find_map(|i| goods(clause, i).filter(|(_, _, end)| *end == at));
        let known = goods.filter(|(line, ..)| lines.contains(line));
        if let Some((line, side, _)) = known {
            return Self::Part(line, side);
        }
        if narrows(clause, at) {
            return Self::Else;
        }
        let total = (at.saturating_sub(2)..at).any(|i| clause.cue(i) == Cue::Total);
        if total { Self::Total } else { Self::Plain }
    }

    /// "... and to third countries": the other part of the flow told before.
    pub(crate) fn read_on(clause: Clause<'_>, at: usize, lines: &[Line]) -> Option<Self> {
        let joined = clause.cue(at) == Cue::And || clause.cue(at) == Cue::While || clause.is_mark(at, ',');
        side_of_group(clause, at, lines).filter(|_| joined).map(|(line, side)| Self::Part(line, side))
    }

    /// "re-exports", "reexports", "re-exported goods".
    pub(crate) fn is_reexport(clause: Clause<'_>, at: usize) -> bool {
        if !clause.begins(at, b'r') {
            return false;
        }
        let rest = strip(clause.word(at), "re").map(|rest| rest.strip_prefix(['-', '‑']).unwrap_or(rest));
        rest.is_some_and(|rest| ["export", "exports", "exported"].iter().any(|form| form.eq_ignore_ascii_case(rest)))
    }
}

/// Whether a word may draw a line: a name, "exports", "re-exports", "non-oil"; nearly all words do not.
fn may_divide(clause: Clause<'_>, at: usize) -> bool {
    let named = matches!(clause.item(at), Some(Item::Name(_)));
    named || clause.cue(at) == Cue::Exports || clause.begins(at, b'r') || clause.begins(at, b'n')
}

/// A word without letters it begins with, in any case.
fn strip<'w>(word: &'w str, prefix: &str) -> Option<&'w str> {
    let (start, rest) = word.split_at_checked(prefix.len())?;
    start.eq_ignore_ascii_case(prefix).then_some(rest)
}

/// "non-oil"
fn negated(word: &str) -> Option<&str> {
    strip(word, "non-").or_else(|| strip(word, "non‑"))
}

/// "non-oil", "oil and gas": the goods that begin at a place, the side of them, and the token after them and "products".
fn goods(clause: Clause<'_>, at: usize) -> Option<(Line, Side, usize)> {
    let word = clause.word(at);
    let other = negated(word);
    if clause.item(at)? != Item::Word(Cue::None) || other.is_some_and(|name| name.len() < 3) || is_narrowed(clause, at)
    {
        return None;
    }
    let name = match other.unwrap_or(word).to_lowercase() {
        name if name == "petroleum" => "oil".to_owned(),
        name => name,
    };
    let two = clause.cue(at + 1) == Cue::And && name == "oil" && clause.word(at + 2) == "gas";
    let (name, end) = if two { (format!("{name} and gas"), at + 3) } else { (name, at + 1) };
    // Oil products are not all that is no "non-oil product".
    let general = matches!(clause.word(end), "goods" | "products" | "commodities" | "commodity" | "merchandise");
    let end = end + usize::from(general && other.is_some());
    Some((Line::Goods(name), if other.is_some() { Side::Other } else { Side::One }, end))
}

/// Whether a word before the one at a place narrows it: the "crude" of "crude oil", the "gas and" of "gas and oil".
fn is_narrowed(clause: Clause<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    if clause.cue(before) == Cue::And {
        return before.checked_sub(1).is_some_and(|i| is_content(clause, i));
    }
    is_content(clause, before)
}

/// A word of its own meaning: no grammar, no name, nothing that leaves a flow whole.
fn is_content(clause: Clause<'_>, at: usize) -> bool {
    #[rustfmt::skip]
    const WHOLE: [&str; 28] = [
        "as", "s", "alone", "bilateral", "commodity", "country", "cumulative", "external", "foreign", "goods", "kingdom", "meanwhile",
        "merchandise", "monthly", "nation", "now", "region", "said", "similarly", "so", "state", "the", "then", "thus", "visible",
        "whole", "world", "year",
    ];
    clause.item(at) == Some(Item::Word(Cue::None))
        && !WHOLE.iter().any(|whole| whole.eq_ignore_ascii_case(clause.word(at)))
}

/// Whether the noun has a word before it that says which part of the flow is meant.
fn narrows(clause: Clause<'_>, at: usize) -> bool {
    is_narrowed(clause, at) || clause.cue(at.wrapping_sub(1)) == Cue::Services
}

/// "national exports", "domestic exports", "exports of domestic products", not "non-oil domestic exports".
fn is_national(clause: Clause<'_>, at: usize) -> bool {
    let own = |i: usize| {
        let word = clause.word(i).to_lowercase();
        matches!(word.as_str(), "national" | "domestic" | "local" | "domestically" | "locally" | "nationally")
    };
    let before = at.checked_sub(1).is_some_and(|i| own(i) && !is_narrowed(clause, i)) && !has_object(clause, at);
    let after = clause.cue(at + 1) == Cue::Of && (at + 2..at + 4).any(own) && !is_narrowed(clause, at);
    before || after
}

/// "re-exports of foreign products", "exports of foreign products".
fn is_foreign(clause: Clause<'_>, at: usize) -> bool {
    let of = clause.cue(at + 1) == Cue::Of && matches!(clause.word(at + 2), "foreign" | "imported");
    of && !matches!(clause.cue(at + 4), Cue::To | Cue::From | Cue::And)
}

/// "exports of phosphate", "exports to Iraq", "imports from them", not "exports to $5 billion".
fn has_object(clause: Clause<'_>, at: usize) -> bool {
    let next = at + 1 + usize::from(clause.word(at + 1) == "value");
    let amount = |i: usize| {
        (i..i + 4)
            .find(|&i| !matches!(clause.item(i), Some(Item::Word(Cue::Filler))))
            .is_some_and(|i| clause.is_quantity(i))
    };
    let named = |i: usize| matches!(clause.item(i), Some(Item::Name(_)));
    match clause.cue(next) {
        // "exports of Cyprus", "exports of the Kingdom": whose they are.
        Cue::Of
            if named(next + 1)
                || clause.word(next + 1) == "the" && (named(next + 2) || is_country(clause, next + 2)) =>
        {
            false
        }
        Cue::Of if is_all_goods(clause, next + 1) => has_object(clause, next + 1),
        Cue::Of | Cue::To | Cue::From | Cue::With => !amount(next + 1),
        _ => matches!(clause.word(next), "into" | "within" | "outside"),
    }
}

/// "exports of goods", not "exports of goods and services".
fn is_all_goods(clause: Clause<'_>, at: usize) -> bool {
    matches!(clause.word(at), "goods" | "merchandise" | "commodities") && clause.cue(at + 1) != Cue::And
}

fn is_country(clause: Clause<'_>, at: usize) -> bool {
    ["country", "kingdom", "republic"].iter().any(|word| word.eq_ignore_ascii_case(clause.word(at)))
}

/// "exports and imports", "exports, re-exports and": the figures that follow are in turn.
fn is_joined(clause: Clause<'_>, at: usize) -> bool {
    let noun = |i: usize| matches!(clause.cue(i), Cue::Exports | Cue::Imports) || Noun::is_reexport(clause, i);
    let joins = |from: usize, to: usize| {
        (from + 1..to).any(|i| clause.cue(i) == Cue::And || clause.is_mark(i, ',') || clause.is_mark(i, '/'))
            && !(from + 1..to).any(|i| clause.is_quantity(i) || matches!(clause.item(i), Some(Item::Time(_))))
    };
    (at + 1..at + 4).any(|next| noun(next) && joins(at, next))
        || (at.saturating_sub(3)..at).any(|before| noun(before) && joins(before, at))
}

/// "80 percent of total exports", "led by exports", "including re-exports": the clause is about something else.
fn is_idle(clause: Clause<'_>, at: usize) -> bool {
    let passes = |i: usize| {
        matches!(clause.cue(i), Cue::Filler | Cue::Total | Cue::Possessive)
            || matches!(clause.item(i), Some(Item::Name(_) | Item::Word(Cue::None)))
    };
    let Some(led) = (at.saturating_sub(6)..at).rev().find(|&i| !passes(i)) else { return false };
    match clause.cue(led) {
        Cue::Of | Cue::In => !is_of_flow(clause, led),
        Cue::By
        | Cue::To
        | Cue::On
        | Cue::From
        | Cue::For
        | Cue::Against
        | Cue::Than
        | Cue::Including
        | Cue::Compared => true,
        _ => false,
    }
}

/// "the value of exports", "$5 billion of exports", "a drop of 18 percent ($4 billion) in exports".
fn is_of_flow(clause: Clause<'_>, of: usize) -> bool {
    let Some(head) = of.checked_sub(1) else { return false };
    let changes = |i: usize| matches!(clause.cue(i), Cue::Rise | Cue::Fall);
    matches!(clause.word(head), "value" | "amount" | "level" | "worth")
        || clause.is_quantity(head)
        || (of.saturating_sub(8)..of).any(|i| changes(i) && !clause.is_boundary(i))
}

/// The group of economies that a text sets off: "non-EU", "outside the CIS".
fn group(clause: Clause<'_>, at: usize) -> Option<Economy> {
    let named = group_named(clause, at)?;
    (is_negated(clause, at) || is_outside(clause, at)).then_some(named)
}

fn group_named(clause: Clause<'_>, at: usize) -> Option<Economy> {
    let Some(Item::Name(name)) = clause.item(at) else { return None };
    let economy = clause.document.names.get(name)?.economy;
    (economy.kind() == EconomyKind::Group && economy != Economy::WLD).then_some(economy)
}

/// "non-EU", "extra-EU".
fn is_negated(clause: Clause<'_>, at: usize) -> bool {
    prefix(clause, at).is_some_and(|prefix| ["non", "extra"].iter().any(|word| word.eq_ignore_ascii_case(prefix)))
}

/// What a hyphen ties to the word at a place.
fn prefix(clause: Clause<'_>, at: usize) -> Option<&str> {
    let before = at.checked_sub(1)?;
    let touches = clause.span(before).end == clause.span(at).start;
    let word = clause.word(before).strip_suffix(['-', '‑'])?;
    touches.then_some(word)
}

/// "countries outside the EU", "countries that are not members of": only the first is read.
fn is_outside(clause: Clause<'_>, at: usize) -> bool {
    let led = clause.before(at);
    led.is_some_and(|i| clause.word(i) == "outside")
}

/// The side of a group that a flow goes to or comes from: "exports to other EU countries", "imports from third countries".
fn partner(clause: Clause<'_>, at: usize, lines: &[Line]) -> Option<(Line, Side)> {
    // "intra-EU exports"
    if let Some(name) = at.checked_sub(1).and_then(|i| Some((prefix(clause, i)?, group_named(clause, i)?))) {
        let side = match name.0.to_lowercase().as_str() {
            "intra" => Side::One,
            "extra" | "non" => Side::Other,
            _ => return None,
        };
        return Some((Line::Group(name.1), side)).filter(|_| !has_object(clause, at));
    }
    side_of_group(clause, at, lines)
}

/// The side that the words after a place name: "to other EU countries", "from third countries".
fn side_of_group(clause: Clause<'_>, at: usize, lines: &[Line]) -> Option<(Line, Side)> {
    let groups = || lines.iter().filter(|line| matches!(line, Line::Group(_)));
    let led = matches!(clause.cue(at + 1), Cue::To | Cue::From | Cue::With) || clause.word(at + 1) == "outside";
    let idle = |i: &usize| {
        matches!(clause.cue(*i), Cue::Filler | Cue::Possessive | Cue::Total | Cue::To | Cue::From | Cue::With)
            || matches!(
                clause.word(*i),
                "other"
                    | "the"
                    | "outside"
                    | "countries"
                    | "states"
                    | "markets"
                    | "nations"
                    | "members"
                    | "non-"
                    | "non‑"
            )
    };
    let name = (at + 1..at + 8).find(|i| !idle(i)).filter(|_| led)?;
    if is_third(clause, name) {
        let mut groups = groups();
        let only = groups.next().filter(|_| groups.next().is_none());
        return only.filter(|_| ends(clause, name + 2)).map(|line| (line.clone(), Side::Other));
    }
    let group = group_named(clause, name)?;
    // "European Union (EU) member states"
    let bracketed = clause.is_mark(name + 1, '(') && group_named(clause, name + 2) == Some(group);
    let from = name + 1 + usize::from(bracketed) * 3;
    let end = (from..from + 4).find(|&i| !is_nations(clause, i))?;
    let side = if is_negated(clause, name) || is_outside(clause, name) { Side::Other } else { Side::One };
    ends(clause, end).then_some((Line::Group(group), side))
}

/// "third countries"
fn is_third(clause: Clause<'_>, at: usize) -> bool {
    clause.begins(at, b't') && clause.word(at) == "third" && is_nations(clause, at + 1)
}

fn is_nations(clause: Clause<'_>, at: usize) -> bool {
    matches!(
        clause.word(at),
        "countries" | "states" | "member" | "members" | "nations" | "markets" | "partners" | "bloc"
    )
}

/// Whether no second partner follows: "to the EU and Britain".
fn ends(clause: Clause<'_>, at: usize) -> bool {
    let joins = clause.cue(at) == Cue::And || clause.cue(at) == Cue::Or || clause.is_mark(at, ',');
    let named = |i: usize| matches!(clause.item(i), Some(Item::Name(_)));
    !(joins && (named(at + 1) || named(at + 2))) && !matches!(clause.cue(at), Cue::Including | Cue::Of)
}

/// Whether re-exports are only said to be included, where they are named.
pub(crate) fn is_included(clause: Clause<'_>, at: usize) -> bool {
    let led = (at.saturating_sub(2)..at).any(|i| clause.cue(i) == Cue::Including);
    led && Noun::is_reexport(clause, at)
}

/// Whether re-exports are named as something by themselves.
fn tells_reexports(clause: Clause<'_>) -> bool {
    (0..clause.tokens.len()).any(|at| Noun::is_reexport(clause, at) && !is_included(clause, at))
}

/// Whether a sentence tells exports by where goods were made: "exports" near by may then be a part of all.
pub(crate) fn tells_origin(clause: Clause<'_>) -> bool {
    let national = |at: usize| clause.cue(at) == Cue::Exports && is_national(clause, at);
    tells_reexports(clause) || (0..clause.tokens.len()).any(national)
}
