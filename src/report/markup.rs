//! Markup written by hand: elements of SVG with their attributes, everything escaped.

use super::visible;

/// Appends `text` as the content of an element or of a quoted attribute: markup is escaped, what acts is replaced.
pub(super) fn push_escaped(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#x27;"),
            c => visible::push(out, c),
        }
    }
}

/// Elements, one after another.
#[derive(Default)]
pub(super) struct Markup {
    out: String,
}

impl Markup {
    /// `<name key="value"/>`
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.start(name, attributes);
        self.out.push_str("/>");
    }

    /// `<name key="value">text</name>`
    pub(super) fn text(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.open(name, attributes);
        push_escaped(&mut self.out, text);
        self.close(name);
    }

    /// `<name>` around text of our own, as it is.
    pub(super) fn raw(&mut self, name: &str, own: &'static str) {
        self.open(name, &[]);
        self.out.push_str(own);
        self.close(name);
    }

    /// `<name key="value">`
    pub(super) fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.start(name, attributes);
        self.out.push('>');
    }

    /// `</name>`
    pub(super) fn close(&mut self, name: &str) {
        self.out.push_str("</");
        self.out.push_str(name);
        self.out.push('>');
    }

    fn start(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.out.push('<');
        self.out.push_str(name);
        for (key, value) in attributes {
            self.out.push(' ');
            self.out.push_str(key);
            self.out.push_str("=\"");
            push_escaped(&mut self.out, value);
            self.out.push('"');
        }
    }

    pub(super) fn finish(self) -> String {
        self.out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_is_escaped() {
        let mut markup = Markup::default();
        markup.open("g", &[("class", "\"><script>")]);
        markup.text("text", &[("x", "1")], "a < b & \u{1b}'c'");
        markup.close("g");
        let expected = "<g class=\"&quot;&gt;&lt;script&gt;\"><text x=\"1\">a &lt; b &amp; ␛&#x27;c&#x27;</text></g>";
        assert_eq!(markup.finish(), expected);
    }
}
