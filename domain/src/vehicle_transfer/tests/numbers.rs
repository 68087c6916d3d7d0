//! 选号: the number of a case, and that the pool gives no number to two cases.

use super::{World, fixtures::*};
use crate::{
    access::PersonId,
    identifier::PlateNumber,
    plate::{Claim, Holder, Kept, NumberState, Offer, PlateRefusal, PoolNumber},
    vehicle_transfer::{Command, Number, Status, Submission, TransferEffect, TransferOutcome, Vehicle},
};
use chrono::TimeDelta;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

fn choose(number: &str) -> Command {
    Command::ChooseNumber {
        number: plate(number),
    }
}

fn compose(number: &str) -> Command {
    Command::ComposeNumber {
        number: number.into(),
    }
}

fn refused(world: &World, command: &Command) -> serde_json::Value {
    serde_json::to_value(world.decide(&buyer(), command).unwrap_err()).unwrap()
}

#[test]
fn a_number_is_drawn_offered_and_kept() {
    let mut world = World::accepted();
    assert_eq!(world.code(&buyer(), choose("川A10001")), "WRONG_STATE");
    world.ask(&buyer(), Command::AskForNumbers).unwrap();
    assert_eq!(
        world.code(&buyer(), Command::AskForNumbers),
        "WRONG_STATE",
        "one draw at a time"
    );
    world.settle();
    assert_eq!(
        world.code(&buyer(), Command::AskForNumbers),
        "WRONG_STATE",
        "the offer stands"
    );
    assert_eq!(
        refused(&world, &choose("川A10009"))["detail"]["refusal"],
        "NOT_OFFERED"
    );
    let mut late = world.clone();
    late.later(TimeDelta::hours(1));
    assert_eq!(late.code(&buyer(), choose("川A10001")), "PLATE");
    assert_eq!(late.code(&buyer(), Command::AskForNumbers), "possible");
    world.ask(&buyer(), choose("川A10001")).unwrap();
    assert_eq!(world.state().number, Number::Chosen(plate("川A10001")));
    world.settle();
    assert_eq!(world.state().plate(), Some(&plate("川A10001")));
    assert_eq!(world.code(&buyer(), compose("川A10002")), "WRONG_STATE");
    assert_eq!(world.code(&seller(), Command::AskForNumbers), "NOT_YOUR_POST");
    assert_eq!(world.code(&station(), Command::AskForNumbers), "NOT_YOUR_POST");
}

#[test]
fn a_composed_number_is_of_the_office_and_of_the_class() {
    let mut world = World::accepted();
    assert_eq!(
        refused(&world, &compose("浙A10001"))["detail"]["refusal"],
        "OTHER_PREFIX"
    );
    assert_eq!(
        refused(&world, &compose("川AD10001"))["detail"]["refusal"],
        "OTHER_CLASS"
    );
    assert_eq!(refused(&world, &compose("川A"))["field"], "number");
    world.ask(&buyer(), compose("川A·8888b")).unwrap();
    let ask = world
        .pending(|effect| matches!(effect, TransferEffect::ReserveNumber { .. }))
        .unwrap();
    let refusal = PlateRefusal::Assigned;
    world
        .settle_one(ask, TransferOutcome::NumberRefused { refusal })
        .unwrap();
    assert_eq!(world.state().number, Number::None);
    assert_eq!(world.code(&buyer(), compose("川A8888C")), "possible");
}

#[test]
fn a_number_that_ran_out_is_sought_anew() {
    let mut world = World::ready();
    world.later(TimeDelta::days(30));
    assert_eq!(world.code(&plates(), Command::Register), "NUMBER_MISSING");
    world.choose_number();
    assert_eq!(world.code(&plates(), Command::Register), "possible");
}

/// The pool gave it to somebody else meanwhile: another one is sought, and nothing was written down.
#[test]
fn a_number_that_is_lost_at_the_last_moment() {
    let mut world = World::registering();
    let ask = world
        .pending(|effect| matches!(effect, TransferEffect::AssignNumber { .. }))
        .unwrap();
    let refusal = PlateRefusal::NotOffered;
    world
        .settle_one(ask, TransferOutcome::NumberRefused { refusal })
        .unwrap();
    assert_eq!(
        (world.status(), &world.state().number),
        (Status::Approved, &Number::None)
    );
    assert_eq!(world.code(&plates(), Command::Register), "NUMBER_MISSING");
    world.choose_number();
    world.ask(&plates(), Command::Register).unwrap();
    world.settle();
    assert_eq!(world.status(), Status::Registered);
}

