//! The part each quantity plays in its clause, told by the words next to it.

use super::base::{
    beats, brackets_base, compares_figure, earlier_level, exceeds, follows_factor, follows_level, follows_when,
    had_been, is_base_noun, is_base_pronoun, is_compared, is_dated_bracket, is_exceeded, is_of_than, is_on, is_over,
};
use crate::measure::Measure;
use crate::number::Unit;
use crate::source::Span;
use crate::text::cue::Cue;
use crate::text::quantity::Kind;
use crate::text::sentence::{Document, Item, Token};
use crate::text::time::{Time, TimeMention};

/// The part of a quantity in a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// A figure for something, not tied to a change by its preposition.
    Level,
    /// The result of a change: "to $5 billion".
    To,
    /// The base of a change: "from $4 billion", "against $4 billion", "a year earlier".
    From,
    /// An absolute change: "by $1 billion".
    Delta,
    /// A relative change.
    Change,
    /// A factor of change or comparison.
    Factor,
    /// A percentage or fraction of a whole.
    Share,
    /// The whole a share is of: "80 percent of the $38.9 billion".
    Whole,
    /// What is left.
    Remaining,
    /// In apposition to the mention before: the same thing in other words.
    Apposed,
    /// A percentage of which the words do not say what it is.
    Unknown,
}

/// What a change is measured from, if the words say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) enum Basis {
    #[default]
    Unstated,
    Year,
    Quarter,
    Month,
}

/// A quantity in its clause.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Mention {
    pub(crate) quantity: usize,
    /// Its token in the sentence.
    pub(crate) at: usize,
    pub(crate) role: Role,
    /// -1 for a fall, 1 for a rise, 0 where the words do not say.
    pub(crate) sign: i8,
    /// Joined to the mention before by nothing but "and" or a comma.
    pub(crate) listed: bool,
    pub(crate) basis: Basis,
    pub(crate) unit: Unit,
    /// Alone in brackets, but for a time.
    pub(crate) bracketed: bool,
}

/// The tokens of one sentence with ways to look around a place.
#[derive(Clone, Copy)]
pub(crate) struct Clause<'d> {
    pub(crate) document: &'d Document<'d>,
    pub(crate) tokens: &'d [Token],
}

impl<'d> Clause<'d> {
    pub(crate) fn cue(&self, at: usize) -> Cue {
        self.tokens.get(at).map_or(Cue::None, |t| t.here)
    }

    pub(crate) fn item(&self, at: usize) -> Option<Item> {
        self.tokens.get(at).map(|t| t.item)
    }

    pub(crate) fn is_mark(&self, at: usize, mark: char) -> bool {
        self.tokens.get(at).is_some_and(|t| t.is_mark(mark))
    }

