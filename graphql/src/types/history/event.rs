//! What the history asks of an event of any kind.

use super::marked::Marked;
use crate::Words;
use domain::access::Post;

/// Who learns that an event happened, among those who see the case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Audience {
    All,
    /// Whoever sees the papers of the case.
    Papers,
    /// Staff who work on it, and whoever audits.
    Staff,
}

/// An event of a kind, for people.
pub(crate) trait HistoryEvent: Send + Sync {
    fn title(&self) -> Words;

    /// To everybody else it is a step of which nothing is told.
    fn audience(&self) -> Audience {
        Audience::All
    }

    /// The posts whose work cases of the kind are; none where they are the work of the whole office. To others of the office an event says
    /// that it happened, and no more.
    fn posts(&self) -> Option<&'static [Post]> {
        None
    }

    /// What it says, field by field.
    fn details(&self) -> Vec<Marked>;
}
