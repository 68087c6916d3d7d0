//! The ports over tables of our own: for the demo, for tests, and for an office whose systems are not connected yet.

mod accidents;
mod accounts;
mod failure;
mod insurance;
mod invoices;
mod registry;
mod sms;
mod stolen;
mod vehicles;

pub use accidents::EmbeddedAccidentFiles;
pub use accounts::EmbeddedAppAccounts;
pub use insurance::EmbeddedInsurance;
pub use invoices::EmbeddedTaxInvoices;
pub use registry::EmbeddedLicenceRegistry;
pub use sms::EmbeddedSmsGateway;
pub use stolen::EmbeddedStolenVehicles;
pub use vehicles::EmbeddedVehicleRegistry;
