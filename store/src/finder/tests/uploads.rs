//! Uploads: tickets, staged bytes, and what the sweeper finds.

use super::world::{CaseSpec, HANGZHOU, NINGBO, add_case, casework, citizen, now, offices};
use crate::{
    Store,
    entity::upload,
    finder::{NewUpload, Scope, StagedFile, Ticket},
    on_both_databases,
    testing::TestDatabase,
};
use chrono::TimeDelta;
use domain::{access::Purpose, case::DocumentId, law::DocumentKind, time::Moment};
use sea_orm::EntityTrait;

on_both_databases!(
    a_ticket_is_good_once,
    only_the_owner_takes_an_upload_and_in_time,
    an_attached_document_can_be_named_again,
    the_sweeper_spares_bytes_that_are_needed,
);

fn photo() -> NewUpload {
    NewUpload {
        case: None,
        kind: DocumentKind::Photo,
        name: "照片.png".into(),
    }
}

fn file(byte: u8) -> StagedFile {
    StagedFile {
        sha256: hex::encode([byte; 32]),
        size: 7,
        media_type: "image/png".into(),
    }
}

async fn ticket(store: &Store) -> Ticket {
    casework(store, &citizen(1))
        .stage_upload(&photo())
        .await
        .unwrap()
        .unwrap()
}

/// Whether a citizen may attach an upload at a moment. Tokens of the tests last for an hour, so this one is longer.
async fn may_take(store: &Store, number: u128, id: DocumentId, at: Moment) -> bool {
    let reader = domain::access::Principal {
        expires_at: at + TimeDelta::hours(1),
        ..citizen(number)
    };
    let finder = store.finder(Scope::of(&reader, Purpose::Casework), at);
    finder.take_upload(id).await.unwrap().is_some()
}

async fn a_ticket_is_good_once(database: TestDatabase) {
    let store = database.store().await;
    let ticket = ticket(&store).await;
    let uploads = store.uploads(now());
    let waiting = uploads.waiting_upload(&ticket.secret).await.unwrap().unwrap();
    assert_eq!(
        (waiting.document, waiting.kind),
        (ticket.document, DocumentKind::Photo)
    );
    let stored = upload::Entity::find()
        .one(store.connection())
        .await
        .unwrap()
        .unwrap();
    assert_ne!(
        stored.ticket_hash,
        ticket.secret.as_bytes(),
        "only a hash is kept"
    );
    let (bytes, other) = (file(1), file(2));
    let race = tokio::join!(
        uploads.upload_received(&ticket.secret, &bytes),
        uploads.upload_received(&ticket.secret, &other)
    );
    assert_ne!(race.0.unwrap(), race.1.unwrap(), "of two, one wins");
    assert!(uploads.waiting_upload(&ticket.secret).await.unwrap().is_none());
    assert!(uploads.waiting_upload("guess").await.unwrap().is_none());
    let late = self::ticket(&store).await;
    let later = store.uploads(late.expires_at);
    assert!(later.waiting_upload(&late.secret).await.unwrap().is_none());
    assert!(!later.upload_received(&late.secret, &file(1)).await.unwrap());
}

async fn only_the_owner_takes_an_upload_and_in_time(database: TestDatabase) {
    let store = database.store().await;
    let ticket = ticket(&store).await;
    assert!(
        !may_take(&store, 1, ticket.document, now()).await,
        "nothing was received yet"
    );
    assert!(
        store
            .uploads(now())
            .upload_received(&ticket.secret, &file(1))
            .await
            .unwrap()
    );
    assert!(may_take(&store, 1, ticket.document, now()).await);
    assert!(!may_take(&store, 2, ticket.document, now()).await);
    let day = now() + TimeDelta::hours(24);
    assert!(may_take(&store, 1, ticket.document, day - TimeDelta::seconds(1)).await);
    assert!(!may_take(&store, 1, ticket.document, day).await);
    let owner = casework(&store, &citizen(1));
    let staged = owner.take_upload(ticket.document).await.unwrap().unwrap();
    assert_eq!(
        (staged.document.size, staged.document.sha256),
        (7, file(1).sha256)
    );
}

/// The world's documents were attached by their applicants, and their uploads are gone.
async fn an_attached_document_can_be_named_again(database: TestDatabase) {
    let store = database.store().await;
    offices(&store).await;
    let spec = CaseSpec::new(1, HANGZHOU, 1);
    add_case(&store, &spec).await;
    let id = DocumentId(spec.document());
    let again = casework(&store, &citizen(1))
        .take_upload(id)
        .await
        .unwrap()
        .unwrap();
    assert_eq!((again.case, again.document.size), (Some(spec.number()), 7));
    assert!(!may_take(&store, 2, id, now()).await);
    let elsewhere = NewUpload {
        case: Some(CaseSpec::new(2, NINGBO, 2).number()),
        ..photo()
    };
    let refused = casework(&store, &citizen(1))
        .stage_upload(&elsewhere)
        .await
        .unwrap();
    assert!(refused.is_none(), "a case out of scope takes no upload");
}

async fn the_sweeper_spares_bytes_that_are_needed(database: TestDatabase) {
    let store = database.store().await;
    offices(&store).await;
    add_case(&store, &CaseSpec::new(1, HANGZHOU, 1)).await;
    let mut tickets = vec![];
    for bytes in [
        None,
        Some(file(1)),
        Some(file(0xAB)),
        Some(file(2)),
        Some(file(2)),
    ] {
        let ticket = ticket(&store).await;
        if let Some(bytes) = bytes {
            assert!(
                store
                    .uploads(now())
                    .upload_received(&ticket.secret, &bytes)
                    .await
                    .unwrap()
            );
        }
        tickets.push(ticket);
    }
    assert!(store.uploads(now()).expired_uploads(9).await.unwrap().is_empty());
    let later = store.uploads(now() + TimeDelta::hours(25));
    let expired = later.expired_uploads(9).await.unwrap();
    let orphan = |place: usize| {
        let found = expired
            .iter()
            .find(|upload| upload.document == tickets[place].document);
        found.unwrap().orphan.clone()
    };
    assert_eq!(orphan(0), None, "no bytes came");
    assert_eq!(orphan(1), Some(file(1).sha256));
    assert_eq!(orphan(2), None, "a document has the same bytes");
    assert_eq!(orphan(3), None, "another upload has the same bytes");
    assert!(later.forget_upload(tickets[3].document).await.unwrap());
    let left = later.expired_uploads(9).await.unwrap();
    assert_eq!(
        left.iter().filter_map(|upload| upload.orphan.clone()).count(),
        2,
        "the last one is not shared any more"
    );
    assert!(
        !store
            .uploads(now())
            .forget_upload(tickets[4].document)
            .await
            .unwrap(),
        "not yet expired"
    );
}
