//! What the events say that every kind has.

use super::marked::{Marked, code, internal, staff, text, value};
use crate::{
    Words,
    types::{NoticeKind, TaskPurpose},
};
use domain::{
    case::{CaseEvent, Effect, EffectEvent, EscalationReason, Notice, Outcome, OwnEffect},
    deadline::{Deadline, rule},
};

pub(super) fn shared_details(event: &CaseEvent) -> Vec<Marked> {
    match event {
        CaseEvent::TaskOpened { task } => {
            let purpose = TaskPurpose::from(task.purpose);
            vec![
                value("task", &task.id.0, None),
                value("purpose", &code(&task.purpose), Some(purpose.words())),
            ]
        }
        CaseEvent::TaskClaimed {
            task, lease_until, ..
        } => {
            vec![
                value("task", &task.0, None),
                staff("leaseUntil", &lease_until.to_rfc3339()),
            ]
        }
        CaseEvent::TaskReleased { task, .. } | CaseEvent::TaskDone { task } => {
            vec![value("task", &task.0, None)]
        }
        CaseEvent::DocumentAttached { document } => {
            vec![value(
                "document",
                &code(&document.kind),
                Some(document.kind.words().into()),
            )]
        }
        CaseEvent::DeadlineStarted { deadline } => started(deadline),
        CaseEvent::DeadlineRecalculated {
            deadline,
            previous_due,
        } => {
            let mut list = started(deadline);
            list.push(value("previousDue", &previous_due.to_string(), None));
            list
        }
        CaseEvent::DeadlineWarned { deadline }
        | CaseEvent::DeadlineMet { deadline }
        | CaseEvent::DeadlineExpired { deadline }
        | CaseEvent::DeadlineStopped { deadline }
        | CaseEvent::CaseEscalated {
            reason: EscalationReason::DeadlineExpired { deadline },
        } => {
            vec![value("deadline", &deadline.0, None)]
        }
        CaseEvent::CaseEscalated {
            reason: EscalationReason::Asked { words },
        } => internal(text("reason", Some(words))).collect(),
    }
}

/// What an event about an effect says: notices are everybody's, the answers are those of a kind.
pub(super) fn effect_details<E: OwnEffect>(
    event: &EffectEvent<E>,
    answer: fn(&E::Outcome) -> Vec<Marked>,
) -> Vec<Marked> {
    match event {
        EffectEvent::EffectRequested { effect, .. } => match effect {
            Effect::Notify(notice) => notice_details(notice),
            Effect::Own(_) => vec![],
        },
        EffectEvent::EffectSettled { outcome, .. } => match outcome {
            Outcome::Notified => vec![],
            Outcome::Undeliverable { code } => vec![staff("code", &code)],
            Outcome::Own(own) => answer(own),
        },
    }
}

fn notice_details(notice: &Notice) -> Vec<Marked> {
    let kind = NoticeKind::from(notice.kind).words();
    vec![
        value("notice", &code(&notice.kind), Some(kind)),
        value("channel", &code(&notice.channel), None),
    ]
}

fn started(deadline: &Deadline) -> Vec<Marked> {
    let rule = rule(deadline.rule);
    vec![
        value("deadline", &deadline.id.0, None),
        value(
            "rule",
            &deadline.rule.as_str(),
            Some(Words::new(rule.title_zh, rule.title_en)),
        ),
        value("due", &deadline.due.to_string(), None),
        value("provisional", &deadline.provisional, None),
    ]
}
