//! What would make a contradicted statement hold; every suggestion is recomputed before it is offered.

use rust_decimal::Decimal;

use super::finding::Suggestion;
use super::judge::{Figures, Judgement, is_wide};
use crate::number::{Amount, Figure, Hedge, Interval, Numeral, Unit};
use crate::text::{Expression, Ground, Reading, Statement, StatementKind};

const AT_MOST: usize = 3;
/// Fewer significant digits say too little to tell a slip or a misprint by.
const TELLING: u32 = 3;

/// The corrections that would make the statement hold, the most telling first.
pub(crate) fn suggestions(figures: &Figures<'_>, statement: &Statement, judgement: &Judgement<'_>) -> Vec<Suggestion> {
    let Some(stated) = statement.stated else { return Vec::new() };
    let Some(figure) = figures.figure(stated) else { return Vec::new() };
    let case = Case::new(figures, statement, judgement.reading, stated, figure);
    if statement.ground == Ground::Order {
        return vec![case.other_order()];
    }
    let mut found = Vec::new();
    found.extend(case.other_direction());
    found.extend(case.times_for_percent());
    found.extend(case.percent_for_points());
    found.extend(case.other_base());
    found.extend(case.slips(|_, _| true));
    found.extend(case.misprint());
    found.extend(case.right_number(judgement.computed));
    found.truncate(AT_MOST);
    found
}

/// Whether one of the errors that people make explains why a statement misses what its figures give: the wrong direction,
/// percent for times, the new level as base, a slip of the decimal point or the scale word, one digit misprinted. A figure of
/// one or two digits says too little for the last ones: what they miss may be anything.
pub(crate) fn is_slip(figures: &Figures<'_>, statement: &Statement, reading: &Reading) -> bool {
    let Some((stated, figure)) = statement.stated.and_then(|q| Some((q, figures.figure(q)?))) else { return false };
    let case = Case::new(figures, statement, reading, stated, figure);
    let Amount::Numeral(printed) = figure.amount() else { return false };
    let digits = printed.significant_digits();
    if case.percent_for_points().is_some() {
        return true;
    }
    if is_wide(case.accept, case.computed) {
        return false;
    }
    let opposite = statement.kind == StatementKind::Balance && Case::holds(figure, !statement.negative, case.computed);
    digits > 1
        && (opposite
            || case.other_direction().is_some()
            || case.times_for_percent().is_some()
            || case.other_base().is_some())
        || digits >= TELLING
            && (case.slips(|quantity, power| case.is_telling(quantity, power)).is_some() || case.misprint().is_some())
}

/// Whether a change was taken as a share of the new level instead of the old one.
pub(crate) fn is_of_new_level(figures: &Figures<'_>, statement: &Statement, reading: &Reading) -> bool {
    let case = statement
        .stated
        .and_then(|stated| Some(Case::new(figures, statement, reading, stated, figures.figure(stated)?)));
    case.is_some_and(|case| case.other_direction().is_none() && case.other_base().is_some())
}

/// Whether a figure has digits enough to tell a slip or a misprint by.
pub(crate) fn is_telling(figure: &Figure) -> bool {
    matches!(figure.amount(), Amount::Numeral(numeral) if numeral.significant_digits() >= TELLING)
}

struct Case<'c> {
    figures: &'c Figures<'c>,
    statement: &'c Statement,
    reading: &'c Reading,
    stated: usize,
    figure: &'c Figure,
    accept: Interval,
    computed: Interval,
}

impl<'c> Case<'c> {
    fn new(
        figures: &'c Figures<'c>,
        statement: &'c Statement,
        reading: &'c Reading,
        stated: usize,
        figure: &'c Figure,
    ) -> Self {
        let computed = figures.compute(&reading.expression);
        Self { figures, statement, reading, stated, figure, accept: figure.accept(), computed }
    }

    /// Whether a figure in the direction given fits what was computed, at face value.
    fn holds(stated: &Figure, negative: bool, computed: Interval) -> bool {
        fits(stated.accept(), negative, computed)
    }

