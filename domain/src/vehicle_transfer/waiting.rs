//! Who has to do what next, in plain words.

use super::{Fees, Hold, Number, State, Status, VehicleFile, VehicleLock, clock};
use crate::{case::Task, file_handover::Desk, law::Words};

/// What the case waits for. What stops it or holds it up comes first.
pub fn waiting_for(state: &State) -> Words {
    if !state.status.is_end() && !state.stops.is_empty() {
        return stopped(state);
    }
    match (state.holds.first(), state.status) {
        (Some(hold), _) => held(*hold),
        (None, Status::Submitted) => Words::new("等待受理岗受理", "Intake staff have to take it up"),
        (None, Status::CorrectionRequested) => Words::new(
            "等待申请人补正材料",
            "The applicant has to supply what is missing",
        ),
        (None, Status::FileRequested | Status::PreAccepted) => file(state),
        (None, Status::Accepted) if state.inspection.is_none() => Words::new(
            "等待申请人交验机动车",
            "The vehicle has to be shown and inspected",
        ),
        (None, Status::Accepted) => Words::new(
            "等待登记审核岗审核",
            "The registration review has to propose a decision",
        ),
        (None, Status::PendingApproval) => Words::new("等待业务领导岗审批", "The lead has to decide"),
        (None, Status::Approved) => approved(state),
        (None, Status::Registering) => {
            Words::new("等待登记系统确认", "The vehicle registry has to confirm it")
        }
        (None, Status::Registered | Status::TransferredOut) => afterwards(state),
        (None, Status::NotAccepted | Status::Refused) if state.served_on.is_none() => {
            Words::new("等待决定书送达", "The decision has to be served on the applicant")
        }
        (None, Status::NotAccepted | Status::Refused | Status::Withdrawn | Status::Lapsed) => {
            after_end(state)
        }
    }
}

/// Until the acceptance it is intake staff who say no.
const fn stopped(state: &State) -> Words {
    if state.acceptance.is_some() {
        Words::new(
            "机动车状态不允许办理，等待业务领导岗决定",
            "The state of the vehicle bars it; the lead has to decide",
        )
    } else {
        Words::new(
            "机动车状态不允许受理，等待受理岗或者业务领导岗处理",
            "The state of the vehicle bars it; intake staff or the lead have to decide",
        )
    }
}

const fn held(hold: Hold) -> Words {
    match hold {
        Hold::Ground { .. } => Words::new(
            "等待申请人处理未了事项",
            "The applicant has to settle something first",
        ),
        Hold::Objection { .. } => Words::new("等待处理异议", "The office has to look into an objection"),
        Hold::Absence => Words::new(
            "申请人未到场，等待交验机动车",
            "Nobody came; the vehicle has to be shown",
        ),
    }
}

const fn file(state: &State) -> Words {
    match state.file {
        VehicleFile::Requested {
            late: Some(Desk::Supervision),
            ..
        } => Words::new(
            "接收地逾期未核对电子档案",
            "This office is late with its check of the file",
        ),
        VehicleFile::Requested { late: Some(_), .. } => Words::new(
            "转出地逾期未上传电子档案",
            "The office of registration is late with the file",
        ),
        VehicleFile::Requested { .. } => {
            Words::new("等待电子档案移交", "The file has to be handed over and checked")
        }
        VehicleFile::Failed { .. } | VehicleFile::Elsewhere => Words::new(
            "档案未到，等待受理岗处理",
            "The file did not come; intake staff see to it",
        ),
        VehicleFile::AtHand | VehicleFile::Arrived => {
            Words::new("等待受理岗受理", "Intake staff have to take it up")
        }
    }
}

const fn approved(state: &State) -> Words {
    if matches!(state.lock, VehicleLock::Refused) {
        return Words::new(
            "机动车正在办理其他业务，等待其办结",
            "Other business with the vehicle has to end first",
        );
    }
    let has_number = matches!(state.number, Number::Reserved(_) | Number::Assigned(_));
    if !state.is_departure() && !has_number {
        return Words::new("等待申请人选定号牌号码", "The applicant has to choose a number");
    }
    if matches!(state.fees, Fees::Due { .. }) {
        return Words::new("等待申请人缴费", "The applicant has to pay");
    }
    Words::new("等待牌证管理岗办理", "Staff of plates and papers see to it")
}

fn after_end(state: &State) -> Words {
    if state.is_over() {
        Words::new("无待办事项", "Nothing; the matter has ended")
    } else if state.work.tasks.iter().any(Task::is_open) {
        Words::new("等待工作人员处理后续事项", "Staff have to see to what is left")
    } else if state.awaits_file() {
        Words::new("等待档案移交终止", "The handover of the file has to end")
    } else {
        Words::new("等待临时行驶车号牌失效", "The temporary plate has to run out")
    }
}

fn afterwards(state: &State) -> Words {
    if state.is_carried_out() {
        return after_end(state);
    }
    Words::new(
        "等待签注证书、发放号牌和归档",
        "Certificate, plates and archive are seen to",
    )
}

/// The period of a pre-acceptance is as short as the one of an acceptance, and the office of registration has longer to send
/// the file.
const BEFORE_THE_FILE: &str =
    "whether the period runs from a pre-acceptance at the counter, before the file is here, no article says";

/// What is not settled about the period of this step, by the law, by the route and by the way it was taken up: shown beside
/// the due day.
pub fn period_in_doubt(state: &State) -> Vec<&'static str> {
    let step = clock::step_of(state.act, state.occasion()).doubt;
    let acceptance = state.acceptance;
    let route = acceptance.and_then(|acceptance| acceptance.route?.doubt(acceptance.rules));
    let early = acceptance.is_some_and(|acceptance| acceptance.before_the_file);
    let early = early.then_some(BEFORE_THE_FILE);
    step.into_iter().chain(route).chain(early).collect()
}
