//! The insurers over HTTP.

use super::{HttpClient, vehicle_wire as wire};
use crate::ports::{CompulsoryInsurance, PortError};
use async_trait::async_trait;
use chrono::NaiveDate;
use domain::identifier::Vin;

/// Insurers that speak the contract of `docs/ports.md`.
#[derive(Clone, Debug)]
pub struct HttpInsurance(pub HttpClient);

#[async_trait]
impl CompulsoryInsurance for HttpInsurance {
    async fn insured_to(&self, vin: &Vin) -> Result<Option<NaiveDate>, PortError> {
        let body = wire::OfVehicle { vin };
        let answer: wire::InsuranceAnswer = self.0.ask("insurances/look-up", &body).await?;
        Ok(answer.insured_to)
    }
}
