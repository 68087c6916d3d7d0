//! Either province's worker is killed at every step of a handover, in the middle of the bytes too, and comes back: the end is
//! the same, and the file is at one office at every moment.
use super::{Archive, Country, Deal, Province, Sort, country::files_in, deal::scans, sales::vin};
use crate::{client::Client, storm::Ledger};
use serde_json::Value;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    time::Duration,
};
use store::testing::TestDatabase;

/// Between two looks at what was recorded.
const GLANCE: Duration = Duration::from_millis(2);
/// Looks at what arrives for each look at what was recorded.
const LOOKS: usize = 10;
/// Longest time for what the end has outrun.
const REST: Duration = Duration::from_mins(1);
/// So many and so large that the way of the bytes takes a while.
const PAPERS: (usize, usize) = (4, 9 << 20);

/// What follows on each of these is done by one of the workers.
const STEPS: [&str; 8] = [
    "TAKEN_UP",
    "FILE_GATHERED",
    "FILE_OFFERED",
    "STATEMENT_SIGNED",
    "FILE_CHECKED",
    "FILE_ACCEPTED",
    "FILE_REFUSED",
    "COPY_MARKED",
];

/// What was killed at, and how often.
type Shots = BTreeMap<String, usize>;

/// A file that is sent back once, and is good then.
async fn played(client: &Client, deal: &mut Deal) -> Result<(), String> {
    deal.offered(client).await?;
    deal.checked(client, Some("ILLEGIBLE")).await?;
    deal.sent_back(client).await?;
    // What was refused is not sent again: it is scanned anew.
    deal.scanned(client, &scans(deal.place, PAPERS)).await?;
    deal.offered(client).await?;
    deal.checked(client, None).await?;
    deal.taken(client).await
}

async fn begun(client: &Client, place: usize) -> Deal {
    let mut deal = Deal::begun(client, place).await.unwrap();
    deal.scanned(client, &scans(place, PAPERS)).await.unwrap();
    deal
}

/// Lies in wait for the worker of a province.
struct Sniper<'a> {
    victim: &'a mut Province,
    archive: &'a Archive,
    vin: String,
    handover: String,
    /// Where its bytes arrive.
    arriving: PathBuf,
    /// The last step that was seen.
    seen: u64,
    locked: bool,
    shots: Shots,
}

impl<'a> Sniper<'a> {
    fn new(victim: &'a mut Province, archive: &'a Archive, (deal, arriving): (&Deal, &Path)) -> Self {
        Self {
            victim,
            archive,
            vin: vin(deal.place),
            handover: deal.handover.number.clone(),
            arriving: arriving.join(&deal.handover.number),
            seen: 0,
            locked: false,
            shots: Shots::new(),
        }
    }

    /// Fires while a deal is played, and looks on. What lies dead when that is done stands up again: others wait for it. At each of
    /// the steps it was killed: all of them are recorded by then, and what the end has outrun is shot after it. The bytes have
    /// come by then, so only they have to be hit on their way.
    async fn disturbs(&mut self, deal: &mut Deal, client: &Client) {
        let (archive, handover) = (self.archive, self.handover.clone());
        tokio::select! {
            done = played(client, deal) => done.unwrap(),
            found = watched(archive, &handover) => panic!("{found}"),
            () = self.fires() => unreachable!("it goes on"),
        }
        self.victim.stand();
        let rest = tokio::time::timeout(REST, self.fires_at_the_rest()).await;
        self.victim.stand();
        let (name, shots) = (self.victim.place.code, &self.shots);
        assert!(rest.is_ok(), "{name}: {shots:?}");
        let shot: BTreeSet<_> = shots.keys().map(String::as_str).collect();
        assert_eq!(shot, aims().chain([MID_BYTES]).collect(), "{name}");
    }

    /// Kills it at each step that is recorded, when the car is locked and unlocked, and once while bytes arrive. Never ends.
    async fn fires(&mut self) {
        loop {
            self.fires_once().await;
        }
    }

