//! Request rows: the only memory of what was asked and answered.

use super::{RecordInput, Recorded, history, opened::case_key, wire};
use crate::{
    KeyRing, Place, StoreError,
    entity::{Id, request},
    lock::{self, Space},
};
use domain::case::{CaseKind, Refusal, chain};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter,
    QuerySelect,
};
use serde::{Deserialize, Serialize};
use serde_json::json;

/// What a row holds. The events of a success stay where they are, so that erasing a case erases them here too.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE", tag = "answer")]
pub(super) enum Answer {
    /// Events `first` to `last`; none if `last` is before `first`.
    Recorded {
        first: u64,
        last: u64,
    },
    Refused {
        version: u64,
        refusal: Refusal,
    },
}

/// A request by its key and body.
pub(super) struct Request {
    case: String,
    actor: String,
    id: Id,
    body_hash: Vec<u8>,
}

impl Request {
    /// Fails for a command that has no canonical form.
    pub(super) fn of<K: CaseKind>(keys: &KeyRing, input: &RecordInput<'_, K>) -> Result<Self, StoreError> {
        let envelope = input.envelope;
        let body = json!({ "command": envelope.command, "seenVersion": envelope.seen_version });
        let canonical = chain::canonical(&body).map_err(|_| StoreError::Unwritable("a command"))?;
        let person = envelope.actor.person();
        Ok(Self {
            case: input.number.as_str().to_owned(),
            actor: person.map_or_else(|| "SYSTEM".to_owned(), |person| Id::from(person).to_string()),
            id: envelope.request.into(),
            body_hash: keys.request_hash(&canonical),
        })
    }

    /// The row of this request, if it was asked before.
    pub(super) async fn find(&self, tx: &DatabaseTransaction) -> Result<Option<request::Model>, StoreError> {
        let key = (self.case.clone(), self.actor.clone(), self.id);
        Ok(request::Entity::find_by_id(key).one(tx).await?)
    }

    /// Whether the same person's request opened or changed another case. Of two that ask at once, the second waits here.
    pub(super) async fn went_elsewhere(&self, tx: &DatabaseTransaction) -> Result<bool, StoreError> {
        lock::hold(tx, Space::Request, &format!("{}/{}", self.actor, self.id)).await?;
        let elsewhere = request::Entity::find()
            .filter(request::Column::Request.eq(self.id))
            .filter(request::Column::Actor.eq(&self.actor))
            .filter(request::Column::CaseNumber.ne(&self.case))
            .limit(1);
        Ok(elsewhere.one(tx).await?.is_some())
    }

    /// Whether the row is about the same body.
    pub(super) fn same_body(&self, row: &request::Model) -> bool {
        self.body_hash == row.body_hash
    }

    /// Remembers the answer.
    pub(super) async fn keep(
        &self,
        tx: &DatabaseTransaction,
        keys: &KeyRing,
        (answer, at): (&Answer, domain::time::Moment),
    ) -> Result<(), StoreError> {
        let answer = serde_json::to_vec(answer).map_err(|_| StoreError::Unwritable("an answer"))?;
        let row_key = row_key(&self.case, &self.actor, self.id);
        let row = request::ActiveModel {
            case_number: Set(self.case.clone()),
            actor: Set(self.actor.clone()),
            request: Set(self.id),
            body_hash: Set(self.body_hash.clone()),
            answer_enc: Set(keys.seal(&place(&row_key), &answer)),
            at: Set(at),
        };
        request::Entity::insert(row).exec_without_returning(tx).await?;
        Ok(())
    }
}

/// The first answer, with the events that it produced.
pub(super) async fn first_answer<K: CaseKind, C: ConnectionTrait>(
    connection: &C,
    keys: &KeyRing,
    row: &request::Model,
) -> Result<Recorded<K>, StoreError> {
    let row_key = row_key(&row.case_number, &row.actor, row.request);
    let answer = keys.open(&place(&row_key), &row.answer_enc)?;
    match serde_json::from_slice(&answer).map_err(|_| StoreError::Unreadable("answer_enc"))? {
        Answer::Refused { version, refusal } => Ok(Recorded::new(version, Err(refusal))),
        Answer::Recorded { first, last } => {
            let number = &row.case_number;
            let key = case_key(connection, keys, number)
                .await?
                .ok_or(StoreError::Erased("the case"))?;
            let range = wire::column(first)..=wire::column(last);
            let entries = history::read(connection, (number, &key), range).await?;
            Ok(Recorded::new(last, Ok(entries)))
        }
    }
}

fn row_key(case: &str, actor: &str, id: Id) -> String {
    format!("{case}/{actor}/{id}")
}

fn place(row: &str) -> Place<'_> {
    Place::new("requests", "answer_enc", row)
}
