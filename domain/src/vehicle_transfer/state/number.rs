//! The plate number of a transfer, from the draw to the vehicle.

use crate::{identifier::PlateNumber, time::Moment};
use serde::{Deserialize, Serialize};

/// The plate number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE", tag = "number", content = "is")]
pub enum Number {
    None,
    Asked,
    Offered(OfferedNumbers),
    /// The pool was asked to keep it.
    Chosen(PlateNumber),
    Reserved(ReservedNumber),
    Assigned(PlateNumber),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OfferedNumbers {
    pub numbers: Vec<PlateNumber>,
    /// Not included.
    pub until: Moment,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReservedNumber {
    pub number: PlateNumber,
    /// Not included.
    pub until: Moment,
}
