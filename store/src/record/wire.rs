//! Small conversions between the domain and columns.

use crate::StoreError;
use chrono::SubsecRound;
use domain::time::Moment;
use serde::Serialize;
use serde_json::Value;

/// The wire name of a value that is written as one text, such as a code.
pub(crate) fn name_of<T: Serialize>(value: &T) -> Result<String, StoreError> {
    match serde_json::to_value(value) {
        Ok(Value::String(name)) => Ok(name),
        _ => Err(StoreError::Unwritable("a code that is not one text")),
    }
}

/// A version as a column.
pub(crate) fn column(version: u64) -> i64 {
    i64::try_from(version).expect("a case never has 2^63 events")
}

/// A version from a column.
pub(crate) fn version(column: i64) -> Result<u64, StoreError> {
    u64::try_from(column).map_err(|_| StoreError::Unreadable("version"))
}

/// A small number (of a task, a deadline, an effect, a calendar) as a column.
pub(crate) fn small(number: u32) -> i32 {
    i32::try_from(number).expect("a case has fewer than 2^31 of anything")
}

/// A moment as both databases keep it: to the microsecond.
pub(crate) fn moment(moment: Moment) -> Moment {
    moment.trunc_subsecs(6)
}
