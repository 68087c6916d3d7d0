//! Draws are fair, and can be made again.

use super::*;
use std::collections::BTreeMap;

crate::on_both_databases!(the_same_randomness_draws_the_same, taken_numbers_favour_nobody);

async fn drawn(store: &Store, case: u64, count: usize) -> Vec<PlateNumber> {
    let asker = Asker::new(store, case);
    let choice = Choice {
        office: &office(HANGZHOU),
        class: PlateClass::Ordinary,
        to: person(case.into()),
        count,
        until: asker.until(),
    };
    let mut random = StdRng::seed_from_u64(case);
    let offered = store.offer_plate_numbers(asker.call(), &choice, &mut random);
    offered.await.unwrap().unwrap().numbers
}

async fn the_same_randomness_draws_the_same(database: TestDatabase) {
    let store = offices(&database).await;
    let numbers = range("浙A00000", "浙A00999");
    store
        .add_plate_numbers(&office(HANGZHOU), &numbers)
        .await
        .unwrap();
    let first = drawn(&store, 7, 20).await;
    assert_eq!(first.len(), 20);
    database
        .execute("UPDATE plate_numbers SET state = 'FREE', free_from = '1970-01-01 00:00:00+00:00'")
        .await;
    database.execute("DELETE FROM plate_requests").await;
    assert_eq!(drawn(&store, 7, 20).await, first);
}

/// Of a hundred numbers ten are free, in three runs: the first after a gap comes up no more often than the others.
async fn taken_numbers_favour_nobody(database: TestDatabase) {
    let store = offices(&database).await;
    if !database.is_postgres() {
        store.set_pragma("synchronous", "OFF").await;
    }
    let numbers = range("浙A00000", "浙A00099");
    store
        .add_plate_numbers(&office(HANGZHOU), &numbers)
        .await
        .unwrap();
    let free = "('浙A00000', '浙A00001', '浙A00002', '浙A00050', '浙A00051', '浙A00052', '浙A00053', '浙A00097', '浙A00098', '浙A00099')";
    let taken = format!("UPDATE plate_numbers SET free_from = NULL WHERE number NOT IN {free}");
    database.execute(&taken).await;
    let mut asker = Asker::new(&store, 1);
    let mut times: BTreeMap<String, u32> = BTreeMap::new();
    for _ in 0..1_000 {
        let number = asker.offer(1, 1).await.unwrap().remove(0);
        *times.entry(number.to_string()).or_default() += 1;
        asker.release(&number).await.unwrap();
    }
    // A hundred each is expected, with a standard deviation below ten; the draws are the same at each run of this test.
    assert_eq!(times.len(), 10, "{times:?}");
    assert!(
        times.values().all(|count| (60..=140).contains(count)),
        "{times:?}"
    );
}
