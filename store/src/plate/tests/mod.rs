//! The pool on both databases: each verb, each of them twice, all of them at once, and beside a model.

mod draw;
mod life;
mod model;
mod once;
mod sealed;
mod storm;
mod take_over;

use super::*;
use crate::{
    Store,
    entity::plate_number,
    seed::{DivisionLevel, DivisionSeed, OfficeSeed, SeedData},
    testing::TestDatabase,
};
use chrono::NaiveDate;
use domain::{
    access::PersonId,
    case::EffectId,
    identifier::{CaseNumber, OfficeCode, PlateClass, PlateNumber, Vin},
    plate::{NumberState, PlateRange, PlateRefusal},
    time::{Moment, office_moment},
};
use rand::{SeedableRng, rngs::StdRng};
use sea_orm::EntityTrait;
use uuid::Uuid;

const HANGZHOU: &str = "33010001";
const NINGBO: &str = "33020001";

fn office(code: &str) -> OfficeCode {
    code.parse().unwrap()
}

fn person(number: u128) -> PersonId {
    PersonId(Uuid::from_u128(number))
}

fn plate(text: &str) -> PlateNumber {
    text.parse().unwrap()
}

fn vin(last: u8) -> Vin {
    format!("1M8GDM9AXKP0427{last:02}").parse().unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Nine in the morning of a day.
fn at(text: &str) -> Moment {
    office_moment(day(text), "09:00:00".parse().unwrap())
}

fn case(number: u64) -> CaseNumber {
    let [_, _, _, tag @ ..] = number.to_be_bytes();
    CaseNumber::new(&office(HANGZHOU), day("2022-05-02"), tag).unwrap()
}

fn range(first: &str, last: &str) -> PlateRange {
    PlateRange::new(&plate(first), &plate(last)).unwrap()
}

fn division(code: &str, level: DivisionLevel) -> DivisionSeed {
    DivisionSeed {
        code: code.parse().unwrap(),
        name_zh: code.to_owned(),
        name_en: code.to_owned(),
        level,
    }
}

fn office_seed(code: &str) -> OfficeSeed {
    OfficeSeed {
        code: office(code),
        name_zh: code.to_owned(),
        name_en: code.to_owned(),
        kind: "VEHICLE_OFFICE".to_owned(),
        days_off: vec![],
    }
}

/// Two offices of one province, with empty pools.
async fn offices(database: &TestDatabase) -> Store {
    let store = database.store().await;
    let data = SeedData {
        at: at("2022-05-02"),
        divisions: vec![
            division("330000", DivisionLevel::Province),
            division("330100", DivisionLevel::Prefecture),
            division("330200", DivisionLevel::Prefecture),
        ],
        offices: vec![office_seed(HANGZHOU), office_seed(NINGBO)],
        rollout: vec![],
        staff: vec![],
        licences: vec![],
    };
    store.seed(&data).await.unwrap();
    store
}

/// The same, with a few numbers in Hangzhou.
async fn prepared(database: &TestDatabase) -> Store {
    let store = offices(database).await;
    let numbers = range("浙A00001", "浙A00005");
    assert_eq!(
        store
            .add_plate_numbers(&office(HANGZHOU), &numbers)
            .await
            .unwrap(),
        5
    );
    store
}

async fn row(store: &Store, number: &PlateNumber) -> plate_number::Model {
    let found = plate_number::Entity::find_by_id(number.as_str());
    found.one(store.connection()).await.unwrap().unwrap()
}

async fn state(store: &Store, number: &PlateNumber) -> NumberState {
    let row = row(store, number).await;
    row::read(store.keys(), &row).unwrap().state().clone()
}

/// What one case asks of the pool in Hangzhou, effect by effect.
struct Asker<'a> {
    store: &'a Store,
    case: CaseNumber,
    effect: u32,
    now: Moment,
}

impl<'a> Asker<'a> {
    fn new(store: &'a Store, number: u64) -> Self {
        Self {
            store,
            case: case(number),
            effect: 0,
            now: at("2022-05-02"),
        }
    }

