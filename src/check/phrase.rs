//! A phrase against the answer to a query.

use std::sync::Arc;

use rust_decimal::Decimal;

use super::finding::{Evidence, Finding, Operand, Reading, Suggestion};
use super::judge::forgiving;
use super::margin::smallest;
use super::verdict::Verdict;
use crate::error::{Error, ErrorKind};
use crate::number::{Figure, Hedge, Interval, Tiers, Unit, plain};
use crate::query::{Answer, Op};
use crate::source::Span;
use crate::text::{Direction, Document, Quantity, StatementKind, directions};

const HUNDRED: Interval = Interval::point(Decimal::ONE_HUNDRED);

impl Answer {
    /// Whether a phrase says what this answer is: "almost 50 times less", "90%", "nearly half", "up 7.8 percent". The phrase is
    /// read by the grammar of prose and its words point a way: what is so many times less is a part of the other, and "up"
    /// before a fall is wrong.
    ///
    /// A phrase that does not hold comes with the words that would, each checked the same way before it is offered.
    ///
    /// ```
    /// use bilateral::{Dataset, Economy, Query};
    ///
    /// let data = Dataset::embedded()?;                       // 2011-2015 Russia-DPRK and China-DPRK, parsed once
    /// let russia = Query::turnover(Economy::RUS, Economy::PRK).in_year(2011);
    /// let china  = Query::turnover(Economy::CHN, Economy::PRK).in_year(2011);
    ///
    /// let answer = data.eval(&russia.times_less_than(china))?;   // Answer: interval, the records used, how it was derived
    /// println!("{answer}");                                       // 49.5 times less [49.4, 49.6), with sources
    ///
    /// let finding = answer.check("almost 50 times less")?;        // the phrase is parsed by the same grammar as prose
    /// assert!(finding.verdict().is_supported());
    ///
    /// let article = "In 2011 trade between Russia and North Korea amounted to $110 million.";
    /// let report = bilateral::check(article, &data);               // every statement of a text
    /// for finding in report.findings() { println!("{finding}"); }
    ///
    /// let finding = answer.check("40 times less")?;
    /// assert!(finding.verdict().is_contradicted());
    /// assert_eq!(finding.suggestions[0].text, "would hold: almost 50 times less");
    /// # Ok::<(), bilateral::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Syntax`] for a phrase that does not hold exactly one quantity, [`ErrorKind::Incomparable`] for one in
    /// another unit or with words that do not suit the answer: "less" of an amount, "fell" of a share.
    pub fn check(&self, phrase: &str) -> Result<Finding, Error> {
        let mut finding = Asked { answer: self, phrase }.finding()?;
        if finding.verdict.is_contradicted() || finding.verdict == Verdict::Loose {
            finding.suggestions = self.better(phrase)?;
        }
        Ok(finding)
    }

    /// The verdict alone.
    fn verdict_on(&self, phrase: &str) -> Option<Verdict> {
        Asked { answer: self, phrase }.finding().ok().map(|finding| finding.verdict)
    }

    /// Words that would hold: the other direction, then the number that the answer gives under the closest hedge.
    fn better(&self, phrase: &str) -> Result<Vec<Suggestion>, Error> {
        let document = Document::read(phrase);
        let (quantity, _) = one_quantity(&document, phrase)?;
        let turned = turned(phrase).into_iter();
        let other = self.numbers(phrase, quantity).into_iter();
        let both = turned.clone().flat_map(|phrase| {
            let document = Document::read(&phrase);
            let quantity = document.quantities.first().cloned();
            quantity.map(|q| self.numbers(&phrase, &q)).unwrap_or_default()
        });
        let holds = |phrase: &String| matches!(self.verdict_on(phrase), Some(Verdict::Supported | Verdict::Compatible));
        let all: Vec<String> = turned.chain(other).chain(both).collect();
        let best = [Verdict::Supported, Verdict::Compatible].into_iter().find_map(|wanted| {
            all.iter().filter(|phrase| holds(phrase)).find(|phrase| self.verdict_on(phrase) == Some(wanted))
        });
        let whole = Span::new(0, phrase.len());
        Ok(best
            .map(|words| Suggestion::new(format!("would hold: {words}")).replacing(whole, words))
            .into_iter()
            .collect())
    }

