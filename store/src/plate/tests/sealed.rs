//! Which vehicle carries a number, only the keys say.

use super::*;

crate::on_both_databases!(no_vehicle_stands_in_clear);

async fn no_vehicle_stands_in_clear(database: TestDatabase) {
    let store = prepared(&database).await;
    let (mut asker, number) = (Asker::new(&store, 1), plate("浙A00001"));
    asker.reserve(&number, 1).await.unwrap();
    asker.assign(&number, (1, 1)).await.unwrap();
    // Of another it is the former one.
    let former = plate("浙A00003");
    asker.reserve(&former, 1).await.unwrap();
    asker.assign(&former, (3, 1)).await.unwrap();
    asker.now = at("2023-06-01");
    assert_eq!(asker.retire(&former, 3).await, Ok(true));
    let queries = if database.is_postgres() {
        [
            "SELECT CAST(plate_numbers AS TEXT) FROM plate_numbers",
            "SELECT CAST(plate_requests AS TEXT) FROM plate_requests",
        ]
    } else {
        [
            "SELECT number || coalesce(vehicle_index, '') || hex(vehicle_enc) || hex(former_vehicle_enc) FROM plate_numbers",
            "SELECT case_number || hex(asked_hash) || answer FROM plate_requests",
        ]
    };
    let mut dump = String::new();
    for query in queries {
        dump += &database.texts(query).await.concat().to_uppercase();
    }
    for vehicle in [vin(1), vin(3)] {
        let text = vehicle.as_str();
        assert!(!dump.contains(text) && !dump.contains(&hex::encode_upper(text)));
    }
    let found = |vehicle| dump.contains(&store.keys().vehicle_index(&vehicle).to_uppercase());
    assert!(found(vin(1)), "it is found by its keyed hash");
    assert!(
        !found(vin(3)),
        "by a vehicle that carries it no longer, a number is not found"
    );
    // A row that is copied to another number cannot be read there.
    let copied = "UPDATE plate_numbers SET state = 'ASSIGNED', person = (SELECT person FROM plate_numbers WHERE number = '浙A00001'),
        since = (SELECT since FROM plate_numbers WHERE number = '浙A00001'),
        vehicle_enc = (SELECT vehicle_enc FROM plate_numbers WHERE number = '浙A00001') WHERE number = '浙A00002'";
    database.execute(copied).await;
    let copied_former = "UPDATE plate_numbers SET state = 'RESERVED_FOR', person = (SELECT person FROM plate_numbers WHERE number = '浙A00003'),
        claim_until = (SELECT claim_until FROM plate_numbers WHERE number = '浙A00003'),
        former_vehicle_enc = (SELECT former_vehicle_enc FROM plate_numbers WHERE number = '浙A00003') WHERE number = '浙A00004'";
    database.execute(copied_former).await;
    for copy in ["浙A00002", "浙A00004"] {
        let copy = row(&store, &plate(copy)).await;
        assert!(row::read(store.keys(), &copy).is_err());
    }
}
