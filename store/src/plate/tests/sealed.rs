//! Which vehicle carries a number, only the keys say.

use super::*;

crate::on_both_databases!(no_vehicle_stands_in_clear);

async fn no_vehicle_stands_in_clear(database: TestDatabase) {
    let store = prepared(&database).await;
    let (mut asker, number) = (Asker::new(&store, 1), plate("浙A00001"));
    asker.reserve(&number, 1).await.unwrap();
    asker.assign(&number, (1, 1)).await.unwrap();
    let queries = if database.is_postgres() {
        [
            "SELECT CAST(plate_numbers AS TEXT) FROM plate_numbers",
            "SELECT CAST(plate_requests AS TEXT) FROM plate_requests",
        ]
    } else {
        [
            "SELECT number || coalesce(vehicle_index, '') || hex(vehicle_enc) FROM plate_numbers",
            "SELECT case_number || hex(asked_hash) || answer FROM plate_requests",
        ]
    };
    let mut dump = String::new();
    for query in queries {
        dump += &database.texts(query).await.concat().to_uppercase();
    }
    let vehicle = vin(1);
    assert!(!dump.contains(vehicle.as_str()) && !dump.contains(&hex::encode_upper(vehicle.as_str())));
    assert!(
        dump.contains(&store.keys().vehicle_index(&vehicle).to_uppercase()),
        "it is found by its keyed hash"
    );
    // A row that is copied to another number cannot be read there.
    let copied = "UPDATE plate_numbers SET state = 'ASSIGNED', person = (SELECT person FROM plate_numbers WHERE number = '浙A00001'),
        since = (SELECT since FROM plate_numbers WHERE number = '浙A00001'),
        vehicle_enc = (SELECT vehicle_enc FROM plate_numbers WHERE number = '浙A00001') WHERE number = '浙A00002'";
    database.execute(copied).await;
    let copy = row(&store, &plate("浙A00002")).await;
    assert!(row::read(store.keys(), &copy).is_err());
}
