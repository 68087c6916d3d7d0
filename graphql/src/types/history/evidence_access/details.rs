//! What an event of an application to see evidence says, field by field. Nothing is shown that is not listed here; ids of people are
//! not, nor is anything of the file of the accident.

use crate::types::history::{
    marked::{Marked, code, internal, staff, text, value},
    shared_details::{effect_details, shared_details},
};
use domain::{
    accident::ItemId,
    evidence_access::{Event, EvidenceHold, EvidenceOutcome, MissingPaper, ProposedDecision, Verdict},
    law::{EvidenceGround, evidence::unreadable},
    time::Moment,
};

pub(super) fn details(event: &Event) -> Vec<Marked> {
    match event {
        Event::Effect(effect) => effect_details(effect, answer_details),
        Event::Case(shared) => shared_details(shared),
        Event::Submitted {
            channel, standing, ..
        } => {
            let relation = standing.relation;
            vec![
                value("channel", &code(channel), Some(channel.words().into())),
                value("relation", &code(&relation), Some(relation.words().into())),
            ]
        }
        Event::CorrectionRequested { missing } => missing.iter().map(missing_paper).collect(),
        Event::CorrectionAnswered { words, .. } => text("words", words.as_ref()).collect(),
        Event::NotAccepted { grounds, words, .. } => {
            grounds_of(grounds).chain(text("words", Some(words))).collect()
        }
        Event::Refused { grounds, words, .. } => {
            grounds_of(grounds).chain(text("words", words.as_ref())).collect()
        }
        Event::ItemJudged { item, verdict, .. } => internal(judged(*item, verdict)).collect(),
        Event::DecisionProposed { proposed, .. } => internal(proposal(proposed)).collect(),
        Event::ReturnedToReview { words } => internal(text("words", words.as_ref())).collect(),
        Event::FollowUpCompleted { words, .. } => internal(text("words", Some(words))).collect(),
        Event::Consented { opens_on, .. } => {
            let opens_on = opens_on.iter();
            opens_on.map(|day| value("opensOn", day, None)).collect()
        }
        Event::Held { hold } | Event::Resumed { hold } => vec![held(*hold)],
        Event::ServiceRecorded { manner, day, .. } => vec![
            value("manner", &manner.code(), Some(manner.words().into())),
            value("day", day, None),
        ],
        _ => under_the_grant(event),
    }
}

/// What happens once something may be seen, and around the case.
fn under_the_grant(event: &Event) -> Vec<Marked> {
    match event {
        Event::GrantGiven { opens_at, ends_at } => {
            vec![moment("opensAt", *opens_at), moment("endsAt", *ends_at)]
        }
        Event::GrantExtended { ends_at, .. }
        | Event::GrantRenewed { ends_at, .. }
        | Event::GrantResumed { ends_at } => vec![moment("endsAt", *ends_at)],
        Event::GrantRevoked { words, .. }
        | Event::RecusalAsked { words, .. }
        | Event::Objected { words, .. } => text("words", Some(words)).collect(),
        Event::GrantEnded { because } => {
            vec![value("because", &code(because), Some(because.words().into()))]
        }
        Event::ViewingOpened { until } => vec![moment("until", *until)],
        Event::VisitBooked { at, .. } => vec![moment("at", *at)],
        Event::CopiesAsked { items, .. } => items.iter().map(|item| value("item", &item.0, None)).collect(),
        Event::RecusalDecided { granted, words, .. } => {
            let granted = value("granted", granted, None);
            [granted].into_iter().chain(text("words", Some(words))).collect()
        }
        Event::ObjectionAnswered { upheld, words, .. } => {
            let upheld = value("upheld", upheld, None);
            [upheld].into_iter().chain(text("words", Some(words))).collect()
        }
        Event::StaffExcluded { because, words, .. } => {
            let because = staff("because", &code(because));
            [because]
                .into_iter()
                .chain(internal(text("words", Some(words))))
                .collect()
        }
        Event::GlassBroken { until, reason, .. } => {
            let until = staff("until", &until.to_rfc3339());
            [until]
                .into_iter()
                .chain(internal(text("reason", Some(reason))))
                .collect()
        }
        Event::ReviewedAgain { review_decision } => {
            text("reviewDecision", review_decision.as_ref()).collect()
        }
        _ => vec![],
    }
}

fn moment(name: &'static str, at: Moment) -> Marked {
    value(name, &at.to_rfc3339(), None)
}

fn missing_paper(missing: &MissingPaper) -> Marked {
    let name = missing.paper.words().into();
    value("missing", &missing.words.as_str(), Some(name))
}

fn grounds_of(grounds: &[EvidenceGround]) -> impl Iterator<Item = Marked> {
    grounds.iter().copied().map(ground_of)
}

fn ground_of(ground: EvidenceGround) -> Marked {
    value("ground", &ground.code(), Some(ground.words().into()))
}

fn held(hold: EvidenceHold) -> Marked {
    value("hold", &code(&hold), Some(hold.words().into()))
}

fn judged(item: ItemId, verdict: &Verdict) -> Vec<Marked> {
    let kind = verdict.kind();
    let mut list = vec![
        value("item", &item.0, None),
        value("verdict", &code(&kind), Some(kind.words().into())),
    ];
    if let Verdict::Refuse { ground, words } = verdict {
        list.push(ground_of(*ground));
        list.extend(text("words", Some(words)));
    }
    list
}

fn proposal(proposed: &ProposedDecision) -> Vec<Marked> {
    match proposed {
        ProposedDecision::Release { checked } => {
            let release = value("proposed", &"RELEASE", None);
            [release]
                .into_iter()
                .chain(text("checked", checked.as_ref()))
                .collect()
        }
        ProposedDecision::Refuse { grounds, words } => {
            let refuse = value("proposed", &"REFUSE", None);
            [refuse]
                .into_iter()
                .chain(grounds_of(grounds))
                .chain(text("words", Some(words)))
                .collect()
        }
    }
}

/// What an answer says: of the file nothing.
fn answer_details(outcome: &EvidenceOutcome) -> Vec<Marked> {
    match outcome {
        EvidenceOutcome::PagesMade { pages } => vec![staff("pages", &pages.len())],
        EvidenceOutcome::Unreadable { code } => {
            let words = unreadable::words_of(code).map(Into::into);
            internal([value("code", code, words)]).collect()
        }
        EvidenceOutcome::AccidentFound { .. }
        | EvidenceOutcome::AccidentNotFound
        | EvidenceOutcome::CodeSent
        | EvidenceOutcome::NothingToSendTo => vec![],
    }
}
