//! The public keys of an issuer, and which of them may check which signature.

use super::TokenRefusal;
use super::header::Header;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::jwk::{
    AlgorithmParameters, EllipticCurve, Jwk, KeyAlgorithm, KeyOperations, PublicKeyUse, RSAKeyParameters,
};
use jsonwebtoken::{Algorithm, DecodingKey};
use serde::Deserialize;
use serde_json::Value;

/// The usable keys of a key set. Others in it are left out, as RFC 7517, 5 asks.
#[derive(Debug, Default)]
pub(super) struct KeySet(Vec<Key>);

#[derive(Debug)]
struct Key {
    kid: Option<String>,
    algorithms: Vec<Algorithm>,
    decoding: DecodingKey,
}

/// A key set as it travels.
#[derive(Deserialize)]
pub(super) struct Published {
    keys: Vec<Value>,
}

impl From<Published> for KeySet {
    fn from(published: Published) -> Self {
        Self(published.keys.into_iter().filter_map(usable).collect())
    }
}

impl KeySet {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The key a header asks for: the one it names, or, where it names none, the only one for its algorithm.
    pub fn select(&self, header: &Header) -> Result<DecodingKey, TokenRefusal> {
        let fits = |key: &&Key| key.algorithms.contains(&header.algorithm);
        let Some(kid) = &header.kid else {
            let mut fitting = self.0.iter().filter(fits);
            return match (fitting.next(), fitting.next()) {
                (Some(key), None) => Ok(key.decoding.clone()),
                _ => Err(TokenRefusal::UnknownKey),
            };
        };
        let named: Vec<&Key> = self
            .0
            .iter()
            .filter(|key| key.kid.as_ref() == Some(kid))
            .collect();
        match named.iter().copied().find(fits) {
            Some(key) => Ok(key.decoding.clone()),
            None if named.is_empty() => Err(TokenRefusal::UnknownKey),
            None => Err(TokenRefusal::Algorithm),
        }
    }
}

fn usable(published: Value) -> Option<Key> {
    let jwk: Jwk = serde_json::from_value(published).ok()?;
    if !is_for_signatures(&jwk) {
        return None;
    }
    let mut algorithms = algorithms_of(&jwk.algorithm)?;
    if let Some(own) = jwk.common.key_algorithm {
        algorithms.retain(|algorithm| KeyAlgorithm::from(*algorithm) == own);
    }
    if algorithms.is_empty() {
        return None;
    }
    let decoding = DecodingKey::from_jwk(&jwk).ok()?;
    Some(Key {
        kid: jwk.common.key_id,
        algorithms,
        decoding,
    })
}

/// `use` and `key_ops` where they are given (RFC 7517, 4.2 and 4.3).
fn is_for_signatures(jwk: &Jwk) -> bool {
    let by_use = jwk
        .common
        .public_key_use
        .as_ref()
        .is_none_or(|used| *used == PublicKeyUse::Signature);
    let by_operation = jwk
        .common
        .key_operations
        .as_ref()
        .is_none_or(|operations| operations.contains(&KeyOperations::Verify));
    by_use && by_operation
}

/// What a key of this type and size may check. The sizes are checked here because the library cuts a key of Ed25519 to
/// 32 bytes without looking, and panics on a shorter one.
fn algorithms_of(parameters: &AlgorithmParameters) -> Option<Vec<Algorithm>> {
    match parameters {
        AlgorithmParameters::RSA(key) if is_strong(key) => Some(vec![Algorithm::RS256, Algorithm::PS256]),
        AlgorithmParameters::EllipticCurve(key)
            if key.curve == EllipticCurve::P256 && has_32_bytes(&key.x) && has_32_bytes(&key.y) =>
        {
            Some(vec![Algorithm::ES256])
        }
        AlgorithmParameters::OctetKeyPair(key)
            if key.curve == EllipticCurve::Ed25519 && has_32_bytes(&key.x) =>
        {
            Some(vec![Algorithm::EdDSA])
        }
        _ => None,
    }
}

fn has_32_bytes(text: &str) -> bool {
    URL_SAFE_NO_PAD.decode(text).is_ok_and(|bytes| bytes.len() == 32)
}

/// 2,048 bits at least (RFC 7518, 3.3), 4,096 at most: the library refuses longer ones.
fn is_strong(key: &RSAKeyParameters) -> bool {
    let Ok(modulus) = URL_SAFE_NO_PAD.decode(&key.n) else {
        return false;
    };
    let digits = modulus.iter().skip_while(|byte| **byte == 0).collect::<Vec<_>>();
    match digits.as_slice() {
        [first, ..] if digits.len() == 256 => **first >= 0x80,
        digits => (257..=512).contains(&digits.len()),
    }
}