    pub(crate) fn word(&self, at: usize) -> &'d str {
        self.tokens.get(at).map_or("", |t| t.span.of(self.document.text))
    }

    /// Whether a token begins with a letter, given as a small one.
    pub(crate) fn begins(&self, at: usize, letter: u8) -> bool {
        let first = self.tokens.get(at).and_then(|t| self.document.text.as_bytes().get(t.span.start));
        first.is_some_and(|first| first.eq_ignore_ascii_case(&letter))
    }

    /// The time that stands at a place.
    pub(crate) fn time(&self, at: usize) -> Option<Time> {
        match self.item(at) {
            Some(Item::Time(t)) => self.document.times.get(t).map(|t| t.time),
            _ => None,
        }
    }

    pub(crate) fn span(&self, at: usize) -> Span {
        self.tokens.get(at).map_or(Span::new(0, 0), |t| t.span)
    }

    pub(crate) fn is_quantity(&self, at: usize) -> bool {
        matches!(self.item(at), Some(Item::Quantity(_)))
    }

    /// Whether a token may stand between a cue and its number without meaning.
    fn is_transparent(&self, at: usize) -> bool {
        match self.item(at) {
            Some(Item::Time(_) | Item::Word(Cue::Filler | Cue::Possessive | Cue::Trend)) => true,
            // The ’s of a possessive name or time.
            Some(Item::Word(Cue::None)) => self.word(at) == "s",
            Some(Item::Mark(mark)) => matches!(mark, '’' | '\''),
            _ => false,
        }
    }

    /// The nearest token before `at` that carries meaning.
    pub(crate) fn before(&self, at: usize) -> Option<usize> {
        (0..at).rev().find(|&i| !self.is_transparent(i))
    }

    /// The nearest cue before `at` for which `wanted` holds, not past a clause boundary.
    pub(crate) fn find_before(&self, at: usize, wanted: impl Fn(Cue) -> bool) -> Option<usize> {
        for i in (0..at).rev() {
            if wanted(self.cue(i)) {
                return Some(i);
            }
            if self.is_boundary(i) {
                return None;
            }
        }
        None
    }

    /// "A year earlier the figures were ...": the sentence speaks of the period before.
    pub(crate) fn opens_earlier(&self) -> bool {
        let first = (0..4).find_map(|i| match self.item(i) {
            Some(Item::Time(t)) => self.document.times.get(t),
            _ => None,
        });
        // "Last year it was $4.8 billion, up 23.8 percent" tells a change of its own, up to that year.
        let changes = |t: &Token| matches!(t.cue(), Cue::Rise | Cue::Fall);
        let last = |t: &TimeMention| t.span.of(self.document.text).to_ascii_lowercase().starts_with("last");
        let before = |t: &TimeMention| match t.time {
            Time::Before { .. } => !(last(t) && self.tokens.iter().any(changes)),
            // "In the same period of 2020 the figures were ..."
            Time::Same { year } => {
                year.is_some() && self.tokens.iter().enumerate().any(|(i, _)| self.word(i) == "figures")
            }
            _ => false,
        };
        first.is_some_and(before) && !self.tokens.iter().any(|t| matches!(t.cue(), Cue::Compared | Cue::From))
    }

    /// A word that may name a good: no grammar, no measure, no name, no time.
    pub(crate) fn is_topic(&self, at: usize) -> bool {
        const VERBS: [&str; 13] = [
            "earned",
            "brought",
            "fetched",
            "generated",
            "thus",
            "contributed",
            "provided",
            "then",
            "alone",
            "also",
            "non",
            "total",
            "all",
        ];
        self.item(at) == Some(Item::Word(Cue::None)) && self.word(at).len() > 2 && !VERBS.contains(&self.word(at))
    }

    pub(crate) fn is_boundary(&self, at: usize) -> bool {
        match self.item(at) {
            Some(Item::Word(Cue::While)) => self.word(at) != "when",
            Some(Item::Mark(mark)) => matches!(mark, ';' | ':'),
            _ => false,
        }
    }

    /// The token after a quantity and everything in apposition to it: "(5 percent)", ", or 5 percent,".
    pub(crate) fn after(&self, at: usize) -> usize {
        let mut next = at + 1;
        loop {
            let opened = self.is_mark(next, '(') && self.is_quantity(next + 1) && self.is_mark(next + 2, ')');
            let comma = usize::from(self.is_mark(next, ','));
            let or = self.cue(next + comma) == Cue::Or && self.is_quantity(next + comma + 1);
            if opened {
                next += 3;
            } else if or {
                next += comma + 2;
                next += usize::from(comma == 1 && self.is_mark(next, ','));
            } else {
                return next;
            }
        }
    }
}

