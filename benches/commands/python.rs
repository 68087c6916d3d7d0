//! The same case in the Python SDK, on the same engine.

use crate::{Bench, bare, scripts};
use benches::{
    process::Measured,
    table::{Table, figure},
};
use std::{path::Path, process::Command};
use temporalio_client::{Client, ClientOptions, Connection, ConnectionOptions, Url};

/// Clients, and cases that they do together.
const LOAD: (usize, usize) = (8, 160);
/// The queue of the Python worker.
const QUEUE: &str = "python";

/// Measures the worker in Python and ours, one after the other.
pub async fn beside(bench: &Bench, python: &Path, folder: &Path) {
    println!("\nThe same case in Python, at {} clients.", LOAD.0);
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("commands/python/worker.py");
    let address = bench.world.address();
    let authority = address.trim_start_matches("http://");
    let record = folder.join("python.db");
    let worker = Measured::start(
        Command::new(python)
            .arg(script)
            .args([authority, "banli", QUEUE])
            .arg(record),
    );
    // Its payloads are plain: encryption would be one more thing that Python does slowly.
    let client = plain(&address).await;
    let work = async || bare(&client, QUEUE, LOAD, (scripts::WHOLE, scripts::WHOLE)).await;
    // The first cases warm it up.
    work().await;
    let (theirs, python) = bench.costs(&worker, work).await;
    let (ours, banli) = bench
        .costs(&bench.banli, async || bench.whole(LOAD.0, LOAD.1).await)
        .await;
    let table = Table::new(&[
        "",
        "Cases/s",
        "Engine, ms a case",
        "Worker, ms a case",
        "Worker holds, MiB",
    ]);
    table.row(&[vec!["Python".to_owned(), figure(theirs.per_second())], python].concat());
    table.row(&[vec!["Banli".to_owned(), figure(ours.per_second())], banli].concat());
}

async fn plain(address: &str) -> Client {
    let address: Url = address.parse().expect("an address is a URL");
    let connection = Connection::connect(ConnectionOptions::new(address).build())
        .await
        .expect("Temporal answers");
    Client::new(connection, ClientOptions::new("banli").build()).expect("a client")
}
