//! What a transfer asks of the world beside notices, and what the world answers.

use crate::{
    access::PersonId,
    case::OwnEffect,
    file_handover::StopReason,
    identifier::{CaseNumber, DivisionCode, PlateClass, PlateNumber, Vin},
    law::vehicle::{
        Stage, TransferGround, Unsettled, VehicleFacts,
        status::{LetterEffect, VehicleStatus, VehicleStatusLetter},
    },
    plate::PlateRefusal,
    time::Moment,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Something to do outside the case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    rename_all = "SCREAMING_SNAKE_CASE",
    rename_all_fields = "camelCase",
    tag = "effect"
)]
pub enum TransferEffect {
    /// Ask the vehicle registry. A ban is the applicant's.
    LookUpVehicle {
        vin: Vin,
        applicant: PersonId,
    },
    /// Compare with the register of stolen vehicles.
    CompareStolen {
        vin: Vin,
    },
    /// Ask the insurers for the compulsory insurance.
    LookUpInsurance {
        vin: Vin,
    },
    /// Ask the tax office for the invoice of the trade. What this case used itself is not used before.
    LookUpInvoice {
        vin: Vin,
        buyer: PersonId,
    },
    /// Have the tax office note that the invoice is used up: once it has led to a registration, it leads to no other.
    UseInvoice {
        vin: Vin,
        buyer: PersonId,
    },
    /// Open a handover of the file from the office of registration there, for this case.
    RequestFile {
        from: DivisionCode,
    },
    /// Stop the handover. Done also where it has ended, or takes the file already: then its report says so, and a person
    /// sees to a file that has no way back.
    StopHandover {
        handover: CaseNumber,
        reason: StopReason,
    },
    /// Draw numbers of a class at random and offer them to one person.
    OfferNumbers {
        to: PersonId,
        class: PlateClass,
    },
    ReserveNumber {
        number: PlateNumber,
        to: PersonId,
    },
    /// Reserve a number that waits for this person, if nothing is open of the vehicle that carried it.
    ClaimNumber {
        number: PlateNumber,
        to: PersonId,
    },
    /// Give a number back to the pool, whether it is reserved or on the vehicle already.
    ReleaseNumber {
        number: PlateNumber,
    },
    /// Put the reserved number on the vehicle. The one that it is to carry no longer stays on it until it is retired, so
    /// that nobody else gets it as long as the registry may yet say no.
    AssignNumber {
        number: PlateNumber,
        vin: Vin,
        to: PersonId,
        instead_of: Option<PlateNumber>,
    },
    /// Take the number off the vehicle that has given up its plates, in the pool of the office that gave it.
    RetireNumber {
        number: PlateNumber,
        vin: Vin,
        on: NaiveDate,
    },
    /// Keep every other business away from the vehicle at this office. Locked twice by one case, it is locked once.
    LockVehicle {
        vin: Vin,
    },
    /// End the lock of this case, and no other.
    ReleaseLock {
        vin: Vin,
    },
    /// Put the vehicle into the register of this office, with its number; asked twice, it is done once.
    Register {
        vin: Vin,
        owner: PersonId,
        number: PlateNumber,
    },
    /// Tell the register of the other end that the vehicle is here.
    CloseAtOrigin {
        vin: Vin,
    },
    /// Make the electronic file ready to be asked for.
    PrepareFile,
    /// Have the register of this office say that the vehicle has left, and whose it is by then, where it was sold.
    RegisterDeparture {
        vin: Vin,
        plates_withdrawn: bool,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        owner: Option<PersonId>,
    },
}

/// What is answered when it will not be tried again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    rename_all = "SCREAMING_SNAKE_CASE",
    rename_all_fields = "camelCase",
    tag = "outcome"
)]
pub enum TransferOutcome {
    VehicleFound {
        record: Box<VehicleRecord>,
    },
    VehicleNotFound,
    Compared {
        stolen: bool,
    },
    /// The last day of the compulsory insurance, if there is one.
    Insured {
        to: Option<NaiveDate>,
    },
    InvoiceFound {
        invoice: Invoice,
    },
    InvoiceNotFound,
    InvoiceUsed,
    /// Another case used it first.
    InvoiceUsedIn {
        case: CaseNumber,
    },
    FileAsked {
        handover: CaseNumber,
    },
    /// Numbers for one person until a moment, which is not included.
    NumbersOffered {
        numbers: Vec<PlateNumber>,
        until: Moment,
    },
    NumberReserved {
        until: Moment,
    },
    NumberRefused {
        refusal: PlateRefusal,
    },
    NumberAssigned,
    /// `kept`: for its former owner, who used it for a year.
    NumberRetired {
        kept: bool,
    },
    Locked,
    Released,
    Registered,
    /// The registry will not: what it says of the vehicle now.
    RegistrationRefused {
        status: VehicleStatus,
    },
    FileReady,
    /// It is done.
    Done,
}

