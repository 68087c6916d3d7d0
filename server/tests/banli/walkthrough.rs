//! The walk-through of README: its own files, step by step over HTTP, against a demo that was just started.
use crate::process::{PATIENCE, banli, complaint, program};
use rand::Rng;
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    io::{BufRead, BufReader},
    path::{Path, PathBuf},
    process::{Child, ChildStdout, Stdio},
    time::Instant,
};
use uuid::Builder;

/// The trace of every request: whatever follows from one is logged under it.
const TRACE: &str = "4bf92f3577b34da6a3ce929d0e0e4736";

/// A demo on a folder and a port of its own, which ends with the test.
pub struct Demo {
    process: Child,
    /// Kept open: a demo that cannot write stops.
    _output: BufReader<ChildStdout>,
    base: String,
    http: reqwest::Client,
}

impl Demo {
    pub async fn start(folder: &Path) -> Self {
        let mut command = banli(folder, &["--data-dir", "data", "--port", "0"]);
        command.env("BANLI_TEMPORAL__CLI", program().await);
        command.env("BANLI_LOG__FORMAT", "json");
        let log = fs::File::create(folder.join("log")).unwrap();
        let mut process = command.stdout(Stdio::piped()).stderr(log).spawn().unwrap();
        let mut output = BufReader::new(process.stdout.take().unwrap());
        let mut line = String::new();
        while !line.contains("/graphql") {
            line.clear();
            if output.read_line(&mut line).unwrap() == 0 {
                let said = fs::read_to_string(folder.join("log")).unwrap();
                panic!(
                    "the demo did not start: {said}{}",
                    complaint(&process.wait_with_output().unwrap())
                );
            }
        }
        let address = line.split_whitespace().last().unwrap();
        let base = address.trim_end_matches("/graphql").to_owned();
        server::tls::install();
        Self {
            process,
            _output: output,
            base,
            http: reqwest::Client::new(),
        }
    }

    async fn post(&self, path: &str, token: Option<&str>, body: &Value) -> Value {
        let mut request = self
            .http
            .post(format!("{}{path}", self.base))
            .json(body)
            .header("traceparent", format!("00-{TRACE}-00f067aa0ba902b7-01"))
            .header("accept-language", "en");
        if let Some(token) = token {
            request = request.bearer_auth(token);
        }
        request.send().await.unwrap().json().await.unwrap()
    }

    /// A token of a persona; none for nobody.
    async fn token(&self, persona: &str) -> Option<String> {
        if persona == "nobody" {
            return None;
        }
        let answer = self
            .post("/demo/issuer/token", None, &json!({ "persona": persona }))
            .await;
        Some(
            answer["access_token"]
                .as_str()
                .unwrap_or_else(|| panic!("{answer}"))
                .to_owned(),
        )
    }
}

