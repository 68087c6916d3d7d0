//! Every way of asking, by one pair of eyes.

use super::{
    super::{operations::with_reason, subscriptions},
    Found, Known,
};
use crate::{
    people::{resident_id, serial},
    world::{World, now},
};
use domain::access::Purpose;
use futures::StreamExt as _;
use serde_json::{Value, json};
use store::finder::Scope;

/// Somebody who asks, and everything that they can ask.
pub struct Eyes<'a> {
    pub world: &'a World,
    pub known: &'a [Known],
    pub name: &'static str,
    pub reason: bool,
}

impl Eyes<'_> {
    /// What the rules say: one's own matter, and the work of one's office or audit without one's own.
    pub fn expected(&self) -> (Found, Found) {
        let place = match self.name {
            "clerk" | "colleague" | "lead" | "supervisor" => "33",
            "elsewhere" => "44",
            "auditor" if self.reason => "33",
            "inspector" if self.reason => "44",
            _ => "none",
        };
        let numbers = |wanted: &dyn Fn(&&Known) -> bool| {
            let wanted = self.known.iter().filter(wanted);
            wanted.map(|one| one.number.clone()).collect()
        };
        (
            numbers(&|one| one.applicant == self.name),
            numbers(&|one| one.applicant != self.name && one.office.starts_with(place)),
        )
    }

    async fn ask(&self, field: &str, args: &str, selection: &str) -> Value {
        let asks = self.reason && ["case", "node", "nodes", "workQueue", "readLog"].contains(&field);
        let query = format!("{{ {field}{} {{ {selection} }} }}", with_reason(args, asks));
        self.world.data(self.name, &query, json!({})).await[field].take()
    }

    /// Those of the known cases for which something is there.
    async fn those(&self, mut there: impl AsyncFnMut(&Known) -> bool) -> Found {
        let mut found = Found::new();
        for one in self.known {
            if there(one).await {
                found.insert(one.number.clone());
            }
        }
        found
    }

    /// Ways that take a number or an id.
    pub async fn of_one_case(&self) -> Vec<(&'static str, Found)> {
        let case = async |one: &Known, selection: &str| {
            self.ask("case", &format!("number: \"{}\"", one.number), selection)
                .await
        };
        vec![
            (
                "row",
                self.those(async |one| case(one, "number").await["number"] == one.number)
                    .await,
            ),
            (
                "history",
                self.those(async |one| {
                    is_filled(&case(one, "history(first: 1) { nodes { hash } }").await["history"]["nodes"])
                })
                .await,
            ),
            (
                "documents",
                self.those(async |one| is_filled(&case(one, "documents { id }").await["documents"]))
                    .await,
            ),
            (
                "node id",
                self.those(async |one| {
                    self.ask("node", &format!("id: {}", one.id), "id").await["id"] == one.id
                })
                .await,
            ),
            (
                "nodes",
                self.those(async |one| {
                    !self.ask("nodes", &format!("ids: [{}]", one.id), "id").await[0].is_null()
                })
                .await,
            ),
            (
                "document id",
                self.those(async |one| self.document(one).await).await,
            ),
            ("download", self.those(async |one| self.download(one).await).await),
            (
                "subscription",
                self.those(async |one| self.followed(one).await).await,
            ),
        ]
    }

    async fn document(&self, one: &Known) -> bool {
        use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
        let id = URL_SAFE_NO_PAD.encode(format!("Document:{}", one.document));
        let found = self
            .ask("node", &format!("id: \"{id}\""), "... on Document { documentId }")
            .await;
        found["documentId"] == one.document
    }

    /// As the door for files asks.
    async fn download(&self, one: &Known) -> bool {
        let purpose = if self.reason {
            Purpose::Audit {
                reason: "年度检查".to_owned(),
            }
        } else {
            Purpose::Casework
        };
        let scope = Scope::of(&self.world.principal(self.name).unwrap(), purpose);
        let id = domain::case::DocumentId(one.document.parse().unwrap());
        self.world
            .store
            .finder(scope, now())
            .document(id)
            .await
            .unwrap()
            .is_some()
    }

    /// Whether a stream of its events has a first one; of a case that is not there it ends at once.
    async fn followed(&self, one: &Known) -> bool {
        let args = with_reason(&format!("number: \"{}\"", one.number), self.reason);
        let query = format!("subscription {{ caseEvents{args} {{ hash }} }}");
        let request = self.world.request(self.name, &query, json!({}));
        let first = self.world.schema.execute_stream(request).next().await;
        first.is_some_and(|item| item.errors.is_empty())
    }

    /// Lists and searches of work.
    pub async fn of_work(&self) -> Vec<(&'static str, Found)> {
        let queue = async |args: &str| {
            let page = self
                .ask("workQueue", args, "totalCount { value } nodes { number }")
                .await;
            let found: Found = numbers(&page["nodes"]);
            assert_eq!(page["totalCount"]["value"], found.len(), "{}: {args}", self.name);
            found
        };
        let mut ways = vec![("list and count", queue("first: 100").await)];
        ways.push((
            "search by number",
            self.those(async |one| {
                queue(&format!("filter: {{ number: \"{}\" }}", one.number))
                    .await
                    .contains(&one.number)
            })
            .await,
        ));
        ways.push((
            "search by person",
            self.those(async |one| {
                let document = format!(
                    "{{ kind: RESIDENT_ID_CARD, number: \"{}\" }}",
                    resident_id(serial(one.applicant))
                );
                !queue(&format!("filter: {{ applicant: {document} }}"))
                    .await
                    .is_empty()
            })
            .await,
        ));
        ways.push(("feed", self.feed().await));
        ways
    }

    async fn feed(&self) -> Found {
        if self.expected().1.is_empty() {
            // A stream that has nothing to say does not end; the finder behind it says so at once.
            let scope = Scope::of(&self.world.principal(self.name).unwrap(), Purpose::Casework);
            let finder = self.world.store.finder(scope, now());
            let page = finder
                .queue_feed_after(store::finder::FeedCursor::default())
                .await
                .unwrap();
            return page.entries.iter().map(|entry| entry.case.to_string()).collect();
        }
        let args = subscriptions::args("workQueueChanges", "").unwrap();
        let args = with_reason(&args, self.reason);
        let query = format!("subscription {{ workQueueChanges{args} {{ cases {{ number }} }} }}");
        let request = self.world.request(self.name, &query, json!({}));
        let first = self.world.schema.execute_stream(request).next().await.unwrap();
        numbers(&serde_json::to_value(first).unwrap()["data"]["workQueueChanges"]["cases"])
    }

    /// Lists of one's own.
    pub async fn of_own(&self) -> Vec<(&'static str, Found)> {
        let mine = self.ask("myCases", "first: 100", "nodes { number }").await;
        let inbox = self.ask("inbox", "first: 100", "nodes { caseNumber }").await;
        let told = inbox["nodes"].as_array().unwrap().iter();
        vec![
            ("my cases", numbers(&mine["nodes"])),
            (
                "inbox",
                told.map(|one| one["caseNumber"].as_str().unwrap().to_owned())
                    .collect(),
            ),
        ]
    }

    /// What acts say: a refusal of the case, or that it is not there.
    pub async fn by_acts(&self) -> Vec<(&'static str, Found)> {
        let problems = self.those(async |one| {
            // Nobody can do this now, and those who see the case learn why.
            let extra = json!({ "consent": true });
            let refused = self
                .world
                .act(self.name, "confirmReceivedAt", &one.number, extra)
                .await;
            refused["problems"][0]["code"] != "NOT_FOUND"
        });
        let ticket = self.those(async |one| {
            let query = "mutation ($input: StartUploadInput!) { startUpload(input: $input) { ticket { documentId } } }";
            let input = json!({ "requestId": self.world.fresh(), "caseNumber": one.number, "kind": "PHOTO", "name": "x" });
            let started = self.world.data(self.name, query, json!({ "input": input })).await;
            !started["startUpload"]["ticket"].is_null()
        });
        vec![("problem texts", problems.await), ("upload", ticket.await)]
    }

    /// What tells of some cases and not of all.
    pub async fn hints(&self) -> Vec<(&'static str, Found)> {
        let log = self.those(async |one| {
            is_filled(
                &self
                    .ask(
                        "readLog",
                        &format!("caseNumber: \"{}\"", one.number),
                        "nodes { at }",
                    )
                    .await["nodes"],
            )
        });
        let answers = self.those(async |one| {
            let args = format!("caseNumber: \"{}\", requestId: {}", one.number, one.request);
            !self.ask("requestAnswer", &args, "version").await.is_null()
        });
        let second = self.those(async |one| {
            let mut input = self.world.application(one.applicant);
            input["office"] = json!(if self.name == "elsewhere" {
                "44010001"
            } else {
                "33010001"
            });
            if one.applicant == self.name {
                input["channel"] = json!("ONLINE");
            }
            self.second(input).await.to_string().contains(&one.number)
        });
        vec![
            ("read log", log.await),
            ("answers", answers.await),
            ("a second application", second.await),
        ]
    }

    /// What somebody is told who enters another application of a person.
    async fn second(&self, input: Value) -> Value {
        let query =
            "mutation ($input: SubmitLicenceApplicationInput!) { submitLicenceApplication(input: $input) {
            case { number } problems { code message detail { caseNumber } } } }";
        let answer = self.world.data(self.name, query, json!({ "input": input })).await;
        let code = &answer["submitLicenceApplication"]["problems"][0]["code"];
        assert!(
            code.is_string(),
            "{}: a second application was taken: {answer}",
            self.name
        );
        answer
    }
}

fn numbers(nodes: &Value) -> Found {
    let nodes = nodes.as_array().unwrap().iter();
    nodes
        .map(|one| one["number"].as_str().unwrap().to_owned())
        .collect()
}

fn is_filled(list: &Value) -> bool {
    list.as_array().is_some_and(|list| !list.is_empty())
}
