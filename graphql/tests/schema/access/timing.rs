//! How far "not yours" and "not there" can be told apart by time: a measurement, which asserts nothing.
//!
//! `cargo test -p graphql --test schema timing -- --ignored --nocapture --test-threads=1`; with `--release` for numbers to
//! publish, and `TIMING_REQUESTS=n` for more of them. What it showed is in `docs/limits.md`.

use super::{
    nowhere::{absent, elsewhere},
    seed::{self, Ids, Matter},
};
use crate::world::World;
use futures::StreamExt as _;
use rand::seq::SliceRandom as _;
use serde_json::json;
use std::time::{Duration, Instant};
use store::testing::TestDatabase;

/// Requests of each kind.
const REQUESTS: usize = 1000;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "a measurement"]
async fn sqlite() {
    measure("SQLite", TestDatabase::sqlite()).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "a measurement"]
async fn postgresql() {
    measure("PostgreSQL", TestDatabase::postgres().await).await;
}

/// Ways to name something by its id.
fn questions(matter: &Matter, ids: &Ids) -> Vec<(&'static str, String)> {
    let (number, request) = (&matter.number, ids.owners);
    vec![
        (
            "case",
            format!(
                "{{ case(number: \"{number}\") {{ version history(first: 5) {{ nodes {{ type }} }} }} }}"
            ),
        ),
        (
            "node, a document",
            format!("{{ node(id: \"{}\") {{ id }} }}", ids.document),
        ),
        (
            "node, a message",
            format!("{{ node(id: \"{}\") {{ id }} }}", ids.message),
        ),
        (
            "requestAnswer",
            format!("{{ requestAnswer(caseNumber: \"{number}\", requestId: \"{request}\") {{ version }} }}"),
        ),
        (
            "progress, a wrong code",
            format!("{{ progress(receiptNumber: \"{number}\", code: \"000000\") {{ status }} }}"),
        ),
        (
            "withdrawCase",
            format!(
                "mutation {{ withdrawCase(input: {{ caseNumber: \"{number}\", version: 1, requestId: \"{request}\" }}) {{ problems {{ code }} }} }}"
            ),
        ),
        (
            "caseEvents",
            format!("subscription {{ caseEvents(number: \"{number}\") {{ version }} }}"),
        ),
    ]
}

#[expect(clippy::print_stdout, reason = "the result of a measurement")]
async fn measure(database: &str, on: TestDatabase) {
    let world = World::on(on).await;
    let (matter, ids) = seed::matters(&world).await.remove(0);
    let absent = absent(&ids, &matter);
    println!(
        "{database}: foreign beside absent, {} requests of each",
        requests()
    );
    println!(
        "{:24} {:>9} {:>9} {:>7} {:>7} {:>6} {:>6} | same twice {:>5} | own {:>5}",
        "", "median", "absent", "ratio", "p90", "AUC", "z", "AUC", "AUC"
    );
    for (name, text) in questions(&matter, &ids) {
        let nothing = elsewhere(&absent, &text);
        // Nothing twice: how far two equal things differ in this measurement. One's own: that it tells what differs.
        let arms = [
            ("stranger", &text),
            ("stranger", &nothing),
            ("stranger", &nothing),
            (&*matter.owner, &text),
        ];
        let [foreign, nothing, again, own] = interleaved(&world, arms).await;
        let (apart, same, own) = (
            apart(&foreign, &nothing),
            apart(&again, &nothing),
            apart(&own, &nothing),
        );
        println!(
            "{name:24} {:>9.1?} {:>9.1?} {:>7.3} {:>7.3} {apart:>6.3} {:>6.1} | {same:>16.3} | {own:>9.3}",
            at(&foreign, 0.5),
            at(&nothing, 0.5),
            at(&foreign, 0.5).div_duration_f64(at(&nothing, 0.5)),
            at(&foreign, 0.9).div_duration_f64(at(&nothing, 0.9)),
            deviations(apart, foreign.len()),
        );
    }
}

fn requests() -> usize {
    std::env::var("TIMING_REQUESTS").map_or(REQUESTS, |number| number.parse().unwrap())
}

/// How long each request took, sorted. The kinds follow each other in an order that is drawn anew each time.
async fn interleaved(world: &World, arms: [(&str, &String); 4]) -> [Vec<Duration>; 4] {
    let mut taken: [Vec<Duration>; 4] = Default::default();
    let mut order = [0, 1, 2, 3];
    for round in 0..=requests() {
        order.shuffle(&mut rand::rng());
        for arm in order {
            let (name, text) = arms[arm];
            let mut stream = world.schema.execute_stream(world.request(name, text, json!({})));
            let begin = Instant::now();
            drop(stream.next().await);
            // The first of each warms up.
            if round > 0 {
                taken[arm].push(begin.elapsed());
            }
        }
    }
    taken.each_mut().map(|taken| {
        taken.sort();
        std::mem::take(taken)
    })
}

/// The value below which a part of them lies.
fn at(sorted: &[Duration], part: f64) -> Duration {
    let parts = [(0.5, sorted.len() / 2), (0.9, sorted.len() * 9 / 10)];
    let place = parts
        .iter()
        .find(|(known, _)| (known - part).abs() < f64::EPSILON);
    sorted[place.unwrap().1]
}

/// The chance that one of the first took longer than one of the second (Mann and Whitney): 0.5 when nothing tells them
/// apart, 1 when a single request does.
fn apart(first: &[Duration], second: &[Duration]) -> f64 {
    let mut halves = 0_u64;
    for one in first {
        let below = second.partition_point(|other| other < one);
        let up_to = second.partition_point(|other| other <= one);
        halves += (below + up_to) as u64;
    }
    count(halves) / 2.0 / count(first.len() as u64) / count(second.len() as u64)
}

/// How many standard deviations from 0.5 that is, for two samples of this size.
fn deviations(apart: f64, size: usize) -> f64 {
    let size = count(size as u64);
    (apart - 0.5) / ((2.0 * size + 1.0) / (12.0 * size * size)).sqrt()
}

#[expect(clippy::cast_precision_loss, reason = "millions at most")]
fn count(number: u64) -> f64 {
    number as f64
}
