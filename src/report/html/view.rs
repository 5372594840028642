//! What the templates show, in words.

use std::collections::BTreeSet;

use serde::Serialize;

use super::pieces::{self, Piece};
use crate::check::{Conflict, Disputed, Finding, Report, Verdict};
use crate::number::plain;
use crate::report::{Article, review, summary, svg, words};
use crate::source::Span;

/// All texts, their statements numbered throughout.
#[derive(Serialize)]
pub(super) struct Page<'a> {
    verdicts: Vec<Legend>,
    articles: Vec<Text<'a>>,
    statements: usize,
}

impl<'a> Page<'a> {
    pub(super) fn new(articles: &[Article<'a>]) -> Self {
        let mut statements = 0;
        let texts = articles.iter().map(|article| {
            let text = Text::new(article, statements);
            statements += article.report.findings.len();
            text
        });
        let texts = texts.collect();
        let legend = |verdict| Legend::new(verdict, articles.iter().map(|article| article.report.count(verdict)).sum());
        Self { verdicts: Verdict::ALL.into_iter().map(legend).collect(), articles: texts, statements }
    }
}

/// A verdict in the filter and the legend.
#[derive(Serialize)]
struct Legend {
    name: &'static str,
    words: &'static str,
    meaning: &'static str,
    count: usize,
}

impl Legend {
    fn new(verdict: Verdict, count: usize) -> Self {
        Self { name: verdict.name(), words: words::verdict(verdict), meaning: words::meaning(verdict), count }
    }
}

#[derive(Serialize)]
struct Text<'a> {
    id: &'a str,
    title: &'a str,
    byline: String,
    link: Option<&'a str>,
    summary: String,
    paragraphs: Vec<Vec<Shown<'a>>>,
    cards: Vec<Card<'a>>,
    series: Vec<Plot<'a>>,
    conflicts: Vec<Clash<'a>>,
    implied: Vec<Inferred<'a>>,
    unchecked: Vec<(&'a str, &'static str)>,
    limit_reached: bool,
}

impl<'a> Text<'a> {
    /// The text whose first statement has number `before` + 1.
    fn new(article: &Article<'a>, before: usize) -> Self {
        let report = article.report;
        let paragraphs = pieces::paragraphs(article.text, &report.findings);
        let show = |piece| Shown::new(piece, report, before);
        let card = |(index, finding)| Card::new(article, finding, before + index + 1);
        let conflict = |conflict| Clash::new(article, conflict, before);
        let unchecked = report.coverage.unchecked.iter();
        Self {
            id: article.id,
            title: article.title(),
            byline: byline(article),
            link: article.source.map(|source| source.url.as_str()).filter(|url| review::is_web(url)),
            summary: summary(report),
            paragraphs: paragraphs.into_iter().map(|pieces| pieces.into_iter().map(show).collect()).collect(),
            cards: report.findings.iter().enumerate().map(card).collect(),
            series: report.disputed.iter().filter_map(|disputed| Plot::new(article, disputed, before)).collect(),
            conflicts: report.conflicts.iter().map(conflict).collect(),
            implied: report.implied.iter().map(|implied| Inferred::new(article, implied)).collect(),
            unchecked: unchecked.map(|(span, reason)| (span.of(article.text), *reason)).collect(),
            limit_reached: report.limit_reached,
        }
    }
}

/// `Ilya Ukhov, Fort Russ, 2015-11-16`
fn byline(article: &Article<'_>) -> String {
    let Some(source) = article.source else { return String::new() };
    let day = source.published.map(|day| day.to_string()).unwrap_or_default();
    let parts = [source.author.as_str(), source.publisher.as_str(), day.as_str()];
    let named: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    named.join(", ")
}

/// A piece with the number and the verdict of its statement.
#[derive(Serialize)]
struct Shown<'a> {
    text: &'a str,
    /// The last word of the statement, which stays on a line with its number.
    tail: &'a str,
    mark: Option<Mark>,
    first: bool,
    last: bool,
    covered: Vec<Mark>,
}

impl<'a> Shown<'a> {
    fn new(piece: Piece<'a>, report: &Report, before: usize) -> Self {
        let mark = |index: usize| report.findings.get(index).map(|finding| Mark::new(finding, before + index + 1));
        let tail = if piece.last { last_word(piece.text) } else { "" };
        Self {
            text: piece.text.strip_suffix(tail).unwrap_or(piece.text),
            tail,
            mark: piece.finding.and_then(mark),
            first: piece.first,
            last: piece.last,
            covered: piece.covered.into_iter().filter_map(mark).collect(),
        }
    }
}

/// What follows the last space, if it is short enough for one line.
fn last_word(text: &str) -> &str {
    const LONGEST: usize = 24;
    let word = text.rsplit(char::is_whitespace).next().unwrap_or_default();
    if word.len() <= LONGEST { word } else { "" }
}

