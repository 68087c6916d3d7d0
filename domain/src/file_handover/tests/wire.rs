//! Events, commands and states on the wire: one flat object each, read back as it was written.

use super::{
    World,
    commands::candidates,
    fixtures::{illegible, opening, person, text, withdrawal},
    world::good,
};
use crate::{
    case::{CaseCommand, Effect, EffectEvent, Outcome, chain},
    custody::{RefusalReason, tests::fixtures::origin},
    file_handover::{
        Action, Command, EndReason, Event, Finding, HandoverOutcome, State, Status, Step, UnavailableReason,
    },
    law::vehicle::TransferGround,
};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Every event that the ways of the tests lead to, and what they do not.
fn every_event() -> Vec<Event> {
    let by = person(10);
    let code = "EFFECT_FAILED".to_owned();
    let mut events = vec![
        Event::LockRefused { code: code.clone() },
        Event::GatheredAgain { by },
        Event::GatheringFailed { code: code.clone() },
        Event::DifferencesFound {
            findings: Finding::of(&illegible()),
        },
        Event::ReturnedToCheck {
            words: text("请再核对"),
        },
        Event::DeskTold {
            desk: crate::file_handover::Desk::OriginProvince,
        },
        Event::Ended {
            reason: EndReason::Barred(TransferGround::Sealed),
            by: Some(by),
            words: Some(text("车辆被查封")),
        },
        Event::StepFailed {
            step: Step::Transfer,
            code,
        },
        Event::StepRetried { by },
    ];
    let mut late = World::opened();
    late.wake_at("2022-05-13T00:00:00+08:00");
    let ways = [
        late,
        World::transferred(),
        World::asked_again(),
        World::unavailable(UnavailableReason::Barred(TransferGround::Sealed)),
        World::offered().withdrawn(),
    ];
    for way in ways {
        events.extend(way.history.into_iter().map(|entry| entry.event));
    }
    events
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

fn fields(json: &Value, tag: &str) -> (String, String) {
    let fields = json.as_object().unwrap();
    let others: Vec<_> = fields.keys().filter(|key| *key != tag).cloned().collect();
    (fields[tag].as_str().unwrap().to_owned(), others.join(", "))
}

/// Stored histories are read by these names: a change here breaks running cases.
#[test]
fn the_names_and_fields_of_events() {
    let own = every_event()
        .into_iter()
        .filter(|event| !matches!(event, Event::Case(_)));
    let shapes: BTreeMap<_, _> = own
        .map(|event| fields(&serde_json::to_value(event).unwrap(), "event"))
        .collect();
    let lines: Vec<_> = shapes
        .iter()
        .map(|(name, fields)| format!("{name}: {fields}"))
        .collect();
    insta::assert_snapshot!(lines.join("\n"));
}

/// The contract of the activities: what is asked of which office, and what it answers.
#[test]
fn the_names_and_fields_of_effects() {
    let mut shapes = BTreeSet::new();
    for event in every_event() {
        if let Event::Effect(EffectEvent::EffectRequested {
            effect: Effect::Own(effect),
            ..
        }) = event
        {
            let (name, asked) = fields(&serde_json::to_value(&effect).unwrap(), "effect");
            let (answer, answered) = fields(&serde_json::to_value(good(&effect)).unwrap(), "outcome");
            let world = World::opened();
            let at_origin = *effect.office(world.state().route()) == origin();
            let office = if at_origin { "origin" } else { "destination" };
            shapes.insert(format!("{name}: {asked} ({office}) -> {answer}: {answered}"));
        }
    }
    let lines: Vec<_> = shapes.into_iter().collect();
    insta::assert_snapshot!(lines.join("\n"));
}

#[test]
fn an_unknown_event_is_not_read_as_another() {
    for json in [
        r#"{"event":"EXPLODED"}"#,
        r#"{"event":"FILE_OFFERED"}"#,
        r#"{"by":1}"#,
        "[]",
    ] {
        assert!(serde_json::from_str::<Event>(json).is_err(), "{json}");
    }
}

#[test]
fn every_command_reads_back() {
    let mut world = World::checking();
    let actions = Action::ALL.into_iter();
    let mut commands: Vec<Command> = actions.flat_map(|it| candidates(it, &world)).collect();
    commands.extend([CaseCommand::Wake, CaseCommand::Recalculate].map(Command::Case));
    commands.extend([
        Command::Open(opening()),
        withdrawal(),
        Command::DeclareUnavailable {
            reason: UnavailableReason::Barred(TransferGround::Sealed),
            words: text("车辆被查封"),
        },
    ]);
    world = World::refusing();
    let pending = world.asked()[0].clone();
    let findings = Finding::of(&super::fixtures::verdicts(Some((
        "01-certificate.pdf",
        RefusalReason::Altered,
    ))));
    for outcome in [
        good(&pending.effect),
        Outcome::Own(HandoverOutcome::Compared { findings }),
        Outcome::Undeliverable { code: "X".into() },
    ] {
        let effect = pending.id;
        commands.push(Command::Settle { effect, outcome });
    }
    for command in commands {
        let json = serde_json::to_value(&command).unwrap();
        assert!(json["command"].is_string(), "{json}");
        assert_eq!(serde_json::from_value::<Command>(json).unwrap(), command);
    }
}

#[test]
fn a_state_reads_back() {
    for world in [World::opened(), World::refusing(), World::transferred()] {
        let json = serde_json::to_string(world.state()).unwrap();
        assert_eq!(&serde_json::from_str::<State>(&json).unwrap(), world.state());
    }
}

#[test]
fn the_names_of_every_status_are_told_apart() {
    let words: BTreeSet<_> = Status::ALL.iter().map(|status| status.words().zh).collect();
    assert_eq!(words.len(), Status::ALL.len());
}
