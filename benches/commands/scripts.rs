//! What a client does: a whole case or commands alone, and as many updates of the floor.

use crate::floor::Bare;
use benches::load::Meter;
use domain::{
    access::Actor,
    case::{CaseCommand, Envelope, Task, TaskPurpose, TaskState},
    licence_application::{Command, Delivery, State},
};
use temporalio_client::{
    Client, WorkflowIdConflictPolicy, WorkflowIdReusePolicy, WorkflowUpdateWithStartOptions,
};
use tests::{
    Application, GUANGZHOU, Wish, World,
    case::{GRANT, any_request},
    people,
};

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
    send(&mut meter, &case, clerk.clone(), |_| accept).await;
    let claim = |review: Task| CaseCommand::ClaimTask { task: review.id }.into();
    send(&mut meter, &case, clerk.clone(), |state| claim(review(state))).await;
    let propose = |review: Task| Command::ProposeDecision {
        task: review.id,
        fence: review.fence,
        decision: GRANT,
        remarks: None,
    };
    send(&mut meter, &case, clerk, |state| propose(review(state))).await;
    send(&mut meter, &case, case.lead(), |_| Command::Approve).await;
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
    for _ in 0..TURNS {
        send(&mut meter, &case, case.clerk(), |state| {
            turn(&review(state)).into()
        })
        .await;
    }
    meter
}

/// Claims what is free, and gives back what is claimed.
fn turn(review: &Task) -> CaseCommand {
    match review.state {
        TaskState::Open => CaseCommand::ClaimTask { task: review.id },
        _ => CaseCommand::ReleaseTask {
            task: review.id,
            fence: review.fence,
        },
    }
}

fn review(state: &State) -> Task {
    let task = state.work.open_task(TaskPurpose::Review);
    task.cloned().expect("the review is open")
}

/// As the API does it: the row is read once, and what it says goes with the command. Only the command is timed.
async fn send(
    meter: &mut Meter,
    case: &Application<'_>,
    actor: Actor,
    command: impl FnOnce(&State) -> Command,
) {
    let opening = case.row_opening().await;
    let state = opening.state.as_ref().expect("the case is in the record");
    let envelope = Envelope {
        request: any_request(),
        actor,
        seen_version: Some(opening.version),
        command: command(state),
    };
    let cases = &case.world.cases;
    let asked = Box::pin(cases.send(&case.number, opening, envelope));
    let answer = meter.time(asked).await.expect("the engine takes the command");
    assert_eq!(answer.outcome, Ok(()));
}

/// A case that waits to be taken up, and has no effect under way.
pub async fn opened(world: &World, wish: Wish) -> Meter {
    let mut meter = Meter::default();
    let case = Application::unopened(world, &wish, tests::Staff::Clerk.at(GUANGZHOU));
    let answer = meter.time(case.send(case.opening.clone())).await;
    assert_eq!(answer.outcome, Ok(()));
    case.until(|state| state.work.effects.is_empty()).await;
    meter
}

/// The first `sent` of the updates that a workflow waits for which does nothing.
pub async fn floor(client: &Client, (queue, id): (&str, &str), (sent, updates): (u32, u32)) -> Meter {
    let mut meter = Meter::default();
    for step in 0..sent {
        update(&mut meter, (client, queue, id), (step, updates)).await;
    }
    meter
}

async fn update(meter: &mut Meter, (client, queue, id): (&Client, &str, &str), (step, updates): (u32, u32)) {
    let options = WorkflowUpdateWithStartOptions::new(queue, id, WorkflowIdConflictPolicy::UseExisting)
        .id_reuse_policy(WorkflowIdReusePolicy::AllowDuplicate)
        .update_id(format!("{id}-{step}"))
        .build();
    let update = client.execute_update_with_start_workflow(Bare::run, updates, Bare::command, step, options);
    let answer = meter.time(update).await;
    assert_eq!(answer.expect("the floor answers"), step);
}
