//! Inserts that leave alone what is there.

use super::SeedData;
use crate::{
    KeyRing, Place, StoreError,
    entity::{Id, person},
};
use sea_orm::{ActiveModelTrait, ActiveValue::Set, ConnectionTrait, EntityTrait, Insert, TryInsertResult};

/// Rows per statement: far below the number of values that a statement may have.
const AT_ONCE: usize = 200;
/// The language of staff.
const LOCALE: &str = "zh-CN";

/// Adds the rows whose key is not taken. Gives how many those were.
pub(super) async fn add<A, C>(connection: &C, rows: impl Iterator<Item = A>) -> Result<u64, StoreError>
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

/// Adds the names of staff, which colleagues see. Nobody else is kept here before their first case.
pub(super) async fn add_names<C: ConnectionTrait>(
    connection: &C,
    keys: &KeyRing,
    data: &SeedData,
) -> Result<u64, StoreError> {
    let rows = data.staff.iter().map(|one| {
        let key = one.document.person_key();
        let id = Id::from(keys.person_id(&key));
        let row = id.to_string();
        let seal = |column, text: &str| keys.seal(&Place::new("persons", column, &row), text.as_bytes());
        person::ActiveModel {
            id: Set(id),
            name_enc: Set(seal("name_enc", one.name.as_str())),
            document_kind: Set(one.document.kind().letter().to_string()),
            document_enc: Set(seal("document_enc", &one.document.canonical())),
            document_index: Set(keys.blind_index(&key)),
            email_enc: Set(one.email.as_ref().map(|email| seal("email_enc", email.as_str()))),
            phone_enc: Set(None),
            address_enc: Set(None),
            locale: Set(LOCALE.to_owned()),
            created_at: Set(data.at),
        }
    });
    add(connection, rows).await
}
