//! "climbed 28.42 percent from $12.1 billion to $15.5 billion", "rose by $361 million", "grew 4.2-fold".

use super::expression::Expression as E;
use super::frame::Frame;
use super::kind::StatementKind as Kind;
use super::level::is_bare;
use super::mention::{Basis, Clause, Mention};
use super::statement::{Ground, Reading, Statement};
use crate::number::{Amount, Currency, Unit};
use crate::source::Span;
use crate::text::cue::Cue;
use crate::text::time::Time;

/// The statements of one frame.
pub(crate) fn statements(clause: Clause<'_>, frame: &Frame) -> Vec<Statement> {
    let one = |list: &[Mention]| list.first().copied();
    let (to, from, delta) = (one(&frame.to), one(&frame.from), one(&frame.delta));
    let lost = |a: Option<Mention>, b: Option<Mention>| a.zip(b).is_some_and(|(a, b)| lost_scale(clause, a, b));
    let comparable = is_comparable(clause, frame) && !lost(to, from) && !lost(to.or(from), delta);
    let mut found = Vec::new();
    for change in &frame.change {
        found.extend(relative(clause, frame, *change, to, from, delta, comparable));
    }
    if let (Some(delta), Some(to), Some(from)) = (delta, to, from)
        && comparable
        && (delta.unit == to.unit || delta.unit == Unit::PercentagePoints)
    {
        found.push(absolute(clause, frame, delta, to, from));
    }
    for factor in &frame.factor {
        found.extend(multiple(clause, frame, *factor, to, from));
    }
    if frame.uneven {
        found = found.into_iter().map(|statement| statement.on(Ground::Nearby)).collect();
    }
    found
}

/// "to $1.112 billion from $2.048": one of the figures is printed without the scale word of the other.
fn lost_scale(clause: Clause<'_>, a: Mention, b: Mention) -> bool {
    let scaled = |m: &Mention| {
        let amount = clause.document.quantities.get(m.quantity).map(|q| q.figure.amount());
        matches!(amount, Some(Amount::Numeral(numeral)) if numeral.exponent() >= 6)
    };
    (is_bare(clause, &a) && scaled(&b)) || (scaled(&a) && is_bare(clause, &b))
}

fn q(mention: Mention) -> E {
    E::Quantity(mention.quantity)
}

/// The words from the first to the last of some mentions.
fn span(clause: Clause<'_>, mentions: &[Mention]) -> Span {
    let spans = mentions.iter().filter_map(|m| clause.tokens.get(m.at)).map(|t| t.span);
    spans.reduce(|a, b| a.hull(b)).unwrap_or(Span::new(0, 0))
}

/// A percentage against base and result, against the absolute change, or both.
fn relative(
    clause: Clause<'_>,
    frame: &Frame,
    change: Mention,
    to: Option<Mention>,
    from: Option<Mention>,
    delta: Option<Mention>,
    comparable: bool,
) -> Vec<Statement> {
    let sign = frame.sign();
    let missing = if comparable {
        "the base of the change is not given"
    } else {
        "the change has another basis than the figures"
    };
    let operands: Vec<Mention> = [from, to, delta].into_iter().flatten().chain([change]).collect();
    let place = span(clause, &operands);
    let kind = Kind::Change;
    let of_percentages = to.or(from).is_some_and(|m| m.unit.is_percentage());
    if let (true, Some(from), Some(to), true) = (of_percentages, from, to, change.unit == Unit::Percent) {
        // "its share grew by 0.5 percent, to 8.7 percent from 8.2 percent" says percent; whether points are meant is to be seen.
        let statement = Statement::new(kind, place, change.quantity).negative(sign < 0).inherited();
        let roles = [(from.quantity, "from"), (to.quantity, "to"), (change.quantity, "stated")];
        return vec![statement.reading(Reading::only(growth(change, q(from), q(to)))).with(roles)];
    }
    if of_percentages || !comparable {
        return vec![Statement::unverifiable(kind, place, Some(change.quantity), missing)];
    }
    let mut found = Vec::new();
    let new = || Statement::new(kind, place, change.quantity).negative(sign < 0);
    if let (Some(from), Some(to)) = (from, to) {
        let growth = growth(change, q(from), q(to));
        let growth = if sign == 0 { E::absolute(growth) } else { growth };
        let roles = [(from.quantity, "from"), (to.quantity, "to"), (change.quantity, "stated")];
        found.push(new().reading(Reading::only(growth)).with(roles));
    }
    let delta = delta.filter(|d| from.or(to).is_some_and(|m| m.unit == d.unit) && is_double(clause, *d, change));
    if let Some(delta) = delta {
        let of = |base: E| {
            let share = E::quotient(q(delta), base);
            let share = if change.unit == Unit::Times { share } else { E::percent(share) };
            if sign < 0 { E::difference(E::constant(0), share) } else { share }
        };
        let (base, role, roles) = match (from, to) {
            (Some(from), _) => (q(from), "from", from.quantity),
            (None, Some(to)) if sign < 0 => (E::Sum(vec![q(to), q(delta)]), "to", to.quantity),
            (None, Some(to)) => (E::difference(q(to), q(delta)), "to", to.quantity),
            (None, None) => return found,
        };
        let other = to.filter(|to| to.quantity != roles).map(|to| (to.quantity, "to"));
        let roles =
            [(roles, role)].into_iter().chain(other).chain([(delta.quantity, "by"), (change.quantity, "stated")]);
        // With base and result at hand this is a second check: it speaks only when it disagrees.
        let statement = new().reading(Reading::only(of(base))).with(roles);
        // "more than $375 million, or 9% more than the $344 million": the amount may be the new level.
        let led = clause.before(delta.at).map_or(Cue::None, |i| clause.cue(i));
        let moved = matches!(led, Cue::By | Cue::Of | Cue::Rise | Cue::Fall) || clause.cue(delta.at + 1) == Cue::Of;
        let level = from.filter(|_| to.is_none() && !moved && delta.at < change.at);
        let statement = match level {
            Some(from) => statement.reading(Reading::taken("to the amount told", growth(change, q(from), q(delta)))),
            None => statement,
        };
        // "a gain of 9.7% ($4.14 billion)" may put the base into the brackets as well as the gain.
        let earlier = to.filter(|_| delta.bracketed && from.is_none());
        found.push(match earlier {
            Some(to) => {
                statement.reading(Reading::taken("from the figure in brackets", growth(change, q(delta), q(to))))
            }
            None => statement,
        });
    }
    if found.is_empty() {
        found.push(Statement::unverifiable(kind, place, Some(change.quantity), missing));
    }
    found
}

