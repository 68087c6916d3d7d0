//! The embedded tax office.

use super::failure::{of_store, refused};
use crate::ports::{InvoiceAnswer, InvoiceQuery, InvoiceUse, PortError, TaxInvoices};
use async_trait::async_trait;
use domain::vehicle_transfer::Invoice;
use store::{Store, embedded::InvoiceUsed};

/// Invoices in the record's own database.
#[derive(Clone, Debug)]
pub struct EmbeddedTaxInvoices(pub Store);

#[async_trait]
impl TaxInvoices for EmbeddedTaxInvoices {
    async fn look_up(&self, query: &InvoiceQuery) -> Result<Option<Invoice>, PortError> {
        let InvoiceQuery { vin, buyer, case } = query;
        let found = self.0.tax_invoice(vin, (buyer.person, case)).await;
        found.map_err(|error| of_store(&error))
    }

    async fn use_up(&self, request: &InvoiceUse) -> Result<InvoiceAnswer, PortError> {
        // It is the case that uses it, once and for all, so the key has nothing to guard.
        let InvoiceQuery { vin, buyer, case } = &request.query;
        let used = self.0.use_tax_invoice(vin, (buyer.person, case), request.at);
        match used.await.map_err(|error| of_store(&error))? {
            InvoiceUsed::Here => Ok(InvoiceAnswer::Used),
            InvoiceUsed::In(case) => Ok(InvoiceAnswer::UsedIn { case }),
            InvoiceUsed::NotFound => Err(refused("INVOICE_NOT_FOUND")),
        }
    }
}
