//! Findings drawn as a compiler draws its diagnostics.
//!
//! Each finding has a title with its code (`error[ratio/contradicted]`), the sentence with its quantities underlined and
//! named by their part, then the arithmetic, the evidence and what would hold instead. Conflicts and implied figures
//! follow, and one line sums up.

use std::env;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Message, Origin, Renderer, Snippet};

use super::excerpt::{Excerpt, sentences};
use super::position::{Lines, Positions};
use super::visible::line;
use super::{Article, summary, words};
use crate::check::{Conflict, Finding, Implied, Verdict};
use crate::number::plain;
use crate::source::Span;

/// How to draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Style {
    /// Whether to colour, by ANSI escapes.
    pub color: bool,
    /// Whether to draw lines with box characters; else with ASCII.
    pub unicode: bool,
    /// The number of columns to wrap at.
    pub width: usize,
}

impl Style {
    /// No colour, ASCII lines, 100 columns: for logs and files.
    pub const PLAIN: Self = Self { color: false, unicode: false, width: 100 };

    /// What suits standard output or standard error.
    ///
    /// Colour needs a terminal, `NO_COLOR` unset or empty and `TERM` other than `dumb`; box characters need UTF-8 in `LC_ALL`,
    /// `LC_CTYPE` or `LANG`, whichever is set first; the width is that of `COLUMNS`, between 40 and 120.
    ///
    /// ```
    /// use std::io::{IsTerminal, stdout};
    /// use bilateral::report::terminal::Style;
    ///
    /// let style = Style::detect(stdout().is_terminal());
    /// assert!((40..=120).contains(&style.width));
    /// ```
    pub fn detect(is_terminal: bool) -> Self {
        Self::chosen(is_terminal, |name| env::var(name).ok().filter(|value| !value.is_empty()))
    }

    fn chosen(is_terminal: bool, variable: impl Fn(&str) -> Option<String>) -> Self {
        let color = is_terminal && variable("NO_COLOR").is_none() && variable("TERM").is_none_or(|term| term != "dumb");
        let locale = ["LC_ALL", "LC_CTYPE", "LANG"].into_iter().find_map(&variable).unwrap_or_default();
        let locale = locale.to_ascii_lowercase();
        let unicode = locale.contains("utf-8") || locale.contains("utf8");
        let columns = variable("COLUMNS").and_then(|columns| columns.parse().ok());
        Self { color, unicode, width: columns.unwrap_or(Self::PLAIN.width).clamp(40, 120) }
    }

    const fn renderer(self) -> Renderer {
        let base = if self.color { Renderer::styled() } else { Renderer::plain() };
        let decor = if self.unicode { DecorStyle::Unicode } else { DecorStyle::Ascii };
        base.decor_style(decor).term_width(self.width)
    }
}

impl Default for Style {
    fn default() -> Self {
        Self::PLAIN
    }
}

/// All findings, conflicts and implied figures of a text, and the [`summary`].
///
/// ```
/// use bilateral::{Report, report::{Article, terminal}};
///
/// let drawn = terminal::render(&Article::new("a1", "Nothing here.", &Report::default()), terminal::Style::PLAIN);
/// assert_eq!(drawn, "a1: no statements found\n");
/// ```
pub fn render(article: &Article<'_>, style: Style) -> String {
    let canvas = Canvas::new(article, style);
    let mut out = String::new();
    for finding in &article.report.findings {
        canvas.finding(&mut out, finding);
    }
    for conflict in &article.report.conflicts {
        canvas.conflict(&mut out, conflict);
    }
    canvas.implied(&mut out, &article.report.implied);
    out.extend([&line(article.id), ": ", &summary(article.report), "\n"]);
    out
}

/// One finding alone, as [`render`] draws it.
pub fn finding(article: &Article<'_>, finding: &Finding, style: Style) -> String {
    let mut out = String::new();
    Canvas::new(article, style).finding(&mut out, finding);
    out
}

struct Canvas<'a> {
    article: &'a Article<'a>,
    positions: Positions<'a>,
    lines: Lines,
    renderer: Renderer,
    /// The columns left of a gutter.
    width: usize,
}

/// Words to underline, and what to write under them.
struct Mark {
    span: Span,
    label: String,
    primary: bool,
}

impl<'a> Canvas<'a> {
    fn new(article: &'a Article<'a>, style: Style) -> Self {
        Self {
            article,
            positions: Positions::new(article.text),
            lines: Lines::new(article.text),
            renderer: style.renderer(),
            width: style.width.saturating_sub(4).max(20),
        }
    }

    fn finding(&self, out: &mut String, finding: &Finding) {
        let code = finding.code();
        let title = level(finding.verdict).primary_title(sentence(finding)).id(code);
        let excerpts = self.excerpts(finding_marks(finding));
        let group = self.place(Group::with_title(title), finding.span, &excerpts);
        self.draw(out, group.elements(self.notes(finding)));
    }

