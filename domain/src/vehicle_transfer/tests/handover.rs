//! The handover of the file and its transfer, side by side: what one says is what the other hears.

use super::{World, fixtures::*, ways::*};
use crate::{
    access::Actor,
    case::{Effect, EffectEvent, EffectId, NoticeKind, TaskPurpose},
    file_handover::{
        Command as HandoverCommand, Desk, EndReason, Event as HandoverEvent, FileReport, HandoverEffect,
        Milestone, StopReason, UnavailableReason, tests::World as Handover,
    },
    vehicle_transfer::{Command, Status, TransferEffect, TransferOutcome, VehicleFile, waiting_for},
};

/// What the handover tells, as it crosses from one case to the other.
fn reports(handover: &Handover) -> Vec<FileReport> {
    let reports = handover.history.iter().filter_map(|entry| match &entry.event {
        HandoverEvent::Effect(EffectEvent::EffectRequested {
            effect: Effect::Own(HandoverEffect::Report { report, .. }),
            ..
        }) => Some(serde_json::to_string(report).unwrap()),
        _ => None,
    });
    reports.map(|json| serde_json::from_str(&json).unwrap()).collect()
}

/// The handover is open, and its number known: which is all that binds the two.
fn begun(handover: &Handover) -> World {
    let mut world = World::at_the_counter();
    world.ask(&clerk(), Command::PreAccept { checked: None }).unwrap();
    answer_with(&mut world, handover);
    world
}

fn asked(world: &World) -> EffectId {
    let ask = world.pending(|effect| matches!(effect, TransferEffect::RequestFile { .. }));
    ask.unwrap()
}

fn answer_with(world: &mut World, handover: &Handover) {
    let handover = handover.state().route().handover.clone();
    let ask = asked(world);
    world
        .settle_one(ask, TransferOutcome::FileAsked { handover })
        .unwrap();
    world.settle();
}

fn hear(world: &mut World, handover: &Handover) {
    for report in reports(handover) {
        world.ask(&system(), Command::ReportFile { report }).unwrap();
    }
}

fn follow_up(world: &World) -> bool {
    world.state().work.open_task(TaskPurpose::FollowUp).is_some()
}

#[test]
fn a_file_that_is_accepted_there_has_arrived_here() {
    let handover = Handover::transferred();
    let mut world = begun(&handover);
    hear(&mut world, &handover);
    assert_eq!(world.state().file, VehicleFile::Arrived);
    assert_eq!(
        world.status(),
        Status::Accepted,
        "what was taken up at the counter goes on"
    );
    let report = reports(&handover).remove(0);
    let again = Command::ReportFile { report };
    assert_eq!(
        world.code(&system(), again.clone()),
        "WRONG_STATE",
        "a second copy has no place"
    );
    assert_eq!(
        begun(&handover).code(&clerk(), again),
        "NOT_YOUR_POST",
        "only the handover says so"
    );
}

#[test]
fn a_lost_file_is_for_people_to_decide_on() {
    let handover = Handover::unavailable(UnavailableReason::Lost);
    let mut world = begun(&handover);
    hear(&mut world, &handover);
    let reason = Some(EndReason::FileLost);
    assert_eq!(world.state().file, VehicleFile::Failed { reason });
    assert!(world.told(BUYER).contains(&NoticeKind::FileFailed) && follow_up(&world));
    world.ask(&clerk(), Command::RequestFile).unwrap();
    world.settle();
    world.file_comes();
    assert_eq!(world.status(), Status::Accepted);
}

#[test]
fn which_office_is_late_is_said() {
    let mut silent = Handover::opened();
    silent.wake_at("2022-05-13T00:00:00+08:00");
    let mut world = begun(&silent);
    hear(&mut world, &silent);
    assert_eq!(
        waiting_for(world.state()).en,
        "The office of registration is late with the file"
    );
    let mut unchecked = Handover::checking();
    unchecked.wake_at("2022-05-11T00:00:00+08:00");
    let mut world = begun(&unchecked);
    hear(&mut world, &unchecked);
    assert_eq!(
        waiting_for(world.state()).en,
        "This office is late with its check of the file"
    );
}

#[test]
fn another_handover_is_not_heard() {
    let mut world = World::pre_accepted();
    for milestone in [Milestone::Accepted, Milestone::Escalated { desk: Desk::Ministry }] {
        let report = FileReport {
            handover: case_number(8),
            milestone,
        };
        let answer = world.ask(&system(), Command::ReportFile { report });
        assert_eq!(answer.unwrap_err().code.code(), "WRONG_STATE");
    }
}

