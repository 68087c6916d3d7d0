//! The ports over HTTP and JSON, by the contract in `docs/ports.md`.

mod accounts;
mod client;
mod failure;
mod registry;
mod retry_after;
mod settings;
mod sms;
#[cfg(feature = "testing")]
pub mod testing;
mod wire;

pub use accounts::HttpAppAccounts;
pub use client::HttpClient;
pub use registry::HttpLicenceRegistry;
pub use settings::{HttpPortSettings, HttpSettingsError};
pub use sms::HttpSmsGateway;
