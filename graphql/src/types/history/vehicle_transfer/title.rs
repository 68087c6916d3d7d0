//! What happened to a transfer, in words.

use super::answers::{answered, asked};
use crate::{
    Words,
    types::history::shared_title::{effect_title, shared_title},
};
use domain::vehicle_transfer::Event;

pub(super) fn title(event: &Event) -> Words {
    if let Some(words) = on_paper(event) {
        return words;
    }
    let (zh, en) = match event {
        Event::Submitted { .. } => ("提交申请", "The application was submitted"),
        Event::CorrectionRequested { .. } => ("一次告知补正", "Corrections were asked for"),
        Event::CorrectionAnswered { .. } => ("提交补正", "The corrections were answered"),
        Event::FileRequested => ("发出调档请求", "The file was asked for"),
        Event::HandoverBegun { .. } => ("档案移交开始", "The handover of the file began"),
        Event::FileArrived => ("电子档案已核对接收", "The file has come and was taken"),
        Event::FileTraced { here, .. } => traced(*here),
        Event::FileFailed { .. } => ("档案未能移交", "The file does not come"),
        Event::FileDelayed { .. } => ("档案移交逾期督办", "An office is late with the file"),
        Event::PreAccepted { .. } => ("预受理", "Taken up at the counter before its file"),
        Event::Accepted { .. } => ("受理", "The application was accepted"),
        Event::NotAccepted { .. } => ("不予受理", "The application was not accepted"),
        Event::PartyNamed { .. } => ("增加当事人", "Another party was named"),
        Event::PowersSeen { .. } => ("代理权限已核验", "The paper of who acts was seen"),
        Event::ConsentGiven { .. } => ("当事人同意共同申请", "A party joined the application"),
        Event::ConsentDenied { .. } => ("当事人不同意共同申请", "A party did not join the application"),
        Event::Objected { .. } => ("提出异议", "Somebody objected"),
        Event::ObjectionSettled { lifted: true, .. } => ("异议已解除", "The objection does not stand"),
        Event::ObjectionSettled { .. } => ("异议成立", "The objection stands"),
        Event::InspectionBooked { .. } => ("预约查验", "The inspection was booked"),
        Event::AbsenceRecorded { .. } => ("未到场", "Nobody came to the inspection"),
        Event::Inspected { .. } => ("查验", "The vehicle was inspected"),
        Event::Held { .. } => ("暂停办理", "The case is on hold"),
        Event::Resumed { .. } => ("恢复办理", "The case goes on"),
        Event::Stopped { .. } => ("中止办理", "The case was stopped"),
        Event::StopLifted { .. } => ("解除中止", "The stop was lifted"),
        Event::DecisionProposed { .. } => ("提出审核意见，报审", "A decision was proposed"),
        Event::ReturnedToReview { .. } => ("退回复审", "Returned to review"),
        Event::Approved { .. } => ("核准", "The registration was approved"),
        Event::Refused { .. } => ("不予办理", "The registration was refused"),
        Event::VehicleReported { .. } => ("登记系统通报车辆变化", "The registry reported a change"),
        Event::Withdrawn { .. } => ("撤回申请", "The application was withdrawn"),
        Event::Lapsed => ("逾期终止办理", "Ended: nobody came in time"),
        Event::NumbersAsked => ("请求随机选号", "Numbers were asked for"),
        Event::NumbersOffered { .. } => ("提供备选号码", "Numbers were offered"),
        Event::NumberChosen { composed: true, .. } => ("自行编排号码", "A number was composed"),
        Event::NumberChosen { .. } => ("选定号码", "A number was chosen"),
        Event::NumberClaimed { .. } => ("申请使用原号牌号码", "A former number was claimed"),
        Event::NumberReserved { .. } => ("号码已保留", "The number is kept"),
        Event::NumberDenied { .. } => ("号码不可用，须另行选号", "The number cannot be had"),
        Event::NumberAssigned => ("号码已启用", "The number is on the vehicle"),
        Event::NumberLost => (
            "号码未能启用，须另行选号",
            "The number was lost; another is needed",
        ),
        Event::FeesSet { .. } => ("核定费用", "The fees were set"),
        Event::FeesPaid { .. } => ("缴费登记", "The fees were paid"),
        Event::FeesWaived { .. } => ("免收费用", "The fees were waived"),
        Event::PlatesWithdrawn { .. } => ("收回号牌、行驶证", "The old plates and permit were taken in"),
        Event::TemporaryPlateIssued { .. } => ("核发临时行驶车号牌", "A temporary plate was issued"),
        Event::CertificateEndorsed { .. } => ("签注登记证书", "The certificate was endorsed"),
        Event::RegistrationBegun { .. } => ("报请登记", "The registry was asked to register"),
        Event::LockRefused { .. } => (
            "机动车正在办理其他业务，未能锁定",
            "Other business goes on with the vehicle: it could not be locked",
        ),
        Event::RegistrationBarred => (
            "登记系统未予登记，重新决定",
            "The registry did not register; a person decides again",
        ),
        Event::Registered => ("已登记", "The vehicle was registered"),
        Event::TransferredOut => ("已转出", "The vehicle has left the register"),
        Event::OriginClosed => ("转出地已办结", "The other office knows"),
        Event::FileReady => ("电子档案已备妥", "The file is ready to be asked for"),
        Event::PlatesHandedOver { .. } => ("发放号牌", "The plates were handed over"),
        Event::Archived { .. } => ("归档", "The file was archived"),
        Event::ArrivedElsewhere => ("车辆已在转入地登记", "Registered at its new place"),
        Event::ServiceRecorded { .. } => ("送达登记", "Service was recorded"),
        Event::FollowUpCompleted { .. } => ("后续事项办结", "The follow-up was completed"),
        Event::Effect(effect) => return effect_title(effect, asked, answered),
        Event::Case(shared) => return shared_title(shared),
    };
    Words::new(zh, en)
}

/// Where the file is that an earlier handover moved.
const fn traced(here: bool) -> (&'static str, &'static str) {
    if here {
        (
            "档案此前已由本所接收，无需调档",
            "The file is here: it came for an earlier application",
        )
    } else {
        (
            "档案此前已移交其他车辆管理所",
            "The file is with another office, which took it before",
        )
    }
}

/// What staff recorded of somebody who has signed it.
fn on_paper(event: &Event) -> Option<Words> {
    let (on_behalf_of, zh, en) = match event {
        Event::ConsentGiven { on_behalf_of, .. } => (
            on_behalf_of,
            "登记当事人书面同意",
            "A signed consent was recorded",
        ),
        Event::ConsentDenied { on_behalf_of, .. } => (
            on_behalf_of,
            "登记当事人书面不同意",
            "A signed denial was recorded",
        ),
        Event::Objected { on_behalf_of, .. } => (
            on_behalf_of,
            "登记当事人书面异议",
            "A signed objection was recorded",
        ),
        _ => return None,
    };
    on_behalf_of.is_some().then(|| Words::new(zh, en))
}
