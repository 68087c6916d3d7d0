//! Which columns are sealed anew, and what happens between a read and a write.

use super::{COLUMNS, Rekeyed};
use crate::{
    Store,
    person::{PersonDetails, contact, save},
    testing::{TestDatabase, ring},
};
use domain::{access::PersonId, time::Moment};
use std::collections::BTreeSet;

crate::on_both_databases!(
    every_sealed_column_is_known,
    a_value_that_changed_meanwhile_stays,
    what_no_key_opens_is_counted_and_left,
    it_goes_on_where_it_was_broken_off,
);

/// What the key of the case seals. It stays when the keys of cases are wrapped anew.
const OF_THE_CASE: [(&str, &str); 3] = [
    ("cases", "state_enc"),
    ("documents", "name_enc"),
    ("events", "body_enc"),
];

fn now() -> Moment {
    "2026-12-01T01:00:00Z".parse().unwrap()
}

fn details(phone: &str) -> PersonDetails {
    PersonDetails {
        name: "王小明".parse().unwrap(),
        document: "A:11010519491231002X".parse().unwrap(),
        email: None,
        phone: Some(phone.parse().unwrap()),
        address: None,
        locale: None,
    }
}

async fn old_and_new(database: &TestDatabase) -> (Store, Store) {
    let old = database.store_with(ring(&[("old", 1)])).await;
    let new = database.store_with(ring(&[("new", 2), ("old", 1)])).await;
    (old, new)
}

async fn phone(store: &Store, person: PersonId) -> String {
    contact(store, person)
        .await
        .unwrap()
        .unwrap()
        .phone
        .unwrap()
        .to_string()
}

async fn every_sealed_column_is_known(database: TestDatabase) {
    database.store().await;
    let query = if database.is_postgres() {
        "SELECT table_name || '.' || column_name FROM information_schema.columns WHERE table_schema = 'public'"
    } else {
        "SELECT m.name || '.' || c.name FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table'"
    };
    let all = database.texts(query).await;
    let sealed = all
        .into_iter()
        .filter(|name| name.ends_with("_enc") || name.ends_with("wrapped_key"));
    let ours = COLUMNS.iter().map(|one| (one.table, one.column));
    let known: BTreeSet<String> = ours
        .chain(OF_THE_CASE)
        .map(|(table, column)| format!("{table}.{column}"))
        .collect();
    assert_eq!(sealed.collect::<BTreeSet<_>>(), known);
}

async fn a_value_that_changed_meanwhile_stays(database: TestDatabase) {
    let (old, new) = old_and_new(&database).await;
    let person = save(&old, &details("13800000000"), now()).await.unwrap();
    let column = COLUMNS.iter().find(|one| one.column == "phone_enc").unwrap();
    let read = column.page(new.connection(), None, 10).await.unwrap().remove(0);
    // A process that was not told of the new key yet writes in between.
    save(&old, &details("13900000000"), now()).await.unwrap();
    let mut count = Rekeyed::default();
    new.rekey_row(column, &read, &mut count).await.unwrap();
    assert_eq!((count.sealed_anew, count.taken), (0, 1));
    assert_eq!(phone(&new, person).await, "13900000000");
    let done = new.rekey(|_, _| {}).await.unwrap();
    assert!(done.iter().all(|one| one.left == 0), "{done:?}");
    let alone = database.store_with(ring(&[("new", 2)])).await;
    assert_eq!(phone(&alone, person).await, "13900000000");
}

async fn what_no_key_opens_is_counted_and_left(database: TestDatabase) {
    let (old, new) = old_and_new(&database).await;
    save(&old, &details("13800000000"), now()).await.unwrap();
    let stranger = database.store_with(ring(&[("other", 3)])).await;
    let left = |done: Vec<super::ColumnRekeyed>| done.iter().map(|one| one.left).sum::<u64>();
    assert_eq!(left(stranger.rekey(|_, _| {}).await.unwrap()), 3);
    assert_eq!(left(new.rekey(|_, _| {}).await.unwrap()), 0);
}

async fn it_goes_on_where_it_was_broken_off(database: TestDatabase) {
    let (old, new) = old_and_new(&database).await;
    let person = save(&old, &details("13800000000"), now()).await.unwrap();
    for number in 0..450 {
        let key = format!("key-{number:03}");
        old.sms_send(&key, person, "一条短信", now()).await.unwrap();
    }
    let column = COLUMNS.last().unwrap();
    let mut before = Rekeyed::default();
    for row in column.page(new.connection(), None, 100).await.unwrap() {
        new.rekey_row(column, &row, &mut before).await.unwrap();
    }
    assert_eq!(before.sealed_anew, 100);
    let mut told = vec![];
    let done = new
        .rekey(|column, so_far| told.push((column.table, so_far.looked_at)))
        .await
        .unwrap();
    let of_messages = told
        .iter()
        .filter(|(table, _)| *table == "sms_messages")
        .map(|(_, count)| *count);
    assert_eq!(of_messages.collect::<Vec<_>>(), [200, 400, 450, 200, 400, 450]);
    assert_eq!(done.last().unwrap().sealed_anew, 350);
    let again = new.rekey(|_, _| {}).await.unwrap();
    assert!(
        again.iter().all(|one| one.sealed_anew + one.left == 0),
        "{again:?}"
    );
    let alone = database.store_with(ring(&[("new", 2)])).await;
    assert_eq!(alone.sms_messages(person).await.unwrap().len(), 450);
}
