//! The keys that offices sign with.

use super::{way::Way, world::*};
use chrono::TimeDelta;
use domain::{
    custody::{OfficeKey, Suite},
    file_handover::FileHandover,
};
use store::{StoreError, office_key, testing::TestDatabase};

store::on_both_databases!(
    a_key_signs_from_its_moment_until_it_is_retired,
    a_name_is_one_key,
    a_statement_is_signed_by_the_key_that_it_names,
);

async fn a_key_signs_from_its_moment_until_it_is_retired(database: TestDatabase) {
    let store = prepared(&database).await;
    let hangzhou = office(HANGZHOU);
    let later = now() + TimeDelta::days(1);
    let second = (Suite::Ed25519Sha256, later);
    assert_eq!(office_key::add(&store, &key(HANGZHOU, 2), second).await, Ok(true));
    let first = (&hangzhou, &key_id(1));
    assert_eq!(office_key::retire(&store, first, later).await, Ok(true));
    assert_eq!(office_key::retire(&store, first, now()).await, Ok(false), "once");
    let kept = office_key::all(&store, &hangzhou).await.unwrap();
    let times: Vec<_> = kept
        .iter()
        .map(|one| (one.key.key_id.clone(), one.valid_from, one.retired_at))
        .collect();
    assert_eq!(times, [(key_id(1), now(), Some(later)), (key_id(2), later, None)]);
    let at = async |moment| {
        let offices = [&hangzhou];
        let keys = office_key::present(&store, &offices, moment).await.unwrap();
        keys.into_iter().map(|key| key.key_id).collect::<Vec<_>>()
    };
    assert_eq!(at(now() - TimeDelta::seconds(1)).await, []);
    assert_eq!(at(later - TimeDelta::seconds(1)).await, [key_id(1)]);
    assert_eq!(at(later).await, [key_id(2)]);
}

async fn a_name_is_one_key(database: TestDatabase) {
    let store = prepared(&database).await;
    let valid = (Suite::Ed25519Sha256, now());
    assert_eq!(office_key::add(&store, &key(HANGZHOU, 1), valid).await, Ok(false));
    let other = OfficeKey {
        key_id: key_id(1),
        ..key(HANGZHOU, 2)
    };
    let refused = office_key::add(&store, &other, valid).await;
    assert_eq!(refused, Err(StoreError::Unwritable("another key of this name")));
    let nowhere = OfficeKey {
        office: office("44010001"),
        ..key(HANGZHOU, 1)
    };
    assert!(office_key::add(&store, &nowhere, valid).await.is_err());
    assert_eq!(office_key::all(&store, &office(HANGZHOU)).await.unwrap().len(), 1);
}

/// The whole way of a file, with signatures that are made and checked.
async fn a_statement_is_signed_by_the_key_that_it_names(database: TestDatabase) {
    let store = prepared(&database).await;
    let (_, handover) = both(&store, 1).await;
    let way = Way::new(&store, &handover);
    way.offered().await;
    way.until_checking().await;
    let whole = state::<FileHandover>(&store, &handover).await;
    assert_eq!(whole.status.as_str(), "CHECKING");
    let (_, other) = both(&store, 5).await;
    let way = Way::new(&store, &other);
    way.offered().await;
    assert!(way.answer(2).await, "with a key that the office does not have");
    let stalled = state::<FileHandover>(&store, &other).await.stalled;
    assert_eq!(stalled.unwrap().code, "WRONG_SIGNATURE");
}
