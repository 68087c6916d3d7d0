//! What a token may be and say.

use super::issuer::TestKey;
use super::{Scene, client, person_id, person_ids, settings};
use crate::identity::{Mapping, TokenRefusal, Verifier};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::DateTime;
use domain::access::{Post, Role};
use domain::identifier::{DivisionCode, OfficeCode};
use jsonwebtoken::{Algorithm, EncodingKey, Header};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::collections::BTreeSet;

fn key() -> TestKey {
    TestKey::ed25519("k1", 1)
}

fn part(value: &Value) -> String {
    URL_SAFE_NO_PAD.encode(value.to_string())
}

#[tokio::test]
async fn a_clerk_is_known_by_document_office_and_posts() {
    let scene = Scene::with(&[&key()]).await;
    let principal = scene.verify(&key().sign(&scene.claims())).await.unwrap();
    assert_eq!(principal.person, person_id("A:11010519491231002X"));
    let office = OfficeCode::parse("44010001").unwrap();
    assert_eq!(
        principal.role,
        Some(Role::Staff {
            office,
            posts: BTreeSet::from([Post::Intake, Post::Dossier])
        })
    );
    assert_eq!(
        Some(principal.expires_at),
        DateTime::from_timestamp(scene.now.timestamp() + 3600, 0)
    );
}

#[tokio::test]
async fn the_other_roles() {
    let scene = Scene::with(&[&key()]).await;
    let role = async |changes: Value| {
        scene
            .verify(&key().sign(&scene.claims_with(&changes)))
            .await
            .unwrap()
            .role
    };
    assert_eq!(
        role(json!({"role": null, "office": null, "posts": null})).await,
        None
    );
    assert_eq!(
        role(json!({"role": "ADMINISTRATOR"})).await,
        Some(Role::Administrator)
    );
    let province = DivisionCode::parse("440000").unwrap();
    assert_eq!(
        role(json!({"role": "AUDITOR", "province": "440000"})).await,
        Some(Role::Auditor { province })
    );
}

#[tokio::test]
async fn each_accepted_algorithm_is() {
    let keys = [
        TestKey::ed25519("ed", 1),
        TestKey::p256("ec", 1),
        TestKey::rsa("rs", Algorithm::RS256),
        TestKey::rsa("ps", Algorithm::PS256),
    ];
    let scene = Scene::with(&keys.each_ref()).await;
    for key in &keys {
        assert_eq!(
            scene.code(&key.sign(&scene.claims())).await,
            "ACCEPTED",
            "{}",
            key.kid
        );
    }
}

#[tokio::test]
async fn unsigned_and_shared_secret_tokens_are_refused() {
    let rsa = TestKey::rsa("k1", Algorithm::RS256);
    let scene = Scene::with(&[&rsa]).await;
    for alg in ["none", "None", "NONE", "HS256", "RS384", "ES512", "", "EdDSA2"] {
        let head = part(&json!({"alg": alg, "kid": "k1", "typ": "JWT"}));
        let token = format!("{head}.{}.", part(&scene.claims()));
        assert_eq!(scene.code(&token).await, "TOKEN_ALGORITHM", "{alg}");
    }
    // The published key passed off as the secret, in the forms an attacker would try.
    let jwk = rsa.jwk();
    let modulus = URL_SAFE_NO_PAD.decode(jwk["n"].as_str().unwrap()).unwrap();
    for secret in [
        jwk["n"].as_str().unwrap().as_bytes(),
        &modulus,
        jwk.to_string().as_bytes(),
    ] {
        let mut header = Header::new(Algorithm::HS256);
        header.kid = Some("k1".to_owned());
        let token =
            jsonwebtoken::encode(&header, &scene.claims(), &EncodingKey::from_secret(secret)).unwrap();
        assert_eq!(scene.code(&token).await, "TOKEN_ALGORITHM");
    }
}

#[tokio::test]
async fn a_key_checks_only_its_own_algorithm() {
    // The set says that this key is for RS256.
    let scene = Scene::with(&[&TestKey::rsa("k1", Algorithm::RS256)]).await;
    let other = TestKey::rsa("k1", Algorithm::PS256).sign(&scene.claims());
    assert_eq!(scene.code(&other).await, "TOKEN_ALGORITHM");
    let another_type = key().sign(&scene.claims());
    assert_eq!(scene.code(&another_type).await, "TOKEN_ALGORITHM");
}

