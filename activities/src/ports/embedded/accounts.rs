//! The embedded accounts of the app.

use super::failure::{of_store, refused};
use crate::ports::{AppAccounts, DeliverRequest, DeliveryAnswer, PortError};
use async_trait::async_trait;
use store::{Store, embedded::Delivered};

/// Accounts in the record's own database.
#[derive(Clone, Debug)]
pub struct EmbeddedAppAccounts(pub Store);

#[async_trait]
impl AppAccounts for EmbeddedAppAccounts {
    async fn deliver(&self, request: &DeliverRequest) -> Result<DeliveryAnswer, PortError> {
        let DeliverRequest {
            key,
            holder,
            certificate,
            at,
        } = request;
        match self
            .0
            .app_deliver(key.as_str(), holder.person, certificate, *at)
            .await
            .map_err(|error| of_store(&error))?
        {
            Delivered::At(at) => Ok(DeliveryAnswer::Delivered { at }),
            Delivered::NoAccount => Ok(DeliveryAnswer::NoAccount),
            Delivered::KeyReused => Err(refused("IDEMPOTENCY_KEY_REUSED")),
        }
    }
}
