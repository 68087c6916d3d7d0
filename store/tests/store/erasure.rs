//! Keys that rotate and keys that go.

use crate::toy::{LookUp, OPENED, Toy, add_office, ask, note, open, opening_of};
use store::{
    StoreError,
    record::{Difference, erase, load, verify},
    testing::{TestDatabase, ring},
};

store::on_both_databases!(
    keys_rotate_with_the_work,
    after_a_rekey_the_old_key_can_go,
    an_erased_case_keeps_its_chain,
);

async fn keys_rotate_with_the_work(database: TestDatabase) {
    let before = database.store_with(ring(&[("old", 1)])).await;
    add_office(&database).await;
    let (kept, used) = (open(&before, 1).await, open(&before, 2).await);
    let between = database.store_with(ring(&[("new", 2), ("old", 1)])).await;
    assert_eq!(
        ask(&between, &used, &note(2, "one"), OPENED)
            .await
            .unwrap()
            .version,
        OPENED + 1
    );
    let fresh = open(&between, 3).await;
    for case in [&kept, &used, &fresh] {
        assert_eq!(verify::<Toy, LookUp>(&between, case).await, Ok(vec![]));
    }
    let ids = database
        .texts("SELECT key_id FROM case_keys ORDER BY case_number")
        .await;
    assert_eq!(ids, ["old", "new", "new"]);
    // Whatever was worked on since can be read without the old key, its old events too.
    let after = database.store_with(ring(&[("new", 2)])).await;
    assert_eq!(load::<Toy>(&after, &used).await.unwrap().unwrap().state.notes, 1);
    assert_eq!(verify::<Toy, LookUp>(&after, &used).await, Ok(vec![]));
    assert_eq!(
        load::<Toy>(&after, &kept).await,
        Err(StoreError::Unreadable("wrapped_key"))
    );
}

async fn after_a_rekey_the_old_key_can_go(database: TestDatabase) {
    let before = database.store_with(ring(&[("old", 1)])).await;
    add_office(&database).await;
    let cases = [
        open(&before, 1).await,
        open(&before, 2).await,
        open(&before, 3).await,
    ];
    assert_eq!(erase(&before, &cases[2]).await, Ok(true));
    let between = database.store_with(ring(&[("new", 2), ("old", 1)])).await;
    // One case is worked on while its key is wrapped anew, by a process that knows the new key and writes with the old one.
    let told = database.store_with(ring(&[("old", 1), ("new", 2)])).await;
    let note = note(2, "one");
    let (done, noted) = tokio::join!(between.rekey(|_, _| {}), ask(&told, &cases[1], &note, OPENED));
    assert_eq!(noted.unwrap().version, OPENED + 1);
    assert!(done.unwrap().iter().any(|column| column.sealed_anew > 0));
    let done = between.rekey(|_, _| {}).await.unwrap();
    assert!(done.iter().all(|column| column.left == 0), "{done:?}");
    let ids = database.texts("SELECT DISTINCT key_id FROM case_keys").await;
    assert_eq!(ids, ["new"]);
    let after = database.store_with(ring(&[("new", 2)])).await;
    for case in &cases {
        assert_eq!(verify::<Toy, LookUp>(&after, case).await, Ok(vec![]));
    }
    assert_eq!(
        load::<Toy>(&after, &cases[1]).await.unwrap().unwrap().state.notes,
        1
    );
    // The answer to a request of the old time is read without the old key too.
    let again = ask(&after, &cases[0], &opening_of(1), 0).await.unwrap();
    assert_eq!(again.version, OPENED);
}

async fn an_erased_case_keeps_its_chain(database: TestDatabase) {
    let store = database.store().await;
    add_office(&database).await;
    let number = open(&store, 1).await;
    assert_eq!(erase(&store, &number).await, Ok(true));
    assert_eq!(erase(&store, &number).await, Ok(false));
    assert_eq!(
        load::<Toy>(&store, &number).await,
        Err(StoreError::Erased("the case"))
    );
    assert_eq!(
        ask(&store, &number, &note(2, "one"), OPENED).await,
        Err(StoreError::Erased("the case"))
    );
    let again = ask(&store, &number, &opening_of(1), 0).await;
    assert_eq!(
        again,
        Err(StoreError::Erased("the case")),
        "a request row holds no event"
    );
    assert_eq!(verify::<Toy, LookUp>(&store, &number).await, Ok(vec![]));
    database
        .execute("UPDATE events SET type = 'X', commitments = '{}' WHERE version = 2")
        .await;
    let found = verify::<Toy, LookUp>(&store, &number).await.unwrap();
    assert_eq!(
        found,
        [Difference {
            place: "events.hash".into(),
            row: "2".into()
        }]
    );
}
