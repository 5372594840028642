//! The examples that read and write files, beyond what their committed outputs show.

use std::process::{Command, Output};

use super::transcript::{built, root};

fn run(example: &str, arguments: &[&str]) -> Output {
    Command::new(built(example)).current_dir(root()).args(arguments).output().unwrap()
}

#[test]
fn load_trade_file_refuses_bad_usage() {
    assert_eq!(run("load_trade_file", &["nowhere.csv"]).status.code(), Some(2));
    assert_eq!(run("load_trade_file", &["--economy"]).status.code(), Some(2));
}

#[test]
fn generate_baci_writes_the_same_rows_in_either_order() {
    let lines = |arguments: &[&str]| {
        let printed = String::from_utf8(run("generate_baci", arguments).stdout).unwrap();
        let mut lines: Vec<String> = printed.lines().map(str::to_owned).collect();
        lines.sort();
        lines
    };
    assert_eq!(lines(&["5000"]).len(), 5001);
    assert_eq!(lines(&["5000"]), lines(&["5000", "--by-product"]));
    assert_eq!(run("generate_baci", &["many"]).status.code(), Some(2));
}
