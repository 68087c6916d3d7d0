//! The temporary plate: it ends on a calendar day, and never after the insurance.

use chrono::NaiveDate;

/// The last day of a temporary plate whose period ends on `due`: never after the compulsory insurance (O164 47(5)).
pub fn last_day_of_temporary_plate(due: NaiveDate, insured_to: NaiveDate) -> NaiveDate {
    due.min(insured_to)
}
