//! The rooms of the crate: who may use whom, and how long a file may be. Read from the source text itself.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Each room with its files and folders under `src`, and the rooms it may use beside itself. `values` know nobody above;
/// what every dependent may use, `lib` and `proptest` may.
const ROOMS: [(&str, &[&str], &[&str]); 10] = [
    ("values", &["error", "economy", "number", "period", "source", "measure", "limits", "serde_text"], &[]),
    ("record", &["record"], &["values"]),
    ("text", &["text"], &["values"]),
    // Double entry: the quote of a record is read again by the reader of prose.
    ("dataset", &["dataset"], &["record", "text", "values"]),
    ("query", &["query"], &["dataset", "record", "values"]),
    ("check", &["check"], &["text", "query", "dataset", "record", "values"]),
    ("report", &["report"], &["check", "query", "dataset", "record", "text", "values"]),
    ("import", &["import"], &["record", "dataset", "values"]),
    ("lib", &["lib"], ALL),
    ("proptest", &["proptest"], ALL),
];

const ALL: &[&str] = &["values", "record", "text", "dataset", "query", "check", "report", "import", "proptest"];

/// Lines of code of one file, its tests not counted.
const LONGEST: usize = 700;

#[test]
fn rooms_use_only_what_lies_below_them() {
    let house = House::of(&source("lib.rs"));
    let wrong: Vec<String> =
        rust_files().iter().flat_map(|file| house.forbidden(file, &source(file.to_str().unwrap()))).collect();
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn every_file_belongs_to_a_room() {
    let homeless: Vec<PathBuf> = files().into_iter().filter(|file| room_of_file(file).is_none()).collect();
    assert!(homeless.is_empty(), "files of src in no room: {homeless:?}");
}

#[test]
fn no_file_is_too_long() {
    let long: Vec<String> = rust_files()
        .iter()
        .map(|file| (file, lines_of_code(without_tests(&source(file.to_str().unwrap())))))
        .filter(|(_, lines)| *lines > LONGEST)
        .map(|(file, lines)| format!("src/{}: {lines} lines of code, at most {LONGEST}", file.display()))
        .collect();
    assert!(long.is_empty(), "\n{}\n", long.join("\n"));
}

#[test]
fn no_room_uses_itself_through_others() {
    for (room, _, uses) in ROOMS.iter().filter(|(_, _, uses)| *uses != ALL) {
        for used in *uses {
            let (_, _, back) = ROOMS.iter().find(|(name, ..)| name == used).unwrap();
            assert!(!back.contains(room), "{room} and {used} use each other");
        }
    }
}

/// What the crate root re-exports, by the module it comes from.
struct House {
    root: BTreeMap<String, String>,
}

impl House {
    fn of(lib: &str) -> Self {
        let code = without_comments(lib);
        let mut root = BTreeMap::new();
        for (at, _) in code.match_indices("use ") {
            let tree = code[at + 4..].split(';').next().unwrap();
            let mut names = identifiers(tree);
            let Some(first) = names.next() else { continue };
            root.extend(names.map(|name| (name.to_owned(), first.to_owned())));
        }
        Self { root }
    }

    /// The room of what `crate::name` means.
    fn room(&self, name: &str) -> Option<&'static str> {
        room_of_module(name).or_else(|| room_of_module(self.root.get(name)?))
    }

    /// One line for each use of a room that `file` may not use.
    fn forbidden(&self, file: &Path, text: &str) -> Vec<String> {
        let Some(room) = room_of_file(file) else { return Vec::new() };
        let allowed = ROOMS.iter().find(|(name, ..)| *name == room).unwrap().2;
        let code = without_comments(text);
        let complain = |at: usize, name: &str, strict: bool| {
            let place = format!("src/{}:{}", file.display(), code[..at].matches('\n').count() + 1);
            match self.room(name) {
                Some(used) if used == room || allowed.contains(&used) => None,
                Some(used) => Some(format!("{place}: {room} -> {used} (crate::{name})")),
                None => strict.then(|| format!("{place}: crate::{name} is in no known room")),
            }
        };
        let down = absolute(&code).into_iter().filter_map(|(at, name)| complain(at, name, true));
        let up = climbing(&code, depth(file)).into_iter().filter_map(|(at, name)| complain(at, name, false));
        if room == "lib" { Vec::new() } else { down.chain(up).collect() }
    }
}

