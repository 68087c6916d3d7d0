//! How the events of a kind add up: the part of a kind that a draft needs.

use super::{CaseEvent, CaseKind, Casework, EffectEvent, Entry, OwnEffect};

/// What events of one kind amount to. Every [`CaseKind`] has it; a kind whose rules stand before its workflow and its store
/// has it alone.
pub trait Fold {
    type State;
    type Event: From<CaseEvent> + From<EffectEvent<Self::Effect>>;
    type Effect: OwnEffect;

    /// The state after an event, as [`CaseKind::evolve`].
    fn evolve(state: Option<Self::State>, entry: &Entry<Self::Event>) -> Option<Self::State>;

    /// The part that all kinds share.
    fn casework(state: &Self::State) -> &Casework<Self::Effect>;
}

impl<K: CaseKind> Fold for K
where
    K::Event: From<CaseEvent> + From<EffectEvent<K::Effect>>,
{
    type State = K::State;
    type Event = K::Event;
    type Effect = K::Effect;

    fn evolve(state: Option<Self::State>, entry: &Entry<Self::Event>) -> Option<Self::State> {
        K::evolve(state, entry)
    }

    fn casework(state: &Self::State) -> &Casework<Self::Effect> {
        K::casework(state)
    }
}