impl Demo {
    /// kill -9.
    pub fn kill(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Which activities have done work for our trace, by the log.
fn traced(log: &Path) -> BTreeSet<String> {
    let lines = fs::read_to_string(log).unwrap();
    let lines = lines
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let spans = lines.filter_map(|line| line.get("span").cloned());
    let ours = spans.filter(|span| span["trace_id"] == TRACE);
    ours.filter_map(|span| span["activity"].as_str().map(str::to_owned))
        .collect()
}

impl Drop for Demo {
    fn drop(&mut self) {
        self.kill();
    }
}

/// The walk through the files, with what was learnt on the way.
pub struct Walk {
    pub demo: Demo,
    pub known: BTreeMap<&'static str, String>,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/walkthrough")
}

fn request_id() -> String {
    Builder::from_random_bytes(rand::rng().random())
        .into_uuid()
        .to_string()
}

impl Walk {
    /// Kills the demo and starts it again on its folder.
    async fn crash(&mut self, folder: &Path) {
        self.demo.kill();
        self.demo = Demo::start(folder).await;
    }

    /// Runs one step as whoever its first line names, and gives its data.
    async fn step(&mut self, name: &str) -> Value {
        let query = fs::read_to_string(folder().join(format!("{name}.graphql"))).unwrap();
        let who = query
            .strip_prefix("# As: ")
            .and_then(|rest| rest.split(['.', ' ']).next())
            .unwrap()
            .to_owned();
        self.step_as(name, if who == "anybody" { "clerk-guangzhou" } else { &who })
            .await
    }

    async fn step_as(&mut self, name: &str, persona: &str) -> Value {
        let read = |end: &str| fs::read_to_string(folder().join(format!("{name}.{end}"))).unwrap();
        let mut variables = read("json");
        self.known.insert("requestId", request_id());
        for (key, value) in &self.known {
            variables = variables.replace(&format!("{{{{{key}}}}}"), value);
        }
        let variables: Value =
            serde_json::from_str(&variables).unwrap_or_else(|error| panic!("{name}: {error}: {variables}"));
        let token = self.demo.token(persona).await;
        let body = json!({ "query": read("graphql"), "variables": variables });
        let answer = self.demo.post("/graphql", token.as_deref(), &body).await;
        assert!(answer["errors"].is_null(), "{name}: {answer}");
        answer["data"].clone()
    }

    /// A step that changes the case: what it answers, which is all that the next step needs.
    pub async fn act(&mut self, name: &str) -> Value {
        let data = self.step(name).await;
        let payload = data.as_object().unwrap().values().next().unwrap().clone();
        assert_eq!(payload["problems"], json!([]), "{name}: {payload}");
        self.learn(&payload["version"], &payload["case"]["tasks"]);
        payload
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
        let end = Instant::now() + PATIENCE;
        loop {
            let case = self.step("00-look").await["case"].clone();
            if holds(&case) {
                return case;
            }
            assert!(Instant::now() < end, "{case}");
            tokio::task::yield_now().await;
        }
    }
}

#[tokio::test]
async fn a_case_goes_from_the_counter_to_the_delivered_licence() {
    let home = tempfile::tempdir().unwrap();
    let mut walk = Walk {
        demo: Demo::start(home.path()).await,
        known: BTreeMap::new(),
    };
    let opened = walk.act("01-open-case").await;
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    walk.known.insert("caseNumber", text(&opened["caseNumber"]));
    walk.known
        .insert("code", text(&opened["case"]["receipt"]["code"]));
    let progress = walk.step("02-follow-by-receipt").await;
    assert_eq!(
        progress["progress"]["statusWords"]["text"],
        "Submitted, not yet accepted"
    );

    walk.until(|case| case["registry"] == "FOUND").await;
    walk.act("03-request-correction").await;
    walk.act("04-answer-correction").await;
    walk.crash(home.path()).await;
    walk.act("05-accept").await;
    walk.act("06-claim").await;
    walk.act("07-propose").await;
    let own = walk.step_as("08-approve", "clerk-guangzhou").await;
    assert_eq!(
        own["approveLicenceApplication"]["problems"][0]["code"],
        "NOT_YOUR_POST"
    );
    walk.act("08-approve").await;
    let log = home.path().join("log");
    let all = ["look_up_licence", "notify", "record"].map(str::to_owned);
    // What the approval sets off comes a moment later, from activities, all under the id of the request.
    walk.until(|_| all.iter().all(|activity| traced(&log).contains(activity)))
        .await;
    // The registry is being asked, or the licence issued, or delivered: it goes on wherever it was.
    walk.crash(home.path()).await;
    walk.until(|case| case["delivery"]["status"] == "RECEIVED").await;

    let story = walk.step("09-whole-story").await["case"].clone();
    assert_eq!(story["status"], "ISSUED");
    assert!(
        text(&story["certificate"]).starts_with("1.2.156.3005.2."),
        "{story}"
    );
    assert_eq!(story["decision"]["outcomeWords"]["text"], "Granted");
    let rules = story["deadlines"]
        .as_array()
        .unwrap()
        .iter()
        .map(|deadline| text(&deadline["rule"]));
    assert_eq!(
        rules.collect::<Vec<_>>(),
        [
            "ALL-CORR",
            "CORRECTION-ANSWER",
            "ALL-CORR",
            "EL-COUNTER",
            "DL-DELIVER"
        ]
    );
    let elsewhere = walk.step_as("09-whole-story", "clerk-chengdu").await;
    assert_eq!(
        elsewhere["case"],
        Value::Null,
        "another office does not see that there is a case"
    );
    let inbox = walk.step("10-inbox").await["inbox"]["nodes"].clone();
    assert!(inbox.as_array().unwrap().len() >= 4, "{inbox}");
    for (folder, end) in [("mail", "eml"), ("paper/44010001", "pdf")] {
        let files = fs::read_dir(home.path().join("data").join(folder)).unwrap();
        let names = files.map(|file| file.unwrap().path());
        let sent = names.filter(|path| path.extension().is_some_and(|extension| extension == end));
        assert!(sent.count() >= 4, "{folder}");
    }
}