/// The first name of every path that begins with `crate::`, every branch of a tree by itself.
fn absolute(code: &str) -> Vec<(usize, &str)> {
    let begins = |at: usize| !code[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
    let paths = code.match_indices("crate::").filter(|(at, _)| begins(*at));
    paths.flat_map(|(at, prefix)| first_names(&code[at + prefix.len()..]).map(move |name| (at, name))).collect()
}

/// The first name after `super::` repeated so often that it reaches the crate root.
fn climbing(code: &str, depth: usize) -> Vec<(usize, &str)> {
    let climb = "super::".repeat(depth);
    let paths = code.match_indices(climb.as_str()).filter(|(at, _)| !code[..*at].ends_with("super::"));
    let rest = |at: usize| code[at + climb.len()..].trim_start_matches("super::");
    paths.flat_map(|(at, _)| first_names(rest(at)).map(move |name| (at, name))).collect()
}

/// `name` of `name::more`, every first name of `{name::more, {other}}`, none of `*`.
fn first_names(path: &str) -> impl Iterator<Item = &str> {
    let tree = path.trim_start().strip_prefix('{').map(inside);
    let branches = tree.map_or_else(|| vec![path], branches);
    branches.into_iter().filter(|branch| !branch.trim_start().starts_with('*')).filter_map(|b| identifiers(b).next())
}

/// What stands before the brace that closes one opened just before.
fn inside(tree: &str) -> &str {
    let mut level = 1;
    let end = tree.find(|c: char| {
        level += i32::from(c == '{') - i32::from(c == '}');
        level == 0
    });
    &tree[..end.unwrap_or(tree.len())]
}

/// The branches of a tree without its outer braces.
fn branches(tree: &str) -> Vec<&str> {
    let mut level = 0;
    let split = tree.split(move |c: char| {
        level += i32::from(c == '{') - i32::from(c == '}');
        level == 0 && c == ','
    });
    split.filter(|branch| !branch.trim().is_empty()).collect()
}

fn identifiers(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !(c.is_alphanumeric() || c == '_')).filter(|name| !name.is_empty())
}

fn room_of_module(name: &str) -> Option<&'static str> {
    ROOMS.iter().find(|(_, modules, _)| modules.contains(&name)).map(|(room, ..)| *room)
}

fn room_of_file(file: &Path) -> Option<&'static str> {
    let first = file.iter().next()?.to_str()?;
    room_of_module(first.strip_suffix(".rs").unwrap_or(first))
}

/// How many modules a file lies below the crate root.
fn depth(file: &Path) -> usize {
    let parts = file.iter().count();
    if file.ends_with("mod.rs") { parts - 1 } else { parts }
}

/// The text before the tests at its end.
fn without_tests(text: &str) -> &str {
    text.split("\n#[cfg(test)]\nmod tests {").next().unwrap_or(text)
}

fn lines_of_code(text: &str) -> usize {
    without_comments(text).lines().filter(|line| !line.trim().is_empty()).count()
}

/// The text with comments and the contents of strings blanked, line by line where it was.
fn without_comments(text: &str) -> String {
    let mut code = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        let length = skipped(rest, code.chars().last());
        if length == 0 {
            code.push(next);
            rest = &rest[next.len_utf8()..];
            continue;
        }
        let (gone, after) = rest.split_at(length);
        // A string leaves its quotes, so that its lines still count as code.
        let mark = if gone.starts_with('/') { ' ' } else { '"' };
        let blank = |line: &str| if line.is_empty() { String::new() } else { mark.to_string() };
        code.push_str(&gone.split('\n').map(blank).collect::<Vec<_>>().join("\n"));
        rest = after;
    }
    code
}

/// The length of the comment, string or character that `rest` begins with.
fn skipped(rest: &str, before: Option<char>) -> usize {
    let in_word = before.is_some_and(|c| c.is_alphanumeric() || c == '_');
    let hashes = rest.strip_prefix('r').map(|raw| raw.len() - raw.trim_start_matches('#').len());
    if rest.starts_with("//") {
        rest.find('\n').unwrap_or(rest.len())
    } else if rest.starts_with("/*") {
        block_comment(rest)
    } else if let Some(hashes) = hashes.filter(|n| !in_word && rest[1 + n..].starts_with('"')) {
        let close = format!("\"{}", "#".repeat(hashes));
        let open = hashes + 2;
        rest[open..].find(&close).map_or(rest.len(), |at| open + at + close.len())
    } else if rest.starts_with('"') {
        quoted(rest, '"')
    } else if rest.starts_with('\'') && (rest[1..].starts_with('\\') || rest.chars().nth(2) == Some('\'')) {
        quoted(rest, '\'')
    } else {
        0
    }
}

