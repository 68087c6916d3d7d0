//! What happened to an application, in words.

use crate::{
    Words,
    types::history::shared_title::{effect_title, shared_title},
};
use domain::licence_application::{Event, LicenceEffect, LicenceOutcome};

pub(super) fn title(event: &Event) -> Words {
    let (zh, en) = match event {
        Event::Submitted { .. } => ("提交申请", "The application was submitted"),
        Event::ReceivedAtConfirmed { .. } => ("确认实际收件时间", "The time of receipt was confirmed"),
        Event::ReceivedAtCorrected { .. } => (
            "实际收件时间未获确认，以录入时间为准",
            "The earlier time of receipt was not confirmed",
        ),
        Event::CorrectionRequested { .. } => ("一次告知补正", "Corrections were asked for"),
        Event::CorrectionAnswered { .. } => ("提交补正", "The corrections were answered"),
        Event::Accepted { acceptance } if acceptance.by_silence => {
            ("逾期未告知，视为受理", "Accepted by silence")
        }
        Event::Accepted { .. } => ("受理", "The application was accepted"),
        Event::NotAccepted { .. } => ("不予受理", "The application was not accepted"),
        Event::ConvertedToCounter => ("转为现场办理", "Handled at the counter from now on"),
        Event::ReviewBegun => ("开始审核", "The review began"),
        Event::InquiryOpened { .. } => ("开展调查", "An inquiry was opened"),
        Event::InquiryClosed { .. } => ("调查结束", "The inquiry was closed"),
        Event::DecisionProposed { .. } => ("提出审核意见，报审", "A decision was proposed"),
        Event::ReturnedToReview { .. } => ("退回复审", "Returned to review"),
        Event::Granted { .. } => ("准予核发", "The licence was granted"),
        Event::Refused { .. } => ("不予核发", "The licence was refused"),
        Event::IssuanceBarred { .. } => (
            "核发前复核未通过，重新决定",
            "The registry barred the issue; a person decides again",
        ),
        Event::Issued { .. } => ("已核发", "The electronic licence was issued"),
        Event::LicenceReceived { .. } => ("电子证已送达账户", "The licence arrived in the account"),
        Event::DeliveryFailed => ("账户未开通，未能送达", "Not delivered: there is no account"),
        Event::DeliveryRetried => ("重新投递", "Delivery was tried again"),
        Event::ServiceRecorded { .. } => ("送达登记", "Service was recorded"),
        Event::FollowUpCompleted { .. } => ("后续事项办结", "The follow-up was completed"),
        Event::Withdrawn { .. } => ("撤回申请", "The application was withdrawn"),
        Event::Lapsed => ("逾期未补正，终止办理", "Ended: it was not corrected in time"),
        Event::Reopened { .. } => ("重新作出决定", "Opened again after review"),
        Event::Revoked { .. } => ("撤销", "The licence was revoked"),
        Event::Effect(effect) => return effect_title(effect, asked, answered),
        Event::Case(shared) => return shared_title(shared),
    };
    Words::new(zh, en)
}

fn asked(effect: &LicenceEffect) -> Words {
    let (zh, en) = match effect {
        LicenceEffect::LookUpLicence { .. } => ("查询驾驶证信息", "The licence registry was asked"),
        LicenceEffect::IssueLicence { .. } => ("请求核发", "The registry was asked to issue"),
        LicenceEffect::DeliverLicence { .. } => ("投递电子证", "The licence was sent to the account"),
        LicenceEffect::RevokeLicence { .. } => ("请求撤销电子证", "The registry was asked to revoke"),
    };
    Words::new(zh, en)
}

fn answered(outcome: &LicenceOutcome) -> Words {
    let (zh, en) = match outcome {
        LicenceOutcome::LicenceFound { .. } => ("已查询到驾驶证信息", "The registry found the licence"),
        LicenceOutcome::LicenceNotFound => ("未查询到驾驶证信息", "The registry found no licence"),
        LicenceOutcome::LicenceIssued { .. } => ("核发系统已确认", "The registry confirmed the issue"),
        LicenceOutcome::IssueRefused { .. } => ("核发系统未予核发", "The registry refused the issue"),
        LicenceOutcome::LicenceDelivered { .. } => ("账户已接收", "The account received it"),
        LicenceOutcome::NoAccount => ("账户未开通", "There is no account"),
        LicenceOutcome::LicenceRevoked => ("电子证已撤销", "The registry revoked the licence"),
    };
    Words::new(zh, en)
}
