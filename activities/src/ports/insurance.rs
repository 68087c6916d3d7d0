//! The compulsory insurance of vehicles (交强险), as the insurers report it.

use super::PortError;
use async_trait::async_trait;
use chrono::NaiveDate;
use domain::identifier::Vin;

/// The insurers.
#[async_trait]
pub trait CompulsoryInsurance: Send + Sync {
    /// The last day on which the vehicle is insured, if it is or was.
    async fn insured_to(&self, vin: &Vin) -> Result<Option<NaiveDate>, PortError>;
}
