//! Checkpoints: what they hold, what they find, and that a day has one.

use crate::toy::{self, OPENED, add_office, ask, note, open};
use domain::{
    audit::{Checkpoint, Fault, PublicKey},
    identifier::CaseNumber,
};
use store::{
    Store,
    checkpoint::{CheckpointError, Finding, Wish, log_export, make, newest, proof, verify},
    signature_holds,
    testing::{TestDatabase, audit, keys, ring},
};

store::on_both_databases!(
    a_checkpoint_holds_every_case_and_proves_each,
    a_day_has_one_checkpoint,
    a_case_that_is_not_what_was_signed_is_found,
    checkpoints_that_are_not_what_was_signed_are_found,
    a_discontinued_case_stops_the_next_checkpoint,
    what_a_broken_work_left_does_not_count,
    pages_of_cases_make_one_tree,
    an_export_is_logged,
);

fn public(byte: u8) -> PublicKey {
    *audit(byte).public("k1").unwrap()
}

async fn prepared(database: &TestDatabase) -> Store {
    let store = database.store().await;
    add_office(database).await;
    store
}

fn on_demand() -> Wish {
    Wish {
        at: toy::now(),
        day: None,
        accept: false,
    }
}

fn daily(day: &str) -> Wish {
    Wish {
        day: Some(day.parse().unwrap()),
        ..on_demand()
    }
}

async fn made(store: &Store, wish: Wish) -> Checkpoint {
    make(store, wish).await.unwrap().0.checkpoint
}

async fn findings(store: &Store) -> Vec<Finding> {
    verify(store).await.unwrap().findings
}

async fn more(store: &Store, number: &CaseNumber, version: u64) {
    let answer = ask(store, number, &note(u128::from(version), "more"), version)
        .await
        .unwrap();
    assert_eq!(answer.version, version + 1);
}

async fn count(database: &TestDatabase, table: &str) -> String {
    let found = database
        .texts(&format!("SELECT CAST(count(*) AS text) FROM {table}"))
        .await;
    found[0].clone()
}

/// Removes a case with everything that refers to it.
async fn remove(database: &TestDatabase, number: &CaseNumber) {
    for table in [
        "events",
        "tasks",
        "deadlines",
        "documents",
        "feed",
        "case_keys",
        "requests",
        "notices",
        "inbox",
    ] {
        database
            .execute(&format!("DELETE FROM {table} WHERE case_number = '{number}'"))
            .await;
    }
    database
        .execute(&format!("DELETE FROM cases WHERE number = '{number}'"))
        .await;
}

async fn a_checkpoint_holds_every_case_and_proves_each(database: TestDatabase) {
    let store = prepared(&database).await;
    let empty = made(&store, on_demand()).await;
    assert_eq!((empty.number, empty.cases), (1, 0));
    let mut numbers = vec![];
    for tag in 1..=5 {
        numbers.push(open(&store, tag).await);
    }
    let missing = proof(&store, &numbers[0]).await;
    assert_eq!(missing.unwrap_err(), CheckpointError::NotCovered(1));

    let second = made(&store, on_demand()).await;
    assert_eq!(
        (second.number, second.cases, second.previous.0),
        (2, 5, empty.hash())
    );
    for number in &numbers {
        let proof = proof(&store, number).await.unwrap();
        assert_eq!(proof.verify(Some(&public(3)), signature_holds), Ok(()));
        assert_eq!(proof.events.len() as u64, OPENED);
        let other = proof.verify(Some(&public(4)), signature_holds);
        assert!(matches!(other, Err(Fault::WrongKey { .. })), "{other:?}");
        let text = serde_json::to_string(&proof).unwrap();
        assert!(!text.contains("王小明"), "{text}");
    }

    // A case goes on: the checkpoint still holds, and proves it as far as it had come.
    more(&store, &numbers[2], OPENED).await;
    assert_eq!(findings(&store).await, []);
    assert_eq!(
        proof(&store, &numbers[2]).await.unwrap().events.len() as u64,
        OPENED
    );
    assert_eq!(count(&database, "checkpoint_leaves").await, "5");
    let third = made(&store, on_demand()).await;
    assert_eq!(
        count(&database, "checkpoint_leaves").await,
        "6",
        "only what changed is kept"
    );
    assert_ne!(third.root, second.root);
    for number in &numbers {
        let proof = proof(&store, number).await.unwrap();
        assert_eq!(proof.verify(Some(&public(3)), signature_holds), Ok(()));
    }
    // Erasure by law leaves the chain, so it leaves the checkpoint.
    store::record::erase(&store, &numbers[0]).await.unwrap();
    assert_eq!(findings(&store).await, []);
    let erased = proof(&store, &numbers[0]).await.unwrap();
    assert_eq!(erased.verify(Some(&public(3)), signature_holds), Ok(()));
}

