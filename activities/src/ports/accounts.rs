//! The accounts of drivers in the app (交管12123), to which an issued licence is handed.

use super::{IdempotencyKey, LicenceHolder, PortError};
use async_trait::async_trait;
use domain::{identifier::CertificateNumber, time::Moment};

/// The wish to hand an issued licence to its holder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeliverRequest {
    pub key: IdempotencyKey,
    pub holder: LicenceHolder,
    pub certificate: CertificateNumber,
    /// When the office asks, by the office clock.
    pub at: Moment,
}

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeliveryAnswer {
    /// The licence is in the account since then.
    Delivered { at: Moment },
    /// The person has no account: the licence is issued, but not delivered.
    NoAccount,
}

/// The app.
#[async_trait]
pub trait AppAccounts: Send + Sync {
    /// Hands the licence over, once per key. `NoAccount` is not remembered: who opens one can be asked for again.
    async fn deliver(&self, request: &DeliverRequest) -> Result<DeliveryAnswer, PortError>;
}
