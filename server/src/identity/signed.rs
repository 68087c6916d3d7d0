//! The caller of a request or a websocket: a principal, nobody, or a refusal (RFC 6750).

use super::{TokenRefusal, Verifier, real_time};
use axum::Json;
use axum::extract::{FromRef, FromRequestParts};
use axum::http::header::{AUTHORIZATION, CACHE_CONTROL, RETRY_AFTER, WWW_AUTHENTICATE};
use axum::http::request::Parts;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Utc};
use domain::access::Principal;
use serde_json::{Value, json};
use std::sync::Arc;

/// The caller of a request: `None` without a token. A token that is not accepted ends the request, so that nobody is
/// taken for nobody by mistake.
#[derive(Clone, Debug)]
pub struct Signed(pub Option<Principal>);

impl<S> FromRequestParts<S> for Signed
where
    S: Send + Sync,
    Arc<Verifier>: FromRef<S>,
{
    type Rejection = Unauthorised;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Self::Rejection> {
        let verifier = Arc::<Verifier>::from_ref(state);
        let Some(token) = bearer(&parts.headers)? else {
            return Ok(Self(None));
        };
        Ok(Self(Some(verifier.verify(token, real_time()).await?)))
    }
}

/// The token of a request: of the one `Authorization` header, if there is one. Never of the address, which is logged.
pub fn bearer(headers: &HeaderMap) -> Result<Option<&str>, TokenRefusal> {
    let mut given = headers.get_all(AUTHORIZATION).iter();
    match (given.next(), given.next()) {
        (None, _) => Ok(None),
        (Some(one), None) => token_in(one.to_str().map_err(|_| TokenRefusal::Malformed)?).map(Some),
        (Some(_), Some(_)) => Err(TokenRefusal::Malformed),
    }
}

/// The principal of a websocket, by the payload of its `connection_init`: `{"Authorization": "Bearer …"}`, the name in
/// whatever case. Nobody without it.
pub async fn from_connection_init(
    verifier: &Verifier,
    payload: &Value,
    now: DateTime<Utc>,
) -> Result<Option<Principal>, TokenRefusal> {
    let fields = match payload {
        Value::Null => return Ok(None),
        Value::Object(fields) => fields,
        _ => return Err(TokenRefusal::Malformed),
    };
    let mut given = fields
        .iter()
        .filter(|(name, _)| name.eq_ignore_ascii_case("authorization"));
    let token = match (given.next(), given.next()) {
        (None, _) => return Ok(None),
        (Some((_, Value::String(one))), None) => token_in(one)?,
        _ => return Err(TokenRefusal::Malformed),
    };
    verifier.verify(token, now).await.map(Some)
}

fn token_in(credentials: &str) -> Result<&str, TokenRefusal> {
    match credentials.trim().split_once(' ') {
        Some((scheme, token)) if scheme.eq_ignore_ascii_case("bearer") => Ok(token.trim()),
        _ => Err(TokenRefusal::Malformed),
    }
}

/// The answer to a token that is not accepted: 401, or 503 while the issuer is away, when the token may well be good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unauthorised(pub TokenRefusal);

impl From<TokenRefusal> for Unauthorised {
    fn from(refusal: TokenRefusal) -> Self {
        Self(refusal)
    }
}

impl IntoResponse for Unauthorised {
    fn into_response(self) -> Response {
        let Self(refusal) = self;
        tracing::info!(code = refusal.code(), "a token was refused");
        let body = Json(json!({
            "code": refusal.code(),
            "message_zh": refusal.message_zh(),
            "message_en": refusal.message_en(),
        }));
        let uncached = (CACHE_CONTROL, "no-store");
        if refusal == TokenRefusal::IssuerUnavailable {
            return (
                StatusCode::SERVICE_UNAVAILABLE,
                [uncached, (RETRY_AFTER, "10")],
                body,
            )
                .into_response();
        }
        let description = refusal.message_en();
        let challenge =
            format!("Bearer realm=\"banli\", error=\"invalid_token\", error_description=\"{description}\"");
        let headers = [
            (WWW_AUTHENTICATE, challenge),
            (CACHE_CONTROL, uncached.1.to_owned()),
        ];
        (StatusCode::UNAUTHORIZED, headers, body).into_response()
    }
}
