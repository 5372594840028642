//! Levels: figures for a measure at a time.

use rust_decimal::Decimal;

use super::base::exceeds;
use super::frame::{Frame, head_noun, measure_before};
use super::mention::{Clause, Mention, Role, measure_of};
use crate::economy::Economy;
use crate::measure::Measure;
use crate::number::{Amount, Numeral, Unit};
use crate::source::Span;
use crate::text::cue::Cue;
use crate::text::sentence::{Document, Item, Token};
use crate::text::time::Time;

/// A figure for a measure, as its clause gives it.
#[allow(clippy::struct_excessive_bools, reason = "four independent marks that words leave on a figure")]
#[derive(Clone, Debug)]
pub(crate) struct Level {
    pub(crate) quantity: usize,
    pub(crate) span: Span,
    pub(crate) sentence: usize,
    pub(crate) unit: Unit,
    pub(crate) role: Role,
    /// What it measures, with the sign of a balance.
    pub(crate) measure: Option<(Measure, i8)>,
    /// The word that narrows the measure: "services", "oil".
    pub(crate) qualifier: Option<String>,
    /// Whether it stands for the period before the one the text is about.
    pub(crate) earlier: bool,
    /// The period named with it.
    pub(crate) time: Option<Time>,
    /// Whether it is a goal or a forecast.
    pub(crate) target: bool,
    /// Whether it is called total, whole, overall.
    pub(crate) total: bool,
    /// The economy whose exports, imports or balance it is, where its clause names it.
    pub(crate) side: Option<Economy>,
    /// Whether it is the first current figure of its measure in the sentence.
    pub(crate) head: bool,
    /// The token in its sentence.
    pub(crate) at: usize,
    /// Whether "it" stands for what it measures, told in the sentence before: "With China it stood at $2 billion".
    pub(crate) refers: bool,
    /// Whether it is a small sum of money without a scale word: beside billions, one that has lost it.
    pub(crate) bare: bool,
    /// Whether it is printed with a minus sign.
    pub(crate) negative: bool,
    /// Whether it stands beside its share of something larger: "45 percent of the turnover, or $2.2 billion".
    pub(crate) part: bool,
}

impl Level {
    /// The levels of a sentence.
    pub(crate) fn all(clause: Clause<'_>, sentence: usize, mentions: &[Mention], frames: &[Frame]) -> Vec<Self> {
        if mentions.is_empty() {
            return Vec::new();
        }
        let in_turn = measures_in_turn(clause, mentions);
        let is_target = clause.tokens.iter().any(|t| t.cue() == Cue::Target);
        let levels = mentions.iter().filter(|m| is_level(m));
        let mut seen: Vec<Measure> = Vec::new();
        levels
            .map(|mention| {
                let frame = frames.iter().find(|f| f.to.iter().chain(&f.from).any(|m| m.at == mention.at));
                let paired = in_turn.iter().find(|(at, _)| *at == mention.at).map(|(_, measure)| (*measure, 0));
                let measure = paired
                    .or_else(|| measure_beside(clause, mention.at))
                    .or_else(|| measure_at(clause, mention.at))
                    .or_else(|| measure_between(clause, mention.at))
                    .or_else(|| frame.and_then(|f| f.measure));
                let measure = measure.or_else(|| measure_before(clause, mention.at));
                let measure = measure.filter(|_| !is_beside(clause, mention));
                let favoured = favoured(clause, mention.at);
                // What is in somebody's favour is their surplus, by whatever name.
                let measure = measure.map(|(m, sign)| (m, if favoured.is_some() { 1 } else { sign }));
                let current = measure.map(|(m, _)| m).filter(|_| mention.role != Role::From);
                let one_of_several = paired.is_none() && opens_list(mentions, mention);
                let head = current.is_some_and(|m| !seen.contains(&m)) && !one_of_several;
                seen.extend(current);
                Self {
                    side: favoured.or_else(|| side(clause, mention.at)),
                    head,
                    quantity: mention.quantity,
                    span: clause.tokens.get(mention.at).map_or(Span::new(0, 0), |t| t.span),
                    sentence,
                    unit: mention.unit,
                    role: mention.role,
                    measure,
                    qualifier: qualifier(clause, mention.at),
                    earlier: mention.role == Role::From,
                    time: time_after(clause, mention.at),
                    target: is_target,
                    total: is_total(clause, mention.at),
                    at: mention.at,
                    refers: clause
                        .find_before(mention.at, |cue| cue == Cue::Pronoun)
                        .is_some_and(|i| clause.word(i) == "it"),
                    bare: is_bare(clause, mention),
                    negative: is_negative(clause, mention),
                    part: is_part(clause, mentions, mention),
                }
            })
            .collect()
    }