    /// The phrase with the number of the answer, rounded as the printed one and then finer, under each hedge.
    fn numbers(&self, phrase: &str, quantity: &Quantity) -> Vec<String> {
        const HEDGES: [Hedge; 4] = [Hedge::Almost, Hedge::JustOver, Hedge::Bare, Hedge::Approx];
        let Some(value) = self.printed(phrase) else { return Vec::new() };
        let words = quantity.span.of(phrase);
        // Nobody says "0.07 times larger": the direction is wrong, not the number.
        let inverted =
            quantity.figure.unit() == Unit::Times && value < Decimal::ONE && Decimal::ONE <= quantity.figure.value();
        if inverted {
            return Vec::new();
        }
        let mut found = Vec::new();
        for digits in [significant(words), 2, 3, 4] {
            for hedge in HEDGES {
                let Some(number) = rewritten(words, value, digits, quantity) else { continue };
                let hedged = if hedge == Hedge::Bare { number } else { format!("{} {number}", hedge.words()) };
                let (before, after) = (phrase.get(..quantity.full.start), phrase.get(quantity.full.end..));
                found.push(format!("{}{hedged}{}", before.unwrap_or_default(), after.unwrap_or_default()));
            }
        }
        found
    }

    /// The nominal of the answer in the terms of a phrase: 51 for "50 times less", whatever the answer is counted in.
    fn printed(&self, phrase: &str) -> Option<Decimal> {
        let document = Document::read(phrase);
        let (quantity, direction) = one_quantity(&document, phrase).ok()?;
        let view = View::new(self, quantity.figure.unit(), direction).ok()?;
        view.back(self.nominal())
    }
}

/// A phrase put to an answer.
struct Asked<'a> {
    answer: &'a Answer,
    phrase: &'a str,
}

impl Asked<'_> {
    fn finding(&self) -> Result<Finding, Error> {
        let document = Document::read(self.phrase);
        let (quantity, direction) = one_quantity(&document, self.phrase)?;
        let view = View::new(self.answer, quantity.figure.unit(), direction)?;
        let stated = forgiving(&quantity.figure);
        let given = Tiers { accept: self.answer.accept(), tolerate: self.answer.tolerate() };
        let first = Verdict::of(stated.map(|i| view.of(i)), given);
        let second = view.second(stated).map(|(words, stated)| (words, Verdict::of(stated, given)));
        let depends = second.as_ref().is_some_and(|(_, v)| first.is_contradicted() && v.holds());
        let mut finding = Finding::unverifiable(view.kind, Span::new(0, self.phrase.len()), self.answer.unit());
        finding.verdict = if depends { Verdict::DependsOnReading } else { first };
        finding.stated = Some(view.of(stated.accept));
        finding.computed = Some(if first > Verdict::Compatible { given.tolerate } else { given.accept });
        finding.margin = self.margin(&quantity.figure, &view);
        finding.operands = vec![Operand { span: quantity.full, role: "stated" }];
        if let Some((words, verdict)) = second.filter(|_| depends) {
            finding.readings = vec![Reading::new("divided by the number", first), Reading::new(words, verdict)];
        }
        finding.evidence = self.answer.records().map(evidence).collect();
        finding.derivation = self.steps();
        finding.explanation = self.explanation(&finding);
        Ok(finding)
    }

    fn margin(&self, figure: &Figure, view: &View) -> Option<Decimal> {
        let (accept, nominal) = (figure.accept(), figure.value());
        let value = self.answer.value();
        smallest([value.accept, view.of(accept)], |factor| {
            let stated = view.of(accept.stretched(nominal, factor));
            [value.accept.stretched(value.nominal, factor), stated]
        })
    }

    fn steps(&self) -> Vec<String> {
        format!("{:#}", self.answer).lines().skip(1).map(|line| line.trim().to_owned()).collect()
    }

    fn explanation(&self, finding: &Finding) -> String {
        let given = plain(&self.answer.accept(), self.answer.unit());
        let how = match finding.verdict {
            Verdict::Supported => "agrees with",
            Verdict::Compatible => "is compatible with",
            Verdict::Loose => "fits only loosely",
            Verdict::DependsOnReading => "fits only in another reading",
            _ => "contradicts",
        };
        format!("\"{}\" {how} the answer, {given}", self.phrase)
    }
}

/// How the numbers of a phrase map to those of an answer.
struct View {
    map: Map,
    kind: StatementKind,
    /// Whether the words admit "N more than it, that is N + 1 times".
    second: bool,
}

