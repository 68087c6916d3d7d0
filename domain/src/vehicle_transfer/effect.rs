//! What a transfer asks of the world, and what the world answered. They are this kind's own until its workflow stands; then
//! they join the shared effects.

use crate::{
    access::PersonId,
    file_handover::StopReason,
    identifier::{CaseNumber, DivisionCode, PlateClass, PlateNumber, Vin},
    law::vehicle::{Unsettled, VehicleFacts, status::VehicleStatus},
    plate::PlateRefusal,
    time::Moment,
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Its number within the case, from 1: with the number of the case it is the idempotency key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct AskId(pub u32);

/// Something to do outside the case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    rename_all = "SCREAMING_SNAKE_CASE",
    rename_all_fields = "camelCase",
    tag = "effect"
)]
pub enum TransferEffect {
    /// Ask the vehicle registry.
    LookUpVehicle {
        vin: Vin,
    },
    /// Compare with the register of stolen vehicles.
    CompareStolen {
        vin: Vin,
    },
    /// Ask the insurers for the compulsory insurance.
    LookUpInsurance {
        vin: Vin,
    },
    /// Ask the tax office for the invoice of the trade.
    LookUpInvoice {
        vin: Vin,
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
    /// Draw numbers at random and offer them to one person.
    OfferNumbers {
        to: PersonId,
    },
    ReserveNumber {
        number: PlateNumber,
        to: PersonId,
    },
    /// Give a number back to the pool, whether it is reserved or on the vehicle already.
    ReleaseNumber {
        number: PlateNumber,
    },
    /// Put the reserved number on the vehicle.
    AssignNumber {
        number: PlateNumber,
        vin: Vin,
        to: PersonId,
    },
    /// Take the number off the vehicle that has given up its plates, in the pool of the office that gave it.
    RetireNumber {
        number: PlateNumber,
        vin: Vin,
        on: NaiveDate,
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
    /// Have the register of this office say that the vehicle has left.
    RegisterDeparture {
        vin: Vin,
    },
    Tell {
        message: Message,
        to: PersonId,
    },
}

/// What somebody is told. The words are templates of the activities.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Message {
    /// 收件回执
    Receipt,
    /// To the registered owner at once: somebody applies, and they may object.
    OwnerTold,
    CorrectionRequested,
    NotAccepted,
    /// Accepted: come with the vehicle.
    Accepted,
    OnHold,
    Resumed,
    Stopped,
    FileFailed,
    Approved,
    Refused,
    Registered,
    TransferredOut,
    Withdrawn,
    Lapsed,
    DeadlineNear,
    Escalated,
}

/// The answer of an effect that will not be tried again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(
    rename_all = "SCREAMING_SNAKE_CASE",
    rename_all_fields = "camelCase",
    tag = "answer"
)]
pub enum TransferAnswer {
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
    Registered,
    /// The registry will not: what it says of the vehicle now.
    RegistrationRefused {
        status: VehicleStatus,
    },
    FileReady,
    /// It is done.
    Done,
    /// It can never be done by a machine.
    Failed {
        code: String,
    },
}

/// What the vehicle registry says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct VehicleRecord {
    pub vehicle: VehicleFacts,
    pub unsettled: Option<Unsettled>,
    /// The registered owner.
    pub owner: PersonId,
    /// The number on the vehicle, and of which class its plates are.
    pub plate: Option<PlateNumber>,
    pub class: PlateClass,
    /// No application of the applicant before this day, if a ban runs.
    pub banned_until: Option<NaiveDate>,
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

/// An effect that is not settled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PendingAsk {
    pub id: AskId,
    pub effect: TransferEffect,
}

impl TransferEffect {
    /// Whether this answer can answer this effect. A question to a register changes nothing and is asked until it is answered.
    pub const fn answered_by(&self, answer: &TransferAnswer) -> bool {
        use TransferAnswer as A;
        if matches!(answer, A::Failed { .. }) {
            return !self.is_question();
        }
        match self {
            Self::LookUpVehicle { .. } => matches!(answer, A::VehicleFound { .. } | A::VehicleNotFound),
            Self::CompareStolen { .. } => matches!(answer, A::Compared { .. }),
            Self::LookUpInsurance { .. } => matches!(answer, A::Insured { .. }),
            Self::LookUpInvoice { .. } => matches!(answer, A::InvoiceFound { .. } | A::InvoiceNotFound),
            Self::RequestFile { .. } => matches!(answer, A::FileAsked { .. }),
            Self::OfferNumbers { .. } => matches!(answer, A::NumbersOffered { .. }),
            Self::ReserveNumber { .. } => {
                matches!(answer, A::NumberReserved { .. } | A::NumberRefused { .. })
            }
            Self::AssignNumber { .. } => {
                matches!(answer, A::NumberAssigned | A::NumberRefused { .. })
            }
            Self::RetireNumber { .. } => matches!(answer, A::NumberRetired { .. }),
            Self::Register { .. } | Self::RegisterDeparture { .. } => {
                matches!(answer, A::Registered | A::RegistrationRefused { .. })
            }
            Self::PrepareFile => matches!(answer, A::FileReady),
            Self::StopHandover { .. }
            | Self::ReleaseNumber { .. }
            | Self::CloseAtOrigin { .. }
            | Self::Tell { .. } => {
                matches!(answer, A::Done)
            }
        }
    }

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
