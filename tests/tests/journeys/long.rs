//! A case with more commands than one run of its workflow answers.

mod sale;

use crate::trial::Trial;
use domain::{
    case::{CaseCommand, TaskPurpose},
    evidence_access::EvidenceAccess,
    file_handover::FileHandover,
    identifier::CaseNumber,
    licence_application::{Command, Delivery},
    vehicle_transfer::VehicleTransfer,
};
use temporalio_common::protos::temporal::api::history::v1::history_event::Attributes;
use tests::{
    Application, GUANGZHOU, Staff, Variant, World, case::GRANT, history, people, runtime::block_on,
    sale::Transfer,
};

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

/// Both cases of a sale at once: the one outlives several runs of the other, and reports to its last.
#[test]
fn thousands_of_commands_in_each_case_of_a_sale() {
    block_on(async { stays_healthy_together(World::of(Variant::Sqlite).await).await });
}

#[test]
fn thousands_of_commands_in_an_application_for_evidence() {
    block_on(async { stays_healthy_alone(World::of(Variant::Sqlite).await).await });
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
    let runs = runs(world, &case.number).await;
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
async fn runs(world: &World, case: &CaseNumber) -> Vec<usize> {
    let (mut runs, mut run) = (Vec::new(), None);
    loop {
        let events = history::of(&world.client, case.as_str(), run).await;
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

fn commands() -> u32 {
    std::env::var(COMMANDS_SET).map_or(COMMANDS, |set| set.parse().unwrap())
}

/// How many requests the record knows since the event of a version.
async fn requests_since(world: &World, (case, version): (&CaseNumber, u64)) -> String {
    let requests = format!(
        "SELECT CAST(count(DISTINCT request) AS TEXT) FROM requests WHERE case_number = '{case}' AND at >= \
         (SELECT at FROM events WHERE case_number = '{case}' AND version = {version})"
    );
    world.database.texts(&requests).await.remove(0)
}

fn are_short(runs: &[usize]) {
    let longest = runs.iter().max().unwrap();
    assert!(
        runs.len() > commands() as usize / 500 && *longest < WARNED,
        "{runs:?}"
    );
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
    let commands = commands();
    for _ in 0..commands {
        case.does(case.clerk(), claim.clone()).await;
    }
    let after = case.loaded().await.version;
    assert_eq!(after - before, u64::from(commands), "each command is one event");
    assert_eq!(
        requests_since(world, (&case.number, before)).await,
        (commands + 1).to_string()
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
    are_short(&runs(world, &case.number).await);

    let closed = case.row().await;
    assert_eq!(case.send(early).await, first);
    assert_eq!(case.send(case.opening.clone()).await, opened);
    case.finish().await;
    assert_eq!(case.row().await, closed, "nothing was added");
}

/// The runs stay short, nothing is counted twice, the first requests have their first answers to the end, and what one case
/// asked the other for comes to the run that is there then.
async fn stays_healthy_together(world: &World) {
    let handover = FileHandover::at_rest(world).await;
    let case = &handover.case;
    let transfer = Transfer::new(world, case.state().await.transfer, case.now());
    let (of_transfer, of_handover) = tokio::join!(
        Box::pin(sale::claimed::<VehicleTransfer>(&transfer)),
        Box::pin(sale::claimed::<FileHandover>(case))
    );
    assert_eq!(case.send(FileHandover::asks_next()).await.outcome, Ok(()));
    FileHandover::to_the_end(&handover).await;

    assert_eq!(transfer.send(of_transfer.0).await, of_transfer.1);
    are_short(&runs(world, &transfer.number).await);
    are_short(&runs(world, &case.number).await);
    let closed = case.row().await;
    assert_eq!(case.send(of_handover.0).await, of_handover.1);
    assert_eq!(case.send(handover.opening.0.clone()).await, handover.opening.1);
    case.finish().await;
    assert_eq!(case.row().await, closed, "nothing was added");
}

async fn stays_healthy_alone(world: &World) {
    let access = EvidenceAccess::at_rest(world).await;
    let case = &access.case;
    let (early, first) = Box::pin(sale::claimed::<EvidenceAccess>(case)).await;
    assert_eq!(case.send(EvidenceAccess::asks_next()).await.outcome, Ok(()));
    EvidenceAccess::to_the_end(&access).await;
    are_short(&runs(world, &case.number).await);
    let closed = case.row().await;
    assert_eq!(case.send(early).await, first);
    assert_eq!(case.send(access.opening.0.clone()).await, access.opening.1);
    case.finish().await;
    assert_eq!(case.row().await, closed, "nothing was added");
}
