//! A client that does not give up: the same request, with the same id and body, until there is an answer.
mod pages;
mod tally;
mod upload;

pub use pages::Followed;
pub use tally::Tally;
pub use upload::Scan;

use crate::walk::{Door, request_id};
use serde_json::{Value, json};
use std::{
    collections::BTreeMap,
    time::{Duration, Instant},
};
use tokio::sync::Semaphore;

/// Milliseconds between two tries, and between two looks at a case: longer each time, so that who waits does not slow who works.
const PAUSES: [u64; 4] = [250, 500, 1000, 2000];
/// After so long without an answer something is lost: effects that were under way at a kill run again after a minute.
const PATIENCE: Duration = Duration::from_mins(15);
/// The longest that a server which lives may take for one answer.
const SILENCE: Duration = Duration::from_secs(30);

/// Everybody's way in.
pub struct Client {
    doors: Vec<Door>,
    people: BTreeMap<&'static str, Person>,
    /// Requests under way.
    room: Semaphore,
    pub tally: Tally,
}

/// Which door somebody takes, with their token.
struct Person {
    door: usize,
    token: String,
}

/// A request and its answer.
#[derive(Debug)]
pub struct Asked {
    pub request: String,
    pub who: &'static str,
    /// The version that the answer named.
    pub version: u64,
}

/// What somebody asks of a case; of none for an application.
pub struct Wish {
    pub who: &'static str,
    pub verb: &'static str,
    pub input: Value,
    pub case: Option<String>,
}

impl Client {
    /// One for these people, each of whom takes one of the doors; with so many requests at once.
    pub async fn new(doors: Vec<(Door, &[&'static str])>, at_once: usize) -> Self {
        let mut people = BTreeMap::new();
        for (door, (entrance, who)) in doors.iter().enumerate() {
            for who in *who {
                let token = entrance.token(who).await.unwrap();
                people.insert(*who, Person { door, token });
            }
        }
        Self {
            doors: doors.into_iter().map(|(door, _)| door).collect(),
            people,
            room: Semaphore::new(at_once),
            tally: Tally::default(),
        }
    }

    /// The data of one answer, if there is one. Whatever else happened is counted.
    async fn exchange(&self, who: &str, body: &Value) -> Option<Value> {
        let _room = self.room.acquire().await.unwrap();
        let Person { door, token } = &self.people[who];
        let asked = self.doors[*door].try_ask(Some(token), body);
        match tokio::time::timeout(SILENCE, asked).await {
            Err(_) => self.tally.count("no answer: silence of 30 s"),
            Ok(Err(error)) if error.is_connect() => self.tally.count("no answer: nobody there"),
            Ok(Err(_)) => self.tally.count("no answer: connection broke"),
            Ok(Ok(mut answer)) => match &answer["errors"][0] {
                Value::Null => return Some(answer["data"].take()),
                error => self
                    .tally
                    .count(&format!("no answer: {}", error["extensions"]["code"])),
            },
        }
        None
    }

    /// Asks until what is read holds, and gives it. `Err` with what was seen last.
    pub async fn until(
        &self,
        who: &str,
        body: &Value,
        holds: impl Fn(&Value) -> bool,
    ) -> Result<Value, String> {
        let mut patience = Patience::new();
        let mut seen = Value::Null;
        loop {
            match self.exchange(who, body).await {
                Some(data) if holds(&data) => return Ok(data),
                Some(data) => seen = data,
                None => {}
            }
            if !patience.is_left().await {
                return Err(format!("never came; seen last: {seen}"));
            }
        }
    }

    /// Makes the same request until the mutation itself answers. `Err` with the problems that it named.
    ///
    /// What `requestAnswer` says meanwhile has to be what comes then, but a client must not be content with it: where the
    /// engine died between the commit and its own knowledge of it, the request made again is what tells the workflow.
    pub async fn insist(&self, wish: Wish) -> Result<(String, Asked), String> {
        let request = request_id();
        let body = mutation(&wish, &request);
        self.tally.count("commands");
        let (mut patience, mut found) = (Patience::new(), None);
        loop {
            let answer = self.exchange(wish.who, &body).await;
            let answer = answer.map(|mut data| data["answer"].take()).unwrap_or_default();
            let pending = answer["pending"] == true;
            if !answer.is_null() && !pending {
                self.tally.answered();
                return read(&answer, found, (request, &wish));
            }
            if pending {
                self.tally.count("pending answers");
            }
            let case = wish.case.as_deref().or(answer["caseNumber"].as_str());
            if let (Some(case), None) = (case, &found) {
                found = self.answer_to(wish.who, case, &request).await;
            }
            if !patience.is_left().await {
                let Wish { verb, case, .. } = wish;
                return Err(format!("{verb}: {request} of {case:?} was never answered"));
            }
            self.tally.count("commands sent again");
        }
    }

    /// The version that the request was answered with, if it was.
    async fn answer_to(&self, who: &str, case: &str, request: &str) -> Option<u64> {
        let query = "query($case: String!, $request: UUID!) {
            requestAnswer(caseNumber: $case, requestId: $request) { version } }";
        let body = json!({ "query": query, "variables": { "case": case, "request": request } });
        let version = self.exchange(who, &body).await?["requestAnswer"]["version"].as_u64()?;
        self.tally.count("answers known to requestAnswer first");
        Some(version)
    }
}

/// How often somebody has asked, and for how long they go on.
pub struct Patience {
    began: Instant,
    asked: usize,
}

impl Patience {
    pub fn new() -> Self {
        Self {
            began: Instant::now(),
            asked: 0,
        }
    }

    /// Waits until it is time to ask again, if it ever is.
    pub async fn is_left(&mut self) -> bool {
        let pause = PAUSES[self.asked.min(PAUSES.len() - 1)];
        self.asked += 1;
        tokio::time::sleep(Duration::from_millis(pause)).await;
        self.began.elapsed() < PATIENCE
    }
}

fn mutation(wish: &Wish, request: &str) -> Value {
    let Wish {
        verb, input, case, ..
    } = wish;
    let input_type = format!("{}{}Input", verb[..1].to_uppercase(), &verb[1..]);
    let query = format!(
        "mutation($input: {input_type}!) {{ answer: {verb}(input: $input)
            {{ caseNumber version pending problems {{ code field }} }} }}"
    );
    let mut input = with(input.clone(), json!({ "requestId": request }));
    if let Some(case) = case {
        input = with(input, json!({ "caseNumber": case }));
    }
    json!({ "query": query, "variables": { "input": input } })
}

/// The case and the request with its answer, which is the one that was `found` before.
fn read(
    answer: &Value,
    found: Option<u64>,
    (request, wish): (String, &Wish),
) -> Result<(String, Asked), String> {
    let Wish { who, verb, .. } = *wish;
    let version = answer["version"].as_u64();
    match (answer["caseNumber"].as_str(), version) {
        (Some(case), Some(version))
            if answer["problems"] == json!([]) && found.is_none_or(|found| found == version) =>
        {
            Ok((
                case.to_owned(),
                Asked {
                    request,
                    who,
                    version,
                },
            ))
        }
        _ => Err(format!(
            "{verb} of {:?}, {request}: {answer}, before it {found:?}",
            wish.case
        )),
    }
}

/// Both objects in one.
pub fn with(mut one: Value, more: Value) -> Value {
    let (Value::Object(fields), Value::Object(others)) = (&mut one, more) else {
        panic!("inputs are objects");
    };
    fields.extend(others);
    one
}
