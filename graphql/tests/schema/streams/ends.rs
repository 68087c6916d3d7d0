//! A grant that ends, ends the stream: the sign-in, or that the case is the reader's.

use super::{EVENTS, next};
use crate::world::{World, now};
use chrono::TimeDelta;
use domain::access::Principal;
use serde_json::json;
use std::time::Duration;
use store::{finder::FeedCursor, testing::TestDatabase};

store::on_both_databases!(
    a_sign_in_that_ends_ends_every_stream,
    a_case_that_is_handed_over_takes_its_stream_along,
    events_that_were_read_together_are_asked_for_one_by_one,
    without_the_post_a_cursor_leads_nowhere,
    a_page_of_other_offices_is_not_waited_for,
);

const QUEUE: &str =
    "subscription ($after: String) { workQueueChanges(after: $after) { cursor cases { number version } } }";

/// Somebody whose sign-in ends in an hour.
fn for_an_hour(world: &World, name: &str) -> Option<Principal> {
    let principal = world.principal(name)?;
    let expires_at = now() + TimeDelta::hours(1);
    Some(Principal {
        expires_at,
        ..principal
    })
}

/// The office clock stands in another year than the wall clock here, as it may in a demonstration.
async fn a_sign_in_that_ends_ends_every_stream(database: TestDatabase) {
    let world = World::on(database).await;
    let number = world.case().await;
    let before = (world.version(&number).await - 1).to_string();
    let events = world
        .request("driver", EVENTS, json!({ "number": number, "after": before }))
        .data(for_an_hour(&world, "driver"));
    let mut events = world.schema.execute_stream(events);
    let start = json!({ "after": FeedCursor::default().to_string() });
    let queue = world
        .request("lead", QUEUE, start)
        .data(for_an_hour(&world, "lead"));
    let mut queue = world.schema.execute_stream(queue);
    assert!(next(&mut events).await.unwrap()["errors"].is_null());
    assert_eq!(
        next(&mut queue).await.unwrap()["data"]["workQueueChanges"]["cases"][0]["number"],
        number
    );
    world.later(TimeDelta::minutes(59));
    world.done("driver", "withdrawCase", &number, json!({})).await;
    let last = next(&mut events).await.unwrap();
    assert_eq!(last["data"]["caseEvents"]["type"], "WITHDRAWN", "{last}");
    world.later(TimeDelta::minutes(1));
    assert_eq!(next(&mut events).await, None);
    while let Some(change) = next(&mut queue).await {
        assert!(change["errors"].is_null(), "{change}");
    }
}

impl World {
    /// Gives a case to the office in Guangzhou. No command does that; a merger of offices could.
    async fn hand_to_guangzhou(&self, number: &str) {
        let moved =
            format!("UPDATE cases SET office = '44010001', province = '440000' WHERE number = '{number}'");
        self.database.execute(&moved).await;
    }
}

async fn a_case_that_is_handed_over_takes_its_stream_along(database: TestDatabase) {
    let world = World::on(database).await;
    let number = world.case().await;
    let last = world.version(&number).await.to_string();
    let follow = |name: &str| {
        let variables = json!({ "number": number, "after": last });
        world
            .schema
            .execute_stream(world.request(name, EVENTS, variables))
    };
    let (mut clerk, mut owner) = (follow("clerk"), follow("driver"));
    world
        .done("clerk", "acceptLicenceApplication", &number, json!({}))
        .await;
    let accepted = next(&mut clerk).await.unwrap();
    assert!(accepted["data"]["caseEvents"]["type"].is_string(), "{accepted}");
    world.hand_to_guangzhou(&number).await;
    assert_eq!(next(&mut clerk).await, None);
    assert_eq!(next(&mut owner).await.unwrap(), accepted, "it is still their own");
    assert!(next(&mut follow("elsewhere")).await.is_some());
}

async fn events_that_were_read_together_are_asked_for_one_by_one(database: TestDatabase) {
    let world = World::on(database).await;
    let number = world.case().await;
    assert!(world.version(&number).await > 1, "there is a second one to come");
    let mut stream = world
        .schema
        .execute_stream(world.request("clerk", EVENTS, json!({ "number": number })));
    let first = next(&mut stream).await.unwrap();
    assert_eq!(first["data"]["caseEvents"]["cursor"], "1", "{first}");
    world.hand_to_guangzhou(&number).await;
    assert_eq!(next(&mut stream).await, None);
}

/// Rights come with the sign-in: a cursor of the time in which somebody held a post gives nothing to the same person
/// without it.
async fn without_the_post_a_cursor_leads_nowhere(database: TestDatabase) {
    let world = World::on(database).await;
    let number = world.case().await;
    let mut stream = world
        .schema
        .execute_stream(world.request("clerk", EVENTS, json!({ "number": number })));
    let cursor = next(&mut stream).await.unwrap()["data"]["caseEvents"]["cursor"].take();
    let variables = json!({ "number": number, "after": cursor });
    let without = world.principal("clerk").map(|principal| Principal {
        role: None,
        ..principal
    });
    let again = world.request("clerk", EVENTS, variables).data(without);
    assert_eq!(next(&mut world.schema.execute_stream(again)).await, None);
}

/// Longer than any test waits.
const NEVER: Duration = Duration::from_secs(3600);

async fn a_page_of_other_offices_is_not_waited_for(database: TestDatabase) {
    let world = World::that_polls(database, NEVER).await;
    let mut elsewhere = world.application(&world.next_owner());
    elsewhere["office"] = json!("44010001");
    let elsewhere = world.submit("elsewhere", elsewhere).await;
    let number = elsewhere["caseNumber"].as_str().unwrap();
    let more = "INSERT INTO feed (\"transaction\", case_number, version, office, at) SELECT \"transaction\", case_number, version, office, at FROM feed";
    for _ in 0..8 {
        world
            .database
            .execute(&format!("{more} WHERE case_number = '{number}'"))
            .await;
    }
    let ours = world.case().await;
    world.settled().await;
    let start = json!({ "after": FeedCursor::default().to_string() });
    let mut stream = world.schema.execute_stream(world.request("lead", QUEUE, start));
    let change = next(&mut stream).await.unwrap();
    assert_eq!(change["data"]["workQueueChanges"]["cases"][0]["number"], ours);
}
