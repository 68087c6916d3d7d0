//! What an event of a handover says, field by field. Nothing is shown that is not listed here; ids of people and the keyed
//! hash of the vehicle are not.

use crate::types::{
    custody_words::{finding_reason, hop_words, refusal_reason},
    history::{
        marked::{Marked, code, internal, staff, text, value},
        shared_details::{effect_details, shared_details},
    },
    transfer_words::{desk, end_reason},
};
use domain::{
    custody::{ItemVerdict, Verdict},
    file_handover::{EndReason, Event, Finding, HandoverOutcome},
};

pub(super) fn details(event: &Event) -> Vec<Marked> {
    match event {
        Event::Opened { transfer, route, .. } => vec![
            value("transfer", transfer, None),
            value("origin", &route.origin, None),
            value("destination", &route.destination, None),
        ],
        Event::LockRefused { code } | Event::GatheringFailed { code } | Event::StepFailed { code, .. } => {
            vec![staff("code", code)]
        }
        Event::DeclaredUnavailable { reason, words, .. } => [ended(EndReason::from(*reason))]
            .into_iter()
            .chain(internal(text("words", Some(words))))
            .collect(),
        Event::StatementSigned { entry } => {
            let statement = &entry.statement;
            vec![
                value("hop", &statement.hop.name(), Some(hop_words(&statement.hop))),
                value("office", &statement.office, None),
                value("attempt", &statement.attempt, None),
            ]
        }
        Event::DifferencesFound { findings } => findings.iter().map(finding).collect(),
        Event::FileChecked { verdicts, .. } => verdicts.iter().filter_map(verdict).collect(),
        Event::ReturnedToCheck { words } => internal(text("words", Some(words))).collect(),
        Event::DeskTold { desk: told } => vec![value("desk", &code(told), Some(desk(*told)))],
        Event::Ended { reason, words, .. } => [ended(*reason)]
            .into_iter()
            .chain(internal(text("words", words.as_ref())))
            .collect(),
        Event::Effect(effect) => effect_details(effect, answer_details),
        Event::Case(shared) => shared_details(shared),
        Event::TakenUp { .. }
        | Event::GatheredAgain { .. }
        | Event::FileGathered
        | Event::FileOffered { .. }
        | Event::StatementDropped { .. }
        | Event::FileAccepted { .. }
        | Event::FileRefused { .. }
        | Event::CopyMarked
        | Event::StepRetried { .. } => vec![],
    }
}

fn ended(reason: EndReason) -> Marked {
    let (code, words) = end_reason(reason);
    value("reason", &code, Some(words))
}

/// The name of a document in the manifest, for staff of the offices, with what is wrong with it.
fn finding(finding: &Finding) -> Marked {
    let (_, words) = finding_reason(finding.reason);
    let (_, mut detail) = value("finding", &finding.name, None);
    detail.words = Some(words);
    (true, detail)
}

/// What a first person refuses, until somebody decides: for staff.
fn verdict(one: &ItemVerdict) -> Option<Marked> {
    let Verdict::Refused(because) = one.verdict else {
        return None;
    };
    let (_, mut detail) = value("refused", &one.name, None);
    detail.words = Some(refusal_reason(because));
    Some((true, detail))
}

fn answer_details(outcome: &HandoverOutcome) -> Vec<Marked> {
    match outcome {
        HandoverOutcome::Gathered { manifest } => vec![value("items", &manifest.items().len(), None)],
        HandoverOutcome::Compared { findings } => findings.iter().map(finding).collect(),
        HandoverOutcome::Locked
        | HandoverOutcome::Released
        | HandoverOutcome::Signed { .. }
        | HandoverOutcome::Transferred
        | HandoverOutcome::Marked
        | HandoverOutcome::Reported => vec![],
    }
}
