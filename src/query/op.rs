//! What a query computes of its parts.

/// An operation on one or two quantities. `a` is what stands before the words, `b` what stands after.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Op {
    /// `b / a`: a is so many times less than b.
    TimesLess,
    /// `a / b`: a is so many times more than b, or so many times as much.
    TimesMore,
    /// `a / b` in percent.
    Share,
    /// `a / b - 1` in percent: the growth to a from b.
    Growth,
    /// `a - b` as the change to a from b; of two percentages in points.
    Change,
    /// `a + b`
    Plus,
    /// `a - b`
    Minus,
    /// `a · b`, b a factor.
    Times,
    /// `a / b`, b a number.
    Per,
    /// `a · b`, b a percentage: the part that b is of a.
    Part,
    /// `a · (1 - b)`, b a percentage: what is left of a without the part b.
    Rest,
    /// `a / b`, b a percentage: the whole of which a is the part b.
    WholeFromPart,
    /// `a / (1 - b)`, b a percentage: the whole of which a is left without the part b.
    WholeFromRest,
    /// `a / (1 + b)`, b a change in percent: what was before b led to a.
    Before,
    /// What both `a` and `b` allow: two ways to one quantity.
    Both,
    /// `a / n`: the mean of n years.
    PerYear(u32),
}

impl Op {
    /// The operations on two quantities with their words; no words begin with those of one before them.
    pub(super) const BINARY: [(Self, &'static str); 15] = [
        (Self::TimesLess, "times less than"),
        (Self::TimesMore, "times more than"),
        (Self::Share, "as share of"),
        (Self::Growth, "growth from"),
        (Self::Change, "change from"),
        (Self::Plus, "plus"),
        (Self::Minus, "minus"),
        (Self::Times, "times"),
        (Self::Per, "per"),
        (Self::Part, "part"),
        (Self::Rest, "less part"),
        (Self::WholeFromPart, "whole from part"),
        (Self::WholeFromRest, "whole from all but part"),
        (Self::Before, "before change"),
        (Self::Both, "and also"),
    ];

    /// The words between the operands; for [`Op::PerYear`] those after its one operand.
    pub(super) fn words(self) -> &'static str {
        Self::BINARY.iter().find(|(op, _)| *op == self).map_or("per year over", |(_, words)| words)
    }
}
