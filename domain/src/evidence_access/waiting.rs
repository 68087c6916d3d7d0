//! Who has to do what next, in plain words.

use super::{Grant, State, Status};
use crate::{case::Task, law::Words};

/// What the case waits for. What holds it up comes first.
pub fn waiting_for(state: &State) -> Words {
    if let Some(hold) = state.hold {
        return hold.words();
    }
    match state.status {
        Status::Submitted => Words::new("等待事故处理岗受理", "The accident unit has to take it up"),
        Status::CorrectionRequested => Words::new(
            "等待申请人补正材料",
            "The applicant has to supply what is missing",
        ),
        Status::Review => Words::new("等待逐项审核意见", "The reviewer has to judge each item"),
        Status::PendingConsent => Words::new(
            "等待事故处理机构负责人审批",
            "The head of the accident unit has to decide",
        ),
        Status::Preparing if state.unreadable.is_empty() => {
            Words::new("等待材料制作", "The pages are being made")
        }
        Status::Preparing => Words::new(
            "材料无法制作，等待工作人员处理",
            "Pages could not be made; staff see to it",
        ),
        Status::Granted => granted(state.grant.as_ref()),
        Status::Expired => Words::new(
            "查阅期限届满，可以申请续期",
            "The time has passed; it can be renewed",
        ),
        _ => after_end(state),
    }
}

const fn granted(grant: Option<&Grant>) -> Words {
    match grant {
        Some(Grant {
            suspended_since: Some(_),
            ..
        }) => Words::new(
            "事故重新调查，暂停查阅",
            "The accident is investigated again; access is suspended",
        ),
        Some(Grant { opened: false, .. }) => {
            Words::new("等待查阅开始日期", "The first day of access has to come")
        }
        _ => Words::new("申请人可以查阅", "The applicant can see it"),
    }
}

fn after_end(state: &State) -> Words {
    if state.is_contestable() && state.served_on.is_none() {
        return Words::new("等待决定书送达", "The decision has to be served on the person");
    }
    if state.work.tasks.iter().any(Task::is_open) {
        Words::new("等待工作人员处理后续事项", "Staff have to see to what is left")
    } else {
        Words::new("无待办事项", "Nothing; the matter has ended")
    }
}
