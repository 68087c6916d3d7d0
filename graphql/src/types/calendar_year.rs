//! The working days of an office in one year.

use crate::date::Date;
use async_graphql::SimpleObject;

/// The calendar of an office for one year (工作日历)
#[derive(Clone, Debug, SimpleObject)]
pub struct CalendarYear {
    pub year: i32,
    /// The version of the calendar as a whole.
    pub version: u32,
    /// Whether the official notice for the year is known. Until then deadlines that reach into it are provisional.
    pub official: bool,
    /// Weekdays off (放假)
    pub holidays: Vec<Date>,
    /// Saturdays and Sundays that are worked (调休上班)
    pub make_up_days: Vec<Date>,
    /// Days on which this office alone is closed (本地放假)
    pub local_days_off: Vec<Date>,
    /// The notice or collection that says so, with what is doubted about it.
    pub source: Option<String>,
}
