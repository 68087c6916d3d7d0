//! 受理: what the rules of the day say of the facts, and what a person has to look into.

use super::{World, fixtures::*, ways::*};
use crate::{
    case::{Refusal, RefusalDetail},
    deadline::RuleId,
    law::vehicle::{
        Referral, TransferGround, TransferObstacle, Unsettled,
        scope::{UseCharacter, VehicleKind},
    },
    vehicle_transfer::{Command, Hold, MissingPaper, Status, TransferEffect, TransferOutcome, VehicleRecord},
};

/// An application with this vehicle whose file is here and checked.
fn with(change: impl FnOnce(&mut World), moment: &str) -> World {
    let mut world = World::on(moment);
    change(&mut world);
    world.open(submission()).with_file()
}

/// The registers are asked again, and say so now.
fn then(mut world: World, change: impl FnOnce(&mut World)) -> World {
    change(&mut world);
    world.ask(&clerk(), Command::AskRegisters).unwrap();
    world.settle();
    world
}

fn grounds(world: &World) -> Vec<TransferGround> {
    match world.decide(&clerk(), &accept()) {
        Err(Refusal {
            detail: Some(RefusalDetail::Grounds { grounds }),
            ..
        }) => grounds,
        other => panic!("{other:?}"),
    }
}

#[test]
fn every_ground_is_named_at_once() {
    let world = then(World::submitted().with_file(), |world| {
        world.record.vehicle.status = "GK".parse().unwrap();
        world.record.banned_until = Some(day("2022-09-01"));
        world.stolen = true;
        world.invoice.place = place(WEIHAI);
        world.invoice.used_in = Some(case_number(3));
    });
    assert_eq!(
        grounds(&world),
        [
            TransferGround::InvalidPapers,
            TransferGround::Sealed,
            TransferGround::Stolen,
            TransferGround::Unsettled,
            TransferGround::Banned1Y,
            TransferGround::ThirdPlace,
            TransferGround::InvoicePlace,
        ]
    );
}

/// A taxi and a motorcycle go straight to the place of arrival from 1 May 2022 on. The day of acceptance decides, whatever
/// day it was submitted.
#[test]
fn the_last_day_of_order_124_and_the_first_of_order_164() {
    let taxi = |world: &mut World| {
        world.record.vehicle.use_character = Some(UseCharacter::Taxi);
        world.record.vehicle.scrap_date = Some(day("2028-01-01"));
    };
    let motorcycle = |world: &mut World| {
        world.record.vehicle.kind = VehicleKind::Motorcycle;
        world.record.vehicle.scrap_date = Some(day("2028-01-01"));
    };
    for (change, ground) in [
        (&taxi as &dyn Fn(&mut World), TransferGround::UseNotInScope),
        (&motorcycle, TransferGround::KindNotInScope),
    ] {
        let mut world = with(change, "2022-04-30T23:00:00+08:00");
        assert_eq!(grounds(&world), [ground]);
        world.ask(&clerk(), decline([ground])).unwrap();
        let mut world = with(change, "2022-04-30T23:00:00+08:00");
        world.facts.case.now = at("2022-05-01T00:00:00+08:00");
        world.ask(&clerk(), accept()).unwrap();
        assert_eq!(world.status(), Status::Accepted);
    }
}

/// What was accepted under Order 124 stays under it: a mortgage that is registered later bars it, and the last year of a
/// service life does not.
#[test]
fn a_case_runs_past_the_change_under_the_rules_of_its_acceptance() {
    let mut world = with(|_| {}, "2022-04-30T10:00:00+08:00");
    world.ask(&clerk(), accept()).unwrap();
    world.settle();
    world.facts.case.now = at("2022-05-06T10:00:00+08:00");
    world.inspect();
    let mut mortgaged = record();
    mortgaged.vehicle.mortgaged = true;
    mortgaged.vehicle.use_character = Some(UseCharacter::FormerlyTaxi);
    mortgaged.vehicle.scrap_date = Some(day("2022-12-31"));
    world.report(mortgaged);
    assert_eq!(world.code(&reviewer(), propose(REGISTER)), "GROUNDS");
    let near = crate::vehicle_transfer::ProposedDecision::Refuse {
        grounds: vec![TransferGround::NearScrap],
    };
    assert_eq!(
        world.code(&reviewer(), propose(near)),
        "INVALID_INPUT",
        "not in the list of Order 124"
    );
    let mortgage = crate::vehicle_transfer::ProposedDecision::Refuse {
        grounds: vec![TransferGround::Mortgage],
    };
    world.ask(&reviewer(), propose(mortgage)).unwrap();
    world.ask(&lead(), refuse([TransferGround::Mortgage])).unwrap();
}

/// The day of a pre-acceptance at the counter counts, also when the file comes under the next rules.
#[test]
fn a_pre_acceptance_fixes_the_rules_too() {
    let mut world = World::on("2022-04-30T10:00:00+08:00").open(crate::vehicle_transfer::Submission {
        channel: crate::vehicle_transfer::TransferChannel::Counter,
        ..submission()
    });
    world.ask(&clerk(), Command::PreAccept { checked: None }).unwrap();
    world.settle();
    world.facts.case.now = at("2022-05-05T10:00:00+08:00");
    world.file_comes();
    let acceptance = world.state().acceptance.unwrap();
    assert_eq!(acceptance.day, day("2022-04-30"));
    assert_eq!(acceptance.rules, crate::law::RegistrationRuleSet::Order124);
    let online = World::submitted();
    assert_eq!(
        online.code(&clerk(), Command::PreAccept { checked: None }),
        "WRONG_STATE",
        "only at the counter"
    );
}

