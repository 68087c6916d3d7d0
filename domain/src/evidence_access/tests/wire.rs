//! Events, commands, effects and states on the wire: names, round trips, and nothing personal.

use super::{World, fixtures::*, ways::*};
use crate::{
    case::{
        CaseCommand, Channel, Effect, EffectEvent, EffectId, Outcome, Refusal, RefusalDetail, TaskId, chain,
    },
    evidence_access::{
        Action, Command, EndReason, Event, EvidenceChannel, EvidenceEffect, EvidenceHold, EvidenceOutcome,
        EvidencePaper, ExclusionReason, Power, Relation, State, VerdictKind,
    },
    law::{EvidenceGround, EvidenceObstacle, EvidenceQuestion, service::ServiceManner},
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};
use std::fmt::Debug;

fn before_decision() -> Vec<Event> {
    let (by, words) = (person(10), text("已核对"));
    let grounds = vec![EvidenceGround::NotServed];
    let submission = by_lawyer();
    vec![
        Event::Submitted {
            applicant: submission.applicant,
            by,
            office: office(),
            channel: EvidenceChannel::Counter,
            accident: accident(),
            standing: submission.standing,
            wanted: named([plan()]),
            purpose: Some(words.clone()),
            notice_channels: [Channel::Paper].into(),
        },
        Event::CorrectionRequested { missing: missing() },
        Event::CorrectionAnswered {
            by,
            authority: Some(authority(Some("2026-12-31"))),
            words: None,
        },
        Event::Accepted { by },
        Event::NotAccepted {
            by,
            grounds: grounds.clone(),
            words: words.clone(),
        },
        Event::ItemJudged {
            by,
            item: photo(),
            verdict: covered(),
        },
        Event::ItemJudged {
            by,
            item: secret(),
            verdict: not_shown(EvidenceGround::ConfidentialItem),
        },
        Event::DecisionProposed {
            by,
            proposed: release_checked(),
            answered: [EvidenceQuestion::AuthorityUnchecked].into(),
        },
        Event::ReturnedToReview { words: None },
        Event::Consented {
            by,
            opens_on: Some("2026-03-09".parse().unwrap()),
        },
        Event::Refused {
            by,
            grounds,
            words: Some(words),
        },
        Event::AccidentReported {
            file: Box::new(file()),
        },
        Event::Held {
            hold: EvidenceHold::WithCourt,
        },
        Event::Resumed {
            hold: EvidenceHold::WithCourt,
        },
        Event::Withdrawn { by },
        Event::Lapsed,
    ]
}

fn around_access() -> Vec<Event> {
    let (by, at, words) = (person(10), World::new().now(), text("已核对"));
    vec![
        Event::PagesRetried { by },
        Event::GrantGiven {
            opens_at: at,
            ends_at: at,
        },
        Event::GrantKept,
        Event::GrantOpened,
        Event::GrantExtended { by, ends_at: at },
        Event::GrantRenewed { by, ends_at: at },
        Event::GrantSuspended,
        Event::GrantResumed { ends_at: at },
        Event::GrantRevoked {
            by,
            words: words.clone(),
        },
        Event::GrantEnded {
            because: EndReason::Prosecution,
        },
        Event::AuthorityEnded { by },
        Event::CodeAsked { by },
        Event::CodeMissed,
        Event::ViewingOpened { until: at },
        Event::VisitBooked { by, at },
        Event::VisitRecorded { by, attended: true },
        Event::CopiesAsked {
            by,
            items: [plan()].into(),
        },
        Event::CopiesIssued { by },
        Event::RecusalAsked {
            by,
            officer: person(11),
            words: words.clone(),
        },
        Event::RecusalDecided {
            by,
            granted: true,
            words: words.clone(),
        },
        Event::StaffExcluded {
            person: person(11),
            by,
            because: ExclusionReason::Asked,
            words: words.clone(),
        },
        Event::GlassBroken {
            by,
            until: at,
            reason: words.clone(),
        },
        Event::GlassClosed,
        Event::Objected {
            by,
            words: words.clone(),
        },
        Event::ObjectionAnswered {
            by,
            upheld: false,
            words: words.clone(),
        },
        Event::ReviewedAgain {
            review_decision: Some(words.clone()),
        },
        Event::ServiceRecorded {
            manner: ServiceManner::Mail,
            day: "2026-03-03".parse().unwrap(),
            consent: false,
        },
        Event::FollowUpCompleted {
            task: TaskId(4),
            words,
        },
    ]
}

fn travels<T: Serialize + DeserializeOwned + Debug + PartialEq>(value: &T) -> Value {
    let json = serde_json::to_value(value).unwrap();
    assert_eq!(&serde_json::from_value::<T>(json.clone()).unwrap(), value);
    json
}

