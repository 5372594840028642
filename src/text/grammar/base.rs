//! Which figures are the base of a comparison: "from $4 billion", "up 18 percent over $213 million", "it had been $1.33 billion".

use super::mention::{Clause, Role, ends_relative, is_listed, is_relative, measure_of, percent_role, sign_of};
use crate::text::cue::Cue;
use crate::text::quantity::Kind;
use crate::text::sentence::{Item, Token};
use crate::text::time::Time;

/// "it had been $1.33 billion a year before", "having been $143.1 billion in December", not "the goal had been", nor "it had been
/// $1.9 billion, $651 million more than in 2015".
pub(crate) fn had_been(clause: Clause<'_>, been: usize) -> bool {
    let led = been.checked_sub(1).map_or("", |i| clause.word(i));
    let apart = |t: &Token| matches!(t.cue(), Cue::Target | Cue::Than | Cue::Compared | Cue::Against | Cue::From);
    clause.word(been) == "been" && matches!(led, "had" | "having") && !clause.tokens.iter().any(apart)
}

/// "That beats the $3.9 billion of last year by 7.75 percent".
pub(crate) fn beats(clause: Clause<'_>, verb: usize, at: usize) -> bool {
    exceeds(clause.word(verb)) && by_so_much(clause, at).is_some()
}

/// "last year's $9.3 billion was exceeded by 11.3%".
pub(crate) fn is_exceeded(clause: Clause<'_>, at: usize) -> bool {
    by_so_much(clause, at).and_then(|by| by.checked_sub(1)).is_some_and(|i| {
        let word = clause.word(i);
        exceeds(word) && (word.ends_with('d') || word.ends_with('n'))
    })
}

/// "by" and a figure, after a figure and before any other.
fn by_so_much(clause: Clause<'_>, at: usize) -> Option<usize> {
    const REACH: usize = 12;
    let mut rest = (at + 1..at + REACH).take_while(|&i| !clause.is_quantity(i) && !clause.is_boundary(i));
    rest.find(|&i| clause.cue(i) == Cue::By && clause.is_quantity(i + 1))
}

/// "exceeded", "beats", "topped".
pub(crate) fn exceeds(word: &str) -> bool {
    const VERBS: [&str; 8] = ["exceed", "outstrip", "outweigh", "outpace", "surpass", "beat", "tops", "topped"];
    VERBS.iter().any(|verb| word.get(..verb.len()).is_some_and(|start| start.eq_ignore_ascii_case(verb)))
}

/// "on" or "over" after a change.
pub(crate) fn is_on(clause: Clause<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1) else { return false };
    match clause.cue(at) {
        Cue::On => clause.is_quantity(before) || sign_of(clause.cue(before)) != 0,
        _ if clause.word(at) != "over" => false,
        _ => {
            let risen =
                clause.cue(before) == Cue::Rise && before.checked_sub(1).is_some_and(|i| ends_relative(clause, i));
            risen || ends_relative(clause, before)
        }
    }
}

/// "10M2022", "1H2023": months of a year as tables have them.
fn is_code(word: &str) -> bool {
    let digits = word.bytes().filter(u8::is_ascii_digit).count();
    digits >= 5 && digits + 1 == word.len() && word.bytes().any(|b| matches!(b, b'M' | b'H' | b'Q'))
}

/// "exports were $2.057 billion after $2.250 billion": what stood before comes second.
pub(crate) fn follows_level(clause: Clause<'_>, after: usize) -> bool {
    clause.before(after).is_some_and(|i| clause.is_quantity(i) && !is_relative(clause, i) || clause.is_mark(i, ','))
}

/// "5 percent more than $3 billion" compares a figure with its base; "to $3 trillion, less than the $107 billion" does not.
pub(crate) fn compares_figure(clause: Clause<'_>, than: usize) -> bool {
    let adjective = than.checked_sub(1).filter(|&i| matches!(clause.cue(i), Cue::More | Cue::Less));
    adjective.and_then(|i| clause.before(i)).is_some_and(|i| {
        clause.is_quantity(i) || clause.is_mark(i, ')') || ends_relative(clause, i) || clause.cue(i) == Cue::Reach
    })
}

