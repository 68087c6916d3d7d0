//! The key ring: field keys of which several can be read and one is written, and the key of the indexes.

use super::{
    AuditKeys, Key, Place,
    seal::{Sealed, seal},
};
use crate::StoreError;
use aes_gcm::{Aes256Gcm, KeyInit};
use secrecy::ExposeSecret;
use std::{collections::BTreeMap, fmt, sync::Arc};

/// The keys of a record. Cheap to clone; prints ids only.
#[derive(Clone)]
pub struct KeyRing(Arc<Keys>, Option<Arc<AuditKeys>>);

struct Keys {
    primary: String,
    ciphers: BTreeMap<String, Aes256Gcm>,
    index: Key,
}

impl fmt::Debug for KeyRing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ids: Vec<_> = self.0.ciphers.keys().collect();
        f.debug_struct("KeyRing")
            .field("primary", &self.0.primary)
            .field("readable", &ids)
            .finish_non_exhaustive()
    }
}

impl KeyRing {
    /// A ring that reads with every key of `keys` and writes with the one called `primary`.
    ///
    /// `index_key` makes person ids, case numbers and blind indexes, so it cannot be changed while the record lives.
    /// Fails when there is no key of that name, or a name is empty or longer than 255 bytes.
    pub fn new(primary: &str, keys: &BTreeMap<String, Key>, index_key: Key) -> Result<Self, StoreError> {
        if !keys.contains_key(primary) {
            return Err(StoreError::Settings("the primary key is not in the key ring"));
        }
        if keys.keys().any(|id| id.is_empty() || id.len() > 255) {
            return Err(StoreError::Settings("a key id has 1 to 255 bytes"));
        }
        let ciphers = keys.iter().map(|(id, key)| (id.clone(), cipher(key))).collect();
        let keys = Keys {
            primary: primary.to_owned(),
            ciphers,
            index: index_key,
        };
        Ok(Self(Arc::new(keys), None))
    }

    /// The ring with the keys that checkpoints are signed and checked with.
    #[must_use]
    pub fn with_audit(self, audit: AuditKeys) -> Self {
        Self(self.0, Some(Arc::new(audit)))
    }

    /// The keys of checkpoints, where there are some.
    pub fn audit(&self) -> Option<&AuditKeys> {
        self.1.as_deref()
    }

    /// The id of the key that new values are sealed with.
    pub fn primary(&self) -> &str {
        &self.0.primary
    }

    /// Seals a field with the primary key.
    pub fn seal(&self, place: &Place<'_>, plain: &[u8]) -> Vec<u8> {
        seal(&self.0.ciphers[&self.0.primary], &self.0.primary, place, plain)
    }

    /// Opens a field sealed with any key of the ring.
    pub fn open(&self, place: &Place<'_>, sealed: &[u8]) -> Result<Vec<u8>, StoreError> {
        let sealed = Sealed::read(sealed).ok_or(StoreError::Unreadable(place.column))?;
        let cipher = self
            .0
            .ciphers
            .get(sealed.key_id)
            .ok_or(StoreError::Unreadable(place.column))?;
        sealed.open(cipher, place)
    }

    /// Opens a field that holds text.
    pub fn open_text(&self, place: &Place<'_>, sealed: &[u8]) -> Result<String, StoreError> {
        String::from_utf8(self.open(place, sealed)?).map_err(|_| StoreError::Unreadable(place.column))
    }

    /// A field sealed anew with the primary key; `None` for one that is sealed with it already.
    pub(crate) fn reseal(&self, place: &Place<'_>, sealed: &[u8]) -> Result<Option<Vec<u8>>, StoreError> {
        if Sealed::read(sealed).is_some_and(|sealed| sealed.key_id == self.primary()) {
            return Ok(None);
        }
        Ok(Some(self.seal(place, &self.open(place, sealed)?)))
    }

    pub(super) fn index_key(&self) -> &Key {
        &self.0.index
    }
}

pub(super) fn cipher(key: &Key) -> Aes256Gcm {
    Aes256Gcm::new(key.expose_secret().into())
}
