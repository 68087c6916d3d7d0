//! Everything done twice is done once, and what breaks off leaves nothing.

use super::{desk::Opened, reserve::reserve, *};
use crate::StoreError;
use chrono::TimeDelta;
use tokio::task::JoinSet;

crate::on_both_databases!(
    each_verb_gives_its_first_answer_again,
    a_refusal_is_an_answer_too,
    another_request_under_the_key_is_refused,
    the_same_effect_at_once_happens_once,
    a_dropped_transaction_leaves_nothing,
    a_write_that_fails_at_the_end_leaves_nothing,
);

/// Asks again later, when the world has moved on: the answer is that of the first time.
async fn each_verb_gives_its_first_answer_again(database: TestDatabase) {
    let store = prepared(&database).await;
    let mut asker = Asker::new(&store, 1);
    let offered = asker.offer_again(1, 2).await;
    asker.now += TimeDelta::days(1);
    assert_eq!(asker.offer_again(1, 2).await, offered);
    let number = offered.unwrap().numbers.remove(0);

    let until = asker.reserve(&number, 1).await;
    asker.now += TimeDelta::seconds(1);
    assert_eq!(asker.reserve_again(&number, 1).await, until);
    let after = state(&store, &number).await;
    assert_eq!(asker.assign(&number, (1, 1)).await, Ok(()));
    assert_eq!(asker.assign_again(&number, (1, 1)).await, Ok(()));
    assert_ne!(state(&store, &number).await, after);

    asker.now += TimeDelta::days(400);
    assert_eq!(asker.retire(&number, 1).await, Ok(true));
    assert_eq!(asker.retire_again(&number, 1).await, Ok(true));
    let until = asker.claim(&number, (1, Some(1))).await;
    assert_eq!(until, Ok(asker.until()));
    asker.now += TimeDelta::seconds(1);
    assert_eq!(
        asker.claim_again(&number, (1, None)).await,
        until,
        "whatever has come up since"
    );
    assert_eq!(asker.release(&number).await, Ok(()));

    let mut other = Asker::new(&store, 2);
    other.now = asker.now;
    other.claim(&number, (1, Some(1))).await.unwrap();
    let after = state(&store, &number).await;
    assert_eq!(asker.release_again(&number).await, Ok(()));
    assert_eq!(
        state(&store, &number).await,
        after,
        "a release that comes again takes nothing from another case"
    );
}

async fn a_refusal_is_an_answer_too(database: TestDatabase) {
    let store = prepared(&database).await;
    let (mut one, mut two) = (Asker::new(&store, 1), Asker::new(&store, 2));
    let number = plate("浙A00001");
    one.reserve(&number, 1).await.unwrap();
    let refusal = Err(refused(PlateRefusal::Offered));
    assert_eq!(two.reserve(&number, 2).await, refusal);
    one.release(&number).await.unwrap();
    assert_eq!(
        two.reserve_again(&number, 2).await,
        refusal,
        "the first answer, for ever"
    );
    assert!(two.reserve(&number, 2).await.is_ok(), "another effect");
}

async fn another_request_under_the_key_is_refused(database: TestDatabase) {
    let store = prepared(&database).await;
    let mut asker = Asker::new(&store, 1);
    let (first, second) = (plate("浙A00001"), plate("浙A00002"));
    asker.reserve(&first, 1).await.unwrap();
    let reused = PoolRefusal::KeyReused;
    assert_eq!(asker.reserve_again(&second, 1).await, Err(reused));
    assert_eq!(asker.reserve_again(&first, 2).await, Err(reused));
    assert_eq!(
        asker.assign_again(&first, (1, 1)).await,
        Err(reused),
        "another verb"
    );
    assert_eq!(reused.code(), "IDEMPOTENCY_KEY_REUSED");
    assert_eq!(state(&store, &second).await, NumberState::Free);
}

async fn the_same_effect_at_once_happens_once(database: TestDatabase) {
    let store = prepared(&database).await;
    let mut tries = JoinSet::new();
    for _ in 0..8 {
        let store = store.clone();
        tries.spawn(async move { Asker::new(&store, 1).offer(1, 1).await.unwrap() });
    }
    let offered = tries.join_all().await;
    assert!(
        offered.iter().all(|numbers| numbers == &offered[0]),
        "{offered:?}"
    );
    let left = Asker::new(&store, 2).offer(2, 9).await.unwrap();
    assert_eq!(left.len(), 4);
}

async fn a_dropped_transaction_leaves_nothing(database: TestDatabase) {
    let store = prepared(&database).await;
    let (asker, number) = (Asker::new(&store, 1), plate("浙A00001"));
    let wish = serde_json::json!(["RESERVE", office(HANGZHOU), number, person(1)]);
    let Opened::<Moment>::New(desk) = store.desk(asker.call(), &wish).await.unwrap() else {
        panic!("nobody asked before");
    };
    let reservation = Reservation {
        office: &office(HANGZHOU),
        number: &number,
        to: person(1),
        until: asker.until(),
    };
    reserve(&desk, &reservation).await.unwrap();
    drop(desk);
    assert_eq!(state(&store, &number).await, NumberState::Free);
    // Neither row nor effect is locked or remembered.
    let mut other = Asker::new(&store, 2);
    assert!(other.reserve(&number, 2).await.is_ok());
    assert_eq!(
        asker.reserve_again(&number, 1).await,
        Err(refused(PlateRefusal::Offered))
    );
}

/// The answer is the last write.
async fn a_write_that_fails_at_the_end_leaves_nothing(database: TestDatabase) {
    let store = prepared(&database).await;
    let (asker, number) = (Asker::new(&store, 1), plate("浙A00001"));
    let full = if database.is_postgres() {
        "ALTER TABLE plate_requests ADD CONSTRAINT never CHECK (effect < 0)"
    } else {
        "CREATE TRIGGER never BEFORE INSERT ON plate_requests BEGIN SELECT RAISE(ABORT, 'never'); END"
    };
    database.execute(full).await;
    let reservation = Reservation {
        office: &office(HANGZHOU),
        number: &number,
        to: person(1),
        until: asker.until(),
    };
    let failed = store.reserve_plate_number(asker.call(), &reservation).await;
    assert!(matches!(failed, Err(StoreError::Statement(_))), "{failed:?}");
    assert_eq!(state(&store, &number).await, NumberState::Free);
    let mended = if database.is_postgres() {
        "ALTER TABLE plate_requests DROP CONSTRAINT never"
    } else {
        "DROP TRIGGER never"
    };
    database.execute(mended).await;
    assert_eq!(asker.reserve_again(&number, 1).await, Ok(asker.until()));
}
