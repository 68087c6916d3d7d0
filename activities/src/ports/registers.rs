//! The registers that a transfer asks, together.

use super::{
    CompulsoryInsurance, PortError, StolenVehicles, TaxInvoices, VehicleQuery, VehicleRegistry,
    embedded::{EmbeddedInsurance, EmbeddedStolenVehicles, EmbeddedTaxInvoices, EmbeddedVehicleRegistry},
};
use domain::vehicle_transfer::Said;
use std::sync::Arc;
use store::Store;

/// One adapter of each. Cheap to clone.
#[derive(Clone)]
pub struct VehicleRegisters {
    pub vehicles: Arc<dyn VehicleRegistry>,
    pub invoices: Arc<dyn TaxInvoices>,
    pub insurance: Arc<dyn CompulsoryInsurance>,
    pub stolen: Arc<dyn StolenVehicles>,
}

impl VehicleRegisters {
    /// All of them in the record's own database.
    pub fn embedded(store: &Store) -> Self {
        Self {
            vehicles: Arc::new(EmbeddedVehicleRegistry(store.clone())),
            invoices: Arc::new(EmbeddedTaxInvoices(store.clone())),
            insurance: Arc::new(EmbeddedInsurance(store.clone())),
            stolen: Arc::new(EmbeddedStolenVehicles(store.clone())),
        }
    }

    /// What is said of a vehicle now; `None` where there is none of this number.
    pub async fn look(&self, query: &VehicleQuery) -> Result<Option<Said>, PortError> {
        let Some(record) = self.vehicles.look_up(query).await? else {
            return Ok(None);
        };
        let stolen = self.stolen.is_stolen(&query.vin).await?;
        Ok(Some(Said { record, stolen }))
    }
}
