//! Quantities in prose: the corpus, laws on any text, the sources of the crate.

use bilateral::text::{Quantity, TimeMention, quantities, times};
use bilateral::{Hedge, Span, Unit};
use proptest::prelude::*;
use serde_json::Value;

/// One case of `data/corpus/quantities.jsonl`: a sentence and everything that is to be found in it, in bytes.
fn corpus() -> impl Iterator<Item = Value> {
    let lines = include_str!("../data/corpus/quantities.jsonl").lines();
    lines.map(|line| serde_json::from_str(line).expect("a line of the corpus"))
}

/// A quantity the way the corpus writes it. The hedge of every member of a range is the range's.
fn described(quantity: &Quantity, text: &str) -> String {
    let hedge = if quantity.range.is_some() { Hedge::Between } else { quantity.figure.hedge() };
    let unit = match quantity.figure.unit() {
        Unit::Number => "-".to_owned(),
        unit => unit.to_string(),
    };
    let value = quantity.figure.value().normalize();
    let (span, full, kind, range) = (quantity.span, quantity.full, quantity.kind.name(), quantity.range);
    format!("{:?} {span:?} in {full:?} {kind} {value} {unit} {hedge} {range:?}", span.of(text))
}

fn expected(case: &Value, text: &str) -> Vec<String> {
    let place = |value: &Value| usize::try_from(value.as_u64().unwrap()).unwrap();
    let word = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    let one = |q: &Value| {
        let span = Span::new(place(&q["start"]), place(&q["end"]));
        let full = Span::new(place(&q["full"][0]), place(&q["full"][1]));
        let range = q["range"].as_u64();
        let (kind, value, unit, hedge) = (word(&q["kind"]), word(&q["value"]), word(&q["unit"]), word(&q["hedge"]));
        format!("{:?} {span:?} in {full:?} {kind} {value} {unit} {hedge} {range:?}", span.of(text))
    };
    case["quantities"].as_array().unwrap().iter().map(one).collect()
}

