//! An import brings rows to what is asked, whole, and the same import again changes nothing.

use super::{Count, Import, ImportSummary, Member};
use crate::{
    Store, StoreError,
    person::{PersonDetails, contact, save},
    seed::{DivisionLevel, DivisionSeed, OfficeSeed},
    testing::TestDatabase,
};
use domain::{access::Post, identifier::DivisionCode};

crate::on_both_databases!(
    the_same_import_again_changes_nothing,
    what_is_named_changes_and_the_rest_stays,
    an_import_that_breaks_leaves_nothing,
);

fn division(code: &str) -> DivisionSeed {
    DivisionSeed {
        code: DivisionCode::parse(code).unwrap(),
        name_zh: format!("{code}市"),
        name_en: code.to_owned(),
        level: DivisionLevel::Prefecture,
    }
}

fn import() -> Import {
    Import {
        at: "2026-12-01T01:00:00Z".parse().unwrap(),
        known_divisions: vec![division("440000"), division("440100"), division("440300")],
        divisions: vec![division("440100")],
        offices: vec![OfficeSeed {
            code: "44010001".parse().unwrap(),
            name_zh: "广州市车辆管理所".to_owned(),
            name_en: "Guangzhou vehicle office".to_owned(),
            kind: "VEHICLE_OFFICE".to_owned(),
            days_off: vec![],
        }],
        staff: vec![Member {
            name: "陈雨桐".parse().unwrap(),
            document: "A:440105199303087220".parse().unwrap(),
            office: "44010001".parse().unwrap(),
            posts: vec![Post::Intake, Post::Dossier],
            from: "2021-01-04".parse().unwrap(),
            to: None,
        }],
    }
}

fn count(added: u64, changed: u64, same: u64) -> Count {
    Count { added, changed, same }
}

async fn name_of_the_clerk(store: &Store) -> String {
    let clerk = store.keys().person_of(&import().staff[0].document);
    contact(store, clerk).await.unwrap().unwrap().name.to_string()
}

async fn the_same_import_again_changes_nothing(database: TestDatabase) {
    let store = database.store().await;
    let first = ImportSummary {
        divisions: count(3, 0, 0),
        offices: count(1, 0, 0),
        staff_posts: count(2, 0, 0),
        staff_names: count(1, 0, 0),
    };
    assert_eq!(store.import(&import()).await, Ok(first));
    let again = ImportSummary {
        divisions: count(0, 0, 1),
        offices: count(0, 0, 1),
        staff_posts: count(0, 0, 2),
        staff_names: count(0, 0, 1),
    };
    assert_eq!(store.import(&import()).await, Ok(again));
    assert_eq!(name_of_the_clerk(&store).await, "陈雨桐");
}

async fn what_is_named_changes_and_the_rest_stays(database: TestDatabase) {
    let store = database.store().await;
    store.import(&import()).await.unwrap();
    let own = PersonDetails {
        name: "陈雨桐".parse().unwrap(),
        document: import().staff[0].document.clone(),
        email: Some("chen@example.cn".parse().unwrap()),
        phone: None,
        address: None,
        locale: Some("en".to_owned()),
    };
    let clerk = save(&store, &own, import().at).await.unwrap();
    let mut next = import();
    next.known_divisions[2].name_zh = "另一个名称".to_owned();
    next.divisions[0].name_zh = "广州市".to_owned();
    next.offices[0].days_off = vec!["2026-12-04".parse().unwrap()];
    next.staff[0].name = "陈雨彤".parse().unwrap();
    next.staff[0].posts = vec![Post::Intake];
    next.staff[0].to = Some("2026-12-31".parse().unwrap());
    let summary = store.import(&next).await.unwrap();
    let changed = count(0, 1, 0);
    let expected = ImportSummary {
        divisions: changed,
        offices: changed,
        staff_posts: changed,
        staff_names: changed,
    };
    assert_eq!(summary, expected);
    let divisions = database
        .texts("SELECT name_zh FROM divisions ORDER BY code")
        .await;
    assert_eq!(divisions, ["440000市", "广州市", "440300市"]);
    let office = store
        .office_data()
        .office(&next.offices[0].code)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(office.days_off, next.offices[0].days_off);
    let held = database
        .texts("SELECT post FROM staff_posts WHERE valid_to IS NULL")
        .await;
    assert_eq!(held, ["DOSSIER"]);
    let kept = contact(&store, clerk).await.unwrap().unwrap();
    assert_eq!(kept.name.as_str(), "陈雨彤");
    assert_eq!((kept.email, kept.locale.as_str()), (own.email, "en"));
}

async fn an_import_that_breaks_leaves_nothing(database: TestDatabase) {
    let store = database.store().await;
    let mut broken = import();
    broken.staff[0].office = "51010001".parse().unwrap();
    assert!(matches!(
        store.import(&broken).await,
        Err(StoreError::Statement(_))
    ));
    assert_eq!(
        database.texts("SELECT code FROM divisions").await,
        Vec::<String>::new()
    );
}
