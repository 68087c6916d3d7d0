//! What happens while somebody has a link open, or waits for one: it is taken back, investigated again, with the court, with
//! prosecution, or another paper than before. The page is not there at the next look, and the log says that it was asked for.

use super::{code, sees, sees_no_more};
use chrono::TimeDelta;
use domain::{
    accident::{Confidentiality, Custody, ItemKind},
    case::{NoticeKind, TaskPurpose},
    deadline::{DeadlineStatus, RuleId},
    evidence_access::{Command, EndReason, EvidenceHold, Status, Verdict},
    law::{EvidenceGround, service::ServiceManner},
    time::office_day,
};
use tests::{
    World,
    case::words,
    evidence::{
        Access, Accident, accepted, all_shown, consented, deputy, granted, head, judged, look, not_shown,
        officer, proposed, release, reviewed, told, viewing,
    },
    journeys,
};

journeys! {
    it_is_taken_back,
    it_is_investigated_again,
    the_court_has_the_file,
    it_goes_to_prosecution,
    an_item_becomes_another,
}

/// Nobody else's applications are looked at, which have clocks of their own.
async fn alone(shared: &World) -> World {
    World::alone(shared.variant).await
}

/// Somebody looks at the plan.
async fn open<'w>(world: &'w World, accident: &Accident) -> Access<'w> {
    let access = granted(world, accident).await;
    viewing(&access).await;
    sees(&access, accident.item(ItemKind::ScenePlan)).await;
    access
}

async fn it_is_taken_back(world: &World) {
    let accident = Accident::next(world).await;
    let access = open(world, &accident).await;
    let revoke = || Command::RevokeGrant {
        words: words("第三人隐私需要保护"),
    };
    let consented = access.refused(head(), revoke()).await;
    assert_eq!(code(&consented), "FOUR_EYES", "it is another's decision");
    access.does(deputy(), revoke()).await;
    sees_no_more(&access, accident.item(ItemKind::ScenePlan)).await;
    assert_eq!(access.answered().await.status, Status::Revoked);
    let said = told(&access, accident.driver.person(world), NoticeKind::Revoked).await;
    assert!(
        said.contains("第三人隐私需要保护") && said.contains("行政复议"),
        "{said}"
    );
    let again = access
        .refused(accident.driver.citizen(world), Command::AskForCode)
        .await;
    assert_eq!(code(&again), "NO_ACCESS");
    let serve = Command::RecordService {
        manner: ServiceManner::Direct,
        day: office_day(access.now()),
        consent: false,
    };
    access.does(officer(), serve).await;
    access.finish().await;
}

/// It stands still, and the time is given back; then a new code is needed.
async fn it_is_investigated_again(shared: &World) {
    let world = alone(shared).await;
    let mut accident = Accident::next(&world).await;
    let (driver, plan) = (accident.driver.person(&world), accident.item(ItemKind::ScenePlan));
    let access = open(&world, &accident).await;
    let ends_at = access.state().await.grant.unwrap().ends_at;
    assert_eq!(look(&access).await, 0, "nothing is new");
    accident.becomes(&world, |file| file.reinvestigation = true).await;
    assert_eq!(look(&access).await, 1);
    sees_no_more(&access, plan).await;
    access.answered().await;
    told(&access, driver, NoticeKind::OnHold).await;
    assert_eq!(look(&access).await, 0, "it is told once");
    access.pass(TimeDelta::days(40)).await;
    assert_eq!(access.state().await.status, Status::Granted, "its timer waits");
    accident
        .becomes(&world, |file| file.reinvestigation = false)
        .await;
    assert_eq!(look(&access).await, 1);
    let state = access.answered().await;
    told(&access, driver, NoticeKind::Resumed).await;
    assert!(state.grant.unwrap().ends_at >= ends_at + TimeDelta::days(39));
    sees_no_more(&access, plan).await;
    viewing(&access).await;
    sees(&access, plan).await;
    access.finish().await;
    world.close().await;
}

