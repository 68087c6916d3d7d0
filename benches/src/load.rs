//! Clients that work one behind the other, and what they saw.

use futures::{StreamExt, stream};
use std::time::{Duration, Instant};

/// What a number of clients saw.
#[derive(Clone, Debug)]
pub struct Seen {
    /// Pieces of work that were done.
    pub done: usize,
    /// From the first to the last answer.
    pub took: Duration,
    /// One for each answer, ascending.
    latencies: Vec<Duration>,
}

impl Seen {
    /// Pieces of work a second.
    pub fn per_second(&self) -> f64 {
        f64::from(u32::try_from(self.done).unwrap()) / self.took.as_secs_f64()
    }

    /// Answers a second.
    pub fn answers_per_second(&self) -> f64 {
        f64::from(u32::try_from(self.latencies.len()).unwrap()) / self.took.as_secs_f64()
    }

    /// The latency, in milliseconds, below which so many percent of the answers lie.
    pub fn percentile(&self, percent: usize) -> f64 {
        let last = self.latencies.len() - 1;
        self.latencies[last * percent / 100].as_secs_f64() * 1000.0
    }

    /// Two measurements of the same, as one.
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        self.done += other.done;
        self.took += other.took;
        self.latencies.extend(other.latencies);
        self.latencies.sort();
        self
    }
}

/// The latencies of one piece of work.
#[derive(Debug, Default)]
pub struct Meter(Vec<Duration>);

impl Meter {
    /// Waits for an answer and notes how long it took.
    pub async fn time<T>(&mut self, answer: impl Future<Output = T>) -> T {
        let asked = Instant::now();
        let answer = answer.await;
        self.0.push(asked.elapsed());
        answer
    }
}

/// Measures two things so many times in turn, so that what disturbs one disturbs the other.
pub async fn in_turn(
    rounds: usize,
    first: impl AsyncFn() -> Seen,
    second: impl AsyncFn() -> Seen,
) -> (Seen, Seen) {
    let mut both = (first().await, second().await);
    for _ in 1..rounds {
        both = (both.0.and(first().await), both.1.and(second().await));
    }
    both
}

/// Has `clients` do all the work, each one piece after the other.
pub async fn clients<F: Future<Output = Meter>>(clients: usize, work: Vec<F>) -> Seen {
    let (done, began) = (work.len(), Instant::now());
    let meters: Vec<Meter> = stream::iter(work).buffer_unordered(clients).collect().await;
    let took = began.elapsed();
    let mut latencies: Vec<Duration> = meters.into_iter().flat_map(|meter| meter.0).collect();
    latencies.sort();
    Seen {
        done,
        took,
        latencies,
    }
}
