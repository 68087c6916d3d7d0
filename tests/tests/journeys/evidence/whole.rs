//! The whole way: applied, judged item by item, consented to, made, granted, proven by a code, and seen with both marks.

use super::{is_black_where_covered, sees};
use crate::faults::OF_AN_ACCESS;
use domain::{
    accident::ItemKind,
    case::NoticeKind,
    evidence_access::{Status, Wanted},
    law::EvidenceGround,
};
use image::RgbImage;
use pages::{
    Format, Made,
    mark::{MarkKey, read},
};
use secrecy::ExposeSecret as _;
use store::finder::ReadWhat;
use tests::{
    Fault, World,
    evidence::{
        Access, Accident, COVERED, accepted, all_shown, citizen, consented, granted, judged, link, looks,
        not_shown, opened, page, proposed, release, told, viewing,
    },
    journeys,
};

journeys! {
    asked_for_and_seen,
    everything_twice,
    everything_at_the_second_try,
}

async fn asked_for_and_seen(world: &World) {
    let accident = Accident::next(world).await;
    let secret = accident.item(ItemKind::ExpertOpinion);
    let access = accident
        .applied_with(world, |asked| {
            let items = accident.file.items.iter();
            let kinds = items.map(|item| item.kind).filter(|kind| kind.is_listed());
            let (kinds, items) = (kinds.collect(), [].into());
            asked.wanted = Wanted::Named { kinds, items };
        })
        .await;
    accepted(&access).await;
    let mut verdicts = all_shown(&accident);
    verdicts.push((secret, not_shown(EvidenceGround::ConfidentialItem)));
    judged(&access, verdicts).await;
    proposed(&access, release(None)).await;
    let state = consented(&access).await;
    assert_eq!((state.status, state.pages.len()), (Status::Granted, 3));
    let driver = accident.driver.person(world);
    told(&access, driver, NoticeKind::AccessOpened).await;
    viewing(&access).await;
    for item in state.pages.keys() {
        sees(&access, *item).await;
    }
    is_marked(&access, &accident).await;
    is_covered(&access, &accident).await;
    is_nobody_elses(&access, &accident).await;
    access.finish().await;
}

fn pixels(bytes: &[u8]) -> RgbImage {
    Made::read(bytes, Format::Jpeg).unwrap()
}

/// The words over the page, and the number that leads to the entry of the log.
async fn is_marked(access: &Access<'_>, accident: &Accident) {
    let world = access.world;
    let plan = accident.item(ItemKind::ScenePlan);
    let served = pixels(&page(access, (plan, 2)).await.unwrap());
    let key = MarkKey::new(*world.store.keys().mark_key().expose_secret());
    let mark = read(&key, &served);
    assert!(mark.is_some(), "it is marked");
    let log = looks(access).await;
    let entries: Vec<_> = log.iter().filter(|entry| entry.look.mark == mark).collect();
    let [entry] = entries[..] else {
        panic!("a mark leads to one entry: {entries:?}")
    };
    assert_eq!((entry.look.item, entry.look.page), (Some(plan), Some(2)));
    assert_eq!(entry.reader, accident.driver.person(world));
    let kept = access.state().await.pages[&plan].pages[1];
    let kept = world.activities().files.store.read_whole(&kept.into()).await;
    let kept = pixels(&kept.unwrap());
    assert_eq!(served.dimensions(), kept.dimensions());
    let darker = served.pixels().zip(kept.pixels());
    let darker = darker
        .filter(|(served, kept)| served.0[0].saturating_add(20) < kept.0[0])
        .count();
    assert!(darker > 1_000, "words stand over the page: {darker}");
}

/// What is covered is black, and nothing lies underneath.
async fn is_covered(access: &Access<'_>, accident: &Accident) {
    let record = accident.item(ItemKind::SceneRecord);
    let bytes = page(access, (record, 1)).await.unwrap();
    for words in [COVERED, "The car came from the left", "%PDF-"] {
        let found = bytes.windows(words.len()).any(|part| part == words.as_bytes());
        assert!(!found, "no text: {words}");
    }
    assert!(holds_pixels_alone(&bytes), "no metadata");
    is_black_where_covered(&pixels(&bytes));
}

/// Whether a JPEG consists of what is needed for its pixels: none of its segments can hold anything else.
fn holds_pixels_alone(bytes: &[u8]) -> bool {
    let mut at = 2;
    loop {
        let [0xFF, marker, high, low] = bytes[at..at + 4] else {
            return false;
        };
        match marker {
            0xDA => return true,
            0xE0 | 0xDB | 0xC0..=0xC4 | 0xDD => at += 2 + usize::from(u16::from_be_bytes([high, low])),
            _ => return false,
        }
    }
}

/// The other party has no use of a link that we made, and the log says that somebody tried. One that was altered leaves nothing.
async fn is_nobody_elses(access: &Access<'_>, accident: &Accident) {
    let [driver, passenger] = [&accident.driver, &accident.passenger].map(|one| one.person(access.world));
    let plan = accident.item(ItemKind::ScenePlan);
    let tried = async |path: &str| {
        let got = opened(access, citizen(passenger), path).await;
        assert_eq!(got, Err("NOT_FOUND"));
        looks(access).await
    };
    let before = looks(access).await.len();
    for (person, times) in [(driver, 1), (passenger, 2)] {
        let log = tried(&link(access, person, (plan, 1))).await;
        assert_eq!(log.len(), before + times);
        assert_eq!((log[0].reader, log[0].what), (passenger, ReadWhat::EvidencePage));
        assert_eq!(log[0].look.refusal.as_deref(), Some("NO_ACCESS"));
        assert_eq!((log[0].look.page, log[0].look.mark), (Some(1), None));
    }
    let altered = link(access, driver, (plan, 1)).replace("_1_", "_2_");
    assert_eq!(tried(&altered).await.len(), before + 2);
}

/// Each activity does its work, is not heard, and is asked again.
async fn everything_twice(world: &World) {
    breaking(world, Fault::After).await;
}

/// Each fails before it has done anything.
async fn everything_at_the_second_try(world: &World) {
    breaking(world, Fault::Before).await;
}

/// The whole way on a line that breaks.
async fn breaking(world: &World, fault: Fault) {
    let accident = Accident::next(world).await;
    let (number, opening) = accident.application(world);
    let faults = &world.faults;
    faults.plan_each(number.as_str(), (&OF_AN_ACCESS, fault));
    let access = accident.taken(world, (number, opening)).await;
    accepted(&access).await;
    judged(&access, all_shown(&accident)).await;
    proposed(&access, release(None)).await;
    assert_eq!(consented(&access).await.status, Status::Granted);
    viewing(&access).await;
    sees(&access, accident.item(ItemKind::SceneRecord)).await;
    let sent = world.store.sms_messages(accident.driver.person(world)).await;
    assert_eq!(sent.unwrap().len(), 1, "one code");
    access.finish().await;
    faults.have_struck(access.number.as_str(), &OF_AN_ACCESS);
    let calm = granted(world, &Accident::next(world).await).await;
    let made = async |access: &Access<'_>| -> Vec<_> {
        let pages = access.state().await.pages.into_values();
        pages.map(|made| made.pages).collect()
    };
    assert_eq!(made(&access).await, made(&calm).await, "they are the same pages");
}
