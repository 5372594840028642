//! Changes whose base or result stands in another sentence.

use rust_decimal::Decimal;

use super::base::exceeds;
use super::change::{self, is_comparable};
use super::conclusion::concludes;
use super::expression::Expression as E;
use super::frame::Frame;
use super::kind::StatementKind as Kind;
use super::level::Level;
use super::mention::{Basis, Clause, Mention, Role, reckoned, sign_of};
use super::statement::{Ground, Reading, Statement};
use crate::number::Unit;
use crate::text::cue::Cue;
use crate::text::time::Time;

/// How far from a factor, counted in quantities, its base may stand in another sentence.
const NEAR: usize = 9;

/// "Exports thus increased by 2,880 tonnes", "raise this figure by 20 percent", "200 times the level of 1995".
pub(crate) fn statements(clause: Clause<'_>, sentence: usize, frame: &Frame, levels: &[Level]) -> Vec<Statement> {
    let mut found = Vec::new();
    found.extend(delta(clause, sentence, frame, levels));
    found.extend(growth(clause, sentence, frame, levels));
    found.extend(of_pronoun(clause, sentence, frame, levels));
    found.extend(from_time(clause, sentence, frame, levels));
    found.extend(from_base(clause, sentence, frame, levels));
    found.extend(factor(clause, sentence, frame, levels));
    found.extend(result(clause, sentence, frame, levels));
    found.extend(doubled(clause, sentence, frame, levels));
    found.extend(concluded(clause, sentence, frame, levels));
    found
}

fn place(clause: Clause<'_>, mention: &Mention) -> crate::source::Span {
    clause.tokens.get(mention.at).map_or(crate::source::Span::new(0, 0), |t| t.span)
}

/// The levels of a unit before a sentence, the nearest first.
fn before(sentence: usize, unit: Unit, levels: &[Level]) -> Vec<&Level> {
    let near = |l: &&Level| l.sentence < sentence && l.sentence + 3 >= sentence && l.unit == unit;
    levels.iter().rev().filter(near).collect()
}

/// An absolute change between the current and the earlier level of the sentences before.
fn delta(clause: Clause<'_>, sentence: usize, frame: &Frame, levels: &[Level]) -> Option<Statement> {
    let delta = frame.delta.first()?;
    if !frame.to.is_empty() || frame.sign() == 0 {
        return None;
    }
    let near = before(sentence, delta.unit, levels);
    let from = match frame.from.first() {
        Some(from) => levels.iter().find(|l| l.quantity == from.quantity)?,
        None => near.iter().copied().find(|l| l.earlier)?,
    };
    let mut statement =
        Statement::new(Kind::ChangeAbs, place(clause, delta), delta.quantity).negative(frame.sign() < 0);
    let current: Vec<&&Level> = near.iter().filter(|l| !l.earlier).collect();
    for to in &current {
        let difference = E::difference(E::Quantity(to.quantity), E::Quantity(from.quantity));
        statement = statement.reading(Reading::taken("from the earlier figure to the later one", difference));
    }
    let pronoun = clause.tokens.iter().take(delta.at).any(|t| t.cue() == Cue::Pronoun);
    let only = concludes(clause, delta.at)
        && frame.from.is_empty()
        && current.len() == 1
        && near.len() == 2
        && current.iter().all(|to| same_measure(to, from));
    let certain = only || (pronoun && !frame.from.is_empty());
    let told = !statement.readings.is_empty();
    told.then(|| if certain { statement } else { statement.inherited() })
}

/// "The growth of 14.4 percent made ...": the change between the two figures of the sentence before.
pub(crate) fn said_before(clause: Clause<'_>, mentions: &[Mention], before: &[Frame]) -> Option<Statement> {
    let noun = (1..4).find(|&i| matches!(clause.cue(i), Cue::Rise | Cue::Fall))?;
    let told = matches!(clause.cue(0), Cue::Filler | Cue::Pronoun) && clause.cue(noun + 1) == Cue::Of;
    let change =
        mentions.first().filter(|m| told && m.role == Role::Change && m.at == noun + 2 && m.unit == Unit::Percent)?;
    let mut complete = before.iter().filter(|f| !f.to.is_empty() && !f.from.is_empty() && f.change.is_empty());
    let frame = complete.next().filter(|_| complete.next().is_none())?;
    let (to, from) = (frame.to.first()?, frame.from.first()?);
    let statement = told_apart(clause, change, (from.quantity, to.quantity), "of the sentence before");
    Some(statement.negative(change.sign < 0))
}

