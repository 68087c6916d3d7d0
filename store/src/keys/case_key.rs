//! The data key of one case: it seals the state and the events, and salts the commitments.

use super::{
    Key, KeyRing, Place,
    index::keyed,
    ring::cipher,
    seal::{Sealed, seal},
};
use crate::StoreError;
use aes_gcm::Aes256Gcm;
use rand::RngCore;
use secrecy::{ExposeSecret, SecretBox};

/// What stands in a value sealed with a case's key in the place of a key id.
const CASE: &str = "case";

/// The key of one case. Deleting its wrapped form is the lawful erasure of everything sealed with it.
pub struct CaseKey {
    key: Key,
    cipher: Aes256Gcm,
}

impl CaseKey {
    /// A new random key.
    pub(crate) fn generate() -> Self {
        let mut bytes = Box::new([0; 32]);
        rand::rng().fill_bytes(&mut bytes[..]);
        Self::of(SecretBox::new(bytes))
    }

    fn of(key: Key) -> Self {
        let sealing = SecretBox::new(Box::new(keyed(&key, "seal", &[])));
        Self {
            cipher: cipher(&sealing),
            key,
        }
    }

    /// The key as it is stored, sealed with the primary key of the ring.
    pub(crate) fn wrap(&self, ring: &KeyRing, case: &str) -> Vec<u8> {
        ring.seal(&wrapping(case), self.key.expose_secret())
    }

    /// The key from its stored form.
    pub(crate) fn unwrap(ring: &KeyRing, case: &str, wrapped: &[u8]) -> Result<Self, StoreError> {
        let bytes = ring.open(&wrapping(case), wrapped)?;
        let bytes = <[u8; 32]>::try_from(bytes).map_err(|_| StoreError::Unreadable("wrapped_key"))?;
        Ok(Self::of(SecretBox::new(Box::new(bytes))))
    }

    /// Seals a field of the case.
    pub fn seal(&self, place: &Place<'_>, plain: &[u8]) -> Vec<u8> {
        seal(&self.cipher, CASE, place, plain)
    }

    /// Opens a field of the case.
    pub fn open(&self, place: &Place<'_>, sealed: &[u8]) -> Result<Vec<u8>, StoreError> {
        let sealed = Sealed::read(sealed).filter(|sealed| sealed.key_id == CASE);
        sealed
            .ok_or(StoreError::Unreadable(place.column))?
            .open(&self.cipher, place)
    }

    /// The salt of one field of one event. Derived, so that nothing but the key has to be kept or erased.
    pub(crate) fn salt(&self, version: u64, field: &str) -> [u8; 32] {
        keyed(&self.key, "salt", &[&version.to_be_bytes(), field.as_bytes()])
    }
}

fn wrapping(case: &str) -> Place<'_> {
    Place::new("case_keys", "wrapped_key", case)
}
