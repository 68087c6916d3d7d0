//! What is done at the unit for who has no telephone.

use super::code;
use chrono::TimeDelta;
use domain::{
    access::Actor,
    accident::ItemKind,
    case::{NoticeKind, TaskPurpose},
    evidence_access::{Command, EvidenceChannel, Status},
};
use tests::{
    World,
    case::words,
    evidence::{
        Access, Accident, accepted, all_shown, citizen, consented, employee, judged, link, officer, opened,
        page, proposed, release, told,
    },
    journeys,
};

journeys! {
    who_has_no_telephone_comes_to_the_unit,
}

fn person_of(actor: &Actor) -> domain::access::PersonId {
    actor.person().expect("a person")
}

/// A code reaches nobody, which a person sees to; on the day of the appointment staff show the pages.
async fn who_has_no_telephone_comes_to_the_unit(world: &World) {
    let accident = Accident::next(world).await;
    let plan = accident.item(ItemKind::ScenePlan);
    let at_the_counter = |asked: &mut domain::evidence_access::Submission| {
        asked.channel = EvidenceChannel::Counter;
        asked.people[0].phone = None;
    };
    let access = accident.applied_with(world, at_the_counter).await;
    accepted(&access).await;
    judged(&access, all_shown(&accident)).await;
    proposed(&access, release(None)).await;
    assert_eq!(consented(&access).await.status, Status::Granted);
    let driver = accident.driver.citizen(world);
    access.does(driver.clone(), Command::AskForCode).await;
    let state = access.answered().await;
    assert_eq!(state.code, None, "there is no address");
    let task = access.claim(officer(), TaskPurpose::FollowUp).await;
    let complete = Command::CompleteFollowUp {
        task: task.id,
        fence: task.fence,
        words: words("已约定到场查阅"),
    };
    access.does(officer(), complete).await;
    let at = access.now() + TimeDelta::days(2);
    access.does(officer(), Command::BookVisit { at }).await;
    access.answered().await;
    told(&access, person_of(&driver), NoticeKind::VisitBooked).await;
    assert_eq!(shown_by_staff(&access, plan).await, Err("NOT_FOUND"), "too early");
    let early = Command::RecordVisit { attended: true };
    assert_eq!(
        code(&access.refused(officer(), early.clone()).await),
        "TIME_NOT_REACHED"
    );
    access.pass_until(at).await;
    access.does(officer(), early).await;
    assert!(shown_by_staff(&access, plan).await.is_ok());
    assert_eq!(
        page(&access, (plan, 1)).await,
        Err("NOT_FOUND"),
        "at the unit only"
    );
    let stranger = citizen(accident.passenger.person(world));
    let theirs = link(&access, stranger.person, (plan, 1));
    assert_eq!(opened(&access, stranger, &theirs).await, Err("NOT_FOUND"));
    access.pass(TimeDelta::days(1)).await;
    assert_eq!(
        shown_by_staff(&access, plan).await,
        Err("NOT_FOUND"),
        "the day is over"
    );
    access.finish().await;
}

async fn shown_by_staff(
    access: &Access<'_>,
    item: domain::accident::ItemId,
) -> Result<Vec<u8>, &'static str> {
    let link = link(access, person_of(&officer()), (item, 1));
    opened(access, employee(officer()), &link).await
}
