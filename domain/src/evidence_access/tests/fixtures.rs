//! The people, the accident and the papers of the tests.

use crate::{
    access::{Actor, PersonId, Post},
    accident::{
        AccidentFile, AccidentNumber, AccidentPart, AccidentParty, Confidentiality, Custody, EvidenceItem,
        Finding, FindingKind, ItemContent, ItemId, ItemKind, Procedure, Progress, Relative, Served, Stage,
    },
    audit::Hex,
    case::{Applicant, Channel, Document, DocumentId, FreeText, Locale, Refusal},
    evidence_access::{
        Authority, EvidenceChannel, LawyerPapers, MarkedArea, PageCover, Power, Redaction, Relation,
        Standing, Submission, Verdict, Wanted,
    },
    identifier::{
        CaseNumber, EmailAddress, IdentityDocument, IdentityDocumentKind, OfficeCode, PersonName, PhoneNumber,
    },
    law::{EvidenceGround, guide::DocumentKind},
    time::Moment,
};
use std::collections::BTreeSet;
use uuid::Uuid;

/// The driver, who applies.
pub const APPLICANT: PersonId = PersonId(Uuid::from_u128(1));
/// The pedestrian, who died.
pub const DEAD: PersonId = PersonId(Uuid::from_u128(2));
pub const RELATIVE: PersonId = PersonId(Uuid::from_u128(3));
pub const OWNER: PersonId = PersonId(Uuid::from_u128(4));
pub const AGENT: PersonId = PersonId(Uuid::from_u128(5));
pub const INSURER: PersonId = PersonId(Uuid::from_u128(6));
/// A passenger: the other party.
pub const PASSENGER: PersonId = PersonId(Uuid::from_u128(7));
pub const STRANGER: PersonId = PersonId(Uuid::from_u128(77));
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
    OfficeCode::parse("44010401").unwrap()
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

