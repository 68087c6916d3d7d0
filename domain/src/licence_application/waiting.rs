//! Who has to do what next, in plain words.

use super::{Delivery, IntakeChannel, State, Status};
use crate::{case::TaskPurpose, law::Words};

/// What the case waits for.
pub fn waiting_for(state: &State) -> Words {
    match state.status {
        Status::Submitted if state.receipt_unconfirmed => Words::new(
            "等待负责人或者监督岗确认实际收件时间",
            "A second person has to confirm the time of receipt",
        ),
        Status::Submitted if state.channel == IntakeChannel::Online => Words::new(
            "请到窗口办理，由受理岗转为现场办理",
            "Come to the counter; intake staff then handle the application there",
        ),
        Status::Submitted => Words::new("等待受理岗受理", "Intake staff have to accept the application"),
        Status::CorrectionRequested => Words::new(
            "等待申请人补正材料",
            "The applicant has to supply what is missing",
        ),
        Status::Accepted => Words::new(
            "等待工作人员领办审核",
            "A member of staff has to take up the review",
        ),
        Status::Review => Words::new("等待审核意见", "The reviewer has to propose a decision"),
        Status::PendingApproval => Words::new("等待业务领导岗审批", "The lead has to decide"),
        Status::Inquiry => Words::new("等待调查结果", "The inquiry has to come to a result"),
        Status::Issuing => Words::new(
            "等待核发系统确认",
            "The licence registry has to confirm the issue",
        ),
        Status::Issued => after_issue(state),
        Status::NotAccepted | Status::Refused | Status::Revoked if state.served_on.is_none() => {
            Words::new("等待决定书送达", "The decision has to be served on the person")
        }
        Status::CounterOnly => Words::new("请到窗口办理", "Come to the counter"),
        _ => follow_up(state),
    }
}

fn after_issue(state: &State) -> Words {
    match state.delivery {
        Delivery::UnderWay => Words::new(
            "等待电子证送达账户",
            "The licence is on its way to the person's account",
        ),
        Delivery::NoAccount => Words::new(
            "电子证已核发，等待本人开通账户后重新投递",
            "Issued; it is delivered again once the person has an account",
        ),
        Delivery::None | Delivery::Received { .. } => follow_up(state),
    }
}

fn follow_up(state: &State) -> Words {
    if state.work.open_task(TaskPurpose::FollowUp).is_some() {
        Words::new(
            "通知未能送达，等待工作人员联系本人",
            "A message came back; staff have to reach the person",
        )
    } else {
        Words::new("无待办事项", "Nothing; the matter has ended")
    }
}
