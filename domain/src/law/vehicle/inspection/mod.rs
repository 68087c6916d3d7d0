//! The inspection of a vehicle by the office: what was seen, filmed and found, and what makes a record unfit to decide upon.

mod fault;
mod reference;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use super::TransferGround;
use crate::access::PersonId;
use crate::identifier::Vin;
use crate::time::Moment;

pub use fault::InspectionFault;
pub use reference::{Reference, ReferenceError};

/// What an inspector recorded (查验记录).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct InspectionRecord {
    pub vin: VinSeen,
    /// Where the photographs lie.
    pub photographs: Vec<Reference>,
    /// Where the film of the whole inspection lies: without one there is no inspection.
    pub film: Option<Reference>,
    pub result: InspectionResult,
    pub inspector: PersonId,
    /// When the vehicle was inspected. An inspector who does not say means the moment at which it is recorded; what is recorded
    /// has it.
    pub at: Option<Moment>,
}

/// The identification number as it stands on the vehicle.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE", tag = "seen", content = "vin")]
pub enum VinSeen {
    Read(Vin),
    /// Worn, rusted or damaged: it is engraved again before the inspection goes on.
    Unreadable,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum InspectionResult {
    /// The vehicle is what its file says.
    Conforms,
    Differs,
}

impl InspectionRecord {
    /// Everything that is wrong with the record, seen against the number in the file and the person who reviews, once there is
    /// one. Empty: the registration can be decided upon it.
    ///
    /// A check digit that does not fit is no fault ([`Vin::check_digit_ok`]): imported vehicles may carry none.
    pub fn faults(&self, file: &Vin, reviewer: Option<PersonId>) -> Vec<InspectionFault> {
        let vin = match &self.vin {
            VinSeen::Read(seen) => (seen != file).then_some(InspectionFault::VinDiffers),
            VinSeen::Unreadable => Some(InspectionFault::VinUnreadable),
        };
        let unfilmed = self.film.is_none().then_some(InspectionFault::NoFilm);
        let photographs = self
            .photographs
            .is_empty()
            .then_some(InspectionFault::NoPhotograph);
        let differs = self.result == InspectionResult::Differs;
        let result = differs.then_some(InspectionFault::DoesNotConform);
        let own = reviewer == Some(self.inspector);
        let eyes = own.then_some(InspectionFault::InspectorIsReviewer);
        [unfilmed, photographs, vin, result, eyes]
            .into_iter()
            .flatten()
            .collect()
    }

    /// The ground that a sound record gives against the registration: the vehicle is not the one in the file.
    pub fn ground(&self, file: &Vin) -> Option<TransferGround> {
        let faults = self.faults(file, None);
        let speaks = !faults.contains(&InspectionFault::NoFilm);
        let differs = faults.contains(&InspectionFault::VinDiffers)
            || faults.contains(&InspectionFault::DoesNotConform);
        (speaks && differs).then_some(TransferGround::FileMismatch)
    }
}
