//! A case at the counter, step by step, with a marker in each text.
use super::{
    marker::Sower,
    people::{Driver, ELSEWHERE, People},
};
use crate::{process::until, walk::request_id};
use serde_json::{Value, json};

pub const OFFICE: &str = "44010001";
pub const CLERK: &str = "clerk-guangzhou";
pub const LEAD: &str = "lead-guangzhou";

/// The stories, told one after the other.
pub struct Life<'a> {
    pub people: &'a People,
    pub sower: &'a Sower,
    /// Number of the case that was granted.
    pub granted: String,
    /// Numbers of the transfers, and of the handover that went all the way.
    pub transfers: Vec<String>,
    pub handover: String,
    /// Numbers of the applications to see evidence.
    pub accesses: Vec<String>,
    /// Number of the case of the present story.
    pub case: String,
    version: Value,
    tasks: Value,
    /// The request that opened the case.
    pub submission: Value,
}

impl<'a> Life<'a> {
    pub fn new(people: &'a People, sower: &'a Sower) -> Self {
        let (granted, case) = (String::new(), String::new());
        let (version, tasks) = (json!(0), json!([]));
        Self {
            people,
            sower,
            granted,
            transfers: vec![],
            handover: String::new(),
            accesses: vec![],
            case,
            version,
            tasks,
            submission: Value::Null,
        }
    }

    /// A marker for this input.
    pub fn words(&self, input: &str) -> Value {
        json!(self.sower.words(input))
    }