#[test]
fn a_decline_rests_on_grounds_that_the_rules_of_the_day_know() {
    let world = World::submitted();
    let code = |world: &World, ground| world.code(&clerk(), decline([ground]));
    assert_eq!(world.code(&clerk(), decline([])), "INVALID_INPUT");
    assert_eq!(
        code(&world, TransferGround::Mortgage),
        "INVALID_INPUT",
        "they apply together now"
    );
    assert_eq!(code(&world, TransferGround::CityNotOpen), "INVALID_INPUT");
    assert_eq!(code(&world, TransferGround::NearScrap), "possible");
    let before = World::on("2022-04-30T10:00:00+08:00").open(submission());
    assert_eq!(code(&before, TransferGround::Mortgage), "possible");
    assert_eq!(code(&before, TransferGround::NearScrap), "INVALID_INPUT");
    let mut declined = World::submitted();
    declined
        .ask(
            &clerk(),
            decline([TransferGround::ThirdPlace, TransferGround::Stolen]),
        )
        .unwrap();
    assert_eq!(declined.status(), Status::NotAccepted);
    assert_eq!(declined.code(&clerk(), accept()), "CASE_CLOSED");
}

#[test]
fn an_open_question_needs_somebody_who_looked_into_it() {
    let mut world = with(|world| world.record.unsettled = None, "2022-05-09T09:00:00+08:00");
    let questions = world.decide(&clerk(), &accept()).unwrap_err();
    let referrals = vec![Referral::SettlementUnknown];
    assert_eq!(
        questions,
        Refusal::from(TransferObstacle::Questions).with_detail(RefusalDetail::Questions { referrals })
    );
    let checked = Some(text("已在综合平台核实"));
    world.ask(&clerk(), Command::Accept { checked }).unwrap();
}

/// The new certificate can come with the vehicle: the case is accepted and waits.
#[test]
fn a_lapsed_inspection_holds_and_does_not_bar() {
    let mut world = with(
        |world| world.record.vehicle.inspection.valid_to = Some(day("2022-05-01")),
        "2022-05-09T09:00:00+08:00",
    );
    world.ask(&clerk(), accept()).unwrap();
    let hold = Hold::Ground {
        ground: TransferGround::Inspection,
    };
    assert_eq!(world.state().holds, [hold].into());
    assert_eq!(world.running(), Vec::<&str>::new());
    world.inspect();
    assert_eq!(world.code(&reviewer(), propose(REGISTER)), "ON_HOLD");
    world.report(record());
    assert_eq!(world.running(), [RuleId::UC_TRANSFER.as_str(), "REG-MAX"]);
}

#[test]
fn nothing_is_accepted_before_the_registers_answer_and_the_file_is_here() {
    let mut world = World::new();
    world
        .ask(&buyer(), Command::Submit(Box::new(submission())))
        .unwrap();
    assert_eq!(world.code(&clerk(), accept()), "ANSWER_PENDING");
    let lookup = world
        .pending(|effect| matches!(effect, TransferEffect::LookUpVehicle { .. }))
        .unwrap();
    world
        .settle_one(lookup, TransferOutcome::VehicleNotFound)
        .unwrap();
    assert_eq!(
        world.code(&clerk(), accept()),
        "ANSWER_PENDING",
        "the others have not answered"
    );
    world.settle();
    let mut world = world.with_file();
    assert_eq!(grounds(&world), [TransferGround::NotRegistered]);
    world
        .ask(&clerk(), decline([TransferGround::NotRegistered]))
        .unwrap();

    let mut world = World::submitted();
    assert_eq!(world.code(&clerk(), accept()), "FILE_MISSING");
    world.ask(&clerk(), Command::RequestFile).unwrap();
    world.settle();
    assert_eq!(world.code(&clerk(), Command::RequestFile), "WRONG_STATE");
    world.ask(&system(), arrived()).unwrap();
    world.ask(&clerk(), accept()).unwrap();
}

#[test]
fn a_correction_is_asked_once_and_lapses() {
    let missing = || Command::RequestCorrection {
        missing: vec![MissingPaper {
            document: crate::law::vehicle::document::TransferDocument::TitleProof,
            words: text("请补交发票"),
        }],
    };
    let mut world = World::submitted();
    world.ask(&clerk(), missing()).unwrap();
    assert_eq!(world.code(&clerk(), accept()), "WRONG_STATE");
    let mut silent = world.clone();
    silent.wake_at("2022-05-31T00:00:00+08:00");
    assert_eq!(silent.status(), Status::Lapsed);
    let answer = Command::AnswerCorrection {
        documents: vec![document(7)],
        words: None,
    };
    assert_eq!(silent.code(&buyer(), answer.clone()), "CASE_CLOSED");
    world.ask(&buyer(), answer).unwrap();
    assert_eq!(world.code(&clerk(), missing()), "CORRECTION_ALREADY_SENT");
    assert_eq!(world.with_file().code(&clerk(), accept()), "possible");
}

#[test]
fn a_violation_bars_before_acceptance() {
    let open = |record: &mut VehicleRecord| {
        record.unsettled = Some(Unsettled {
            violations: 2,
            accidents: 0,
        });
    };
    let world = with(|world| open(&mut world.record), "2022-05-09T09:00:00+08:00");
    assert_eq!(grounds(&world), [TransferGround::Unsettled]);
}