    async fn fires_at_the_rest(&mut self) {
        while !aims().all(|at| self.shots.contains_key(at)) {
            self.fires_once().await;
        }
    }

    /// Counted before it falls: who is stopped in between has seen its target, and aims at it no more.
    async fn fires_once(&mut self) {
        if let Some(at) = self.target().await {
            *self.shots.entry(at).or_default() += 1;
            self.victim.strike(Sort::Worker).await;
            self.victim.start(Sort::Worker);
        }
        self.victim.look_after();
    }

    async fn target(&mut self) -> Option<String> {
        for _ in 0..LOOKS {
            if !self.shots.contains_key(MID_BYTES) && holds_bytes(&self.arriving) {
                return Some(MID_BYTES.to_owned());
            }
            tokio::time::sleep(GLANCE).await;
        }
        let locked = self.archive.is_locked(&self.vin).await;
        if locked != self.locked {
            self.locked = locked;
            return Some(if locked { LOCKED } else { UNLOCKED }.to_owned());
        }
        let after = (self.seen, &STEPS[..]);
        let (version, step) = self.archive.next_step(&self.handover, after).await?;
        self.seen = version;
        Some(step)
    }
}

/// What is hit beside the steps.
const MID_BYTES: &str = "bytes on their way";
const LOCKED: &str = "locked";
const UNLOCKED: &str = "unlocked";

/// What stays to be hit when the file has come.
fn aims() -> impl Iterator<Item = &'static str> {
    STEPS.into_iter().chain([LOCKED, UNLOCKED])
}

fn holds_bytes(folder: &Path) -> bool {
    let mut files = files_in(folder).into_iter();
    files.any(|name| fs::metadata(folder.join(name)).is_ok_and(|about| about.len() > 0))
}

/// Looks again and again whether the file is at one office. Ends when it is not.
async fn watched(archive: &Archive, handover: &str) -> String {
    loop {
        if let Err(found) = archive.is_at_one_office(handover).await {
            return found;
        }
        tokio::time::sleep(10 * GLANCE).await;
    }
}

/// The events of a handover by their types.
async fn events(country: &Country, handover: &str) -> BTreeMap<String, usize> {
    let mut ledger = Ledger::read(&country.home.database).await;
    ledger.events.remove(handover).unwrap()
}

/// A play with nothing killed, then two at once: in each the worker of another province is killed.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_worker_is_killed_at_every_step_of_a_file_that_is_sent_back_once() {
    let mut country = Country::open(TestDatabase::postgres().await, 3).await;
    let (client, archive) = (country.client(4).await, Archive::of(&country).await);
    let mut calm = begun(&client, 0).await;
    played(&client, &mut calm).await.unwrap();
    rests(&client, &mut calm).await;
    let expected = events(&country, &calm.handover.number).await;
    let hops = archive.account(&calm.handover.number).await.hops();
    let mut deals = [begun(&client, 1).await, begun(&client, 2).await];
    let [first, second] = &mut deals;
    let arriving = country.guangdong.arriving();
    let mut origin = Sniper::new(&mut country.sichuan, &archive, (first, &arriving));
    let mut destination = Sniper::new(&mut country.guangdong, &archive, (second, &arriving));
    tokio::join!(
        Box::pin(origin.disturbs(first, &client)),
        Box::pin(destination.disturbs(second, &client)),
    );
    for mut deal in deals {
        rests(&client, &mut deal).await;
        let handover = &deal.handover.number;
        assert_eq!(archive.account(handover).await.hops(), hops, "{handover}");
        assert_eq!(events(&country, handover).await, expected, "{handover}");
        archive.verifies(handover).await;
    }
    let locks = country
        .home
        .database
        .texts("SELECT holder FROM vehicle_locks")
        .await;
    assert_eq!(locks, Vec::<String>::new());
    country.home.agrees(6).await;
    country.end().await;
}

/// Nothing is left to do, and nothing under way.
async fn rests(client: &Client, deal: &mut Deal) {
    let closed = |case: &Value| case["closed"] == true;
    deal.handover
        .until(client, "clerk-guangzhou", closed)
        .await
        .unwrap();
}