    /// A mutation that must succeed; on the case of this story, unless the input names one.
    pub async fn act(&mut self, persona: &str, mutation: &str, mut input: Value) -> Value {
        if input["requestId"].is_null() {
            input["requestId"] = json!(request_id());
        }
        if !self.case.is_empty() {
            input["caseNumber"] = json!(self.case);
            input["version"] = self.version.clone();
        }
        let kind = format!("{}{}Input", mutation[..1].to_uppercase(), &mutation[1..]);
        let query = format!(
            "mutation($input: {kind}!) {{ {mutation}(input: $input) {{ caseNumber version pending problems {{ code field message }}
                case {{ receipt {{ code }} }} }} }}"
        );
        let variables = json!({ "input": input });
        // A busy machine may answer late: the same request has its answer then.
        let answer = until(|| async {
            let answer = self.people.ask(persona, &query, &variables).await[mutation].clone();
            if answer["pending"] == false {
                Ok(answer)
            } else {
                Err(answer)
            }
        })
        .await;
        assert_eq!(answer["problems"], json!([]), "{mutation}: {answer}");
        self.version = answer["version"].clone();
        answer
    }

    /// The tasks as they are now.
    pub async fn look(&mut self) {
        let query =
            "query($n: String!) { case(number: $n) { version tasks { number status fence purpose } } }";
        let variables = json!({ "n": self.case });
        let case = self.people.ask(CLERK, query, &variables).await["case"].clone();
        (self.version, self.tasks) = (case["version"].clone(), case["tasks"].clone());
    }

    fn task(&self, purpose: &str) -> Value {
        let tasks = self.tasks.as_array().unwrap();
        let fits = |task: &&Value| task["status"] != "DONE" && task["purpose"] == purpose;
        tasks
            .iter()
            .find(fits)
            .unwrap_or_else(|| panic!("no {purpose}: {tasks:?}"))
            .clone()
    }

    /// Takes up the open task for this purpose.
    pub async fn claim(&mut self, purpose: &str) {
        self.look().await;
        let task = self.task(purpose)["number"].clone();
        self.act(CLERK, "claimTask", json!({ "task": task })).await;
    }

    /// Does what the claimed task for this purpose is for.
    pub async fn finish(&mut self, purpose: &str, mutation: &str, mut input: Value) {
        self.look().await;
        let task = self.task(purpose);
        (input["task"], input["fence"]) = (task["number"].clone(), task["fence"].clone());
        self.act(CLERK, mutation, input).await;
    }

    /// Bytes with a marker in them, from the clerk.
    pub async fn upload(&self, kind: &str) -> Value {
        self.upload_as(CLERK, &self.case, kind).await
    }

    /// The same from anybody, for a case that is there or for one to come.
    pub async fn upload_as(&self, persona: &str, case: &str, kind: &str) -> Value {
        let name = format!("{}.pdf", self.sower.words("StartUploadInput.name"));
        let mut input = json!({ "requestId": request_id(), "kind": kind, "name": name });
        if !case.is_empty() {
            input["caseNumber"] = json!(case);
        }
        let query =
            "mutation($i: StartUploadInput!) { startUpload(input: $i) { ticket { documentId path } } }";
        let answer = self.people.ask(persona, query, &json!({ "i": input })).await;
        let ticket = &answer["startUpload"]["ticket"];
        let path = ticket["path"].as_str().unwrap();
        self.sower
            .known("the ticket of an upload", path.rsplit('/').next().unwrap());
        let mark = self.sower.words("the bytes of an upload");
        let pdf = format!(
            "%PDF-1.4\n% {mark}\n1 0 obj <</Type/Catalog>> endobj\ntrailer <</Root 1 0 R>>\nstartxref\n0\n%%EOF\n"
        );
        let put = reqwest::Client::new().put(format!("{}{path}", self.people.url));
        let put = put
            .header("content-type", "application/pdf")
            .body(pdf)
            .send()
            .await
            .unwrap();
        assert_eq!(put.status(), 201, "{}", put.text().await.unwrap());
        ticket["documentId"].clone()
    }

    /// Who somebody is, and how they are reached.
    pub fn applicant(&self, driver: &Driver) -> Value {
        let field = |name: &str| self.words(&format!("ApplicantInput.{name}"));
        json!({
            "name": field("name"),
            "document": { "kind": "RESIDENT_ID_CARD", "number": driver.number },
            "email": driver.email(self.sower),
            "phone": self.sower.phone("ApplicantInput.phone"),
            "address": field("address"),
        })
    }

    /// Opens a case for a driver at the counter, and waits for the registry.
    pub async fn submit(&mut self, driver: &Driver, more: Value) {
        self.case.clear();
        self.sower.about(driver.number);
        let mut input = json!({
            "applicant": self.applicant(driver),
            "channel": "COUNTER",
            "specialReason": "OTHER",
            "explanation": self.words("SubmitLicenceApplicationInput.explanation"),
            "office": OFFICE,
            "noticeChannels": ["IN_APP", "MAIL", "SMS", "PAPER", "PHONE"],
            "documents": [self.upload("STATEMENT").await],
        });
        input
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        input["requestId"] = json!(request_id());
        self.submission = input;
        self.submits_again().await;
        if driver.number != ELSEWHERE.number {
            self.until("registry", "FOUND").await;
        }
    }

    /// Sends the request that opened the case, for the first time or once more.
    pub async fn submits_again(&mut self) {
        self.case.clear();
        let opened = self
            .act(CLERK, "submitLicenceApplication", self.submission.clone())
            .await;
        opened["caseNumber"].as_str().unwrap().clone_into(&mut self.case);
        let code = opened["case"]["receipt"]["code"].as_str();
        let code = code.unwrap_or_else(|| panic!("{opened}"));
        self.sower.known("progress.code", code);
    }

    /// Looks as the clerk until the field of the case says so.
    pub async fn until(&self, field: &str, wanted: &str) {
        let query = "query($n: String!) { case(number: $n) { ... on LicenceApplication { status registry delivery { status } } } }";
        let variables = json!({ "n": self.case });
        until(|| async {
            let case = self.people.ask(CLERK, query, &variables).await["case"].clone();
            let found = case.pointer(&format!("/{field}")).cloned();
            if found == Some(json!(wanted)) {
                Ok(())
            } else {
                Err(case)
            }
        })
        .await;
    }
}
