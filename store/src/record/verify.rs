//! Folding a case again and comparing: the target is no difference.

use super::{
    Columns, Concerns, Gather, case_row, chain, history,
    opened::{self, case_key},
    projection::Projection,
    transaction::fold,
    wire, write,
};
use crate::{
    CaseKey, Store, StoreError,
    entity::{case, case_party, case_plate, deadline, document, event, task},
};
use domain::{
    case::{
        CaseKind, Entry,
        chain::{GENESIS, Hash},
    },
    identifier::CaseNumber,
};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use std::collections::BTreeMap;

/// Something stored that is not what the events say. Names places, never values.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Difference {
    /// Table and column, for example `events.hash`; a table alone when a row is missing or too many.
    pub place: String,
    /// The row within the case: a version, a task number, an id; empty for the case itself.
    pub row: String,
}

impl Difference {
    fn at(place: impl Into<String>, row: &impl ToString) -> Self {
        Self {
            place: place.into(),
            row: row.to_string(),
        }
    }
}

/// Checks the hash chain of a case, folds its events from nothing, and compares with everything that is stored.
/// For an erased case the chain alone is checked. Fails when there is no such case.
pub async fn verify<K: CaseKind, G: Gather<K>>(
    store: &Store,
    number: &CaseNumber,
) -> Result<Vec<Difference>, StoreError> {
    let tx = store.begin_read().await?;
    let row = case::Entity::find_by_id(number.as_str())
        .one(&tx)
        .await?
        .ok_or(StoreError::Missing("the case"))?;
    let events = history::rows(&tx, number.as_str(), 0..=i64::MAX).await?;
    let mut differences = chain_differences(&row, &events);
    match case_key(&tx, store.keys(), number.as_str()).await {
        Ok(None) => {}
        Ok(Some(key)) => {
            let case = Verified {
                store,
                number,
                row: &row,
                key: &key,
            };
            differences.extend(case.content::<K, G, _>(&tx, &events).await?);
        }
        Err(_) => differences.push(Difference::at("case_keys.wrapped_key", &"")),
    }
    tx.rollback().await?;
    differences.sort();
    differences.dedup();
    Ok(differences)
}

/// What the chain shows without any key.
fn chain_differences(row: &case::Model, events: &[event::Model]) -> Vec<Difference> {
    let mut differences = vec![];
    let mut head: Hash = GENESIS;
    for (version, event) in (1_i64..).zip(events) {
        if event.version != version {
            differences.push(Difference::at("events.version", &version));
            break;
        }
        if event.previous_hash != head {
            differences.push(Difference::at("events.previous_hash", &version));
        }
        if chain::hash(event).map_or(true, |hash| event.hash != hash) {
            differences.push(Difference::at("events.hash", &version));
        }
        head = chain::hash_of(&event.hash).unwrap_or(GENESIS);
    }
    if row.head_hash != head {
        differences.push(Difference::at("cases.head_hash", &""));
    }
    if usize::try_from(row.version) != Ok(events.len()) {
        differences.push(Difference::at("cases.version", &""));
    }
    differences
}

struct Verified<'a> {
    store: &'a Store,
    number: &'a CaseNumber,
    row: &'a case::Model,
    key: &'a CaseKey,
}