/// What the vehicle registry says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct VehicleRecord {
    pub vehicle: VehicleFacts,
    pub unsettled: Option<Unsettled>,
    /// The registered owner; after a departure whoever it was for, where it was sold.
    pub owner: PersonId,
    /// The number on the vehicle, and of which class its plates are.
    pub plate: Option<PlateNumber>,
    pub class: PlateClass,
    /// No application of the applicant before this day, if a ban runs.
    pub banned_until: Option<NaiveDate>,
}

impl VehicleRecord {
    /// Whether the office of registration has let the vehicle go, and no other has it yet (letter B, by our reading).
    pub fn has_left(&self) -> bool {
        let mut letters = self.vehicle.status.letters();
        letters.any(|letter| letter == Ok(VehicleStatusLetter::B))
    }

    /// Whether nothing of it is open: no violation, no accident. What the registry does not know is not taken for settled
    /// (policy); the letters of the status count as they do for an application.
    pub fn is_settled(&self) -> bool {
        let none = Unsettled {
            violations: 0,
            accidents: 0,
        };
        let open = LetterEffect::Blocks(TransferGround::Unsettled);
        let mut letters = self.vehicle.status.letters().flatten();
        self.unsettled == Some(none) && !letters.any(|letter| letter.effect(Stage::Applying) == open)
    }

    /// Whether an office has the vehicle.
    pub fn is_registered(&self) -> bool {
        self.vehicle.registered && !self.has_left()
    }
}

/// What the tax office says of the invoice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Invoice {
    pub place: DivisionCode,
    /// The buyer and the vehicle on it are those of the application.
    pub fits: bool,
    /// The case in which it was used before.
    pub used_in: Option<CaseNumber>,
}

impl OwnEffect for TransferEffect {
    type Outcome = TransferOutcome;

    fn answered_by(&self, outcome: &TransferOutcome) -> bool {
        use TransferOutcome as A;
        match self {
            Self::LookUpVehicle { .. } => matches!(outcome, A::VehicleFound { .. } | A::VehicleNotFound),
            Self::CompareStolen { .. } => matches!(outcome, A::Compared { .. }),
            Self::LookUpInsurance { .. } => matches!(outcome, A::Insured { .. }),
            Self::LookUpInvoice { .. } => matches!(outcome, A::InvoiceFound { .. } | A::InvoiceNotFound),
            Self::UseInvoice { .. } => matches!(outcome, A::InvoiceUsed | A::InvoiceUsedIn { .. }),
            Self::RequestFile { .. } => matches!(outcome, A::FileAsked { .. }),
            Self::OfferNumbers { .. } => matches!(outcome, A::NumbersOffered { .. }),
            Self::ReserveNumber { .. } | Self::ClaimNumber { .. } => {
                matches!(outcome, A::NumberReserved { .. } | A::NumberRefused { .. })
            }
            Self::AssignNumber { .. } => {
                matches!(outcome, A::NumberAssigned | A::NumberRefused { .. })
            }
            Self::RetireNumber { .. } => matches!(outcome, A::NumberRetired { .. }),
            Self::Register { .. } | Self::RegisterDeparture { .. } => {
                matches!(outcome, A::Registered | A::RegistrationRefused { .. })
            }
            Self::LockVehicle { .. } => matches!(outcome, A::Locked),
            Self::ReleaseLock { .. } => matches!(outcome, A::Released),
            Self::PrepareFile => matches!(outcome, A::FileReady),
            Self::StopHandover { .. } | Self::ReleaseNumber { .. } | Self::CloseAtOrigin { .. } => {
                matches!(outcome, A::Done)
            }
        }
    }

    /// A question to a register changes nothing and is asked until it is answered, and no lock is left behind.
    fn can_fail(&self) -> bool {
        !self.is_question() && !matches!(self, Self::ReleaseLock { .. })
    }
}

impl TransferOutcome {
    /// Whether it answers a question to a register: see [`TransferEffect::is_question`].
    pub const fn is_of_a_register(&self) -> bool {
        matches!(
            self,
            Self::VehicleFound { .. }
                | Self::VehicleNotFound
                | Self::Compared { .. }
                | Self::Insured { .. }
                | Self::InvoiceFound { .. }
                | Self::InvoiceNotFound
        )
    }
}

impl TransferEffect {
    /// Whether it only asks.
    pub const fn is_question(&self) -> bool {
        matches!(
            self,
            Self::LookUpVehicle { .. }
                | Self::CompareStolen { .. }
                | Self::LookUpInsurance { .. }
                | Self::LookUpInvoice { .. }
        )
    }
}
