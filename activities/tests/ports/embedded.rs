//! The contract over our own tables.

use crate::{
    contract::Outside,
    people::{Person, office},
};
use activities::ports::embedded::{EmbeddedAppAccounts, EmbeddedLicenceRegistry, EmbeddedSmsGateway};
use std::collections::BTreeMap;
use store::{Key, KeyRing, Store, embedded::EmbeddedLicence};
use tempfile::TempDir;

fn keys() -> KeyRing {
    let key = || Key::new(Box::new([7; 32]));
    KeyRing::new("test", &BTreeMap::from([("test".to_owned(), key())]), key()).unwrap()
}

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

async fn store(folder: &TempDir) -> Store {
    let url = format!("sqlite://{}", folder.path().join("outside.sqlite").display());
    let store = Store::connect(&url, keys()).await.unwrap();
    store.migrate().await.unwrap();
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

#[tokio::test]
async fn the_embedded_adapters_keep_the_contract() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder).await;
    outside(&store).keeps_the_contract().await;
    assert_eq!(store.app_delivery_count().await.unwrap(), 1);
    assert_eq!(
        store.sms_messages(Person::Driver.holder().person).await.unwrap(),
        ["您的业务已受理。"]
    );
}

#[tokio::test]
async fn certificates_have_the_published_form_and_a_type_of_no_real_one() {
    let folder = tempfile::tempdir().unwrap();
    let certificate = outside(&store(&folder).await).issued(1, Person::Driver).await;
    insta::assert_snapshot!(certificate, @"1.2.156.3005.2.11100000000013338W999.330100.20211022000001.001.W");
}

#[tokio::test]
async fn seeding_again_changes_nothing_and_a_status_can_turn() {
    let folder = tempfile::tempdir().unwrap();
    let store = store(&folder).await;
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
