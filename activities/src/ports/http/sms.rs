//! The SMS gateway over HTTP.

use super::{HttpClient, wire};
use crate::ports::{PortError, SmsGateway, SmsRequest};
use async_trait::async_trait;

/// A gateway that speaks the contract of `docs/ports.md`.
#[derive(Clone, Debug)]
pub struct HttpSmsGateway(pub HttpClient);

#[async_trait]
impl SmsGateway for HttpSmsGateway {
    async fn send(&self, request: &SmsRequest) -> Result<(), PortError> {
        let body = wire::Message {
            to: request.phone.as_str(),
            text: &request.text,
        };
        let wire::MessageAnswer::Taken = self.0.order("messages", &request.key, &body).await?;
        Ok(())
    }
}
