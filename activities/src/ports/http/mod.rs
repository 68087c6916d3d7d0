//! The ports over HTTP and JSON, by the contract in `docs/ports.md`.

mod accident_wire;
mod accidents;
mod accounts;
mod client;
mod failure;
mod insurance;
mod invoices;
mod registry;
mod retry_after;
mod settings;
mod sms;
mod stolen;
#[cfg(feature = "testing")]
pub mod testing;
mod vehicle_wire;
mod vehicles;
mod wire;

pub use accidents::HttpAccidentFiles;
pub use accounts::HttpAppAccounts;
pub use client::HttpClient;
pub use insurance::HttpInsurance;
pub use invoices::HttpTaxInvoices;
pub use registry::HttpLicenceRegistry;
pub use settings::{HttpPortSettings, HttpSettingsError};
pub use sms::HttpSmsGateway;
pub use stolen::HttpStolenVehicles;
pub use vehicles::HttpVehicleRegistry;
