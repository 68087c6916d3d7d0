//! After the end: a case whose workflow has ended goes on from its row.

use crate::stands;
use domain::{
    access::Actor,
    deadline::{DeadlineStatus, RuleId},
    law::DecisionGround,
    licence_application::{Command, Delivery, ProposedDecision, Status},
};
use gateway::Execution;
use tests::{
    Application, GUANGZHOU, Staff, Wish, World,
    case::{GRANT, words},
    journeys, people,
};

journeys! {
    revoked_after_the_workflow_has_ended,
    reopened,
    not_reopened_beside_another_application,
}

async fn revoked_after_the_workflow_has_ended(world: &World) {
    let case = Application::submit(world, people::eligible(world, GUANGZHOU).await).await;
    case.approve().await;
    case.finish().await;
    assert_eq!(
        world.cases.execution(&case.number).await.unwrap(),
        Execution::Ended
    );
    let revoke = Command::Revoke {
        ground: DecisionGround::FalseMaterial,
        words: words("以虚假材料取得"),
    };
    case.does(case.staff(Staff::Supervisor), revoke).await;
    let state = case.finish().await;
    assert_eq!(state.status, Status::Revoked);
    assert_eq!(
        case.deadline(RuleId::DL_DELIVER).await.status,
        DeadlineStatus::Running,
        "it is to be served"
    );
    let licence = world
        .store
        .registry_licence(case.driver.person(world))
        .await
        .unwrap()
        .expect("a licence");
    assert_eq!(licence.certificate, None, "the registry took it back");
    case.serve().await;
    assert!(case.finish().await.is_over());
}

/// Refused, served and over.
async fn refused(world: &World) -> Application<'_> {
    let case = Application::submit(world, people::eligible(world, GUANGZHOU).await).await;
    case.accept().await;
    let grounds = vec![DecisionGround::IdentityFailed];
    case.propose(ProposedDecision::Refuse {
        grounds: grounds.clone(),
    })
    .await;
    case.does(case.lead(), Command::Refuse { grounds, words: None })
        .await;
    case.serve().await;
    assert!(case.finish().await.is_over());
    case
}

fn reopen() -> Command {
    Command::Reopen {
        review_decision: words("复议决定〔2026〕12号"),
    }
}

/// The person has applied again meanwhile: that is gone on with.
async fn not_reopened_beside_another_application(world: &World) {
    let case = refused(world).await;
    let again = Application::submit(world, Wish::at(GUANGZHOU, case.driver.clone())).await;
    let refusal = case.refused(case.staff(Staff::Supervisor), reopen()).await;
    assert!(stands(&refusal, DecisionGround::OpenCaseExists), "{refusal:?}");
    again.does(again.citizen(), Command::Withdraw).await;
    again.finish().await;
    case.does(case.staff(Staff::Supervisor), reopen()).await;
    assert_eq!(case.finish().await.status, Status::Review);
}

/// A review sets the refusal aside, and this time it is granted.
async fn reopened(world: &World) {
    let case = refused(world).await;
    let supervisor: Actor = case.staff(Staff::Supervisor);
    case.does(supervisor, reopen()).await;
    let state = case.state().await;
    assert_eq!((state.status, state.decision), (Status::Review, None));
    for remedy in [RuleId::RV_APPLY, RuleId::SUE] {
        assert_eq!(case.deadline(remedy).await.status, DeadlineStatus::Stopped);
    }
    case.looked_up().await;
    case.propose(GRANT).await;
    case.does(case.lead(), Command::Approve).await;
    case.until(|state| matches!(state.delivery, Delivery::Received { .. }))
        .await;
    case.finish().await;
}
