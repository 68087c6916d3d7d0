//! `GET /graphql` with an upgrade: graphql-transport-ws. The token comes in the first message; without one, a socket may
//! run what anybody may.

use super::{
    asked::Asked,
    code::Code,
    guarded::Guarded,
    limits::Limits,
    pump::{Pump, Verdict},
    slots::SocketSlot,
};
use async_graphql::{
    Data, Error, Executor,
    http::{WebSocket as Protocol, WebSocketProtocols},
};
use axum::{
    extract::{
        FromRequestParts as _, Request, State, WebSocketUpgrade,
        ws::{Message, WebSocket},
    },
    http::header::UPGRADE,
    response::{IntoResponse as _, Response},
};
use futures::{Stream, StreamExt as _, stream::SplitStream};
use std::{
    future,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};
use tokio::sync::oneshot;
use tracing::Instrument as _;

/// The one protocol that is spoken.
const PROTOCOL: &str = "graphql-transport-ws";

/// `GET /graphql`: a socket if the caller asks for one, else a persisted operation.
pub(super) async fn get<S: Executor>(State(guarded): State<Guarded<S>>, request: Request) -> Response {
    let (mut parts, _) = request.into_parts();
    if !parts
        .headers
        .get(UPGRADE)
        .is_some_and(|value| value.as_bytes().eq_ignore_ascii_case(b"websocket"))
    {
        return super::operations::get(guarded, parts).await;
    }
    let asked = guarded.asked(&parts);
    if let Err(problem) = guarded.shared.rates.address(asked.address) {
        return problem.response(&asked);
    }
    match WebSocketUpgrade::from_request_parts(&mut parts, &()).await {
        Ok(upgrade) => open(guarded, asked, upgrade),
        Err(rejection) => rejection.into_response(),
    }
}

fn open<S: Executor>(guarded: Guarded<S>, asked: Asked, upgrade: WebSocketUpgrade) -> Response {
    let limits = guarded.shared.options.limits.clone();
    let upgrade = upgrade.protocols([PROTOCOL]);
    if upgrade.selected_protocol().is_none() {
        return Code::SocketProtocol.problem().response(&asked);
    }
    let slot = match guarded.shared.slots.open_socket() {
        Ok(slot) => slot,
        Err(code) => return code.problem().response(&asked),
    };
    let span = tracing::Span::current();
    upgrade
        .max_message_size(limits.body_bytes)
        .max_frame_size(limits.body_bytes)
        .on_upgrade(move |socket| serve(guarded, asked, socket, (limits, slot)).instrument(span))
}

async fn serve<S: Executor>(
    guarded: Guarded<S>,
    asked: Asked,
    socket: WebSocket,
    (limits, _slot): (Limits, SocketSlot),
) {
    let (sink, stream) = socket.split();
    let heard = Arc::new(AtomicBool::new(false));
    let (tell, verdict) = oneshot::channel();
    let greeting = guarded.clone();
    let answers = Protocol::new(
        guarded,
        texts(stream, heard.clone()),
        WebSocketProtocols::GraphQLWS,
    )
    .on_connection_init(move |payload| async move { greet(greeting, asked, &payload, tell).await });
    Pump { sink, heard, limits }.run(answers, verdict).await;
}

/// The messages of the protocol; those that only show life are noted.
fn texts(stream: SplitStream<WebSocket>, heard: Arc<AtomicBool>) -> impl Stream<Item = Vec<u8>> {
    stream
        .take_while(|message| future::ready(message.is_ok()))
        .filter_map(move |message| {
            heard.store(true, Ordering::Relaxed);
            future::ready(match message {
                Ok(Message::Text(text)) => Some(text.as_bytes().to_vec()),
                Ok(Message::Binary(bytes)) => Some(bytes.to_vec()),
                _ => None,
            })
        })
}

/// Learns from the first message who asks, and tells the pump how long that holds.
async fn greet<S>(
    guarded: Guarded<S>,
    mut asked: Asked,
    payload: &serde_json::Value,
    tell: oneshot::Sender<Verdict>,
) -> Result<Data, Error> {
    let verdict = match token(payload) {
        None => Ok(None),
        Some(token) => guarded
            .shared
            .authenticate
            .principal_of_token(token)
            .await
            .map(Some),
    };
    let verdict = verdict.map(|principal| {
        asked.principal = principal;
        asked.time_left((guarded.shared.options.now)())
    });
    let outcome = match &verdict {
        Ok(_) => {
            let mut data = Data::default();
            data.insert(asked);
            Ok(data)
        }
        Err(problem) => Err(Error::new(problem.code)),
    };
    // The pump is gone only when the socket is.
    let _ = tell.send(verdict.map_err(|problem| problem.code));
    outcome
}

/// The token of `{"authorization": "Bearer …"}`. What else it may hold there is left to the authenticator to refuse.
fn token(payload: &serde_json::Value) -> Option<&str> {
    let value = payload
        .get("authorization")
        .or_else(|| payload.get("Authorization"))?;
    let text = value.as_str().unwrap_or_default();
    let bearer = text
        .get(..7)
        .is_some_and(|scheme| scheme.eq_ignore_ascii_case("bearer "));
    Some(if bearer { text[7..].trim() } else { text })
}
