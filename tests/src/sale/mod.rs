//! A car of Chengdu that was sold in Guangzhou: the people, the papers and what every register says of it.

mod departure;
mod handover;
mod outcome;
mod staff;
mod transfer;
mod whole_way;

pub use departure::{let_go, let_go_on_paper};
pub use handover::{checked, gathered, handed_over, offered, scanned};
pub use outcome::{is_registered, is_taken, told};
pub use staff::{another_here, another_there, here, staff, there};
pub use transfer::{
    approved, asked_for, begun, carried_out, inspected, is_known, number_chosen, number_taken, paid,
    registered,
};
pub use whole_way::whole_way;

use crate::{
    CHENGDU, GUANGZHOU, World,
    people::{Driver, office},
    under_test::UnderTest,
    wish::MONDAY_MORNING,
};
use activities::handover::OfficeKey;
use bytes::Bytes;
use chrono::{Days, NaiveDate};
use domain::{
    access::{Actor, Post},
    case::{Applicant, Channel, Document, DocumentId, Envelope, Locale, RequestId},
    custody::{self, Suite},
    file_handover::FileHandover,
    identifier::{CaseNumber, OfficeCode, PlateClass, PlateNumber, Vin},
    law::{
        DocumentKind,
        vehicle::{
            Customs, InspectionFacts, Occasion, Quota, TradeFacts, Unsettled, VehicleFacts,
            document::TitleProof,
            emission::EmissionStandard,
            inspection::{InspectionRecord, InspectionResult, VinSeen},
            party::{PartyNature, PartyRole},
            scope::{UseCharacter, VehicleKind},
        },
    },
    plate::{Holder, PlateRange},
    time::{Moment, office_day},
    vehicle_transfer::{Command, Party, Submission, TransferChannel, VehicleTransfer},
};
use files::MediaType;
use secrecy::SecretBox;
use std::sync::atomic::{AtomicU32, Ordering};
use store::{
    embedded::{EmbeddedInvoice, EmbeddedVehicle},
    office_key,
    plate::NumberInUse,
};
use uuid::Uuid;

/// A transfer under test.
pub type Transfer<'w> = UnderTest<'w, VehicleTransfer>;
/// A handover under test.
pub type Handover<'w> = UnderTest<'w, FileHandover>;

static SALES: AtomicU32 = AtomicU32::new(1);

/// A district of Guangzhou, where the car was sold.
const TIANHE: &str = "440106";
/// A district of Chengdu, where it is registered.
const JINJIANG: &str = "510104";

/// What a sale is about.
#[derive(Clone, Debug)]
pub struct Sale {
    pub vin: Vin,
    /// The number that it carries in Chengdu.
    pub old_plate: PlateNumber,
    pub buyer: Driver,
    pub seller: Driver,
    /// The district that the invoice names.
    pub sold_in: &'static str,
    pub opened_at: Moment,
}

impl Sale {
    /// The next one in Guangzhou. Every register knows of it, and nothing stands against it.
    pub async fn next(world: &World) -> Self {
        Self::known(world, TIANHE).await
    }

    /// The next one in Chengdu, from where the car leaves first.
    pub async fn next_at_origin(world: &World) -> Self {
        Self::known(world, JINJIANG).await
    }

    async fn known(world: &World, sold_in: &'static str) -> Self {
        let sale = Self::unknown(sold_in);
        let vehicle = sale.vehicle(world);
        let holder = Holder {
            owner: vehicle.owner,
            vehicle: sale.vin.clone(),
            since: sale.today() - Days::new(100),
        };
        let in_use = NumberInUse {
            number: sale.old_plate.clone(),
            holder,
        };
        let store = &world.store;
        let added = store.add_plate_numbers_in_use(&office(CHENGDU), &[in_use]).await;
        assert_eq!(added.unwrap(), 1, "the number is new");
        store.add_vehicles(&[vehicle]).await.unwrap();
        sale
    }

