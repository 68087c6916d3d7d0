//! What an event says, field by field. Nothing is shown that is not listed here; ids of people are not.

use super::entry::HistoryDetail;
use crate::{
    Words,
    types::{ApplicationField, NoticeKind, TaskPurpose},
};
use domain::{
    case::{CaseEvent, Effect, EscalationReason, FreeText, Outcome},
    deadline::{Deadline, rule},
    law::DecisionGround,
    licence_application::{Event, MissingItem, ProposedDecision, Wanted},
};

/// A detail, and whether it is for staff only.
type Marked = (bool, HistoryDetail);

pub(super) fn details(event: &Event) -> Vec<Marked> {
    match event {
        Event::Submitted {
            channel,
            special_reason,
            explanation,
            received_at,
            earlier_because,
            ..
        } => {
            let mut list = vec![
                value("channel", code(channel), Some(channel.words().into())),
                value(
                    "specialReason",
                    special_reason.code(),
                    Some(special_reason.words().into()),
                ),
                value("receivedAt", received_at.to_rfc3339(), None),
            ];
            list.extend(text("explanation", explanation.as_ref()));
            list.extend(internal(text("earlierBecause", earlier_because.as_ref())));
            list
        }
        Event::ReceivedAtCorrected { received_at, .. } => {
            vec![value("receivedAt", received_at.to_rfc3339(), None)]
        }
        Event::CorrectionRequested { missing } => missing.iter().map(missing_item).collect(),
        Event::CorrectionAnswered { words, .. } => text("words", words.as_ref()).collect(),
        Event::Accepted { acceptance } => vec![
            value("day", acceptance.day.to_string(), None),
            value(
                "ruleSet",
                code(&acceptance.rule_set),
                Some(acceptance.rule_set.words().into()),
            ),
        ],
        Event::NotAccepted {
            grounds,
            words,
            competent_office,
            ..
        } => {
            let office = competent_office
                .iter()
                .map(|office| value("competentOffice", office.to_string(), None));
            grounds_of(grounds)
                .chain(text("words", Some(words)))
                .chain(office)
                .collect()
        }
        Event::InquiryOpened { reason } => text("reason", Some(reason)).collect(),
        Event::InquiryClosed { result } => text("result", Some(result)).collect(),
        Event::DecisionProposed {
            proposed, remarks, ..
        } => proposal(proposed, remarks.as_ref()),
        Event::ReturnedToReview { words } => internal(text("words", Some(words))).collect(),
        Event::Refused { grounds, words, .. } => {
            grounds_of(grounds).chain(text("words", words.as_ref())).collect()
        }
        Event::IssuanceBarred { grounds } => grounds_of(grounds).collect(),
        Event::Issued { certificate } => vec![value("certificate", certificate.to_string(), None)],
        Event::LicenceReceived { at } => vec![value("at", at.to_rfc3339(), None)],
        Event::ServiceRecorded { manner, day, .. } => vec![
            value("manner", manner.code(), Some(manner.words().into())),
            value("day", day.to_string(), None),
        ],
        Event::FollowUpCompleted { words, .. } => internal(text("words", Some(words))).collect(),
        Event::Reopened { review_decision, .. } => text("reviewDecision", Some(review_decision)).collect(),
        Event::Revoked { ground, words, .. } => grounds_of(std::slice::from_ref(ground))
            .chain(text("words", Some(words)))
            .collect(),
        Event::Case(shared) => shared_details(shared),
        Event::ReceivedAtConfirmed { .. }
        | Event::ConvertedToCounter
        | Event::ReviewBegun
        | Event::Granted { .. }
        | Event::DeliveryFailed
        | Event::DeliveryRetried
        | Event::Withdrawn { .. }
        | Event::Lapsed => vec![],
    }
}

