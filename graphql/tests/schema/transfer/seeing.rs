//! Who sees what of a transfer.

use super::code;
use crate::{outside::OFFERED, people, world::World};
use domain::{access::PersonId, identifier::PlateNumber};
use serde_json::{Value, json};
use uuid::Uuid;

#[tokio::test]
async fn a_transfer_of_others_is_not_there() {
    let world = World::new().await;
    let number = world.transfer_case().await;
    for name in ["stranger", "elsewhere"] {
        let seen = world.transfer_seen(name, &number, "number").await;
        assert_eq!(seen, Value::Null, "{name}");
        let answer = world.act(name, "withdrawCase", &number, json!({})).await;
        assert_eq!(code(&answer), "NOT_FOUND", "{name}");
        assert_eq!(answer["case"], Value::Null);
    }
    // To a mutation of another kind it is not there either.
    let answer = world
        .act("clerk", "acceptLicenceApplication", &number, json!({}))
        .await;
    assert_eq!(code(&answer), "NOT_FOUND");
    let status = world.done("buyer", "withdrawCase", &number, json!({})).await;
    assert_eq!(status, "WITHDRAWN");
}

impl World {
    /// The buyer sends it in online.
    async fn online(&self) -> String {
        let mut input = self.transfer();
        input["channel"] = json!("ONLINE");
        input["vin"] = json!(self.next_vin());
        let submitted = self.submit_transfer("buyer", &input).await;
        assert_eq!(submitted["problems"], json!([]));
        submitted["caseNumber"].as_str().unwrap().to_owned()
    }
}

/// Somebody else owns it than the one who sells it: the office is asked, and looks.
#[tokio::test]
async fn the_office_sees_what_the_registry_says_of_owner_and_number() {
    let world = World::new().await;
    world.engine.vehicle.lock().unwrap().owner = PersonId(Uuid::from_u128(7));
    let number = world.transfer_case().await;
    let asked = "questions { code words { zh } basis { article } }";
    let seen = world.transfer_seen("clerk", &number, asked).await;
    let words = "登记的机动车所有人不是申请所称的原机动车所有人，所有权如何转让有待核实";
    let question = json!([{
        "code": "SELLER_NOT_OWNER", "words": { "zh": words }, "basis": { "article": "O164 26(1)2; O164 90" },
    }]);
    assert_eq!(seen["questions"], question);
    let seen = world.transfer_seen("buyer", &number, asked).await;
    assert_eq!(seen["questions"], json!([]));
    let accepted = world
        .act("clerk", "acceptVehicleTransfer", &number, json!({}))
        .await;
    assert_eq!(code(&accepted), "QUESTIONS");
    world.engine.vehicle.lock().unwrap().plate = PlateNumber::parse("粤A88888").ok();
    world.done("clerk", "askRegisters", &number, json!({})).await;
    let checked = json!({ "checked": "已核实" });
    let accepted = world
        .act("clerk", "acceptVehicleTransfer", &number, checked)
        .await;
    assert_eq!(code(&accepted), "GROUNDS");
}

/// Whoever says that they buy a car would else learn of any car what they like.
#[tokio::test]
async fn what_registers_say_is_the_owners_until_the_application_is_accepted() {
    let world = World::new().await;
    world.engine.vehicle.lock().unwrap().vehicle.mortgaged = true;
    let number = world.online().await;
    let fields = "registers { vehicle stolen insuredTo record { status mortgaged violations } } askedPapers { document }
        history(first: 100) { nodes { type title { en } details { name value } } }";
    let tells = |seen: &Value| {
        let history = seen["history"].to_string();
        let (papers, answers) = (
            seen["askedPapers"].to_string(),
            ["insuredTo", "\"status\"", "reported as"],
        );
        !seen["registers"].is_null()
            || papers.contains("MORTGAGE_CONTRACT")
            || answers.iter().any(|answer| history.contains(answer))
    };
    let seen = world.transfer_seen("buyer", &number, fields).await;
    assert!(!tells(&seen), "{seen}");
    for name in ["seller", "clerk"] {
        let seen = world.transfer_seen(name, &number, fields).await;
        assert_eq!(seen["registers"]["record"]["mortgaged"], true, "{name}");
        assert!(
            seen["askedPapers"].to_string().contains("MORTGAGE_CONTRACT"),
            "{name}"
        );
    }
    world
        .done("clerk", "acceptVehicleTransfer", &number, json!({}))
        .await;
    let seen = world.transfer_seen("buyer", &number, fields).await;
    assert_eq!(seen["registers"]["record"]["mortgaged"], true);
    assert!(seen["askedPapers"].to_string().contains("MORTGAGE_CONTRACT"));
}

