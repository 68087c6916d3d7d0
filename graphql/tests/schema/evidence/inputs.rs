//! What is typed for an application, a verdict and a proposal.

use super::code;
use crate::{outside::PHOTO, world::World};
use serde_json::{Value, json};

fn fields(payload: &Value) -> Vec<&str> {
    let problems = payload["problems"].as_array().unwrap().iter();
    problems
        .map(|problem| problem["field"].as_str().unwrap())
        .collect()
}

#[tokio::test]
async fn what_is_typed_is_told_all_at_once() {
    let world = World::new().await;
    let mut input = world.evidence();
    input["accidentNumber"] = json!("1");
    input["office"] = json!("x");
    input["standing"] = json!({ "relation": "LAWYER", "principal": World::applies("pedestrian"),
        "authority": { "document": world.fresh(), "lawyerLicence": world.fresh() } });
    let refused = world.submit_evidence("party", &input).await;
    assert_eq!(
        fields(&refused),
        [
            "input.office",
            "input.accidentNumber",
            "input.standing.authority.firmLetter"
        ]
    );
    let mut nothing = world.evidence();
    nothing["wanted"] = json!({ "scope": "NAMED" });
    let refused = world.submit_evidence("party", &nothing).await;
    assert_eq!(
        (code(&refused), fields(&refused)),
        ("INVALID_INPUT", vec!["input.wanted"])
    );
    assert_eq!(world.engine.sent(), 0);
}

#[tokio::test]
async fn who_may_open_an_application() {
    let world = World::new().await;
    for (name, channel, expected) in [
        ("stranger", "ONLINE", "NOT_YOUR_POST"),
        ("clerk", "COUNTER", "NOT_YOUR_POST"),
        ("patrol", "COUNTER", "NOT_YOUR_POST"),
        ("head", "COUNTER", "NOT_YOUR_POST"),
        ("officer", "COUNTER", "DONE"),
    ] {
        let mut input = world.evidence();
        input["channel"] = json!(channel);
        let answer = world.submit_evidence(name, &input).await;
        assert_eq!(code(&answer), expected, "{name}");
    }
    let again = world.submit_evidence("party", &world.evidence()).await;
    assert_eq!(code(&again), "OPEN_CASE_EXISTS");
}

#[tokio::test]
async fn a_verdict_says_what_it_needs() {
    let world = World::new().await;
    let (number, _) = world.evidence_in_review().await;
    let judge = async |verdict: Value| world.act("officer", "judgeEvidenceItem", &number, verdict).await;
    let refused = judge(json!({ "item": PHOTO, "verdict": "REFUSE" })).await;
    assert_eq!(fields(&refused), ["input.words", "input.ground"]);
    let area = |left: u16| json!({ "left": left, "top": 0, "width": 10, "height": 10 });
    let redaction = json!([
        { "page": 1, "areas": [area(0), area(9_999)] },
        { "page": 2 },
        { "page": 3, "wholePage": true },
    ]);
    let covered =
        judge(json!({ "item": PHOTO, "verdict": "RELEASE_REDACTED", "redaction": redaction })).await;
    assert_eq!(
        fields(&covered),
        ["input.redaction.0.areas.1", "input.redaction.1"]
    );
    let nothing = judge(json!({ "item": PHOTO, "verdict": "RELEASE_REDACTED" })).await;
    assert_eq!(fields(&nothing), ["input.redaction"]);
    let whole = judge(json!({ "item": PHOTO, "verdict": "RELEASE" })).await;
    assert_eq!(code(&whole), "VERDICT_NOT_ALLOWED");
    let unknown = judge(json!({ "item": world.fresh(), "verdict": "RELEASE" })).await;
    assert_eq!(
        (code(&unknown), fields(&unknown)),
        ("INVALID_INPUT", vec!["input.item"])
    );
}
