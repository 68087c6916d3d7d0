//! Cases in flight while everything under them is killed at random: nothing is lost, and nothing happens twice.
mod book;
mod cast;
mod ledger;
pub use ledger::Ledger;
mod limits;
mod play;
mod reckoning;
mod script;
mod sent;
mod weather;

use crate::{client::Client, cluster::Installation};
use cast::Cast;
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
    let reckoning = Reckoning { calm, books };
    reckoning.hold(&weather.home, &client).await;
    weather.end().await;
}