impl Mention {
    /// All mentions of a sentence, in order.
    pub(crate) fn all(clause: Clause<'_>) -> Vec<Self> {
        let mut found = Vec::new();
        for (at, token) in clause.tokens.iter().enumerate() {
            let Item::Quantity(quantity) = token.item else { continue };
            let Some(read) = clause.document.quantities.get(quantity) else { continue };
            let (role, sign) = match read.kind {
                Kind::Percent => percent_role(clause, at),
                Kind::PercentagePoints => match percent_role(clause, at) {
                    (Role::Change, sign) => (Role::Delta, sign),
                    other => other,
                },
                Kind::Multiplier => factor_role(clause, at),
                Kind::Measure if is_duration(read.figure.unit()) => (Role::Unknown, 0),
                Kind::Money | Kind::Measure | Kind::Number => amount_role(clause, at),
            };
            let role = if is_worth_base(clause, at, &found) { Role::From } else { role };
            let (role, sign) = match (read.kind, role) {
                // A bare count is a level only where a preposition says so: "three stages" is none.
                (Kind::Number, Role::Level | Role::Apposed) if read.figure.value() < THOUSAND => (Role::Unknown, 0),
                other => (other.1, sign),
            };
            let listed = is_listed(clause, at);
            let unit = read.figure.unit();
            let bracketed = is_bracketed(clause, at);
            found.push(Self { quantity, at, role, sign, listed, basis: basis(clause, at), unit, bracketed });
        }
        resolve_appositions(&mut found);
        conclude(clause, &mut found);
        share_in_rows(clause, &mut found);
        if !found.is_empty() && clause.opens_earlier() {
            let levels = found.iter_mut().filter(|m| matches!(m.role, Role::Level | Role::To));
            levels.for_each(|m| m.role = Role::From);
        }
        found
    }
}

/// "as against 119,314 tons valuing $303.3 million": what a base is worth is one.
fn is_worth_base(clause: Clause<'_>, at: usize, before: &[Mention]) -> bool {
    let led = clause.before(at).filter(|&i| matches!(clause.word(i), "worth" | "valuing" | "of"));
    let verb = led.map(|i| if clause.word(i) == "of" { i.saturating_sub(1) } else { i });
    let verb = verb.filter(|&i| matches!(clause.word(i), "worth" | "valuing"));
    let last = before.last().filter(|m| m.role == Role::From && matches!(m.unit, Unit::Measure(_) | Unit::Number));
    last.zip(verb).is_some_and(|(last, verb)| verb <= last.at + 2 && verb > last.at)
}

/// "($60.68 billion)", "($2.6 billion in 2016)", not "($17.0 billion from elsewhere)".
fn is_bracketed(clause: Clause<'_>, at: usize) -> bool {
    let opened = at.checked_sub(1).is_some_and(|before| clause.is_mark(before, '('));
    let mut rest = (at + 1..clause.tokens.len()).take_while(|&i| !clause.is_mark(i, ')'));
    opened
        && rest.all(|i| matches!(clause.cue(i), Cue::In | Cue::Filler) || matches!(clause.item(i), Some(Item::Time(_))))
}

const THOUSAND: rust_decimal::Decimal = rust_decimal::Decimal::ONE_THOUSAND;

fn is_duration(unit: Unit) -> bool {
    matches!(unit, Unit::Measure(code) if matches!(code.code(), "a" | "mo" | "wk" | "d" | "h" | "min" | "s" | "years" | "months" | "days"))
}

/// "$205 million, 39.5% of exports, and fish $147 million, 28.3%", "52.4% and 47.6% of the whole": one share of a row tells that
/// the others are shares, too.
fn share_in_rows(clause: Clause<'_>, mentions: &mut [Mention]) {
    let percent = |m: &Mention| m.unit == Unit::Percent && matches!(m.role, Role::Share | Role::Unknown);
    let joins = |i: usize| [',', '(', ')'].iter().any(|mark| clause.is_mark(i, *mark)) || clause.cue(i) == Cue::Or;
    let is_row = |pair: &[Mention]| {
        let [amount, share] = pair else { return false };
        let beside =
            matches!(amount.unit, Unit::Money(_) | Unit::Measure(_)) && matches!(amount.role, Role::Level | Role::To);
        beside && percent(share) && (amount.at + 1..share.at).all(joins)
    };
    let rows: Vec<usize> =
        mentions.windows(2).enumerate().filter(|(_, pair)| is_row(pair)).map(|(i, _)| i + 1).collect();
    let role = |i: &usize| mentions.get(*i).map(|m| m.role);
    let told = rows.iter().any(|i| role(i) == Some(Role::Share));
    let listed = mentions.windows(2).enumerate().filter(|(_, pair)| {
        matches!(pair, [a, b] if a.role == Role::Unknown && percent(a) && b.role == Role::Share && percent(b) && b.listed)
    });
    let listed: Vec<usize> = listed.map(|(i, _)| i).collect();
    for i in rows.into_iter().filter(|_| told).chain(listed) {
        if let Some(mention) = mentions.get_mut(i) {
            mention.role = Role::Share;
        }
    }
}

