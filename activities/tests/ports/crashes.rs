//! The accidents of the contract, and what their unit says of each. Their numbers are invented.

use crate::{cars::party, people::Person};
use domain::{
    access::PersonId,
    accident::{
        AccidentFile, AccidentPart, AccidentParty, Confidentiality, Custody, EvidenceItem, Finding,
        FindingKind, ItemContent, ItemId, ItemKind, Procedure, Progress, QueryCode, Relative, Representative,
        Served, Stage,
    },
    identifier::AccidentNumber,
};
use uuid::Uuid;

/// What an adapter under test must know of an accident beforehand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Crash {
    /// Somebody died; the determination was served.
    Fatal,
    /// Handled by the simple procedure, with a certificate and without evidence.
    Scratch,
    /// With more evidence than a short answer holds.
    PileUp,
    /// Nobody has its file.
    Unknown,
}

/// An item of the fatal accident.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exhibit {
    Plan,
    /// Longer than one piece of an answer.
    Photo,
}

pub fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

fn person(person: Person) -> PersonId {
    party(person).person
}

impl Crash {
    pub const ALL: [Self; 4] = [Self::Fatal, Self::Scratch, Self::PileUp, Self::Unknown];

    pub fn number(self) -> AccidentNumber {
        format!("4401042026000017{}", self as u8).parse().unwrap()
    }

    /// What its parties were given.
    pub fn code(self) -> QueryCode {
        QueryCode::read(&format!("7ZKMWX4Q{}", self as u8)).unwrap()
    }

    pub fn file(self) -> Option<AccidentFile> {
        match self {
            Self::Fatal => Some(self.fatal()),
            Self::Scratch => Some(self.scratch()),
            Self::PileUp => Some(AccidentFile {
                items: (0..1000).map(|place| Exhibit::Plan.of(2000 + place)).collect(),
                custody: Custody::Court,
                ..self.scratch()
            }),
            Self::Unknown => None,
        }
    }

    fn fatal(self) -> AccidentFile {
        let driver = person(Person::Driver);
        let (dead, child) = (person(Person::WithoutAccount), person(Person::Unlicensed));
        let owner = person(Person::TwelvePoints);
        let taking_part = |(person, part, died)| AccidentParty { person, part, died };
        AccidentFile {
            progress: [
                (Stage::Acceptance, "2026-02-01"),
                (Stage::Determination, "2026-02-20"),
            ]
            .map(|(stage, on)| Progress { stage, on: day(on) })
            .into(),
            procedure: Procedure::Ordinary,
            reinvestigation: true,
            determination: Some(Finding {
                kind: FindingKind::Determination,
                issued_on: day("2026-02-20"),
                served: [(driver, "2026-02-23"), (child, "2026-02-24")]
                    .map(|(to, on)| Served { to, on: day(on) })
                    .into(),
            }),
            certificate: None,
            parties: [
                (driver, AccidentPart::Driver, false),
                (dead, AccidentPart::Pedestrian, true),
                (owner, AccidentPart::Owner, false),
            ]
            .map(taking_part)
            .into(),
            relatives: vec![Relative {
                person: child,
                of: dead,
            }],
            representatives: [Some(day("2026-12-31")), None]
                .map(|until| Representative {
                    person: owner,
                    of: child,
                    until,
                })
                .into(),
            items: Exhibit::ALL.map(Exhibit::item).into(),
            ..self.scratch()
        }
    }

    fn scratch(self) -> AccidentFile {
        AccidentFile {
            number: self.number(),
            unit: "44010401".parse().unwrap(),
            occurred_on: day("2026-02-01"),
            procedure: Procedure::Simple,
            progress: vec![],
            custody: Custody::Unit,
            reinvestigation: false,
            determination: None,
            certificate: Some(Finding {
                kind: FindingKind::Certificate,
                issued_on: day("2026-02-02"),
                served: vec![],
            }),
            parties: vec![],
            relatives: vec![],
            representatives: vec![],
            items: vec![],
        }
    }
}

impl Exhibit {
    pub const ALL: [Self; 2] = [Self::Plan, Self::Photo];

    pub fn bytes(self) -> Vec<u8> {
        match self {
            Self::Plan => b"%PDF-1.7 plan of the scene".to_vec(),
            Self::Photo => (0..80_000_u32).flat_map(u32::to_le_bytes).collect(),
        }
    }

    pub fn item(self) -> EvidenceItem {
        self.of(1000 + self as u128)
    }

    /// An item of its own with these bytes.
    fn of(self, id: u128) -> EvidenceItem {
        let bytes = self.bytes();
        let (kind, confidential, shows) = match self {
            Self::Plan => (ItemKind::ScenePlan, vec![], vec![]),
            Self::Photo => (
                ItemKind::ScenePhoto,
                vec![Confidentiality::Privacy],
                vec![person(Person::Driver), person(Person::WithoutAccount)],
            ),
        };
        EvidenceItem {
            id: ItemId(Uuid::from_u128(id)),
            kind,
            confidential: confidential.into_iter().collect(),
            shows: shows.into_iter().collect(),
            content: ItemContent {
                sha256: files::ContentHash::of(&bytes).as_str().parse().unwrap(),
                size: bytes.len() as u64,
                media_type: self.media_type().to_owned(),
            },
        }
    }

    fn media_type(self) -> &'static str {
        match self {
            Self::Plan => "application/pdf",
            Self::Photo => "image/jpeg",
        }
    }
}
