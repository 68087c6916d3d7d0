//! A case with more commands than one run of its workflow answers.

use domain::{
    case::{CaseCommand, TaskPurpose},
    licence_application::Command,
};
use temporalio_common::protos::temporal::api::history::v1::history_event::Attributes;
use tests::{Application, GUANGZHOU, Staff, Variant, World, case::GRANT, people, runtime::block_on};

/// Each round is three commands, two of them at the same time: one is in flight when the run ends.
const ROUNDS: u32 = 180;

/// On one variant only: it is about the engine, and replaying such a run from its start at every task takes minutes.
#[test]
fn continued_as_new() {
    block_on(async { more_than_a_run(World::of(Variant::Sqlite).await).await });
}

async fn more_than_a_run(world: &World) {
    let case = Application::submit(world, people::eligible(world, GUANGZHOU).await).await;
    case.looked_up().await;
    let accept = case
        .envelope(
            case.clerk(),
            Command::Accept {
                rollout_confirmed: false,
            },
        )
        .await;
    let first = case.send(accept.clone()).await;
    assert_eq!(first.outcome, Ok(()));
    for _ in 0..ROUNDS {
        race_and_give_back(&case).await;
    }
    let started = case
        .engine_history()
        .await
        .into_iter()
        .find_map(|event| match event.attributes {
            Some(Attributes::WorkflowExecutionStartedEventAttributes(started)) => Some(started),
            _ => None,
        });
    let started = started.expect("a run has a start");
    assert!(
        !started.continued_execution_run_id.is_empty(),
        "this is a later run"
    );
    assert_eq!(
        case.send(accept).await,
        first,
        "a request of the first run has its first answer"
    );
    case.propose(GRANT).await;
    case.finish().await;
}

/// Two clerks claim the review, and whoever got it gives it back.
async fn race_and_give_back(case: &Application<'_>) {
    let task = case.task(TaskPurpose::Review).await.id;
    let claim = |staff: Staff| case.ask(case.staff(staff), CaseCommand::ClaimTask { task });
    let (first, second) = tokio::join!(claim(Staff::Clerk), claim(Staff::SecondClerk));
    let winner = match (first.outcome, second.outcome) {
        (Ok(()), Err(_)) => Staff::Clerk,
        (Err(_), Ok(())) => Staff::SecondClerk,
        both => panic!("exactly one gets it: {both:?}"),
    };
    let fence = case.task(TaskPurpose::Review).await.fence;
    case.does(case.staff(winner), CaseCommand::ReleaseTask { task, fence })
        .await;
}