#[test]
fn every_case_of_the_corpus() {
    let mut wrong = Vec::new();
    for case in corpus() {
        let text = case["text"].as_str().unwrap();
        let found: Vec<String> = quantities(text).iter().map(|q| described(q, text)).collect();
        let wanted = expected(&case, text);
        if found != wanted {
            wrong.push(format!("{}: {text}\n  wanted {wanted:#?}\n  found {found:#?}", case["name"]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn corpus_names_are_unique() {
    let mut names: Vec<String> = corpus().map(|case| case["name"].to_string()).collect();
    let count = names.len();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), count);
}

/// Text before and after a sentence changes nothing in it, beyond what names an economy or begins a document.
#[test]
fn neighbours_change_nothing() {
    let (before, after) = ("Nothing else was said about it. ", " And so it ended.");
    for case in corpus() {
        let text = case["text"].as_str().unwrap();
        let within = format!("{before}{text}{after}");
        let alone: Vec<String> = quantities(text).iter().map(|q| described(q, text)).collect();
        let moved: Vec<String> = quantities(&within)
            .iter()
            .map(|q| {
                let mut q = q.clone();
                for span in [&mut q.span, &mut q.full] {
                    *span = Span::new(span.start - before.len(), span.end - before.len());
                }
                described(&q, text)
            })
            .collect();
        assert_eq!(moved, alone, "{text}");
    }
}

#[track_caller]
fn assert_spans(text: &str, spans: impl Iterator<Item = Span>) {
    let mut last = 0;
    for span in spans {
        assert!(
            last <= span.start && span.start < span.end && span.end <= text.len(),
            "{span:?} after {last} in {text:?}"
        );
        assert!(
            text.is_char_boundary(span.start) && text.is_char_boundary(span.end),
            "{span:?} splits a character of {text:?}"
        );
        last = span.end;
    }
}

#[track_caller]
fn assert_laws(text: &str) {
    let found = quantities(text);
    assert_spans(text, found.iter().map(|q| q.span));
    for quantity in &found {
        assert!(quantity.full.contains(quantity.span), "{quantity:?}");
        assert!(text.get(quantity.full.range()).is_some(), "{quantity:?}");
    }
    assert_spans(text, times(text).iter().map(|time: &TimeMention| time.span));
}

/// Pieces that numbers are made of, so that random texts come close to them.
fn fragment() -> impl Strategy<Value = String> {
    let words = prop::sample::select(vec![
        "$",
        "US $",
        "€",
        "Rs ",
        "-",
        "–",
        "—",
        " ",
        "  ",
        "\u{a0}",
        "\n",
        "\n\n",
        ".",
        ",",
        "'",
        "’",
        "%",
        "½",
        "/",
        ":",
        "(",
        ")",
        "million",
        "bn",
        "k",
        "half",
        "a ",
        "two",
        "-thirds",
        "hundred",
        "and a half",
        "times",
        "-fold",
        "doubled",
        "percent",
        "per cent",
        "points",
        "between ",
        "from ",
        " to ",
        " and ",
        "or more",
        "over ",
        "more than ",
        "up to ",
        "almost ",
        "the ",
        "January",
        "May 5",
        "2013",
        "-14",
        "Q3",
        "last year",
        "km",
        "in",
        "tons",
        "USD",
        "yuan",
        "dollars and ",
        "cents",
        "é",
        "日本",
        "x",
        "th",
        "M",
        "Ü",
        "th of ",
        "billion",
        "dozens of",
        "tens of ",
        "quarter",
        "a year ",
        "earlier",
        "same period",
        "fiscal ",
    ]);
    prop_oneof![
        3 => words.prop_map(str::to_owned),
        2 => "[0-9]{1,5}",
        1 => "[0-9]{1,3}([,. '][0-9]{3}){0,3}(\\.[0-9]{1,3})?",
        1 => "\\PC{0,4}",
    ]
}

proptest! {
    // A failing case becomes a named one here, not a file of seeds.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read(text in any::<String>()) {
        assert_laws(&text);
    }

    #[test]
    fn any_mixture_of_numbers_is_read(parts in prop::collection::vec(fragment(), 0..24)) {
        assert_laws(&parts.concat());
    }

    #[test]
    fn ten_times_the_number_is_ten_times_the_interval(digits in 1_u32..100_000, hedge in 0_usize..5, scale in 0_usize..3) {
        let hedge = ["", "about ", "almost ", "more than ", "up to "][hedge];
        let (scale, larger) = [("million", 10_u32), ("billion", 10), ("", 10)][scale];
        let read = |number: u32| {
            let text = format!("It was {hedge}${number} {scale} then.");
            let found = quantities(&text);
            prop_assert_eq!(found.len(), 1, "{}", text);
            Ok(found[0].figure.accept())
        };
        let factor = bilateral::Interval::point(larger.into());
        prop_assert_eq!(read(digits)? * factor, read(digits * larger)?);
    }

    #[test]
    fn words_around_a_number_do_not_move_it(before in "[a-z]{1,9}( [a-z]{4,9}){0,6}", after in "( [a-z]{4,9}){0,6}") {
        let text = format!("{before}. It sold $6.9 billion.{after}");
        let start = before.len() + ". It sold ".len();
        let found = quantities(&text);
        let money: Vec<_> = found.iter().filter(|q| q.span == Span::new(start, start + 12)).collect();
        prop_assert_eq!(money.len(), 1, "{}", text);
        prop_assert_eq!(money[0].figure.to_string(), "6.9 billion USD");
    }
}

#[test]
fn numbers_of_any_length() {
    for text in
        ["9".repeat(1_000_000), format!("1{}", ",000".repeat(200_000)), "1.".repeat(200_000), "1 ".repeat(200_000)]
    {
        assert_laws(&text);
    }
    assert!(quantities(&"9".repeat(1_000_000)).is_empty());
    assert_laws(&format!("${} billion", "9".repeat(28)));
    assert_laws(&"half a ".repeat(50_000));
    assert_laws(&"between 5 and ".repeat(50_000));
    assert_laws(&"(".repeat(100_000));
}
