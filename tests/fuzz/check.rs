//! The check of any text, alone, dated, with records and beside another, in every form of report.
#![no_main]

use bilateral::report::{Article, html, json, summary, svg, terminal};
use bilateral::{Checker, Dataset, Report, Span};
use chrono::NaiveDate;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let data = Dataset::embedded().expect("the embedded dataset");
    let date = NaiveDate::from_ymd_opt(2015, 11, 16).expect("a day");
    let report = Checker::new().with_dataset(data).dated(date).check(text);
    sound(text, &report);
    shown(text, &report);
    let middle = text.floor_char_boundary(text.len() / 2);
    let (one, other) = text.split_at(middle);
    let together = Checker::new().check_together([one, other]);
    sound(&together.text, &together.joint);
    sound(one, &together.reports[0]);
});

/// Every place a report names is one of the text.
fn sound(text: &str, report: &Report) {
    let within = |span: &Span| assert!(text.get(span.range()).is_some(), "{span:?} of {}", text.len());
    for finding in &report.findings {
        within(&finding.span);
        finding.operands.iter().for_each(|operand| within(&operand.span));
        finding.relied_on.iter().for_each(within);
        let replacements = finding.suggestions.iter().filter_map(|suggestion| suggestion.replacement.as_ref());
        replacements.for_each(|(span, _)| within(span));
    }
    report.conflicts.iter().flat_map(|conflict| &conflict.spans).for_each(within);
    report.implied.iter().flat_map(|implied| &implied.from).for_each(within);
    report.coverage.unchecked.iter().for_each(|(span, _)| within(span));
    assert_eq!(report.coverage.checked + report.coverage.unchecked.len(), report.coverage.quantities);
}

fn shown(text: &str, report: &Report) {
    let article = Article::new("text", text, report);
    let line = json::line(&article);
    assert!(!line.contains('\n'), "{line}");
    serde_json::from_str::<serde_json::Value>(&line).expect("a line of JSON");
    serde_json::from_str::<serde_json::Value>(&json::document([article])).expect("a document of JSON");
    let mut colored = terminal::Style::PLAIN;
    colored.color = true;
    colored.unicode = true;
    colored.width = 20 + text.len() % 100;
    for style in [terminal::Style::PLAIN, colored] {
        inert(&terminal::render(&article, style), style.color);
    }
    html::page("text", &[article], &[]).expect("a page");
    summary(report);
    for finding in &report.findings {
        let _ = finding.to_string();
        if let Some((stated, computed)) = finding.stated.zip(finding.computed) {
            svg::comparison(&stated, &computed, finding.unit);
        }
    }
}

/// No control character of a text reaches the terminal.
fn inert(shown: &str, color: bool) {
    let harmless = |c: char| c == '\n' || (color && c == '\u{1b}') || !c.is_control();
    assert!(shown.chars().all(harmless), "{shown:?}");
}
