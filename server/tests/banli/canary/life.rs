//! Four cases through everything that can happen to one, with a marker in each text.
use super::{
    marker::Sower,
    people::{Driver, ELSEWHERE, GRANTED, ON_PAPER, People, REFUSED},
};
use crate::{process::until, walk::request_id};
use serde_json::{Value, json};

const OFFICE: &str = "44010001";
pub const CLERK: &str = "clerk-guangzhou";
pub const LEAD: &str = "lead-guangzhou";
const SUPERVISOR: &str = "supervisor-guangzhou";
const DRIVER: &str = "citizen-guangzhou";
const AUDITOR: &str = "auditor-guangdong";

/// What everybody asks who has no business with the case: in each, the case is `$n`, a document of it `$d`.
const ASKED: [&str; 4] = [
    "query($n: String!) { case(number: $n) { number applicant { name document { number } phone email } receipt { code }
        history(first: 100) { nodes { details { name value words { text } } } } } }",
    "query($n: String!) { workQueue(filter: { number: $n }) { nodes { number } } readLog(caseNumber: $n) { nodes { reason } } }",
    "query($n: String!) { progress(receiptNumber: $n, code: \"AAAAAAAA\") { statusWords { text } } requestAnswer(caseNumber: $n, requestId: \"00000000-0000-4000-8000-000000000001\") { problems { message } } }",
    "{ inbox { nodes { body } } myCases { nodes { number } } workQueue { nodes { number } } }",
];

/// The stories, told one after the other.
pub struct Life<'a> {
    pub people: &'a People,
    sower: &'a Sower,
    /// Number of the case that was granted.
    pub granted: String,
    /// Number of the case of the present story.
    pub case: String,
    version: Value,
    tasks: Value,
    /// The request that opened the case.
    submission: Value,
}

impl<'a> Life<'a> {
    pub fn new(people: &'a People, sower: &'a Sower) -> Self {
        let (granted, case) = (String::new(), String::new());
        let (version, tasks) = (json!(0), json!([]));
        Self {
            people,
            sower,
            granted,
            case,
            version,
            tasks,
            submission: Value::Null,
        }
    }

