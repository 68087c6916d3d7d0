//! Tokens whose signature was checked, by their hash: whoever asks again with the same token pays for one check.

use super::keys::KeySet;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

/// So many tokens are remembered; then all are forgotten, which costs each of them one check.
const REMEMBERED: usize = 10_000;

/// What is remembered. Only that a signature was good under the keys that the issuer shows: when those are asked for
/// again, each token is checked again, so a withdrawn key goes as soon as it would without this.
#[derive(Default)]
pub(super) struct Known(Mutex<HashMap<[u8; 32], Signed>>);

struct Signed {
    keys: Arc<KeySet>,
    claims: Map<String, Value>,
}

impl Known {
    /// What a token claims, if its signature was checked with these very keys.
    pub fn claims(&self, token: &str, keys: &Arc<KeySet>) -> Option<Map<String, Value>> {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let signed = known.get(&hash(token))?;
        Arc::ptr_eq(&signed.keys, keys).then(|| signed.claims.clone())
    }

    /// Remembers a token whose signature was checked with these keys.
    pub fn remember(&self, token: &str, keys: Arc<KeySet>, claims: Map<String, Value>) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= REMEMBERED {
            known.clear();
        }
        known.insert(hash(token), Signed { keys, claims });
    }
}

/// Nothing here can be used to sign in.
fn hash(token: &str) -> [u8; 32] {
    Sha256::digest(token).into()
}
