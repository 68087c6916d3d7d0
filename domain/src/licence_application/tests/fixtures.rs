//! The people, papers and licences of the tests.

use crate::{
    access::{Actor, PersonId, Post},
    case::{Channel, Document, DocumentId, FreeText, Locale, Refusal, RefusalCode},
    identifier::{
        CaseNumber, CertificateNumber, EmailAddress, IdentityDocument, IdentityDocumentKind, OfficeCode,
        PersonName, PhoneNumber,
    },
    law::{CommandRefusal, DecisionGround, SpecialReason, guide::DocumentKind},
    licence_application::{
        Applicant, Command, EarlierReceipt, IntakeChannel, LicenceRecord, ProposedDecision, Submission,
    },
    time::Moment,
};
use uuid::Uuid;

pub const APPLICANT: PersonId = PersonId(Uuid::from_u128(1));
/// What no event and no state may repeat.
pub const PERSONAL: [&str; 5] = [
    "王小明",
    "11010519491231002X",
    "wang@example.org",
    "13800138000",
    "环市东路",
];

pub fn person(number: u128) -> PersonId {
    PersonId(Uuid::from_u128(number))
}

pub fn office() -> OfficeCode {
    OfficeCode::parse("44010001").unwrap()
}

pub fn other_office() -> OfficeCode {
    OfficeCode::parse("33010001").unwrap()
}

pub fn text(words: &str) -> FreeText {
    FreeText::parse(words).unwrap()
}

pub fn at(moment: &str) -> Moment {
    moment.parse().unwrap()
}

pub fn certificate() -> CertificateNumber {
    CertificateNumber::parse("1.2.156.3005.2.11100000000013338W011.11430000006122244L.20230000403.001.U")
        .unwrap()
}

pub fn case_number() -> CaseNumber {
    CaseNumber::new(&office(), at("2026-03-02T01:00:00Z").date_naive(), [1; 5]).unwrap()
}

pub fn staff(number: u128, posts: impl Into<Vec<Post>>) -> Actor {
    let posts = posts.into().into_iter().collect();
    Actor::Staff {
        person: person(number),
        office: office(),
        posts,
    }
}

pub fn citizen() -> Actor {
    Actor::Citizen { person: APPLICANT }
}
pub fn clerk() -> Actor {
    staff(10, [Post::Intake])
}
pub fn colleague() -> Actor {
    staff(11, [Post::Intake])
}
pub fn lead() -> Actor {
    staff(20, [Post::BusinessLead])
}
pub fn supervisor() -> Actor {
    staff(30, [Post::Supervision])
}

pub fn document(number: u128) -> Document {
    Document {
        id: DocumentId(Uuid::from_u128(number)),
        kind: DocumentKind::Photo,
        media_type: "image/jpeg".into(),
        size: 70_000,
        sha256: "ab".repeat(32),
    }
}

pub fn submission(channel: IntakeChannel) -> Submission {
    Submission {
        applicant: Applicant {
            name: PersonName::parse(PERSONAL[0]).unwrap(),
            document: IdentityDocument::new(IdentityDocumentKind::ResidentIdCard, PERSONAL[1]).unwrap(),
            email: Some(EmailAddress::parse(PERSONAL[2]).unwrap()),
            phone: Some(PhoneNumber::parse(PERSONAL[3]).unwrap()),
            address: Some(text("广州市环市东路1号")),
            locale: Locale::ZhCn,
        },
        channel,
        special_reason: SpecialReason::NoUsableDevice,
        explanation: None,
        office: office(),
        notice_channels: [Channel::Mail, Channel::Paper].into(),
        received_earlier: None,
        documents: vec![document(100)],
    }
}

/// Taken on paper on the day before.
pub fn backdated(at: Moment) -> Submission {
    let received_earlier = Some(EarlierReceipt {
        at,
        reason: text("停电期间纸质收件"),
    });
    Submission {
        received_earlier,
        ..submission(IntakeChannel::Counter)
    }
}

pub fn licence(status: &str) -> LicenceRecord {
    LicenceRecord {
        issuing_office: office(),
        status: status.parse().unwrap(),
        valid_to: Some("2030-01-01".parse().unwrap()),
        photo_on_file: true,
        certificate: None,
        banned_until: None,
    }
}

pub const fn refused(code: CommandRefusal) -> RefusalCode {
    RefusalCode::Command(code)
}

pub const fn ground(ground: DecisionGround) -> RefusalCode {
    RefusalCode::Ground(ground)
}

pub fn code(answer: Result<(), Refusal>) -> RefusalCode {
    answer.unwrap_err().code
}

pub const GRANT: ProposedDecision = ProposedDecision::Grant { checked: None };

pub fn accept() -> Command {
    Command::Accept {
        rollout_confirmed: false,
    }
}
