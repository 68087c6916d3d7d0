//! Before acceptance: correction, silence, conversion, the time of receipt, the gate.

use super::{
    World, code,
    commands::missing,
    fixtures::{accept, backdated, citizen, clerk, document, lead, submission, supervisor, text},
    ground, refused,
};
use crate::{
    access::{Actor, Post},
    case::{Channel, TaskPurpose},
    deadline::{DeadlineStatus, RuleId},
    law::{CommandRefusal, DecisionGround, rollout::Gate},
    licence_application::{Command, IntakeChannel, Status},
};
use chrono::TimeDelta;

#[test]
fn corrected_once_and_then_accepted() {
    let mut world = World::submitted();
    world
        .ask(&clerk(), Command::RequestCorrection { missing: missing() })
        .unwrap();
    assert_eq!(world.running(), ["CORRECTION-ANSWER"]);
    world.later(TimeDelta::days(3));
    let answer = Command::AnswerCorrection {
        documents: vec![document(101)],
        words: None,
    };
    world.ask(&citizen(), answer).unwrap();
    assert_eq!(
        (world.status(), world.running()),
        (Status::Submitted, vec!["ALL-CORR"])
    );
    assert_eq!(
        world.deadline(RuleId::ALL_CORR).start.to_string(),
        "2026-03-05",
        "a fresh period"
    );
    let again = world.ask(&clerk(), Command::RequestCorrection { missing: missing() });
    assert_eq!(code(again), refused(CommandRefusal::CorrectionAlreadySent));
    world
        .ask(
            &clerk(),
            Command::Accept {
                rollout_confirmed: false,
            },
        )
        .unwrap();
    assert_eq!(world.told(), ["RECEIPT", "CORRECTION_REQUESTED", "ACCEPTED"]);
}

#[test]
fn a_correction_that_is_never_answered_lapses() {
    let mut world = World::submitted();
    world
        .ask(&clerk(), Command::RequestCorrection { missing: missing() })
        .unwrap();
    let due = world.deadline(RuleId::CORRECTION_ANSWER).due;
    world.facts.case.now = world.deadline(RuleId::CORRECTION_ANSWER).expires_at();
    let late = Command::AnswerCorrection {
        documents: vec![],
        words: Some(text("材料已补齐")),
    };
    assert_eq!(
        code(world.ask(&citizen(), late)),
        refused(CommandRefusal::CaseClosed),
        "no timer has rung"
    );
    world.wake_at("2026-03-24T00:00:00+08:00");
    assert_eq!(due.to_string(), "2026-03-23", "fifteen working days");
    assert_eq!(world.status(), Status::Lapsed);
    assert_eq!(world.told(), ["RECEIPT", "CORRECTION_REQUESTED", "LAPSED"]);
    assert!(world.state().is_over());
}

#[test]
fn silence_accepts_from_the_day_of_receipt_and_is_overdue_at_once() {
    let mut world = World::submitted();
    world.facts.case.now = world.deadline(RuleId::ALL_CORR).expires_at();
    for command in [Command::RequestCorrection { missing: missing() }, accept()] {
        assert_eq!(
            code(world.ask(&clerk(), command)),
            refused(CommandRefusal::CorrectionTooLate)
        );
    }
    world.wake_at("2026-03-10T00:00:00+08:00");
    let acceptance = world.state().acceptance.unwrap();
    assert!(acceptance.by_silence);
    assert_eq!(acceptance.day.to_string(), "2026-03-02");
    assert_eq!(world.status(), Status::Accepted);
    assert_eq!(world.deadline(RuleId::EL_COUNTER).status, DeadlineStatus::Expired);
    assert!(world.state().work.escalated);
    assert_eq!(world.state().work.next_wake(), None);
    world.claim(&clerk(), TaskPurpose::Review).unwrap();
    assert_eq!(world.status(), Status::Review);
    let request = Command::RequestCorrection { missing: missing() };
    assert_eq!(
        code(world.ask(&clerk(), request)),
        refused(CommandRefusal::CorrectionTooLate)
    );
}

