//! "454,000 tonnes earning $1,959 million ... at $4,315 per tonne": a value as a quantity at its average price.

use super::expression::Expression as E;
use super::kind::StatementKind as Kind;
use super::level::{Level, window};
use super::mention::{Clause, Role, measure_of};
use super::moment::Moments;
use super::statement::{Ground, Reading, Statement};
use crate::measure::Measure;
use crate::number::{Interval, Unit};
use crate::text::cue::Cue;
use crate::text::sentence::Item;

/// How far from the price, counted in quantities, quantity and value may stand.
const REACH: usize = 12;

/// Verbs of what a sale brings in.
const EARNING: [&str; 12] = [
    "earning",
    "realising",
    "realizing",
    "fetching",
    "yielding",
    "raising",
    "generating",
    "grossing",
    "for",
    "worth",
    "totalling",
    "totaling",
];

/// What one unit of a good costs.
struct Price<'l> {
    level: &'l Level,
    /// The word of the unit, without its ending.
    unit: &'l str,
    /// The flow of which it is the price: "a ton of exports".
    flow: Option<Measure>,
    /// Whether it is called an average.
    average: bool,
}

/// The values of a text that a quantity and a price near by give.
pub(crate) fn statements(clauses: &[Clause<'_>], levels: &[Level], moments: &Moments<'_>) -> Vec<Statement> {
    let sentences = clauses.iter().enumerate();
    let priced = sentences.flat_map(|(i, clause)| prices(*clause, window(levels, i, 0)));
    priced.filter_map(|price| price.statement(clauses, levels, moments)).collect()
}

fn prices<'l>(clause: Clause<'l>, levels: &'l [Level]) -> Vec<Price<'l>> {
    let average = || (0..clause.tokens.len()).any(|i| clause.word(i).to_ascii_lowercase().starts_with("averag"));
    let money = || levels.iter().filter(|l| matches!(l.unit, Unit::Money(_)) && !l.earlier && !l.target);
    if money().next().is_none() {
        return Vec::new();
    }
    let after = money().filter_map(|level| {
        let unit = unit_after(clause, level.at + 1)?;
        Some(Price { level, unit, flow: None, average: average() })
    });
    // "the average price per bag was $124.90", "a ton of exports cost $348": the figure after the noun.
    let before = (0..clause.tokens.len()).filter_map(|at| {
        let priced = at > 0 && clause.word(at - 1) == "price";
        let one = at == 0 || clause.is_mark(at - 1, ',') || clause.cue(at - 1) == Cue::And;
        let unit = unit_after(clause, at).filter(|_| priced || (one && clause.cue(at + 2) == Cue::Of))?;
        let flow = measure_of(clause.cue(at + 3)).map(|(measure, _)| measure).filter(|_| !priced);
        let next = (at + 2..clause.tokens.len()).find(|&i| clause.is_quantity(i) && !is_percentage(clause, i))?;
        let level = money().find(|l| l.at == next && unit_after(clause, next + 1).is_none())?;
        Some(Price { level, unit, flow, average: average() })
    });
    after.chain(before).collect()
}

fn is_percentage(clause: Clause<'_>, at: usize) -> bool {
    let Some(Item::Quantity(q)) = clause.item(at) else { return false };
    clause.document.quantities.get(q).is_some_and(|q| q.figure.unit().is_percentage())
}

/// "per tonne", "a barrel", "for each bag": the word of the unit.
fn unit_after(clause: Clause<'_>, at: usize) -> Option<&str> {
    let led = matches!(clause.word(at), "per" | "a" | "an" | "each" | "A" | "An");
    let metric = usize::from(clause.word(at + 1) == "metric");
    let word = clause.word(at + 1 + metric);
    let timed = matches!(word, "year" | "annum" | "month" | "quarter" | "day" | "week" | "decade");
    let noun = word.len() > 1 && word.bytes().all(|b| b.is_ascii_lowercase());
    (led && noun && !timed).then_some(word)
}

impl Price<'_> {
    fn statement(&self, clauses: &[Clause<'_>], levels: &[Level], moments: &Moments<'_>) -> Option<Statement> {
        let near = || window(levels, self.level.sentence, 2).iter().filter(|l| self.may_rest_on(l));
        let (quantity, value) = near()
            .filter(|l| self.counts(clauses, l))
            .filter_map(|quantity| Some((quantity, self.value(near(), quantity)?)))
            .min_by_key(|(quantity, value)| {
                let apart = |l: &Level| l.sentence.abs_diff(self.level.sentence);
                let later = quantity.quantity > self.level.quantity;
                (apart(quantity) + apart(value), later, quantity.quantity.abs_diff(value.quantity))
            })?;
        let together = quantity.sentence == value.sentence && value.sentence == self.level.sentence;
        let agree = moments.agree(quantity, value) && moments.agree(value, self.level);
        if !agree || !(self.average || together) {
            return None;
        }
        let product = E::product(E::Quantity(quantity.quantity), E::Quantity(self.level.quantity));
        let told = together && clauses.get(value.sentence).is_some_and(|clause| self.is_paid(*clause, quantity, value));
        let lost = has_lost_scale(clauses, value, &product);
        let ground = if lost || told && is_only(near(), [quantity, value, self.level]) {
            Ground::Stated
        } else {
            Ground::Nearby
        };
        let operands = [(quantity.quantity, "quantity"), (self.level.quantity, "price"), (value.quantity, "stated")];
        let statement = Statement::new(Kind::Level, value.span, value.quantity);
        Some(statement.reading(Reading::taken("the quantity at its price", product)).with(operands).on(ground))
    }

    /// "sold 612,000 tonnes at $3,600 per tonne, realising $2.2 billion", "76.7 million bottles; revenue $170 million, or $2.22 a
    /// bottle".
    fn is_paid(&self, clause: Clause<'_>, quantity: &Level, value: &Level) -> bool {
        const OF_PRICE: [&str; 9] = ["an", "a", "average", "mean", "realised", "realized", "unit", "price", "of"];
        let price = self.level.at;
        if quantity.at < value.at && value.at < price {
            return clause.before(price).is_some_and(|i| clause.cue(i) == Cue::Or && i <= value.at + 3);
        }
        let between = || quantity.at + 1..price;
        let own = between().rev().find(|&i| !OF_PRICE.contains(&clause.word(i)));
        let at = own.is_some_and(|i| clause.word(i) == "at");
        let verb = between().any(|i| clause.is_boundary(i) || clause.cue(i) == Cue::Reach || clause.cue(i) == Cue::And);
        let earned = (price + 1..value.at).any(|i| EARNING.contains(&clause.word(i)));
        at && !verb && price < value.at && earned
    }

    fn may_rest_on(&self, level: &Level) -> bool {
        let near = level.quantity.abs_diff(self.level.quantity) <= REACH;
        near && !level.earlier && !level.target && self.flow.is_none_or(|flow| level.is(flow))
    }

    /// Whether a figure counts the unit that the price is for.
    fn counts(&self, clauses: &[Clause<'_>], level: &Level) -> bool {
        let same = match level.unit {
            Unit::Measure(code) => match code.code() {
                "t" => matches!(self.unit, "tonne" | "ton"),
                "kg" => matches!(self.unit, "kilo" | "kilogram" | "kilogramme" | "kg"),
                "[bbl_us]" => self.unit == "barrel",
                "[oz_av]" | "[oz_tr]" => self.unit == "ounce",
                "[lb_av]" => self.unit == "pound",
                "[car_m]" => self.unit == "carat",
                _ => false,
            },
            Unit::Number => {
                let word = clauses.get(level.sentence).map_or("", |clause| clause.word(level.at + 1));
                word.strip_suffix('s') == Some(self.unit)
            }
            _ => false,
        };
        same && matches!(level.role, Role::Level | Role::To)
    }

    /// The one amount of the price's currency told with a quantity, or else with the price.
    fn value<'l>(&self, near: impl Iterator<Item = &'l Level>, quantity: &Level) -> Option<&'l Level> {
        let amounts: Vec<&Level> =
            near.filter(|l| l.unit == self.level.unit && l.quantity != self.level.quantity).collect();
        let in_sentence = |sentence: usize| {
            let mut own = amounts.iter().copied().filter(move |l| l.sentence == sentence);
            own.next().map(|first| (first, own.next().is_none()))
        };
        let beside =
            amounts.iter().copied().find(|l| l.sentence == quantity.sentence && l.quantity == quantity.quantity + 1);
        beside.or_else(|| {
            let (only, alone) = in_sentence(quantity.sentence).or_else(|| in_sentence(self.level.sentence))?;
            alone.then_some(only)
        })
    }
}

/// Whether a sentence tells no amount of theirs but these.
fn is_only<'l>(near: impl Iterator<Item = &'l Level>, told: [&Level; 3]) -> bool {
    let [quantity, value, _] = told;
    let mut own = near.filter(|l| l.sentence == value.sentence && (l.unit == value.unit || l.unit == quantity.unit));
    own.all(|l| told.iter().any(|one| one.quantity == l.quantity))
}

/// Whether a value is what the arithmetic gives but for its scale word.
fn has_lost_scale(clauses: &[Clause<'_>], value: &Level, product: &E) -> bool {
    let Some(document) = clauses.first().map(|clause| clause.document) else { return false };
    let accept = |q: usize| document.quantities.get(q).map_or(Interval::EVERYTHING, |q| q.figure.accept());
    let (told, computed) = (accept(value.quantity), product.evaluate(&accept));
    [1_000, 1_000_000].into_iter().any(|scale| {
        let scale = Interval::point(rust_decimal::Decimal::from(scale));
        (told * scale).meets(&computed) || (computed * scale).meets(&told)
    })
}
