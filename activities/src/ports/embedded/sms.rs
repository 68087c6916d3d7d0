//! The embedded SMS gateway.

use super::failure::{of_store, refused};
use crate::ports::{PortError, SmsGateway, SmsRequest};
use async_trait::async_trait;
use store::{Store, embedded::Taken};

/// A gateway that keeps its messages in the record's own database.
#[derive(Clone, Debug)]
pub struct EmbeddedSmsGateway(pub Store);

#[async_trait]
impl SmsGateway for EmbeddedSmsGateway {
    async fn send(&self, request: &SmsRequest) -> Result<(), PortError> {
        let SmsRequest {
            key,
            person,
            text,
            at,
            ..
        } = request;
        match self
            .0
            .sms_send(key.as_str(), *person, text, *at)
            .await
            .map_err(|error| of_store(&error))?
        {
            Taken::Taken => Ok(()),
            Taken::KeyReused => Err(refused("IDEMPOTENCY_KEY_REUSED")),
        }
    }
}
