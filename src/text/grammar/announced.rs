//! "Imports of tea rose by 12.1 percent. About 115,172 tons worth $340.0 million were imported as against 119,314 tons valuing
//! $303.3 million": a change whose two figures the sentence after tells.

use super::composed::untold_level;
use super::expression::Expression as E;
use super::frame::Frame;
use super::kind::StatementKind as Kind;
use super::level::{Level, window};
use super::mention::{Basis, Clause, Mention};
use super::moment::Moments;
use super::statement::{Reading, Statement};
use crate::number::Unit;
use crate::text::cue::Cue;
use crate::text::sentence::Item;

/// How many sentences later the figures may stand.
const REACH: usize = 2;

/// The changes that a sentence after gives the figures of.
pub(crate) fn statements(
    sentences: &[(Clause<'_>, &[Frame])],
    levels: &[Level],
    moments: &Moments<'_>,
) -> Vec<Statement> {
    let mut found = Vec::new();
    for (i, &(clause, frames)) in sentences.iter().enumerate() {
        let open: Vec<(&Frame, &Mention)> =
            frames.iter().filter_map(|frame| Some((frame, open_change(clause, frame)?))).collect();
        let after = Announced { clause, frames, sentence: i, sentences, levels: window(levels, i, REACH), moments };
        found.extend(open.into_iter().filter_map(|(frame, change)| after.statement(frame, change)));
    }
    found
}

/// A sentence that tells changes, and what comes after it.
struct Announced<'a> {
    clause: Clause<'a>,
    frames: &'a [Frame],
    sentence: usize,
    sentences: &'a [(Clause<'a>, &'a [Frame])],
    levels: &'a [Level],
    moments: &'a Moments<'a>,
}

impl Announced<'_> {
    fn statement(&self, frame: &Frame, change: &Mention) -> Option<Statement> {
        let (pair, told) = self.goods(frame).or_else(|| self.measured(frame))?;
        let bare = [pair.to, pair.from].iter().all(|l| self.is_bare(l.sentence));
        let certain = told && self.moments.may_be_one(self.sentence, pair.to.sentence);
        let statement = pair.statement(self.clause, change, frame.sign() < 0, self.levels);
        bare.then(|| if certain { statement } else { statement.inherited() })
    }

    /// Whether a sentence tells no change of its own.
    fn is_bare(&self, sentence: usize) -> bool {
        let open = |frame: &Frame| frame.change.is_empty() && frame.delta.is_empty() && frame.factor.is_empty();
        self.sentences.get(sentence).is_some_and(|(_, frames)| frames.iter().all(open))
    }

    /// What goods were worth in the next sentence, and whether it is of the same goods.
    fn goods(&self, frame: &Frame) -> Option<(Pair<'_>, bool)> {
        let &(next, _) = self.sentences.get(self.sentence + 1)?;
        let money = |l: &&Level| l.sentence == self.sentence + 1 && matches!(l.unit, Unit::Money(_));
        let pair = Pair::of(self.levels.iter().filter(money).collect())?;
        let measured = frame.measure.is_none() || pair.to.measure.is_none() || frame.measure == pair.to.measure;
        let changes = self.clause.tokens.iter().filter(|t| matches!(t.cue(), Cue::Rise | Cue::Fall)).count();
        let one = changes == 1 && self.frames.len() == 1 && !self.levels.iter().any(|l| l.sentence == self.sentence);
        (measured && one && pair.are_goods(next)).then(|| (pair, self.is_told(next, pair.to.at)))
    }

    /// The one figure of now and the one of before that are of the measure that changed.
    fn measured(&self, frame: &Frame) -> Option<(Pair<'_>, bool)> {
        untold_level(self.clause, frame)?;
        let own = |l: &&Level| l.sentence >= self.sentence && l.measure == frame.measure && l.measure.is_some();
        let pair = Pair::of(self.levels.iter().filter(own).collect())?;
        let whole = |l: &Level| l.qualifier.is_none() && l.side.is_none();
        let others = self.frames.iter().filter(|other| other.measure == frame.measure).count();
        let near = pair.from.sentence.abs_diff(pair.to.sentence) <= 1;
        let (next, _) = *self.sentences.get(pair.to.sentence)?;
        let certain = others == 1 && pair.to.head && near && self.is_told(next, pair.to.at);
        let after = pair.to.sentence > self.sentence;
        (after && whole(pair.to) && whole(pair.from)).then_some((pair, certain))
    }

    /// Whether all that is named before a figure was named in the sentence of the change.
    fn is_told(&self, next: Clause<'_>, at: usize) -> bool {
        const BARE: [&str; 12] = [
            "metric", "tons", "tonnes", "mt", "value", "values", "worth", "valuing", "costing", "during", "period",
            "as",
        ];
        let named = |i: &usize| matches!(next.item(*i), Some(Item::Name(_) | Item::Word(Cue::None)));
        let word = |i: usize| next.word(i).to_ascii_lowercase();
        let said = |word: &str| (0..self.clause.tokens.len()).any(|i| self.clause.word(i).eq_ignore_ascii_case(word));
        (0..at).filter(named).map(word).all(|word| BARE.contains(&word.as_str()) || said(&word))
    }
}