/// Whether an absolute and a relative change are one: "by $361 million (18.27 percent)", not "a fall of 2.9%, and $86.4 billion
/// of services, $0.2 billion less".
pub(crate) fn is_double(clause: Clause<'_>, delta: Mention, change: Mention) -> bool {
    let (first, last) = (delta.at.min(change.at), delta.at.max(change.at));
    let another = |i: usize| clause.cue(i) == Cue::And && !matches!(clause.cue(i + 1), Cue::By | Cue::Filler);
    !(first + 1..last).any(|i| clause.is_quantity(i) || clause.is_boundary(i) || another(i))
}

/// The relative change as a percentage or, for "by a third", as a fraction.
fn growth(change: Mention, from: E, to: E) -> E {
    if change.unit == Unit::Times { E::difference(E::quotient(to, from), E::constant(1)) } else { E::growth(from, to) }
}

fn absolute(clause: Clause<'_>, frame: &Frame, delta: Mention, to: Mention, from: Mention) -> Statement {
    let sign = frame.sign();
    let difference = E::difference(q(to), q(from));
    let difference = if sign == 0 { E::absolute(difference) } else { difference };
    let roles = [(from.quantity, "from"), (to.quantity, "to"), (delta.quantity, "stated")];
    Statement::new(Kind::ChangeAbs, span(clause, &[delta, to, from]), delta.quantity)
        .negative(sign < 0)
        .reading(Reading::only(difference))
        .with(roles)
}

/// A factor between base and result. "grew 4.2-fold" and "increased 1.5 times" are result over base, as agencies print
/// them; a fall by a factor divides.
fn multiple(
    clause: Clause<'_>,
    frame: &Frame,
    factor: Mention,
    to: Option<Mention>,
    from: Option<Mention>,
) -> Option<Statement> {
    let (Some(to), Some(from)) = (to, from) else {
        let alone: Vec<Mention> = [Some(factor), to, from].into_iter().flatten().collect();
        let (place, missing) = (span(clause, &alone), "the base of the ratio is not given");
        return Some(Statement::unverifiable(Kind::Ratio, place, Some(factor.quantity), missing));
    };
    if to.unit != from.unit {
        return None;
    }
    let below_one = clause.document.quantities.get(factor.quantity)?.figure.value() < rust_decimal::Decimal::ONE;
    let falls = frame.sign() < 0 && !below_one;
    let (top, bottom) = if falls { (from, to) } else { (to, from) };
    let ratio = E::quotient(q(top), q(bottom));
    // "more than halved" takes off more than half.
    let halves = clause.word(factor.at).to_ascii_lowercase().ends_with("halved");
    let ratio = if halves { E::difference(E::constant(1), ratio) } else { ratio };
    let roles = [(from.quantity, "from"), (to.quantity, "to"), (factor.quantity, "stated")];
    let statement = Statement::new(Kind::Ratio, span(clause, &[factor, to, from]), factor.quantity)
        .reading(Reading::only(ratio.clone()))
        .with(roles);
    Some(if falls || below_one {
        statement
    } else {
        statement.reading(Reading::second(
            "the increase alone is that many times the base",
            E::difference(ratio, E::constant(1)),
        ))
    })
}