/// A relative change whose base or result was taken from elsewhere.
fn told_apart(clause: Clause<'_>, change: &Mention, (from, to): (usize, usize), assumption: &'static str) -> Statement {
    let growth = E::growth(E::Quantity(from), E::Quantity(to));
    Statement::new(Kind::Change, place(clause, change), change.quantity)
        .reading(Reading::taken(assumption, growth))
        .with([(from, "from"), (to, "to"), (change.quantity, "stated")])
}

/// Whether nothing says that two levels measure different things.
fn same_measure(a: &Level, b: &Level) -> bool {
    a.measure.is_none() || b.measure.is_none() || a.measure == b.measure
}

/// "on a month-on-month basis they increased by 15.2 percent as against $179.7 million": the result was told before.
fn from_base(clause: Clause<'_>, sentence: usize, frame: &Frame, levels: &[Level]) -> Option<Statement> {
    let (change, from) = (frame.change.first()?, frame.from.first()?);
    if !frame.to.is_empty() || !frame.delta.is_empty() || change.unit != Unit::Percent {
        return None;
    }
    let told = |l: &&Level| l.unit == from.unit && !l.earlier && (l.sentence, l.at) < (sentence, change.at);
    let near = || levels.iter().rev().filter(|l| l.sentence + 1 >= sentence).filter(told);
    let own = |l: &&Level| l.measure.is_some() && l.measure == frame.measure;
    let to = near().find(own).or_else(|| near().next())?;
    let pronoun = clause.find_before(change.at, |cue| cue == Cue::Pronoun).is_some();
    // "That beats the $3.9 billion of last year by 7.75 percent": what the sentence before told alone.
    let opens = matches!(clause.word(0), "That" | "This" | "It");
    let value = |q: usize| clause.document.quantities.get(q).map(|q| q.figure.value().abs());
    let alike = |a: Decimal, b: Decimal| a.max(b) <= a.min(b).saturating_mul(Decimal::TEN);
    let of_one_size = value(to.quantity).zip(value(from.quantity)).is_some_and(|(a, b)| alike(a, b));
    let alone = (opens || concludes(clause, change.at)) && of_one_size && near().filter(|l| !l.target).count() == 1;
    let statement = told_apart(clause, change, (from.quantity, to.quantity), "to the figure told before");
    let statement = statement.negative(frame.sign() < 0);
    // The one figure of the same measure in the sentence before.
    let base = levels.iter().find(|l| l.quantity == from.quantity);
    let alike = base.is_some_and(|base| own(&to) && base.qualifier == to.qualifier && base.side == to.side);
    let only = alike && to.head && near().filter(own).count() == 1;
    let certain = frame.sign() != 0 && (only || alone || pronoun && to.sentence == sentence);
    Some(if certain { statement } else { statement.inherited() })
}

