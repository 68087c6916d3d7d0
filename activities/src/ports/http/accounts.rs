//! The app's accounts over HTTP.

use super::{HttpClient, wire};
use crate::ports::{AppAccounts, DeliverRequest, DeliveryAnswer, PortError};
use async_trait::async_trait;

/// An app that speaks the contract of `docs/ports.md`.
#[derive(Clone, Debug)]
pub struct HttpAppAccounts(pub HttpClient);

#[async_trait]
impl AppAccounts for HttpAppAccounts {
    async fn deliver(&self, request: &DeliverRequest) -> Result<DeliveryAnswer, PortError> {
        let document = (&request.holder.document).into();
        let body = wire::Deliver {
            document,
            certificate: &request.certificate,
        };
        Ok(match self.0.order("deliveries", &request.key, &body).await? {
            wire::DeliverAnswer::Delivered { at } => DeliveryAnswer::Delivered { at },
            wire::DeliverAnswer::NoAccount => DeliveryAnswer::NoAccount,
        })
    }
}
