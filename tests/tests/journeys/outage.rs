//! Systems outside are away for a while, or one case cannot go on at all: whoever needs neither goes on meanwhile, and
//! afterwards the world is as if nothing had been.

mod evidence_access;
mod sale;

use crate::trace::Trace;
use chrono::TimeDelta;
use domain::{
    case::{CaseKind, Channel, TaskPurpose},
    file_handover::FileHandover,
    law::DecisionGround,
    licence_application::{Command, Delivery, ProposedDecision, Status},
    vehicle_transfer::VehicleTransfer,
};
use futures::future::join_all;
use gateway::{EngineError, Execution};
use std::fs;
use tests::{Application, Fault, GUANGZHOU, World, case::GRANT, journeys, people};

journeys! {
    mail_and_registry_are_away,
    an_effect_of_one_case_fails_for_ever,
    the_workflow_of_one_case_cannot_go_on,
    a_registry_that_hangs_takes_no_more_than_its_share,
    what_a_sale_leans_on_is_away,
    the_office_of_origin_is_dead,
    the_transfer_cannot_hear_of_its_file,
    what_an_application_for_evidence_leans_on_is_away,
}

/// Cases of each story.
const EACH: usize = 3;
/// Activities at a time of a worker with little room.
const ROOM: usize = 10;
/// For how long nobody answers, by the clocks of the cases.
const OUTAGE: TimeDelta = TimeDelta::seconds(300);

/// Told by mail, and its licence comes from the registry.
async fn opened(world: &World) -> Application<'_> {
    let mut wish = people::eligible(world, GUANGZHOU).await;
    wish.notice_channels = vec![Channel::InApp, Channel::Mail];
    Application::submit(world, wish).await
}

/// From the review on.
async fn granted(case: &Application<'_>) {
    case.looked_up().await;
    case.propose(GRANT).await;
    case.does(case.lead(), Command::Approve).await;
}

/// In the licence's account, and at rest.
async fn delivered(case: &Application<'_>) {
    case.until(|state| matches!(state.delivery, Delivery::Received { .. }))
        .await;
    case.finish().await;
}

fn grounds() -> Vec<DecisionGround> {
    vec![DecisionGround::IdentityFailed]
}

/// An accepted application that is to be refused, which asks nobody outside.
async fn to_be_refused(world: &World) -> Application<'_> {
    let case = accepted_without_mail(world).await;
    case.propose(ProposedDecision::Refuse { grounds: grounds() })
        .await;
    case
}

/// Refused, served and at rest.
async fn refused(case: &Application<'_>) {
    let refuse = Command::Refuse {
        grounds: grounds(),
        words: None,
    };
    case.does(case.lead(), refuse).await;
    case.serve().await;
    case.finish().await;
}

async fn accepted_without_mail(world: &World) -> Application<'_> {
    let case = Application::submit(world, people::eligible(world, GUANGZHOU).await).await;
    case.accept().await;
    case
}

fn accept() -> Command {
    Command::Accept {
        rollout_confirmed: false,
    }
}

/// Some cases wait for a licence to be issued, some for the registry's first answer, all of them for their mails. Others
/// need neither, and end during the outage.
async fn mail_and_registry_are_away(shared: &World) {
    let world = World::alone(shared.variant).await;
    let calm = opened(&world).await;
    calm.does(calm.clerk(), accept()).await;
    granted(&calm).await;
    delivered(&calm).await;
    let expected = Trace::of(&world, &calm.number).await;

    let decided = join_all((0..EACH).map(|_| opened(&world))).await;
    join_all(decided.iter().map(async |case| {
        case.does(case.clerk(), accept()).await;
        case.looked_up().await;
        case.propose(GRANT).await;
        // What has been asked for until now is sent before the outage.
        case.until(|state| state.work.effects.is_empty()).await;
    }))
    .await;
    let others = join_all((0..EACH).map(|_| to_be_refused(&world))).await;

    world.registry.goes_away();
    world.mail_goes_away();
    let begun = join_all((0..EACH).map(|_| opened(&world))).await;
    join_all(begun.iter().map(|case| case.does(case.clerk(), accept()))).await;
    join_all(
        decided
            .iter()
            .map(|case| case.does(case.lead(), Command::Approve)),
    )
    .await;
    join_all(others.iter().map(refused)).await;
    let waiting: Vec<_> = decided.iter().chain(&begun).collect();
    join_all(waiting.iter().map(|case| case.pass(OUTAGE))).await;
    for case in &waiting {
        let state = case.state().await;
        assert!(!state.work.effects.is_empty(), "nobody gives up: {state:#?}");
        assert_eq!(state.certificate, None);
    }

    world.mail_comes_back();
    world.registry.comes_back();
    join_all(begun.iter().map(granted)).await;
    join_all(waiting.iter().map(|case| delivered(case))).await;
    for case in &waiting {
        assert_eq!(Trace::of(&world, &case.number).await, expected, "{}", case.number);
    }
    let mails = fs::read_dir(&world.mail).unwrap().count();
    assert_eq!(
        mails,
        expected.mails * (1 + waiting.len()),
        "each mail once, and no half of one"
    );
    world.close().await;
}

