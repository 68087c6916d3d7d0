//! Several people at one case.

use crate::is;
use domain::{
    access::Actor,
    case::{CaseCommand, RefusalDetail, TaskPurpose, TaskState},
    law::CommandRefusal,
    licence_application::Command,
};
use tests::{
    Application, GUANGZHOU, Staff, World,
    case::{GRANT, words},
    journeys, people,
};

journeys! {
    two_clerks_race_for_a_task,
    stale_version,
    a_leaving_clerk_holds_nothing,
}

async fn two_clerks_race_for_a_task(world: &World) {
    let case = Application::submit(world, people::eligible(world, GUANGZHOU).await).await;
    case.accept().await;
    let task = case.task(TaskPurpose::Review).await.id;
    let claim = |staff: Staff| case.envelope(case.staff(staff), CaseCommand::ClaimTask { task });
    let (first, second) = (claim(Staff::Clerk).await, claim(Staff::SecondClerk).await);
    let (first, second) = tokio::join!(case.send(first), case.send(second));
    let (winner, refusal) = match (first.outcome, second.outcome) {
        (Ok(()), Err(refusal)) => (Staff::Clerk, refusal),
        (Err(refusal), Ok(())) => (Staff::SecondClerk, refusal),
        both => panic!("exactly one wins: {both:?}"),
    };
    let person = winner.person_at(GUANGZHOU);
    assert!(is(&refusal, CommandRefusal::TaskTaken), "{refusal:?}");
    assert_eq!(refusal.detail, Some(RefusalDetail::Holder { person }));
    let task = case.task(TaskPurpose::Review).await;
    assert!(matches!(task.state, TaskState::Claimed { by, .. } if by == person));
    assert_eq!(task.fence, 1);
    case.finish().await;
}

/// What a person did since makes a command stale; what the system did does not.
async fn stale_version(world: &World) {
    let (case, taken) = Application::open(world, &people::eligible(world, GUANGZHOU).await).await;
    let state = case
        .until(|state| state.licence().is_some() && state.work.effects.is_empty())
        .await;
    let mut accept = case
        .envelope(
            case.clerk(),
            Command::Accept {
                rollout_confirmed: false,
            },
        )
        .await;
    assert!(
        accept.seen_version > Some(taken.version),
        "the system acted since: {:?}",
        state.registry
    );
    accept.seen_version = Some(taken.version);
    assert_eq!(case.send(accept).await.outcome, Ok(()));

    let seen = case
        .envelope(
            case.lead(),
            Command::OpenInquiry {
                reason: words("身份证明存疑"),
            },
        )
        .await;
    case.claim(case.clerk(), TaskPurpose::Review).await;
    let current = case.loaded().await.version;
    let refusal = case.send(seen).await.outcome.unwrap_err();
    assert!(is(&refusal, CommandRefusal::StaleVersion), "{refusal:?}");
    let Some(RefusalDetail::Version { current: told }) = refusal.detail else {
        panic!("{refusal:?}")
    };
    assert!(told >= current);
    case.does(
        case.lead(),
        Command::OpenInquiry {
            reason: words("身份证明存疑"),
        },
    )
    .await;
    case.finish().await;
}

/// Whoever leaves a post gives everything back, and the old claim is worth nothing.
async fn a_leaving_clerk_holds_nothing(world: &World) {
    let case = Application::submit(world, people::eligible(world, GUANGZHOU).await).await;
    case.accept().await;
    let task = case.claim(case.clerk(), TaskPurpose::Review).await;
    let person = Staff::Clerk.person_at(GUANGZHOU);
    let administrator = Actor::Administrator {
        person: Staff::Supervisor.person_at(GUANGZHOU),
    };
    case.does(administrator, CaseCommand::ReleaseTasksOf { person })
        .await;
    assert_eq!(case.task(TaskPurpose::Review).await.state, TaskState::Open);
    let propose = Command::ProposeDecision {
        task: task.id,
        fence: task.fence,
        decision: GRANT,
        remarks: None,
    };
    let late = case.refused(case.clerk(), propose).await;
    assert!(is(&late, CommandRefusal::LeaseLost), "{late:?}");
    case.claim(case.staff(Staff::SecondClerk), TaskPurpose::Review)
        .await;
    case.finish().await;
}
