//! A server that keeps the contract of `docs/ports.md` over maps in memory, and misbehaves when told to.

use crate::{
    http_accidents,
    http_vehicles::Vehicles,
    people::{Person, now, office},
};
use axum::{
    Router,
    body::{Body, Bytes},
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header::CONTENT_TYPE},
    response::{IntoResponse as _, Response},
    routing::post,
};
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, VecDeque},
    net::SocketAddr,
    sync::{Arc, Mutex},
};
use tokio::net::TcpListener;

pub const TOKEN: &str = "a token of the contract";

/// What the server does wrong with the next call. Faults queue up; without one it behaves.
#[derive(Clone, Copy, Debug)]
pub enum Fault {
    /// Never answers.
    Hang,
    /// Does nothing and answers with this status, and with `Retry-After: 7`.
    Status(u16),
    /// Does what was asked, and the connection breaks in the middle of the answer.
    LoseAnswer,
    /// Does what was asked, and something in between answers in its place.
    Garbage,
    /// Does what was asked, and answers without end.
    Endless,
    /// Answers with this text.
    Other(&'static str),
    /// Answers as if it had been asked about this accident.
    Of(&'static str),
}

/// A body and a status.
pub type Answer = (StatusCode, Value);

#[derive(Default)]
struct Records {
    /// By path and key: what was asked, and the answer.
    answers: BTreeMap<(String, String), (Value, Answer)>,
    /// By certificate: the person's document, and whether it is valid.
    certificates: BTreeMap<String, (Value, bool)>,
    vehicles: Vehicles,
    faults: VecDeque<Fault>,
    calls: usize,
}

/// The running server.
#[derive(Clone)]
pub struct Server {
    pub address: SocketAddr,
    records: Arc<Mutex<Records>>,
}

impl Server {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let server = Self {
            address: listener.local_addr().unwrap(),
            records: Arc::default(),
        };
        let router = Router::new()
            .route("/v1/{*path}", post(serve))
            .with_state(server.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        server
    }

    pub fn next(&self, fault: Fault) {
        self.records.lock().unwrap().faults.push_back(fault);
    }

    /// Calls that arrived, answered or not.
    pub fn calls(&self) -> usize {
        self.records.lock().unwrap().calls
    }

    /// Certificates that were ever issued.
    pub fn issued(&self) -> usize {
        self.records.lock().unwrap().certificates.len()
    }
}

async fn serve(
    State(server): State<Server>,
    Path(path): Path<String>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let fault = {
        let mut records = server.records.lock().unwrap();
        records.calls += 1;
        records.faults.pop_front()
    };
    match fault {
        Some(Fault::Hang) => return std::future::pending().await,
        Some(Fault::Status(status)) => {
            return (
                StatusCode::from_u16(status).unwrap(),
                [("retry-after", "7")],
                "busy",
            )
                .into_response();
        }
        _ => {}
    }
    if headers.get("authorization").unwrap() != &format!("Bearer {TOKEN}") {
        return StatusCode::UNAUTHORIZED.into_response();
    }
    let mut asked: Value = serde_json::from_slice(&body).unwrap();
    if let Some(Fault::Of(number)) = fault {
        asked["number"] = number.into();
    }
    let (status, answer) = if path == "accidents/items" {
        match http_accidents::item(&asked) {
            Ok(bytes) => return of_bytes(fault, bytes),
            Err(refusal) => refusal,
        }
    } else {
        server.records.lock().unwrap().answer(&path, &headers, asked)
    };
    match fault {
        Some(Fault::LoseAnswer) => cut(b"{\"outcome\":"),
        Some(Fault::Garbage) => welcome_page(),
        Some(Fault::Endless) => endless(),
        Some(Fault::Other(text)) => text.into_response(),
        _ => (status, axum::Json(answer)).into_response(),
    }
}

fn of_bytes(fault: Option<Fault>, bytes: Vec<u8>) -> Response {
    let mut response = match fault {
        Some(Fault::LoseAnswer) => cut(b"%PDF"),
        Some(Fault::Garbage) => return welcome_page(),
        Some(Fault::Endless) => endless(),
        _ => Response::new(Body::from(bytes)),
    };
    let media_type = HeaderValue::from_static("application/octet-stream");
    response.headers_mut().insert(CONTENT_TYPE, media_type);
    response
}

fn cut(beginning: &'static [u8]) -> Response {
    Response::new(Body::from_stream(futures::stream::iter([
        Ok(Bytes::from_static(beginning)),
        Err(std::io::Error::other("cut")),
    ])))
}

fn welcome_page() -> Response {
    "<html>a proxy's welcome page</html>".into_response()
}

fn endless() -> Response {
    Response::new(Body::from_stream(futures::stream::repeat_with(|| {
        Ok::<_, std::io::Error>(Bytes::from_static(&[b' '; 8 * 1024]))
    })))
}

impl Records {
    fn answer(&mut self, path: &str, headers: &HeaderMap, asked: Value) -> Answer {
        if path == "licences/look-up" {
            return self.look_up(&asked["document"]);
        }
        if let Some(answer) = http_accidents::ask(path, &asked) {
            return answer;
        }
        if let Some(answer) = self.vehicles.ask(path, &asked) {
            return answer;
        }
        let key = headers
            .get("idempotency-key")
            .expect("every call that changes something has one");
        let key = (path.to_owned(), key.to_str().unwrap().to_owned());
        if let Some((before, answer)) = self.answers.get(&key) {
            return if *before == asked {
                answer.clone()
            } else {
                refusal(409, "IDEMPOTENCY_KEY_REUSED")
            };
        }
        let answer = match path {
            "issuances" => self.issue(&asked["document"]),
            "revocations" => self.revoke(asked["certificate"].as_str().unwrap()),
            "deliveries" => deliver(&asked["document"]),
            "messages" => (StatusCode::ACCEPTED, json!({"outcome": "TAKEN"})),
            _ => {
                let of_vehicles = self.vehicles.order(path, &asked);
                of_vehicles.unwrap_or_else(|| refusal(404, "NO_SUCH_PATH"))
            }
        };
        // What may turn out otherwise another time is no answer for ever.
        let passing = ["NO_ACCOUNT", "REFUSED"].map(Value::from);
        if answer.0.is_success() && !passing.contains(&answer.1["outcome"]) {
            self.answers.insert(key, (asked, answer.clone()));
        }
        answer
    }

    fn valid(&self, document: &Value) -> Option<&String> {
        let mut all = self.certificates.iter();
        all.find(|(_, (holder, valid))| holder == document && *valid)
            .map(|(certificate, _)| certificate)
    }

    fn look_up(&self, document: &Value) -> Answer {
        let licence = status(document).map(|status| {
            json!({
                "issuingOffice": office(), "status": status, "validTo": "2027-05-31", "photoOnFile": true,
                "certificate": self.valid(document), "bannedUntil": null, "addedLater": "to be ignored",
            })
        });
        (StatusCode::OK, json!({ "licence": licence }))
    }

    fn issue(&mut self, document: &Value) -> Answer {
        let Some(status) = status(document) else {
            return refusal(404, "LICENCE_NOT_FOUND");
        };
        if status.contains('B') {
            return (StatusCode::OK, json!({"outcome": "REFUSED", "status": status}));
        }
        if self.valid(document).is_some() {
            return refusal(409, "ALREADY_ISSUED");
        }
        let serial = format!("{:08}", self.certificates.len() + 1);
        let certificate =
            domain::identifier::CertificateNumber::new("11100000000013338W999", "330100", &serial, "001")
                .unwrap();
        self.certificates
            .insert(certificate.to_string(), (document.clone(), true));
        (
            StatusCode::CREATED,
            json!({"outcome": "ISSUED", "certificate": certificate}),
        )
    }

    fn revoke(&mut self, certificate: &str) -> Answer {
        match self.certificates.get_mut(certificate) {
            None => refusal(404, "CERTIFICATE_NOT_FOUND"),
            Some((_, valid)) => {
                *valid = false;
                (StatusCode::OK, json!({"outcome": "REVOKED"}))
            }
        }
    }
}

fn deliver(document: &Value) -> Answer {
    let answer = if person(document).has_account() {
        json!({"outcome": "DELIVERED", "at": now()})
    } else {
        json!({"outcome": "NO_ACCOUNT"})
    };
    (StatusCode::OK, answer)
}

fn person(document: &Value) -> Person {
    let text = format!(
        "{}:{}",
        document["kind"].as_str().unwrap(),
        document["number"].as_str().unwrap()
    );
    Person::ALL
        .into_iter()
        .find(|person| person.document().canonical() == text)
        .unwrap()
}

fn status(document: &Value) -> Option<&'static str> {
    person(document).status()
}

pub fn refusal(status: u16, code: &str) -> Answer {
    (StatusCode::from_u16(status).unwrap(), json!({ "code": code }))
}
