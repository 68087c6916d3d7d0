//! What both offices have: numbers, keys and a file store.

use crate::{CHENGDU, GUANGZHOU, World, people::office};
use activities::handover::OfficeKey;
use bytes::Bytes;
use domain::{
    case::{Document, DocumentId},
    custody::{self, Suite},
    identifier::OfficeCode,
    law::DocumentKind,
    plate::PlateRange,
};
use files::MediaType;
use secrecy::SecretBox;
use store::office_key;
use uuid::Uuid;

/// A scan that lies in the file store, as if it had been uploaded.
pub async fn scan(world: &World, words: &'static str) -> Document {
    let store = world.activities().files.store.clone();
    let staged = store
        .keep(Bytes::from_static(words.as_bytes()), MediaType::Jpeg)
        .await
        .unwrap();
    Document {
        id: DocumentId(Uuid::new_v4()),
        kind: DocumentKind::Other,
        media_type: "image/jpeg".to_owned(),
        size: staged.size,
        sha256: staged.sha256.to_string(),
    }
}

/// Numbers to choose from, and the public keys of both offices.
pub(crate) async fn prepare(world: &World) {
    for (code, first, last) in [
        (GUANGZHOU, "粤A10000", "粤A15999"),
        (CHENGDU, "川A90000", "川A90999"),
    ] {
        let range = PlateRange::new(&first.parse().unwrap(), &last.parse().unwrap()).unwrap();
        let added = world.store.add_plate_numbers(&office(code), &range).await;
        added.unwrap();
    }
    let since = "2020-01-01T00:00:00Z".parse().unwrap();
    for key in keys() {
        let public = custody::OfficeKey {
            office: key.office().clone(),
            key_id: key.id().clone(),
            public_key: key.public(),
        };
        office_key::add(&world.store, &public, (Suite::Ed25519Sha256, since))
            .await
            .unwrap();
    }
}

/// The keys that both offices sign with.
pub(crate) fn keys() -> Vec<OfficeKey> {
    let key = |(seed, code)| {
        let office: OfficeCode = office(code);
        OfficeKey::new(
            office,
            "1".parse().unwrap(),
            &SecretBox::new(Box::new([seed; 32])),
        )
    };
    [(1, GUANGZHOU), (2, CHENGDU)].map(key).into()
}
