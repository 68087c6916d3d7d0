//! An issuer that does what a test asks of it.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use jsonwebtoken::jwk::Jwk;
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};
use tokio::net::TcpListener;

/// A running issuer.
pub(crate) struct TestIssuer {
    pub url: String,
    state: Arc<Mutex<Behaviour>>,
}

#[derive(Default)]
struct Behaviour {
    url: String,
    keys: Vec<Value>,
    asked: usize,
    away: bool,
    /// What it answers in place of its keys.
    babble: Option<&'static str>,
}

type Shared = State<Arc<Mutex<Behaviour>>>;

impl TestIssuer {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let state = Arc::new(Mutex::new(Behaviour {
            url: url.clone(),
            ..Behaviour::default()
        }));
        let routes = Router::new()
            .route("/.well-known/openid-configuration", get(discovery))
            .route("/keys", get(keys))
            .with_state(Arc::clone(&state));
        tokio::spawn(async move { axum::serve(listener, routes).await });
        Self { url, state }
    }

    /// Publishes these keys and no others.
    pub fn publish(&self, keys: Vec<Value>) {
        self.state.lock().unwrap().keys = keys;
    }

    /// Goes away or comes back.
    pub fn set_away(&self, away: bool) {
        self.state.lock().unwrap().away = away;
    }

    /// Answers this in place of its keys, or its keys again.
    pub fn set_babble(&self, babble: Option<&'static str>) {
        self.state.lock().unwrap().babble = babble;
    }

    /// Calls itself something else.
    pub fn rename(&self, url: &str) {
        url.clone_into(&mut self.state.lock().unwrap().url);
    }

    /// How often it was asked for its discovery document.
    pub fn asked(&self) -> usize {
        self.state.lock().unwrap().asked
    }
}

async fn discovery(State(state): Shared) -> Result<Json<Value>, StatusCode> {
    let mut state = state.lock().unwrap();
    state.asked += 1;
    if state.away {
        return Err(StatusCode::BAD_GATEWAY);
    }
    Ok(Json(
        json!({ "issuer": state.url, "jwks_uri": format!("{}/keys", state.url) }),
    ))
}

async fn keys(State(state): Shared) -> Response {
    let state = state.lock().unwrap();
    match state.babble {
        Some(babble) => babble.into_response(),
        None => Json(json!({ "keys": state.keys })).into_response(),
    }
}

/// A key to sign with.
pub(super) struct TestKey {
    pub kid: &'static str,
    pub algorithm: Algorithm,
    secret: EncodingKey,
}

impl TestKey {
    /// A key of Ed25519: the frame of PKCS #8 around a seed.
    pub fn ed25519(kid: &'static str, seed: u8) -> Self {
        let der = [
            hex::decode("302e020100300506032b657004220420").unwrap(),
            vec![seed; 32],
        ]
        .concat();
        Self {
            kid,
            algorithm: Algorithm::EdDSA,
            secret: EncodingKey::from_ed_der(&der),
        }
    }

    /// A key on P-256: the frame of PKCS #8 around a secret.
    pub fn p256(kid: &'static str, secret: u8) -> Self {
        let frame = "3041020100301306072a8648ce3d020106082a8648ce3d030107042730250201010420";
        let der = [hex::decode(frame).unwrap(), vec![secret; 32]].concat();
        Self {
            kid,
            algorithm: Algorithm::ES256,
            secret: EncodingKey::from_ec_der(&der),
        }
    }

    /// A key of RSA, made for these tests and used nowhere else.
    pub fn rsa(kid: &'static str, algorithm: Algorithm) -> Self {
        let secret = EncodingKey::from_rsa_pem(include_bytes!("rsa.pem")).unwrap();
        Self {
            kid,
            algorithm,
            secret,
        }
    }

    /// The public key, for signatures by its own algorithm.
    pub fn jwk(&self) -> Value {
        let mut jwk =
            serde_json::to_value(Jwk::from_encoding_key(&self.secret, self.algorithm).unwrap()).unwrap();
        jwk["kid"] = json!(self.kid);
        jwk["use"] = json!("sig");
        jwk
    }

    /// A token with these claims.
    pub fn sign(&self, claims: &Value) -> String {
        let mut header = Header::new(self.algorithm);
        header.kid = Some(self.kid.to_owned());
        self.sign_under(&header, claims)
    }

    pub fn sign_under(&self, header: &Header, claims: &Value) -> String {
        jsonwebtoken::encode(header, claims, &self.secret).unwrap()
    }
}
