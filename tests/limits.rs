//! Every limit: what happens at it, below it, and above it. Those of a line, a sentence and the reasoning are tested beside
//! the code that keeps them.

use std::collections::BTreeMap;

use bilateral::import::{self, Format, Import, Options};
use bilateral::text::quantities;
use bilateral::{Checker, Error, ErrorKind, Figure, Query, Report, limits};

use super::docs::{source, table};

/// The limits by name, as compiled.
const COMPILED: [(&str, usize); 14] = [
    ("TEXT", limits::TEXT),
    ("SENTENCE", limits::SENTENCE),
    ("QUANTITIES", limits::QUANTITIES),
    ("STATEMENTS", limits::STATEMENTS),
    ("CLAIMS", limits::CLAIMS),
    ("READINGS", limits::READINGS),
    ("STEPS", limits::STEPS),
    ("DIGITS", limits::DIGITS),
    ("LINE", limits::LINE),
    ("COLUMNS", limits::COLUMNS),
    ("JSON", limits::JSON),
    ("JSON_DEPTH", limits::JSON_DEPTH),
    ("QUERY_DEPTH", limits::QUERY_DEPTH),
    ("ANSWERS", limits::ANSWERS),
];

#[test]
fn the_table_of_the_docs_is_that_of_the_code() {
    let rows = table(&source("src/lib.rs"), "| limit |");
    let name = |cell: &str| cell.split(['`', ']']).nth(1).unwrap().to_owned();
    let number = |cell: &str| cell.replace(',', "").parse::<usize>().unwrap();
    let told: BTreeMap<String, usize> = rows.iter().map(|row| (name(&row[0]), number(&row[1]))).collect();
    let compiled: BTreeMap<String, usize> = COMPILED.map(|(name, most)| (name.to_owned(), most)).into();
    assert_eq!(told, compiled);
    let declared = source("src/limits.rs").matches("pub const ").count();
    assert_eq!(declared, COMPILED.len());
}

const FALSE: &str = "Exports increased 1.51 percent to $1.292 billion against $1.312 billion.";

fn check(text: &str) -> Report {
    Checker::new().check(text)
}

#[test]
fn a_text_is_checked_up_to_its_limit() {
    for (length, found) in [(limits::TEXT - 1, 1), (limits::TEXT, 1), (limits::TEXT + 1, 0)] {
        let text = format!("{}{FALSE}", "\n".repeat(length - FALSE.len()));
        let report = check(&text);
        assert_eq!((report.findings.len(), report.limit_reached), (found, found == 0), "{length} bytes");
    }
    // What comes before is checked all the same.
    let report = check(&format!("{FALSE}\n{}", " ".repeat(limits::TEXT)));
    assert_eq!((report.findings.len(), report.limit_reached), (1, true));
}

#[test]
fn a_report_says_that_a_sentence_was_divided() {
    let amounts = |count: usize| vec!["$3 million"; count].join(", ");
    for (count, said) in [(limits::QUANTITIES - 1, false), (limits::QUANTITIES, false), (limits::QUANTITIES + 1, true)]
    {
        let report = check(&amounts(count));
        assert_eq!((report.coverage.quantities, report.limit_reached), (count, said));
        assert_eq!(bilateral::report::summary(&report).contains("a limit was reached"), said);
    }
    let words = |count: usize| vec!["trade"; count].join(" ");
    for (count, said) in [(limits::SENTENCE - 1, false), (limits::SENTENCE, false), (limits::SENTENCE + 1, true)] {
        assert_eq!(check(&words(count)).limit_reached, said, "{count} words");
    }
}

#[test]
fn claims_are_held_against_each_other_up_to_their_limit() {
    for (count, said) in [(limits::CLAIMS - 1, false), (limits::CLAIMS, false), (limits::CLAIMS + 1, true)] {
        let text = "In 2011 trade between Russia and North Korea amounted to $110 million.\n".repeat(count);
        let report = check(&text);
        assert_eq!((report.coverage.quantities, report.limit_reached), (count, said));
    }
}

#[test]
fn open_clauses_are_tried_up_to_their_limit() {
    let open = "In 2012, trade turnover decreased by 2.4%, reaching an amount of $6.9 billion.\n";
    let named = "In 2011 trade between Russia and North Korea amounted to $110 million, \
                 almost 50 times less than trade between China and North Korea.\n";
    let one = format!("{open}{named}");
    let each =
        (1..limits::READINGS).find(|most| !Checker::new().readings_limit(*most).check(&one).limit_reached).unwrap();
    let clauses = limits::READINGS.div_euclid(each);
    assert!(clauses > 1, "{each} readings of one clause");
    for (count, said) in [(clauses - 1, false), (clauses, false), (clauses + 1, true)] {
        let report = check(&format!("{}{named}", open.repeat(count)));
        assert_eq!(report.limit_reached, said, "{count} clauses");
    }
}

