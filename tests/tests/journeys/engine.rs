//! The engine and its workers stop, die or lose a workflow; the case goes on.

mod sale;

use crate::trial::Trial;
use chrono::TimeDelta;
use domain::{
    deadline::RuleId,
    evidence_access::EvidenceAccess,
    file_handover::FileHandover,
    identifier::CaseNumber,
    licence_application::{Command, Delivery, LicenceApplication, Status},
    vehicle_transfer::VehicleTransfer,
};
use gateway::Execution;
use server::wiring::{OfficeClock, Sweep};
use store::{
    LicenceApplicationFacts,
    record::{RecordInput, record},
};
use temporalio_client::WorkflowTerminateOptions;
use temporalio_common::{UntypedWorkflow, protos::temporal::api::history::v1::history_event::Attributes};
use tests::{Application, CHENGDU, GUANGZHOU, World, case::GRANT, journeys, people};
use workflows::runtime::Opening;

journeys! {
    workers_restart_in_the_middle,
    the_engine_is_killed_in_the_middle,
    a_lost_workflow_starts_again_with_the_next_command,
    a_lost_workflow_is_resumed_with_its_timer,
    a_run_that_missed_its_opening_takes_the_row,
    a_commit_that_the_engine_missed_is_caught_up,
    a_replay_notices_what_the_workflow_would_not_do,
    a_sale_goes_on_whatever_stops,
    each_lost_case_of_a_sale_starts_again_with_the_next_command,
    each_lost_case_of_a_sale_is_resumed_with_its_timer,
    each_run_of_a_sale_that_missed_its_opening_takes_the_row,
    a_lost_application_for_evidence_starts_again_with_the_next_command,
    a_lost_application_for_evidence_is_resumed_with_its_timer,
    a_run_of_an_application_for_evidence_that_missed_its_opening_takes_the_row,
}

/// A command that comes while no worker runs is answered by the next one.
async fn workers_restart_in_the_middle(shared: &World) {
    let world = World::alone(shared.variant).await;
    let case = Application::submit(&world, people::eligible(&world, GUANGZHOU).await).await;
    case.looked_up().await;
    world.stop_workers().await;
    let accept = case
        .envelope(
            case.clerk(),
            Command::Accept {
                rollout_confirmed: false,
            },
        )
        .await;
    let (answer, ()) = tokio::join!(case.send(accept), world.start_workers());
    assert_eq!(answer.outcome, Ok(()));
    case.propose(GRANT).await;
    world.stop_workers().await;
    world.start_workers().await;
    case.does(case.lead(), Command::Approve).await;
    case.until(|state| matches!(state.delivery, Delivery::Received { .. }))
        .await;
    case.finish().await;
    world.close().await;
}

/// Power cut: the engine comes up on its file and the workers find it again.
async fn the_engine_is_killed_in_the_middle(shared: &World) {
    let world = World::alone(shared.variant).await;
    let case = Application::submit(&world, people::eligible(&world, GUANGZHOU).await).await;
    case.accept().await;
    world.kill_and_restart_engine().await;
    case.propose(GRANT).await;
    case.does(case.lead(), Command::Approve).await;
    world.kill_and_restart_engine().await;
    case.until(|state| matches!(state.delivery, Delivery::Received { .. }))
        .await;
    case.finish().await;
    world.close().await;
}

/// Somebody, or a restored database, takes the workflow away behind our back.
async fn lose_workflow(world: &World, case: &CaseNumber) {
    let handle = world.client.get_workflow_handle::<UntypedWorkflow>(case.as_str());
    handle
        .terminate(WorkflowTerminateOptions::default())
        .await
        .unwrap();
    assert_eq!(world.cases.execution(case).await.unwrap(), Execution::Ended);
}

async fn a_lost_workflow_starts_again_with_the_next_command(world: &World) {
    let case = Application::submit(world, people::eligible(world, GUANGZHOU).await).await;
    case.accept().await;
    lose_workflow(world, &case.number).await;
    case.propose(GRANT).await;
    lose_workflow(world, &case.number).await;
    case.does(case.lead(), Command::Approve).await;
    case.until(|state| matches!(state.delivery, Delivery::Received { .. }))
        .await;
    case.finish().await;
}

async fn a_lost_workflow_is_resumed_with_its_timer(world: &World) {
    let case = Application::submit(world, people::eligible(world, GUANGZHOU).await).await;
    case.until(|state| state.work.effects.is_empty()).await;
    lose_workflow(world, &case.number).await;
    world
        .cases
        .resume(&case.number, case.row_opening().await)
        .await
        .unwrap();
    case.pass_until(case.deadline(RuleId::ALL_CORR).await.expires_at())
        .await;
    let state = case.until_status(Status::Accepted).await;
    assert!(state.acceptance.is_some_and(|acceptance| acceptance.by_silence));
    case.finish().await;
}