    /// The next one, of which no register knows yet.
    fn unknown(sold_in: &'static str) -> Self {
        let index = SALES.fetch_add(1, Ordering::Relaxed);
        Self {
            vin: format!("LDEM0AAA0L{index:07}").parse().unwrap(),
            old_plate: format!("川A{index:05}").parse().unwrap(),
            buyer: Driver::next(),
            seller: Driver::next(),
            sold_in,
            opened_at: MONDAY_MORNING.parse().unwrap(),
        }
    }

    pub fn today(&self) -> NaiveDate {
        office_day(self.opened_at)
    }

    pub fn vehicle(&self, world: &World) -> EmbeddedVehicle {
        EmbeddedVehicle {
            vin: self.vin.clone(),
            office: office(CHENGDU),
            owner: self.seller.person(world),
            plate: Some(self.old_plate.clone()),
            class: PlateClass::Ordinary,
            facts: facts(self.today()),
            unsettled: Some(Unsettled {
                violations: 0,
                accidents: 0,
            }),
            insured_to: Some(self.today() + Days::new(200)),
            stolen: false,
            invoice: Some(EmbeddedInvoice {
                number: format!("invoice-{}", self.vin.as_str()),
                buyer: self.buyer.person(world),
                place: self.sold_in.parse().unwrap(),
                issued: self.today() - Days::new(2),
            }),
        }
    }

    fn submission(&self, world: &World, registered_in: &str) -> Submission {
        let party = |driver: &Driver, role| Party::new(driver.person(world), role, PartyNature::Resident);
        Submission {
            channel: TransferChannel::Online,
            office: office(GUANGZHOU),
            parties: vec![
                party(&self.buyer, PartyRole::Buyer),
                party(&self.seller, PartyRole::Seller),
            ],
            people: vec![named(&self.buyer), named(&self.seller)],
            vin: self.vin.clone(),
            trade: TradeFacts {
                occasion: Occasion::ChangeOfOwner,
                trade_place: Some(self.sold_in.parse().unwrap()),
                invoice_place: Some(self.sold_in.parse().unwrap()),
                transfer_in: TIANHE.parse().unwrap(),
                transfer_out: registered_in.parse().unwrap(),
                applied_at: TIANHE.parse().unwrap(),
                transferred_out: false,
                quota: Quota::NotRationed,
            },
            title: Some(TitleProof::Trade),
            notice_channels: [Channel::InApp].into(),
            agent: None,
            delivered_on: None,
            documents: vec![],
        }
    }

    /// The buyer applies online, and it is taken.
    pub async fn submitted<'w>(&self, world: &'w World) -> Transfer<'w> {
        self.submitted_from(world, JINJIANG).await
    }

    /// The same, of a car that is said to be registered somewhere.
    pub async fn submitted_from<'w>(&self, world: &'w World, registered_in: &str) -> Transfer<'w> {
        let submission = self.submission(world, registered_in);
        self.sent_in(world, (self.applicant(world), submission)).await
    }

    /// A clerk of Chengdu takes it in, with a paper: the car is to leave.
    pub async fn departing<'w>(&self, world: &'w World) -> Transfer<'w> {
        let (number, opening) = self.departure(world).await;
        self.taken(world, (number, opening)).await
    }

    /// What the buyer would send in, and the number that the case gets by it.
    pub fn application(&self, world: &World) -> (CaseNumber, Envelope<Command>) {
        let submission = self.submission(world, JINJIANG);
        self.opening(world, (self.applicant(world), submission))
    }

    /// What a clerk of Chengdu would take in.
    pub async fn departure(&self, world: &World) -> (CaseNumber, Envelope<Command>) {
        let mut submission = self.submission(world, JINJIANG);
        submission.channel = TransferChannel::Counter;
        submission.office = office(CHENGDU);
        submission.trade.applied_at = JINJIANG.parse().unwrap();
        submission.documents = vec![scan(world, "title").await];
        self.opening(world, (staff(CHENGDU, Post::Intake, 0), submission))
    }

    fn opening(
        &self,
        world: &World,
        (actor, submission): (Actor, Submission),
    ) -> (CaseNumber, Envelope<Command>) {
        let request = RequestId(Uuid::new_v4());
        let keys = world.store.keys();
        let tag = keys.case_tag(&self.buyer.document.person_key(), request);
        let number = CaseNumber::new(&submission.office, self.today(), tag).unwrap();
        let opening = Envelope {
            request,
            actor,
            seen_version: None,
            command: Command::Submit(Box::new(submission)),
        };
        (number, opening)
    }

    async fn sent_in<'w>(&self, world: &'w World, submission: (Actor, Submission)) -> Transfer<'w> {
        let opening = self.opening(world, submission);
        self.taken(world, opening).await
    }

    /// The case that such an opening begins.
    pub async fn taken<'w>(
        &self,
        world: &'w World,
        (number, opening): (CaseNumber, Envelope<Command>),
    ) -> Transfer<'w> {
        let transfer = Transfer::new(world, number, self.opened_at);
        let answer = transfer.send(opening).await;
        assert_eq!(answer.outcome, Ok(()), "the application is taken");
        transfer
    }

    pub fn applicant(&self, world: &World) -> Actor {
        Actor::Citizen {
            person: self.buyer.person(world),
        }
    }

    /// The inspector of an office finds the car as it should be.
    pub fn inspected(&self, office: &str, now: Moment) -> Command {
        Command::RecordInspection {
            record: Box::new(InspectionRecord {
                vin: VinSeen::Read(self.vin.clone()),
                photographs: vec!["photo-1".parse().unwrap()],
                film: Some("film-1".parse().unwrap()),
                result: InspectionResult::Conforms,
                inspector: staff::number(office, Post::Inspection, 0),
                at: now,
            }),
        }
    }
}

