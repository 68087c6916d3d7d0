//! The people, places and vehicles of the tests.

use crate::{
    access::{Actor, PersonId, Post},
    case::{Channel, Document, DocumentId, FreeText},
    identifier::{CaseNumber, DivisionCode, OfficeCode, PlateClass, PlateNumber, Vin},
    law::{
        DocumentKind,
        vehicle::{
            AgentFacts, Customs, InspectionFacts, Occasion, Quota, TradeFacts, Unsettled, VehicleFacts,
            document::TitleProof,
            emission::EmissionStandard,
            inspection::{InspectionRecord, InspectionResult, Reference, VinSeen},
            party::{PartyNature, PartyRole},
            scope::{UseCharacter, VehicleKind},
        },
    },
    plate::PlatePrefix,
    time::Moment,
    vehicle_transfer::{Invoice, Party, Submission, TransferChannel, VehicleRecord},
};
use chrono::NaiveDate;
use uuid::Uuid;

pub const HANGZHOU: &str = "330106";
pub const CHENGDU: &str = "510105";
pub const WEIHAI: &str = "371002";

pub const fn person(number: u128) -> PersonId {
    PersonId(Uuid::from_u128(number))
}

pub const BUYER: PersonId = person(1);
pub const SELLER: PersonId = person(2);
pub const AGENT: PersonId = person(3);
pub const MORTGAGEE: PersonId = person(4);
/// Of a buyer who is a minor.
pub const GUARDIAN: PersonId = person(6);
/// Whose the vehicle is by the register, where it is not the seller.
pub const OWNER: PersonId = person(5);

pub fn citizen(person: PersonId) -> Actor {
    Actor::Citizen { person }
}

pub fn staff(number: u128, posts: impl IntoIterator<Item = Post>) -> Actor {
    staff_at(CHENGDU, number, posts)
}

pub fn staff_at(place: &str, number: u128, posts: impl IntoIterator<Item = Post>) -> Actor {
    Actor::Staff {
        person: person(number),
        office: office(place),
        posts: posts.into_iter().collect(),
    }
}

pub fn buyer() -> Actor {
    citizen(BUYER)
}
pub fn seller() -> Actor {
    citizen(SELLER)
}
pub fn clerk() -> Actor {
    staff(10, [Post::Intake])
}
pub fn inspector() -> Actor {
    staff(11, [Post::Inspection])
}
pub fn reviewer() -> Actor {
    staff(12, [Post::RegistrationReview])
}
pub fn lead() -> Actor {
    staff(13, [Post::BusinessLead])
}
pub fn archivist() -> Actor {
    staff(14, [Post::Dossier])
}
pub fn plates() -> Actor {
    staff(15, [Post::Plates])
}
pub fn supervisor() -> Actor {
    staff(16, [Post::Supervision])
}
/// Every post there is at once, also that of a station.
pub fn station() -> Actor {
    staff(17, Post::ALL)
}
/// Every post of the office at once.
pub fn everything() -> Actor {
    staff(18, Post::OF_AN_OFFICE)
}
pub fn system() -> Actor {
    Actor::System
}

pub fn office(place: &str) -> OfficeCode {
    OfficeCode::parse(&format!("{}0001", &place[..4])).unwrap()
}

pub fn place(code: &str) -> DivisionCode {
    code.parse().unwrap()
}

pub fn day(day: &str) -> NaiveDate {
    day.parse().unwrap()
}

pub fn at(moment: &str) -> Moment {
    moment.parse().unwrap()
}

pub fn text(words: &str) -> FreeText {
    FreeText::parse(words).unwrap()
}

pub fn vin() -> Vin {
    Vin::parse("1M8GDM9AXKP042788").unwrap()
}

pub fn plate(number: &str) -> PlateNumber {
    PlateNumber::parse(number).unwrap()
}

/// With what the numbers of an office begin.
pub fn prefixes_of(office: &OfficeCode) -> Vec<PlatePrefix> {
    let hangzhou = office.as_str().starts_with("33");
    let prefix = if hangzhou { "浙A" } else { "川A" };
    vec![prefix.parse().unwrap()]
}

pub fn reference(text: &str) -> Reference {
    text.parse().unwrap()
}

