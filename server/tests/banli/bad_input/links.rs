//! Links to pages of evidence, and to evidence as it came, that are not for whoever follows them.
use super::{Answers, Scene, code, commands::absent};
use crate::{
    canary::{
        evidence::{HEAD, OFFICER},
        people::{GRANTED, People},
        sale::{BUYS, SELLS},
    },
    walk::request_id,
    walker::Walker,
};
use chrono::{TimeDelta, Utc};
use domain::{access::PersonId, accident::ItemId, identifier::IdentityDocument, time::Moment};
use store::PageTicket;

/// What is followed, in the words of the page, by whom.
type Followed = (&'static str, &'static str, String);

/// Follows links that were altered, or are for nobody who is known. Nobody writes into the log by guessing.
pub async fn send(scene: &Scene) -> Answers {
    let good = good(scene).await;
    let mut answers = followed(scene, [altered(scene, &good), of_nobody(scene, &good)].concat()).await;
    let path = original(&scene.accesses.review, &scene.accesses.items[0]);
    for (what, reason) in [
        (
            "a reason for opening evidence of 501 characters",
            "长".repeat(501),
        ),
        (
            "a reason for opening evidence with a control character",
            "核\u{7}对".to_owned(),
        ),
    ] {
        let opened = scene.people.door.fetch(OFFICER, &path, Some(&reason)).await;
        answers.insert(what, refused(what, &opened));
    }
    answers
}

/// Follows what the record knows and shows no more, or not to whoever asks: each leaves one entry in the log.
pub async fn send_denied(scene: &Scene) -> Answers {
    let shown = &scene.accesses.shown;
    let original = original(shown, &scene.accesses.items[0]);
    let now = Utc::now();
    let mut rows = vec![
        (
            "a link whose minutes have passed",
            BUYS,
            sealed(scene, 1, now - TimeDelta::minutes(1)).await,
        ),
        (
            "a link to a page that the item does not have",
            BUYS,
            sealed(scene, 99, now + TimeDelta::minutes(5)).await,
        ),
        ("evidence as it came, for whoever applies", BUYS, original.clone()),
        (
            "evidence as it came, for the head who has decided",
            HEAD,
            original,
        ),
    ];
    rows.extend(of_others(scene, &good(scene).await));
    followed(scene, rows).await
}

/// Whether whoever applies sees a page by a link of theirs.
pub async fn is_shown(scene: &Scene) -> bool {
    let (status, page) = scene.people.door.fetch(BUYS, &good(scene).await, None).await;
    status == 200 && page.starts_with(b"\xFF\xD8")
}

async fn followed(scene: &Scene, rows: Vec<Followed>) -> Answers {
    let mut answers = Answers::new();
    for (what, persona, path) in rows {
        let opened = scene.people.door.fetch(persona, &path, None).await;
        answers.insert(what, refused(what, &opened));
    }
    answers
}

fn refused(what: &str, (status, answer): &(u16, Vec<u8>)) -> String {
    assert_ne!(*status, 200, "{what}");
    code(&serde_json::from_slice(answer).unwrap())
}

/// Where an item lies as it came.
fn original(case: &str, item: &str) -> String {
    format!("/documents/{case}_ITEM-{item}")
}

/// A link to the plan.
async fn good(scene: &Scene) -> String {
    let access: Walker<&People> = Walker {
        door: &scene.people,
        case: scene.accesses.shown.clone(),
    };
    access.pages(BUYS).await.swap_remove(0)
}

fn altered(scene: &Scene, good: &str) -> Vec<Followed> {
    let accesses = &scene.accesses;
    let parts: Vec<&str> = good.split('_').collect();
    let with = |place: usize, part: &str| {
        let mut parts = parts.clone();
        parts[place] = part;
        parts.join("_")
    };
    let [.., until, seal] = parts[..] else {
        panic!("{good}");
    };
    let later = (until.parse::<i64>().unwrap() + 60).to_string();
    let first = if seal.starts_with('0') { "1" } else { "0" };
    let mine = |what, path| (what, BUYS, path);
    vec![
        mine(
            "a link to another case",
            good.replace(&accesses.shown, &accesses.review),
        ),
        mine(
            "a link to another item",
            with(1, &format!("PAGE-{}", accesses.items[1])),
        ),
        mine("a link to another page", with(2, "2")),
        mine("a link to page 70,000", with(2, "70000")),
        mine("a link that lasts longer", with(3, &later)),
        mine("a link until the end of all days", with(3, "9223372036854775807")),
        mine(
            "a link with another seal",
            with(4, &format!("{first}{}", &seal[1..])),
        ),
        mine("a link with half a seal", with(4, &seal[..16])),
        mine("a link without a seal", parts[..4].join("_")),
        mine("a link with something behind it", format!("{good}_1")),
    ]
}

/// What leads to nothing, or is followed by somebody who is not known, or by a citizen who has no link to it.
fn of_nobody(scene: &Scene, good: &str) -> Vec<Followed> {
    let accesses = &scene.accesses;
    let plan = &accesses.items[0];
    let of_review = original(&accesses.review, plan);
    vec![
        ("a link for nobody", "nobody", good.to_owned()),
        ("evidence as it came, for somebody else", SELLS, of_review.clone()),
        ("evidence as it came, for nobody", "nobody", of_review),
        (
            "evidence as it came of a case that is not there",
            OFFICER,
            original(absent().as_str(), plan),
        ),
        (
            "evidence as it came of a transfer",
            "clerk-guangzhou",
            original(&scene.vehicles.inspected, plan),
        ),
    ]
}

/// A link that we made in other hands, and what staff ask for that is not theirs to see.
fn of_others(scene: &Scene, good: &str) -> Vec<Followed> {
    let accesses = &scene.accesses;
    vec![
        ("a link of somebody else", SELLS, good.to_owned()),
        ("a link of whoever applies, for staff", OFFICER, good.to_owned()),
        (
            "evidence as it came, for another office",
            "clerk-guangzhou",
            original(&accesses.review, &accesses.items[0]),
        ),
        (
            "evidence as it came that is not in the file",
            OFFICER,
            original(&accesses.review, &request_id()),
        ),
    ]
}

/// A link for whoever applies that the server itself could have made.
async fn sealed(scene: &Scene, page: u16, until: Moment) -> String {
    let case = scene.accesses.shown.parse().unwrap();
    let item: ItemId = ItemId(scene.accesses.items[0].parse().unwrap());
    let store = scene.home.store().await;
    let document: IdentityDocument = format!("A:{}", GRANTED.number).parse().unwrap();
    let person: PersonId = store.keys().person_of(&document);
    let ticket = PageTicket {
        case: &case,
        item,
        page,
        person,
        until,
    };
    let seal = store.keys().page_seal(&ticket);
    format!(
        "/documents/{case}_PAGE-{}_{page}_{}_{seal}",
        item.0,
        until.timestamp()
    )
}
