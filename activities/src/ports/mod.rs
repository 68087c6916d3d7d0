//! The systems outside that casework leans on, as traits. Each has two adapters: [`embedded`] and [`http`].
//!
//! Every call that changes something carries an [`IdempotencyKey`]: asked twice, it happens once. Every error says at
//! its birth whether to ask again. `docs/ports.md` is the contract over HTTP.

mod accounts;
pub mod embedded;
mod error;
pub mod http;
mod key;
mod registry;
mod sms;

pub use accounts::{AppAccounts, DeliverRequest, DeliveryAnswer};
pub use error::PortError;
pub use key::IdempotencyKey;
pub use registry::{IssueAnswer, IssueRequest, LicenceHolder, LicenceRegistry};
pub use sms::{SmsGateway, SmsRequest};
