//! Two provinces as they are meant to be: each with processes, a store and a key of its own, and none gets at the other's.
mod country;
mod deal;
mod kills;
mod matter;
mod province;
pub mod sales;
mod wall;
mod whereabouts;

pub use country::{Country, files_in};
pub use deal::{Deal, scans};
pub use matter::{Matter, task};
pub use province::{Province, Sort};
pub use whereabouts::Archive;

use crate::walk::Door;
use serde_json::{Value, json};
use std::{fs, os::unix::fs::MetadataExt, path::Path};
use store::testing::TestDatabase;

/// Papers of one car: so many, with so many bytes each.
const PAPERS: (usize, usize) = (2, 100_000);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_car_comes_from_a_province_whose_files_nobody_else_can_read() {
    let country = Country::open(TestDatabase::postgres().await, 1).await;
    let (client, archive) = (country.client(4).await, Archive::of(&country).await);
    let mut deal = Deal::begun(&client, 0).await.unwrap();
    let papers = scans(0, PAPERS);
    deal.scanned(&client, &papers).await.unwrap();
    let door = country.guangdong.door(&country.home);
    assert_eq!(
        seen_by_a_checker(&door, &deal).await,
        [404; 2].map(|status| (status, vec![]))
    );
    deal.offered(&client).await.unwrap();
    deal.checked(&client, None).await.unwrap();
    let sent: Vec<_> = papers.into_iter().map(|paper| (200, paper.bytes)).collect();
    assert_eq!(seen_by_a_checker(&door, &deal).await, sent);
    deal.taken(&client).await.unwrap();
    deal.numbered(&client).await.unwrap();
    deal.registered(&client).await.unwrap();
    let handover = &deal.handover.number;
    archive.verifies(handover).await;
    lies_where_it_should(&country, handover);
    for (own, other) in [
        (&country.guangdong, &country.sichuan),
        (&country.sichuan, &country.guangdong),
    ] {
        cannot_read(own, other);
        holds_nothing_of(own, other);
    }
    country.home.agrees(2).await;
    country.end().await;
}

/// What a person at the destination is given of each document, with the status; no bytes of a refusal.
async fn seen_by_a_checker(door: &Door, deal: &Deal) -> Vec<(u16, Vec<u8>)> {
    let who = "dossier-guangzhou";
    let query = "query($number: String!) { case(number: $number) { documents { path } } }";
    let body = json!({ "query": query, "variables": { "number": deal.handover.number } });
    let answer = door.ask(who, &body).await;
    let mut seen = vec![];
    for document in answer["case"]["documents"].as_array().unwrap() {
        seen.push(door.get(who, document["path"].as_str().unwrap()).await);
    }
    seen
}

/// The scans are where they were uploaded, each office has the file of its own name, and nothing is half way.
fn lies_where_it_should(country: &Country, handover: &str) {
    let folders = |province: &Province| {
        let files = files_in(&province.store());
        let mut folders: Vec<_> = files
            .iter()
            .map(|path| Path::new(path).parent().unwrap().display().to_string())
            .filter(|folder| !folder.starts_with("content"))
            .collect();
        folders.dedup();
        (
            folders,
            files.iter().filter(|path| path.starts_with("content")).count(),
        )
    };
    let of = |office: &str| vec![format!("dossiers/{office}/{handover}/1")];
    assert_eq!(folders(&country.sichuan), (of("51010001"), PAPERS.0));
    assert_eq!(folders(&country.guangdong), (of("44010001"), 0));
}

/// Whoever gets as far as the processes of a province reads all of its own, and of the other neither settings nor keys nor any
/// file.
fn cannot_read(own: &Province, other: &Province) {
    let read = |path: &Path| own.behind("cat").arg(path).output().unwrap();
    for name in files_in(own.folder()) {
        assert!(read(&own.folder().join(&name)).status.success(), "{name}");
    }
    let files = files_in(other.folder());
    assert!(files.len() > 5, "{files:?}");
    for name in files {
        let tried = read(&other.folder().join(&name));
        let said = String::from_utf8_lossy(&tried.stderr).into_owned();
        assert!(!tried.status.success() && tried.stdout.is_empty(), "{name}");
        let refused = ["Permission denied", "No such file"]
            .iter()
            .any(|words| said.contains(words));
        assert!(refused, "{name}: {said}");
    }
}

/// The processes that did the work are of that user and have no right beyond it, and hold nothing of the other's open.
fn holds_nothing_of(own: &Province, other: &Province) {
    let uid = |path: &Path| fs::metadata(path).unwrap().uid();
    let processes = own.processes();
    assert_eq!(processes.len(), 2);
    for process in processes {
        let process = Path::new("/proc").join(process.to_string());
        assert_eq!(uid(&process), uid(own.folder()), "{}", process.display());
        let status = fs::read_to_string(process.join("status")).unwrap();
        if uid(own.folder()) != uid(other.folder()) {
            assert!(status.contains("CapEff:\t0000000000000000"), "{status}");
        }
        for open in fs::read_dir(process.join("fd")).unwrap() {
            // What was closed since is not open.
            let Ok(file) = fs::read_link(open.unwrap().path()) else {
                continue;
            };
            assert!(!file.starts_with(other.folder()), "{}", file.display());
        }
    }
    let settings = fs::read_to_string(own.folder().join("banli.toml")).unwrap();
    assert!(
        !settings.contains(&other.folder().display().to_string()),
        "{settings}"
    );
}

/// What is to be done at the origin waits for its workers while those of the destination do everything of their own.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_worker_does_nothing_of_another_province() {
    let offices = ["51010001", "44010001"];
    let mut country = Country::with_keys(TestDatabase::postgres().await, 2, &offices).await;
    country.guangdong.start(Sort::Worker);
    for province in country.provinces() {
        province.start(Sort::Api);
    }
    country.ready().await;
    let (client, archive) = (country.client(4).await, Archive::of(&country).await);
    let mut deal = Deal::begun(&client, 0).await.unwrap();
    deal.scanned(&client, &scans(0, PAPERS)).await.unwrap();
    deal.taken_up(&client).await.unwrap();
    // A whole case after it, as far as it goes without the origin.
    Deal::begun(&client, 1).await.unwrap();
    let case = deal
        .handover
        .until(&client, "clerk-guangzhou", Value::is_object)
        .await
        .unwrap();
    assert_eq!(case["status"], "GATHERING");
    let locks = country
        .home
        .database
        .texts("SELECT holder FROM vehicle_locks")
        .await;
    assert_eq!(locks, Vec::<String>::new(), "it is locked by nobody else");
    assert!(files_in(&country.sichuan.store().join("dossiers")).is_empty());
    assert!(files_in(&country.guangdong.store()).is_empty());

    country.sichuan.start(Sort::Worker);
    deal.sent_off(&client).await.unwrap();
    deal.checked(&client, None).await.unwrap();
    deal.taken(&client).await.unwrap();
    archive.verifies(&deal.handover.number).await;
    // A key that it made up for an office of the other is nobody's.
    let keys = country
        .home
        .database
        .texts("SELECT office FROM office_keys ORDER BY office")
        .await;
    assert_eq!(keys, ["44010001", "51010001"]);
    let said = country.sichuan.said();
    assert!(said.contains("not served here"), "{said}");
    country.end().await;
}
