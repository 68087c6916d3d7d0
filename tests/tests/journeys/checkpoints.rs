//! Each office day gets its checkpoint by itself.

use chrono::{Days, NaiveDate, TimeDelta};
use domain::audit::Checkpoint;
use store::{
    checkpoint::{newest, proof, verify},
    signature_holds,
};
use temporalio_client::{WorkflowCancelOptions, WorkflowGetResultOptions, errors::WorkflowGetResultError};
use temporalio_common::protos::temporal::api::enums::v1::EventType;
use tests::{Application, Fault, GUANGZHOU, World, history, journeys, people, time};
use workflows::{daily_checkpoint::DailyCheckpointWorkflow, names};

journeys! {
    each_day_has_its_checkpoint,
}

/// The newest checkpoint, once it is one of this day or any.
async fn daily(world: &World, day: Option<NaiveDate>) -> Checkpoint {
    tests::wait::until(|| async {
        let found = newest(&world.store)
            .await
            .unwrap()
            .map(|signed| signed.checkpoint);
        match found {
            Some(found) if found.day.is_some() && (day.is_none() || found.day == day) => Ok(found),
            other => Err(other),
        }
    })
    .await
}

/// Until the engine has heard so many answers: it gives up one that is lost a minute after the last sign of life.
async fn answered(world: &World, answers: usize) {
    let patience = 2 * tests::wait::PATIENCE;
    tests::wait::until_within(patience, || async {
        let events = history::of(&world.client, names::DAILY_CHECKPOINT, None).await;
        let completed = events
            .iter()
            .filter(|event| event.event_type() == EventType::ActivityTaskCompleted);
        let heard = completed.count();
        if heard == answers { Ok(()) } else { Err(heard) }
    })
    .await;
}

async fn each_day_has_its_checkpoint(world: &World) {
    let case = Application::submit(world, people::eligible(world, GUANGZHOU).await).await;
    case.looked_up().await;
    let queue = names::task_queue_of(&people::office(GUANGZHOU));
    for _ in 0..2 {
        // Every worker asks at its start; one workflow runs.
        world.cases.keep_checkpoints(&queue, 0).await.unwrap();
    }
    let first = daily(world, None).await;
    let proof = proof(&world.store, &case.number).await.unwrap();
    assert_eq!(proof.verify(None, signature_holds), Ok(()));

    let mut day = first.day.unwrap();
    // Whatever breaks on the way, before the work or after it: a day has one.
    let faults = [Fault::Before, Fault::After, Fault::Lost, Fault::After];
    for (answers, fault) in (2..).zip(faults) {
        world.faults.plan(names::DAILY_CHECKPOINT, "checkpoint", fault);
        time::fast_forward(&world.client, names::DAILY_CHECKPOINT, TimeDelta::days(1)).await;
        day = day + Days::new(1);
        daily(world, Some(day)).await;
        answered(world, answers).await;
    }
    let last = newest(&world.store).await.unwrap().unwrap().checkpoint;
    assert_eq!(last.number, first.number + 4, "one for each day");
    assert!(world.faults.has_struck(names::DAILY_CHECKPOINT, "checkpoint"));
    assert_eq!(verify(&world.store).await.unwrap().findings, []);

    let handle = world
        .client
        .get_workflow_handle::<DailyCheckpointWorkflow>(names::DAILY_CHECKPOINT);
    handle.cancel(WorkflowCancelOptions::default()).await.unwrap();
    let ended = handle.get_result(WorkflowGetResultOptions::default()).await;
    assert!(
        matches!(ended, Err(WorkflowGetResultError::Cancelled { .. })),
        "{ended:?}"
    );
    // Whole, as a replay needs it.
    history::record(&history::of(&world.client, names::DAILY_CHECKPOINT, None).await).await;
    case.finish().await;
}
