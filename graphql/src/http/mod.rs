//! The transport of the one door: HTTP, event streams and sockets, with every guard that the schema library lacks.
//!
//! Limits hold per process. The server has to be made with connect info (`SocketAddr`), or all callers share an address.

mod asked;
mod authenticate;
mod body;
mod code;
mod cost;
mod cut;
mod door;
mod graphiql;
mod guarded;
mod headers;
mod limits;
mod mask;
mod nesting;
mod operations;
mod options;
mod origin;
mod persisted;
mod problem;
mod pump;
mod rate;
mod reason;
mod slots;
mod socket;
mod sse;
mod survey;
#[cfg(feature = "testing")]
pub mod testing;
mod trace;
mod wire;

pub use self::{
    asked::Asked,
    authenticate::{AuthProblem, Authenticate},
    code::Code,
    door::{DocumentDoor, Download, Upload, UploadCut},
    limits::Limits,
    options::{HttpOptions, Introspection},
    persisted::{AllowList, PersistedOperations, sha256_hex},
    problem::Problem,
    trace::TRACE_HEADER,
};
use self::{guarded::Guarded, origin::Origins};
use async_graphql::Executor;
use axum::{
    Router,
    extract::{Request, State},
    middleware,
    response::Response,
    routing::{get, post, put},
};
use std::sync::Arc;

/// The routes of the door, to be merged into the server's.
pub fn router<S: Executor>(schema: S, options: HttpOptions, authenticate: Arc<dyn Authenticate>) -> Router {
    let cors = origin::cors(&options);
    let origins = Origins::from(&options);
    let explorer = if options.graphiql {
        graphiql::routes()
    } else {
        Router::new()
    };
    let guarded = Guarded::new(schema, options, authenticate);
    let streams = get(sse::get::<S>).post(operations::post_stream::<S>);
    Router::new()
        .route(
            "/graphql",
            post(operations::post::<S>)
                .get(socket::get::<S>)
                .fallback(no_method::<S>),
        )
        .route("/graphql/stream", streams.fallback(no_method::<S>))
        .route("/uploads/{ticket}", put(door::put::<S>).fallback(no_method::<S>))
        .route("/documents/{id}", get(door::get::<S>).fallback(no_method::<S>))
        .merge(explorer)
        .with_state(guarded)
        .layer(middleware::from_fn_with_state(origins, origin::check))
        .layer(cors)
        .layer(middleware::from_fn(headers::secure))
        .layer(middleware::from_fn(trace::traced))
}

async fn no_method<S: Executor>(State(guarded): State<Guarded<S>>, request: Request) -> Response {
    let (parts, _) = request.into_parts();
    Code::MethodNotAllowed.problem().response(&guarded.asked(&parts))
}
