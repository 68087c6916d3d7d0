//! The kind through its trait alone, as its workflow and the record use it.

use super::{World, fixtures::*};
use crate::{
    case::{CaseCommand, CaseKind, EffectId, Entry, Outcome},
    evidence_access::{Command, EvidenceAccess},
};

/// A history, read through the trait alone.
fn fold<K: CaseKind>(history: &[Entry<K::Event>]) -> Option<K::State> {
    history.iter().fold(None, |state, entry| K::evolve(state, entry))
}

#[test]
fn the_kind_fits_the_trait() {
    let world = World::viewing();
    let state = fold::<EvidenceAccess>(&world.history).unwrap();
    assert_eq!(EvidenceAccess::status(&state), "GRANTED");
    assert!(!EvidenceAccess::closed(&state));
    assert_eq!(EvidenceAccess::casework(&state).applicant, APPLICANT);
    assert_eq!(
        EvidenceAccess::next_wake(&state),
        state.grant.map(|grant| grant.ends_at)
    );
    assert_eq!(
        EvidenceAccess::casework(&state).next_wake(),
        None,
        "its moments are its own"
    );
    let events = world.history.iter().map(|entry| &entry.event);
    let asked = events.clone().filter_map(EvidenceAccess::effect_event).count();
    let shared = events.filter_map(EvidenceAccess::shared_event).count();
    assert!(asked > 0 && shared > 0);
    let wake = EvidenceAccess::shared_command(CaseCommand::Wake);
    assert!(matches!(wake, Command::Case(CaseCommand::Wake)));
    let settle = EvidenceAccess::settle_command(EffectId(99), Outcome::Notified);
    assert_eq!(
        world.code(&crate::access::Actor::System, settle),
        "WRONG_STATE",
        "it is settled"
    );
    let actions = EvidenceAccess::available_actions(&state, &officer(), &world.facts);
    assert!(actions.iter().any(|action| action.refusal.is_some()));
}
