//! Who sees what.

use super::code;
use crate::{
    outside::{PHOTO, PLAN, SECRET, STATEMENT},
    world::World,
};
use serde_json::{Value, json};

/// All that tells something of a case.
const ALL: &str = "status accidentNumber channel wanted { scope kinds items purpose } standing { relation }
    items { id kind verdict ground { code } words redaction { page areas { left } } original }
    viewing { until items { item pages { path } } } decision { outcome words } grant { open }
    file { people { part person { name } } findings { servedOn } items { id confidential original shows { part } } }
    assessment { grounds { code } questions { code } items { id verdicts showsOthers } }
    proposal { release checked } excluded { isYou } glass { reason } recusal { words } notices { kind }
    progressStages { stage } filePending documents { id } tasks { purpose }
    history(first: 100) { nodes { type title { en } details { name value } actor { kind } } }";

fn types(seen: &Value) -> Vec<&str> {
    let nodes = seen["history"]["nodes"].as_array().unwrap();
    nodes.iter().map(|node| node["type"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn the_applicant_learns_of_no_verdict_before_the_decision() {
    let world = World::new().await;
    let (number, _) = world.evidence_judged().await;
    let seen = world.evidence_seen("party", &number, ALL).await;
    assert_eq!(seen["items"], json!([]));
    assert_eq!(seen["wanted"]["purpose"], "准备诉讼");
    for hidden in [
        "viewing",
        "decision",
        "grant",
        "file",
        "assessment",
        "proposal",
        "glass",
        "filePending",
    ] {
        assert_eq!(seen[hidden], Value::Null, "{hidden}");
    }
    let told = seen.to_string();
    for item in [PLAN, PHOTO, STATEMENT, SECRET] {
        assert!(!told.contains(&item.to_string()));
    }
    for hidden in [
        "ITEM_JUDGED",
        "证言不公开",
        "TASK_",
        "EFFECT_SETTLED",
        "PRIVACY",
        "PEDESTRIAN",
        "An item was judged",
    ] {
        assert!(!told.contains(hidden), "{hidden}");
    }
    assert!(types(&seen).contains(&"INTERNAL"));
    let internal = seen["history"]["nodes"].as_array().unwrap().iter();
    for node in internal.filter(|node| node["type"] == "INTERNAL") {
        assert_eq!(node["details"], json!([]));
        assert_eq!(node["actor"], Value::Null);
        assert_eq!(node["title"]["en"], "An internal step");
    }
}

#[tokio::test]
async fn after_it_they_learn_of_what_they_asked_for_and_of_nothing_else() {
    let world = World::new().await;
    let number = world.evidence_opened().await;
    let seen = world.evidence_seen("party", &number, ALL).await;
    let told = seen.to_string();
    assert_eq!(seen["items"].as_array().unwrap().len(), 3);
    assert!(told.contains(&PLAN.to_string()) && told.contains("证言不公开"));
    for hidden in [
        SECRET.to_string().as_str(),
        "PRIVACY",
        "STATE_SECRET",
        "PEDESTRIAN",
        "ITEM_JUDGED",
        "_ITEM-",
        "已核实",
    ] {
        assert!(!told.contains(hidden), "{hidden}");
    }
}

#[tokio::test]
async fn staff_of_the_unit_see_the_file_and_open_originals_while_they_decide() {
    let world = World::new().await;
    let (number, _) = world.evidence_judged().await;
    for name in ["officer", "partner", "head"] {
        let seen = world.evidence_seen(name, &number, ALL).await;
        assert_eq!(seen["file"]["items"].as_array().unwrap().len(), 4, "{name}");
        assert_eq!(seen["file"]["items"][1]["confidential"], json!(["PRIVACY"]));
        assert_eq!(seen["items"].as_array().unwrap().len(), 3);
        assert_eq!(seen["items"][1]["redaction"][0]["areas"][0]["left"], 10);
        assert_eq!(
            seen["items"][0]["original"],
            format!("/documents/{number}_ITEM-{PLAN}")
        );
        assert_eq!(seen["assessment"]["grounds"], json!([]));
        assert_eq!(seen["assessment"]["items"][2]["verdicts"], json!(["REFUSE"]));
        assert_eq!(
            seen["assessment"]["items"][1]["verdicts"],
            json!(["RELEASE_REDACTED", "REFUSE"])
        );
        assert_eq!(seen["assessment"]["items"][1]["showsOthers"], true);
        assert!(types(&seen).contains(&"ITEM_JUDGED"));
    }
    let number = {
        world.done("party", "withdrawCase", &number, json!({})).await;
        world.evidence_granted().await
    };
    let seen = world.evidence_seen("officer", &number, ALL).await;
    assert!(!seen.to_string().contains("/documents/"));
}

#[tokio::test]
async fn an_auditor_sees_the_case_and_no_way_to_a_page() {
    let world = World::new().await;
    let (number, _) = world.evidence_judged().await;
    let seen = world.evidence_seen("auditor", &number, ALL).await;
    assert_eq!(seen["items"].as_array().unwrap().len(), 3);
    assert!(types(&seen).contains(&"ITEM_JUDGED"));
    assert!(!seen.to_string().contains("/documents/"));
    world.done("party", "withdrawCase", &number, json!({})).await;
    let number = world.evidence_opened().await;
    let seen = world.evidence_seen("auditor", &number, ALL).await;
    assert_eq!(seen["viewing"], Value::Null);
    assert!(!seen.to_string().contains("/documents/"));
}

#[tokio::test]
async fn to_everybody_else_there_is_no_such_case() {
    let world = World::new().await;
    let number = world.evidence_opened().await;
    for name in ["pedestrian", "stranger", "patrol", "elsewhere", "inspector"] {
        assert_eq!(
            world.evidence_seen(name, &number, ALL).await,
            Value::Null,
            "{name}"
        );
        let answer = world
            .act(name, "openViewing", &number, json!({ "code": "000000" }))
            .await;
        assert_eq!(code(&answer), "NOT_FOUND", "{name}");
    }
}

#[tokio::test]
async fn other_posts_of_the_office_see_how_far_it_is() {
    let world = World::new().await;
    let number = world.evidence_opened().await;
    let seen = world.evidence_seen("clerk", &number, ALL).await;
    assert_eq!(seen["status"], "GRANTED");
    assert_eq!(seen["accidentNumber"], "330************71");
    for hidden in [
        "wanted",
        "standing",
        "viewing",
        "decision",
        "grant",
        "file",
        "assessment",
        "proposal",
    ] {
        assert_eq!(seen[hidden], Value::Null, "{hidden}");
    }
    assert_eq!(seen["items"], json!([]));
    assert!(!types(&seen).contains(&"ITEM_JUDGED"));
    let history = seen["history"]["nodes"].as_array().unwrap();
    assert!(history.iter().all(|node| node["details"] == json!([])));
    assert!(!seen.to_string().contains(&PLAN.to_string()));
}

#[tokio::test]
async fn who_stands_aside_sees_it_no_more() {
    let world = World::new().await;
    let (number, _) = world.evidence_in_review().await;
    let partner = world.principal("partner").unwrap().person.0;
    let exclusion = json!({ "person": partner, "words": "系当事人亲属" });
    world.done("head", "excludeStaff", &number, exclusion).await;
    assert_eq!(world.evidence_seen("partner", &number, ALL).await, Value::Null);
    let answer = world
        .act("partner", "escalateCase", &number, json!({ "reason": "请办理" }))
        .await;
    assert_eq!(code(&answer), "NOT_FOUND");
    let applicant = world.evidence_seen("party", &number, ALL).await;
    assert_eq!(applicant["excluded"], json!([]));
    let told = applicant.to_string();
    assert!(!told.contains("系当事人亲属") && !told.contains("STAFF_EXCLUDED"));
    let head = world.evidence_seen("head", &number, ALL).await;
    assert_eq!(head["excluded"], json!([{ "isYou": false }]));
    assert!(head.to_string().contains("系当事人亲属"));
}
