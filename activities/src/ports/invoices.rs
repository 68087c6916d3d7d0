//! The invoices of the tax office: which one a trade has, and that each is used in one case.

use super::{IdempotencyKey, Party, PortError};
use async_trait::async_trait;
use domain::{
    identifier::{CaseNumber, Vin},
    time::Moment,
    vehicle_transfer::Invoice,
};

/// A question about the newest invoice of a vehicle, for a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvoiceQuery {
    pub vin: Vin,
    /// Who should be the buyer on it.
    pub buyer: Party,
    /// A case does not stand in its own way: what it used itself is not used before.
    pub case: CaseNumber,
}

/// The wish to use that invoice up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvoiceUse {
    pub key: IdempotencyKey,
    pub query: InvoiceQuery,
    /// When the office asks, by the office clock.
    pub at: Moment,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InvoiceAnswer {
    /// It is used in this case, now or before.
    Used,
    /// It was used in another one.
    UsedIn { case: CaseNumber },
}

/// The tax office.
#[async_trait]
pub trait TaxInvoices: Send + Sync {
    /// The newest invoice of the vehicle. Asking does not use it.
    async fn look_up(&self, query: &InvoiceQuery) -> Result<Option<Invoice>, PortError>;

    /// Uses it in a case, once and for all. `INVOICE_NOT_FOUND`: there is none for this vehicle and buyer.
    async fn use_up(&self, request: &InvoiceUse) -> Result<InvoiceAnswer, PortError>;
}
