//! The verifier against an issuer over real HTTP.

mod issuer;
mod keys;
mod requests;
mod tokens;

pub(crate) use issuer::TestIssuer;

use super::{PersonIds, Settings, TokenRefusal, Verifier, http_client, real_time};
use crate::identity::Mapping;
use chrono::{DateTime, Utc};
use domain::access::{PersonId, Principal};
use issuer::TestKey;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::sync::Arc;
use uuid::Uuid;

const AUDIENCE: &str = "banli";

/// A verifier, its issuer, and the moment at which the test happens.
struct Scene {
    issuer: TestIssuer,
    verifier: Arc<Verifier>,
    now: DateTime<Utc>,
}

impl Scene {
    /// An issuer with the given keys, and a verifier that knows them.
    async fn with(keys: &[&TestKey]) -> Self {
        let issuer = TestIssuer::start().await;
        issuer.publish(keys.iter().map(|key| key.jwk()).collect());
        let verifier = Verifier::discover(settings(&issuer.url, Mapping::default()), person_ids(), client());
        Self {
            verifier: Arc::new(verifier.await.unwrap()),
            issuer,
            now: real_time(),
        }
    }

    /// The claims of a clerk, good for an hour.
    fn claims(&self) -> Value {
        json!({
            "iss": self.issuer.url,
            "aud": AUDIENCE,
            "sub": "4711",
            "iat": self.now.timestamp(),
            "nbf": self.now.timestamp(),
            "exp": self.now.timestamp() + 3600,
            "document_kind": "A",
            "document_number": "11010519491231002X",
            "identity_verified": true,
            "role": "STAFF",
            "office": "44010001",
            "posts": ["INTAKE", "DOSSIER"],
        })
    }

    /// The claims with some replaced; `null` takes one away.
    fn claims_with(&self, changes: &Value) -> Value {
        let mut claims = self.claims();
        for (name, value) in changes.as_object().unwrap() {
            claims[name] = value.clone();
        }
        claims
            .as_object_mut()
            .unwrap()
            .retain(|_, value| !value.is_null());
        claims
    }

    async fn verify(&self, token: &str) -> Result<Principal, TokenRefusal> {
        self.verifier.verify(token, self.now).await
    }

    async fn code(&self, token: &str) -> &'static str {
        self.verify(token)
            .await
            .map_or_else(TokenRefusal::code, |_| "ACCEPTED")
    }
}

fn settings(issuer: &str, mapping: Mapping) -> Settings {
    Settings {
        issuer: issuer.to_owned(),
        audience: AUDIENCE.to_owned(),
        mapping,
    }
}

/// Ids by a plain hash: the tests have no key to keep.
pub(crate) fn person_ids() -> PersonIds {
    Arc::new(person_id)
}

pub(crate) fn person_id(document: &str) -> PersonId {
    let hash: [u8; 32] = Sha256::digest(document).into();
    let (id, _) = hash.split_first_chunk::<16>().unwrap();
    PersonId(Uuid::from_bytes(*id))
}

pub(crate) fn client() -> reqwest::Client {
    // Another test may have been first.
    let _ = rustls::crypto::ring::default_provider().install_default();
    http_client().unwrap()
}
