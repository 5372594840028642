//! Quantities in prose.

use super::hedge_words::{self, Before};
use super::item::Item;
use super::lex::Text;
use super::phrase::Value;
use super::reader;
use super::unit_words::is_duration;
use crate::number::{Currency, Figure, Hedge, Unit};
use crate::source::Span;

/// What kind of quantity a [`Quantity`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Kind {
    /// An amount of a currency.
    Money,
    /// A percentage.
    Percent,
    /// A difference of percentages.
    PercentagePoints,
    /// A factor: "50 times", "-fold", "doubled", "half".
    Multiplier,
    /// A number with a physical or trade unit, or a duration.
    Measure,
    /// A plain count.
    Number,
}

impl Kind {
    /// The name in machine-readable outputs: `money`, `percent`, `percentage_points`, `multiplier`, `measure`, `number`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Money => "money",
            Self::Percent => "percent",
            Self::PercentagePoints => "percentage_points",
            Self::Multiplier => "multiplier",
            Self::Measure => "measure",
            Self::Number => "number",
        }
    }

    const fn of(unit: Unit) -> Self {
        match unit {
            Unit::Number => Self::Number,
            Unit::Percent => Self::Percent,
            Unit::PercentagePoints => Self::PercentagePoints,
            Unit::Times => Self::Multiplier,
            Unit::Money(_) => Self::Money,
            Unit::Measure(_) => Self::Measure,
        }
    }
}

/// A quantity as it stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Quantity {
    /// Number and unit, without the hedge.
    pub span: Span,
    /// The same with the hedge words before or after it.
    pub full: Span,
    /// What kind of quantity this is.
    pub kind: Kind,
    /// The number, its unit and hedge. The first member of a range is the whole range, the second its upper end alone.
    pub figure: Figure,
    /// The members of a range share a key.
    pub range: Option<u32>,
}

/// All quantities of a text, in order, without overlap.
///
/// # Laws
///
/// - Spans lie on character boundaries, ascend and do not overlap; `full` contains `span`.
/// - What is found in a sentence does not depend on the sentences around it, but for one thing: a symbol that several
///   currencies share ("Rs", "pesos") is that of the economy the text names first.
/// - Work is linear in the text; nothing is allocated but the results.
///
/// A number that is no quantity yields nothing: years, dates, times of day, ordinals, versions, phone numbers, scores, labels
/// ("Article 5") and names ("Fox 17", "Covid-19").
///
/// ```
/// use bilateral::text::{Kind, quantities};
///
/// let text = "In 2014 Moscow cancelled almost US $10 billion, or 90%, of the debt.";
/// let found = quantities(text);
/// assert_eq!(found.len(), 2);
/// assert_eq!(found[0].span.of(text), "US $10 billion");
/// assert_eq!(found[0].full.of(text), "almost US $10 billion");
/// assert_eq!(found[0].figure.to_string(), "almost 10 billion USD");
/// assert_eq!(found[1].kind, Kind::Percent);
/// ```
pub fn quantities(text: &str) -> Vec<Quantity> {
    quantities_in(text, None)
}

/// The same where the currency is known that a text means when it names none.
pub(crate) fn quantities_in(text: &str, currency: Option<Currency>) -> Vec<Quantity> {
    let text = Text::new(text);
    among(&text, reader::joined(&text, currency), currency)
}

/// The quantities among the numbers of a text.
pub(super) fn among(text: &Text<'_>, mut items: Vec<Item>, currency: Option<Currency>) -> Vec<Quantity> {
    share_currency(text, &mut items, currency);
    let mut floor = 0;
    let mut found = Vec::with_capacity(items.len());
    let mut before = None;
    for item in &mut items {
        hedge(text, item, before, floor);
        before = Some(item.end());
        floor = item.full.end;
        found.extend(finished(item));
    }
    found
}

fn finished(item: &Item) -> Option<Quantity> {
    if item.year {
        return None;
    }
    let figure = item.figure()?;
    Some(Quantity {
        span: item.span,
        full: item.full.hull(item.span),
        kind: Kind::of(item.unit),
        figure,
        range: item.range,
    })
}

/// How far back in a sentence an amount may lend its currency.
const CURRENCY_REACH: usize = 400;

