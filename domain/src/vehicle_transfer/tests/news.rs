//! What a look at the registers tells a case, and what it leaves untold.

use super::{World, fixtures::*, ways::*};
use crate::{
    access::Post,
    case::{NoticeKind, TaskPurpose},
    law::vehicle::TransferGround,
    vehicle_transfer::{Command, Hold, Said, Status, TransferEffect, TransferOutcome, VehicleRecord, news},
};

impl World {
    /// Somebody looks at the registers, and the case is told what it does not know. Whether there was anything.
    pub fn look(&mut self) -> bool {
        let said = Said {
            record: self.record.clone(),
            stolen: self.stolen,
        };
        let today = crate::time::office_day(self.facts.case.now);
        let Some(command) = news(self.state(), &said, today) else {
            return false;
        };
        self.ask(&system(), command).unwrap();
        true
    }
}

#[test]
fn nothing_new_is_not_told() {
    for mut world in [
        World::accepted(),
        World::ready(),
        World::registering(),
        World::refused(),
    ] {
        assert!(!world.look());
    }
}

#[test]
fn a_seizure_is_told_once_and_so_is_its_end() {
    let mut world = World::inspected();
    world.record = with_status("K");
    assert!(world.look());
    assert_eq!(world.state().stops, [TransferGround::Sealed].into());
    assert!(world.told(BUYER).contains(&NoticeKind::Stopped));
    assert!(!world.look(), "it knows");
    world.record = record();
    assert!(world.look());
    world
        .ask(
            &lead(),
            Command::LiftStop {
                words: text("已解封"),
            },
        )
        .unwrap();
}

#[test]
fn a_theft_of_which_only_the_other_register_knows() {
    let mut world = World::ready();
    world.stolen = true;
    assert!(world.look());
    assert_eq!(world.state().stops, [TransferGround::Stolen].into());
    assert!(!world.look());
}

/// The case has asked itself, and hears of it that way.
#[test]
fn a_case_that_waits_for_an_answer_is_told_nothing() {
    let mut world = World::submitted();
    world.ask(&clerk(), Command::AskRegisters).unwrap();
    world.record = with_status("K");
    assert!(!world.look());
}

#[test]
fn an_inspection_that_lapses_overnight_pauses() {
    let mut world = World::inspected();
    world.facts.case.now = at("2023-07-03T09:00:00+08:00");
    assert!(world.look());
    let hold = Hold::Ground {
        ground: TransferGround::Inspection,
    };
    assert_eq!(world.state().holds, [hold].into());
    assert!(!world.look(), "it waits for a new one already");
}

/// The registry has written it, and its answer was not heard yet.
fn written() -> VehicleRecord {
    VehicleRecord {
        owner: BUYER,
        plate: Some(plate("川A10001")),
        ..record()
    }
}

/// What the case sees there is its own doing: the number that it gives up is the one that the vehicle had.
#[test]
fn what_the_registry_has_written_already_is_no_news() {
    let mut world = World::registering();
    world.number_is_assigned();
    world.record = written();
    assert!(!world.look());
    world.report(written());
    world.settle();
    assert_eq!(world.status(), Status::Registered);
    assert_eq!(world.retired(), [plate("浙A66666")]);
    world.hand_over();
    assert!(world.state().is_over());
}

/// What else it says is heard, and only that.
#[test]
fn a_theft_is_heard_while_the_registry_writes() {
    let mut world = World::registering();
    world.number_is_assigned();
    world.record = written();
    world.stolen = true;
    assert!(world.look());
    assert_eq!(world.state().stops, [TransferGround::Stolen].into());
    assert!(!world.look(), "it knows");
    world.settle();
    assert_eq!(world.retired(), [plate("浙A66666")]);
}

/// The plates are in, and the register names no number any more.
#[test]
fn a_vehicle_that_leaves_gives_up_the_number_that_it_had() {
    let mut world = World::leaving();
    world.record = VehicleRecord {
        plate: None,
        ..with_status("B")
    };
    world.look();
    world.settle();
    assert_eq!(world.status(), Status::TransferredOut);
    assert_eq!(world.retired(), [plate("浙A66666")]);
}

/// The registry wrote it, its answer was lost, and the case has looked since.
fn written_unheard() -> World {
    let mut world = World::registering();
    world.number_is_assigned();
    let ask = world.pending(|effect| matches!(effect, TransferEffect::Register { .. }));
    world.fails(ask.unwrap()).unwrap();
    world.record = written();
    assert!(world.look());
    world
}

/// Asked again, the case knows the new number alone. That stays on the vehicle, and somebody looks for the old one.
#[test]
fn the_number_that_it_gets_is_never_given_up() {
    let mut world = written_unheard();
    world.ask(&lead(), Command::Approve).unwrap();
    world.settle();
    world.ask(&plates(), Command::Register).unwrap();
    let ask = world.pending(|effect| matches!(effect, TransferEffect::Register { .. }));
    world
        .settle_one(ask.unwrap(), TransferOutcome::Registered)
        .unwrap();
    assert_eq!(world.retired(), []);
    let follow_up = world.state().work.open_task(TaskPurpose::FollowUp);
    assert_eq!(follow_up.map(|task| task.post), Some(Post::Plates));
}

/// Another vehicle could get the number. Whoever approves leads on, and nobody ends it.
#[test]
fn what_the_registry_has_written_is_neither_withdrawn_nor_refused() {
    let mut world = written_unheard();
    let grounds = [TransferGround::InvalidPapers];
    let ends = |world: &World| {
        [
            world.code(&buyer(), Command::Withdraw),
            world.code(&clerk(), Command::Withdraw),
            world.code(&lead(), refuse(grounds)),
        ]
    };
    assert_eq!(ends(&world), ["WRONG_STATE"; 3]);
    world.ask(&lead(), Command::Approve).unwrap();
    world.settle();
    let mut sealed = world.record.clone();
    sealed.vehicle.status = "K".parse().unwrap();
    world.report(sealed);
    assert_eq!(ends(&world), ["WRONG_STATE"; 3]);
    world.report(written());
    let words = text("已解封");
    world.ask(&lead(), Command::LiftStop { words }).unwrap();
    world.ask(&plates(), Command::Register).unwrap();
    world.settle();
    assert_eq!(world.status(), Status::Registered);
}
