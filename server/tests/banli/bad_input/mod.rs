//! What is bad is refused with the code that `docs/bad-input.md` names, and leaves nothing behind: no row, no changed
//! value, no file, no workflow. Sent over the wire to an installation of real parts.
mod accesses;
mod applications;
mod census;
mod commands;
mod documents;
mod evidence;
mod grants;
mod handovers;
mod hostile;
mod links;
mod requests;
mod reviews;
mod steps;
mod tokens;
mod transfers;
mod vehicles;
mod verdicts;
mod wire;

pub use self::documents::png;

use crate::{
    canary::{
        desk::CLERK,
        evidence::OFFICER,
        people::{GRANTED, People},
    },
    cluster::Installation,
    process::until,
    walk::request_id,
};
use accesses::Accesses;
use census::Census;
use serde_json::{Value, json};
use std::{collections::BTreeMap, fs, path::Path};
use store::testing::TestDatabase;
use vehicles::Vehicles;

store::on_both_databases!(what_is_bad_has_its_code_and_leaves_nothing);

/// What was sent, in the words of the page, and the code of the answer.
type Answers = BTreeMap<&'static str, String>;

/// What is sent, in this order.
const GROUPS: [&str; 12] = [
    "evidence",
    "links",
    "commands",
    "transfers",
    "handovers",
    "documents",
    "tokens",
    "requests",
    "wire",
    "denied",
    "again",
    "stale",
];
/// How the page names this test.
const THIS: &str = "`server/tests/banli/bad_input/mod.rs` `what_is_bad_has_its_code_and_leaves_nothing`";

/// An installation with open cases at rest, and who sends what.
pub struct Scene {
    home: Installation,
    people: People,
    /// The case and its version.
    case: String,
    version: Value,
    /// The request that opened the case.
    opening: Value,
    /// Where the bytes of a document go.
    upload: String,
    /// Transfers and a handover.
    vehicles: Vehicles,
    /// Applications to see evidence.
    accesses: Accesses,
}

async fn what_is_bad_has_its_code_and_leaves_nothing(database: TestDatabase) {
    let limits = "[limits]\nrequests_person = 100000\nrequests_address = 100000\nupload_bytes = 100000\n";
    let home = Installation::durable(database, limits).await;
    assert_eq!(home.run(&["migrate"]).await.0, 0);
    home.seed().await;
    let (serve, worker) = (home.serve().await, home.worker());
    let scene = Scene::set(home).await;

    let mut before = Census::at_rest(&scene.home).await;
    assert!(before.is_filled(), "the census sees nothing");
    let told = told();
    let mut answers = Answers::new();
    for group in GROUPS {
        let of_group = match group {
            "evidence" => evidence::send(&scene).await,
            "links" => links::send(&scene).await,
            "commands" => commands::send(&scene).await,
            "transfers" => transfers::send(&scene).await,
            "handovers" => handovers::send(&scene).await,
            "documents" => documents::send(&scene).await,
            "tokens" => tokens::send(&scene).await,
            "requests" => requests::send(&scene).await,
            "wire" => wire::send(&scene).await,
            "again" => evidence::send_again(&scene).await,
            "denied" => links::send_denied(&scene).await,
            _ => commands::send_stale(&scene).await,
        };
        let after = Census::of(&scene.home).await;
        let remembered = remembered(group);
        assert_eq!(
            before.differs_from(&after),
            remembered,
            "left by {group}: {of_group:?}"
        );
        for place in remembered {
            assert_eq!(
                before.count(place) + of_group.len(),
                after.count(place),
                "{place}"
            );
        }
        before = after;
        answers.extend(of_group);
    }
    let other = answers
        .iter()
        .filter(|(what, code)| told.get(*what) != Some(*code));
    assert_eq!(other.collect::<Vec<_>>(), [], "the page says otherwise");
    assert_eq!(answers, told);
    // What is good is still taken, so nobody was refused for another reason.
    let taken = scene.act("withdrawCase", json!({})).await;
    assert_eq!(taken, "none");
    let application = scene.accesses.application.clone();
    let taken = scene.act_as(OFFICER, "submitEvidenceAccess", application).await;
    assert_eq!(taken, "none");
    assert!(links::is_shown(&scene).await);
    assert!(!before.differs_from(&Census::of(&scene.home).await).is_empty());
    assert_eq!(worker.terminate().await, Some(0));
    assert_eq!(serve.terminate().await, Some(0));
}

