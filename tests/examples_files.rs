//! The examples that read files: what they print is what was committed.

use std::process::{Command, Output};

/// Runs an example that was built along with the tests.
fn run(example: &str, arguments: &[&str]) -> Output {
    let mut path = std::env::current_exe().unwrap();
    path.pop();
    path.pop();
    path.push("examples");
    path.push(format!("{example}{}", std::env::consts::EXE_SUFFIX));
    if !path.exists() {
        // Examples are built along with all tests, not with this one alone.
        let mut cargo = Command::new(env!("CARGO"));
        cargo.current_dir(env!("CARGO_MANIFEST_DIR")).args(["build", "--quiet", "--example", example]);
        assert!(cargo.status().unwrap().success());
    }
    Command::new(path).current_dir(env!("CARGO_MANIFEST_DIR")).args(arguments).output().unwrap()
}

/// Compares with the committed output; `BILATERAL_BLESS=1` writes it anew.
#[track_caller]
fn prints(name: &str, example: &str, arguments: &[&str]) {
    let output = run(example, arguments);
    let printed = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let file = format!("{}/examples/{name}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("BILATERAL_BLESS").is_some() {
        std::fs::write(&file, &printed).unwrap();
    }
    assert_eq!(printed, std::fs::read_to_string(&file).unwrap_or_default(), "{name}");
}

#[test]
#[cfg(feature = "json")]
fn load_trade_file() {
    let pair = ["--economy", "CHN", "--partner", "PRK", "--quiet"];
    let file = "tests/fixtures/comtrade_47.csv";
    prints("load_trade_file.out", "load_trade_file", &[&[file][..], &pair, &["--year", "2014"]].concat());
    prints(
        "load_trade_file_json.out",
        "load_trade_file",
        &[&[file][..], &pair, &["--measure", "turnover", "--format", "json"]].concat(),
    );
    let share =
        ["tests/fixtures/baci.csv", "--quiet", "--economy", "CHN", "--partner", "PRK", "--indicator", "export_share"];
    prints("load_trade_file_indicator.out", "load_trade_file", &share);
    assert_eq!(run("load_trade_file", &["nowhere.csv"]).status.code(), Some(2));
    assert_eq!(run("load_trade_file", &["--economy"]).status.code(), Some(2));
}

#[test]
fn mirror() {
    prints("mirror.out", "mirror", &[]);
}

#[test]
fn generate_baci() {
    prints("generate_baci.out", "generate_baci", &["60"]);
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
