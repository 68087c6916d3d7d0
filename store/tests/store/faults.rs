//! Errors say what to do about them, and nothing of what is in the record.

use crate::toy::{OPENED, Toy, ask, note, open, opening_request, prepared};
use sea_orm::{ConnectionTrait, Database, TransactionTrait};
use store::{
    Remedy, Store, StoreError,
    record::load,
    testing::{TestDatabase, keys},
};

store::on_both_databases!(
    a_read_only_database_is_unhealable,
    a_locked_database_is_tried_again,
    an_absent_office_fails
);

async fn a_read_only_database_is_unhealable(database: TestDatabase) {
    let number = open(&prepared(&database).await, 1).await;
    let url = if database.is_postgres() {
        let name = name(&database);
        database
            .execute(&format!(
                "ALTER DATABASE {name} SET default_transaction_read_only = on"
            ))
            .await;
        database.url().to_owned()
    } else {
        format!("{}?mode=ro", database.url())
    };
    let store = Store::connect(&url, keys()).await.unwrap();
    store.ping().await.unwrap();
    let error = ask(&store, &number, &note(2, "one"), OPENED).await.unwrap_err();
    assert_eq!(
        (error.clone(), error.remedy()),
        (StoreError::ReadOnly, Remedy::Unhealable)
    );
}

/// What another writer holds too long is tried again, and comes free.
async fn a_locked_database_is_tried_again(database: TestDatabase) {
    let number = open(&prepared(&database).await, 1).await;
    if database.is_postgres() {
        database
            .execute(&format!(
                "ALTER DATABASE {} SET lock_timeout = '100ms'",
                name(&database)
            ))
            .await;
    }
    let store = Store::connect(database.url(), keys()).await.unwrap();
    let other = Database::connect(database.url()).await.unwrap();
    let tx = other.begin().await.unwrap();
    tx.execute_unprepared("UPDATE cases SET priority = 0")
        .await
        .unwrap();
    let error = ask(&store, &number, &note(2, "one"), OPENED).await.unwrap_err();
    assert!(matches!(error, StoreError::Busy(_)) && error.retry(), "{error}");
    tx.rollback().await.unwrap();
    assert_eq!(
        ask(&store, &number, &note(2, "one"), OPENED)
            .await
            .unwrap()
            .version,
        OPENED + 1
    );
}

/// The name of a database of `PostgreSQL`.
fn name(database: &TestDatabase) -> &str {
    database
        .url()
        .rsplit_once("localhost:5432/")
        .and_then(|(_, rest)| rest.split('?').next())
        .unwrap()
}

async fn an_absent_office_fails(database: TestDatabase) {
    let store = database.store().await;
    let error = ask(&store, &crate::toy::number(1), &opening_request(1), 0)
        .await
        .unwrap_err();
    assert_eq!(
        (error.clone(), error.remedy()),
        (StoreError::Missing("the office"), Remedy::Fail)
    );
}

#[tokio::test]
async fn a_server_that_is_away_is_tried_again() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!(
        "postgres://nobody@localhost/none?host={}",
        folder.path().display()
    );
    let error = Store::connect(&url, keys()).await.unwrap_err();
    assert!(error.retry(), "{error:?}");
}

#[tokio::test]
async fn settings_that_lose_the_record_are_refused() {
    for url in ["sqlite::memory:", "sqlite://x?mode=memory", "mysql://x/y"] {
        assert_eq!(
            Store::connect(url, keys()).await.unwrap_err().remedy(),
            Remedy::Fail,
            "{url}"
        );
    }
}

/// As `SQLite` does by itself where a COMMIT finds the disk full: the connection is not to be trusted with another one.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn nothing_is_lost_after_a_transaction_that_sqlite_rolled_back_by_itself() {
    let database = TestDatabase::sqlite();
    let store = prepared(&database).await;
    let number = open(&store, 1).await;
    let trigger = "CREATE TRIGGER ends BEFORE INSERT ON events BEGIN SELECT RAISE(ROLLBACK, 'no room'); END";
    database.execute(trigger).await;
    for request in 2..10 {
        ask(&store, &number, &note(request, "one"), OPENED)
            .await
            .unwrap_err();
    }
    database.execute("DROP TRIGGER ends").await;
    // Rolled back to a savepoint, if the connection believes that a transaction is open: what is recorded after that stays in it.
    ask(&store, &number, &note(2, "one"), OPENED + 7)
        .await
        .unwrap_err();
    for (request, version) in (2..10).zip(OPENED..) {
        let recorded = ask(&store, &number, &note(request, "one"), version).await;
        assert_eq!(recorded.unwrap().version, version + 1);
    }
    let fresh = Store::connect(database.url(), keys()).await.unwrap();
    let loaded = load::<Toy>(&fresh, &number).await.unwrap().unwrap();
    assert_eq!(loaded.version, OPENED + 8, "what was answered was recorded");
}
