//! Queues, nodes, deadlines and one's own.

use crate::world::World;
use serde_json::json;

#[tokio::test]
async fn the_queue_is_filtered_sorted_counted_and_read_page_by_page() {
    let world = World::new().await;
    for applicant in ["driver", "stranger", "supervisor"] {
        let submitted = world.submit("clerk", world.application(applicant)).await;
        assert_eq!(submitted["problems"], json!([]));
    }
    let query = "query ($filter: QueueFilterInput, $first: Int, $after: String) { workQueue(filter: $filter, orderBy: NUMBER_ASC, first: $first, after: $after) {
        totalCount { value capped } pageInfo { hasNextPage endCursor } nodes { number } } }";
    let page = world.data("clerk", query, json!({ "first": 2 })).await["workQueue"].take();
    assert_eq!(page["totalCount"], json!({ "value": 3, "capped": false }));
    assert_eq!(page["pageInfo"]["hasNextPage"], true);
    let rest = world
        .data(
            "clerk",
            query,
            json!({ "first": 2, "after": page["pageInfo"]["endCursor"] }),
        )
        .await;
    assert_eq!(rest["workQueue"]["nodes"].as_array().unwrap().len(), 1);
    let own = world.data("supervisor", query, json!({})).await;
    assert_eq!(
        own["workQueue"]["totalCount"]["value"], 2,
        "nobody sees their own case in the queue"
    );
    let filter = json!({ "filter": { "status": ["ISSUED"] } });
    assert_eq!(
        world.data("clerk", query, filter).await["workQueue"]["totalCount"]["value"],
        0
    );
    assert_eq!(
        world.data("elsewhere", query, json!({})).await["workQueue"]["totalCount"]["value"],
        0
    );
    let wrong = world.answer("clerk", query, json!({ "after": "x" })).await;
    assert_eq!(wrong["errors"][0]["extensions"]["code"], "CURSOR_UNREADABLE");
    let large = world.answer("clerk", query, json!({ "first": 101 })).await;
    assert_eq!(large["errors"][0]["extensions"]["code"], "BAD_INPUT");
}

#[tokio::test]
async fn a_case_is_found_again_by_its_global_id() {
    let world = World::new().await;
    let number = world.case().await;
    let seen = world
        .data(
            "driver",
            "{ myCases { nodes { id number office { id } } } }",
            json!({}),
        )
        .await;
    let case = &seen["myCases"]["nodes"][0];
    let ids = json!({ "ids": [case["id"], case["office"]["id"], "nonsense"] });
    let query = "query ($ids: [ID!]!) { nodes(ids: $ids) { id ... on LicenceApplication { number } ... on Office { code } } }";
    let nodes = world.data("driver", query, ids.clone()).await;
    assert_eq!(nodes["nodes"][0]["number"], number);
    assert_eq!(nodes["nodes"][1]["code"], "33010001");
    assert_eq!(nodes["nodes"][2], json!(null));
    assert_eq!(world.data("stranger", query, ids).await["nodes"][0], json!(null));
}

#[tokio::test]
async fn a_deadline_explains_every_day() {
    let world = World::new().await;
    let number = world.case().await;
    let query = "query ($number: String!) { case(number: $number) { expectedBy { date provisional } deadlines { rule unit length start due status article
        explanation { day kind counted note noteWords { text } } } } }";
    let case = world.data("driver", query, json!({ "number": number })).await["case"].take();
    let deadline = &case["deadlines"][0];
    assert_eq!(deadline["rule"], "ALL-CORR");
    assert_eq!(
        (&deadline["unit"], &deadline["length"]),
        (&json!("WORKING_DAY"), &json!(5))
    );
    assert_eq!(
        (&deadline["start"], &deadline["due"]),
        (&json!("2024-03-05"), &json!("2024-03-12"))
    );
    let days = deadline["explanation"].as_array().unwrap();
    assert_eq!(days.len(), 8);
    assert_eq!(days[0]["note"], "START");
    assert_eq!(days[4]["kind"], "WEEKEND");
    assert_eq!(days[7]["counted"], 5);
    assert_eq!(
        case["expectedBy"],
        json!({ "date": "2024-03-12", "provisional": false })
    );
}

#[tokio::test]
async fn the_viewer_and_the_notices_of_a_case() {
    let world = World::new().await;
    let number = world.case().await;
    let viewer = world
        .data(
            "clerk",
            "{ viewer { role posts office { code } person { name } unread { value } } }",
            json!({}),
        )
        .await;
    assert_eq!(viewer["viewer"]["posts"], json!(["INTAKE"]));
    assert_eq!(viewer["viewer"]["person"]["name"], "王clerk");
    let query = "query ($number: String!) { case(number: $number) { notices { kind channel status } } }";
    let notices = world.data("driver", query, json!({ "number": number })).await;
    let sent = json!({ "kind": "RECEIPT", "channel": "PAPER", "status": "SENT" });
    assert!(
        notices["case"]["notices"].as_array().unwrap().contains(&sent),
        "{notices}"
    );
}
