//! Prose made from numbers, so that what it states is known before it is written.

use std::fmt;

use ::proptest::prelude::*;
use ::proptest::sample::{Index, select};
use rust_decimal::{Decimal, RoundingStrategy};

use crate::check::Verdict;
use crate::number::{Currency, Figure, Interval, Numeral, Unit};
use crate::source::Span;
use crate::text::StatementKind;

/// A text, and the statements a checker has to find in it.
#[derive(Clone, PartialEq, Eq)]
pub struct Sentence {
    text: String,
    statements: Vec<Stated>,
    wording: Wording,
}

impl Sentence {
    /// The text: one sentence with figures, sometimes others without any around it.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// How it says it.
    pub const fn wording(&self) -> Wording {
        self.wording
    }

    /// What it states of its own figures, in order.
    pub fn statements(&self) -> &[Stated] {
        &self.statements
    }
}

impl fmt::Debug for Sentence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} states {:?}", self.text, self.statements)
    }
}

/// One statement of a generated text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Stated {
    /// What kind of statement it is.
    pub kind: StatementKind,
    /// The stated figure in the text; the span of its finding contains it.
    pub span: Span,
    /// The stated figure.
    pub figure: Figure,
    /// What the other figures give at accept; of a fall negative.
    pub computed: Interval,
    /// The verdict by the rules of [`Verdict`], from figures and interval arithmetic alone.
    pub verdict: Verdict,
}

/// What a sentence says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Wording {
    /// "Exports rose 12.3 percent to $5.62 billion from $5.00 billion."
    Rise,
    /// "Exports fell by 12.3 percent to $4.39 billion from $5.00 billion."
    Fall,
    /// "Exports rose by $620 million to $5.62 billion from $5.00 billion."
    RiseBy,
    /// "Exports fell by $610 million to $4.39 billion from $5.00 billion."
    FallBy,
    /// "Japan accounted for $6.9 billion, or 75 percent, of the $9.2 billion total."
    Share,
    /// "Exports amounted to $1.89 billion and imports to $2.2 billion, bringing turnover to $4.09 billion."
    Sum,
    /// "Exports were $5.0 billion and imports were $3.2 billion, a surplus of $1.8 billion."
    Balance,
    /// "Trade grew 4.2-fold from $110 million to $462 million."
    Fold,
    /// "Trade with Laos, at $110 million, was 50 times less than trade with Japan, at $5.5 billion."
    TimesLess,
}

impl Wording {
    /// All of them.
    pub const ALL: [Self; 9] = [
        Self::Rise,
        Self::Fall,
        Self::RiseBy,
        Self::FallBy,
        Self::Share,
        Self::Sum,
        Self::Balance,
        Self::Fold,
        Self::TimesLess,
    ];

    const fn kind(self) -> StatementKind {
        match self {
            Self::Rise | Self::Fall => StatementKind::Change,
            Self::RiseBy | Self::FallBy => StatementKind::ChangeAbs,
            Self::Share => StatementKind::Share,
            Self::Sum => StatementKind::Sum,
            Self::Balance => StatementKind::Balance,
            Self::Fold | Self::TimesLess => StatementKind::Ratio,
        }
    }

    const fn falls(self) -> bool {
        matches!(self, Self::Fall | Self::FallBy)
    }

