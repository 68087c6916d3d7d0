//! A car is seized while it is being sold, and nobody asks: a worker looks at the registers by itself, and so does the demo.
use crate::{
    client::Client,
    cluster::Installation,
    process::within,
    provinces::{Deal, sales, scans},
    walk::Door,
    walker::Walker,
    walkthrough::Demo,
    walkthrough_of_a_transfer::{VIN, submitted},
};
use serde_json::{Value, json};
use server::config::keys::Keys;
use std::{fs, path::Path, time::Duration};
use store::{Store, testing::TestDatabase};

/// The shortest pause between two looks at the registers. The first is at the start of a process, and may miss a case.
const SETTINGS: &str = "registers_minutes = 1\n";
/// So many looks.
const PATIENCE: Duration = Duration::from_mins(4);

/// Between two questions: a person may ask so often and no more.
const GLANCE: Duration = Duration::from_secs(1);

const CLERK: &str = "clerk-guangzhou";
/// Who sells the car, and hands its file over.
const PEOPLE: [&str; 5] = [
    "citizen-guangzhou",
    CLERK,
    "dossier-guangzhou",
    "clerk-chengdu",
    "dossier-chengdu",
];

/// Its status in the registry, from now on.
async fn becomes(store: &Store, vin: &str, status: &str) {
    let (vin, status) = (vin.parse().unwrap(), status.parse().unwrap());
    assert!(store.set_vehicle_status(&vin, &status).await.unwrap());
}

async fn comes(transfer: &Walker<Door>, fields: &str, holds: impl Fn(&Value) -> bool) {
    within(PATIENCE, || async {
        let case = transfer.see(CLERK, fields).await;
        if holds(&case) {
            return Ok(());
        }
        tokio::time::sleep(GLANCE).await;
        Err(case)
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_worker_hears_of_a_seizure_and_the_case_stops() {
    let home = Installation::durable(TestDatabase::sqlite(), SETTINGS).await;
    assert_eq!(home.run(&["migrate"]).await.0, 0);
    home.seed().await;
    sales::seed(&home, 1).await;
    let (serve, worker) = (home.serve().await, home.worker());
    let client = Client::new(vec![(home.door(), &PEOPLE)], 1).await;
    let mut deal = Deal::begun(&client, 0).await.unwrap();
    deal.handed_over(&client, &scans(0, (1, 1000))).await.unwrap();
    deal.numbered(&client).await.unwrap();
    let transfer = Walker {
        door: home.door(),
        case: deal.transfer.number,
    };
    let stops = "... on VehicleTransfer { stops { code } }";
    assert_eq!(transfer.see(CLERK, stops).await["stops"], json!([]));
    let store = home.store().await;
    becomes(&store, &sales::vin(0), "K").await;
    store.close().await.unwrap();
    comes(&transfer, stops, |case| {
        case["stops"].as_array().is_some_and(|stops| stops.len() == 1)
    })
    .await;
    assert_eq!(worker.terminate().await, Some(0));
    assert_eq!(serve.terminate().await, Some(0));
}

#[tokio::test]
async fn the_demo_hears_of_it_too() {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("banli.toml"), format!("[worker]\n{SETTINGS}")).unwrap();
    let demo = Demo::start(home.path()).await;
    let transfer = submitted(demo.door()).await;
    // The case itself has asked every register, and waits for none.
    transfer.until_possible(CLERK, "requestVehicleFile").await;
    let store = of_demo(home.path()).await;
    becomes(&store, VIN, "K").await;
    store.close().await.unwrap();
    comes(&transfer, "history(first: 100) { nodes { type } }", |case| {
        let events = case["history"]["nodes"].as_array();
        events.is_some_and(|events| events.iter().any(|event| event["type"] == "VEHICLE_REPORTED"))
    })
    .await;
}

/// The record of a demo that runs in this folder.
async fn of_demo(home: &Path) -> Store {
    let data = home.join("data");
    let keys = Keys::read(&data.join("keys.toml")).unwrap();
    let url = format!("sqlite://{}", data.join("banli.db").display());
    Store::connect(&url, keys.record().unwrap()).await.unwrap()
}
