//! People are kept sealed and found by their document.

use crate::toy::{Ask, Command, LookUp, OPENED, Toy, envelope, now, number, opening_request, prepared};
use domain::identifier::{IdentityDocument, IdentityDocumentKind};
use store::{
    person::{PersonDetails, contact, save},
    record::{RecordInput, record},
    testing::TestDatabase,
};

store::on_both_databases!(a_person_is_kept_sealed, details_of_a_refused_command_are_not_kept);

const ID: &str = "11010519491231002X";

fn details(kind: IdentityDocumentKind) -> PersonDetails {
    PersonDetails {
        name: "王小明".parse().unwrap(),
        document: IdentityDocument::new(kind, ID).unwrap(),
        email: Some("wang@example.cn".parse().unwrap()),
        phone: None,
        address: Some("杭州市某路 1 号".into()),
        locale: None,
    }
}

async fn a_person_is_kept_sealed(database: TestDatabase) {
    let store = prepared(&database).await;
    let first = details(IdentityDocumentKind::ResidentIdCard);
    let id = save(&store, &first, now()).await.unwrap();
    let temporary = PersonDetails {
        email: None,
        phone: Some("13800000000".parse().unwrap()),
        ..first
    };
    let temporary = PersonDetails {
        document: details(IdentityDocumentKind::TemporaryIdCard).document,
        ..temporary
    };
    assert_eq!(
        save(&store, &temporary, now()).await.unwrap(),
        id,
        "the same person with another card"
    );
    let kept = contact(&store, id).await.unwrap().unwrap();
    assert_eq!(kept.name.as_str(), "王小明");
    assert_eq!(
        kept.email.unwrap().as_str(),
        "wang@example.cn",
        "what was not given stays"
    );
    assert_eq!(kept.phone.unwrap().as_str(), "13800000000");
    assert_eq!(
        (kept.address.as_deref(), kept.locale.as_str()),
        (Some("杭州市某路 1 号"), "zh-CN")
    );
    let dump = if database.is_postgres() {
        "SELECT CAST(persons AS TEXT) FROM persons"
    } else {
        "SELECT id || document_index || hex(name_enc) || hex(document_enc) || hex(email_enc) FROM persons"
    };
    let dump = database.texts(dump).await.concat().to_lowercase();
    for plain in ["王小明", ID, "wang@example.cn"] {
        assert!(
            !dump.contains(&plain.to_lowercase()) && !dump.contains(&hex::encode(plain)),
            "{plain}"
        );
    }
    assert!(dump.contains(&id.0.to_string()));
}

async fn details_of_a_refused_command_are_not_kept(database: TestDatabase) {
    let store = prepared(&database).await;
    let details = details(IdentityDocumentKind::ResidentIdCard);
    let id = store.keys().person_of(&details.document);
    let look_up = LookUp {
        person: Some(details),
    };
    let number = number(1);
    let refused = envelope(1, Command::Own(Ask::Never));
    let input = RecordInput {
        number: &number,
        envelope: &refused,
        expected_version: 0,
        now: now(),
    };
    let refused = record::<Toy, _>(&store, &look_up, input).await.unwrap();
    assert!(refused.outcome.is_err());
    assert!(contact(&store, id).await.unwrap().is_none());
    let opening = opening_request(2);
    let input = RecordInput {
        number: &number,
        envelope: &opening,
        expected_version: 0,
        now: now(),
    };
    assert_eq!(
        record::<Toy, _>(&store, &look_up, input).await.unwrap().version,
        OPENED
    );
    assert!(contact(&store, id).await.unwrap().is_some());
}