async fn a_day_has_one_checkpoint(database: TestDatabase) {
    let store = prepared(&database).await;
    let number = open(&store, 1).await;
    let all = tokio::join!(
        make(&store, daily("2021-10-22")),
        make(&store, daily("2021-10-22")),
        make(&store, daily("2021-10-22")),
    );
    let all = [all.0.unwrap(), all.1.unwrap(), all.2.unwrap()];
    assert_eq!(all.iter().filter(|(_, new)| *new).count(), 1);
    assert!(all.iter().all(|(signed, _)| *signed == all[0].0));
    more(&store, &number, OPENED).await;
    assert_eq!(made(&store, on_demand()).await.number, 2);
    assert_eq!(
        made(&store, daily("2021-10-22")).await,
        all[0].0.checkpoint,
        "a retry gives the first"
    );
    assert_eq!(made(&store, daily("2021-10-23")).await.number, 3);
    assert_eq!(newest(&store).await.unwrap().unwrap().checkpoint.number, 3);
    assert_eq!(findings(&store).await, []);

    let without = database.store_with(ring(&[("test", 1)])).await;
    let refused = make(&without, daily("2021-10-24")).await;
    assert_eq!(refused.unwrap_err(), CheckpointError::NoKey);
    let unknown = findings(&without).await;
    assert_eq!(unknown[0], Finding::UnknownKey(1, "k1".into()));
}

async fn a_case_that_is_not_what_was_signed_is_found(database: TestDatabase) {
    let store = prepared(&database).await;
    let mut numbers = vec![];
    for tag in 1..=6 {
        numbers.push(open(&store, tag).await);
    }
    made(&store, on_demand()).await;
    let of = |at: usize| format!("case_number = '{}'", numbers[at]);

    // Altered within, with the hash that was signed left in place: the proof names the event.
    let altered = format!(
        "UPDATE events SET commitments = '{{}}' WHERE {} AND version = 2",
        of(0)
    );
    database.execute(&altered).await;
    let altered = proof(&store, &numbers[0])
        .await
        .unwrap()
        .verify(None, signature_holds);
    assert_eq!(altered, Err(Fault::EventAltered { event: 2 }));
    let dropped = format!("DELETE FROM events WHERE {} AND version = 3", of(1));
    database.execute(&dropped).await;
    let dropped = proof(&store, &numbers[1])
        .await
        .unwrap()
        .verify(None, signature_holds);
    assert_eq!(dropped, Err(Fault::EventMissing { event: 3 }));
    assert_eq!(
        findings(&store).await,
        [],
        "these two are for the chain, which `banli check` verifies"
    );

    // Cut off, with a row that knows nothing of it.
    database
        .execute(&format!("DELETE FROM events WHERE {} AND version = 4", of(2)))
        .await;
    // Written anew as a whole: a chain in order, and a fold without differences.
    remove(&database, &numbers[3]).await;
    open(&store, 4).await;
    let differences = store::record::verify::<toy::Toy, toy::LookUp>(&store, &numbers[3]).await;
    assert_eq!(differences.unwrap(), []);
    let anew = proof(&store, &numbers[3])
        .await
        .unwrap()
        .verify(None, signature_holds);
    assert_eq!(anew, Err(Fault::Rewritten));
    // Two cases with each other's events.
    swap(&database, &numbers[4], &numbers[5]).await;
    let swapped = proof(&store, &numbers[4])
        .await
        .unwrap()
        .verify(None, signature_holds);
    assert_eq!(swapped, Err(Fault::EventAltered { event: 1 }));

    let checkpoint = 1;
    let replaced = |at: usize| Finding::EventReplaced {
        case: numbers[at].to_string(),
        event: 4,
        checkpoint,
    };
    let gone = Finding::EventGone {
        case: numbers[2].to_string(),
        event: 4,
        checkpoint,
    };
    assert_eq!(
        findings(&store).await,
        [gone, replaced(3), replaced(4), replaced(5)]
    );
}