    /// Whether the statement holds with something else for one of its quantities.
    fn holds_with(&self, quantity: usize, other: Interval) -> bool {
        if quantity == self.stated {
            return fits(other, self.negative(), self.computed);
        }
        let computed = self.figures.compute_with(&self.reading.expression, quantity, other);
        fits(self.accept, self.negative(), computed)
    }

    const fn negative(&self) -> bool {
        self.statement.negative
    }

    fn words(&self) -> &str {
        self.figures.words(self.stated)
    }

    /// The same size the other way: "rose" for "fell".
    fn other_direction(&self) -> Option<Suggestion> {
        let change = matches!(self.statement.kind, StatementKind::Change | StatementKind::ChangeAbs);
        (change && Self::holds(self.figure, !self.negative(), self.computed)).then(|| {
            let direction = if self.statement.negative { "a rise" } else { "a fall" };
            note(format!("the direction is wrong: it is {direction} of {}", self.words()))
        })
    }

    /// "up from" for "down from".
    fn other_order(&self) -> Suggestion {
        note(match self.statement.operands.first() {
            Some((_, "from")) => "the direction is wrong: it is a fall".to_owned(),
            Some((_, "to")) => "the direction is wrong: it is a rise".to_owned(),
            _ => "the other way round it holds".to_owned(),
        })
    }

    /// "15 percent" for 15 times.
    fn times_for_percent(&self) -> Option<Suggestion> {
        if self.figure.unit() != Unit::Percent {
            return None;
        }
        let times = self.computed * Interval::point(Decimal::new(1, 2));
        let figure = self.figure.with_unit(Unit::Times);
        let holds = |times| Self::holds(&figure, self.negative(), times);
        // "rose 3.2 times" is said of the new level, too.
        let of_level = || self.statement.kind == StatementKind::Change && holds(times + Interval::point(Decimal::ONE));
        (holds(times) || of_level()).then(|| {
            let (span, value) = (self.figures.span(self.stated), self.figure.value());
            Suggestion {
                text: format!("{value} times, not percent"),
                replacement: Some((span, format!("{value} times"))),
            }
        })
    }

    /// "percent" for percentage points, between two percentages.
    fn percent_for_points(&self) -> Option<Suggestion> {
        let (from, to) = (self.operand("from")?, self.operand("to")?);
        let both = [from, to].iter().all(|q| self.figures.figure(*q).is_some_and(|f| f.unit() == Unit::Percent));
        let points = Expression::difference(Expression::Quantity(to), Expression::Quantity(from));
        let holds = both
            && self.figure.unit() == Unit::Percent
            && Self::holds(self.figure, self.negative(), self.figures.compute(&points));
        holds.then(|| {
            let value = self.figure.value();
            let text = format!("{value} percentage points, not percent");
            Suggestion {
                text,
                replacement: Some((self.figures.span(self.stated), format!("{value} percentage points"))),
            }
        })
    }

    /// A change given as a share of the new level.
    fn other_base(&self) -> Option<Suggestion> {
        let (from, to) = (self.operand("from")?, self.operand("to"));
        let (from, to) = (Expression::Quantity(from), to.map(Expression::Quantity));
        let share = match (to, self.operand("by")) {
            (Some(to), _) => {
                let left = Expression::quotient(from, to);
                Expression::percent(Expression::difference(Expression::constant(1), left))
            }
            (None, Some(by)) => {
                let by = Expression::Quantity(by);
                Expression::percent(Expression::quotient(by.clone(), Expression::Sum(vec![from, by])))
            }
            (None, None) => return None,
        };
        let computed = self.figures.compute(&share);
        let percent = self.statement.kind == StatementKind::Change;
        (percent && Self::holds(self.figure, self.negative(), computed))
            .then(|| note(format!("the base is wrong: {} is the change as a share of the new level", self.words())))
    }

    fn operand(&self, role: &str) -> Option<usize> {
        self.statement.operands.iter().find(|(_, r)| *r == role).map(|(q, _)| *q)
    }

