//! What the changes of exports and imports leave of their sum and their difference: down 6 percent and down 17 make no 5
//! together, and $19 million more and $171 million more make $190 million.

use super::change::is_comparable;
use super::expression::Expression as E;
use super::frame::Frame;
use super::identity::{Identity, Levels};
use super::kind::StatementKind as Kind;
use super::level::{Level, qualifier};
use super::mention::{Basis, Clause, Mention, basis};
use super::statement::{Reading, Statement};
use crate::measure::Measure;
use crate::number::Unit;
use crate::text::cue::Cue;
use crate::text::time::Time;

/// How many sentences before and after one the changes of its parts may stand.
const REACH: usize = 2;

/// A change of exports, imports, turnover or balance.
#[derive(Clone, Copy)]
pub(crate) struct Grown<'a> {
    measure: Measure,
    sentence: usize,
    clause: Clause<'a>,
    /// What it changed to.
    level: Option<&'a Level>,
    /// The relative change in percent.
    percent: Option<Mention>,
    /// How many times what it was before, where that tells the change.
    factor: Option<Mention>,
    /// The absolute change, in the unit of the level.
    amount: Option<Mention>,
    /// The level before.
    from: Option<usize>,
    falls: bool,
    basis: Basis,
    /// The time it is set against, where that is told by its date: "compared to 2019".
    against: Option<Time>,
}

impl<'a> Grown<'a> {
    /// The changes of a sentence.
    pub(crate) fn all(clause: Clause<'a>, sentence: usize, frames: &[Frame], levels: &'a [Level]) -> Vec<Self> {
        let next = frames.iter().skip(1).map(Some).chain([None]);
        let told = frames.iter().zip(next).filter(|(frame, next)| !next.is_some_and(|next| is_told_again(frame, next)));
        told.filter_map(|(frame, _)| Self::of(clause, sentence, frame, levels)).collect()
    }

    fn of(clause: Clause<'a>, sentence: usize, frame: &Frame, levels: &'a [Level]) -> Option<Self> {
        let only = |list: &[Mention], fits: &dyn Fn(Unit) -> bool| match list {
            [one] if fits(one.unit) => Some(*one),
            _ => None,
        };
        let (measure, level) = match frame.to.as_slice() {
            [to] => {
                let level = levels.iter().find(|l| l.quantity == to.quantity && !l.earlier && !l.target)?;
                (level.measure?.0, Some(level))
            }
            [] => (untold_level(clause, frame)?, None),
            _ => return None,
        };
        let flow = matches!(measure, Measure::Exports | Measure::Imports | Measure::Turnover | Measure::Balance);
        // What a level in tons grew by may be its value.
        let money = |unit| matches!(unit, Unit::Money(_)) && level.is_none_or(|level| level.unit == unit);
        let moves = frame.sign() != 0 || !frame.from.is_empty();
        let told = level.is_none_or(|level| money(level.unit)) && moves && !frame.uneven;
        (flow && told && is_comparable(clause, frame) && !spans_years(clause, frame)).then(|| Self {
            measure,
            sentence,
            clause,
            level,
            percent: only(&frame.change, &|unit| unit == Unit::Percent),
            factor: only(&frame.factor, &|unit| unit == Unit::Times).filter(|_| frame.sign() > 0),
            amount: only(&frame.delta, &money),
            from: frame.from.first().map(|from| from.quantity),
            falls: frame.sign() < 0,
            basis: match (frame.basis(), frame.from.first()) {
                (Basis::Unstated, Some(from)) => basis(clause, from.at),
                (told, _) => told,
            },
            against: set_against(clause, frame),
        })
    }

