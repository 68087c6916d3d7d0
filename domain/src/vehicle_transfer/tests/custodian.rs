//! Which office has the file, by what earlier handovers of the vehicle say.

use super::{World, fixtures::*, ways::*};
use crate::{
    access::Post,
    case::TaskPurpose,
    file_handover::Custodian,
    vehicle_transfer::{
        Command, Event, State, Status, Submission, TransferChannel, TransferEffect, TransferOutcome,
        VehicleFile,
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