    fn words(&self, input: &str) -> Value {
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
    async fn upload(&self, kind: &str) -> Value {
        let name = format!("{}.pdf", self.sower.words("StartUploadInput.name"));
        let mut input = json!({ "requestId": request_id(), "kind": kind, "name": name });
        if !self.case.is_empty() {
            input["caseNumber"] = json!(self.case);
        }
        let query =
            "mutation($i: StartUploadInput!) { startUpload(input: $i) { ticket { documentId path } } }";
        let answer = self.people.ask(CLERK, query, &json!({ "i": input })).await;
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

    /// Opens a case for a driver at the counter, and waits for the registry.
    pub async fn submit(&mut self, driver: &Driver, more: Value) {
        self.case.clear();
        self.sower.about(driver.number);
        let field = |name: &str| self.words(&format!("ApplicantInput.{name}"));
        let applicant = json!({
            "name": field("name"),
            "document": { "kind": "RESIDENT_ID_CARD", "number": driver.number },
            "email": driver.email(self.sower),
            "phone": self.sower.phone("ApplicantInput.phone"),
            "address": field("address"),
        });
        let mut input = json!({
            "applicant": applicant,
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

    /// Corrected, inquired into, returned, granted, delivered, followed up and revoked.
    pub async fn of_a_grant(&mut self) {
        self.submit(&GRANTED, json!({})).await;
        let document = self.upload("PHOTO").await;
        self.act(CLERK, "attachDocument", json!({ "document": document }))
            .await;
        let missing = json!([{ "field": "PHONE", "words": self.words("MissingItemInput.words") }]);
        self.act(CLERK, "requestCorrection", json!({ "missing": missing }))
            .await;
        let words = self.words("AnswerCorrectionInput.words");
        self.act(DRIVER, "answerCorrection", json!({ "words": words }))
            .await;
        self.act(CLERK, "acceptLicenceApplication", json!({})).await;
        let reason = self.words("EscalateCaseInput.reason");
        self.act(SUPERVISOR, "escalateCase", json!({ "reason": reason }))
            .await;
        self.claim("REVIEW").await;
        let reason = self.words("OpenInquiryInput.reason");
        self.act(LEAD, "openInquiry", json!({ "reason": reason })).await;
        let result = self.words("CloseInquiryInput.result");
        self.act(LEAD, "closeInquiry", json!({ "result": result })).await;
        self.propose_grant().await;
        let words = self.words("ReturnToReviewInput.words");
        self.act(LEAD, "returnToReview", json!({ "words": words })).await;
        self.until("registry", "FOUND").await;
        self.claim("REVIEW").await;
        self.propose_grant().await;
        self.act(LEAD, "approveLicenceApplication", json!({})).await;
        self.until("delivery/status", "RECEIVED").await;
        self.claim("FOLLOW_UP").await;
        let words = self.words("CompleteFollowUpInput.words");
        self.finish("FOLLOW_UP", "completeFollowUp", json!({ "words": words }))
            .await;
        let words = self.words("RevokeIssuanceInput.words");
        self.act(
            SUPERVISOR,
            "revokeIssuance",
            json!({ "ground": "IDENTITY_FAILED", "words": words }),
        )
        .await;
        self.granted.clone_from(&self.case);
    }

    async fn propose_grant(&mut self) {
        let checked = self.words("ProposeDecisionInput.checked");
        let remarks = self.words("ProposeDecisionInput.remarks");
        let proposal = json!({ "decision": "GRANT", "checked": checked, "remarks": remarks });
        self.finish("REVIEW", "proposeDecision", proposal).await;
    }

    /// Refused, served and opened again after a review. Mail to this driver comes back.
    pub async fn of_a_refusal(&mut self) {
        self.submit(&REFUSED, json!({})).await;
        self.act(CLERK, "acceptLicenceApplication", json!({})).await;
        let remarks = self.words("ProposeDecisionInput.remarks");
        let proposal = json!({ "decision": "REFUSE", "grounds": ["STATUS_B"], "remarks": remarks });
        self.claim("REVIEW").await;
        self.finish("REVIEW", "proposeDecision", proposal).await;
        let words = self.words("RefuseLicenceApplicationInput.words");
        self.act(
            LEAD,
            "refuseLicenceApplication",
            json!({ "grounds": ["STATUS_B"], "words": words }),
        )
        .await;
        let decision = self.words("ReopenCaseInput.reviewDecision");
        self.act(LEAD, "reopenCase", json!({ "reviewDecision": decision }))
            .await;
    }

    /// Not accepted: another office is competent.
    pub async fn of_a_wrong_office(&mut self) {
        self.submit(&ELSEWHERE, json!({})).await;
        let words = self.words("DeclineLicenceApplicationInput.words");
        let input = json!({ "grounds": ["AGENT_NOT_ALLOWED"], "words": words });
        self.act(CLERK, "declineLicenceApplication", input).await;
    }

    /// Taken on paper while the system was away.
    pub async fn of_an_outage(&mut self) {
        let reason = self.words("SubmitLicenceApplicationInput.receivedAtReason");
        let at = chrono::Utc::now() - chrono::TimeDelta::hours(3);
        let earlier = json!({ "receivedAt": at.to_rfc3339(), "receivedAtReason": reason });
        self.submit(&ON_PAPER, earlier).await;
        self.act(LEAD, "confirmReceivedAt", json!({ "consent": true }))
            .await;
        self.act(CLERK, "withdrawCase", json!({})).await;
    }

    /// What is read with a reason, and who everybody is.
    pub async fn of_everything_else(&self) {
        self.sower.about("");
        let variables = |input: &str| json!({ "n": self.granted, "r": self.words(input) });
        for (input, query) in [
            (
                "case.reason",
                "query($n: String!, $r: String) { case(number: $n, reason: $r) { id number } }",
            ),
            (
                "readLog.reason",
                "query($n: String!, $r: String) { readLog(caseNumber: $n, reason: $r) { nodes { reason } } }",
            ),
            (
                "workQueue.reason",
                "query($n: String!, $r: String) { workQueue(filter: { number: $n }, reason: $r) { nodes { id } } }",
            ),
        ] {
            self.people.ask(AUDITOR, query, &variables(input)).await;
        }
        let id = self
            .people
            .ask(
                CLERK,
                "query($n: String!) { case(number: $n) { id } }",
                &json!({ "n": self.granted }),
            )
            .await;
        let id = &id["case"]["id"];
        for (input, query) in [
            (
                "node.reason",
                "query($n: ID!, $r: String) { node(id: $n, reason: $r) { id } }",
            ),
            (
                "nodes.reason",
                "query($n: ID!, $r: String) { nodes(ids: [$n], reason: $r) { id } }",
            ),
        ] {
            let variables = json!({ "n": id, "r": self.words(input) });
            assert!(
                self.people
                    .ask(AUDITOR, query, &variables)
                    .await
                    .as_object()
                    .unwrap()
                    .len()
                    == 1
            );
        }
        for (input, query) in [
            (
                "caseEvents.reason",
                "subscription($n: String!, $r: String) { caseEvents(number: $n, reason: $r) { version } }",
            ),
            (
                "workQueueChanges.reason",
                "subscription($r: String) { workQueueChanges(reason: $r) { cursor } }",
            ),
        ] {
            self.follow(query, &variables(input)).await;
        }
        self.people.are_sown(self.sower);
    }

    async fn follow(&self, query: &str, variables: &Value) {
        let body = json!({ "query": query, "variables": variables });
        let request = reqwest::Client::new().post(format!("{}/graphql", self.people.url));
        let request = request.json(&body).header("accept", "text/event-stream");
        let request = request.bearer_auth(self.people.token(AUDITOR).await.unwrap());
        assert_eq!(request.send().await.unwrap().status(), 200);
    }

    /// What those are told who have no business with the case, errors and all.
    pub async fn strangers_ask(&self) -> Vec<u8> {
        let mut told = String::new();
        for persona in [
            "citizen-chengdu",
            "clerk-chengdu",
            "lead-chengdu",
            "administrator",
            AUDITOR,
            "nobody",
        ] {
            for query in ASKED {
                let answer = self
                    .people
                    .answer(persona, query, &json!({ "n": self.granted }))
                    .await;
                told += &answer.to_string();
            }
            for mutation in [
                "withdrawCase",
                "approveLicenceApplication",
                "acceptLicenceApplication",
            ] {
                let kind = format!("{}{}Input", mutation[..1].to_uppercase(), &mutation[1..]);
                let query = format!(
                    "mutation($i: {kind}!) {{ {mutation}(input: $i) {{ problems {{ code message }} }} }}"
                );
                let input = json!({ "requestId": request_id(), "caseNumber": self.granted, "version": 1 });
                told += &self
                    .people
                    .answer(persona, &query, &json!({ "i": input }))
                    .await
                    .to_string();
            }
        }
        told.into_bytes()
    }
}
