//! The lock on a vehicle at an office.

use super::world::*;
use domain::{case::EffectId, identifier::CaseNumber};
use store::{
    Store,
    testing::TestDatabase,
    vehicle_lock::{LockCall, LockRefusal, VehicleAt, holder, lock, release},
};
use tokio::task::JoinSet;

store::on_both_databases!(
    a_vehicle_is_locked_by_one_case,
    only_its_holder_releases_it,
    an_effect_that_comes_again_changes_nothing,
    another_request_under_an_effect_is_refused,
    of_many_at_once_one_has_it,
    no_vehicle_stands_in_clear,
);

/// Vehicle 1 at Hangzhou.
fn at<'a>(store: &Store, office: &'a domain::identifier::OfficeCode) -> VehicleAt<'a> {
    let vehicle = store.keys().vehicle_reference(&vin(1));
    VehicleAt { vehicle, office }
}

fn call(holder: &CaseNumber, effect: u32) -> LockCall<'_> {
    LockCall {
        holder,
        effect: EffectId(effect),
        at: now(),
    }
}

async fn a_vehicle_is_locked_by_one_case(database: TestDatabase) {
    let store = prepared(&database).await;
    let (hangzhou, chengdu) = (office(HANGZHOU), office(CHENGDU));
    let (first, second) = (number(1), number(2));
    let here = at(&store, &hangzhou);
    assert_eq!(holder(&store, here).await, Ok(None));
    assert_eq!(lock(&store, call(&first, 1), here).await, Ok(Ok(())));
    assert_eq!(lock(&store, call(&first, 2), here).await, Ok(Ok(())), "it has it");
    let refused = lock(&store, call(&second, 1), here).await.unwrap();
    assert_eq!(refused, Err(LockRefusal::VehicleLocked));
    assert_eq!(refused.unwrap_err().code(), "VEHICLE_LOCKED");
    assert_eq!(holder(&store, here).await, Ok(Some(first)));
    let elsewhere = at(&store, &chengdu);
    assert_eq!(lock(&store, call(&second, 2), elsewhere).await, Ok(Ok(())));
    let other = VehicleAt {
        vehicle: store.keys().vehicle_reference(&vin(2)),
        ..here
    };
    assert_eq!(lock(&store, call(&second, 3), other).await, Ok(Ok(())));
}

async fn only_its_holder_releases_it(database: TestDatabase) {
    let store = prepared(&database).await;
    let hangzhou = office(HANGZHOU);
    let here = at(&store, &hangzhou);
    let (first, second) = (number(1), number(2));
    lock(&store, call(&first, 1), here).await.unwrap().unwrap();
    assert_eq!(release(&store, call(&second, 1), here).await, Ok(Ok(())));
    assert_eq!(holder(&store, here).await, Ok(Some(first.clone())));
    assert_eq!(release(&store, call(&first, 2), here).await, Ok(Ok(())));
    assert_eq!(holder(&store, here).await, Ok(None));
    assert_eq!(lock(&store, call(&second, 2), here).await, Ok(Ok(())));
}

/// Late answers of an engine that asks again: neither takes the lock back nor frees what was locked since.
async fn an_effect_that_comes_again_changes_nothing(database: TestDatabase) {
    let store = prepared(&database).await;
    let hangzhou = office(HANGZHOU);
    let here = at(&store, &hangzhou);
    let (first, second) = (number(1), number(2));
    lock(&store, call(&first, 1), here).await.unwrap().unwrap();
    let refused = lock(&store, call(&second, 1), here).await;
    release(&store, call(&first, 2), here).await.unwrap().unwrap();
    assert_eq!(lock(&store, call(&first, 1), here).await, Ok(Ok(())));
    assert_eq!(holder(&store, here).await, Ok(None));
    assert_eq!(lock(&store, call(&second, 1), here).await, refused, "for ever");
    lock(&store, call(&first, 3), here).await.unwrap().unwrap();
    assert_eq!(release(&store, call(&first, 2), here).await, Ok(Ok(())));
    assert_eq!(holder(&store, here).await, Ok(Some(first)));
}

async fn another_request_under_an_effect_is_refused(database: TestDatabase) {
    let store = prepared(&database).await;
    let (hangzhou, chengdu) = (office(HANGZHOU), office(CHENGDU));
    let here = at(&store, &hangzhou);
    let first = number(1);
    lock(&store, call(&first, 1), here).await.unwrap().unwrap();
    let reused = Ok(Err(LockRefusal::IdempotencyKeyReused));
    assert_eq!(release(&store, call(&first, 1), here).await, reused);
    assert_eq!(lock(&store, call(&first, 1), at(&store, &chengdu)).await, reused);
    assert_eq!(holder(&store, here).await, Ok(Some(first)));
}

async fn of_many_at_once_one_has_it(database: TestDatabase) {
    let store = prepared(&database).await;
    let mut tries = JoinSet::new();
    // Each of them twice, as an engine may ask that did not hear the answer.
    for tag in (1..=6).chain(1..=6) {
        let store = store.clone();
        tries.spawn(async move {
            let (hangzhou, handover) = (office(HANGZHOU), number(tag));
            let answer = lock(&store, call(&handover, 1), at(&store, &hangzhou)).await;
            (handover, answer.unwrap())
        });
    }
    let answers = tries.join_all().await;
    let locked: Vec<_> = answers.iter().filter(|(_, answer)| answer.is_ok()).collect();
    let hangzhou = office(HANGZHOU);
    let held = holder(&store, at(&store, &hangzhou)).await.unwrap().unwrap();
    assert_eq!(locked.len(), 2, "{answers:?}");
    assert!(locked.iter().all(|(handover, _)| *handover == held));
}

async fn no_vehicle_stands_in_clear(database: TestDatabase) {
    let store = prepared(&database).await;
    let (_, handover) = both(&store, 1).await;
    let hangzhou = office(HANGZHOU);
    lock(&store, call(&handover, 1), at(&store, &hangzhou))
        .await
        .unwrap()
        .unwrap();
    let tables = [
        "cases",
        "case_parties",
        "tasks",
        "events",
        "feed",
        "vehicle_locks",
        "vehicle_lock_requests",
    ];
    let mut dump = String::new();
    for table in tables {
        let row = if database.is_postgres() {
            format!("CAST({table} AS TEXT)")
        } else {
            let columns = format!("SELECT name FROM pragma_table_info('{table}')");
            let columns = database.texts(&columns).await;
            let texts = columns.iter().map(|column| {
                format!(r#"iif(typeof("{column}") = 'blob', hex("{column}"), coalesce("{column}", ''))"#)
            });
            texts.collect::<Vec<_>>().join(" || ")
        };
        dump += &database
            .texts(&format!("SELECT {row} FROM {table}"))
            .await
            .concat()
            .to_uppercase();
    }
    let vehicle = vin(1);
    assert!(!dump.contains(vehicle.as_str()) && !dump.contains(&hex::encode_upper(vehicle.as_str())));
    assert!(dump.contains(&store.keys().vehicle_index(&vehicle).to_uppercase()));
}
