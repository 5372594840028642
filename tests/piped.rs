//! `check_article` and `extract_quantities` at the end of a pipe: what an engine that spreads lines relies on.

use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;

use serde_json::Value;

use super::transcript::built;

/// Both programs with the arguments that make them answer lines.
const PROGRAMS: [(&str, &[&str]); 2] =
    [("check_article", &["--jsonl-input", "--format", "jsonl"]), ("extract_quantities", &[])];

const LINE: &str = r#"{"id":"a","text":"Exports rose 5 percent to $2.1 billion from $2 billion."}"#;

fn program((example, arguments): (&str, &[&str])) -> Command {
    let mut command = Command::new(built(example));
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// What came out of a program.
struct Printed {
    status: Option<i32>,
    out: String,
    summary: String,
}

impl Printed {
    /// The object of each line.
    fn lines(&self) -> Vec<Value> {
        self.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }
}

#[track_caller]
fn run(mut command: Command, input: &[u8]) -> Printed {
    let mut child = command.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let output = thread::scope(|scope| {
        scope.spawn(move || {
            let _ = stdin.write_all(input);
        });
        child.wait_with_output().unwrap()
    });
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Printed { status: output.status.code(), out: text(output.stdout), summary: text(output.stderr) }
}

/// Documents of several kinds, one a line.
fn corpus(lines: usize) -> String {
    let mut text = String::new();
    for n in 0..lines {
        let (from, to) = (n % 89 + 10, n % 97 + 11);
        let sentence = format!("Exports rose {}.5 percent to ${to} billion from ${from} billion.", n % 60);
        let sentences = vec![sentence; n % 5 + 1].join(" ");
        writeln!(text, "{}", serde_json::json!({"id": format!("d{n}"), "text": sentences})).unwrap();
    }
    text
}

#[test]
fn a_line_is_answered_before_the_next_is_written() {
    for asked in PROGRAMS {
        let Child { stdin, stdout, .. } = &mut program(asked).spawn().unwrap();
        let (mut stdin, mut stdout) = (stdin.take().unwrap(), BufReader::new(stdout.take().unwrap()));
        for n in 0..3 {
            // Half a line is waited for.
            let (half, rest) = LINE.split_at(20 * n);
            stdin.write_all(half.as_bytes()).unwrap();
            stdin.flush().unwrap();
            writeln!(stdin, "{rest}").unwrap();
            let mut answer = String::new();
            stdout.read_line(&mut answer).unwrap();
            assert_eq!(serde_json::from_str::<Value>(&answer).unwrap()["id"], "a", "{asked:?}");
        }
        drop(stdin);
        assert_eq!(stdout.read_to_string(&mut String::new()).unwrap(), 0);
    }
}

#[test]
fn a_bad_line_is_answered_in_its_place() {
    let bad: [(&[u8], Value, &str); 12] = [
        (b"", Value::Null, "the line is empty"),
        (b" \t\r", Value::Null, "the line is empty"),
        (b"not json", Value::Null, "invalid JSON: expected ident at line 1 column 2"),
        (b"{\"id\":\"b\",\"text\":\"cut", Value::Null, "invalid JSON: EOF while parsing a string at line 1 column 21"),
        (b"{\"id\":\"b\",\"text\":\"\xff\"}", Value::Null, "invalid UTF-8 at byte 18"),
        (b"[\"b\",\"5 km\"]", Value::Null, "expected an object with the string \"text\""),
        (b"17", Value::Null, "expected an object with the string \"text\""),
        (b"{\"id\":\"b\"}", "b".into(), "expected an object with the string \"text\""),
        (b"{\"id\":\"b\",\"text\":null}", "b".into(), "expected an object with the string \"text\""),
        (b"{\"text\":[\"5 km\"],\"id\":\"b\"}", "b".into(), "expected an object with the string \"text\""),
        (
            b"{\"id\":\"b\",\"text\":\"\\ud800\"}",
            "b".into(),
            "\"text\": unexpected end of hex escape at line 1 column 8",
        ),
        (
            b"{\"id\":\"b\",\"text\":\"5 km\",\"date\":\"soon\"}",
            "b".into(),
            "\"date\": expected a day, month or year such as \"2012-03-01\"",
        ),
    ];
    for asked in PROGRAMS {
        for (line, id, message) in &bad {
            let input = [LINE.as_bytes(), line, LINE.as_bytes()].join(&b'\n');
            let printed = run(program(asked), &input);
            let lines = printed.lines();
            assert_eq!((lines.len(), printed.status), (3, Some(0)), "{asked:?} {message}");
            assert_eq!(lines[0], lines[2]);
            let error = serde_json::json!({"schema": 1, "id": id, "error": {"line": 2, "message": message}});
            assert_eq!(lines[1], error, "{asked:?}");
            super::report::json::assert_valid("refusal", &lines[1].to_string());
            assert!(printed.summary.starts_with("3 lines, 1 errors, "), "{}", printed.summary);
            assert_eq!(printed.summary.lines().count(), 1);
        }
    }
}

#[test]
fn a_line_too_long_is_refused_and_the_rest_goes_on() {
    const LONGEST: usize = 1 << 24;
    let of_length = |length: usize| {
        let frame = r#"{"id":"b","text":""}"#;
        let (head, tail) = frame.split_at(frame.len() - 2);
        [head, " ".repeat(length - frame.len()).as_str(), tail].concat()
    };
    let input = [&of_length(LONGEST + 1), LINE, &of_length(LONGEST), LINE].join("\n");
    let printed = run(program(PROGRAMS[1]), input.as_bytes());
    let lines = printed.lines();
    assert_eq!(lines.len(), 4);
    assert_eq!(lines[0]["error"]["message"], "the line has more than 16777216 bytes");
    assert_eq!(lines[0]["error"]["line"], 1);
    assert_eq!(lines[2]["id"], "b");
    assert!(lines[2].get("quantities").is_some());
    assert_eq!(lines[1], lines[3]);
}

#[test]
fn ids_come_back() {
    let input = r#"{"id":7,"text":""}
{"id":123456789012345678901234567890,"text":""}
{"id":{"a":[1]},"text":""}
{"text":""}
{"id":"\u00fc","text":1}"#;
    let read = |asked| run(program(asked), input.as_bytes()).out;
    let extracted = read(PROGRAMS[1]);
    let ids = ["7", "123456789012345678901234567890", "{\"a\":[1]}", "null", "\"\\u00fc\""];
    for (line, id) in extracted.lines().zip(ids) {
        assert!(line.contains(&format!("\"id\":{id},")), "{line}");
    }
    // The key of a report is a string.
    let checked = read(PROGRAMS[0]);
    let ids = ["7", "123456789012345678901234567890", "{\"a\":[1]}", "", "ü"];
    for (line, id) in checked.lines().zip(ids) {
        assert_eq!(serde_json::from_str::<Value>(line).unwrap()["id"], id);
    }
    assert_eq!((extracted.lines().count(), checked.lines().count()), (5, 5));
}

#[test]
fn the_day_of_a_document_counts() {
    let line = |date: &str| {
        let text = "Russia's trade with North Korea came to $113.7 million last year.";
        serde_json::json!({"id": date, "text": text, "date": date}).to_string()
    };
    let input = [line("2012-03-01"), line("2013-03-01")].join("\n");
    let printed = run(program(PROGRAMS[0]), input.as_bytes());
    let verdicts: Vec<Value> = printed.lines().iter().map(|line| line["findings"][0]["verdict"].clone()).collect();
    assert_eq!(verdicts, ["supported", "contradicted"]);
    assert_eq!(printed.summary, "2 lines, 0 errors, 2 statements, 1 contradicted\n");
}

#[test]
fn the_exit_status_tells_what_happened() {
    let wrong = r#"{"id":"a","text":"The deficit narrowed by 42.9 percent, from $11.89 billion to $678 million."}"#;
    let with = |more: &'static [&'static str]| {
        let mut command = program(PROGRAMS[0]);
        command.args(more);
        command
    };
    assert_eq!(run(with(&[]), wrong.as_bytes()).status, Some(0));
    assert_eq!(run(with(&["--deny", "contradicted"]), wrong.as_bytes()).status, Some(1));
    assert_eq!(run(with(&["--deny", "contradicted"]), LINE.as_bytes()).status, Some(0));
    assert_eq!(run(with(&["--deny", "contradicted"]), b"not json").status, Some(0));
    for asked in PROGRAMS {
        for arguments in [&["--threads", "0"][..], &["--threads", "many"], &["--threads"], &["--frobnicate"]] {
            let mut command = program(asked);
            command.args(arguments);
            let printed = run(command, b"");
            assert_eq!((printed.status, printed.out.as_str()), (Some(2), ""), "{arguments:?}");
            assert_eq!(printed.summary.lines().count(), 1, "{}", printed.summary);
        }
    }
}