/// Where each answer of a group leaves a line: the record knows what it has answered, since the same request has the same answer for
/// ever, and who was denied evidence of which they know.
fn remembered(group: &str) -> &'static [&'static str] {
    match group {
        "again" => &["requests", "workflows"],
        "stale" => &["requests"],
        "denied" => &["read_log"],
        _ => &[],
    }
}

/// What the page says of the inputs of this test.
fn told() -> Answers {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/bad-input.md");
    let page: &'static str = fs::read_to_string(page).unwrap().leak();
    let rows = page.lines().filter(|line| line.ends_with(&format!("| {THIS} |")));
    let cells = rows.map(|row| row.split('|').map(str::trim).collect::<Vec<_>>());
    cells
        .map(|cells| (cells[1], cells[2].trim_matches('`').to_owned()))
        .collect()
}

impl Scene {
    async fn set(home: Installation) -> Self {
        let mut scene = Self {
            people: People::new(&home),
            case: String::new(),
            version: Value::Null,
            opening: json!(request_id()),
            upload: String::new(),
            vehicles: Vehicles::default(),
            accesses: Accesses::default(),
            home,
        };
        scene.open().await;
        scene.rest().await;
        scene.vehicles = Vehicles::of(&scene).await;
        scene.accesses = Accesses::of(&scene).await;
        let query = "mutation($i: StartUploadInput!) { startUpload(input: $i) { ticket { path } } }";
        let input = json!({ "requestId": request_id(), "kind": "PHOTO", "name": "a.png" });
        let started = scene.people.ask(CLERK, query, &json!({ "i": input })).await;
        started["startUpload"]["ticket"]["path"]
            .as_str()
            .unwrap()
            .clone_into(&mut scene.upload);
        scene
    }

    /// Opens the case. A busy machine may answer late: the same request has its answer then.
    async fn open(&mut self) {
        let query = "mutation($i: SubmitLicenceApplicationInput!) {
            submitLicenceApplication(input: $i) { caseNumber pending problems { code } } }";
        let mut input = commands::application();
        input["requestId"] = self.opening.clone();
        input["applicant"]["document"]["number"] = json!(GRANTED.number);
        let variables = json!({ "i": input });
        let people = &self.people;
        let opened = until(|| async {
            let answer = people.ask(CLERK, query, &variables).await["submitLicenceApplication"].clone();
            if answer["pending"] == false {
                Ok(answer)
            } else {
                Err(answer)
            }
        });
        let opened = opened.await;
        assert_eq!(opened["problems"], json!([]));
        opened["caseNumber"].as_str().unwrap().clone_into(&mut self.case);
    }

    /// Waits until the registry has answered and everybody is told.
    async fn rest(&mut self) {
        let query = "query($n: String!) { case(number: $n) { version notices { status } ... on LicenceApplication { registry } } }";
        let variables = json!({ "n": self.case });
        let people = &self.people;
        let case = until(|| async {
            let case = people.ask(CLERK, query, &variables).await["case"].clone();
            let notices = case["notices"].as_array().unwrap();
            let told = !notices.is_empty() && notices.iter().all(|notice| notice["status"] == "SENT");
            if told && case["registry"] == "FOUND" {
                Ok(case)
            } else {
                Err(case)
            }
        });
        self.version = case.await["version"].clone();
    }

    /// The code that a persona gets for an operation.
    async fn ask(&self, persona: &str, query: &str, variables: Value) -> String {
        code(&self.people.answer(persona, query, &variables).await)
    }

    /// The code that the clerk gets for a mutation on the case.
    async fn act(&self, mutation: &str, input: Value) -> String {
        self.act_as(CLERK, mutation, input).await
    }

    async fn act_as(&self, persona: &str, mutation: &str, more: Value) -> String {
        let mut input = json!({ "requestId": request_id() });
        if !mutation.starts_with("submit") {
            input["caseNumber"] = json!(self.case);
            input["version"] = self.version.clone();
        }
        input
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        let kind = format!("{}{}Input", mutation[..1].to_uppercase(), &mutation[1..]);
        let query =
            format!("mutation($input: {kind}!) {{ {mutation}(input: $input) {{ problems {{ code }} }} }}");
        self.ask(persona, &query, json!({ "input": input })).await
    }
}

/// The first code of an answer: of an error, or of a problem of a mutation.
fn code(answer: &Value) -> String {
    let error = answer.pointer("/errors/0/extensions/code");
    let payload = answer["data"].as_object().and_then(|data| data.values().next());
    let problem = payload.and_then(|payload| payload.pointer("/problems/0/code"));
    let code = error.or(problem).and_then(Value::as_str);
    code.unwrap_or("none").to_owned()
}
