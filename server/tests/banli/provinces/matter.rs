//! One case as the people see it who work on it.
use crate::client::{Asked, Client, Wish, with};
use serde_json::{Value, json};

/// What people look at before they act on a transfer.
const OF_A_TRANSFER: &str =
    "... on VehicleTransfer { status file { status } handover { number } plate { status number offered } }";
/// The same for a handover.
const OF_A_HANDOVER: &str = "tasks { number purpose status fence }
    ... on FileHandover { status stage lock attempt custodian { code } manifest { items { name } } }";

/// The same for an application for evidence.
const OF_EVIDENCE: &str = "tasks { number purpose status fence }
    ... on EvidenceAccess { status notices { status } grant { open } viewing { items { item pages { number path } } } }";

/// A case, and what was asked of it.
#[derive(Debug)]
pub struct Matter {
    pub number: String,
    fields: &'static str,
    /// The version that was seen last.
    version: u64,
    pub asked: Vec<Asked>,
}

impl Matter {
    pub const fn transfer(number: String) -> Self {
        Self {
            number,
            fields: OF_A_TRANSFER,
            version: 0,
            asked: vec![],
        }
    }

    pub const fn handover(number: String) -> Self {
        Self {
            number,
            fields: OF_A_HANDOVER,
            version: 0,
            asked: vec![],
        }
    }

    pub const fn evidence(number: String) -> Self {
        Self {
            number,
            fields: OF_EVIDENCE,
            version: 0,
            asked: vec![],
        }
    }

    /// Looks until it holds.
    pub async fn until(
        &mut self,
        client: &Client,
        who: &str,
        holds: impl Fn(&Value) -> bool,
    ) -> Result<Value, String> {
        let fields = self.fields;
        let query = format!(
            "query($number: String!) {{ case(number: $number) {{
                version closed availableActions {{ action reason {{ code }} }} {fields} }} }}"
        );
        let body = json!({ "query": query, "variables": { "number": self.number } });
        let seen = client.until(who, &body, |data| holds(&data["case"])).await;
        let case = seen.map_err(|why| format!("{} for {who}: {why}", self.number))?["case"].take();
        self.version = case["version"].as_u64().unwrap_or(self.version);
        Ok(case)
    }

    pub async fn until_status(&mut self, client: &Client, who: &str, status: &str) -> Result<Value, String> {
        self.until(client, who, |case| case["status"] == status).await
    }

    /// What somebody does as soon as nothing stands in the way, with what it needs beside the case and its version.
    pub async fn does(
        &mut self,
        client: &Client,
        act: (&'static str, &'static str),
        needs: impl FnOnce(&Value) -> Value,
    ) -> Result<(), String> {
        let (who, verb) = act;
        let seen = self.until(client, who, |case| is_possible(case, verb)).await?;
        self.goes_on(client, act, needs(&seen)).await
    }

    /// What somebody does on what was seen last, where nothing has to happen before it.
    pub async fn goes_on(
        &mut self,
        client: &Client,
        (who, verb): (&'static str, &'static str),
        needs: Value,
    ) -> Result<(), String> {
        let wish = Wish {
            who,
            verb,
            input: with(needs, json!({ "version": self.version })),
            case: Some(self.number.clone()),
        };
        let (_, asked) = client.insist(wish).await?;
        self.version = asked.version;
        self.asked.push(asked);
        Ok(())
    }
}

fn is_possible(case: &Value, verb: &str) -> bool {
    let mut actions = case["availableActions"].as_array().into_iter().flatten();
    actions.any(|action| action["action"] == verb && action["reason"].is_null())
}

/// The task for a purpose that is not done.
pub fn task<'a>(case: &'a Value, purpose: &str) -> Option<&'a Value> {
    let mut tasks = case["tasks"].as_array()?.iter();
    tasks.find(|task| task["purpose"] == purpose && task["status"] != "DONE")
}
