//! The contract over our own tables, on both databases.

use crate::{
    contract::Outside,
    people::{Person, office},
};
use activities::ports::embedded::{EmbeddedAppAccounts, EmbeddedLicenceRegistry, EmbeddedSmsGateway};
use store::{Store, embedded::EmbeddedLicence, testing::TestDatabase};

store::on_both_databases!(
    the_embedded_adapters_keep_the_contract,
    certificates_have_the_published_form_and_a_type_of_no_real_one,
    seeding_again_changes_nothing_and_a_status_can_turn,
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
