//! 中止: a seizure or a theft, from the application on: the time that it takes, the file that travels, and how it goes on.

use super::{World, fixtures::*, ways::*};
use crate::{
    case::{NoticeKind, TaskPurpose},
    deadline::{DeadlineStatus, RuleId},
    file_handover::{EndReason, FileReport, Milestone, StopReason},
    law::vehicle::TransferGround,
    vehicle_transfer::{Command, Hold, Status, TransferEffect, TransferOutcome, VehicleFile, waiting_for},
};

const NOTHING: [&str; 0] = [];

fn lift() -> Command {
    Command::LiftStop {
        words: text("已解除"),
    }
}

impl World {
    /// The registry says nothing of the kind any more, and the lead lets it go on.
    fn released(&mut self) {
        self.report(record());
        self.ask(&lead(), lift()).unwrap();
    }

    /// How often the handover is asked to stop, each time for this.
    fn stopped_handovers(&self) -> usize {
        let asked = self.asked().into_iter();
        let stops = asked.filter_map(|(_, effect)| match effect {
            TransferEffect::StopHandover { reason, .. } => Some(reason),
            _ => None,
        });
        let stops: Vec<_> = stops.collect();
        assert!(stops.iter().all(|reason| *reason == StopReason::VehicleStopped));
        stops.len()
    }

    /// The handover has ended because it was asked to.
    fn handover_ends(&mut self) {
        self.settle();
        let report = FileReport {
            handover: case_number(9),
            milestone: Milestone::Failed {
                reason: EndReason::VehicleStopped,
            },
        };
        self.ask(&system(), Command::ReportFile { report }).unwrap();
    }
}

/// Booking and showing it are refused meanwhile, so the time for them does not pass, nor does the office's (policy).
#[test]
fn no_period_runs_that_nobody_can_keep() {
    let mut world = World::accepted();
    world.report(with_status("K"));
    assert_eq!(world.running(), NOTHING);
    let at = world.now() + chrono::TimeDelta::hours(2);
    assert_eq!(world.code(&buyer(), Command::BookInspection { at }), "STOPPED");
    world.wake_at("2022-07-01T09:00:00+08:00");
    assert_eq!(world.status(), Status::Accepted, "nobody failed to show it");
    assert!(!world.told(BUYER).contains(&NoticeKind::Lapsed));
    let transfer = world.deadline(RuleId::UC_TRANSFER);
    assert_eq!(transfer.status, DeadlineStatus::Stopped);
    world.released();
    assert_eq!(world.running(), ["UC-TRANSFER", "REG-MAX", "UC-COME"], "in full");
    assert_eq!(world.deadline(RuleId::UC_TRANSFER).due, day("2022-07-04"));
    assert!(world.told(BUYER).contains(&NoticeKind::Resumed));
    world.inspect();
    world.decide_for();
    assert_eq!(world.status(), Status::Approved);
}

/// A case that an earlier version stopped, whose periods ran on: it is not the buyer who failed, and none runs twice afterwards.
#[test]
fn a_stop_of_an_earlier_version() {
    let mut world = World::accepted();
    let mut stored = world.state().clone();
    stored.stops = [TransferGround::Sealed].into();
    world.state = Some(stored);
    let mut early = world.clone();
    early.released();
    assert_eq!(early.running(), ["UC-TRANSFER", "REG-MAX", "UC-COME"]);
    world.wake_at("2022-06-08T00:00:00+08:00");
    assert_eq!(world.status(), Status::Accepted);
    assert!(!world.told(BUYER).contains(&NoticeKind::Lapsed));
    world.released();
    assert_eq!(world.running(), ["UC-TRANSFER", "REG-MAX", "UC-COME"]);
}

/// Both have to be over, whichever is over first.
#[test]
fn a_stop_and_a_pause_at_once() {
    let unsettled = Hold::Ground {
        ground: TransferGround::Unsettled,
    };
    let mut both = World::accepted();
    both.report(with_status("GK"));
    assert_eq!(both.state().holds, [unsettled].into());
    let mut world = both.clone();
    world.report(with_status("K"));
    assert_eq!((world.running(), world.state().holds.len()), (vec![], 0));
    assert!(!world.told(BUYER).contains(&NoticeKind::Resumed));
    world.released();
    assert_eq!(world.running(), ["UC-TRANSFER", "REG-MAX", "UC-COME"]);
    let mut world = both;
    world.report(with_status("G"));
    world.ask(&lead(), lift()).unwrap();
    assert_eq!(world.running(), NOTHING, "it waits still");
    world.report(record());
    assert_eq!(world.running(), ["UC-TRANSFER", "REG-MAX", "UC-COME"]);
}

#[test]
fn nobody_came_and_then_it_was_sealed() {
    let mut world = World::accepted();
    let at = world.now() + chrono::TimeDelta::hours(2);
    world.ask(&buyer(), Command::BookInspection { at }).unwrap();
    world.later(chrono::TimeDelta::hours(3));
    world.ask(&inspector(), Command::RecordAbsence).unwrap();
    world.report(with_status("K"));
    assert_eq!(world.running(), NOTHING);
    world.released();
    assert_eq!(world.running(), ["UC-COME"]);
}

