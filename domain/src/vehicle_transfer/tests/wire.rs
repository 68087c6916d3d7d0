//! What goes over the wire and into the record: names, round trips, and that no bare ground can be taken for another.

use super::{World, fixtures::*, ways::*};
use crate::case::CaseKind as _;
use crate::{
    case::Refusal,
    law::vehicle::TransferGround,
    vehicle_transfer::{Command, Event, Hold, Obstacle, State, TransferChannel, VehicleTransfer},
};
use serde_json::json;

fn closed() -> World {
    let mut world = World::registered();
    world.hand_over();
    world
}

#[test]
fn a_history_and_its_state_travel() {
    let mut stopped = World::ready();
    stopped.report(with_status("CG"));
    for world in [closed(), stopped, World::refused(), World::pre_accepted()] {
        let events: Vec<_> = world.history.iter().map(|entry| &entry.event).collect();
        let json = serde_json::to_value(&events).unwrap();
        let read: Vec<Event> = serde_json::from_value(json).unwrap();
        assert!(read.iter().eq(events));
        let state = serde_json::to_string(world.state()).unwrap();
        assert_eq!(&serde_json::from_str::<State>(&state).unwrap(), world.state());
    }
}

#[test]
fn the_events_of_a_whole_case() {
    insta::assert_snapshot!(closed().events().join("\n"));
}

#[test]
fn a_stored_state_reads_like_this() {
    insta::assert_json_snapshot!(World::ready().state());
}

#[test]
fn commands_travel_flat() {
    let json = json!({"command": "PRE_ACCEPT", "checked": null});
    assert_eq!(
        serde_json::to_value(Command::PreAccept { checked: None }).unwrap(),
        json
    );
    let submit = Command::Submit(Box::new(submission()));
    let json = serde_json::to_value(&submit).unwrap();
    assert_eq!(json["channel"], "ONLINE");
    assert_eq!(serde_json::from_value::<Command>(json).unwrap(), submit);
    let shared = json!({"command": "CLAIM_TASK", "task": 1});
    let read: Command = serde_json::from_value(shared).unwrap();
    let claim = crate::case::CaseCommand::ClaimTask {
        task: crate::case::TaskId(1),
    };
    assert_eq!(read, VehicleTransfer::shared_command(claim));
}

/// Grounds of licences and of transfers share names. A refusal of one is never read as a refusal of the other.
#[test]
fn a_refusal_says_of_what_sort_it_is() {
    let grounds = vec![TransferGround::NotCompetent, TransferGround::CityNotOpen];
    let refusal = Refusal::from(Obstacle::Grounds(grounds));
    let json = serde_json::to_value(&refusal).unwrap();
    let detail = json!({"detail": "GROUNDS", "grounds": ["NOT_COMPETENT", "CITY_NOT_OPEN"]});
    assert_eq!(json, json!({"code": "GROUNDS", "detail": detail}));
    assert_eq!(serde_json::from_value::<Refusal>(json).unwrap(), refusal);
    let of_licence = Refusal::from(crate::law::DecisionGround::NotCompetent);
    let json = serde_json::to_value(&of_licence).unwrap();
    assert_eq!(json, json!({"code": "NOT_COMPETENT"}));
    assert_eq!(serde_json::from_value::<Refusal>(json).unwrap(), of_licence);
    let hold = Hold::Ground {
        ground: TransferGround::Unsettled,
    };
    assert_eq!(
        serde_json::to_value(hold).unwrap(),
        json!({"hold": "GROUND", "ground": "UNSETTLED"})
    );
}

#[test]
fn everything_has_words_in_both_languages() {
    let channels = TransferChannel::ALL.map(TransferChannel::words);
    let statuses = crate::vehicle_transfer::Status::ALL.map(crate::vehicle_transfer::Status::words);
    for words in channels.into_iter().chain(statuses) {
        assert!(!words.zh.is_ascii() && words.en.is_ascii());
    }
}

#[test]
fn the_parts_that_all_kinds_share() {
    let world = World::accepted();
    let shared = world
        .history
        .iter()
        .filter(|entry| VehicleTransfer::shared_event(&entry.event).is_some());
    assert!(shared.count() > 3);
    assert_eq!(VehicleTransfer::status(world.state()), "ACCEPTED");
    assert_eq!(VehicleTransfer::casework(world.state()).applicant, BUYER);
    assert!(!VehicleTransfer::closed(world.state()));
    assert_eq!(VehicleTransfer::NAME, "vehicle_transfer");
    let refused = World::accepted().decide(&clerk(), &accept()).unwrap_err();
    assert!(!refused.words().zh.is_ascii());
}