    /// `A` and `B` are the amounts, `C` the stated figure, `S` the subject, `V` the verb, `X` and `Y` two economies.
    const fn templates(self) -> &'static [&'static str] {
        match self {
            Self::Rise | Self::Fall => &[
                "{S} {V} {C} to {B} from {A}.",
                "{S} {V} by {C} to {B} from {A}.",
                "{S} {V} {C} from {A} to {B}.",
                "{S} {V} {C} to {B}, compared with {A} a year earlier.",
                "{S} {V} by {C} from {A} in 2012 to {B} in 2013.",
            ],
            Self::RiseBy | Self::FallBy => &[
                "{S} {V} by {C} to {B} from {A}.",
                "{S} {V} by {C} from {A} to {B}.",
                "{S} {V} by {C} to {B}, compared with {A} a year earlier.",
            ],
            Self::Share => {
                &["{X} accounted for {A}, or {C}, of the {B} total.", "{X} accounted for {C} of the {B}, or {A}."]
            }
            Self::Sum => &[
                "Exports amounted to {A} and imports to {B}, bringing turnover to {C}.",
                "Trade turnover reached {C}, with exports of {A} and imports of {B}.",
            ],
            Self::Balance => &[
                "Exports were {A} and imports were {B}, a surplus of {C}.",
                "Exports were {A} and imports were {B}, leaving a surplus of {C}.",
            ],
            Self::Fold => &["{S} {V} {C} from {A} to {B}.", "{S} {V} {C} to {B} from {A}."],
            Self::TimesLess => &["Trade with {X}, at {A}, was {C} less than trade with {Y}, at {B}."],
        }
    }

    /// What the amounts give, by the table of comparisons.
    fn computed(self, a: Interval, b: Interval) -> Interval {
        let hundred = Interval::point(Decimal::ONE_HUNDRED);
        match self {
            Self::Rise | Self::Fall => (b / a - Interval::ONE) * hundred,
            Self::RiseBy | Self::FallBy => b - a,
            Self::Share => a / b * hundred,
            Self::Sum => a + b,
            Self::Balance => a - b,
            Self::Fold | Self::TimesLess => b / a,
        }
    }

    /// The same at face value.
    fn exact(self, a: Decimal, b: Decimal) -> Option<Decimal> {
        match self {
            Self::Rise | Self::Fall => b.checked_sub(a)?.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(a),
            Self::RiseBy | Self::FallBy => b.checked_sub(a),
            Self::Share => a.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(b),
            Self::Sum => a.checked_add(b),
            Self::Balance => a.checked_sub(b),
            Self::Fold | Self::TimesLess => b.checked_div(a),
        }
    }
}

/// What a [`sentence`] may say. The default: anything, rounded to nearest.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct SentenceParameters {
    /// What to choose from; anything where this is empty.
    pub wordings: Vec<Wording>,
    /// Whether the stated figure may also be cut off or rounded up, as people do. Its verdict is then loose at worst, never
    /// contradicted.
    pub careless: bool,
}

/// A text with what it states, the stated figure rounded to nearest.
pub fn trade_sentence() -> impl Strategy<Value = Sentence> + Clone {
    sentence(&SentenceParameters::default())
}

/// A text with what it states.
pub fn sentence(parameters: &SentenceParameters) -> impl Strategy<Value = Sentence> + Clone + use<> {
    plan(parameters).prop_map(|plan| plan.write())
}

/// What is wrong in a [`Broken`] sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Slip {
    /// One digit of one figure is another.
    Digit,
    /// The verb says the opposite.
    Direction,
}

/// A sentence with one error, by which it misses its own figures beyond all tolerance.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Broken {
    /// The sentence as it stands, its statement contradicted.
    pub sentence: Sentence,
    /// The digit or verb that is wrong.
    pub error: Span,
    /// What would be right there.
    pub right: String,
    /// What is wrong with it.
    pub slip: Slip,
}

impl Broken {
    /// The sentence before it was broken.
    pub fn repaired(&self) -> String {
        let mut text = self.sentence.text.clone();
        text.replace_range(self.error.range(), &self.right);
        text
    }
}

impl fmt::Debug for Broken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let wrong = self.error.of(&self.sentence.text);
        write!(f, "{:?} with {wrong:?} at {:?} for {:?}", self.sentence.text, self.error, self.right)
    }
}

/// A text with an error: a digit changed so that the statement misses by more than rounding or cutting off can explain, or
/// the direction of a change turned around.
pub fn broken_sentence() -> impl Strategy<Value = Broken> + Clone {
    let plans = plan(&SentenceParameters::default());
    (plans, any::<Index>(), 0..4_u8).prop_filter_map("an error that shows", |(plan, index, slip)| {
        let direction = slip == 0 && plan.verb.is_some() && plan.wording != Wording::Fold;
        if direction { plan.turned() } else { plan.with_wrong_digit(index) }
    })
}

/// A figure with the words it is printed in.
#[derive(Clone, Debug)]
struct Piece {
    before: &'static str,
    digits: String,
    after: &'static str,
    exponent: u8,
    unit: Unit,
}

