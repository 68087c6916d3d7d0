//! Cases about one vehicle, by its number or by a plate number: for staff of the offices that have to do with it.

use crate::world::World;
use domain::identifier::PlateNumber;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use store::testing::TestDatabase;

store::on_both_databases!(who_does_not_work_on_it_cannot_tell_that_it_is_there);

const PLATE: &str = "粤A66666";

impl World {
    /// A car with a plate of its own from Guangzhou: its number, the transfer, and the handover of its file.
    async fn car_on_its_way(&self) -> (String, String, String) {
        self.plate_is(PLATE);
        let (transfer, handover) = self.file_asked().await;
        self.plate_is("浙A88888");
        let query = "query ($number: String!) { case(number: $number) { ... on VehicleTransfer { vin } } }";
        let seen = self.data("buyer", query, json!({ "number": transfer })).await;
        let vin = seen["case"]["vin"].as_str().unwrap().to_owned();
        (vin, transfer, handover)
    }

    /// What the registry says of every car from now on.
    fn plate_is(&self, plate: &str) {
        self.engine.vehicle.lock().unwrap().plate = Some(PlateNumber::parse(plate).unwrap());
    }

    async fn found(&self, name: &str, by: &Value) -> BTreeSet<String> {
        let query = "query ($vin: String, $plateNumber: String) { casesOfVehicle(vin: $vin, plateNumber: $plateNumber) {
            nodes { number } } }";
        let seen = self.data(name, query, by.clone()).await;
        let nodes = seen["casesOfVehicle"]["nodes"].as_array().unwrap().iter();
        let number = |node: &Value| node["number"].as_str().unwrap().to_owned();
        nodes.map(number).collect()
    }
}

#[tokio::test]
async fn each_of_the_two_offices_finds_what_it_works_on() {
    let world = World::new().await;
    let (vin, transfer, handover) = world.car_on_its_way().await;
    let within_one_office = world.transfer_case().await;
    let both: BTreeSet<_> = [transfer, handover.clone()].into();
    for by in [
        json!({ "vin": vin }),
        json!({ "plateNumber": PLATE }),
        json!({ "vin": vin.to_lowercase() }),
    ] {
        for name in ["clerk", "keeper", "lead", "supervisor"] {
            assert_eq!(world.found(name, &by).await, both, "{name}: {by}");
        }
        for name in ["origin", "offering", "elsewhere"] {
            let found = world.found(name, &by).await;
            assert_eq!(found, [handover.clone()].into(), "{name}: {by}");
        }
    }
    for by in [
        json!({ "vin": "1M8GDM9AXKP042788" }),
        json!({ "plateNumber": "浙A88888" }),
    ] {
        let found = world.found("clerk", &by).await;
        assert_eq!(found, [within_one_office.clone()].into(), "{by}");
        assert_eq!(world.found("origin", &by).await, BTreeSet::new(), "{by}");
    }
}

/// The new number finds it as well, for as long as it is to have it.
#[tokio::test]
async fn the_number_that_it_is_to_have_finds_it() {
    let world = World::new().await;
    let number = world.approved().await;
    let (old, new) = (
        json!({ "plateNumber": "浙A88888" }),
        json!({ "plateNumber": "浙A12345" }),
    );
    assert_eq!(world.found("clerk", &new).await, BTreeSet::new());
    world
        .done("buyer", "askForPlateNumbers", &number, json!({}))
        .await;
    assert_eq!(
        world.found("clerk", &new).await,
        BTreeSet::new(),
        "it is offered to others too"
    );
    let choice = json!({ "number": "浙A12345" });
    world.done("buyer", "choosePlateNumber", &number, choice).await;
    for by in [&old, &new] {
        assert_eq!(world.found("clerk", by).await, [number.clone()].into(), "{by}");
    }
    let clear = world.database.texts("SELECT plate_index FROM case_plates").await;
    assert_eq!(clear.len(), 2);
    assert!(clear.iter().all(|index| index.len() == 64), "{clear:?}");
}

async fn who_does_not_work_on_it_cannot_tell_that_it_is_there(database: TestDatabase) {
    let world = World::on(database).await;
    let (vin, ..) = world.car_on_its_way().await;
    let local = world.transfer_case().await;
    assert!(!local.is_empty());
    let questions = |there: bool| {
        let (vin, plate) = if there {
            (vin.as_str(), PLATE)
        } else {
            ("1M8GDM9AXKP987654", "浙A55555")
        };
        [json!({ "vin": vin }), json!({ "plateNumber": plate })]
    };
    let of_hangzhou = [
        json!({ "vin": "1M8GDM9AXKP042788" }),
        json!({ "plateNumber": "浙A88888" }),
    ];
    for name in [
        "buyer",
        "seller",
        "stranger",
        "station",
        "auditor",
        "inspector",
        "admin",
    ] {
        for (there, nowhere) in questions(true).iter().zip(&questions(false)) {
            assert_eq!(
                world.work(name, there).await,
                world.work(name, nowhere).await,
                "{name}"
            );
        }
    }
    // An office that has nothing to do with it does the same work as for a car of which there is no case.
    for (there, nowhere) in of_hangzhou.iter().zip(&questions(false)) {
        assert_eq!(
            world.work("origin", there).await,
            world.work("origin", nowhere).await
        );
    }
    assert_ne!(
        world.work("clerk", &questions(true)[0]).await,
        world.work("clerk", &questions(false)[0]).await,
        "a comparison that nobody fails compares nothing"
    );
}

impl World {
    /// What is found, and the statements that it took.
    async fn work(&self, name: &str, by: &Value) -> (BTreeSet<String>, Vec<String>) {
        self.statements.taken();
        let found = self.found(name, by).await;
        (found, self.statements.taken())
    }
}

#[tokio::test]
async fn one_whole_number_is_needed() {
    let world = World::new().await;
    let (vin, ..) = world.car_on_its_way().await;
    for args in [
        String::new(),
        "(first: 5)".to_owned(),
        format!("(vin: \"{vin}\", plateNumber: \"{PLATE}\")"),
        format!("(vin: \"{}\")", &vin[..16]),
        "(vin: \"%\")".to_owned(),
        "(plateNumber: \"浙A6666\")".to_owned(),
        "(plateNumber: \"浙A%\")".to_owned(),
        format!("(vin: \"{vin}\", first: 101)"),
    ] {
        let query = format!("{{ casesOfVehicle{args} {{ nodes {{ number }} }} }}");
        let answer = world.answer("clerk", &query, json!({})).await;
        assert_eq!(
            answer["errors"][0]["extensions"]["code"], "BAD_INPUT",
            "{args}: {answer}"
        );
        assert!(!answer["errors"].to_string().contains(&vin[..16]), "{answer}");
    }
}

#[tokio::test]
async fn what_is_found_comes_in_pages() {
    let world = World::new().await;
    let (vin, ..) = world.car_on_its_way().await;
    let query = "query ($vin: String!, $after: String) { casesOfVehicle(vin: $vin, first: 1, after: $after) {
        pageInfo { hasNextPage endCursor } nodes { number } } }";
    let (mut after, mut seen) = (Value::Null, BTreeSet::new());
    for more in [true, false] {
        let page = world
            .data("clerk", query, json!({ "vin": vin, "after": after }))
            .await;
        let page = &page["casesOfVehicle"];
        assert_eq!(page["pageInfo"]["hasNextPage"], more);
        seen.insert(page["nodes"][0]["number"].to_string());
        after = page["pageInfo"]["endCursor"].clone();
    }
    assert_eq!(seen.len(), 2);
}
