//! A transaction that ends in the middle leaves nothing, and a server that is killed keeps what it promised.

use crate::toy::{Facts, LookUp, OPENED, Toy, ask, note, now, number, open, opening_request, prepared};
use std::sync::Arc;
use store::{
    StoreError,
    record::{Gather, Gathering, RecordInput, load, record, verify},
    testing::{PostgresServer, TestDatabase},
};
use tokio::sync::Notify;

store::on_both_databases!(
    a_dropped_transaction_leaves_nothing,
    a_write_that_fails_at_the_end_leaves_nothing,
);

/// Look-ups that never come back.
struct Stuck(Arc<Notify>);

impl Gather<Toy> for Stuck {
    async fn gather(&self, _: Gathering<'_, Toy>) -> Result<Facts, StoreError> {
        self.0.notify_one();
        std::future::pending().await
    }
}

async fn a_dropped_transaction_leaves_nothing(database: TestDatabase) {
    let store = prepared(&database).await;
    let number = open(&store, 1).await;
    let reached = Arc::new(Notify::new());
    let stuck = tokio::spawn({
        let (store, number, reached) = (store.clone(), number.clone(), reached.clone());
        async move {
            let input = RecordInput {
                number: &number,
                envelope: &note(2, "one"),
                expected_version: OPENED,
                now: now(),
            };
            record::<Toy, _>(&store, &Stuck(reached), input).await
        }
    });
    reached.notified().await;
    stuck.abort();
    assert!(stuck.await.unwrap_err().is_cancelled());
    assert_eq!(
        load::<Toy>(&store, &number).await.unwrap().unwrap().version,
        OPENED
    );
    // The lock went with it, and the request is as new.
    assert_eq!(
        ask(&store, &number, &note(2, "one"), OPENED)
            .await
            .unwrap()
            .version,
        OPENED + 1
    );
    assert_eq!(verify::<Toy, LookUp>(&store, &number).await, Ok(vec![]));
}

/// The feed is the last but one write.
async fn a_write_that_fails_at_the_end_leaves_nothing(database: TestDatabase) {
    let store = prepared(&database).await;
    let opened = open(&store, 1).await;
    database.execute("ALTER TABLE feed RENAME TO away").await;
    assert!(ask(&store, &opened, &note(2, "one"), OPENED).await.is_err());
    assert!(ask(&store, &number(2), &opening_request(1), 0).await.is_err());
    database.execute("ALTER TABLE away RENAME TO feed").await;
    assert_eq!(load::<Toy>(&store, &number(2)).await, Ok(None));
    assert_eq!(verify::<Toy, LookUp>(&store, &opened).await, Ok(vec![]));
    assert_eq!(
        ask(&store, &opened, &note(2, "one"), OPENED)
            .await
            .unwrap()
            .version,
        OPENED + 1
    );
    assert_eq!(
        ask(&store, &number(2), &opening_request(1), 0)
            .await
            .unwrap()
            .version,
        OPENED
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_killed_server_keeps_what_was_committed() {
    let mut server = PostgresServer::durable();
    let database = TestDatabase::on(&server).await;
    let store = prepared(&database).await;
    let number = open(&store, 1).await;
    server.kill();
    let away = load::<Toy>(&store, &number).await.unwrap_err();
    assert!(away.retry(), "{away}");
    server.restart();
    let found = load::<Toy>(&store, &number).await.unwrap().unwrap();
    assert_eq!(found.version, OPENED);
    assert_eq!(verify::<Toy, LookUp>(&store, &number).await.unwrap(), vec![]);
}
