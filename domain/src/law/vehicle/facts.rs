//! What is known of a transfer, as plain values: the register, the trade, the applicant, and what people found.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::emission::EmissionStandard;
use super::party::{Excuse, PartyNature, PartyRole};
use super::scope::{UseCharacter, VehicleKind};
use super::status::VehicleStatus;
use super::{Occasion, Stage, office_area};
use crate::identifier::{DivisionCode, PlateNumber};

/// Everything that an assessment looks at. `None` is always "not known", never "no".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TransferFacts {
    pub stage: Stage,
    pub vehicle: VehicleFacts,
    /// Whom the register names as the owner.
    pub owner: RegisteredOwner,
    /// The number on the vehicle; `None` where there is none on it.
    pub plate: Option<PlateNumber>,
    pub trade: TradeFacts,
    pub applicant: ApplicantFacts,
    pub unsettled: Option<Unsettled>,
    /// What staff found in the papers and at the vehicle.
    pub findings: BTreeSet<Finding>,
}

/// What the vehicle registry says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct VehicleFacts {
    pub kind: VehicleKind,
    pub use_character: Option<UseCharacter>,
    pub status: VehicleStatus,
    pub registered: bool,
    pub mortgaged: bool,
    pub pledged: bool,
    /// The last day of the service life, where the register names one.
    pub scrap_date: Option<NaiveDate>,
    pub inspection: InspectionFacts,
    pub customs: Option<Customs>,
    pub emission: Option<EmissionStandard>,
}

/// Who the registered owner is, seen from the application.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum RegisteredOwner {
    /// Whoever applies, or for whom somebody does.
    Applicant,
    /// Whoever is named as the former owner.
    Seller,
    /// Somebody else.
    Another,
}

/// The periodic technical inspection and the compulsory insurance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct InspectionFacts {
    /// The last day of the inspection's validity.
    pub valid_to: Option<NaiveDate>,
    /// Whether a certificate of a new inspection was submitted or came by data sharing.
    pub certificate: bool,
    /// The last day of the compulsory insurance.
    pub insured_to: Option<NaiveDate>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Customs {
    NotSupervised,
    Supervised,
    /// Supervised, and customs released it or approved the transfer.
    Released,
}

/// Where the vehicle is traded, where from and where to it goes, and where the application lies.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct TradeFacts {
    pub occasion: Occasion,
    /// `None` where title passed without a trade, and for moving house.
    pub trade_place: Option<DivisionCode>,
    /// Where the invoice was issued; `None` where there is none.
    pub invoice_place: Option<DivisionCode>,
    /// The domicile of the new owner, or the new one of the owner.
    pub transfer_in: DivisionCode,
    /// Where the vehicle is registered, as whoever applies says it.
    pub transfer_out: DivisionCode,
    /// The place of the office that has the application.
    pub applied_at: DivisionCode,
    /// Whether the office of registration has done its part of a transfer in two steps.
    pub transferred_out: bool,
    pub quota: Quota,
}

/// Whether plate numbers are rationed in the place of arrival.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Quota {
    NotRationed,
    Held,
    Missing,
    Unknown,
}

/// The one who applies, or for whom an agent does.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ApplicantFacts {
    pub nature: PartyNature,
    /// Whether they were a minor on the day of the application.
    pub minor: Option<bool>,
    /// In which roles somebody acts for them.
    pub helpers: BTreeSet<PartyRole>,
    /// In which of these nobody has seen the papers yet.
    pub unseen: BTreeSet<PartyRole>,
    pub agent: Option<AgentFacts>,
    /// No application before this day, if a ban runs (O164 80, 81).
    pub banned_until: Option<NaiveDate>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AgentFacts {
    /// As whoever applies says it: whether the agent's identity document and the owner's authorisation are there (O164 86(2)).
    pub authorised: bool,
    /// Why the owner cannot come; that the owner has died, where an heir acts.
    pub excuse: Option<Excuse>,
}

/// Matters of the vehicle that are open, by number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Unsettled {
    pub violations: u32,
    pub accidents: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Finding {
    FileMismatch,
    InvalidPapers,
    FalseMaterial,
}

/// Where a place lies, seen from a transfer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Position {
    TransferIn,
    TransferOut,
    Elsewhere,
    /// One of the places is named too widely to tell.
    Unclear,
}

impl TradeFacts {
    pub fn position(&self, place: &DivisionCode) -> Position {
        let ends = [&self.transfer_in, &self.transfer_out].map(office_area);
        match (office_area(place), ends) {
            (Some(area), [Some(into), _]) if area == into => Position::TransferIn,
            (Some(area), [Some(_), Some(from)]) if area == from => Position::TransferOut,
            (Some(_), [Some(_), Some(_)]) => Position::Elsewhere,
            _ => Position::Unclear,
        }
    }

    /// Where the trade was, if there was one.
    pub fn trade_position(&self) -> Option<Position> {
        self.trade_place.as_ref().map(|place| self.position(place))
    }

    /// Whether both ends belong to one office.
    pub fn is_one_office(&self) -> bool {
        self.position(&self.transfer_out) == Position::TransferIn
    }

    /// Whether the office of arrival alone is asked, which only vehicles in scope may do.
    pub fn is_one_step(&self) -> bool {
        !self.transferred_out
            && !self.is_one_office()
            && self.position(&self.applied_at) == Position::TransferIn
    }
}
