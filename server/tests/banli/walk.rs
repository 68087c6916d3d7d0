//! The steps of `docs/walkthrough` over HTTP, with what was learnt on the way.
use crate::process::until;
use rand::Rng;
use reqwest::StatusCode;
use serde_json::{Value, json};
use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs,
    path::{Path, PathBuf},
};
use uuid::Builder;

/// The trace of every request: whatever follows from one is logged under it.
pub const TRACE: &str = "4bf92f3577b34da6a3ce929d0e0e4736";

/// Where people get in: the API, and the issuer of their tokens.
pub struct Door {
    api: String,
    issuer: String,
    http: reqwest::Client,
}

impl Door {
    /// The API at `api`, for people of the issuer at `issuer`.
    pub fn new(api: &str, issuer: &str) -> Self {
        server::tls::install();
        Self {
            api: format!("{api}/graphql"),
            issuer: format!("{issuer}/token"),
            http: reqwest::Client::new(),
        }
    }

    async fn post(&self, url: &str, token: Option<&str>, body: &Value) -> reqwest::Result<Value> {
        let mut request = self
            .http
            .post(url)
            .json(body)
            .header("traceparent", format!("00-{TRACE}-00f067aa0ba902b7-01"))
            .header("accept-language", "en");
        if let Some(token) = token {
            request = request.bearer_auth(token);
        }
        request.send().await?.json().await
    }

    /// What the API answers to whoever holds the token, if it answers.
    pub async fn try_ask(&self, token: Option<&str>, body: &Value) -> reqwest::Result<Value> {
        self.post(&self.api, token, body).await
    }

    /// A token of a persona; none for nobody.
    pub async fn token(&self, persona: &str) -> Option<String> {
        if persona == "nobody" {
            return None;
        }
        let answer = self
            .post(&self.issuer, None, &json!({ "persona": persona }))
            .await
            .unwrap();
        let token = answer["access_token"].as_str();
        Some(token.unwrap_or_else(|| panic!("{answer}")).to_owned())
    }

    /// The events of a case for a persona, as a stream that does not end by itself. The first one has come.
    pub async fn follow(&self, persona: &str, case: &str) -> reqwest::Response {
        let query = "subscription($number: String!) { caseEvents(number: $number) { version } }";
        let body = json!({ "query": query, "variables": { "number": case } });
        let request = self
            .http
            .post(&self.api)
            .json(&body)
            .header("accept", "text/event-stream");
        let token = self.token(persona).await.unwrap();
        let mut stream = request.bearer_auth(token).send().await.unwrap();
        let first = stream.chunk().await.unwrap().unwrap();
        let first = String::from_utf8_lossy(&first);
        assert!(first.contains("event: next"), "{first}");
        stream
    }

    /// Sends the bytes of a document, a PNG, to the path of a ticket.
    pub async fn upload(&self, path: &str, png: Vec<u8>) {
        let status = self.put(path, "image/png", png).await.unwrap();
        assert!(status.is_success(), "{status}");
    }

    /// The status and the bytes that a path answers to a persona; no bytes of a refusal.
    pub async fn get(&self, persona: &str, path: &str) -> (u16, Vec<u8>) {
        let url = self.api.replace("/graphql", path);
        let token = self.token(persona).await.unwrap();
        let answer = self.http.get(url).bearer_auth(token).send().await.unwrap();
        let status = answer.status();
        let bytes = answer.bytes().await.unwrap();
        (
            status.as_u16(),
            if status.is_success() { bytes.into() } else { vec![] },
        )
    }

    /// What a path answers to whoever holds the token: the status, and the bytes if all of them came.
    pub async fn try_get(&self, token: &str, path: &str) -> reqwest::Result<(StatusCode, Vec<u8>)> {
        let url = self.api.replace("/graphql", path);
        let answer = self.http.get(url).bearer_auth(token).send().await?;
        Ok((answer.status(), answer.bytes().await?.into()))
    }

    /// What the path of a ticket answers to bytes of this type, if it answers.
    pub async fn put(&self, path: &str, media_type: &str, bytes: Vec<u8>) -> reqwest::Result<StatusCode> {
        let url = self.api.replace("/graphql", path);
        let request = self.http.put(url).header("content-type", media_type).body(bytes);
        Ok(request.send().await?.status())
    }

    /// Status and body of what a persona fetches, with the reason that they give.
    pub async fn fetch(&self, persona: &str, path: &str, reason: Option<&str>) -> (u16, Vec<u8>) {
        let mut request = self.http.get(self.api.replace("/graphql", path));
        if let Some(token) = self.token(persona).await {
            request = request.bearer_auth(token);
        }
        if let Some(reason) = reason {
            request = request.header("x-read-reason", escaped(reason));
        }
        let answer = request.send().await.unwrap();
        let status = answer.status().as_u16();
        (status, answer.bytes().await.unwrap().to_vec())
    }

    /// What a persona is answered, which must be no error.
    pub async fn ask(&self, persona: &str, body: &Value) -> Value {
        let token = self.token(persona).await;
        let answer = self.try_ask(token.as_deref(), body).await.unwrap();
        assert!(answer["errors"].is_null(), "{persona}: {body}: {answer}");
        answer["data"].clone()
    }
}

/// The walk through the files.
pub struct Walk {
    pub door: Door,
    pub known: BTreeMap<&'static str, String>,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/walkthrough")
}

