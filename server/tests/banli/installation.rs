//! Offices come from a file, and field keys go when nothing needs them any more.
use crate::process::{complaint, finished};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Output,
};
use tempfile::TempDir;

/// A migrated record in a folder of its own.
pub fn migrated() -> (TempDir, PathBuf) {
    let home = tempfile::tempdir().unwrap();
    let output = finished(home.path(), &["migrate"]);
    assert!(output.status.success(), "{}", complaint(&output));
    let keys = home.path().join("banli-data/keys.toml");
    (home, keys)
}

fn import(home: &Path, text: &str) -> Output {
    fs::write(home.join("offices.toml"), text).unwrap();
    fs::write(home.join("plates-in-use.tsv"), "# none\n").unwrap();
    finished(home, &["import", "offices.toml"])
}

pub fn example() -> String {
    fs::read_to_string(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/../docs/offices.example.toml"
    ))
    .unwrap()
}

pub fn said(output: &Output) -> String {
    assert!(output.status.success(), "{}", complaint(output));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn offices_come_from_a_file_once() {
    let (home, _) = migrated();
    let first = said(&import(home.path(), &example()));
    assert!(
        first.contains("offices: 2 added, 0 changed, 0 as they were"),
        "{first}"
    );
    assert!(first.contains("staff posts: 3 added"), "{first}");
    let again = said(&import(home.path(), &example()));
    assert!(
        again.contains("offices: 0 added, 0 changed, 2 as they were"),
        "{again}"
    );
    let renamed = example().replace("Hangzhou vehicle office\"\ndays", "Hangzhou\"\ndays");
    let changed = said(&import(home.path(), &renamed));
    assert!(
        changed.contains("offices: 0 added, 1 changed, 1 as they were"),
        "{changed}"
    );
}

#[test]
fn a_file_with_a_fault_changes_nothing() {
    let (home, _) = migrated();
    let broken = example() + "\n[[offices]]\ncode = \"3301\"\nname_zh = \"x\"\nname_en = \"x\"\n";
    let output = import(home.path(), &broken);
    assert_eq!(output.status.code(), Some(1));
    assert!(
        complaint(&output).contains("offices[3].code"),
        "{}",
        complaint(&output)
    );
    let after = said(&import(home.path(), &example()));
    assert!(after.contains("offices: 2 added"), "{after}");
}

#[test]
fn an_import_needs_the_schema() {
    let home = tempfile::tempdir().unwrap();
    let output = import(home.path(), &example());
    assert!(
        complaint(&output).contains("banli migrate"),
        "{}",
        complaint(&output)
    );
    let output = finished(home.path(), &["import", "nowhere.toml"]);
    assert!(
        complaint(&output).contains("nowhere.toml"),
        "{}",
        complaint(&output)
    );
}

/// The key file with another field key in it, which writes; without the old one if `alone`.
fn rotated(text: &str, alone: bool) -> String {
    let (before, field) = text.split_once("[field]").unwrap();
    let old = field.lines().find(|line| line.starts_with("\"1\"")).unwrap();
    let old = if alone { "" } else { old };
    let new = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    format!("{before}[field]\nprimary = \"2\"\n[field.keys]\n\"2\" = \"{new}\"\n{old}\n")
}

#[test]
fn an_old_field_key_can_go_after_a_rekey() {
    let (home, keys) = migrated();
    said(&import(home.path(), &example()));
    let first = fs::read_to_string(&keys).unwrap();
    fs::write(&keys, rotated(&first, true)).unwrap();
    let early = finished(home.path(), &["rekey"]);
    assert_eq!(early.status.code(), Some(1));
    assert!(complaint(&early).contains("4 values"), "{}", complaint(&early));

    fs::write(&keys, rotated(&first, false)).unwrap();
    let done = said(&finished(home.path(), &["rekey"]));
    assert!(done.contains("persons.name_enc: 2 sealed anew, 0 left"), "{done}");
    let again = said(&finished(home.path(), &["rekey"]));
    assert!(
        again.contains("persons.name_enc: 0 sealed anew, 0 left"),
        "{again}"
    );

    fs::write(&keys, rotated(&first, true)).unwrap();
    let names = said(&import(home.path(), &example()));
    assert!(
        names.contains("staff names: 0 added, 0 changed, 2 as they were"),
        "{names}"
    );
    let check = finished(home.path(), &["check"]);
    let text = String::from_utf8_lossy(&check.stdout);
    assert!(text.contains("fields 2 can be read"), "{text}");
}
