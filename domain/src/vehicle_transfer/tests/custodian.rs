//! Which office has the file, by what earlier handovers of the vehicle say.

use super::{World, fixtures::*, ways::*};
use crate::{
    access::{Actor, Post},
    case::{RefusalDetail, TaskPurpose},
    file_handover::Custodian,
    vehicle_transfer::{
        Command, Event, Number, State, Status, Submission, TransferChannel, TransferEffect, TransferOutcome,
        VehicleFile, VehicleLock,
    },
};

/// A world in which the office of this place took the file before, for a transfer that then ended.
fn kept_at(place: &str) -> World {
    let mut world = World::new();
    world.facts.custodian = Some(Custodian {
        office: office(place),
        handover: case_number(8),
    });
    world
}

fn asks_for_the_file(world: &World) -> bool {
    let asks = |effect: &TransferEffect| matches!(effect, TransferEffect::RequestFile { .. });
    world.pending(asks).is_some()
}

/// Sold within the area of the office of registration.
fn in_hangzhou() -> Submission {
    let mut submission = departing();
    submission.trade.transfer_in = place(HANGZHOU);
    submission
}

#[test]
fn an_office_that_has_it_goes_on_without_a_handover() {
    let mut world = kept_at(CHENGDU).open(submission());
    assert_eq!(world.state().file, VehicleFile::Arrived);
    assert_eq!(world.state().handover, Some(case_number(8)));
    assert_eq!(world.code(&clerk(), Command::RequestFile), "WRONG_STATE");
    world.ask(&clerk(), accept()).unwrap();
    assert_eq!(world.status(), Status::Accepted);
    world.settle();
    world.inspect();
    world.decide_for();
    world.see_to_plates();
    world.ask(&plates(), Command::Register).unwrap();
    world.number_is_assigned();
    let register = world.pending(|effect| matches!(effect, TransferEffect::Register { .. }));
    world
        .settle_one(register.unwrap(), TransferOutcome::Registered)
        .unwrap();
    let close = |effect: &TransferEffect| matches!(effect, TransferEffect::CloseAtOrigin { .. });
    assert!(
        world.pending(close).is_some(),
        "the office of registration hears of it as ever"
    );
}

/// Every other rule stands: the registers are asked, and the state of the vehicle bars it as ever.
#[test]
fn nothing_else_is_spared() {
    let mut world = kept_at(CHENGDU);
    world.record = with_status("K");
    let world = world.open(submission());
    assert!(world.state().has_file());
    assert_ne!(world.code(&clerk(), accept()), "possible");
}

/// As after any file that came.
#[test]
fn an_end_leaves_it_to_the_dossier_post_again() {
    let mut world = kept_at(CHENGDU).open(submission());
    world.ask(&buyer(), Command::Withdraw).unwrap();
    let task = world.state().work.open_task(TaskPurpose::FollowUp);
    assert_eq!(task.map(|task| task.post), Some(Post::Dossier));
}

#[test]
fn the_office_of_another_place_asks_for_it() {
    let mut world = kept_at(WEIHAI).open(submission());
    assert_eq!(world.state().file, VehicleFile::Elsewhere);
    world.ask(&clerk(), Command::RequestFile).unwrap();
    assert!(asks_for_the_file(&world));
}

/// It came after this case was opened: whoever asks for it finds it.
#[test]
fn it_came_meanwhile() {
    let mut world = World::submitted();
    world.facts.custodian = kept_at(CHENGDU).facts.custodian;
    world.ask(&clerk(), Command::RequestFile).unwrap();
    assert!(world.state().has_file() && !asks_for_the_file(&world));
    assert_eq!(world.code(&clerk(), accept()), "possible");
    let mut counter = World::at_the_counter();
    counter.facts.custodian = kept_at(CHENGDU).facts.custodian;
    counter
        .ask(&clerk(), Command::PreAccept { checked: None })
        .unwrap();
    assert!(!asks_for_the_file(&counter));
    assert_eq!(
        counter.status(),
        Status::Accepted,
        "what was taken up at the counter goes on"
    );
}

