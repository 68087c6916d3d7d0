//! Sockets that speak graphql-transport-ws.

use crate::harness::{Bed, bed, bed_with};
use futures::{SinkExt as _, StreamExt as _};
use serde_json::{Value, json};
use std::time::Duration;
use tokio::net::TcpStream;
use tokio_tungstenite::{
    MaybeTlsStream, WebSocketStream, connect_async,
    tungstenite::{Error, Message, client::IntoClientRequest as _},
};

struct Socket(WebSocketStream<MaybeTlsStream<TcpStream>>);

/// What a socket heard: a message, or the number and reason of its end.
#[derive(Debug, PartialEq)]
enum Heard {
    Message(Value),
    Closed(u16, String),
}

async fn connect(bed: &Bed, headers: &[(&'static str, &str)]) -> Result<Socket, u16> {
    let mut request = format!("ws://{}/graphql", bed.address)
        .into_client_request()
        .unwrap();
    for (name, value) in headers {
        request.headers_mut().insert(*name, value.parse().unwrap());
    }
    match connect_async(request).await {
        Ok((socket, _)) => Ok(Socket(socket)),
        Err(Error::Http(response)) => Err(response.status().as_u16()),
        Err(error) => panic!("{error}"),
    }
}

const PROTOCOL: (&str, &str) = ("sec-websocket-protocol", "graphql-transport-ws");

impl Socket {
    async fn open(bed: &Bed, token: Option<&str>) -> Self {
        let mut socket = connect(bed, &[PROTOCOL]).await.unwrap();
        let payload = token.map(|token| json!({ "authorization": format!("Bearer {token}") }));
        socket
            .say(&json!({ "type": "connection_init", "payload": payload }))
            .await;
        socket
    }

    async fn ready(bed: &Bed, token: Option<&str>) -> Self {
        let mut socket = Self::open(bed, token).await;
        assert_eq!(
            socket.hear().await,
            Heard::Message(json!({ "type": "connection_ack" }))
        );
        socket
    }

    async fn say(&mut self, message: &Value) {
        self.0.send(Message::text(message.to_string())).await.unwrap();
    }

    async fn ask(&mut self, id: &str, query: &str) {
        self.say(&json!({ "type": "subscribe", "id": id, "payload": { "query": query } }))
            .await;
    }

    async fn hear(&mut self) -> Heard {
        loop {
            match self.0.next().await.unwrap().unwrap() {
                Message::Text(text) => return Heard::Message(serde_json::from_str(&text).unwrap()),
                Message::Close(Some(frame)) => {
                    return Heard::Closed(frame.code.into(), frame.reason.to_string());
                }
                _ => {}
            }
        }
    }

    /// The first answer to an operation.
    async fn answer(&mut self, query: &str) -> Value {
        self.ask("1", query).await;
        match self.hear().await {
            Heard::Message(message) => message["payload"].clone(),
            Heard::Closed(code, reason) => panic!("{code} {reason}"),
        }
    }
}

fn code(payload: &Value) -> &str {
    payload["errors"][0]["extensions"]["code"]
        .as_str()
        .unwrap_or("none")
}

#[tokio::test]
async fn a_subscription_runs_over_a_socket() {
    let bed = bed().await;
    let mut socket = Socket::ready(&bed, Some("1")).await;
    socket.ask("a", "subscription { ticks { cursor } }").await;
    for n in 1..=3 {
        let next = json!({ "type": "next", "id": "a", "payload": { "data": { "ticks": { "cursor": n } } } });
        assert_eq!(socket.hear().await, Heard::Message(next));
    }
    assert_eq!(
        socket.hear().await,
        Heard::Message(json!({ "type": "complete", "id": "a" }))
    );
}

#[tokio::test]
async fn the_first_message_says_who_asks() {
    let bed = bed().await;
    let who = "{ seen { person } }";
    let signed_in = Socket::ready(&bed, Some("7")).await.answer(who).await;
    assert_eq!(
        signed_in["data"]["seen"]["person"],
        "00000000-0000-0000-0000-000000000007"
    );
    let nobody = Socket::ready(&bed, None).await.answer(who).await;
    assert_eq!(nobody["data"]["seen"]["person"], json!(null));
}

#[tokio::test]
async fn a_socket_without_a_token_may_do_what_anybody_may() {
    let bed = bed().await;
    let mut socket = Socket::ready(&bed, None).await;
    let answer = socket.answer("{ __schema { queryType { name } } }").await;
    assert_eq!(code(&answer), "INTROSPECTION_REFUSED");
}

#[tokio::test]
async fn a_refused_token_closes_the_socket() {
    let bed = bed().await;
    let mut socket = Socket::open(&bed, Some("forged")).await;
    assert_eq!(
        socket.hear().await,
        Heard::Closed(4403, "TOKEN_SIGNATURE".to_owned())
    );
}

#[tokio::test]
async fn a_token_that_ends_closes_the_socket_and_its_streams() {
    let bed = bed().await;
    for query in [
        "subscription { quiet { cursor } }",
        "subscription { flood { cursor } }",
    ] {
        let mut socket = Socket::ready(&bed, Some("1:200")).await;
        socket.ask("a", query).await;
        let end = loop {
            if let Heard::Closed(code, reason) = socket.hear().await {
                break (code, reason);
            }
        };
        assert_eq!(end, (4401, "TOKEN_EXPIRED".to_owned()), "{query}");
    }
}

#[tokio::test]
async fn guards_hold_on_sockets_too() {
    let bed = bed().await;
    let cases = [
        ("mutation { a: bump b: bump }", "TOO_MANY_MUTATIONS"),
        (
            "{ node(first: 100) { node(first: 20) { node { leaf } } } }",
            "TOO_COSTLY",
        ),
        ("{ leak }", "INTERNAL"),
        ("{ panics }", "INTERNAL"),
        ("{ hello", "QUERY_SYNTAX"),
        ("", "QUERY_MISSING"),
        ("subscription { broken }", "INTERNAL"),
    ];
    for (query, expected) in cases {
        let answer = Socket::ready(&bed, Some("1")).await.answer(query).await;
        assert_eq!(code(&answer), expected, "{query}");
        assert!(!answer.to_string().contains("SELECT"));
    }
    let deep = "{a".repeat(4000);
    assert_eq!(
        code(&Socket::ready(&bed, Some("1")).await.answer(&deep).await),
        "TOO_DEEP"
    );
    assert_eq!(bed.ran(), 0);
}

#[tokio::test]
async fn operations_on_a_socket_count_as_requests() {
    let bed = bed_with(|options| options.limits.requests_person = 2).await;
    let mut socket = Socket::ready(&bed, Some("1")).await;
    let mut codes = Vec::new();
    for id in ["a", "b", "c"] {
        socket.ask(id, "{ hello }").await;
        let Heard::Message(next) = socket.hear().await else {
            panic!("closed")
        };
        codes.push(code(&next["payload"]).to_owned());
        socket.hear().await;
    }
    assert_eq!(codes, ["none", "none", "TOO_MANY_REQUESTS"]);
}

#[tokio::test]
async fn subscriptions_on_one_socket_are_limited() {
    let bed = bed_with(|options| options.limits.subscriptions_each = 1).await;
    let mut socket = Socket::ready(&bed, Some("1")).await;
    assert_eq!(
        socket.answer("subscription { quiet { cursor } }").await["data"]["quiet"]["cursor"],
        1
    );
    socket.ask("2", "subscription { quiet { cursor } }").await;
    let Heard::Message(next) = socket.hear().await else {
        panic!("closed")
    };
    assert_eq!(code(&next["payload"]), "TOO_MANY_SUBSCRIPTIONS");
}

#[tokio::test]
async fn open_sockets_are_limited() {
    let bed = bed_with(|options| options.limits.sockets = 1).await;
    let _open = Socket::ready(&bed, None).await;
    assert_eq!(connect(&bed, &[PROTOCOL]).await.err(), Some(503));
}

#[tokio::test]
async fn a_socket_that_says_nothing_is_closed() {
    let bed = bed_with(|options| options.limits.body_time = Duration::from_millis(50)).await;
    let mut socket = connect(&bed, &[PROTOCOL]).await.unwrap();
    assert!(matches!(socket.hear().await, Heard::Closed(4408, _)));
}

#[tokio::test]
async fn a_dead_socket_is_closed() {
    let bed = bed_with(|options| options.limits.keep_alive = Duration::from_millis(20)).await;
    // A bare connection that never answers a ping; it reads until the server gives up.
    let heard = bed
        .bytes(
            "GET /graphql HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\n\
             sec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\
             sec-websocket-protocol: graphql-transport-ws\r\n\r\n",
        )
        .await;
    assert!(
        heard.starts_with("HTTP/1.1 101") && heard.ends_with("no sign of life"),
        "{heard}"
    );
}

#[tokio::test]
async fn a_living_socket_stays_open() {
    let bed = bed_with(|options| options.limits.keep_alive = Duration::from_millis(20)).await;
    let mut socket = Socket::ready(&bed, Some("1")).await;
    for _ in 0..6 {
        // Reading a ping answers it.
        while !socket.0.next().await.unwrap().unwrap().is_ping() {}
    }
    assert_eq!(socket.answer("{ hello }").await["data"]["hello"], "你好");
}

#[tokio::test]
async fn other_protocols_are_refused() {
    let bed = bed().await;
    assert_eq!(
        connect(&bed, &[("sec-websocket-protocol", "graphql-ws")])
            .await
            .err(),
        Some(400)
    );
    assert_eq!(connect(&bed, &[]).await.err(), Some(400));
}

#[tokio::test]
async fn a_page_of_another_site_gets_no_socket() {
    let bed = bed().await;
    assert_eq!(
        connect(&bed, &[PROTOCOL, ("origin", "https://evil.example")])
            .await
            .err(),
        Some(403)
    );
    let own = format!("http://{}", bed.address);
    assert!(connect(&bed, &[PROTOCOL, ("origin", &own)]).await.is_ok());
}

#[tokio::test]
async fn a_message_that_is_no_json_is_not_quoted() {
    let bed = bed().await;
    let mut socket = Socket::ready(&bed, None).await;
    socket.0.send(Message::text("{ secret")).await.unwrap();
    assert_eq!(
        socket.hear().await,
        Heard::Closed(1002, "BODY_NOT_JSON".to_owned())
    );
}

#[tokio::test]
async fn a_message_over_the_limit_ends_the_socket() {
    let bed = bed().await;
    let mut socket = Socket::ready(&bed, None).await;
    let large = json!({ "type": "ping", "payload": "x".repeat(64 * 1024) });
    // The server may be gone before all of it is sent.
    let _ = socket.0.send(Message::text(large.to_string())).await;
    assert!(!matches!(socket.0.next().await, Some(Ok(Message::Text(_)))));
}
