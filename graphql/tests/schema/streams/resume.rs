//! Going on from any cursor, while many write: no gap, no double, and the order of each case. What is done is drawn from
//! a seed, which a failure names; `STREAMS_SEED=n` draws the same again (how the two sides meet differs all the same).

use super::writers::{self, Cast};
use crate::world::World;
use futures::{StreamExt, future::join_all};
use rand::{Rng, SeedableRng, rngs::StdRng};
use serde_json::{Value, json};
use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use store::{finder::FeedCursor, testing::TestDatabase};

store::on_both_databases!(no_gap_and_no_double_from_any_cursor);

/// A run that takes longer has lost something.
const PATIENCE: Duration = Duration::from_mins(2);

#[expect(clippy::print_stdout, reason = "a failure names its seed")]
async fn no_gap_and_no_double_from_any_cursor(database: TestDatabase) {
    let seed: u64 =
        std::env::var("STREAMS_SEED").map_or_else(|_| rand::random(), |seed| seed.parse().unwrap());
    println!("STREAMS_SEED={seed}");
    let world = Arc::new(World::on(database).await);
    let cast = Cast::of(&world).await;
    writers::commit_late(&world).await;
    let follows: Vec<_> = cast.followed().map(|what| Followed::new(&world, what)).collect();
    let over = Arc::new(AtomicBool::new(false));
    // Beside the readers: among them, whoever has the turn to write would wait for all of them at each statement.
    let writing = tokio::spawn({
        let (world, over) = (world.clone(), over.clone());
        async move {
            cast.write(&world).await;
            world.settled().await;
            over.store(true, Ordering::SeqCst);
        }
    });
    let reading = follows
        .iter()
        .zip(seed.wrapping_add(1)..)
        .flat_map(|(followed, seed)| {
            // Two readers, who give each other their cursors.
            [seed, !seed].map(|seed| followed.read(&over, StdRng::seed_from_u64(seed)))
        });
    let written = async { writing.await.unwrap() };
    let all = Box::pin(async { tokio::join!(written, join_all(reading)) });
    tokio::time::timeout(PATIENCE, all)
        .await
        .expect("every reader comes to the end");
    for followed in &follows {
        followed.judge().await;
    }
    let late = writers::came_late(&world).await;
    assert_eq!(late > 0, world.database.is_postgres(), "{late} commits came late");
}

/// As what a step is told to whom it is internal.
const INTERNAL: &str = "INTERNAL";

/// Whether a line was told of what has happened: as it is, or as an internal step.
fn is_of(told: &str, happened: &str) -> bool {
    let step = told.strip_suffix(INTERNAL);
    told == happened || step.is_some_and(|version| happened.starts_with(version))
}

/// What is followed, and by whom.
#[derive(Clone, Debug)]
pub enum What {
    /// `hides`: some of what happens is internal to those who follow it.
    Case {
        number: String,
        by: Vec<&'static str>,
        hides: bool,
    },
    Queue {
        by: &'static str,
        cases: Vec<String>,
    },
}

/// Items in their order: a cursor, and what it is the cursor of.
type Items = Vec<(String, Vec<String>)>;

/// Where a stream began, and what it gave.
type Segment = (Option<String>, Items);

/// One stream after the other about the same thing.
struct Followed<'a> {
    world: &'a World,
    what: What,
    /// What was given by any stream: where others may go on.
    cursors: Mutex<Vec<String>>,
    segments: Mutex<Vec<Segment>>,
}

impl<'a> Followed<'a> {
    fn new(world: &'a World, what: What) -> Self {
        Self {
            world,
            what,
            cursors: Mutex::default(),
            segments: Mutex::default(),
        }
    }

    /// Reads until everything was seen that the writers left.
    async fn read(&self, over: &AtomicBool, mut rng: StdRng) {
        let mut own = self.start();
        loop {
            // What is there now is all that there will be.
            let ended = over.load(Ordering::SeqCst);
            if ended && self.is_last(own.as_deref()).await {
                return;
            }
            let goes_on = ended || rng.random_bool(0.6);
            let from = if goes_on { own.clone() } else { self.any(&mut rng) };
            let dropped = if ended {
                PATIENCE
            } else {
                Duration::from_millis(rng.random_range(0..150))
            };
            let items = self.segment(from.as_ref(), dropped, &mut rng).await;
            if goes_on {
                own = items.last().map(|(cursor, _)| cursor.clone()).or(own);
            }
            self.segments.lock().unwrap().push((from, items));
        }
    }

    /// Where the first stream begins.
    fn start(&self) -> Option<String> {
        match &self.what {
            What::Case { .. } => None,
            What::Queue { .. } => Some(FeedCursor::default().to_string()),
        }
    }

    /// A cursor that somebody was given, or the beginning.
    fn any(&self, rng: &mut StdRng) -> Option<String> {
        let cursors = self.cursors.lock().unwrap();
        match rng.random_range(0..=cursors.len()) {
            0 => self.start(),
            place => Some(cursors[place - 1].clone()),
        }
    }