/// From the number as printed to the number of the answer.
#[derive(Clone, Copy)]
enum Map {
    /// The same, with this sign.
    Same(i8),
    /// Either sign: the words give the size of a change only.
    Size(i8),
    /// Times this factor: fractions and percentages.
    Scaled(Decimal),
    /// One over it: "more" of what the answer counts as less.
    Inverse,
    /// One over it, in percent.
    InversePercent,
    /// `1 ± p` of a percentage or fraction, inverted or not: "20% less".
    Beside { sign: i8, of: Decimal, inverse: bool },
    /// `100 (k - 1)`: "doubled" as growth; inverted: "three times less" as growth.
    Growth { inverse: bool },
}

impl View {
    fn new(answer: &Answer, stated: Unit, direction: Direction) -> Result<Self, Error> {
        let (op, unit) = (answer.operation(), answer.unit());
        let Direction { sign, changes, compares, .. } = direction;
        let kind = match op {
            Some(Op::TimesLess | Op::TimesMore) => StatementKind::Ratio,
            Some(Op::Share) => StatementKind::Share,
            Some(Op::Growth) => StatementKind::Change,
            Some(Op::Change) => StatementKind::ChangeAbs,
            _ => StatementKind::Level,
        };
        let one = |unit| if unit == Unit::Percent { Decimal::new(1, 2) } else { Decimal::ONE };
        let factor = matches!(stated, Unit::Times | Unit::Percent);
        let negative = answer.nominal().is_sign_negative();
        let map = match op {
            Some(Op::TimesLess) if stated == Unit::Times && !changes => {
                if sign > 0 {
                    Map::Inverse
                } else {
                    Map::Same(1)
                }
            }
            Some(Op::TimesMore) if stated == Unit::Times && !changes => {
                if sign < 0 {
                    Map::Inverse
                } else {
                    Map::Same(1)
                }
            }
            Some(op @ (Op::TimesLess | Op::TimesMore)) if factor && sign != 0 => {
                Map::Beside { sign, of: one(stated), inverse: op == Op::TimesLess }
            }
            Some(Op::TimesLess) if stated == Unit::Percent => Map::InversePercent,
            Some(Op::TimesMore) if stated == Unit::Percent => Map::Scaled(Decimal::new(1, 2)),
            Some(Op::Share) if stated == Unit::Percent && sign == 0 => Map::Same(1),
            Some(Op::Share) if stated == Unit::Times && sign == 0 => Map::Scaled(Decimal::ONE_HUNDRED),
            Some(Op::Growth) if stated == Unit::Percent => signed(sign, negative),
            Some(Op::Growth) if stated == Unit::Times => Map::Growth { inverse: sign < 0 },
            Some(Op::Change) if stated == unit => signed(sign, negative),
            Some(Op::TimesLess | Op::TimesMore | Op::Share | Op::Growth | Op::Change) => {
                return Err(unlike(stated, unit, direction));
            }
            _ if stated == unit && !compares => signed(if changes { sign } else { 1 }, negative),
            _ => return Err(unlike(stated, unit, direction)),
        };
        Ok(Self { map, kind, second: compares && stated == Unit::Times && kind == StatementKind::Ratio })
    }

    /// What the phrase states, as the answer is counted.
    fn of(&self, stated: Interval) -> Interval {
        let one = Interval::ONE;
        match self.map {
            Map::Same(sign) | Map::Size(sign) if sign < 0 => -stated,
            Map::Same(_) | Map::Size(_) => stated,
            Map::Scaled(factor) => stated * Interval::point(factor),
            Map::Inverse => one / stated,
            Map::InversePercent => HUNDRED / stated,
            Map::Beside { sign, of, inverse } => {
                let part = stated * Interval::point(of);
                let beside = if sign < 0 { one - part } else { one + part };
                if inverse { one / beside } else { beside }
            }
            Map::Growth { inverse } => {
                let times = if inverse { one / stated } else { stated };
                times * HUNDRED - HUNDRED
            }
        }
    }

    /// The number a phrase would have to print for a value of the answer.
    fn back(&self, value: Decimal) -> Option<Decimal> {
        let over = |a: Decimal, b: Decimal| if b.is_zero() { None } else { a.checked_div(b) };
        match self.map {
            Map::Same(_) | Map::Size(_) => Some(value.abs()),
            Map::Scaled(factor) => over(value, factor),
            Map::Inverse => over(Decimal::ONE, value),
            Map::InversePercent => over(Decimal::ONE_HUNDRED, value),
            Map::Beside { of, inverse, .. } => {
                let beside = if inverse { over(Decimal::ONE, value)? } else { value };
                over(beside.checked_sub(Decimal::ONE)?.abs(), of)
            }
            Map::Growth { inverse } => {
                let times = over(value.checked_add(Decimal::ONE_HUNDRED)?, Decimal::ONE_HUNDRED)?;
                if inverse { over(Decimal::ONE, times) } else { Some(times) }
            }
        }
    }