#[derive(Serialize)]
struct Mark {
    number: usize,
    verdict: &'static str,
    words: &'static str,
    kind: &'static str,
}

impl Mark {
    fn new(finding: &Finding, number: usize) -> Self {
        Self {
            number,
            verdict: finding.verdict.name(),
            words: words::verdict(finding.verdict),
            kind: finding.kind.name(),
        }
    }
}

/// All that is known of one statement.
#[derive(Serialize)]
struct Card<'a> {
    #[serde(flatten)]
    mark: Mark,
    code: String,
    quote: &'a str,
    explanation: &'a str,
    stated: Option<String>,
    computed: Option<String>,
    picture: Option<String>,
    margin: Option<String>,
    operands: Vec<(&'static str, &'a str)>,
    readings: Vec<(&'a str, &'static str, &'static str)>,
    derivation: &'a [String],
    evidence: Vec<(&'a str, &'a str, &'a str)>,
    suggestions: Vec<(&'a str, Option<Change<'a>>)>,
    relied_on: Vec<&'a str>,
}

/// Words to put in place of others.
#[derive(Serialize)]
struct Change<'a> {
    from: &'a str,
    to: &'a str,
}

impl<'a> Card<'a> {
    fn new(article: &Article<'a>, finding: &'a Finding, number: usize) -> Self {
        let of = |span: &Span| span.of(article.text);
        let shown = |interval| plain(interval, finding.unit);
        let both = finding.stated.as_ref().zip(finding.computed.as_ref());
        let change = |(span, to): &'a (Span, String)| Change { from: of(span), to };
        Self {
            mark: Mark::new(finding, number),
            code: finding.code(),
            quote: of(&finding.span),
            explanation: &finding.explanation,
            stated: finding.stated.as_ref().map(shown),
            computed: finding.computed.as_ref().map(shown),
            picture: both.map(|(stated, computed)| svg::comparison(stated, computed, finding.unit).to_string()),
            margin: finding.margin.map(words::margin),
            operands: finding.operands.iter().map(|operand| (operand.role, of(&operand.span))).collect(),
            readings: finding
                .readings
                .iter()
                .map(|reading| (reading.description.as_str(), reading.verdict.name(), words::verdict(reading.verdict)))
                .collect(),
            derivation: &finding.derivation,
            evidence: finding
                .evidence
                .iter()
                .map(|proof| (&*proof.record, proof.source.as_str(), proof.quote.as_str()))
                .collect(),
            suggestions: finding
                .suggestions
                .iter()
                .map(|advice| (advice.text.as_str(), advice.replacement.as_ref().map(change)))
                .collect(),
            relied_on: finding.relied_on.iter().map(of).collect(),
        }
    }
}

/// The picture of a series in question, with the statements that make it so.
#[derive(Serialize)]
struct Plot<'a> {
    name: &'a str,
    svg: String,
    caption: String,
    statements: Vec<usize>,
}

impl<'a> Plot<'a> {
    fn new(article: &Article<'a>, disputed: &'a Disputed, before: usize) -> Option<Self> {
        let picture = svg::disputed(article, disputed)?;
        let conflicts = disputed.conflicts.iter().filter_map(|index| article.report.conflicts.get(*index));
        let findings: BTreeSet<&usize> =
            disputed.findings.iter().chain(conflicts.flat_map(|conflict| &conflict.findings)).collect();
        Some(Self {
            name: &disputed.name,
            svg: picture.svg().to_owned(),
            caption: picture.caption().to_owned(),
            statements: findings.into_iter().map(|index| before + index + 1).collect(),
        })
    }
}

#[derive(Serialize)]
struct Clash<'a> {
    explanation: &'a str,
    reading: Option<&'a str>,
    margin: Option<String>,
    quotes: Vec<&'a str>,
    statements: Vec<usize>,
}

impl<'a> Clash<'a> {
    fn new(article: &Article<'a>, conflict: &'a Conflict, before: usize) -> Self {
        let quotes = conflict.spans.iter().map(|span| span.of(article.text));
        Self {
            explanation: &conflict.explanation,
            reading: words::untold_reading(conflict),
            margin: conflict.margin.map(words::margin),
            quotes: quotes.filter(|quote| !conflict.explanation.contains(quote)).collect(),
            statements: conflict.findings.iter().map(|index| before + index + 1).collect(),
        }
    }
}

#[derive(Serialize)]
struct Inferred<'a> {
    quantity: &'a str,
    interval: String,
    from: Vec<&'a str>,
    reading: Option<&'a str>,
}

impl<'a> Inferred<'a> {
    fn new(article: &Article<'a>, implied: &'a crate::check::Implied) -> Self {
        Self {
            quantity: &implied.quantity,
            interval: plain(&implied.interval, implied.unit),
            from: implied.from.iter().map(|span| span.of(article.text)).collect(),
            reading: implied.reading.as_deref(),
        }
    }
}
