//! From the application to the viewing and its end.

use super::code;
use crate::{
    outside::{PHOTO, PLAN, STATEMENT},
    world::World,
};
use chrono::TimeDelta;
use domain::access::PersonId;
use serde_json::{Value, json};
use store::PageTicket;

#[tokio::test]
async fn what_is_released_is_seen_after_a_code() {
    let world = World::new().await;
    let number = world.evidence_opened().await;
    let fields = "status grant { open endsAt } decision { outcome grounds { code } }
        items { id kind verdict ground { code basis { page } } words redaction { page } original }
        viewing { until items { item kind pages { number path } } } deadlines { rule instrument isPolicy }";
    let seen = world.evidence_seen("party", &number, fields).await;
    assert_eq!(seen["decision"], json!({ "outcome": "RELEASED", "grounds": [] }));
    assert_eq!(seen["grant"]["open"], true);
    let items = seen["items"].as_array().unwrap();
    let told: Vec<_> = items.iter().map(|item| (&item["id"], &item["verdict"])).collect();
    let [plan, photo, statement] = [PLAN, PHOTO, STATEMENT].map(|id| json!(id));
    let [release, redacted, refuse] = ["RELEASE", "RELEASE_REDACTED", "REFUSE"].map(|one| json!(one));
    assert_eq!(
        told,
        [(&plan, &release), (&photo, &redacted), (&statement, &refuse)]
    );
    assert_eq!(items[2]["ground"]["code"], "NOT_LISTED");
    assert_eq!(items[2]["words"], "证言不公开");
    assert!(
        items
            .iter()
            .all(|item| item["original"].is_null() && item["redaction"] == json!([]))
    );
    let shown = seen["viewing"]["items"].as_array().unwrap();
    let shown: Vec<_> = shown.iter().map(|item| &item["item"]).collect();
    assert_eq!(shown, [&plan, &photo]);
    assert_eq!(seen["viewing"]["until"], "2024-03-05T02:15:00+00:00");
    let period = seen["deadlines"].as_array().unwrap();
    let period = period.iter().find(|one| one["rule"] == "EV-DECIDE").unwrap();
    assert_eq!(
        period,
        &json!({ "rule": "EV-DECIDE", "instrument": "POLICY", "isPolicy": true })
    );
}

#[tokio::test]
async fn a_link_is_for_one_reader_and_for_minutes() {
    let world = World::new().await;
    let number = world.evidence_opened().await;
    let fields = "viewing { items { pages { number path } } }";
    let seen = world.evidence_seen("party", &number, fields).await;
    let path = seen["viewing"]["items"][0]["pages"][1]["path"].as_str().unwrap();
    let until = world.engine.now() + TimeDelta::minutes(5);
    let (case, person) = (number.parse().unwrap(), world.principal("party").unwrap().person);
    let ticket = |person: PersonId| PageTicket {
        case: &case,
        item: domain::accident::ItemId(PLAN),
        page: 2,
        person,
        until,
    };
    let seal = world.store.keys().page_seal(&ticket(person));
    let expected = format!("/documents/{number}_PAGE-{PLAN}_2_{}_{seal}", until.timestamp());
    assert_eq!(path, expected);
    let other = world
        .store
        .keys()
        .page_seal(&ticket(world.principal("pedestrian").unwrap().person));
    assert_ne!(seal, other);
    world.later(TimeDelta::minutes(12));
    let seen = world.evidence_seen("party", &number, fields).await;
    let last = world.engine.now() + TimeDelta::minutes(15);
    let path = seen["viewing"]["items"][0]["pages"][0]["path"].as_str().unwrap();
    assert!(path.contains(&format!("_{}_", last.timestamp())), "{path}");
    world.later(TimeDelta::minutes(3));
    let seen = world.evidence_seen("party", &number, fields).await;
    assert_eq!(seen["viewing"], Value::Null);
}

