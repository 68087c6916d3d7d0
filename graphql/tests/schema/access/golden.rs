//! Files that are committed and compared.

use std::{collections::BTreeSet, env, fs, path::Path};

/// Compares a text with its committed file; `UPDATE_ACCESS` writes it again. A difference is told line by line.
pub fn compare(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/schema/access")
        .join(name);
    if env::var_os("UPDATE_ACCESS").is_some() {
        fs::write(&path, text).unwrap();
    }
    let committed = fs::read_to_string(&path).unwrap_or_default();
    let lines = |text: &str| text.lines().map(str::to_owned).collect::<BTreeSet<_>>();
    let (before, after) = (lines(&committed), lines(text));
    let gone: Vec<_> = before
        .difference(&after)
        .map(|line| format!("- {line}"))
        .collect();
    let new: Vec<_> = after
        .difference(&before)
        .map(|line| format!("+ {line}"))
        .collect();
    assert!(
        committed == text,
        "{name} is not what was asked and answered; if every line is right, run this with UPDATE_ACCESS=1:\n{}",
        [gone, new].concat().join("\n")
    );
}
