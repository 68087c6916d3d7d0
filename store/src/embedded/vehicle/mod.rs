//! The embedded registers of vehicles: the registry itself, invoices of the tax office, insurers, stolen vehicles.
//!
//! They know a vehicle by a keyed hash of its number.

mod fixture;
mod invoice;
mod lists;
mod registry;
mod write;

pub use fixture::{EmbeddedInvoice, EmbeddedVehicle};
pub use invoice::InvoiceUsed;
pub use write::{Departure, Registration, Written};
