//! The demo's issuer over real HTTP, found by the verifier through its own discovery.

use super::{DemoIssuer, IssuerKeys, NotLoopback, Persona, PersonaRole};
use crate::identity::tests::{client, person_id, person_ids};
use crate::identity::{TokenRefusal, Verifier, real_time};
use chrono::TimeDelta;
use domain::access::Role;
use reqwest::{RequestBuilder, StatusCode};
use serde_json::{Value, json};
use std::net::SocketAddr;
use std::path::Path;
use tempfile::TempDir;
use tokio::net::TcpListener;

struct Demo {
    issuer: DemoIssuer,
    folder: TempDir,
}

async fn start() -> Demo {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let folder = tempfile::tempdir().unwrap();
    let issuer = DemoIssuer::new(listener.local_addr().unwrap(), folder.path());
    let routes = issuer
        .clone()
        .router()
        .unwrap()
        .into_make_service_with_connect_info::<SocketAddr>();
    tokio::spawn(async move { axum::serve(listener, routes).await });
    Demo { issuer, folder }
}

impl Demo {
    fn verifier(&self) -> Verifier {
        Verifier::new(self.issuer.settings(), person_ids(), client())
    }

    fn ask(&self, persona: &str) -> RequestBuilder {
        client()
            .post(format!("{}/token", self.issuer.url()))
            .json(&json!({ "persona": persona }))
    }

    async fn token(&self, persona: &str) -> String {
        let answer: Value = self.ask(persona).send().await.unwrap().json().await.unwrap();
        answer["access_token"].as_str().unwrap().to_owned()
    }
}

fn is_role(role: Option<&Role>, of: PersonaRole) -> bool {
    match (role, of) {
        (None, PersonaRole::Citizen) | (Some(Role::Administrator), PersonaRole::Administrator) => true,
        (
            Some(Role::Staff { office, posts }),
            PersonaRole::Staff {
                office: own,
                posts: held,
            },
        ) => office.as_str() == own && posts.iter().eq(held),
        (Some(Role::Auditor { province }), PersonaRole::Auditor { province: own }) => {
            province.as_str() == own
        }
        _ => false,
    }
}

#[tokio::test]
async fn every_persona_can_sign_in() {
    let demo = start().await;
    let verifier = demo.verifier();
    for persona in Persona::all() {
        let principal = verifier
            .verify(&demo.token(persona.key).await, real_time())
            .await
            .unwrap();
        assert_eq!(principal.person, person_id(&format!("A:{}", persona.resident_id)));
        assert!(is_role(principal.role.as_ref(), persona.role), "{}", persona.key);
    }
}

#[tokio::test]
async fn a_token_made_beside_the_server_is_good_for_twelve_hours() {
    let demo = start().await;
    let token = demo.issuer.token("clerk-chengdu").unwrap();
    let now = real_time();
    let verifier = demo.verifier();
    assert!(verifier.verify(&token, now + TimeDelta::hours(11)).await.is_ok());
    let later = verifier.verify(&token, now + TimeDelta::hours(13)).await;
    assert_eq!(later.map_err(TokenRefusal::code).unwrap_err(), "TOKEN_EXPIRED");
}

#[tokio::test]
async fn tokens_outlive_a_rotation() {
    let demo = start().await;
    let verifier = demo.verifier();
    let before = demo.token("citizen-chengdu").await;
    assert!(verifier.verify(&before, real_time()).await.is_ok());
    let mut keys = IssuerKeys::open(demo.folder.path()).unwrap();
    keys.rotate().unwrap();
    let after = demo.token("citizen-chengdu").await;
    assert!(
        verifier
            .verify(&after, real_time() + TimeDelta::minutes(1))
            .await
            .is_ok()
    );
    assert!(verifier.verify(&before, real_time()).await.is_ok());
}

#[tokio::test]
async fn tokens_of_another_demo_are_refused() {
    let (demo, other) = (start().await, start().await);
    let verifier = demo.verifier();
    let token = other.token("administrator").await;
    assert_eq!(
        verifier.verify(&token, real_time()).await.unwrap_err().code(),
        "TOKEN_UNKNOWN_KEY"
    );
}

#[tokio::test]
async fn an_unknown_persona_is_answered_with_the_known_ones() {
    let demo = start().await;
    let answer = demo.ask("mayor").send().await.unwrap();
    assert_eq!(answer.status(), StatusCode::BAD_REQUEST);
    insta::assert_snapshot!(answer.text().await.unwrap());
    let form = client()
        .post(format!("{}/token", demo.issuer.url()))
        .body("persona=administrator");
    assert_eq!(form.send().await.unwrap().status(), StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn other_hosts_and_sites_get_nothing() {
    let demo = start().await;
    for (header, value) in [
        ("host", "banli.example.cn"),
        ("origin", "https://example.cn"),
        ("x-forwarded-for", "203.0.113.7"),
    ] {
        let answer = demo
            .ask("administrator")
            .header(header, value)
            .send()
            .await
            .unwrap();
        assert_eq!(answer.status(), StatusCode::FORBIDDEN, "{header}");
        assert!(!answer.text().await.unwrap().contains("access_token"));
    }
}

#[tokio::test]
async fn without_knowing_the_peer_nobody_is_answered() {
    use tower::ServiceExt;
    let demo = start().await;
    let routes = demo.issuer.clone().router().unwrap();
    let request = axum::http::Request::get("/demo/issuer/keys").header("host", "127.0.0.1");
    let answer = routes
        .oneshot(request.body(axum::body::Body::empty()).unwrap())
        .await
        .unwrap();
    assert_eq!(answer.status(), StatusCode::FORBIDDEN);
}

#[test]
fn it_is_not_mounted_for_other_machines() {
    for bind in ["0.0.0.0:8080", "192.0.2.1:8080", "[::]:8080"] {
        let bind: SocketAddr = bind.parse().unwrap();
        let refused = DemoIssuer::new(bind, Path::new(".")).router();
        assert_eq!(refused.map(|_| ()).unwrap_err(), NotLoopback(bind));
    }
}
