//! One panel: grid, lines, marks, names, and the key below all panels.

use std::ops::RangeInclusive;

use rust_decimal::Decimal;

use super::axis::{self, Axis};
use super::chart::{Kind, Panel, Point, Series};
use crate::number::{Scale, plain};
use crate::period::Period;
use crate::report::markup::Markup;

pub(super) const WIDTH: i64 = 760;
/// The height of a panel with its heading and its years.
pub(super) const PANEL: i64 = 236;
const LEFT: i64 = 52;
const RIGHT: i64 = 196;
const TOP: i64 = 34;
const BOTTOM: i64 = 30;
const COLORS: usize = 6;
/// Shapes of those who report. Without a common divisor with the colours, so that 30 names look different.
const SHAPES: usize = 5;
/// The shape of what a text says, and of nothing else.
const DIAMOND: usize = SHAPES;
/// How far marks that would cover each other are moved apart.
const ASIDE: i64 = 13;

/// Colour and shape of the series of one name, the same in every panel.
#[derive(Clone, Copy)]
struct Look {
    /// `None` for the text under check, which has the colour of writing.
    color: Option<usize>,
    shape: usize,
}

impl Look {
    /// The look of a series, by where its name first occurs.
    fn of(panels: &[Panel], series: &Series) -> Self {
        if series.of_text {
            return Self { color: None, shape: DIAMOND };
        }
        let mut names: Vec<&str> = Vec::new();
        for series in panels.iter().flat_map(|panel| &panel.series) {
            if !names.contains(&&*series.name) {
                names.push(&series.name);
            }
        }
        let index = names.iter().position(|other| *other == series.name).unwrap_or_default();
        Self { color: Some(index.rem_euclid(COLORS)), shape: index.rem_euclid(SHAPES) }
    }

    fn class(self, of: &str) -> String {
        self.color.map_or_else(|| format!("{of} said"), |color| format!("{of} s{color}"))
    }
}

pub(super) fn periods(panel: &Panel) -> impl Iterator<Item = Period> + Clone {
    panel.series.iter().flat_map(|series| &series.points).map(|point| point.period)
}

pub(super) fn draw(markup: &mut Markup, panels: &[Panel], panel: &Panel, years: &RangeInclusive<i32>, top: i64) {
    let frame = Frame::new(panel, years, top);
    frame.grid(markup, panel, years);
    let placed = frame.placed(panel);
    for (index, series) in panel.series.iter().enumerate() {
        let own: Vec<&Placed<'_>> = placed.iter().filter(|placed| placed.series == index).collect();
        draw_series(markup, series, Look::of(panels, series), &own);
    }
    frame.names(markup, panels, panel, &placed);
}

/// The axes of a panel.
struct Frame {
    time: Axis,
    numbers: Axis,
    ticks: Vec<Decimal>,
    scale: Scale,
    top: i64,
}

/// A point with its place.
struct Placed<'p> {
    point: &'p Point,
    series: usize,
    x: Decimal,
    /// The value, and the upper and lower end of the interval.
    y: Decimal,
    high: Decimal,
    low: Decimal,
}

impl Frame {
    fn new(panel: &Panel, years: &RangeInclusive<i32>, top: i64) -> Self {
        let points = || panel.series.iter().flat_map(|series| &series.points);
        let ends = |point: &Point| [point.interval.lower_value(), point.interval.upper_value(), point.value];
        let lowest = points().flat_map(ends).flatten().min().unwrap_or_default();
        let highest = points().flat_map(ends).flatten().max().unwrap_or(Decimal::ONE);
        let ticks = axis::ticks(lowest, highest);
        let from = ticks.first().copied().unwrap_or_default();
        let to = ticks.last().copied().unwrap_or(Decimal::ONE);
        let scale = Scale::reaching(to.abs().max(from.abs()), panel.unit);
        let numbers = Axis::new(from, to, top + PANEL - BOTTOM, TOP + BOTTOM - PANEL);
        let begin = axis::new_year(*years.start());
        let end = axis::new_year(years.end().saturating_add(1));
        Self { time: Axis::new(begin, end, LEFT, WIDTH - LEFT - RIGHT), numbers, ticks, scale, top }
    }