impl Verified<'_> {
    /// What needs the key: the events against their commitments, and everything that is projected from them.
    async fn content<K: CaseKind, G: Gather<K>, C: ConnectionTrait>(
        &self,
        connection: &C,
        events: &[event::Model],
    ) -> Result<Vec<Difference>, StoreError> {
        let mut differences = vec![];
        let mut entries: Vec<Entry<K::Event>> = vec![];
        for event in events {
            match history::entry(self.key, event) {
                Ok(entry) => {
                    differences.extend(self.event_differences::<K>(event, &entry));
                    entries.push(entry);
                }
                Err(_) => differences.push(Difference::at("events.body_enc", &event.version)),
            }
        }
        if entries.len() < events.len() {
            return Ok(differences);
        }
        let Ok((state, projection)) = fold::<K>(self.number.as_str(), None, &entries) else {
            differences.push(Difference::at("events", &""));
            return Ok(differences);
        };
        if opened::read_state::<K::State>(self.key, self.row).ok().as_ref() != Some(&state) {
            differences.push(Difference::at("cases.state_enc", &""));
        }
        let concerns = G::concerns(&state, self.store.keys());
        let about = (G::columns(&state), &concerns);
        differences.extend(self.row_differences::<K>(&state, about, &entries)?);
        differences.extend(self.party_differences(connection, &concerns).await?);
        differences.extend(self.plate_differences(connection, &concerns).await?);
        differences.extend(self.projection_differences(connection, &projection).await?);
        Ok(differences)
    }

    fn event_differences<K: CaseKind>(&self, row: &event::Model, entry: &Entry<K::Event>) -> Vec<Difference> {
        let committed = chain::commitments(self.key, entry)
            .ok()
            .and_then(|all| serde_json::to_value(all).ok());
        let same = [
            ("events.kind", row.kind == K::NAME),
            (
                "events.type",
                chain::type_of(entry).ok().as_ref() == Some(&row.event_type),
            ),
            ("events.version", wire::column(entry.version) == row.version),
            ("events.at", entry.at == row.at),
            ("events.commitments", committed.as_ref() == Some(&row.commitments)),
        ];
        let different = same.into_iter().filter(|(_, same)| !same);
        different
            .map(|(place, _)| Difference::at(place, &row.version))
            .collect()
    }

    fn row_differences<K: CaseKind>(
        &self,
        state: &K::State,
        about: (Columns, &Concerns),
        entries: &[Entry<K::Event>],
    ) -> Result<Vec<Difference>, StoreError> {
        let (Some(first), Some(last)) = (entries.first(), entries.last()) else {
            return Ok(vec![]);
        };
        // Head hash and state have been compared by their own rules.
        let hash = chain::hash_of(&self.row.head_hash).unwrap_or(GENESIS);
        let head = case_row::Head {
            version: last.version,
            hash,
            opened_at: first.at,
            changed_at: last.at,
        };
        let mut expected = case_row::row::<K>((self.number, self.store.keys()), state, &head, about)?;
        expected.state_enc.clone_from(&self.row.state_enc);
        expected.head_hash.clone_from(&self.row.head_hash);
        Ok(columns_that_differ::<case::Entity>(
            "cases", "", &expected, self.row,
        ))
    }

    async fn party_differences<C: ConnectionTrait>(
        &self,
        connection: &C,
        concerns: &Concerns,
    ) -> Result<Vec<Difference>, StoreError> {
        let number = self.number.as_str();
        let rows = case_party::Entity::find().filter(case_party::Column::CaseNumber.eq(number));
        let stored = rows.all(connection).await?.into_iter();
        let expected = write::party_rows(number, concerns.people.iter().copied());
        Ok(rows_that_differ::<case_party::Entity, _>(
            "case_parties",
            &expected.map(|row| (row.person, row)).collect(),
            &stored.map(|row| (row.person, row)).collect(),
        ))
    }

    async fn plate_differences<C: ConnectionTrait>(
        &self,
        connection: &C,
        concerns: &Concerns,
    ) -> Result<Vec<Difference>, StoreError> {
        let number = self.number.as_str();
        let rows = case_plate::Entity::find().filter(case_plate::Column::CaseNumber.eq(number));
        let stored = rows.all(connection).await?.into_iter();
        let expected = write::plate_rows(number, concerns.plates.iter());
        Ok(rows_that_differ::<case_plate::Entity, _>(
            "case_plates",
            &expected.map(|row| (row.plate_index.clone(), row)).collect(),
            &stored.map(|row| (row.plate_index.clone(), row)).collect(),
        ))
    }

    async fn projection_differences<C: ConnectionTrait>(
        &self,
        connection: &C,
        expected: &Projection,
    ) -> Result<Vec<Difference>, StoreError> {
        let number = self.number.as_str();
        let tasks = task::Entity::find()
            .filter(task::Column::CaseNumber.eq(number))
            .all(connection)
            .await?;
        let tasks = tasks.into_iter().map(|row| (row.task, row)).collect();
        let deadlines = deadline::Entity::find().filter(deadline::Column::CaseNumber.eq(number));
        let deadlines = deadlines
            .all(connection)
            .await?
            .into_iter()
            .map(|row| (row.deadline, row))
            .collect();
        let documents = document::Entity::find().filter(document::Column::CaseNumber.eq(number));
        let documents = documents.all(connection).await?.into_iter();
        // The name of a file comes from its upload, not from an event.
        let unnamed = documents
            .map(|row| {
                (
                    row.id.to_string(),
                    document::Model {
                        name_enc: None,
                        ..row
                    },
                )
            })
            .collect();
        let mut differences = rows_that_differ::<task::Entity, _>("tasks", &expected.tasks, &tasks);
        differences.extend(rows_that_differ::<deadline::Entity, _>(
            "deadlines",
            &expected.deadlines,
            &deadlines,
        ));
        differences.extend(rows_that_differ::<document::Entity, _>(
            "documents",
            &expected.documents,
            &unnamed,
        ));
        Ok(differences)
    }
}

fn rows_that_differ<E: EntityTrait, I: Ord + ToString>(
    table: &str,
    expected: &BTreeMap<I, E::Model>,
    stored: &BTreeMap<I, E::Model>,
) -> Vec<Difference> {
    let ids = expected
        .keys()
        .chain(stored.keys().filter(|id| !expected.contains_key(id)));
    let different = ids.flat_map(|id| match (expected.get(id), stored.get(id)) {
        (Some(expected), Some(stored)) => columns_that_differ::<E>(table, &id.to_string(), expected, stored),
        _ => vec![Difference::at(table, id)],
    });
    different.collect()
}

fn columns_that_differ<E: EntityTrait>(
    table: &str,
    row: &str,
    expected: &E::Model,
    stored: &E::Model,
) -> Vec<Difference> {
    use sea_orm::{IdenStatic, Iterable, ModelTrait};
    let columns = <E as EntityTrait>::Column::iter();
    let different = columns.filter(|column| expected.get(*column) != stored.get(*column));
    different
        .map(|column| Difference::at(format!("{table}.{}", column.as_str()), &row))
        .collect()
}