#[test]
fn a_number_has_so_many_digits() {
    for (digits, read) in [(limits::DIGITS - 1, true), (limits::DIGITS, true), (limits::DIGITS + 1, false)] {
        let number = "1".repeat(digits);
        assert_eq!(quantities(&format!("trade of ${number} in all")).len(), usize::from(read), "{digits} digits");
        let decimals = format!("0.{number}");
        assert_eq!(quantities(&format!("trade of ${decimals} in all")).len(), usize::from(read), "{digits} decimals");
    }
    for digits in [limits::DIGITS - 1, limits::DIGITS] {
        assert!("1".repeat(digits).parse::<Figure>().is_ok(), "{digits} digits");
    }
    let error = "8".repeat(limits::DIGITS + 1).parse::<Figure>().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Syntax, "{error}");
}

fn opened(file: &str, format: Option<Format>) -> Result<Import<'_>, Error> {
    let options = Options::new().file("file").lenient();
    import::open(file.as_bytes(), &format.map_or(options.clone(), |format| options.format(format)))
}

#[track_caller]
fn beyond<T>(found: Result<T, Error>, message: &str) {
    let Err(error) = found else { panic!("expected {message}") };
    assert_eq!((error.kind(), error.to_string().as_str()), (ErrorKind::Limit, message));
}

#[test]
fn a_file_has_so_many_columns() {
    let columns =
        |count: usize, extra: &str| (6..count).map(|number| format!(",{extra}{number}")).collect::<Vec<_>>().concat();
    for count in [limits::COLUMNS - 1, limits::COLUMNS] {
        let file = format!("t,i,j,k,v,q{}\n2022,643,408,270900,1,2{}\n", columns(count, "c"), columns(count, ""));
        let mut rows = opened(&file, Some(Format::Baci)).unwrap();
        assert!(rows.next().unwrap().is_ok(), "{count} columns");
    }
    let header = format!("t,i,j,k,v,q{}\n", columns(limits::COLUMNS + 1, "c"));
    beyond(opened(&header, None), "file:1:0: more than 1024 columns");
    let row = format!("t,i,j,k,v,q\n2022,643,408,270900,1,2{}\n", columns(limits::COLUMNS + 1, ""));
    beyond(opened(&row, None).unwrap().next().unwrap(), "file:2:1025: more than 1024 columns");
    let quoted = format!("t,i,j,k,v,q\n{}\n", vec!["\"1\""; limits::COLUMNS + 1].join(","));
    beyond(opened(&quoted, None).unwrap().next().unwrap(), "file:2:1025: more than 1024 columns");
}

#[test]
fn a_line_has_so_many_bytes() {
    let row = "2022,643,408,270900,1,2";
    for (length, read) in [(limits::LINE, true), (limits::LINE + 1, false)] {
        let mut rows = opened_line(row, length);
        let first = rows.next().unwrap();
        if read {
            // As long as it may be, and still no number.
            assert_eq!(first.unwrap_err().kind(), ErrorKind::Syntax);
        } else {
            beyond(first, "file:2:0: line longer than 16777216 bytes");
        }
        assert!(rows.next().unwrap().is_ok(), "the line after is read");
    }
}

/// A BACI file whose first row is padded to a length.
fn opened_line(row: &str, length: usize) -> Import<'static> {
    let file = format!("t,i,j,k,v,q\n{row}{}\n{row}\n", "x".repeat(length - row.len()));
    let options = Options::new().file("file").lenient();
    import::open(std::io::Cursor::new(file.into_bytes()), &options).unwrap()
}

#[test]
#[cfg(feature = "json")]
fn json_is_so_deep() {
    let deep = |depth: usize| format!("{{\"primaryValue\":{}1{}}}", "[".repeat(depth - 1), "]".repeat(depth - 1));
    for depth in [limits::JSON_DEPTH - 1, limits::JSON_DEPTH] {
        let error = opened(&deep(depth), None).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Data, "{error}");
    }
    beyond(opened(&deep(limits::JSON_DEPTH + 1), None), "file:1:0: JSON of more than 64 levels");
}

#[test]
fn a_query_is_so_deep() {
    let deep = |depth: usize| format!("{}turnover RUS PRK{}", "(".repeat(depth), ")".repeat(depth));
    for depth in [limits::QUERY_DEPTH - 1, limits::QUERY_DEPTH] {
        assert!(deep(depth).parse::<Query>().is_ok(), "{depth} levels");
    }
    beyond(deep(limits::QUERY_DEPTH + 1).parse::<Query>(), "query of more than 64 levels of parentheses");
}