    fn call(&self) -> PoolCall<'_> {
        PoolCall {
            case: &self.case,
            effect: EffectId(self.effect),
            at: self.now,
        }
    }

    /// Half an hour, as an example.
    fn until(&self) -> Moment {
        self.now + chrono::TimeDelta::minutes(30)
    }

    async fn offer(&mut self, to: u128, count: usize) -> Result<Vec<PlateNumber>, PoolRefusal> {
        self.effect += 1;
        Ok(self.offer_again(to, count).await?.numbers)
    }

    async fn offer_again(&self, to: u128, count: usize) -> Result<Offered, PoolRefusal> {
        let choice = Choice {
            office: &office(HANGZHOU),
            class: PlateClass::Ordinary,
            to: person(to),
            count,
            until: self.until(),
        };
        let mut random = StdRng::seed_from_u64(u64::from(self.effect));
        let offered = self.store.offer_plate_numbers(self.call(), &choice, &mut random);
        offered.await.unwrap()
    }

    async fn reserve(&mut self, number: &PlateNumber, to: u128) -> Result<Moment, PoolRefusal> {
        self.effect += 1;
        self.reserve_again(number, to).await
    }

    async fn reserve_again(&self, number: &PlateNumber, to: u128) -> Result<Moment, PoolRefusal> {
        let reservation = Reservation {
            office: &office(HANGZHOU),
            number,
            to: person(to),
            until: self.until(),
        };
        let reserved = self.store.reserve_plate_number(self.call(), &reservation);
        reserved.await.unwrap()
    }

    async fn release(&mut self, number: &PlateNumber) -> Result<(), PoolRefusal> {
        self.effect += 1;
        self.release_again(number).await
    }

    async fn release_again(&self, number: &PlateNumber) -> Result<(), PoolRefusal> {
        self.store
            .release_plate_number(self.call(), number)
            .await
            .unwrap()
    }

    async fn assign(&mut self, number: &PlateNumber, (vehicle, to): (u8, u128)) -> Result<(), PoolRefusal> {
        self.effect += 1;
        self.assign_again(number, (vehicle, to)).await
    }

    async fn assign_again(&self, number: &PlateNumber, on: (u8, u128)) -> Result<(), PoolRefusal> {
        self.put_on((None, number), on).await
    }

    async fn exchange(
        &mut self,
        (old, new): (&PlateNumber, &PlateNumber),
        on: (u8, u128),
    ) -> Result<(), PoolRefusal> {
        self.effect += 1;
        self.put_on((Some(old), new), on).await
    }

    async fn put_on(
        &self,
        (instead_of, number): (Option<&PlateNumber>, &PlateNumber),
        (vehicle, to): (u8, u128),
    ) -> Result<(), PoolRefusal> {
        let assignment = Assignment {
            office: &office(HANGZHOU),
            number,
            vehicle: &vin(vehicle),
            to: person(to),
            instead_of,
        };
        let assigned = self.store.assign_plate_number(self.call(), &assignment);
        assigned.await.unwrap()
    }

    async fn retire(&mut self, number: &PlateNumber, vehicle: u8) -> Result<bool, PoolRefusal> {
        self.effect += 1;
        self.retire_again(number, vehicle).await
    }

    async fn retire_again(&self, number: &PlateNumber, vehicle: u8) -> Result<bool, PoolRefusal> {
        let retirement = Retirement {
            number,
            vehicle: &vin(vehicle),
            on: domain::time::office_day(self.now),
        };
        let retired = self.store.retire_plate_number(self.call(), &retirement);
        retired.await.unwrap()
    }

    /// A number is claimed, and of which vehicle all is settled.
    async fn claim(
        &mut self,
        number: &PlateNumber,
        (by, settled): (u128, Option<u8>),
    ) -> Result<Moment, PoolRefusal> {
        self.effect += 1;
        self.claim_again(number, (by, settled)).await
    }

    async fn claim_again(
        &self,
        number: &PlateNumber,
        (by, settled): (u128, Option<u8>),
    ) -> Result<Moment, PoolRefusal> {
        let wish = Reservation {
            office: &office(HANGZHOU),
            number,
            to: person(by),
            until: self.until(),
        };
        let claimed = self
            .store
            .claim_plate_number(self.call(), &wish, settled.map(vin));
        claimed.await.unwrap()
    }

    /// The vehicle about which the registry is to be asked before this person claims a number.
    async fn former(&self, number: &PlateNumber, by: u128) -> Option<Vin> {
        let wish = Reservation {
            office: &office(HANGZHOU),
            number,
            to: person(by),
            until: self.until(),
        };
        self.store.former_vehicle(&wish).await.unwrap()
    }
}

const fn refused(refusal: PlateRefusal) -> PoolRefusal {
    PoolRefusal::Plate(refusal)
}