/// A new name for a request.
pub fn request_id() -> String {
    Builder::from_random_bytes(rand::rng().random())
        .into_uuid()
        .to_string()
}

/// Whom the first line of a file names.
fn persona_of(name: &str) -> String {
    let query = fs::read_to_string(folder().join(format!("{name}.graphql"))).unwrap();
    let named = query
        .strip_prefix("# As: ")
        .and_then(|rest| rest.split(['.', ' ']).next());
    match named.unwrap() {
        "anybody" => "clerk-guangzhou".to_owned(),
        persona => persona.to_owned(),
    }
}

impl Walk {
    pub fn new(door: Door) -> Self {
        Self {
            door,
            known: BTreeMap::new(),
        }
    }

    /// Opens the case, and remembers its number and the code on its receipt. The same request is made again until it has its
    /// answer: the first case of an installation can be late.
    pub async fn open_case(&mut self) {
        let name = "01-open-case";
        let (persona, body) = (persona_of(name), self.body(name));
        let door = &self.door;
        let opened = until(|| async {
            let answer = door.ask(&persona, &body).await["submitLicenceApplication"].clone();
            if answer["case"].is_null() {
                Err(answer)
            } else {
                Ok(answer)
            }
        });
        let opened = self.taken(name, opened.await);
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        self.known.insert("caseNumber", text(&opened["caseNumber"]));
        self.known
            .insert("code", text(&opened["case"]["receipt"]["code"]));
    }

    /// Runs one step as whoever its first line names, and gives its data.
    pub async fn step(&mut self, name: &str) -> Value {
        self.step_as(name, &persona_of(name)).await
    }

    pub async fn step_as(&mut self, name: &str, persona: &str) -> Value {
        let body = self.body(name);
        self.door.ask(persona, &body).await
    }

    /// The request of a step, under a request id of its own.
    fn body(&mut self, name: &str) -> Value {
        let read = |end: &str| fs::read_to_string(folder().join(format!("{name}.{end}"))).unwrap();
        let mut variables = read("json");
        self.known.insert("requestId", request_id());
        for (key, value) in &self.known {
            variables = variables.replace(&format!("{{{{{key}}}}}"), value);
        }
        let variables: Value =
            serde_json::from_str(&variables).unwrap_or_else(|error| panic!("{name}: {error}: {variables}"));
        json!({ "query": read("graphql"), "variables": variables })
    }

    /// A step that changes the case: what it answers, which is all that the next step needs.
    pub async fn act(&mut self, name: &str) -> Value {
        let data = self.step(name).await;
        self.taken(name, data.as_object().unwrap().values().next().unwrap().clone())
    }

    /// What a step was answered, which must be no problem.
    fn taken(&mut self, name: &str, payload: Value) -> Value {
        assert_eq!(payload["problems"], json!([]), "{name}: {payload}");
        self.learn(&payload["version"], &payload["case"]["tasks"]);
        payload
    }

    /// A step that may be answered late: the same request is made again until it has its answer, as a client would whom a
    /// dead worker let down.
    pub async fn insist(&mut self, name: &str) {
        let (persona, body) = (persona_of(name), self.body(name));
        let request = body["variables"]["input"]["requestId"].clone();
        let query = "query($caseNumber: String!, $requestId: UUID!) {
            requestAnswer(caseNumber: $caseNumber, requestId: $requestId) { problems { code } } }";
        let variables = json!({ "caseNumber": self.known["caseNumber"], "requestId": request });
        let look = json!({ "query": query, "variables": variables });
        let door = &self.door;
        let answer = until(|| async {
            door.ask(&persona, &body).await;
            let answer = door.ask(&persona, &look).await["requestAnswer"].clone();
            if answer.is_null() { Err(name) } else { Ok(answer) }
        });
        let answer = answer.await;
        assert_eq!(answer["problems"], json!([]), "{name}");
        let case = self.step("00-look").await["case"].clone();
        self.learn(&case["version"], &case["tasks"]);
    }

    /// Remembers the version, and the task that is not done.
    fn learn(&mut self, version: &Value, tasks: &Value) {
        self.known.insert("version", version.to_string());
        let mut tasks = tasks.as_array().into_iter().flatten();
        if let Some(task) = tasks.find(|task| task["status"] != "DONE") {
            self.known.insert("task", task["number"].to_string());
            self.known.insert("fence", task["fence"].to_string());
        }
    }

    /// Looks until it holds: what other systems answer takes a moment.
    pub async fn until(&mut self, holds: impl Fn(&Value) -> bool) -> Value {
        self.until_in("00-look", holds).await
    }

    /// Reads the case with one of the files until it holds.
    pub async fn until_in(&mut self, name: &str, holds: impl Fn(&Value) -> bool) -> Value {
        let (persona, body) = (persona_of(name), self.body(name));
        let door = &self.door;
        let look = || async {
            let case = door.ask(&persona, &body).await["case"].clone();
            if holds(&case) { Ok(case) } else { Err(case) }
        };
        until(look).await
    }
}

/// Every byte as `%` and two digits.
fn escaped(text: &str) -> String {
    text.bytes().fold(String::new(), |mut escaped, byte| {
        write!(escaped, "%{byte:02X}").unwrap();
        escaped
    })
}
