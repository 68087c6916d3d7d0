//! Who people are, masked and whole.

use super::world::{
    CaseSpec, GUANGZHOU, HANGZHOU, NINGBO, add_case, add_person, add_post, audit, auditor, casework, citizen,
    day, document_of, offices, person, staff,
};
use crate::{on_both_databases, testing::TestDatabase};
use domain::access::Post;

on_both_databases!(a_masked_person_shows_little, colleagues_know_each_other_by_name);

async fn a_masked_person_shows_little(database: TestDatabase) {
    let store = database.store().await;
    offices(&store).await;
    add_person(&store, 1).await;
    add_case(&store, &CaseSpec::new(1, HANGZHOU, 1)).await;
    let clerk = casework(&store, &staff(9, HANGZHOU, &[Post::Intake]));
    let masked = clerk.person_masked(person(1)).await.unwrap().unwrap();
    let shown = (
        masked.name.as_str(),
        masked.document.as_str(),
        masked.email.as_deref(),
        masked.phone.as_deref(),
    );
    assert_eq!(
        shown,
        ("王**", "******", Some("w***@example.cn"), Some("138******00"))
    );
    let whole = clerk
        .person(person(1), "to print a notice")
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (whole.name.as_str(), &whole.document),
        ("王小明", &document_of(1))
    );
    assert_eq!(whole.address.as_deref(), Some("某路1号"));
    assert!(!format!("{whole:?}").contains("小明"), "a person does not print");
    let own = casework(&store, &citizen(1)).person(person(1), "").await.unwrap();
    assert_eq!(own, Some(whole));
}

async fn colleagues_know_each_other_by_name(database: TestDatabase) {
    let store = database.store().await;
    offices(&store).await;
    for number in [1, 2, 3] {
        add_person(&store, number).await;
    }
    add_post(&store, 1, HANGZHOU, None).await;
    add_post(&store, 2, HANGZHOU, Some(day("2021-01-01"))).await;
    add_post(&store, 3, NINGBO, None).await;
    let ids = [1, 2, 3, 4].map(person);
    let clerk = casework(&store, &staff(9, HANGZHOU, &[]));
    let names = clerk.staff_names(&ids).await.unwrap();
    assert_eq!(
        names.into_keys().collect::<Vec<_>>(),
        &ids[..2],
        "also the one who left"
    );
    assert_eq!(
        clerk.staff_name(ids[0]).await.unwrap().unwrap().as_str(),
        "王小明"
    );
    let others = [
        casework(&store, &staff(9, GUANGZHOU, &[Post::Intake])),
        casework(&store, &citizen(8)),
        audit(&store, &auditor(7, "330000")),
    ];
    for other in others {
        assert!(other.staff_names(&ids).await.unwrap().is_empty());
    }
}
