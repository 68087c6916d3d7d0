//! The one trait that a case kind implements; everything here is pure.

use super::{
    CaseCommand, CaseEvent, CaseFacts, Casework, EffectEvent, EffectId, Entry, Envelope, Outcome, OwnEffect,
    Refusal,
};
use crate::{access::Actor, time::Moment};
use serde::{Serialize, de::DeserializeOwned};
use std::fmt::Debug;

/// The rules of one kind of case.
pub trait CaseKind: Debug + Send + Sync + 'static {
    /// Wire name: the workflow type, the `kind` column and the folder at every level.
    const NAME: &'static str;
    /// What all events so far amount to. Carries no names and no document numbers.
    type State: Clone + Debug + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static;
    /// What can be asked of the case, by people and by the system.
    type Command: Clone + Debug + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static;
    /// What happened, in the past tense.
    type Event: Clone + Debug + PartialEq + Serialize + DeserializeOwned + Send + Sync + 'static;
    /// What it asks of the world beside notices.
    type Effect: OwnEffect;
    /// What `record` looks up inside its transaction, so that `decide` never waits.
    type Facts: AsRef<CaseFacts> + Clone + Debug + Send + Sync + 'static;

    /// What follows from a command now. `state` is `None` before the case is opened; a second opening is refused
    /// `CASE_EXISTS`.
    fn decide(
        state: Option<&Self::State>,
        envelope: &Envelope<Self::Command>,
        facts: &Self::Facts,
    ) -> Result<Vec<Self::Event>, Refusal>;

    /// The state after an event. Never refuses, and never changes for a released event version: running cases are
    /// replayed through it. An event that cannot open a case leaves `None`.
    fn evolve(state: Option<Self::State>, entry: &Entry<Self::Event>) -> Option<Self::State>;

    /// The part that all kinds share.
    fn casework(state: &Self::State) -> &Casework<Self::Effect>;

    /// The next moment at which something happens by itself. A kind that waits for moments of its own says those too.
    fn next_wake(state: &Self::State) -> Option<Moment> {
        Self::casework(state).next_wake()
    }

    /// The status as it stands in the row and in GraphQL (`SCREAMING_SNAKE_CASE`).
    fn status(state: &Self::State) -> &'static str;

    /// Whether the case has ended, so that only its unsent effects keep the workflow open.
    fn closed(state: &Self::State) -> bool;

    /// What this person could do now, each with the reason where they cannot, by the same guards as `decide`.
    fn available_actions(state: &Self::State, actor: &Actor, facts: &Self::Facts) -> Vec<AvailableAction>;

    /// A shared command as one of this kind: timers and calendars speak through it.
    fn shared_command(command: CaseCommand) -> Self::Command;

    /// The answer of an effect as a command of this kind.
    fn settle_command(effect: EffectId, outcome: Outcome<Self::Effect>) -> Self::Command;

    /// The shared part of an event, if it is one.
    fn shared_event(event: &Self::Event) -> Option<&CaseEvent>;

    /// What it says of an effect, if it is about one.
    fn effect_event(event: &Self::Event) -> Option<&EffectEvent<Self::Effect>>;
}

/// An act and whether it is possible now.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct AvailableAction {
    /// The mutation's name, for example `acceptLicenceApplication`.
    pub action: &'static str,
    /// Why not; `None` when it is allowed.
    pub refusal: Option<Refusal>,
}
