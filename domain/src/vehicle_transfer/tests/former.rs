//! 原号牌号码: a number that the applicant had on a vehicle before.

use super::{World, fixtures::*, ways::accept};
use crate::{
    access::Post,
    law::vehicle::Unsettled,
    plate::PlateRefusal,
    vehicle_transfer::{
        Command, Event, Number, ReservedNumber, Status, TransferEffect, TransferOutcome, VehicleRecord,
    },
};
use chrono::TimeDelta;

fn claim(number: &str) -> Command {
    Command::ClaimFormerNumber {
        number: number.into(),
    }
}

fn refused(world: &World, number: &str) -> serde_json::Value {
    serde_json::to_value(world.decide(&buyer(), &claim(number)).unwrap_err()).unwrap()
}

/// Accepted, and the pool has been asked for the number.
fn claimed() -> World {
    let mut world = World::accepted();
    world.ask(&buyer(), claim("川a·77777")).unwrap();
    world
}

fn pending(world: &World) -> crate::case::EffectId {
    let asked = world.pending(|effect| {
        *effect
            == TransferEffect::ClaimNumber {
                number: plate("川A77777"),
                to: BUYER,
            }
    });
    asked.unwrap()
}

#[test]
fn a_former_number_is_kept_for_the_case() {
    let mut world = claimed();
    assert!(matches!(
        &world.history.iter().rev().nth(1).unwrap().event,
        Event::NumberClaimed { number } if *number == plate("川A77777")
    ));
    assert_eq!(world.state().number, Number::Chosen(plate("川A77777")));
    assert_eq!(
        world.code(&buyer(), claim("川A77777")),
        "WRONG_STATE",
        "it is asked for once"
    );
    let until = world.now() + TimeDelta::days(30);
    let reserved = TransferOutcome::NumberReserved { until };
    world.settle_one(pending(&world), reserved).unwrap();
    let number = plate("川A77777");
    assert_eq!(
        world.state().number,
        Number::Reserved(ReservedNumber { number, until })
    );
}

/// By the same way as any other.
#[test]
fn a_former_number_goes_on_the_vehicle() {
    let mut world = World::approved();
    world.ask(&buyer(), claim("川A77777")).unwrap();
    world.settle();
    world.ask(&plates(), Command::SetFees { fen: 0 }).unwrap();
    world.ask(&plates(), Command::WithdrawPlates).unwrap();
    world.ask(&plates(), Command::Register).unwrap();
    world.settle();
    assert_eq!(world.status(), Status::Registered);
    assert_eq!(world.state().number, Number::Assigned(plate("川A77777")));
}

#[test]
fn what_the_pool_refuses_leaves_another_number_to_seek() {
    for refusal in [
        PlateRefusal::NotReserved,
        PlateRefusal::NotFormerOwner,
        PlateRefusal::NotSettled,
    ] {
        let mut world = claimed();
        let answer = TransferOutcome::NumberRefused { refusal };
        world.settle_one(pending(&world), answer).unwrap();
        assert_eq!(world.state().number, Number::None);
        assert_eq!(world.code(&buyer(), claim("川A77778")), "possible");
        assert_eq!(world.code(&buyer(), Command::AskForNumbers), "possible");
    }
    let mut world = claimed();
    world.fails(pending(&world)).unwrap();
    assert_eq!(world.state().number, Number::None);
}

#[test]
fn a_former_number_is_of_the_office_and_of_the_class() {
    let world = World::accepted();
    let refusal = |number| refused(&world, number)["detail"]["refusal"].clone();
    assert_eq!(refusal("浙A77777"), "OTHER_PREFIX");
    assert_eq!(refusal("川AD77777"), "OTHER_CLASS");
    assert_eq!(refused(&world, "川A")["field"], "number");
}

#[test]
fn who_may_claim_it_and_when() {
    let world = World::accepted();
    let code = |who| world.code(&who, claim("川A77777"));
    assert_eq!(code(buyer()), "possible");
    assert_eq!(code(clerk()), "possible");
    assert_eq!(code(seller()), "NOT_YOUR_POST");
    assert_eq!(code(station()), "NOT_YOUR_POST");
    assert_eq!(
        World::submitted().code(&buyer(), claim("川A77777")),
        "WRONG_STATE"
    );
    let mut departure = World::new().open(departing());
    let there = staff_at(HANGZHOU, 10, [Post::Intake]);
    departure.ask(&there, accept()).unwrap();
    assert_eq!(departure.code(&buyer(), claim("川A77777")), "WRONG_STATE");
    let mut offered = World::accepted();
    offered.ask(&buyer(), Command::AskForNumbers).unwrap();
    assert_eq!(offered.code(&buyer(), claim("川A77777")), "WRONG_STATE");
    offered.settle();
    assert_eq!(
        offered.code(&buyer(), claim("川A77777")),
        "possible",
        "instead of one that is offered"
    );
}

/// It waits for its former owner again.
#[test]
fn a_former_number_goes_back_with_the_case() {
    let back = TransferEffect::ReleaseNumber {
        number: plate("川A77777"),
    };
    let mut kept = claimed();
    kept.settle();
    kept.ask(&buyer(), Command::Withdraw).unwrap();
    assert!(kept.pending(|effect| *effect == back).is_some());
    // The pool answers when the case has ended.
    let mut late = claimed();
    late.ask(&buyer(), Command::Withdraw).unwrap();
    let before = late.asked().len();
    let until = late.now() + TimeDelta::days(30);
    let reserved = TransferOutcome::NumberReserved { until };
    late.settle_one(pending(&late), reserved).unwrap();
    assert_eq!(late.asked().len(), before, "one answered, one asked");
    assert!(late.pending(|effect| *effect == back).is_some());
}

/// What the registry does not know is not taken for settled.
#[test]
fn when_nothing_of_a_vehicle_is_open() {
    let with = |violations, accidents| VehicleRecord {
        unsettled: Some(Unsettled {
            violations,
            accidents,
        }),
        ..record()
    };
    let unknown = VehicleRecord {
        unsettled: None,
        ..record()
    };
    assert!(record().is_settled());
    assert!(with_status("K").is_settled(), "sealed is something else");
    for open in [with(1, 0), with(0, 1), unknown] {
        assert!(!open.is_settled(), "{open:?}");
    }
    for status in ["G", "I", "AN"] {
        assert!(!with_status(status).is_settled(), "{status}");
    }
}
