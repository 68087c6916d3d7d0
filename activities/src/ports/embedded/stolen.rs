//! The embedded register of stolen vehicles.

use super::failure::of_store;
use crate::ports::{PortError, StolenVehicles};
use async_trait::async_trait;
use domain::identifier::Vin;
use store::Store;

/// A register in the record's own database.
#[derive(Clone, Debug)]
pub struct EmbeddedStolenVehicles(pub Store);

#[async_trait]
impl StolenVehicles for EmbeddedStolenVehicles {
    async fn is_stolen(&self, vin: &Vin) -> Result<bool, PortError> {
        self.0.is_stolen(vin).await.map_err(|error| of_store(&error))
    }
}
