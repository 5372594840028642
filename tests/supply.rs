//! What the crate is built from: the lock file names registry packages with checksums and nothing else.

use std::collections::BTreeMap;
use std::fs;

use super::transcript::root;

/// The fields of each package of the lock file.
fn packages(lock: &str) -> Vec<BTreeMap<&str, &str>> {
    let packages = lock.split("[[package]]").skip(1);
    let fields = |package| str::lines(package).filter_map(|line| line.split_once(" = "));
    packages.map(|package| fields(package).map(|(key, value)| (key, value.trim_matches('"'))).collect()).collect()
}

#[test]
fn every_dependency_comes_from_the_registry_with_a_checksum() {
    let lock = fs::read_to_string(root().join("Cargo.lock")).unwrap();
    let packages = packages(&lock);
    assert!(packages.len() > 20);
    for package in packages.iter().filter(|package| package["name"] != env!("CARGO_PKG_NAME")) {
        let name = package["name"];
        let source = package.get("source").unwrap_or_else(|| panic!("{name} comes from a path"));
        assert!(source.starts_with("registry+"), "{name} comes from {source}");
        assert_eq!(package.get("checksum").map(|sum| sum.len()), Some(64), "{name} has no checksum");
    }
}

/// What must not slip in: binary blobs to build against, another parser of prose, floats for figures.
#[test]
fn no_dependency_that_was_decided_against() {
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let normal = manifest.split("[dependencies]").nth(1).unwrap().split("\n[").next().unwrap();
    let names: Vec<&str> = normal.lines().filter_map(|line| line.split_once(" = ")).map(|(name, _)| name).collect();
    assert!(names.contains(&"rust_decimal"), "{names:?}");
    for unwanted in ["regex", "nom", "winnow", "inari", "rust_iso3166", "tokio", "reqwest", "openssl"] {
        assert!(!names.contains(&unwanted), "{unwanted} is a normal dependency");
    }
}
