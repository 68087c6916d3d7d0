//! What an answer costs the engine: one workflow task, and no ordinary activity before it.

use temporalio_common::protos::temporal::api::history::v1::{HistoryEvent, history_event::Attributes};
use tests::{Application, GUANGZHOU, World, journeys, people};

journeys! {
    one_workflow_task_answers_a_command,
}

/// Commands of a case that is approved: submit, accept, claim, propose, approve.
const COMMANDS: usize = 5;

async fn one_workflow_task_answers_a_command(world: &World) {
    let case = Application::submit(world, people::eligible(world, GUANGZHOU).await).await;
    case.approve().await;
    case.finish().await;
    let events = case.engine_history().await;
    let answers: Vec<&[HistoryEvent]> = (0..events.len())
        .filter_map(|first| answer(&events[first..]))
        .collect();
    assert_eq!(answers.len(), COMMANDS);
    for answer in answers {
        let between = &answer[1..answer.len() - 1];
        assert!(
            between.iter().all(is_marker),
            "something else than the record stands before an answer: {answer:#?}"
        );
    }
    // A task more than that would be a round trip that nobody waits for.
    let (tasks, ends) = (count(&events, is_task), count(&events, is_activity_end));
    assert!(
        tasks <= COMMANDS + ends,
        "{tasks} tasks for {COMMANDS} commands and {ends} effects"
    );
}

/// From the acceptance of a command to its answer, where the events begin with one.
fn answer(events: &[HistoryEvent]) -> Option<&[HistoryEvent]> {
    let Some(Attributes::WorkflowExecutionUpdateAcceptedEventAttributes(_)) = events.first()?.attributes
    else {
        return None;
    };
    let accepted = events[0].event_id;
    let answered = events.iter().position(|event| match &event.attributes {
        Some(Attributes::WorkflowExecutionUpdateCompletedEventAttributes(done)) => {
            done.accepted_event_id == accepted
        }
        _ => false,
    });
    Some(&events[..=answered.expect("each command is answered")])
}

/// Where the engine keeps what a local activity answered.
fn is_marker(event: &HistoryEvent) -> bool {
    matches!(
        event.attributes,
        Some(Attributes::MarkerRecordedEventAttributes(_))
    )
}

fn is_task(event: &HistoryEvent) -> bool {
    matches!(
        event.attributes,
        Some(Attributes::WorkflowTaskCompletedEventAttributes(_))
    )
}

fn is_activity_end(event: &HistoryEvent) -> bool {
    matches!(
        event.attributes,
        Some(Attributes::ActivityTaskCompletedEventAttributes(_))
    )
}

fn count(events: &[HistoryEvent], which: impl Fn(&HistoryEvent) -> bool) -> usize {
    events.iter().filter(|event| which(event)).count()
}
