//! The kind through its trait alone, as its workflow and the record use it.

use super::{World, fixtures::*};
use crate::{
    case::{CaseCommand, CaseKind, EffectId, Entry, Outcome},
    vehicle_transfer::{Command, VehicleTransfer},
};

/// The history of a transfer, read through the trait alone.
fn fold<K: CaseKind>(history: &[Entry<K::Event>]) -> Option<K::State> {
    history.iter().fold(None, |state, entry| K::evolve(state, entry))
}

#[test]
fn the_kind_fits_the_trait() {
    let mut world = World::registered();
    world.hand_over();
    let state = fold::<VehicleTransfer>(&world.history).unwrap();
    assert_eq!(VehicleTransfer::status(&state), "REGISTERED");
    assert!(VehicleTransfer::closed(&state) && VehicleTransfer::casework(&state).effects.is_empty());
    let events = world.history.iter().map(|entry| &entry.event);
    let asked = events.clone().filter_map(VehicleTransfer::effect_event).count();
    let shared = events.filter_map(VehicleTransfer::shared_event).count();
    assert!(asked > 0 && shared > 0);
    let wake = VehicleTransfer::shared_command(CaseCommand::Wake);
    assert!(matches!(wake, Command::Case(CaseCommand::Wake)));
    let settle = VehicleTransfer::settle_command(EffectId(1), Outcome::Notified);
    assert_eq!(world.code(&system(), settle), "WRONG_STATE", "it is settled");
    let actions = VehicleTransfer::available_actions(&state, &clerk(), &world.facts);
    assert!(actions.iter().any(|action| action.refusal.is_some()));
}
