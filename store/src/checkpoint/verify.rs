//! The record against its checkpoints: what was signed is still there.

use super::{
    leaves::{self, Ordered},
    row,
};
use crate::{Store, StoreError, entity::checkpoint, signature_holds};
use domain::{
    audit::{Checkpoint, SignedCheckpoint},
    case::chain::GENESIS,
};
use sea_orm::{EntityTrait, QueryOrder};

/// Something that is not as it was signed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Finding {
    #[error("checkpoint {0} is missing")]
    CheckpointMissing(u64),
    #[error("checkpoint {0} was altered: its signature does not hold")]
    CheckpointAltered(u64),
    #[error("checkpoint {0} does not follow on the one before it")]
    CheckpointReplaced(u64),
    #[error("checkpoint {0} cannot be checked: its key {1} is not among the audit keys")]
    UnknownKey(u64, String),
    #[error("the leaves of checkpoint {0} do not give its root")]
    LeavesAltered(u64),
    #[error("{case}: event {event}, which checkpoint {checkpoint} has, is gone")]
    EventGone {
        case: String,
        event: i64,
        checkpoint: u64,
    },
    #[error("{case}: event {event} is not the one that checkpoint {checkpoint} has")]
    EventReplaced {
        case: String,
        event: i64,
        checkpoint: u64,
    },
}

/// The newest checkpoint, and whatever is wrong with it or with those before it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verified {
    /// None when there is no checkpoint yet.
    pub newest: Option<Checkpoint>,
    pub findings: Vec<Finding>,
}

/// Checks every checkpoint against the one before it and its signature, and every case of the newest against the
/// record: the event of that version must still have that hash. A chain that was written anew is found by this.
pub async fn verify(store: &Store) -> Result<Verified, StoreError> {
    let mut verified = Verified::default();
    let rows = checkpoint::Entity::find().order_by_asc(checkpoint::Column::Number);
    for row in rows.all(store.connection()).await? {
        let signed = row::read(row)?;
        verified.follows(&signed.checkpoint);
        verified.is_signed(store, &signed);
        verified.newest = Some(signed.checkpoint);
    }
    if let Some(newest) = verified.newest.clone() {
        verified.cases(store, &newest).await?;
    }
    Ok(verified)
}

impl Verified {
    fn follows(&mut self, checkpoint: &Checkpoint) {
        let before = self.newest.as_ref();
        let expected = before.map_or(1, |before| before.number + 1);
        if checkpoint.number != expected {
            self.findings.push(Finding::CheckpointMissing(expected));
        } else if checkpoint.previous.0 != before.map_or(GENESIS, Checkpoint::hash) {
            self.findings.push(Finding::CheckpointReplaced(checkpoint.number));
        }
    }

    fn is_signed(
        &mut self,
        store: &Store,
        SignedCheckpoint {
            checkpoint,
            signature,
        }: &SignedCheckpoint,
    ) {
        match row::public_key(store, checkpoint) {
            Err(_) => {
                let key = checkpoint.key_id.clone();
                self.findings.push(Finding::UnknownKey(checkpoint.number, key));
            }
            Ok(key) if signature_holds(key, &checkpoint.message(), signature) => {}
            Ok(_) => self.findings.push(Finding::CheckpointAltered(checkpoint.number)),
        }
    }

    async fn cases(&mut self, store: &Store, newest: &Checkpoint) -> Result<(), StoreError> {
        let (checkpoint, connection) = (newest.number, store.connection());
        let (mut ordered, mut after): (_, Option<String>) = (Ordered::default(), None);
        while let Some(last) = leaves::end_of_page(connection, after.as_deref()).await? {
            let page = leaves::between(connection, (after.as_deref(), &last)).await?;
            for known in leaves::at(crate::record::column(checkpoint), page).into_values() {
                if known.is_gone() {
                    continue;
                }
                ordered.push(known.leaf()?, false)?;
                let (case, event) = (known.case_number.clone(), known.version);
                if !known.is_there() {
                    self.findings.push(Finding::EventGone {
                        case,
                        event,
                        checkpoint,
                    });
                } else if !known.holds() {
                    self.findings.push(Finding::EventReplaced {
                        case,
                        event,
                        checkpoint,
                    });
                }
            }
            after = Some(last);
        }
        let root = ordered.tree.finish();
        if (root.hash, root.size) != (newest.root.0, newest.cases) {
            self.findings.push(Finding::LeavesAltered(checkpoint));
        }
        Ok(())
    }
}
