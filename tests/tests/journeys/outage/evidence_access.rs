//! What an application for evidence leans on stays away and comes back.

use super::OUTAGE;
use crate::{faults::OF_AN_ACCESS, trace::Trace};
use chrono::TimeDelta;
use domain::evidence_access::{Command, Known, State, Status};
use tests::{
    Fault, World,
    evidence::{
        Access, Accident, accepted, all_shown, granted, head, judged, proposed, release, sent_code, viewing,
    },
};

/// The longest pause between two tries of what is asked again.
const PAUSE: TimeDelta = TimeDelta::minutes(5);

/// Nothing is away.
pub async fn calm(world: &World) -> Trace {
    let access = granted(world, &Accident::next(world).await).await;
    viewing(&access).await;
    access.finish().await;
    Trace::of(world, &access.number).await
}

fn is_asked(state: &State) -> bool {
    state
        .work
        .effects
        .iter()
        .any(|pending| pending.effect.own().is_some())
}

/// Nobody answers for a while, and the case waits; then it is asked again.
async fn comes_back(access: &Access<'_>, activity: &str, waits: impl Fn(&State) -> bool) {
    access.until(is_asked).await;
    access.pass(OUTAGE).await;
    let state = access.state().await;
    assert!(is_asked(&state) && waits(&state), "nobody gives up: {state:#?}");
    let faults = &access.world.faults;
    assert!(faults.has_struck(access.number.as_str(), activity));
    faults.mend(access.number.as_str(), activity);
    access.pass(PAUSE).await;
    access.until(|state| !is_asked(state)).await;
    access.answered().await;
}

/// Each is away when it is needed first.
pub async fn away(world: &World) -> Trace {
    let accident = Accident::next(world).await;
    let (number, opening) = accident.application(world);
    let away = (&OF_AN_ACCESS[..], Fault::Away);
    world.faults.plan_each(number.as_str(), away);
    let access = accident.taken(world, (number, opening)).await;
    let [register, pages, codes] = OF_AN_ACCESS;
    comes_back(&access, register, |state| state.known == Known::Pending).await;
    accepted(&access).await;
    judged(&access, all_shown(&accident)).await;
    proposed(&access, release(None)).await;
    let opens_on = None;
    access.does(head(), Command::Consent { opens_on }).await;
    comes_back(&access, pages, |state| state.status == Status::Preparing).await;
    assert_eq!(access.state().await.status, Status::Granted);
    let driver = accident.driver.citizen(world);
    access.does(driver.clone(), Command::AskForCode).await;
    comes_back(&access, codes, |state| state.viewing_until.is_none()).await;
    let code = sent_code(&access).await;
    access.does(driver, Command::OpenViewing { code }).await;
    access.finish().await;
    Trace::of(world, &access.number).await
}
