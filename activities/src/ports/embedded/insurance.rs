//! The embedded insurers.

use super::failure::of_store;
use crate::ports::{CompulsoryInsurance, PortError};
use async_trait::async_trait;
use chrono::NaiveDate;
use domain::identifier::Vin;
use store::Store;

/// Policies in the record's own database.
#[derive(Clone, Debug)]
pub struct EmbeddedInsurance(pub Store);

#[async_trait]
impl CompulsoryInsurance for EmbeddedInsurance {
    async fn insured_to(&self, vin: &Vin) -> Result<Option<NaiveDate>, PortError> {
        self.0.insured_to(vin).await.map_err(|error| of_store(&error))
    }
}
