//! Items of which only some are shown, or none.

use super::{code, sees, sees_no_more};
use domain::{
    accident::{ItemId, ItemKind},
    case::{NoticeKind, RefusalDetail, TaskPurpose},
    evidence_access::{Command, Status, Submission, Verdict, Wanted},
    law::{EvidenceGround as Ground, service::ServiceManner},
    time::office_day,
};
use tests::{
    World,
    case::words,
    evidence::{
        Access, Accident, accepted, consented, cover, judged, known, not_shown, officer, proposed, release,
        reviewed, supervisor, told, viewing,
    },
    journeys,
};

journeys! {
    a_secret_is_shown_in_no_form,
    a_kind_that_is_not_listed,
    one_of_two_is_shown,
}

fn named(items: &[ItemId]) -> impl FnOnce(&mut Submission) {
    let items = items.iter().copied().collect();
    |asked| {
        asked.wanted = Wanted::Named {
            kinds: [].into(),
            items,
        };
    }
}

async fn cannot(access: &Access<'_>, item: ItemId, verdict: Verdict) {
    let refusal = access
        .refused(officer(), Command::JudgeItem { item, verdict })
        .await;
    assert_eq!(code(&refusal), "VERDICT_NOT_ALLOWED");
    assert_eq!(refusal.detail, Some(RefusalDetail::Items { items: vec![item] }));
}

/// Nothing but a refusal is allowed of the item, with its own ground; the notice names the ground, never the item.
async fn is_refused(world: &World, kind: ItemKind, ground: Ground) {
    let accident = Accident::next(world).await;
    let item = accident.item(kind);
    let access = accident.applied_with(world, named(&[item])).await;
    accepted(&access).await;
    access.claim(officer(), TaskPurpose::Review).await;
    let refusal = access
        .refused(officer(), reviewed(&access, release(None)).await)
        .await;
    assert_eq!(code(&refusal), "VERDICTS_MISSING");
    for verdict in [Verdict::Release, cover()] {
        cannot(&access, item, verdict).await;
    }
    let verdict = not_shown(ground);
    access.does(officer(), Command::JudgeItem { item, verdict }).await;
    proposed(&access, release(None)).await;
    let state = consented(&access).await;
    assert_eq!((state.status, state.grant), (Status::Refused, None));
    let said = told(&access, accident.driver.person(world), NoticeKind::Refused).await;
    assert!(
        said.contains(ground.words().zh) && said.contains("行政复议"),
        "{said}"
    );
    for secret in [
        kind.words().zh,
        accident.file.number.as_str(),
        &item.0.to_string(),
    ] {
        assert!(!said.contains(secret), "{said}");
    }
    access.finish().await;
}

async fn a_secret_is_shown_in_no_form(world: &World) {
    is_refused(world, ItemKind::ExpertOpinion, Ground::ConfidentialItem).await;
}

async fn a_kind_that_is_not_listed(world: &World) {
    is_refused(world, ItemKind::WitnessStatement, Ground::NotListed).await;
}

/// What was refused is contested: supervision has it looked at again, while the rest is seen.
async fn one_of_two_is_shown(world: &World) {
    let accident = Accident::next(world).await;
    let [plan, record] = [ItemKind::ScenePlan, ItemKind::SceneRecord].map(|kind| accident.item(kind));
    let access = accident.applied_with(world, named(&[plan, record])).await;
    accepted(&access).await;
    let ground = Ground::ConfidentialItem;
    judged(
        &access,
        vec![(plan, Verdict::Release), (record, not_shown(ground))],
    )
    .await;
    cannot(&access, record, Verdict::Release).await;
    proposed(&access, release(None)).await;
    assert_eq!(consented(&access).await.status, Status::Granted);
    let driver = accident.driver.person(world);
    let said = told(&access, driver, NoticeKind::AccessOpened).await;
    assert!(
        said.contains(ground.words().zh) && said.contains("行政复议"),
        "{said}"
    );
    viewing(&access).await;
    sees(&access, plan).await;
    sees_no_more(&access, record).await;
    let serve = Command::RecordService {
        manner: ServiceManner::Direct,
        day: office_day(access.now()),
        consent: false,
    };
    access.does(officer(), serve).await;
    let object = words("遮盖证人信息后可以查阅");
    access
        .does(accident.driver.citizen(world), Command::Object { words: object })
        .await;
    let answer = Command::AnswerObjection {
        upheld: true,
        words: words("应当重新审核"),
    };
    access.does(supervisor(), answer).await;
    known(&access).await;
    sees(&access, plan).await;
    judged(&access, vec![(record, cover())]).await;
    proposed(&access, release(None)).await;
    assert_eq!(consented(&access).await.status, Status::Granted);
    sees(&access, record).await;
    access.finish().await;
}
