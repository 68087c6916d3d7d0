//! People are kept sealed and found by their document.

use crate::toy::{
    Ask, Command, Facts, LookUp, OPENED, Toy, envelope, now, number, opening_request, prepared,
};
use domain::identifier::{IdentityDocument, IdentityDocumentKind};
use store::{
    StoreError,
    person::{PersonDetails, contact, save},
    record::{Gather, Gathering, RecordInput, record},
    testing::TestDatabase,
};
use tokio::sync::Notify;

store::on_both_databases!(
    a_person_is_kept_sealed,
    details_of_a_refused_command_are_not_kept,
    one_person_at_once_is_kept_once,
);

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

/// Keeps the person, says so, and waits.
struct Slow {
    details: PersonDetails,
    kept: Notify,
    go_on: Notify,
}

impl Gather<Toy> for Slow {
    async fn gather(&self, gathering: Gathering<'_, Toy>) -> Result<Facts, StoreError> {
        gathering.keep_person(&self.details).await?;
        self.kept.notify_one();
        self.go_on.notified().await;
        Ok(Facts(gathering.shared))
    }
}

async fn one_person_at_once_is_kept_once(database: TestDatabase) {
    let store = prepared(&database).await;
    let details = details(IdentityDocumentKind::ResidentIdCard);
    let slow = Slow {
        details: details.clone(),
        kept: Notify::new(),
        go_on: Notify::new(),
    };
    let (number, opening) = (number(1), opening_request(1));
    let input = RecordInput {
        number: &number,
        envelope: &opening,
        expected_version: 0,
        now: now(),
    };
    let first = record::<Toy, _>(&store, &slow, input);
    let second = async {
        slow.kept.notified().await;
        let saving = tokio::spawn({
            let store = store.clone();
            async move { save(&store, &details, now()).await }
        });
        wait_for_a_lock(&database).await;
        slow.go_on.notify_one();
        saving.await.unwrap()
    };
    let (first, second) = tokio::join!(first, second);
    assert_eq!(first.unwrap().version, OPENED);
    assert!(contact(&store, second.unwrap()).await.unwrap().is_some());
}

/// Until somebody waits for another transaction. A writer on `SQLite` waits for every other one.
async fn wait_for_a_lock(database: &TestDatabase) {
    let waiting = "SELECT query FROM pg_stat_activity
        WHERE wait_event_type = 'Lock' AND datname = current_database()";
    while database.is_postgres() && database.texts(waiting).await.is_empty() {
        tokio::task::yield_now().await;
    }
}