fn quoted(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    let close = rest.char_indices().skip(1).find(|(_, c)| {
        let closes = !escaped && *c == quote;
        escaped = !escaped && *c == '\\';
        closes
    });
    close.map_or(rest.len(), |(at, c)| at + c.len_utf8())
}

fn block_comment(rest: &str) -> usize {
    let (mut level, mut at) = (0, 0);
    while at < rest.len() {
        let here = &rest.as_bytes()[at..];
        let step = if here.starts_with(b"/*") {
            level += 1;
            2
        } else if here.starts_with(b"*/") {
            level -= 1;
            2
        } else {
            1
        };
        at += step;
        if level == 0 {
            break;
        }
    }
    at
}

fn src() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

fn source(file: &str) -> String {
    fs::read_to_string(src().join(file)).unwrap()
}

/// All files under `src`, relative to it, in order.
fn files() -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![src()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                found.push(path.strip_prefix(src()).unwrap().to_owned());
            }
        }
    }
    found.sort();
    found
}

fn rust_files() -> Vec<PathBuf> {
    files().into_iter().filter(|file| file.extension().is_some_and(|e| e == "rs")).collect()
}

/// The wrong arrows of a text in a file.
fn wrong(file: &str, text: &str) -> Vec<String> {
    let lib = "mod check;\npub use check::{Checker, Finding as Found};\npub(crate) use serde_text::text_serde;";
    House::of(lib).forbidden(Path::new(file), text)
}

#[test]
fn wrong_arrows_are_found_in_every_form() {
    for (file, text, expected) in [
        ("period.rs", "\nuse crate::text::Token;", "src/period.rs:2: values -> text (crate::text)"),
        ("text/lex.rs", "fn f() { crate::check::run() }", "src/text/lex.rs:1: text -> check (crate::check)"),
        ("text/lex.rs", "use crate::Found;", "src/text/lex.rs:1: text -> check (crate::Found)"),
        (
            "query/mod.rs",
            "use crate::{number::{Unit, Figure}, text::x};",
            "src/query/mod.rs:1: query -> text (crate::text)",
        ),
        ("query/mod.rs", "use crate::{\n  check,\n};", "src/query/mod.rs:1: query -> check (crate::check)"),
        ("record/debt.rs", "use super::super::dataset::X;", "src/record/debt.rs:1: record -> dataset (crate::dataset)"),
        ("record/mod.rs", "use super::{period, query};", "src/record/mod.rs:1: record -> query (crate::query)"),
        (
            "import/a.rs",
            "/* crate::text /* */ */ use crate::query::Q;",
            "src/import/a.rs:1: import -> query (crate::query)",
        ),
        (
            "import/a.rs",
            "const A: &str = \"\\\"\n\"; use crate::query;",
            "src/import/a.rs:2: import -> query (crate::query)",
        ),
        ("check/a.rs", "let c = '\"'; crate::report::x(\"\")", "src/check/a.rs:1: check -> report (crate::report)"),
        ("check/a.rs", "use crate::cellar::Wine;", "src/check/a.rs:1: crate::cellar is in no known room"),
    ] {
        assert_eq!(wrong(file, text), [expected], "{text}");
    }
}

#[test]
fn right_arrows_are_left_alone() {
    for (file, text) in [
        ("period.rs", "// use crate::text;\n//! [`crate::check`]\nuse crate::{error::Error, number};"),
        ("period.rs", "const A: &str = r#\"crate::text \" \"#; crate::text_serde!(Period);"),
        ("text/lex.rs", "use super::check; mod tests { use super::*; }"),
        ("dataset/mod.rs", "pub(in crate::dataset) fn f<'a>(x: &'a str) { crate::text::read(x) }"),
        ("report/html.rs", "use crate::{check::Found, query, text::{self, Span}, Checker};"),
        ("lib.rs", "pub use crate::anything::X;"),
        ("proptest.rs", "use crate::{check, Finding};"),
    ] {
        assert_eq!(wrong(file, text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn comments_and_blank_lines_are_no_code() {
    assert_eq!(without_tests("fn f() {}\n\n#[cfg(test)]\nmod tests {\n}\n"), "fn f() {}\n");
    assert_eq!(lines_of_code("//! Prose.\n\nfn f() {\n    // why\n    /* a\n b */\n    \"a\nb\"\n}\n"), 4);
}
