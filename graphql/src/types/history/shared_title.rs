//! What happened, in words, where every kind has the event.

use crate::Words;
use domain::case::{CaseEvent, Effect, EscalationReason, Outcome, ReleaseReason};

pub(super) fn shared_title(event: &CaseEvent) -> Words {
    let (zh, en) = match event {
        CaseEvent::TaskOpened { .. } => ("产生任务", "A task was opened"),
        CaseEvent::TaskClaimed { .. } => ("领办任务", "A task was claimed"),
        CaseEvent::TaskReleased { because, .. } => released(*because),
        CaseEvent::TaskDone { .. } => ("完成任务", "A task was done"),
        CaseEvent::DocumentAttached { .. } => ("提交材料", "A document was attached"),
        CaseEvent::DeadlineStarted { .. } => ("期限起算", "A period began"),
        CaseEvent::DeadlineRecalculated { .. } => ("期限重新计算", "A period was counted again"),
        CaseEvent::DeadlineWarned { .. } => ("期限将至提醒", "A warning of a due day"),
        CaseEvent::DeadlineMet { .. } => ("按期完成", "A period was kept"),
        CaseEvent::DeadlineExpired { .. } => ("期限届满", "A period expired"),
        CaseEvent::DeadlineStopped { .. } => ("期限不再适用", "A period no longer matters"),
        CaseEvent::CaseEscalated {
            reason: EscalationReason::DeadlineExpired { .. },
        } => ("逾期督办", "Escalated: a period was missed"),
        CaseEvent::CaseEscalated {
            reason: EscalationReason::Asked { .. },
        } => ("督办", "Escalated"),
        CaseEvent::EffectRequested { effect, .. } => asked(effect),
        CaseEvent::EffectSettled { outcome, .. } => answered(outcome),
    };
    Words::new(zh, en)
}

fn released(because: ReleaseReason) -> (&'static str, &'static str) {
    match because {
        ReleaseReason::GivenBack => ("退回任务", "A task was given back"),
        ReleaseReason::LeaseEnded => ("领办到期，任务退回", "A claim ran out"),
        ReleaseReason::HolderLeft => ("办理人离岗，任务退回", "A holder left the post"),
        ReleaseReason::Reassigned => ("任务改派", "A task was reassigned"),
    }
}

fn asked(effect: &Effect) -> (&'static str, &'static str) {
    match effect {
        Effect::Notify(_) => ("发出通知", "A notice was sent for"),
        Effect::LookUpLicence { .. } => ("查询驾驶证信息", "The licence registry was asked"),
        Effect::IssueLicence { .. } => ("请求核发", "The registry was asked to issue"),
        Effect::DeliverLicence { .. } => ("投递电子证", "The licence was sent to the account"),
        Effect::RevokeLicence { .. } => ("请求撤销电子证", "The registry was asked to revoke"),
    }
}

fn answered(outcome: &Outcome) -> (&'static str, &'static str) {
    match outcome {
        Outcome::Notified => ("通知已发出", "A notice went out"),
        Outcome::Undeliverable { .. } => ("通知无法送达", "A notice cannot arrive"),
        Outcome::LicenceFound { .. } => ("已查询到驾驶证信息", "The registry found the licence"),
        Outcome::LicenceNotFound => ("未查询到驾驶证信息", "The registry found no licence"),
        Outcome::LicenceIssued { .. } => ("核发系统已确认", "The registry confirmed the issue"),
        Outcome::IssueRefused { .. } => ("核发系统未予核发", "The registry refused the issue"),
        Outcome::LicenceDelivered { .. } => ("账户已接收", "The account received it"),
        Outcome::NoAccount => ("账户未开通", "There is no account"),
        Outcome::LicenceRevoked => ("电子证已撤销", "The registry revoked the licence"),
    }
}
