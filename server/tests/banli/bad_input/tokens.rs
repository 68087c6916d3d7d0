//! Tokens that are nearly right, made with the very key of the issuer where that is what it takes.
use super::{Answers, Scene, code};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use ed25519_dalek::{Signer, SigningKey};
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use serde_json::{Value, json};
use std::fs;

/// Sends all of them, each with a query that anybody who is signed in may ask.
pub async fn send(scene: &Scene) -> Answers {
    let good = Good::of(scene).await;
    let mut answers = Answers::new();
    assert_eq!(ask(scene, &good.signed(json!({}), json!({}))).await, "none");
    for (what, token) in good.spoilt() {
        answers.insert(what, ask(scene, &token).await);
    }
    answers
}

async fn ask(scene: &Scene, token: &str) -> String {
    let body = json!({ "query": "{ myCases { nodes { number } } }" });
    code(&scene.people.door.try_ask(Some(token), &body).await.unwrap())
}

/// A token that holds, taken apart, and the key that signed it.
struct Good {
    header: Value,
    claims: Value,
    key: SigningKey,
}

impl Good {
    async fn of(scene: &Scene) -> Self {
        let token = scene.people.token("clerk-guangzhou").await.unwrap();
        let part = |place| {
            let bytes = URL_SAFE_NO_PAD
                .decode(token.split('.').nth(place).unwrap())
                .unwrap();
            serde_json::from_slice(&bytes).unwrap()
        };
        let file = fs::read(scene.home.path().join("issuer/demo-issuer-keys.json")).unwrap();
        let file: Value = serde_json::from_slice(&file).unwrap();
        let seed = URL_SAFE_NO_PAD.decode(file["secret"].as_str().unwrap()).unwrap();
        Self {
            header: part(0),
            claims: part(1),
            key: SigningKey::from_bytes(&seed.try_into().unwrap()),
        }
    }

    /// Header and claims with some replaced, without a signature.
    fn unsigned(&self, header: Value, claims: Value) -> String {
        let part = |good: &Value, changes: Value| {
            let mut part = good.clone();
            part.as_object_mut()
                .unwrap()
                .extend(changes.as_object().unwrap().clone());
            URL_SAFE_NO_PAD.encode(part.to_string())
        };
        format!("{}.{}", part(&self.header, header), part(&self.claims, claims))
    }

    fn signed(&self, header: Value, claims: Value) -> String {
        let message = self.unsigned(header, claims);
        let signature = self.key.sign(message.as_bytes());
        format!("{message}.{}", URL_SAFE_NO_PAD.encode(signature.to_bytes()))
    }

    /// Signed with the published key, as if that were a secret.
    fn confused(&self) -> String {
        let mut header = Header::new(Algorithm::HS256);
        header.kid = self.header["kid"].as_str().map(str::to_owned);
        let secret = EncodingKey::from_secret(self.key.verifying_key().as_bytes());
        jsonwebtoken::encode(&header, &self.claims, &secret).unwrap()
    }

    fn spoilt(&self) -> [(&'static str, String); 11] {
        let claims = |claims| self.signed(json!({}), claims);
        let now = self.claims["iat"].as_i64().unwrap();
        let whole = claims(json!({}));
        let other = if whole.ends_with('A') { "AA" } else { "BA" };
        let altered = format!("{}{other}", &whole[..whole.len() - 40]) + &whole[whole.len() - 38..];
        let unsigned = self.unsigned(json!({ "alg": "none" }), json!({}));
        [
            ("a token that has expired", claims(json!({ "exp": now - 3600 }))),
            (
                "a token that is not valid yet",
                claims(json!({ "nbf": now + 3600 })),
            ),
            ("an unsigned token", format!("{unsigned}.")),
            (
                "a token signed with the published key as a secret",
                self.confused(),
            ),
            (
                "a token whose header names another algorithm",
                self.signed(json!({ "alg": "RS256" }), json!({})),
            ),
            (
                "a token of another issuer",
                claims(json!({ "iss": "https://other.example" })),
            ),
            ("a token for another audience", claims(json!({ "aud": "other" }))),
            (
                "a token of an unknown key",
                self.signed(json!({ "kid": "other" }), json!({})),
            ),
            ("a token that was altered", altered),
            (
                "a token without a verified identity",
                claims(json!({ "identity_verified": false })),
            ),
            ("a token that is none", "x.y".to_owned()),
        ]
    }
}
