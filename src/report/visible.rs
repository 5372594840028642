//! Making text inert: nothing in it acts on a terminal, a page or the direction of writing.

#[cfg(any(feature = "html", feature = "terminal"))]
use std::borrow::Cow;

/// Whether `c` acts instead of being seen: a control character other than line feed and tab, an invisible character, or
/// one that turns the direction of writing.
pub(super) const fn acts(c: char) -> bool {
    let controls = matches!(c, '\0'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{7f}'..='\u{9f}');
    // Marks, embeddings, overrides, isolates.
    let turns = matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{206f}');
    // Separators of lines, invisible operators and fillers, tags.
    let separates = matches!(c, '\u{200b}' | '\u{2028}' | '\u{2029}' | '\u{2060}'..='\u{2064}' | '\u{feff}');
    let annotates = matches!(c, '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}');
    controls || turns || separates || annotates
}

/// Appends `c`, or what stands for it: a space for a carriage return, the picture of a control character, else `\u{..}`.
pub(super) fn push(out: &mut String, c: char) {
    if !acts(c) {
        out.push(c);
        return;
    }
    match c {
        '\r' | '\u{2028}' | '\u{2029}' => out.push(' '),
        '\0'..='\u{1f}' => out.push(char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}')),
        '\u{7f}' => out.push('\u{2421}'),
        _ => out.extend(c.escape_unicode()),
    }
}

/// The text with everything that acts replaced; lines stay lines.
#[cfg(any(feature = "html", feature = "terminal"))]
pub(super) fn inert(text: &str) -> Cow<'_, str> {
    let plain = text.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n' | b'\t'));
    if plain || !text.chars().any(acts) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    text.chars().for_each(|c| push(&mut out, c));
    Cow::Owned(out)
}

/// The same on one line: runs of white space become one space.
#[cfg(feature = "terminal")]
pub(super) fn line(text: &str) -> Cow<'_, str> {
    let broken = |c: char| c.is_whitespace() && c != ' ' && c != '\u{a0}' && c != '\u{202f}';
    if !text.contains(broken) && !text.contains("  ") {
        return inert(text);
    }
    let mut out = String::with_capacity(text.len());
    for word in text.split(|c: char| c == ' ' || broken(c)).filter(|word| !word.is_empty()) {
        if !out.is_empty() {
            out.push(' ');
        }
        word.chars().for_each(|c| push(&mut out, c));
    }
    Cow::Owned(out)
}

#[cfg(all(test, feature = "terminal"))]
mod tests {
    use super::*;

    #[test]
    fn what_acts_is_shown() {
        assert_eq!(inert("a\x1b[31mb\x07"), "a␛[31mb␇");
        assert_eq!(inert("x\u{202e}y\u{9b}z\u{7f}"), "x\\u{202e}y\\u{9b}z␡");
        assert_eq!(inert("one\r\ntwo\tthree"), "one \ntwo\tthree");
        assert!(matches!(inert("€1.2bn – “fine”"), Cow::Borrowed(_)));
    }

    #[test]
    fn one_line() {
        assert_eq!(line("one\r\n  two\u{2028}three"), "one two three");
        assert_eq!(line("$ 5\u{a0}bn"), "$ 5\u{a0}bn");
    }

    #[test]
    fn nothing_that_acts_is_left() {
        let every: String = (0..=0x0010_ffff).filter_map(char::from_u32).collect();
        assert!(!inert(&every).chars().any(acts));
        assert!(!line(&every).chars().any(|c| acts(c) || c == '\n'));
    }
}