/// A relative change of "this figure" or of a level that a sentence before gives for the earlier period.
fn growth(clause: Clause<'_>, sentence: usize, frame: &Frame, levels: &[Level]) -> Option<Statement> {
    let change = frame.change.first().filter(|m| m.unit == Unit::Percent)?;
    let to = frame.to.first()?;
    if !frame.from.is_empty() || !frame.delta.is_empty() {
        return None;
    }
    let pronoun =
        (0..change.at).rev().take(5).any(|i| clause.cue(i) == Cue::Pronoun && clause.cue(i + 1) == Cue::Filler);
    let near = before(sentence, to.unit, levels);
    let mut statement = Statement::new(Kind::Change, place(clause, change), change.quantity).negative(frame.sign() < 0);
    let alone = only_before(sentence, &near)
        .filter(|l| l.measure.is_none() || frame.measure.is_none_or(|own| l.measure == Some(own)));
    let named: Vec<&Level> = match (pronoun, near.first(), alone) {
        (true, Some(last), _) => vec![last],
        (false, _, Some(alone)) => vec![alone],
        _ => near.iter().copied().filter(|l| l.earlier).collect(),
    };
    for from in named {
        let growth = E::growth(E::Quantity(from.quantity), E::Quantity(to.quantity));
        statement = statement.reading(Reading::taken("from the figure before it", growth));
        if pronoun {
            statement = statement.with([(from.quantity, "from"), (to.quantity, "to"), (change.quantity, "stated")]);
        }
    }
    let certain = pronoun && frame.to.iter().all(|m| m.role == Role::To);
    let ground = match (certain, alone) {
        (true, _) => Ground::Stated,
        (false, Some(_)) => Ground::Preceding,
        (false, None) => Ground::Nearby,
    };
    (!statement.readings.is_empty()).then(|| statement.on(ground))
}

/// "goods worth $1.8 billion in 2021; by 2024 this had grown by $7.4 billion to $9.2 billion": the base is what "this" stands for.
fn of_pronoun(clause: Clause<'_>, sentence: usize, frame: &Frame, levels: &[Level]) -> Vec<Statement> {
    const REACH: usize = 5;
    let Some(to) = frame.to.first().filter(|to| to.role == Role::To && frame.from.is_empty()) else {
        return Vec::new();
    };
    let stands = |i: &usize| clause.cue(*i) == Cue::Pronoun && matches!(clause.word(*i), "this" | "that");
    let moves = |i: usize| matches!(clause.cue(i), Cue::Rise | Cue::Fall) || matches!(clause.word(i), "has" | "had");
    let first = frame.first;
    let pronoun = (first.saturating_sub(REACH)..first).rev().find(stands).filter(|i| moves(i + 1));
    let Some(pronoun) = pronoun else { return Vec::new() };
    let before = |l: &&Level| l.sentence == sentence && l.unit == to.unit && l.at < pronoun;
    let Some(from) = levels.iter().rev().find(before) else { return Vec::new() };
    let from = Mention { quantity: from.quantity, at: from.at, role: Role::From, ..*to };
    change::statements(clause, &Frame { from: vec![from], ..frame.clone() })
}

/// "trade was $5.6 billion in 2014, up 50 percent compared to 2009. ... It was $2.6 billion in 2009": the base stands with the time
/// that the change is measured from.
fn from_time(clause: Clause<'_>, sentence: usize, frame: &Frame, levels: &[Level]) -> Option<Statement> {
    let change = frame.change.first().filter(|m| m.unit == Unit::Percent)?;
    let to = levels.iter().find(|l| frame.to.iter().any(|to| to.quantity == l.quantity) && l.measure.is_some())?;
    let led = |i: &usize| matches!(clause.cue(*i), Cue::Compared | Cue::From | Cue::Than | Cue::Against | Cue::Since);
    let led = (change.at + 1..change.at + 5).find(led)?;
    let time = (led + 1..led + 6).take_while(|&i| !clause.is_quantity(i)).find_map(|i| clause.time(i))?;
    let alike = |l: &&Level| l.unit == to.unit && l.measure == to.measure && l.qualifier == to.qualifier;
    let told = |l: &&Level| l.time == Some(time) && l.sentence.abs_diff(sentence) <= 2 && !l.target;
    let mut bases = levels.iter().filter(alike).filter(told).filter(|l| l.quantity != to.quantity);
    let from = bases.next().filter(|_| bases.next().is_none() && frame.from.is_empty() && to.time != Some(time))?;
    let dated = !matches!(time, Time::Before { .. }) && frame.sign() != 0 && is_comparable(clause, frame);
    let statement = told_apart(clause, change, (from.quantity, to.quantity), "from the figure of that time");
    dated.then(|| statement.negative(frame.sign() < 0))
}

/// The one figure that the sentence before tells.
fn only_before<'l>(sentence: usize, near: &[&'l Level]) -> Option<&'l Level> {
    let mut told = near.iter().filter(|l| l.sentence + 1 == sentence && !l.target);
    told.next().copied().filter(|_| told.next().is_none())
}

