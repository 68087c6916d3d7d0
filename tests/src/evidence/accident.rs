//! One accident: who was in it, and its file as the unit keeps it.

use super::{
    UNIT,
    items::{kept, photo, plan, record},
};
use crate::{
    World,
    people::{self, Driver},
    wish::MONDAY_MORNING,
};
use chrono::{Days, NaiveDate};
use domain::{
    access::PersonId,
    accident::{
        AccidentFile, AccidentNumber, AccidentPart, AccidentParty, Confidentiality, Custody, EvidenceItem,
        Finding, FindingKind, ItemContent, ItemId, ItemKind, Procedure, Progress, QueryCode, Served, Stage,
    },
    time::{Moment, office_day},
};
use files::MediaType;
use std::sync::atomic::{AtomicU32, Ordering};
use store::embedded::EmbeddedAccident;
use uuid::Uuid;

static ACCIDENTS: AtomicU32 = AtomicU32::new(1);

/// What the unit knows, and who asks for it.
#[derive(Clone, Debug)]
pub struct Accident {
    pub file: AccidentFile,
    /// Who applies.
    pub driver: Driver,
    /// The other party.
    pub passenger: Driver,
    pub opened_at: Moment,
}

impl Accident {
    /// The next one. The determination was served on everybody, and nothing stands against its evidence.
    pub async fn next(world: &World) -> Self {
        Self::next_with(world, |_| ()).await
    }

    /// The same, but for what is `different` in its file.
    pub async fn next_with(world: &World, different: impl FnOnce(&mut AccidentFile)) -> Self {
        Self::next_at(world, (MONDAY_MORNING, UNIT), different).await
    }

    /// One that is asked about at another time, of another office.
    pub async fn next_at(
        world: &World,
        (opened_at, unit): (&str, &str),
        different: impl FnOnce(&mut AccidentFile),
    ) -> Self {
        let index = ACCIDENTS.fetch_add(1, Ordering::Relaxed);
        let (driver, passenger) = (Driver::next(), Driver::next());
        let opened_at: Moment = opened_at.parse().unwrap();
        let people = [&driver, &passenger].map(|driver| driver.person(world));
        let mut file = file((index, unit), people, office_day(opened_at));
        file.items = items(world, index, people[1]).await;
        different(&mut file);
        let accident = EmbeddedAccident {
            file: file.clone(),
            code: QueryCode::read("7ZK4").unwrap(),
        };
        let added = world.store.add_accidents(&[accident], opened_at).await;
        assert_eq!(added.unwrap(), 1, "the number is new");
        Self {
            file,
            driver,
            passenger,
            opened_at,
        }
    }

    /// The unit's file is another from now on.
    pub async fn becomes(&mut self, world: &World, different: impl FnOnce(&mut AccidentFile)) {
        different(&mut self.file);
        let replaced = world.store.replace_accident_file(&self.file, self.opened_at);
        assert!(replaced.await.unwrap(), "the unit knows it");
    }

    /// The item of a kind.
    pub fn item(&self, kind: ItemKind) -> ItemId {
        let mut items = self.file.items.iter();
        items.find(|item| item.kind == kind).unwrap().id
    }

    pub fn today(&self) -> NaiveDate {
        office_day(self.opened_at)
    }
}

/// Of the ordinary procedure; two people were in it.
fn file((index, unit): (u32, &str), people: [PersonId; 2], today: NaiveDate) -> AccidentFile {
    let ago = |days| today - Days::new(days);
    let [driver, passenger] = people;
    let party = |person, part| AccidentParty {
        person,
        part,
        died: false,
    };
    let served = |to| Served { to, on: ago(3) };
    AccidentFile {
        number: AccidentNumber::parse(&format!("4401042026{index:07}")).unwrap(),
        unit: people::office(unit),
        occurred_on: ago(30),
        procedure: Procedure::Ordinary,
        progress: vec![Progress {
            stage: Stage::Determination,
            on: ago(5),
        }],
        custody: Custody::Unit,
        reinvestigation: false,
        determination: Some(Finding {
            kind: FindingKind::Determination,
            issued_on: ago(5),
            served: people.map(served).to_vec(),
        }),
        certificate: None,
        parties: vec![
            party(driver, AccidentPart::Driver),
            party(passenger, AccidentPart::Passenger),
        ],
        relatives: vec![],
        representatives: vec![],
        items: vec![],
    }
}

/// A plan and a photograph that may be shown, a record that names a witness, a statement, and a secret.
async fn items(world: &World, index: u32, passenger: PersonId) -> Vec<EvidenceItem> {
    let item = |kind: ItemKind, confidential: Option<Confidentiality>, content: &ItemContent| EvidenceItem {
        id: ItemId(Uuid::from_u64_pair(index.into(), kind as u64 + 1)),
        kind,
        confidential: confidential.into_iter().collect(),
        shows: [].into(),
        content: content.clone(),
    };
    let plan = kept(world, plan(2), MediaType::Pdf).await;
    let record = kept(world, record(), MediaType::Pdf).await;
    let photo = kept(world, photo(), MediaType::Jpeg).await;
    vec![
        item(ItemKind::ScenePlan, None, &plan),
        item(ItemKind::SceneRecord, Some(Confidentiality::Privacy), &record),
        EvidenceItem {
            shows: [passenger].into(),
            ..item(ItemKind::ScenePhoto, None, &photo)
        },
        item(ItemKind::WitnessStatement, None, &record),
        item(ItemKind::ExpertOpinion, Some(Confidentiality::StateSecret), &plan),
    ]
}
