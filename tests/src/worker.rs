//! Workers on threads of their own, which can be stopped and started again.

use crate::faults::{Faults, Striking};
use activities::{Activities, Room};
use std::{sync::Arc, thread::JoinHandle};
use temporalio_client::Client;
use temporalio_sdk::{Runtime, Worker, runtime::RuntimeOptions};
use tokio::sync::oneshot;

type Stop = Box<dyn Fn() + Send>;

/// A running worker of one task queue. It ends with [`RunningWorker::stop`], or with the process.
pub struct RunningWorker {
    stop: Stop,
    thread: JoinHandle<()>,
}

impl RunningWorker {
    /// Starts a worker.
    pub async fn start(
        client: &Client,
        (activities, faults): (Activities, Arc<Faults>),
        queue: &str,
        room: Room,
    ) -> Self {
        let mut options = activities::options(queue, activities, room).expect("worker options");
        options.activity_inbound_interceptor(Striking(faults));
        let (client, handle) = (client.clone(), tokio::runtime::Handle::current());
        let (made, stop) = oneshot::channel::<Stop>();
        // A worker is not `Send`: it is made and runs on a thread of its own.
        let thread = std::thread::spawn(move || {
            handle.block_on(async {
                let engine = Runtime::from_current_tokio(RuntimeOptions::default())
                    .expect("the SDK runs on this runtime");
                let mut worker = Worker::new(&engine, client, options).expect("a worker starts");
                drop(made.send(Box::new(worker.shutdown_handle())));
                worker.run().await.expect("the worker runs");
            });
        });
        Self {
            stop: stop.await.expect("a worker starts"),
            thread,
        }
    }

    /// Stops it and waits until it has let go of everything.
    pub async fn stop(self) {
        (self.stop)();
        let ended = tokio::task::spawn_blocking(move || self.thread.join());
        ended
            .await
            .expect("a thread can be waited for")
            .expect("the worker ends well");
    }
}