pub fn case_number(tag: u8) -> CaseNumber {
    CaseNumber::new(&office(CHENGDU), day("2022-05-09"), [tag; 5]).unwrap()
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

/// A resident of age.
pub fn party(person: PersonId, role: PartyRole) -> Party {
    let applies = matches!(role, PartyRole::Buyer | PartyRole::Owner);
    Party {
        minor: applies.then_some(false),
        ..Party::new(person, role, PartyNature::Resident)
    }
}

/// A private car of Hangzhou, sold in Chengdu and applied for there.
pub fn submission() -> Submission {
    Submission {
        channel: TransferChannel::Online,
        office: office(CHENGDU),
        parties: vec![party(BUYER, PartyRole::Buyer), party(SELLER, PartyRole::Seller)],
        people: vec![],
        vin: vin(),
        trade: TradeFacts {
            occasion: Occasion::ChangeOfOwner,
            trade_place: Some(place(CHENGDU)),
            invoice_place: Some(place(CHENGDU)),
            transfer_in: place(CHENGDU),
            transfer_out: place(HANGZHOU),
            applied_at: place(CHENGDU),
            transferred_out: false,
            quota: Quota::NotRationed,
        },
        title: Some(TitleProof::Trade),
        notice_channels: [Channel::InApp].into(),
        agent: None,
        delivered_on: None,
        documents: vec![document(100)],
    }
}

/// The same car sold in Hangzhou: it leaves through the office there.
pub fn departing() -> Submission {
    let mut submission = submission();
    submission.office = office(HANGZHOU);
    submission.channel = TransferChannel::Counter;
    submission.trade.applied_at = place(HANGZHOU);
    submission.trade.trade_place = Some(place(HANGZHOU));
    submission.trade.invoice_place = Some(place(HANGZHOU));
    submission
}

/// And then arrives.
pub fn arriving() -> Submission {
    let mut submission = departing();
    submission.office = office(CHENGDU);
    submission.trade.applied_at = place(CHENGDU);
    submission.trade.transferred_out = true;
    submission
}

/// The owner moves to Chengdu and takes the car along.
pub fn moving() -> Submission {
    let mut submission = submission();
    submission.parties = vec![party(BUYER, PartyRole::Owner)];
    submission.trade.occasion = Occasion::MovingHouse;
    (submission.trade.trade_place, submission.trade.invoice_place) = (None, None);
    submission.title = None;
    submission
}

/// Somebody acts for the buyer.
pub fn by_agent(authorised: bool) -> Submission {
    let mut submission = submission();
    submission.parties.push(party(AGENT, PartyRole::Agent));
    submission.agent = Some(AgentFacts {
        authorised,
        excuse: None,
    });
    submission
}

/// The buyer is a minor, and a guardian applies where there is one.
pub fn of_a_minor(guardian: Option<PersonId>) -> Submission {
    let mut submission = submission();
    submission.parties[0].minor = Some(true);
    let guardian = guardian.map(|person| party(person, PartyRole::Guardian));
    submission.parties.extend(guardian);
    submission
}

/// The buyer is a company, for which an agent comes.
pub fn of_a_company() -> Submission {
    let mut submission = by_agent(true);
    (submission.parties[0].nature, submission.parties[0].minor) = (PartyNature::Organisation, None);
    submission
}

/// All is well with it.
pub fn record() -> VehicleRecord {
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
                valid_to: Some(day("2023-06-30")),
                certificate: false,
                insured_to: Some(day("2022-12-31")),
            },
            customs: Some(Customs::NotSupervised),
            emission: Some(EmissionStandard::National6),
        },
        unsettled: Some(Unsettled {
            violations: 0,
            accidents: 0,
        }),
        owner: SELLER,
        plate: Some(plate("浙A66666")),
        class: PlateClass::Ordinary,
        banned_until: None,
    }
}

/// It has left for the buyer, without its plates.
pub fn left() -> VehicleRecord {
    VehicleRecord {
        owner: BUYER,
        plate: None,
        ..with_status("B")
    }
}

pub fn with_status(status: &str) -> VehicleRecord {
    let mut record = record();
    record.vehicle.status = status.parse().unwrap();
    record
}

pub fn invoice() -> Invoice {
    Invoice {
        place: place(CHENGDU),
        fits: true,
        used_in: None,
    }
}

/// A sound record of an inspection by the inspector.
pub fn inspection(by: &Actor, at: Moment) -> InspectionRecord {
    InspectionRecord {
        vin: VinSeen::Read(vin()),
        photographs: vec![reference("photo-1")],
        film: Some(reference("film-1")),
        result: InspectionResult::Conforms,
        inspector: by.person().unwrap(),
        at: Some(at),
    }
}
