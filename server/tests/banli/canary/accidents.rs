//! Accidents that the unit of Guangzhou knows, with numbers and codes that nobody else has, and the evidence in their files.
use super::{
    marker::Sower,
    people::{Driver, ELSEWHERE, GRANTED, SELLER},
};
use crate::{cluster::Installation, pdf, process::until};
use domain::{
    access::PersonId,
    accident::{AccidentFile, EvidenceItem, ItemContent, QueryCode},
    identifier::IdentityDocument,
    time::office_day,
};
use files::{FileStore, FileStoreConfig, MediaType};
use server::{demo::seed, wiring::OfficeClock};
use store::{Store, embedded::EmbeddedAccident};

/// One accident.
pub struct Accident {
    pub number: String,
    /// What the unit gave to the parties for the progress query.
    pub code: String,
    /// The ids of the plan, the report, the record and the statement in its file.
    pub items: Vec<String>,
}

/// The accidents, and what was sent to the telephones of their parties.
pub struct Accidents {
    pub store: Store,
    files: FileStore,
    pub all: Vec<Accident>,
}

impl Accidents {
    /// Adds two to the unit's register: in the first the seller of cars drove, in the second the buyer.
    pub async fn happened(home: &Installation, sower: &Sower) -> Self {
        let folder = home.path().join("data/files");
        let mut accidents = Self {
            store: home.store().await,
            files: FileStore::open(&FileStoreConfig::Local { folder }).unwrap(),
            all: vec![],
        };
        for driver in [&SELLER, &GRANTED] {
            let items = accidents.evidence(sower).await;
            let accident = accidents.add(sower, driver, items).await;
            accidents.all.push(accident);
        }
        accidents
    }

    /// What lies in the file of the demo's accident, with other bytes.
    pub async fn evidence(&self, sower: &Sower) -> Vec<EvidenceItem> {
        let mut items = self.of_the_demo().items;
        for item in &mut items {
            let mark = sower.letters("the bytes of an item of evidence");
            let page = pdf::page(&format!("BT /F 18 Tf 80 660 Td ({mark}) Tj ET"));
            item.content = self.kept(page).await;
        }
        items
    }

    /// The accident of the demo under another number, of this driver and somebody else, with these items in its file.
    pub async fn add(&self, sower: &Sower, driver: &Driver, items: Vec<EvidenceItem>) -> Accident {
        let mut file = self.of_the_demo();
        let number = sower.accident("SubmitEvidenceAccessInput.accidentNumber");
        let code = sower.letters("accidentProgress.code");
        sower.known("accidentProgress.accidentNumber", &number);
        file.number = number.parse().unwrap();
        happened_to(&mut file, [driver, &ELSEWHERE].map(|one| self.person(one)));
        file.items = items;
        let ids = file.items.iter().map(|item| item.id.0.to_string()).collect();
        let known = EmbeddedAccident {
            file,
            code: QueryCode::read(&code).unwrap(),
        };
        let now = OfficeClock::default().now();
        assert_eq!(self.store.add_accidents(&[known], now).await.unwrap(), 1);
        Accident {
            number,
            code,
            items: ids,
        }
    }

    fn of_the_demo(&self) -> AccidentFile {
        let day = office_day(OfficeClock::default().now());
        seed::accident(self.store.keys(), day).known.file
    }

    /// Who somebody is to the record.
    pub fn person(&self, driver: &Driver) -> PersonId {
        let document: IdentityDocument = format!("A:{}", driver.number).parse().unwrap();
        self.store.keys().person_of(&document)
    }

    /// Keeps bytes where the embedded unit has its items.
    pub async fn kept(&self, bytes: Vec<u8>) -> ItemContent {
        let kept = self.files.keep(bytes.into(), MediaType::Pdf).await.unwrap();
        ItemContent {
            sha256: kept.sha256.as_str().parse().unwrap(),
            size: kept.size,
            media_type: MediaType::Pdf.as_str().to_owned(),
        }
    }

    /// The code that comes to somebody's telephone, to whom none was sent before.
    pub async fn code_sent_to(&self, driver: &Driver) -> SentCode {
        let person = self.person(driver);
        until(|| async {
            let texts = self.store.sms_messages(person).await.unwrap();
            let code = texts.iter().find_map(|text| SentCode::read(text));
            code.ok_or("no code came")
        })
        .await
    }
}

/// A code as it was sent.
#[derive(Debug, PartialEq, Eq)]
pub struct SentCode {
    pub digits: String,
    /// With some of the words around it.
    pub in_words: String,
}

impl SentCode {
    fn read(text: &str) -> Option<Self> {
        const BEFORE: &str = "验证码";
        let (_, rest) = text.split_once(BEFORE)?;
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        let after: String = rest.chars().skip(digits.len()).take(2).collect();
        (digits.len() == 6).then(|| Self {
            in_words: format!("{BEFORE}{digits}{after}"),
            digits,
        })
    }
}

fn happened_to(file: &mut AccidentFile, people: [PersonId; 2]) {
    let served = &mut file.determination.as_mut().unwrap().served;
    for ((party, served), person) in file.parties.iter_mut().zip(served).zip(people) {
        party.person = person;
        served.to = person;
    }
}