    const fn direction(&self) -> &'static str {
        if self.falls { "fall" } else { "rise" }
    }

    /// What it was before over what it is now, with the figure that tells it.
    fn shrunk(&self) -> Option<(E, (usize, &'static str))> {
        if let Some((from, level)) = self.from.zip(self.level) {
            return Some((E::quotient(E::Quantity(from), E::Quantity(level.quantity)), (from, "from")));
        }
        let change = self.percent?.quantity;
        let hundred = E::constant(100);
        let now = if self.falls {
            E::difference(hundred.clone(), E::Quantity(change))
        } else {
            E::Sum(vec![hundred.clone(), E::Quantity(change)])
        };
        Some((E::quotient(hundred, now), (change, self.direction())))
    }

    /// By how many percent it is more than before, with the figure that tells it.
    fn grown(&self) -> Option<(E, (usize, &'static str))> {
        if let Some((from, level)) = self.from.zip(self.level) {
            return Some((E::growth(E::Quantity(from), E::Quantity(level.quantity)), (from, "from")));
        }
        if let Some(factor) = self.factor.filter(|_| self.percent.is_none()) {
            let ratio = E::Quantity(factor.quantity);
            // "grew 2.1 times" may be said of the increase alone.
            let growth = E::between(E::difference(ratio.clone(), E::constant(1)), ratio);
            return Some((E::percent(growth), (factor.quantity, "rise")));
        }
        let change = self.percent?.quantity;
        Some((self.signed(change), (change, self.direction())))
    }

    /// By how much it is more than before, with the figure that tells it.
    fn added(&self) -> Option<(E, (usize, &'static str))> {
        let Some(amount) = self.amount else {
            let (from, level) = self.from.zip(self.level)?;
            return Some((E::difference(E::Quantity(level.quantity), E::Quantity(from)), (from, "from")));
        };
        Some((self.signed(amount.quantity), (amount.quantity, self.direction())))
    }

    fn signed(&self, change: usize) -> E {
        if self.falls { E::difference(E::constant(0), E::Quantity(change)) } else { E::Quantity(change) }
    }

    /// The dates its sentence names, but for the one it is set against.
    fn times(&self) -> impl Iterator<Item = Time> {
        let dated = |time: &Time| !matches!(time, Time::Before { .. }) && Some(*time) != self.against;
        (0..self.clause.tokens.len()).filter_map(|i| self.clause.time(i)).filter(move |time| dated(time))
    }
}

/// "14 percent less than the $2.7 billion of June but 17 percent more than the $2.0 billion of last July": a second change of
/// the same figure, from another time.
fn is_told_again(frame: &Frame, next: &Frame) -> bool {
    let changes = !next.change.is_empty() || !next.delta.is_empty();
    next.to.is_empty() && changes && next.measure == frame.measure
}

/// What changes where the words give no level: "imports shrank by 1.84 percent", not "grain exports", "exports to Russia",
/// "export prices".
pub(crate) fn untold_level(clause: Clause<'_>, frame: &Frame) -> Option<Measure> {
    let at = frame.change.first().or(frame.delta.first()).or(frame.factor.first())?.at;
    if let Some(measure) = named_behind(clause, at) {
        return Some(measure);
    }
    let (measure, _) = frame.measure?;
    let noun = clause.find_before(at, |cue| super::mention::measure_of(cue).is_some())?;
    let narrowed = matches!(clause.cue(noun + 1), Cue::To | Cue::From | Cue::With | Cue::Of | Cue::Volume)
        || matches!(
            clause.word(noun + 1),
            "price" | "prices" | "orders" | "index" | "quantities" | "duties" | "tariffs"
        )
        || qualifier(clause, at).is_some();
    let alone = frame.factor.is_empty() || frame.change.is_empty();
    let whole = frame.from.is_empty() && alone && !frame.paired && !narrowed;
    let told = !clause.tokens.iter().any(|t| t.cue() == Cue::Target);
    (whole && told).then_some(measure)
}

/// "an 11.8% drop in exports", not "in exports to Russia".
fn named_behind(clause: Clause<'_>, at: usize) -> Option<Measure> {
    let noun = (at + 1..at + 3).find(|&i| matches!(clause.cue(i), Cue::Rise | Cue::Fall))?;
    let of = Some(noun + 1).filter(|&i| matches!(clause.cue(i), Cue::In | Cue::Of))?;
    let (measure, _) = super::mention::measure_of(clause.cue(of + 1))?;
    let ends = clause.item(of + 2).is_none() || [',', ';', '.'].iter().any(|mark| clause.is_mark(of + 2, *mark));
    ends.then_some(measure)
}

/// "over the past five years", "since 2015", "in a decade": no change from one year to the next.
fn spans_years(clause: Clause<'_>, frame: &Frame) -> bool {
    const REACH: usize = 8;
    (frame.first.saturating_sub(REACH)..frame.last + REACH).any(|i| {
        clause.cue(i) == Cue::Since
            || matches!(clause.word(i), "years" | "decade" | "decades" | "pandemic" | "pre-pandemic")
    })
}

/// The date in "than in 2019", but for "than in the same period of 2019", which is a year before.
fn set_against(clause: Clause<'_>, frame: &Frame) -> Option<Time> {
    const REACH: usize = 8;
    let led = |i: &usize| matches!(clause.cue(*i), Cue::Than | Cue::Compared | Cue::Against | Cue::From | Cue::On);
    let led = (frame.first..frame.last + REACH).find(led)?;
    let words = || (led + 1..led + REACH).take_while(|&i| !clause.is_quantity(i) && !clause.is_mark(i, ','));
    let same = words().any(|i| ["same", "corresponding"].iter().any(|word| clause.word(i).contains(word)));
    let time = words().find_map(|i| clause.time(i)).filter(|time| !matches!(time, Time::Before { .. }));
    time.filter(|_| !same)
}

/// The changes of turnovers and balances beside those of the exports and imports that make them up.
pub(crate) fn statements(levels: &Levels<'_>, grown: &[Grown<'_>]) -> Vec<Statement> {
    let wholes = grown.iter().filter(|g| matches!(g.measure, Measure::Turnover | Measure::Balance));
    wholes.flat_map(|whole| of_whole(levels, grown, whole)).collect()
}

fn of_whole(levels: &Levels<'_>, grown: &[Grown<'_>], whole: &Grown<'_>) -> Vec<Statement> {
    let told = whole.level.and_then(|level| levels.parts(level));
    let part = |measure| the_one(grown, whole, measure);
    let parts = match told {
        Some([exports, imports]) => with_level(grown, whole, exports).zip(with_level(grown, whole, imports)),
        None => part(Measure::Exports).zip(part(Measure::Imports)).filter(|(x, m)| are_of_one(levels, whole, [x, m])),
    };
    let Some((exports, imports)) = parts.filter(|(x, m)| have_one_basis([whole, x, m])) else { return Vec::new() };
    let composed = Composed { levels, whole, exports, imports };
    [composed.change(), composed.amount(), composed.before()].into_iter().flatten().collect()
}