    /// A figure off by a power of ten: a decimal point or a scale word.
    fn slips(&self, may_be: impl Fn(usize, i8) -> bool) -> Option<Suggestion> {
        let quantities = self.reading.expression.quantities();
        for power in [-1_i8, 1, -3, 3, -2, 2, -6, 6] {
            for quantity in quantities.iter().copied().chain([self.stated]).filter(|q| may_be(*q, power)) {
                let moved = shifted(self.figures.figure(quantity)?, power);
                let Some(moved) = moved else { continue };
                if self.holds_with(quantity, moved.accept()) {
                    let kind = if power.abs() >= 3 { "scale" } else { "decimal" };
                    let words = self.figures.words(quantity);
                    return Some(Suggestion {
                        text: format!("a {kind} slip: it holds with {moved} for {words}"),
                        replacement: Some((self.figures.span(quantity), moved.to_string())),
                    });
                }
            }
        }
        None
    }

    /// Whether a slip explains a misfit: a part of a sum with its decimal point moved makes up for too much.
    fn is_telling(&self, quantity: usize, power: i8) -> bool {
        !self.is_additive() || quantity == self.stated || power.abs() >= 3
    }

    const fn is_additive(&self) -> bool {
        use StatementKind::{Balance, Remainder, Sum};
        matches!(self.statement.kind, Sum | Balance | Remainder)
    }

    /// One digit misprinted or printed twice, or two exchanged, in the figure stated or in one that it is the sum or difference of: what a digit does to a
    /// quotient fits too much.
    fn misprint(&self) -> Option<Suggestion> {
        let others = if self.is_additive() { self.reading.expression.quantities() } else { Vec::new() };
        [self.stated].into_iter().chain(others).find_map(|quantity| {
            let printed = self.figures.figure(quantity)?;
            let holds = |accept| self.holds_with(quantity, accept);
            let places = misread(printed).filter(|place| place.reach().is_none_or(holds));
            let others = places.flat_map(Misread::others);
            let others = others.chain(misread(printed).filter_map(Misread::without));
            let swapped = misread(printed).filter_map(Misread::swapped);
            let others = others.chain(swapped.filter(|_| quantity == self.stated));
            let right = others.into_iter().find(|figure| holds(figure.accept()))?;
            Some(Suggestion {
                text: format!("a digit: it holds with {right} for {}", self.figures.words(quantity)),
                replacement: Some((self.figures.span(quantity), right.to_string())),
            })
        })
    }

    /// The number that the figures give, to as many digits as the one printed.
    fn right_number(&self, computed: Interval) -> Option<Suggestion> {
        let Amount::Numeral(printed) = self.figure.amount() else { return None };
        let (low, high) = (computed.lower_value()?, computed.upper_value()?);
        let middle = low.checked_add(high)?.checked_mul(Decimal::new(5, 1))?.abs();
        let scale = Decimal::from(10_u64.checked_pow(u32::from(printed.exponent()))?);
        let digits = middle.checked_div(scale)?.round_dp(printed.digits().scale());
        let numeral = Numeral::new(digits, printed.exponent()).ok()?;
        let figure = Figure::new(Hedge::Bare, Amount::Numeral(numeral), self.figure.unit()).ok()?;
        let negative = high <= Decimal::ZERO;
        let holds = Self::holds(&figure, negative, self.computed);
        (holds && self.statement.negative == negative).then(|| Suggestion {
            text: format!("would hold: {}", words(&figure)),
            replacement: Some((self.figures.span(self.stated), words(&figure))),
        })
    }
}

/// Whether what is stated meets what was computed, in the direction given.
fn fits(stated: Interval, negative: bool, computed: Interval) -> bool {
    computed.meets(&if negative { -stated } else { stated })
}

/// A figure as prose has it.
fn words(figure: &Figure) -> String {
    figure.to_string().replace('_', " ")
}

const fn note(text: String) -> Suggestion {
    Suggestion { text, replacement: None }
}

