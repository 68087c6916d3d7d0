//! What happens by itself: silence, lapse, warning, escalation, a lease that ends.

use crate::{intake::missing, is};
use chrono::TimeDelta;
use domain::{
    case::{CaseEvent, LEASE, ReleaseReason, TaskPurpose, TaskState},
    deadline::{DeadlineStatus, RuleId},
    law::CommandRefusal,
    licence_application::{Command, Event, Status},
    time::Moment,
};
use tests::{Application, GUANGZHOU, World, case::GRANT, journeys, people};

journeys! {
    accepted_by_silence,
    correction_never_answered,
    warned_then_escalated,
    a_lease_ends,
    the_office_is_not_behind_its_cases,
}

/// When the shared event that is looked for was written.
async fn moment(case: &Application<'_>, wanted: impl Fn(&CaseEvent) -> bool) -> Option<Moment> {
    let entries = case.entries().await;
    let found = entries
        .into_iter()
        .find(|entry| matches!(&entry.event, Event::Case(event) if wanted(event)));
    found.map(|entry| entry.at)
}

/// Administrative Licensing Law, article 32(1)4. The period for the decision runs from the day of receipt: it has passed.
async fn accepted_by_silence(world: &World) {
    let case = Application::submit(world, people::eligible(world, GUANGZHOU).await).await;
    case.looked_up().await;
    case.pass_until(case.deadline(RuleId::ALL_CORR).await.expires_at())
        .await;
    let state = case.until(|state| state.work.escalated).await;
    let acceptance = state.acceptance.expect("it counts as accepted");
    assert_eq!((state.status, acceptance.by_silence), (Status::Accepted, true));
    assert_eq!(acceptance.day.to_string(), "2026-03-02");
    assert_eq!(
        case.deadline(RuleId::EL_COUNTER).await.status,
        DeadlineStatus::Expired
    );
    case.propose(GRANT).await;
    case.finish().await;
}

async fn correction_never_answered(world: &World) {
    let case = Application::submit(world, people::eligible(world, GUANGZHOU).await).await;
    case.does(case.clerk(), Command::RequestCorrection { missing: missing() })
        .await;
    let deadline = case.deadline(RuleId::CORRECTION_ANSWER).await;
    case.pass_until(deadline.warn_at()).await;
    case.until(|state| {
        state
            .work
            .deadlines
            .iter()
            .any(|d| d.id == deadline.id && d.warned)
    })
    .await;
    assert_eq!(case.state().await.status, Status::CorrectionRequested);
    case.pass_until(deadline.expires_at()).await;
    case.until_status(Status::Lapsed).await;
    case.finish().await;
}

/// The warning comes at nine in the morning of the due day, the escalation when the day is over.
async fn warned_then_escalated(world: &World) {
    let case = Application::submit(world, people::eligible(world, GUANGZHOU).await).await;
    case.accept().await;
    let deadline = case.deadline(RuleId::EL_COUNTER).await;
    assert_eq!(deadline.due.to_string(), "2026-03-03");
    case.pass_until(deadline.expires_at()).await;
    let state = case.until(|state| state.work.escalated).await;
    assert_eq!(state.status, Status::Accepted, "escalation decides nothing");
    let warned = moment(&case, |event| matches!(event, CaseEvent::DeadlineWarned { .. })).await;
    let warned = warned.expect("it was warned").to_rfc3339();
    assert!(
        warned.starts_with("2026-03-03T01:00:"),
        "nine o'clock in Shanghai: {warned}"
    );
    let expired = moment(&case, |event| matches!(event, CaseEvent::DeadlineExpired { .. })).await;
    let expired = expired.expect("it expired").to_rfc3339();
    assert!(
        expired.starts_with("2026-03-03T16:00:"),
        "midnight in Shanghai: {expired}"
    );
    case.propose(GRANT).await;
    case.finish().await;
}

async fn a_lease_ends(world: &World) {
    let case = Application::submit(world, people::eligible(world, GUANGZHOU).await).await;
    case.accept().await;
    let task = case.claim(case.clerk(), TaskPurpose::Review).await;
    case.pass(LEASE + TimeDelta::minutes(1)).await;
    case.until(|state| {
        state
            .work
            .task(task.id)
            .is_some_and(|task| task.state == TaskState::Open)
    })
    .await;
    let released = |event: &CaseEvent| {
        matches!(
            event,
            CaseEvent::TaskReleased {
                because: ReleaseReason::LeaseEnded,
                ..
            }
        )
    };
    assert!(moment(&case, released).await.is_some());
    let propose = Command::ProposeDecision {
        task: task.id,
        fence: task.fence,
        decision: GRANT,
        remarks: None,
    };
    let late = case.refused(case.clerk(), propose.clone()).await;
    assert!(is(&late, CommandRefusal::LeaseLost), "{late:?}");
    case.claim(case.clerk(), TaskPurpose::Review).await;
    let old_fence = case.refused(case.clerk(), propose).await;
    assert!(is(&old_fence, CommandRefusal::LeaseLost), "{old_fence:?}");
    case.propose(GRANT).await;
    case.finish().await;
}

/// Whoever looks by the office's clock finds nothing that is still to come, however often time was made to pass.
async fn the_office_is_not_behind_its_cases(world: &World) {
    let case = Application::submit(world, people::eligible(world, GUANGZHOU).await).await;
    case.accept().await;
    for _ in 0..3 {
        case.pass(LEASE + TimeDelta::minutes(1)).await;
        case.claim(case.clerk(), TaskPurpose::Review).await;
        let newest = case.entries().await.pop().unwrap();
        assert!(newest.at <= case.now(), "written at {}", newest.at);
    }
    case.propose(GRANT).await;
    case.finish().await;
}
