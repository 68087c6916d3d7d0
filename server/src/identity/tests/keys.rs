//! Keys that change, keys of no use, and an issuer that is away.

use super::issuer::TestKey;
use super::{Scene, TestIssuer, client, person_ids, settings};
use crate::identity::cache::ASK_EVERY;
use crate::identity::{DiscoveryError, Mapping, TokenRefusal, Verifier};
use chrono::TimeDelta;
use serde_json::json;
use std::sync::Arc;

#[tokio::test]
async fn a_new_key_is_found_and_a_withdrawn_one_goes() {
    let (old, new) = (TestKey::ed25519("old", 1), TestKey::ed25519("new", 2));
    let mut scene = Scene::with(&[&old]).await;
    scene.issuer.publish(vec![new.jwk(), old.jwk()]);
    assert_eq!(scene.code(&new.sign(&scene.claims())).await, "ACCEPTED");
    let token = old.sign(&scene.claims());
    assert_eq!(scene.code(&token).await, "ACCEPTED");
    assert_eq!(scene.code(&token).await, "ACCEPTED", "it is known by now");
    assert_eq!(scene.issuer.asked(), 2);

    scene.issuer.publish(vec![new.jwk()]);
    scene.now += TimeDelta::minutes(16);
    assert_eq!(scene.code(&token).await, "TOKEN_UNKNOWN_KEY");
}

/// The same name for another key: what was signed with the first is worth nothing.
#[tokio::test]
async fn a_known_token_is_checked_again_under_other_keys() {
    let (first, second) = (TestKey::ed25519("k", 1), TestKey::ed25519("k", 2));
    let mut scene = Scene::with(&[&first]).await;
    let token = first.sign(&scene.claims());
    assert_eq!(scene.code(&token).await, "ACCEPTED");
    scene.issuer.publish(vec![second.jwk()]);
    scene.now += TimeDelta::minutes(16);
    assert_eq!(scene.code(&token).await, "TOKEN_SIGNATURE");
}

#[tokio::test]
async fn a_known_token_ends_when_it_says() {
    let key = TestKey::ed25519("k", 1);
    let mut scene = Scene::with(&[&key]).await;
    let token = key.sign(&scene.claims());
    assert_eq!(scene.code(&token).await, "ACCEPTED");
    scene.now += TimeDelta::hours(13);
    assert_eq!(scene.code(&token).await, "TOKEN_EXPIRED");
}

/// Tokens of the old key live on; those of the new one have to wait until the issuer can be understood again.
#[tokio::test]
async fn a_rotation_while_the_issuer_stumbles() {
    let (old, new) = (TestKey::ed25519("old", 1), TestKey::ed25519("new", 2));
    let mut scene = Scene::with(&[&old]).await;
    let (before, after) = (old.sign(&scene.claims()), new.sign(&scene.claims()));
    scene.issuer.publish(vec![new.jwk(), old.jwk()]);
    for babble in ["", "<html>maintenance</html>", "{}", r#"{"keys": "none"}"#] {
        scene.issuer.set_babble(Some(babble));
        scene.now += ASK_EVERY;
        assert_eq!(scene.code(&after).await, "TOKEN_UNKNOWN_KEY", "{babble}");
        assert_eq!(scene.code(&before).await, "ACCEPTED", "{babble}");
    }
    scene.issuer.set_babble(None);
    scene.issuer.set_away(true);
    scene.now += ASK_EVERY;
    assert_eq!(scene.code(&after).await, "TOKEN_UNKNOWN_KEY");
    scene.issuer.set_away(false);
    scene.now += ASK_EVERY;
    assert_eq!(scene.code(&after).await, "ACCEPTED");
    assert_eq!(scene.code(&before).await, "ACCEPTED");
    assert_eq!(scene.issuer.asked(), 7, "each stumble is asked about once");
}

/// `serve` ends when it finds no issuer at its start, and the next start finds it.
#[tokio::test]
async fn a_start_without_the_issuer_fails_and_the_next_one_does_not() {
    let key = TestKey::ed25519("k1", 1);
    let issuer = TestIssuer::start().await;
    issuer.publish(vec![key.jwk()]);
    let discover = || Verifier::discover(settings(&issuer.url, Mapping::default()), person_ids(), client());
    issuer.set_away(true);
    assert!(matches!(discover().await, Err(DiscoveryError::Status(502))));
    issuer.set_away(false);
    issuer.set_babble(Some("{"));
    assert!(matches!(discover().await, Err(DiscoveryError::Json(_))));
    issuer.set_babble(None);
    assert!(discover().await.is_ok());
}

#[tokio::test]
async fn unknown_keys_cannot_hammer_the_issuer() {
    let key = TestKey::ed25519("k1", 1);
    let mut scene = Scene::with(&[&key]).await;
    let unknown = TestKey::ed25519("k2", 2).sign(&scene.claims());
    for _ in 0..20 {
        assert_eq!(scene.code(&unknown).await, "TOKEN_UNKNOWN_KEY");
    }
    assert_eq!(scene.issuer.asked(), 2);
    scene.now += ASK_EVERY - TimeDelta::seconds(1);
    assert_eq!(scene.code(&unknown).await, "TOKEN_UNKNOWN_KEY");
    assert_eq!(scene.issuer.asked(), 2);
    scene.now += TimeDelta::seconds(1);
    assert_eq!(scene.code(&unknown).await, "TOKEN_UNKNOWN_KEY");
    assert_eq!(scene.issuer.asked(), 3);
}

