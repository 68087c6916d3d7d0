//! Operations that ask for too much, and bodies that hold none.
use super::{Answers, Scene, code};
use serde_json::{Value, json};

/// Sends all of them, signed in.
pub async fn send(scene: &Scene) -> Answers {
    let mut answers = Answers::new();
    for (what, query) in operations() {
        let body = json!({ "query": query }).to_string().into_bytes();
        answers.insert(what, post(scene, "application/json", body).await);
    }
    for (what, kind, body) in bodies() {
        answers.insert(what, post(scene, kind, body).await);
    }
    answers
}

async fn post(scene: &Scene, kind: &str, body: Vec<u8>) -> String {
    let token = scene.people.token("clerk-guangzhou").await.unwrap();
    let request = reqwest::Client::new().post(format!("{}/graphql", scene.home.url()));
    let request = request.bearer_auth(token).header("content-type", kind).body(body);
    let answer: Value = request.send().await.unwrap().json().await.unwrap();
    code(&answer)
}

fn many(count: usize, one: impl Fn(usize) -> String) -> String {
    (0..count).map(one).collect::<Vec<_>>().join(" ")
}

fn operations() -> Vec<(&'static str, String)> {
    let deep = |depth: usize| {
        format!(
            "{{ __schema {{ types {{ {} name {} }} }} }}",
            "ofType {".repeat(depth),
            "}".repeat(depth)
        )
    };
    let dear = "{ myCases(first: 100) { nodes { events(first: 100) { nodes { version } } documents { id } tasks { number } } } }";
    let tower = many(30, |n| {
        format!("fragment F{n} on Viewer {{ ...F{m} ...F{m} }}", m = n + 1)
    });
    vec![
        ("a query that is too deep", deep(20)),
        ("brackets without end", "{a".repeat(4000)),
        ("a query that is too dear", dear.to_owned()),
        (
            "a query with 16 aliases",
            format!("{{ viewer {{ {} }} }}", many(16, |n| format!("a{n}: name"))),
        ),
        (
            "a query with 16 fields at its root",
            format!("{{ {} }}", many(16, |n| format!("a{n}: viewer {{ name }}"))),
        ),
        (
            "a query with 1,000 aliases",
            format!("{{ viewer {{ {} }} }}", many(1000, |n| format!("a{n}:name"))),
        ),
        (
            "a query with 10,000 aliases",
            format!("{{ viewer {{ {} }} }}", many(10_000, |n| format!("a{n}:name"))),
        ),
        (
            "a tower of fragments",
            format!("{{ viewer {{ ...F0 }} }} {tower} fragment F30 on Viewer {{ name }}"),
        ),
        (
            "a fragment within itself",
            "{ viewer { ...F } } fragment F on Viewer { ...F }".to_owned(),
        ),
        (
            "two mutations",
            "mutation { a: markRead(input: {}) { x } b: markRead(input: {}) { x } }".to_owned(),
        ),
        ("a syntax error", "{ viewer ".to_owned() + "!"),
        (
            "a field that the schema does not know",
            "{ viewer { secret } }".to_owned(),
        ),
    ]
}

fn bodies() -> Vec<(&'static str, &'static str, Vec<u8>)> {
    const JSON: &str = "application/json";
    let bytes = |text: &str| text.as_bytes().to_vec();
    vec![
        (
            "a body that is not JSON",
            JSON,
            bytes("query { viewer { name } }"),
        ),
        ("a body that stops", JSON, bytes("{\"query\": \"{ viewer")),
        ("a body of invalid UTF-8", JSON, b"{\"query\": \"\xFF\"}".to_vec()),
        ("a body that is no object", JSON, bytes("1")),
        (
            "a list of operations",
            JSON,
            bytes("[{\"query\": \"{ viewer { name } }\"}]"),
        ),
        ("a body without an operation", JSON, bytes("{}")),
        (
            "a body of plain text",
            "text/plain",
            bytes("{\"query\": \"{ viewer { name } }\"}"),
        ),
        ("a body that is too large", JSON, vec![b' '; 64 * 1024 + 1]),
    ]
}
