//! Small things that a case shows.

use crate::date::Date;
use async_graphql::SimpleObject;

/// The day by which something has to happen (预计完成日)
#[derive(Clone, Copy, Debug, SimpleObject)]
pub struct ExpectedBy {
    pub date: Date,
    /// It reaches into a year without an official calendar, so it can still move (暂定)
    pub provisional: bool,
}

/// What is handed out at the counter (受理回执)
#[derive(Clone, Debug, SimpleObject)]
pub struct Receipt {
    pub number: String,
    /// With the number it shows the progress of the case, and nothing about anybody.
    pub code: String,
}