fn shared_details(event: &CaseEvent) -> Vec<Marked> {
    match event {
        CaseEvent::TaskOpened { task } => {
            let purpose = TaskPurpose::from(task.purpose);
            vec![
                value("task", task.id.0, None),
                value("purpose", code(&task.purpose), Some(purpose.words())),
            ]
        }
        CaseEvent::TaskClaimed {
            task, lease_until, ..
        } => {
            vec![
                value("task", task.0, None),
                (true, detail("leaseUntil", lease_until.to_rfc3339(), None)),
            ]
        }
        CaseEvent::TaskReleased { task, .. } | CaseEvent::TaskDone { task } => {
            vec![value("task", task.0, None)]
        }
        CaseEvent::DocumentAttached { document } => {
            vec![value(
                "document",
                code(&document.kind),
                Some(document.kind.words().into()),
            )]
        }
        CaseEvent::DeadlineStarted { deadline } => started(deadline),
        CaseEvent::DeadlineRecalculated {
            deadline,
            previous_due,
        } => {
            let mut list = started(deadline);
            list.push(value("previousDue", previous_due.to_string(), None));
            list
        }
        CaseEvent::DeadlineWarned { deadline }
        | CaseEvent::DeadlineMet { deadline }
        | CaseEvent::DeadlineExpired { deadline }
        | CaseEvent::DeadlineStopped { deadline }
        | CaseEvent::CaseEscalated {
            reason: EscalationReason::DeadlineExpired { deadline },
        } => {
            vec![value("deadline", deadline.0, None)]
        }
        CaseEvent::CaseEscalated {
            reason: EscalationReason::Asked { words },
        } => internal(text("reason", Some(words))).collect(),
        CaseEvent::EffectRequested {
            effect: Effect::Notify(notice),
            ..
        } => {
            let kind = NoticeKind::from(notice.kind).words();
            vec![
                value("notice", code(&notice.kind), Some(kind)),
                value("channel", code(&notice.channel), None),
            ]
        }
        CaseEvent::EffectSettled { outcome, .. } => settled(outcome),
        CaseEvent::EffectRequested { .. } => vec![],
    }
}

fn started(deadline: &Deadline) -> Vec<Marked> {
    let rule = rule(deadline.rule);
    vec![
        value("deadline", deadline.id.0, None),
        value(
            "rule",
            deadline.rule.as_str(),
            Some(Words::new(rule.title_zh, rule.title_en)),
        ),
        value("due", deadline.due.to_string(), None),
        value("provisional", deadline.provisional, None),
    ]
}

fn settled(outcome: &Outcome) -> Vec<Marked> {
    match outcome {
        Outcome::Undeliverable { code } => vec![(true, detail("code", code, None))],
        Outcome::LicenceFound { licence } => vec![value("status", licence.status.as_str(), None)],
        Outcome::LicenceIssued { certificate } => vec![value("certificate", certificate.to_string(), None)],
        Outcome::IssueRefused { status } => vec![value("status", status.as_str(), None)],
        Outcome::LicenceDelivered { at } => vec![value("at", at.to_rfc3339(), None)],
        Outcome::Notified | Outcome::LicenceNotFound | Outcome::NoAccount | Outcome::LicenceRevoked => vec![],
    }
}

/// What is proposed is internal until somebody decides.
fn proposal(proposed: &ProposedDecision, remarks: Option<&FreeText>) -> Vec<Marked> {
    let remarks = text("remarks", remarks);
    let list: Vec<_> = match proposed {
        ProposedDecision::Grant { checked } => {
            let grant = value("proposed", "GRANT", Some(Words::new("准予核发", "Grant")));
            [grant]
                .into_iter()
                .chain(text("checked", checked.as_ref()))
                .chain(remarks)
                .collect()
        }
        ProposedDecision::Refuse { grounds } => {
            let refuse = value("proposed", "REFUSE", Some(Words::new("不予核发", "Refuse")));
            [refuse]
                .into_iter()
                .chain(grounds_of(grounds))
                .chain(remarks)
                .collect()
        }
    };
    internal(list).collect()
}

fn missing_item(item: &MissingItem) -> Marked {
    let name = match item.what {
        Wanted::Document { kind } => kind.words().into(),
        Wanted::Field { field } => ApplicationField::from(field).words(),
    };
    value("missing", item.words.as_str(), Some(name))
}

fn grounds_of(grounds: &[DecisionGround]) -> impl Iterator<Item = Marked> {
    grounds
        .iter()
        .map(|ground| value("ground", ground.code(), Some(ground.words().into())))
}

fn text(name: &'static str, words: Option<&FreeText>) -> impl Iterator<Item = Marked> {
    words
        .into_iter()
        .map(move |words| value(name, words.as_str(), None))
}

fn internal(details: impl IntoIterator<Item = Marked>) -> impl Iterator<Item = Marked> {
    details.into_iter().map(|(_, detail)| (true, detail))
}

fn value(name: &'static str, value: impl ToString, words: Option<Words>) -> Marked {
    (false, detail(name, value, words))
}

fn detail(name: &'static str, value: impl ToString, words: Option<Words>) -> HistoryDetail {
    HistoryDetail {
        name,
        value: value.to_string(),
        words,
    }
}

/// The wire name of an enum without fields.
fn code(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(code)) => code,
        _ => unreachable!("only enums without fields are named here"),
    }
}