#[test]
fn nothing_around_the_program_has_a_say() {
    let input = corpus(40);
    for asked in PROGRAMS {
        let plain = run(program(asked), input.as_bytes());
        let mut bare = program(asked);
        bare.env_clear().current_dir("/");
        let mut turkish = program(asked);
        turkish.envs([("LC_ALL", "tr_TR.UTF-8"), ("LANG", "de_DE"), ("TZ", "Asia/Tokyo"), ("NO_COLOR", "1")]);
        turkish.envs([("CLICOLOR_FORCE", "1"), ("COLUMNS", "20"), ("TERM", "dumb"), ("RAYON_NUM_THREADS", "3")]);
        for other in [bare, turkish] {
            let printed = run(other, input.as_bytes());
            assert_eq!((printed.out, printed.summary), (plain.out.clone(), plain.summary.clone()));
        }
    }
}

#[test]
fn a_reader_that_leaves_is_no_error() {
    for asked in PROGRAMS {
        let mut child = program(asked).spawn().unwrap();
        let (mut stdin, mut stdout) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
        writeln!(stdin, "{LINE}").unwrap();
        stdout.read_line(&mut String::new()).unwrap();
        drop(stdout);
        // More than a pipe holds.
        let rest = format!("{LINE}\n").repeat(2000);
        thread::scope(|scope| {
            scope.spawn(|| {
                let _ = stdin.write_all(rest.as_bytes());
                drop(stdin);
            });
            let output = child.wait_with_output().unwrap();
            assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]), "{asked:?}");
        });
    }
}

