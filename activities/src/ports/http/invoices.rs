//! The invoices of the tax office over HTTP.

use super::{HttpClient, vehicle_wire as wire};
use crate::ports::{InvoiceAnswer, InvoiceQuery, InvoiceUse, PortError, TaxInvoices};
use async_trait::async_trait;
use domain::vehicle_transfer::Invoice;

/// A tax office that speaks the contract of `docs/ports.md`.
#[derive(Clone, Debug)]
pub struct HttpTaxInvoices(pub HttpClient);

#[async_trait]
impl TaxInvoices for HttpTaxInvoices {
    async fn look_up(&self, query: &InvoiceQuery) -> Result<Option<Invoice>, PortError> {
        let body = wire::OfVehicle { vin: &query.vin };
        let answer: wire::InvoiceAnswer = self.0.ask("invoices/look-up", &body).await?;
        Ok(answer.invoice.map(|invoice| invoice.seen_by(query)))
    }

    async fn use_up(&self, request: &InvoiceUse) -> Result<InvoiceAnswer, PortError> {
        let body = wire::UseInvoice {
            vin: &request.query.vin,
            buyer: (&request.query.buyer.document).into(),
            case: &request.query.case,
        };
        Ok(match self.0.order("invoice-uses", &request.key, &body).await? {
            wire::UseAnswer::Used => InvoiceAnswer::Used,
            wire::UseAnswer::UsedIn { case } => InvoiceAnswer::UsedIn { case },
        })
    }
}
