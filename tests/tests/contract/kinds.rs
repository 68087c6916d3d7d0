//! What was asked of one case kind is asked of each: a kind that a harness forgets fails here, by its name.

use crate::files;

/// What each kind is put through, and the file that names the kinds it does so with.
const HARNESSES: &[(&str, &str)] = &[
    (
        "every activity breaks at every point",
        "tests/tests/journeys/faults.rs",
    ),
    (
        "Temporal is lost or older than the record",
        "tests/tests/journeys/engine.rs",
    ),
    ("a case of thousands of commands", "tests/tests/journeys/long.rs"),
    ("what is outside stays away", "tests/tests/journeys/outage.rs"),
    ("a request is answered once", "tests/tests/journeys/requests.rs"),
    ("the store cannot be written", "tests/tests/journeys/store.rs"),
    ("the row after a restore", "server/tests/banli/restore/mod.rs"),
    ("kill -9 at random", "server/tests/banli/storm/mod.rs"),
    ("canaries in every input", "server/tests/banli/canary/inputs.rs"),
    ("bad input", "server/tests/banli/bad_input/commands.rs"),
    ("who sees what", "graphql/tests/schema/access/seed.rs"),
    ("not yours is not there", "graphql/tests/schema/access/alike.rs"),
    ("streams that go on", "graphql/tests/schema/streams/writers.rs"),
    (
        "actions are what the record answers",
        "graphql/tests/schema/actions.rs",
    ),
];

/// The kinds of the product, by the name that each has at every level.
fn kinds() -> Vec<String> {
    let rules = files::ending("/mod.rs").filter(|path| path.starts_with("domain/src/"));
    let kinds = rules.filter(|path| files::read(path).contains("impl CaseKind for "));
    kinds
        .map(|path| path.split('/').nth(2).unwrap().to_owned())
        .collect()
}

/// `licence_application` as the type of Rust that stands for it.
fn type_of(kind: &str) -> String {
    let words = kind.split('_').map(|word| word[..1].to_uppercase() + &word[1..]);
    words.collect()
}

fn forgets(kind: &str, file: &str) -> bool {
    let text = files::read(file);
    !text.contains(kind) && !text.contains(&type_of(kind))
}

fn forgotten(kind: &str) -> Vec<String> {
    let forgetting = HARNESSES.iter().filter(|(_, file)| forgets(kind, file));
    forgetting
        .map(|(what, file)| format!("{kind}: {what} ({file})"))
        .collect()
}

#[test]
fn every_kind_is_put_through_every_harness() {
    let kinds = kinds();
    assert!(kinds.contains(&"licence_application".to_owned()), "{kinds:?}");
    let forgotten: Vec<_> = kinds.iter().flat_map(|kind| forgotten(kind)).collect();
    assert!(forgotten.is_empty(), "{forgotten:#?}");
}

#[test]
fn a_kind_that_was_forgotten_is_named() {
    let forgotten = forgotten("parking_permit");
    assert_eq!(forgotten.len(), HARNESSES.len());
    assert!(
        forgotten[0].starts_with("parking_permit: every activity breaks"),
        "{}",
        forgotten[0]
    );
}