/// "exports of $3.2 billion and imports of 4.1 billion", "the remaining billion": an amount on a scale that counts nothing
/// else is of the currency named before it, else of the one the text is known to mean.
fn share_currency(text: &Text<'_>, items: &mut [Item], known: Option<Currency>) {
    let mut last: Option<(usize, Unit)> = None;
    for item in items {
        // An amount in brackets converts another; it lends nothing.
        if let Unit::Money(_) = item.unit
            && text.byte_before(item.full.start) != b'('
        {
            last = Some((item.end(), item.unit));
        }
        let converted = text.looking_at(text.after_blanks(item.end()), "(") && text.byte(item.end()) != b'\n';
        let anaphor = text.previous_word(item.start()).lower() == "remaining";
        let large = item.scaled && !converted && item.value.exponent() >= 6 && item.unit == Unit::Number;
        if large && (anaphor || !item.counts) {
            let lent = last.filter(|(end, _)| {
                // The reach is looked at first: a distant amount must not cost a walk over everything between.
                let near = item.start().saturating_sub(*end) <= CURRENCY_REACH;
                near && (anaphor || !ends_sentence(text.slice(*end, item.start())))
            });
            item.unit = lent.map(|(_, unit)| unit).or(known.map(Unit::Money)).unwrap_or(item.unit);
        }
    }
}

/// Whether a sentence or paragraph ends within some words.
fn ends_sentence(words: &str) -> bool {
    [". ", "! ", "? ", "\n"].iter().any(|end| words.contains(end))
}

/// Finds the words around an item that hedge it.
fn hedge(text: &Text<'_>, item: &mut Item, before: Option<usize>, floor: usize) {
    let start = item.full.start;
    let found = hedge_words::sign(text, start).or_else(|| Before::hedging(text, start)?.hedge());
    if let Some((hedge, from)) = found.filter(|&(hedge, from)| from >= floor && hedges(text, item, hedge, from, before))
    {
        item.hedge = hedge;
        item.full.start = from;
    }
    if let Some(from) =
        Before::hedging(text, item.full.start).and_then(|words| words.attitude()).filter(|&from| from >= floor)
    {
        item.full.start = from;
    }
    if let Some((hedge, end)) = hedge_words::after(text, item.end()).filter(|_| item.high.is_none()) {
        if item.hedge == Hedge::Bare {
            item.hedge = hedge;
        }
        item.full.end = item.full.end.max(end);
    }
    item.full = item.full.hull(item.span);
}

/// Whether the words found hedge this item. "45 percent over $2 billion" compares, "over 20 years" lasts.
fn hedges(text: &Text<'_>, item: &Item, hedge: Hedge, from: usize, before: Option<usize>) -> bool {
    let one_sided = matches!(hedge, Hedge::MoreThan | Hedge::LessThan);
    let first = text.letters(from);
    if one_sided && (before == Some(text.before_blanks(from)) || follows_amount(text, from)) {
        return false;
    }
    // "was up to $4.3 billion from $3.9 billion" compares two levels.
    let copula = matches!(text.previous_word(from).lower(), "was" | "were" | "is" | "are");
    if hedge == Hedge::UpTo && copula && from_follows(text, item.end()) {
        return false;
    }
    if hedge_words::is_verb(first.lower()) {
        return matches!(item.unit, Unit::Money(_) | Unit::Percent);
    }
    let span_of_time = matches!(item.unit, Unit::Measure(unit) if is_duration(unit.code()));
    if span_of_time && matches!(first.lower(), "over" | "around" | "past") && !matches!(item.value, Value::Fraction(..))
    {
        let lasting = matches!(
            text.previous_word(from).lower(),
            "for" | "after" | "lasted" | "took" | "is" | "was" | "of" | "than"
        );
        let age = matches!(text.next_word(item.end()).lower(), "old" | "ago" | "later" | "earlier");
        return lasting || age || first.lower() == "around";
    }
    true
}

/// Whether "from" stands among the next few words.
fn from_follows(text: &Text<'_>, end: usize) -> bool {
    let mut at = end;
    (0..4).any(|_| {
        let word = text.next_word(at);
        at = word.span.end;
        word.lower() == "from"
    })
}

/// "two times more than", "as many times over": words of an amount right before a comparison.
fn follows_amount(text: &Text<'_>, from: usize) -> bool {
    let word = text.previous_word(from);
    matches!(word.lower(), "times" | "percent" | "fold" | "half" | "third" | "points")
        || text.byte_before(text.before_blanks(from)) == b'%'
}
