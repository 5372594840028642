//! Findings in plain words.

use super::judge::{Figures, Judgement};
use super::suggest;
use super::verdict::Verdict;
use crate::number::{Figure, Hedge, Interval, Unit, plain};
use crate::source::Span;
use crate::text::{Expression, Ground, Quantity, Statement, StatementKind};

/// One sentence with the arithmetic in it: `a rise of 44.58 percent contradicts $4.4 billion to $7.94 billion: that is a rise
/// of 78.3 to 82.6 percent`.
pub(crate) fn sentence(figures: &Figures<'_>, statement: &Statement, judgement: &Judgement<'_>) -> String {
    let telling = Telling { figures, statement, judgement };
    let (said, ground, gives) = (telling.said(), telling.ground(), telling.gives());
    let taken = &judgement.reading.description;
    // A difference or a remainder says itself what is taken from what.
    let known = statement.kind == StatementKind::Remainder || taken.starts_with("the difference");
    let under = if taken.is_empty() || known { String::new() } else { format!(" ({taken})") };
    let held = |fits: &str, how: &str| [&*said, fits, &ground, &under, how, ": ", &gives].concat();
    match judgement.verdict {
        Verdict::Contradicted => held(" contradicts ", "") + &telling.slip(),
        Verdict::DependsOnReading => format!("{said} fits {ground} only if {taken}: {gives}"),
        Verdict::Supported => held(" agrees with ", ""),
        Verdict::Compatible => held(" is compatible with ", ""),
        Verdict::Loose => held(" fits ", " only loosely"),
        Verdict::Unverifiable => said,
    }
}

/// A computation with the figures as printed.
pub(crate) fn arithmetic(figures: &Figures<'_>, expression: &Expression) -> String {
    expression.describe(&|q| printed(figures, q, |quantity| quantity.span))
}

/// A figure as printed, a range with both its ends.
fn printed<'d>(figures: &Figures<'d>, quantity: usize, part: fn(&Quantity) -> Span) -> &'d str {
    let document = figures.document();
    let Some(first) = document.quantities.get(quantity) else { return "" };
    let next = document.quantities.get(quantity + 1).filter(|next| next.range.is_some() && next.range == first.range);
    let end = next.filter(|_| first.figure.hedge() == Hedge::Between).unwrap_or(first);
    part(first).hull(part(end)).of(document.text)
}

/// A statement with what was found, to be told.
struct Telling<'t> {
    figures: &'t Figures<'t>,
    statement: &'t Statement,
    judgement: &'t Judgement<'t>,
}