/// "10.6 percent larger than last season's 417,000 tons"
pub(crate) fn is_of_than(clause: Clause<'_>, owner: usize, at: usize) -> bool {
    const REACH: usize = 4;
    let possessive = owner + 1 < at && clause.word(at - 1) == "s";
    let than = (owner.saturating_sub(REACH)..=owner).rev().find(|&i| clause.cue(i) == Cue::Than);
    possessive && than.is_some_and(|than| compares_figure(clause, than))
}

/// "$1.2 billion above the $3.8 billion of 2019": a difference beside its base.
pub(crate) fn is_over(clause: Clause<'_>, over: usize) -> bool {
    let led = over.checked_sub(1).filter(|_| matches!(clause.word(over), "above" | "below"));
    led.is_some_and(|i| clause.is_quantity(i))
}

pub(crate) fn is_compared(clause: Clause<'_>, at: usize) -> bool {
    clause.before(at).is_some_and(|i| clause.cue(i) == Cue::Compared)
}

/// "up 13 percent from July's exports of $59.8 billion", "against imports of $3 billion": the noun of the base.
pub(crate) fn is_base_noun(clause: Clause<'_>, noun: usize) -> bool {
    let led = clause.before(noun).filter(|_| measure_of(clause.cue(noun)).is_some());
    // "imports of $5 billion against exports of $3 billion" sets two flows beside each other.
    let based = |i: usize| {
        let before = clause.before(i).filter(|&b| matches!(clause.word(b), "when" | "as"));
        clause.before(before.unwrap_or(i)).is_some_and(|before| ends_relative(clause, before))
    };
    // "at $15.4 million against the export of $16.9 million"
    let same = |i: usize| {
        let named = clause.find_before(i, |cue| measure_of(cue).is_some()).map(|i| measure_of(clause.cue(i)));
        named == Some(measure_of(clause.cue(noun)))
    };
    led.is_some_and(|i| match clause.cue(i) {
        Cue::Against | Cue::Compared => based(i) || same(i),
        Cue::From => based(i),
        Cue::To | Cue::With => is_compared(clause, i) && clause.before(i).is_some_and(based),
        _ => false,
    })
}

/// "than that of", "compared to those of".
pub(crate) fn is_base_pronoun(clause: Clause<'_>, pronoun: usize) -> bool {
    let led = clause.before(pronoun).filter(|_| matches!(clause.word(pronoun), "that" | "those"));
    led.is_some_and(|i| match clause.cue(i) {
        Cue::Than => compares_figure(clause, i),
        Cue::To | Cue::With => is_compared(clause, i),
        cue => matches!(cue, Cue::Against | Cue::From),
    })
}

/// "down 8.9 percent ($950.6 million in 2023)", "less than in the same period of 2023 ($2.8 billion)": the figure in brackets
/// is that of the time a change is measured from.
pub(crate) fn brackets_base(clause: Clause<'_>, bracket: usize, at: usize) -> bool {
    const REACH: usize = 9;
    let is_time = |i: &usize| matches!(clause.item(*i), Some(Item::Time(_)));
    let dated =
        || (at + 1..at + 4).take_while(|&i| !clause.is_mark(i, ')')).any(|i| is_time(&i) || is_code(clause.word(i)));
    let Some(before) = bracket.checked_sub(1) else { return false };
    if is_relative(clause, before) {
        return percent_role(clause, before).0 == Role::Change && dated();
    }
    let led = || (before.saturating_sub(REACH)..before).rev().take_while(|&i| !clause.is_quantity(i));
    is_time(&before)
        && led().any(|i| matches!(clause.cue(i), Cue::Than | Cue::Compared | Cue::Against | Cue::From | Cue::On))
}

