//! The functions of the kind are those of the trait: what stands here becomes its implementation.

use super::{World, fixtures::*};
use crate::{
    access::Actor,
    case::{
        AvailableAction, CaseCommand, CaseEvent, CaseKind, Casework, EffectEvent, EffectId, Entry, Envelope,
        Outcome, Refusal,
    },
    vehicle_transfer::{Command, Event, Facts, State, TransferEffect, VehicleTransfer},
};

/// The kind, as its workflow will see it.
#[derive(Debug)]
struct AsKind;

impl CaseKind for AsKind {
    const NAME: &'static str = VehicleTransfer::NAME;
    type State = State;
    type Command = Command;
    type Event = Event;
    type Effect = TransferEffect;
    type Facts = Facts;

    fn decide(
        state: Option<&State>,
        envelope: &Envelope<Command>,
        facts: &Facts,
    ) -> Result<Vec<Event>, Refusal> {
        VehicleTransfer::decide(state, envelope, facts)
    }

    fn evolve(state: Option<State>, entry: &Entry<Event>) -> Option<State> {
        VehicleTransfer::evolve(state, entry)
    }

    fn casework(state: &State) -> &Casework<TransferEffect> {
        VehicleTransfer::casework(state)
    }

    fn status(state: &State) -> &'static str {
        VehicleTransfer::status(state)
    }

    fn closed(state: &State) -> bool {
        VehicleTransfer::closed(state)
    }

    fn available_actions(state: &State, actor: &Actor, facts: &Facts) -> Vec<AvailableAction> {
        VehicleTransfer::available_actions(state, actor, facts)
    }

    fn shared_command(command: CaseCommand) -> Command {
        VehicleTransfer::shared_command(command)
    }

    fn settle_command(effect: EffectId, outcome: Outcome<TransferEffect>) -> Command {
        VehicleTransfer::settle_command(effect, outcome)
    }

    fn shared_event(event: &Event) -> Option<&CaseEvent> {
        VehicleTransfer::shared_event(event)
    }

    fn effect_event(event: &Event) -> Option<&EffectEvent<TransferEffect>> {
        VehicleTransfer::effect_event(event)
    }
}

/// The history of a transfer, read through the trait alone.
fn fold<K: CaseKind>(history: &[Entry<K::Event>]) -> Option<K::State> {
    history.iter().fold(None, |state, entry| K::evolve(state, entry))
}

#[test]
fn the_kind_fits_the_trait() {
    let mut world = World::registered();
    world.hand_over();
    let state = fold::<AsKind>(&world.history).unwrap();
    assert_eq!(AsKind::status(&state), "REGISTERED");
    assert!(AsKind::closed(&state) && AsKind::casework(&state).effects.is_empty());
    let events = world.history.iter().map(|entry| &entry.event);
    let asked = events.clone().filter_map(AsKind::effect_event).count();
    let shared = events.filter_map(AsKind::shared_event).count();
    assert!(asked > 0 && shared > 0);
    let wake = AsKind::shared_command(CaseCommand::Wake);
    assert!(matches!(wake, Command::Case(CaseCommand::Wake)));
    let settle = AsKind::settle_command(EffectId(1), Outcome::Notified);
    assert_eq!(world.code(&system(), settle), "WRONG_STATE", "it is settled");
    let actions = AsKind::available_actions(&state, &clerk(), &world.facts);
    assert!(actions.iter().any(|action| action.refusal.is_some()));
}
