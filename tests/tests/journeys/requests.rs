//! The same request again, and the same id with another body.

use crate::is;
use domain::{
    case::{CaseCommand, TaskPurpose},
    law::CommandRefusal,
    licence_application::{Command, Delivery},
};
use tests::{Application, GUANGZHOU, World, case::GRANT, journeys, people};

journeys! {
    the_same_request_again,
    the_same_id_with_another_body,
}

/// Twice at once, once more later, and once more when the case is closed and its workflow has ended.
async fn the_same_request_again(world: &World) {
    let (case, opened) = Application::open(world, &people::eligible(world, GUANGZHOU).await).await;
    assert_eq!(case.send(case.opening.clone()).await, opened);
    case.looked_up().await;
    let accept = case
        .envelope(
            case.clerk(),
            Command::Accept {
                rollout_confirmed: false,
            },
        )
        .await;
    let (first, second) = tokio::join!(case.send(accept.clone()), case.send(accept.clone()));
    assert_eq!((&first.outcome, &first), (&Ok(()), &second));
    case.propose(GRANT).await;
    assert_eq!(case.send(accept.clone()).await, first);
    case.does(case.lead(), Command::Approve).await;
    case.until(|state| matches!(state.delivery, Delivery::Received { .. }))
        .await;
    case.finish().await;

    let closed = case.loaded().await;
    assert_eq!(case.send(accept).await, first);
    assert_eq!(case.send(case.opening.clone()).await, opened);
    let now = case.loaded().await;
    assert_eq!(
        (now.version, now.state),
        (closed.version, closed.state),
        "nothing was added"
    );
    case.finish().await;
}

async fn the_same_id_with_another_body(world: &World) {
    let case = Application::submit(world, people::eligible(world, GUANGZHOU).await).await;
    case.accept().await;
    let task = case.task(TaskPurpose::Review).await.id;
    let claim = case.envelope(case.clerk(), CaseCommand::ClaimTask { task }).await;
    let first = case.send(claim.clone()).await;
    assert_eq!(first.outcome, Ok(()));
    let mut other = claim.clone();
    other.command = Command::Withdraw;
    let refusal = case.send(other).await.outcome.unwrap_err();
    assert!(is(&refusal, CommandRefusal::RequestIdReused), "{refusal:?}");
    assert_eq!(case.send(claim).await, first, "the first answer stands");
    case.finish().await;
}