/// "imports shed 5.9% to stand at 247.3 billion lek (H1 2011: 262.7 billion lek)": one figure with its time beside the result of
/// a change.
pub(crate) fn is_dated_bracket(clause: Clause<'_>, colon: usize, at: usize) -> bool {
    const REACH: usize = 12;
    let time = colon.checked_sub(1).filter(|&i| matches!(clause.item(i), Some(Item::Time(_))));
    let open = time.and_then(|i| i.checked_sub(1)).filter(|&i| clause.is_mark(i, '('));
    let figure = open.and_then(|i| i.checked_sub(1)).filter(|&i| clause.is_quantity(i) && !is_relative(clause, i));
    let changed = |figure: usize| {
        let near = figure.saturating_sub(REACH)..figure;
        near.into_iter().any(|i| is_relative(clause, i) && percent_role(clause, i).0 == Role::Change)
    };
    clause.is_mark(at + 1, ')') && figure.is_some_and(changed)
}

/// "12.95 percent more than in 2021, when output was $302 million", "increased by 4 percent since 2014, when they were $5
/// million", "compared to the first quarter, which stood at $6 million": the figure of the clause is the base of the comparison
/// before it.
pub(crate) fn follows_when(clause: Clause<'_>, at: usize) -> bool {
    let opens = |i: &usize| matches!(clause.word(*i), "when" | "which");
    let Some(when) = (0..at).rev().take(8).find(opens) else { return false };
    if (when..at).any(|i| clause.is_quantity(i)) {
        return false;
    }
    let before = (0..when).rev().take_while(|&i| !clause.is_mark(i, ';'));
    let mut compared = false;
    for i in before {
        compared |= matches!(clause.cue(i), Cue::Than | Cue::Compared | Cue::From | Cue::Since);
        if clause.is_quantity(i) {
            return compared || (clause.word(when) == "when" && is_relative(clause, i));
        }
    }
    compared
}

/// "almost five times the $503 million", "half the $1.5 billion": the base of a ratio.
pub(crate) fn follows_factor(clause: Clause<'_>, at: usize) -> bool {
    let Some(before) = clause.before(at).filter(|&i| i + 1 < at) else { return false };
    let Some(Item::Quantity(quantity)) = clause.item(before) else { return false };
    clause.document.quantities.get(quantity).is_some_and(|q| q.kind == Kind::Multiplier)
}

/// A level with words of an earlier period right after it is the base of the comparison, unless it shares them with the one
/// it is listed with: "$2.7 billion and $0.4 billion last year".
pub(crate) fn earlier_level(clause: Clause<'_>, at: usize) -> Role {
    if is_listed(clause, at) {
        return Role::Level;
    }
    let next = clause.after(at);
    let words = (next..next + 5).take_while(|&i| !clause.is_quantity(i) && !clause.is_mark(i, ','));
    let mut earlier = false;
    for i in words {
        if matches!(
            clause.cue(i),
            Cue::Rise | Cue::Fall | Cue::More | Cue::Less | Cue::Compared | Cue::Against | Cue::From
        ) {
            return Role::Level;
        }
        if let Some(time) = clause.time(i) {
            earlier = matches!(time, Time::Before { .. });
            break;
        }
    }
    if earlier
        && !is_told_of_both(clause, at)
        && clause.tokens.get(..at).is_some_and(|before| before.iter().any(|t| matches!(t.item, Item::Quantity(_))))
    {
        Role::From
    } else {
        Role::Level
    }
}

/// "exported $30.9 billion and imported $30.7 billion last year", "goods for $118 billion and services for $132 billion last year":
/// the time is that of both.
fn is_told_of_both(clause: Clause<'_>, at: usize) -> bool {
    let first = (0..at).rev().find(|&i| clause.is_quantity(i)).map_or(0, |i| i + 1);
    let mut between = first..at;
    let joined = between.clone().any(|i| clause.cue(i) == Cue::And);
    let time = between.clone().any(|i| matches!(clause.item(i), Some(Item::Time(_))));
    let before = clause.find_before(first, |cue| measure_of(cue).is_some()).and_then(|i| measure_of(clause.cue(i)));
    let another = match between.clone().rev().find_map(|i| measure_of(clause.cue(i))) {
        Some(own) => before.is_some_and(|before| before != own),
        None => between.all(|i| {
            matches!(
                clause.item(i),
                Some(Item::Word(Cue::And | Cue::None | Cue::For | Cue::Of | Cue::Filler | Cue::Services))
            )
        }),
    };
    joined && !time && another
}