/// "up from $22.0 billion the year before, that is 10.5 per cent": what a result and its base come to.
fn conclude(clause: Clause<'_>, mentions: &mut [Mention]) {
    let is_led = |m: &Mention| {
        let that = m.at.checked_sub(2).filter(|&i| clause.word(i) == "that" && clause.word(i + 1) == "is");
        that.is_some() && m.role == Role::Unknown && m.unit == Unit::Percent
    };
    let Some(i) = mentions.iter().position(is_led) else { return };
    let before = mentions.get(i.saturating_sub(2)..i).unwrap_or_default();
    let Some(base) = before.iter().find(|m| m.role == Role::From && !m.unit.is_percentage()) else { return };
    let verb = clause.find_before(base.at, |cue| matches!(cue, Cue::Rise | Cue::Fall));
    let sign = verb.map_or(0, |verb| sign_of(clause.cue(verb)));
    if let Some(mention) = mentions.get_mut(i) {
        (mention.role, mention.sign) = (Role::Change, sign);
    }
}

/// An apposition plays the part of what it stands beside; a listed quantity of the same unit that of the one before.
fn resolve_appositions(mentions: &mut [Mention]) {
    let mut last: Option<Mention> = None;
    for mention in mentions {
        if let Some(before) = last {
            let same_class = before.unit == mention.unit;
            match mention.role {
                Role::Apposed => (mention.role, mention.sign) = apposed_role(before, mention),
                Role::Level | Role::Unknown if mention.listed && same_class => {
                    (mention.role, mention.sign) = (before.role, before.sign);
                }
                _ => {}
            }
        } else if mention.role == Role::Apposed {
            mention.role = Role::Unknown;
        }
        if mention.role != Role::Unknown {
            last = Some(*mention);
        }
    }
}

/// "rose by $361 million (18.27 percent)", "0.5 percent, or $1.5 billion", "accounted for $6.9 billion, or 75%".
fn apposed_role(before: Mention, mention: &Mention) -> (Role, i8) {
    let percentage = mention.unit.is_percentage() || mention.unit == Unit::Times;
    let beside_percentage = before.unit.is_percentage() || before.unit == Unit::Times;
    match (before.role, percentage, beside_percentage) {
        (Role::Delta | Role::Change | Role::Factor, true, _) if mention.unit == Unit::Times => {
            (Role::Factor, before.sign)
        }
        // "from $315 million (12 per cent)": beside a base, too, stands the change.
        (Role::Delta | Role::Change | Role::Factor | Role::From, true, _) => (Role::Change, before.sign),
        (Role::Factor, false, _) | (Role::Share, false, true) => (Role::Level, 0),
        // "to $82.50 billion ($60.68 billion)": beside a figure in its own unit stands the one before it.
        (Role::Level | Role::To, false, false) if before.unit == mention.unit && mention.bracketed => (Role::From, 0),
        (Role::Change | Role::Delta, false, _) => (Role::Delta, before.sign),
        (Role::Level | Role::To | Role::Share, true, _) => (Role::Share, 0),
        _ => (Role::Apposed, 0),
    }
}

pub(crate) fn is_listed(clause: Clause<'_>, at: usize) -> bool {
    let Some(mut i) = clause.before(at) else { return false };
    let mut joined = false;
    while clause.cue(i) == Cue::And || clause.is_mark(i, ',') {
        joined = true;
        let Some(next) = clause.before(i) else { return false };
        i = next;
    }
    joined && clause.is_quantity(i)
}

/// The sign of the verb or noun of change that governs the quantity at `at`.
fn verb_sign(clause: Clause<'_>, at: usize) -> i8 {
    // "lower by $378.8 million"
    let compared = at.checked_sub(1).map_or(0, |i| sign_of(clause.cue(i)));
    if compared != 0 {
        return compared;
    }
    let found = clause.find_before(at, |cue| matches!(cue, Cue::Rise | Cue::Fall));
    found.map_or(0, |i| sign_of(clause.cue(i)))
}

