//! What registers outside have said.

use crate::vehicle_transfer::{Invoice, VehicleRecord};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What registers outside have said, the latest of each.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Known {
    pub vehicle: Vehicle,
    pub stolen: Option<bool>,
    pub insured_to: Option<NaiveDate>,
    pub invoice: Option<TaxAnswer>,
    /// The registry has answered since the approval.
    pub fresh: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE", tag = "answer")]
pub enum Vehicle {
    #[default]
    Pending,
    Found {
        record: Box<VehicleRecord>,
    },
    NotFound,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE", tag = "answer")]
pub enum TaxAnswer {
    Found { invoice: Invoice },
    NotFound,
}
