//! The files of the repository, and what holds for all of them.

use std::{
    fs,
    path::{Path, PathBuf},
};

/// Longest Rust file outside tests, in lines.
const LONGEST: usize = 400;
/// Files that may be longer, each with its reason. An entry that is no longer needed fails too.
const LONGER: &[(&str, &str)] = &[];

/// The folder of the workspace.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// The text of a file of the repository.
pub fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("failed to read {path}: {error}"))
}

/// Every file that people wrote, by its path in the repository: no build output, no data of a demo, nothing of git.
pub fn all() -> Vec<String> {
    let mut found = vec![];
    collect(&root(), &mut found);
    found.sort();
    found
}

fn collect(folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            let is_ours = !name.starts_with('.') || name == ".ci";
            // `pip` and Python keep these; the demo keeps its data beside the clone.
            let is_made = matches!(
                name.as_str(),
                "target" | "banli-data" | "__pycache__" | "node_modules"
            );
            if is_ours && !is_made {
                collect(&path, found);
            }
        } else if name != ".git" {
            // In a work tree `.git` is a file of git's own.
            let inside = path.strip_prefix(root()).unwrap();
            found.push(inside.to_str().unwrap().to_owned());
        }
    }
}

/// The files whose names end like this.
pub fn ending(end: &str) -> impl Iterator<Item = String> {
    all().into_iter().filter(move |path| path.ends_with(end))
}

fn is_test(path: &str) -> bool {
    path.contains("/tests/") || path.ends_with("/tests.rs") || path.starts_with("tests/")
}

#[test]
fn no_product_file_is_longer_than_a_person_reads() {
    let mut wrong = vec![];
    for path in ending(".rs").filter(|path| !is_test(path)) {
        let lines = read(&path).lines().count();
        let excused = LONGER.iter().any(|(named, _)| *named == path);
        if excused != (lines > LONGEST) {
            wrong.push(format!("{path}: {lines} lines"));
        }
    }
    assert!(
        wrong.is_empty(),
        "split these into a folder of modules, or mend LONGER: {wrong:#?}"
    );
}

#[test]
fn no_file_names_a_folder_of_somebody_s_machine() {
    // Put together, so that this file does not name one either.
    let roots = ["work", "root", "home", "Users"].map(|folder| format!("/{folder}/"));
    let mut wrong = vec![];
    for path in all() {
        let Ok(text) = fs::read_to_string(root().join(&path)) else {
            continue;
        };
        for (number, line) in text.lines().enumerate() {
            if roots.iter().any(|folder| names(line, folder)) {
                wrong.push(format!("{path}:{}: {}", number + 1, line.trim()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Whether the line holds the folder as the beginning of a path, not as a part of a longer one or of an address.
fn names(line: &str, folder: &str) -> bool {
    line.match_indices(folder).any(|(at, _)| {
        !line[..at].ends_with(|before: char| before.is_alphanumeric() || "._-}/".contains(before))
    })
}

#[test]
fn a_machine_path_is_told_from_a_part_of_an_address() {
    let folder = &format!("/{}/", "home");
    assert!(names(&format!("open {folder}anna/x"), folder));
    assert!(!names(&format!("https://example.org{folder}x"), folder));
}