/// A factor against a level of the sentence before or after.
fn factor(clause: Clause<'_>, sentence: usize, frame: &Frame, levels: &[Level]) -> Option<Statement> {
    let factor = frame.factor.first()?;
    if !frame.from.is_empty() {
        return None;
    }
    let statement = Statement::new(Kind::Ratio, place(clause, factor), factor.quantity);
    let near: Vec<&Level> = levels.iter().filter(|l| l.sentence.abs_diff(sentence) <= 1).collect();
    let told = |l: &&&Level| l.sentence <= sentence;
    let pairs: Vec<(usize, usize)> = if let Some(to) = frame.to.first() {
        let beside = |l: &&&Level| l.unit == to.unit && l.quantity != to.quantity;
        let bases = near.iter().filter(beside).filter(|l| l.quantity.abs_diff(factor.quantity) <= NEAR);
        bases.map(|base| (to.quantity, base.quantity)).collect()
    } else {
        let mut last = near.iter().filter(told).rev();
        let pair = last.next().zip(last.next()).filter(|(a, b)| a.unit == b.unit);
        pair.map(|(a, b)| (a.quantity, b.quantity)).into_iter().collect()
    };
    let statement = statement.on(if pairs.len() == 1 { Ground::Inherited } else { Ground::Nearby });
    let ratio = |(a, b): (usize, usize)| E::quotient(E::Quantity(a), E::Quantity(b));
    // Which of the two is the base the sentence does not say, but for "tripled to"; "times less" turns them round.
    let told = frame.to.iter().any(|m| m.role == Role::To) && factor.sign > 0;
    let both = pairs.iter().flat_map(|&(a, b)| [Some((a, b)), (!told).then_some((b, a))]).flatten();
    let statement =
        both.fold(statement, |s, pair| s.reading(Reading::taken("between two figures beside it", ratio(pair))));
    (!statement.readings.is_empty()).then_some(statement)
}

/// "7.7 percentage points faster": the difference of two relative changes.
pub(crate) fn points(clause: Clause<'_>, mentions: &[Mention], changes: &[Mention]) -> Vec<Statement> {
    let points = mentions.iter().filter(|m| m.unit == Unit::PercentagePoints);
    points
        .filter_map(|points| {
            let own = mentions.iter().rev().find(|m| m.at < points.at && m.unit == Unit::Percent)?;
            if let Some(told) = points_than(clause, mentions, points, own) {
                return Some(told);
            }
            let mut statement =
                Statement::new(Kind::ChangeAbs, place(clause, points), points.quantity).on(Ground::Nearby);
            let others =
                changes.iter().chain(mentions).filter(|m| m.unit == Unit::Percent && m.quantity != own.quantity);
            for other in others {
                let difference = E::absolute(E::difference(E::Quantity(own.quantity), E::Quantity(other.quantity)));
                statement = statement.reading(Reading::taken("against the other percentage", difference));
            }
            (!statement.readings.is_empty()).then_some(statement)
        })
        .collect()
}

/// "gained 5.4 percent, 3.3 percentage points more than the 2.1 percent of the country as a whole"
fn points_than(clause: Clause<'_>, mentions: &[Mention], points: &Mention, own: &Mention) -> Option<Statement> {
    let other = mentions.iter().find(|m| m.at > points.at).filter(|m| m.unit == Unit::Percent)?;
    let than = (points.at + 1..other.at).find(|&i| clause.cue(i) == Cue::Than)?;
    let told = |m: &Mention| matches!(m.role, Role::Change | Role::Share | Role::To);
    let beside = !(own.at + 1..points.at).any(|i| clause.is_quantity(i) || clause.cue(i) == Cue::And);
    let sign = (points.at + 1..than).map(|i| sign_of(clause.cue(i))).find(|sign| *sign != 0)?;
    let difference = E::difference(E::Quantity(own.quantity), E::Quantity(other.quantity));
    let statement = Statement::new(Kind::ChangeAbs, place(clause, points), points.quantity).negative(sign < 0);
    let statement = statement.reading(Reading::taken("against the other percentage", difference));
    (told(own) && own.sign >= 0 && beside && other.at <= than + 3).then_some(statement)
}