    /// Heading, unit, lines with their numbers, years.
    fn grid(&self, markup: &mut Markup, panel: &Panel, years: &RangeInclusive<i32>) {
        let unit = self.scale.words(panel.unit);
        let heading = match (panel.heading.as_str(), unit.trim()) {
            ("", unit) => unit.to_owned(),
            (heading, "") => heading.to_owned(),
            (heading, unit) => format!("{heading}, {unit}"),
        };
        let line = (self.top + 18).to_string();
        markup.text("text", &[("class", "heading"), ("x", "16"), ("y", &line)], &heading);
        let (left, right) = (LEFT.to_string(), (WIDTH - RIGHT).to_string());
        for tick in &self.ticks {
            let y = self.numbers.place(*tick);
            let class = if tick.is_zero() { "zero" } else { "grid" };
            let (at, baseline) = (y.to_string(), (y + Decimal::from(4)).to_string());
            markup.empty("line", &[("class", class), ("x1", &left), ("x2", &right), ("y1", &at), ("y2", &at)]);
            let number = self.scale.number(*tick);
            markup.text("text", &[("class", "tick end"), ("x", "44"), ("y", &baseline)], &number);
        }
        let baseline = (self.top + PANEL - BOTTOM + 18).to_string();
        let every = usize::try_from((years.end() - years.start()).div_euclid(12) + 1).unwrap_or(1);
        for year in years.clone().step_by(every) {
            let middle = Period::year(year).map(axis::middle).unwrap_or_default();
            let x = self.time.place(middle).to_string();
            markup.text("text", &[("class", "tick middle"), ("x", &x), ("y", &baseline)], &year.to_string());
        }
    }

    /// All points with their places; those that would cover each other are moved apart.
    fn placed<'p>(&self, panel: &'p Panel) -> Vec<Placed<'p>> {
        let mut placed: Vec<Placed<'p>> = Vec::new();
        for (series, of) in panel.series.iter().enumerate() {
            for point in &of.points {
                let mut next = self.place(point, series);
                let middle = next.x;
                for step in [0, 1, -1, 2, -2] {
                    next.x = middle + Decimal::from(step * ASIDE);
                    if !placed.iter().any(|other| covers(other, &next)) {
                        break;
                    }
                }
                placed.push(next);
            }
        }
        placed
    }

    fn place<'p>(&self, point: &'p Point, series: usize) -> Placed<'p> {
        let interval = point.interval;
        Placed {
            point,
            series,
            x: self.time.place(axis::middle(point.period)),
            y: self.numbers.place(point.value()),
            high: self.numbers.place(interval.upper_value().unwrap_or(Decimal::MAX)),
            low: self.numbers.place(interval.lower_value().unwrap_or(Decimal::MIN)),
        }
    }

    /// The names of the series with their marks, at the height of their last figures, moved apart where they would overlap.
    fn names(&self, markup: &mut Markup, panels: &[Panel], panel: &Panel, placed: &[Placed<'_>]) {
        let last = |(index, series)| {
            let last = placed.iter().rfind(|placed| placed.series == index)?;
            Some((last.y, index, series))
        };
        let mut names: Vec<(Decimal, usize, &Series)> = panel.series.iter().enumerate().filter_map(last).collect();
        names.sort_unstable_by_key(|(y, index, _)| (*y, *index));
        let line = Decimal::from(15);
        let floor = Decimal::from(self.top + PANEL - BOTTOM + 4);
        let total: usize = names.iter().map(|(_, _, series)| name_lines(&series.name).len()).sum();
        let mut left = Decimal::from(total) * line;
        let mut free = Decimal::from(self.top + TOP);
        for (y, _, series) in names {
            let lines = name_lines(&series.name);
            // High enough that the names below still fit, low enough to clear those above.
            let baseline = (y + Decimal::from(4)).min(floor - left + line).max(free);
            name(markup, series, Look::of(panels, series), baseline);
            let taken = Decimal::from(lines.len()) * line;
            left -= taken;
            free = baseline + taken + Decimal::from(3);
        }
    }
}

