//! Working days, readable without signing in.

use crate::{date::Date, failure::Result, request, types::CalendarYear};
use async_graphql::{Context, Object};
use chrono::Datelike;
use domain::identifier::OfficeCode;

#[derive(Default)]
pub(super) struct CalendarYearQuery;

#[Object]
impl CalendarYearQuery {
    /// The calendar of an office for one year; nothing for an office that there is not (工作日历)
    async fn calendar_year(
        &self,
        ctx: &Context<'_>,
        office: String,
        year: i32,
    ) -> Result<Option<CalendarYear>> {
        let Ok(code) = OfficeCode::parse(&office) else {
            return Ok(None);
        };
        let data = request::services(ctx).store.office_data();
        let (Some(office), Some(calendar)) = (data.office(&code).await?, data.calendar(&code).await?) else {
            return Ok(None);
        };
        let plan = calendar.year(year);
        Ok(Some(CalendarYear {
            year,
            version: calendar.version(),
            official: plan.is_some(),
            holidays: plan
                .iter()
                .flat_map(|plan| &plan.holidays)
                .copied()
                .map(Date)
                .collect(),
            make_up_days: plan
                .iter()
                .flat_map(|plan| &plan.make_up_days)
                .copied()
                .map(Date)
                .collect(),
            local_days_off: office
                .days_off
                .into_iter()
                .filter(|day| day.year() == year)
                .map(Date)
                .collect(),
            source: plan.map(|plan| plan.source.clone()),
        }))
    }
}
