//! Event streams in the distinct connections mode of graphql-sse: `next` for each answer, then `complete`.

use super::{
    asked::Asked,
    code::Code,
    guarded::{Guarded, Way},
    operations::of_uri,
    problem::Problem,
    wire::Wire,
};
use async_graphql::{Executor, Response as Answer, Value};
use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, header::CACHE_CONTROL},
    response::{
        IntoResponse as _, Response, Sse,
        sse::{Event, KeepAlive},
    },
};
use futures::{StreamExt as _, stream};
use std::{convert::Infallible, future};

/// The longest cursor that is taken for the id of an event.
const LONGEST_ID: usize = 200;

/// `GET /graphql/stream`: a persisted operation.
pub(super) async fn get<S: Executor>(State(guarded): State<Guarded<S>>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    let mut asked = guarded.asked(&parts);
    let answer = async {
        guarded.admit(&mut asked, &parts.headers).await?;
        events(
            &guarded,
            resuming(of_uri(&parts)?, &parts.headers)?,
            &asked,
            Way::GetStream,
        )
    };
    let answer = answer.await;
    answer.unwrap_or_else(|problem| problem.response(&asked))
}

/// Takes over the id of the last event that the caller saw.
pub(super) fn resuming(wire: Wire, headers: &HeaderMap) -> Result<Wire, Problem> {
    let Some(last) = headers.get("last-event-id") else {
        return Ok(wire);
    };
    let last = last.to_str().ok().filter(|id| is_id(id)).ok_or(Code::BadInput)?;
    Ok(Wire {
        resume: Some(last.to_owned()),
        ..wire
    })
}

/// Refusals are plain answers with their status; once the stream is open, errors are events.
pub(super) fn events<S: Executor>(
    guarded: &Guarded<S>,
    wire: Wire,
    asked: &Asked,
    way: Way,
) -> Result<Response, Problem> {
    let ready = guarded.prepare(wire, asked, way)?;
    let resumable = ready.survey.after.is_some();
    let answers = guarded
        .stream(ready, asked)?
        .map(move |answer| next(&answer, resumable));
    // A browser's own event source passes over an event without data.
    let complete = stream::once(future::ready(Event::default().event("complete").data("null")));
    let events = answers.chain(complete).map(Ok::<_, Infallible>);
    let keep_alive = KeepAlive::new().interval(guarded.shared.options.limits.keep_alive);
    let mut response = Sse::new(events).keep_alive(keep_alive).into_response();
    // Axum's own `no-cache` would let a cache keep it.
    response
        .headers_mut()
        .insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}

/// An event. It has an id only where the operation can be resumed with it: a client that saw none asks from the start.
fn next(answer: &Answer, resumable: bool) -> Event {
    let event = Event::default().event("next");
    let event = match cursor(answer).filter(|_| resumable) {
        Some(id) => event.id(id),
        None => event,
    };
    event.data(serde_json::to_string(answer).expect("an answer is made of strings, numbers and lists"))
}

/// The field `cursor` of the event, if the operation selects it under that name.
fn cursor(answer: &Answer) -> Option<String> {
    let Value::Object(data) = &answer.data else {
        return None;
    };
    let Some(Value::Object(event)) = data.values().next() else {
        return None;
    };
    let id = match event.get("cursor")? {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    Some(id).filter(|id| is_id(id))
}

/// Visible ASCII: nothing that could end a line.
fn is_id(id: &str) -> bool {
    (1..=LONGEST_ID).contains(&id.len()) && id.bytes().all(|byte| byte.is_ascii_graphic())
}
