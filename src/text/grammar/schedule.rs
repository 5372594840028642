//! "to be paid back over 20 years", "in 20 equal payments of $176 million each", "$10 million a year for ten years": payments
//! over time.

use rust_decimal::Decimal;

use super::conclusion::follows;
use super::expression::Expression as E;
use super::kind::StatementKind as Kind;
use super::mention::{Clause, Mention};
use super::statement::{Ground, Reading, Statement};
use crate::number::Unit;
use crate::text::cue::Cue;

/// The payments of a sentence.
pub(crate) fn statements(clause: Clause<'_>, mentions: &[Mention]) -> Vec<Statement> {
    let durations = mentions.iter().filter(|m| in_years_or_months(m.unit));
    let repaid = durations.filter_map(|duration| repaid(clause, mentions, duration));
    let all = repaid.chain(instalments(clause, mentions));
    all.chain(spread(clause, mentions)).chain(rates(clause, mentions)).collect()
}

/// A verb of paying back, a duration, and the amount nearest before.
fn repaid(clause: Clause<'_>, mentions: &[Mention], duration: &Mention) -> Option<Statement> {
    const REACH: usize = 6;
    let spans = (duration.at.saturating_sub(3)..=duration.at).any(|i| leads(clause.word(i)));
    let verb = (duration.at.saturating_sub(REACH)..duration.at).rev().find(|&i| pays_back(clause, i))?;
    let amounts = || mentions.iter().filter(|m| m.unit.currency().is_some());
    let amount = amounts().rfind(|m| m.at < verb).or_else(|| amounts().find(|m| m.at > duration.at))?;
    let span = clause.tokens.get(verb)?.span.hull(clause.tokens.get(duration.at)?.span);
    let missing = "interest and the size of each payment are not given";
    let statement = Statement::unverifiable(Kind::Schedule, span, Some(duration.quantity), missing);
    spans.then(|| statement.with([(amount.quantity, "amount"), (duration.quantity, "stated")]))
}

fn in_years_or_months(unit: Unit) -> bool {
    matches!(unit, Unit::Measure(code) if matches!(code.code(), "a" | "mo"))
}

/// A quantity may hold the preposition as its hedge: "over 20 years".
fn leads(word: &str) -> bool {
    let first = word.split_whitespace().next().unwrap_or_default();
    ["over", "within", "in", "during", "for"].iter().any(|w| first.eq_ignore_ascii_case(w))
}

fn pays_back(clause: Clause<'_>, at: usize) -> bool {
    let word = clause.word(at).to_ascii_lowercase();
    let pay = matches!(word.as_str(), "pay" | "paid" | "pays" | "paying");
    let back = clause.word(at + 1).eq_ignore_ascii_case("back") || clause.word(at + 1).eq_ignore_ascii_case("off");
    word.starts_with("repa") && word.len() > 4 && !word.starts_with("repar")
        || word.starts_with("redeem")
        || (pay && back)
}

/// "24 equal quarterly instalments of $1.85 billion each": the number and the size of payments that make a total told before
/// or after.
fn instalments(clause: Clause<'_>, mentions: &[Mention]) -> Option<Statement> {
    let one_of = |at: usize| clause.before(at).is_some_and(|i| clause.cue(i) == Cue::Of);
    let number = |m: &&Mention| m.unit == Unit::Number && is_number_of_payments(clause, m.at) && !one_of(m.at);
    let number = mentions.iter().find(number)?;
    let payment = amounts(mentions).find(|m| m.at > number.at)?;
    let led = (number.at + 1..payment.at).any(|i| clause.cue(i) == Cue::Of || clause.word(i) == "each");
    // "in 20 instalments, the first of $5 million", "two tranches of $5 million and $3 million"
    let one_of_them = |i: usize| matches!(clause.word(i), "first" | "last" | "final" | "initial" | "up");
    let parts = |i: usize| clause.is_quantity(i) || clause.is_boundary(i) || one_of_them(i);
    let several = mentions.iter().any(|m| m.quantity == payment.quantity + 1 && m.listed && m.unit == payment.unit);
    let beside = !several && !(number.at + 1..payment.at).any(parts);
    // "repaid in 20 instalments": with interest they may make more, but not less.
    let back = (0..number.at).any(|i| pays_back(clause, i));
    let total = total(clause, mentions, number, payment)?;
    let times = value(clause, number)?;
    let product = E::product(E::Constant(times), E::Quantity(payment.quantity));
    let short = times.checked_mul(value(clause, payment)?)? < value(clause, total)?;
    let reading = Reading::taken("all payments together", product);
    let operands = [(number.quantity, "number"), (payment.quantity, "payment"), (total.quantity, "stated")];
    let span = clause.span(number.at).hull(clause.span(payment.at)).hull(clause.span(total.at));
    let statement = Statement::new(Kind::Schedule, span, total.quantity).reading(reading).with(operands);
    let whole = led && beside && total.unit == payment.unit;
    whole.then(|| if back && !short { statement.on(Ground::Nearby) } else { statement })
}

