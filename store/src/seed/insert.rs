//! Inserts that leave alone what is there.

use super::{SeedData, StaffSeed};
use crate::{
    KeyRing, StoreError,
    entity::{Id, person as row, registry_licence},
    person::{self, PersonDetails},
};
use sea_orm::{ActiveModelTrait, ConnectionTrait, EntityTrait, Insert, QuerySelect, TryInsertResult};
use std::collections::BTreeSet;

/// Rows per statement: far below the number of values that a statement may have.
const AT_ONCE: usize = 200;

/// Adds the rows whose key is not taken. Gives how many those were.
pub(crate) async fn add<A, C>(connection: &C, rows: impl Iterator<Item = A>) -> Result<u64, StoreError>
where
    A: ActiveModelTrait,
    C: ConnectionTrait,
{
    let mut rows = rows.peekable();
    let mut added = 0;
    while rows.peek().is_some() {
        let some = Insert::many(rows.by_ref().take(AT_ONCE)).on_conflict_do_nothing();
        added += match some.exec_without_returning(connection).await? {
            TryInsertResult::Inserted(count) => count,
            TryInsertResult::Empty | TryInsertResult::Conflicted => 0,
        };
    }
    Ok(added)
}

/// The people whose licences are there.
pub(super) async fn licensed<C: ConnectionTrait>(connection: &C) -> Result<BTreeSet<Id>, StoreError> {
    let people = registry_licence::Entity::find().select_only();
    let people = people.column(registry_licence::Column::Person);
    let people: Vec<Id> = people.into_tuple().all(connection).await?;
    Ok(people.into_iter().collect())
}

/// Adds the names of staff, which colleagues see. Nobody else is kept here before their first case.
pub(super) async fn add_names<C: ConnectionTrait>(
    connection: &C,
    keys: &KeyRing,
    data: &SeedData,
) -> Result<u64, StoreError> {
    let mut added = 0;
    for one in &data.staff {
        let id = Id::from(keys.person_of(&one.document));
        if row::Entity::find_by_id(id).one(connection).await?.is_none() {
            person::upsert(connection, keys, &details(one), data.at).await?;
            added += 1;
        }
    }
    Ok(added)
}

fn details(one: &StaffSeed) -> PersonDetails {
    PersonDetails {
        name: one.name.clone(),
        document: one.document.clone(),
        email: one.email.clone(),
        phone: None,
        address: None,
        locale: None,
    }
}
