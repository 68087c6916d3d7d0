//! 暂停 / 中止: what comes up while a case runs, and how it goes on.

use super::{World, fixtures::*, ways::*};
use crate::{
    case::NoticeKind,
    deadline::DeadlineStatus,
    law::vehicle::{TransferGround, Unsettled},
    vehicle_transfer::{Command, Hold, Status, TransferEffect, VehicleRecord, waiting_for},
};

fn open_matters(violations: u32, accidents: u32) -> VehicleRecord {
    VehicleRecord {
        unsettled: Some(Unsettled {
            violations,
            accidents,
        }),
        ..record()
    }
}

fn violation() -> VehicleRecord {
    open_matters(1, 0)
}

/// By their number, or by a letter of the status: the registry may say either.
#[test]
fn each_open_matter_pauses_until_it_is_settled() {
    for (what, found) in [
        ("a violation", open_matters(1, 0)),
        ("an accident", open_matters(0, 1)),
        ("both", open_matters(2, 1)),
        ("letter G, violations", with_status("G")),
        ("letter I, accidents", with_status("I")),
        ("both letters", with_status("GI")),
    ] {
        let mut world = World::inspected();
        world.report(found);
        let hold = Hold::Ground {
            ground: TransferGround::Unsettled,
        };
        assert_eq!(world.state().holds, [hold].into(), "{what}");
        assert_eq!(world.state().stops, [].into(), "{what}");
        assert_eq!(world.running(), Vec::<&str>::new(), "{what}");
        assert!(world.told(BUYER).contains(&NoticeKind::OnHold), "{what}");
        assert_eq!(world.code(&reviewer(), propose(REGISTER)), "ON_HOLD", "{what}");
        world.report(record());
        assert_eq!(world.state().holds, [].into(), "{what}");
        assert!(world.told(BUYER).contains(&NoticeKind::Resumed), "{what}");
        assert_eq!(world.code(&reviewer(), propose(REGISTER)), "possible", "{what}");
    }
}

/// The office does not answer for the time in which the applicant settles it: the period begins anew (policy).
#[test]
fn a_new_violation_pauses_and_its_cure_resumes() {
    let mut world = World::inspected();
    world.report(violation());
    let hold = Hold::Ground {
        ground: TransferGround::Unsettled,
    };
    assert_eq!(world.state().holds, [hold].into());
    assert_eq!(world.running(), Vec::<&str>::new());
    assert!(world.told(BUYER).contains(&NoticeKind::OnHold));
    assert!(world.told(SELLER).contains(&NoticeKind::OnHold));
    assert_eq!(world.code(&reviewer(), propose(REGISTER)), "ON_HOLD");
    assert_eq!(
        waiting_for(world.state()).en,
        "The applicant has to settle something first"
    );
    world.facts.case.now = at("2022-05-16T09:00:00+08:00");
    world.report(record());
    assert_eq!(world.running(), ["UC-TRANSFER", "REG-MAX"]);
    assert_eq!(
        world.deadline(crate::deadline::RuleId::UC_TRANSFER).due,
        day("2022-05-17")
    );
    assert!(world.told(BUYER).contains(&NoticeKind::Resumed));
    world.decide_for();
    assert_eq!(world.status(), Status::Approved);
}

/// No register says so: a day has passed.
#[test]
fn an_inspection_that_lapses_overnight_is_seen_at_the_decision() {
    let mut world = World::inspected();
    world.facts.case.now = at("2023-07-03T09:00:00+08:00");
    assert_eq!(world.code(&reviewer(), propose(REGISTER)), "ON_HOLD");
}

#[test]
fn a_seizure_or_a_theft_stops_and_only_a_person_lifts_it() {
    for (letter, ground) in [
        ("K", TransferGround::Sealed),
        ("C", TransferGround::Stolen),
        ("L", TransferGround::Detained),
        ("O", TransferGround::Locked),
    ] {
        let mut world = World::ready();
        world.report(with_status(letter));
        assert_eq!(world.state().stops, [ground].into());
        assert!(world.told(BUYER).contains(&NoticeKind::Stopped));
        assert_eq!(world.code(&plates(), Command::Register), "STOPPED");
        let words = text("已解除");
        assert_eq!(
            world.code(&lead(), Command::LiftStop { words }),
            "WRONG_STATE",
            "it still stands"
        );
        world.report(record());
        assert_eq!(
            world.code(&plates(), Command::Register),
            "STOPPED",
            "the register alone lifts nothing"
        );
        let mut refused = world.clone();
        refused.ask(&lead(), refuse([ground])).unwrap();
        assert_eq!(refused.status(), Status::Refused);
        let words = text("已解除");
        assert_eq!(
            world.code(&clerk(), Command::LiftStop { words: words.clone() }),
            "NOT_YOUR_POST"
        );
        world.ask(&lead(), Command::LiftStop { words }).unwrap();
        world.ask(&plates(), Command::Register).unwrap();
    }
}

#[test]
fn the_second_question_after_the_approval_finds_a_theft() {
    let mut world = World::inspected();
    world.ask(&reviewer(), propose(REGISTER)).unwrap();
    world.ask(&lead(), Command::Approve).unwrap();
    assert_eq!(world.code(&plates(), Command::Register), "ANSWER_PENDING");
    world.stolen = true;
    world.settle();
    assert_eq!(world.state().stops, [TransferGround::Stolen].into());
    assert_eq!(world.code(&lead(), refuse([TransferGround::Stolen])), "possible");
}