impl Piece {
    fn figure(&self) -> Option<Figure> {
        let digits = Decimal::from_str_exact(&self.digits).ok()?;
        Some(Figure::bare(Numeral::new(digits, self.exponent).ok()?, self.unit))
    }

    fn value(&self) -> Option<Decimal> {
        self.figure().map(|figure| figure.value())
    }
}

/// The parts of a sentence.
#[derive(Clone, Debug)]
struct Plan {
    wording: Wording,
    template: &'static str,
    a: Piece,
    b: Piece,
    c: Piece,
    subject: &'static str,
    /// The verb of a change and its opposite.
    verb: Option<(&'static str, &'static str)>,
    places: (&'static str, &'static str),
    around: (&'static str, &'static str),
}

/// What the amounts of a plan give, at both tiers, and what its words state.
struct Reckoning {
    stated: [Interval; 2],
    computed: [Interval; 2],
}

impl Reckoning {
    fn verdict(&self) -> Verdict {
        let ([accept, tolerate], [computed, generous]) = (&self.stated, &self.computed);
        if computed.is_within(accept) {
            Verdict::Supported
        } else if computed.meets(accept) {
            Verdict::Compatible
        } else if generous.meets(tolerate) {
            Verdict::Loose
        } else {
            Verdict::Contradicted
        }
    }
}

impl Plan {
    fn reckon(&self) -> Option<Reckoning> {
        let (a, b, c) = (self.a.figure()?, self.b.figure()?, self.c.figure()?);
        let sign = |interval: Interval| if self.wording.falls() { -interval } else { interval };
        // A bare percentage reaches one unit of its last digit to either side: it may have been cut off.
        let mut tolerate = c.tolerate();
        if let (Unit::Percent, crate::Amount::Numeral(numeral)) = (c.unit(), c.amount()) {
            let (at, by) = (Interval::point(numeral.value()), Interval::point(numeral.last_place().min(Decimal::ONE)));
            let (low, high) = ((at - by).lower_value()?, (at + by).upper_value()?);
            tolerate = tolerate.hull(&Interval::open(low, high).ok()?);
        }
        Some(Reckoning {
            stated: [sign(c.accept()), sign(tolerate)],
            computed: [
                self.wording.computed(a.accept(), b.accept()),
                self.wording.computed(a.tolerate(), b.tolerate()),
            ],
        })
    }

    fn write(&self) -> Sentence {
        self.written(&mut Vec::new())
    }

    /// The sentence, with the place of each part.
    fn written(&self, places: &mut Vec<(char, Span)>) -> Sentence {
        let mut text = self.around.0.to_owned();
        let mut stated = Span::new(0, 0);
        let mut rest = self.template;
        while let Some((before, after)) = rest.split_once('{') {
            text.push_str(before);
            let Some((name, after)) = after.split_once('}') else { break };
            let start = text.len();
            let piece = match name {
                "A" => Some(&self.a),
                "B" => Some(&self.b),
                "C" => Some(&self.c),
                _ => None,
            };
            let digits = piece.map_or(start, |piece| start + piece.before.len());
            match piece {
                Some(piece) => text.extend([piece.before, &piece.digits, piece.after]),
                None => text.push_str(match name {
                    "V" => self.verb.map_or("", |(verb, _)| verb),
                    "X" => self.places.0,
                    "Y" => self.places.1,
                    _ => self.subject,
                }),
            }
            let place = piece.map_or(Span::new(start, text.len()), |p| Span::new(digits, digits + p.digits.len()));
            places.extend(name.chars().next().map(|name| (name, place)));
            if name == "C" {
                stated = Span::new(start, text.len());
            }
            rest = after;
        }
        text.push_str(rest);
        text.push_str(self.around.1);
        let statements = self.reckon().zip(self.c.figure()).map(|(reckoning, figure)| Stated {
            kind: self.wording.kind(),
            span: stated,
            figure,
            computed: reckoning.computed[0],
            verdict: reckoning.verdict(),
        });
        Sentence { text, statements: statements.into_iter().collect(), wording: self.wording }
    }

