//! The demo's own OpenID Connect issuer, mounted beside the API: discovery, keys, and tokens for the personas.

use super::loopback::{NotLoopback, check_bind, only_this_machine};
use super::token::{AUDIENCE, TokenError, signed};
use super::{IssuerKeys, Persona};
use crate::identity::{Mapping, Settings, real_time};
use axum::extract::State;
use axum::extract::rejection::JsonRejection;
use axum::http::StatusCode;
use axum::http::header::CACHE_CONTROL;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router, middleware};
use serde::Deserialize;
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Where the issuer is mounted.
pub const MOUNT: &str = "/demo/issuer";

/// The issuer of one demo server. It reads its keys anew for each request, so that it sees what `rotate` did elsewhere.
#[derive(Clone, Debug)]
pub struct DemoIssuer {
    url: String,
    bind: SocketAddr,
    data_dir: PathBuf,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Ask {
    persona: String,
}

impl DemoIssuer {
    /// The issuer of the server at `bind`, with the keys of a data folder.
    pub fn new(bind: SocketAddr, data_dir: &Path) -> Self {
        Self {
            url: format!("http://{bind}{MOUNT}"),
            bind,
            data_dir: data_dir.to_owned(),
        }
    }

    /// The issuer's name for itself.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// What a verifier of the demo's tokens has to know.
    pub fn settings(&self) -> Settings {
        Settings {
            issuer: self.url.clone(),
            audience: AUDIENCE.to_owned(),
            mapping: Mapping::default(),
        }
    }

    /// A token for a persona; works without a running server. The verifier takes it as long as the server runs at `bind`.
    pub fn token(&self, persona: &str) -> Result<String, TokenError> {
        signed(
            &IssuerKeys::open(&self.data_dir)?,
            &self.url,
            persona,
            real_time(),
        )
    }

    /// The routes, to be merged into the server's; it has to be made with connect info (`SocketAddr`). Refused unless
    /// the server is bound to a loopback address.
    pub fn router(self) -> Result<Router, NotLoopback> {
        check_bind(self.bind)?;
        let routes = Router::new()
            .route("/.well-known/openid-configuration", get(discovery))
            .route("/keys", get(keys))
            .route("/personas", get(personas))
            .route("/token", post(token))
            .layer(middleware::from_fn(only_this_machine))
            .with_state(Arc::new(self));
        Ok(Router::new().nest(MOUNT, routes))
    }
}

async fn discovery(State(issuer): State<Arc<DemoIssuer>>) -> Json<Value> {
    let url = &issuer.url;
    Json(json!({
        "issuer": url,
        "jwks_uri": format!("{url}/keys"),
        "token_endpoint": format!("{url}/token"),
        "id_token_signing_alg_values_supported": ["EdDSA"],
        "subject_types_supported": ["public"],
        "response_types_supported": ["token"],
    }))
}

async fn keys(State(issuer): State<Arc<DemoIssuer>>) -> Response {
    match IssuerKeys::open(&issuer.data_dir) {
        Ok(keys) => Json(keys.published()).into_response(),
        Err(error) => broken(&error.into()),
    }
}

async fn personas() -> Json<Value> {
    let rows = Persona::all().iter().map(|persona| {
        json!({
            "persona": persona.key,
            "name": persona.name,
            "title_zh": persona.title_zh,
            "title_en": persona.title_en,
        })
    });
    Json(rows.collect())
}

async fn token(State(issuer): State<Arc<DemoIssuer>>, ask: Result<Json<Ask>, JsonRejection>) -> Response {
    let Ok(Json(ask)) = ask else {
        return bad_request("the body has to be JSON, as {\"persona\": \"clerk-guangzhou\"}");
    };
    match issuer.token(&ask.persona) {
        Ok(token) => granted(&token),
        Err(error @ TokenError::UnknownPersona(_)) => bad_request(&error.to_string()),
        Err(error) => broken(&error),
    }
}

/// The answer of RFC 6749, 5.1.
fn granted(token: &str) -> Response {
    let body = json!({
        "access_token": token,
        "token_type": "Bearer",
        "expires_in": super::LIFETIME.num_seconds(),
    });
    ([(CACHE_CONTROL, "no-store")], Json(body)).into_response()
}

/// The answer of RFC 6749, 5.2.
fn bad_request(description: &str) -> Response {
    let body = json!({ "error": "invalid_request", "error_description": description });
    (StatusCode::BAD_REQUEST, Json(body)).into_response()
}

fn broken(error: &TokenError) -> Response {
    tracing::error!(%error, "the demo's issuer cannot answer");
    (
        StatusCode::INTERNAL_SERVER_ERROR,
        Json(json!({ "error": "server_error" })),
    )
        .into_response()
}
