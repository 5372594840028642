//! Series of figures over time.

use std::fmt;

use rust_decimal::Decimal;

use super::Picture;
use super::panel::{self, PANEL, WIDTH};
use crate::error::{Error, ErrorKind};
use crate::number::{Figure, Hedge, Interval, Unit};
use crate::period::Period;
use crate::report::markup::Markup;

/// How a figure is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    /// A filled mark with its interval as a bar.
    Exact,
    /// A pale block as high as the range that the words allow, with a line at the number named.
    Hedged,
    /// A hollow mark.
    Target,
    /// A filled mark with its interval between two caps.
    Stated,
    /// An interval between two caps.
    Implied,
}

/// One figure of a series.
#[derive(Clone, Debug)]
pub struct Point {
    pub(super) period: Period,
    pub(super) interval: Interval,
    pub(super) unit: Unit,
    /// The number named, if one is.
    pub(super) value: Option<Decimal>,
    pub(super) kind: Kind,
    pub(super) words: String,
    pub(super) note: String,
}

impl Point {
    /// A figure for a period. A bare number is drawn as exact, a hedged one ("about $6 billion") as the range that its words
    /// allow.
    pub fn new(period: Period, figure: Figure) -> Self {
        let kind = if matches!(figure.hedge(), Hedge::Bare | Hedge::Exact) { Kind::Exact } else { Kind::Hedged };
        let (interval, unit, words) = (figure.accept(), figure.unit(), figure.to_string());
        Self { period, interval, unit, value: Some(figure.value()), kind, words, note: String::new() }
    }

    /// An estimate for a period: drawn as a range, whatever its words.
    pub(super) fn estimate(period: Period, figure: Figure) -> Self {
        Self { kind: Kind::Hedged, ..Self::new(period, figure) }
    }

    /// A goal for a period: drawn hollow.
    pub fn target(period: Period, figure: Figure) -> Self {
        Self { kind: Kind::Target, ..Self::new(period, figure) }
    }

    /// What a text says of a period, as a mark with its range between two caps.
    pub(super) fn stated(period: Period, figure: Figure) -> Self {
        Self { kind: Kind::Stated, ..Self::new(period, figure) }
    }

    /// Where a figure lies by what a text says, though it names no number.
    pub(super) const fn implied(period: Period, interval: Interval, unit: Unit) -> Self {
        Self { period, interval, unit, value: None, kind: Kind::Implied, words: String::new(), note: String::new() }
    }

    /// The same with words that a pointer or a screen reader finds: the quote, the source.
    #[must_use]
    pub fn noted(self, note: impl Into<String>) -> Self {
        Self { note: note.into(), ..self }
    }

    /// The number named, else an end of the interval.
    pub(super) fn value(&self) -> Decimal {
        self.value.or(self.interval.upper_value()).or(self.interval.lower_value()).unwrap_or_default()
    }
}

/// Figures that belong together: of one pair, one measure and one reporter. Two reporters are two series.
#[derive(Clone, Debug)]
pub struct Series {
    pub(super) name: String,
    pub(super) points: Vec<Point>,
    /// Whether a text under check says it, whatever anyone reported.
    pub(super) of_text: bool,
}

impl Series {
    /// A series with its name as it is written beside it.
    pub fn new(name: impl Into<String>, points: impl IntoIterator<Item = Point>) -> Self {
        let mut points: Vec<Point> = points.into_iter().collect();
        points.sort_by_key(|point| point.period);
        Self { name: name.into(), points, of_text: false }
    }

    /// What a text under check says, in a look of its own.
    pub(super) fn of_text(points: impl IntoIterator<Item = Point>) -> Self {
        Self { of_text: true, ..Self::new("the text", points) }
    }
}

/// A part of a chart with its own axis of numbers.
#[derive(Clone, Debug)]
pub(super) struct Panel {
    pub(super) heading: String,
    pub(super) unit: Unit,
    pub(super) series: Vec<Series>,
}