fn is_in_surplus(clause: Clause<'_>, by: usize) -> bool {
    let noun = by.checked_sub(1).filter(|&i| matches!(clause.cue(i), Cue::Surplus | Cue::Deficit));
    noun.and_then(|noun| noun.checked_sub(1)).is_some_and(|i| clause.cue(i) == Cue::In)
}

/// The same behind "by", after "exceeded", too.
fn by_sign(clause: Clause<'_>, by: usize) -> i8 {
    let sign = verb_sign(clause, by);
    let more = || (by.saturating_sub(12)..by).any(|i| exceeds(clause.word(i)));
    if sign == 0 && more() { 1 } else { sign }
}

pub(crate) const fn sign_of(cue: Cue) -> i8 {
    match cue {
        Cue::Rise | Cue::More => 1,
        Cue::Fall | Cue::Less => -1,
        _ => 0,
    }
}

/// The direction given by the words right after a quantity: "more than", "above", "increase".
fn sign_after(clause: Clause<'_>, at: usize) -> i8 {
    let next = clause.after(at);
    let cue = clause.cue(next);
    if matches!(cue, Cue::More | Cue::Less) {
        // "$250 million more for the fund" is another amount, not a change of one.
        return if clause.cue(next + 1) == Cue::For { 0 } else { sign_of(cue) };
    }
    // "so $330 million, or 19.9%, has been added"
    let passive = matches!(clause.word(next), "has" | "have" | "was" | "were");
    let verb = next + 1 + usize::from(clause.word(next + 1) == "been");
    if passive && matches!(clause.word(verb), "added" | "gained" | "lost") {
        return sign_of(clause.cue(verb));
    }
    // A noun: "a 5 percent annual increase"; a verb or "up" before a number belongs to that number.
    let noun = (next..next + 4).find(|&i| {
        !matches!(
            clause.cue(i),
            Cue::Yearly
                | Cue::Monthly
                | Cue::Quarterly
                | Cue::None
                | Cue::Volume
                | Cue::Turnover
                | Cue::Exports
                | Cue::Imports
        ) || clause.tokens.get(i).is_none_or(|t| !matches!(t.item, Item::Word(_)))
    });
    match noun {
        Some(i) if matches!(clause.cue(i), Cue::Rise | Cue::Fall) => {
            let follows = clause.cue(i + 1);
            let verb = clause.is_quantity(i + 1)
                || matches!(follows, Cue::By | Cue::To)
                || clause.cue(i + 1) == Cue::Filler && clause.is_quantity(i + 2);
            let bare = matches!(clause.word(i), "up" | "down");
            if verb || (bare && i != next) { 0 } else { sign_of(clause.cue(i)) }
        }
        _ => 0,
    }
}