    fn conflict(&self, out: &mut String, conflict: &Conflict) {
        let title = Level::ERROR.primary_title(line(&conflict.explanation)).id("conflict");
        let mark =
            |(index, span): (usize, &Span)| Mark { span: *span, label: format!("({})", index + 1), primary: true };
        let excerpts = self.excerpts(conflict.spans.iter().enumerate().map(mark).collect());
        let first = conflict.spans.first().copied().unwrap_or(Span::new(0, 0));
        let group = self.place(Group::with_title(title), first, &excerpts);
        let reading = words::untold_reading(conflict).map(|reading| self.note(&format!("if {reading}")));
        let margin = conflict.margin.map(|margin| self.note(&margin_words(margin)));
        self.draw(out, group.elements(reading.into_iter().chain(margin)));
    }

    fn implied(&self, out: &mut String, implied: &[Implied]) {
        if implied.is_empty() {
            return;
        }
        let title = Level::NOTE.with_name("implied").primary_title("figures that follow from the text");
        let messages = implied.iter().map(|implied| self.message(&Level::NOTE.no_name(), &self.implication(implied)));
        self.draw(out, Group::with_title(title).elements(messages));
    }

    fn implication(&self, implied: &Implied) -> String {
        let from: Vec<String> =
            implied.from.iter().map(|span| format!("\"{}\"", line(span.of(self.article.text)))).collect();
        let reading = implied.reading.as_ref().map(|reading| format!(", if {}", line(reading))).unwrap_or_default();
        let interval = plain(&implied.interval, implied.unit);
        format!("{}: {interval}, from {}{reading}", line(&implied.quantity), from.join(", "))
    }

    /// The sentences around the marks, each with those it holds.
    fn excerpts(&self, marks: Vec<Mark>) -> Vec<(Excerpt, Vec<Mark>)> {
        let windows = sentences(self.article.text, marks.iter().map(|mark| mark.span));
        let mut marks = marks;
        let mut excerpts = Vec::with_capacity(windows.len());
        for window in windows {
            let (inside, others) = marks.into_iter().partition(|mark| window.contains(mark.span));
            marks = others;
            let inside: Vec<Mark> = inside;
            let whole: Vec<Span> = inside.iter().map(|mark| mark.span).collect();
            excerpts.push((Excerpt::new(self.article.text, window, &whole, self.width), inside));
        }
        excerpts
    }

    /// Adds the address of `span` and the excerpts.
    fn place<'e>(&self, group: Group<'e>, span: Span, excerpts: &'e [(Excerpt, Vec<Mark>)]) -> Group<'e> {
        let (row, column) = self.lines.place(&self.positions, span.start);
        let origin = Origin::path(line(self.article.id).into_owned()).line(row).char_column(column);
        let snippets = excerpts.iter().map(|(excerpt, marks)| {
            let marks = marks.iter().map(|mark| annotation(mark, excerpt));
            Snippet::source(excerpt.text()).line_numbering(false).fold(false).annotations(marks)
        });
        group.element(origin).elements(snippets)
    }

    fn notes(&self, finding: &Finding) -> Vec<Message<'static>> {
        let mut notes = Vec::new();
        notes.extend(comparison(finding).map(|text| self.note(&text)));
        notes.extend((!finding.derivation.is_empty()).then(|| self.note(&steps(&finding.derivation))));
        for reading in &finding.readings {
            let verdict = words::verdict(reading.verdict);
            notes.push(self.note(&format!("if {}: {verdict}", line(&reading.description))));
        }
        notes.extend(self.relied_on(finding).map(|text| self.note(&text)));
        for evidence in &finding.evidence {
            let (record, source, quote) = (line(&evidence.record), line(&evidence.source), line(&evidence.quote));
            notes.push(self.note(&format!("{record}: \"{quote}\" ({source})")));
        }
        let help = finding.suggestions.iter().map(|suggestion| self.message(&Level::HELP, &line(&suggestion.text)));
        notes.extend(help);
        notes
    }

    fn relied_on(&self, finding: &Finding) -> Option<String> {
        let quoted = |span: &Span| format!("\"{}\"", line(span.of(self.article.text)));
        let all: Vec<String> = finding.relied_on.iter().map(quoted).collect();
        (!all.is_empty()).then(|| format!("relies on {}", all.join(", ")))
    }

    fn note(&self, text: &str) -> Message<'static> {
        self.message(&Level::NOTE, text)
    }

    /// A message wrapped to the width; its text is made inert.
    fn message(&self, level: &Level<'static>, text: &str) -> Message<'static> {
        let lines: Vec<String> = text.lines().map(|text| wrapped(&line(text), self.width.saturating_sub(6))).collect();
        level.clone().message(lines.join("\n"))
    }

    fn draw(&self, out: &mut String, group: Group<'_>) {
        let drawn = self.renderer.render(&[group]);
        let mut divided = false;
        for line in drawn.trim_end().lines() {
            // A divider stands between an address and its first excerpt; it is needed between two excerpts only.
            if !divided && is_divider(line) {
                divided = true;
                continue;
            }
            out.push_str(line);
            out.push('\n');
        }
        out.push('\n');
    }
}