#[tokio::test]
async fn a_changed_token_is_refused() {
    let scene = Scene::with(&[&key()]).await;
    let token = key().sign(&scene.claims());
    let [head, _, signature] = token.split('.').collect::<Vec<_>>()[..] else {
        panic!()
    };
    let promoted = part(&scene.claims_with(&json!({"role": "ADMINISTRATOR"})));
    assert_eq!(
        scene.code(&format!("{head}.{promoted}.{signature}")).await,
        "TOKEN_SIGNATURE"
    );
    assert_eq!(
        scene.code(&format!("{head}.{promoted}.")).await,
        "TOKEN_SIGNATURE"
    );
    let impostor = TestKey::ed25519("k1", 2).sign(&scene.claims());
    assert_eq!(scene.code(&impostor).await, "TOKEN_SIGNATURE");
}

#[tokio::test]
async fn keys_that_a_token_brings_along_are_not_believed() {
    let scene = Scene::with(&[&key()]).await;
    let mine = TestKey::ed25519("k1", 2);
    let mut header = Header::new(Algorithm::EdDSA);
    header.kid = Some("k1".to_owned());
    header.jwk = Some(serde_json::from_value(mine.jwk()).unwrap());
    header.jku = Some(format!("{}/keys", scene.issuer.url));
    assert_eq!(
        scene.code(&mine.sign_under(&header, &scene.claims())).await,
        "TOKEN_SIGNATURE"
    );
}

#[tokio::test]
async fn claims_that_are_refused() {
    let scene = Scene::with(&[&key()]).await;
    let at = |seconds: i64| scene.now.timestamp() + seconds;
    let cases = [
        ("TOKEN_EXPIRED", json!({"exp": at(-31)})),
        ("ACCEPTED", json!({"exp": at(-29)})),
        ("TOKEN_NOT_YET_VALID", json!({"nbf": at(60)})),
        ("TOKEN_NOT_YET_VALID", json!({"iat": at(60)})),
        ("ACCEPTED", json!({"nbf": null, "iat": null})),
        ("TOKEN_CLAIMS", json!({"nbf": "now"})),
        ("TOKEN_CLAIMS", json!({"exp": null})),
        ("TOKEN_CLAIMS", json!({"exp": "never"})),
        ("TOKEN_ISSUER", json!({"iss": "https://id.example.cn"})),
        ("TOKEN_ISSUER", json!({"iss": format!("{}/", scene.issuer.url)})),
        ("TOKEN_CLAIMS", json!({"iss": [scene.issuer.url]})),
        ("TOKEN_CLAIMS", json!({"iss": null})),
        ("TOKEN_AUDIENCE", json!({"aud": "another"})),
        ("TOKEN_AUDIENCE", json!({"aud": ["another", "third"]})),
        ("ACCEPTED", json!({"aud": ["another", "banli"]})),
        ("TOKEN_CLAIMS", json!({"aud": null})),
        ("TOKEN_CLAIMS", json!({"sub": null})),
        ("TOKEN_CLAIMS", json!({"sub": ""})),
        ("TOKEN_CLAIMS", json!({"identity_verified": null})),
        ("TOKEN_CLAIMS", json!({"identity_verified": false})),
        ("TOKEN_CLAIMS", json!({"identity_verified": "true"})),
        ("TOKEN_CLAIMS", json!({"document_kind": null})),
        ("TOKEN_CLAIMS", json!({"document_kind": "O"})),
        (
            "TOKEN_CLAIMS",
            json!({"document_kind": "N", "document_number": "91350100M000100Y43"}),
        ),
        ("TOKEN_CLAIMS", json!({"document_number": null})),
        ("TOKEN_CLAIMS", json!({"document_number": 110_105_194})),
        ("TOKEN_CLAIMS", json!({"document_number": "110105194912310021"})),
        ("TOKEN_CLAIMS", json!({"role": ""})),
        ("TOKEN_CLAIMS", json!({"role": "KING"})),
        ("TOKEN_CLAIMS", json!({"role": ["STAFF"]})),
        ("TOKEN_CLAIMS", json!({"office": null})),
        ("TOKEN_CLAIMS", json!({"office": "4401"})),
        ("TOKEN_CLAIMS", json!({"posts": null})),
        ("TOKEN_CLAIMS", json!({"posts": []})),
        ("TOKEN_CLAIMS", json!({"posts": "INTAKE"})),
        ("TOKEN_CLAIMS", json!({"posts": ["INTAKE", "CLERK"]})),
        ("TOKEN_CLAIMS", json!({"role": "AUDITOR"})),
        ("TOKEN_CLAIMS", json!({"role": "AUDITOR", "province": "440100"})),
    ];
    for (code, changes) in cases {
        let token = key().sign(&scene.claims_with(&changes));
        assert_eq!(scene.code(&token).await, code, "{changes}");
    }
}

