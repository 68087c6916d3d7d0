//! Ten thousand at once want five thousand numbers.

use super::*;
use std::{collections::BTreeSet, future::Future};
use tokio::task::JoinSet;

crate::on_both_databases!(
    of_ten_thousand_requests_five_thousand_get_a_number,
    vehicles_and_numbers_that_cross_do_not_wait_for_each_other,
);

const NUMBERS: u64 = 5_000;

/// As an activity does it: what failed for want of time is asked again under the same key.
async fn answered<T, F: Future<Output = Pooled<T>>>(ask: impl Fn() -> F) -> Result<T, PoolRefusal> {
    loop {
        match ask().await {
            Ok(answer) => return answer,
            Err(error) => assert!(error.retry(), "{error}"),
        }
    }
}

fn number(index: u64) -> PlateNumber {
    plate(&format!("浙A{index:05}"))
}

async fn draws(store: Store, index: u64) -> Result<PlateNumber, PoolRefusal> {
    let (asker, office) = (Asker::new(&store, index), office(HANGZHOU));
    let choice = Choice {
        office: &office,
        class: PlateClass::Ordinary,
        to: person(index.into()),
        count: 1,
        until: asker.until(),
    };
    let offer = || async {
        let mut random = StdRng::seed_from_u64(index);
        store
            .offer_plate_numbers(asker.call(), &choice, &mut random)
            .await
    };
    Ok(answered(offer).await?.numbers.remove(0))
}

async fn composes(store: Store, index: u64) -> Result<PlateNumber, PoolRefusal> {
    let (asker, office, number) = (
        Asker::new(&store, NUMBERS + index),
        office(HANGZHOU),
        number(index),
    );
    let reservation = Reservation {
        office: &office,
        number: &number,
        to: person((NUMBERS + index).into()),
        until: asker.until(),
    };
    answered(|| store.reserve_plate_number(asker.call(), &reservation)).await?;
    Ok(number)
}

/// Half of them draw, and for each number one person composes it: whatever is not drawn gets its composer.
async fn of_ten_thousand_requests_five_thousand_get_a_number(database: TestDatabase) {
    let store = offices(&database).await;
    if !database.is_postgres() {
        // Ten thousand commits to one file: what the disk does with them is not the question.
        store.set_pragma("synchronous", "OFF").await;
    }
    let all = range("浙A00000", "浙A04999");
    let added = store.add_plate_numbers(&office(HANGZHOU), &all).await;
    assert_eq!(added.unwrap(), NUMBERS);
    let mut requests = JoinSet::new();
    for index in 0..NUMBERS {
        requests.spawn(draws(store.clone(), index));
        requests.spawn(composes(store.clone(), index));
    }
    let answers = requests.join_all().await;
    let got: Vec<_> = answers.iter().filter_map(|answer| answer.as_ref().ok()).collect();
    assert_eq!((answers.len(), got.len()), (10_000, 5_000));
    assert_eq!(
        got.iter().collect::<BTreeSet<_>>().len(),
        5_000,
        "no number twice"
    );
    let codes: BTreeSet<_> = answers
        .iter()
        .filter_map(|answer| answer.as_ref().err())
        .map(|refusal| refusal.code())
        .collect();
    assert!(codes.is_subset(&["NONE_FREE", "OFFERED"].into()), "{codes:?}");
}

/// Every vehicle tries every number, all at once: whoever comes second is refused, and nobody waits for ever.
async fn vehicles_and_numbers_that_cross_do_not_wait_for_each_other(database: TestDatabase) {
    let store = prepared(&database).await;
    for index in 1..=5 {
        let mut asker = Asker::new(&store, index);
        asker.reserve(&number(index), 1).await.unwrap();
    }
    let mut requests = JoinSet::new();
    for (vehicle, index) in (1..=5).flat_map(|vehicle| (1..=5).map(move |index| (vehicle, index))) {
        let store = store.clone();
        requests.spawn(async move {
            let asker = Asker::new(&store, 100 + u64::from(vehicle) * 10 + index);
            let (office, number, vehicle) = (office(HANGZHOU), number(index), vin(vehicle));
            let assignment = Assignment {
                office: &office,
                number: &number,
                vehicle: &vehicle,
                to: person(1),
                instead_of: None,
            };
            let assigned = answered(|| store.assign_plate_number(asker.call(), &assignment)).await;
            assigned.map(|()| (number.to_string(), vehicle.to_string()))
        });
    }
    let answers = requests.join_all().await;
    let worn: Vec<_> = answers.into_iter().flatten().collect();
    let numbers: BTreeSet<_> = worn.iter().map(|(number, _)| number).collect();
    let vehicles: BTreeSet<_> = worn.iter().map(|(_, vehicle)| vehicle).collect();
    assert!(!worn.is_empty());
    assert_eq!((numbers.len(), vehicles.len()), (worn.len(), worn.len()));
}
