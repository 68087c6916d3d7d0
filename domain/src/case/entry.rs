//! An event as it stands in the history.

use crate::{access::Actor, time::Moment};
use serde::{Deserialize, Serialize};

/// One event with its place, time and author.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Entry<E> {
    /// Place in the history, from 1; the version of the case after this event.
    pub version: u64,
    /// Office time.
    pub at: Moment,
    pub actor: Actor,
    pub event: E,
}
