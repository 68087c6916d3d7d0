//! A server of its own for each test, and ways to talk to it.

use crate::toy::{Ran, toy};
use async_trait::async_trait;
use axum::http::{HeaderMap, StatusCode};
use chrono::{TimeDelta, Utc};
use domain::access::{PersonId, Principal};
use graphql::http::{AuthProblem, Authenticate, HttpOptions, router};
use reqwest::{Client, RequestBuilder};
use serde_json::{Value, json};
use std::{
    net::SocketAddr,
    sync::{Arc, atomic::Ordering},
};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
    task::JoinHandle,
};
use uuid::Uuid;

pub struct Bed {
    pub address: SocketAddr,
    pub client: Client,
    ran: Ran,
    server: JoinHandle<()>,
}

/// A status and the body as JSON.
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Value,
}

impl Answer {
    /// The code of the first error.
    pub fn code(&self) -> &str {
        self.body["errors"][0]["extensions"]["code"]
            .as_str()
            .unwrap_or("none")
    }

    pub fn refusal(&self) -> (u16, &str) {
        (self.status, self.code())
    }
}

/// Takes `1` to `9` as tokens of that person; `1:200` ends after 200 ms. Others are refused.
struct Tokens;

#[async_trait]
impl Authenticate for Tokens {
    async fn principal(&self, headers: &HeaderMap) -> Result<Option<Principal>, AuthProblem> {
        let Some(value) = headers.get("authorization") else {
            return Ok(None);
        };
        let token = value
            .to_str()
            .unwrap()
            .strip_prefix("Bearer ")
            .unwrap_or_default();
        self.principal_of_token(token).await.map(Some)
    }

    async fn principal_of_token(&self, token: &str) -> Result<Principal, AuthProblem> {
        let (person, left) = token.split_once(':').unwrap_or((token, "3600000"));
        let person = person.parse().map_err(|_| {
            AuthProblem::new(
                StatusCode::UNAUTHORIZED,
                "TOKEN_SIGNATURE",
                "签名不正确",
                "The signature does not match.",
            )
        })?;
        Ok(Principal {
            person: PersonId(Uuid::from_u128(person)),
            role: None,
            expires_at: Utc::now() + TimeDelta::milliseconds(left.parse().unwrap()),
        })
    }
}

pub async fn bed() -> Bed {
    bed_with(|_| {}).await
}

pub async fn bed_with(change: impl FnOnce(&mut HttpOptions)) -> Bed {
    // Another test of this process may have been first.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let mut options = HttpOptions::new(Arc::new(Utc::now));
    change(&mut options);
    let ran = Ran::default();
    let routes = router(toy(ran.clone()), options, Arc::new(Tokens));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let service = routes.into_make_service_with_connect_info::<SocketAddr>();
    let server = tokio::spawn(async move { axum::serve(listener, service).await.unwrap() });
    Bed {
        address,
        client: Client::builder().no_proxy().build().unwrap(),
        ran,
        server,
    }
}

impl Drop for Bed {
    fn drop(&mut self) {
        self.server.abort();
    }
}

impl Bed {
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// How often a mutation ran.
    pub fn ran(&self) -> u32 {
        self.ran.load(Ordering::SeqCst)
    }

    pub fn post(&self) -> RequestBuilder {
        self.client.post(self.url("/graphql"))
    }

    pub async fn ask(&self, query: &str) -> Answer {
        answer(self.post().json(&json!({ "query": query }))).await
    }

    pub async fn ask_as(&self, token: &str, query: &str) -> Answer {
        answer(self.post().bearer_auth(token).json(&json!({ "query": query }))).await
    }

    /// A body of bytes that say to be JSON.
    pub async fn raw(&self, body: impl Into<reqwest::Body>) -> Answer {
        answer(self.post().header("content-type", "application/json").body(body)).await
    }

    /// Sends bytes over a bare connection and reads until the server closes it.
    pub async fn bytes(&self, request: &str) -> String {
        let mut connection = TcpStream::connect(self.address).await.unwrap();
        connection.write_all(request.as_bytes()).await.unwrap();
        let mut read = Vec::new();
        connection.read_to_end(&mut read).await.unwrap();
        String::from_utf8_lossy(&read).into_owned()
    }
}

pub async fn answer(request: RequestBuilder) -> Answer {
    let response = request.send().await.unwrap();
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    let text = response.text().await.unwrap();
    let body = serde_json::from_str(&text).unwrap_or(Value::String(text));
    Answer {
        status,
        headers,
        body,
    }
}
