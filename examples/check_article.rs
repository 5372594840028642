//! temporary
use serde_json::{Value, json};
use std::io::Read;

fn main() {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).unwrap();
    for line in text.lines() {
        let value: Value = serde_json::from_str(line).unwrap();
        let body = value["text"].as_str().unwrap();
        let report = bilateral::Checker::new().check(body);
        let cp = |b: usize| body[..b].chars().count();
        let findings: Vec<Value> = report
            .findings
            .iter()
            .map(|f| {
                json!({"start": cp(f.span.start), "end": cp(f.span.end), "text": f.span.of(body), "kind": f.kind.to_string(),
                    "verdict": f.verdict.to_string(), "explanation": f.explanation,
                    "suggestions": f.suggestions.iter().map(|s| s.text.clone()).collect::<Vec<_>>()})
            })
            .collect();
        println!("{}", json!({"id": value["id"], "findings": findings}));
    }
}
