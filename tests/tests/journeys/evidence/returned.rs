//! The head does not consent to what was proposed, and the review goes on.

use super::{code, sees, sees_no_more};
use domain::{
    accident::ItemKind,
    case::{NoticeKind, TaskPurpose},
    evidence_access::{Command, Event, Status},
    law::EvidenceGround,
};
use tests::{
    World,
    case::words,
    evidence::{
        Accident, UNIT, accepted, all_shown, consented, head, judged, known, not_shown, officer, proposed,
        release, told, viewing, was_told,
    },
    journeys,
};

journeys! {
    it_is_returned_to_review,
}

/// The applicant hears nothing of it, and sees what was released in the end.
async fn it_is_returned_to_review(world: &World) {
    let accident = Accident::next(world).await;
    let driver = accident.driver.person(world);
    let [plan, photo] = [ItemKind::ScenePlan, ItemKind::ScenePhoto].map(|kind| accident.item(kind));
    let access = accident.applied(world).await;
    accepted(&access).await;
    judged(&access, all_shown(&accident)).await;
    proposed(&access, release(None)).await;
    let back = || Command::ReturnToReview {
        words: words("照片涉及第三人，请再核"),
    };
    let own = access.refused(officer(), back()).await;
    assert_eq!(code(&own), "NOT_YOUR_POST");
    access.does(head(), back()).await;
    let state = known(&access).await;
    assert_eq!((state.status, state.proposal), (Status::Review, None));
    assert_eq!(state.work.open_task(TaskPurpose::Approve), None);
    let again = access.refused(head(), back()).await;
    assert_eq!(code(&again), "WRONG_STATE");
    for silent in [NoticeKind::Refused, NoticeKind::AccessOpened] {
        assert!(!was_told(&access, driver, silent).await);
    }
    judged(
        &access,
        vec![(photo, not_shown(EvidenceGround::ConfidentialItem))],
    )
    .await;
    proposed(&access, release(None)).await;
    assert_eq!(consented(&access).await.status, Status::Granted);
    let said = told(&access, driver, NoticeKind::AccessOpened).await;
    assert!(!said.contains("请再核"), "{said}");
    viewing(&access).await;
    sees(&access, plan).await;
    sees_no_more(&access, photo).await;
    let events = access.events(UNIT).await;
    let returned = |event: &&Event| matches!(event, Event::ReturnedToReview { words: Some(_) });
    assert_eq!(events.iter().filter(returned).count(), 1);
    access.finish().await;
}
