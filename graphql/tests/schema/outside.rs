//! What the outside answers to the effects of each kind.

use crate::engine::{TestEngine, certificate};
use chrono::TimeDelta;
use domain::{
    access::PersonId,
    audit::Hex,
    case::Outcome,
    custody::{Item, ItemKind, ItemName, Manifest, OfficeKey, Route, Suite},
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
use ed25519_dalek::{Signer, SigningKey};
use std::sync::atomic::Ordering;
use store::{RecordedKind, record::Loaded};

/// A kind whose effects are answered.
pub trait Outside: RecordedKind {
    fn answer(engine: &TestEngine, case: &Loaded<Self>, effect: &Self::Effect) -> Outcome<Self::Effect>;
}

impl Outside for LicenceApplication {
    fn answer(engine: &TestEngine, _: &Loaded<Self>, effect: &LicenceEffect) -> Outcome<LicenceEffect> {
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
            LicenceEffect::DeliverLicence { .. } => LicenceOutcome::LicenceDelivered { at: engine.now() },
            LicenceEffect::RevokeLicence { .. } => LicenceOutcome::LicenceRevoked,
        })
    }
}

/// The numbers that are offered to everybody.
pub const OFFERED: [&str; 2] = ["浙A12345", "浙A54321"];

impl Outside for VehicleTransfer {
    fn answer(engine: &TestEngine, case: &Loaded<Self>, effect: &TransferEffect) -> Outcome<TransferEffect> {
        let until = engine.now() + TimeDelta::hours(24);
        Outcome::Own(match effect {
            TransferEffect::LookUpVehicle { .. } => TransferOutcome::VehicleFound {
                record: Box::new(engine.vehicle.lock().unwrap().clone()),
            },
            TransferEffect::CompareStolen { .. } => TransferOutcome::Compared { stolen: false },
            TransferEffect::LookUpInsurance { .. } => TransferOutcome::Insured {
                to: Some(office_day(engine.now() + TimeDelta::days(200))),
            },
            TransferEffect::LookUpInvoice { .. } => TransferOutcome::InvoiceFound {
                invoice: Invoice {
                    place: "330106".parse().unwrap(),
                    fits: true,
                    used_in: None,
                },
            },
            TransferEffect::UseInvoice { .. } => TransferOutcome::InvoiceUsed,
            TransferEffect::RequestFile { .. } => TransferOutcome::FileAsked {
                handover: handover_of(&case.number),
            },
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
            TransferEffect::LockVehicle { .. } => TransferOutcome::Locked,
            TransferEffect::ReleaseLock { .. } => TransferOutcome::Released,
            TransferEffect::PrepareFile => TransferOutcome::FileReady,
            TransferEffect::StopHandover { .. }
            | TransferEffect::ReleaseNumber { .. }
            | TransferEffect::CloseAtOrigin { .. } => TransferOutcome::Done,
        })
    }
}

impl Outside for FileHandover {
    fn answer(engine: &TestEngine, case: &Loaded<Self>, effect: &HandoverEffect) -> Outcome<HandoverEffect> {
        let breaks = matches!(
            effect,
            HandoverEffect::LockVehicle { .. } | HandoverEffect::TransferFiles { .. }
        );
        if breaks && engine.broken.load(Ordering::SeqCst) {
            let code = "UNREACHABLE".to_owned();
            return Outcome::Undeliverable { code };
        }
        Outcome::Own(match effect {
            HandoverEffect::LockVehicle { .. } => HandoverOutcome::Locked,
            HandoverEffect::ReleaseLock { .. } => HandoverOutcome::Released,
            HandoverEffect::GatherFile { attempt, suite, .. } => HandoverOutcome::Gathered {
                manifest: Box::new(manifest(case.state.route().clone(), (*attempt, *suite))),
            },
            HandoverEffect::Sign { statement } => HandoverOutcome::Signed {
                signature: Hex(secret(&statement.office).sign(&statement.message()).to_bytes()),
            },
            HandoverEffect::TransferFiles { .. } => HandoverOutcome::Transferred,
            HandoverEffect::VerifyFiles { .. } => HandoverOutcome::Compared { findings: vec![] },
            HandoverEffect::MarkTransferred { .. } => HandoverOutcome::Marked,
            HandoverEffect::Report { .. } => HandoverOutcome::Reported,
        })
    }
}

/// The documents of every file.
pub const DOCUMENTS: [&str; 2] = ["01-certificate.pdf", "02-permit.pdf"];

fn manifest(route: Route, (attempt, suite): (u32, Suite)) -> Manifest {
    let items = DOCUMENTS.map(|name| Item {
        name: ItemName::parse(name).unwrap(),
        kind: ItemKind::Scan,
        size: 5,
        sha256: Hex([7; 32]),
    });
    Manifest::new(route, attempt, suite, items.into()).unwrap()
}

/// The key that an office signs with.
fn secret(office: &OfficeCode) -> SigningKey {
    SigningKey::from_bytes(&[office.as_str().as_bytes()[0]; 32])
}

pub fn public_key(office: &OfficeCode) -> OfficeKey {
    OfficeKey {
        office: office.clone(),
        key_id: "2024-1".parse().unwrap(),
        public_key: Hex(secret(office).verifying_key().to_bytes()),
    }
}

/// The handover of a transfer's file.
pub fn handover_of(transfer: &CaseNumber) -> CaseNumber {
    let mut tag = [7; 5];
    for (byte, letter) in tag.iter_mut().zip(transfer.as_str().bytes().rev().skip(2)) {
        *byte = letter;
    }
    CaseNumber::new(&transfer.office(), transfer.day(), tag).unwrap()
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
