//! The activity `vehicle_lock`: the office of origin keeps other business away from a vehicle whose file is on its way.

use super::{Answer, Call};
use crate::Activities;

pub(crate) async fn vehicle_lock(_activities: &Activities, _call: &Call) -> Answer {
    todo!("the lock of the record")
}