#[tokio::test]
async fn every_wrong_code_is_answered_the_same() {
    let world = World::new().await;
    let number = world.evidence_granted().await;
    let wrong = async |code: &str| {
        let mut payload = world
            .act("party", "openViewing", &number, json!({ "code": code }))
            .await;
        payload["problems"].take()
    };
    let none_was_sent = wrong("000000").await;
    assert_eq!(none_was_sent[0]["code"], "CODE_WRONG");
    assert_eq!(none_was_sent[0]["field"], "input.code");
    assert_eq!(wrong("one two").await, none_was_sent);
    world.done("party", "askForViewingCode", &number, json!({})).await;
    let digits = world.digits(&number).await;
    let missed = if digits == "000000" { "111111" } else { "000000" };
    assert_eq!(wrong(missed).await, none_was_sent);
    let opened = world
        .act("party", "openViewing", &number, json!({ "code": digits }))
        .await;
    assert_eq!(code(&opened), "DONE");
    // While a viewing runs, too.
    assert_eq!(wrong(missed).await, none_was_sent);
    assert_eq!(wrong(&digits).await, none_was_sent);
    let by_staff = world
        .act("officer", "openViewing", &number, json!({ "code": missed }))
        .await;
    assert_eq!(by_staff["problems"], none_was_sent);
}

#[tokio::test]
async fn the_same_request_is_told_the_same_of_its_code() {
    let world = World::new().await;
    let number = world.evidence_granted().await;
    world.done("party", "askForViewingCode", &number, json!({})).await;
    let digits = world.digits(&number).await;
    let missed = if digits == "000000" { "111111" } else { "000000" };
    let seen = (number.as_str(), world.version(&number).await);
    let miss = json!({ "requestId": world.fresh(), "code": missed });
    let first = world.act_on("party", "openViewing", seen, miss.clone()).await;
    assert_eq!(code(&first), "CODE_WRONG");
    let open = json!({ "requestId": world.fresh(), "code": digits });
    let at = (number.as_str(), world.version(&number).await);
    assert_eq!(
        code(&world.act_on("party", "openViewing", at, open.clone()).await),
        "DONE"
    );
    let again = world.act_on("party", "openViewing", seen, miss).await;
    assert_eq!(code(&again), "CODE_WRONG");
    assert_eq!(
        code(&world.act_on("party", "openViewing", at, open).await),
        "DONE"
    );
}

#[tokio::test]
async fn whether_a_code_goes_out_is_not_told() {
    let world = World::new().await;
    let number = world.evidence_case().await;
    let nothing = world.act("party", "askForViewingCode", &number, json!({})).await;
    assert_eq!(nothing["problems"], json!([]));
    let number = {
        world.done("party", "withdrawCase", &number, json!({})).await;
        world.evidence_granted().await
    };
    for _ in 0..2 {
        let asked = world.act("party", "askForViewingCode", &number, json!({})).await;
        assert_eq!(asked["problems"], json!([]));
    }
    let by_staff = world
        .act("officer", "askForViewingCode", &number, json!({}))
        .await;
    assert_eq!(code(&by_staff), "NOT_YOUR_POST");
}

#[tokio::test]
async fn a_revocation_ends_what_is_open() {
    let world = World::new().await;
    let number = world.evidence_opened().await;
    let words = json!({ "words": "发现错误" });
    let by_whom_consented = world
        .act("head", "revokeEvidenceGrant", &number, words.clone())
        .await;
    assert_eq!(code(&by_whom_consented), "FOUR_EYES");
    let status = world
        .done("supervisor", "revokeEvidenceGrant", &number, words)
        .await;
    assert_eq!(status, "REVOKED");
    let fields = "viewing { until } grant { open ended } decision { outcome words } remedies { path }";
    let seen = world.evidence_seen("party", &number, fields).await;
    assert_eq!(seen["viewing"], Value::Null);
    assert_eq!(seen["grant"], json!({ "open": false, "ended": "REVOKED" }));
    assert_eq!(
        seen["decision"],
        json!({ "outcome": "REVOKED", "words": "发现错误" })
    );
    assert!(!seen["remedies"].as_array().unwrap().is_empty());
}