fn amount_role(clause: Clause<'_>, at: usize) -> (Role, i8) {
    let Some(i) = clause.before(at) else {
        return (if is_exceeded(clause, at) { Role::From } else { earlier_level(clause, at) }, 0);
    };
    let role = match clause.cue(i) {
        // "as compared $75.9 million"
        Cue::From | Cue::Against | Cue::Compared => Role::From,
        _ if clause.word(i) == "after" && follows_level(clause, i) => Role::From,
        Cue::More | Cue::Less if clause.before(i).is_some_and(|q| is_relative(clause, q)) => Role::From,
        // "$1.2 billion above the $3.8 billion of 2019"
        Cue::More | Cue::Less if is_over(clause, i) => Role::From,
        _ if is_of_than(clause, i, at) => Role::From,
        Cue::Than => {
            if compares_figure(clause, i) {
                Role::From
            } else {
                Role::Unknown
            }
        }
        // "a rise of 35.7% on 5.18 million tons", "up 18.3 percent over $213 million"
        _ if is_on(clause, i) => Role::From,
        Cue::To | Cue::With if is_compared(clause, i) => Role::From,
        Cue::To if clause.before(i).is_some_and(|j| clause.cue(j) == Cue::Reach) => Role::Level,
        Cue::To => Role::To,
        // "was in surplus by $3 billion"
        Cue::By if is_in_surplus(clause, i) => Role::Level,
        Cue::By => return (Role::Delta, by_sign(clause, i)),
        Cue::Rise | Cue::Fall => return (Role::Delta, sign_of(clause.cue(i))),
        Cue::Of => return after_of(clause, i, at),
        Cue::Or => Role::Apposed,
        Cue::Remaining => Role::Remaining,
        _ if is_exceeded(clause, at) || beats(clause, i, at) || had_been(clause, i) => Role::From,
        _ if clause.is_mark(i, ':') && is_dated_bracket(clause, i, at) => Role::From,
        Cue::Reach if is_result(clause.word(i)) && !follows_when(clause, at) => Role::To,
        Cue::Reach => Role::Level,
        _ if clause.is_mark(i, '(') && brackets_base(clause, i, at) => Role::From,
        _ if clause.is_mark(i, '(') && i.checked_sub(1).is_some_and(|p| clause.is_quantity(p)) => Role::Apposed,
        _ => Role::Level,
    };
    match (role, sign_after(clause, at)) {
        (Role::Level | Role::Apposed, sign) if sign != 0 => (Role::Delta, sign),
        (Role::Level, _) if follows_when(clause, at) || follows_factor(clause, at) => (Role::From, 0),
        (Role::Level, _) => (earlier_level(clause, at), 0),
        _ => (role, 0),
    }
}

/// Whether a percentage or a factor stands here.
pub(crate) fn is_relative(clause: Clause<'_>, at: usize) -> bool {
    let Some(Item::Quantity(quantity)) = clause.item(at) else { return false };
    let kind = clause.document.quantities.get(quantity).map(|q| q.kind);
    matches!(kind, Some(Kind::Percent | Kind::PercentagePoints | Kind::Multiplier))
}

/// Whether a percentage or a factor ends here, perhaps with a comma.
pub(crate) fn ends_relative(clause: Clause<'_>, at: usize) -> bool {
    let comma = || clause.is_mark(at, ',') && at.checked_sub(1).is_some_and(|before| is_relative(clause, before));
    is_relative(clause, at) || comma()
}

/// Verbs that bring a change to its result.
fn is_result(word: &str) -> bool {
    let stem = word.to_ascii_lowercase();
    ["reach", "hit", "touch"].iter().any(|verb| stem.starts_with(verb))
}

/// "an increase of $3 billion", "80 percent of the $38.9 billion", "imports of $609 million", "the remainder of $5 billion".
fn after_of(clause: Clause<'_>, of: usize, at: usize) -> (Role, i8) {
    let Some(i) = clause.before(of) else { return (Role::Level, 0) };
    match clause.item(i) {
        Some(Item::Word(cue @ (Cue::Rise | Cue::Fall))) => (Role::Delta, sign_of(cue)),
        Some(Item::Word(Cue::Remaining)) => (Role::Remaining, 0),
        // "30 percent short of the $2.83 billion", "40 percent in excess of KD21.5 billion", "from last year's figure of $9.9
        // million"
        Some(Item::Word(Cue::More | Cue::Less | Cue::From | Cue::Against)) => (Role::From, 0),
        Some(Item::Quantity(q)) => {
            let share = clause.document.quantities.get(q);
            let share = share.is_some_and(|q| matches!(q.kind, Kind::Percent | Kind::Multiplier));
            (if share { Role::Whole } else { Role::Level }, 0)
        }
        // "88 percent bigger than that of $4.1 billion"
        Some(Item::Word(Cue::Which | Cue::Pronoun)) if is_base_pronoun(clause, i) => (Role::From, 0),
        _ if is_base_noun(clause, i) => (Role::From, 0),
        _ => (earlier_level(clause, at), 0),
    }
}

