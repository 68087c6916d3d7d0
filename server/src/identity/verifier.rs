//! From a token to a principal.

use super::cache::{Found, KeyCache};
use super::claims::Claims;
use super::discovery::Issuer;
use super::header::Header;
use super::known::Known;
use super::{DiscoveryError, Mapping, TokenRefusal, lifetime};
use chrono::{DateTime, Utc};
use domain::access::{PersonId, Principal};
use jsonwebtoken::errors::ErrorKind;
use jsonwebtoken::{DecodingKey, Validation};
use reqwest::Client;
use serde_json::{Map, Value};
use std::sync::Arc;

/// Turns the canonical text of an identity document, as `A:<number>`, into a person's id: a keyed hash with the key of
/// the blind index, which is not ours to hold.
pub type PersonIds = Arc<dyn Fn(&str) -> PersonId + Send + Sync>;

/// Whom we believe, and what.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The issuer's own name for itself, a URL; compared character by character.
    pub issuer: String,
    /// Our name in `aud`.
    pub audience: String,
    pub mapping: Mapping,
}

/// Verifies the tokens of one issuer.
pub struct Verifier {
    settings: Settings,
    person: PersonIds,
    keys: KeyCache,
    known: Known,
}

impl Verifier {
    /// A verifier that asks the issuer for its keys when the first token comes: the issuer may be away until then, or be a
    /// part of the server that is just starting.
    pub fn new(settings: Settings, person: PersonIds, http: Client) -> Self {
        let issuer = Issuer {
            url: settings.issuer.clone(),
            http,
        };
        Self {
            settings,
            person,
            keys: KeyCache::new(issuer),
            known: Known::default(),
        }
    }

    /// A verifier that has the keys already; fails if the issuer is away, names itself differently, or has no usable key.
    pub async fn discover(
        settings: Settings,
        person: PersonIds,
        http: Client,
    ) -> Result<Self, DiscoveryError> {
        let verifier = Self::new(settings, person, http);
        verifier.keys.fill().await?;
        Ok(verifier)
    }

    /// The principal of a token. `now` is real time ([`super::real_time`]), not that of the office clock.
    pub async fn verify(&self, token: &str, now: DateTime<Utc>) -> Result<Principal, TokenRefusal> {
        let header = Header::read(token)?;
        let found = self.keys.find(&header, now).await?;
        let claims = match self.known.claims(token, &found.among) {
            Some(claims) => claims,
            None => self.newly_signed(token, &header, found)?,
        };
        let expires_at = lifetime::check(&claims, now)?;
        Claims(claims).principal(&self.settings.mapping, &*self.person, expires_at)
    }

    fn newly_signed(
        &self,
        token: &str,
        header: &Header,
        found: Found,
    ) -> Result<Map<String, Value>, TokenRefusal> {
        let claims = self.signed_claims(token, header, &found.key)?;
        self.known.remember(token, found.among, claims.clone());
        Ok(claims)
    }

    fn signed_claims(
        &self,
        token: &str,
        header: &Header,
        key: &DecodingKey,
    ) -> Result<Map<String, Value>, TokenRefusal> {
        let claims = jsonwebtoken::decode::<Map<String, Value>>(token, key, &self.validation(header))
            .map_err(|error| refusal(error.kind()))?
            .claims;
        // The library has compared `iss`, but also takes a list with our issuer in it. It is one string (RFC 7519, 4.1.1).
        let has_one_issuer = claims.get("iss").is_some_and(Value::is_string);
        let has_subject = claims
            .get("sub")
            .and_then(Value::as_str)
            .is_some_and(|subject| !subject.is_empty());
        if has_one_issuer && has_subject {
            Ok(claims)
        } else {
            Err(TokenRefusal::Claims)
        }
    }

    /// The times are left to [`lifetime`], which takes the moment as a parameter; the library would ask the clock.
    fn validation(&self, header: &Header) -> Validation {
        let mut validation = Validation::new(header.algorithm);
        validation.set_issuer(&[&self.settings.issuer]);
        validation.set_audience(&[&self.settings.audience]);
        validation.set_required_spec_claims(&["exp", "iss", "aud", "sub"]);
        validation.validate_exp = false;
        validation.validate_nbf = false;
        validation
    }
}

fn refusal(kind: &ErrorKind) -> TokenRefusal {
    match kind {
        ErrorKind::InvalidSignature => TokenRefusal::Signature,
        ErrorKind::InvalidIssuer => TokenRefusal::Issuer,
        ErrorKind::InvalidAudience => TokenRefusal::Audience,
        ErrorKind::MissingRequiredClaim(_) | ErrorKind::InvalidClaimFormat(_) | ErrorKind::InvalidSubject => {
            TokenRefusal::Claims
        }
        ErrorKind::InvalidAlgorithm | ErrorKind::UnsupportedAlgorithm | ErrorKind::InvalidAlgorithmName => {
            TokenRefusal::Algorithm
        }
        ErrorKind::InvalidEcdsaKey
        | ErrorKind::InvalidEddsaKey
        | ErrorKind::InvalidRsaKey(_)
        | ErrorKind::InvalidKeyFormat => TokenRefusal::UnknownKey,
        _ => TokenRefusal::Malformed,
    }
}
