//! A car of Hangzhou that was sold in Chengdu, with everybody who has to do with it.

use chrono::NaiveDate;
use domain::{
    access::{Actor, PersonId, Post, Principal, Purpose, Role},
    audit::{Hex, PublicKey},
    case::{CaseKind, Channel, Envelope, Refusal, RequestId},
    custody::{KeyId, OfficeKey, Suite},
    file_handover::{self, FileHandover},
    identifier::{CaseNumber, DivisionCode, OfficeCode, Vin},
    law::vehicle::{
        Occasion, Quota, TradeFacts,
        document::TitleProof,
        party::{PartyNature, PartyRole},
    },
    time::Moment,
    vehicle_transfer::{self, Party, Submission, TransferChannel, VehicleTransfer},
};
use ed25519_dalek::SigningKey;
use std::sync::atomic::{AtomicU64, Ordering};
use store::{
    RecordedKind, Store, StoreError,
    finder::{Finder, Scope},
    office_key,
    record::{RecordInput, load, record},
    seed::{DivisionLevel, DivisionSeed, OfficeSeed, SeedData},
    testing::TestDatabase,
};
use uuid::Uuid;

pub const HANGZHOU: &str = "33010001";
pub const CHENGDU: &str = "51010001";
pub const WEIHAI: &str = "37100001";

pub const BUYER: u128 = 1;
pub const SELLER: u128 = 2;
/// Works on files in Hangzhou.
pub const GATHERER: u128 = 10;
/// Works on files in Chengdu.
pub const CHECKER: u128 = 20;
/// Takes applications in, in Chengdu.
pub const CLERK: u128 = 21;

pub fn person(number: u128) -> PersonId {
    PersonId(Uuid::from_u128(number))
}

pub fn office(code: &str) -> OfficeCode {
    code.parse().unwrap()
}

/// Monday, 9 May 2022, nine o'clock: Order 164 holds, and the measure is in use everywhere.
pub fn now() -> Moment {
    "2022-05-09T01:00:00Z".parse().unwrap()
}

pub fn day() -> NaiveDate {
    "2022-05-09".parse().unwrap()
}

pub fn vin(last: u8) -> Vin {
    format!("1M8GDM9AXKP0427{last:02}").parse().unwrap()
}

/// A case of Chengdu.
pub fn number(tag: u8) -> CaseNumber {
    CaseNumber::new(&office(CHENGDU), day(), [tag; 5]).unwrap()
}

pub fn citizen(number: u128) -> Actor {
    let person = person(number);
    Actor::Citizen { person }
}

pub fn staff(number: u128, code: &str, posts: impl Into<Vec<Post>>) -> Actor {
    Actor::Staff {
        person: person(number),
        office: office(code),
        posts: posts.into().into_iter().collect(),
    }
}

pub fn gatherer() -> Actor {
    staff(GATHERER, HANGZHOU, [Post::Dossier])
}

pub fn checker() -> Actor {
    staff(CHECKER, CHENGDU, [Post::Dossier])
}

pub fn clerk() -> Actor {
    staff(CLERK, CHENGDU, [Post::Intake])
}

/// What somebody sees for casework.
pub fn finder<'a>(store: &'a Store, actor: &Actor) -> Finder<'a> {
    store.finder(Scope::of(&principal(actor), Purpose::Casework), now())
}

pub fn principal(actor: &Actor) -> Principal {
    let role = match actor.clone() {
        Actor::Staff { office, posts, .. } => Some(Role::Staff { office, posts }),
        _ => None,
    };
    Principal {
        person: actor.person().unwrap(),
        role,
        expires_at: now() + chrono::TimeDelta::hours(1),
    }
}

/// The three offices, with a key for each of the two.
pub async fn prepared(database: &TestDatabase) -> Store {
    let store = database.store().await;
    prepared_with(&store).await;
    store
}

pub async fn prepared_with(store: &Store) {
    store.seed(&seed()).await.unwrap();
    for code in [HANGZHOU, CHENGDU] {
        let valid = (Suite::Ed25519Sha256, now());
        assert!(office_key::add(store, &key(code, 1), valid).await.unwrap());
    }
}

fn seed() -> SeedData {
    let places = [
        ("330000", "330100", HANGZHOU),
        ("510000", "510100", CHENGDU),
        ("370000", "371000", WEIHAI),
    ];
    let division = |code: &str, level| DivisionSeed {
        code: code.parse().unwrap(),
        name_zh: code.to_owned(),
        name_en: code.to_owned(),
        level,
    };
    let (province, city) = (DivisionLevel::Province, DivisionLevel::Prefecture);
    SeedData {
        at: now(),
        divisions: (places.iter().map(|(of, ..)| division(of, province)))
            .chain(places.iter().map(|(_, of, _)| division(of, city)))
            .collect(),
        offices: places
            .iter()
            .map(|(.., code)| OfficeSeed {
                code: office(code),
                name_zh: (*code).to_owned(),
                name_en: (*code).to_owned(),
                kind: "VEHICLE_OFFICE".to_owned(),
                days_off: vec![],
            })
            .collect(),
        rollout: vec![],
        staff: vec![],
        licences: vec![],
    }
}

