//! The first line as a query: prints what it parses and answers without a panic; the second as a phrase against the answer.
#![no_main]

use bilateral::{Dataset, Query};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let (query, phrase) = text.split_once('\n').unwrap_or((text, "almost 50 times less"));
    let Ok(query) = query.parse::<Query>() else { return };
    let printed = query.to_string();
    assert_eq!(printed.parse::<Query>().expect(&printed), query, "{printed}");
    let data = Dataset::embedded().expect("the embedded dataset");
    for answer in data.eval_all(&query).into_iter().flatten() {
        assert!(answer.accept().is_within(&answer.tolerate()), "{printed}: {answer}");
        let _ = answer.to_string();
        if let Ok(finding) = answer.check(phrase) {
            let _ = finding.to_string();
        }
    }
});
