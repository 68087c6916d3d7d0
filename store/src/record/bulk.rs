//! Cases in bulk, for measurements: rows by the record's own code, written past its transaction and its look-ups.

use super::{
    Gather,
    case_row::{self, Head},
    chain, opened,
    transaction::fold,
    write,
};
use crate::{
    CaseKey, Store, StoreError,
    entity::{case, case_key, case_party, case_plate, deadline, event, feed, person as person_row, task},
    person::{self, PersonDetails},
};
use domain::{
    access::PersonId,
    case::{CaseKind, Entry, chain::GENESIS},
    identifier::CaseNumber,
    time::Moment,
};
use sea_orm::{ActiveModelTrait, ActiveValue::NotSet, DatabaseTransaction, EntityTrait, IntoActiveModel};

/// Rows per statement: below the 65,535 values that a statement may have.
const AT_ONCE: usize = 1000;

/// Rows that wait to be written.
pub struct Bulk<'a> {
    store: &'a Store,
    persons: Vec<person_row::ActiveModel>,
    cases: Vec<case::Model>,
    parties: Vec<case_party::Model>,
    plates: Vec<case_plate::Model>,
    keys: Vec<case_key::Model>,
    events: Vec<event::Model>,
    tasks: Vec<task::Model>,
    deadlines: Vec<deadline::Model>,
    feed: Vec<feed::ActiveModel>,
}

impl<'a> Bulk<'a> {
    /// Nothing to write yet.
    pub fn new(store: &'a Store) -> Self {
        Self {
            store,
            persons: vec![],
            cases: vec![],
            parties: vec![],
            plates: vec![],
            keys: vec![],
            events: vec![],
            tasks: vec![],
            deadlines: vec![],
            feed: vec![],
        }
    }

    /// Adds a person who is not there yet.
    pub fn person(&mut self, details: &PersonDetails, now: Moment) -> PersonId {
        let keys = self.store.keys();
        self.persons.push(person::new_row(keys, details, now));
        keys.person_of(&details.document)
    }

    /// Adds a case with its whole history. Only its newest `kept` events become rows, so what reads or verifies the
    /// history is not to be measured on it.
    pub fn case<K: CaseKind, G: Gather<K>>(
        &mut self,
        number: &CaseNumber,
        entries: &[Entry<K::Event>],
        kept: usize,
    ) -> Result<(), StoreError> {
        let (first, last) = entries
            .first()
            .zip(entries.last())
            .ok_or(StoreError::Unwritable("no event"))?;
        let (keys, key) = (self.store.keys(), CaseKey::generate());
        let (state, projection) = fold::<K>(number.as_str(), None, entries)?;
        let newest = &entries[entries.len().saturating_sub(kept)..];
        let events = chain::rows::<K>(number.as_str(), &key, GENESIS, newest)?;
        let head = Head {
            version: last.version,
            hash: events
                .last()
                .map_or(Ok(GENESIS), |row| chain::hash_of(&row.hash))?,
            opened_at: first.at,
            changed_at: last.at,
        };
        let concerns = G::concerns(&state, keys);
        let about = (G::columns(&state), &concerns);
        let mut row = case_row::row::<K>((number, keys), &state, &head, about)?;
        let plain = serde_json::to_vec(&state).map_err(|_| StoreError::Unwritable("a state"))?;
        row.state_enc = key.seal(&opened::state_place(&row.number), &plain);
        self.keys.push(case_key::Model {
            case_number: row.number.clone(),
            wrapped_key: key.wrap(keys, number.as_str()),
            key_id: keys.primary().to_owned(),
        });
        self.feed.push(feed_row(&row));
        self.plates
            .extend(write::plate_rows(number.as_str(), concerns.plates.iter()));
        self.parties
            .extend(write::party_rows(number.as_str(), concerns.people.into_iter()));
        self.cases.push(row);
        self.events.extend(events);
        self.tasks.extend(projection.tasks.into_values());
        self.deadlines.extend(projection.deadlines.into_values());
        Ok(())
    }

    /// Writes everything, in one transaction.
    pub async fn write(self) -> Result<(), StoreError> {
        let tx = self.store.begin_write().await?;
        insert(&tx, self.persons).await?;
        insert(&tx, active::<case::Entity>(self.cases)).await?;
        insert(&tx, active::<case_party::Entity>(self.parties)).await?;
        insert(&tx, active::<case_plate::Entity>(self.plates)).await?;
        insert(&tx, active::<case_key::Entity>(self.keys)).await?;
        insert(&tx, active::<event::Entity>(self.events)).await?;
        insert(&tx, active::<task::Entity>(self.tasks)).await?;
        insert(&tx, active::<deadline::Entity>(self.deadlines)).await?;
        insert(&tx, self.feed).await?;
        tx.commit().await
    }
}

/// As if the case had been written by one command.
fn feed_row(row: &case::Model) -> feed::ActiveModel {
    let mut model = feed::Model {
        seq: 0,
        transaction: 0,
        case_number: row.number.clone(),
        version: row.version,
        office: row.office.clone(),
        at: row.changed_at,
    }
    .into_active_model()
    .reset_all();
    model.seq = NotSet;
    model
}

fn active<E: EntityTrait>(rows: Vec<E::Model>) -> Vec<E::ActiveModel>
where
    E::Model: IntoActiveModel<E::ActiveModel>,
{
    rows.into_iter().map(IntoActiveModel::into_active_model).collect()
}

async fn insert<A: ActiveModelTrait + Send>(
    tx: &DatabaseTransaction,
    rows: Vec<A>,
) -> Result<(), StoreError> {
    let mut rows = rows.into_iter().peekable();
    while rows.peek().is_some() {
        A::Entity::insert_many(rows.by_ref().take(AT_ONCE))
            .exec_without_returning(tx)
            .await?;
    }
    Ok(())
}