#[tokio::test]
async fn many_at_once_ask_once() {
    let (old, new) = (TestKey::ed25519("old", 1), TestKey::ed25519("new", 2));
    let scene = Arc::new(Scene::with(&[&old]).await);
    scene.issuer.publish(vec![new.jwk()]);
    let token = new.sign(&scene.claims());
    let asked = (0..20).map(|_| {
        let (scene, token) = (Arc::clone(&scene), token.clone());
        tokio::spawn(async move { scene.code(&token).await })
    });
    for code in futures::future::join_all(asked).await {
        assert_eq!(code.unwrap(), "ACCEPTED");
    }
    assert_eq!(scene.issuer.asked(), 2);
}

#[tokio::test]
async fn who_hangs_up_does_not_stop_the_asking() {
    let (old, new) = (TestKey::ed25519("old", 1), TestKey::ed25519("new", 2));
    let scene = Scene::with(&[&old]).await;
    scene.issuer.publish(vec![new.jwk()]);
    let token = new.sign(&scene.claims());
    // Polled once, which sends the question, and dropped.
    assert!(futures::FutureExt::now_or_never(scene.verify(&token)).is_none());
    assert_eq!(scene.code(&token).await, "ACCEPTED");
    assert_eq!(scene.issuer.asked(), 2);
}

#[tokio::test]
async fn the_last_keys_hold_for_a_day_while_the_issuer_is_away() {
    let key = TestKey::ed25519("k1", 1);
    let mut scene = Scene::with(&[&key]).await;
    scene.issuer.set_away(true);
    let token = key.sign(&scene.claims_with(&json!({"exp": scene.now.timestamp() + 172_800})));
    for hours in [1, 22] {
        scene.now += TimeDelta::hours(hours);
        assert_eq!(scene.code(&token).await, "ACCEPTED");
    }
    scene.now += TimeDelta::hours(2);
    assert_eq!(scene.code(&token).await, "ISSUER_UNAVAILABLE");
    scene.issuer.set_away(false);
    scene.now += ASK_EVERY;
    assert_eq!(scene.code(&token).await, "ACCEPTED");
}

#[tokio::test]
async fn an_issuer_that_was_never_there() {
    let key = TestKey::ed25519("k1", 1);
    let scene = Scene::with(&[&key]).await;
    scene.issuer.set_away(true);
    let verifier = Verifier::new(
        settings(&scene.issuer.url, Mapping::default()),
        person_ids(),
        client(),
    );
    let token = key.sign(&scene.claims());
    let code = async |now| {
        verifier
            .verify(&token, now)
            .await
            .map_err(TokenRefusal::code)
            .map(|_| ())
    };
    assert_eq!(code(scene.now).await, Err("ISSUER_UNAVAILABLE"));
    scene.issuer.set_away(false);
    assert_eq!(code(scene.now).await, Err("ISSUER_UNAVAILABLE"));
    assert_eq!(code(scene.now + ASK_EVERY).await, Ok(()));
}

#[tokio::test]
async fn a_closed_port_is_an_issuer_away() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    drop(listener);
    let refused = Verifier::discover(settings(&url, Mapping::default()), person_ids(), client()).await;
    assert!(matches!(refused, Err(DiscoveryError::Http(_))));
}

#[tokio::test]
async fn an_issuer_that_names_itself_differently_is_not_believed() {
    let issuer = TestIssuer::start().await;
    issuer.publish(vec![TestKey::ed25519("k1", 1).jwk()]);
    for name in [
        "https://id.example.cn".to_owned(),
        format!("{}/", issuer.url),
        issuer.url.to_uppercase(),
    ] {
        issuer.rename(&name);
        let refused =
            Verifier::discover(settings(&issuer.url, Mapping::default()), person_ids(), client()).await;
        assert!(matches!(refused, Err(DiscoveryError::IssuerMismatch)), "{name}");
    }
}

#[tokio::test]
async fn keys_of_no_use_are_left_out() {
    let good = TestKey::ed25519("k1", 1).jwk();
    let with = |name: &str, value: serde_json::Value| {
        let mut key = good.clone();
        key[name] = value;
        key
    };
    let weak = "AQAB".repeat(20);
    let useless = [
        with("use", json!("enc")),
        with("key_ops", json!(["sign"])),
        with("alg", json!("ES256")),
        with("alg", json!("HS256")),
        with("crv", json!("X25519")),
        with("x", json!("AQAB")),
        with("x", json!("not base64!")),
        json!({"kty": "oct", "kid": "k1", "k": "c2VjcmV0", "alg": "HS256"}),
        json!({"kty": "RSA", "kid": "k1", "n": weak, "e": "AQAB"}),
        json!({"kty": "EC", "kid": "k1", "crv": "P-256", "x": "AQAB", "y": "AQAB"}),
        json!({"kty": "PQ", "kid": "k1"}),
        json!("k1"),
    ];
    let issuer = TestIssuer::start().await;
    for key in &useless {
        issuer.publish(vec![key.clone()]);
        let refused =
            Verifier::discover(settings(&issuer.url, Mapping::default()), person_ids(), client()).await;
        assert!(matches!(refused, Err(DiscoveryError::NoUsableKey)), "{key}");
    }
    // Among others, the good one still counts.
    issuer.publish([&useless[..], &[good]].concat());
    assert!(
        Verifier::discover(settings(&issuer.url, Mapping::default()), person_ids(), client())
            .await
            .is_ok()
    );
}
