//! What is around the viewing: who acts for another, a visit, an emergency, a recusal, an objection, the progress.

use super::code;
use crate::{
    outside::{QUERY_CODE, SECRET},
    world::World,
};
use chrono::TimeDelta;
use domain::{access::Purpose, accident::ItemId};
use serde_json::{Value, json};
use store::finder::{Looked, ReadWhat, Scope};
use uuid::Uuid;

#[tokio::test]
async fn whom_somebody_acts_for_sees_how_far_it_is() {
    let world = World::new().await;
    let mut input = world.evidence();
    input["applicant"] = World::applies("agent");
    input["standing"] = json!({ "relation": "AGENT", "principal": World::applies("party") });
    let submitted = world.submit_evidence("agent", &input).await;
    assert_eq!(submitted["problems"], json!([]));
    let number = submitted["caseNumber"].as_str().unwrap();
    let fields = "status statusWords { en } notices { kind } wanted { scope } standing { relation }
        history(first: 100) { nodes { type details { value } } } availableActions { action allowed }";
    let principal = world.evidence_seen("party", number, fields).await;
    assert_eq!(principal["status"], "SUBMITTED");
    assert_eq!(principal["notices"], json!([{ "kind": "RECEIPT" }]));
    assert_eq!(
        (&principal["wanted"], &principal["standing"]),
        (&Value::Null, &Value::Null)
    );
    let history = principal["history"]["nodes"].as_array().unwrap();
    assert!(history.iter().all(|node| node["details"] == json!([])));
    let actions = principal["availableActions"].as_array().unwrap();
    let allowed: Vec<_> = actions.iter().filter(|one| one["allowed"] == true).collect();
    assert_eq!(allowed, [&json!({ "action": "endAuthority", "allowed": true })]);
    let own = world.evidence_seen("agent", number, fields).await;
    assert_eq!(own["standing"]["relation"], "AGENT");
    world.done("party", "endAuthority", number, json!({})).await;
}

#[tokio::test]
async fn staff_show_pages_to_who_has_come() {
    let world = World::new().await;
    let number = world.evidence_granted().await;
    let at = world.engine.now() + TimeDelta::minutes(30);
    world
        .done("party", "bookVisit", &number, json!({ "at": at }))
        .await;
    let fields = "visit { attended } viewing { items { pages { path } } }";
    let before = world.evidence_seen("officer", &number, fields).await;
    assert_eq!(before, json!({ "visit": { "attended": false }, "viewing": null }));
    world.later(TimeDelta::hours(1));
    *world.engine.now.lock().unwrap() += TimeDelta::hours(1);
    world
        .done("officer", "recordVisit", &number, json!({ "attended": true }))
        .await;
    let beside = world.evidence_seen("officer", &number, fields).await;
    assert_eq!(beside["viewing"]["items"].as_array().unwrap().len(), 2);
    for name in ["head", "supervisor", "auditor", "clerk"] {
        let seen = world.evidence_seen(name, &number, fields).await;
        assert_eq!(seen["viewing"], Value::Null, "{name}");
    }
    // They have proven nothing online.
    let own = world.evidence_seen("party", &number, fields).await;
    assert_eq!(own["viewing"], Value::Null);
}

#[tokio::test]
async fn supervision_opens_originals_in_an_emergency_and_the_applicant_hears_nothing() {
    let world = World::new().await;
    world.with_a_head().await;
    let number = world.evidence_granted().await;
    let fields = "items { original } glass { reason } notices { kind } history(first: 100) { nodes { type details { value } } }";
    let before = world.evidence_seen("supervisor", &number, fields).await;
    assert_eq!(before["items"][0]["original"], Value::Null);
    let reason = json!({ "reason": "接到举报" });
    world.done("supervisor", "breakGlass", &number, reason).await;
    let seen = world.evidence_seen("supervisor", &number, fields).await;
    assert!(seen["items"][0]["original"].is_string());
    let head = world.evidence_seen("head", &number, fields).await;
    assert_eq!(head["glass"]["reason"], "接到举报");
    assert_eq!(head["items"][0]["original"], Value::Null);
    assert!(head["notices"].to_string().contains("GLASS_BROKEN"));
    let applicant = world.evidence_seen("party", &number, fields).await;
    let told = applicant.to_string();
    assert!(!told.contains("GLASS_BROKEN") && !told.contains("接到举报"));
}

