//! The steps from an application to a grant, each of which waits for what it leads to.

use super::{Access, Accident, area, head, officer};
use crate::{World, case::words};
use domain::{
    accident::{ItemId, ItemKind},
    case::{FreeText, TaskPurpose},
    evidence_access::{
        Command, Cover, Known, PageCover, ProposedDecision, Redaction, State, Status, Verdict,
    },
    law::EvidenceGround,
};

/// The unit's register has answered, and everybody was told what there is to tell.
pub async fn known(access: &Access<'_>) -> State {
    access.until(|state| state.known != Known::Pending).await;
    access.answered().await
}

/// The officer takes it up.
pub async fn accepted(access: &Access<'_>) {
    known(access).await;
    let area_confirmed = false;
    access.does(officer(), Command::Accept { area_confirmed }).await;
}

/// The record is shown with the witness covered, the rest as it is.
pub fn all_shown(accident: &Accident) -> Vec<(ItemId, Verdict)> {
    vec![
        (accident.item(ItemKind::ScenePlan), Verdict::Release),
        (accident.item(ItemKind::SceneRecord), cover()),
        (accident.item(ItemKind::ScenePhoto), Verdict::Release),
    ]
}

/// Shown, but for the part that names the witness.
pub fn cover() -> Verdict {
    let cover = Cover::Areas { areas: vec![area()] };
    let redaction = Redaction::new(vec![PageCover { page: 1, cover }]).unwrap();
    Verdict::ReleaseRedacted { redaction }
}

/// Not shown, on a ground.
pub fn not_shown(ground: EvidenceGround) -> Verdict {
    let words = words("该材料不宜公开");
    Verdict::Refuse { ground, words }
}

/// The officer takes the review and says something of each item.
pub async fn judged(access: &Access<'_>, verdicts: Vec<(ItemId, Verdict)>) {
    access.claim(officer(), TaskPurpose::Review).await;
    for (item, verdict) in verdicts {
        access.does(officer(), Command::JudgeItem { item, verdict }).await;
    }
}

/// The proposal to show what the verdicts say, upon what was looked into.
pub fn release(checked: Option<FreeText>) -> ProposedDecision {
    ProposedDecision::Release { checked }
}

/// The proposal to show nothing.
pub fn refuse(ground: EvidenceGround) -> ProposedDecision {
    ProposedDecision::Refuse {
        grounds: vec![ground],
        words: words("不符合查阅条件"),
    }
}

/// The proposal of whoever holds the review, as a command.
pub async fn reviewed(access: &Access<'_>, decision: ProposedDecision) -> Command {
    let task = access.task(TaskPurpose::Review).await;
    Command::ProposeDecision {
        task: task.id,
        fence: task.fence,
        decision,
    }
}

/// The officer lays it before the head.
pub async fn proposed(access: &Access<'_>, decision: ProposedDecision) {
    let propose = reviewed(access, decision).await;
    access.does(officer(), propose).await;
}

/// The head consents, and everything that follows has happened.
pub async fn consented(access: &Access<'_>) -> State {
    let opens_on = None;
    access.does(head(), Command::Consent { opens_on }).await;
    access.answered().await
}

/// From the application to what can be seen.
pub async fn granted<'w>(world: &'w World, accident: &Accident) -> Access<'w> {
    let access = accident.applied(world).await;
    accepted(&access).await;
    judged(&access, all_shown(accident)).await;
    proposed(&access, release(None)).await;
    assert_eq!(consented(&access).await.status, Status::Granted);
    access
}
