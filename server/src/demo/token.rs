//! Making a token for a persona.

use super::{IssuerKeys, KeyError, Persona};
use chrono::{DateTime, TimeDelta, Utc};
use jsonwebtoken::{Algorithm, Header};
use serde_json::json;

/// Our name in the tokens of the demo.
pub const AUDIENCE: &str = "banli";
/// How long a token of the demo lives: a working day, so that nobody has to sign in again in the middle.
pub const LIFETIME: TimeDelta = TimeDelta::hours(12);

/// Why there is no token.
#[derive(Debug, thiserror::Error)]
pub enum TokenError {
    #[error("failed to find the persona {0:?}; there are {known}", known = keys())]
    UnknownPersona(String),
    #[error(transparent)]
    Keys(#[from] KeyError),
    #[error("failed to sign a token")]
    Signing(#[from] jsonwebtoken::errors::Error),
}

fn keys() -> String {
    Persona::all()
        .iter()
        .map(|persona| persona.key)
        .collect::<Vec<_>>()
        .join(", ")
}

/// A token for the persona with this key, from `now` (real time) for [`LIFETIME`].
pub(super) fn signed(
    keys: &IssuerKeys,
    issuer: &str,
    persona: &str,
    now: DateTime<Utc>,
) -> Result<String, TokenError> {
    let persona = Persona::named(persona).ok_or_else(|| TokenError::UnknownPersona(persona.to_owned()))?;
    let mut claims = persona.claims();
    claims.insert("iss".to_owned(), json!(issuer));
    claims.insert("aud".to_owned(), json!(AUDIENCE));
    claims.insert("iat".to_owned(), json!(now.timestamp()));
    claims.insert("nbf".to_owned(), json!(now.timestamp()));
    claims.insert("exp".to_owned(), json!((now + LIFETIME).timestamp()));
    let mut header = Header::new(Algorithm::EdDSA);
    header.typ = Some("at+jwt".to_owned());
    header.kid = Some(keys.kid());
    Ok(jsonwebtoken::encode(&header, &claims, &keys.encoding_key())?)
}