/// It is asked again for ever, and does not hold up anybody, not even the rest of its own case.
async fn an_effect_of_one_case_fails_for_ever(world: &World) {
    let wish = people::eligible(world, GUANGZHOU).await;
    let person = wish.driver.person(world);
    world.registry.goes_away_for(person);
    let poisoned = Application::submit(world, wish).await;
    let others = join_all((0..EACH).map(|_| accepted_without_mail(world))).await;
    join_all(others.iter().map(async |case| {
        case.propose(GRANT).await;
        case.does(case.lead(), Command::Approve).await;
        delivered(case).await;
    }))
    .await;
    poisoned.does(poisoned.clerk(), accept()).await;
    let state = poisoned.state().await;
    assert_eq!(state.licence(), None);
    assert!(!state.work.effects.is_empty(), "nobody gave up");
    world.registry.comes_back_for(person);
    granted(&poisoned).await;
    delivered(&poisoned).await;
}

/// The workflow of one case cannot read what the record answers, as after a step back to an older version. It fails until it
/// can; whoever asked it gets the answer then.
async fn the_workflow_of_one_case_cannot_go_on(world: &World) {
    let poisoned = Application::submit(world, people::eligible(world, GUANGZHOU).await).await;
    poisoned.looked_up().await;
    poisoned.until(|state| state.work.effects.is_empty()).await;
    let workflow = poisoned.number.as_str();
    world.faults.plan(workflow, "record", Fault::Unreadable);
    let command = poisoned.envelope(poisoned.clerk(), accept()).await;
    let opening = poisoned.row_opening().await;
    let asked = world.cases.send(&poisoned.number, opening, command.clone());
    assert!(matches!(asked.await, Err(EngineError::Pending)));
    let others = join_all((0..EACH).map(|_| accepted_without_mail(world))).await;
    join_all(others.iter().map(async |case| {
        case.propose(GRANT).await;
        case.does(case.lead(), Command::Approve).await;
        delivered(case).await;
    }))
    .await;
    let execution = world.cases.execution(&poisoned.number).await.unwrap();
    assert!(
        matches!(execution, Execution::Running { failing_attempts } if failing_attempts > 1),
        "it shows: {execution:?}"
    );

    world.faults.mend(workflow, "record");
    let answer = poisoned.send(command.clone()).await;
    assert_eq!(answer.outcome, Ok(()));
    assert_eq!(poisoned.send(command).await, answer);
    let accepted = poisoned.until(|state| state.work.effects.is_empty()).await;
    assert_eq!(accepted.status, Status::Accepted);
    assert_eq!(accepted.work.open_task(TaskPurpose::Review).iter().count(), 1);
    poisoned.settled().await;
}

/// More cases wait for its answer than the worker has room for.
async fn a_registry_that_hangs_takes_no_more_than_its_share(shared: &World) {
    let world = World::narrow(shared.variant, ROOM).await;
    let others = join_all((0..EACH).map(|_| to_be_refused(&world))).await;
    world.registry.falls_silent();
    let waiting = join_all((0..=ROOM).map(|_| opened(&world))).await;
    join_all(others.iter().map(refused)).await;
    for case in &waiting {
        assert_eq!(case.state().await.licence(), None, "it is still silent");
    }
    world.registry.speaks_again();
    for case in &waiting {
        case.looked_up().await;
        case.finish().await;
    }
    world.close().await;
}

/// Each register, the pool, the other office and the other case, one after the other when it is needed.
async fn what_a_sale_leans_on_is_away(world: &World) {
    let (calm, of_transfer, of_handover) = tokio::join!(
        sale::calm(world),
        sale::away_for_the_transfer(world),
        sale::away_for_the_handover(world),
    );
    for kind in [VehicleTransfer::NAME, FileHandover::NAME] {
        assert_eq!(of_transfer[kind], calm[kind], "{kind}, after its transfer waited");
        assert_eq!(of_handover[kind], calm[kind], "{kind}, after its handover waited");
    }
}

async fn the_office_of_origin_is_dead(shared: &World) {
    sale::goes_on_without_the_origin(shared.variant).await;
}

async fn the_transfer_cannot_hear_of_its_file(world: &World) {
    sale::reports_once_the_transfer_hears(world).await;
}

/// The unit's register, whatever makes pages, and the telephones, one after the other when each is needed.
async fn what_an_application_for_evidence_leans_on_is_away(world: &World) {
    let (calm, away) = tokio::join!(evidence_access::calm(world), evidence_access::away(world));
    assert_eq!(away, calm, "after an application waited");
}