/// The figure times a power of ten, with as many significant digits.
fn shifted(figure: &Figure, power: i8) -> Option<Figure> {
    let Amount::Numeral(numeral) = figure.amount() else { return None };
    let exponent = i16::from(numeral.exponent()) + i16::from(power);
    let (digits, exponent) = match u8::try_from(exponent) {
        // Thousands move the scale word, ones and tens the decimal point.
        Ok(exponent) if power.unsigned_abs() >= 3 => (numeral.digits(), exponent),
        _ => (moved_point(numeral.digits(), power)?, numeral.exponent()),
    };
    let numeral = Numeral::new(digits, exponent).ok()?;
    Figure::new(figure.hedge(), Amount::Numeral(numeral), figure.unit()).ok()
}

/// A figure of at least three digits, one of them in doubt.
#[derive(Clone, Copy)]
struct Misread {
    figure: Figure,
    numeral: Numeral,
    /// The power of ten of the digit.
    place: i128,
}

/// A figure with each of its digits in doubt, the last first.
fn misread(figure: &Figure) -> impl Iterator<Item = Misread> {
    let numeral = match figure.amount() {
        Amount::Numeral(numeral) if numeral.significant_digits() >= TELLING => Some(numeral),
        _ => None,
    };
    let figure = *figure;
    numeral.into_iter().flat_map(move |numeral| {
        let size = numeral.digits().mantissa().abs();
        let places = (0..28).map_while(|place| 10_i128.checked_pow(place)).take_while(move |place| *place <= size);
        places.map(move |place| Misread { figure, numeral, place })
    })
}

impl Misread {
    /// The figures with another digit there.
    fn others(self) -> impl Iterator<Item = Figure> {
        let digit = self.digit();
        (0..10).filter(move |other| *other != digit).filter_map(move |other| self.with(other))
    }

    /// What encloses all of these: a figure of fewer digits says less, and of as many the larger one more.
    fn reach(&self) -> Option<Interval> {
        Some(self.with(0)?.accept().hull(&self.with(9)?.accept()))
    }

    /// The figure without the digit, where that leaves one of three at least.
    fn without(self) -> Option<Figure> {
        let mantissa = self.numeral.digits().mantissa().abs();
        let (above, below) = (mantissa.div_euclid(self.place).div_euclid(10), mantissa.rem_euclid(self.place));
        let figure = self.printed(above.checked_mul(self.place)?.checked_add(below)?)?;
        (self.numeral.significant_digits() > TELLING).then_some(figure)
    }

    /// The figure with the digit and the one before it exchanged: 31.9 for 13.9.
    fn swapped(self) -> Option<Figure> {
        let mantissa = self.numeral.digits().mantissa().abs();
        let before = mantissa.div_euclid(self.place.checked_mul(10)?).rem_euclid(10);
        let apart = (before - self.digit()).checked_mul(9)?.checked_mul(self.place)?;
        let figure = self.printed(mantissa.checked_sub(apart)?)?;
        (apart != 0 && mantissa >= self.place.checked_mul(10)?).then_some(figure)
    }

    fn digit(&self) -> i128 {
        self.numeral.digits().mantissa().abs().div_euclid(self.place).rem_euclid(10)
    }

    fn with(&self, digit: i128) -> Option<Figure> {
        let mantissa = self.numeral.digits().mantissa().abs();
        self.printed(mantissa.checked_add((digit - self.digit()).checked_mul(self.place)?)?)
    }

    /// The figure with other digits, the decimal point where it is.
    fn printed(&self, mantissa: i128) -> Option<Figure> {
        let digits = Decimal::try_from_i128_with_scale(mantissa, self.numeral.digits().scale()).ok()?;
        let numeral = Numeral::new(digits, self.numeral.exponent()).ok()?;
        Figure::new(self.figure.hedge(), Amount::Numeral(numeral), self.figure.unit()).ok()
    }
}

/// The decimal point moved, digits kept: 11.89 to 1.189.
fn moved_point(digits: Decimal, power: i8) -> Option<Decimal> {
    let scale = i64::from(digits.scale()) - i64::from(power);
    let (mantissa, scale) = match u32::try_from(scale) {
        Ok(scale) => (digits.mantissa(), scale),
        Err(_) => (digits.mantissa().checked_mul(10_i128.checked_pow(u32::try_from(-scale).ok()?)?)?, 0),
    };
    Decimal::try_from_i128_with_scale(mantissa, scale).ok()
}
