//! Items of which no pages can be made: each is for a person to see to, nothing of it is kept, and the rest is shown.

use super::{sees, sees_no_more};
use domain::{
    access::Actor,
    accident::{EvidenceItem, ItemContent, ItemId, ItemKind},
    case::{Effect, EffectEvent, EffectId, Outcome, TaskPurpose},
    evidence_access::{Command, Event, EvidenceEffect, EvidenceOutcome, Status, Verdict},
};
use files::MediaType;
use std::{collections::BTreeMap, fs};
use tests::{
    World,
    case::words,
    evidence::{
        Access, Accident, UNIT, accepted, consented, judged, kept, officer, plan, proposed, release, viewing,
    },
    journeys,
};
use uuid::Uuid;

journeys! {
    what_cannot_be_made_is_for_a_person,
    what_is_mended_is_made_at_the_next_try,
}

/// A document of one page whose file names more than pages.
fn with(more: &str) -> Vec<u8> {
    let text = String::from_utf8(plan(1)).unwrap();
    text.replace("/Root 1 0 R", &format!("/Root 1 0 R{more}"))
        .into_bytes()
}

fn item(id: ItemId, content: ItemContent) -> EvidenceItem {
    EvidenceItem {
        id,
        kind: ItemKind::TestReport,
        confidential: [].into(),
        shows: [].into(),
        content,
    }
}

/// What the unit has not got.
fn missing() -> ItemContent {
    ItemContent {
        sha256: domain::audit::Hex([7; 32]),
        size: 1_000,
        media_type: "application/pdf".to_owned(),
    }
}

/// Of the file of an accident with one good item and these, by the code that each is to end with.
async fn asked(world: &World, contents: Vec<ItemContent>) -> (Accident, Access<'_>, Vec<ItemId>) {
    let mut ids = Vec::new();
    let accident = Accident::next_with(world, |file| {
        file.items.retain(|item| item.kind == ItemKind::ScenePlan);
        for content in contents {
            let id = ItemId(Uuid::new_v4());
            ids.push(id);
            file.items.push(item(id, content));
        }
    })
    .await;
    let access = accident.applied(world).await;
    accepted(&access).await;
    let all = accident.file.items.iter().map(|item| (item.id, Verdict::Release));
    judged(&access, all.collect()).await;
    proposed(&access, release(None)).await;
    (accident, access, ids)
}

/// The code with which each item ended.
async fn codes(access: &Access<'_>) -> BTreeMap<ItemId, String> {
    let events = access.events(UNIT).await;
    let asked: BTreeMap<_, _> = events.iter().filter_map(requested).collect();
    let answers = events.iter().filter_map(|event| match event {
        Event::Effect(EffectEvent::EffectSettled {
            id,
            outcome: Outcome::Own(EvidenceOutcome::Unreadable { code }),
        }) => Some((asked[id], code.clone())),
        _ => None,
    });
    answers.collect()
}

fn requested(event: &Event) -> Option<(EffectId, ItemId)> {
    match event {
        Event::Effect(EffectEvent::EffectRequested {
            id,
            effect: Effect::Own(EvidenceEffect::MakePages { item, .. }),
        }) => Some((*id, *item)),
        _ => None,
    }
}

fn files_in(world: &World) -> usize {
    fn count(folder: &std::path::Path) -> usize {
        let entries = fs::read_dir(folder).unwrap().map(Result::unwrap);
        entries
            .map(|entry| {
                let path = entry.path();
                if path.is_dir() { count(&path) } else { 1 }
            })
            .sum()
    }
    count(&world.mail.with_file_name("files"))
}

async fn what_cannot_be_made_is_for_a_person(shared: &World) {
    let world = World::alone(shared.variant).await;
    let pdf = |bytes: Vec<u8>| kept(&world, bytes, MediaType::Pdf);
    let longer = ItemContent {
        size: 1 + plan(3).len() as u64,
        ..pdf(plan(3)).await
    };
    let endless = ItemContent {
        size: 1 << 40,
        ..missing()
    };
    let broken = vec![
        (
            pdf(with("/Encrypt<</Filter/Standard/V 2/R 3>>")).await,
            "PAGES_ENCRYPTED",
        ),
        (
            pdf(with("/OpenAction<</S/JavaScript/JS(app.alert(1))>>")).await,
            "PAGES_ACTIVE",
        ),
        (pdf(plan(pages::MAX_PAGES + 1)).await, "PAGES_TOO_MANY"),
        (pdf(plan(1)[..400].to_vec()).await, "PAGES_BROKEN"),
        (missing(), "ITEM_MISSING"),
        (longer, "ITEM_DIFFERS"),
        (endless, "ITEM_TOO_LONG"),
    ];
    let (contents, expected): (Vec<_>, Vec<_>) = broken.into_iter().unzip();
    let (accident, access, ids) = asked(&world, contents).await;
    let before = files_in(&world);
    let state = consented(&access).await;
    assert_eq!(state.status, Status::Granted);
    let found = codes(&access).await;
    let found: Vec<_> = ids.iter().map(|id| found.get(id).map(String::as_str)).collect();
    assert_eq!(found, expected.into_iter().map(Some).collect::<Vec<_>>());
    assert_eq!(state.unreadable, ids.iter().copied().collect());
    let plan = accident.item(ItemKind::ScenePlan);
    assert_eq!(state.pages.keys().collect::<Vec<_>>(), [&plan]);
    assert_eq!(files_in(&world), before + 2, "the two pages of the plan");
    viewing(&access).await;
    sees(&access, plan).await;
    for id in ids {
        sees_no_more(&access, id).await;
    }
    followed_up(&access, officer()).await;
    access.finish().await;
    world.close().await;
}

async fn followed_up(access: &Access<'_>, actor: Actor) {
    let task = access.claim(actor.clone(), TaskPurpose::FollowUp).await;
    let complete = Command::CompleteFollowUp {
        task: task.id,
        fence: task.fence,
        words: words("已请原单位重新提供"),
    };
    access.does(actor, complete).await;
}

/// Nothing can be made, so nothing opens; then the unit finds what it had not.
async fn what_is_mended_is_made_at_the_next_try(world: &World) {
    let late = plan(4);
    let content = ItemContent {
        sha256: files::ContentHash::of(&late).as_str().parse().unwrap(),
        size: late.len() as u64,
        ..missing()
    };
    let mut id = None;
    let accident = Accident::next_with(world, |file| {
        let own = ItemId(Uuid::new_v4());
        id = Some(own);
        file.items = vec![item(own, content)];
    })
    .await;
    let id = id.unwrap();
    let access = accident.applied(world).await;
    accepted(&access).await;
    judged(&access, vec![(id, Verdict::Release)]).await;
    proposed(&access, release(None)).await;
    let state = consented(&access).await;
    assert_eq!((state.status, state.grant), (Status::Preparing, None));
    assert!(state.work.open_task(TaskPurpose::FollowUp).is_some());
    access.finish().await;
    kept(world, late, MediaType::Pdf).await;
    access.does(officer(), Command::RetryPages).await;
    let state = access.answered().await;
    assert_eq!((state.status, state.pages[&id].pages.len()), (Status::Granted, 4));
    viewing(&access).await;
    sees(&access, id).await;
    followed_up(&access, officer()).await;
    access.finish().await;
}