pub(crate) fn percent_role(clause: Clause<'_>, at: usize) -> (Role, i8) {
    if clause.word(at).starts_with(['+', '-', '−', '–']) {
        // The figure carries its sign.
        return (Role::Change, 1);
    }
    // "declined 2.8 per cent to $13.5 billion following a 2.9 per cent increase": the change before this one.
    if clause.before(at).is_some_and(|i| matches!(clause.word(i), "after" | "following")) {
        return (Role::Unknown, 0);
    }
    let sign = sign_after(clause, at);
    if sign != 0 {
        return (Role::Change, sign);
    }
    let next = clause.after(at);
    if clause.word(next) == "off" {
        return (Role::Change, -1);
    }
    if clause.cue(next) == Cue::In && clause.word(next + 1) == "excess" {
        return (Role::Change, 1);
    }
    let left = clause.before(at);
    let left_cue = left.map_or(Cue::None, |i| clause.cue(i));
    if clause.cue(next) == Cue::ShareNoun {
        return (Role::Share, 0);
    }
    let next = next + usize::from(clause.word(next) == "out");
    if clause.cue(next) == Cue::Of && !matches!(left_cue, Cue::Rise | Cue::Fall | Cue::By) {
        return (Role::Share, 0);
    }
    match (left_cue, left) {
        (Cue::Rise | Cue::Fall, _) => (Role::Change, sign_of(left_cue)),
        (Cue::By, Some(i)) => (Role::Change, by_sign(clause, i)),
        // "$616 million, equivalent to 40 per cent"
        (Cue::To, Some(i)) if i.checked_sub(1).is_some_and(|i| is_equal(clause.word(i))) => (Role::Apposed, 0),
        (Cue::To, Some(i)) if reckoned(clause, i) != 0 => (Role::Change, reckoned(clause, i)),
        (Cue::To, Some(i)) if !is_compared(clause, i) => (Role::To, 0),
        (Cue::From, _) => (Role::From, 0),
        (Cue::Or, _) => (Role::Apposed, 0),
        (Cue::Of, Some(of)) => {
            let noun = clause.before(of).map_or(Cue::None, |i| clause.cue(i));
            match noun {
                Cue::Rise | Cue::Fall => (Role::Change, sign_of(noun)),
                Cue::ShareNoun => (Role::Share, 0),
                _ => (noun_role(clause, at), 0),
            }
        }
        (_, Some(i)) if clause.is_mark(i, '(') => {
            // "a margin of 18.0% (16.0%)" sets two percentages beside each other, not a change beside its figure.
            let beside = i.checked_sub(1).is_some_and(|p| clause.is_quantity(p) && !is_relative(clause, p));
            (if beside { Role::Apposed } else { Role::Unknown }, 0)
        }
        _ => {
            let role = noun_role(clause, at);
            let sign = if role == Role::Change { verb_sign(clause, at) } else { 0 };
            (role, sign)
        }
    }
}

/// "the increase over three years works out to", "the drop amounted to": which way the noun goes that the percentage is of.
pub(crate) fn reckoned(clause: Clause<'_>, to: usize) -> i8 {
    let verb =
        to.checked_sub(1).filter(|&i| matches!(clause.word(i), "out" | "amounts" | "amounted" | "comes" | "came"));
    let noun = verb.and_then(|i| clause.find_before(i, |cue| matches!(cue, Cue::Rise | Cue::Fall)));
    let articled = |noun: &usize| noun.checked_sub(1).is_some_and(|i| clause.cue(i) == Cue::Filler);
    let bare = |noun: &usize| {
        verb.is_some_and(|verb| !(*noun..verb).any(|i| clause.is_quantity(i) && clause.cue(i + 1) == Cue::Of))
    };
    noun.filter(articled).filter(bare).map_or(0, |noun| sign_of(clause.cue(noun)))
}

fn is_equal(word: &str) -> bool {
    matches!(word, "equivalent" | "equal" | "corresponding" | "equating")
}

/// What a percentage is by the nearest noun or verb of its clause.
fn noun_role(clause: Clause<'_>, at: usize) -> Role {
    let wanted = |cue| matches!(cue, Cue::Share | Cue::ShareNoun | Cue::Rise | Cue::Fall | Cue::Rate);
    // A quantity in between has taken the verb already.
    let floor = (0..at).rev().find(|&i| clause.is_quantity(i));
    match clause.find_before(at, wanted) {
        Some(i) if floor.is_none_or(|q| q < i) => match clause.cue(i) {
            Cue::Share | Cue::ShareNoun => Role::Share,
            Cue::Rate if !matches!(clause.cue(i.wrapping_sub(1)), Cue::Rise | Cue::Fall) => Role::Unknown,
            _ if at - i <= 4 => Role::Change,
            _ => Role::Unknown,
        },
        _ => Role::Unknown,
    }
}

