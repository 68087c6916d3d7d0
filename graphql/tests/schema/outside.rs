//! What the outside answers to the effects of each kind.

use crate::{
    engine::{TestEngine, certificate},
    people,
};
use async_trait::async_trait;
use chrono::TimeDelta;
use domain::{
    access::PersonId,
    accident::{
        AccidentFile, AccidentPart, AccidentParty, Confidentiality, Custody, EvidenceItem, Finding,
        FindingKind, ItemContent, ItemId, ItemKind as EvidenceKind, Procedure, Progress, QueryCode, Served,
        Stage,
    },
    audit::Hex,
    case::Outcome,
    custody::{Item, ItemKind, ItemName, Manifest, OfficeKey, Route, Suite},
    evidence_access::{EvidenceAccess, EvidenceEffect, EvidenceOutcome},
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
use graphql::accidents::{AccidentProgress, RegisterSilent};
use std::sync::atomic::Ordering;
use store::{KeyRing, RecordedKind, record::Loaded};
use uuid::Uuid;

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

impl Outside for EvidenceAccess {
    fn answer(engine: &TestEngine, case: &Loaded<Self>, effect: &EvidenceEffect) -> Outcome<EvidenceEffect> {
        Outcome::Own(match effect {
            EvidenceEffect::LookUpAccident { .. } => {
                let file = engine.accident.lock().unwrap().clone();
                if file.number == case.state.accident {
                    EvidenceOutcome::AccidentFound { file: Box::new(file) }
                } else {
                    EvidenceOutcome::AccidentNotFound
                }
            }
            EvidenceEffect::MakePages { .. } if engine.broken.load(Ordering::SeqCst) => {
                EvidenceOutcome::Unreadable {
                    code: "PDF_ENCRYPTED".to_owned(),
                }
            }
            EvidenceEffect::MakePages { content, .. } => EvidenceOutcome::PagesMade {
                pages: vec![content.sha256, Hex([9; 32])],
            },
            EvidenceEffect::SendCode { .. } => EvidenceOutcome::CodeSent,
        })
    }
}

/// What the parties of the accident were given for the progress query.
pub const QUERY_CODE: &str = "7zk4";

#[async_trait]
impl AccidentProgress for TestEngine {
    async fn progress(
        &self,
        number: &domain::accident::AccidentNumber,
        code: &QueryCode,
    ) -> Result<Option<Vec<Progress>>, RegisterSilent> {
        let file = self.accident.lock().unwrap();
        let known = file.number == *number && code.expose() == QUERY_CODE;
        Ok(known.then(|| file.progress.clone()))
    }
}

/// May be shown as it is.
pub const PLAN: Uuid = Uuid::from_u128(900);
/// Shows the other party, whose privacy it touches.
pub const PHOTO: Uuid = Uuid::from_u128(901);
/// A witness's, and so none of the nine kinds.
pub const STATEMENT: Uuid = Uuid::from_u128(902);
/// A state secret, which nobody asked for.
pub const SECRET: Uuid = Uuid::from_u128(903);

/// An accident of Hangzhou between two people, whose determination both have.
pub fn accident(keys: &KeyRing) -> AccidentFile {
    let day = |text: &str| text.parse().unwrap();
    let [driver, pedestrian] = ["party", "pedestrian"].map(|name| people::principal(keys, name).person);
    let party = |person, part| AccidentParty {
        person,
        part,
        died: false,
    };
    let served = [driver, pedestrian].map(|to| Served {
        to,
        on: day("2024-02-20"),
    });
    let item =
        |id: Uuid, kind, confidential: Option<Confidentiality>, shows: Option<PersonId>| EvidenceItem {
            id: ItemId(id),
            kind,
            confidential: confidential.into_iter().collect(),
            shows: shows.into_iter().collect(),
            content: ItemContent {
                sha256: Hex([u8::try_from(id.as_u128() % 251).unwrap(); 32]),
                size: 4_000,
                media_type: "image/jpeg".to_owned(),
            },
        };
    AccidentFile {
        number: "33010120240000171".parse().unwrap(),
        unit: OfficeCode::parse("33010001").unwrap(),
        occurred_on: day("2024-02-01"),
        procedure: Procedure::Ordinary,
        progress: vec![
            Progress {
                stage: Stage::Acceptance,
                on: day("2024-02-01"),
            },
            Progress {
                stage: Stage::Determination,
                on: day("2024-02-18"),
            },
        ],
        custody: Custody::Unit,
        reinvestigation: false,
        determination: Some(Finding {
            kind: FindingKind::Determination,
            issued_on: day("2024-02-18"),
            served: served.into(),
        }),
        certificate: None,
        parties: vec![
            party(driver, AccidentPart::Driver),
            party(pedestrian, AccidentPart::Pedestrian),
        ],
        relatives: vec![],
        representatives: vec![],
        items: vec![
            item(PLAN, EvidenceKind::ScenePlan, None, None),
            item(
                PHOTO,
                EvidenceKind::ScenePhoto,
                Some(Confidentiality::Privacy),
                Some(pedestrian),
            ),
            item(STATEMENT, EvidenceKind::WitnessStatement, None, None),
            item(
                SECRET,
                EvidenceKind::TestReport,
                Some(Confidentiality::StateSecret),
                None,
            ),
        ],
    }
}

/// The numbers that are offered to everybody.
pub const OFFERED: [&str; 2] = ["浙A12345", "浙A54321"];

impl Outside for VehicleTransfer {
    fn answer(engine: &TestEngine, case: &Loaded<Self>, effect: &TransferEffect) -> Outcome<TransferEffect> {
        let until = engine.now() + TimeDelta::hours(24);
        Outcome::Own(match effect {
            TransferEffect::LookUpVehicle { .. } => TransferOutcome::VehicleFound {
                record: Box::new(known(engine, case)),
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
            TransferEffect::ReserveNumber { .. } | TransferEffect::ClaimNumber { .. } => {
                TransferOutcome::NumberReserved { until }
            }
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

/// What the registry says of the vehicle of a case: one that comes from Guangzhou carries a number of there.
fn known(engine: &TestEngine, case: &Loaded<VehicleTransfer>) -> VehicleRecord {
    let mut record = engine.vehicle.lock().unwrap().clone();
    let plate = |number| PlateNumber::parse(number).ok();
    if case.state.trade.transfer_out.as_str() == "440106" && record.plate == plate(OF_HANGZHOU) {
        record.plate = plate("粤A88888");
    }
    record
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
            HandoverEffect::TellMinistry | HandoverEffect::Report { .. } => HandoverOutcome::Reported,
        })
    }
}

/// The documents of every file: the record, and a scan.
pub const DOCUMENTS: [&str; 2] = ["000-record.json", "001-certificate"];

fn manifest(route: Route, (attempt, suite): (u32, Suite)) -> Manifest {
    let item = |name, kind| Item {
        name: ItemName::parse(name).unwrap(),
        kind,
        size: 5,
        sha256: Hex([7; 32]),
    };
    let [record, scan] = DOCUMENTS;
    let items = vec![item(record, ItemKind::Record), item(scan, ItemKind::Scan)];
    Manifest::new(route, attempt, suite, items).unwrap()
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

/// What every vehicle carries, unless a test says something else.
const OF_HANGZHOU: &str = "浙A88888";

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
        plate: Some(PlateNumber::parse(OF_HANGZHOU).unwrap()),
        class: PlateClass::Ordinary,
        banned_until: None,
    }
}
