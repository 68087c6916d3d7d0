//! Workers: one for each province's task queue, each on a thread of its own.

use super::{Installation, WiringError};
use crate::telemetry::Shutdown;
use activities::Room;
use domain::identifier::DivisionCode;
use metrics::gauge;
use std::{thread, thread::JoinHandle};
use temporalio_client::Client;
use temporalio_sdk::{Runtime, Worker, WorkerOptions, runtime::RuntimeOptions};
use tokio::runtime::Handle;
use workflows::names;

/// Running workers.
pub struct Workers {
    threads: Vec<JoinHandle<()>>,
}

impl Workers {
    /// Starts a worker for each province, with as much room for each.
    pub fn start(
        installation: &Installation,
        provinces: &[DivisionCode],
        room: Room,
        shutdown: &Shutdown,
    ) -> Result<Self, WiringError> {
        let threads = provinces
            .iter()
            .map(|province| start(installation, province, room, shutdown.clone()));
        Ok(Self {
            threads: threads.collect::<Result<_, _>>()?,
        })
    }

    /// Waits until every worker has ended: each finishes what it holds when the process is asked to end.
    pub async fn ended(self) {
        let wait = tokio::task::spawn_blocking(move || {
            for thread in self.threads {
                if thread.join().is_err() {
                    tracing::error!("a worker ended in a panic");
                }
            }
        });
        if wait.await.is_err() {
            tracing::error!("failed to wait for the workers");
        }
    }
}

fn start(
    installation: &Installation,
    province: &DivisionCode,
    room: Room,
    shutdown: Shutdown,
) -> Result<JoinHandle<()>, WiringError> {
    let queue = names::task_queue(province);
    let section = |reason: String| WiringError::Section {
        section: "worker",
        reason,
    };
    let options = activities::options(&queue, installation.activities.clone(), room);
    let options = options.map_err(|error| section(error.to_string()))?;
    let (client, handle) = (installation.cases.client().clone(), Handle::current());
    let thread = thread::Builder::new().name(queue.clone());
    // A worker is not `Send`: it is made and runs on its own thread.
    let spawned = thread.spawn(move || {
        let _last = Last::new(shutdown.clone());
        if let Err(error) = handle.block_on(work(client, options, shutdown)) {
            tracing::error!(queue, error, "a worker failed");
        }
    });
    spawned.map_err(|error| section(error.to_string()))
}

/// Ends the process when a worker ends, also by a panic: one that lives on without its worker would leave cases waiting
/// without anybody noticing, while whoever supervises it starts a process that ended again.
struct Last(Shutdown);

impl Last {
    fn new(shutdown: Shutdown) -> Self {
        gauge!("banli_workers").increment(1);
        Self(shutdown)
    }
}

impl Drop for Last {
    fn drop(&mut self) {
        gauge!("banli_workers").decrement(1);
        if !self.0.is_requested() {
            tracing::error!("a worker ended before it was asked to; the process ends too");
            self.0.request();
        }
    }
}

/// Works until the process is asked to end, and finishes what it holds.
async fn work(client: Client, options: WorkerOptions, shutdown: Shutdown) -> Result<(), String> {
    let runtime =
        Runtime::from_current_tokio(RuntimeOptions::default()).map_err(|error| error.to_string())?;
    let mut worker = Worker::new(&runtime, client, options).map_err(|error| error.to_string())?;
    let end = worker.shutdown_handle();
    tokio::spawn(async move {
        shutdown.requested().await;
        end();
    });
    worker.run().await.map_err(|error| error.to_string())
}
