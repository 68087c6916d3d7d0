//! Tokens and published keys: every text ends in a principal or a refusal, and no claim that is not understood is left out.

use crate::input;
use domain::access::{PersonId, Role};
use serde_json::Value;
use server::identity::{
    Mapping, TokenRefusal,
    testing::{key_of, principal_of},
};
use uuid::Uuid;

pub fn run(data: &[u8]) {
    let (choice, rest) = input::choice(data);
    if choice == b'{' {
        claims(data);
        return;
    }
    let (token, keys) = super::line(rest);
    let Some(token) = input::text(token) else { return };
    if let Err(refusal) = key_of(token, keys) {
        assert!(TokenRefusal::ALL.contains(&refusal));
    }
}

fn claims(data: &[u8]) {
    let Ok(Value::Object(claims)) = serde_json::from_slice(data) else {
        return;
    };
    let now = "2026-12-01T01:00:00Z".parse().expect("a moment");
    let person = |_: &str| PersonId(Uuid::from_u128(1));
    let verified = claims.get("identity_verified") == Some(&Value::Bool(true));
    let roles = claims.contains_key("role");
    let Ok(principal) = principal_of(claims, &Mapping::default(), &person, now) else {
        return;
    };
    assert!(verified, "an identity that nobody has verified");
    assert_eq!(principal.role.is_some(), roles, "a role was left out or made up");
    assert!(principal.expires_at > now - server::identity::LEEWAY);
    if let Some(Role::Staff { posts, .. }) = principal.role {
        assert!(!posts.is_empty());
    }
}
