//! What the history asks of an event of any kind.

use super::marked::Marked;
use crate::Words;

/// An event of a kind, for people.
pub(crate) trait HistoryEvent: Send + Sync {
    fn title(&self) -> Words;

    /// What it says, field by field.
    fn details(&self) -> Vec<Marked>;
}