/// Whether a drawn line is `:::` or `⸬` and nothing else but colour.
fn is_divider(line: &str) -> bool {
    let mut colour = false;
    let mut seen = line.chars().filter(|&c| {
        let within = colour || c == '\x1b';
        colour = within && c != 'm';
        !within && c != ' '
    });
    match seen.next() {
        Some('⸬') => seen.next().is_none(),
        Some(':') => seen.eq("::".chars()),
        _ => false,
    }
}

fn level(verdict: Verdict) -> Level<'static> {
    match verdict {
        Verdict::Supported | Verdict::Compatible => Level::INFO.with_name("ok"),
        Verdict::Loose | Verdict::DependsOnReading => Level::WARNING,
        Verdict::Contradicted => Level::ERROR,
        Verdict::Unverifiable => Level::NOTE,
    }
}

/// The title: the explanation, or the verdict where there is none.
fn sentence(finding: &Finding) -> String {
    if finding.explanation.is_empty() {
        return words::verdict(finding.verdict).to_owned();
    }
    line(&finding.explanation).into_owned()
}

/// The quantities by their part, the stated one first in rank; the whole clause where there are none.
fn finding_marks(finding: &Finding) -> Vec<Mark> {
    if finding.operands.is_empty() {
        return vec![Mark { span: finding.span, label: String::new(), primary: true }];
    }
    let mark = |operand: &crate::check::Operand| Mark {
        span: operand.span,
        label: operand.role.to_owned(),
        primary: operand.role == "stated",
    };
    finding.operands.iter().map(mark).collect()
}

fn annotation<'e>(mark: &'e Mark, excerpt: &Excerpt) -> Annotation<'e> {
    let kind = if mark.primary { AnnotationKind::Primary } else { AnnotationKind::Context };
    let annotation = kind.span(excerpt.locate(mark.span));
    if mark.label.is_empty() { annotation } else { annotation.label(mark.label.as_str()) }
}

/// `stated 45 to 50 times, computed 49.37 to 49.66 times`.
fn comparison(finding: &Finding) -> Option<String> {
    let shown = |interval| plain(interval, finding.unit);
    let stated = finding.stated.as_ref().map(|interval| format!("stated {}", shown(interval)));
    let computed = finding.computed.as_ref().map(|interval| format!("computed {}", shown(interval)));
    let margin = finding.margin.filter(|_| computed.is_some()).map(margin_words);
    let parts: Vec<String> = [stated, computed, margin].into_iter().flatten().collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}

fn margin_words(margin: rust_decimal::Decimal) -> String {
    format!("margin {}", words::margin(margin))
}

fn steps(derivation: &[String]) -> String {
    let lines: Vec<_> = derivation.iter().map(|step| line(step)).collect();
    lines.join("\n")
}

/// The words of `text` in lines of at most `width` characters; a longer word has its own line.
fn wrapped(text: &str, width: usize) -> String {
    let mut out = String::with_capacity(text.len());
    let mut column = 0;
    for word in text.split(' ') {
        let length = word.chars().count();
        if column > 0 {
            let fits = column + 1 + length <= width;
            out.push(if fits { ' ' } else { '\n' });
            column = if fits { column + 1 } else { 0 };
        }
        out.push_str(word);
        column += length;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_environment_asks_for() {
        let with = |pairs: &'static [(&str, &str)]| {
            let found =
                move |name: &str| pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| value.to_string());
            move |terminal| Style::chosen(terminal, found)
        };
        assert_eq!(with(&[])(false), Style::PLAIN);
        assert!(
            with(&[])(true).color && !with(&[("NO_COLOR", "1")])(true).color && !with(&[("TERM", "dumb")])(true).color
        );
        assert!(with(&[("LANG", "en_GB.UTF-8")])(true).unicode);
        assert!(!with(&[("LC_ALL", "C"), ("LANG", "en_GB.UTF-8")])(true).unicode);
        assert_eq!(with(&[("COLUMNS", "9")])(true).width, 40);
    }

    #[test]
    fn wrapping() {
        assert_eq!(wrapped("one two three", 7), "one two\nthree");
        assert_eq!(wrapped("incomprehensibilities a b", 5), "incomprehensibilities\na b");
    }
}
