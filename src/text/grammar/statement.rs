//! A statement: a figure and the arithmetic that has to give it.

use std::borrow::Cow;

use super::expression::Expression;
use super::identity::Identity;
use super::kind::StatementKind;
use crate::source::Span;

/// How much the arithmetic of a statement rests on words outside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Ground {
    /// The clause names every operand: what does not fit is wrong.
    Stated,
    /// An identity between figures that only their measures tie together: what is off by a misprint is wrong, what is off by
    /// more belongs to something else.
    Identity,
    /// The figures are parts of the stated one, perhaps not all of them: only more than the whole is wrong.
    Parts,
    /// Which of two figures is the larger one: only the other order is wrong, and that alone is said.
    Order,
    /// One of a row of shares of one whole: wrong where the others fit a whole and it does not.
    Row,
    /// Operands of another day or source: only another order of magnitude is wrong.
    Magnitude,
    /// Operands were found by what they measure; a misfit may be a wrong guess of ours and is not held against the text.
    Inherited,
    /// The one figure told before is taken for the base; no misfit is held against the text.
    Preceding,
    /// Operands were found near by; the words do not lead to them.
    Nearby,
}

impl Ground {
    /// Whether the operands are a guess of ours.
    pub(crate) const fn is_guess(self) -> bool {
        matches!(self, Self::Inherited | Self::Preceding | Self::Nearby)
    }
}

/// One way to take the words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Reading {
    /// What is taken for granted, where there is a choice.
    pub(crate) description: Cow<'static, str>,
    pub(crate) expression: Expression,
    /// Whether the words mean something else in it, not only stand for other figures: what holds only so depends on it.
    pub(crate) second: bool,
    /// What has to hold of flows for the arithmetic to be right, where no word of the text says so.
    pub(crate) assumes: Option<Identity>,
}

impl Reading {
    /// The one way to take the words.
    pub(crate) const fn only(expression: Expression) -> Self {
        Self { description: Cow::Borrowed(""), expression, second: false, assumes: None }
    }

    /// The words with the figures they may stand for.
    pub(crate) fn taken(description: impl Into<Cow<'static, str>>, expression: Expression) -> Self {
        Self { description: description.into(), expression, second: false, assumes: None }
    }

    /// The same on condition of an identity.
    pub(crate) fn assuming(self, identity: Identity) -> Self {
        Self { assumes: Some(identity), ..self }
    }

    /// Another meaning of the words.
    pub(crate) fn second(description: impl Into<Cow<'static, str>>, expression: Expression) -> Self {
        Self { description: description.into(), expression, second: true, assumes: None }
    }
}

/// What a clause says about a figure of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Statement {
    pub(crate) kind: StatementKind,
    pub(crate) span: Span,
    /// The figure stated, by its index in the document; `None` for a statement without one ("the first decline since").
    pub(crate) stated: Option<usize>,
    /// Whether the words make the figure negative: a fall.
    pub(crate) negative: bool,
    /// The ways to take the words, the usual one first. Empty: nothing in the text to recompute it from.
    pub(crate) readings: Vec<Reading>,
    /// The operands with their parts, the stated figure last.
    pub(crate) operands: Vec<(usize, &'static str)>,
    pub(crate) ground: Ground,
    /// What is missing where nothing can be recomputed.
    pub(crate) missing: &'static str,
}

impl Statement {
    pub(crate) const fn new(kind: StatementKind, span: Span, stated: usize) -> Self {
        Self {
            kind,
            span,
            stated: Some(stated),
            negative: false,
            readings: Vec::new(),
            operands: Vec::new(),
            ground: Ground::Stated,
            missing: "",
        }
    }

    pub(crate) const fn unverifiable(
        kind: StatementKind,
        span: Span,
        stated: Option<usize>,
        missing: &'static str,
    ) -> Self {
        Self {
            kind,
            span,
            stated,
            negative: false,
            readings: Vec::new(),
            operands: Vec::new(),
            ground: Ground::Stated,
            missing,
        }
    }

    pub(crate) fn reading(mut self, reading: Reading) -> Self {
        self.readings.push(reading);
        self
    }

    pub(crate) fn readings(mut self, readings: impl IntoIterator<Item = Reading>) -> Self {
        self.readings.extend(readings);
        self
    }

    pub(crate) fn with(mut self, operands: impl IntoIterator<Item = (usize, &'static str)>) -> Self {
        self.operands.extend(operands);
        self
    }

    pub(crate) const fn negative(mut self, negative: bool) -> Self {
        self.negative = negative;
        self
    }

    pub(crate) const fn on(mut self, ground: Ground) -> Self {
        self.ground = ground;
        self
    }

    /// The same with one reading that is taken for what the words say.
    pub(crate) fn as_stated(&self, reading: &Reading) -> Self {
        Self { readings: vec![reading.clone()], ground: Ground::Stated, ..self.clone() }
    }

    pub(crate) const fn inherited(self) -> Self {
        self.on(Ground::Inherited)
    }
}