fn factor_role(clause: Clause<'_>, at: usize) -> (Role, i8) {
    let sign = sign_after(clause, at);
    let next = clause.after(at);
    let left = clause.before(at).map_or(Cue::None, |i| clause.cue(i));
    let fraction = clause
        .item(at)
        .and_then(|item| match item {
            Item::Quantity(q) => clause.document.quantities.get(q),
            _ => None,
        })
        .is_some_and(|q| q.figure.value() < rust_decimal::Decimal::ONE);
    if sign != 0 {
        // "a quarter more" is a change by a quarter, "four times more" a factor of four.
        return (if fraction { Role::Change } else { Role::Factor }, sign);
    }
    let word = clause.word(at).to_ascii_lowercase();
    let changes = clause.before(at).and_then(|of| clause.before(of)).map_or(0, |noun| sign_of(clause.cue(noun)));
    match left {
        Cue::Or => (Role::Apposed, 0),
        // "doubled" is a verb of its own: whatever fell before it is another matter.
        _ if word.ends_with("ed") && !fraction => (Role::Factor, 1),
        _ if word.ends_with("halved") => (Role::Factor, 0),
        // "fell by a third" takes the third away.
        Cue::By if fraction => (Role::Change, clause.before(at).map_or(0, |i| verb_sign(clause, i))),
        // "a cut of about a ninth"
        Cue::Of if fraction && changes != 0 => (Role::Change, changes),
        Cue::Rise | Cue::Fall if fraction => (Role::Change, sign_of(left)),
        Cue::Rise | Cue::Fall => (Role::Factor, sign_of(left)),
        Cue::By => (Role::Factor, clause.before(at).map_or(0, |i| verb_sign(clause, i))),
        _ if fraction && clause.cue(next) == Cue::Of => (Role::Share, 0),
        _ => (Role::Factor, verb_sign(clause, at)),
    }
}

/// "year-on-year", "from a year earlier", "month on month" in the words after a change.
pub(crate) fn basis(clause: Clause<'_>, at: usize) -> Basis {
    let next = clause.after(at);
    for i in next..next + 6 {
        if clause.is_quantity(i) || clause.is_boundary(i) {
            break;
        }
        match clause.item(i) {
            Some(Item::Word(Cue::Yearly)) => return Basis::Year,
            Some(Item::Word(Cue::Monthly)) => return Basis::Month,
            Some(Item::Word(Cue::Quarterly)) => return Basis::Quarter,
            _ => {}
        }
        // "on the month"
        let on = clause.cue(i) == Cue::On && clause.word(i + 1) == "the";
        match clause.word(i + 2) {
            "year" if on => return Basis::Year,
            "quarter" if on => return Basis::Quarter,
            "month" if on => return Basis::Month,
            _ => {}
        }
        match clause.time(i) {
            Some(Time::Before { months: 12, .. }) => return Basis::Year,
            Some(Time::Before { months: 3, .. }) => return Basis::Quarter,
            Some(Time::Before { months: 1, .. }) => return Basis::Month,
            _ => {}
        }
    }
    Basis::Unstated
}

/// The measure a word names, with the sign of a balance.
pub(crate) const fn measure_of(cue: Cue) -> Option<(Measure, i8)> {
    match cue {
        Cue::Exports => Some((Measure::Exports, 0)),
        Cue::Imports => Some((Measure::Imports, 0)),
        Cue::Turnover => Some((Measure::Turnover, 0)),
        Cue::Surplus => Some((Measure::Balance, 1)),
        Cue::Deficit => Some((Measure::Balance, -1)),
        Cue::Balance => Some((Measure::Balance, 0)),
        Cue::Debt => Some((Measure::DebtStock, 0)),
        Cue::Investment => Some((Measure::Investment, 0)),
        _ => None,
    }
}
