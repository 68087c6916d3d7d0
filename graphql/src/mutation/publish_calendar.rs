//! The official notice of a year.

use crate::{
    Words,
    date::Date,
    failure::{Failure, Result},
    request,
    types::Problem,
};
use async_graphql::{Context, InputObject, Object, SimpleObject};
use domain::calendar::{CalendarProblem, CalendarYear};
use uuid::Uuid;

/// The calendar of a year, as the official notice has it (公布放假安排)
#[derive(Clone, Debug, InputObject)]
pub struct PublishCalendarInput {
    /// Your name for this request.
    pub request_id: Uuid,
    pub year: i32,
    /// Weekdays off (放假)
    pub holidays: Vec<Date>,
    /// Saturdays and Sundays that are worked (调休上班)
    pub make_up_days: Vec<Date>,
    /// The notice that says so (通知文号)
    pub source: String,
}

/// What became of the publication.
#[derive(Clone, Debug, SimpleObject)]
pub struct PublishCalendarPayload {
    pub request_id: Uuid,
    /// The new version; open provisional deadlines are counted again by it.
    pub version: Option<u32>,
    pub problems: Vec<Problem>,
}

#[derive(Default)]
pub(super) struct PublishCalendarMutation;

#[Object]
impl PublishCalendarMutation {
    /// Publishes the official calendar of a year; for administrators (公布放假安排)
    async fn publish_calendar(
        &self,
        ctx: &Context<'_>,
        input: PublishCalendarInput,
    ) -> Result<PublishCalendarPayload> {
        let by = request::administrator(ctx)?.person;
        let days = |days: Vec<Date>| days.into_iter().map(|day| day.0).collect();
        let plan = CalendarYear {
            holidays: days(input.holidays),
            make_up_days: days(input.make_up_days),
            source: input.source,
        };
        let engine = &request::services(ctx).engine;
        let published = engine
            .publish_calendar(input.year, plan, by)
            .await
            .map_err(Failure::from)?;
        let language = request::language(ctx);
        let (version, problems) = match published {
            Ok(version) => (Some(version), vec![]),
            Err(problem) => {
                let (code, field, words) = told(problem);
                (None, vec![Problem::of(code, words, language).on(field)])
            }
        };
        Ok(PublishCalendarPayload {
            request_id: input.request_id,
            version,
            problems,
        })
    }
}

/// Code, field and words of what is wrong with a calendar.
fn told(problem: CalendarProblem) -> (&'static str, &'static str, Words) {
    match problem {
        CalendarProblem::VersionNotNewer { .. } => (
            "CALENDAR_CHANGED",
            "input.year",
            Words::new(
                "日历已更新，请重试",
                "The calendar has changed meanwhile: try again.",
            ),
        ),
        CalendarProblem::OtherYear { year, day } => (
            "CALENDAR_OTHER_YEAR",
            "input.holidays",
            Words::new(
                format!("{day}不在{year}年"),
                format!("{day} does not lie in {year}."),
            ),
        ),
        CalendarProblem::HolidayOnWeekend { day } => (
            "CALENDAR_HOLIDAY_ON_WEEKEND",
            "input.holidays",
            Words::new(
                format!("{day}本为周末"),
                format!("{day} is a weekend day anyway."),
            ),
        ),
        CalendarProblem::MakeUpOnWeekday { day } => (
            "CALENDAR_MAKE_UP_ON_WEEKDAY",
            "input.makeUpDays",
            Words::new(format!("{day}不是周末"), format!("{day} is a weekday.")),
        ),
        CalendarProblem::NoHolidays { year } => (
            "CALENDAR_NO_HOLIDAYS",
            "input.holidays",
            Words::new(
                format!("{year}年没有放假日"),
                format!("{year} has no holiday on a weekday."),
            ),
        ),
        CalendarProblem::NoSource { .. } => (
            "CALENDAR_NO_SOURCE",
            "input.source",
            Words::new("未注明来源", "No source is named."),
        ),
    }
}