/// "grown 5.1-fold, or by $7.4 billion, to $9.2 billion": an absolute change to a result, from a figure told before.
fn result(clause: Clause<'_>, sentence: usize, frame: &Frame, levels: &[Level]) -> Option<Statement> {
    let (delta, to) = (frame.delta.first()?, frame.to.first()?);
    if !frame.from.is_empty() || delta.unit != to.unit {
        return None;
    }
    let mut statement = Statement::new(Kind::ChangeAbs, place(clause, delta), delta.quantity)
        .negative(frame.sign() < 0)
        .on(Ground::Nearby);
    let told = levels.iter().filter(|l| {
        l.unit == to.unit
            && l.quantity < delta.quantity
            && l.quantity != to.quantity
            && l.sentence + 2 >= sentence
            && l.quantity + NEAR >= delta.quantity
    });
    for from in told {
        let difference = E::difference(E::Quantity(to.quantity), E::Quantity(from.quantity));
        statement = statement.reading(Reading::taken("from a figure told before", difference));
    }
    (!statement.readings.is_empty()).then_some(statement)
}

/// "Exports came to $9.2 billion. This is more than last year by $1.2 billion, or 15 percent": both changes are of the one figure
/// told before.
fn doubled(clause: Clause<'_>, sentence: usize, frame: &Frame, levels: &[Level]) -> Option<Statement> {
    let (delta, change) = (frame.delta.first()?, frame.change.first()?);
    let open = frame.to.is_empty() && frame.from.is_empty() && frame.change.len() == 1 && frame.delta.len() == 1;
    let pronoun =
        |i: &usize| clause.cue(*i) == Cue::Pronoun && matches!(clause.word(*i), "This" | "this" | "that" | "it");
    let led =
        (0..delta.at).find(pronoun).is_some_and(|i| exceeds(clause.word(i + 1)) || clause.cue(i + 1) == Cue::Reach);
    let to = only_before(sentence, &before(sentence, delta.unit, levels))?;
    let sign = if (0..delta.at).any(|i| exceeds(clause.word(i))) { 1 } else { frame.sign() };
    let (to, by) = (E::Quantity(to.quantity), E::Quantity(delta.quantity));
    let base = if sign < 0 { E::Sum(vec![to, by.clone()]) } else { E::difference(to, by.clone()) };
    let percent = change.unit == Unit::Percent && change::is_double(clause, *delta, *change);
    let growth = E::percent(E::quotient(by, base));
    let statement = Statement::new(Kind::Change, place(clause, change), change.quantity);
    let statement = statement.reading(Reading::taken("of the figure told before", growth));
    (open && led && percent && sign != 0).then(|| statement.with([(delta.quantity, "by"), (change.quantity, "stated")]))
}