/// The old number goes off the vehicle only when the registry has the new one: until then it may yet say no.
#[test]
fn the_old_number_stays_until_the_registry_has_the_new_one() {
    let mut world = World::registering();
    let old = plate("浙A66666");
    let retire = |world: &World| {
        world
            .pending(|effect| matches!(effect, TransferEffect::RetireNumber { number, .. } if *number == old))
    };
    let assign = world
        .pending(|effect| {
            matches!(effect, TransferEffect::AssignNumber { instead_of: Some(number), .. } if *number == old)
        })
        .unwrap();
    assert_eq!(retire(&world), None);
    world.settle_one(assign, TransferOutcome::NumberAssigned).unwrap();
    assert_eq!(retire(&world), None);
    let register = world
        .pending(|effect| matches!(effect, TransferEffect::Register { .. }))
        .unwrap();
    world.settle_one(register, TransferOutcome::Registered).unwrap();
    assert!(retire(&world).is_some());
}

/// Its plates are of a class, which the registry says.
#[test]
fn nothing_is_drawn_before_the_class_is_known() {
    let mut world = World::accepted();
    world.state.as_mut().unwrap().known.vehicle = Vehicle::Pending;
    assert_eq!(world.code(&buyer(), Command::AskForNumbers), "ANSWER_PENDING");
}

/// The pool was asked before the case ended, and answers afterwards.
#[test]
fn a_number_that_comes_too_late_goes_back() {
    let mut world = World::accepted();
    world.ask(&buyer(), compose("川A88888")).unwrap();
    let ask = world
        .pending(|effect| matches!(effect, TransferEffect::ReserveNumber { .. }))
        .unwrap();
    world.ask(&buyer(), Command::Withdraw).unwrap();
    let before = world.asked().len();
    let until = world.now() + TimeDelta::days(1);
    world
        .settle_one(ask, TransferOutcome::NumberReserved { until })
        .unwrap();
    assert_eq!(
        world.asked().len(),
        before,
        "one answered, one asked: it goes back again"
    );
    assert_eq!(world.state().number, Number::Chosen(plate("川A88888")));
}

/// Two cases and one pool of three numbers, of which one waits for the second applicant.
struct Pool(BTreeMap<PlateNumber, PoolNumber>);

impl Pool {
    fn new() -> Self {
        let free = ["川A10001", "川A10002"].map(plate).map(PoolNumber::free);
        let kept = Kept {
            former: person(6),
            vehicle: Some(vin()),
            until: day("2024-01-02"),
        };
        let kept = PoolNumber::in_state(plate("川A10003"), NumberState::ReservedFor(kept));
        let numbers = free.into_iter().chain([kept]);
        Self(numbers.map(|number| (number.number().clone(), number)).collect())
    }

    fn change(
        &mut self,
        number: &PlateNumber,
        change: impl FnOnce(PoolNumber) -> Result<PoolNumber, PlateRefusal>,
    ) -> Result<(), PlateRefusal> {
        let changed = change(self.0[number].clone())?;
        self.0.insert(number.clone(), changed);
        Ok(())
    }

