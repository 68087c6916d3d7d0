//! A case with more commands than one run of its workflow answers.

use domain::{
    case::{CaseCommand, TaskPurpose},
    licence_application::{Command, Delivery},
};
use temporalio_common::protos::temporal::api::history::v1::history_event::Attributes;
use tests::{Application, GUANGZHOU, Staff, Variant, World, case::GRANT, history, people, runtime::block_on};

/// Each round is three commands, two of them at the same time: one is in flight when the run ends.
const ROUNDS: u32 = 180;

/// Commands of a very long case. `LONG_CASE_COMMANDS=5000` tries more, which takes minutes.
const COMMANDS: u32 = 1000;
const COMMANDS_SET: &str = "LONG_CASE_COMMANDS";
/// Since how many events the engine warns of a run.
const WARNED: usize = 10_240;

/// On one variant only: it is about the engine, and replaying such a run from its start at every task takes minutes.
#[test]
fn continued_as_new() {
    block_on(async { more_than_a_run(World::of(Variant::Sqlite).await).await });
}

#[test]
fn thousands_of_commands() {
    block_on(async { stays_healthy(World::of(Variant::Sqlite).await).await });
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
    let runs = runs(&case).await;
    assert!(runs.len() > 1, "this is a later run: {runs:?}");
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

/// How many events each run of its workflow has, the last one first.
async fn runs(case: &Application<'_>) -> Vec<usize> {
    let (mut runs, mut run) = (Vec::new(), None);
    loop {
        let events = history::of(&case.world.client, case.number.as_str(), run).await;
        runs.push(events.len());
        let started = events.into_iter().find_map(|event| match event.attributes {
            Some(Attributes::WorkflowExecutionStartedEventAttributes(started)) => Some(started),
            _ => None,
        });
        let before = started.expect("a run has a start").continued_execution_run_id;
        if before.is_empty() {
            return runs;
        }
        run = Some(before);
    }
}

/// The runs stay short, nothing is counted twice, and the first requests have their first answers to the end and beyond.
async fn stays_healthy(world: &World) {
    let (case, opened) = Application::open(world, &people::eligible(world, GUANGZHOU).await).await;
    case.accept().await;
    case.until(|state| state.work.effects.is_empty()).await;
    let task = case.task(TaskPurpose::Review).await.id;
    let claim = CaseCommand::ClaimTask { task };
    let early = case.envelope(case.clerk(), claim.clone()).await;
    let first = case.send(early.clone()).await;
    assert_eq!(first.outcome, Ok(()));

    let before = case.loaded().await.version;
    let commands = std::env::var(COMMANDS_SET).map_or(COMMANDS, |set| set.parse().unwrap());
    for _ in 0..commands {
        case.does(case.clerk(), claim.clone()).await;
    }
    let after = case.loaded().await.version;
    assert_eq!(after - before, u64::from(commands), "each command is one event");
    let requests = format!(
        "SELECT CAST(count(DISTINCT request) AS TEXT) FROM requests WHERE case_number = '{}' AND at >= \
         (SELECT at FROM events WHERE case_number = '{}' AND version = {before})",
        case.number, case.number
    );
    assert_eq!(
        world.database.texts(&requests).await,
        [(commands + 1).to_string()]
    );

    assert_eq!(case.send(early.clone()).await, first);
    let fence = case.task(TaskPurpose::Review).await.fence;
    case.does(case.clerk(), CaseCommand::ReleaseTask { task, fence })
        .await;
    case.propose(GRANT).await;
    case.does(case.lead(), Command::Approve).await;
    case.until(|state| matches!(state.delivery, Delivery::Received { .. }))
        .await;
    case.finish().await;
    let runs = runs(&case).await;
    let longest = runs.iter().max().unwrap();
    assert!(
        runs.len() > commands as usize / 500 && *longest < WARNED,
        "{runs:?}"
    );

    let closed = case.row().await;
    assert_eq!(case.send(early).await, first);
    assert_eq!(case.send(case.opening.clone()).await, opened);
    case.finish().await;
    assert_eq!(case.row().await, closed, "nothing was added");
}
