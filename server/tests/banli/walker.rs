//! A transfer or a handover over HTTP, as one persona after the other moves it on.

use crate::{
    process::until,
    walk::{Door, request_id},
};
use serde_json::{Value, json};

/// Whoever can be asked as a persona.
pub trait Ask {
    /// The data of the answer, which must be no error.
    async fn ask(&self, persona: &str, body: &Value) -> Value;
}

impl Ask for Door {
    async fn ask(&self, persona: &str, body: &Value) -> Value {
        Self::ask(self, persona, body).await
    }
}

/// A case, and the door to it.
pub struct Walker<A> {
    pub door: A,
    pub case: String,
}

impl<A: Ask> Walker<A> {
    /// What a persona does, with what it needs beside the case and its version. The same request is made until it is answered.
    pub async fn act(&self, persona: &str, mutation: &str, needs: Value) {
        let payload = self.asked(persona, mutation, needs).await;
        assert_eq!(payload["problems"], json!([]), "{mutation} by {persona}");
    }

    pub async fn refused(&self, persona: &str, mutation: &str, needs: Value, code: &str) {
        let payload = self.asked(persona, mutation, needs).await;
        assert_eq!(
            payload["problems"][0]["code"], code,
            "{mutation} by {persona}: {payload}"
        );
    }

    async fn asked(&self, persona: &str, mutation: &str, needs: Value) -> Value {
        let mut input = needs;
        input["caseNumber"] = json!(self.case);
        input["version"] = self.see(persona, "version").await["version"].clone();
        ask(&self.door, persona, (mutation, input)).await
    }

    /// The case as a persona sees it.
    pub async fn see(&self, persona: &str, fields: &str) -> Value {
        let query = format!("query($number: String!) {{ case(number: $number) {{ {fields} }} }}");
        let body = json!({ "query": query, "variables": { "number": self.case } });
        self.door.ask(persona, &body).await["case"].clone()
    }

    pub async fn until(&self, persona: &str, fields: &str, holds: impl Fn(&Value) -> bool) -> Value {
        let look = || async {
            let case = self.see(persona, fields).await;
            if holds(&case) { Ok(case) } else { Err(case) }
        };
        until(look).await
    }

    pub async fn until_status(&self, persona: &str, of: &str, status: &str) {
        let fields = format!("... on {of} {{ status }}");
        self.until(persona, &fields, |case| case["status"] == status)
            .await;
    }

    /// Waits until nothing keeps a persona from a mutation.
    pub async fn until_possible(&self, persona: &str, mutation: &str) {
        let possible = |case: &Value| {
            let actions = case["availableActions"].as_array().unwrap();
            let mut wanted = actions.iter().filter(|action| action["action"] == mutation);
            wanted.any(|action| action["reason"].is_null())
        };
        let fields = "availableActions { action reason { code } }";
        self.until(persona, fields, possible).await;
    }

    /// The number of the handover of its file, once it has begun.
    pub async fn asked_for_the_file(&self, clerk: &str) -> String {
        self.until_possible(clerk, "requestVehicleFile").await;
        self.act(clerk, "requestVehicleFile", json!({})).await;
        self.handover(clerk).await
    }

    /// The number of the handover that is under way.
    pub async fn handover(&self, clerk: &str) -> String {
        let begun = "... on VehicleTransfer { handover { number } }";
        let case = self
            .until(clerk, begun, |case| case["handover"].is_object())
            .await;
        case["handover"]["number"].as_str().unwrap().to_owned()
    }

    /// Takes up the check of a file that has come, and gives the names in its manifest.
    pub async fn claim_the_check(&self, clerk: &str) -> Vec<Value> {
        self.claim(clerk, "REVIEW").await;
        let case = self
            .see(clerk, "... on FileHandover { manifest { items { name } } }")
            .await;
        let items = case["manifest"]["items"].as_array().unwrap();
        items.iter().map(|item| item["name"].clone()).collect()
    }

    /// Decides on every document of the check that was taken up.
    pub async fn check(&self, clerk: &str, verdicts: Value) {
        let task = self.review(clerk).await;
        let needs = json!({ "task": task["number"], "fence": task["fence"], "verdicts": verdicts });
        self.act(clerk, "checkFile", needs).await;
    }

    /// The check that is to be made.
    pub async fn review(&self, clerk: &str) -> Value {
        self.task(clerk, "REVIEW").await
    }

    /// What is to be done for this purpose.
    async fn task(&self, persona: &str, purpose: &str) -> Value {
        let case = self.see(persona, "tasks { number purpose fence status }").await;
        let tasks = case["tasks"].as_array().unwrap();
        let open = |task: &&Value| task["purpose"] == purpose && task["status"] != "DONE";
        tasks.iter().find(open).unwrap().clone()
    }

    /// Takes up what is to be done for this purpose, and gives the task with its fence.
    pub async fn claim(&self, persona: &str, purpose: &str) -> Value {
        let number = self.task(persona, purpose).await["number"].clone();
        self.act(persona, "claimTask", json!({ "task": number })).await;
        self.task(persona, purpose).await
    }

    /// Links for a persona to every page of evidence that can be seen.
    pub async fn pages(&self, persona: &str) -> Vec<String> {
        let fields = "... on EvidenceAccess { viewing { items { pages { path } } } }";
        let case = self.see(persona, fields).await;
        let items = case["viewing"]["items"].as_array().unwrap().iter();
        let pages = items.flat_map(|item| item["pages"].as_array().unwrap());
        pages
            .map(|page| page["path"].as_str().unwrap().to_owned())
            .collect()
    }
}

/// One request until it has its answer.
pub async fn ask<A: Ask>(door: &A, persona: &str, (mutation, mut input): (&str, Value)) -> Value {
    let of = format!("{}{}Input", mutation[..1].to_uppercase(), &mutation[1..]);
    input["requestId"] = json!(request_id());
    let query = format!(
        "mutation($input: {of}!) {{ {mutation}(input: $input) {{ caseNumber pending problems {{ code message }} }} }}"
    );
    let body = json!({ "query": query, "variables": { "input": input } });
    let answered = || async {
        let payload = door.ask(persona, &body).await[mutation].clone();
        if payload["pending"] == json!(true) {
            Err(payload)
        } else {
            Ok(payload)
        }
    };
    until(answered).await
}
