//! Events, commands and states on the wire: one flat object each, read back as it was written.

use super::{
    World,
    commands::{candidates, missing},
    fixtures::{GRANT, PERSONAL, backdated, certificate, clerk, document, office, person, submission, text},
};
use crate::{
    access::Post,
    calendar::Calendar,
    case::{
        CaseCommand, CaseEvent, Channel, Effect, EffectEvent, EffectId, EscalationReason, Notice, NoticeKind,
        Outcome, ReleaseReason, Task, TaskId, TaskPurpose, TaskState, chain,
    },
    deadline::{Deadline, DeadlineId, RuleId},
    law::{DecisionGround, SpecialReason, service::ServiceManner},
    licence_application::{
        Acceptance, Action, Command, Event, IntakeChannel, LicenceEffect, LicenceOutcome, ProposedDecision,
        State,
    },
};
use chrono::TimeDelta;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use std::fmt::Debug;

fn own_events() -> Vec<Event> {
    let world = World::new();
    let (by, at, words) = (person(10), world.now(), text("已核对"));
    let acceptance = Acceptance::on("2026-03-02".parse().unwrap(), true);
    let grounds = vec![DecisionGround::StatusB, DecisionGround::Banned1Y];
    vec![
        Event::Submitted {
            applicant: person(1),
            by,
            office: office(),
            channel: IntakeChannel::HomeVisit,
            special_reason: SpecialReason::PhotoRejected3Times,
            explanation: Some(words.clone()),
            notice_channels: [Channel::Paper, Channel::InApp].into(),
            received_at: at,
            earlier_because: None,
        },
        Event::ReceivedAtConfirmed { by },
        Event::ReceivedAtCorrected { by, received_at: at },
        Event::CorrectionRequested { missing: missing() },
        Event::CorrectionAnswered { by, words: None },
        Event::Accepted { acceptance },
        Event::NotAccepted {
            by,
            grounds: grounds.clone(),
            words: words.clone(),
            competent_office: Some(office()),
        },
        Event::ConvertedToCounter,
        Event::ReviewBegun,
        Event::InquiryOpened {
            reason: words.clone(),
        },
        Event::InquiryClosed {
            result: words.clone(),
        },
        Event::DecisionProposed {
            by,
            proposed: GRANT,
            remarks: Some(words.clone()),
        },
        Event::ReturnedToReview { words: words.clone() },
        Event::Granted { by },
        Event::Refused {
            by,
            grounds: grounds.clone(),
            words: None,
        },
        Event::IssuanceBarred { grounds },
        Event::Issued {
            certificate: certificate(),
        },
        Event::LicenceReceived { at },
        Event::DeliveryFailed,
        Event::DeliveryRetried,
        Event::ServiceRecorded {
            manner: ServiceManner::Mail,
            day: "2026-03-03".parse().unwrap(),
            consent: false,
        },
        Event::FollowUpCompleted {
            task: TaskId(4),
            words: words.clone(),
        },
        Event::Withdrawn { by },
        Event::Lapsed,
        Event::Reopened {
            review_decision: words.clone(),
            acceptance: Some(acceptance),
        },
        Event::Revoked {
            by,
            ground: DecisionGround::FalseMaterial,
            words,
        },
    ]
}

fn notice() -> Notice {
    Notice {
        kind: NoticeKind::Receipt,
        to: person(1),
        channel: Channel::Mail,
    }
}

fn shared_events() -> Vec<CaseEvent> {
    let (task, at) = (TaskId(1), World::new().now());
    let deadline = Deadline::start(DeadlineId(1), RuleId::ALL_CORR, at, &Calendar::official());
    let state = TaskState::Claimed {
        by: person(10),
        lease_until: at,
    };
    vec![
        CaseEvent::TaskOpened {
            task: Task {
                id: task,
                purpose: TaskPurpose::Review,
                post: Post::Intake,
                office: None,
                fence: 3,
                state,
            },
        },
        CaseEvent::TaskClaimed {
            task,
            by: person(10),
            fence: 4,
            lease_until: at,
        },
        CaseEvent::TaskReleased {
            task,
            because: ReleaseReason::HolderLeft,
        },
        CaseEvent::TaskDone { task },
        CaseEvent::DocumentAttached {
            document: document(5),
        },
        CaseEvent::DeadlineStarted {
            deadline: deadline.clone(),
        },
        CaseEvent::DeadlineRecalculated {
            previous_due: deadline.due,
            deadline,
        },
        CaseEvent::DeadlineWarned {
            deadline: DeadlineId(1),
        },
        CaseEvent::DeadlineMet {
            deadline: DeadlineId(1),
        },
        CaseEvent::DeadlineExpired {
            deadline: DeadlineId(1),
        },
        CaseEvent::DeadlineStopped {
            deadline: DeadlineId(1),
        },
        CaseEvent::CaseEscalated {
            reason: EscalationReason::DeadlineExpired {
                deadline: DeadlineId(1),
            },
        },
        CaseEvent::CaseEscalated {
            reason: EscalationReason::Asked {
                words: text("请加快"),
            },
        },
    ]
}

fn effects() -> Vec<EffectEvent<LicenceEffect>> {
    let licence = super::fixtures::licence("HI");
    let issued = LicenceOutcome::LicenceIssued {
        certificate: certificate(),
    };
    let settled = |id, outcome| EffectEvent::EffectSettled {
        id: EffectId(id),
        outcome,
    };
    vec![
        EffectEvent::EffectRequested {
            id: EffectId(1),
            effect: Effect::Notify(notice()),
        },
        settled(2, Outcome::Own(LicenceOutcome::LicenceFound { licence })),
        settled(3, Outcome::Own(issued)),
    ]
}

