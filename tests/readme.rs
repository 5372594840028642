//! The README: its commands run, its terminal excerpts are what is printed, its facts about the package are those of the
//! manifest. Its Rust code is a doc test.

use std::collections::BTreeSet;
use std::fs;

use super::transcript::{commands, replay, root, settle};

fn readme() -> String {
    fs::read_to_string(root().join("README.md")).unwrap()
}

fn manifest() -> String {
    fs::read_to_string(root().join("Cargo.toml")).unwrap()
}

/// The fenced blocks of a language, without their fences.
fn blocks<'t>(text: &'t str, language: &str) -> Vec<&'t str> {
    let fence = format!("```{language}\n");
    let opened = text.split(fence.as_str()).skip(1);
    opened.map(|rest| rest.split("```").next().unwrap()).collect()
}

#[test]
fn each_command_of_the_readme_prints_what_it_shows() {
    let committed = readme();
    let mut now = committed.clone();
    let transcripts = blocks(&committed, "console");
    assert!(!transcripts.is_empty());
    for block in transcripts {
        if let Err(printed) = replay(block) {
            now = now.replace(block, &printed);
        }
    }
    settle(&root().join("README.md"), &committed, &now);
}

#[test]
fn each_command_without_output_is_run_elsewhere() {
    let outputs = fs::read_dir(root().join("examples/output")).unwrap();
    let outputs: Vec<String> = outputs.map(|entry| fs::read_to_string(entry.unwrap().path()).unwrap()).collect();
    let known: BTreeSet<&str> = outputs.iter().flat_map(|output| commands(output)).collect();
    let text = readme();
    let lines = blocks(&text, "sh").into_iter().flat_map(str::lines);
    let lines: Vec<&str> = lines.map(|line| line.split('#').next().unwrap().trim()).collect();
    assert!(
        lines.contains(&"cargo test") && lines.contains(&"cargo run --release --example check_article"),
        "{lines:?}"
    );
    let unknown = lines.into_iter().filter(|line| line.starts_with("cargo run") && !known.contains(line));
    assert_eq!(unknown.collect::<Vec<_>>(), [""; 0], "these are in no examples/output");
}

#[test]
fn the_features_of_the_manifest_are_explained() {
    let manifest = manifest();
    let features = manifest.split("[features]").nth(1).unwrap().split("\n[").next().unwrap();
    let names = features.lines().filter_map(|line| line.split_once(" = ")).map(|(name, _)| name);
    let names: Vec<&str> = names.filter(|name| !matches!(*name, "default") && !name.starts_with('#')).collect();
    assert!(names.len() > 3, "{names:?}");
    let crate_docs = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    for name in names {
        assert!(readme().contains(&format!("| `{name}` |")), "README.md has no row for the feature {name}");
        assert!(crate_docs.contains(&format!("//! - **`{name}`**")), "the crate's docs have no bullet for {name}");
    }
}

#[test]
fn versions_are_those_of_the_manifest() {
    let manifest = manifest();
    let value = |key: &str| {
        let line = manifest.lines().find_map(|line| line.strip_prefix(&format!("{key} = "))).unwrap();
        line.trim_matches('"').to_owned()
    };
    let (rust, version) = (value("rust-version"), value("version"));
    for (name, text) in
        [("README.md", readme()), ("src/lib.rs", fs::read_to_string(root().join("src/lib.rs")).unwrap())]
    {
        assert!(text.contains(&format!("Rust {rust}")), "{name} does not name Rust {rust}");
    }
    let changes = fs::read_to_string(root().join("CHANGELOG.md")).unwrap();
    assert!(changes.contains(&format!("## [{version}]")), "CHANGELOG.md has no section for {version}");
    let minor = version.rsplit_once('.').unwrap().0;
    assert!(readme().contains(&format!("bilateral = \"{minor}\"")), "README.md does not depend on {minor}");
}

/// Links of the README lead to files of the package.
#[test]
fn links_lead_somewhere() {
    let text = readme();
    let targets = text.split("](").skip(1).map(|rest| rest.split(')').next().unwrap());
    let local = targets.filter(|target| !target.contains("://") && !target.starts_with('#'));
    let broken: Vec<&str> = local.filter(|target| !root().join(target.split('#').next().unwrap()).exists()).collect();
    assert!(broken.is_empty(), "{broken:?}");
}
