//! Machine-readable reports: the layout, its schema, and the members of other vocabularies.

use std::collections::BTreeSet;

use bilateral::report::{Article, json};
use serde_json::Value;

use super::assert_file;
use super::sample::{self, HOSTILE, TEXT};

fn line() -> Value {
    let report = sample::report();
    serde_json::from_str(&json::line(&Article::new("old-allies.txt", TEXT, &report))).unwrap()
}

fn document() -> Value {
    let (report, source) = (sample::report(), sample::source());
    let article = Article::new("old-allies.txt", TEXT, &report).with_source(&source);
    serde_json::from_str(&json::document([article])).unwrap()
}

fn findings(document: &Value) -> impl Iterator<Item = &Value> {
    document["documents"][0]["findings"].as_array().unwrap().iter()
}

#[test]
fn a_line_has_the_members_promised() {
    let line = line();
    let names = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>().join(" ");
    insta::assert_snapshot!(names(&line), @"conflicts coverage findings id implied limit_reached schema");
    insta::assert_snapshot!(names(&line["findings"][0]), @"computed derivation end evidence explanation kind margin operands readings relied_on start stated suggestions text unit verdict");
    insta::assert_snapshot!(line["findings"][6]["computed"], @r#"{"lower":"-94.31","lower_closed":true,"upper":"-94.29","upper_closed":true}"#);
    insta::assert_snapshot!(line["conflicts"][0]["statements"][3], @r#"{"end":444,"start":424,"text":"almost 50 times less"}"#);
    insta::assert_snapshot!(line["implied"][0]["upper"], @r#""5750000000""#);
    insta::assert_snapshot!(line["findings"][6]["suggestions"][0]["replacement"], @r#"{"end":1167,"start":1153,"text":"$1.189 billion"}"#);
}

#[test]
fn a_line_is_one_line() {
    let report = sample::report();
    let line = json::line(&Article::new("a\nb", TEXT, &report));
    assert!(!line.contains('\n'));
    assert_file("line", &line);
}

#[test]
fn the_document_of_a_text() {
    let (report, source) = (sample::report(), sample::source());
    let article = Article::new("old-allies.txt", TEXT, &report).with_source(&source);
    assert_file("document", &json::document([article]));
}

#[test]
fn every_place_is_where_its_text_stands() {
    fn places(value: &Value, found: &mut Vec<(u64, u64, String)>) {
        if let (Some(start), Some(end), Some(text)) =
            (value["start"].as_u64(), value["end"].as_u64(), value["text"].as_str())
        {
            found.push((start, end, text.to_owned()));
        }
        let children = value.as_object().into_iter().flat_map(|o| o.iter().filter(|(k, _)| *k != "replacement"));
        children.for_each(|(_, child)| places(child, found));
        value.as_array().into_iter().flatten().for_each(|child| places(child, found));
    }
    let mut found = Vec::new();
    places(&line(), &mut found);
    assert!(found.len() > 30);
    let characters: Vec<char> = TEXT.chars().collect();
    for (start, end, text) in found {
        let there: String = characters[usize::try_from(start).unwrap()..usize::try_from(end).unwrap()].iter().collect();
        assert_eq!(there, text);
    }
}

#[test]
fn strings_arrive_and_are_safe_to_look_at() {
    let (report, source) = (sample::hostile(), sample::hostile_source());
    let article = Article::new(HOSTILE, HOSTILE, &report).with_source(&source);
    for written in [json::line(&article), json::document([article])] {
        assert!(!written.chars().any(super::acts) && !written.contains('<'), "{written}");
        let read: Value = serde_json::from_str(&written).unwrap();
        let text = read.get("documents").map_or(&read, |documents| &documents[0]);
        assert_eq!(text["id"], HOSTILE);
        assert_eq!(text["findings"][0]["evidence"][0]["quote"], HOSTILE);
        assert_eq!(text["findings"][0]["text"], HOSTILE);
    }
}

/// The part of JSON Schema that `report.schema.json` uses.
fn violations(root: &Value, schema: &Value, value: &Value, at: &str, found: &mut Vec<String>) {
    let known = [
        "$defs",
        "$id",
        "$schema",
        "title",
        "description",
        "$ref",
        "type",
        "enum",
        "const",
        "pattern",
        "properties",
        "required",
        "additionalProperties",
        "items",
        "minimum",
        "allOf",
    ];
    for key in schema.as_object().unwrap().keys() {
        assert!(known.contains(&key.as_str()), "{key} is not checked here");
    }
    if let Some(name) = schema["$ref"].as_str() {
        let target = root.pointer(name.strip_prefix('#').unwrap()).unwrap_or_else(|| panic!("{name}"));
        violations(root, target, value, at, found);
    }
    for part in schema["allOf"].as_array().into_iter().flatten() {
        violations(root, part, value, at, found);
    }
    let mut expect = |holds: bool, what: &str| {
        if !holds {
            found.push(format!("{at}: {what}, found {value}"));
        }
    };
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    match &schema["type"] {
        Value::String(one) => expect(one == kind, one),
        Value::Array(some) => expect(some.iter().any(|one| one == kind), "another type"),
        _ => {}
    }
    if let Some(some) = schema["enum"].as_array() {
        expect(some.contains(value), "one of the enumeration");
    }
    if let Some(one) = schema.get("const") {
        expect(one == value, "the constant");
    }
    if let Some(pattern) = schema["pattern"].as_str() {
        assert_eq!(pattern, "^-?[0-9]+(\\.[0-9]+)?$");
        expect(value.as_str().is_none_or(|text| text.parse::<rust_decimal::Decimal>().is_ok()), "a decimal string");
    }
    if let Some(least) = schema["minimum"].as_u64() {
        expect(value.as_u64().is_some_and(|n| n >= least), "at least the minimum");
    }
    for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        expect(value.get(name).is_some() || !value.is_object(), name);
    }
    if schema["additionalProperties"] == Value::Bool(false) {
        for name in value.as_object().into_iter().flat_map(|members| members.keys()) {
            expect(schema["properties"].get(name).is_some(), &format!("no member {name}"));
        }
    }
    for (name, member) in schema["properties"].as_object().into_iter().flatten() {
        if let Some(inner) = value.get(name) {
            violations(root, member, inner, &format!("{at}/{name}"), found);
        }
    }
    if let (Some(items), Some(values)) = (schema.get("items"), value.as_array()) {
        for (index, inner) in values.iter().enumerate() {
            violations(root, items, inner, &format!("{at}/{index}"), found);
        }
    }
}

fn schema() -> Value {
    serde_json::from_str(include_str!("../../data/schema/report.schema.json")).unwrap()
}

fn check(definition: &str, value: &Value) -> Vec<String> {
    let (root, mut found) = (schema(), Vec::new());
    violations(&root, &root["$defs"][definition], value, "", &mut found);
    found
}

/// Whether an output is as the schema says.
pub(crate) fn assert_valid(definition: &str, output: &str) {
    assert_eq!(check(definition, &serde_json::from_str(output).unwrap()), Vec::<String>::new());
}

#[test]
fn the_schema_describes_the_output() {
    assert_eq!(check("line", &line()), Vec::<String>::new());
    assert_eq!(check("document", &document()), Vec::<String>::new());
    let hostile = sample::hostile();
    let article = Article::new("x", HOSTILE, &hostile);
    assert_eq!(check("line", &serde_json::from_str(&json::line(&article)).unwrap()), Vec::<String>::new());
}

#[test]
fn a_report_beyond_a_limit_is_as_the_schema_says() {
    let data = bilateral::Dataset::embedded().unwrap();
    let text = data.sources().filter_map(|source| source.text.as_deref()).find(|text| text.contains("almost 50 times"));
    let text = text.unwrap();
    for (readings, reached) in [(1, true), (64, false)] {
        let report = bilateral::Checker::new().with_dataset(data).readings_limit(readings).check(text);
        let article = Article::new("a", text, &report);
        let line: Value = serde_json::from_str(&json::line(&article)).unwrap();
        assert_eq!(line["limit_reached"], reached, "{readings}");
        assert_eq!(check("line", &line), Vec::<String>::new());
        assert_valid("document", &json::document([article]));
    }
}

#[test]
fn the_schema_refuses_another_output() {
    let mut broken = line();
    broken["findings"][0]["verdict"] = "true".into();
    broken["findings"][1]["stated"]["lower"] = 5.into();
    broken["findings"][2].as_object_mut().unwrap().remove("kind");
    broken["surplus"] = Value::Null;
    assert_eq!(check("line", &broken).len(), 4);
    let refusal = serde_json::json!({"schema": 1, "id": 5, "error": {"line": 0}});
    assert_eq!(
        check("refusal", &refusal),
        [
            "/error: message, found {\"line\":0}",
            "/error/line: at least the minimum, found 0",
            "/id: another type, found 5"
        ]
    );
}

#[test]
fn the_schema_lists_every_kind_and_verdict() {
    let schema = schema();
    let listed = |name: &str| -> BTreeSet<String> {
        schema["$defs"][name]["enum"].as_array().unwrap().iter().map(|v| v.as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(listed("verdict"), bilateral::Verdict::ALL.map(|v| v.to_string()).into());
    assert_eq!(listed("kind"), bilateral::text::StatementKind::ALL.map(|k| k.to_string()).into());
}

#[test]
fn web_annotations_have_what_the_model_demands() {
    let characters: Vec<char> = TEXT.chars().collect();
    let cut = |a: usize, b: usize| characters[a..b.min(characters.len())].iter().collect::<String>();
    for finding in findings(&document()) {
        let annotation = &finding["annotation"];
        assert_eq!(annotation["@context"], "http://www.w3.org/ns/anno.jsonld");
        assert_eq!(annotation["type"], "Annotation");
        assert_eq!(annotation["motivation"], "assessing");
        assert!(annotation["id"].as_str().unwrap().starts_with("urn:"));
        assert_eq!(annotation["target"]["source"], "https://example.org/old-allies");
        let (quote, position) = (&annotation["target"]["selector"][0], &annotation["target"]["selector"][1]);
        assert_eq!(
            (quote["type"].as_str(), position["type"].as_str()),
            (Some("TextQuoteSelector"), Some("TextPositionSelector"))
        );
        let at = |name: &str| usize::try_from(position[name].as_u64().unwrap()).unwrap();
        let (start, end) = (at("start"), at("end"));
        assert_eq!(quote["exact"], cut(start, end));
        assert_eq!(quote["prefix"], cut(start.saturating_sub(32), start));
        assert_eq!(quote["suffix"], cut(end, end + 32));
    }
}

#[test]
fn claim_reviews_have_what_search_engines_demand() {
    for finding in findings(&document()) {
        let review = &finding["review"];
        assert_eq!(
            (review["@context"].as_str(), review["@type"].as_str()),
            (Some("https://schema.org"), Some("ClaimReview"))
        );
        assert!(review["claimReviewed"].as_str().unwrap().chars().count() <= 75);
        assert!(review["url"].is_string() && review["author"]["name"].is_string());
        let rating = &review["reviewRating"];
        assert!(rating["alternateName"].is_string());
        let outcome = finding["assertion"]["earl:result"]["earl:outcome"]["@id"].as_str().unwrap();
        assert_eq!(rating["ratingValue"].is_string(), outcome != "earl:cantTell");
        assert_eq!(review["itemReviewed"]["appearance"]["url"], "https://example.org/old-allies");
    }
}

#[test]
fn assertions_and_derivations_have_what_their_vocabularies_demand() {
    for finding in findings(&document()) {
        let assertion = &finding["assertion"];
        for name in ["earl:assertedBy", "earl:subject", "earl:test", "earl:result"] {
            assert!(!assertion[name].is_null(), "{name}");
        }
        let outcomes = ["earl:passed", "earl:failed", "earl:cantTell"];
        assert!(outcomes.contains(&assertion["earl:result"]["earl:outcome"]["@id"].as_str().unwrap()));
        let derived = finding["derivation_graph"]["prov:wasDerivedFrom"].as_array().unwrap();
        let operands =
            finding["operands"].as_array().unwrap().iter().filter(|operand| operand["role"] != "stated").count();
        assert_eq!(derived.len(), operands + finding["evidence"].as_array().unwrap().len());
        assert!(derived.iter().all(|entity| entity["@type"] == "prov:Entity" && entity["@id"].is_string()));
    }
}
