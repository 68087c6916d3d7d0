//! A case that nobody touched verifies; whatever is touched is found.

use crate::toy::{Ask, Command, LookUp, OPENED, Toy, ask, clerk, envelope, note, open, prepared};
use domain::{
    case::{CaseCommand, Document, DocumentId, Envelope, TaskId},
    identifier::CaseNumber,
    law::DocumentKind,
};
use store::{
    Store,
    record::{Difference, verify},
    testing::TestDatabase,
};
use uuid::Uuid;

store::on_both_databases!(
    a_case_that_nobody_touched_verifies,
    every_column_counts,
    rows_that_go_or_move_are_found
);

/// A case with a task claimed, a document and notes.
async fn lived(store: &Store, tag: u8) -> CaseNumber {
    let number = open(store, tag).await;
    let document = Document {
        id: DocumentId(Uuid::from_u128(u128::from(tag))),
        kind: DocumentKind::ALL[0],
        media_type: "image/jpeg".into(),
        size: 3,
        sha256: "ab".repeat(32),
    };
    let claim = envelope(2, Command::Shared(CaseCommand::ClaimTask { task: TaskId(1) }));
    let claim = Envelope {
        actor: clerk(),
        ..claim
    };
    let attach = envelope(3, Command::Shared(CaseCommand::AttachDocument { document }));
    for (version, envelope) in (OPENED..).zip([&claim, &attach, &note(4, "one"), &note(5, "two")]) {
        let answer = ask(store, &number, envelope, version).await.unwrap();
        assert!(answer.outcome.is_ok(), "{:?}", answer.outcome);
    }
    number
}

async fn differences(store: &Store, number: &CaseNumber) -> Vec<Difference> {
    verify::<Toy, LookUp>(store, number)
        .await
        .unwrap_or_else(|error| {
            vec![Difference {
                place: error.to_string(),
                row: String::new(),
            }]
        })
}

async fn a_case_that_nobody_touched_verifies(database: TestDatabase) {
    let store = prepared(&database).await;
    let number = lived(&store, 1).await;
    assert_eq!(differences(&store, &number).await, []);
    ask(
        &store,
        &number,
        &envelope(6, Command::Own(Ask::Close)),
        OPENED + 4,
    )
    .await
    .unwrap();
    assert_eq!(differences(&store, &number).await, []);
}

/// The columns of a table with their types in lower case, `name type`.
async fn columns(database: &TestDatabase, table: &str) -> Vec<(String, String)> {
    let query = if database.is_postgres() {
        format!(
            "SELECT column_name || ' ' || data_type FROM information_schema.columns WHERE table_name = '{table}'"
        )
    } else {
        format!("SELECT name || ' ' || lower(type) FROM pragma_table_info('{table}')")
    };
    let columns = database.texts(&query).await;
    columns
        .iter()
        .map(|column| column.split_once(' ').unwrap())
        .map(|(a, b)| (a.into(), b.into()))
        .collect()
}

/// Another value of the same type.
fn bent(column: &str, of_type: &str, postgres: bool) -> String {
    match of_type {
        "boolean" => format!("NOT {column}"),
        "bytea" => r"'\x00'".into(),
        "blob" => "X'00'".into(),
        of_type if of_type.starts_with("json") => "'{}'".into(),
        of_type if of_type.contains("timestamp") => "'2001-01-01T00:00:00+00:00'".into(),
        of_type if of_type.starts_with("date") => "'2001-01-01'".into(),
        "integer" | "bigint" => format!("{column} + 7"),
        _ if column == "applicant" || column.ends_with("_by") => {
            "'00000000-0000-0000-0000-0000000000ff'".into()
        }
        _ if column == "id" => "'00000000-0000-0000-0000-0000000000ff'".into(),
        "text" if column == "office" => "'33020001'".into(),
        "text" => format!("coalesce({column}, '') || 'x'"),
        other => panic!("no other value for {other} (PostgreSQL: {postgres})"),
    }
}

async fn every_column_counts(database: TestDatabase) {
    let store = prepared(&database).await;
    let postgres = database.is_postgres();
    let values = "'33020001', '宁波车管所', 'Ningbo', '330100', '330000', 'VEHICLE_OFFICE', '[]'";
    let names = "code, name_zh, name_en, division, province, kind, days_off";
    database
        .execute(&format!("INSERT INTO offices ({names}) VALUES ({values})"))
        .await;
    let mut tag = 0;
    for table in ["cases", "events", "tasks", "deadlines", "documents"] {
        let key = if table == "cases" { "number" } else { "case_number" };
        for (column, of_type) in columns(&database, table).await {
            // A case's number is the foreign key of everything; a file's name is sealed and not an event's.
            if column == key || column == "name_enc" {
                continue;
            }
            tag += 1;
            let number = lived(&store, tag).await;
            let quoted = format!("\"{column}\"");
            let value = bent(&column, &of_type, postgres).replace(&column, &quoted);
            let row = if table == "events" { " AND version = 3" } else { "" };
            database
                .execute(&format!(
                    "UPDATE {table} SET {quoted} = {value} WHERE {key} = '{number}'{row}"
                ))
                .await;
            assert_ne!(differences(&store, &number).await, [], "{table}.{column}");
        }
    }
    assert!(tag > 50, "only {tag} columns were tried");
}

async fn rows_that_go_or_move_are_found(database: TestDatabase) {
    let store = prepared(&database).await;
    let found = [
        (
            "DELETE FROM events WHERE version = 8 AND case_number = 'N'",
            "cases.head_hash",
        ),
        (
            "DELETE FROM events WHERE version = 3 AND case_number = 'N'",
            "events.version",
        ),
        ("DELETE FROM tasks WHERE case_number = 'N'", "tasks"),
        ("DELETE FROM deadlines WHERE case_number = 'N'", "deadlines"),
        ("DELETE FROM documents WHERE case_number = 'N'", "documents"),
        (
            "UPDATE events SET body_enc = (SELECT body_enc FROM events WHERE case_number = 'N' AND version = 7) \
          WHERE case_number = 'N' AND version = 8",
            "events.body_enc",
        ),
        (
            "UPDATE case_keys SET wrapped_key = (SELECT wrapped_key FROM case_keys WHERE case_number = 'M') \
          WHERE case_number = 'N'",
            "case_keys.wrapped_key",
        ),
    ];
    let other = lived(&store, 100).await;
    for (tag, (statement, place)) in (1..).zip(found) {
        let number = lived(&store, tag).await;
        let statement = statement
            .replace("'N'", &format!("'{number}'"))
            .replace("'M'", &format!("'{other}'"));
        database.execute(&statement).await;
        let places: Vec<_> = differences(&store, &number)
            .await
            .into_iter()
            .map(|found| found.place)
            .collect();
        assert!(
            places.iter().any(|found| found == place),
            "{statement}: {places:?}"
        );
    }
    assert_eq!(differences(&store, &other).await, []);
}
