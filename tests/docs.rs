//! The tables of the documentation, held against the code.

use std::fs;
use std::path::Path;

use bilateral::text::quantities;
use bilateral::{Checker, Hedge, Interval, Verdict};
use rust_decimal::Decimal;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A file of the crate.
pub(super) fn source(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap()
}

/// Every Rust file under `src`, by name.
#[cfg(all(feature = "html", feature = "json", feature = "terminal"))]
pub(super) fn sources() -> Vec<(String, String)> {
    fn collect(folder: &Path, into: &mut Vec<(String, String)>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                collect(&path, into);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let name = path.strip_prefix(root()).unwrap().to_string_lossy().replace('\\', "/");
                into.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    let mut found = Vec::new();
    collect(&root().join("src"), &mut found);
    found.sort();
    found
}

/// The rows below a table's header, each as its cells.
pub(super) fn table(text: &str, header: &str) -> Vec<Vec<String>> {
    let line = |line: &str| line.trim_start_matches(['/', '!', ' ']).to_owned();
    let lines = text.lines().map(line).skip_while(|line| !line.starts_with(header)).skip(2);
    let cells = |line: String| line.trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect();
    let rows: Vec<Vec<String>> = lines.take_while(|line| line.starts_with('|')).map(cells).collect();
    assert!(!rows.is_empty(), "no table {header}");
    rows
}

/// `3`, `0.9x`, `x/10`, `u/2`, `x-2h` with what the letters stand for.
fn value(text: &str, letters: &[(char, Decimal)]) -> Decimal {
    let signs = text.replace('-', "+-");
    signs.split('+').map(|term| product(term, letters)).sum()
}

fn product(term: &str, letters: &[(char, Decimal)]) -> Decimal {
    let (above, below) = term.split_once('/').unwrap_or((term, "1"));
    let (number, letter) = match above.char_indices().next_back() {
        Some((at, letter)) if letter.is_alphabetic() => (&above[..at], Some(letter)),
        _ => (above, None),
    };
    let factor = match number {
        "" => Decimal::ONE,
        "-" => -Decimal::ONE,
        number => number.parse().unwrap(),
    };
    let letter = letter.map_or(Decimal::ONE, |letter| letters.iter().find(|(name, _)| *name == letter).unwrap().1);
    factor * letter / below.parse::<Decimal>().unwrap()
}

/// `[x-h, x+h)` as an interval.
fn interval(text: &str, letters: &[(char, Decimal)]) -> Interval {
    let text = text.trim_matches('`');
    let (lower, upper) = text[1..text.len() - 1].split_once(", ").unwrap();
    let upper = if upper == "inf" { "inf".to_owned() } else { value(upper, letters).to_string() };
    format!("{}{}, {upper}{}", &text[..1], value(lower, letters), &text[text.len() - 1..]).parse().unwrap()
}

/// What the letters of the hedge table stand for, as its docs define them.
fn letters(x: Decimal, u: Decimal, digits: u32) -> [(char, Decimal); 5] {
    let two = Decimal::TWO;
    let h = (u / two).min(x / Decimal::TEN);
    let w = if digits == 1 { u / two } else { u * Decimal::from(5) }.min(x / Decimal::TEN);
    let wide = if digits == 1 { u } else { u * Decimal::from(5) }.min(x / two);
    [('x', x), ('u', u), ('h', h), ('w', w), ('W', wide)]
}

#[test]
fn each_row_of_the_hedge_table_is_what_the_words_do() {
    let rows = table(&source("src/number/hedge.rs"), "| class |");
    assert_eq!(rows.len(), 15);
    let mut tried = 0;
    for row in &rows {
        let [class, words, accept, tolerate] = row.as_slice() else { panic!("{row:?}") };
        let hedge: Hedge = class.trim_matches('`').parse().unwrap();
        // The others have their own rows of examples: ranges, fractions and vague plurals are no single number.
        if matches!(hedge, Hedge::Between | Hedge::Fraction | Hedge::OneNth | Hedge::Vague) {
            continue;
        }
        let words = words.split(", ").filter(|words| *words != "none" && !words.starts_with("x or"));
        for words in words.map(|words| words.trim_start_matches("an ")) {
            for (number, x, u, digits) in [("60", 60, 10, 1), ("640", 640, 10, 2), ("7", 7, 1, 1), ("123", 123, 1, 3)] {
                let text = format!("Exports were {words} ${number} in 2011.").replace("~ $", "~$");
                let found = quantities(&text);
                let figure = found.first().unwrap_or_else(|| panic!("{text}")).figure;
                let letters = letters(Decimal::from(x), Decimal::from(u), digits);
                let wide = if tolerate == "same" { accept } else { tolerate };
                // "exactly" counts the last written place.
                let accept = accept.replace("uw", "1W");
                let mut letters = letters;
                if hedge == Hedge::Exact {
                    letters[4].1 = Decimal::ONE;
                }
                assert_eq!(figure.hedge(), hedge, "{text}");
                assert_eq!(figure.accept(), interval(&accept, &letters), "{text}: accept {accept}");
                assert_eq!(figure.tolerate(), interval(&wide.replace("uw", "1W"), &letters), "{text}: tolerate {wide}");
                tried += 1;
            }
        }
    }
    assert!(tried > 100, "{tried}");
}

#[test]
fn each_row_of_the_verdict_table_is_what_a_check_says() {
    let rows = table(&source("src/check/verdict.rs"), "| verdict |");
    let told: Vec<&str> = rows.iter().map(|row| row[0].trim_matches('`')).collect();
    assert_eq!(told, Verdict::ALL.map(Verdict::name));
    for row in &rows {
        let verdict: Verdict = row[0].trim_matches('`').parse().unwrap();
        assert_eq!(row[2], verdict.earl(), "{verdict}");
    }
    let readme: Vec<String> =
        table(&source("README.md"), "| verdict |").into_iter().map(|row| row[0].clone()).collect();
    assert_eq!(readme, told);
}

/// The row of the table that the two intervals fall into; where it takes the tolerate tiers, those are not shown.
#[test]
fn a_verdict_follows_from_where_the_intervals_lie() {
    for (text, accept, verdict) in [
        ("Exports rose 10 percent to $1,100.0 million from $1,000.0 million.", "inside", Verdict::Supported),
        ("Exports rose 10.0 percent to $110 million from $100 million.", "meets", Verdict::Compatible),
        ("Exports rose 10.0 percent to $1,100.7 million from $1,000.0 million.", "meets", Verdict::Loose),
        ("Exports rose 10.0 percent to $1,200.0 million from $1,000.0 million.", "misses", Verdict::Contradicted),
    ] {
        let report = Checker::new().check(text);
        let finding = report.findings.iter().find(|finding| finding.kind.name() == "change").unwrap();
        assert_eq!(finding.verdict, verdict, "{text}");
        let (stated, computed) = (finding.stated.unwrap(), finding.computed.unwrap());
        let lies = match (computed.is_within(&stated), computed.meets(&stated)) {
            (true, _) => "inside",
            (false, true) => "meets",
            (false, false) => "misses",
        };
        assert_eq!(lies, accept, "{text}: {computed} and {stated}");
    }
    assert_eq!(Checker::new().check("Exports fell 5 percent.").count(Verdict::Contradicted), 0);
}

/// Every row has a sentence and what it computes; the sentence is checked.
#[test]
fn each_row_of_the_comparison_table_is_computed_so() {
    let rows = table(&source("src/check/comparisons.md"), "| words |");
    let mut wrong = Vec::new();
    for row in &rows {
        let [_, kind, _, sentence, computed] = row.as_slice() else { panic!("{row:?}") };
        let report = Checker::new().check(sentence);
        let finding = report.findings.iter().find(|finding| finding.kind.name() == kind && finding.computed.is_some());
        let found =
            finding.map_or("nothing".to_owned(), |f| format!("{}, {}", f.computed.unwrap().rounded(6), f.verdict));
        if found != *computed {
            wrong.push(format!("{sentence}\n    {found}, not {computed}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    assert!(rows.len() > 12);
}

#[test]
fn the_crate_docs_compare_as_the_readme_does() {
    let header = "| | reads quantities in prose |";
    assert_eq!(table(&source("src/lib.rs"), header), table(&source("README.md"), header));
}