/// Panels one below another on a common axis of time.
///
/// Exact figures are filled marks with their interval as a bar, joined by a line; hedged figures are blocks as high as the
/// range their words allow; targets are hollow. Each series has its own shape besides its colour. Figures that would
/// cover each other, such as those of two reporters on one year, stand side by side. Zero is always in sight.
///
/// `Display` writes a file that stands alone, with the sources below the panels; [`picture`](Chart::picture) is for a page.
///
/// ```
/// use bilateral::report::svg::{Chart, Point, Series};
///
/// let point = |year: &str, figure: &str| Ok::<_, bilateral::Error>(Point::new(year.parse()?, figure.parse()?));
/// let russia = Series::new("Russia", [point("2011", "110 million USD")?, point("2013", "about 100 million USD")?]);
/// let chart = Chart::new("Trade with North Korea").panel("", [russia])?.source("Fort Russ, 2015");
/// assert!(chart.to_string().starts_with("<svg "));
/// # Ok::<(), bilateral::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Chart {
    title: String,
    panels: Vec<Panel>,
    sources: Vec<String>,
}

impl Chart {
    /// A chart without panels.
    pub fn new(title: impl Into<String>) -> Self {
        Self { title: title.into(), panels: Vec::new(), sources: Vec::new() }
    }

    /// Adds a panel below the others; an empty heading is left out.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Incomparable`] when two figures have different units.
    pub fn panel(
        mut self,
        heading: impl Into<String>,
        series: impl IntoIterator<Item = Series>,
    ) -> Result<Self, Error> {
        let series: Vec<Series> = series.into_iter().filter(|series| !series.points.is_empty()).collect();
        let mut units = series.iter().flat_map(|series| &series.points).map(|point| point.unit);
        let unit = units.next().unwrap_or(Unit::Number);
        if let Some(other) = units.find(|other| *other != unit) {
            let message = format!("figures in {unit} and in {other} have no common axis");
            return Err(Error::new(ErrorKind::Incomparable, message));
        }
        self.panels.push(Panel { heading: heading.into(), unit, series });
        Ok(self)
    }

    /// Adds a source to the caption, once.
    #[must_use]
    pub fn source(mut self, source: impl Into<String>) -> Self {
        let source = source.into();
        if !source.is_empty() && !self.sources.contains(&source) {
            self.sources.push(source);
        }
        self
    }

    /// The chart for a page: its caption stands beside it, not in it.
    pub fn picture(&self) -> Picture {
        self.pictured(&format!("{}.", self.title))
    }

    /// The chart under a caption, which the sources end.
    pub(super) fn pictured(&self, caption: &str) -> Picture {
        let sources = self.sources.join("; ");
        let caption = if sources.is_empty() { caption.to_owned() } else { format!("{caption} Sources: {sources}.") };
        Picture { svg: self.draw(&[]), caption }
    }

    fn draw(&self, below: &[String]) -> String {
        let panels = i64::try_from(self.panels.len()).unwrap_or_default();
        let lines = i64::try_from(below.len()).unwrap_or_default();
        let key = 44 + panels * PANEL;
        let height = key + 20 + if lines > 0 { 10 + lines * 16 } else { 0 };
        let mut markup = Markup::default();
        let view = format!("0 0 {WIDTH} {height}");
        let size = (WIDTH.to_string(), height.to_string());
        markup.open(
            "svg",
            &[
                ("class", "bilateral-chart"),
                ("viewBox", &view),
                ("width", &size.0),
                ("height", &size.1),
                ("role", "img"),
                ("xmlns", super::NAMESPACE),
            ],
        );
        markup.text("title", &[], &self.title);
        markup.raw("style", include_str!("../templates/chart.css"));
        markup.empty("rect", &[("class", "paper"), ("width", "100%"), ("height", "100%")]);
        markup.text("text", &[("class", "title"), ("x", "16"), ("y", "28")], &self.title);
        let years = super::axis::years(self.panels.iter().flat_map(panel::periods));
        for (index, panel) in self.panels.iter().enumerate() {
            let top = 44 + i64::try_from(index).unwrap_or_default() * PANEL;
            panel::draw(&mut markup, &self.panels, panel, &years, top);
        }
        panel::key(&mut markup, &self.panels, key + 8);
        for (index, line) in below.iter().enumerate() {
            let y = (key + 38 + i64::try_from(index).unwrap_or_default() * 16).to_string();
            markup.text("text", &[("class", "source"), ("x", "16"), ("y", &y)], line);
        }
        markup.close("svg");
        markup.finish()
    }
}

impl fmt::Display for Chart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sources = self.sources.join("; ");
        let below = if sources.is_empty() { Vec::new() } else { lines(&format!("Sources: {sources}."), 114) };
        f.write_str(&self.draw(&below))
    }
}

/// Words in lines of at most `width` characters.
fn lines(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= width => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
