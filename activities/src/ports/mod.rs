//! The systems outside that casework leans on, as traits. Each has two adapters: [`embedded`] and [`http`].
//!
//! Every call that changes something carries an [`IdempotencyKey`]: asked twice, it happens once. Every error says at
//! its birth whether to ask again. `docs/ports.md` is the contract over HTTP.

mod accidents;
mod accounts;
pub mod embedded;
mod error;
pub mod http;
mod insurance;
mod invoices;
mod item_bytes;
mod key;
mod other_cases;
mod registers;
mod registry;
mod sms;
mod stolen;
mod vehicles;

pub use accidents::AccidentFiles;
pub use accounts::{AppAccounts, DeliverRequest, DeliveryAnswer};
pub use error::{PortError, Reach};
pub use insurance::CompulsoryInsurance;
pub use invoices::{InvoiceAnswer, InvoiceQuery, InvoiceUse, TaxInvoices};
pub use item_bytes::{ITEM_DIFFERS, ITEM_TOO_LONG, LONGEST_ITEM};
pub use key::IdempotencyKey;
pub use other_cases::OtherCases;
pub use registers::VehicleRegisters;
pub use registry::{IssueAnswer, IssueRequest, LicenceHolder, LicenceRegistry};
pub use sms::{SmsGateway, SmsRequest};
pub use stolen::StolenVehicles;
pub use vehicles::{
    CloseRequest, DepartureRequest, Party, RegisterRequest, RegistryAnswer, VehicleQuery, VehicleRegistry,
};
