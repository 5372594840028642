//! Every renderer on a passage with all verdicts and on a text that attacks.

#[cfg(feature = "html")]
mod browser;
#[cfg(all(feature = "html", feature = "terminal"))]
mod formats;
#[cfg(feature = "html")]
mod html;
#[cfg(feature = "json")]
pub(super) mod json;
#[cfg_attr(not(all(feature = "html", feature = "terminal")), allow(dead_code, reason = "some formats are not built"))]
mod sample;
mod svg;
#[cfg(feature = "terminal")]
mod terminal;

use bilateral::Report;
use bilateral::report::summary;

/// Whether a character does something instead of being seen, apart from the line feed.
fn acts(c: char) -> bool {
    let invisible = ['\u{61c}', '\u{200b}', '\u{200e}', '\u{200f}', '\u{feff}', '\u{2028}', '\u{2029}'];
    let turning = ('\u{202a}'..='\u{202e}').contains(&c) || ('\u{2060}'..='\u{206f}').contains(&c);
    (c.is_control() && c != '\n') || turning || invisible.contains(&c)
}

/// Compares with a file of `tests/snapshots`.
fn assert_file(name: &str, output: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, output));
}

#[test]
fn a_long_text_is_numbered_throughout() {
    let (text, report) = sample::repeated(13);
    assert_eq!(report.findings.len(), 104);
    assert_eq!(report.findings[103].span.of(&text), "to $1 billion by 2020");
}

#[test]
fn one_line_sums_up() {
    insta::assert_snapshot!(summary(&sample::report()), @"8 statements: 1 supported, 1 compatible, 1 loosely compatible, 1 contradicted, 3 unverifiable, 1 dependent on the reading; 1 conflict; 12 of 14 quantities checked");
    insta::assert_snapshot!(summary(&sample::hostile()), @"1 statement: 1 contradicted; 1 conflict; 0 of 1 quantity checked; a limit was reached, findings may be missing");
    assert_eq!(summary(&Report::default()), "no statements found");
}

#[test]
fn without_features_a_finding_is_one_line() {
    let swing = &sample::report().findings[6];
    insta::assert_snapshot!(swing, @"change/contradicted: from 11.89 billion to 678 million USD is a fall by 94.3%, not 42.9%");
}
