//! Every numeric expression of the articles: where it stands and what it denotes.

use bilateral::text::{Time, names, quantities, times};
use bilateral::{Period, Span};

use super::{ALLIES, TIES, alone, finding, text};

/// The quantity at these words has these intervals; a percentage as printed.
#[track_caller]
fn denotes(article: &str, start: usize, words: &str, accept: &str, tolerate: &str) {
    let text = text(article);
    let span = Span::new(start, start + words.len());
    assert_eq!(span.of(text), words);
    let found: Vec<_> = quantities(text).into_iter().filter(|q| q.full.overlaps(span)).collect();
    let [quantity] = found.as_slice() else { panic!("{words:?}: {found:?}") };
    let outside = quantity.full.start < span.start || quantity.span.end > span.end;
    assert!(!outside, "{:?} is more than {words:?}", quantity.full.of(text));
    assert_eq!(quantity.figure.accept(), accept.parse().unwrap());
    assert_eq!(quantity.figure.tolerate(), tolerate.parse().unwrap());
}

macro_rules! rows {
    ($($name:ident: $article:ident, $start:literal, $words:literal, $accept:literal, $tolerate:literal;)+) => {
        $(#[test]
        fn $name() {
            denotes($article, $start, $words, $accept, $tolerate);
        })+
    };
}

rows! {
    a01: TIES, 1133, "26", "[25.5, 26.5)", "(25, 27)";
    a04: TIES, 2674, "$1 billion", "[900000000, 1100000000)", "(800000000, 1200000000)";
    a06: TIES, 2977, "almost US $10 billion", "[9000000000, 10000000000)", "[8000000000, 10000000000)";
    a07: TIES, 3003, "90%", "[89.5, 90.5)", "(89, 91)";
    a08: TIES, 3081, "$1.09bn", "[1085000000, 1095000000)", "(1080000000, 1100000000)";
    a09: TIES, 3114, "20 years", "[18, 22)", "(16, 24)";
    a11: TIES, 3666, "just $100 million", "[90000000, 110000000)", "(80000000, 120000000)";
    a12: TIES, 3750, "about $6 billion", "[5500000000, 6500000000]", "[5000000000, 7000000000]";
    b02: ALLIES, 2130, "90%", "[89.5, 90.5)", "(89, 91)";
    b03: ALLIES, 2225, "2.4%", "[2.35, 2.45)", "(2.3, 2.5)";
    b04: ALLIES, 2253, "$6.9 billion", "[6850000000, 6950000000)", "(6800000000, 7000000000)";
    b06: ALLIES, 2502, "$110 million", "[105000000, 115000000)", "(100000000, 120000000)";
    b07: ALLIES, 2525, "almost 50 times less", "[45, 50)", "[40, 50)";
    b08: ALLIES, 2591, "14 times smaller", "[13.5, 14.5)", "(13, 15)";
    b09: ALLIES, 2692, "only $80 million", "[75000000, 85000000)", "(70000000, 90000000)";
    b11: ALLIES, 2926, "about $10 billion", "[9000000000, 11000000000]", "[8000000000, 12000000000]";
    b12: ALLIES, 3053, "90%", "[89.5, 90.5)", "(89, 91)";
    b13: ALLIES, 3070, "remaining billion", "[900000000, 1100000000)", "(800000000, 1200000000)";
    b14: ALLIES, 3234, "54 kilometer", "[53.5, 54.5)", "(53, 55)";
    b15: ALLIES, 3885, "an estimated 4.5 billion tons", "[4050000000, 4950000000]", "[3600000000, 5400000000]";
    b16: ALLIES, 4031, "3,500 kilometers", "[3450, 3550)", "(3400, 3600)";
}

/// The time at these words; nothing there is a quantity.
#[track_caller]
fn is_time(article: &str, start: usize, words: &str, period: &str) {
    let text = text(article);
    let span = Span::new(start, start + words.len());
    assert_eq!(span.of(text), words);
    let found: Vec<_> = times(text).into_iter().filter(|t| t.span.overlaps(span)).collect();
    let period: Period = period.parse().unwrap();
    assert!(found.iter().any(|t| t.time == Time::Period(period)), "{words:?}: {found:?}");
    is_no_quantity(article, start, words);
}

#[track_caller]
fn is_no_quantity(article: &str, start: usize, words: &str) {
    let text = text(article);
    let span = Span::new(start, start + words.len());
    assert_eq!(span.of(text), words);
    let found: Vec<_> = quantities(text).into_iter().filter(|q| q.full.overlaps(span)).collect();
    assert!(found.is_empty(), "{words:?}: {found:?}");
}

#[test]
fn a02() {
    is_time(TIES, 1411, "2011", "2011");
}

#[test]
fn a03_is_vague() {
    is_no_quantity(TIES, 1422, "a few months");
}

#[test]
fn a05() {
    is_time(TIES, 2955, "2014", "2014");
}

#[test]
fn a09_is_exact_as_the_duration_of_a_contract() {
    // Read as a rounded number it has the intervals of its row; the payments take it as exact.
    let report = alone(text(TIES));
    let payment = super::implied(&report, "payment a year, if equal", None);
    super::is_million(payment.interval, "[54.25, 54.75)");
}

#[test]
fn a10() {
    is_no_quantity(TIES, 3498, "1950 to 1952");
    let (text, span) = (text(TIES), Span::new(3498, 3510));
    assert!(times(text).iter().any(|t| t.span.overlaps(span)));
}

#[test]
fn a13_is_a_place_in_a_series() {
    let (text, report) = (text(TIES), alone(text(TIES)));
    assert_eq!(finding(&report, text, "trend", "first foreign trip since").span.start, 1260);
}

#[test]
fn a15() {
    is_no_quantity(TIES, 3359, "Most");
}

#[test]
fn b01_is_a_name() {
    is_no_quantity(ALLIES, 1557, "38th");
}

#[test]
fn b05_is_a_place_in_a_series() {
    let (text, report) = (text(ALLIES), alone(text(ALLIES)));
    let trend = finding(&report, text, "trend", "first decline since 2009");
    assert_eq!((trend.span.start, trend.stated), (2280, None));
}

#[test]
fn b10() {
    is_time(ALLIES, 2743, "2012", "2012");
}

#[test]
fn b17() {
    is_no_quantity(ALLIES, 2047, "majority");
}

#[test]
fn b18() {
    is_time(ALLIES, 56, "November 16, 2015", "2015-11-16");
}

#[test]
fn what_is_no_claim_is_silent() {
    for (article, words) in [(TIES, "World War Two"), (TIES, "Fox 17"), (ALLIES, "first deputy chief")] {
        is_no_quantity(article, text(article).find(words).unwrap(), words);
    }
    assert!(!names(text(TIES)).is_empty());
}
