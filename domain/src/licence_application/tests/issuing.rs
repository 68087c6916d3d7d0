//! After the grant: what the registry and the app answer.

use super::{
    World, code,
    fixtures::{GRANT, clerk, colleague, lead, licence, supervisor, text},
    ground, refused,
};
use crate::{
    access::Actor,
    case::{Effect, Outcome, TaskPurpose},
    deadline::RuleId,
    law::{CommandRefusal, DecisionGround},
    licence_application::{Command, Delivery, LicenceEffect, LicenceOutcome, Status},
};
use chrono::TimeDelta;

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
    let refuses = LicenceOutcome::IssueRefused { status };
    world.answer(|effect| matches!(effect, LicenceEffect::IssueLicence { .. }).then(|| refuses.clone()));
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
    let outcome = Outcome::Own(LicenceOutcome::LicenceFound {
        licence: licence("A"),
    });
    let answer = Command::Settle {
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
fn what_is_barred_after_a_reopening_is_due_from_the_reopening() {
    let mut world = World::refused();
    world.later(TimeDelta::days(40));
    let reopen = Command::Reopen {
        review_decision: text("复议决定〔2026〕9号"),
    };
    world.ask(&supervisor(), reopen).unwrap();
    world.registry_says(&licence("A"));
    world.claim(&clerk(), TaskPurpose::Review).unwrap();
    world.propose(&clerk(), GRANT).unwrap();
    world.ask(&lead(), Command::Approve).unwrap();
    world.registry_says(&licence("D"));
    assert_eq!(world.running(), ["EL-COUNTER"]);
    assert_eq!(world.deadline(RuleId::EL_COUNTER).start.to_string(), "2026-04-11");
}

#[test]
fn issued_but_no_account_and_delivered_later() {
    let mut world = World::issued();
    world.app_answers(&LicenceOutcome::NoAccount);
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
    world.app_answers(&LicenceOutcome::LicenceDelivered { at });
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