    /// Whether the words around the figure, up to the figure or clause before, name this: "Gold brought in $821 million, sugar $73
    /// million" is said of sugar.
    pub(crate) fn is_said_of(&self, document: &Document<'_>, word: &str) -> bool {
        const BEHIND: usize = 5;
        let ends = |t: &&Token| match t.item {
            Item::Quantity(q) => document.quantities.get(q).is_none_or(|q| !q.figure.unit().is_percentage()),
            Item::Word(cue) => cue == Cue::While,
            Item::Mark(mark) => matches!(mark, ';' | ':'),
            _ => false,
        };
        let (before, after) = document.around(self.span);
        let before = before.iter().rev().take_while(|t| !ends(t));
        let after = after.iter().take(BEHIND).take_while(|t| !ends(t) && !t.is_mark(','));
        before.chain(after).any(|t| is_one_noun(t.span.of(document.text), word))
    }

    pub(crate) fn is(&self, measure: Measure) -> bool {
        self.measure.is_some_and(|(own, _)| own == measure)
    }
}

/// Whether two words are one noun, in the singular or the plural.
fn is_one_noun(one: &str, other: &str) -> bool {
    let stem = |word: &'_ str| word.len() - usize::from(word.ends_with('s'));
    let stems = one.get(..stem(one)).zip(other.get(..stem(other)));
    stems.is_some_and(|(one, other)| one.eq_ignore_ascii_case(other))
}

/// The economy named before the measure: "Turkish exports", "Kyiv enjoyed a surplus", not "the deficit with China".
fn side(clause: Clause<'_>, at: usize) -> Option<Economy> {
    let noun = clause.find_before(at, |cue| measure_of(cue).is_some()).unwrap_or(at);
    let near = (noun.saturating_sub(6)..noun).rev().take_while(|&i| !clause.is_quantity(i));
    near.into_iter().find_map(|i| {
        let Some(Item::Name(name)) = clause.item(i) else { return None };
        let led = clause.before(i).map_or(Cue::None, |p| clause.cue(p));
        let other = matches!(led, Cue::With | Cue::To | Cue::From);
        clause.document.names.get(name).map(|n| n.economy).filter(|_| !other && !is_described(clause, i))
    })
}

/// Gives the figures of "it" the balance or turnover that the sentence before opens with.
pub(crate) fn carry_measures(levels: &mut [Level]) {
    let mut head: Option<(usize, Option<(Measure, i8)>)> = None;
    let mut before: Option<(Measure, i8)> = None;
    for level in levels {
        if head.is_none_or(|(sentence, _)| sentence != level.sentence) {
            before = head.filter(|(sentence, _)| sentence + 1 == level.sentence).and_then(|(_, measure)| measure);
        }
        let carried = before.filter(|(m, _)| matches!(m, Measure::Balance | Measure::Turnover));
        level.refers &= level.measure.is_none() && carried.is_some();
        if level.refers {
            level.measure = carried;
        }
        if head.is_none_or(|(sentence, _)| sentence != level.sentence) {
            head = Some((level.sentence, level.measure));
        }
    }
}

/// "a balance of $90 million in favour of Algeria": the economy after the figure, whose surplus it is.
fn favoured(clause: Clause<'_>, at: usize) -> Option<Economy> {
    let favour = (at + 1..at + 5).find(|&i| matches!(clause.word(i), "favour" | "favor"))?;
    (favour + 1..favour + 4).find_map(|i| match clause.item(i) {
        Some(Item::Name(name)) => clause.document.names.get(name).map(|n| n.economy),
        _ => None,
    })
}

/// "the Southeast Asian country": another name for an economy named before.
fn is_described(clause: Clause<'_>, name: usize) -> bool {
    matches!(clause.word(name + 1), "country" | "nation" | "state" | "economy" | "giant" | "republic" | "kingdom")
}

