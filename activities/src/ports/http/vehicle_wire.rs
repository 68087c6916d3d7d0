//! The bodies of the contract about vehicles. As those of licences, they change only together with `docs/ports.md`.

use super::wire::{Holder, Named};
use crate::ports::{InvoiceQuery, PortError, RegistryAnswer};
use chrono::NaiveDate;
use domain::{
    identifier::{CaseNumber, DivisionCode, OfficeCode, PlateClass, PlateNumber, Vin},
    law::vehicle::{
        Customs, InspectionFacts, Unsettled, VehicleFacts,
        emission::EmissionStandard,
        scope::{UseCharacter, VehicleKind},
        status::VehicleStatus,
    },
    vehicle_transfer::{Invoice, VehicleRecord},
};
use serde::{Deserialize, Serialize};
use store::KeyRing;

#[derive(Serialize)]
pub(super) struct LookUp<'a> {
    pub vin: &'a Vin,
    pub applicant: Holder<'a>,
}

/// A question about a vehicle alone.
#[derive(Serialize)]
pub(super) struct OfVehicle<'a> {
    pub vin: &'a Vin,
}

/// `null` where the registry knows no vehicle; a missing field is an invalid answer.
#[derive(Deserialize)]
pub(super) struct LookUpAnswer {
    #[serde(deserialize_with = "Option::deserialize")]
    pub vehicle: Option<Vehicle>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Vehicle {
    kind: VehicleKind,
    use_character: Option<UseCharacter>,
    status: VehicleStatus,
    registered: bool,
    mortgaged: bool,
    pledged: bool,
    scrap_date: Option<NaiveDate>,
    inspection: Inspection,
    customs: Option<Customs>,
    emission: Option<EmissionStandard>,
    unsettled: Option<Unsettled>,
    owner: Named,
    plate: Option<PlateNumber>,
    class: PlateClass,
    banned_until: Option<NaiveDate>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Inspection {
    valid_to: Option<NaiveDate>,
    certificate: bool,
}

impl Vehicle {
    /// The record of it. Until when it is insured, the insurers say.
    pub(super) fn record(self, keys: &KeyRing) -> Result<VehicleRecord, PortError> {
        Ok(VehicleRecord {
            owner: keys.person_of(&self.owner.document()?),
            vehicle: VehicleFacts {
                kind: self.kind,
                use_character: self.use_character,
                status: self.status,
                registered: self.registered,
                mortgaged: self.mortgaged,
                pledged: self.pledged,
                scrap_date: self.scrap_date,
                inspection: InspectionFacts {
                    valid_to: self.inspection.valid_to,
                    certificate: self.inspection.certificate,
                    insured_to: None,
                },
                customs: self.customs,
                emission: self.emission,
            },
            unsettled: self.unsettled,
            plate: self.plate,
            class: self.class,
            banned_until: self.banned_until,
        })
    }
}

#[derive(Serialize)]
pub(super) struct Register<'a> {
    pub vin: &'a Vin,
    pub office: &'a OfficeCode,
    pub owner: Holder<'a>,
    pub number: &'a PlateNumber,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Depart<'a> {
    pub vin: &'a Vin,
    pub office: &'a OfficeCode,
    pub plates_withdrawn: bool,
    pub owner: Option<Holder<'a>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE", tag = "outcome")]
pub(super) enum WriteAnswer {
    Registered,
    Refused { status: VehicleStatus },
}

impl From<WriteAnswer> for RegistryAnswer {
    fn from(answer: WriteAnswer) -> Self {
        match answer {
            WriteAnswer::Registered => Self::Registered,
            WriteAnswer::Refused { status } => Self::Refused { status },
        }
    }
}

#[derive(Serialize)]
pub(super) struct Close<'a> {
    pub vin: &'a Vin,
    pub office: &'a OfficeCode,
}

#[derive(Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE", tag = "outcome")]
pub(super) enum CloseAnswer {
    Closed,
}

#[derive(Deserialize)]
pub(super) struct InvoiceAnswer {
    #[serde(deserialize_with = "Option::deserialize")]
    pub invoice: Option<Issued>,
}

/// An invoice as the tax office has it.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Issued {
    place: DivisionCode,
    buyer: Named,
    used_in: Option<CaseNumber>,
}

impl Issued {
    /// What it says to a case. A buyer whose document is none of those we know is not the applicant.
    pub(super) fn seen_by(self, query: &InvoiceQuery) -> Invoice {
        let buyer = self.buyer.document();
        let fits = buyer.is_ok_and(|buyer| buyer.person_key() == query.buyer.document.person_key());
        Invoice {
            place: self.place,
            fits,
            used_in: self.used_in.filter(|case| *case != query.case),
        }
    }
}

#[derive(Serialize)]
pub(super) struct UseInvoice<'a> {
    pub vin: &'a Vin,
    pub buyer: Holder<'a>,
    pub case: &'a CaseNumber,
}

#[derive(Deserialize)]
#[serde(
    rename_all = "SCREAMING_SNAKE_CASE",
    rename_all_fields = "camelCase",
    tag = "outcome"
)]
pub(super) enum UseAnswer {
    Used,
    UsedIn { case: CaseNumber },
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct InsuranceAnswer {
    #[serde(deserialize_with = "Option::deserialize")]
    pub insured_to: Option<NaiveDate>,
}

#[derive(Deserialize)]
pub(super) struct StolenAnswer {
    pub stolen: bool,
}