/// Gives each of two cases the events of the other.
async fn swap(database: &TestDatabase, one: &CaseNumber, other: &CaseNumber) {
    let columns = "case_number, version, kind, type, schema, at, commitments, body_enc, previous_hash, hash";
    let copied = columns.replacen("version", "version + 100", 1);
    for (from, to) in [(one, other), (other, one)] {
        let copied = copied.replacen("case_number", &format!("'{to}'"), 1);
        database
            .execute(&format!(
                "INSERT INTO events ({columns}) SELECT {copied} FROM events WHERE case_number = '{from}' AND version < 100"
            ))
            .await;
    }
    let both = format!("case_number IN ('{one}', '{other}')");
    database
        .execute(&format!("DELETE FROM events WHERE {both} AND version < 100"))
        .await;
    database
        .execute(&format!("UPDATE events SET version = version - 100 WHERE {both}"))
        .await;
}

async fn checkpoints_that_are_not_what_was_signed_are_found(database: TestDatabase) {
    let store = prepared(&database).await;
    let number = open(&store, 1).await;
    for version in OPENED..OPENED + 3 {
        made(&store, on_demand()).await;
        more(&store, &number, version).await;
    }
    assert_eq!(findings(&store).await, []);
    let zero = if database.is_postgres() {
        r"'\x00'"
    } else {
        "X'00'"
    };
    let thirty_two = zero.replace("00", &"00".repeat(32));

    database
        .execute("UPDATE checkpoints SET cases = cases + 1 WHERE number = 2")
        .await;
    let altered = [Finding::CheckpointAltered(2), Finding::CheckpointReplaced(3)];
    assert_eq!(findings(&store).await, altered);
    database.execute("DELETE FROM checkpoints WHERE number = 2").await;
    assert_eq!(findings(&store).await, [Finding::CheckpointMissing(2)]);
    database
        .execute(&format!(
            "UPDATE checkpoint_leaves SET head_hash = {thirty_two} WHERE checkpoint = 3"
        ))
        .await;
    let [.., replaced, leaves] = &findings(&store).await[..] else {
        panic!("two findings at least");
    };
    assert!(
        matches!(replaced, Finding::EventReplaced { event: 6, .. }),
        "{replaced}"
    );
    assert_eq!(*leaves, Finding::LeavesAltered(3));
    assert_eq!(
        proof(&store, &number).await.unwrap_err(),
        CheckpointError::Damaged(3)
    );

    // Everything signed anew, with a key of the same name.
    for table in ["checkpoints", "checkpoint_leaves"] {
        database.execute(&format!("DELETE FROM {table}")).await;
    }
    let forger = database.store_with(keys().with_audit(audit(9))).await;
    made(&forger, on_demand()).await;
    assert_eq!(findings(&forger).await, []);
    assert_eq!(findings(&store).await, [Finding::CheckpointAltered(1)]);
}

async fn a_discontinued_case_stops_the_next_checkpoint(database: TestDatabase) {
    let store = prepared(&database).await;
    let mut numbers = vec![];
    for tag in 1..=4 {
        numbers.push(open(&store, tag).await);
    }
    more(&store, &numbers[0], OPENED).await;
    made(&store, daily("2021-10-22")).await;
    remove(&database, &numbers[0]).await;
    open(&store, 1).await;
    remove(&database, &numbers[1]).await;
    remove(&database, &numbers[3]).await;
    let refused = make(&store, daily("2021-10-23")).await.unwrap_err();
    let first = [&numbers[0], &numbers[1], &numbers[3]]
        .map(CaseNumber::as_str)
        .join(", ");
    let discontinued = CheckpointError::Discontinued {
        checkpoint: 1,
        count: 3,
        first,
    };
    assert_eq!(refused, discontinued);
    assert_eq!(findings(&store).await.len(), 3);

    // A person has looked: the checkpoint says how many were let pass, and the next one needs nobody.
    let wish = Wish {
        accept: true,
        ..daily("2021-10-23")
    };
    let accepted = made(&store, wish).await;
    assert_eq!((accepted.cases, accepted.discontinued), (2, 3));
    assert_eq!(findings(&store).await, []);
    open(&store, 2).await;
    let next = made(&store, daily("2021-10-24")).await;
    assert_eq!((next.cases, next.discontinued), (3, 0));
    assert_eq!(findings(&store).await, []);
    let proof = proof(&store, &numbers[1]).await.unwrap();
    assert_eq!(proof.verify(Some(&public(3)), signature_holds), Ok(()));
}