/// The change of a part: the one told with its level, or the only one near by without.
fn with_level<'a>(grown: &[Grown<'a>], whole: &Grown<'a>, level: &'a Level) -> Option<Grown<'a>> {
    let own = grown.iter().find(|g| g.level.is_some_and(|own| own.quantity == level.quantity)).copied();
    let (measure, _) = level.measure?;
    let apart = || the_one(grown, whole, measure).filter(|g| g.level.is_none() && g.has_one_time(whole));
    let found = own.filter(|g| whole.measure == Measure::Turnover || g.has_one_time(whole)).or_else(apart);
    found.map(|grown| Grown { level: Some(level), ..grown })
}

/// The one change of a measure that is told near by.
fn the_one<'a>(grown: &[Grown<'a>], whole: &Grown<'a>, measure: Measure) -> Option<Grown<'a>> {
    let first = grown.partition_point(|g| g.sentence + REACH < whole.sentence);
    let near = grown.iter().skip(first).take_while(|g| g.sentence <= whole.sentence + REACH);
    let mut own = near.filter(|g| g.measure == measure);
    own.next().filter(|_| own.next().is_none()).copied()
}

impl Grown<'_> {
    /// Whether nothing says that two changes are of different times.
    fn has_one_time(&self, other: &Self) -> bool {
        let mut times = self.times().chain(other.times());
        times.next().is_none_or(|first| times.all(|time| time == first))
    }
}