/// The vehicle never left its register, and its file did: the office asks for it like any other.
#[test]
fn an_office_that_gave_it_away_has_it_no_longer() {
    for submission in [in_hangzhou(), departing()] {
        assert!(World::new().open(submission.clone()).state().has_file());
        assert!(kept_at(HANGZHOU).open(submission.clone()).state().has_file());
        let mut world = kept_at(CHENGDU).open(submission);
        assert_eq!(world.state().file, VehicleFile::Elsewhere);
        let clerk = staff_at(HANGZHOU, 10, [Post::Intake]);
        assert_eq!(world.code(&clerk, accept()), "FILE_MISSING");
        world.ask(&clerk, Command::RequestFile).unwrap();
        assert!(asks_for_the_file(&world));
    }
}

fn taken_by_chengdu() -> Option<Custodian> {
    kept_at(CHENGDU).facts.custodian
}

fn of_hangzhou(post: Post, number: u128) -> Actor {
    staff_at(HANGZHOU, number, [post])
}

/// Nobody leaves the area of the office of registration, and the file is at hand.
fn at_hand() -> World {
    let mut world = World::new();
    world.invoice.place = place(HANGZHOU);
    world.offered = ["浙A10001"].map(plate).into();
    let world = world.open(in_hangzhou());
    assert_eq!(world.state().file, VehicleFile::AtHand);
    world
}

fn returned() -> Command {
    Command::ReturnToReview {
        words: text("档案已移交成都"),
    }
}

/// The whole way to the registration, by what is possible.
fn at_hand_and_ready() -> World {
    let mut world = at_hand();
    let (inspector, desk) = (of_hangzhou(Post::Inspection, 22), of_hangzhou(Post::Plates, 24));
    world.ask(&of_hangzhou(Post::Intake, 20), accept()).unwrap();
    world.settle();
    let record = Box::new(inspection(&inspector, world.now()));
    for (who, command) in [
        (inspector, Command::RecordInspection { record }),
        (of_hangzhou(Post::RegistrationReview, 23), propose(REGISTER)),
        (of_hangzhou(Post::BusinessLead, 21), Command::Approve),
    ] {
        world.ask(&who, command).unwrap();
        world.settle();
    }
    world.choose_number();
    world.ask(&desk, Command::SetFees { fen: 0 }).unwrap();
    world.ask(&desk, Command::WithdrawPlates).unwrap();
    world
}

/// It seemed at hand, and a handover that was being signed took it away: nothing rests on it, and it is asked for.
#[test]
fn a_file_that_is_taken_away_before_the_acceptance() {
    let (clerk, mut world) = (of_hangzhou(Post::Intake, 20), at_hand());
    assert_eq!(world.code(&clerk, Command::RequestFile), "WRONG_STATE");
    world.facts.custodian = taken_by_chengdu();
    let refused = world.decide(&clerk, &accept()).unwrap_err();
    let office = office(CHENGDU);
    assert_eq!(refused.code.code(), "FILE_ELSEWHERE");
    assert_eq!(refused.detail, Some(RefusalDetail::Office { office }));
    world.ask(&clerk, Command::RequestFile).unwrap();
    assert!(asks_for_the_file(&world));
    assert_eq!(world.status(), Status::FileRequested);
    let mut counter = World::new().open(Submission {
        channel: TransferChannel::Counter,
        ..in_hangzhou()
    });
    let pre_accept = Command::PreAccept { checked: None };
    assert_eq!(counter.code(&clerk, pre_accept.clone()), "WRONG_STATE");
    counter.facts.custodian = taken_by_chengdu();
    counter.ask(&clerk, pre_accept).unwrap();
    assert!(counter.state().acceptance.unwrap().before_the_file && asks_for_the_file(&counter));
}

#[test]
fn a_file_that_is_taken_away_after_the_acceptance() {
    let (clerk, mut world) = (of_hangzhou(Post::Intake, 20), at_hand());
    world.ask(&clerk, accept()).unwrap();
    world.settle();
    assert_eq!(world.code(&clerk, Command::RequestFile), "WRONG_STATE");
    let inspector = of_hangzhou(Post::Inspection, 22);
    let record = Box::new(inspection(&inspector, world.now()));
    world
        .ask(&inspector, Command::RecordInspection { record })
        .unwrap();
    world.facts.custodian = taken_by_chengdu();
    let reviewer = of_hangzhou(Post::RegistrationReview, 23);
    assert_eq!(world.code(&reviewer, propose(REGISTER)), "FILE_ELSEWHERE");
    world.ask(&clerk, Command::RequestFile).unwrap();
    assert!(asks_for_the_file(&world));
    assert_eq!(world.status(), Status::PreAccepted, "it waits for the file");
    world.settle();
    world.facts.custodian = kept_at(HANGZHOU).facts.custodian;
    world.file_comes();
    assert_eq!(world.status(), Status::Accepted);
    world.ask(&reviewer, propose(REGISTER)).unwrap();
}

