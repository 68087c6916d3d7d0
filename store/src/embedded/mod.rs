//! Stand-ins of the systems outside, over tables of our own: the licence registry, the app's accounts, the SMS gateway, the
//! registers of vehicles, and the accident unit.
//!
//! They keep the promises of `docs/ports.md`, so that casework cannot tell them from the real ones.

mod accident;
mod app;
mod registry;
mod sms;
mod vehicle;

pub use accident::EmbeddedAccident;
pub use app::Delivered;
pub use registry::{EmbeddedLicence, Issued};
pub use vehicle::{Departure, EmbeddedInvoice, EmbeddedVehicle, InvoiceUsed, Registration, Written};

use crate::{Store, StoreError, writing::Writing};
use sea_orm::{ConnectionTrait, DbBackend};

/// Whether an order was carried out, now or at an earlier call with its key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    Taken,
    /// The key belongs to another order.
    KeyReused,
}

impl Taken {
    /// `same`: whether the order that came before under the key is this one.
    fn of(same: bool) -> Self {
        if same { Self::Taken } else { Self::KeyReused }
    }
}

impl Store {
    /// A transaction that is the only one to write `table`, so that looking and then inserting is one step.
    async fn begin_alone(&self, table: &'static str) -> Result<Writing, StoreError> {
        let transaction = self.begin_write().await?;
        if self.backend() == DbBackend::Postgres {
            // Readers go on. On SQLite a write transaction is alone anyway.
            let lock = format!("LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE");
            transaction.execute_unprepared(&lock).await?;
        }
        Ok(transaction)
    }
}