/// A mark and, in lines beside it, its name.
fn name(markup: &mut Markup, series: &Series, look: Look, baseline: Decimal) {
    markup.open("g", &[("class", &look.class("name"))]);
    let all = |kind| series.points.iter().all(|point| point.kind == kind);
    let (x, middle) = (Decimal::from(WIDTH - RIGHT + 18), baseline - Decimal::from(4));
    if all(Kind::Implied) {
        caps(markup, x, middle - Decimal::from(6), middle + Decimal::from(6));
    } else {
        shape(markup, if all(Kind::Target) { "target" } else { "exact" }, x, middle, look.shape);
    }
    let x = (WIDTH - RIGHT + 30).to_string();
    let mut y = baseline;
    for line in name_lines(&series.name) {
        markup.text("text", &[("x", &x), ("y", &y.to_string())], &line);
        y += Decimal::from(15);
    }
    markup.close("g");
}

/// The line through the exact figures, then every mark.
fn draw_series(markup: &mut Markup, series: &Series, look: Look, placed: &[&Placed<'_>]) {
    markup.open("g", &[("class", &look.class("series"))]);
    let exact = placed.iter().filter(|placed| placed.point.kind == Kind::Exact);
    let through: Vec<String> = exact.map(|placed| format!("{},{}", placed.x, placed.y)).collect();
    if through.len() > 1 {
        markup.empty("polyline", &[("points", &through.join(" "))]);
    }
    for placed in placed {
        markup.open("g", &[]);
        markup.text("title", &[], &said(series, placed.point));
        mark(markup, placed, look.shape);
        markup.close("g");
    }
    markup.close("g");
}

/// Whether two marks would lie on each other.
fn covers(a: &Placed<'_>, b: &Placed<'_>) -> bool {
    let room = Decimal::from(5);
    let (top, bottom) = (a.high.min(a.y) - room, a.low.max(a.y) + room);
    (a.x - b.x).abs() < Decimal::from(ASIDE - 1) && b.high.min(b.y) - room < bottom && top < b.low.max(b.y) + room
}

/// `Russia, 2011: 105 to 115 million USD ("$110 million")`
fn said(series: &Series, point: &Point) -> String {
    let interval = plain(&point.interval, point.unit);
    let goal = if point.kind == Kind::Target { "target, " } else { "" };
    let figure = if point.words.is_empty() { String::new() } else { format!("{}, ", point.words) };
    let note = if point.note.is_empty() { String::new() } else { format!("; {}", point.note) };
    format!("{}, {}: {goal}{figure}{interval}{note}", series.name, point.period)
}

fn mark(markup: &mut Markup, placed: &Placed<'_>, number: usize) {
    let height = placed.low - placed.high;
    let (x, high, low) = (placed.x.to_string(), placed.high.to_string(), placed.low.to_string());
    match placed.point.kind {
        Kind::Hedged => {
            let left = (placed.x - Decimal::from(6)).to_string();
            let (nominal, right) = (placed.y.to_string(), (placed.x + Decimal::from(6)).to_string());
            let height = height.max(Decimal::from(4)).to_string();
            markup.empty(
                "rect",
                &[("class", "hedged"), ("x", &left), ("y", &high), ("width", "12"), ("height", &height), ("rx", "2")],
            );
            markup.empty(
                "line",
                &[("class", "nominal"), ("x1", &left), ("x2", &right), ("y1", &nominal), ("y2", &nominal)],
            );
        }
        Kind::Exact => {
            markup.empty("line", &[("class", "bar"), ("x1", &x), ("x2", &x), ("y1", &high), ("y2", &low)]);
            shape(markup, "exact", placed.x, placed.y, number);
        }
        Kind::Target => {
            markup.empty("line", &[("class", "bar dashed"), ("x1", &x), ("x2", &x), ("y1", &high), ("y2", &low)]);
            shape(markup, "target", placed.x, placed.y, number);
        }
        Kind::Stated => {
            caps(markup, placed.x, placed.high, placed.low);
            shape(markup, "exact", placed.x, placed.y, number);
        }
        Kind::Implied => caps(markup, placed.x, placed.high, placed.low),
    }
}

/// An interval between two caps.
fn caps(markup: &mut Markup, x: Decimal, high: Decimal, low: Decimal) {
    let (left, right) = (x - Decimal::from(6), x + Decimal::from(6));
    let path = format!("M{left} {high}H{right}M{x} {high}V{low}M{left} {low}H{right}");
    markup.empty("path", &[("class", "caps"), ("d", &path)]);
}

const CROSS: [(i64, i64); 12] =
    [(-2, -5), (2, -5), (2, -2), (5, -2), (5, 2), (2, 2), (2, 5), (-2, 5), (-2, 2), (-5, 2), (-5, -2), (-2, -2)];

/// Circle, square, triangle, a triangle on its tip, a cross or a diamond, by its number.
fn shape(markup: &mut Markup, class: &str, x: Decimal, y: Decimal, number: usize) {
    let corners: &[(i64, i64)] = match number {
        1 => &[(-4, -4), (4, -4), (4, 4), (-4, 4)],
        2 => &[(0, -5), (5, 4), (-5, 4)],
        3 => &[(0, 5), (5, -4), (-5, -4)],
        4 => &CROSS,
        DIAMOND => &[(0, -6), (5, 0), (0, 6), (-5, 0)],
        _ => {
            markup.empty("circle", &[("class", class), ("cx", &x.to_string()), ("cy", &y.to_string()), ("r", "4.5")]);
            return;
        }
    };
    let corner = |(dx, dy): &(i64, i64)| format!("{},{}", x + Decimal::from(*dx), y + Decimal::from(*dy));
    let points: Vec<String> = corners.iter().map(corner).collect();
    markup.empty("polygon", &[("class", class), ("points", &points.join(" "))]);
}

/// A name in at most two lines.
fn name_lines(name: &str) -> Vec<String> {
    const LONGEST: usize = 19;
    let mut lines = vec![String::new()];
    for word in name.split_whitespace() {
        let full = lines.len() == 2;
        let Some(line) = lines.last_mut() else { break };
        let length = line.chars().count() + 1 + word.chars().count();
        if line.is_empty() || length <= LONGEST {
            line.push_str(if line.is_empty() { "" } else { " " });
            line.push_str(word);
        } else if full {
            line.push('…');
            break;
        } else {
            lines.push(word.to_owned());
        }
    }
    lines
}

/// What the marks mean, as far as they occur.
pub(super) fn key(markup: &mut Markup, panels: &[Panel], baseline: i64) {
    let points = || panels.iter().flat_map(|panel| &panel.series).flat_map(|series| &series.points);
    let entries = [
        (Kind::Exact, "exact, with its rounding", 172),
        (Kind::Hedged, "hedged: what its words allow", 222),
        (Kind::Target, "target", 72),
        (Kind::Stated, "stated by the text", 138),
        (Kind::Implied, "follows from the text", 144),
    ];
    let mut x = 24;
    markup.open("g", &[("class", "key")]);
    for (kind, words, width) in entries {
        if !points().any(|point| point.kind == kind) {
            continue;
        }
        key_mark(markup, kind, x, baseline);
        let (at, line) = ((x + 14).to_string(), baseline.to_string());
        markup.text("text", &[("class", "tick"), ("x", &at), ("y", &line)], words);
        x += width;
    }
    markup.close("g");
}

fn key_mark(markup: &mut Markup, kind: Kind, x: i64, baseline: i64) {
    let (at, middle) = (Decimal::from(x), Decimal::from(baseline - 4));
    let (left, top) = ((x - 6).to_string(), (baseline - 12).to_string());
    match kind {
        Kind::Exact => shape(markup, "exact", at, middle, 0),
        Kind::Target => shape(markup, "target", at, middle, 0),
        Kind::Hedged => {
            let place = [("x", &*left), ("y", &*top), ("width", "12"), ("height", "16"), ("rx", "2")];
            markup.empty("rect", &[&[("class", "hedged")][..], &place].concat());
        }
        Kind::Stated | Kind::Implied => {
            markup.open("g", &[("class", "said")]);
            match kind {
                Kind::Stated => shape(markup, "exact", at, middle, DIAMOND),
                _ => caps(markup, at, middle - Decimal::from(7), middle + Decimal::from(7)),
            }
            markup.close("g");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_take_two_lines() {
        assert_eq!(name_lines("Russia"), ["Russia"]);
        assert_eq!(name_lines("China and North Korea, by China"), ["China and North", "Korea, by China"]);
        assert_eq!(
            name_lines("a name that is much longer than what there is room for"),
            ["a name that is much", "longer than what…"]
        );
    }
}
