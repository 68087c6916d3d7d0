//! The whole way, from the counter to the delivered licence.

use crate::world::World;
use serde_json::json;

#[tokio::test]
async fn from_the_counter_to_the_delivered_licence() {
    let world = World::new().await;
    let submitted = world.submit("clerk", world.application("driver")).await;
    let number = submitted["caseNumber"].as_str().unwrap();
    let receipt = &submitted["case"]["receipt"];

    let missing = json!({ "missing": [
        { "document": "PHOTO", "words": "照片不清晰，请重拍" },
        { "field": "PHONE", "words": "请补充联系电话" },
    ] });
    assert_eq!(
        world.done("clerk", "requestCorrection", number, missing).await,
        "CORRECTION_REQUESTED"
    );
    assert_eq!(
        world
            .done("driver", "answerCorrection", number, json!({ "words": "已补充" }))
            .await,
        "SUBMITTED"
    );
    assert_eq!(
        world
            .done("clerk", "acceptLicenceApplication", number, json!({}))
            .await,
        "ACCEPTED"
    );
    let (task, fence) = world.claim("clerk", number, "REVIEW").await;
    let proposal = json!({ "task": task, "fence": fence, "decision": "GRANT", "remarks": "材料齐全" });
    assert_eq!(
        world.done("clerk", "proposeDecision", number, proposal).await,
        "PENDING_APPROVAL"
    );
    world.claim("lead", number, "APPROVE").await;
    assert_eq!(
        world
            .done("lead", "approveLicenceApplication", number, json!({}))
            .await,
        "ISSUED"
    );

    let query = "query ($number: String!) { case(number: $number) { closed waitingFor { zh en } expectedBy { date }
        ... on LicenceApplication { status certificate delivery { status deliveredAt } decision { outcome by { name isYou } }
            proposal { remarks } acceptance { ruleSet bySilence } correction { answered missing { document field words } }
            licence { status letters { letter words { en } } } } } }";
    let seen = world.data("driver", query, json!({ "number": number })).await;
    let case = &seen["case"];
    assert_eq!(case["delivery"]["status"], "RECEIVED");
    assert!(
        case["certificate"]
            .as_str()
            .unwrap()
            .starts_with("1.2.156.3005.2.")
    );
    assert_eq!(case["closed"], true);
    assert_eq!(
        case["decision"],
        json!({ "outcome": "GRANTED", "by": { "name": null, "isYou": false } })
    );
    assert_eq!(case["proposal"], json!(null), "internal remarks are for staff");
    let colleague = world.data("clerk", query, json!({ "number": number })).await;
    assert_eq!(colleague["case"]["decision"]["by"]["name"], "王lead");
    assert_eq!(colleague["case"]["proposal"]["remarks"], "材料齐全");

    let progress = "query ($number: String!, $code: String!) { progress(receiptNumber: $number, code: $code) { status closed } }";
    let shown = world.data("nobody", progress, receipt.clone()).await;
    assert_eq!(shown["progress"], json!({ "status": "ISSUED", "closed": true }));
}

#[tokio::test]
async fn a_refusal_names_its_grounds_and_the_remedies_which_run_from_service() {
    let world = World::new().await;
    let number = world.case().await;
    world
        .done("clerk", "acceptLicenceApplication", &number, json!({}))
        .await;
    let (task, fence) = world.claim("clerk", &number, "REVIEW").await;
    let proposal =
        json!({ "task": task, "fence": fence, "decision": "REFUSE", "grounds": ["IDENTITY_FAILED"] });
    world.done("clerk", "proposeDecision", &number, proposal).await;
    let refusal = json!({ "grounds": ["IDENTITY_FAILED"], "words": "人证不一致" });
    assert_eq!(
        world
            .done("lead", "refuseLicenceApplication", &number, refusal)
            .await,
        "REFUSED"
    );
    world
        .done(
            "clerk",
            "recordService",
            &number,
            json!({ "manner": "DIRECT", "day": "2024-03-05" }),
        )
        .await;

    let query =
        "query ($number: String!) { case(number: $number) { remedies { path rule basis { citation { zh } } }
        deadlines { rule status due } ... on LicenceApplication { servedOn
            decision { grounds { code words { zh } basis { article citation { zh } } } words } } } }";
    let case = world.data("driver", query, json!({ "number": number })).await["case"].take();
    assert_eq!(case["servedOn"], "2024-03-05");
    assert_eq!(case["decision"]["grounds"][0]["code"], "IDENTITY_FAILED");
    assert!(
        case["decision"]["grounds"][0]["basis"]["citation"]["zh"]
            .as_str()
            .unwrap()
            .contains('条')
    );
    assert_eq!(case["remedies"].as_array().unwrap().len(), 2);
    let rules: Vec<_> = case["deadlines"]
        .as_array()
        .unwrap()
        .iter()
        .map(|deadline| &deadline["rule"])
        .collect();
    assert!(rules.contains(&&json!("RV-APPLY")) && rules.contains(&&json!("SUE")));
}

#[tokio::test]
async fn the_history_is_a_chain_that_everybody_can_read_and_internal_words_stay_inside() {
    let world = World::new().await;
    let number = world.case().await;
    world
        .done("clerk", "acceptLicenceApplication", &number, json!({}))
        .await;
    let (task, fence) = world.claim("clerk", &number, "REVIEW").await;
    let proposal = json!({ "task": task, "fence": fence, "decision": "GRANT", "remarks": "内部意见" });
    world.done("clerk", "proposeDecision", &number, proposal).await;

    let query = "query ($number: String!, $after: String) { case(number: $number) { version history(first: 3, after: $after) {
        pageInfo { hasNextPage endCursor } nodes { version type title { zh } details { name value } hash previousHash
            actor { kind office { code } posts colleague { name } } } } } }";
    let (mut after, mut entries) = (json!(null), vec![]);
    loop {
        let page = world
            .data("driver", query, json!({ "number": number, "after": after }))
            .await;
        let history = &page["case"]["history"];
        entries.extend(history["nodes"].as_array().unwrap().clone());
        if history["pageInfo"]["hasNextPage"] == false {
            assert_eq!(entries.len() as u64, page["case"]["version"].as_u64().unwrap());
            break;
        }
        after = history["pageInfo"]["endCursor"].clone();
    }
    for pair in entries.windows(2) {
        assert_eq!(pair[1]["previousHash"], pair[0]["hash"]);
    }
    assert_eq!(entries[0]["type"], "SUBMITTED");
    assert_eq!(entries[0]["actor"]["office"]["code"], "33010001");
    assert_eq!(entries[0]["actor"]["posts"], json!(["INTAKE"]));
    assert_eq!(entries[0]["actor"]["colleague"]["name"], json!(null));
    let text = serde_json::to_string(&entries).unwrap();
    assert!(!text.contains("内部意见"));
    let inside = "query ($number: String!) { case(number: $number) { history(first: 100) { nodes { details { value } actor { colleague { name } } } } } }";
    let text = world
        .data("colleague", inside, json!({ "number": number }))
        .await
        .to_string();
    assert!(text.contains("内部意见") && text.contains("王clerk"));
}