pub fn accident() -> AccidentNumber {
    AccidentNumber::parse("44010420260000171").unwrap()
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

pub fn citizen(person: PersonId) -> Actor {
    Actor::Citizen { person }
}
pub fn applicant() -> Actor {
    citizen(APPLICANT)
}
pub fn officer() -> Actor {
    staff(10, [Post::AccidentUnit])
}
pub fn colleague() -> Actor {
    staff(11, [Post::AccidentUnit])
}
pub fn head() -> Actor {
    staff(20, [Post::AccidentHead])
}
pub fn deputy() -> Actor {
    staff(21, [Post::AccidentHead])
}
pub fn supervisor() -> Actor {
    staff(30, [Post::Supervision])
}
/// Whoever this is holds every post of the unit.
pub fn everywhere(person: PersonId) -> Actor {
    let posts = Post::OF_AN_OFFICE.into();
    Actor::Staff {
        person,
        office: office(),
        posts,
    }
}

pub fn document(number: u128) -> Document {
    Document {
        id: DocumentId(Uuid::from_u128(number)),
        kind: DocumentKind::Other,
        media_type: "image/jpeg".into(),
        size: 70_000,
        sha256: "ab".repeat(32),
    }
}

pub fn item(number: u128) -> ItemId {
    ItemId(Uuid::from_u128(number))
}
/// May be shown as it is.
pub fn plan() -> ItemId {
    item(900)
}
/// Shows the passenger, whose privacy it touches.
pub fn photo() -> ItemId {
    item(901)
}
/// A witness's, and so none of the nine kinds.
pub fn statement() -> ItemId {
    item(902)
}
/// A state secret.
pub fn secret() -> ItemId {
    item(903)
}

fn evidence(id: ItemId, kind: ItemKind, confidential: Option<Confidentiality>) -> EvidenceItem {
    let low = u8::try_from(id.0.as_u128() % 251).unwrap();
    EvidenceItem {
        id,
        kind,
        confidential: confidential.into_iter().collect(),
        shows: BTreeSet::new(),
        content: ItemContent {
            sha256: Hex([low; 32]),
            size: 120_000,
            media_type: "application/pdf".into(),
        },
    }
}

const fn part(person: PersonId, part: AccidentPart) -> AccidentParty {
    let died = false;
    AccidentParty { person, part, died }
}

/// An accident of the ordinary procedure with one dead, whose determination was served on Friday, 27 February 2026.
pub fn file() -> AccidentFile {
    let day = |text: &str| text.parse().unwrap();
    let served = [APPLICANT, RELATIVE, PASSENGER].map(|to| Served {
        to,
        on: day("2026-02-27"),
    });
    let determination = Finding {
        kind: FindingKind::Determination,
        issued_on: day("2026-02-26"),
        served: served.to_vec(),
    };
    AccidentFile {
        number: accident(),
        unit: office(),
        occurred_on: day("2026-02-01"),
        procedure: Procedure::Ordinary,
        progress: vec![Progress {
            stage: Stage::Determination,
            on: day("2026-02-26"),
        }],
        custody: Custody::Unit,
        reinvestigation: false,
        determination: Some(determination),
        certificate: None,
        parties: vec![
            part(APPLICANT, AccidentPart::Driver),
            AccidentParty {
                died: true,
                ..part(DEAD, AccidentPart::Pedestrian)
            },
            part(PASSENGER, AccidentPart::Passenger),
            part(OWNER, AccidentPart::Owner),
            part(INSURER, AccidentPart::Insurer),
        ],
        relatives: vec![Relative {
            person: RELATIVE,
            of: DEAD,
        }],
        representatives: vec![],
        items: vec![
            evidence(plan(), ItemKind::ScenePlan, None),
            EvidenceItem {
                shows: [PASSENGER].into(),
                ..evidence(photo(), ItemKind::ScenePhoto, Some(Confidentiality::Privacy))
            },
            evidence(statement(), ItemKind::WitnessStatement, None),
            evidence(
                secret(),
                ItemKind::ExpertOpinion,
                Some(Confidentiality::StateSecret),
            ),
        ],
    }
}

pub fn in_custody(custody: Custody) -> AccidentFile {
    AccidentFile { custody, ..file() }
}

pub fn reinvestigated() -> AccidentFile {
    AccidentFile {
        reinvestigation: true,
        ..file()
    }
}

pub fn submission() -> Submission {
    Submission {
        channel: EvidenceChannel::Online,
        office: office(),
        applicant: APPLICANT,
        people: vec![Applicant {
            name: PersonName::parse(PERSONAL[0]).unwrap(),
            document: IdentityDocument::new(IdentityDocumentKind::ResidentIdCard, PERSONAL[1]).unwrap(),
            email: Some(EmailAddress::parse(PERSONAL[2]).unwrap()),
            phone: Some(PhoneNumber::parse(PERSONAL[3]).unwrap()),
            address: Some(text("广州市环市东路1号")),
            locale: Locale::ZhCn,
        }],
        accident: accident(),
        standing: Standing::of(Relation::Party),
        wanted: Wanted::Everything,
        purpose: None,
        notice_channels: [Channel::Mail, Channel::InApp].into(),
        documents: vec![document(100)],
    }
}

pub fn authority(last_day: Option<&str>) -> Authority {
    Authority {
        document: document(100).id,
        matters: Some(text("查阅本次事故证据材料")),
        powers: [Power::Consult].into(),
        last_day: last_day.map(|day| day.parse().unwrap()),
        lawyer: None,
    }
}

/// Somebody acts for the driver until a day.
pub fn by_agent(last_day: Option<&str>) -> Submission {
    Submission {
        applicant: AGENT,
        standing: Standing {
            relation: Relation::Agent,
            principal: Some(APPLICANT),
            authority: Some(authority(last_day)),
        },
        ..submission()
    }
}

pub fn by_lawyer() -> Submission {
    let lawyer = LawyerPapers {
        licence: document(101).id,
        firm_letter: document(102).id,
    };
    let mut submission = by_agent(None);
    submission.documents = vec![document(100), document(101), document(102)];
    submission.standing = Standing {
        relation: Relation::Lawyer,
        authority: Some(Authority {
            powers: Power::ALL.into(),
            lawyer: Some(lawyer),
            ..authority(None)
        }),
        ..submission.standing
    };
    submission
}

pub fn by(applicant: PersonId, relation: Relation, wanted: Wanted) -> Submission {
    Submission {
        applicant,
        standing: Standing::of(relation),
        wanted,
        ..submission()
    }
}

pub fn named(items: impl Into<BTreeSet<ItemId>>) -> Wanted {
    Wanted::Named {
        kinds: BTreeSet::new(),
        items: items.into(),
    }
}

pub fn redaction() -> Redaction {
    let areas = vec![MarkedArea::new(1_000, 2_000, 500, 300).unwrap()];
    let cover = crate::evidence_access::Cover::Areas { areas };
    Redaction::new(vec![PageCover { page: 1, cover }]).unwrap()
}

pub fn covered() -> Verdict {
    Verdict::ReleaseRedacted {
        redaction: redaction(),
    }
}

pub fn not_shown(ground: EvidenceGround) -> Verdict {
    let words = text("不宜公开");
    Verdict::Refuse { ground, words }
}

pub fn code(answer: Result<(), Refusal>) -> &'static str {
    answer.unwrap_err().code.code()
}
