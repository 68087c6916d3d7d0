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

/// What the kinds under construction are still to be put through: a line goes when its harness names the kind, and none may
/// come in with anything else.
const STILL_TO_COME: &[(&str, &[&str])] = &[
    (
        "file_handover",
        &[
            "every activity breaks at every point",
            "Temporal is lost or older than the record",
            "a case of thousands of commands",
            "what is outside stays away",
            "a request is answered once",
            "the store cannot be written",
            "canaries in every input",
            "bad input",
            "streams that go on",
        ],
    ),
    (
        "vehicle_transfer",
        &[
            "every activity breaks at every point",
            "Temporal is lost or older than the record",
            "a case of thousands of commands",
            "what is outside stays away",
            "a request is answered once",
            "the store cannot be written",
            "canaries in every input",
            "bad input",
        ],
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

fn forgotten(kind: &str) -> Vec<String> {
    let of_rust = type_of(kind);
    let forgetting = HARNESSES.iter().filter(|(_, file)| {
        let text = files::read(file);
        !text.contains(kind) && !text.contains(&of_rust)
    });
    forgetting
        .map(|(what, file)| format!("{kind}: {what} ({file})"))
        .collect()
}

#[test]
fn every_kind_is_put_through_every_harness() {
    let kinds = kinds();
    assert!(kinds.contains(&"licence_application".to_owned()), "{kinds:?}");
    for kind in kinds {
        let still_to_come = STILL_TO_COME.iter().find(|(name, _)| *name == kind);
        let known = still_to_come.map_or(&[][..], |(_, harnesses)| harnesses);
        let known: Vec<_> = known.iter().map(|what| format!("{kind}: {what}")).collect();
        let forgotten = forgotten(&kind);
        let forgotten: Vec<_> = forgotten
            .iter()
            .map(|line| line.split(" (").next().unwrap())
            .collect();
        assert_eq!(
            forgotten, known,
            "each harness, or a line that says it is missing"
        );
    }
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
