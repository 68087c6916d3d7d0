//! Requests that are no requests, with a marker wherever one fits.
use super::{marker::Sower, people::People};
use reqwest::{Client, RequestBuilder};
use serde_json::{Value, json};

const NAMES: [&str; 10] = [
    "authorization",
    "cookie",
    "user-agent",
    "x-forwarded-for",
    "traceparent",
    "accept-language",
    "origin",
    "referer",
    "x-request-id",
    "x-reason",
];

/// Sends all of them, as a clerk and as nobody.
pub async fn send(people: &People, sower: &Sower) {
    let token = people.token("clerk-guangzhou").await;
    let requests = Requests {
        sower,
        base: people.url.clone(),
        http: Client::new(),
    };
    for token in [None, token] {
        let all = requests
            .headers()
            .chain(requests.addresses())
            .chain(requests.bodies());
        let all: Vec<RequestBuilder> = all.collect();
        for request in all {
            let request = match &token {
                Some(token) => request.bearer_auth(token),
                None => request,
            };
            // What it is answered does not matter here; some are cut off.
            let _ = request.send().await;
        }
    }
}

struct Requests<'a> {
    sower: &'a Sower,
    base: String,
    http: Client,
}

impl Requests<'_> {
    fn post(&self, body: &Value) -> RequestBuilder {
        self.http.post(format!("{}/graphql", self.base)).json(body)
    }

    fn headers(&self) -> impl Iterator<Item = RequestBuilder> {
        NAMES.iter().map(|name| {
            let value = self.sower.letters(&format!("the header {name}"));
            let value = if *name == "authorization" {
                format!("Bearer {value}")
            } else {
                value
            };
            self.post(&json!({ "query": "{ viewer { name } }" }))
                .header(*name, value)
        })
    }

    fn addresses(&self) -> impl Iterator<Item = RequestBuilder> {
        let paths = [
            "/MARK",
            "/graphql?query=MARK",
            "/graphql?query={viewer{name}}&variables=MARK",
            "/documents/MARK",
            "/graphql?extensions=MARK",
            "/graphql/MARK",
            "/healthz?MARK",
        ];
        let gets = paths.into_iter().map(|path| {
            let mark = self.sower.letters(&format!("the address {path}"));
            self.http
                .get(format!("{}{}", self.base, path.replace("MARK", &mark)))
        });
        let mark = self.sower.letters("the address /uploads/MARK");
        let put = self
            .http
            .put(format!("{}/uploads/{mark}", self.base))
            .header("content-type", "application/pdf");
        gets.chain([put.body(self.sower.words("the body of an upload without a ticket"))])
    }

    fn bodies(&self) -> impl Iterator<Item = RequestBuilder> {
        let queries = [
            "{ case(number: \"MARK",
            "{ case(number: MARK) { number } }",
            "{ MARK }",
            "{ viewer { MARK } }",
            "{ viewer { name @MARK } }",
            "{ MARK: case(number: \"MARK\") { number MARK: version } }",
            "# MARK\n{ viewer { name } } # MARK",
            "query MARK($MARK: MARK) { viewer { name } }",
            "{ ...MARK } fragment MARK on MARK { name }",
            "{ case(number: \"\"\"MARK\u{0}\"\"\") { number } }",
            "mutation { claimTask(input: { caseNumber: \"MARK\", requestId: \"MARK\", version: \"MARK\", MARK: MARK }) { version } }",
            "mutation { submitLicenceApplication(input: { applicant: \"MARK\", channel: MARK }) { version } }",
        ];
        let queries = queries.into_iter().map(|query| {
            let mark = self.sower.letters(&format!("the query {query}"));
            self.post(&json!({ "query": query.replace("MARK", &mark), "operationName": mark }))
        });
        queries.chain(self.variables()).chain(self.torn())
    }

    /// Values of other types than their inputs.
    fn variables(&self) -> impl Iterator<Item = RequestBuilder> {
        let mark = self.sower.words("a value of another type");
        let wrong = json!([
            { mark.clone(): mark }, [mark], mark, format!("{}{mark}", "长".repeat(10_000)), format!("{mark}\u{0}\u{202E}"),
        ]);
        let query = "mutation($input: SubmitLicenceApplicationInput!) { submitLicenceApplication(input: $input) { version } }";
        let wrong: Vec<Value> = wrong.as_array().unwrap().clone();
        wrong.into_iter().flat_map(move |value| {
            let inside = json!({ "applicant": value, "channel": value, "requestId": value, "office": value });
            let bodies = [json!({ "query": query, "variables": { "input": value } }),
                json!({ "query": query, "variables": { "input": inside } }),
                json!({ "query": "query($n: String!) { case(number: $n) { number } }", "variables": { "n": value } }),
                json!({ "query": query, "variables": value }),
                json!({ "query": value })];
            bodies.map(|body| self.post(&body)).into_iter()
        })
    }

    /// Bodies that are not JSON.
    fn torn(&self) -> impl Iterator<Item = RequestBuilder> {
        let bodies = [
            "MARK",
            "{\"query\": \"MARK",
            "[\"MARK\"]",
            "{\"MARK\": 1}",
            "query=MARK",
            "{\"query\":\"{viewer{name}}\",\"query\":\"MARK\"}",
        ];
        let kinds = [
            "application/json",
            "text/plain",
            "application/graphql",
            "multipart/form-data; boundary=MARK",
        ];
        let pairs = bodies
            .into_iter()
            .flat_map(move |body| kinds.map(|kind| (body, kind)));
        pairs.map(|(body, kind)| {
            let mark = self.sower.letters(&format!("the {kind} {body}"));
            let post = self.http.post(format!("{}/graphql", self.base));
            post.header("content-type", kind.replace("MARK", &mark))
                .body(body.replace("MARK", &mark))
        })
    }
}