fn named(driver: &Driver) -> Applicant {
    Applicant {
        name: driver.name.clone(),
        document: driver.document.clone(),
        email: None,
        phone: None,
        address: None,
        locale: Locale::default(),
    }
}

fn facts(today: NaiveDate) -> VehicleFacts {
    VehicleFacts {
        kind: VehicleKind::SmallPassenger,
        use_character: Some(UseCharacter::NonOperating),
        status: "A".parse().unwrap(),
        registered: true,
        mortgaged: false,
        pledged: false,
        scrap_date: None,
        inspection: InspectionFacts {
            valid_to: Some(today + Days::new(300)),
            certificate: false,
            insured_to: Some(today + Days::new(200)),
        },
        customs: Some(Customs::NotSupervised),
        emission: Some(EmissionStandard::National6),
    }
}

/// A scan that lies in the file store, as if it had been uploaded.
pub async fn scan(world: &World, words: &'static str) -> Document {
    let store = world.activities().files.store.clone();
    let staged = store
        .keep(Bytes::from_static(words.as_bytes()), MediaType::Jpeg)
        .await
        .unwrap();
    Document {
        id: DocumentId(Uuid::new_v4()),
        kind: DocumentKind::Other,
        media_type: "image/jpeg".to_owned(),
        size: staged.size,
        sha256: staged.sha256.to_string(),
    }
}

/// Numbers to choose from in Guangzhou, and the public keys of both offices.
pub(crate) async fn prepare(world: &World) {
    let range = PlateRange::new(&"粤A10000".parse().unwrap(), &"粤A10999".parse().unwrap()).unwrap();
    world
        .store
        .add_plate_numbers(&office(GUANGZHOU), &range)
        .await
        .unwrap();
    let since = "2020-01-01T00:00:00Z".parse().unwrap();
    for key in keys() {
        let public = custody::OfficeKey {
            office: key.office().clone(),
            key_id: key.id().clone(),
            public_key: key.public(),
        };
        office_key::add(&world.store, &public, (Suite::Ed25519Sha256, since))
            .await
            .unwrap();
    }
}

/// The keys that both offices sign with.
pub(crate) fn keys() -> Vec<OfficeKey> {
    let key = |(seed, code)| {
        let office: OfficeCode = office(code);
        OfficeKey::new(
            office,
            "1".parse().unwrap(),
            &SecretBox::new(Box::new([seed; 32])),
        )
    };
    [(1, GUANGZHOU), (2, CHENGDU)].map(key).into()
}
