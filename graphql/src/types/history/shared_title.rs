//! What happened, in words, where every kind has the event.

use crate::Words;
use domain::case::{CaseEvent, Effect, EffectEvent, EscalationReason, Outcome, OwnEffect, ReleaseReason};

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

/// What happened to an effect: notices are everybody's, the rest has titles of its kind.
pub(super) fn effect_title<E: OwnEffect>(
    event: &EffectEvent<E>,
    asked: fn(&E) -> Words,
    answered: fn(&E::Outcome) -> Words,
) -> Words {
    match event {
        EffectEvent::EffectRequested { effect, .. } => match effect {
            Effect::Notify(_) => Words::new("发出通知", "A notice was sent for"),
            Effect::Own(effect) => asked(effect),
        },
        EffectEvent::EffectSettled { outcome, .. } => match outcome {
            Outcome::Notified => Words::new("通知已发出", "A notice went out"),
            Outcome::Undeliverable { .. } => Words::new("通知无法送达", "A notice cannot arrive"),
            Outcome::Own(answer) => answered(answer),
        },
    }
}