/// Whether changes told without levels are those of one trade: in one sentence or two, of one time and between the same
/// economies.
fn are_of_one(levels: &Levels<'_>, whole: &Grown<'_>, parts: [&Grown<'_>; 2]) -> bool {
    let [exports, imports] = parts;
    let plain = |g: &Grown<'_>| g.level.is_none_or(|level| level.qualifier.is_none());
    exports.sentence == imports.sentence
        && exports.sentence.abs_diff(whole.sentence) <= REACH
        && parts.iter().all(|part| part.has_one_time(whole) && levels.name_the_same(part.sentence, whole.sentence))
        && [whole, exports, imports].into_iter().all(plain)
        && whole.level.is_none_or(|_| parts.iter().all(|part| part.level.is_none()))
}

/// Whether nothing says that the changes are measured from different times.
fn have_one_basis(all: [&Grown<'_>; 3]) -> bool {
    let bases: Vec<Basis> = all.iter().map(|g| g.basis).filter(|basis| *basis != Basis::Unstated).collect();
    let dates: Vec<Time> = all.iter().filter_map(|g| g.against).collect();
    // One figure of three measured from April leaves no balance of May.
    let [whole, exports, imports] = all;
    if whole.measure == Measure::Balance && exports.against != imports.against {
        return false;
    }
    bases.windows(2).all(|pair| pair.first() == pair.last())
        && (dates.is_empty() || bases.is_empty() && dates.windows(2).all(|pair| pair.first() == pair.last()))
}

/// A change of a turnover or balance with those of its parts.
struct Composed<'c> {
    levels: &'c Levels<'c>,
    whole: &'c Grown<'c>,
    exports: Grown<'c>,
    imports: Grown<'c>,
}

impl Composed<'_> {
    /// The relative change of a turnover.
    fn change(&self) -> Option<Statement> {
        let stated = self.whole.percent?.quantity;
        // What is told with its own base need not be put together.
        if self.whole.measure == Measure::Turnover && self.whole.from.is_some() {
            return None;
        }
        match (self.whole.measure, self.exports.level, self.imports.level) {
            (Measure::Turnover, Some(x), Some(m)) => {
                let ((a, told_a), (b, told_b)) = (self.exports.shrunk()?, self.imports.shrunk()?);
                // Each figure once where possible, so that the enclosure is tight: s·a + (1 - s)·b before, where s is the
                // share of exports.
                let quotient = E::quotient(E::Quantity(m.quantity), E::Quantity(x.quantity));
                let share = E::quotient(E::constant(1), E::Sum(vec![E::constant(1), quotient]));
                let before = E::Sum(vec![E::product(share, E::difference(a, b.clone())), b]);
                let operands = self.operands(told_a, told_b);
                Some(self.statement(Kind::Change, stated, E::growth(before, E::constant(1)), &operands))
            }
            (Measure::Turnover, ..) => {
                let ((a, told_a), (b, told_b)) = (self.exports.grown()?, self.imports.grown()?);
                let operands = self.operands(told_a, told_b);
                Some(self.statement(Kind::Change, stated, E::between(a, b), &operands))
            }
            (_, Some(_), Some(_)) => {
                let (before, operands) = self.balance_before()?;
                let now = E::Quantity(self.whole.level?.quantity);
                Some(self.statement(Kind::Change, stated, E::growth(before, now), &operands))
            }
            _ => None,
        }
    }

    /// The absolute change.
    fn amount(&self) -> Option<Statement> {
        let stated = self.whole.amount?.quantity;
        let ((a, told_a), (b, told_b)) = (self.exports.added()?, self.imports.added()?);
        let (added, operands) = (E::Sum(vec![a, b]), self.operands(told_a, told_b));
        (self.whole.measure == Measure::Turnover).then(|| self.statement(Kind::ChangeAbs, stated, added, &operands))
    }

    /// The level of each part, where it is told, with the figure that tells its change.
    fn operands(&self, exports: (usize, &'static str), imports: (usize, &'static str)) -> Vec<(usize, &'static str)> {
        let part = |grown: &Grown<'_>| grown.level.map(|level| (level.quantity, "part"));
        [part(&self.exports), Some(exports), part(&self.imports), Some(imports)].into_iter().flatten().collect()
    }

    /// The balance before.
    fn before(&self) -> Option<Statement> {
        let stated = self.whole.from.filter(|_| self.whole.measure == Measure::Balance)?;
        let (before, operands) = self.balance_before()?;
        let statement = self.statement(Kind::Balance, stated, before, &operands);
        Some(statement.negative(false))
    }

    /// Exports less imports as they were, in the direction of the balance told: of the one before, or else of the present one.
    fn balance_before(&self) -> Option<(E, Vec<(usize, &'static str)>)> {
        let (x, m) = (self.exports.level?, self.imports.level?);
        let ((a, told_a), (b, told_b)) = (self.exports.shrunk()?, self.imports.shrunk()?);
        let then = |level: &Level, shrunk: E| E::product(E::Quantity(level.quantity), shrunk);
        let (exports, imports) = (then(x, a), then(m, b));
        let told = self.whole.from.and_then(|from| self.levels.all.iter().find(|l| l.quantity == from)?.measure);
        let (_, sign) = told.or(self.whole.level?.measure)?;
        let balance = if sign < 0 { E::difference(imports, exports) } else { E::difference(exports, imports) };
        (sign != 0).then(|| (balance, self.operands(told_a, told_b)))
    }

    fn statement(&self, kind: Kind, stated: usize, expression: E, operands: &[(usize, &'static str)]) -> Statement {
        let of = self.levels.span_of(stated);
        let place = self.whole.level.map_or(of, |level| level.span.hull(of));
        let taken = match expression {
            E::Between(_) => "between the changes of exports and imports",
            _ => "what the changes of exports and imports leave",
        };
        let reading = Reading::taken(taken, expression);
        let identity = if self.whole.measure == Measure::Balance { Identity::Balance } else { Identity::Turnover };
        Statement::new(kind, place, stated)
            .negative(self.whole.falls)
            .reading(reading.assuming(identity))
            .with(operands.iter().copied())
            .with([(stated, "stated")])
    }
}
