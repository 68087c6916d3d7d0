//! The gateway that sends text messages.

use super::{IdempotencyKey, PortError};
use async_trait::async_trait;
use domain::{access::PersonId, identifier::PhoneNumber, time::Moment};

/// One message. Its text names nobody in full: telephones are read by others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SmsRequest {
    pub key: IdempotencyKey,
    pub person: PersonId,
    pub phone: PhoneNumber,
    pub text: String,
    /// When the office asks, by the office clock.
    pub at: Moment,
}

/// The gateway.
#[async_trait]
pub trait SmsGateway: Send + Sync {
    /// Takes the message over, once per key. Whether the telephone gets it is not known here.
    async fn send(&self, request: &SmsRequest) -> Result<(), PortError>;
}
