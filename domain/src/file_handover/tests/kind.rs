//! The functions of the kind are those of the trait: what stands here becomes its implementation.

use super::{World, fixtures::gatherer};
use crate::{
    access::Actor,
    case::{
        AvailableAction, CaseCommand, CaseEvent, CaseKind, Casework, EffectEvent, EffectId, Entry, Envelope,
        Outcome, Refusal,
    },
    file_handover::{Command, Event, Facts, FileHandover, HandoverEffect, State},
};

/// The kind, as its workflow will see it.
#[derive(Debug)]
struct AsKind;

impl CaseKind for AsKind {
    const NAME: &'static str = FileHandover::NAME;
    type State = State;
    type Command = Command;
    type Event = Event;
    type Effect = HandoverEffect;
    type Facts = Facts;

    fn decide(
        state: Option<&State>,
        envelope: &Envelope<Command>,
        facts: &Facts,
    ) -> Result<Vec<Event>, Refusal> {
        FileHandover::decide(state, envelope, facts)
    }

    fn evolve(state: Option<State>, entry: &Entry<Event>) -> Option<State> {
        FileHandover::evolve(state, entry)
    }

    fn casework(state: &State) -> &Casework<HandoverEffect> {
        FileHandover::casework(state)
    }

    fn status(state: &State) -> &'static str {
        FileHandover::status(state)
    }

    fn closed(state: &State) -> bool {
        FileHandover::closed(state)
    }

    fn available_actions(state: &State, actor: &Actor, facts: &Facts) -> Vec<AvailableAction> {
        FileHandover::available_actions(state, actor, facts)
    }

    fn shared_command(command: CaseCommand) -> Command {
        FileHandover::shared_command(command)
    }

    fn settle_command(effect: EffectId, outcome: Outcome<HandoverEffect>) -> Command {
        FileHandover::settle_command(effect, outcome)
    }

    fn shared_event(event: &Event) -> Option<&CaseEvent> {
        FileHandover::shared_event(event)
    }

    fn effect_event(event: &Event) -> Option<&EffectEvent<HandoverEffect>> {
        FileHandover::effect_event(event)
    }
}

/// The history of a handover, read through the trait alone.
fn fold<K: CaseKind>(history: &[Entry<K::Event>]) -> Option<K::State> {
    history.iter().fold(None, |state, entry| K::evolve(state, entry))
}

#[test]
fn the_kind_fits_the_trait() {
    let world = World::transferred();
    let state = fold::<AsKind>(&world.history).unwrap();
    assert_eq!(AsKind::status(&state), "TRANSFERRED");
    assert!(AsKind::closed(&state));
    let shared = world
        .history
        .iter()
        .filter_map(|entry| AsKind::shared_event(&entry.event));
    assert!(shared.count() > 0);
    let effects = world
        .history
        .iter()
        .filter_map(|entry| AsKind::effect_event(&entry.event));
    assert!(effects.count() > 0);
    let settle = AsKind::settle_command(EffectId(1), Outcome::Notified);
    assert!(world.decide(&Actor::System, &settle).is_err(), "it is settled");
    let wake = AsKind::shared_command(CaseCommand::Wake);
    assert!(matches!(wake, Command::Case(CaseCommand::Wake)));
    let actions = AsKind::available_actions(&state, &gatherer(), &world.facts);
    assert!(actions.iter().all(|action| action.refusal.is_some()));
}
