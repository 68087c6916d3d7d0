//! Which handovers of the record wait for bytes, for the intake.

use crate::intake::{Awaited, Handovers, RecordAway};
use async_trait::async_trait;
use domain::{file_handover::FileHandover, identifier::CaseNumber};
use std::sync::Arc;
use store::{AnyKind, Store, StoreError, office_key, record};

/// The handovers of the record.
#[derive(Clone)]
pub struct RecordedHandovers(pub Store);

#[async_trait]
impl Handovers for RecordedHandovers {
    async fn awaited(&self, handover: &CaseNumber, attempt: u32) -> Result<Option<Arc<Awaited>>, RecordAway> {
        let found = self.find(handover, attempt).await;
        found.map_err(|error| {
            tracing::warn!(%error, "a handover cannot be read for the intake");
            RecordAway
        })
    }
}

impl RecordedHandovers {
    async fn find(&self, handover: &CaseNumber, attempt: u32) -> Result<Option<Arc<Awaited>>, StoreError> {
        if record::kind_of(&self.0, handover).await? != Some(AnyKind::FileHandover) {
            return Ok(None);
        }
        let Some(row) = record::load::<FileHandover>(&self.0, handover).await? else {
            return Ok(None);
        };
        let (state, origin) = (&row.state, &row.state.route().origin);
        let manifest = state
            .manifest
            .as_ref()
            .filter(|manifest| manifest.attempt() == attempt);
        let Some(manifest) = manifest else { return Ok(None) };
        let keys = office_key::all(&self.0, origin).await?;
        let present = keys.iter().filter(|kept| kept.retired_at.is_none());
        let keys = present.map(|kept| kept.key.public_key).collect();
        Ok(Awaited::new(&state.custody, manifest.clone(), keys).map(Arc::new))
    }
}
