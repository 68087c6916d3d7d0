//! How the events of a kind add up: the part of a kind that a draft needs.

use super::{CaseEvent, CaseKind, Casework, Entry};

/// What events of one kind amount to. Every [`CaseKind`] has it; a kind whose rules stand before its workflow and its store
/// has it alone.
pub trait Fold {
    type State;
    type Event: From<CaseEvent>;

    /// The state after an event, as [`CaseKind::evolve`].
    fn evolve(state: Option<Self::State>, entry: &Entry<Self::Event>) -> Option<Self::State>;

    /// The part that all kinds share.
    fn casework(state: &Self::State) -> &Casework;
}

impl<K: CaseKind> Fold for K
where
    K::Event: From<CaseEvent>,
{
    type State = K::State;
    type Event = K::Event;

    fn evolve(state: Option<Self::State>, entry: &Entry<Self::Event>) -> Option<Self::State> {
        K::evolve(state, entry)
    }

    fn casework(state: &Self::State) -> &Casework {
        K::casework(state)
    }
}
