//! The register of stolen, robbed and defrauded vehicles.

use super::PortError;
use async_trait::async_trait;
use domain::identifier::Vin;

/// The register.
#[async_trait]
pub trait StolenVehicles: Send + Sync {
    /// Whether the vehicle is in it.
    async fn is_stolen(&self, vin: &Vin) -> Result<bool, PortError>;
}
