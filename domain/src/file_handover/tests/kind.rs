//! The kind through its trait alone, as its workflow and the record use it.

use super::{World, fixtures::gatherer};
use crate::{
    access::Actor,
    case::{CaseCommand, CaseKind, EffectId, Entry, Outcome},
    file_handover::{Command, FileHandover},
};

/// The history of a handover, read through the trait alone.
fn fold<K: CaseKind>(history: &[Entry<K::Event>]) -> Option<K::State> {
    history.iter().fold(None, |state, entry| K::evolve(state, entry))
}

#[test]
fn the_kind_fits_the_trait() {
    let world = World::transferred();
    let state = fold::<FileHandover>(&world.history).unwrap();
    assert_eq!(FileHandover::status(&state), "TRANSFERRED");
    assert!(FileHandover::closed(&state));
    let shared = world
        .history
        .iter()
        .filter_map(|entry| FileHandover::shared_event(&entry.event));
    assert!(shared.count() > 0);
    let effects = world
        .history
        .iter()
        .filter_map(|entry| FileHandover::effect_event(&entry.event));
    assert!(effects.count() > 0);
    let settle = FileHandover::settle_command(EffectId(1), Outcome::Notified);
    assert!(world.decide(&Actor::System, &settle).is_err(), "it is settled");
    let wake = FileHandover::shared_command(CaseCommand::Wake);
    assert!(matches!(wake, Command::Case(CaseCommand::Wake)));
    let actions = FileHandover::available_actions(&state, &gatherer(), &world.facts);
    assert!(actions.iter().all(|action| action.refusal.is_some()));
}