#[test]
fn converted_from_online() {
    let mut world = World::opened(&submission(IntakeChannel::Online), &citizen());
    assert_eq!(
        code(world.ask(&clerk(), accept())),
        refused(CommandRefusal::WrongState)
    );
    let received_at = world.state().work.received_at;
    world.later(TimeDelta::hours(2));
    world.ask(&clerk(), Command::ConvertToCounter).unwrap();
    assert_eq!(world.state().channel, IntakeChannel::Counter);
    assert_eq!(world.state().work.received_at, received_at);
    world.ask(&clerk(), accept()).unwrap();
}

#[test]
fn silence_converts_from_online_too() {
    let mut world = World::opened(&submission(IntakeChannel::Online), &citizen());
    world.wake_at("2026-03-10T00:00:00+08:00");
    assert_eq!(
        (world.status(), world.state().channel),
        (Status::Accepted, IntakeChannel::Counter)
    );
}

#[test]
fn an_earlier_receipt_counts_once_a_second_person_consents() {
    let earlier = World::new().now() - TimeDelta::days(3);
    let mut world = World::opened(&backdated(earlier), &staff_of_two_posts());
    assert_eq!(world.state().work.received_at, earlier);
    assert_eq!(
        code(world.ask(&clerk(), accept())),
        refused(CommandRefusal::ReceivedAtNeedsSupervisor)
    );
    let consent = Command::ConfirmReceivedAt { consent: true };
    assert_eq!(
        code(world.ask(&staff_of_two_posts(), consent.clone())),
        refused(CommandRefusal::FourEyes),
        "not the one who entered it"
    );
    world.ask(&supervisor(), consent).unwrap();
    world.ask(&clerk(), accept()).unwrap();
    assert_eq!(world.state().work.received_at, earlier);
}

fn staff_of_two_posts() -> Actor {
    super::fixtures::staff(12, [Post::Intake, Post::BusinessLead])
}

#[test]
fn without_consent_the_time_of_entry_counts() {
    let entered = World::new().now();
    let mut world = World::opened(&backdated(entered - TimeDelta::days(30)), &clerk());
    world.wake_at("2026-03-02T09:00:00+08:00");
    assert_eq!(
        world.status(),
        Status::Submitted,
        "silence on an unconfirmed receipt accepts nothing"
    );
    assert!(world.state().work.escalated);
    world
        .ask(&lead(), Command::ConfirmReceivedAt { consent: false })
        .unwrap();
    assert_eq!(world.state().work.received_at, entered);
    assert_eq!(world.deadline(RuleId::ALL_CORR).due.to_string(), "2026-03-09");
}

#[test]
fn a_consent_catches_up_on_the_silence() {
    let mut world = World::opened(&backdated(World::new().now() - TimeDelta::days(30)), &clerk());
    world.wake_at("2026-03-02T09:00:00+08:00");
    world
        .ask(&lead(), Command::ConfirmReceivedAt { consent: true })
        .unwrap();
    assert_eq!(world.status(), Status::Accepted);
    assert_eq!(world.state().acceptance.unwrap().day.to_string(), "2026-01-31");
}

#[test]
fn autumn_2021_city_by_city() {
    let mut world = World::submitted();
    world.facts.gate = Gate::NotYet { opens_on: None };
    assert_eq!(
        code(world.ask(&clerk(), accept())),
        ground(DecisionGround::CityNotOpen)
    );
    world.facts.gate = Gate::Unknown;
    assert_eq!(
        code(world.ask(&clerk(), accept())),
        refused(CommandRefusal::CityUnknown)
    );
    world
        .ask(
            &clerk(),
            Command::Accept {
                rollout_confirmed: true,
            },
        )
        .unwrap();
}

#[test]
fn a_case_may_have_paper_alone() {
    let mut paper = submission(IntakeChannel::HomeVisit);
    paper.applicant.email = None;
    paper.applicant.phone = None;
    paper.notice_channels = [Channel::Paper].into();
    let mut world = World::opened(&paper, &clerk());
    assert_eq!(world.notices_go_out(), 1);
}