/// An officer of another unit asked for a page of a secret, and the applicant for a copy of it.
#[tokio::test]
async fn who_asked_in_vain_is_read_by_the_unit_and_the_applicant_learns_that_somebody_did() {
    let world = World::new().await;
    let number = world.evidence_granted().await;
    let case = number.parse().unwrap();
    let looked = |what| Looked {
        case: &case,
        what,
        item: ItemId(SECRET),
        page: None,
        reason: "我是邻县民警",
    };
    let finder = |name: &str| {
        let scope = Scope::of(&world.principal(name).unwrap(), Purpose::Casework);
        world.store.finder(scope, world.engine.now())
    };
    let (patrol, own) = (finder("patrol"), finder("party"));
    patrol
        .log_stray(looked(ReadWhat::EvidencePage), "NO_ACCESS")
        .await
        .unwrap();
    own.log_denied(looked(ReadWhat::EvidenceCopy), "NO_ACCESS")
        .await
        .unwrap();
    let log = async |name: &str| {
        let query = "query ($number: String!) { readLog(caseNumber: $number) { nodes {
            what item purpose reason refusal reader { id name isYou } } } }";
        let asked = json!({ "number": number });
        let mut read = world.data(name, query, asked).await["readLog"]["nodes"].take();
        let nodes = read.as_array_mut().unwrap();
        nodes.sort_by_key(|node| node["what"].to_string());
        read
    };
    let entry = |what: &str, item: Option<Uuid>, own: bool| {
        let nobody = json!({ "id": null, "name": null, "isYou": own });
        let (purpose, reason) = if what == "EVIDENCE_PAGE" {
            ("CASEWORK", None)
        } else {
            ("OWN", Some("我是邻县民警"))
        };
        json!({ "what": what, "item": item, "purpose": purpose, "reason": reason, "refusal": "NO_ACCESS", "reader": nobody })
    };
    let of_both = |item, own| {
        [
            entry("EVIDENCE_COPY", Some(SECRET), own),
            entry("EVIDENCE_PAGE", item, false),
        ]
    };
    assert_eq!(log("party").await, json!(of_both(None, true)));
    for name in ["head", "supervisor"] {
        assert_eq!(log(name).await, json!(of_both(Some(SECRET), false)), "{name}");
    }
    for name in ["officer", "patrol", "stranger"] {
        assert_eq!(log(name).await, json!([]), "{name}");
    }
}

#[tokio::test]
async fn a_recusal_is_asked_of_whoever_did_something() {
    let world = World::new().await;
    let (number, _) = world.evidence_in_review().await;
    let history = "history(first: 100) { nodes { type version details { name value } } } recusal { words }";
    let seen = world.evidence_seen("party", &number, history).await;
    let nodes = seen["history"]["nodes"].as_array().unwrap();
    let version = |event: &str| {
        let found = nodes.iter().find(|node| node["type"] == event);
        found.unwrap()["version"].as_u64().unwrap()
    };
    let ask = async |extra: Value| world.act("party", "askForRecusal", &number, extra).await;
    let nobody = ask(json!({ "words": "有利害关系" })).await;
    assert_eq!(
        (code(&nobody), &nobody["problems"][0]["field"]),
        ("ONE_OF", &json!("input.officer"))
    );
    for entry in [version("SUBMITTED"), version("INTERNAL"), 9_999] {
        let none = ask(json!({ "entry": entry, "words": "有利害关系" })).await;
        assert_eq!(code(&none), "OFFICER_NOT_FOUND");
    }
    let asked = ask(json!({ "entry": version("ACCEPTED"), "words": "有利害关系" })).await;
    assert_eq!(code(&asked), "DONE");
    let decided = json!({ "granted": true, "words": "理由成立" });
    world.done("head", "decideRecusal", &number, decided).await;
    let seen = world.evidence_seen("party", &number, history).await;
    assert!(seen.to_string().contains("理由成立"));
    assert_eq!(
        world.evidence_seen("officer", &number, "status").await,
        Value::Null
    );
}

#[tokio::test]
async fn a_refused_item_is_objected_to_and_looked_at_again() {
    let world = World::new().await;
    let number = world.evidence_granted().await;
    world
        .done(
            "party",
            "objectToEvidenceDecision",
            &number,
            json!({ "words": "证言与我有关" }),
        )
        .await;
    let seen = world.evidence_seen("supervisor", &number, "objection").await;
    assert_eq!(seen["objection"], "证言与我有关");
    let answer = json!({ "upheld": true, "words": "重新审核" });
    world
        .done("supervisor", "answerEvidenceObjection", &number, answer)
        .await;
    // What is seen goes on to be; of the rest nothing is said until it is decided.
    let seen = world
        .evidence_seen(
            "party",
            &number,
            "items { verdict } decision { outcome } grant { open }",
        )
        .await;
    assert_eq!(
        seen["items"],
        json!([{ "verdict": "RELEASE" }, { "verdict": "RELEASE_REDACTED" }])
    );
    assert_eq!(
        (&seen["decision"], &seen["grant"]["open"]),
        (&Value::Null, &json!(true))
    );
}

#[tokio::test]
async fn the_progress_is_told_to_who_has_the_code_alone() {
    let world = World::new().await;
    let ask = async |name: &str, number: &str, code: &str| {
        let query = "query ($number: String!, $code: String!) {
            accidentProgress(accidentNumber: $number, code: $code) { stages { stage on words { en } } } }";
        let asked = json!({ "number": number, "code": code });
        world.data(name, query, asked).await["accidentProgress"].take()
    };
    for name in ["nobody", "party", "stranger"] {
        let seen = ask(name, "33010120240000171", QUERY_CODE).await;
        assert_eq!(seen["stages"][1]["stage"], "DETERMINATION", "{name}");
        for (number, code) in [
            ("33010120240000171", "7zk5"),
            ("33010120240000172", QUERY_CODE),
            ("1", QUERY_CODE),
            ("33010120240000171", ""),
        ] {
            assert_eq!(
                ask(name, number, code).await,
                Value::Null,
                "{name} {number} {code}"
            );
        }
    }
}
