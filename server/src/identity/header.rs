//! The header of a token, read before anything in it is trusted.

use super::TokenRefusal;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::Algorithm;
use serde::Deserialize;

/// The longest token that is looked at, in bytes. Tokens with a page of claims have about two thousand.
const LONGEST: usize = 16 * 1024;

/// The key that a token asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Header {
    pub algorithm: Algorithm,
    pub kid: Option<String>,
}

#[derive(Deserialize)]
struct Raw {
    alg: String,
    kid: Option<String>,
    typ: Option<String>,
    crit: Option<serde_json::Value>,
}

impl Header {
    /// Reads the header of a token in three parts (RFC 7515, 7.1) and settles its algorithm.
    pub fn read(token: &str) -> Result<Self, TokenRefusal> {
        let raw = read_raw(token).ok_or(TokenRefusal::Malformed)?;
        // We know no critical extension, and have to refuse those we do not know (RFC 7515, 4.1.11).
        if raw.crit.is_some() || !is_access_token(raw.typ.as_deref()) {
            return Err(TokenRefusal::Malformed);
        }
        let algorithm = allowed(&raw.alg).ok_or(TokenRefusal::Algorithm)?;
        Ok(Self {
            algorithm,
            kid: raw.kid,
        })
    }
}

fn read_raw(token: &str) -> Option<Raw> {
    if token.len() > LONGEST || token.split('.').count() != 3 {
        return None;
    }
    let header = URL_SAFE_NO_PAD.decode(token.split('.').next()?).ok()?;
    serde_json::from_slice(&header).ok()
}

/// The algorithms we accept, all with a public key: with a shared secret (HS256 and its like), whoever verifies could
/// sign as well, and a published key could be passed off as the secret. `none` is no signature.
fn allowed(alg: &str) -> Option<Algorithm> {
    match alg {
        "RS256" => Some(Algorithm::RS256),
        "PS256" => Some(Algorithm::PS256),
        "ES256" => Some(Algorithm::ES256),
        "EdDSA" => Some(Algorithm::EdDSA),
        _ => None,
    }
}

/// Whether the type allows an access token. Other tokens of the same issuer (a logout token, for one) are signed with the
/// same keys and must not pass for one (RFC 8725, 3.11).
fn is_access_token(typ: Option<&str>) -> bool {
    typ.is_none_or(|typ| {
        let typ = typ.to_ascii_lowercase();
        matches!(typ.strip_prefix("application/").unwrap_or(&typ), "jwt" | "at+jwt")
    })
}
