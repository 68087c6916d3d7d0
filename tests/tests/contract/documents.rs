//! What the documents point at is there.

use crate::files;
use std::{collections::BTreeSet, fs};

/// Crates and folders at the top that a path in a text can begin with.
const FOLDERS: [&str; 16] = [
    ".ci",
    "activities",
    "benches",
    "docker",
    "docs",
    "domain",
    "files",
    "fuzz",
    "gateway",
    "graphql",
    "migrations",
    "pages",
    "server",
    "store",
    "tests",
    "workflows",
];

/// Documents that people wrote for people who work on this.
fn documents() -> impl Iterator<Item = String> {
    files::ending(".md")
}

/// The targets of `[text](target)`.
fn links(text: &str) -> Vec<&str> {
    text.split("](")
        .skip(1)
        .filter_map(|rest| rest.split_once(')').map(|(target, _)| target))
        .collect()
}

/// What stands between single backticks, outside fenced blocks.
fn quoted(text: &str) -> Vec<String> {
    let mut fenced = false;
    let mut found = vec![];
    for line in text.lines() {
        if line.trim_start().starts_with("```") {
            fenced = !fenced;
        } else if !fenced {
            found.extend(line.split('`').skip(1).step_by(2).map(str::to_owned));
        }
    }
    found
}

/// The heading as an address within its page, as GitHub makes it.
fn anchor(heading: &str) -> String {
    let kept = heading.trim_start_matches('#').trim().to_lowercase();
    let kept = kept
        .chars()
        .filter(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.map(|c| if c == ' ' { '-' } else { c }).collect()
}

fn has_anchor(path: &str, wanted: &str) -> bool {
    files::read(path)
        .lines()
        .filter(|line| line.starts_with('#'))
        .any(|line| anchor(line) == wanted)
}

#[test]
fn every_link_leads_somewhere() {
    let mut wrong = vec![];
    for document in documents() {
        let folder = document.rsplit_once('/').map_or("", |(folder, _)| folder);
        let text = files::read(&document);
        for link in links(&text)
            .into_iter()
            .filter(|link| !link.contains("://") && !link.starts_with("mailto:"))
        {
            let (path, place) = link.split_once('#').unwrap_or((link, ""));
            let target = if path.is_empty() {
                document.clone()
            } else {
                normal(&format!("{folder}/{path}"))
            };
            let there = files::root().join(&target).exists();
            if !there || (!place.is_empty() && !has_anchor(&target, place)) {
                wrong.push(format!("{document}: {link}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// A path without `.` and `..`.
fn normal(path: &str) -> String {
    let mut parts = vec![];
    for part in path.split('/').filter(|part| !part.is_empty() && *part != ".") {
        if part == ".." {
            parts.pop();
        } else {
            parts.push(part);
        }
    }
    parts.join("/")
}

/// Whether a quoted text is a path of ours: it begins with one of our folders, and holds no place for a name (`<kind>`, `*`, `…`).
fn path_of(quoted: &str) -> Option<&str> {
    let (first, rest) = quoted.split_once('/')?;
    let plain = quoted
        .chars()
        .all(|c| c.is_ascii_alphanumeric() || "._-/".contains(c));
    let in_text = rest.is_empty()
        || rest.contains('.')
        || rest.contains('/')
        || rest.chars().all(|c| c.is_lowercase() || c == '_');
    (FOLDERS.contains(&first) && plain && in_text).then_some(quoted)
}

#[test]
fn every_path_that_a_document_names_is_there() {
    let mut wrong = vec![];
    for document in documents() {
        let text = files::read(&document);
        for name in quoted(&text) {
            let missing = path_of(&name).is_some_and(|path| !files::root().join(path).exists());
            if missing {
                wrong.push(format!("{document}: {name}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn every_document_that_the_code_names_is_there() {
    let mut wrong = vec![];
    for path in files::ending(".rs").chain(files::ending(".toml")) {
        for (at, _) in files::read(&path).match_indices("docs/") {
            let text = files::read(&path);
            let name: String = text[at..]
                .chars()
                .take_while(|c| c.is_ascii_alphanumeric() || "._-/".contains(*c))
                .collect();
            let name = name.trim_end_matches(['.', '/']);
            let end = name.rsplit_once('.').map(|(_, end)| end);
            let is_file = matches!(end, Some("md" | "toml" | "graphql"));
            if is_file && !text[..at].ends_with('/') && !files::root().join(name).exists() {
                wrong.push(format!("{path}: {name}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn the_readme_is_short_and_begins_with_the_two_commands() {
    let text = files::read("README.md");
    assert!(text.lines().count() < 120, "{} lines", text.lines().count());
    let first = text.split("```").nth(1).unwrap();
    let (run, tests) = (first.find("cargo run"), first.find("cargo test"));
    assert!(run.is_some() && tests.is_some() && run < tests, "{first}");
}

/// The folders in the first column of README's table.
fn in_the_readme() -> BTreeSet<String> {
    let text = files::read("README.md");
    let rows = text.lines().filter(|line| line.starts_with("| `"));
    let first = rows
        .filter_map(|row| row.split('`').nth(1))
        .filter(|cell| cell.ends_with('/'));
    first.map(|cell| cell.trim_end_matches('/').to_owned()).collect()
}

#[test]
fn the_readme_finds_the_way_to_every_folder() {
    let entries = fs::read_dir(files::root()).unwrap().map(|entry| entry.unwrap());
    let folders = entries.filter(|entry| entry.path().is_dir());
    let names = folders.map(|entry| entry.file_name().to_string_lossy().into_owned());
    let there: BTreeSet<String> = names
        .filter(|name| !name.starts_with('.') && !matches!(name.as_str(), "target" | "banli-data"))
        .collect();
    assert_eq!(in_the_readme(), there);
}

#[test]
fn every_document_of_the_folder_is_in_its_index() {
    let index = files::read("docs/README.md");
    let targets = links(&index);
    let mut missing = vec![];
    for path in documents().filter(|path| path.starts_with("docs/") && path != "docs/README.md") {
        let inside = path.trim_start_matches("docs/");
        // A folder is in the index by its own index.
        let by_folder = inside
            .split_once('/')
            .map(|(folder, _)| format!("{folder}/README.md"));
        let listed =
            targets.contains(&inside) || by_folder.is_some_and(|index| targets.contains(&index.as_str()));
        if !listed {
            missing.push(path);
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn links_and_quoted_paths_are_found() {
    assert_eq!(links("see [a](b.md) and [c](../d.md#e)"), ["b.md", "../d.md#e"]);
    assert_eq!(quoted("`a/b`\n```\n`no`\n```\n`c`"), ["a/b", "c"]);
    assert_eq!(normal("docs/recipes/../limits.md"), "docs/limits.md");
    assert_eq!(anchor("## A command, followed"), "a-command-followed");
    assert_eq!(path_of("domain/src/<kind>"), None);
    assert_eq!(path_of("store/src/record"), Some("store/src/record"));
}
