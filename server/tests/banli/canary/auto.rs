//! A marker in every input of the schema at once, for everybody: most of it is refused, and none of it is to be seen again.
use super::{
    marker::Sower,
    people::People,
    schema::{Input, Operation, Schema, is_text, named},
};
use crate::walk::request_id;
use serde_json::{Map, Value, json};
use std::time::Duration;

/// Who tries.
const EVERYBODY: [&str; 6] = [
    "clerk-guangzhou",
    "officer-guangzhou",
    "lead-chengdu",
    "citizen-chengdu",
    "auditor-guangdong",
    "nobody",
];
/// How long a stream is listened to that may have nothing to say.
const LISTENING: Duration = Duration::from_millis(300);

/// Asks everything, once with markers everywhere and once with the number of this case.
pub async fn fill_everything(schema: &Schema, people: &People, sower: &Sower, case: &str) {
    for operation in &schema.operations {
        for persona in EVERYBODY {
            for number in [None, Some(case)] {
                let filler = Filler {
                    schema,
                    sower,
                    number,
                };
                let (query, variables) = filler.request(operation);
                if operation.root == "subscription" {
                    listen(people, persona, (&query, &variables)).await;
                } else {
                    people.answer(persona, &query, &variables).await;
                }
            }
        }
    }
}

async fn listen(people: &People, persona: &str, (query, variables): (&str, &Value)) {
    let body = json!({ "query": query, "variables": variables });
    let request = reqwest::Client::new().post(format!("{}/graphql", people.url));
    let mut request = request.json(&body).header("accept", "text/event-stream");
    if let Some(token) = people.token(persona).await {
        request = request.bearer_auth(token);
    }
    let mut stream = request.send().await.unwrap();
    while let Ok(Ok(Some(_))) = tokio::time::timeout(LISTENING, stream.chunk()).await {}
}

struct Filler<'a> {
    schema: &'a Schema,
    sower: &'a Sower,
    number: Option<&'a str>,
}

impl Filler<'_> {
    fn request(&self, operation: &Operation) -> (String, Value) {
        let Operation {
            root,
            name,
            arguments,
            has_fields,
        } = operation;
        let declared: Vec<String> = arguments
            .iter()
            .map(|one| format!("${}: {}", one.name, written(&one.kind)))
            .collect();
        let passed: Vec<String> = arguments
            .iter()
            .map(|one| format!("{0}: ${0}", one.name))
            .collect();
        let bracketed = |list: Vec<String>| {
            if list.is_empty() {
                String::new()
            } else {
                format!("({})", list.join(", "))
            }
        };
        let selection = if *has_fields { " { __typename }" } else { "" };
        let query = format!(
            "{root} All{} {{ {name}{}{selection} }}",
            bracketed(declared),
            bracketed(passed)
        );
        (query, self.object(name, arguments))
    }

    fn object(&self, owner: &str, inputs: &[Input]) -> Value {
        let each = inputs
            .iter()
            .map(|input| (input.name.clone(), self.value(owner, input, &input.kind)));
        Value::Object(each.collect::<Map<_, _>>())
    }

    fn value(&self, owner: &str, input: &Input, kind: &Value) -> Value {
        match kind["kind"].as_str().unwrap() {
            "NON_NULL" => self.value(owner, input, &kind["ofType"]),
            "LIST" => json!([self.value(owner, input, &kind["ofType"])]),
            "INPUT_OBJECT" => {
                let name = kind["name"].as_str().unwrap();
                self.object(name, &self.schema.inputs[name])
            }
            "ENUM" => json!(self.schema.enums[kind["name"].as_str().unwrap()]),
            _ if is_text(kind) => self.text(owner, input),
            _ => match named(kind)["name"].as_str().unwrap() {
                "UUID" => json!(request_id()),
                "Boolean" => json!(true),
                "Date" => json!("2026-11-20"),
                "DateTime" => json!("2026-11-20T01:00:00Z"),
                "Int" => json!(1),
                other => panic!("{owner}.{}: no value for a {other}", input.name),
            },
        }
    }

    fn text(&self, owner: &str, input: &Input) -> Value {
        let is_case = ["caseNumber", "number", "receiptNumber"].contains(&input.name.as_str())
            && owner != "IdentityDocumentInput";
        match self.number {
            Some(number) if is_case => json!(number),
            _ => json!(self.sower.words(&format!("{owner}.{}, filled", input.name))),
        }
    }
}

/// A type as a query writes it.
fn written(kind: &Value) -> String {
    match kind["kind"].as_str().unwrap() {
        "NON_NULL" => format!("{}!", written(&kind["ofType"])),
        "LIST" => format!("[{}]", written(&kind["ofType"])),
        _ => kind["name"].as_str().unwrap().to_owned(),
    }
}
