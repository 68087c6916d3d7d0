//! The embedded SMS gateway: keeps the messages, sends none. Their text is sealed, and the telephone number is not kept.

use super::Taken;
use crate::{
    Place, Store, StoreError,
    entity::{Id, sms_message},
};
use domain::{access::PersonId, time::Moment};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

fn place(key: &str) -> Place<'_> {
    Place::new("sms_messages", "text_enc", key)
}

impl Store {
    /// Takes a message over, once per key.
    pub async fn sms_send(
        &self,
        key: &str,
        person: PersonId,
        text: &str,
        at: Moment,
    ) -> Result<Taken, StoreError> {
        let transaction = self.begin_alone("sms_messages").await?;
        let before = sms_message::Entity::find_by_id(key).one(&*transaction).await?;
        let taken = if let Some(row) = before {
            let same_text = self.keys().open_text(&place(key), &row.text_enc)? == text;
            Taken::of(row.person == person.into() && same_text)
        } else {
            let row = sms_message::ActiveModel {
                idempotency_key: Set(key.to_owned()),
                person: Set(person.into()),
                text_enc: Set(self.keys().seal(&place(key), text.as_bytes())),
                at: Set(at),
            };
            sms_message::Entity::insert(row)
                .exec_without_returning(&*transaction)
                .await?;
            Taken::Taken
        };
        transaction.commit().await?;
        Ok(taken)
    }

    /// The texts sent to a person, oldest first. For tests and for the demo, where no telephone rings.
    pub async fn sms_messages(&self, person: PersonId) -> Result<Vec<String>, StoreError> {
        let rows = sms_message::Entity::find()
            .filter(sms_message::Column::Person.eq(Id::from(person)))
            .order_by_asc(sms_message::Column::At)
            .order_by_asc(sms_message::Column::IdempotencyKey)
            .all(self.connection())
            .await?;
        rows.iter()
            .map(|row| self.keys().open_text(&place(&row.idempotency_key), &row.text_enc))
            .collect()
    }
}