/// A change here is a change of what is stored.
#[test]
fn the_names_and_fields_of_events() {
    let mut lines = vec![];
    for event in before_decision().into_iter().chain(around_access()) {
        let json = travels(&event);
        let fields: Vec<_> = json
            .as_object()
            .unwrap()
            .keys()
            .filter(|key| *key != "event")
            .cloned()
            .collect();
        lines.push(format!(
            "{}: {}",
            json["event"].as_str().unwrap(),
            fields.join(", ")
        ));
        let entry = crate::case::Entry {
            version: 1,
            at: World::new().now(),
            actor: officer(),
            event,
        };
        chain::fields(&entry).unwrap();
    }
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn effects_and_answers_are_stored_like_this() {
    let effects = [
        EvidenceEffect::LookUpAccident { number: accident() },
        EvidenceEffect::MakePages {
            item: photo(),
            content: file().items[1].content.clone(),
            redaction: Some(redaction()),
        },
        EvidenceEffect::MakePages {
            item: plan(),
            content: file().items[0].content.clone(),
            redaction: None,
        },
        EvidenceEffect::SendCode { to: APPLICANT },
    ];
    let outcomes = [
        EvidenceOutcome::AccidentFound {
            file: Box::new(file()),
        },
        EvidenceOutcome::AccidentNotFound,
        EvidenceOutcome::PagesMade {
            pages: super::world::pages_of(plan()),
        },
        EvidenceOutcome::Unreadable {
            code: "ENCRYPTED".into(),
        },
        EvidenceOutcome::CodeSent,
        EvidenceOutcome::NothingToSendTo,
    ];
    let asked = effects.map(|effect| {
        travels(&Event::Effect(EffectEvent::EffectRequested {
            id: EffectId(3),
            effect: Effect::Own(effect),
        }))
    });
    let answered = outcomes.map(|outcome| {
        travels(&Event::Effect(EffectEvent::EffectSettled {
            id: EffectId(3),
            outcome: Outcome::Own(outcome),
        }))
    });
    insta::assert_json_snapshot!(asked.into_iter().chain(answered).collect::<Vec<_>>());
}

#[test]
fn an_answer_fits_its_effect_alone() {
    let look_up = Effect::Own(EvidenceEffect::LookUpAccident { number: accident() });
    let send = Effect::Own(EvidenceEffect::SendCode { to: APPLICANT });
    let failed = Outcome::Undeliverable { code: "550".into() };
    assert!(!look_up.answered_by(&failed), "it is asked until it is answered");
    assert!(send.answered_by(&failed));
    assert!(!send.answered_by(&Outcome::Own(EvidenceOutcome::AccidentNotFound)));
    assert!(!look_up.answered_by(&Outcome::Own(EvidenceOutcome::CodeSent)));
}

#[test]
fn a_stored_state_reads_like_this() {
    insta::assert_json_snapshot!(World::viewing().state());
}

#[test]
fn a_history_and_its_state_travel_and_hold_nothing_personal() {
    for world in [
        World::viewing(),
        World::partly(),
        World::refused(),
        World::correcting(),
        World::granted_for(&by_lawyer()),
        World::progress(),
        World::expired(),
    ] {
        let events: Vec<_> = world.history.iter().map(|entry| entry.event.clone()).collect();
        let json = travels(&events).to_string();
        let state: State = world.state().clone();
        let kept = travels(&state).to_string();
        for personal in PERSONAL {
            assert!(!json.contains(personal) && !kept.contains(personal), "{personal}");
        }
    }
}

#[test]
fn commands_travel_flat() {
    let world = World::in_review();
    for action in Action::ALL {
        for command in super::commands::candidates(action, &world, &officer()) {
            let json = travels(&command);
            assert!(json["command"].is_string(), "{json}");
        }
    }
    let submit = Command::Submit(Box::new(submission()));
    let json = travels(&submit);
    assert_eq!(
        (&json["channel"], &json["wanted"]["wanted"]),
        (&json!("ONLINE"), &json!("EVERYTHING"))
    );
    let judge = json!({"command": "JUDGE_ITEM", "item": plan(), "verdict": {"verdict": "RELEASE"}});
    let read: Command = serde_json::from_value(judge).unwrap();
    assert!(matches!(read, Command::JudgeItem { .. }));
    let shared: Command = serde_json::from_value(json!({"command": "CLAIM_TASK", "task": 1})).unwrap();
    assert_eq!(shared, CaseCommand::ClaimTask { task: TaskId(1) }.into());
}

#[test]
fn refusals_say_what_they_are_about() {
    let grounds = vec![EvidenceGround::NotAParty, EvidenceGround::NotServed];
    let refusals = [
        Refusal::from(EvidenceObstacle::EvidenceGrounds)
            .with_detail(RefusalDetail::EvidenceGrounds { grounds }),
        Refusal::from(EvidenceObstacle::EvidenceQuestions).with_detail(RefusalDetail::EvidenceQuestions {
            questions: vec![EvidenceQuestion::AreaUnknown],
        }),
        Refusal::from(EvidenceObstacle::VerdictsMissing)
            .with_detail(RefusalDetail::Items { items: vec![plan()] }),
    ];
    for refusal in refusals {
        travels(&refusal);
        assert!(!refusal.words().zh.is_ascii());
    }
    assert_eq!(
        Refusal::from(EvidenceObstacle::FileWithCourt).article(),
        Some("O146 106")
    );
}

#[test]
fn everything_has_words_in_both_languages() {
    let words = EvidenceChannel::ALL
        .map(EvidenceChannel::words)
        .into_iter()
        .chain(Relation::ALL.map(Relation::words))
        .chain(Power::ALL.map(Power::words))
        .chain(EvidencePaper::ALL.map(EvidencePaper::words))
        .chain(VerdictKind::ALL.map(VerdictKind::words))
        .chain(EndReason::ALL.map(EndReason::words))
        .chain([EvidenceHold::WithCourt.words()]);
    for words in words {
        assert!(!words.zh.is_ascii() && words.en.is_ascii(), "{words:?}");
    }
}
