//! The same request again, and the same id with another body.

mod sale;

use crate::{is, trace::Trace, trial::Trial};
use domain::{
    case::{CaseCommand, Envelope, TaskPurpose},
    evidence_access::EvidenceAccess,
    file_handover::FileHandover,
    law::CommandRefusal,
    licence_application::{Command, Delivery, LicenceApplication},
    vehicle_transfer::VehicleTransfer,
};
use gateway::{EngineError, Execution};
use temporalio_client::{NamespacedClient, grpc::WorkflowService};
use temporalio_common::protos::temporal::api::{
    common::v1::WorkflowExecution, workflowservice::v1::DeleteWorkflowExecutionRequest,
};
use tests::{Application, GUANGZHOU, World, case::GRANT, journeys, people, wait};
use tonic::IntoRequest;
use workflows::runtime::{Answer, Opening};

journeys! {
    the_same_request_again,
    the_same_id_with_another_body,
    the_same_request_after_the_engine_forgot,
    the_same_request_after_a_restart_of_everything,
    the_same_request_to_each_case_of_a_sale,
    the_same_request_to_an_application_for_evidence,
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

/// What is left of a workflow when its retention has passed: nothing.
async fn forgotten(case: &Application<'_>) {
    let mut client = case.world.client.clone();
    let request = DeleteWorkflowExecutionRequest {
        namespace: client.namespace(),
        workflow_execution: Some(WorkflowExecution {
            workflow_id: case.number.to_string(),
            run_id: String::new(),
        }),
    };
    client
        .delete_workflow_execution(request.into_request())
        .await
        .unwrap();
    wait::until(
        async || match case.world.cases.execution(&case.number).await.unwrap() {
            Execution::Unknown => Ok(()),
            known => Err(known),
        },
    )
    .await;
}

/// An issued case, and two of its requests with their first answers: the opening, and one from the middle.
async fn issued(world: &World) -> (Application<'_>, [(Envelope<Command>, Answer); 2]) {
    let (case, opened) = Application::open(world, &people::eligible(world, GUANGZHOU).await).await;
    case.looked_up().await;
    let accept = Command::Accept {
        rollout_confirmed: false,
    };
    let accept = case.envelope(case.clerk(), accept).await;
    let accepted = case.send(accept.clone()).await;
    assert_eq!(accepted.outcome, Ok(()));
    case.propose(GRANT).await;
    case.does(case.lead(), Command::Approve).await;
    case.until(|state| matches!(state.delivery, Delivery::Received { .. }))
        .await;
    case.finish().await;
    let opening = (case.opening.clone(), opened);
    (case, [opening, (accept, accepted)])
}

/// The workflow is closed and its retention has passed. Whether the caller knows of the row or not, the record does.
async fn the_same_request_after_the_engine_forgot(world: &World) {
    let (case, [(opening, opened), (accept, accepted)]) = issued(world).await;
    let (before, closed) = (Trace::of(case.world, &case.number).await, case.row().await);
    forgotten(&case).await;
    assert_eq!(case.send(accept).await, accepted);
    case.finish().await;
    forgotten(&case).await;
    let nothing = Opening::<LicenceApplication>::new_case(case.row_opening().await.clock_offset_seconds);
    let again = world.cases.send(&case.number, nothing, opening);
    assert_eq!(again.await.unwrap(), opened);
    case.finish().await;
    assert_eq!(case.row().await, closed, "nothing was added");
    assert_eq!(
        Trace::of(case.world, &case.number).await,
        before,
        "nothing happened twice"
    );
}

/// Requests that were answered before, and one that nobody had answered yet.
async fn the_same_request_after_a_restart_of_everything(shared: &World) {
    let world = World::alone(shared.variant).await;
    let (case, requests) = issued(&world).await;
    let (before, closed) = (Trace::of(case.world, &case.number).await, case.row().await);
    let open = Application::submit(&world, people::eligible(&world, GUANGZHOU).await).await;
    open.looked_up().await;
    let accept = Command::Accept {
        rollout_confirmed: false,
    };
    let accept = open.envelope(open.clerk(), accept).await;
    let (transfer, handover, access) = (
        VehicleTransfer::at_rest(&world).await,
        FileHandover::at_rest(&world).await,
        EvidenceAccess::at_rest(&world).await,
    );
    world.stop_workers().await;
    let row = open.row_opening().await;
    let asked = world.cases.send(&open.number, row, accept.clone());
    let (of_transfer, of_handover) = (VehicleTransfer::asks_next(), FileHandover::asks_next());
    let of_access = EvidenceAccess::asks_next();
    let (asked, ..) = tokio::join!(
        asked,
        sale::pending(&transfer, &of_transfer),
        sale::pending(&handover, &of_handover),
        sale::pending(&access, &of_access)
    );
    assert!(matches!(asked, Err(EngineError::Pending)), "nobody works");
    world.kill_and_restart_engine().await;
    world.start_workers().await;
    sale::answered_once(&transfer, of_transfer).await;
    sale::answered_once(&handover, of_handover).await;
    sale::answered_once(&access, of_access).await;

    let answer = open.send(accept.clone()).await;
    assert_eq!(answer.outcome, Ok(()));
    assert_eq!(open.send(accept).await, answer);
    open.finish().await;
    for (request, answer) in requests {
        assert_eq!(case.send(request).await, answer);
    }
    case.finish().await;
    begins_from_nothing(&case).await;
    assert_eq!(case.row().await, closed, "nothing was added");
    assert_eq!(
        Trace::of(case.world, &case.number).await,
        before,
        "nothing happened twice"
    );
    world.close().await;
}

/// A run that knows nothing of its row and is asked for the opening once more: it takes the whole row over, and does not live
/// the case again from one request to the next.
async fn begins_from_nothing(case: &Application<'_>) {
    case.world.registry.goes_away();
    let nothing = Opening::<LicenceApplication>::new_case(case.row_opening().await.clock_offset_seconds);
    case.world.cases.restart(&case.number, nothing).await.unwrap();
    case.send(case.opening.clone()).await;
    case.finish().await;
    case.world.registry.comes_back();
}

async fn the_same_request_to_each_case_of_a_sale(world: &World) {
    tokio::join!(
        sale::the_same_request_again::<VehicleTransfer>(world),
        sale::the_same_request_again::<FileHandover>(world),
    );
}

async fn the_same_request_to_an_application_for_evidence(world: &World) {
    sale::the_same_request_again::<EvidenceAccess>(world).await;
}