/// A yearly change in percent without a figure of its own.
fn open_change<'f>(clause: Clause<'_>, frame: &'f Frame) -> Option<&'f Mention> {
    let [change] = frame.change.as_slice() else { return None };
    let open = frame.to.is_empty() && frame.from.is_empty() && frame.delta.is_empty() && frame.factor.is_empty();
    let yearly = matches!(frame.basis(), Basis::Unstated | Basis::Year) && super::change::is_comparable(clause, frame);
    (open && yearly && frame.sign() != 0 && change.unit == Unit::Percent).then_some(change)
}

/// Two amounts of money, one of now and one of before.
#[derive(Clone, Copy)]
struct Pair<'l> {
    to: &'l Level,
    from: &'l Level,
}

impl<'l> Pair<'l> {
    fn of(levels: Vec<&'l Level>) -> Option<Self> {
        let (earlier, now): (Vec<&Level>, Vec<&Level>) = levels.into_iter().partition(|l| l.earlier);
        let ([to], [from]) = (now.as_slice(), earlier.as_slice()) else { return None };
        let measures = to.measure.is_none() || from.measure.is_none() || to.measure == from.measure;
        let money = matches!(to.unit, Unit::Money(_)) && to.unit == from.unit;
        let later = (to.sentence, to.at) < (from.sentence, from.at);
        (measures && money && later && !to.target && !from.target).then_some(Self { to, from })
    }

    /// "worth $340.0 million ... valuing $303.3 million"
    fn are_goods(self, next: Clause<'_>) -> bool {
        let worth =
            |l: &Level| next.before(l.at).is_some_and(|i| matches!(next.word(i), "worth" | "valuing" | "costing"));
        worth(self.to) && worth(self.from)
    }

    /// The growth of the value, or of the quantities beside it.
    fn statement(self, clause: Clause<'_>, change: &Mention, negative: bool, levels: &[Level]) -> Statement {
        let growth = |from: &Level, to: &Level| E::growth(E::Quantity(from.quantity), E::Quantity(to.quantity));
        let value = Reading::taken("between the figures of the sentence after", growth(self.from, self.to));
        let weighed = levels.iter().filter(|l| l.sentence == self.to.sentence && matches!(l.unit, Unit::Measure(_)));
        let weighed: Vec<&Level> = weighed.collect();
        let volume = match weighed.as_slice() {
            [to, from] if to.unit == from.unit => {
                Some(Reading::taken("between the quantities of the sentence after", growth(from, to)))
            }
            _ => None,
        };
        let operands = [(self.from.quantity, "from"), (self.to.quantity, "to"), (change.quantity, "stated")];
        let statement = Statement::new(Kind::Change, clause.span(change.at), change.quantity).with(operands);
        statement.negative(negative).reading(value).readings(volume)
    }
}
