//! The lock on a vehicle that an office registers upon a file of its own.

use super::{World, fixtures::*, ways::*};
use crate::{
    access::Post,
    case::TaskPurpose,
    vehicle_transfer::{Command, State, Status, TransferEffect, TransferOutcome, VehicleLock, waiting_for},
};

fn is_lock(effect: &TransferEffect) -> bool {
    matches!(effect, TransferEffect::LockVehicle { .. })
}

fn is_release(effect: &TransferEffect) -> bool {
    matches!(effect, TransferEffect::ReleaseLock { .. })
}

/// Both ends belong to one office, and everything is in hand.
fn ready() -> World {
    let mut submission = submission();
    submission.trade.transfer_out = place("510107");
    let mut world = World::new();
    world.record.plate = Some(plate("川A66666"));
    let mut world = world.open(submission);
    world.ask(&clerk(), accept()).unwrap();
    world.settle();
    world.inspect();
    world.decide_for();
    world.see_to_plates();
    world.settle();
    world
}

/// And the registry is about to be asked.
fn locking() -> World {
    let mut world = ready();
    world.ask(&plates(), Command::Register).unwrap();
    world
}

fn only(world: &World) -> TransferEffect {
    let mut asked = world.asked();
    assert_eq!(asked.len(), 1, "{asked:?}");
    asked.remove(0).1
}

#[test]
fn locked_first_and_unlocked_when_it_is_written_down() {
    let mut world = locking();
    assert!(is_lock(&only(&world)), "before the number goes on it");
    assert_eq!(world.state().lock, VehicleLock::Asked);
    let lock = world.pending(is_lock).unwrap();
    world.settle_one(lock, TransferOutcome::Locked).unwrap();
    assert_eq!(world.state().lock, VehicleLock::Held);
    world.number_is_assigned();
    assert_eq!(world.state().lock, VehicleLock::Held);
    world.settle();
    assert_eq!(world.status(), Status::Registered);
    assert_eq!(world.state().lock, VehicleLock::Free);
    world.hand_over();
    assert!(world.state().is_over());
}

/// A handover of an ended transfer has it: staff of plates and papers see it and try again.
#[test]
fn another_case_has_the_vehicle() {
    let mut world = locking();
    let lock = world.pending(is_lock).unwrap();
    world.fails(lock).unwrap();
    assert_eq!(
        (world.status(), world.state().lock),
        (Status::Approved, VehicleLock::Refused)
    );
    let task = world.state().work.open_task(TaskPurpose::FollowUp);
    assert_eq!(task.map(|task| task.post), Some(Post::Plates));
    assert_eq!(
        waiting_for(world.state()).en,
        "Other business with the vehicle has to end first"
    );
    assert!(world.asked().is_empty(), "no registry hears of it");
    world.ask(&plates(), Command::Register).unwrap();
    world.settle();
    assert_eq!(world.status(), Status::Registered);
}

#[test]
fn it_is_unlocked_where_the_registry_will_not() {
    let mut world = locking();
    let lock = world.pending(is_lock).unwrap();
    world.settle_one(lock, TransferOutcome::Locked).unwrap();
    world.number_is_assigned();
    let asked = world.pending(|effect| matches!(effect, TransferEffect::Register { .. }));
    let status = "K".parse().unwrap();
    let answer = TransferOutcome::RegistrationRefused { status };
    world.settle_one(asked.unwrap(), answer).unwrap();
    assert_eq!(world.status(), Status::PendingApproval);
    assert!(world.pending(is_release).is_some());
}

#[test]
fn it_is_unlocked_where_the_number_is_lost() {
    let mut world = locking();
    let lock = world.pending(is_lock).unwrap();
    world.settle_one(lock, TransferOutcome::Locked).unwrap();
    let assign = world.pending(|effect| matches!(effect, TransferEffect::AssignNumber { .. }));
    world.fails(assign.unwrap()).unwrap();
    assert_eq!(world.status(), Status::Approved);
    assert!(world.pending(is_release).is_some());
}

/// What came up while it was asked for.
#[test]
fn a_theft_before_it_is_locked() {
    let mut world = locking();
    world.report(with_status("C"));
    let lock = world.pending(is_lock).unwrap();
    world.settle_one(lock, TransferOutcome::Locked).unwrap();
    assert_eq!(world.status(), Status::PendingApproval);
    assert!(world.pending(is_release).is_some());
}

/// Where the file came by a handover, that has held it at the origin.
#[test]
fn a_file_that_came_asks_for_no_lock_here() {
    let world = World::registering();
    assert!(world.pending(is_lock).is_none());
    assert!(
        world
            .pending(|effect| matches!(effect, TransferEffect::AssignNumber { .. }))
            .is_some()
    );
}

/// A state that was written before there was a lock, and before the number of the handover was kept.
#[test]
fn an_older_state_is_readable() {
    let world = World::registered();
    assert_eq!(world.state().handover, Some(case_number(9)));
    let mut stored = serde_json::to_value(world.state()).unwrap();
    let fields = stored.as_object_mut().unwrap();
    assert!(fields.remove("handover").is_some());
    assert!(!fields.contains_key("lock"), "free is not written");
    let read: State = serde_json::from_value(stored).unwrap();
    assert_eq!((read.handover, read.lock), (None, VehicleLock::Free));
}
