//! Any sequence of verbs, beside a model that only remembers who holds what: every answer and every state agrees.

use super::*;
use chrono::{Months, TimeDelta};
use domain::{
    calendar::Calendar,
    plate::{Kept, last_day_to_claim},
    time::office_day,
};
use proptest::{prelude::*, test_runner::TestRunner};
use std::collections::BTreeMap;
use tokio::{runtime::Handle, task::block_in_place};

crate::on_both_databases!(any_sequence_goes_as_in_the_model);

/// One of three cases tries something with one of three numbers, people and vehicles.
#[derive(Clone, Copy, Debug)]
struct Act {
    case: u64,
    verb: Verb,
    number: u8,
    person: u128,
    vehicle: u8,
    again: bool,
}

#[derive(Clone, Copy, Debug)]
enum Verb {
    Offer(usize),
    Reserve,
    Release,
    Assign,
    Retire,
    Claim { settled: bool },
    Wait(i64),
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let verb = prop_oneof![
        1 => (1..3_usize).prop_map(Verb::Offer),
        3 => Just(Verb::Reserve),
        2 => Just(Verb::Release),
        4 => Just(Verb::Assign),
        2 => Just(Verb::Retire),
        3 => prop::bool::weighted(0.8).prop_map(|settled| Verb::Claim { settled }),
        1 => (10..45_i64).prop_map(Verb::Wait),
        1 => (1..500_i64).prop_map(|days| Verb::Wait(days * 24 * 60)),
    ];
    let act = (0..3_u64, verb, 1..4_u8, 1..4_u128, 1..4_u8, any::<bool>());
    let act = act.prop_map(|(case, verb, number, person, vehicle, again)| Act {
        case,
        verb,
        number,
        person,
        vehicle,
        again,
    });
    prop::collection::vec(act, 1..40)
}

/// A reservation: who had it, on which vehicle, and the last day.
type Waits = (u128, u8, NaiveDate);

#[derive(Clone, Debug, PartialEq)]
enum Stands {
    Free,
    /// To whom and until when; and from what it was claimed.
    Offered(u128, Moment, Option<Waits>),
    /// Which vehicle, whose, since when; and from what it was claimed.
    On(u8, u128, NaiveDate, Option<Waits>),
    Kept(Waits),
}

/// Where each number is, and which case holds it.
struct Model {
    numbers: BTreeMap<u8, (Stands, Option<u64>)>,
    now: Moment,
}

/// What is answered, whichever verb it was.
type Said = Result<(), PlateRefusal>;

impl Model {
    fn free(&self, number: u8) -> bool {
        let over = |waits: &Waits| waits.2 < office_day(self.now);
        match &self.numbers[&number].0 {
            Stands::Free => true,
            Stands::Offered(_, until, claimed) => *until <= self.now && claimed.as_ref().is_none_or(over),
            Stands::On(..) => false,
            Stands::Kept(waits) => over(waits),
        }
    }

    fn taken(&self, number: u8) -> PlateRefusal {
        match &self.numbers[&number].0 {
            Stands::On(..) => PlateRefusal::Assigned,
            Stands::Kept(..) => PlateRefusal::Reserved,
            Stands::Offered(_, until, _) if *until <= self.now => PlateRefusal::Reserved,
            Stands::Free | Stands::Offered(..) => PlateRefusal::Offered,
        }
    }

    fn until(&self) -> Moment {
        self.now + TimeDelta::minutes(30)
    }

    fn carries(&self, vehicle: u8) -> bool {
        self.numbers
            .values()
            .any(|(stands, _)| matches!(stands, Stands::On(other, ..) if *other == vehicle))
    }

    fn put(&mut self, act: &Act, stands: Stands) {
        self.numbers.insert(act.number, (stands, Some(act.case)));
    }

    fn off(&mut self, number: u8) {
        let today = office_day(self.now);
        let stands = match self.numbers[&number].0 {
            Stands::On(vehicle, owner, since, _)
                if since.checked_add_months(Months::new(12)).unwrap() <= today =>
            {
                Stands::Kept((owner, vehicle, last_day_to_claim(today, &Calendar::official())))
            }
            _ => Stands::Free,
        };
        self.numbers.insert(number, (stands, None));
    }

