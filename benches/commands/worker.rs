//! A worker of Banli or of the floor, as a process of its own, so that its processor time and memory are its own too.

use crate::floor;
use activities::Room;
use benches::process::READY;
use clap::{Args, ValueEnum};
use gateway::Cases;
use std::path::PathBuf;
use store::{Store, testing};
use temporalio_client::Client;
use temporalio_sdk::{Runtime, Worker, WorkerOptions, runtime::RuntimeOptions};
use tests::{GUANGZHOU, people, world};
use workflows::names;

/// Whose worker it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Whose {
    Banli,
    Floor,
}

/// What it works for.
#[derive(Args, Debug)]
pub struct Place {
    whose: Whose,
    /// Address of the engine.
    address: String,
    /// URL of the record.
    record: String,
    /// Where mail and paper land.
    folder: PathBuf,
}

impl Place {
    /// Works until it is killed.
    pub async fn work(self) {
        let client = world::connect(&self.address).await;
        let options = match self.whose {
            Whose::Banli => self.banli(Cases::new(client.clone())).await,
            Whose::Floor => floor::options(FLOOR),
        };
        run(client, options).await;
    }

    async fn banli(&self, cases: Cases) -> WorkerOptions {
        let store = Store::connect(&self.record, testing::keys())
            .await
            .expect("the record can be opened");
        let activities = world::activities((&store, &self.folder), cases);
        let queue = names::task_queue_of(&people::office(GUANGZHOU));
        activities::options(&queue, activities, Room::default()).expect("worker options")
    }
}

/// The queue of the floor.
pub const FLOOR: &str = "floor";

async fn run(client: Client, options: WorkerOptions) {
    let engine =
        Runtime::from_current_tokio(RuntimeOptions::default()).expect("the SDK runs on this runtime");
    let mut worker = Worker::new(&engine, client, options).expect("a worker starts");
    println!("{READY}");
    worker.run().await.expect("the worker runs");
}
