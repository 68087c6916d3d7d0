//! The manifest of the workspace: every dependency says what it is for.

use crate::files;

/// The lines of a table of the root manifest.
fn table(name: &str) -> Vec<String> {
    let text = files::read("Cargo.toml");
    let lines = text
        .lines()
        .skip_while(|line| *line != format!("[{name}]"))
        .skip(1);
    lines
        .take_while(|line| !line.starts_with('['))
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_dependency_says_what_it_is_for() {
    let entries: Vec<String> = table("workspace.dependencies")
        .into_iter()
        .filter(|line| line.contains(" = "))
        .collect();
    assert!(entries.len() > 50, "the table was not found");
    let silent: Vec<_> = entries.iter().filter(|line| !line.contains("# ")).collect();
    assert!(silent.is_empty(), "{silent:#?}");
}

#[test]
fn every_relaxed_lint_says_why() {
    let silent: Vec<_> = table("workspace.lints.clippy")
        .into_iter()
        .filter(|line| line.contains("\"allow\"") && !line.contains("# "))
        .collect();
    assert!(silent.is_empty(), "{silent:#?}");
}

#[test]
fn every_crate_takes_its_versions_from_the_workspace() {
    let mut wrong = vec![];
    for path in files::ending("Cargo.toml").filter(|path| path.matches('/').count() == 1) {
        let text = files::read(&path);
        for line in text.lines().filter(|line| line.contains("version = \"")) {
            // Under another name than its package: a rename cannot be inherited.
            let renamed = line.contains("package = ");
            if !renamed {
                wrong.push(format!("{path}: {line}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