impl Telling<'_> {
    /// What the words say, with the direction: `a fall of 42.9 percent`.
    fn said(&self) -> String {
        let Some(stated) = self.statement.stated else { return String::new() };
        let words = printed(self.figures, stated, |quantity| quantity.full);
        if self.is_change() {
            ["a ", self.direction(), " of ", words].concat()
        } else if words.contains(|c: char| c.is_ascii_digit()) {
            words.to_owned()
        } else {
            format!("\"{words}\"")
        }
    }

    /// `a rise from $4.9 billion`, `a fall to $5.2 billion`
    fn order(&self, other: &Expression) -> String {
        let role = self.statement.operands.first().map_or("", |(_, role)| *role);
        let led = match role {
            "from" => "a rise from",
            "to" => "a fall to",
            _ => "the place before",
        };
        format!("{led} {}", self.words(other))
    }

    const fn is_change(&self) -> bool {
        !matches!(self.statement.ground, Ground::Order)
            && matches!(self.statement.kind, StatementKind::Change | StatementKind::ChangeAbs)
    }

    /// Which way the words go, where they say it.
    const fn direction(&self) -> &'static str {
        match (&self.judgement.reading.expression, self.statement.negative) {
            (Expression::Absolute(_), _) => "change",
            (_, true) => "fall",
            (_, false) => "rise",
        }
    }

    /// What it is held against: the figures as printed, in words where the arithmetic is a usual one.
    fn ground(&self) -> String {
        let expression = &self.judgement.reading.expression;
        if self.statement.ground == Ground::Order {
            return self.order(expression);
        }
        self.composed().or_else(|| self.usual(expression)).unwrap_or_else(|| self.words(expression))
    }

    /// `$203.5 million after a fall of 6.1 percent and $247.3 million after a fall of 16.9 percent`, `a fall of 3.1 percent and a
    /// fall of 1.8 percent`
    fn composed(&self) -> Option<String> {
        let (_, operands) = self.statement.operands.split_last()?;
        let told = operands.iter().filter(|(_, role)| *role != "part");
        let parts: Option<Vec<String>> = told.map(|change| self.changed(operands, *change)).collect();
        let [exports, imports] = <[String; 2]>::try_from(parts?).ok()?;
        Some(format!("{exports} and {imports}"))
    }

    /// One of the changes, with the level that stands before it.
    fn changed(&self, operands: &[(usize, &str)], (quantity, role): (usize, &str)) -> Option<String> {
        let printed = |quantity| printed(self.figures, quantity, |quantity| quantity.span);
        let at = operands.iter().position(|operand| *operand == (quantity, role))?;
        let level = at.checked_sub(1).and_then(|before| operands.get(before)).filter(|(_, role)| *role == "part");
        let told = printed(quantity);
        // "-0.6%" says itself which way.
        let role = if told.starts_with(['-', '−', '–']) { "change" } else { role };
        match (role, level) {
            ("from", Some((level, _))) => Some(format!("{} after {told}", printed(*level))),
            ("rise" | "fall" | "change", Some((level, _))) => {
                Some(format!("{} after a {role} of {told}", printed(*level)))
            }
            ("rise" | "fall" | "change", None) => Some(format!("a {role} of {told}")),
            _ => None,
        }
    }

    fn usual(&self, signed: &Expression) -> Option<String> {
        let inner = unsigned(signed);
        let words = |expression| self.words(expression);
        Some(match self.statement.kind {
            StatementKind::Change => match difference(inner).and_then(|(ratio, _)| quotient(ratio)) {
                Some((to, from)) => [&*words(from), " to ", &words(to)].concat(),
                None => self.moved(quotient(inner)?),
            },
            StatementKind::ChangeAbs if inner == signed => {
                let (to, from) = difference(inner)?;
                [&*words(from), " to ", &words(to)].concat()
            }
            StatementKind::ChangeAbs | StatementKind::Balance | StatementKind::Remainder if inner != signed => {
                let (a, b) = difference(inner)?;
                format!("the difference between {} and {}", words(a), words(b))
            }
            StatementKind::Share => {
                let (part, whole) = quotient(inner)?;
                [&*words(part), " of ", &words(whole)].concat()
            }
            StatementKind::Conversion => {
                let (amount, rate) = product(inner)?;
                let (one, other) = quotient(rate)?;
                format!("{} at {} for {}", words(amount), words(one), words(other))
            }
            StatementKind::Remainder => self.left(product(inner)?)?,
            _ => return None,
        })
    }

    /// `a fall of $4.2 billion to $33.8 billion`
    fn moved(&self, (by, base): (&Expression, &Expression)) -> String {
        let (by, direction) = (self.words(by), self.direction());
        match base {
            Expression::Difference(terms) => {
                let [to, _] = &**terms;
                format!("a {direction} of {by} to {}", self.words(to))
            }
            Expression::Sum(terms) => {
                format!("a {direction} of {by} to {}", terms.first().map(|to| self.words(to)).unwrap_or_default())
            }
            from => format!("a {direction} of {by} from {}", self.words(from)),
        }
    }

    /// What a share leaves of a whole, or of what it is a share of.
    fn left(&self, (a, b): (&Expression, &Expression)) -> Option<String> {
        if let Some((_, share)) = difference(b) {
            return Some(format!("{} less {}", self.words(a), self.words(quotient(share)?.0)));
        }
        let (whole, _) = difference(a)?;
        Some(format!("{} as {} of the whole", self.words(b), self.words(quotient(whole)?.1)))
    }

    fn words(&self, expression: &Expression) -> String {
        arithmetic(self.figures, expression)
    }

    /// `that is a fall of 94.28 to 94.32 percent`
    fn gives(&self) -> String {
        let computed = self.judgement.computed;
        if self.statement.ground == Ground::Order {
            return "it is the smaller one".to_owned();
        }
        let unit = self.statement.stated.and_then(|q| self.figures.figure(q)).map_or(Unit::Number, Figure::unit);
        match self.statement.kind {
            StatementKind::Change | StatementKind::ChangeAbs if self.direction() == "change" => {
                "that is ".to_owned() + &plain(&computed, unit)
            }
            StatementKind::Change | StatementKind::ChangeAbs => "that is ".to_owned() + &change(computed, unit),
            StatementKind::Share if unit == Unit::Times => {
                format!("that is {} of the whole", plain(&computed, Unit::Number))
            }
            // A surplus where the words have a deficit.
            StatementKind::Balance if self.turns_round() => {
                format!("that is {} the other way", plain(&-computed, unit))
            }
            StatementKind::Remainder => format!("that leaves {}", plain(&computed, unit)),
            _ => "that is ".to_owned() + &plain(&computed, unit),
        }
    }

    /// Whether the figures give a balance of the other side.
    fn turns_round(&self) -> bool {
        let positive = |interval: Interval| interval.is_within(&Interval::NON_NEGATIVE);
        positive(self.judgement.stated) && positive(-self.judgement.computed)
    }

    /// What the stated figure is instead, where the new level was taken as the base.
    fn slip(&self) -> String {
        let Some(stated) = self.statement.stated else { return String::new() };
        if !suggest::is_of_new_level(self.figures, self.statement, self.judgement.reading) {
            return String::new();
        }
        format!("; {} is the {} as a share of the new level", self.figures.words(stated), self.direction())
    }
}

/// `a fall of 94.28 to 94.32 percent`
pub(crate) fn change(computed: Interval, unit: Unit) -> String {
    let (direction, size) = if computed.is_within(&Interval::NON_NEGATIVE) {
        ("rise", computed)
    } else if (-computed).is_within(&Interval::NON_NEGATIVE) {
        ("fall", -computed)
    } else {
        ("change", computed)
    };
    let of = if unit == Unit::Times { " the base" } else { "" };
    format!("a {direction} of {}{of}", plain(&size, unit))
}

/// An expression without its percentage and its sign.
fn unsigned(expression: &Expression) -> &Expression {
    let known = |number| move |(_, b): &(&Expression, &Expression)| **b == Expression::constant(number);
    let turned = difference(expression).map(|(zero, inner)| (inner, zero));
    match expression {
        Expression::Absolute(inner) => unsigned(inner),
        _ => match product(expression).filter(known(100)).or(turned.filter(known(0))) {
            Some((inner, _)) => unsigned(inner),
            None => expression,
        },
    }
}

fn difference(expression: &Expression) -> Option<(&Expression, &Expression)> {
    if let Expression::Difference(both) = expression { Some(pair(both)) } else { None }
}

fn product(expression: &Expression) -> Option<(&Expression, &Expression)> {
    if let Expression::Product(both) = expression { Some(pair(both)) } else { None }
}

fn quotient(expression: &Expression) -> Option<(&Expression, &Expression)> {
    if let Expression::Quotient(both) = expression { Some(pair(both)) } else { None }
}

const fn pair([a, b]: &[Expression; 2]) -> (&Expression, &Expression) {
    (a, b)
}
