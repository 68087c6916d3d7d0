//! The systems outside: a registry that is away or loses its answer, a person without an account.

use crate::is;
use domain::{
    case::TaskPurpose,
    law::CommandRefusal,
    licence_application::{Command, Delivery, Registry, Status},
};
use tests::{
    Application, GUANGZHOU, World,
    case::{GRANT, words},
    journeys, people,
};

journeys! {
    the_registry_loses_its_answer,
    the_registry_is_away_at_submission,
    issued_without_an_account,
}

/// The registry issued, and nobody heard of it: asked again under the same key it gives the same certificate.
async fn the_registry_loses_its_answer(world: &World) {
    let case = Application::submit(world, people::eligible(world, GUANGZHOU).await).await;
    let person = case.driver.person(world);
    world.registry.loses_next_answer_for(person);
    let state = case.approve().await;
    assert!(world.registry.lost_answer_for(person));
    let issued = format!(
        "SELECT certificate FROM registry_issuances WHERE idempotency_key LIKE '{}:%'",
        case.number
    );
    let certificate = state.certificate.expect("it is issued").to_string();
    assert_eq!(
        world.database.texts(&issued).await,
        [certificate],
        "exactly one exists"
    );
    case.finish().await;
}

async fn the_registry_is_away_at_submission(world: &World) {
    let wish = people::eligible(world, GUANGZHOU).await;
    let person = wish.driver.person(world);
    world.registry.goes_away_for(person);
    let case = Application::submit(world, wish).await;
    case.does(
        case.clerk(),
        Command::Accept {
            rollout_confirmed: false,
        },
    )
    .await;
    let task = case.claim(case.clerk(), TaskPurpose::Review).await;
    let propose = Command::ProposeDecision {
        task: task.id,
        fence: task.fence,
        decision: GRANT,
        remarks: None,
    };
    let early = case.refused(case.clerk(), propose.clone()).await;
    assert!(is(&early, CommandRefusal::RegistryPending), "{early:?}");
    assert_eq!(case.state().await.registry, Registry::Pending);
    world.registry.comes_back_for(person);
    case.looked_up().await;
    case.does(case.clerk(), propose).await;
    case.finish().await;
}

async fn issued_without_an_account(world: &World) {
    let case = Application::submit(world, people::with_licence(world, GUANGZHOU, "A").await).await;
    case.review().await;
    case.does(case.lead(), Command::Approve).await;
    let state = case.until(|state| state.delivery == Delivery::NoAccount).await;
    assert_eq!(state.status, Status::Issued);
    assert!(!case.finish().await.is_over(), "somebody has to help");
    let task = case.claim(case.clerk(), TaskPurpose::FollowUp).await;
    world
        .store
        .add_app_accounts(&[case.driver.person(world)])
        .await
        .unwrap();
    case.does(case.clerk(), Command::RetryDelivery).await;
    case.until(|state| matches!(state.delivery, Delivery::Received { .. }))
        .await;
    let words = words("已协助开通账户");
    case.does(
        case.clerk(),
        Command::CompleteFollowUp {
            task: task.id,
            fence: task.fence,
            words,
        },
    )
    .await;
    assert!(case.finish().await.is_over());
}
