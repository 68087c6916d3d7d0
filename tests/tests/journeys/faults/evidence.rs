//! The same of an application for evidence: the register, the making of pages and the sending of a code break at every point.

use super::{OF_AN_ACCESS, OF_EVERY_KIND, with_shared};
use crate::trace::Trace;
use domain::evidence_access::Status;
use futures::future::join_all;
use store::AnyKind;
use tests::{
    Fault, Variant, World,
    evidence::{Access, Accident, accepted, all_shown, consented, judged, proposed, release, viewing},
    runtime::block_on,
};

/// From the application to a viewing.
async fn story<'w>(world: &'w World, breaking: Option<(&[&str], Fault)>) -> Access<'w> {
    let accident = Accident::next(world).await;
    let (number, opening) = accident.application(world);
    if let Some(plan) = breaking {
        world.faults.plan_each(number.as_str(), plan);
    }
    let access = accident.taken(world, (number, opening)).await;
    accepted(&access).await;
    judged(&access, all_shown(&accident)).await;
    proposed(&access, release(None)).await;
    assert_eq!(consented(&access).await.status, Status::Granted);
    viewing(&access).await;
    access.finish().await;
    access
}

/// What is left of it, and the pages that can be seen.
async fn left(access: &Access<'_>) -> (Trace, Vec<Vec<String>>) {
    let state = access.state().await;
    let made = state.pages.into_values().map(|made| made.pages);
    let pages = made.map(|pages| pages.iter().map(ToString::to_string).collect());
    (Trace::of(access.world, &access.number).await, pages.collect())
}

async fn every_fault_leaves_the_same_world(world: &World) {
    let calm = story(world, None).await;
    let called = world.faults.called_by(calm.number.as_str());
    assert_eq!(called, with_shared(super::own(AnyKind::EvidenceAccess)));
    let expected = left(&calm).await;
    let all: Vec<_> = called.iter().map(String::as_str).collect();
    let at_once = [Fault::Before, Fault::After].map(|fault| (&all[..], fault));
    // What is lost is waited for: each in a story of its own.
    let lost = all.chunks(1).map(|one| (one, Fault::Lost));
    let breaking: Vec<_> = at_once.into_iter().chain(lost).collect();
    assert_eq!(breaking.len(), 2 + OF_EVERY_KIND.len() + OF_AN_ACCESS.len());
    let stories = breaking.into_iter().map(async |plan| {
        let access = Box::pin(story(world, Some(plan))).await;
        world.faults.have_struck(access.number.as_str(), plan.0);
        assert_eq!(left(&access).await, expected, "after {plan:?}");
    });
    join_all(stories).await;
}

#[test]
fn sqlite() {
    block_on(async { every_fault_leaves_the_same_world(World::of(Variant::Sqlite).await).await });
}

#[test]
fn postgresql() {
    block_on(async { every_fault_leaves_the_same_world(World::of(Variant::Postgresql).await).await });
}
