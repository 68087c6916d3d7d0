//! Payloads are unreadable without the key: AES-256-GCM, one key written, several readable.

use aes_gcm::{
    Aes256Gcm, Key, Nonce,
    aead::{Aead, KeyInit, Payload as Sealed},
};
use futures::{FutureExt, future::BoxFuture};
use prost::Message;
use rand::RngCore;
use secrecy::{ExposeSecret, SecretBox};
use std::{collections::BTreeMap, sync::Arc};
use temporalio_common::{
    data_converters::{PayloadCodec, PayloadConversionError, SerializationContextData},
    protos::temporal::api::common::v1::Payload,
};

/// The value of the metadata field `encoding` that marks our payloads.
const ENCODING: &[u8] = b"binary/encrypted";
const KEY_ID: &str = "banli-key";
const NONCE_BYTES: usize = 12;

/// Why a payload cannot be read or written.
#[derive(Debug, thiserror::Error)]
pub enum CodecError {
    #[error("failed to read a payload that is not encrypted")]
    Unmarked,
    #[error("failed to find key {0} of a payload")]
    UnknownKey(String),
    #[error("failed to decrypt a payload")]
    Broken,
    #[error("failed to use a primary key that is not in the ring")]
    NoPrimary,
}

/// The keys of payloads by their ids. Rotation: add a key, make it primary, keep the old ones for as long as the
/// oldest open case and the retention of histories.
pub struct PayloadKeys {
    primary: String,
    keys: BTreeMap<String, SecretBox<[u8; 32]>>,
}

impl PayloadKeys {
    /// Fails if `primary` is not among `keys`.
    pub fn new(primary: String, keys: BTreeMap<String, SecretBox<[u8; 32]>>) -> Result<Self, CodecError> {
        if keys.contains_key(&primary) {
            Ok(Self { primary, keys })
        } else {
            Err(CodecError::NoPrimary)
        }
    }

    fn cipher(&self, id: &str) -> Result<Aes256Gcm, CodecError> {
        let key = self
            .keys
            .get(id)
            .ok_or_else(|| CodecError::UnknownKey(id.to_owned()))?;
        Ok(Aes256Gcm::new(&Key::<Aes256Gcm>::from(*key.expose_secret())))
    }

    /// The payload under the primary key.
    pub fn encrypt(&self, payload: &Payload) -> Result<Payload, CodecError> {
        let mut nonce = [0; NONCE_BYTES];
        rand::rng().fill_bytes(&mut nonce);
        let content = payload.encode_to_vec();
        let sealed = Sealed {
            msg: &content,
            aad: self.primary.as_bytes(),
        };
        let encrypted = self
            .cipher(&self.primary)?
            .encrypt(&Nonce::from(nonce), sealed)
            .map_err(|_| CodecError::Broken)?;
        let metadata = [
            ("encoding", ENCODING.to_vec()),
            (KEY_ID, self.primary.clone().into_bytes()),
        ];
        Ok(Payload {
            metadata: metadata.map(|(name, value)| (name.to_owned(), value)).into(),
            data: [nonce.to_vec(), encrypted].concat(),
            ..Payload::default()
        })
    }

    /// The payload that was encrypted. Refuses what is not marked as ours: whoever reaches the engine's port could inject it.
    pub fn decrypt(&self, payload: &Payload) -> Result<Payload, CodecError> {
        if payload
            .metadata
            .get("encoding")
            .is_none_or(|encoding| encoding != ENCODING)
        {
            return Err(CodecError::Unmarked);
        }
        let id = payload.metadata.get(KEY_ID).ok_or(CodecError::Unmarked)?;
        let id = str::from_utf8(id).map_err(|_| CodecError::Unmarked)?;
        let (nonce, encrypted) = payload
            .data
            .split_at_checked(NONCE_BYTES)
            .ok_or(CodecError::Broken)?;
        let nonce: [u8; NONCE_BYTES] = nonce.try_into().expect("split at this length");
        let sealed = Sealed {
            msg: encrypted,
            aad: id.as_bytes(),
        };
        let content = self
            .cipher(id)?
            .decrypt(&Nonce::from(nonce), sealed)
            .map_err(|_| CodecError::Broken)?;
        Payload::decode(content.as_slice()).map_err(|_| CodecError::Broken)
    }
}

/// The codec of clients and workers.
#[derive(Clone)]
pub struct Codec(Arc<PayloadKeys>);

impl Codec {
    pub fn new(keys: PayloadKeys) -> Self {
        Self(Arc::new(keys))
    }

    fn each(
        &self,
        payloads: &[Payload],
        change: impl Fn(&PayloadKeys, &Payload) -> Result<Payload, CodecError>,
    ) -> BoxFuture<'static, Result<Vec<Payload>, PayloadConversionError>> {
        let changed: Result<Vec<_>, _> = payloads.iter().map(|payload| change(&self.0, payload)).collect();
        let changed = changed.map_err(|error| PayloadConversionError::EncodingError(Box::new(error)));
        futures::future::ready(changed).boxed()
    }
}

impl PayloadCodec for Codec {
    fn encode(
        &self,
        _: &SerializationContextData,
        payloads: Vec<Payload>,
    ) -> BoxFuture<'static, Result<Vec<Payload>, PayloadConversionError>> {
        self.each(&payloads, PayloadKeys::encrypt)
    }

    fn decode(
        &self,
        _: &SerializationContextData,
        payloads: Vec<Payload>,
    ) -> BoxFuture<'static, Result<Vec<Payload>, PayloadConversionError>> {
        self.each(&payloads, PayloadKeys::decrypt)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ring(primary: &str, ids: &[(&str, u8)]) -> PayloadKeys {
        let keys = ids
            .iter()
            .map(|(id, byte)| ((*id).to_owned(), SecretBox::new(Box::new([*byte; 32]))))
            .collect();
        PayloadKeys::new(primary.to_owned(), keys).unwrap()
    }

    fn payload() -> Payload {
        Payload {
            data: "王小明".as_bytes().to_vec(),
            ..Payload::default()
        }
    }

    #[test]
    fn what_was_encrypted_can_be_read_and_not_seen() {
        let keys = ring("a", &[("a", 1)]);
        let sealed = keys.encrypt(&payload()).unwrap();
        let name = "王小明".as_bytes();
        assert!(
            !sealed
                .encode_to_vec()
                .windows(name.len())
                .any(|window| window == name)
        );
        assert_eq!(keys.decrypt(&sealed).unwrap(), payload());
    }

    #[test]
    fn an_old_key_is_readable_after_rotation_and_a_lost_one_is_named() {
        let sealed = ring("a", &[("a", 1)]).encrypt(&payload()).unwrap();
        assert_eq!(
            ring("b", &[("a", 1), ("b", 2)]).decrypt(&sealed).unwrap(),
            payload()
        );
        let error = ring("b", &[("b", 2)]).decrypt(&sealed).unwrap_err();
        assert!(matches!(error, CodecError::UnknownKey(id) if id == "a"));
    }

    #[test]
    fn plain_and_altered_payloads_are_refused() {
        let keys = ring("a", &[("a", 1)]);
        assert!(matches!(keys.decrypt(&payload()), Err(CodecError::Unmarked)));
        let mut altered = keys.encrypt(&payload()).unwrap();
        *altered.data.last_mut().unwrap() ^= 1;
        assert!(matches!(keys.decrypt(&altered), Err(CodecError::Broken)));
        altered.data.truncate(3);
        assert!(matches!(keys.decrypt(&altered), Err(CodecError::Broken)));
    }
}
