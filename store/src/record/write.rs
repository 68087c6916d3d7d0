//! The writes of an accepted command.

use super::{Columns, Concerns, Part, PartSight, case_row, chain, opened, projection::Projection, wire};
use crate::{
    CaseKey, KeyRing, Place, StoreError,
    entity::{Id, case, case_key, case_party, case_plate, deadline, document, event, task, upload},
    feed,
};
use domain::{
    case::{CaseKind, Entry, chain::Hash},
    identifier::CaseNumber,
};
use sea_orm::{
    ActiveModelTrait, ActiveValue::NotSet, ColumnTrait, DatabaseTransaction, EntityTrait, IntoActiveModel,
    Iterable, QueryFilter, sea_query::OnConflict,
};
use std::collections::BTreeSet;

/// A case after a command, with everything that the rows are made from.
pub(super) struct Written<'a, K: CaseKind> {
    pub(super) number: &'a CaseNumber,
    pub(super) key: &'a CaseKey,
    /// Whether the key has to be wrapped anew.
    pub(super) key_is_old: bool,
    /// The row before; `None` for an opening.
    pub(super) before: Option<&'a case::Model>,
    pub(super) state: &'a K::State,
    pub(super) columns: Columns,
    pub(super) concerns: Concerns,
    /// What it concerned before.
    pub(super) concerned: Concerns,
    /// At least one.
    pub(super) entries: &'a [Entry<K::Event>],
    pub(super) projection: Projection,
}

/// Writes the case row, the events, what is projected from them, and the feed.
pub(super) async fn write<K: CaseKind>(
    tx: &DatabaseTransaction,
    keys: &KeyRing,
    written: Written<'_, K>,
) -> Result<(), StoreError> {
    let number = written.number.as_str();
    let previous = written.before.map_or(Ok(domain::case::chain::GENESIS), |row| {
        chain::hash_of(&row.head_hash)
    })?;
    let events = chain::rows::<K>(number, written.key, previous, written.entries)?;
    let head: Hash = chain::hash_of(&events.last().ok_or(StoreError::Unwritable("no event"))?.hash)?;
    let row = row(keys, &written, head)?;
    let change = (row.version, row.office.clone(), row.changed_at);
    match written.before {
        None => open(tx, keys, row, written.key).await?,
        Some(before) => update(tx, (row, before.version)).await?,
    }
    if written.key_is_old {
        opened::rewrap_key(tx, keys, number, written.key).await?;
    }
    event::Entity::insert_many(events.into_iter().map(IntoActiveModel::into_active_model))
        .exec_without_returning(tx)
        .await?;
    let (before, now) = (&written.concerned, &written.concerns);
    parties(tx, number, (&before.people, &now.people)).await?;
    plates(tx, number, (&before.plates, &now.plates)).await?;
    project(tx, keys, written.key, written.projection).await?;
    feed::append(tx, number, change).await
}

fn row<K: CaseKind>(keys: &KeyRing, written: &Written<'_, K>, hash: Hash) -> Result<case::Model, StoreError> {
    let (first, last) = (written.entries.first(), written.entries.last());
    let (first, last) = first.zip(last).ok_or(StoreError::Unwritable("no event"))?;
    let opened_at = written.before.map_or(first.at, |row| row.opened_at);
    let head = case_row::Head {
        version: last.version,
        hash,
        opened_at,
        changed_at: last.at,
    };
    let mut row = case_row::row::<K>(
        (written.number, keys),
        written.state,
        &head,
        (written.columns.clone(), &written.concerns),
    )?;
    let state = serde_json::to_vec(written.state).map_err(|_| StoreError::Unwritable("a state"))?;
    row.state_enc = written.key.seal(&opened::state_place(&row.number), &state);
    Ok(row)
}

async fn open(
    tx: &DatabaseTransaction,
    keys: &KeyRing,
    row: case::Model,
    key: &CaseKey,
) -> Result<(), StoreError> {
    let number = row.number.clone();
    case::Entity::insert(row.into_active_model())
        .exec_without_returning(tx)
        .await?;
    opened::keep_key(tx, keys, &number, key).await
}

/// The version in the WHERE is a second lock: with no writer beside this one it always holds.
async fn update(tx: &DatabaseTransaction, (row, expected): (case::Model, i64)) -> Result<(), StoreError> {
    let (number, version) = (row.number.clone(), row.version);
    // Without its key: rows that refer to the case can be written meanwhile.
    let mut columns = row.into_active_model().reset_all();
    columns.number = NotSet;
    let changed = case::Entity::update_many()
        .set(columns)
        .filter(case::Column::Number.eq(&number))
        .filter(case::Column::Version.eq(expected))
        .exec(tx)
        .await?;
    if changed.rows_affected != 1 {
        let (expected, current) = (wire::version(expected)?, wire::version(version)?);
        return Err(StoreError::VersionConflict { expected, current });
    }
    Ok(())
}

