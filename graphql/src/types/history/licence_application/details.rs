//! What an event of an application says, field by field. Nothing is shown that is not listed here; ids of people are not.

use crate::{
    Words,
    types::{
        ApplicationField,
        history::{
            marked::{Marked, code, internal, text, value},
            shared_details::{effect_details, shared_details},
        },
    },
};
use domain::{
    case::FreeText,
    law::DecisionGround,
    licence_application::{Event, LicenceOutcome, MissingItem, ProposedDecision, Wanted},
};

pub(super) fn details(event: &Event) -> Vec<Marked> {
    match event {
        Event::Submitted { .. } => submitted(event),
        Event::ReceivedAtCorrected { received_at, .. } => {
            vec![value("receivedAt", &received_at.to_rfc3339(), None)]
        }
        Event::CorrectionRequested { missing } => missing.iter().map(missing_item).collect(),
        Event::CorrectionAnswered { words, .. } => text("words", words.as_ref()).collect(),
        Event::Accepted { acceptance } => vec![
            value("day", &acceptance.day.to_string(), None),
            value(
                "ruleSet",
                &code(&acceptance.rule_set),
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
                .map(|office| value("competentOffice", &office.to_string(), None));
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
        Event::Refused { grounds, words, .. } => {
            grounds_of(grounds).chain(text("words", words.as_ref())).collect()
        }
        Event::IssuanceBarred { grounds } => grounds_of(grounds).collect(),
        Event::Issued { certificate } => vec![value("certificate", &certificate.to_string(), None)],
        Event::LicenceReceived { at } => vec![value("at", &at.to_rfc3339(), None)],
        Event::ServiceRecorded { manner, day, .. } => vec![
            value("manner", &manner.code(), Some(manner.words().into())),
            value("day", &day.to_string(), None),
        ],
        Event::ReturnedToReview { words } | Event::FollowUpCompleted { words, .. } => {
            internal(text("words", Some(words))).collect()
        }
        Event::Reopened { review_decision, .. } => text("reviewDecision", Some(review_decision)).collect(),
        Event::Revoked { ground, words, .. } => grounds_of(std::slice::from_ref(ground))
            .chain(text("words", Some(words)))
            .collect(),
        Event::Effect(effect) => effect_details(effect, answer_details),
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

fn submitted(event: &Event) -> Vec<Marked> {
    let Event::Submitted {
        channel,
        special_reason,
        explanation,
        received_at,
        earlier_because,
        ..
    } = event
    else {
        return vec![];
    };
    let mut list = vec![
        value("channel", &code(channel), Some(channel.words().into())),
        value(
            "specialReason",
            &special_reason.code(),
            Some(special_reason.words().into()),
        ),
        value("receivedAt", &received_at.to_rfc3339(), None),
    ];
    list.extend(text("explanation", explanation.as_ref()));
    list.extend(internal(text("earlierBecause", earlier_because.as_ref())));
    list
}

/// What is proposed is internal until somebody decides.
fn proposal(proposed: &ProposedDecision, remarks: Option<&FreeText>) -> Vec<Marked> {
    let remarks = text("remarks", remarks);
    let list: Vec<_> = match proposed {
        ProposedDecision::Grant { checked } => {
            let grant = value("proposed", &"GRANT", Some(Words::new("准予核发", "Grant")));
            [grant]
                .into_iter()
                .chain(text("checked", checked.as_ref()))
                .chain(remarks)
                .collect()
        }
        ProposedDecision::Refuse { grounds } => {
            let refuse = value("proposed", &"REFUSE", Some(Words::new("不予核发", "Refuse")));
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
    value("missing", &item.words.as_str(), Some(name))
}

fn grounds_of(grounds: &[DecisionGround]) -> impl Iterator<Item = Marked> {
    grounds
        .iter()
        .map(|ground| value("ground", &ground.code(), Some(ground.words().into())))
}

fn answer_details(answer: &LicenceOutcome) -> Vec<Marked> {
    match answer {
        LicenceOutcome::LicenceFound { licence } => vec![value("status", &licence.status.as_str(), None)],
        LicenceOutcome::LicenceIssued { certificate } => {
            vec![value("certificate", &certificate.to_string(), None)]
        }
        LicenceOutcome::IssueRefused { status } => vec![value("status", &status.as_str(), None)],
        LicenceOutcome::LicenceDelivered { at } => vec![value("at", &at.to_rfc3339(), None)],
        LicenceOutcome::LicenceNotFound | LicenceOutcome::NoAccount | LicenceOutcome::LicenceRevoked => {
            vec![]
        }
    }
}
