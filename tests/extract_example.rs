//! The example `extract_quantities`: its output on a few lines, good and bad, stands in `tests/snapshots`.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use super::transcript::built;

/// Standard output and exit status for an input.
#[track_caller]
fn run(program: &PathBuf, arguments: &[&str], input: &[u8]) -> (String, Option<i32>) {
    let child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut child = child.unwrap();
    // A program that refuses its arguments reads nothing.
    let _ = child.stdin.take().unwrap().write_all(input);
    let output = child.wait_with_output().unwrap();
    (String::from_utf8(output.stdout).unwrap(), output.status.code())
}

#[test]
fn lines_in_lines_out() {
    let program = built("extract_quantities");
    let input = include_bytes!("snapshots/extract_quantities.in.jsonl");
    let (output, status) = run(&program, &[], input);
    assert_eq!(status, Some(0));
    assert_eq!(output, include_str!("snapshots/extract_quantities.out.jsonl"));
}

#[test]
fn invalid_utf8_names_its_place() {
    let program = built("extract_quantities");
    let (output, status) = run(&program, &["-"], b"{\"id\":1,\"text\":\"\xff\"}\n{\"id\":2,\"text\":\"5 km\"}\n");
    assert_eq!(status, Some(0));
    let lines: Vec<&str> = output.lines().collect();
    assert!(lines[0].contains("invalid UTF-8 at byte 16") && lines[0].contains("\"line\":1"), "{output}");
    assert!(lines[1].contains("\"unit\":\"km\""), "{output}");
}

#[test]
fn bad_usage() {
    let program = built("extract_quantities");
    assert_eq!(run(&program, &["--frobnicate"], b"").1, Some(2));
    assert_eq!(run(&program, &["no/such/file.jsonl"], b"").1, Some(2));
    assert_eq!(run(&program, &["--help"], b"").1, Some(0));
}
