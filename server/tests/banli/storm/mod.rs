//! Cases in flight while everything under them is killed at random: nothing is lost, and nothing happens twice.
mod book;
mod cast;
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
    provinces::{Archive, Country},
};
use cast::Cast;
use front::Front;
use limits::Limits;
use play::Theatre;
use reckoning::Reckoning;
use std::{sync::Arc, time::Instant};
use store::testing::{PostgresServer, TestDatabase};
use weather::Weather;

/// What an installation needs beyond the usual settings: our one address is everybody's.
const SETTINGS: &str = "[limits]\nrequests_person = 1000000\nrequests_address = 1000000\n";

/// Who works in the offices of the cast.
const PEOPLE: [&str; 4] = [
    "clerk-guangzhou",
    "lead-guangzhou",
    "clerk-chengdu",
    "lead-chengdu",
];

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_storm_loses_nothing_and_doubles_nothing() {
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
    weather.storm(&limits).await;
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

/// Both provinces' workers and APIs are killed at random while a hundred cars are sold at once, each with its file.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hundred_files_change_hands_in_a_storm() {
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