    fn reserve(&mut self, act: &Act) -> Said {
        let claimed = match self.numbers[&act.number].0 {
            Stands::Offered(to, until, claimed) if to == act.person && self.now < until => claimed,
            _ if self.free(act.number) => None,
            _ => return Err(self.taken(act.number)),
        };
        let until = self.until();
        self.put(act, Stands::Offered(act.person, until, claimed));
        Ok(())
    }

    fn release(&mut self, act: &Act) {
        let (stands, case) = &self.numbers[&act.number];
        if *case != Some(act.case) {
            return;
        }
        match stands {
            Stands::Offered(.., Some(waits)) | Stands::On(.., Some(waits)) => {
                let waits = *waits;
                self.numbers.insert(act.number, (Stands::Kept(waits), None));
            }
            Stands::Offered(..) | Stands::On(..) => self.off(act.number),
            Stands::Free | Stands::Kept(_) => {}
        }
    }

    fn assign(&mut self, act: &Act) -> Said {
        if self.carries(act.vehicle) {
            return Err(PlateRefusal::VehicleHasNumber);
        }
        match self.numbers[&act.number].0 {
            Stands::Offered(to, until, claimed) if to == act.person && self.now < until => {
                let today = office_day(self.now);
                self.put(act, Stands::On(act.vehicle, act.person, today, claimed));
                Ok(())
            }
            _ if self.free(act.number) => Err(PlateRefusal::NotOffered),
            _ => Err(self.taken(act.number)),
        }
    }

    fn retire(&mut self, act: &Act) -> Said {
        match self.numbers[&act.number].0 {
            Stands::On(vehicle, ..) if vehicle == act.vehicle => {
                self.off(act.number);
                Ok(())
            }
            _ => Err(PlateRefusal::NotOnVehicle),
        }
    }

    /// The vehicle of the act is one of which all is settled.
    fn claim(&mut self, act: &Act, settled: bool) -> Said {
        let (Stands::Kept(waits) | Stands::Offered(.., Some(waits))) = self.numbers[&act.number].0 else {
            return Err(PlateRefusal::NotReserved);
        };
        let (former, vehicle, until) = waits;
        if until < office_day(self.now) {
            return Err(PlateRefusal::NotReserved);
        }
        if former != act.person {
            return Err(PlateRefusal::NotFormerOwner);
        }
        if !settled || vehicle != act.vehicle {
            return Err(PlateRefusal::NotSettled);
        }
        let offered_until = self.until();
        self.put(act, Stands::Offered(former, offered_until, Some(waits)));
        Ok(())
    }
}

fn number(index: u8) -> PlateNumber {
    plate(&format!("浙A0000{index}"))
}

/// What the pool says to an act under an effect, and which numbers it offered.
async fn said(asker: &Asker<'_>, act: &Act) -> (Said, Vec<PlateNumber>) {
    let number = number(act.number);
    let mut offered = vec![];
    let said = match act.verb {
        Verb::Offer(count) => asker
            .offer_again(act.person, count)
            .await
            .map(|said| offered = said.numbers),
        Verb::Reserve => asker.reserve_again(&number, act.person).await.map(|_| ()),
        Verb::Release => asker.release_again(&number).await,
        Verb::Assign => asker.assign_again(&number, (act.vehicle, act.person)).await,
        Verb::Retire => asker.retire_again(&number, act.vehicle).await.map(|_| ()),
        Verb::Claim { settled } => {
            let settled = settled.then_some(act.vehicle);
            asker
                .claim_again(&number, (act.person, settled))
                .await
                .map(|_| ())
        }
        Verb::Wait(_) => Ok(()),
    };
    let said = said.map_err(|refusal| match refusal {
        PoolRefusal::Plate(refusal) => refusal,
        PoolRefusal::KeyReused => panic!("each effect is one act"),
    });
    (said, offered)
}