#[test]
fn the_request_cannot_be_sent() {
    let mut world = World::submitted();
    world.ask(&clerk(), Command::RequestFile).unwrap();
    world.fails(asked(&world)).unwrap();
    assert_eq!(world.state().file, VehicleFile::Failed { reason: None });
    assert!(follow_up(&world));
}

/// What the transfer asks the handover to stop for.
fn stops(world: &World) -> Option<StopReason> {
    let mut asked = world.asked().into_iter();
    asked.find_map(|(_, effect)| match effect {
        TransferEffect::StopHandover { reason, .. } => Some(reason),
        _ => None,
    })
}

/// Withdrawn here, it is stopped there, and what it says last closes both.
#[test]
fn an_end_here_stops_it_there() {
    let mut handover = Handover::checking();
    let mut world = begun(&handover);
    world.ask(&buyer(), Command::Withdraw).unwrap();
    let reason = stops(&world).unwrap();
    assert_eq!(reason, StopReason::Withdrawn);
    handover
        .ask(&Actor::System, HandoverCommand::Stop { reason })
        .unwrap();
    world.settle();
    assert!(!world.state().is_over(), "until the handover has ended");
    hear(&mut world, &handover);
    assert!(world.state().is_over() && !follow_up(&world));
    handover.run();
    assert!(handover.state().is_over());
}

#[test]
fn every_end_has_its_reason() {
    let mut stopped = begun(&Handover::opened());
    stopped.report(with_status("C"));
    let stolen = vec![crate::law::vehicle::TransferGround::Stolen];
    let proposed = crate::vehicle_transfer::ProposedDecision::Refuse {
        grounds: stolen.clone(),
    };
    stopped.ask(&reviewer(), propose(proposed)).unwrap();
    stopped.ask(&lead(), refuse(stolen)).unwrap();
    assert_eq!(stops(&stopped), Some(StopReason::VehicleStopped));
    let mut declined = World::submitted();
    declined.ask(&clerk(), Command::RequestFile).unwrap();
    declined.settle();
    let grounds = [crate::law::vehicle::TransferGround::InvalidPapers];
    declined.ask(&clerk(), decline(grounds)).unwrap();
    assert_eq!(stops(&declined), Some(StopReason::NotGranted));
    let mut silent = begun(&Handover::opened());
    silent.wake_at("2022-06-08T00:00:00+08:00");
    assert_eq!(silent.status(), Status::Lapsed);
    assert_eq!(stops(&silent), Some(StopReason::TimedOut));
}

/// Both happened at once: the number of the handover was not known yet when the buyer withdrew.
#[test]
fn a_handover_that_begins_after_the_end_is_stopped() {
    let handover = Handover::opened();
    let mut world = World::submitted();
    world.ask(&clerk(), Command::RequestFile).unwrap();
    world.ask(&buyer(), Command::Withdraw).unwrap();
    assert_eq!(stops(&world), None);
    let number = handover.state().route().handover.clone();
    let ask = asked(&world);
    world
        .settle_one(ask, TransferOutcome::FileAsked { handover: number })
        .unwrap();
    assert_eq!(stops(&world), Some(StopReason::Withdrawn));
}

/// The file was taken before the handover could be stopped: it has no way back.
#[test]
fn a_file_that_comes_after_the_end() {
    let mut handover = Handover::accepting();
    let mut world = begun(&handover);
    world.ask(&buyer(), Command::Withdraw).unwrap();
    let reason = stops(&world).unwrap();
    assert!(
        handover
            .ask(&Actor::System, HandoverCommand::Stop { reason })
            .is_err()
    );
    handover.run();
    world.settle();
    hear(&mut world, &handover);
    assert_eq!(world.status(), Status::Withdrawn);
    assert!(!world.state().is_over() && follow_up(&world));
}

/// Whose matter it is there is whose matter it is here: also the registered owner's.
#[test]
fn nobody_with_a_part_here_works_on_the_file_there() {
    let mut sold_by_another = World::new();
    sold_by_another.record.owner = OWNER;
    let mut world = sold_by_another.open(submission());
    let parties = world.state().for_handover().unwrap();
    assert_eq!(parties.applicant, BUYER);
    assert_eq!(parties.parties, [BUYER, SELLER, OWNER].into());
    world.ask(&buyer(), Command::Withdraw).unwrap();
    assert_eq!(world.state().for_handover(), None);
}