/// Whether the period a change is measured from is the one the base stands for: a yearly change does not follow from the
/// figure of the month before, a change in volume not from values.
pub(crate) fn is_comparable(clause: Clause<'_>, frame: &Frame) -> bool {
    if frame.change.iter().chain(&frame.factor).any(|m| is_in_other_terms(clause, m.at)) {
        return false;
    }
    let Some(from) = frame.from.first() else { return true };
    let time = (from.at + 1..from.at + 5).take_while(|&i| !clause.is_quantity(i)).find_map(|i| clause.time(i));
    if frame.change.iter().any(|m| from.at < m.at && is_set_against_another(clause, m.at, from.at)) {
        return false;
    }
    match (frame.basis(), time) {
        (Basis::Year, Some(Time::Before { months, .. })) => months == 12,
        (Basis::Month, Some(Time::Before { months, .. })) => months == 1,
        (Basis::Year, Some(Time::Months { .. })) => false,
        _ => true,
    }
}

/// "with a decline of 3.6 percent compared to the second quarter", "12 percent above the plan": set against a time or a figure in
/// words of its own, and not that of the base told before.
fn is_set_against_another(clause: Clause<'_>, change: usize, from: usize) -> bool {
    let leads = |i: &usize| {
        let over = matches!(clause.word(*i), "above" | "below" | "over" | "short" | "ahead");
        over || matches!(clause.cue(*i), Cue::Compared | Cue::Than)
    };
    let Some(led) = (change + 1..change + 4).find(leads) else { return false };
    let mut near = (led + 1..led + 6).take_while(|&i| !clause.is_quantity(i));
    !(change..led).any(|i| clause.is_mark(i, ';'))
        && near.any(|i| match clause.time(i) {
            Some(Time::Before { .. }) => false,
            Some(time) => !times_near(clause, from).any(|t| t == time),
            None => matches!(clause.word(i), "quarter" | "month" | "half") || is_yardstick(clause.word(i)),
        })
}

/// What was meant to be, or is usual.
fn is_yardstick(word: &str) -> bool {
    const STEMS: [&str; 9] =
        ["plan", "target", "goal", "forecast", "average", "budget", "expect", "project", "estimate"];
    STEMS.iter().any(|stem| word.starts_with(stem))
}

/// The times told around a figure.
fn times_near(clause: Clause<'_>, at: usize) -> impl Iterator<Item = Time> {
    const REACH: usize = 8;
    (at.saturating_sub(REACH)..at + REACH).filter_map(move |i| clause.time(i))
}

/// "in real terms", "in volume", "at constant prices", "in ruble terms": the change is not that of the values printed.
fn is_in_other_terms(clause: Clause<'_>, at: usize) -> bool {
    let next = clause.after(at);
    let words = (next..next + 6).take_while(|&i| !clause.is_quantity(i) && !clause.is_mark(i, ','));
    let mut words = words.map(|i| (i, clause.cue(i), clause.word(i)));
    words.any(|(i, cue, word)| {
        // "by 25 percent every year to": a rate, not the whole change.
        let yearly = matches!(word, "every" | "each" | "annum") || (word == "a" && clause.word(i + 1) == "year");
        let led = matches!(clause.cue(i.wrapping_sub(1)), Cue::In | Cue::By);
        yearly
            || (cue == Cue::Volume && led)
            || (word == "terms" && !names_value(clause, i))
            || matches!(word, "constant" | "comparable" | "inflation" | "seasonally")
    })
}

/// "in value terms", "in terms of value", "in rupee terms" beside rupees: what the figures are in.
fn names_value(clause: Clause<'_>, terms: usize) -> bool {
    let led = terms.checked_sub(1).map_or("", |i| clause.word(i));
    let value = matches!(led, "value" | "nominal" | "money" | "monetary")
        || (clause.cue(terms + 1) == Cue::Of && clause.word(terms + 2) == "value");
    value || clause.document.quantities.iter().filter_map(|q| q.figure.unit().currency()).any(|c| is_named(c, led))
}

/// Whether a word names a currency by its commonest name.
fn is_named(currency: Currency, word: &str) -> bool {
    let name = match currency.code() {
        "USD" => "dollar",
        "EUR" => "euro",
        "INR" | "PKR" | "NPR" | "LKR" => "rupee",
        "RUB" => "ruble",
        "CNY" => "yuan",
        "JPY" => "yen",
        "GBP" => "sterling",
        _ => return false,
    };
    word.eq_ignore_ascii_case(name)
}
