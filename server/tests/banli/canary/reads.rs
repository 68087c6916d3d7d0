//! What is read of a case, with reasons, and by those who have no business with it.
use super::{
    desk::{CLERK, Life},
    evidence::WITHIN,
    marker::Marker,
    people::GRANTED,
    sale::{BUYS, SELLS},
    search::Search,
};
use crate::walk::request_id;
use serde_json::{Value, json};
use std::collections::BTreeSet;

const AUDITOR: &str = "auditor-guangdong";
/// What everybody asks who has no business with the case: in each, the case is `$n`, a document of it `$d`.
const ASKED: [&str; 6] = [
    "query($n: String!) { case(number: $n) { number applicant { name document { number } phone email } receipt { code }
        history(first: 100) { nodes { details { name value words { text } } } } } }",
    "query($n: String!) { workQueue(filter: { number: $n }) { nodes { number } } readLog(caseNumber: $n) { nodes { reason } } }",
    "query($n: String!) { progress(receiptNumber: $n, code: \"AAAAAAAA\") { statusWords { text } } requestAnswer(caseNumber: $n, requestId: \"00000000-0000-4000-8000-000000000001\") { problems { message } } }",
    "query($n: String!) { case(number: $n) {
        ... on VehicleTransfer { vin parties { person { name document { number } phone email } } inspection { photographs film }
            correction { missing { words } } proposal { checked } decision { words } plate { number } fees { receipt } outputs { consignment } }
        ... on FileHandover { applicant { name document { number } phone email } } } }",
    "query($n: String!) { case(number: $n) { ... on EvidenceAccess {
        accidentNumber wanted { purpose } standing { principal { name document { number } phone email } authority { matters } }
        correction { missing { words } } items { words original } decision { words } viewing { items { pages { path } } }
        recusal { words } objection proposal { checked words } glass { reason } file { people { person { name } } } } } }",
    "{ inbox { nodes { body } } myCases { nodes { number } } workQueue { nodes { number } } }",
];

/// A decision is shown to everybody who has a part in the case, with its reasons.
const DECIDED: [&str; 2] = [
    "DeclineVehicleTransferInput.words",
    "RefuseVehicleTransferInput.words",
];

impl Life<'_> {
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
        self.of_vehicles().await;
        for (input, query) in [
            (
                "handoverProgress.reason",
                "subscription($n: String!, $r: String) { handoverProgress(number: $n, reason: $r) { done } }",
            ),
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

    /// Vehicles of which nobody here has a case.
    async fn of_vehicles(&self) {
        for (input, number, query) in [
            (
                "casesOfVehicle.vin",
                self.sower.vin("casesOfVehicle.vin"),
                "query($v: String) { casesOfVehicle(vin: $v) { nodes { number } } }",
            ),
            (
                "casesOfVehicle.plateNumber",
                self.sower.plate("casesOfVehicle.plateNumber"),
                "query($v: String) { casesOfVehicle(plateNumber: $v) { nodes { number } } }",
            ),
        ] {
            let found = self.people.ask(CLERK, query, &json!({ "v": number })).await;
            assert_eq!(found["casesOfVehicle"]["nodes"], json!([]), "{input}");
        }
    }

    async fn follow(&self, query: &str, variables: &Value) {
        let body = json!({ "query": query, "variables": variables });
        let request = reqwest::Client::new().post(format!("{}/graphql", self.people.url));
        let request = request.json(&body).header("accept", "text/event-stream");
        let request = request.bearer_auth(self.people.token(AUDITOR).await.unwrap());
        assert_eq!(request.send().await.unwrap().status(), 200);
    }

    /// What those are told who have no business with a case, errors and all.
    pub async fn strangers_ask(&self) -> Vec<u8> {
        let anywhere = ["lead-chengdu", "administrator", AUDITOR, "nobody"];
        let mut told = String::new();
        for persona in anywhere.iter().chain(&[SELLS, "clerk-chengdu"]) {
            told += &self.told(persona, &self.granted).await;
        }
        for transfer in &self.transfers {
            for persona in anywhere.iter().chain(&["clerk-chengdu"]) {
                told += &self.told(persona, transfer).await;
            }
        }
        for persona in &anywhere[1..] {
            told += &self.told(persona, &self.handover).await;
        }
        for access in &self.accesses {
            for persona in anywhere.iter().chain(&["clerk-chengdu", CLERK]) {
                told += &self.told(persona, access).await;
            }
        }
        told.into_bytes()
    }

    /// The seller has a part in the transfers, and the buyer is their lawyer where evidence is asked for. They are told of the
    /// buyer's nothing but what was decided of the transfers.
    pub async fn the_seller_asks(&self, markers: &[Marker]) {
        let mut told = String::new();
        let cases = self.transfers.iter().chain([&self.handover]);
        for case in cases.chain(&self.accesses) {
            told += &self.told(SELLS, case).await;
        }
        let of_the_buyer = markers.iter().filter(|marker| marker.about == GRANTED.number);
        let buyers: Vec<_> = of_the_buyer.cloned().collect();
        let found = Search::new(&buyers).find(told.as_bytes());
        let inputs = found.iter().filter_map(|found| found.split(' ').next());
        assert_eq!(inputs.collect::<BTreeSet<_>>(), BTreeSet::from(DECIDED));
    }

    /// Whoever asked for evidence reads what they wrote, and nothing that the unit says to itself.
    pub async fn the_applicant_asks(&self, markers: &[Marker]) {
        let mut told = String::new();
        for access in &self.accesses {
            told += &self.told(BUYS, access).await;
        }
        let found = Search::new(markers).find(told.as_bytes());
        let purpose = "SubmitEvidenceAccessInput.purpose (as it is)";
        assert!(found.contains(purpose), "{found:?}");
        let within = markers.iter().filter(|marker| marker.about == WITHIN);
        let within: Vec<_> = within.cloned().collect();
        assert!(!within.is_empty());
        assert_eq!(Search::new(&within).find(told.as_bytes()), BTreeSet::new());
    }

    async fn told(&self, persona: &str, case: &str) -> String {
        let mut told = String::new();
        for query in ASKED {
            let answer = self.people.answer(persona, query, &json!({ "n": case })).await;
            told += &answer.to_string();
        }
        for mutation in [
            "withdrawCase",
            "approveLicenceApplication",
            "acceptLicenceApplication",
            "approveVehicleTransfer",
            "acceptFile",
            "revokeEvidenceGrant",
        ] {
            let kind = format!("{}{}Input", mutation[..1].to_uppercase(), &mutation[1..]);
            let query = format!(
                "mutation($i: {kind}!) {{ {mutation}(input: $i) {{ problems {{ code message }} }} }}"
            );
            let input = json!({ "requestId": request_id(), "caseNumber": case, "version": 1 });
            let answer = self.people.answer(persona, &query, &json!({ "i": input })).await;
            told += &answer.to_string();
        }
        told
    }
}
