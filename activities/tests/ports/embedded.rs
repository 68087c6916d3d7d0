//! The contract over our own tables, on both databases.

use crate::{
    cars::{BANNED, Car, party},
    contract::Outside,
    people::{Person, office},
    registers::{Registers, register},
};
use activities::ports::{
    RegistryAnswer, VehicleRegistry as _,
    embedded::{
        EmbeddedAppAccounts, EmbeddedInsurance, EmbeddedLicenceRegistry, EmbeddedSmsGateway,
        EmbeddedStolenVehicles, EmbeddedTaxInvoices, EmbeddedVehicleRegistry,
    },
};
use domain::law::vehicle::Unsettled;
use store::{Store, embedded::EmbeddedLicence, testing::TestDatabase};

store::on_both_databases!(
    the_embedded_adapters_keep_the_contract,
    certificates_have_the_published_form_and_a_type_of_no_real_one,
    seeding_again_changes_nothing_and_a_status_can_turn,
    the_embedded_registers_of_vehicles_keep_the_contract,
    a_vehicle_that_turns_is_refused_then,
    no_vehicle_stands_in_clear,
);

fn licence(person: Person) -> Option<EmbeddedLicence> {
    Some(EmbeddedLicence {
        person: person.holder().person,
        document: person.document(),
        office: office(),
        status: person.status()?.parse().unwrap(),
        class: "C1".to_owned(),
        first_issued: "2011-05-31".parse().unwrap(),
        valid_to: Some("2027-05-31".parse().unwrap()),
        photo_on_file: true,
        banned_until: None,
    })
}

async fn store(database: &TestDatabase) -> Store {
    let store = database.store().await;
    let licences: Vec<_> = Person::ALL.into_iter().filter_map(licence).collect();
    store.add_registry_licences(&licences).await.unwrap();
    let accounts = Person::ALL.into_iter().filter(|person| person.has_account());
    store
        .add_app_accounts(&accounts.map(|person| person.holder().person).collect::<Vec<_>>())
        .await
        .unwrap();
    store
}

fn outside(store: &Store) -> Outside {
    Outside {
        registry: Box::new(EmbeddedLicenceRegistry(store.clone())),
        accounts: Box::new(EmbeddedAppAccounts(store.clone())),
        sms: Box::new(EmbeddedSmsGateway(store.clone())),
    }
}

async fn the_embedded_adapters_keep_the_contract(database: TestDatabase) {
    let store = store(&database).await;
    outside(&store).keeps_the_contract().await;
    assert_eq!(store.app_delivery_count().await.unwrap(), 1);
    assert_eq!(
        store.sms_messages(Person::Driver.holder().person).await.unwrap(),
        ["您的业务已受理。"]
    );
}

async fn certificates_have_the_published_form_and_a_type_of_no_real_one(database: TestDatabase) {
    let certificate = outside(&store(&database).await).issued(1, Person::Driver).await;
    let expected = "1.2.156.3005.2.11100000000013338W999.330100.20211022000001.001.W";
    assert_eq!(certificate.to_string(), expected);
}

async fn seeding_again_changes_nothing_and_a_status_can_turn(database: TestDatabase) {
    let store = store(&database).await;
    let person = Person::Driver.holder().person;
    assert!(
        store
            .set_registry_status(person, &"B".parse().unwrap())
            .await
            .unwrap()
    );
    store
        .add_registry_licences(&[licence(Person::Driver).unwrap()])
        .await
        .unwrap();
    assert_eq!(
        store
            .registry_licence(person)
            .await
            .unwrap()
            .unwrap()
            .status
            .as_str(),
        "B"
    );
    let nobody = Person::Unlicensed.holder().person;
    assert!(
        !store
            .set_registry_status(nobody, &"A".parse().unwrap())
            .await
            .unwrap()
    );
}

