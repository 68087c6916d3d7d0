//! Checkpoints as rows.

use super::CheckpointError;
use crate::{
    Store, StoreError,
    entity::checkpoint::{self, Model},
    record,
};
use domain::audit::{Checkpoint, Hex, PublicKey, SignedCheckpoint};
use sea_orm::{ConnectionTrait, EntityTrait, QueryOrder};

/// The newest checkpoint.
pub async fn newest(store: &Store) -> Result<Option<SignedCheckpoint>, StoreError> {
    newest_in(store.connection()).await
}

/// The key to check a checkpoint with, as far as the key file knows it.
pub fn public_key<'a>(store: &'a Store, checkpoint: &Checkpoint) -> Result<&'a PublicKey, CheckpointError> {
    let keys = store.keys().audit();
    let key = keys.and_then(|keys| keys.public(&checkpoint.key_id));
    key.ok_or_else(|| CheckpointError::UnknownKey(checkpoint.key_id.clone()))
}

pub(super) async fn newest_in<C: ConnectionTrait>(
    connection: &C,
) -> Result<Option<SignedCheckpoint>, StoreError> {
    let newest = checkpoint::Entity::find()
        .order_by_desc(checkpoint::Column::Number)
        .one(connection)
        .await?;
    newest.map(read).transpose()
}

/// A row as what was signed.
pub(super) fn read(row: Model) -> Result<SignedCheckpoint, StoreError> {
    let signature = row
        .signature
        .try_into()
        .map_err(|_| StoreError::Unreadable("signature"))?;
    let checkpoint = Checkpoint {
        number: record::version(row.number)?,
        at: row.at,
        day: row.day,
        cases: record::version(row.cases)?,
        discontinued: record::version(row.discontinued)?,
        root: Hex(record::hash_of(&row.root)?),
        previous: Hex(record::hash_of(&row.previous_hash)?),
        key_id: row.key_id,
    };
    Ok(SignedCheckpoint {
        checkpoint,
        signature: Hex(signature),
    })
}

/// What was signed as a row.
pub(super) fn write(signed: &SignedCheckpoint) -> Model {
    let checkpoint = &signed.checkpoint;
    Model {
        number: record::column(checkpoint.number),
        at: checkpoint.at,
        day: checkpoint.day,
        cases: record::column(checkpoint.cases),
        discontinued: record::column(checkpoint.discontinued),
        root: checkpoint.root.0.to_vec(),
        previous_hash: checkpoint.previous.0.to_vec(),
        key_id: checkpoint.key_id.clone(),
        signature: signed.signature.0.to_vec(),
    }
}
