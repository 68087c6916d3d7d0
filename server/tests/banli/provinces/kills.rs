//! Either province's worker is killed at every step of a handover, in the middle of the bytes too, and comes back: the end is
//! the same, and the file is at one office at every moment.
use super::{Archive, Country, Deal, Province, Sort, country::files_in, deal::scans};
use crate::{client::Client, storm::Ledger};
use std::{cell::RefCell, collections::BTreeMap, fs, path::PathBuf, time::Duration};
use store::testing::TestDatabase;

/// Between two looks at what was recorded.
const GLANCE: Duration = Duration::from_millis(5);
/// So large that the way of the bytes takes a while.
const PAPERS: (usize, usize) = (3, 6 << 20);
/// Kills while bytes are on their way.
const MID_BYTES: usize = 2;

/// What follows on each of these is done by one of the workers.
const STEPS: [&str; 9] = [
    "TAKEN_UP",
    "FILE_GATHERED",
    "FILE_OFFERED",
    "STATEMENT_SIGNED",
    "FILE_CHECKED",
    "FILE_ACCEPTED",
    "FILE_REFUSED",
    "COPY_MARKED",
    "EFFECT_SETTLED",
];

/// What was killed at, and how often.
type Shots = RefCell<BTreeMap<String, usize>>;

/// A file that is sent back once and is good then, or good at once.
async fn played(client: &Client, deal: &mut Deal, sent_back: bool) -> Result<(), String> {
    deal.offered(client).await?;
    if sent_back {
        deal.checked(client, Some("ILLEGIBLE")).await?;
        deal.sent_back(client).await?;
        deal.offered(client).await?;
    }
    deal.checked(client, None).await?;
    deal.taken(client).await
}

async fn begun(client: &Client, place: usize) -> Deal {
    let mut deal = Deal::begun(client, place).await.unwrap();
    deal.scanned(client, &scans(place, PAPERS)).await.unwrap();
    deal
}

/// Kills the worker of a province at each step that is recorded of a handover, and while bytes of it arrive. Never ends.
async fn sniped(
    province: &mut Province,
    (handover, arriving): (&str, PathBuf),
    country: &TestDatabase,
    shots: &Shots,
) {
    let steps = STEPS.map(|step| format!("'{step}'")).join(", ");
    let (mut seen, mut mid_bytes) = (0_i64, 0);
    loop {
        let query = format!(
            "SELECT version || ' ' || type FROM events WHERE case_number = '{handover}' AND version > {seen}
                AND type IN ({steps}) ORDER BY version LIMIT 1"
        );
        let found = country.texts(&query).await.pop();
        let at = match &found {
            Some(row) => {
                let (version, step) = row.split_once(' ').unwrap();
                seen = version.parse().unwrap();
                Some(step.to_owned())
            }
            None if mid_bytes < MID_BYTES && bytes_in(&arriving) > 0 => {
                mid_bytes += 1;
                Some("bytes on their way".to_owned())
            }
            None => None,
        };
        if let Some(at) = at {
            province.strike(Sort::Worker).await;
            province.start(Sort::Worker);
            *shots.borrow_mut().entry(at).or_default() += 1;
        }
        province.look_after();
        tokio::time::sleep(GLANCE).await;
    }
}

fn bytes_in(folder: &std::path::Path) -> u64 {
    let files = files_in(folder).into_iter();
    files
        .filter_map(|name| fs::metadata(folder.join(name)).ok())
        .map(|about| about.len())
        .sum()
}

/// Looks again and again whether the file is at one office. Ends when it is not.
async fn watched(archive: &Archive, handover: &str) -> String {
    loop {
        if let Err(found) = archive.is_at_one_office(handover).await {
            return found;
        }
        tokio::time::sleep(GLANCE).await;
    }
}

/// The events of a handover by their types.
async fn events(country: &Country, handover: &str) -> BTreeMap<String, usize> {
    let mut ledger = Ledger::read(&country.home.database).await;
    ledger.events.remove(handover).unwrap()
}

/// The same play twice, and once more for each victim: with nothing killed, and with the worker of that province killed.
async fn ends_the_same(sent_back: bool) {
    let mut country = Country::open(TestDatabase::postgres().await, 3).await;
    let (client, archive) = (country.client(4).await, Archive::of(&country).await);
    let mut calm = begun(&client, 0).await;
    played(&client, &mut calm, sent_back).await.unwrap();
    let expected = events(&country, &calm.handover.number).await;
    let hops = archive.account(&calm.handover.number).await.hops();
    for place in 1..=2 {
        let mut deal = begun(&client, place).await;
        let handover = deal.handover.number.clone();
        let arriving = country.guangdong.store().join("arriving");
        let shots = Shots::default();
        let victim = if place == 1 {
            &mut country.sichuan
        } else {
            &mut country.guangdong
        };
        let name = victim.place.code;
        tokio::select! {
            done = played(&client, &mut deal, sent_back) => done.unwrap(),
            found = watched(&archive, &handover) => panic!("{found}"),
            () = sniped(victim, (&handover, arriving), &country.home.database, &shots) => unreachable!(),
        }
        let shots = shots.into_inner();
        eprintln!("{name}: killed at {shots:?}");
        assert!(shots.len() >= 5, "{name}: {shots:?}");
        deal.handover
            .until(&client, "clerk-guangzhou", |case| case["closed"] == true)
            .await
            .unwrap();
        assert_eq!(archive.account(&handover).await.hops(), hops, "{name}");
        assert_eq!(events(&country, &handover).await, expected, "{name}");
        archive.verifies(&handover).await;
    }
    let locks = country
        .home
        .database
        .texts("SELECT handover FROM vehicle_locks")
        .await;
    assert_eq!(locks, Vec::<String>::new());
    country.home.agrees(6).await;
    country.end().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_worker_is_killed_at_every_step_of_a_file_that_is_taken() {
    ends_the_same(false).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_worker_is_killed_at_every_step_of_a_file_that_is_sent_back_once() {
    ends_the_same(true).await;
}
