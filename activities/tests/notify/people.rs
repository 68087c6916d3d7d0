//! Invented people and offices.

use domain::{
    access::{Actor, PersonId, Post},
    case::{Channel, Document, DocumentId, FreeText, Locale},
    identifier::{CertificateNumber, IdentityDocument, IdentityDocumentKind, OfficeCode},
    law::{DocumentKind, SpecialReason},
    licence_application::{Applicant, IntakeChannel, LicenceRecord, Submission},
};
use store::seed::{DivisionLevel, DivisionSeed, OfficeSeed, SeedData};
use uuid::Uuid;

/// What no log may hold.
pub const PERSONAL: [&str; 6] = [
    "王小明",
    "11010519491231002X",
    "wang@example.org",
    "13800138000",
    "环市东路",
    "停电期间",
];

pub fn text(words: &str) -> FreeText {
    FreeText::parse(words).unwrap()
}

pub fn office() -> OfficeCode {
    "44010001".parse().unwrap()
}

/// Whom a wrong office names.
pub fn other_office() -> OfficeCode {
    "51010001".parse().unwrap()
}

pub fn staff(number: u128, post: Post) -> Actor {
    Actor::Staff {
        person: PersonId(Uuid::from_u128(number)),
        office: office(),
        posts: [post].into(),
    }
}

pub fn clerk() -> Actor {
    staff(10, Post::Intake)
}

pub fn lead() -> Actor {
    staff(20, Post::BusinessLead)
}

pub fn supervisor() -> Actor {
    staff(30, Post::Supervision)
}

pub fn document() -> IdentityDocument {
    IdentityDocument::new(IdentityDocumentKind::ResidentIdCard, PERSONAL[1]).unwrap()
}

pub fn submission(channel: IntakeChannel, locale: Locale) -> Submission {
    Submission {
        applicant: Applicant {
            name: PERSONAL[0].parse().unwrap(),
            document: document(),
            email: Some(PERSONAL[2].parse().unwrap()),
            phone: Some(PERSONAL[3].parse().unwrap()),
            address: Some(text("广州市环市东路1号")),
            locale,
        },
        channel,
        special_reason: SpecialReason::NoUsableDevice,
        explanation: None,
        office: office(),
        notice_channels: Channel::ALL.into(),
        received_earlier: None,
        documents: vec![Document {
            id: DocumentId(Uuid::from_u128(100)),
            kind: DocumentKind::Photo,
            media_type: "image/jpeg".to_owned(),
            size: 70_000,
            sha256: "ab".repeat(32),
        }],
    }
}

pub fn licence(issuing_office: OfficeCode) -> LicenceRecord {
    LicenceRecord {
        issuing_office,
        status: "A".parse().unwrap(),
        valid_to: None,
        photo_on_file: true,
        certificate: None,
        banned_until: None,
    }
}

pub fn certificate() -> CertificateNumber {
    CertificateNumber::new("11100000000013338W999", "440100", "20260302000001", "001").unwrap()
}

/// Two offices of different provinces.
pub fn seed() -> SeedData {
    let division = |code: &str, name_zh: &str, name_en: &str, level| DivisionSeed {
        code: code.parse().unwrap(),
        name_zh: name_zh.to_owned(),
        name_en: name_en.to_owned(),
        level,
    };
    let office = |code, name_zh: &str, name_en: &str| OfficeSeed {
        code,
        name_zh: name_zh.to_owned(),
        name_en: name_en.to_owned(),
        kind: "VEHICLE_OFFICE".to_owned(),
        days_off: vec![],
    };
    SeedData {
        at: "2026-03-01T00:00:00Z".parse().unwrap(),
        divisions: vec![
            division("440000", "广东省", "Guangdong", DivisionLevel::Province),
            division("440100", "广州市", "Guangzhou", DivisionLevel::Prefecture),
            division("510000", "四川省", "Sichuan", DivisionLevel::Province),
            division("510100", "成都市", "Chengdu", DivisionLevel::Prefecture),
        ],
        offices: vec![
            office(
                self::office(),
                "广州市公安局交通警察支队车辆管理所",
                "Guangzhou vehicle office",
            ),
            office(
                other_office(),
                "成都市公安局交通管理局车辆管理所",
                "Chengdu vehicle office",
            ),
        ],
        rollout: vec![],
        staff: vec![],
        licences: vec![],
    }
}