    fn answer(&mut self, world: &World, effect: &TransferEffect) -> TransferOutcome {
        let now = world.now();
        let until = now + TimeDelta::hours(2);
        match effect {
            TransferEffect::OfferNumbers { to, .. } => {
                let free: Vec<_> = self.0.keys().cloned().collect();
                let offer = Offer { to: *to, until };
                let offered = free
                    .into_iter()
                    .filter(|number| self.change(number, |one| one.offer(offer, now)).is_ok());
                TransferOutcome::NumbersOffered {
                    numbers: offered.take(1).collect(),
                    until,
                }
            }
            TransferEffect::ReserveNumber { number, to } => {
                let offer = Offer { to: *to, until };
                match self.change(number, |one| one.offer(offer, now)) {
                    Ok(()) => TransferOutcome::NumberReserved { until },
                    Err(refusal) => TransferOutcome::NumberRefused { refusal },
                }
            }
            TransferEffect::ClaimNumber { number, to } => {
                let offer = Offer { to: *to, until };
                let settled = self.0[number].kept().and_then(|kept| kept.vehicle.clone());
                match self.change(number, |one| one.claim(Claim { offer, settled }, now)) {
                    Ok(()) => TransferOutcome::NumberReserved { until },
                    Err(refusal) => TransferOutcome::NumberRefused { refusal },
                }
            }
            TransferEffect::ReleaseNumber { number } => {
                let owner = world.state().work.applicant;
                let _not_its_own = self.change(number, |one| one.decline(owner));
                TransferOutcome::Done
            }
            TransferEffect::AssignNumber { vin, to, number, .. } => {
                let holder = Holder {
                    owner: *to,
                    vehicle: vin.clone(),
                    since: crate::time::office_day(now),
                };
                match self.change(number, |one| one.assign(holder, now)) {
                    Ok(()) => TransferOutcome::NumberAssigned,
                    Err(refusal) => TransferOutcome::NumberRefused { refusal },
                }
            }
            other => world.answer(other),
        }
    }
}

fn case_of(applicant: PersonId, vin: &str) -> World {
    let mut submission = submission();
    submission.parties[0].person = applicant;
    submission.vin = vin.parse().unwrap();
    let mut world = World::new();
    world
        .ask(
            &citizen(applicant),
            Command::Submit(Box::new(Submission { ..submission })),
        )
        .unwrap();
    world.settle();
    let mut world = world.accepted_with();
    let mut record = inspection(&inspector(), world.now());
    record.vin = crate::law::vehicle::inspection::VinSeen::Read(vin.parse().unwrap());
    let record = Box::new(record);
    world
        .ask(&inspector(), Command::RecordInspection { record })
        .unwrap();
    world.decide_for();
    world.ask(&plates(), Command::SetFees { fen: 0 }).unwrap();
    world.ask(&plates(), Command::WithdrawPlates).unwrap();
    world
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_number_is_on_two_cases(steps in prop::collection::vec((0..2_usize, 0..7_u8, 0..3_usize), 1..60)) {
        let mut pool = Pool::new();
        let people = [person(1), person(6)];
        let mut cases = [case_of(people[0], "1M8GDM9AXKP042788"), case_of(people[1], "11111111111111111")];
        let numbers: Vec<_> = pool.0.keys().cloned().collect();
        for (which, what, index) in steps {
            let who = citizen(people[which]);
            let number = numbers[index].clone();
            let world = &mut cases[which];
            let _as_it_may_be = match what {
                0 => world.ask(&who, Command::AskForNumbers),
                1 => world.ask(&who, Command::ChooseNumber { number }),
                2 => world.ask(&who, compose(number.as_str())),
                3 => world.ask(&plates(), Command::Register),
                4 => {
                    let number = number.to_string();
                    world.ask(&who, Command::ClaimFormerNumber { number })
                }
                5 => {
                    world.later(TimeDelta::minutes(40));
                    Ok(())
                }
                _ => match world.asked().get(index).cloned() {
                    Some((id, effect)) => {
                        let answer = pool.answer(world, &effect);
                        world.settle_one(id, answer)
                    }
                    None => Ok(()),
                },
            };
            let latest = cases.iter().map(World::now).max().unwrap();
            for case in &mut cases {
                case.facts.case.now = latest;
            }
            let assigned: Vec<_> = cases
                .iter()
                .filter_map(|case| match &case.state().number {
                    Number::Assigned(number) => Some(number.clone()),
                    _ => None,
                })
                .collect();
            let distinct: BTreeSet<_> = assigned.iter().collect();
            prop_assert_eq!(distinct.len(), assigned.len());
            for number in assigned {
                let on_vehicle = matches!(pool.0[&number].state(), NumberState::Assigned { .. });
                prop_assert!(on_vehicle);
            }
        }
    }
}