/// Adds who came in, and takes away whose matter it is not any more.
async fn parties(
    tx: &DatabaseTransaction,
    number: &str,
    (before, now): (&BTreeSet<Part>, &BTreeSet<Part>),
) -> Result<(), StoreError> {
    let gone: Vec<_> = before.difference(now).map(|part| Id::from(part.person)).collect();
    if !gone.is_empty() {
        case_party::Entity::delete_many()
            .filter(case_party::Column::CaseNumber.eq(number))
            .filter(case_party::Column::Person.is_in(gone))
            .exec(tx)
            .await?;
    }
    let new: Vec<_> = party_rows(number, now.difference(before).copied()).collect();
    if !new.is_empty() {
        let new = new.into_iter().map(IntoActiveModel::into_active_model);
        case_party::Entity::insert_many(new)
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

/// Adds the numbers that came up, and takes away those that it is not found by any more.
async fn plates(
    tx: &DatabaseTransaction,
    number: &str,
    (before, now): (&BTreeSet<String>, &BTreeSet<String>),
) -> Result<(), StoreError> {
    let gone: Vec<_> = before.difference(now).collect();
    if !gone.is_empty() {
        case_plate::Entity::delete_many()
            .filter(case_plate::Column::CaseNumber.eq(number))
            .filter(case_plate::Column::PlateIndex.is_in(gone))
            .exec(tx)
            .await?;
    }
    let new: Vec<_> = plate_rows(number, now.difference(before)).collect();
    if !new.is_empty() {
        let new = new.into_iter().map(IntoActiveModel::into_active_model);
        case_plate::Entity::insert_many(new)
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

pub(super) fn plate_rows<'a>(
    number: &'a str,
    plates: impl Iterator<Item = &'a String> + 'a,
) -> impl Iterator<Item = case_plate::Model> + 'a {
    plates.map(move |plate| case_plate::Model {
        case_number: number.to_owned(),
        plate_index: plate.clone(),
    })
}

pub(super) fn party_rows(
    number: &str,
    people: impl Iterator<Item = Part>,
) -> impl Iterator<Item = case_party::Model> {
    people.map(move |part| case_party::Model {
        case_number: number.to_owned(),
        person: part.person.into(),
        papers: part.sees == PartSight::Papers,
        excluded: part.sees == PartSight::Nothing,
    })
}

async fn project(
    tx: &DatabaseTransaction,
    keys: &KeyRing,
    key: &CaseKey,
    projection: Projection,
) -> Result<(), StoreError> {
    for row in projection.tasks.into_values() {
        let changed = task::Column::iter().filter(|column| !matches!(column, task::Column::OpenedVersion));
        let conflict = OnConflict::columns([task::Column::CaseNumber, task::Column::Task])
            .update_columns(changed)
            .to_owned();
        task::Entity::insert(row.into_active_model())
            .on_conflict(conflict)
            .exec_without_returning(tx)
            .await?;
    }
    for row in projection.deadlines.into_values() {
        let conflict = OnConflict::columns([deadline::Column::CaseNumber, deadline::Column::Deadline])
            .update_columns(deadline::Column::iter())
            .to_owned();
        deadline::Entity::insert(row.into_active_model())
            .on_conflict(conflict)
            .exec_without_returning(tx)
            .await?;
    }
    for mut row in projection.documents.into_values() {
        row.name_enc = document_name(tx, keys, (&row.case_number, row.id), key).await?;
        document::Entity::insert(row.into_active_model())
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}

/// The name that the file had, from its upload, sealed again with the key of the case.
async fn document_name(
    tx: &DatabaseTransaction,
    keys: &KeyRing,
    (number, id): (&str, Id),
    key: &CaseKey,
) -> Result<Option<Vec<u8>>, StoreError> {
    let Some(upload) = upload::Entity::find_by_id(id).one(tx).await? else {
        return Ok(None);
    };
    let row = id.to_string();
    let name = keys.open(&Place::new("uploads", "name_enc", &row), &upload.name_enc)?;
    let row = format!("{number}/{id}");
    Ok(Some(key.seal(&Place::new("documents", "name_enc", &row), &name)))
}

/// Deletes the key of a case. Its events, state and document names can never be read again; the hash chain still
/// verifies. Gives whether there was a key.
pub(super) async fn erase(tx: &DatabaseTransaction, number: &CaseNumber) -> Result<bool, StoreError> {
    Ok(case_key::Entity::delete_by_id(number.as_str())
        .exec(tx)
        .await?
        .rows_affected
        > 0)
}
