//! What happened to an application to see evidence, in words.

use crate::{
    Words,
    types::history::shared_title::{effect_title, shared_title},
};
use domain::evidence_access::{Event, EvidenceEffect, EvidenceOutcome};

pub(super) fn title(event: &Event) -> Words {
    let (zh, en) = match event {
        Event::Submitted { .. } => ("提交查阅申请", "The application was submitted"),
        Event::CorrectionRequested { .. } => ("一次告知补正", "Corrections were asked for"),
        Event::CorrectionAnswered { .. } => ("提交补正", "The corrections were answered"),
        Event::Accepted { .. } => ("受理", "The application was accepted"),
        Event::NotAccepted { .. } => ("不予受理", "The application was not accepted"),
        Event::ItemJudged { .. } => ("作出逐项意见", "An item was judged"),
        Event::DecisionProposed { .. } => ("提出审核意见，报审", "A decision was proposed"),
        Event::ReturnedToReview { .. } => ("退回复审", "Returned to review"),
        Event::Consented { .. } => ("负责人同意", "The head of the unit consented"),
        Event::Refused { .. } => ("不予查阅", "Access was refused"),
        Event::PagesRetried { .. } => ("重新制作查阅页", "The pages are being made again"),
        Event::Held { .. } => ("暂停办理", "The case is on hold"),
        Event::Resumed { .. } => ("恢复办理", "The case goes on"),
        Event::ServiceRecorded { .. } => ("送达登记", "Service was recorded"),
        Event::FollowUpCompleted { .. } => ("后续事项办结", "The follow-up was completed"),
        Event::AccidentReported { .. } => ("事故处理系统通报案卷变化", "The register reported a change"),
        Event::Withdrawn { .. } => ("撤回申请", "The application was withdrawn"),
        Event::Lapsed => ("逾期未补正，终止办理", "Ended: it was not corrected in time"),
        Event::Effect(effect) => return effect_title(effect, asked, answered),
        Event::Case(shared) => return shared_title(shared),
        other => return under_the_grant(other),
    };
    Words::new(zh, en)
}

/// What happens once something may be seen, and around the case.
fn under_the_grant(event: &Event) -> Words {
    let (zh, en) = match event {
        Event::GrantGiven { .. } => ("确定查阅期限", "Access was granted for a time"),
        Event::GrantKept => ("查阅期限不变", "Access goes on as it was"),
        Event::GrantOpened => ("查阅期限开始", "Access has begun"),
        Event::GrantExtended { .. } => ("延长查阅期限", "Access was extended"),
        Event::GrantRenewed { .. } => ("续期", "Access was renewed"),
        Event::GrantSuspended => ("事故重新调查，暂停查阅", "Access was suspended"),
        Event::GrantResumed { .. } => ("恢复查阅", "Access goes on"),
        Event::GrantRevoked { .. } => ("撤销查阅", "Access was taken back"),
        Event::GrantEnded { .. } => ("查阅终止", "Access has ended"),
        Event::AuthorityEnded { .. } => ("代理权终止", "The authority to act has ended"),
        Event::CodeAsked { .. } => ("获取验证码", "A code was asked for"),
        Event::CodeMissed => ("验证码不正确", "A code was not right"),
        Event::ViewingOpened { .. } => ("验证通过，开始查阅", "A code was right: viewing began"),
        Event::VisitBooked { .. } => ("预约到场查阅", "An appointment was made"),
        Event::VisitRecorded { attended: true, .. } => ("到场查阅", "The applicant came"),
        Event::VisitRecorded { .. } => ("未到场", "The applicant did not come"),
        Event::CopiesAsked { .. } => ("申请复制", "Copies were asked for"),
        Event::CopiesIssued { .. } => ("发放复制件", "Copies are ready"),
        Event::RecusalAsked { .. } => ("申请回避", "A recusal was asked for"),
        Event::RecusalDecided { granted: true, .. } => ("决定回避", "The recusal was granted"),
        Event::RecusalDecided { .. } => ("驳回回避申请", "The recusal was not granted"),
        Event::StaffExcluded { .. } => ("工作人员回避", "A colleague stands aside"),
        Event::GlassBroken { .. } => ("紧急查阅", "Supervision looks at the originals"),
        Event::GlassClosed => ("紧急查阅结束", "Supervision looks at them no more"),
        Event::Objected { .. } => ("提出异议", "The applicant objected"),
        Event::ObjectionAnswered { upheld: true, .. } => ("异议成立", "The objection was upheld"),
        Event::ObjectionAnswered { .. } => ("异议不成立", "The objection was not upheld"),
        Event::ReviewedAgain { .. } => ("重新审核", "It is looked at again"),
        _ => ("办理事项", "A step"),
    };
    Words::new(zh, en)
}

fn asked(effect: &EvidenceEffect) -> Words {
    let (zh, en) = match effect {
        EvidenceEffect::LookUpAccident { .. } => ("查询事故案卷", "The register of accidents was asked"),
        EvidenceEffect::MakePages { .. } => ("制作查阅页", "The pages of an item are being made"),
        EvidenceEffect::SendCode { .. } => ("发送验证码", "A code was sent for"),
    };
    Words::new(zh, en)
}

fn answered(outcome: &EvidenceOutcome) -> Words {
    let (zh, en) = match outcome {
        EvidenceOutcome::AccidentFound { .. } => ("已查询到事故案卷", "The register found the accident"),
        EvidenceOutcome::AccidentNotFound => ("未查询到事故案卷", "The register found no such accident"),
        EvidenceOutcome::PagesMade { .. } => ("查阅页已制作", "The pages of an item are made"),
        EvidenceOutcome::Unreadable { .. } => ("材料无法制作", "No pages can be made of an item"),
        EvidenceOutcome::CodeSent => ("验证码已发送", "A code was sent"),
        EvidenceOutcome::NothingToSendTo => ("无可用联系方式", "There is no address to send a code to"),
    };
    Words::new(zh, en)
}
