//! The keys of checkpoints: Ed25519, one that signs, others that only check.

use super::Key;
use crate::StoreError;
use domain::audit::{Hex, PublicKey, Signature};
use ed25519_dalek::{Signer, SigningKey, VerifyingKey};
use secrecy::ExposeSecret;
use std::{collections::BTreeMap, fmt};

/// Signing keys and public keys by name. Prints names only.
pub struct AuditKeys {
    /// Name of the key that signs, with the key.
    primary: Option<(String, SigningKey)>,
    public: BTreeMap<String, PublicKey>,
}

impl fmt::Debug for AuditKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AuditKeys")
            .field("primary", &self.primary())
            .field("known", &self.public.keys().collect::<Vec<_>>())
            .finish_non_exhaustive()
    }
}

impl AuditKeys {
    /// Keys from their secret seeds, of which the one called `primary` signs, and public keys that only check. Without
    /// a primary nothing can be signed. Fails when there is no seed of that name, or one name has two keys.
    pub fn new(
        primary: Option<&str>,
        seeds: &BTreeMap<String, Key>,
        public: BTreeMap<String, PublicKey>,
    ) -> Result<Self, StoreError> {
        let mut all = public;
        for (id, seed) in seeds {
            let own = Hex(SigningKey::from_bytes(seed.expose_secret())
                .verifying_key()
                .to_bytes());
            if all.insert(id.clone(), own).is_some_and(|other| other != own) {
                return Err(StoreError::Settings("an audit key has two public keys"));
            }
        }
        let missing = StoreError::Settings("the primary audit key is not among the audit keys");
        let primary = match primary {
            None => None,
            Some(id) => Some((
                id.to_owned(),
                SigningKey::from_bytes(seeds.get(id).ok_or(missing)?.expose_secret()),
            )),
        };
        Ok(Self { primary, public: all })
    }

    /// The name of the key that signs.
    pub fn primary(&self) -> Option<&str> {
        self.primary.as_ref().map(|(id, _)| id.as_str())
    }

    /// The public key of this name.
    pub fn public(&self, id: &str) -> Option<&PublicKey> {
        self.public.get(id)
    }

    /// The signature of a message with the primary key.
    pub(crate) fn sign(&self, message: &[u8]) -> Option<Signature> {
        let (_, key) = self.primary.as_ref()?;
        Some(Hex(key.sign(message).to_bytes()))
    }
}

/// Whether a signature of a message is of a key, without the leniency that lets one signature fit several messages.
pub fn signature_holds(key: &PublicKey, message: &[u8], signature: &Signature) -> bool {
    let signature = ed25519_dalek::Signature::from_bytes(&signature.0);
    VerifyingKey::from_bytes(&key.0).is_ok_and(|key| key.verify_strict(message, &signature).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::key;

    fn named(names: &[(&str, u8)]) -> BTreeMap<String, Key> {
        names
            .iter()
            .map(|(id, byte)| ((*id).to_owned(), key(*byte)))
            .collect()
    }

    /// RFC 8032, 7.1, test 2.
    #[test]
    fn signatures_are_those_of_the_rfc() {
        let seed: Hex<32> = "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"
            .parse()
            .unwrap();
        let public = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"
            .parse()
            .unwrap();
        let seeds = [("k".to_owned(), Key::new(Box::new(seed.0)))].into();
        let keys = AuditKeys::new(Some("k"), &seeds, BTreeMap::new()).unwrap();
        assert_eq!(keys.public("k"), Some(&public));
        let signature = keys.sign(&[0x72]).unwrap();
        assert_eq!(
            signature.to_string(),
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da\
             085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
        );
        assert!(signature_holds(&public, &[0x72], &signature));
        assert!(!signature_holds(&public, &[0x73], &signature));
        assert!(
            !signature_holds(&Hex([2; 32]), &[0x72], &signature),
            "a key that is no point"
        );
    }

    #[test]
    fn one_name_is_one_key() {
        let seeds = named(&[("a", 1), ("b", 2)]);
        assert!(AuditKeys::new(Some("c"), &seeds, BTreeMap::new()).is_err());
        let other = [("a".to_owned(), Hex([3; 32]))];
        assert!(AuditKeys::new(Some("a"), &seeds, other.into()).is_err());
        let old = [("old".to_owned(), Hex([3; 32]))];
        let keys = AuditKeys::new(Some("a"), &seeds, old.clone().into()).unwrap();
        assert!(keys.public("old").is_some() && keys.public("b").is_some());
        let reader = AuditKeys::new(None, &BTreeMap::new(), old.into()).unwrap();
        assert!(reader.sign(b"anything").is_none());
    }
}
