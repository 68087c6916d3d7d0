//! The watch over the unit's register.

use super::{Access, UNIT};
use crate::people;
use activities::ports::AccidentFiles;
use server::wiring::{OfAccidents, Watch, WatchError};
use std::sync::Arc;

/// One round over the unit's province, at the time of an application. How many were told something.
pub async fn look(access: &Access<'_>) -> usize {
    let accidents = access.world.activities().accidents.clone();
    look_at(access, accidents).await.unwrap()
}

/// The same, in files that the caller brings.
pub async fn look_at(access: &Access<'_>, accidents: Arc<dyn AccidentFiles>) -> Result<usize, WatchError> {
    let activities = access.world.activities();
    let watch = Watch {
        store: activities.store.clone(),
        lookout: OfAccidents { accidents },
        cases: activities.other_cases.clone(),
    };
    let provinces = [people::office(UNIT).province()];
    watch.round(access.now(), &provinces).await
}
