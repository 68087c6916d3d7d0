//! What can be asked, one file per field.

mod accident_progress;
mod calendar_year;
mod case;
mod cases_of_vehicle;
mod inbox;
mod my_cases;
mod node;
mod office_staff;
mod offices;
mod progress;
mod read_log;
mod request_answer;
mod rollout;
mod service_guide;
mod viewer;
mod work_queue;

use async_graphql::MergedObject;

/// What can be asked. Scope decides what each person sees; what is not theirs looks like what is not there.
#[derive(Default, MergedObject)]
pub struct Query(
    viewer::ViewerQuery,
    node::NodeQuery,
    case::CaseQuery,
    my_cases::MyCasesQuery,
    work_queue::WorkQueueQuery,
    cases_of_vehicle::CasesOfVehicleQuery,
    inbox::InboxQuery,
    request_answer::RequestAnswerQuery,
    progress::ProgressQuery,
    accident_progress::AccidentProgressQuery,
    offices::OfficesQuery,
    office_staff::OfficeStaffQuery,
    service_guide::ServiceGuideQuery,
    calendar_year::CalendarYearQuery,
    rollout::RolloutQuery,
    read_log::ReadLogQuery,
);