async fn with_vehicles(database: &TestDatabase) -> Store {
    let store = database.store().await;
    let cars: Vec<_> = Car::ALL.into_iter().filter_map(Car::embedded).collect();
    assert_eq!(store.add_vehicles(&cars).await.unwrap(), 5);
    assert_eq!(store.add_vehicles(&cars).await.unwrap(), 0, "once");
    let (banned, until) = BANNED;
    let banned = party(banned).person;
    store
        .ban_from_vehicles(banned, until.parse().unwrap())
        .await
        .unwrap();
    store
}

async fn the_embedded_registers_of_vehicles_keep_the_contract(database: TestDatabase) {
    let store = with_vehicles(&database).await;
    let registers = Registers {
        vehicles: Box::new(EmbeddedVehicleRegistry(store.clone())),
        invoices: Box::new(EmbeddedTaxInvoices(store.clone())),
        insurance: Box::new(EmbeddedInsurance(store.clone())),
        stolen: Box::new(EmbeddedStolenVehicles(store)),
    };
    registers.keep_the_contract().await;
}

/// A refusal is not remembered: what was cured can be registered under the same key.
async fn a_vehicle_that_turns_is_refused_then(database: TestDatabase) {
    let store = with_vehicles(&database).await;
    let registry = EmbeddedVehicleRegistry(store.clone());
    let vin = Car::Moving.vin();
    let turn = |status: &str| {
        let (store, vin, status) = (store.clone(), vin.clone(), status.parse().unwrap());
        async move { store.set_vehicle_status(&vin, &status).await.unwrap() }
    };
    assert!(turn("CQ").await);
    let request = register(70, Car::Moving);
    let status = "CQ".parse().unwrap();
    assert_eq!(
        registry.register(&request).await,
        Ok(RegistryAnswer::Refused { status })
    );
    // Overdue alone makes a case wait; the registry leaves it to the case.
    assert!(turn("Q").await);
    assert_eq!(registry.register(&request).await, Ok(RegistryAnswer::Registered));
    let open = Unsettled {
        violations: 2,
        accidents: 1,
    };
    assert!(store.set_vehicle_unsettled(&vin, open).await.unwrap());
    let found = registry.look_up(&Car::Moving.query(Person::Driver)).await;
    let record = found.unwrap().unwrap();
    assert_eq!(
        (record.vehicle.status.as_str(), record.unsettled),
        ("Q", Some(open))
    );
    let normal = "A".parse().unwrap();
    let unknown = store.set_vehicle_status(&Car::Unknown.vin(), &normal).await;
    assert!(!unknown.unwrap());
    store.report_stolen(&vin).await.unwrap();
    store.report_stolen(&vin).await.unwrap();
    assert!(store.is_stolen(&vin).await.unwrap());
}

async fn no_vehicle_stands_in_clear(database: TestDatabase) {
    let store = with_vehicles(&database).await;
    let registry = EmbeddedVehicleRegistry(store);
    registry.register(&register(71, Car::Sold)).await.unwrap();
    let mut dump = String::new();
    for table in [
        "registry_vehicles",
        "registry_vehicle_orders",
        "tax_invoices",
        "insured_vehicles",
    ] {
        let query = if database.is_postgres() {
            format!("SELECT CAST({table} AS TEXT) FROM {table}")
        } else {
            let key = match table {
                "tax_invoices" => "number || vehicle_index || buyer || place",
                "registry_vehicle_orders" => "idempotency_key || hex(asked_hash)",
                "registry_vehicles" => "vehicle_index || office || owner || plate || facts",
                _ => "vehicle_index || insured_to",
            };
            format!("SELECT {key} FROM {table}")
        };
        dump += &database.texts(&query).await.concat().to_uppercase();
    }
    let keys = store::testing::keys();
    for car in Car::ALL.into_iter().filter(|car| *car != Car::Unknown) {
        let vin = car.vin();
        assert!(dump.contains(&keys.vehicle_index(&vin).to_uppercase()), "{car:?}");
        assert!(!dump.contains(vin.as_str()), "{car:?}");
    }
}