/// That it is stopped everybody sees; why, only who is told what registers say.
#[tokio::test]
async fn why_an_application_is_stopped_is_the_owners_until_it_is_accepted() {
    let world = World::new().await;
    world.engine.vehicle.lock().unwrap().vehicle.status = "K".parse().unwrap();
    let number = world.online().await;
    let fields = "stops { code } history(first: 100) { nodes { type details { name value } } }";
    for (name, told) in [("buyer", false), ("seller", true), ("clerk", true)] {
        let seen = world.transfer_seen(name, &number, fields).await;
        let history = seen["history"].to_string();
        assert!(history.contains("STOPPED"), "{name}: {history}");
        let stops = if told {
            json!([{ "code": "SEALED" }])
        } else {
            json!([])
        };
        assert_eq!(seen["stops"], stops, "{name}");
        assert_eq!(history.contains("SEALED"), name == "clerk", "{name}");
    }
}

/// To whom a car is not registered that they say they sell, it is no more theirs than a buyer's.
#[tokio::test]
async fn a_seller_to_whom_it_is_not_registered_is_told_nothing_either() {
    let world = World::new().await;
    let stranger = people::principal(world.store.keys(), "stranger").person;
    world.engine.vehicle.lock().unwrap().owner = stranger;
    let number = world.online().await;
    for (name, told) in [("buyer", false), ("seller", false), ("stranger", true)] {
        let seen = world.transfer_seen(name, &number, "registers { vehicle }").await;
        assert_eq!(!seen["registers"].is_null(), told, "{name}");
    }
}

#[tokio::test]
async fn offered_numbers_are_for_whoever_chooses_one() {
    let world = World::new().await;
    let (at_the_counter, online) = (world.approved().await, world.online().await);
    world
        .done("clerk", "acceptVehicleTransfer", &online, json!({}))
        .await;
    let fields = "plate { status offered } history(first: 100) { nodes { type details { name value } } }";
    for (number, by_staff) in [(&at_the_counter, true), (&online, false)] {
        world.done("buyer", "askForPlateNumbers", number, json!({})).await;
        for (name, chooses) in [
            ("buyer", true),
            ("clerk", by_staff),
            ("seller", false),
            ("plates", false),
            ("lead", false),
        ] {
            let seen = world.transfer_seen(name, number, fields).await;
            let offered = if chooses { json!(OFFERED) } else { json!([]) };
            let plate = json!({ "status": "OFFERED", "offered": offered });
            assert_eq!(seen["plate"], plate, "{name}");
            let history = seen["history"].to_string();
            assert!(!OFFERED.iter().any(|number| history.contains(number)));
            assert!(!history.contains("1M8GDM9AXKP042788"));
        }
    }
}

