//! The register of stolen vehicles over HTTP.

use super::{HttpClient, vehicle_wire as wire};
use crate::ports::{PortError, StolenVehicles};
use async_trait::async_trait;
use domain::identifier::Vin;

/// A register that speaks the contract of `docs/ports.md`.
#[derive(Clone, Debug)]
pub struct HttpStolenVehicles(pub HttpClient);

#[async_trait]
impl StolenVehicles for HttpStolenVehicles {
    async fn is_stolen(&self, vin: &Vin) -> Result<bool, PortError> {
        let body = wire::OfVehicle { vin };
        let answer: wire::StolenAnswer = self.0.ask("stolen-vehicles/compare", &body).await?;
        Ok(answer.stolen)
    }
}