async fn what_a_broken_work_left_does_not_count(database: TestDatabase) {
    let store = prepared(&database).await;
    let (number, other) = (open(&store, 1).await, open(&store, 2).await);
    made(&store, on_demand()).await;
    let hash = if database.is_postgres() {
        r"'\x00'"
    } else {
        "X'00'"
    };
    for case in [number.as_str(), toy::number(3).as_str()] {
        database
            .execute(&format!(
                "INSERT INTO checkpoint_leaves VALUES ('{case}', 2, 9, {hash})"
            ))
            .await;
    }
    assert_eq!(findings(&store).await, []);
    proof(&store, &other).await.unwrap();
    let second = made(&store, on_demand()).await;
    assert_eq!((second.cases, second.discontinued), (2, 0));
    assert_eq!(count(&database, "checkpoint_leaves").await, "2");
    assert_eq!(findings(&store).await, []);
}

/// More cases than two pages, copied from one.
async fn pages_of_cases_make_one_tree(database: TestDatabase) {
    const CASES: u16 = 2_100;
    let store = prepared(&database).await;
    let source = open(&store, 0).await;
    let mut numbers: Vec<_> = (1..CASES)
        .map(|tag| {
            let [high, low] = tag.to_be_bytes();
            CaseNumber::new(&source.office(), source.day(), [0, 0, 1, high, low]).unwrap()
        })
        .collect();
    let values: Vec<_> = numbers.iter().map(|number| format!("('{number}')")).collect();
    let copies = format!(
        "(SELECT column1 AS copy FROM (VALUES {}) AS listed) AS copies",
        values.join(",")
    );
    let rest = "kind, status, office, province, applicant, version, state_enc, head_hash, received_at, opened_at, \
                changed_at, due, provisional, escalated, priority, closed, pending_effects, rule_set, channel, \
                waiting_for, receipt_code_index";
    let cases = format!("INSERT INTO cases (number, {rest}) SELECT copy, {rest} FROM cases, {copies}");
    let rest = "version, kind, type, schema, at, commitments, body_enc, previous_hash, hash";
    let events =
        format!("INSERT INTO events (case_number, {rest}) SELECT copy, {rest} FROM events, {copies}");
    database.execute(&format!("{cases}; {events}")).await;
    numbers.insert(0, source.clone());

    let first = made(&store, on_demand()).await;
    assert_eq!(first.cases, u64::from(CASES));
    assert_eq!(findings(&store).await, []);
    let whole = proof(&store, &source).await.unwrap();
    assert_eq!(whole.verify(Some(&public(3)), signature_holds), Ok(()));
    let last = proof(&store, &numbers[2_099]).await.unwrap();
    assert_eq!((last.inclusion.index, last.inclusion.path.len()), (2_099, 5));
    // The first and the last of a page, and the very last.
    let dropped = [&numbers[999], &numbers[1_000], &numbers[2_099]];
    for number in dropped {
        remove(&database, number).await;
    }
    let Err(CheckpointError::Discontinued { count, first, .. }) = make(&store, on_demand()).await else {
        panic!("cases are missing");
    };
    assert_eq!((count, first), (3, dropped.map(CaseNumber::as_str).join(", ")));
}

async fn an_export_is_logged(database: TestDatabase) {
    let store = prepared(&database).await;
    let number = open(&store, 1).await;
    log_export(&store, &number, ("a court asks", toy::now()))
        .await
        .unwrap();
    let rows = database
        .texts("SELECT purpose || ' ' || what || ' ' || case_number FROM read_log")
        .await;
    assert_eq!(rows, [format!("EXPORT HISTORY {number}")]);
}