/// The levels of a sentence and of those up to `reach` before and after it.
pub(crate) fn window(levels: &[Level], sentence: usize, reach: usize) -> &[Level] {
    let first = levels.partition_point(|l| l.sentence + reach < sentence);
    let last = levels.partition_point(|l| l.sentence <= sentence + reach);
    levels.get(first..last).unwrap_or_default()
}

/// "exports to and imports from China amounted to $2,745 million and $362 million respectively".
fn measures_in_turn(clause: Clause<'_>, mentions: &[Mention]) -> Vec<(usize, Measure)> {
    let Some(second) = mentions.iter().position(|m| m.listed && is_level(m)) else { return Vec::new() };
    let Some(pair) = second.checked_sub(1).and_then(|first| mentions.get(first..=second)) else { return Vec::new() };
    let respectively = clause.tokens.iter().any(|t| t.cue() == Cue::Respectively);
    let third = mentions.get(second + 1).is_some_and(|m| m.listed && is_level(m));
    let Some(first) = pair.first().filter(|m| respectively && !third && is_level(m)) else { return Vec::new() };
    let nouns = (0..first.at).filter_map(|i| measure_of(clause.cue(i))).map(|(measure, _)| measure);
    let nouns: Vec<Measure> = nouns.filter(|m| matches!(m, Measure::Exports | Measure::Imports)).collect();
    let [a, b] = nouns.as_slice() else { return Vec::new() };
    if a == b { Vec::new() } else { pair.iter().map(|m| m.at).zip([*a, *b]).collect() }
}

/// "China, Iraq and Turkey bought goods worth 14.21, 1.82 and 1.73 billion dollars": one flow for each, none the whole.
fn opens_list(mentions: &[Mention], mention: &Mention) -> bool {
    mentions
        .iter()
        .find(|m| m.at > mention.at)
        .is_some_and(|next| next.listed && is_level(next) && next.unit == mention.unit)
}

/// "$2.048" beside "$1.112 billion".
pub(crate) fn is_bare(clause: Clause<'_>, mention: &Mention) -> bool {
    const LEAST: u64 = 10_000;
    let amount = clause.document.quantities.get(mention.quantity).map(|q| q.figure.amount());
    let small = |n: Numeral| n.exponent() == 0 && n.value().abs() < Decimal::from(LEAST);
    mention.unit.currency().is_some() && matches!(amount, Some(Amount::Numeral(numeral)) if small(numeral))
}

fn is_negative(clause: Clause<'_>, mention: &Mention) -> bool {
    clause.document.quantities.get(mention.quantity).is_some_and(|q| q.figure.value().is_sign_negative())
}

/// "45.1% of the turnover, or $2.2 billion", "(27.2 percent or $1.1 billion)", "$2.2 billion (45.1%)".
fn is_part(clause: Clause<'_>, mentions: &[Mention], mention: &Mention) -> bool {
    let is_share = |m: &Mention| matches!(m.role, Role::Share | Role::Unknown) && m.unit == Unit::Percent;
    let share = |at: usize| mentions.iter().any(|m| m.at == at && is_share(m));
    let or = clause.before(mention.at).filter(|&or| clause.cue(or) == Cue::Or);
    let before = or.and_then(|or| (or.saturating_sub(6)..or).rev().find(|&i| clause.is_quantity(i)));
    // "191,072 vehicles, representing 78.9% of the total"
    let noun = usize::from(clause.is_topic(mention.at + 1));
    let behind = mention.at + 1 + noun;
    let next = (behind..behind + 3).find(|&i| clause.is_quantity(i));
    let joins = |i: usize| {
        matches!(clause.cue(i), Cue::Or | Cue::Share | Cue::For) || clause.is_mark(i, '(') || clause.is_mark(i, ',')
    };
    let only_marks = |next: usize| (behind..next).all(joins);
    before.is_some_and(share) || next.is_some_and(|next| only_marks(next) && share(next))
}

const fn is_level(mention: &Mention) -> bool {
    let amount = matches!(mention.unit, Unit::Money(_) | Unit::Measure(_) | Unit::Number);
    amount
        && matches!(mention.role, Role::Level | Role::To | Role::From | Role::Whole | Role::Remaining | Role::Apposed)
}

