//! The same request gives the first answer; a stale or refused one says why.

use crate::world::World;
use chrono::TimeDelta;
use serde_json::json;
use std::sync::atomic::Ordering;

#[tokio::test]
async fn the_same_request_opens_one_case() {
    let world = World::new().await;
    let input = world.application("driver");
    let first = world.submit("clerk", input.clone()).await;
    let again = world.submit("clerk", input.clone()).await;
    assert_eq!(again["caseNumber"], first["caseNumber"]);
    assert_eq!(again["problems"], json!([]));
    let mut other = input;
    other["specialReason"] = json!("NO_PHOTO_ON_FILE");
    let reused = world.submit("clerk", other).await;
    assert_eq!(reused["problems"][0]["code"], "REQUEST_ID_REUSED");
    let second = world.submit("clerk", world.application("driver")).await;
    assert_eq!(second["problems"][0]["code"], "OPEN_CASE_EXISTS");
}

/// The number holds the day of receipt.
#[tokio::test]
async fn a_repetition_after_midnight_opens_no_second_case() {
    let world = World::new().await;
    let input = world.application("driver");
    let first = world.submit("clerk", input.clone()).await;
    for days in [1, 30] {
        world.later(TimeDelta::days(days));
        let again = world.submit("clerk", input.clone()).await;
        assert_eq!(again["caseNumber"], first["caseNumber"]);
        assert_eq!(again["problems"], json!([]));
    }
}

#[tokio::test]
async fn an_id_that_opened_a_case_opens_none_for_somebody_else() {
    let world = World::new().await;
    let first = world.application("driver");
    let mut other = world.application("owner1");
    other["requestId"] = first["requestId"].clone();
    world.submit("clerk", first.clone()).await;
    let reused = world.submit("clerk", other.clone()).await;
    assert_eq!(reused["problems"][0]["code"], "REQUEST_ID_REUSED", "{reused}");
    other["requestId"] = json!(world.fresh());
    assert_eq!(world.submit("clerk", other).await["problems"], json!([]));
}

#[tokio::test]
async fn a_repeated_mutation_gets_its_first_answer_also_when_the_case_went_on() {
    let world = World::new().await;
    let number = world.case().await;
    let id = json!({ "requestId": world.fresh() });
    let seen = world.version(&number).await;
    let first = world
        .act_on("clerk", "acceptLicenceApplication", (&number, seen), id.clone())
        .await;
    world.done("driver", "withdrawCase", &number, json!({})).await;
    let again = world
        .act_on("clerk", "acceptLicenceApplication", (&number, seen), id)
        .await;
    assert_eq!(again["problems"], json!([]));
    assert_eq!(again["version"], first["version"]);
    assert_eq!(again["case"]["status"], "WITHDRAWN");
}

#[tokio::test]
async fn a_lost_answer_is_pending_and_can_be_looked_up() {
    let world = World::new().await;
    world.engine.pending.store(1, Ordering::SeqCst);
    let pending = world.submit("clerk", world.application("driver")).await;
    assert_eq!(pending["pending"], true);
    let query = "query ($number: String!, $id: UUID!) { requestAnswer(caseNumber: $number, requestId: $id) { version problems { code } } }";
    let variables = json!({ "number": pending["caseNumber"], "id": pending["requestId"] });
    let answer = world.data("clerk", query, variables.clone()).await;
    assert_eq!(answer["requestAnswer"]["problems"], json!([]));
    assert_eq!(
        world.data("driver", query, variables).await["requestAnswer"],
        json!(null)
    );
}

#[tokio::test]
async fn who_saw_an_older_version_learns_the_present_one() {
    let world = World::new().await;
    let number = world.case().await;
    let version = world.version(&number).await;
    let stale = world
        .act_on(
            "clerk",
            "acceptLicenceApplication",
            // In the middle of what the clerk did to open the case. What the registry answered since makes nothing stale.
            (&number, 1),
            json!({}),
        )
        .await;
    assert_eq!(stale["problems"][0]["code"], "STALE_VERSION");
    assert_eq!(stale["problems"][0]["detail"]["currentVersion"], version);
    assert_eq!(stale["case"]["version"], version);
}

#[tokio::test]
async fn two_clerks_race_and_the_other_learns_who_won() {
    let world = World::new().await;
    let number = world.case().await;
    world
        .done("clerk", "acceptLicenceApplication", &number, json!({}))
        .await;
    let (task, _) = world.claim("clerk", &number, "REVIEW").await;
    let late = world
        .act("colleague", "claimTask", &number, json!({ "task": task }))
        .await;
    assert_eq!(late["problems"][0]["code"], "TASK_TAKEN");
    let holder = world.principal("clerk").unwrap().person.0.to_string();
    assert_eq!(late["problems"][0]["detail"]["holder"], holder);
}

#[tokio::test]
async fn what_the_row_refuses_does_not_reach_the_engine() {
    let world = World::new().await;
    let number = world.case().await;
    let before = world.engine.sent();
    let refused = world
        .act("clerk", "approveLicenceApplication", &number, json!({}))
        .await;
    assert_eq!(refused["problems"].as_array().unwrap().len(), 1);
    assert_eq!(world.engine.sent(), before);
}
