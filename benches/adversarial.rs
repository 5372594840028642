//! Texts and files made to be slow: the time of each size beside that of half of it. Linear is about 2.0.
//!
//! `BILATERAL_ADVERSARIAL=100000000 cargo bench --bench adversarial` goes up to 100 MB; cases named as arguments run alone.

#![allow(clippy::print_stdout, clippy::float_arithmetic, reason = "a table of times")]

use std::hint::black_box;
use std::time::{Duration, Instant};
use std::{env, fs};

use bilateral::import::{self, Format, Options};
#[cfg(all(feature = "html", feature = "terminal"))]
use bilateral::report::{Article, html, json, terminal};
use bilateral::text::{names, quantities, times};
use bilateral::{Checker, Dataset, Query};

/// A case by name: what is repeated, with `#` for a number that counts up.
const TEXTS: [(&str, &str); 36] = [
    (
        "prose in one line",
        "The two sides met in the capital and agreed on 12 projects worth $3.5 billion, up 4 percent. ",
    ),
    ("prose in lines", "In 2011 exports rose 4 percent to $5.2 billion from $5 billion.\n"),
    ("one word", "a"),
    ("one sentence without figures", "and the other "),
    ("a million numbers", "# "),
    ("numbers with commas", "#, "),
    ("amounts", "$# billion, "),
    ("amounts with years", "$# billion in 2011, "),
    ("percentages", "# percent, "),
    ("rises", "rose # percent to $# million, "),
    ("of which", "of which "),
    ("of which amounts", "$# billion, of which "),
    ("nested ranges", "between # and "),
    ("chained ranges", "#-"),
    ("from to", "from # to "),
    ("hedges", "about almost nearly over more than at least up to just roughly some "),
    ("hedged numbers", "almost about over # "),
    ("times less", "# times less than "),
    ("respectively", "$# million and $# million respectively "),
    ("parentheses", "("),
    ("full stops", ". "),
    ("hyphens", "-"),
    ("quotation marks", "\""),
    ("commas", ",,, "),
    ("currency signs", "$"),
    ("shared currency words", "Rs # pesos "),
    ("names", "North Korea Russia "),
    ("years", "2011 2012 "),
    ("last years", "last year and the year before "),
    ("number words", "one hundred and twenty "),
    ("scales", "billion "),
    ("digits", "7"),
    ("groups of digits", "1,000,"),
    ("dots between digits", "1.2."),
    ("claims of many years", "Trade between Russia and China grew # percent to $# billion in 2#. "),
    (
        "claims that exclude each other",
        "Trade between Russia and North Korea was $# million in 2011, # times less than with China. ",
    ),
];

fn text(unit: &str, bytes: usize) -> String {
    let mut text = String::with_capacity(bytes + unit.len() + 32);
    let mut number = 100_u32;
    while text.len() < bytes {
        for piece in unit.split_inclusive('#') {
            text.push_str(piece.trim_end_matches('#'));
            if piece.ends_with('#') {
                number = if number == 999 { 100 } else { number + 1 };
                text.push_str(&number.to_string());
            }
        }
    }
    text
}

type Run = fn(&str);

fn read(text: &str) {
    black_box((quantities(text), names(text), times(text)));
}

fn checked(text: &str) {
    black_box(Checker::new().check(text));
}

fn held(text: &str) {
    black_box(Dataset::embedded().map(|data| bilateral::check(text, data))).ok();
}

/// In every form of report.
#[cfg(all(feature = "html", feature = "terminal"))]
fn reported(text: &str) {
    let report = Checker::new().check(text);
    let article = Article::new("text", text, &report);
    black_box((json::line(&article), json::document([article])));
    black_box(terminal::render(&article, terminal::Style::PLAIN));
    black_box(html::page("text", &[article], &[])).ok();
}

fn imported(file: &str) {
    for format in Format::all() {
        let rows = import::open(file.as_bytes(), &Options::new().lenient().format(format));
        black_box(rows.map(Iterator::count)).ok();
    }
    black_box(import::detect(file.as_bytes())).ok();
}

fn queried(text: &str) {
    black_box(text.parse::<Query>()).ok();
}

fn main() {
    let quick = env::args().any(|argument| argument == "--test");
    let most = env::var("BILATERAL_ADVERSARIAL").ok().and_then(|bytes| bytes.parse().ok());
    let most = most.unwrap_or(if quick { 20_000 } else { 2_000_000 });
    let wanted: Vec<String> = env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    let runs: [(&str, Run); 2] = [("read", read), ("check", checked)];
    println!("{most} bytes: seconds for a quarter, a half, all; the ratios of neighbours");
    for (name, unit) in TEXTS {
        for (what, run) in runs {
            case(&format!("{what} {name}"), &wanted, unit, most, run);
        }
    }
    case("records claims of many years", &wanted, TEXTS[34].1, most, held);
    #[cfg(all(feature = "html", feature = "terminal"))]
    for (name, unit) in [("report rises", TEXTS[1].1), ("report claims that exclude each other", TEXTS[35].1)] {
        case(name, &wanted, unit, most, reported);
    }
    for (name, unit) in [
        ("import commas", ","),
        ("import quotation marks", "\""),
        ("import empty lines", "\n"),
        ("import braces", "{\"data\":["),
        ("import brackets", "["),
    ] {
        case(name, &wanted, unit, most, imported);
    }
    for (name, unit) in [("query parentheses", "("), ("query of terms", "turnover RUS PRK in 2011 plus ")] {
        case(name, &wanted, unit, most, queried);
    }
}

fn case(name: &str, wanted: &[String], unit: &str, most: usize, run: Run) {
    if !wanted.is_empty() && !wanted.iter().any(|word| name.contains(word.as_str())) {
        return;
    }
    let times = [most >> 2, most >> 1, most].map(|bytes| time(&text(unit, bytes), run));
    let [quarter, half, all] = times.map(|time| time.as_secs_f64());
    let (first, second) = (half / quarter, all / half);
    let slow = if all > 0.05 && first.min(second) > 2.8 { "  <- not linear" } else { "" };
    println!("{name:40} {quarter:9.4} {half:9.4} {all:9.4}   {first:5.2} {second:5.2}{slow}");
}

/// The time on a processor, where the system tells it: what else runs does not count.
fn time(text: &str, run: Run) -> Duration {
    let (began, before) = (Instant::now(), on_processor());
    run(text);
    let wall = began.elapsed();
    on_processor().zip(before).and_then(|(after, before)| after.checked_sub(before)).unwrap_or(wall)
}

fn on_processor() -> Option<Duration> {
    let nanoseconds = fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    nanoseconds.split(' ').next()?.parse().map(Duration::from_nanos).ok()
}
