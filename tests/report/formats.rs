//! Every format on both embedded sources and on a contradicted passage, as files to be read.
//!
//! `BILATERAL_REFRESH=1 cargo test --all-features formats` writes them anew. JSON is committed indented, with each vocabulary
//! in a file of its own; of the page its `<main>`, without style and pictures; of the pictures all but their style.

use std::fs;

use bilateral::report::{Article, html, json, svg, terminal};
use bilateral::{Checker, Dataset, Report, Source};
use serde_json::Value;

use crate::transcript::{root, settle};

const CONTRADICTED: &str = "In 2013 trade between China and North Korea came to $7.2 billion. In services, the deficit shrank \
                            by 42.9 percent, from $11.89 billion to $678 million.";

/// The members of a finding in other vocabularies, and what they are called.
const VOCABULARIES: [(&str, &str); 4] =
    [("annotation", "web_annotation"), ("review", "claim_review"), ("assertion", "earl"), ("derivation_graph", "prov")];

/// A text with its report and what it is called.
struct Case {
    name: String,
    text: String,
    source: Option<&'static Source>,
    report: Report,
}

impl Case {
    fn new(name: &str, text: &str, source: Option<&'static Source>, data: &'static Dataset) -> Self {
        let checker = Checker::new().with_dataset(data);
        let day = source.and_then(|source| source.published);
        let checker = day.map_or_else(|| checker.clone(), |day| checker.clone().dated(day));
        Self { name: name.to_owned(), text: text.to_owned(), source, report: checker.check(text) }
    }

    fn article(&self, data: &'static Dataset) -> Article<'_> {
        let article = Article::new(&self.name, &self.text, &self.report).with_dataset(data);
        self.source.map_or(article, |source| article.with_source(source))
    }
}

fn cases(data: &'static Dataset) -> Vec<Case> {
    let sources = data.sources().filter_map(|source| Some((source, source.text.as_deref()?)));
    let mut cases: Vec<Case> = sources.map(|(source, text)| Case::new(&source.id, text, Some(source), data)).collect();
    assert_eq!(cases.len(), 2);
    cases.push(Case::new("contradicted", CONTRADICTED, None, data));
    cases
}

#[test]
fn every_format_prints_what_is_committed() {
    let data = Dataset::embedded().unwrap();
    for case in cases(data) {
        let article = case.article(data);
        for (ending, now) in formats(&article) {
            let path = root().join(format!("tests/snapshots/formats/{}.{ending}", case.name));
            let committed = fs::read_to_string(&path).unwrap_or_default();
            settle(&path, &committed, &format!("{}\n", now.trim_end()));
        }
        super::json::assert_valid("line", &json::line(&article));
        super::json::assert_valid("document", &json::document([article]));
    }
}

#[test]
fn a_line_is_the_document_without_other_vocabularies() {
    let data = Dataset::embedded().unwrap();
    for case in cases(data) {
        let article = case.article(data);
        let (mut text, _) = taken_apart(&article);
        text.as_object_mut().unwrap().remove("title");
        assert_eq!(text, serde_json::from_str::<Value>(&json::line(&article)).unwrap(), "{}", case.name);
    }
}

fn formats(article: &Article<'_>) -> Vec<(String, String)> {
    let mut unicode = terminal::Style::PLAIN;
    unicode.unicode = true;
    let (text, vocabularies) = taken_apart(article);
    let mut formats = vec![
        ("ascii.txt".to_owned(), terminal::render(article, terminal::Style::PLAIN)),
        ("unicode.txt".to_owned(), terminal::render(article, unicode)),
        ("json".to_owned(), pretty(&text)),
        ("html".to_owned(), main_of(&html::page("Findings", &[*article], &[]).unwrap())),
        ("svg.txt".to_owned(), pictures(article)),
    ];
    formats.extend(vocabularies.into_iter().map(|(name, members)| (format!("{name}.json"), pretty(&members.into()))));
    formats
}

/// The object of a text as it stands in a document, and the members of its findings in other vocabularies.
fn taken_apart(article: &Article<'_>) -> (Value, Vec<(&'static str, Vec<Value>)>) {
    let mut document: Value = serde_json::from_str(&json::document([*article])).unwrap();
    let mut text = document["documents"][0].take();
    let findings = text["findings"].as_array_mut().unwrap();
    let mut members =
        |name: &str| findings.iter_mut().map(|f| f.as_object_mut().unwrap().remove(name).unwrap()).collect();
    let vocabularies = VOCABULARIES.map(|(member, name)| (name, members(member)));
    (text, vocabularies.into())
}

fn pretty(value: &Value) -> String {
    serde_json::to_string_pretty(value).unwrap()
}

fn main_of(page: &str) -> String {
    let (_, main) = page.split_once("<main").unwrap();
    let (main, _) = main.split_once("</main>").unwrap();
    without(main, "svg")
}

fn pictures(article: &Article<'_>) -> String {
    let drawn = article.report.disputed.iter().filter_map(|series| svg::disputed(article, series));
    let shown = drawn.map(|picture| format!("{}\n{}\n", without(picture.svg(), "style"), picture.caption()));
    shown.collect::<String>().replace("><", ">\n<")
}

/// A text without the elements of one name.
fn without(text: &str, element: &str) -> String {
    let (open, close) = (format!("<{element}"), format!("</{element}>"));
    let mut parts = text.split(open.as_str());
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |out, part| out + part.split_once(close.as_str()).map_or(part, |(_, rest)| rest))
}