#[cfg(feature = "parallel")]
#[test]
fn threads_change_nothing() {
    let input = corpus(500);
    for asked in PROGRAMS {
        let one = run(program(asked), input.as_bytes());
        for threads in ["1", "2", "4"] {
            let mut command = program(asked);
            command.args(["--threads", threads]);
            let several = run(command, input.as_bytes());
            assert_eq!((several.out == one.out, several.summary), (true, one.summary.clone()), "{threads} threads");
        }
    }
}

/// The memory a process has needed at most, in KiB.
fn peak(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim().trim_end_matches(" kB").parse().unwrap()
}

/// `BILATERAL_LINES=1000000 cargo test -- memory_is_flat` for a long stream.
#[test]
fn memory_is_flat() {
    if !Path::new("/proc/self/status").exists() {
        return;
    }
    let lines = std::env::var("BILATERAL_LINES").map_or(2_000, |lines| lines.parse().unwrap());
    let block = corpus(500);
    for asked in PROGRAMS {
        let mut child = program(asked).spawn().unwrap();
        let (mut stdin, stdout) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
        let (early, late) = thread::scope(|scope| {
            scope.spawn(|| {
                (0..lines).step_by(500).for_each(|_| stdin.write_all(block.as_bytes()).unwrap());
                // Not closed before the last answer has been read.
                &stdin
            });
            let mut early = 0;
            let mut count = 0;
            for answer in stdout.split(b'\n').take(lines) {
                assert!(answer.unwrap().starts_with(b"{"));
                count += 1;
                if count == 500 {
                    early = peak(child.id());
                }
            }
            assert_eq!(count, lines);
            (early, peak(child.id()))
        });
        drop(stdin);
        assert!(child.wait().unwrap().success());
        // A fifth for what the allocator keeps.
        assert!(late * 5 <= early * 6, "{asked:?}: {early} KiB after 500 lines, {late} KiB after {lines}");
    }
}