    /// The sentence with the opposite verb.
    fn turned(&self) -> Option<Broken> {
        let (verb, opposite) = self.verb?;
        let wording = match self.wording {
            Wording::Rise => Wording::Fall,
            Wording::Fall => Wording::Rise,
            Wording::RiseBy => Wording::FallBy,
            Wording::FallBy => Wording::RiseBy,
            other => other,
        };
        let wrong = Self { wording, verb: Some((opposite, verb)), ..self.clone() };
        wrong.broken('V', 0, verb, Slip::Direction)
    }

    /// The sentence with one digit changed: of all such changes that show, the one at this index.
    fn with_wrong_digit(&self, index: Index) -> Option<Broken> {
        let mut found = Vec::new();
        for name in ['A', 'B', 'C'] {
            let piece = self.piece(name)?;
            for (at, digit) in piece.digits.char_indices().filter(|(_, c)| c.is_ascii_digit()) {
                for other in ('0'..='9').filter(|other| *other != digit && (at > 0 || *other != '0')) {
                    let mut wrong = self.clone();
                    wrong.piece_mut(name)?.digits.replace_range(at..=at, other.encode_utf8(&mut [0; 4]));
                    if wrong.shows() {
                        found.push((name, at, digit, wrong));
                    }
                }
            }
        }
        let (name, at, digit, wrong) = found.get(index.index(found.len().max(1)))?;
        wrong.broken(*name, *at, digit.encode_utf8(&mut [0; 4]), Slip::Digit)
    }

    /// Whether the statement misses under every reading of its words.
    fn shows(&self) -> bool {
        let Some(reckoning) = self.reckon() else { return false };
        // "N times" as an increase alone: result over base is N + 1.
        let second = Reckoning {
            stated: reckoning.stated,
            computed: reckoning.computed.map(|interval| interval - Interval::ONE),
        };
        let ratio = matches!(self.wording, Wording::Fold | Wording::TimesLess);
        reckoning.verdict().is_contradicted() && (!ratio || second.verdict().is_contradicted())
    }

    fn broken(&self, part: char, offset: usize, right: &str, slip: Slip) -> Option<Broken> {
        let mut places = Vec::new();
        let sentence = self.written(&mut places);
        let (_, place) = places.into_iter().find(|(name, _)| *name == part)?;
        let length = if slip == Slip::Digit { 1 } else { place.end - place.start };
        let error = Span::new(place.start + offset, place.start + offset + length);
        self.shows().then(|| Broken { sentence, error, right: right.to_owned(), slip })
    }

    const fn piece(&self, name: char) -> Option<&Piece> {
        match name {
            'A' => Some(&self.a),
            'B' => Some(&self.b),
            'C' => Some(&self.c),
            _ => None,
        }
    }

    const fn piece_mut(&mut self, name: char) -> Option<&mut Piece> {
        match name {
            'A' => Some(&mut self.a),
            'B' => Some(&mut self.b),
            'C' => Some(&mut self.c),
            _ => None,
        }
    }
}

/// How an amount of money is printed: before, after, currency.
const MONEY: [(&str, [&str; 2], Currency); 4] = [
    ("$", [" million", " billion"], Currency::USD),
    ("€", [" million", " billion"], Currency::EUR),
    ("", [" million dollars", " billion dollars"], Currency::USD),
    ("", [" million yuan", " billion yuan"], Currency::CNY),
];

const RISES: [(&str, &str); 3] = [("rose", "fell"), ("increased", "decreased"), ("grew", "declined")];
const SUBJECTS: [&str; 5] = ["Exports", "Imports", "Trade turnover", "Bilateral trade", "Exports to Japan"];
const PLACES: [(&str, &str); 3] = [("Laos", "Japan"), ("Mongolia", "China"), ("Chad", "France")];
const AROUND: [(&str, &str); 5] = [
    ("", ""),
    ("", ""),
    ("The two sides met in the capital. ", ""),
    ("", " Officials said they would meet again."),
    ("It was a good year.\n", "\nNo details were given."),
];

/// The choices behind a plan that are no numbers.
type Style = (Index, Index, Index, Index, Index, Index);

