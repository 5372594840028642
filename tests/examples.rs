//! Examples print what is committed beside them.

use std::process::Command;

#[test]
fn query_ratios_prints_what_is_committed() {
    prints("query_ratios", &[], include_str!("../examples/query_ratios.out"));
}

#[test]
fn query_ratios_answers_its_arguments() {
    prints(
        "query_ratios",
        &["record \"debt-total\""],
        "10.96 billion USD [10.955, 10.965)\n  1. 10.96 billion USD [10.955, 10.965); debt RUS PRK 2012-09-17 (debt-total: 10.96 billion USD, Russian Ministry of Finance)\n",
    );
}

#[track_caller]
fn prints(example: &str, arguments: &[&str], expected: &str) {
    let mut cargo = Command::new(env!("CARGO"));
    cargo.current_dir(env!("CARGO_MANIFEST_DIR")).args(["run", "--quiet", "--example", example, "--"]).args(arguments);
    let output = cargo.output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(String::from_utf8(output.stdout).unwrap(), expected);
}