/// The number was being put on the vehicle: the registry never hears of it.
#[test]
fn a_theft_before_the_registry_is_asked() {
    let mut world = World::registering();
    world.report(with_status("C"));
    world.settle();
    assert_eq!(world.status(), Status::PendingApproval);
    world.ask(&lead(), refuse([TransferGround::Stolen])).unwrap();
    let number = plate("川A10001");
    let released = TransferEffect::ReleaseNumber { number };
    assert!(
        world.pending(|effect| *effect == released).is_some(),
        "the number comes off again"
    );
}

/// The registry had it already: what was said meanwhile, somebody sees to.
#[test]
fn a_theft_while_the_registry_writes() {
    let mut world = World::registering();
    world.number_is_assigned();
    world.report(with_status("C"));
    world.settle();
    assert_eq!(world.status(), Status::Registered);
    world.hand_over();
    assert!(!world.state().is_over(), "a follow-up is open");
}

/// Nobody reports that something was settled: staff ask.
#[test]
fn staff_ask_the_registers_again() {
    let mut world = World::new();
    world.invoice.fits = false;
    let mut world = world.open(submission()).with_file();
    assert_eq!(world.code(&clerk(), accept()), "GROUNDS");
    assert_eq!(world.code(&buyer(), Command::AskRegisters), "NOT_YOUR_POST");
    world.ask(&clerk(), Command::AskRegisters).unwrap();
    assert_eq!(world.code(&clerk(), Command::AskRegisters), "ANSWER_PENDING");
    world.invoice.fits = true;
    world.settle();
    world.ask(&clerk(), accept()).unwrap();
}

#[test]
fn the_owner_objects() {
    let words = || text("并未出售");
    let object = || object(None);
    let settle = |lifted| Command::SettleObjection {
        lifted,
        words: words(),
    };
    let mut world = World::inspected();
    assert_eq!(world.code(&buyer(), object()), "NOT_YOUR_POST");
    assert_eq!(world.code(&citizen(OWNER), object()), "NOT_YOUR_POST");
    assert_eq!(world.code(&lead(), settle(true)), "WRONG_STATE");
    world.ask(&seller(), object()).unwrap();
    assert_eq!(world.code(&seller(), object()), "WRONG_STATE", "once at a time");
    assert_eq!(world.code(&reviewer(), propose(REGISTER)), "ON_HOLD");
    assert_eq!(world.code(&seller(), settle(true)), "NOT_YOUR_POST");
    world.ask(&supervisor(), settle(false)).unwrap();
    assert_eq!(world.code(&reviewer(), propose(REGISTER)), "ON_HOLD");
    world.ask(&lead(), settle(true)).unwrap();
    assert_eq!(world.code(&reviewer(), propose(REGISTER)), "possible");

    let mut sold_by_another = World::new();
    sold_by_another.record.owner = OWNER;
    let mut world = sold_by_another.open(submission()).with_file();
    assert_eq!(world.told(OWNER), [NoticeKind::OwnerTold]);
    world.ask(&citizen(OWNER), object()).unwrap();
    assert_eq!(world.code(&clerk(), accept()), "ON_HOLD", "not even accepted");
}

#[test]
fn a_buyer_who_never_comes() {
    let mut world = World::accepted();
    world.wake_at("2022-06-07T09:00:00+08:00");
    assert_eq!(world.status(), Status::Accepted);
    assert!(world.deadline(crate::deadline::RuleId::UC_COME).warned);
    assert_eq!(
        world.deadline(crate::deadline::RuleId::UC_TRANSFER).status,
        DeadlineStatus::Expired
    );
    world.wake_at("2022-06-08T00:00:00+08:00");
    assert_eq!(world.status(), Status::Lapsed);
    assert!(world.told(BUYER).contains(&NoticeKind::Lapsed));
    let rule = crate::deadline::rule(crate::deadline::RuleId::UC_COME);
    assert!(rule.is_policy && rule.doubt.is_some());
}

#[test]
fn a_missed_appointment_holds_and_coming_cures_it() {
    let mut world = World::accepted();
    let book = |at: &str| Command::BookInspection {
        at: super::fixtures::at(at),
    };
    assert_eq!(
        world.code(&buyer(), book("2022-05-09T08:00:00+08:00")),
        "INVALID_INPUT"
    );
    assert_eq!(
        world.code(&seller(), book("2022-05-09T14:00:00+08:00")),
        "NOT_YOUR_POST"
    );
    world.ask(&buyer(), book("2022-05-09T14:00:00+08:00")).unwrap();
    assert_eq!(
        world.code(&inspector(), Command::RecordAbsence),
        "WRONG_STATE",
        "the hour has not come"
    );
    world.facts.case.now = at("2022-05-09T15:00:00+08:00");
    world.ask(&inspector(), Command::RecordAbsence).unwrap();
    assert_eq!(world.state().holds, [Hold::Absence].into());
    assert_eq!(world.running(), ["UC-COME"], "the time in which to come goes on");
    world.ask(&station(), book("2022-05-10T14:00:00+08:00")).unwrap();
    world.facts.case.now = at("2022-05-10T14:00:00+08:00");
    world.inspect();
    assert_eq!(world.running(), ["UC-TRANSFER", "REG-MAX"]);
}
