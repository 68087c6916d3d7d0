//! What a client does: a whole case or commands alone, and as many updates of the floor.

use crate::floor::Bare;
use benches::load::Meter;
use domain::{
    case::{CaseCommand, TaskPurpose},
    licence_application::{Command, Delivery},
};
use temporalio_client::{
    Client, WorkflowIdConflictPolicy, WorkflowIdReusePolicy, WorkflowUpdateWithStartOptions,
};
use tests::{Application, GUANGZHOU, Wish, World, case::GRANT, people};

/// Commands of a whole case: submit, accept, claim, propose, approve.
pub const WHOLE: u32 = 5;
/// Commands to a case that is open: it is claimed and given back in turn.
pub const TURNS: u32 = 100;

/// From the application to the licence in the account. Each command is timed; that the registry answers in between, and the
/// effects at the end, are waited for.
pub async fn whole(world: &World, wish: Wish) -> Meter {
    let mut meter = Meter::default();
    let clerk = tests::Staff::Clerk.at(GUANGZHOU);
    let case = Application::unopened(world, &wish, clerk.clone());
    let opening = case.opening.clone();
    let answer = meter.time(case.send(opening)).await;
    assert_eq!(answer.outcome, Ok(()));
    case.looked_up().await;
    let accept = Command::Accept {
        rollout_confirmed: false,
    };
    send(&mut meter, &case, clerk.clone(), accept).await;
    let task = case.task(TaskPurpose::Review).await.id;
    send(&mut meter, &case, clerk.clone(), CaseCommand::ClaimTask { task }).await;
    let task = case.task(TaskPurpose::Review).await;
    let propose = Command::ProposeDecision {
        task: task.id,
        fence: task.fence,
        decision: GRANT,
        remarks: None,
    };
    send(&mut meter, &case, clerk, propose).await;
    send(&mut meter, &case, case.lead(), Command::Approve).await;
    case.until(|state| matches!(state.delivery, Delivery::Received { .. }))
        .await;
    meter
}

/// A case that waits to be claimed.
pub async fn accepted(world: &World) -> Application<'_> {
    let case = Application::submit(world, people::eligible(world, GUANGZHOU).await).await;
    case.accept().await;
    case.until(|state| state.work.effects.is_empty()).await;
    case
}

/// Commands that move nothing but the case.
pub async fn turns(case: Application<'_>) -> Meter {
    let mut meter = Meter::default();
    for _ in 0..TURNS / 2 {
        let task = case.task(TaskPurpose::Review).await.id;
        send(&mut meter, &case, case.clerk(), CaseCommand::ClaimTask { task }).await;
        let fence = case.task(TaskPurpose::Review).await.fence;
        send(
            &mut meter,
            &case,
            case.clerk(),
            CaseCommand::ReleaseTask { task, fence },
        )
        .await;
    }
    meter
}

async fn send(
    meter: &mut Meter,
    case: &Application<'_>,
    actor: domain::access::Actor,
    command: impl Into<Command>,
) {
    let envelope = case.envelope(actor, command).await;
    let answer = meter.time(case.send(envelope)).await;
    assert_eq!(answer.outcome, Ok(()));
}

/// As many updates to a workflow that does nothing.
pub async fn floor(client: &Client, queue: &str, id: String, updates: u32) -> Meter {
    let mut meter = Meter::default();
    for step in 0..updates {
        let options = WorkflowUpdateWithStartOptions::new(queue, &id, WorkflowIdConflictPolicy::UseExisting)
            .id_reuse_policy(WorkflowIdReusePolicy::AllowDuplicate)
            .update_id(format!("{id}-{step}"))
            .build();
        let update =
            client.execute_update_with_start_workflow(Bare::run, updates, Bare::command, step, options);
        let answer = meter.time(update).await;
        assert_eq!(answer.expect("the floor answers"), step);
    }
    meter
}