fn every_event() -> Vec<Event> {
    own_events()
        .into_iter()
        .chain(shared_events().into_iter().map(Event::Case))
        .chain(effects().into_iter().map(Event::Effect))
        .collect()
}

#[test]
fn every_event_is_one_flat_object_and_reads_back() {
    for event in every_event() {
        let json = serde_json::to_value(&event).unwrap();
        let name = json["event"]
            .as_str()
            .unwrap_or_else(|| panic!("no name in {json}"));
        assert!(
            name.bytes().all(|byte| byte.is_ascii_uppercase() || byte == b'_'),
            "{name}"
        );
        assert_eq!(
            serde_json::from_value::<Event>(json.clone()).unwrap(),
            event,
            "{json}"
        );
        assert!(chain::canonical(&json).is_ok(), "no fractions in {json}");
    }
}

/// Stored histories are read by these names: a change here breaks running cases.
#[test]
fn the_names_and_fields_of_events() {
    let shape = |event: &Event| match serde_json::to_value(event).unwrap() {
        Value::Object(fields) => {
            let name = fields["event"].as_str().unwrap().to_owned();
            let others: Vec<_> = fields.keys().filter(|key| *key != "event").cloned().collect();
            format!("{name}: {}", others.join(", "))
        }
        other => panic!("{other}"),
    };
    let mut shapes: Vec<_> = every_event().iter().map(shape).collect();
    shapes.dedup();
    insta::assert_snapshot!(shapes.join("\n"));
}

/// Cases that run, and histories that are replayed, have effects and answers in this very form.
#[test]
fn effects_and_answers_are_stored_like_this() {
    let licence = || super::fixtures::licence("A");
    let person = person(1);
    let effects: Vec<Effect<LicenceEffect>> = vec![
        Effect::Notify(notice()),
        LicenceEffect::LookUpLicence { person }.into(),
        LicenceEffect::IssueLicence {
            person,
            office: office(),
        }
        .into(),
        LicenceEffect::DeliverLicence {
            person,
            certificate: certificate(),
        }
        .into(),
        LicenceEffect::RevokeLicence {
            certificate: certificate(),
        }
        .into(),
    ];
    let own = [
        LicenceOutcome::LicenceFound { licence: licence() },
        LicenceOutcome::LicenceNotFound,
        LicenceOutcome::LicenceIssued {
            certificate: certificate(),
        },
        LicenceOutcome::IssueRefused {
            status: licence().status,
        },
        LicenceOutcome::LicenceDelivered {
            at: World::new().now(),
        },
        LicenceOutcome::NoAccount,
        LicenceOutcome::LicenceRevoked,
    ];
    let mut outcomes: Vec<Outcome<LicenceEffect>> = own.map(Outcome::Own).into();
    outcomes.push(Outcome::Notified);
    outcomes.push(Outcome::Undeliverable { code: "550".into() });
    let lines = effects.iter().map(comes_back);
    let lines: Vec<_> = lines.chain(outcomes.iter().map(comes_back)).collect();
    insta::assert_snapshot!(lines.join("\n"));
}

fn comes_back<T: Serialize + DeserializeOwned + PartialEq + Debug>(value: &T) -> String {
    let json = serde_json::to_string(value).unwrap();
    assert_eq!(&serde_json::from_str::<T>(&json).unwrap(), value);
    json
}

#[test]
fn an_unknown_event_is_not_read_as_another() {
    for json in [
        r#"{"event":"EXPLODED"}"#,
        r#"{"event":"GRANTED"}"#,
        r#"{"by":1}"#,
        "[]",
    ] {
        assert!(serde_json::from_str::<Event>(json).is_err(), "{json}");
    }
}

#[test]
fn every_command_reads_back() {
    let world = World::in_review();
    let mut commands: Vec<Command> = Action::ALL
        .into_iter()
        .flat_map(|it| candidates(it, &world))
        .collect();
    commands.push(Command::Submit(Box::new(submission(IntakeChannel::Counter))));
    commands.push(Command::Submit(Box::new(backdated(
        world.now() - TimeDelta::days(1),
    ))));
    commands.extend([CaseCommand::Wake, CaseCommand::Recalculate].map(Command::Case));
    let checked = ProposedDecision::Grant {
        checked: Some(text("照片现场拍摄")),
    };
    commands.push(Command::ProposeDecision {
        task: TaskId(2),
        fence: 1,
        decision: checked,
        remarks: None,
    });
    for command in commands {
        let json = serde_json::to_value(&command).unwrap();
        assert!(json["command"].is_string(), "{json}");
        assert_eq!(serde_json::from_value::<Command>(json).unwrap(), command);
    }
}

#[test]
fn a_state_reads_back() {
    for world in [World::in_review(), World::delivered(), World::not_accepted()] {
        let json = serde_json::to_string(world.state()).unwrap();
        assert_eq!(&serde_json::from_str::<State>(&json).unwrap(), world.state());
    }
}

#[test]
fn neither_history_nor_state_repeats_who_the_person_is() {
    let submitted = serde_json::to_string(&submission(IntakeChannel::Counter)).unwrap();
    assert!(
        PERSONAL.iter().all(|detail| submitted.contains(detail)),
        "the command has them"
    );
    let mut world = World::delivered();
    world
        .ask(
            &clerk(),
            CaseCommand::AttachDocument {
                document: document(7),
            },
        )
        .unwrap();
    let kept = serde_json::to_string(&(world.state(), &world.history)).unwrap();
    for detail in PERSONAL {
        assert!(!kept.contains(detail), "{detail}");
    }
}