    /// "N times more" taken as N + 1 times.
    fn second(&self, stated: Tiers) -> Option<(&'static str, Tiers)> {
        self.second
            .then(|| ("the number counts what is added, one more in all", stated.map(|i| self.of(i + Interval::ONE))))
    }
}

/// A change in the direction told, or only its size where none is told.
const fn signed(sign: i8, negative: bool) -> Map {
    match (sign, negative) {
        (0, true) => Map::Size(-1),
        (0, false) => Map::Size(1),
        _ => Map::Same(sign),
    }
}

#[cold]
fn unlike(stated: Unit, unit: Unit, direction: Direction) -> Error {
    let pointing = match (direction.sign, stated == unit) {
        (-1, true) => " with words of less",
        (1, true) => " with words of more",
        _ => "",
    };
    Error::new(ErrorKind::Incomparable, format!("a phrase in {stated}{pointing} says nothing of an answer in {unit}"))
}

/// The one quantity of a phrase and its direction.
fn one_quantity<'d>(document: &'d Document<'_>, phrase: &str) -> Result<(&'d Quantity, Direction), Error> {
    let expected = "one quantity, such as \"almost 50 times less\"";
    let mut quantities = document.quantities.iter().filter(|q| q.range.is_none() || q.figure.hedge() == Hedge::Between);
    let (Some(quantity), None) = (quantities.next(), quantities.next()) else {
        return Err(Error::syntax("phrase", phrase, expected));
    };
    let all = directions(document);
    let at = document.quantities.iter().position(|q| q == quantity);
    let direction = all.into_iter().find(|d| Some(d.quantity) == at);
    direction.map(|d| (quantity, d)).ok_or_else(|| Error::syntax("phrase", phrase, expected))
}

fn evidence(record: &crate::Record) -> Evidence {
    let quote = record.quote();
    Evidence { record: Arc::from(record.id()), source: quote.source.to_string(), quote: quote.exact.to_string() }
}

/// The phrase with its word of direction turned.
fn turned(phrase: &str) -> Option<String> {
    const PAIRS: [(&str, &str); 11] = [
        ("less", "more"),
        ("smaller", "larger"),
        ("lower", "higher"),
        ("fewer", "more"),
        ("up", "down"),
        ("rose", "fell"),
        ("increased", "decreased"),
        ("grew", "shrank"),
        ("gained", "lost"),
        ("rise", "fall"),
        ("increase", "decrease"),
    ];
    let words: Vec<&str> = phrase.split(' ').collect();
    let other =
        |word: &str| PAIRS.iter().find_map(|(a, b)| if *a == word { Some(*b) } else { (*b == word).then_some(*a) });
    let found = words.iter().position(|word| other(word).is_some())?;
    let new = words.iter().enumerate().map(|(i, word)| if i == found { other(word).unwrap_or(word) } else { word });
    Some(new.collect::<Vec<_>>().join(" "))
}

/// The number of significant digits of the number in these words, one where it is spelt out.
fn significant(words: &str) -> u32 {
    let digits: String = words.chars().filter(char::is_ascii_digit).collect();
    let kept = if words.contains('.') { digits.as_str() } else { digits.trim_end_matches('0') };
    u32::try_from(kept.trim_start_matches('0').len()).unwrap_or(1).max(1)
}

/// The words of a quantity with another number in place of its digits.
fn rewritten(words: &str, value: Decimal, digits: u32, quantity: &Quantity) -> Option<String> {
    let digit = |c: char| c.is_ascii_digit();
    let number = |value: Decimal| value.round_sf(digits).map(|d| d.normalize().to_string());
    let Some((start, end)) = words.find(digit).zip(words.rfind(digit)) else {
        return match quantity.figure.unit() {
            Unit::Times if value >= Decimal::ONE => Some(format!("{} times", number(value)?)),
            Unit::Times => Some(format!("{}%", number(value.checked_mul(Decimal::ONE_HUNDRED)?)?)),
            _ => None,
        };
    };
    let scale = quantity.figure.value().checked_div(printed_number(words.get(start..=end)?)?)?;
    let value = number(value.checked_div(scale)?)?;
    Some(format!("{}{value}{}", words.get(..start)?, words.get(end + 1..)?))
}

fn printed_number(words: &str) -> Option<Decimal> {
    words.replace(',', "").parse().ok().filter(|d: &Decimal| !d.is_zero())
}
