//! Access to accident evidence from the application to the viewing, and who sees what on the way.

mod around;
mod inputs;
mod journey;
mod leaks;
mod seeing;

use crate::{
    outside::{PHOTO, PLAN, STATEMENT},
    people::{self, resident_id},
    world::World,
};
use domain::{access::Post, evidence_access::EvidenceAccess, identifier::OfficeCode, time::office_day};
use serde_json::{Value, json};
use store::staff::Posts;

const SUBMIT: &str = "mutation ($input: SubmitEvidenceAccessInput!) {
    submitEvidenceAccess(input: $input) { caseNumber version problems { code field } case { __typename number } } }";

impl World {
    /// Somebody who applies, or for whom somebody does.
    pub fn applies(name: &str) -> Value {
        json!({
            "name": format!("王{name}"),
            "document": { "kind": "RESIDENT_ID_CARD", "number": resident_id(people::serial(name)) },
            "email": format!("{name}@example.cn"),
        })
    }

    /// The driver asks for three kinds, one of which is not shown online.
    pub fn evidence(&self) -> Value {
        json!({
            "requestId": self.fresh(),
            "channel": "ONLINE",
            "office": "33010001",
            "applicant": Self::applies("party"),
            "accidentNumber": "33010120240000171",
            "standing": { "relation": "PARTY" },
            "wanted": { "scope": "NAMED", "kinds": ["SCENE_PLAN", "SCENE_PHOTO", "WITNESS_STATEMENT"] },
            "purpose": "准备诉讼",
            "noticeChannels": ["IN_APP"],
        })
    }

    pub async fn submit_evidence(&self, name: &str, input: &Value) -> Value {
        self.data(name, SUBMIT, json!({ "input": input })).await["submitEvidenceAccess"].take()
    }

    pub async fn evidence_case(&self) -> String {
        let submitted = self.submit_evidence("party", &self.evidence()).await;
        assert_eq!(submitted["problems"], json!([]));
        submitted["caseNumber"].as_str().unwrap().to_owned()
    }

    /// Accepted, and the officer holds the review.
    pub async fn evidence_in_review(&self) -> (String, (u64, u64)) {
        let number = self.evidence_case().await;
        let claim = self.evidence_taken_up(&number).await;
        (number, claim)
    }

    async fn evidence_taken_up(&self, number: &str) -> (u64, u64) {
        let confirmed = json!({ "areaConfirmed": true });
        self.done("officer", "acceptEvidenceAccess", number, confirmed)
            .await;
        self.claim("officer", number, "REVIEW").await
    }

    /// The plan is shown, the photograph with a part covered, the statement is not.
    pub async fn evidence_judged(&self) -> (String, (u64, u64)) {
        let (number, claim) = self.evidence_in_review().await;
        self.evidence_verdicts(&number).await;
        (number, claim)
    }

    async fn evidence_verdicts(&self, number: &str) {
        for verdict in [
            json!({ "item": PLAN, "verdict": "RELEASE" }),
            json!({ "item": PHOTO, "verdict": "RELEASE_REDACTED",
                "redaction": [{ "page": 1, "areas": [{ "left": 10, "top": 20, "width": 300, "height": 400 }] }] }),
            json!({ "item": STATEMENT, "verdict": "REFUSE", "ground": "NOT_LISTED", "words": "证言不公开" }),
        ] {
            self.done("officer", "judgeEvidenceItem", number, verdict).await;
        }
    }

    /// Consented to by the head, and open.
    pub async fn evidence_granted(&self) -> String {
        let number = self.evidence_case().await;
        self.evidence_decided(&number).await;
        number
    }

    /// From the acceptance to the grant.
    async fn evidence_decided(&self, number: &str) {
        let (task, fence) = self.evidence_taken_up(number).await;
        self.evidence_verdicts(number).await;
        let proposal = json!({ "task": task, "fence": fence, "decision": "RELEASE", "checked": "已核实" });
        self.done("officer", "proposeEvidenceDecision", number, proposal)
            .await;
        let status = self
            .done("head", "consentToEvidenceAccess", number, json!({}))
            .await;
        assert_eq!(status, "GRANTED");
    }

    /// The digits that were sent last.
    pub async fn digits(&self, number: &str) -> String {
        let number = number.parse().unwrap();
        let case = store::record::load::<EvidenceAccess>(&self.store, &number).await;
        let code = case.unwrap().unwrap().state.code.unwrap();
        self.store.keys().viewing_code(&number, code.effect)
    }

    /// The applicant proves who they are.
    pub async fn evidence_opened(&self) -> String {
        let number = self.evidence_granted().await;
        self.evidence_viewed(&number).await;
        number
    }

    async fn evidence_viewed(&self, number: &str) {
        self.done("party", "askForViewingCode", number, json!({})).await;
        let code = json!({ "code": self.digits(number).await });
        self.done("party", "openViewing", number, code).await;
    }

    pub async fn evidence_seen(&self, name: &str, number: &str, fields: &str) -> Value {
        let query = format!(
            "query ($number: String!, $reason: String) {{ case(number: $number, reason: $reason) {{
                ... on EvidenceAccess {{ {fields} }} }} }}"
        );
        let reason = (name == "auditor").then_some("抽查");
        let asked = json!({ "number": number, "reason": reason });
        self.data(name, &query, asked).await["case"].take()
    }

    /// Who heads the unit is in the list of its staff.
    async fn with_a_head(&self) {
        let office = OfficeCode::parse("33010001").unwrap();
        let posts = [Post::AccidentHead].into();
        let held = Posts {
            office: &office,
            posts: &posts,
        };
        let person = self.principal("head").unwrap().person;
        let today = office_day(self.engine.now());
        store::staff::keep_posts(&self.store, person, held, today)
            .await
            .unwrap();
    }
}

fn code(payload: &Value) -> &str {
    payload["problems"][0]["code"].as_str().unwrap_or("DONE")
}