fn time_after(clause: Clause<'_>, at: usize) -> Option<Time> {
    (at + 1..at + 5).take_while(|&i| !clause.is_quantity(i)).find_map(|i| clause.time(i))
}

/// "a deficit of N135.9bn (N2.3tn vs N2.5tn)": the noun before the brackets has its figure already.
fn is_beside(clause: Clause<'_>, mention: &Mention) -> bool {
    let Some(open) = (0..mention.at).rev().find(|&i| clause.is_mark(i, '(') || clause.is_mark(i, ')')) else {
        return false;
    };
    let has_figure = clause.is_mark(open, '(') && open.checked_sub(1).is_some_and(|i| clause.is_quantity(i));
    let named = |i: usize| measure_of(clause.cue(i)).is_some();
    let several = (open + 1..).take_while(|&i| i < clause.tokens.len() && !clause.is_mark(i, ')'));
    let quantities = several.clone().filter(|&i| clause.is_quantity(i)).count();
    has_figure && quantities > 1 && !several.into_iter().any(named)
}

/// "Exports: $5 billion", "earned $5 billion from exports and spent $7 billion on imports", "$2 billion in the red", "net exports were
/// $3 billion".
fn measure_beside(clause: Clause<'_>, at: usize) -> Option<(Measure, i8)> {
    let next = clause.after(at);
    let measure = |i: usize| measure_of(clause.cue(i));
    if clause.cue(next) == Cue::In && clause.word(next + 1) == "the" {
        match clause.word(next + 2) {
            "black" => return Some((Measure::Balance, 1)),
            "red" => return Some((Measure::Balance, -1)),
            _ => {}
        }
    }
    let earned = matches!(clause.cue(next), Cue::From | Cue::On) && !is_figured(clause, next + 2);
    if let Some(measure) = measure(next + 1).filter(|_| earned) {
        return Some(measure);
    }
    let label = at.checked_sub(2).filter(|&i| clause.is_mark(i + 1, ':')).and_then(measure);
    label.or_else(|| net_flow(clause, at))
}

/// "net exports were $3 billion": a balance.
fn net_flow(clause: Clause<'_>, at: usize) -> Option<(Measure, i8)> {
    let noun = clause.find_before(at, |cue| measure_of(cue).is_some())?;
    let net = noun.checked_sub(1).is_some_and(|i| clause.word(i).eq_ignore_ascii_case("net"));
    let plain = !(noun..at).any(|i| clause.is_quantity(i));
    match measure_of(clause.cue(noun))?.0 {
        Measure::Exports if net && plain => Some((Measure::Balance, 1)),
        Measure::Imports if net && plain => Some((Measure::Balance, -1)),
        _ => None,
    }
}

/// "of $5 billion": the figure of the noun before.
fn is_figured(clause: Clause<'_>, at: usize) -> bool {
    clause.is_quantity(at) || (clause.cue(at) == Cue::Of && (at + 1..at + 3).any(|i| clause.is_quantity(i)))
}

/// The measure that stands directly with a figure: "a $5bn deficit", "Rs 408 billion of imports", "imports of $609 million".
fn measure_at(clause: Clause<'_>, at: usize) -> Option<(Measure, i8)> {
    let next = clause.after(at);
    let mut seen = None;
    for i in next..next + 5 {
        let cue = clause.cue(i);
        if let Some(measure) = measure_of(cue) {
            // "trade deficit": the last noun names it.
            seen = Some(measure);
            continue;
        }
        // "exports of $7 billion exceeded imports"
        if exceeds(clause.word(i)) {
            break;
        }
        let passes = seen.is_none() && (i == next || matches!(clause.cue(next), Cue::Of | Cue::In | Cue::Reach));
        let open = matches!(
            clause.item(i),
            Some(
                Item::Name(_)
                    | Item::Word(Cue::Of | Cue::In | Cue::Filler | Cue::None | Cue::Reach | Cue::Total | Cue::Pronoun)
            )
        );
        if !(passes && open) {
            break;
        }
    }
    seen.filter(|_| {
        matches!(clause.cue(next), Cue::Of | Cue::In | Cue::Reach) || measure_of(clause.cue(next)).is_some()
    })
}

