//! Every example prints what is committed for it in `examples/output`.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use super::transcript::{commands, replay, root, settle};

fn outputs() -> PathBuf {
    root().join("examples/output")
}

/// The names of the examples: files of `examples`, and folders with a `main.rs`.
fn examples() -> BTreeSet<String> {
    let entries = fs::read_dir(root().join("examples")).unwrap().map(|entry| entry.unwrap().path());
    let programs = entries.filter(|path| path.extension().is_some_and(|e| e == "rs") || path.join("main.rs").is_file());
    programs.map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned()).collect()
}

/// The transcripts by the name of their example.
fn transcripts() -> BTreeSet<String> {
    let entries = fs::read_dir(outputs()).unwrap().map(|entry| entry.unwrap().path());
    let transcripts = entries.filter(|path| path.extension().is_some_and(|e| e == "txt"));
    transcripts.map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned()).collect()
}

#[test]
fn each_example_has_a_committed_output() {
    let (examples, transcripts) = (examples(), transcripts());
    assert!(examples.len() > 2, "{examples:?}");
    let without: Vec<_> = examples.difference(&transcripts).collect();
    assert!(without.is_empty(), "no examples/output/NAME.txt for {without:?}: write the commands, then refresh");
    let stale: Vec<_> = transcripts.difference(&examples).collect();
    assert!(stale.is_empty(), "examples/output has {stale:?}, which are no examples");
}

#[test]
fn each_example_prints_what_is_committed() {
    for name in transcripts() {
        let path = outputs().join(format!("{name}.txt"));
        let committed = fs::read_to_string(&path).unwrap();
        let own = format!("--example {name}");
        let all = commands(&committed);
        assert!(all.iter().any(|command| command.contains(&own)), "{} never runs {name}", path.display());
        if let Err(now) = replay(&committed) {
            settle(&path, &committed, &now);
        }
    }
}
