//! The walk-through of README: its own files, step by step over HTTP, against a demo that was just started.
use crate::{
    process::{banli, complaint, program},
    walk::{Door, TRACE, Walk},
};
use serde_json::Value;
use std::{
    collections::BTreeSet,
    fs,
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, ChildStdout, Stdio},
};

/// A demo on a folder and a port of its own, which ends with the test.
pub struct Demo {
    process: Child,
    /// Kept open: a demo that cannot write stops.
    _output: BufReader<ChildStdout>,
    base: String,
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
        Self {
            base: address.trim_end_matches("/graphql").to_owned(),
            process,
            _output: output,
        }
    }

    pub fn door(&self) -> Door {
        Door::new(&self.base, &format!("{}/demo/issuer", self.base))
    }

    /// kill -9.
    pub fn kill(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }

    /// kill -9, and a start on the same folder.
    pub async fn crash(&mut self, folder: &Path) -> Door {
        self.kill();
        *self = Self::start(folder).await;
        self.door()
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        self.kill();
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

#[tokio::test]
async fn a_case_goes_from_the_counter_to_the_delivered_licence() {
    let home = tempfile::tempdir().unwrap();
    let mut demo = Demo::start(home.path()).await;
    let mut walk = Walk::new(demo.door());
    walk.open_case().await;
    let progress = walk.step("02-follow-by-receipt").await;
    assert_eq!(
        progress["progress"]["statusWords"]["text"],
        "Submitted, not yet accepted"
    );

    walk.until(|case| case["registry"] == "FOUND").await;
    walk.act("03-request-correction").await;
    walk.act("04-answer-correction").await;
    walk.door = demo.crash(home.path()).await;
    walk.insist("05-accept").await;
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
    walk.door = demo.crash(home.path()).await;
    walk.until(|case| case["delivery"]["status"] == "RECEIVED").await;

    let text = |value: &Value| value.as_str().unwrap().to_owned();
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
