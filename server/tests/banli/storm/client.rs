//! A client that does not give up: the same request, with the same id and body, until there is an answer.
use super::{book::Asked, script::with, tally::Tally};
use crate::walk::{Door, request_id};
use serde_json::{Value, json};
use std::{
    collections::BTreeMap,
    time::{Duration, Instant},
};
use tokio::sync::Semaphore;

/// Between two tries, and between two looks at a case.
const PAUSE: Duration = Duration::from_millis(500);
/// After so long without an answer something is lost: effects that were under way at a kill run again after a minute.
const PATIENCE: Duration = Duration::from_mins(5);
/// The longest that a server which lives may take for one answer.
const SILENCE: Duration = Duration::from_secs(30);
const PEOPLE: [&str; 4] = [
    "clerk-guangzhou",
    "lead-guangzhou",
    "clerk-chengdu",
    "lead-chengdu",
];

/// Everybody's way in.
pub struct Client {
    door: Door,
    tokens: BTreeMap<&'static str, String>,
    /// Requests under way.
    room: Semaphore,
    pub tally: Tally,
}

/// What somebody asks of a case; of none for an application.
pub struct Wish {
    pub who: &'static str,
    pub verb: &'static str,
    pub input: Value,
    pub case: Option<String>,
}

impl Client {
    pub async fn new(door: Door, drivers: usize) -> Self {
        let mut tokens = BTreeMap::new();
        for who in PEOPLE {
            tokens.insert(who, door.token(who).await.unwrap());
        }
        Self {
            door,
            tokens,
            room: Semaphore::new(drivers),
            tally: Tally::default(),
        }
    }

    /// The data of one answer, if there is one. Whatever else happened is counted.
    async fn exchange(&self, who: &str, body: &Value) -> Option<Value> {
        let _room = self.room.acquire().await.unwrap();
        let asked = self.door.try_ask(Some(&self.tokens[who]), body);
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
        let began = Instant::now();
        let mut seen = Value::Null;
        while began.elapsed() < PATIENCE {
            match self.exchange(who, body).await {
                Some(data) if holds(&data) => return Ok(data),
                Some(data) => seen = data,
                None => {}
            }
            tokio::time::sleep(PAUSE).await;
        }
        Err(format!("never came; seen last: {seen}"))
    }

    /// Asks until there is an answer. `Err` with the problems that it named.
    pub async fn insist(&self, wish: Wish) -> Result<(String, Asked), String> {
        let request = request_id();
        let body = mutation(&wish, &request);
        self.tally.count("commands");
        let (began, mut case) = (Instant::now(), wish.case.clone());
        while began.elapsed() < PATIENCE {
            let answer = self
                .exchange(wish.who, &body)
                .await
                .map(|mut data| data["answer"].take());
            let answer = answer.unwrap_or_default();
            if let Some(number) = answer["caseNumber"].as_str() {
                case = Some(number.to_owned());
            }
            let pending = answer["pending"] == true;
            if pending {
                self.tally.count("pending answers");
            }
            let settled = match &case {
                Some(_) if !answer.is_null() && !pending => Some(answer),
                Some(number) => self.answer_to(wish.who, number, &request).await,
                None if !answer.is_null() => Some(answer),
                None => None,
            };
            if let Some(answer) = settled {
                return read(&answer, (case, request, &wish));
            }
            self.tally.count("commands sent again");
            tokio::time::sleep(PAUSE).await;
        }
        Err(format!("{}: {request} of {case:?} was never answered", wish.verb))
    }

    /// What the request was answered, if it was.
    async fn answer_to(&self, who: &str, case: &str, request: &str) -> Option<Value> {
        let query = "query($case: String!, $request: UUID!) {
            requestAnswer(caseNumber: $case, requestId: $request) { caseNumber version problems { code } } }";
        let body = json!({ "query": query, "variables": { "case": case, "request": request } });
        let found = self.exchange(who, &body).await?["requestAnswer"].take();
        if found.is_null() {
            return None;
        }
        self.tally.count("answers found by requestAnswer");
        Some(found)
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

fn read(
    answer: &Value,
    (case, request, wish): (Option<String>, String, &Wish),
) -> Result<(String, Asked), String> {
    let Wish { who, verb, .. } = *wish;
    match (case, answer["version"].as_u64()) {
        (Some(case), Some(version)) if answer["problems"] == json!([]) => Ok((
            case,
            Asked {
                request,
                who,
                version,
            },
        )),
        (case, _) => Err(format!("{verb} of {case:?}, {request}: {answer}")),
    }
}
