//! The key that an office signs with.

use domain::{
    audit::{Hex, PublicKey, Signature},
    custody::KeyId,
    identifier::OfficeCode,
};
use ed25519_dalek::{Signer as _, SigningKey};
use secrecy::{ExposeSecret as _, SecretBox};
use std::fmt;

/// An Ed25519 key (RFC 8032), whose it is, and which of theirs. Prints no secret.
#[derive(Clone)]
pub struct OfficeKey {
    office: OfficeCode,
    id: KeyId,
    key: SigningKey,
}

impl OfficeKey {
    /// The key that grows from a secret seed.
    pub fn new(office: OfficeCode, id: KeyId, seed: &SecretBox<[u8; 32]>) -> Self {
        let key = SigningKey::from_bytes(seed.expose_secret());
        Self { office, id, key }
    }

    pub const fn office(&self) -> &OfficeCode {
        &self.office
    }

    pub const fn id(&self) -> &KeyId {
        &self.id
    }

    /// The half that others know.
    pub fn public(&self) -> PublicKey {
        Hex(self.key.verifying_key().to_bytes())
    }

    /// The same message has the same signature.
    pub fn sign(&self, message: &[u8]) -> Signature {
        Hex(self.key.sign(message).to_bytes())
    }
}

impl fmt::Debug for OfficeKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OfficeKey")
            .field("office", &self.office)
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}
