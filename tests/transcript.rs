//! Transcripts: commands that run examples, each with what it prints.
//!
//! ```text
//! $ cargo run --release --example query_ratios -- 'turnover RUS PRK in 2011'
//! 113.7 million USD ...
//! ```
//!
//! Nothing is compiled here: the example that `cargo test` built beside this test is run, from the top of the repository. A
//! command that names features is run only where they are enabled. `; echo $?` at its end shows the exit status; without
//! it the status has to be 0. ` > FILE` at its end puts what is printed into a file, which is committed. Set the variable
//! `BILATERAL_REFRESH` to write what is printed now into the transcript.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

const REFRESH: &str = "BILATERAL_REFRESH";
const PROMPT: &str = "$ ";
const STATUS: &str = "; echo $?";

/// The features that a command may ask for beyond the default ones.
const FEATURES: [(&str, bool); 7] = [
    ("json", cfg!(feature = "json")),
    ("terminal", cfg!(feature = "terminal")),
    ("html", cfg!(feature = "html")),
    ("parallel", cfg!(feature = "parallel")),
    ("proptest", cfg!(feature = "proptest")),
    ("parquet", cfg!(feature = "parquet")),
    ("gzip", cfg!(feature = "gzip")),
];

pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// One command with what it prints.
struct Entry<'t> {
    command: &'t str,
    printed: String,
}

/// Runs every command of a transcript; `Err` is the transcript as it would have to be.
pub(crate) fn replay(transcript: &str) -> Result<(), String> {
    let mut now = String::new();
    for Entry { command, printed } in entries(transcript) {
        now.push_str(&format!("{PROMPT}{command}\n{}", run(command).unwrap_or(printed)));
    }
    if now == transcript { Ok(()) } else { Err(now) }
}

/// Fails where a file and what it should hold differ, or writes it when asked to.
#[track_caller]
pub(crate) fn settle(path: &Path, committed: &str, now: &str) {
    if committed == now {
        return;
    }
    if std::env::var_os(REFRESH).is_some() {
        fs::write(path, now).unwrap();
        return;
    }
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<Vec<_>>();
    let (old, new) = (lines(committed), lines(now));
    let at = old.iter().zip(&new).take_while(|(a, b)| a == b).count();
    let line = |lines: &[String]| lines.get(at).cloned().unwrap_or_else(|| "(the end)".to_owned());
    let (number, shown) = (at + 1, path.strip_prefix(root()).unwrap_or(path).display());
    panic!(
        "{shown} is not what the examples print, first in line {number}\n  committed: {}\n  printed:   {}\n\
         to accept what is printed: {REFRESH}=1 cargo test --all-features -- prints",
        line(&old),
        line(&new)
    );
}

/// The commands of a transcript.
pub(crate) fn commands(transcript: &str) -> Vec<&str> {
    transcript.lines().filter_map(command).collect()
}

fn command(line: &str) -> Option<&str> {
    line.strip_prefix(PROMPT).filter(|command| command.starts_with("cargo run "))
}

fn entries(transcript: &str) -> Vec<Entry<'_>> {
    let mut entries: Vec<Entry<'_>> = Vec::new();
    for line in transcript.lines() {
        match (command(line), entries.last_mut()) {
            (Some(command), _) => entries.push(Entry { command, printed: String::new() }),
            (None, Some(entry)) => entry.printed.push_str(&format!("{line}\n")),
            (None, None) => panic!("a transcript begins with \"$ cargo run\", not with {line:?}"),
        }
    }
    entries
}

/// What a command prints; `None` where it needs a feature that is not enabled.
fn run(command: &str) -> Option<String> {
    let Some((line, file)) = command.split_once(" > ") else { return output(command) };
    let path = root().join(file);
    settle(&path, &fs::read_to_string(&path).unwrap_or_default(), &output(line)?);
    Some(String::new())
}

fn output(command: &str) -> Option<String> {
    let (line, shows_status) = command.strip_suffix(STATUS).map_or((command, false), |line| (line, true));
    let mut words = words(line).into_iter().skip(2);
    let mut example = None;
    while let Some(word) = words.next() {
        match word.as_str() {
            "--" => break,
            "--example" => example = words.next(),
            "--features" if !words.next().unwrap().split(',').all(enabled) => return None,
            "--features" | "--quiet" | "--release" => {}
            other => panic!("{other:?} of {command:?} is unknown here"),
        }
    }
    let mut example = Command::new(built(&example.unwrap_or_else(|| panic!("{command:?} names no example"))));
    example.args(words).current_dir(root());
    // What a terminal would change.
    example.env("LC_ALL", "C.UTF-8").env("COLUMNS", "100").env_remove("NO_COLOR");
    let output = example.output().unwrap();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(shows_status || output.status.success(), "{command}: {}\n{errors}", output.status);
    let printed = String::from_utf8(output.stdout).unwrap();
    // Neither an empty line at the end nor a last line without its end.
    let mut printed = printed.trim_end_matches('\n').to_owned();
    if !printed.is_empty() {
        printed.push('\n');
    }
    if shows_status {
        printed.push_str(&format!("{errors}{}\n", output.status.code().unwrap()));
    }
    Some(printed)
}

fn enabled(feature: &str) -> bool {
    let known = FEATURES.into_iter().find(|(name, _)| *name == feature);
    known.unwrap_or_else(|| panic!("no example needs the feature {feature:?}")).1
}

/// The words of a command, quoted ones whole.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![];
    let mut rest = line.trim_start();
    while let Some(first) = rest.chars().next() {
        let quoted = matches!(first, '"' | '\'');
        let begin = usize::from(quoted);
        let end =
            rest[begin..].find(|c| if quoted { c == first } else { c == ' ' }).map_or(rest.len(), |at| at + begin);
        words.push(rest[begin..end].to_owned());
        rest = rest.get(end + begin..).unwrap_or_default().trim_start();
    }
    words
}

/// The executable of an example, not older than anything it was built from.
pub(crate) fn built(example: &str) -> PathBuf {
    let test = std::env::current_exe().unwrap();
    let folder = test.parent().unwrap().with_file_name("examples");
    let program = folder.join(format!("{example}{}", std::env::consts::EXE_SUFFIX));
    let advice = "`cargo test` and `cargo test -- NAME` build the examples, `cargo test NAME` does not";
    let time = modified(&program).unwrap_or_else(|| panic!("example {example} is not built: {advice}"));
    let parts = fs::read_to_string(folder.join(format!("{example}.d"))).unwrap_or_default().replace("\\ ", "\0");
    let parts = parts.split_once(": ").map_or("", |(_, parts)| parts).split_whitespace();
    for part in parts.map(|part| part.replace('\0', " ")) {
        let newer = modified(Path::new(&part)).is_some_and(|changed| changed > time);
        assert!(!newer, "example {example} is older than {part}: {advice}");
    }
    program
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).ok()?.modified().ok()
}
