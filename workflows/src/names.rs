//! Names that cross a process, each as a function with its inverse.

use domain::identifier::{DivisionCode, OfficeCode};

/// The update that carries every command of a case.
pub const COMMAND_UPDATE: &str = "command";
/// The signal that asks a case to count its deadlines again.
pub const RECALCULATE_SIGNAL: &str = "recalculate";

/// The one workflow that asks for the checkpoint of each day.
pub const DAILY_CHECKPOINT: &str = "daily-checkpoint";

/// The signal that tells a case at which version its row is.
pub const CATCH_UP_SIGNAL: &str = "catch_up";

const QUEUE_PREFIX: &str = "province-";

/// The task queue of a province. What must happen at an office runs on its province's workers.
pub fn task_queue(province: &DivisionCode) -> String {
    format!("{QUEUE_PREFIX}{}", province.as_str())
}

/// The task queue of the office's province.
pub fn task_queue_of(office: &OfficeCode) -> String {
    task_queue(&office.province())
}

/// The province of a task queue, if it is one of ours.
pub fn province(task_queue: &str) -> Option<DivisionCode> {
    task_queue.strip_prefix(QUEUE_PREFIX)?.parse().ok()
}

/// The workflow that brings a calendar version to the open cases; its version is part of its id.
pub fn calendar_publication(version: u32) -> String {
    format!("calendar-publication-{version}")
}

/// The calendar version of such a workflow id.
pub fn calendar_version(workflow_id: &str) -> Option<u32> {
    workflow_id.strip_prefix("calendar-publication-")?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_can_be_read_back() {
        let office: OfficeCode = "44010001".parse().unwrap();
        assert_eq!(task_queue_of(&office), "province-440000");
        assert_eq!(province("province-440000"), Some(office.province()));
        assert_eq!(province("other"), None);
        assert_eq!(calendar_version(&calendar_publication(7)), Some(7));
        assert_eq!(calendar_version("44010001-20211022-00000000-X"), None);
    }
}
