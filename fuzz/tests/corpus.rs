//! Every input of the corpus, and what one byte can do to it, on every target: what fuzzing found once stays found.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use fuzz::TARGETS;
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// All of them together, in bytes: a corpus that people can read.
const LARGEST: u64 = 100 * 1024;

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("corpus")
}

fn inputs(target: &str) -> Vec<PathBuf> {
    let folder = fs::read_dir(corpus().join(target)).unwrap_or_else(|error| panic!("{target}: {error}"));
    folder.map(|entry| entry.unwrap().path()).collect()
}

#[test]
fn every_input_of_the_corpus_holds() {
    for target in TARGETS {
        for input in inputs(target.name) {
            let data = fs::read(&input).unwrap();
            (target.run)(&data);
            for cut in 0..data.len().min(64) {
                (target.run)(&data[..cut]);
            }
        }
    }
}

#[test]
fn every_target_has_a_corpus_a_program_and_a_place_in_the_list() {
    let names: BTreeSet<_> = TARGETS.iter().map(|target| target.name.to_owned()).collect();
    let folders = fs::read_dir(corpus()).unwrap();
    let folders: BTreeSet<_> = folders
        .map(|folder| folder.unwrap().file_name().into_string().unwrap())
        .collect();
    if cfg!(feature = "whole") {
        assert_eq!(folders, names);
    } else {
        assert!(folders.is_superset(&names), "{names:?}");
    }
    let manifest = fs::read_to_string(corpus().join("../targets/Cargo.toml")).unwrap();
    let mut size = 0;
    for name in &names {
        assert!(
            manifest.contains(&format!("name = \"{name}\"")),
            "{name} has no program"
        );
        let found = inputs(name);
        assert!(!found.is_empty(), "{name} has no input");
        size += found
            .iter()
            .map(|input| fs::metadata(input).unwrap().len())
            .sum::<u64>();
    }
    assert!(size < LARGEST, "{size} bytes");
}