/// Who has no account comes to the counter, and takes a number there too.
#[tokio::test]
async fn a_number_is_drawn_and_chosen_at_the_counter() {
    let world = World::new().await;
    let number = world.approved().await;
    world
        .done("clerk", "askForPlateNumbers", &number, json!({}))
        .await;
    let seen = world.transfer_seen("clerk", &number, "plate { offered }").await;
    let chosen = json!({ "number": seen["plate"]["offered"][1] });
    world.done("clerk", "choosePlateNumber", &number, chosen).await;
    let seen = world
        .transfer_seen("clerk", &number, "plate { status number }")
        .await;
    let kept = json!({ "status": "RESERVED", "number": OFFERED[1] });
    assert_eq!(seen["plate"], kept);
}

#[tokio::test]
async fn a_queue_asks_for_statuses_of_every_kind() {
    let world = World::new().await;
    let number = world.transfer_case().await;
    let licence = world.case().await;
    let query = "query ($filter: QueueFilterInput) { workQueue(filter: $filter) { nodes { number } } }";
    let asked = async |filter: Value| {
        let seen = world.data("clerk", query, json!({ "filter": filter })).await;
        let nodes = seen["workQueue"]["nodes"].as_array().unwrap().clone();
        nodes
            .iter()
            .map(|node| node["number"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(asked(json!({ "status": ["SUBMITTED"] })).await.len(), 2);
    let transfers = json!({ "kind": "VEHICLE_TRANSFER", "status": ["SUBMITTED"] });
    assert_eq!(asked(transfers).await, [number]);
    let licences = json!({ "kind": "LICENCE_APPLICATION", "status": ["SUBMITTED", "ACCEPTED"] });
    assert_eq!(asked(licences).await, [licence]);
    assert_eq!(
        asked(json!({ "status": ["APPROVED"] })).await,
        Vec::<String>::new()
    );
}

#[tokio::test]
async fn a_seller_sees_their_part_and_no_papers_of_the_buyer() {
    let world = World::new().await;
    let mut input = world.transfer();
    input["documents"] = json!([world.uploaded("clerk").await]);
    let submitted = world.submit_transfer("clerk", &input).await;
    let number = submitted["caseNumber"].as_str().unwrap();
    let fields = "vin documents { id } receipt { code } noticeChannels tasks { number } applicant { name }
        parties { role isYou person { name masked } } history(first: 100) { nodes { type details { name } } }";
    let seen = world.transfer_seen("seller", number, fields).await;
    let entries = seen["history"]["nodes"].as_array().unwrap();
    assert_eq!(entries[0]["type"], "SUBMITTED");
    assert!(entries.iter().all(|entry| entry["details"] == json!([])));
    assert_eq!(seen["vin"], "1M8************88");
    for nothing in ["documents", "noticeChannels", "tasks"] {
        assert_eq!(seen[nothing], json!([]), "{nothing}");
    }
    assert_eq!(
        (&seen["receipt"], &seen["applicant"]),
        (&Value::Null, &Value::Null)
    );
    assert_eq!(
        seen["parties"][0],
        json!({ "role": "BUYER", "isYou": false, "person": null })
    );
    assert_eq!(seen["parties"][1]["isYou"], true);
    let office = world.transfer_seen("clerk", number, fields).await;
    assert_eq!(office["documents"].as_array().unwrap().len(), 1);
    assert_eq!(
        office["parties"][0]["person"],
        json!({ "name": "王**", "masked": true })
    );
}

#[tokio::test]
async fn papers_of_the_buyer_are_not_there_by_their_ids_either() {
    let world = World::new().await;
    let mut input = world.transfer();
    input["documents"] = json!([world.uploaded("clerk").await]);
    let submitted = world.submit_transfer("clerk", &input).await;
    let number = submitted["caseNumber"].as_str().unwrap();
    let seen = world.transfer_seen("buyer", number, "documents { id }").await;
    let query = "query ($id: ID!) { node(id: $id) { id } }";
    for (name, there) in [("buyer", true), ("clerk", true), ("seller", false)] {
        let document = json!({ "id": seen["documents"][0]["id"] });
        let found = world.data(name, query, document).await;
        assert_eq!(!found["node"].is_null(), there, "{name}");
    }
}
