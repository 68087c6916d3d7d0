//! The ports over tables of our own: for the demo, for tests, and for an office whose systems are not connected yet.

mod accounts;
mod failure;
mod registry;
mod sms;

pub use accounts::EmbeddedAppAccounts;
pub use registry::EmbeddedLicenceRegistry;
pub use sms::EmbeddedSmsGateway;