fn index_of(vehicle: &Vin) -> u8 {
    (1..4).find(|index| vin(*index) == *vehicle).unwrap()
}

fn waits(kept: Kept) -> Waits {
    let vehicle = index_of(&kept.vehicle.unwrap());
    (kept.former.0.as_u128(), vehicle, kept.until)
}

/// Every state as the model has it.
async fn agrees(store: &Store, model: &Model) -> Result<(), TestCaseError> {
    for (index, (stands, _)) in &model.numbers {
        let found = match state(store, &number(*index)).await {
            NumberState::Free => Stands::Free,
            NumberState::Offered { offer, claimed } => {
                Stands::Offered(offer.to.0.as_u128(), offer.until, claimed.map(waits))
            }
            NumberState::Assigned { holder, claimed } => {
                let (vehicle, owner) = (index_of(&holder.vehicle), holder.owner.0.as_u128());
                Stands::On(vehicle, owner, holder.since, claimed.map(waits))
            }
            NumberState::ReservedFor(kept) => Stands::Kept(waits(kept)),
        };
        prop_assert_eq!(&found, stands, "number {}", index);
    }
    Ok(())
}

/// Numbers that were drawn: free ones, each once, and as many as there were.
fn drawn(model: &mut Model, act: &Act, count: usize, offered: &[PlateNumber]) -> Result<Said, TestCaseError> {
    let free: Vec<_> = (1..4).filter(|number| model.free(*number)).collect();
    prop_assert_eq!(offered.len(), count.min(free.len()));
    for one in offered {
        let index = (1..4).find(|index| number(*index) == *one).unwrap();
        prop_assert!(model.free(index), "{} is taken", index);
        let until = model.until();
        let act = Act {
            number: index,
            ..*act
        };
        model.put(&act, Stands::Offered(act.person, until, None));
    }
    Ok(if free.is_empty() {
        Err(PlateRefusal::NoneFree)
    } else {
        Ok(())
    })
}

async fn plays(store: &Store, acts: &[Act]) -> Result<(), TestCaseError> {
    let numbers = (1..4).map(|number| (number, (Stands::Free, None))).collect();
    let mut model = Model {
        numbers,
        now: at("2022-05-02"),
    };
    for (effect, act) in (1..).zip(acts) {
        let mut asker = Asker::new(store, act.case);
        (asker.effect, asker.now) = (effect, model.now);
        let (answer, offered) = said(&asker, act).await;
        let expected = match act.verb {
            Verb::Offer(count) => drawn(&mut model, act, count, &offered)?,
            Verb::Reserve => model.reserve(act),
            Verb::Release => {
                model.release(act);
                Ok(())
            }
            Verb::Assign => model.assign(act),
            Verb::Retire => model.retire(act),
            Verb::Claim { settled } => model.claim(act, settled),
            Verb::Wait(minutes) => {
                model.now += TimeDelta::minutes(minutes);
                Ok(())
            }
        };
        prop_assert_eq!(answer, expected, "{:?}", act);
        if act.again {
            prop_assert_eq!(said(&asker, act).await, (answer, offered), "again: {:?}", act);
        }
        agrees(store, &model).await?;
    }
    Ok(())
}

async fn any_sequence_goes_as_in_the_model(database: TestDatabase) {
    let store = offices(&database).await;
    if !database.is_postgres() {
        store.set_pragma("synchronous", "OFF").await;
    }
    let handle = Handle::current();
    let config = ProptestConfig {
        cases: 48,
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let run = TestRunner::new(config).run(&acts(), |acts| {
        block_in_place(|| {
            handle.block_on(async {
                database.execute("DELETE FROM plate_requests").await;
                database.execute("DELETE FROM plate_numbers").await;
                let numbers = range("浙A00001", "浙A00003");
                store
                    .add_plate_numbers(&office(HANGZHOU), &numbers)
                    .await
                    .unwrap();
                plays(&store, &acts).await
            })
        })
    });
    run.unwrap();
}
