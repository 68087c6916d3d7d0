//! A seed goes in once, whole, and undoes nothing.

use super::{
    DivisionLevel, DivisionSeed, IssuanceSeed, LicenceSeed, OfficeSeed, SeedData, SeedSummary, StaffSeed,
};
use crate::{
    Store, StoreError,
    entity::{
        app_account, division, office, person, registry_issuance, registry_licence, rollout, staff_post,
    },
    person::contact,
    testing::TestDatabase,
};
use domain::{
    access::Post,
    identifier::{CertificateNumber, DivisionCode, IdentityDocument},
    law::rollout::Rollout,
};
use sea_orm::EntityTrait;

crate::on_both_databases!(
    a_seed_goes_in_once,
    what_changed_stays_changed,
    a_seed_that_breaks_leaves_nothing,
);

const STAFF: &str = "A:440105199303087220";
const DRIVER: &str = "A:440106198805173024";

fn document(text: &str) -> IdentityDocument {
    text.parse().unwrap()
}

fn division(code: &str, level: DivisionLevel) -> DivisionSeed {
    DivisionSeed {
        code: DivisionCode::parse(code).unwrap(),
        name_zh: format!("{code}市"),
        name_en: code.to_owned(),
        level,
    }
}

fn data() -> SeedData {
    SeedData {
        at: "2021-10-22T01:00:00Z".parse().unwrap(),
        divisions: vec![
            division("440000", DivisionLevel::Province),
            division("440100", DivisionLevel::Prefecture),
        ],
        offices: vec![OfficeSeed {
            code: "44010001".parse().unwrap(),
            name_zh: "广州市车辆管理所".to_owned(),
            name_en: "Guangzhou vehicle office".to_owned(),
            kind: "VEHICLE_OFFICE".to_owned(),
            days_off: vec!["2021-10-29".parse().unwrap()],
        }],
        rollout: Rollout::official().rows().to_vec(),
        staff: vec![StaffSeed {
            name: "陈雨桐".parse().unwrap(),
            document: document(STAFF),
            email: Some("clerk@banli.example".parse().unwrap()),
            office: "44010001".parse().unwrap(),
            posts: vec![Post::Intake, Post::Dossier],
            from: "2021-01-04".parse().unwrap(),
        }],
        licences: vec![licence()],
    }
}

fn licence() -> LicenceSeed {
    let certificate = CertificateNumber::new("11100000000013338W999", "440100", "S1", "001");
    LicenceSeed {
        document: document(DRIVER),
        office: "44010001".parse().unwrap(),
        status: "HI".parse().unwrap(),
        class: "C1".to_owned(),
        first_issued: "2012-07-09".parse().unwrap(),
        valid_to: None,
        photo_on_file: true,
        banned_until: None,
        account: Some(false),
        issuance: Some(IssuanceSeed {
            certificate: certificate.unwrap(),
            at: "2021-09-02T02:00:00Z".parse().unwrap(),
        }),
    }
}

/// Every row of every table of a seed.
async fn rows(store: &Store) -> Vec<String> {
    let c = store.connection();
    vec![
        format!("{:?}", division::Entity::find().all(c).await.unwrap()),
        format!("{:?}", office::Entity::find().all(c).await.unwrap()),
        format!("{:?}", rollout::Entity::find().all(c).await.unwrap()),
        format!("{:?}", staff_post::Entity::find().all(c).await.unwrap()),
        format!("{:?}", person::Entity::find().all(c).await.unwrap()),
        format!("{:?}", registry_licence::Entity::find().all(c).await.unwrap()),
        format!("{:?}", app_account::Entity::find().all(c).await.unwrap()),
        format!("{:?}", registry_issuance::Entity::find().all(c).await.unwrap()),
    ]
}

async fn a_seed_goes_in_once(database: TestDatabase) {
    let store = database.store().await;
    let first = store.seed(&data()).await.unwrap();
    let expected = SeedSummary {
        divisions: 2,
        offices: 1,
        rollouts: Rollout::official().rows().len() as u64,
        staff_posts: 2,
        staff_names: 1,
        licences: 1,
        accounts: 1,
        issuances: 1,
    };
    assert_eq!(first, expected);
    let before = rows(&store).await;
    let again = store.seed(&data()).await.unwrap();
    assert_eq!((again, again.total()), (SeedSummary::default(), 0));
    assert_eq!(rows(&store).await, before);
    let keys = store.keys();
    let clerk = contact(&store, keys.person_of(&document(STAFF))).await.unwrap();
    assert_eq!(clerk.unwrap().name.as_str(), "陈雨桐");
    let driver = keys.person_of(&document(DRIVER));
    assert!(
        contact(&store, driver).await.unwrap().is_none(),
        "known to the registry only"
    );
    let record = store.registry_licence(driver).await.unwrap().unwrap();
    assert_eq!(record.certificate, licence().issuance.map(|one| one.certificate));
    assert_eq!(record.status.as_str(), "HI");
}

async fn what_changed_stays_changed(database: TestDatabase) {
    let store = database.store().await;
    store.seed(&data()).await.unwrap();
    for change in [
        "UPDATE registry_licences SET status = 'B'",
        "UPDATE app_accounts SET active = true",
        "UPDATE staff_posts SET valid_to = '2021-12-31'",
    ] {
        database.execute(change).await;
    }
    let changed = rows(&store).await;
    assert_eq!(store.seed(&data()).await.unwrap().total(), 0);
    assert_eq!(rows(&store).await, changed);
}

async fn a_seed_that_breaks_leaves_nothing(database: TestDatabase) {
    let store = database.store().await;
    let mut data = data();
    data.staff[0].office = "51010001".parse().unwrap();
    assert!(matches!(store.seed(&data).await, Err(StoreError::Statement(_))));
    assert!(rows(&store).await.iter().all(|table| table == "[]"));
}