/// "The earnings have therefore doubled", "the jump works out at 42.2%": a change without figures of its own, after two that
/// a clause or sentence before sets beside each other as the earlier and the later one.
fn concluded(clause: Clause<'_>, sentence: usize, frame: &Frame, levels: &[Level]) -> Option<Statement> {
    let stated = frame.change.first().or(frame.factor.first())?;
    let open = frame.to.is_empty() && frame.from.is_empty() && frame.delta.is_empty();
    if !open || !(concludes(clause, stated.at) || refers(clause, stated.at) || sums_up(clause, stated.at)) {
        return None;
    }
    // "The volume of trade has thus multiplied 9 times": the noun says which figures, also of a sentence further back.
    let noun = frame.measure.filter(|_| concludes(clause, stated.at));
    let named = |l: &Level| noun.is_some() && l.measure == noun && l.sentence + 2 >= sentence;
    let has_named = levels.iter().filter(|l| named(l)).count() > 1;
    let near = |l: &Level| if has_named { named(l) } else { l.sentence + 1 >= sentence };
    let told = |l: &&Level| (l.sentence, l.at) < (sentence, stated.at) && near(l) && !l.target;
    let all: Vec<&Level> = levels.iter().filter(told).filter(|l| !is_included(clause, sentence, l)).collect();
    let receipts = (0..stated.at).any(|i| RECEIPTS.contains(&clause.word(i)));
    let money = |l: &&&Level| !receipts || matches!(l.unit, Unit::Money(_));
    let unit = all.iter().rev().find(money)?.unit;
    let near: Vec<&Level> = all.iter().copied().filter(|l| l.unit == unit).collect();
    let own: Vec<&Level> = near.iter().copied().filter(|l| l.sentence == sentence).collect();
    let pair = receipts && own.len() == 2 && own.iter().filter(|l| l.earlier).count() == 1;
    let (earlier, later): (Vec<&Level>, Vec<&Level>) =
        if pair { own } else { near }.into_iter().partition(|l| l.earlier);
    let ([from], [to]) = (earlier.as_slice(), later.as_slice()) else { return None };
    let other = !receipts && all.iter().any(|l| l.unit != unit && l.earlier);
    // "a decline of 31.5 percent on an annual basis" after the figure of the month before is of another base.
    let apart = frame.basis() != Basis::Unstated && !matches!(from.time, Some(Time::Before { .. }));
    if !same_measure(from, to) || other || apart {
        return None;
    }
    let (from, to) = (from.quantity, to.quantity);
    let sign = frame.sign();
    let (kind, expression) = match (stated.unit, frame.change.is_empty()) {
        (Unit::Percent, _) => (Kind::Change, E::growth(E::Quantity(from), E::Quantity(to))),
        (_, false) => {
            let ratio = E::quotient(E::Quantity(to), E::Quantity(from));
            (Kind::Change, E::difference(ratio, E::constant(1)))
        }
        (_, true) => (Kind::Ratio, E::quotient(E::Quantity(to), E::Quantity(from))),
    };
    let expression = if sign == 0 && kind == Kind::Change { E::absolute(expression) } else { expression };
    let roles = [(from, "from"), (to, "to"), (stated.quantity, "stated")];
    let statement = Statement::new(kind, place(clause, stated), stated.quantity).with(roles);
    Some(
        statement
            .negative(sign < 0 && kind == Kind::Change)
            .reading(Reading::taken("between the two figures before it", expression)),
    )
}

/// Nouns of money taken in.
const RECEIPTS: [&str; 7] = ["receipts", "earnings", "revenue", "revenues", "proceeds", "income", "takings"];

/// "including $8.3 billion owed abroad": a part of the figure before it.
fn is_included(clause: Clause<'_>, sentence: usize, level: &Level) -> bool {
    level.sentence == sentence && clause.before(level.at).is_some_and(|i| clause.cue(i) == Cue::Including)
}

/// "it brought in only $433.6 million after $608.2 million; receipts were down 28.31 percent": what the clause before earned.
fn sums_up(clause: Clause<'_>, at: usize) -> bool {
    let start = (0..at).rev().find(|&i| clause.is_boundary(i)).filter(|&i| clause.is_mark(i, ';'));
    let noun = start.map(|i| i + 1 + usize::from(clause.cue(i + 1) == Cue::Filler));
    let moves = |i: usize| matches!(clause.cue(i), Cue::Reach | Cue::Rise | Cue::Fall);
    noun.is_some_and(|i| RECEIPTS.contains(&clause.word(i)) && moves(i + 1) && !(i..at).any(|i| clause.is_quantity(i)))
}

/// "the jump", "a gain of 18.04 percent", "this increase": the noun of a change that was told.
fn refers(clause: Clause<'_>, at: usize) -> bool {
    // "the increase over three years works out to 15 percent"
    let reach = if reckoned(clause, clause.before(at).unwrap_or(at)) == 0 { 4 } else { 9 };
    let noun = (at.saturating_sub(reach)..at).rev().find(|&i| matches!(clause.cue(i), Cue::Rise | Cue::Fall));
    noun.is_some_and(|i| {
        let article = i.checked_sub(1).map_or("", |i| clause.word(i)).to_ascii_lowercase();
        matches!(article.as_str(), "the" | "a" | "an" | "this") && clause.cue(i + 1) != Cue::By
    })
}