/// The secret key of an office under a name.
pub fn secret(code: &str, version: u8) -> SigningKey {
    let mut seed = [version; 32];
    seed[..8].copy_from_slice(code.as_bytes());
    SigningKey::from_bytes(&seed)
}

pub fn key_id(version: u8) -> KeyId {
    format!("k{version}").parse().unwrap()
}

pub fn key(code: &str, version: u8) -> OfficeKey {
    let public: PublicKey = Hex(secret(code, version).verifying_key().to_bytes());
    OfficeKey {
        office: office(code),
        key_id: key_id(version),
        public_key: public,
    }
}

pub fn place(code: &str) -> DivisionCode {
    code.parse().unwrap()
}

pub fn party(number: u128, role: PartyRole) -> Party {
    Party::new(person(number), role, PartyNature::Resident)
}

/// The buyer applies in Chengdu.
pub fn submission(vin: Vin) -> vehicle_transfer::Command {
    let submission = Submission {
        channel: TransferChannel::Online,
        office: office(CHENGDU),
        parties: vec![party(BUYER, PartyRole::Buyer), party(SELLER, PartyRole::Seller)],
        people: vec![],
        vin,
        trade: TradeFacts {
            occasion: Occasion::ChangeOfOwner,
            trade_place: Some(place("510105")),
            invoice_place: Some(place("510105")),
            transfer_in: place("510105"),
            transfer_out: place("330106"),
            applied_at: place("510105"),
            transferred_out: false,
            quota: Quota::NotRationed,
        },
        title: Some(TitleProof::Trade),
        notice_channels: [Channel::InApp].into(),
        agent: None,
        delivered_on: None,
        documents: vec![],
    };
    vehicle_transfer::Command::Submit(Box::new(submission))
}

/// The file of the vehicle, for a transfer.
pub fn opening(store: &Store, transfer: &CaseNumber, vin: &Vin) -> file_handover::Command {
    file_handover::Command::Open(file_handover::Opening {
        transfer: transfer.clone(),
        vehicle: store.keys().vehicle_reference(vin),
        origin: office(HANGZHOU),
    })
}

pub fn envelope<C>(actor: &Actor, command: C) -> Envelope<C> {
    static NEXT: AtomicU64 = AtomicU64::new(1);
    Envelope {
        request: RequestId(Uuid::from_u128(NEXT.fetch_add(1, Ordering::Relaxed).into())),
        actor: actor.clone(),
        seen_version: None,
        command,
    }
}

/// Records a command at the present version, with the look-ups of the kind. Gives the version after it.
pub async fn ask<K: RecordedKind>(
    store: &Store,
    number: &CaseNumber,
    (actor, command): (&Actor, K::Command),
) -> Result<Result<u64, Refusal>, StoreError> {
    let present = load::<K>(store, number).await?;
    let input = RecordInput {
        number,
        envelope: &envelope(actor, command),
        expected_version: present.map_or(0, |loaded| loaded.version),
        now: now(),
    };
    // In a box: a state of these kinds is large, and so is every future around it.
    let recorded = Box::pin(record::<K, _>(store, &K::LOOK_UPS, input)).await?;
    Ok(recorded.outcome.map(|_| recorded.version))
}

/// What must go well.
pub async fn does<K: RecordedKind>(store: &Store, number: &CaseNumber, asked: (&Actor, K::Command)) -> u64 {
    ask::<K>(store, number, asked).await.unwrap().unwrap()
}

pub async fn state<K: CaseKind>(store: &Store, number: &CaseNumber) -> K::State {
    load::<K>(store, number).await.unwrap().unwrap().state
}

/// A transfer of this vehicle, and a handover of its file. Their tags are `tag` and `tag + 1`.
pub async fn both(store: &Store, tag: u8) -> (CaseNumber, CaseNumber) {
    let (transfer, handover) = (number(tag), number(tag + 1));
    does::<VehicleTransfer>(store, &transfer, (&citizen(BUYER), submission(vin(tag)))).await;
    let opening = opening(store, &transfer, &vin(tag));
    does::<FileHandover>(store, &handover, (&Actor::System, opening)).await;
    (transfer, handover)
}
