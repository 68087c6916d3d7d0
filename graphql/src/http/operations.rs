//! `POST /graphql` and `GET /graphql`: one operation, one answer.

use super::{
    asked::Asked,
    body::read_json,
    code::Code,
    guarded::{Guarded, Way},
    mask::{code, refused_whole},
    problem::Problem,
    sse,
    wire::Wire,
};
use async_graphql::{Executor, Response as Answer};
use axum::{
    Json,
    extract::{Query, Request, State},
    http::{HeaderMap, StatusCode, header::ACCEPT, request::Parts},
    response::{IntoResponse as _, Response},
};

/// `POST /graphql`: an answer, or events for those who ask for them.
pub(super) async fn post<S: Executor>(State(guarded): State<Guarded<S>>, request: Request) -> Response {
    let events = wants_events(request.headers());
    posted(guarded, request, events).await
}

/// `POST /graphql/stream`: events.
pub(super) async fn post_stream<S: Executor>(
    State(guarded): State<Guarded<S>>,
    request: Request,
) -> Response {
    posted(guarded, request, true).await
}

async fn posted<S: Executor>(guarded: Guarded<S>, request: Request, events: bool) -> Response {
    let (parts, body) = request.into_parts();
    let mut asked = guarded.asked(&parts);
    let answer = async {
        guarded.admit(&mut asked, &parts.headers).await?;
        let limits = &guarded.shared.options.limits;
        let bytes = read_json(&parts.headers, body, limits).await?;
        let wire = Wire::of_json(&bytes)?;
        if events {
            return sse::events(
                &guarded,
                sse::resuming(wire, &parts.headers)?,
                &asked,
                Way::Stream,
            );
        }
        run(&guarded, wire, &asked, Way::Post).await
    };
    let answer = answer.await;
    answer.unwrap_or_else(|problem| problem.response(&asked))
}

/// Persisted operations, by hash; never mutations. Caches on the way are told to keep nothing.
pub(super) async fn get<S: Executor>(guarded: Guarded<S>, parts: Parts) -> Response {
    let mut asked = guarded.asked(&parts);
    let answer = async {
        guarded.admit(&mut asked, &parts.headers).await?;
        run(&guarded, of_uri(&parts)?, &asked, Way::Get).await
    };
    let answer = answer.await;
    answer.unwrap_or_else(|problem| problem.response(&asked))
}

pub(super) fn of_uri(parts: &Parts) -> Result<Wire, Problem> {
    let Query(pairs) = Query::try_from_uri(&parts.uri).map_err(|_| Code::ParameterType)?;
    Wire::of_query_string(pairs)
}

fn wants_events(headers: &HeaderMap) -> bool {
    let accepted = headers
        .get(ACCEPT)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    accepted.split(',').any(|range| {
        range
            .split(';')
            .next()
            .is_some_and(|kind| kind.trim() == "text/event-stream")
    })
}

async fn run<S: Executor>(
    guarded: &Guarded<S>,
    wire: Wire,
    asked: &Asked,
    way: Way,
) -> Result<Response, Problem> {
    let ready = guarded.prepare(wire, asked, way)?;
    let answer = guarded.answer(ready.request, asked).await;
    Ok((status(&answer), Json(answer)).into_response())
}

/// 200 once the operation has begun, whatever became of its fields; else what its first error stands for.
fn status(answer: &Answer) -> StatusCode {
    if !refused_whole(answer) {
        return StatusCode::OK;
    }
    let first = answer.errors.first().and_then(code);
    let known = Code::ALL
        .iter()
        .map(|known| known.problem())
        .find(|known| Some(known.code) == first);
    known.map_or(StatusCode::BAD_REQUEST, |known| known.status)
}
