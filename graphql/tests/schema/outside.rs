//! What the outside answers to the effects of each kind.

use crate::engine::{TestEngine, certificate};
use chrono::TimeDelta;
use domain::{
    access::PersonId,
    case::Outcome,
    file_handover::{FileHandover, HandoverEffect, HandoverOutcome},
    identifier::{CaseNumber, OfficeCode, PlateClass, PlateNumber},
    law::vehicle::{
        Customs, InspectionFacts, Unsettled, VehicleFacts,
        emission::EmissionStandard,
        scope::{UseCharacter, VehicleKind},
    },
    licence_application::{LicenceApplication, LicenceEffect, LicenceOutcome},
    time::office_day,
    vehicle_transfer::{Invoice, TransferEffect, TransferOutcome, VehicleRecord, VehicleTransfer},
};
use std::sync::atomic::Ordering;
use store::RecordedKind;

/// A kind whose effects are answered.
pub trait Outside: RecordedKind {
    fn answer(engine: &TestEngine, effect: &Self::Effect) -> Outcome<Self::Effect>;
}

impl Outside for LicenceApplication {
    fn answer(engine: &TestEngine, effect: &LicenceEffect) -> Outcome<LicenceEffect> {
        Outcome::Own(match effect {
            LicenceEffect::LookUpLicence { .. } => match engine.licence.lock().unwrap().clone() {
                Some(licence) => LicenceOutcome::LicenceFound { licence },
                None => LicenceOutcome::LicenceNotFound,
            },
            LicenceEffect::IssueLicence { .. } => LicenceOutcome::LicenceIssued {
                certificate: certificate(),
            },
            LicenceEffect::DeliverLicence { .. } if engine.no_account.load(Ordering::SeqCst) => {
                LicenceOutcome::NoAccount
            }
            LicenceEffect::DeliverLicence { .. } => LicenceOutcome::LicenceDelivered { at: engine.now },
            LicenceEffect::RevokeLicence { .. } => LicenceOutcome::LicenceRevoked,
        })
    }
}

/// The numbers that are offered to everybody.
pub const OFFERED: [&str; 2] = ["浙A12345", "浙A54321"];

impl Outside for VehicleTransfer {
    fn answer(engine: &TestEngine, effect: &TransferEffect) -> Outcome<TransferEffect> {
        let until = engine.now + TimeDelta::hours(24);
        Outcome::Own(match effect {
            TransferEffect::LookUpVehicle { .. } => TransferOutcome::VehicleFound {
                record: Box::new(engine.vehicle.lock().unwrap().clone()),
            },
            TransferEffect::CompareStolen { .. } => TransferOutcome::Compared { stolen: false },
            TransferEffect::LookUpInsurance { .. } => TransferOutcome::Insured {
                to: Some(office_day(engine.now + TimeDelta::days(200))),
            },
            TransferEffect::LookUpInvoice { .. } => TransferOutcome::InvoiceFound {
                invoice: Invoice {
                    place: "330106".parse().unwrap(),
                    fits: true,
                    used_in: None,
                },
            },
            TransferEffect::RequestFile { .. } => TransferOutcome::FileAsked { handover: handover() },
            TransferEffect::OfferNumbers { .. } => TransferOutcome::NumbersOffered {
                numbers: OFFERED.map(|number| PlateNumber::parse(number).unwrap()).into(),
                until,
            },
            TransferEffect::ReserveNumber { .. } => TransferOutcome::NumberReserved { until },
            TransferEffect::AssignNumber { .. } => TransferOutcome::NumberAssigned,
            TransferEffect::RetireNumber { .. } => TransferOutcome::NumberRetired { kept: false },
            TransferEffect::Register { .. } | TransferEffect::RegisterDeparture { .. } => {
                TransferOutcome::Registered
            }
            TransferEffect::PrepareFile => TransferOutcome::FileReady,
            TransferEffect::StopHandover { .. }
            | TransferEffect::ReleaseNumber { .. }
            | TransferEffect::CloseAtOrigin { .. } => TransferOutcome::Done,
        })
    }
}

impl Outside for FileHandover {
    /// Nothing is signed here: what asks for a signature fails for good.
    fn answer(_: &TestEngine, effect: &HandoverEffect) -> Outcome<HandoverEffect> {
        Outcome::Own(match effect {
            HandoverEffect::LockVehicle { .. } => HandoverOutcome::Locked,
            HandoverEffect::ReleaseLock { .. } => HandoverOutcome::Released,
            HandoverEffect::TransferFiles { .. } => HandoverOutcome::Transferred,
            HandoverEffect::VerifyFiles { .. } => HandoverOutcome::Compared { findings: vec![] },
            HandoverEffect::MarkTransferred { .. } => HandoverOutcome::Marked,
            HandoverEffect::Report { .. } => HandoverOutcome::Reported,
            HandoverEffect::GatherFile { .. } | HandoverEffect::Sign { .. } => {
                return Outcome::Undeliverable {
                    code: "NO_KEY".into(),
                };
            }
        })
    }
}

/// The handover that every transfer is told of.
pub fn handover() -> CaseNumber {
    let office = OfficeCode::parse("33010001").unwrap();
    CaseNumber::new(&office, "2024-03-05".parse().unwrap(), [7; 5]).unwrap()
}

/// A private car of the seller with nothing against it.
pub fn vehicle(owner: PersonId) -> VehicleRecord {
    VehicleRecord {
        vehicle: VehicleFacts {
            kind: VehicleKind::SmallPassenger,
            use_character: Some(UseCharacter::NonOperating),
            status: "A".parse().unwrap(),
            registered: true,
            mortgaged: false,
            pledged: false,
            scrap_date: None,
            inspection: InspectionFacts {
                valid_to: Some("2025-03-05".parse().unwrap()),
                certificate: false,
                insured_to: None,
            },
            customs: Some(Customs::NotSupervised),
            emission: Some(EmissionStandard::National6),
        },
        unsettled: Some(Unsettled {
            violations: 0,
            accidents: 0,
        }),
        owner,
        plate: Some(PlateNumber::parse("浙A88888").unwrap()),
        class: PlateClass::Ordinary,
        banned_until: None,
    }
}
