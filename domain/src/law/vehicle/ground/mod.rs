//! Why the office says no to a transfer, or asks for more people: the grounds, by rule set and occasion.

mod table;
#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

use self::table::{Row, Said, TABLE};
use super::{Matter, Occasion};
use crate::law::{Basis, Confidence, RegistrationRuleSet, Words};

/// A ground against a transfer of a vehicle or its move to another office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum TransferGround {
    FileMismatch,
    Customs,
    NearScrap,
    Mortgage,
    Pledge,
    InvalidPapers,
    Scrapped,
    Sealed,
    Stolen,
    Unsettled,
    Inspection,
    Emission,
    Quota,
    FalseMaterial,
    #[serde(rename = "BANNED_1Y")]
    Banned1Y,
    #[serde(rename = "BANNED_3Y")]
    Banned3Y,
    /// Never registered, or deregistered (status E).
    NotRegistered,
    /// Status L. Not a seizure: the letter stands for detention on the road.
    Detained,
    /// Status O.
    Locked,
    CityNotOpen,
    KindNotInScope,
    UseNotInScope,
    ThirdPlace,
    InvoicePlace,
    AgentNotAllowed,
    NotCompetent,
    GuardianMissing,
    GuardianNotAllowed,
    /// Of moving house: only the registered owner applies for it.
    ApplicantNotOwner,
    /// The number on the vehicle is of another province than the place that is named as that of registration.
    RegisteredElsewhere,
}

/// What a ground does where it is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Consequence {
    /// The rules know it in this matter as no obstacle, or do not speak of it.
    Nothing,
    /// More people have to apply together.
    JointApplication,
    Refusal,
}

impl TransferGround {
    pub const ALL: [Self; 30] = [
        Self::FileMismatch,
        Self::Customs,
        Self::NearScrap,
        Self::Mortgage,
        Self::Pledge,
        Self::InvalidPapers,
        Self::Scrapped,
        Self::Sealed,
        Self::Stolen,
        Self::Unsettled,
        Self::Inspection,
        Self::Emission,
        Self::Quota,
        Self::FalseMaterial,
        Self::Banned1Y,
        Self::Banned3Y,
        Self::NotRegistered,
        Self::Detained,
        Self::Locked,
        Self::CityNotOpen,
        Self::KindNotInScope,
        Self::UseNotInScope,
        Self::ThirdPlace,
        Self::InvoicePlace,
        Self::AgentNotAllowed,
        Self::NotCompetent,
        Self::GuardianMissing,
        Self::GuardianNotAllowed,
        Self::ApplicantNotOwner,
        Self::RegisteredElsewhere,
    ];

    /// The wire name, as in the API and in the record.
    pub const fn code(self) -> &'static str {
        self.row().code
    }

    /// The words of the ground as they stand in a notice.
    pub const fn words(self, matter: Matter) -> Words {
        self.said(matter).words
    }

    /// The articles as source keys; `None` where the ground rests on a published page.
    pub const fn article(self, matter: Matter) -> Option<&'static str> {
        self.basis(matter).article
    }

    /// What the ground rests on. How Order 124 treats moving house was not found, so there its list for transfers stands as
    /// an inference.
    pub const fn basis(self, matter: Matter) -> Basis {
        let basis = self.said(matter).basis;
        match (matter.occasion, matter.rules, basis.confidence) {
            (Occasion::MovingHouse, RegistrationRuleSet::Order124, Confidence::Source) => {
                basis.marked(Confidence::Inference)
            }
            _ => basis,
        }
    }

    /// What the ground does in this matter.
    pub const fn consequence(self, matter: Matter) -> Consequence {
        use RegistrationRuleSet::{Order124, Order164};
        match (self, matter.rules, matter.occasion) {
            (Self::Mortgage | Self::Pledge, Order164, _) => Consequence::JointApplication,
            // What Order 124 says of moving an encumbered vehicle was not found, and no article names customs for a move.
            (Self::Mortgage | Self::Pledge, Order124, Occasion::MovingHouse)
            | (Self::Customs, _, Occasion::MovingHouse)
            // New in Order 164.
            | (Self::NearScrap, Order124, _)
            // Limits of the measure of 2021 that article 27(3) of Order 164 does not have.
            | (Self::CityNotOpen | Self::UseNotInScope, Order164, _)
            // Who applies for a transfer is never the registered owner.
            | (Self::ApplicantNotOwner, _, Occasion::ChangeOfOwner) => Consequence::Nothing,
            _ => Consequence::Refusal,
        }
    }

    const fn said(self, matter: Matter) -> Said {
        let row = self.row();
        match (matter.rules, matter.occasion) {
            (RegistrationRuleSet::Order124, _) => row.order_124,
            (RegistrationRuleSet::Order164, Occasion::ChangeOfOwner) => row.order_164,
            (RegistrationRuleSet::Order164, Occasion::MovingHouse) => row.moving,
        }
    }

    const fn row(self) -> &'static Row {
        &TABLE[self as usize]
    }
}