/// An application waits for the file, its period stands still, and it goes on where it was. What is granted goes on.
async fn the_court_has_the_file(shared: &World) {
    let world = alone(shared).await;
    let mut accident = Accident::next(&world).await;
    let driver = accident.driver.person(&world);
    let access = accident.applied(&world).await;
    accepted(&access).await;
    judged(&access, all_shown(&accident)).await;
    access.answered().await;
    accident
        .becomes(&world, |file| file.custody = Custody::Court)
        .await;
    assert_eq!(look(&access).await, 1);
    let held = access.answered().await;
    assert_eq!(
        (held.status, held.hold),
        (Status::Review, Some(EvidenceHold::WithCourt))
    );
    told(&access, driver, NoticeKind::OnHold).await;
    let waits = access
        .refused(officer(), reviewed(&access, release(None)).await)
        .await;
    assert_eq!(code(&waits), "FILE_WITH_COURT");
    assert_ne!(
        access.deadline(RuleId::EV_DECIDE).await.status,
        DeadlineStatus::Running
    );
    access.pass(TimeDelta::days(20)).await;
    accident
        .becomes(&world, |file| file.custody = Custody::Unit)
        .await;
    assert_eq!(look(&access).await, 1);
    let back = access.answered().await;
    assert_eq!((back.hold, back.work.escalated), (None, false));
    told(&access, driver, NoticeKind::Resumed).await;
    access.claim(officer(), TaskPurpose::Review).await;
    proposed(&access, release(None)).await;
    assert_eq!(consented(&access).await.status, Status::Granted);
    viewing(&access).await;
    accident
        .becomes(&world, |file| file.custody = Custody::Court)
        .await;
    assert_eq!(look(&access).await, 1);
    sees(&access, accident.item(ItemKind::ScenePlan)).await;
    access.finish().await;
    world.close().await;
}

async fn it_goes_to_prosecution(shared: &World) {
    let world = alone(shared).await;
    let mut accident = Accident::next(&world).await;
    let access = open(&world, &accident).await;
    accident
        .becomes(&world, |file| file.custody = Custody::Prosecution)
        .await;
    let both = tokio::join!(look(&access), look(&access));
    assert!(both.0 + both.1 >= 1, "{both:?}");
    sees_no_more(&access, accident.item(ItemKind::ScenePlan)).await;
    let state = access.answered().await;
    assert_eq!(state.status, Status::Ended);
    let said = told(&access, state.work.applicant, NoticeKind::AccessEnded).await;
    assert!(said.contains(EndReason::Prosecution.words().zh), "{said}");
    assert_eq!(look(&access).await, 0, "what has ended is over");
    assert!(access.finish().await.is_over());
    world.close().await;
}

/// The unit puts another paper in the place of one, and learns that another holds a secret: neither is shown as it was, and
/// somebody looks.
async fn an_item_becomes_another(shared: &World) {
    let world = alone(shared).await;
    let mut accident = Accident::next(&world).await;
    let kinds = [ItemKind::ScenePlan, ItemKind::SceneRecord, ItemKind::ScenePhoto];
    let [plan, record, photo] = kinds.map(|kind| accident.item(kind));
    let access = open(&world, &accident).await;
    sees(&access, record).await;
    accident
        .becomes(&world, |file| {
            let other = file.items[2].content.clone();
            file.items[0].content = other;
            file.items[1].confidential.insert(Confidentiality::StateSecret);
        })
        .await;
    assert_eq!(look(&access).await, 1);
    for item in [plan, record] {
        sees_no_more(&access, item).await;
    }
    sees(&access, photo).await;
    let state = access.answered().await;
    assert!(state.work.open_task(TaskPurpose::FollowUp).is_some());
    // The head has it looked at again: what changed is judged anew, and the rest stays as it is.
    let back = Command::ReturnToReview {
        words: words("材料已更换"),
    };
    access.does(head(), back).await;
    access.answered().await;
    sees(&access, photo).await;
    let verdicts = vec![
        (plan, Verdict::Release),
        (record, not_shown(EvidenceGround::ConfidentialItem)),
    ];
    judged(&access, verdicts).await;
    proposed(&access, release(None)).await;
    assert_eq!(consented(&access).await.status, Status::Granted);
    sees(&access, plan).await;
    sees_no_more(&access, record).await;
    access.finish().await;
    world.close().await;
}
