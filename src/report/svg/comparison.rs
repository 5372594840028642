//! What is stated over what was computed, as two bars on one axis.

use rust_decimal::Decimal;

use super::Picture;
use crate::number::{Interval, Unit, plain};
use crate::report::markup::Markup;

/// The left end of the axis, and its length.
const LEFT: i64 = 76;
const LENGTH: i64 = 236;

/// Two intervals of one unit on one axis: the stated one as a frame, the computed one filled. Where zero is in sight, a
/// line marks it.
///
/// The colours are those around the picture (`currentColor`).
///
/// ```
/// use bilateral::{Interval, Unit, report::svg};
///
/// let (stated, computed) = ("[45, 50)".parse::<Interval>()?, "[62.1, 66]".parse::<Interval>()?);
/// let picture = svg::comparison(&stated, &computed, Unit::Times);
/// assert!(picture.svg().contains("stated 45 to 50 times, computed 62.1 to 66 times"));
/// # Ok::<(), bilateral::Error>(())
/// ```
pub fn comparison(stated: &Interval, computed: &Interval, unit: Unit) -> Picture {
    let (said, found) = (plain(stated, unit), plain(computed, unit));
    let title = format!("stated {said}, computed {found}");
    let axis = Axis::around(stated, computed);
    let mut markup = Markup::default();
    markup.open(
        "svg",
        &[("class", "comparison"), ("viewBox", "0 0 320 56"), ("role", "img"), ("xmlns", super::NAMESPACE)],
    );
    markup.text("title", &[], &title);
    axis.zero(&mut markup);
    axis.bar(&mut markup, stated, 8, "stated");
    axis.bar(&mut markup, computed, 32, "computed");
    markup.close("svg");
    Picture { svg: markup.finish(), caption: String::new() }
}

/// The numbers that the picture reaches from and to.
struct Axis {
    from: Decimal,
    to: Decimal,
}

impl Axis {
    /// All finite ends with a tenth of room on either side.
    fn around(a: &Interval, b: &Interval) -> Self {
        let ends = || [a.lower_value(), a.upper_value(), b.lower_value(), b.upper_value()].into_iter().flatten();
        let from = ends().min().unwrap_or_default();
        let to = ends().max().unwrap_or_default();
        let room = to.checked_sub(from).and_then(|width| width.checked_mul(Decimal::new(1, 1))).unwrap_or_default();
        let room = if room.is_zero() { Decimal::ONE } else { room };
        Self { from: from.checked_sub(room).unwrap_or(Decimal::MIN), to: to.checked_add(room).unwrap_or(Decimal::MAX) }
    }

    /// Where a number stands, to a tenth of a unit of the picture.
    fn place(&self, number: Decimal) -> Option<Decimal> {
        let share = number.checked_sub(self.from)?.checked_div(self.to.checked_sub(self.from)?)?;
        let place = share.checked_mul(LENGTH.into())?.checked_add(LEFT.into())?;
        Some(place.round_dp(1))
    }

    fn zero(&self, markup: &mut Markup) {
        if self.from <= Decimal::ZERO
            && Decimal::ZERO <= self.to
            && let Some(x) = self.place(Decimal::ZERO)
        {
            let x = x.to_string();
            markup.empty(
                "line",
                &[("class", "zero"), ("x1", &x), ("x2", &x), ("y1", "0"), ("y2", "56"), ("stroke", "currentColor")],
            );
        }
    }

    /// One bar with its name; an infinite end runs to the edge.
    fn bar(&self, markup: &mut Markup, interval: &Interval, top: u32, name: &str) {
        let edges = (Decimal::from(LEFT), Decimal::from(LEFT + LENGTH));
        let start = interval.lower_value().and_then(|d| self.place(d)).unwrap_or(edges.0);
        let end = interval.upper_value().and_then(|d| self.place(d)).unwrap_or(edges.1);
        let width = (end - start).max(Decimal::from(3));
        let (baseline, middle) = ((top + 12).to_string(), (top + 8).to_string());
        let (left, right) = (edges.0.to_string(), edges.1.to_string());
        let line = [("class", "axis"), ("x1", &*left), ("x2", &*right), ("y1", &*middle), ("y2", &*middle)];
        markup.empty("line", &line);
        let (x, width, top) = (start.to_string(), width.to_string(), top.to_string());
        markup.text("text", &[("x", "0"), ("y", &baseline), ("font-size", "12"), ("fill", "currentColor")], name);
        let fill = if name == "stated" { "none" } else { "currentColor" };
        markup.empty(
            "rect",
            &[
                ("class", name),
                ("x", &x),
                ("y", &top),
                ("width", &width),
                ("height", "16"),
                ("rx", "2"),
                ("fill", fill),
                ("stroke", "currentColor"),
                ("stroke-width", "1.5"),
            ],
        );
    }
}
