//! Tokens as they come in requests and websockets.

use super::Scene;
use super::issuer::TestKey;
use crate::identity::{Signed, TokenRefusal, Verifier, from_connection_init};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Request, StatusCode};
use axum::routing::get;
use serde_json::{Value, json};
use std::sync::Arc;
use tower::ServiceExt;

fn key() -> TestKey {
    TestKey::ed25519("k1", 1)
}

/// Asks who one is, with these `Authorization` headers: the status, the challenge and the body.
async fn ask(scene: &Scene, credentials: &[&str]) -> (StatusCode, Option<String>, String) {
    let who =
        |Signed(principal): Signed| async move { if principal.is_some() { "somebody" } else { "nobody" } };
    let routes: Router = Router::<Arc<Verifier>>::new()
        .route("/", get(who))
        .with_state(Arc::clone(&scene.verifier));
    let request = credentials.iter().fold(Request::get("/"), |request, value| {
        request.header("authorization", *value)
    });
    let response = routes
        .oneshot(request.body(Body::empty()).unwrap())
        .await
        .unwrap();
    let status = response.status();
    let challenge = response
        .headers()
        .get("www-authenticate")
        .map(|value| value.to_str().unwrap().to_owned());
    let body = to_bytes(response.into_body(), 4096).await.unwrap();
    (status, challenge, String::from_utf8(body.to_vec()).unwrap())
}

#[tokio::test]
async fn with_a_token_somebody_without_nobody() {
    let scene = Scene::with(&[&key()]).await;
    let token = key().sign(&scene.claims());
    assert_eq!(
        ask(&scene, &[]).await,
        (StatusCode::OK, None, "nobody".to_owned())
    );
    for scheme in ["Bearer", "bearer", "BEARER"] {
        let answer = ask(&scene, &[&format!("{scheme} {token}")]).await;
        assert_eq!(answer, (StatusCode::OK, None, "somebody".to_owned()));
    }
}

#[tokio::test]
async fn a_refusal_says_why_and_not_more() {
    let scene = Scene::with(&[&key()]).await;
    let token = key().sign(&scene.claims_with(&json!({"exp": 1})));
    let (status, challenge, body) = ask(&scene, &[&format!("Bearer {token}")]).await;
    assert_eq!(status, StatusCode::UNAUTHORIZED);
    insta::assert_snapshot!(format!("{}\n{body}", challenge.unwrap()));
}

#[tokio::test]
async fn two_headers_and_other_schemes_are_refused() {
    let scene = Scene::with(&[&key()]).await;
    let good = format!("Bearer {}", key().sign(&scene.claims()));
    for credentials in [
        &[good.as_str(), &good][..],
        &[&good, "Basic eDp5"],
        &["Basic eDp5"],
        &["Bearer"],
        &["Bearer "],
        &[""],
    ] {
        let (status, _, body) = ask(&scene, credentials).await;
        assert_eq!(status, StatusCode::UNAUTHORIZED);
        assert_eq!(
            serde_json::from_str::<Value>(&body).unwrap()["code"],
            "TOKEN_MALFORMED"
        );
    }
}

#[tokio::test]
async fn an_issuer_away_is_not_the_fault_of_the_caller() {
    let mut scene = Scene::with(&[&key()]).await;
    scene.issuer.set_away(true);
    scene.verifier = Arc::new(Verifier::new(
        super::settings(&scene.issuer.url, crate::identity::Mapping::default()),
        super::person_ids(),
        super::client(),
    ));
    let (status, challenge, body) = ask(&scene, &[&format!("Bearer {}", key().sign(&scene.claims()))]).await;
    assert_eq!((status, challenge), (StatusCode::SERVICE_UNAVAILABLE, None));
    assert_eq!(
        serde_json::from_str::<Value>(&body).unwrap()["code"],
        "ISSUER_UNAVAILABLE"
    );
}

#[tokio::test]
async fn a_websocket_brings_its_token_in_the_first_message() {
    let scene = Scene::with(&[&key()]).await;
    let good = format!("Bearer {}", key().sign(&scene.claims()));
    let init = async |payload: Value| {
        let caller = from_connection_init(&scene.verifier, &payload, scene.now).await;
        caller.map(|principal| principal.is_some())
    };
    assert_eq!(init(json!({"Authorization": good})).await, Ok(true));
    assert_eq!(init(json!({"authorization": good, "other": 1})).await, Ok(true));
    assert_eq!(init(json!(null)).await, Ok(false));
    assert_eq!(init(json!({"other": 1})).await, Ok(false));
    for payload in [
        json!([good]),
        json!({"Authorization": null}),
        json!({"Authorization": [good]}),
        json!({"Authorization": good, "authorization": good}),
        json!({"Authorization": good.replace("Bearer ", "")}),
    ] {
        assert_eq!(init(payload).await, Err(TokenRefusal::Malformed));
    }
    let expired = key().sign(&scene.claims_with(&json!({"exp": 1})));
    assert_eq!(
        init(json!({"Authorization": format!("Bearer {expired}")})).await,
        Err(TokenRefusal::Expired)
    );
}