/// The measure named between the figure before and this one: "the deficit of $7.77 billion contrasts with a surplus of ...".
fn measure_between(clause: Clause<'_>, at: usize) -> Option<(Measure, i8)> {
    let before = (0..at).rev().find(|&i| clause.is_quantity(i))?;
    let own = (before + 1..at).rev().take_while(|&i| !clause.is_boundary(i));
    let noun = own.into_iter().find(|&i| measure_of(clause.cue(i)).is_some())?;
    measure_of(clause.cue(head_noun(clause, noun)))
}

/// The word before the measure that says which part of it is meant; nothing for words that leave it whole.
pub(crate) fn qualifier(clause: Clause<'_>, at: usize) -> Option<String> {
    #[rustfmt::skip]
    const WHOLE: [&str; 71] = [
        "active", "actual", "adverse", "after", "aggregate", "alone", "area", "as", "because", "before", "bilateral", "combined", "commodity", "corresponding", "country", "credit", "cumulative", "current", "debit", "despite", "entire", "everything", "external", "favorable", "favourable", "foreign", "global", "goods", "gross", "growing", "half", "healthy", "huge", "inbound", "large", "massive", "merchandise", "month", "mutual", "nation", "national", "negative", "net", "nominal", "north", "of", "outbound", "outward", "overseas", "passive", "positive", "product", "quarter", "resulting", "s", "said", "sizeable", "small", "so", "south", "state", "then", "trade", "two-way", "unfavourable", "union", "visible", "wide", "widening", "world", "year",
    ];
    let i = clause.find_before(at, |cue| measure_of(cue).is_some())?;
    let excluded = clause.find_before(at, |cue| cue == Cue::Including);
    if excluded.is_some_and(|i| clause.word(i).to_ascii_lowercase().starts_with("exclud")) {
        return Some("excluding".to_owned());
    }
    if clause.tokens.iter().take(at).skip(i.saturating_sub(2)).any(|t| t.cue() == Cue::Services)
        || clause.tokens.get(i + 1..at).is_some_and(|t| t.iter().any(|t| t.cue() == Cue::Services))
    {
        return Some("services".to_owned());
    }
    let alone = |i: usize| clause.word(i) == "goods" && clause.word(i + 1) == "alone";
    if (0..at).any(alone) {
        return Some("goods".to_owned());
    }
    // "$14 billion from trade with the others"
    let mut next = (at + 2..at + 5).take_while(|&i| !clause.is_quantity(i));
    if clause.cue(at + 1) == Cue::From && next.any(|i| measure_of(clause.cue(i)).is_some()) {
        return Some("from".to_owned());
    }
    // "trade through free zones", "exports outside the union"
    if matches!(clause.word(i + 1), "through" | "via" | "outside" | "within") {
        return Some(clause.word(i + 1).to_owned());
    }
    // "exports to third countries"
    let led = matches!(clause.cue(i + 1), Cue::To | Cue::From | Cue::With);
    let several =
        |i: usize| matches!(clause.word(i), "countries" | "states" | "members" | "markets" | "partners" | "nations");
    let noun = (i + 2..i + 7).find(|&i| led && several(i)).and_then(|noun| noun.checked_sub(1));
    // "with 149 countries" narrows nothing.
    if let Some(noun) = noun.filter(|&i| !clause.is_quantity(i)) {
        return Some(clause.word(noun).to_ascii_lowercase());
    }
    // "the food trade deficit"
    let is_balance = matches!(clause.cue(i), Cue::Surplus | Cue::Deficit | Cue::Balance);
    let through = is_balance && i.checked_sub(1).is_some_and(|i| clause.word(i) == "trade");
    let before = i.checked_sub(1 + usize::from(through))?;
    match clause.item(before)? {
        Item::Word(Cue::None) => {
            let word = clause.word(before).to_ascii_lowercase();
            (!WHOLE.contains(&word.as_str())).then_some(word)
        }
        _ => None,
    }
}

fn is_total(clause: Clause<'_>, at: usize) -> bool {
    (at.saturating_sub(6)..at).any(|i| clause.cue(i) == Cue::Total)
        || clause.cue(at + 1) == Cue::In && clause.cue(at + 2) == Cue::Total
}
