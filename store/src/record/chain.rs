//! Events as rows: sealed bodies, commitments and hashes.

use super::wire;
use crate::{CaseKey, Place, StoreError, entity::event};
use chrono::SecondsFormat;
use domain::{
    case::{
        CaseKind, Entry,
        chain::{self, Hash, Link},
    },
    time::Moment,
};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

/// The form in which events are written today. A later one gets its own number, and this one stays readable.
pub(super) const SCHEMA: i32 = 1;

/// The rows of new entries on top of a hash.
pub(super) fn rows<K: CaseKind>(
    number: &str,
    key: &CaseKey,
    previous: Hash,
    entries: &[Entry<K::Event>],
) -> Result<Vec<event::Model>, StoreError> {
    let mut head = previous;
    let mut rows = Vec::with_capacity(entries.len());
    for entry in entries {
        let row = row::<K>(number, key, head, entry)?;
        head = hash_of(&row.hash)?;
        rows.push(row);
    }
    Ok(rows)
}

fn row<K: CaseKind>(
    number: &str,
    key: &CaseKey,
    previous: Hash,
    entry: &Entry<K::Event>,
) -> Result<event::Model, StoreError> {
    let body = serde_json::to_vec(entry).map_err(|_| StoreError::Unwritable("an event"))?;
    let row_key = row_key(number, entry.version);
    let mut row = event::Model {
        case_number: number.to_owned(),
        version: wire::column(entry.version),
        kind: K::NAME.to_owned(),
        event_type: type_of(entry)?,
        schema: SCHEMA,
        at: entry.at,
        commitments: serde_json::to_value(commitments(key, entry)?).expect("texts are JSON"),
        body_enc: key.seal(&body_place(&row_key), &body),
        previous_hash: previous.to_vec(),
        hash: vec![],
    };
    row.hash = hash(&row)?.to_vec();
    Ok(row)
}

/// The commitment to each field of an event.
pub(super) fn commitments<E: Serialize>(
    key: &CaseKey,
    entry: &Entry<E>,
) -> Result<BTreeMap<String, String>, StoreError> {
    let fields = chain::fields(entry).map_err(|_| StoreError::Unwritable("an event"))?;
    let committed = fields.into_iter().map(|(name, value)| {
        let commitment = chain::commitment(&key.salt(entry.version, &name), &name, &value);
        Ok((name, commitment.map_err(|_| StoreError::Unwritable("an event"))?))
    });
    committed.collect()
}

/// The hash that a row must have, from its other columns. Needs no key, so it works after an erasure.
pub(super) fn hash(row: &event::Model) -> Result<Hash, StoreError> {
    let link = link(row)?;
    chain::hash(&hash_of(&row.previous_hash)?, &link).map_err(|_| StoreError::Unreadable("commitments"))
}

/// What the chain covers of a row.
pub(crate) fn link(row: &event::Model) -> Result<Link, StoreError> {
    let commitments = serde_json::from_value(row.commitments.clone());
    Ok(Link {
        case: row.case_number.clone(),
        kind: row.kind.clone(),
        version: wire::version(row.version)?,
        at: written(row.at),
        commitments: commitments.map_err(|_| StoreError::Unreadable("commitments"))?,
    })
}

pub(crate) fn hash_of(column: &[u8]) -> Result<Hash, StoreError> {
    column.try_into().map_err(|_| StoreError::Unreadable("hash"))
}

/// The event's name: the tag `event` of its JSON.
pub(super) fn type_of<E: Serialize>(entry: &Entry<E>) -> Result<String, StoreError> {
    match serde_json::to_value(&entry.event)
        .ok()
        .as_ref()
        .and_then(|event| event.get("event"))
    {
        Some(Value::String(name)) => Ok(name.clone()),
        _ => Err(StoreError::Unwritable("an event without its tag")),
    }
}

pub(super) fn row_key(number: &str, version: u64) -> String {
    format!("{number}/{version}")
}

pub(super) fn body_place(row_key: &str) -> Place<'_> {
    Place::new("events", "body_enc", row_key)
}

fn written(at: Moment) -> String {
    at.to_rfc3339_opts(SecondsFormat::AutoSi, true)
}
