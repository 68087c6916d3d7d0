//! What the cases of a sale meet when the engine or its workers stop, or a workflow is lost.

use super::lose_workflow;
use crate::trial::{AtRest, Trial};
use chrono::TimeDelta;
use domain::{access::Post, case::TaskPurpose, vehicle_transfer::Command};
use std::sync::atomic::{AtomicUsize, Ordering};
use store::record::{RecordInput, record};
use tests::{
    Variant, World,
    sale::{Sale, begun, here, is_known, whole_way},
};

/// In turn the workers start anew, and the engine dies as in a power cut and comes up on its file.
pub async fn goes_on_whatever_stops(variant: Variant) {
    let world = World::alone(variant).await;
    let stops = AtomicUsize::new(0);
    let stop = async || {
        if stops.fetch_add(1, Ordering::Relaxed).is_multiple_of(2) {
            world.stop_workers().await;
            world.start_workers().await;
        } else {
            world.kill_and_restart_engine().await;
        }
    };
    let sale = Sale::next(&world).await;
    let transfer = sale.submitted(&world).await;
    stop().await;
    transfer.until(|state| is_known(&state.known)).await;
    transfer.does(here(Post::Intake), Command::RequestFile).await;
    stop().await;
    let handover = begun(&transfer).await;
    whole_way(&sale, (&transfer, &handover), &stop).await;
    world.close().await;
}

/// A command starts it; what this asks for is done by another run, which starts from the row.
pub async fn starts_again_with_the_next_command<K: Trial>(world: &World) {
    let at_rest = K::at_rest(world).await;
    let number = &at_rest.case.number;
    lose_workflow(world, number).await;
    let answer = at_rest.case.send(K::asks_next()).await;
    assert_eq!(answer.outcome, Ok(()));
    lose_workflow(world, number).await;
    world
        .cases
        .resume(number, at_rest.case.row_opening().await)
        .await
        .unwrap();
    K::to_the_end(&at_rest).await;
}

/// The clerk keeps a task for too long.
pub async fn is_resumed_with_its_timer<K: Trial>(world: &World) {
    let at_rest = K::at_rest(world).await;
    let case = &at_rest.case;
    let held = case.claim(K::clerk(), TaskPurpose::Intake).await;
    lose_workflow(world, &case.number).await;
    world
        .cases
        .resume(&case.number, case.row_opening().await)
        .await
        .unwrap();
    let ends = held.lease_until().unwrap();
    case.pass(ends - case.now() + TimeDelta::minutes(1)).await;
    case.until(|state| {
        let task = K::casework(state).open_task(TaskPurpose::Intake);
        task.is_some_and(|task| task.lease_until().is_none())
    })
    .await;
    case.finish().await;
}

/// The opening was committed, and the engine died before it knew: the run that is there holds nothing.
pub async fn takes_the_row<K: Trial>(world: &World) {
    let at_rest = K::at_rest(world).await;
    let case = &at_rest.case;
    lose_workflow(world, &case.number).await;
    let answer = world
        .cases
        .send(&case.number, case.no_opening(), K::asks_next())
        .await;
    assert_eq!(answer.unwrap().outcome, Ok(()));
    K::to_the_end(&at_rest).await;
}

/// What is asked next is in the record, with what it asks of others, and the engine never hears of it.
pub async fn committed_unheard<K: Trial>(world: &World) -> AtRest<'_, K> {
    let at_rest = K::at_rest(world).await;
    let case = &at_rest.case;
    let input = RecordInput {
        number: &case.number,
        envelope: &K::asks_next(),
        expected_version: case.loaded().await.version,
        now: case.now(),
    };
    let recorded = record(&world.store, &K::LOOK_UPS, input).await;
    assert!(recorded.unwrap().outcome.is_ok());
    assert_ne!(
        K::casework(&case.state().await).effects,
        [],
        "something is asked for"
    );
    at_rest
}