    /// A stream that is dropped after some items, or in the middle of the next one.
    async fn segment(&self, from: Option<&String>, dropped: Duration, rng: &mut StdRng) -> Items {
        let (name, query, variables) = self.question(from, rng);
        let request = self.world.request(name, &query, variables);
        let mut stream = self.world.schema.execute_stream(request);
        let most = if dropped == PATIENCE {
            1
        } else {
            rng.random_range(1..8)
        };
        let mut items = vec![];
        while items.len() < most {
            let Ok(item) = tokio::time::timeout(dropped, stream.next()).await else {
                break;
            };
            let item = serde_json::to_value(item.expect("it is theirs to the end")).unwrap();
            items.push(self.item(&item));
        }
        let given = items.iter().map(|(cursor, _): &(String, _)| cursor.clone());
        self.cursors.lock().unwrap().extend(given);
        items
    }

    fn question(&self, from: Option<&String>, rng: &mut StdRng) -> (&'static str, String, Value) {
        match &self.what {
            What::Case { number, by, .. } => {
                let query = format!(
                    "subscription ($after: String) {{ caseEvents(number: \"{number}\", after: $after) {{ cursor type }} }}"
                );
                (by[rng.random_range(0..by.len())], query, json!({ "after": from }))
            }
            What::Queue { by, .. } => {
                let query = "subscription ($after: String) { workQueueChanges(after: $after) { cursor cases { number version } } }";
                (by, query.to_owned(), json!({ "after": from }))
            }
        }
    }

    fn item(&self, item: &Value) -> (String, Vec<String>) {
        let text = |value: &Value| value.as_str().unwrap_or_else(|| panic!("{item}")).to_owned();
        match &self.what {
            What::Case { hides, .. } => {
                let event = &item["data"]["caseEvents"];
                assert!(*hides || event["type"] != INTERNAL, "{item}");
                let cursor = text(&event["cursor"]);
                (cursor.clone(), vec![format!("{cursor} {}", text(&event["type"]))])
            }
            What::Queue { .. } => {
                let change = &item["data"]["workQueueChanges"];
                let cases = change["cases"].as_array().unwrap_or_else(|| panic!("{item}"));
                let line = |case: &Value| format!("{} {}", text(&case["number"]), case["version"]);
                (text(&change["cursor"]), cases.iter().map(line).collect())
            }
        }
    }

    /// Whether nothing comes after a cursor.
    async fn is_last(&self, cursor: Option<&str>) -> bool {
        let whole = self.whole().await;
        let segments = self.segments.lock().unwrap();
        self.place(cursor, &whole, &segments) == whole.len()
    }

    /// Everything in order, past every scope.
    async fn whole(&self) -> Vec<String> {
        let database = &self.world.database;
        match &self.what {
            What::Case { number, .. } => {
                let events = format!(
                    "SELECT CAST(version AS TEXT) || ' ' || type FROM events WHERE case_number = '{number}' ORDER BY version"
                );
                database.texts(&events).await
            }
            What::Queue { cases, .. } => {
                let feed = "SELECT case_number || ' ' || CAST(version AS TEXT) FROM feed ORDER BY \"transaction\", seq";
                let all = database.texts(feed).await;
                let theirs = |line: &String| cases.iter().any(|case| line.starts_with(case.as_str()));
                all.into_iter().filter(theirs).collect()
            }
        }
    }

    /// Each stream gave what follows its cursor, each thing once.
    async fn judge(&self) {
        let whole = self.whole().await;
        let segments = self.segments.lock().unwrap();
        for (from, items) in segments.iter() {
            let begin = self.place(from.as_deref(), &whole, &segments);
            let lines: Vec<_> = items.iter().flat_map(|(_, lines)| lines.clone()).collect();
            let next = whole.get(begin..begin + lines.len()).unwrap_or_default();
            let same =
                lines.len() == next.len() && lines.iter().zip(next).all(|(told, line)| is_of(told, line));
            assert!(same, "{:?} from {from:?}: {lines:?} for {next:?}", self.what);
        }
        let items = segments.iter().flat_map(|(_, items)| items);
        let told: usize = items.map(|(_, lines)| lines.len()).sum();
        assert!(told >= 2 * whole.len(), "two readers came to the end: {told}");
    }

    /// How many things come up to a cursor, itself included.
    fn place(&self, cursor: Option<&str>, whole: &[String], segments: &[Segment]) -> usize {
        if cursor == self.start().as_deref() {
            return 0;
        }
        let mut items = segments.iter().flat_map(|(_, items)| items);
        let given = items.find(|(own, _)| Some(own.as_str()) == cursor);
        let last = given
            .and_then(|(_, lines)| lines.last())
            .expect("somebody was given it");
        let place = whole.iter().position(|line| is_of(last, line));
        place.expect("what was told has happened") + 1
    }
}
