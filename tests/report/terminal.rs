//! Diagnostics in a terminal.

use bilateral::report::terminal::{self, Style};
use bilateral::report::{Article, terminal::render};

use super::assert_file;
use super::sample::{self, HOSTILE, TEXT};

fn style(unicode: bool, color: bool, width: usize) -> Style {
    let mut style = Style::PLAIN;
    style.unicode = unicode;
    style.color = color;
    style.width = width;
    style
}

fn one(index: usize, style: Style) -> String {
    let report = sample::report();
    terminal::finding(&Article::new("old-allies.txt", TEXT, &report), &report.findings[index], style)
}

#[test]
fn contradicted_in_ascii() {
    insta::assert_snapshot!(one(6, Style::PLAIN), @r"
        error[change/contradicted]: from 11.89 billion to 678 million USD is a fall by 94.3%, not 42.9%
        --> old-allies.txt:7:42
         |
         | In services, the first-quarter shortfall shrank by a striking 42.9 percent, going from
         |                                                               ^^^^^^^^^^^^ stated
         | $11.89 billion to $678 million.
         | --------------    ------------ to
         | |
         | from
         |
         = note: stated -42.95 to -42.85 percent; computed -94.31 to -94.29 percent; margin 514
         = note: from 11.89 billion USD (11.885 to 11.895)
                 to 678 million USD (677.5 to 678.5)
                 678 million ÷ 11.89 billion - 1 = -94.3%
         = help: $1.189 billion to $678 million is a fall by 43%: a slip of a digit
         = help: a fall by 94.3 percent
    ");
}

#[test]
fn contradicted_in_unicode() {
    insta::assert_snapshot!(one(6, style(true, false, 100)), @r"
        error[change/contradicted]: from 11.89 billion to 678 million USD is a fall by 94.3%, not 42.9%
         ╭▸ old-allies.txt:7:42
         │
         │ In services, the first-quarter shortfall shrank by a striking 42.9 percent, going from
         │                                                               ━━━━━━━━━━━━ stated
         │ $11.89 billion to $678 million.
         │ ┬─────────────    ──────────── to
         │ │
         │ from
         │
         ├ note: stated -42.95 to -42.85 percent; computed -94.31 to -94.29 percent; margin 514
         ├ note: from 11.89 billion USD (11.885 to 11.895)
         │       to 678 million USD (677.5 to 678.5)
         │       678 million ÷ 11.89 billion - 1 = -94.3%
         ├ help: $1.189 billion to $678 million is a fall by 43%: a slip of a digit
         ╰ help: a fall by 94.3 percent
    ");
}

#[test]
fn narrow() {
    insta::assert_snapshot!(one(1, style(true, false, 60)), @r#"
        warning[change/depends_on_reading]: whose turnover is not said; only the trade with all partners can have fallen so
         ╭▸ old-allies.txt:1:92
         │
         │ In 2012, trade turnover decreased by 2.4%, reaching an
         │                                      ━━━━ stated
         │ amount of $6.9 billion.
         │           ──────────── to
         │
         ├ note: stated -2.45 to -2.35 percent; computed 18.9 to
         │       46.1 percent; margin 5.15
         ├ note: turnover CHN-PRK 2012 = 6.85 to 6.95 billion USD
         │       (this text)
         │       turnover CHN-PRK 2011 = 110 million × 50 = 4.725
         │       to 5.75 billion USD (this text)
         │       6.85 ÷ 5.75 - 1 = 19.1%, a rise
         ├ note: if turnover of China and North Korea: contradicted
         ├ note: if foreign trade of North Korea with all partners:
         │       compatible
         ├ note: if turnover of Russia and North Korea:
         │       contradicted
         ├ note: relies on "North Korean exports"
         ├ note: CHN-PRK-2011: "5.63 billion" (Sample Office,
         │       Yearbook of Trade)
         ├ note: CHN-PRK-2012: "5.93 billion" (Sample Office,
         │       Yearbook of Trade)
         ╰ help: the words fit turnover of China and North Korea in
                 2014: 6.54 to 6.39 billion USD, down 2.4%
    "#);
}

#[test]
fn all_of_a_text() {
    let report = sample::report();
    let article = Article::new("old-allies.txt", TEXT, &report);
    assert_file("terminal_ascii", &render(&article, Style::PLAIN));
    assert_file("terminal_unicode", &render(&article, style(true, false, 80)));
    assert_file("terminal_color", &render(&article, style(true, true, 80)).replace('\x1b', "␛"));
}

#[test]
fn what_it_shows_is_inert() {
    let report = sample::hostile();
    let source = sample::hostile_source();
    let drawn = render(&Article::new(HOSTILE, HOSTILE, &report).with_source(&source), Style::PLAIN);
    assert!(!drawn.chars().any(super::acts), "{drawn}");
    assert!(drawn.contains("␛[31;1mto␛]8;;http://x␇ $1") && drawn.contains("\\u{202e} 5%\\u{202c}"));
}

#[test]
fn colour_is_the_only_escape() {
    let report = sample::hostile();
    let drawn = render(&Article::new("x", HOSTILE, &report), style(true, true, 100));
    let mut rest = drawn.as_str();
    while let Some((_, after)) = rest.split_once('\x1b') {
        let (sequence, next) = after.split_once('m').unwrap();
        let inner = sequence.strip_prefix('[').unwrap();
        assert!(inner.bytes().all(|byte| byte.is_ascii_digit() || byte == b';'), "{inner:?}");
        rest = next;
    }
}