/// "$3.5 billion is paid in 20 payments", "20 payments, so that $3.5 billion will have been paid".
fn total<'m>(clause: Clause<'_>, mentions: &'m [Mention], number: &Mention, payment: &Mention) -> Option<&'m Mention> {
    let apart = |from: usize, to: usize| (from..to).any(|i| clause.is_boundary(i));
    let divided = number.at.checked_sub(1).is_some_and(|i| clause.cue(i) == Cue::In || clause.word(i) == "into");
    let before = || amounts(mentions).rfind(|m| m.at < number.at && !apart(m.at, number.at));
    let sums_up = |m: &&Mention| {
        let words = || payment.at + 1..m.at;
        follows(clause, m.at)
            || words().any(|i| matches!(clause.cue(i), Cue::Total | Cue::Or))
            || is_in_all(clause, m.at)
    };
    let after = || amounts(mentions).find(|m| m.at > payment.at && !apart(payment.at, m.at)).filter(sums_up);
    if divided { before() } else { after().filter(|m| rate(clause, m.at).is_none()) }
}

/// "$9.9 billion in total, or $275 million a month over three years", "$150 million in each of 12 months, or $1.8 billion".
fn spread(clause: Clause<'_>, mentions: &[Mention]) -> Option<Statement> {
    let duration = mentions.iter().find(|m| in_years_or_months(m.unit))?;
    let in_each = |m: &&Mention| is_in_each_of(clause, m.at, duration.at);
    let rated = amounts(mentions).filter(|m| rate(clause, m.at).is_some());
    let payment = amounts(mentions).find(in_each).or_else(|| rated.min_by_key(|m| m.at.abs_diff(duration.at)))?;
    let total = amounts(mentions).find(|m| m.quantity != payment.quantity && m.unit == payment.unit)?;
    let number = if in_each(&payment) {
        value(clause, duration)?
    } else {
        duration_in_months(clause, duration)?.checked_div(rate(clause, payment.at)?.into())?
    };
    let (first, later) = if total.at < payment.at { (total, payment) } else { (payment, total) };
    let place = [first.quantity, later.quantity, duration.quantity];
    let in_a_row = place.iter().max()? - place.iter().min()? == 2;
    let spans = (duration.at.saturating_sub(3)..=duration.at).any(|i| leads(clause.word(i)));
    let joined = is_concluded(clause, first, later) && (spans || in_each(&payment));
    let (told, other) = (E::Quantity(first.quantity), E::Constant(number));
    let (role, reading) = if later.quantity == total.quantity {
        ("payment", Reading::taken("all payments together", E::product(told, other)))
    } else {
        ("total", Reading::taken("the same each time", E::quotient(told, other)))
    };
    let operands = [(first.quantity, role), (duration.quantity, "duration"), (later.quantity, "stated")];
    let span = clause.span(first.at).hull(clause.span(later.at)).hull(clause.span(duration.at));
    let statement = Statement::new(Kind::Schedule, span, later.quantity).reading(reading).with(operands);
    (in_a_row && joined).then_some(statement)
}