/// Nothing is accepted, and it stops all the same: everybody hears of it, and the file stays where it is.
#[test]
fn a_seizure_or_a_theft_before_it_is_accepted() {
    for (letter, ground) in [
        ("K", TransferGround::Sealed),
        ("C", TransferGround::Stolen),
        ("L", TransferGround::Detained),
        ("O", TransferGround::Locked),
    ] {
        for mut world in [World::submitted(), World::submitted().with_file()] {
            world.report(with_status(letter));
            assert_eq!(world.state().stops, [ground].into());
            assert!(world.told(BUYER).contains(&NoticeKind::Stopped));
            assert!(world.told(SELLER).contains(&NoticeKind::Stopped));
            assert_eq!(
                waiting_for(world.state()).en,
                "The state of the vehicle bars it; intake staff or the lead have to decide"
            );
            assert_eq!(world.code(&lead(), lift()), "WRONG_STATE", "it still stands");
            assert_eq!(world.code(&clerk(), decline([ground])), "possible");
            world.report(record());
            let next = if world.state().has_file() {
                accept()
            } else {
                Command::RequestFile
            };
            assert_eq!(world.code(&clerk(), next.clone()), "STOPPED");
            assert_eq!(world.code(&clerk(), lift()), "NOT_YOUR_POST");
            world.ask(&lead(), lift()).unwrap();
            world.ask(&clerk(), next).unwrap();
        }
    }
}

/// Known from the first answer on: nobody asks for the file of a stolen car.
#[test]
fn stolen_when_it_is_applied_for() {
    let mut world = World::new();
    world.stolen = true;
    let world = world.open(submission());
    assert_eq!(world.state().stops, [TransferGround::Stolen].into());
    assert_eq!(world.code(&clerk(), Command::RequestFile), "STOPPED");
}

/// What is open, scrapped or unknown stands against the acceptance, and nothing is stopped or waits for it.
#[test]
fn other_grounds_stand_against_the_acceptance() {
    for (what, found, ground) in [
        ("a violation", with_status("G"), TransferGround::Unsettled),
        ("scrapped", with_status("M"), TransferGround::Scrapped),
        ("deregistered", with_status("E"), TransferGround::NotRegistered),
    ] {
        let mut world = World::submitted().with_file();
        world.report(found);
        assert!(
            world.state().stops.is_empty() && world.state().holds.is_empty(),
            "{what}"
        );
        assert_eq!(world.code(&clerk(), accept()), "GROUNDS", "{what}");
        assert_eq!(world.code(&clerk(), decline([ground])), "possible", "{what}");
        world.report(record());
        assert_eq!(world.code(&clerk(), accept()), "possible", "{what}");
    }
}

/// Its handover ends, and the file stays at its office. Once the stop is lifted it is asked for anew, without anybody who asks.
#[test]
fn a_file_that_travels_stays_where_it_is() {
    let mut requested = World::submitted();
    requested.ask(&clerk(), Command::RequestFile).unwrap();
    requested.settle();
    for (mut world, status) in [
        (requested, Status::FileRequested),
        (World::pre_accepted(), Status::PreAccepted),
    ] {
        world.report(with_status("C"));
        assert_eq!(world.stopped_handovers(), 1);
        world.report(with_status("CK"));
        assert_eq!(world.stopped_handovers(), 1, "once");
        world.handover_ends();
        let reason = Some(EndReason::VehicleStopped);
        assert_eq!(world.state().file, VehicleFile::Failed { reason });
        assert!(!world.told(BUYER).contains(&NoticeKind::FileFailed), "they know");
        assert!(world.state().work.open_task(TaskPurpose::FollowUp).is_none());
        world.released();
        assert_eq!(world.status(), status);
        assert!(world.state().awaits_file());
        world.settle();
        world.file_comes();
        assert!(world.state().has_file());
    }
}

/// Lifted before the handover has ended: what it says then is for people.
#[test]
fn lifted_before_the_handover_has_ended() {
    let mut world = World::pre_accepted();
    world.report(with_status("C"));
    world.released();
    world.handover_ends();
    assert!(world.told(BUYER).contains(&NoticeKind::FileFailed));
    assert!(world.state().work.open_task(TaskPurpose::FollowUp).is_some());
    world.ask(&clerk(), Command::RequestFile).unwrap();
}

/// Its number was not known yet: it is stopped when it is.
#[test]
fn a_handover_that_begins_for_a_stopped_case() {
    let mut world = World::submitted();
    world.ask(&clerk(), Command::RequestFile).unwrap();
    world.report(with_status("C"));
    assert_eq!(world.stopped_handovers(), 0);
    let ask = world.pending(|effect| matches!(effect, TransferEffect::RequestFile { .. }));
    let handover = case_number(9);
    world
        .settle_one(ask.unwrap(), TransferOutcome::FileAsked { handover })
        .unwrap();
    assert_eq!(world.stopped_handovers(), 1);
}

/// The other office had taken it already: it is here, and nothing is accepted upon it.
#[test]
fn a_file_that_comes_all_the_same() {
    let mut world = World::submitted();
    world.ask(&clerk(), Command::RequestFile).unwrap();
    world.settle();
    world.report(with_status("C"));
    world.file_comes();
    world.report(record());
    assert_eq!(world.code(&clerk(), accept()), "STOPPED");
    world.ask(&lead(), lift()).unwrap();
    world.ask(&clerk(), accept()).unwrap();
}
