//! Cases in flight while everything under them is killed at random: nothing is lost, and nothing happens twice.
mod book;
mod cast;
mod evidence;
mod front;
mod ledger;
pub use ledger::Ledger;
mod limits;
mod play;
mod reckoning;
mod sales;
mod script;
mod sent;
mod weather;

use crate::{
    client::{Client, Tally},
    cluster::Installation,
    evidence::{self as parties, Telephone},
    provinces::{Archive, Country},
};
use cast::Cast;
use evidence::{IN_THE_CALM, STRANGER};
use front::Front;
use limits::Limits;
use play::Theatre;
use reckoning::Reckoning;
use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Instant,
};
use store::testing::{PostgresServer, TestDatabase};
use weather::Weather;

/// What an installation needs beyond the usual settings: our one address is everybody's.
const SETTINGS: &str = "[limits]\nrequests_person = 1000000\nrequests_address = 1000000\n";

/// One storm at a time: side by side they would take the machine from each other.
static SKY: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());

/// Who works in the offices of the cast.
const PEOPLE: [&str; 4] = [
    "clerk-guangzhou",
    "lead-guangzhou",
    "clerk-chengdu",
    "lead-chengdu",
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_storm_loses_nothing_and_doubles_nothing() {
    let _sky = SKY.lock().await;
    let limits = Limits::of_environment();
    limits.announce();
    let server = PostgresServer::durable();
    let database = TestDatabase::on(&server).await;
    let home = Installation::durable(database, SETTINGS).await;
    let cast = Cast::new(limits.people());
    assert_eq!(home.run(&["migrate"]).await.0, 0);
    home.seed_with(cast.licences()).await;
    let client = Arc::new(Client::new(vec![(home.door(), &PEOPLE)], limits.drivers).await);
    let mut weather = Weather::fair(server, home).await;
    let theatre = Arc::new(Theatre::new(client.clone(), cast));

    let calm = theatre.each_script_once().await;
    let playing = theatre.open(limits.cases);
    weather.storm((limits.time, limits.seed)).await;
    let last_kill = Instant::now();
    theatre.close();
    let (books, failures) = tokio::select! {
        played = playing.all() => played,
        () = weather.look_after() => unreachable!("it goes on"),
    };
    weather.report(&client.tally, (books.len(), last_kill));
    assert!(
        failures.is_empty(),
        "{} cases failed:\n{}",
        failures.len(),
        failures.join("\n")
    );
    let cases = [("licence_application".to_owned(), calm.len() + books.len())];
    assert_eq!(sales::kinds(&weather.home.database).await, cases.into());
    let reckoning = Reckoning { calm, books };
    reckoning.hold(&weather.home, &client).await;
    weather.end().await;
}

/// Everything is killed at random while parties of accidents ask for evidence and look at it, both of each accident.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn evidence_is_seen_in_a_storm_by_whom_it_was_granted_to() {
    let _sky = SKY.lock().await;
    let limits = Limits::of_environment();
    limits.announce();
    let server = PostgresServer::durable();
    let home = Installation::durable(TestDatabase::on(&server).await, SETTINGS).await;
    assert_eq!(home.run(&["migrate"]).await.0, 0);
    home.seed().await;
    let (before, places) = (IN_THE_CALM, IN_THE_CALM.end..IN_THE_CALM.end + limits.evidence);
    parties::seed(&home, places.end.div_ceil(2)).await;
    let everybody: Vec<_> = parties::PEOPLE.into_iter().chain([STRANGER]).collect();
    let client = Arc::new(Client::new(vec![(home.door(), &everybody)], limits.drivers).await);
    let telephone = Arc::new(Telephone(home.store().await));
    let mut weather = Weather::fair(server, home).await;

    let (calm, failures) = evidence::all(&client, &telephone, before).await;
    assert_eq!(failures, Vec::<String>::new());
    let over = Arc::new(AtomicBool::new(false));
    let playing = tokio::spawn({
        let (client, telephone, over) = (client.clone(), telephone.clone(), over.clone());
        async move {
            tokio::join!(
                evidence::looked_on(&client, calm, &over),
                evidence::all(&client, &telephone, places)
            )
        }
    });
    weather.storm((limits.front, limits.seed)).await;
    let last_kill = Instant::now();
    over.store(true, Ordering::Relaxed);
    let ((calm, blinded), (played, mut failures)) = tokio::select! {
        played = playing => played.unwrap(),
        () = weather.look_after() => unreachable!("it goes on"),
    };
    weather.report(&client.tally, (played.len(), last_kill));
    failures.extend(blinded);
    assert!(
        failures.is_empty(),
        "{} applications failed:\n{}",
        failures.len(),
        failures.join("\n")
    );
    let cases = [("evidence_access".to_owned(), calm.len() + played.len())];
    assert_eq!(sales::kinds(&weather.home.database).await, cases.into());
    evidence::reckoned(&weather.home, (&client, &telephone), (&calm, &played)).await;
    weather.end().await;
}

/// Both provinces' workers and APIs are killed at random while a hundred cars are sold at once, each with its file.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hundred_files_change_hands_in_a_storm() {
    let _sky = SKY.lock().await;
    let limits = Limits::of_environment();
    limits.announce();
    let files = limits.handovers;
    let country = Country::open(TestDatabase::postgres().await, files + 2).await;
    let (client, archive) = (country.client(limits.drivers).await, Archive::of(&country).await);
    let client = Arc::new(client);
    let (calm, failures) = sales::all(&client, 0..2).await;
    assert_eq!(failures, Vec::<String>::new());
    let home = country.home.clone();
    let mut front = Front {
        country,
        blows: Tally::default(),
    };
    let (mut last_kill, began) = (None, Instant::now());
    let weather = async {
        front.storm(&limits).await;
        last_kill = Some(Instant::now());
        front.look_after().await;
    };
    let (made, failures) = tokio::select! {
        made = sales::all(&client, 2..files + 2) => made,
        found = sales::watched(&archive, &home.database) => panic!("{found}"),
        () = weather => unreachable!("it goes on"),
    };
    front.report(&client.tally, last_kill.unwrap_or(began));
    front.struck_both();
    assert!(
        failures.is_empty(),
        "{} sales failed:\n{}",
        failures.len(),
        failures.join("\n")
    );
    let cases = ["vehicle_transfer", "file_handover"].map(|kind| (kind.to_owned(), files + 2));
    assert_eq!(sales::kinds(&home.database).await, cases.into());
    front.country.stands_again().await;
    sales::reckoned(&front.country, &archive, (&calm, &made)).await;
    front.country.end().await;
}