#[tokio::test]
async fn headers_that_are_refused() {
    let scene = Scene::with(&[&key()]).await;
    let code = async |header: Value| {
        let header = serde_json::from_value(header).unwrap();
        scene.code(&key().sign_under(&header, &scene.claims())).await
    };
    assert_eq!(
        code(json!({"alg": "EdDSA", "kid": "k1", "typ": "at+jwt"})).await,
        "ACCEPTED"
    );
    assert_eq!(
        code(json!({"alg": "EdDSA", "kid": "k1", "typ": "application/at+JWT"})).await,
        "ACCEPTED"
    );
    assert_eq!(code(json!({"alg": "EdDSA"})).await, "ACCEPTED");
    assert_eq!(
        code(json!({"alg": "EdDSA", "kid": "k1", "typ": "logout+jwt"})).await,
        "TOKEN_MALFORMED"
    );
    assert_eq!(
        code(json!({"alg": "EdDSA", "kid": "k1", "crit": ["b64"], "b64": true})).await,
        "TOKEN_MALFORMED"
    );
}

#[tokio::test]
async fn a_token_without_kid_needs_a_single_key() {
    let scene = Scene::with(&[&key(), &TestKey::ed25519("k2", 2)]).await;
    let token = key().sign_under(&Header::new(Algorithm::EdDSA), &scene.claims());
    assert_eq!(scene.code(&token).await, "TOKEN_UNKNOWN_KEY");
}

#[tokio::test]
async fn garbage_is_refused() {
    let scene = Scene::with(&[&key()]).await;
    let token = key().sign(&scene.claims());
    let long = format!("{token}{}", "A".repeat(16 * 1024));
    for garbage in [
        "",
        ".",
        "..",
        "a.b.c",
        "令牌",
        &format!("{token}.x"),
        &token[1..],
        &token.replace('.', " "),
        &long,
    ] {
        assert_eq!(scene.code(garbage).await, "TOKEN_MALFORMED");
    }
}

#[tokio::test]
async fn claims_under_other_names() {
    let mapping = Mapping::from_toml(
        r#"
        [person]
        document_kind = "https://id.example.cn/kind"
        document_number = "/id/number"
        kinds.sfz = "RESIDENT_ID_CARD"
        [role]
        claim = "/realm/role"
        names.vmo = "STAFF"
        [posts]
        claim = "/realm/posts"
        names."intake clerk" = "INTAKE"
        "#,
    )
    .unwrap();
    let scene = Scene::with(&[&key()]).await;
    let verifier = Verifier::new(settings(&scene.issuer.url, mapping), person_ids(), client());
    let verify = async |changes: Value| {
        verifier
            .verify(&key().sign(&scene.claims_with(&changes)), scene.now)
            .await
            .map_err(TokenRefusal::code)
    };
    let theirs = json!({
        "https://id.example.cn/kind": "sfz",
        "id": {"number": "11010519491231002X"},
        "realm": {"role": "vmo", "posts": ["intake clerk"]},
    });
    let principal = verify(theirs.clone()).await.unwrap();
    assert!(
        matches!(principal.role, Some(Role::Staff { posts, .. }) if posts == BTreeSet::from([Post::Intake]))
    );
    assert_eq!(principal.person, person_id("A:11010519491231002X"));
    // Where an issuer has its own words, ours mean nothing.
    let mut ours = theirs;
    ours["realm"]["posts"] = json!(["INTAKE"]);
    assert_eq!(verify(ours).await.unwrap_err(), "TOKEN_CLAIMS");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_text_is_a_token(text in "[A-Za-z0-9_.-]{0,80}|.*", claims in "[a-z{}\":,0-9]{0,40}") {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let head = part(&json!({"alg": "EdDSA", "kid": "k1"}));
        let framed = format!("{head}.{}.{text}", URL_SAFE_NO_PAD.encode(claims));
        runtime.block_on(async {
            let scene = Scene::with(&[&key()]).await;
            assert!(scene.verify(&text).await.is_err());
            assert!(scene.verify(&framed).await.is_err());
        });
    }
}