fn plan(parameters: &SentenceParameters) -> impl Strategy<Value = Plan> + Clone + use<> {
    let wordings = if parameters.wordings.is_empty() { Wording::ALL.to_vec() } else { parameters.wordings.clone() };
    let careless = parameters.careless;
    // The first amount by its digits and decimals; the second as a ratio to it, in thousandths.
    let amount = (101..=9999_i64, 1..=2_u32, any::<bool>());
    let style = (any::<Index>(), any::<Index>(), any::<Index>(), any::<Index>(), any::<Index>(), any::<Index>());
    (select(wordings), amount, 20..=980_i64, 1500..=60_000_i64, (0..=1_u32, 0..=2_u8), style).prop_filter_map(
        "figures that can be printed",
        move |(wording, amount, part, times, (decimals, rounding), style)| {
            let rounding = if careless { rounding } else { 0 };
            Plan::new(wording, amount, (part, times), (decimals, rounding), style)
        },
    )
}

fn chosen<T: Copy, const N: usize>(from: &[T; N], index: Index) -> Option<T> {
    from.get(index.index(N)).copied()
}

impl Plan {
    fn new(
        wording: Wording,
        (mantissa, scale, billions): (i64, u32, bool),
        (part, times): (i64, i64),
        (decimals, rounding): (u32, u8),
        style: Style,
    ) -> Option<Self> {
        let (before, after, currency) = chosen(&MONEY, style.0)?;
        let exponent = if billions { 9 } else { 6 };
        let after = if billions { after[1] } else { after[0] };
        let one = Decimal::new(mantissa, scale);
        let ratio = Decimal::new(part, 3);
        let ratio = match wording {
            Wording::Rise | Wording::RiseBy => ratio.checked_add(Decimal::ONE)?,
            Wording::Fold | Wording::TimesLess => Decimal::new(times, 3),
            _ => ratio,
        };
        let two = one.checked_mul(ratio)?.round_dp(scale);
        let money = |number: Decimal| -> Option<Piece> {
            let mut number = number.normalize();
            number.rescale(scale);
            // Four digits before the point are printed with a separator or on another scale.
            let fits = number >= Decimal::ONE && number < Decimal::ONE_THOUSAND;
            fits.then(|| Piece { before, digits: number.to_string(), after, exponent, unit: Unit::Money(currency) })
        };
        let (a, b) = if wording == Wording::Share { (money(two)?, money(one)?) } else { (money(one)?, money(two)?) };
        let exact = wording.exact(a.value()?, b.value()?)?.abs();
        let strategy = match rounding {
            0 => RoundingStrategy::MidpointAwayFromZero,
            1 => RoundingStrategy::ToZero,
            _ => RoundingStrategy::AwayFromZero,
        };
        let c = match wording {
            Wording::Rise | Wording::Fall | Wording::Share => {
                let after = chosen(&[" percent", "%", " per cent"], style.1)?;
                Piece {
                    before: "",
                    digits: printed(exact, decimals, strategy)?,
                    after,
                    exponent: 0,
                    unit: Unit::Percent,
                }
            }
            Wording::Fold | Wording::TimesLess => {
                let after = if wording == Wording::Fold { chosen(&["-fold", " times"], style.1)? } else { " times" };
                Piece { before: "", digits: printed(exact, 1, strategy)?, after, exponent: 0, unit: Unit::Times }
            }
            _ => money(exact.checked_div(Decimal::from(10_i64.checked_pow(exponent.into())?))?)?,
        };
        let verb =
            chosen(&RISES, style.2).map(|(rise, fall)| if wording.falls() { (fall, rise) } else { (rise, fall) });
        let templates = wording.templates();
        let template = templates.get(style.3.index(templates.len()))?;
        let changes = template.contains("{V}");
        let plan = Self {
            wording,
            template,
            a,
            b,
            c,
            subject: chosen(&SUBJECTS, style.4)?,
            verb: verb.filter(|_| changes),
            places: chosen(&PLACES, style.4)?,
            around: chosen(&AROUND, style.5)?,
        };
        // What is printed honestly can only be contradicted by an amount of one digit: those are not made.
        plan.reckon().filter(|reckoning| !reckoning.verdict().is_contradicted()).map(|_| plan)
    }
}

/// A number with so many decimals; `None` where nothing is left of it.
fn printed(number: Decimal, decimals: u32, strategy: RoundingStrategy) -> Option<String> {
    let mut rounded = number.round_dp_with_strategy(decimals, strategy);
    rounded.rescale(decimals);
    (rounded >= Decimal::TWO).then(|| rounded.to_string())
}
