//! An accident in Guangzhou with evidence to ask for. All of it invented.

use super::offices::ACCIDENT_UNIT;
use crate::demo::Persona;
use activities::{paper::PaperPrinter, templates::RenderedNotice};
use chrono::{Days, NaiveDate};
use domain::{
    access::PersonId,
    accident::{
        AccidentFile, AccidentPart, AccidentParty, Confidentiality, Custody, EvidenceItem, Finding,
        FindingKind, ItemContent, ItemId, ItemKind, Procedure, Progress, QueryCode, Served, Stage,
    },
    identifier::IdentityDocument,
};
use files::ContentHash;
use store::{KeyRing, embedded::EmbeddedAccident};
use uuid::Uuid;

/// Everything here is read by a test.
const CHECKED: &str = "a test makes the accident";
const NUMBER: &str = "440104202600001234";
const CODE: &str = "DEMO2026";
/// A driver, and the other party, who is one of the drivers of Chengdu.
const DRIVER: &str = "citizen-guangzhou";
const OTHER: &str = "A:510107198709263315";

/// What lies in the file: kind, title, text.
const ITEMS: [(ItemKind, &str, &str); 4] = [
    (
        ItemKind::ScenePlan,
        "道路交通事故现场图",
        "甲车由东向西，乙车由南向北，碰撞点距路口中心三米。",
    ),
    (
        ItemKind::TestReport,
        "车辆制动检验报告",
        "甲车制动系统合格；乙车左前轮制动力不足。\n送检人电话：13800000000",
    ),
    (
        ItemKind::SceneRecord,
        "现场勘查笔录",
        "路面干燥，有制动痕迹六米。",
    ),
    (ItemKind::WitnessStatement, "证人证言", "证人要求保密。"),
];

/// An accident and the bytes of its items.
pub struct Accident {
    pub known: EmbeddedAccident,
    pub papers: Vec<Vec<u8>>,
}

/// The accident as its unit knows it on this day.
pub fn accident(keys: &KeyRing, day: NaiveDate) -> Accident {
    let printer = PaperPrinter::default();
    let papers: Vec<_> = ITEMS
        .iter()
        .map(|(_, title, text)| paper(&printer, title, text))
        .collect();
    let items = ITEMS.iter().zip(&papers).zip(1..);
    let items = items.map(|(((kind, ..), bytes), number)| item(*kind, bytes, number));
    let person = |document: &str| keys.person_of(&document.parse::<IdentityDocument>().expect(CHECKED));
    let driver = Persona::all()
        .iter()
        .find(|persona| persona.key == DRIVER)
        .expect(CHECKED);
    let parties = [person(&format!("A:{}", driver.resident_id)), person(OTHER)];
    Accident {
        known: EmbeddedAccident {
            file: file(items.collect(), parties, day),
            code: QueryCode::read(CODE).expect(CHECKED),
        },
        papers,
    }
}

fn paper(printer: &PaperPrinter, title: &str, text: &str) -> Vec<u8> {
    let words = RenderedNotice {
        subject: title.to_owned(),
        body: text.to_owned(),
    };
    printer.print(&words).expect(CHECKED)
}

fn item(kind: ItemKind, bytes: &[u8], number: u128) -> EvidenceItem {
    let secret = (kind == ItemKind::WitnessStatement).then_some(Confidentiality::AskedByWitness);
    let private = (kind == ItemKind::TestReport).then_some(Confidentiality::Privacy);
    EvidenceItem {
        id: ItemId(Uuid::from_u128(number)),
        kind,
        confidential: secret.into_iter().chain(private).collect(),
        shows: [].into(),
        content: ItemContent {
            sha256: ContentHash::of(bytes).as_str().parse().expect(CHECKED),
            size: bytes.len() as u64,
            media_type: "application/pdf".to_owned(),
        },
    }
}

fn file(items: Vec<EvidenceItem>, parties: [PersonId; 2], day: NaiveDate) -> AccidentFile {
    let before = |days| day - Days::new(days);
    let stage = |stage, days| Progress {
        stage,
        on: before(days),
    };
    AccidentFile {
        number: NUMBER.parse().expect(CHECKED),
        unit: ACCIDENT_UNIT.parse().expect(CHECKED),
        occurred_on: before(30),
        procedure: Procedure::Ordinary,
        progress: vec![
            stage(Stage::Acceptance, 30),
            stage(Stage::Investigation, 29),
            stage(Stage::Tests, 25),
            stage(Stage::Determination, 5),
        ],
        custody: Custody::Unit,
        reinvestigation: false,
        determination: Some(Finding {
            kind: FindingKind::Determination,
            issued_on: before(5),
            served: parties.map(|to| Served { to, on: before(2) }).to_vec(),
        }),
        certificate: None,
        parties: parties
            .map(|person| AccidentParty {
                person,
                part: AccidentPart::Driver,
                died: false,
            })
            .to_vec(),
        relatives: vec![],
        representatives: vec![],
        items,
    }
}