/// The opening was committed, and the engine died before it knew: the run that is there holds nothing.
async fn a_run_that_missed_its_opening_takes_the_row(world: &World) {
    let case = Application::submit(world, people::eligible(world, GUANGZHOU).await).await;
    lose_workflow(world, &case.number).await;
    let accept = Command::Accept {
        rollout_confirmed: false,
    };
    let accept = case.envelope(case.clerk(), accept).await;
    let nothing = Opening::<LicenceApplication>::new_case(case.row_opening().await.clock_offset_seconds);
    let answer = world.cases.send(&case.number, nothing, accept).await;
    assert_eq!(answer.unwrap().outcome, Ok(()));
    case.finish().await;
}

/// The engine died between the commit and its own note of it, and nobody sends the command again.
async fn a_commit_that_the_engine_missed_is_caught_up(shared: &World) {
    let world = World::alone(shared.variant).await;
    let case = Application::submit(&world, people::eligible(&world, GUANGZHOU).await).await;
    case.looked_up().await;
    let before = case.until(|state| state.work.effects.is_empty()).await;
    let accept = Command::Accept {
        rollout_confirmed: false,
    };
    let input = RecordInput {
        number: &case.number,
        envelope: &case.envelope(case.clerk(), accept).await,
        expected_version: case.loaded().await.version,
        now: case.now(),
    };
    let recorded = record(&world.store, &LicenceApplicationFacts, input).await;
    assert!(recorded.unwrap().outcome.is_ok());
    assert_ne!(
        case.state().await.work.effects,
        before.work.effects,
        "a notice waits"
    );

    let transfer = sale::committed_unheard::<VehicleTransfer>(&world).await;
    let handover = sale::committed_unheard::<FileHandover>(&world).await;
    let access = sale::committed_unheard::<EvidenceAccess>(&world).await;

    let mut sweep = Sweep::new(world.store.clone(), world.cases.clone(), OfficeClock::default());
    let (later, provinces) = (
        case.now() + TimeDelta::hours(1),
        [people::office(GUANGZHOU).province()],
    );
    let elsewhere = [people::office(CHENGDU).province()];
    assert_eq!(
        sweep.round(case.now() - TimeDelta::hours(1), &provinces).await,
        Ok(0),
        "they are at work"
    );
    assert_eq!(
        sweep.round(later, &elsewhere).await,
        Ok(0),
        "others look after them"
    );
    assert_eq!(sweep.round(later, &provinces).await, Ok(4));
    case.finish().await;
    VehicleTransfer::to_the_end(&transfer).await;
    FileHandover::to_the_end(&handover).await;
    EvidenceAccess::to_the_end(&access).await;
    assert_eq!(sweep.round(later, &provinces).await, Ok(0), "all is settled");
    world.close().await;
}

/// Whoever is asked next, of either case, finds that somebody has just died.
async fn a_sale_goes_on_whatever_stops(shared: &World) {
    sale::goes_on_whatever_stops(shared.variant).await;
}

async fn each_lost_case_of_a_sale_starts_again_with_the_next_command(world: &World) {
    tokio::join!(
        sale::starts_again_with_the_next_command::<VehicleTransfer>(world),
        sale::starts_again_with_the_next_command::<FileHandover>(world),
    );
}

async fn each_lost_case_of_a_sale_is_resumed_with_its_timer(world: &World) {
    tokio::join!(
        sale::is_resumed_with_its_timer::<VehicleTransfer>(world),
        sale::is_resumed_with_its_timer::<FileHandover>(world),
    );
}

async fn each_run_of_a_sale_that_missed_its_opening_takes_the_row(world: &World) {
    tokio::join!(
        sale::takes_the_row::<VehicleTransfer>(world),
        sale::takes_the_row::<FileHandover>(world),
    );
}

async fn a_lost_application_for_evidence_starts_again_with_the_next_command(world: &World) {
    sale::starts_again_with_the_next_command::<EvidenceAccess>(world).await;
}

async fn a_lost_application_for_evidence_is_resumed_with_its_timer(world: &World) {
    sale::is_resumed_with_its_timer::<EvidenceAccess>(world).await;
}

async fn a_run_of_an_application_for_evidence_that_missed_its_opening_takes_the_row(world: &World) {
    sale::takes_the_row::<EvidenceAccess>(world).await;
}

/// The check at the end of every journey can fail.
async fn a_replay_notices_what_the_workflow_would_not_do(world: &World) {
    let case = Application::submit(world, people::eligible(world, GUANGZHOU).await).await;
    case.finish().await;
    let mut altered = case.engine_history().await;
    let scheduled = altered.iter_mut().find_map(|event| match &mut event.attributes {
        Some(Attributes::ActivityTaskScheduledEventAttributes(scheduled)) => scheduled.activity_type.as_mut(),
        _ => None,
    });
    "something_else".clone_into(&mut scheduled.expect("an effect was asked for").name);
    let failure = case.replay(altered).await.unwrap_err().to_string();
    assert!(failure.contains("nondeterministic"), "{failure}");
}
