//! Who of the unit may look: an officer who stands aside, and supervision that breaks the glass.

use super::code;
use chrono::TimeDelta;
use domain::{
    access::{Actor, PersonId, Purpose},
    accident::{ItemId, ItemKind},
    case::{NoticeKind, TaskPurpose},
    deadline::RuleId,
    evidence_access::{Command, GLASS, Status, Verdict},
};
use store::finder::{ReadWhat, Scope};
use tests::{
    World,
    case::words,
    evidence::{
        Access, Accident, accepted, all_shown, colleague, consented, employee, granted, head, judged, known,
        looks, officer, opened, original, release, reviewed, supervisor, told,
    },
    journeys,
};
use uuid::Uuid;

journeys! {
    an_officer_stands_aside,
    a_request_that_is_not_granted,
    the_glass_is_broken_for_an_hour,
}

/// Whether the case is there for a member of staff.
async fn is_there_for(access: &Access<'_>, actor: Actor) -> bool {
    let scope = Scope::of(&employee(actor), Purpose::Casework);
    let finder = access.world.store.finder(scope, access.now());
    finder.case(&access.number).await.unwrap().is_some()
}

async fn opens(access: &Access<'_>, actor: Actor, item: ItemId) -> Result<usize, &'static str> {
    let bytes = opened(access, employee(actor), &original(access, item)).await;
    bytes.map(|bytes| bytes.len())
}

/// Who was shown nothing, and of which item, by the newest entry of the log.
async fn denied(access: &Access<'_>) -> (Option<PersonId>, Option<ItemId>) {
    let newest = looks(access).await.remove(0);
    assert_eq!(newest.look.refusal.as_deref(), Some("NO_ACCESS"));
    (Some(newest.reader), newest.look.item)
}

async fn in_review<'w>(world: &'w World, accident: &Accident) -> Access<'w> {
    let access = accident.applied(world).await;
    accepted(&access).await;
    judged(
        &access,
        vec![(accident.item(ItemKind::ScenePlan), Verdict::Release)],
    )
    .await;
    let Actor::Staff { person, .. } = officer() else {
        unreachable!("an officer is staff")
    };
    let ask = Command::AskForRecusal {
        officer: person,
        words: words("与对方当事人系亲属"),
    };
    access.does(accident.driver.citizen(world), ask).await;
    access.deadline(RuleId::AC_RECUSAL).await;
    access
}

async fn decided(access: &Access<'_>, accident: &Accident, granted: bool) {
    let decide = Command::DecideRecusal {
        granted,
        words: words("已核查"),
    };
    let own = access.refused(officer(), decide.clone()).await;
    assert_eq!(code(&own), "NOT_YOUR_POST");
    access.does(head(), decide).await;
    access.answered().await;
    let driver = accident.driver.person(access.world);
    told(access, driver, NoticeKind::RecusalDecided).await;
}

/// They see nothing of it any more and can do nothing in it; a colleague goes on.
async fn an_officer_stands_aside(world: &World) {
    let accident = Accident::next(world).await;
    let plan = accident.item(ItemKind::ScenePlan);
    let access = in_review(world, &accident).await;
    assert!(is_there_for(&access, officer()).await);
    assert!(opens(&access, officer(), plan).await.is_ok(), "they decide on it");
    let nowhere = ItemId(Uuid::nil());
    assert_eq!(opens(&access, officer(), nowhere).await, Err("NOT_FOUND"));
    assert_eq!(denied(&access).await, (officer().person(), Some(nowhere)));
    decided(&access, &accident, true).await;
    assert!(!is_there_for(&access, officer()).await);
    assert!(is_there_for(&access, colleague()).await);
    assert_eq!(opens(&access, officer(), plan).await, Err("NOT_FOUND"));
    assert_eq!(denied(&access).await, (officer().person(), Some(plan)));
    let task = access.task(TaskPurpose::Review).await;
    assert_eq!(task.holder(access.now()), None, "their task is free");
    for command in [
        Command::JudgeItem {
            item: plan,
            verdict: Verdict::Release,
        },
        reviewed(&access, release(None)).await,
        domain::case::CaseCommand::ClaimTask { task: task.id }.into(),
    ] {
        assert_eq!(code(&access.refused(officer(), command).await), "EXCLUDED");
    }
    access.claim(colleague(), TaskPurpose::Review).await;
    for (item, verdict) in all_shown(&accident) {
        access
            .does(colleague(), Command::JudgeItem { item, verdict })
            .await;
    }
    let propose = reviewed(&access, release(None)).await;
    access.does(colleague(), propose).await;
    assert_eq!(consented(&access).await.status, Status::Granted);
    access.finish().await;
}

async fn a_request_that_is_not_granted(world: &World) {
    let accident = Accident::next(world).await;
    let access = in_review(world, &accident).await;
    decided(&access, &accident, false).await;
    assert!(is_there_for(&access, officer()).await);
    let (item, verdict) = (accident.item(ItemKind::ScenePlan), Verdict::Release);
    access.does(officer(), Command::JudgeItem { item, verdict }).await;
    known(&access).await;
    access.finish().await;
}

/// Supervision opens the original, which the log and the heads learn of, until the hour is over.
async fn the_glass_is_broken_for_an_hour(world: &World) {
    let accident = Accident::next(world).await;
    let plan = accident.item(ItemKind::ScenePlan);
    let access = granted(world, &accident).await;
    for actor in [supervisor(), officer(), head()] {
        assert_eq!(
            opens(&access, actor, plan).await,
            Err("NOT_FOUND"),
            "it is decided"
        );
    }
    let reason = words("核查举报线索");
    access.does(supervisor(), Command::BreakGlass { reason }).await;
    access.answered().await;
    let Actor::Staff { person, .. } = head() else {
        unreachable!("a head is staff")
    };
    let said = told(&access, person, NoticeKind::GlassBroken).await;
    assert!(said.contains("核查举报线索"), "{said}");
    let size = usize::try_from(accident.file.item(plan).unwrap().content.size).unwrap();
    assert_eq!(opens(&access, supervisor(), plan).await, Ok(size));
    assert_eq!(looks(&access).await[0].what, ReadWhat::EvidenceOriginal);
    assert_eq!(opens(&access, officer(), plan).await, Err("NOT_FOUND"));
    access.pass(GLASS + TimeDelta::minutes(1)).await;
    access.until(|state| state.glass.is_none()).await;
    assert_eq!(opens(&access, supervisor(), plan).await, Err("NOT_FOUND"));
    assert_eq!(looks(&access).await[0].look.refusal.as_deref(), Some("NO_ACCESS"));
    access.finish().await;
}
