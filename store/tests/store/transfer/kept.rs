//! What is kept of both kinds beside their events: it follows from them, outlives a change of keys and says nothing after an
//! erasure.

use super::{way::Way, world::*};
use domain::{
    file_handover::FileHandover,
    identifier::CaseNumber,
    law::vehicle::party::PartyRole,
    vehicle_transfer::{self, VehicleTransfer},
};
use store::{
    FileHandoverFacts, Store, VehicleTransferFacts,
    record::{erase, verify},
    testing::{TestDatabase, ring},
};

store::on_both_databases!(
    what_is_kept_follows_from_the_events,
    a_change_past_the_record_is_found,
    keys_change_under_both,
    an_erased_case_keeps_its_chain,
);

/// What the two cases have that their events do not say.
async fn differences(store: &Store, (transfer, handover): &(CaseNumber, CaseNumber)) -> Vec<String> {
    let mut found = verify::<VehicleTransfer, VehicleTransferFacts>(store, transfer)
        .await
        .unwrap();
    found.extend(
        verify::<FileHandover, FileHandoverFacts>(store, handover)
            .await
            .unwrap(),
    );
    found.into_iter().map(|difference| difference.place).collect()
}

async fn what_is_kept_follows_from_the_events(database: TestDatabase) {
    let store = prepared(&database).await;
    let cases = both(&store, 1).await;
    let parties = format!(
        "SELECT person FROM case_parties WHERE case_number = '{}'",
        cases.0
    );
    assert_eq!(database.texts(&parties).await, [person(SELLER).0.to_string()]);
    for other in [3, 4] {
        let named = vehicle_transfer::Command::NameParty {
            party: party(other, PartyRole::Mortgagee),
            person: None,
        };
        does::<VehicleTransfer>(&store, &cases.0, (&clerk(), named)).await;
    }
    assert_eq!(database.texts(&parties).await.len(), 3);
    let way = Way::new(&store, &cases.1);
    way.offered().await;
    way.until_checking().await;
    assert_eq!(differences(&store, &cases).await, [""; 0]);
    let index = store.keys().vehicle_index(&vin(1));
    let kept = database.texts("SELECT subject_index FROM cases").await;
    assert_eq!(kept, [index.clone(), index]);
    let reference = store.keys().vehicle_reference(&vin(1));
    let state = state::<FileHandover>(&store, &cases.1).await;
    assert_eq!(
        state.route().vehicle,
        reference,
        "offices and columns speak of one vehicle"
    );
}

async fn a_change_past_the_record_is_found(database: TestDatabase) {
    let store = prepared(&database).await;
    let cases = both(&store, 1).await;
    let (transfer, handover) = (&cases.0, &cases.1);
    let of = |table: &str, number: &CaseNumber| match table {
        "cases" => format!("UPDATE cases SET {{}} WHERE number = '{number}'"),
        table => format!("UPDATE {table} SET {{}} WHERE case_number = '{number}'"),
    };
    let changes = [
        (
            "cases.subject_index",
            of("cases", transfer).replace("{}", "subject_index = NULL"),
        ),
        (
            "cases.origin",
            of("cases", handover).replace("{}", "origin = '37100001'"),
        ),
        (
            "cases.transfer",
            of("cases", handover).replace("{}", "transfer = NULL"),
        ),
        (
            "tasks.office",
            of("tasks", handover).replace("{}", "office = '51010001'"),
        ),
    ];
    let mut expected: Vec<&str> = vec![];
    for (place, change) in &changes {
        database.execute(change).await;
        expected.push(place);
        let found = differences(&store, &cases).await;
        assert_eq!(found, expected, "{change}");
    }
    database.execute("DELETE FROM case_parties").await;
    let stranger = person(99).0;
    let added = format!(
        "INSERT INTO case_parties (case_number, person, papers) VALUES ('{transfer}', '{stranger}', false)"
    );
    database.execute(&added).await;
    let found = differences(&store, &cases).await;
    let parties = found.iter().filter(|place| *place == "case_parties");
    assert_eq!(parties.count(), 3, "two are missing, one is too many");
    let added = format!("INSERT INTO case_plates (case_number, plate_index) VALUES ('{transfer}', 'ff')");
    database.execute(&added).await;
    let found = differences(&store, &cases).await;
    assert_eq!(found.iter().filter(|place| *place == "case_plates").count(), 1);
}

async fn keys_change_under_both(database: TestDatabase) {
    let old = database.store_with(ring(&[("old", 1)])).await;
    prepared_with(&old).await;
    let cases = both(&old, 1).await;
    let between = database.store_with(ring(&[("new", 2), ("old", 1)])).await;
    let done = between.rekey(|_, _| {}).await.unwrap();
    assert!(done.iter().all(|column| column.left == 0), "{done:?}");
    let new = database.store_with(ring(&[("new", 2)])).await;
    assert_eq!(differences(&new, &cases).await, [""; 0]);
    // The vehicle is still the same one: its hash has a key of its own.
    let again = ask::<VehicleTransfer>(&new, &number(9), (&citizen(BUYER), submission(vin(1)))).await;
    assert_eq!(again.unwrap().unwrap_err().code.code(), "OPEN_CASE_EXISTS");
    Way::new(&new, &cases.1).offered().await;
}

async fn an_erased_case_keeps_its_chain(database: TestDatabase) {
    let store = prepared(&database).await;
    let cases = both(&store, 1).await;
    for case in [&cases.0, &cases.1] {
        assert_eq!(erase(&store, case).await, Ok(true));
    }
    assert_eq!(differences(&store, &cases).await, [""; 0]);
    let row = finder(&store, &citizen(SELLER)).case(&cases.0).await.unwrap();
    assert!(row.unwrap().state.is_erased());
}
