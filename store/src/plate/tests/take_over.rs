//! Numbers that are on vehicles come into a pool that may hold them already.

use super::*;
use crate::{import::Count, plate::TakeOverFault::*};
use domain::plate::Holder;
use std::collections::BTreeSet;

crate::on_both_databases!(
    numbers_in_use_come_in_once,
    a_free_number_that_is_in_use_is_free_no_more,
    what_does_not_fit_is_named_and_nothing_is_taken_over,
    what_is_withheld_is_in_no_pool,
);

const NOW: &str = "2022-05-02";

fn in_use(number: &str, vehicle: u8) -> NumberInUse {
    NumberInUse {
        number: plate(number),
        holder: Holder {
            owner: person(u128::from(vehicle)),
            vehicle: vin(vehicle),
            since: day("2020-03-01"),
        },
    }
}

async fn taken_over(store: &Store, numbers: &[NumberInUse]) -> Result<Count, TakeOverError> {
    store
        .take_over_plate_numbers(&office(HANGZHOU), numbers, at(NOW))
        .await
}

fn count(added: u64, changed: u64, same: u64) -> Count {
    Count { added, changed, same }
}

async fn numbers_in_use_come_in_once(database: TestDatabase) {
    let store = offices(&database).await;
    let all = [in_use("浙A70001", 1), in_use("浙A70002", 2)];
    assert_eq!(taken_over(&store, &all).await, Ok(count(2, 0, 0)));
    assert_eq!(taken_over(&store, &all).await, Ok(count(0, 0, 2)));
    let twice = [all[0].clone(), all[0].clone(), in_use("浙A70003", 3)];
    assert_eq!(taken_over(&store, &twice).await, Ok(count(1, 0, 2)));
    // A later owner is one whom the pool knows better than the list.
    let mut older = all[0].clone();
    older.holder.owner = person(99);
    assert_eq!(taken_over(&store, &[older]).await, Ok(count(0, 0, 1)));
    let kept = NumberState::Assigned {
        holder: all[0].holder.clone(),
        claimed: None,
    };
    assert_eq!(state(&store, &all[0].number).await, kept);
}

async fn a_free_number_that_is_in_use_is_free_no_more(database: TestDatabase) {
    let store = prepared(&database).await;
    let all = [in_use("浙A00003", 3), in_use("浙A70001", 1)];
    assert_eq!(taken_over(&store, &all).await, Ok(count(1, 1, 0)));
    let refused = Asker::new(&store, 1).reserve(&all[0].number, 1).await;
    assert!(refused.is_err(), "nobody gets it");
    assert_eq!(taken_over(&store, &all).await, Ok(count(0, 0, 2)));
}

async fn what_does_not_fit_is_named_and_nothing_is_taken_over(database: TestDatabase) {
    let store = prepared(&database).await;
    store
        .add_plate_numbers(&office(NINGBO), &range("浙B00001", "浙B00001"))
        .await
        .unwrap();
    let mut asker = Asker::new(&store, 1);
    asker.reserve(&plate("浙A00001"), 1).await.unwrap();
    taken_over(&store, &[in_use("浙A70001", 1)]).await.unwrap();
    let list = [
        in_use("浙A70009", 9),
        in_use("浙B00001", 2),
        in_use("浙A70001", 2),
        in_use("浙A00001", 3),
        in_use("浙A70002", 1),
        in_use("浙A70009", 8),
        in_use("浙A70008", 9),
    ];
    let faults = vec![
        (1, OtherOffice),
        (2, OtherVehicle),
        (3, Promised),
        (4, SecondNumber),
        (5, OtherVehicle),
        (6, SecondNumber),
    ];
    assert_eq!(
        taken_over(&store, &list).await,
        Err(TakeOverError::Faults(faults))
    );
    let alone = BTreeSet::from([plate("浙A70009")]);
    assert_eq!(store.count_plate_numbers(&alone).await, Ok(0));
}

async fn what_is_withheld_is_in_no_pool(database: TestDatabase) {
    let store = offices(&database).await;
    let withheld = BTreeSet::from([plate("浙A00003"), plate("浙A99999")]);
    let numbers = range("浙A00001", "浙A00005");
    let added = store
        .add_plate_numbers_without(&office(HANGZHOU), &numbers, &withheld)
        .await;
    assert_eq!(added, Ok(4));
    assert_eq!(store.count_plate_numbers(&withheld).await, Ok(0));
    let refused = Asker::new(&store, 1).reserve(&plate("浙A00003"), 1).await;
    assert!(refused.is_err(), "nobody gets it");
    let again = store.add_plate_numbers(&office(HANGZHOU), &numbers).await;
    assert_eq!(again, Ok(1), "unless it is let go");
}