/// Its number stays with it, and no lock is left behind.
#[test]
fn a_file_that_is_taken_away_after_the_approval() {
    let (lead, desk) = (of_hangzhou(Post::BusinessLead, 21), of_hangzhou(Post::Plates, 24));
    let mut world = at_hand_and_ready();
    world.ask(&desk, Command::Register).unwrap();
    let lock = world.pending(|effect| matches!(effect, TransferEffect::LockVehicle { .. }));
    world.fails(lock.unwrap()).unwrap();
    assert_eq!(world.state().lock, VehicleLock::Refused, "the handover has it");
    assert_eq!(world.code(&lead, returned()), "WRONG_STATE");
    world.facts.custodian = taken_by_chengdu();
    assert_eq!(world.code(&desk, Command::Register), "FILE_ELSEWHERE");
    world.ask(&lead, returned()).unwrap();
    assert_eq!(world.status(), Status::PreAccepted);
    assert_eq!(world.state().lock, VehicleLock::Free);
    assert!(asks_for_the_file(&world));
    world.settle();
    world.facts.custodian = kept_at(HANGZHOU).facts.custodian;
    world.file_comes();
    let reviewer = of_hangzhou(Post::RegistrationReview, 23);
    world.ask(&reviewer, propose(REGISTER)).unwrap();
    world.ask(&lead, Command::Approve).unwrap();
    world.settle();
    world.ask(&desk, Command::Register).unwrap();
    world.settle();
    assert_eq!(world.status(), Status::Registered);
}

/// The lock is given once the handover has ended, which has taken the file away.
#[test]
fn a_file_that_is_taken_away_before_the_lock() {
    let (lead, desk) = (of_hangzhou(Post::BusinessLead, 21), of_hangzhou(Post::Plates, 24));
    let mut world = at_hand_and_ready();
    world.ask(&desk, Command::Register).unwrap();
    world.facts.custodian = taken_by_chengdu();
    world.settle();
    assert_eq!(world.status(), Status::PendingApproval);
    assert_eq!(world.state().lock, VehicleLock::Free);
    assert!(matches!(world.state().number, Number::Reserved(_)));
    assert_eq!(world.code(&lead, Command::Approve), "FILE_ELSEWHERE");
    world.ask(&lead, returned()).unwrap();
    assert!(asks_for_the_file(&world));
}

/// The file of a stopped case stays where it is until the stop is lifted.
#[test]
fn a_file_that_is_taken_away_while_it_is_stopped() {
    let lead = of_hangzhou(Post::BusinessLead, 21);
    let mut world = at_hand_and_ready();
    world.report(with_status("K"));
    world.facts.custodian = taken_by_chengdu();
    world.ask(&lead, returned()).unwrap();
    assert!(world.status() == Status::PreAccepted && !asks_for_the_file(&world));
    world.report(record());
    let words = text("已解封");
    world.ask(&lead, Command::LiftStop { words }).unwrap();
    assert!(asks_for_the_file(&world));
}

/// All offices of an area are one.
#[test]
fn another_office_of_the_same_city() {
    let mut world = World::new();
    world.facts.custodian = Some(Custodian {
        office: "51010002".parse().unwrap(),
        handover: case_number(8),
    });
    let world = world.open(Submission {
        channel: TransferChannel::Counter,
        ..submission()
    });
    assert_eq!(world.state().file, VehicleFile::Arrived);
}

#[test]
fn what_was_found_travels() {
    let world = kept_at(CHENGDU).open(submission());
    let mut traced = world.history.iter().map(|entry| &entry.event);
    let traced = traced.find(|event| matches!(event, Event::FileTraced { .. }));
    let json = serde_json::to_value(traced.unwrap()).unwrap();
    assert_eq!(json["event"], "FILE_TRACED");
    assert_eq!(serde_json::from_value::<Event>(json).unwrap(), *traced.unwrap());
    let state = serde_json::to_string(world.state()).unwrap();
    assert_eq!(&serde_json::from_str::<State>(&state).unwrap(), world.state());
}
