//! Cases from the counter to their end, as pure folds.

use super::{
    World, code,
    commands::missing,
    ground, refused,
    world::{
        GRANT, backdated, citizen, clerk, colleague, document, lead, licence, submission, supervisor, text,
    },
};
use crate::{
    access::{Actor, Post},
    case::{Channel, Effect, LEASE, Outcome, TaskPurpose},
    deadline::{DeadlineStatus, RuleId},
    law::{CommandRefusal, DecisionGround, RuleSet, rollout::Gate},
    licence_application::{Command, Delivery, IntakeChannel, ProposedDecision, Status},
};
use chrono::TimeDelta;

#[test]
fn approved_issued_and_delivered() {
    let mut world = World::delivered();
    assert_eq!(world.status(), Status::Issued);
    assert_eq!(world.told(), ["RECEIPT", "ACCEPTED", "ISSUED", "DELIVERED"]);
    assert_eq!(world.running(), Vec::<&str>::new());
    assert_eq!(world.deadline(RuleId::EL_COUNTER).status, DeadlineStatus::Met);
    assert_eq!(world.deadline(RuleId::DL_DELIVER).status, DeadlineStatus::Met);
    assert_eq!(
        world.state().acceptance.unwrap().rule_set,
        RuleSet::Order162Revised
    );
    assert!(world.state().is_over());
    assert_eq!(world.notices_go_out(), 8, "four notices by two ways");
    assert!(world.state().work.effects.is_empty());
    assert_eq!(world.state().work.next_wake(), None);
}

/// Administrative Licensing Law, article 34(2): whatever can be decided on the spot is.
#[test]
fn decided_in_one_sitting() {
    let world = World::delivered();
    assert!(world.history.iter().all(|entry| entry.at == world.now()));
}

#[test]
fn the_registry_is_away_and_the_application_is_taken_all_the_same() {
    let mut world = World::submitted();
    world
        .ask(
            &clerk(),
            Command::Accept {
                rollout_confirmed: false,
            },
        )
        .unwrap();
    world.claim(&clerk(), TaskPurpose::Review).unwrap();
    assert_eq!(
        code(world.propose(&clerk(), GRANT)),
        refused(CommandRefusal::RegistryPending)
    );
    world.registry_says(&licence("HI"));
    world.propose(&clerk(), GRANT).unwrap();
}

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

fn accept() -> Command {
    Command::Accept {
        rollout_confirmed: false,
    }
}