/// "A, or B", "A, i.e. B"
fn is_concluded(clause: Clause<'_>, one: &Mention, other: &Mention) -> bool {
    let led = clause.before(other.at).is_some_and(|i| clause.cue(i) == Cue::Or) || follows(clause, other.at);
    led && !(one.at..other.at).any(|i| clause.is_boundary(i))
}

/// "$2 million a month, or $24 million a year", "semi-annual payments of $176 million each, i.e. $352 million a year".
fn rates(clause: Clause<'_>, mentions: &[Mention]) -> Option<Statement> {
    let mut pairs = amounts(mentions).zip(amounts(mentions).skip(1));
    pairs.find_map(|(one, other)| {
        let longer = rate(clause, other.at)?;
        let shorter = rate(clause, one.at).or_else(|| frequency(clause, one.at))?;
        let beside = other.quantity == one.quantity + 1 && is_concluded(clause, one, other);
        let number = Decimal::from(longer).checked_div(shorter.into())?;
        let reading = Reading::taken("each time", E::product(E::Quantity(one.quantity), E::Constant(number)));
        let span = clause.span(one.at).hull(clause.span(other.at));
        let statement = Statement::new(Kind::Schedule, span, other.quantity).reading(reading);
        let operands = [(one.quantity, "payment"), (other.quantity, "stated")];
        (beside && longer != shorter && one.unit == other.unit).then(|| statement.with(operands))
    })
}

fn amounts(mentions: &[Mention]) -> impl DoubleEndedIterator<Item = &Mention> {
    mentions.iter().filter(|m| m.unit.currency().is_some())
}

/// A contract counts payments and years exactly.
fn value(clause: Clause<'_>, mention: &Mention) -> Option<Decimal> {
    clause.document.quantities.get(mention.quantity).map(|q| q.figure.value()).filter(|value| !value.is_zero())
}

fn duration_in_months(clause: Clause<'_>, duration: &Mention) -> Option<Decimal> {
    let months = if matches!(duration.unit, Unit::Measure(code) if code.code() == "a") { 12 } else { 1 };
    value(clause, duration)?.checked_mul(months.into())
}

fn is_number_of_payments(clause: Clause<'_>, at: usize) -> bool {
    const NOUNS: [&str; 5] = ["instalments", "installments", "payments", "tranches", "repayments"];
    (at + 1..at + 5).take_while(|&i| !clause.is_quantity(i)).any(|i| NOUNS.contains(&clause.word(i)))
}

/// "in each of 12 months"
fn is_in_each_of(clause: Clause<'_>, at: usize, duration: usize) -> bool {
    duration == at + 4 && clause.word(at + 2) == "each" && clause.cue(at + 3) == Cue::Of
}

/// "in all", "in total"
fn is_in_all(clause: Clause<'_>, at: usize) -> bool {
    clause.cue(at + 1) == Cue::In && matches!(clause.word(at + 2), "all" | "total")
}

/// "a month", "per year", "annually": the months after which an amount is paid again.
fn rate(clause: Clause<'_>, at: usize) -> Option<u32> {
    match clause.word(at + 1) {
        "annually" | "yearly" => Some(12),
        "monthly" => Some(1),
        "quarterly" => Some(3),
        "a" | "per" | "each" | "every" => match clause.word(at + 2) {
            "year" | "annum" => Some(12),
            "month" => Some(1),
            "quarter" => Some(3),
            _ => None,
        },
        _ => None,
    }
}

/// "semi-annual payments of $176 million"
fn frequency(clause: Clause<'_>, at: usize) -> Option<u32> {
    const NOUNS: [&str; 3] = ["instalments", "installments", "payments"];
    let of = clause.before(at).filter(|&i| clause.cue(i) == Cue::Of)?;
    let noun = of.checked_sub(1).filter(|&i| NOUNS.contains(&clause.word(i)))?;
    match clause.word(noun.checked_sub(1)?) {
        "semi-annual" | "semiannual" | "half-yearly" | "biannual" => Some(6),
        "quarterly" => Some(3),
        "monthly" => Some(1),
        "annual" | "yearly" => Some(12),
        _ => None,
    }
}