#[test]
fn warned_in_the_morning_and_escalated_after_the_day() {
    let mut world = World::in_review();
    world.later(LEASE);
    world.ask(&Actor::System, crate::case::CaseCommand::Wake).unwrap();
    world.facts.case.now = super::world::at("2026-03-03T08:30:00+08:00");
    world.claim(&clerk(), TaskPurpose::Review).unwrap();
    assert_eq!(
        world.state().work.next_wake(),
        Some(super::world::at("2026-03-03T09:00:00+08:00"))
    );
    world.wake_at("2026-03-03T09:00:00+08:00");
    assert!(!world.state().work.escalated);
    let near =
        |effect: &Effect| matches!(effect, Effect::Notify(notice) if Some(notice.to) == clerk().person());
    assert_eq!(
        world.settle(|effect| near(effect).then_some(Outcome::Notified)),
        1,
        "the holder is warned"
    );
    world.wake_at("2026-03-04T00:00:00+08:00");
    assert!(world.state().work.escalated);
    assert_eq!(world.status(), Status::Review, "escalation decides nothing");
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
fn an_inquiry_does_not_stop_the_clock() {
    let mut world = World::in_review();
    world
        .ask(
            &clerk(),
            Command::OpenInquiry {
                reason: text("身份证明存疑"),
            },
        )
        .unwrap();
    assert_eq!(world.running(), ["EL-COUNTER"]);
    assert_eq!(
        code(world.propose(&clerk(), GRANT)),
        refused(CommandRefusal::WrongState)
    );
    world
        .ask(
            &clerk(),
            Command::CloseInquiry {
                result: text("经核实无误"),
            },
        )
        .unwrap();
    world.propose(&clerk(), GRANT).unwrap();
}

#[test]
fn withdrawn_at_any_time_before_the_decision() {
    for mut world in [World::submitted(), World::in_review(), World::proposed(GRANT)] {
        world.ask(&citizen(), Command::Withdraw).unwrap();
        assert!(world.state().is_over());
        assert_eq!(world.told().last().unwrap(), "WITHDRAWN");
        assert_eq!(
            code(world.ask(&citizen(), Command::Withdraw)),
            refused(CommandRefusal::CaseClosed)
        );
    }
    assert_eq!(
        code(World::issuing().ask(&citizen(), Command::Withdraw)),
        refused(CommandRefusal::WrongState)
    );
}

#[test]
fn what_turned_bad_after_the_review_bars_the_issue_and_a_person_refuses() {
    let mut world = World::issuing();
    world.registry_says(&licence("AD"));
    assert_eq!(world.status(), Status::PendingApproval);
    assert_eq!(world.registry_issues(), 0, "nothing was issued");
    assert_eq!(world.running(), ["EL-COUNTER"]);
    assert_eq!(
        world.deadline(RuleId::EL_COUNTER).start.to_string(),
        "2026-03-02",
        "it never stopped"
    );
    assert_eq!(
        code(world.ask(&lead(), Command::Approve)),
        ground(DecisionGround::StatusD)
    );
    world
        .ask(
            &lead(),
            Command::Refuse {
                grounds: vec![DecisionGround::StatusD],
                words: None,
            },
        )
        .unwrap();
    assert_eq!(world.status(), Status::Refused);
}

#[test]
fn what_the_registry_will_not_issue_goes_back_to_a_person_and_can_be_reviewed_again() {
    let mut world = World::issuing();
    world.registry_says(&licence("A"));
    let status = "J".parse().unwrap();
    let refuses = Outcome::IssueRefused { status };
    world.settle(|effect| matches!(effect, Effect::IssueLicence { .. }).then(|| refuses.clone()));
    assert_eq!(world.state().barred, [DecisionGround::StatusJ]);
    assert_eq!(
        code(world.ask(&lead(), Command::Approve)),
        ground(DecisionGround::StatusJ)
    );
    world
        .ask(
            &lead(),
            Command::ReturnToReview {
                words: text("请重新核对"),
            },
        )
        .unwrap();
    world.registry_says(&licence("A"));
    world.claim(&colleague(), TaskPurpose::Review).unwrap();
    world.propose(&colleague(), GRANT).unwrap();
    world.ask(&lead(), Command::Approve).unwrap();
}

#[test]
fn only_the_last_answer_of_the_registry_lets_a_licence_be_issued() {
    let mut world = World::submitted();
    let decline = Command::Decline {
        grounds: vec![DecisionGround::IdentityFailed],
        words: text("人证不符"),
    };
    world.ask(&clerk(), decline).unwrap();
    world
        .ask(
            &supervisor(),
            Command::Reopen {
                review_decision: text("复议决定〔2026〕1号"),
            },
        )
        .unwrap();
    world.claim(&clerk(), TaskPurpose::Review).unwrap();
    let first = world.state().work.effects[0].id;
    let outcome = Outcome::LicenceFound {
        licence: licence("A"),
    };
    let answer = crate::case::CaseCommand::Settle {
        effect: first,
        outcome,
    };
    world.ask(&Actor::System, answer).unwrap();
    world.propose(&clerk(), GRANT).unwrap();
    world.ask(&lead(), Command::Approve).unwrap();
    assert_eq!(
        world.registry_says(&licence("A")),
        2,
        "that of the reopening and that of the grant"
    );
    assert_eq!(world.registry_issues(), 1);
}

#[test]
fn issued_but_no_account_and_delivered_later() {
    let mut world = World::issued();
    world.app_answers(&Outcome::NoAccount);
    assert_eq!(
        (world.status(), world.state().delivery),
        (Status::Issued, Delivery::NoAccount)
    );
    assert!(!world.state().is_over());
    assert_eq!(world.running(), ["DL-DELIVER"]);
    world.claim(&clerk(), TaskPurpose::FollowUp).unwrap();
    world.ask(&clerk(), Command::RetryDelivery).unwrap();
    assert_eq!(
        code(world.ask(&clerk(), Command::RetryDelivery)),
        refused(CommandRefusal::WrongState),
        "one is under way"
    );
    let at = world.now();
    world.app_answers(&Outcome::LicenceDelivered { at });
    let task = world.state().work.open_task(TaskPurpose::FollowUp).unwrap();
    let (task, fence) = (task.id, task.fence);
    let done = Command::CompleteFollowUp {
        task,
        fence,
        words: text("已协助开通账户"),
    };
    world.ask(&clerk(), done).unwrap();
    assert!(world.state().is_over());
}

#[test]
fn messages_that_come_back_make_one_follow_up() {
    let mut world = World::submitted();
    let gone = Outcome::Undeliverable { code: "550".into() };
    assert_eq!(
        world.settle(|effect| matches!(effect, Effect::Notify(_)).then(|| gone.clone())),
        2
    );
    let open = world
        .state()
        .work
        .tasks
        .iter()
        .filter(|task| task.purpose == TaskPurpose::FollowUp);
    assert_eq!(open.count(), 1);
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
    super::world::staff(12, [Post::Intake, Post::BusinessLead])
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

#[test]
fn a_doubt_is_looked_into_before_a_grant() {
    let mut world = World::submitted();
    world.registry_says(&licence("N"));
    world.ask(&clerk(), accept()).unwrap();
    world.claim(&clerk(), TaskPurpose::Review).unwrap();
    let unchecked = world.propose(&clerk(), GRANT).unwrap_err();
    assert_eq!(
        (unchecked.code, unchecked.field.as_deref()),
        (refused(CommandRefusal::InvalidInput), Some("checked"))
    );
    let checked = ProposedDecision::Grant {
        checked: Some(text("延期换证，已核实")),
    };
    world.propose(&clerk(), checked).unwrap();
}
