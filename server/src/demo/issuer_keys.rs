//! The signing key of the demo's issuer: one file in the data folder, readable by its owner only.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use ed25519_dalek::SigningKey;
use ed25519_dalek::pkcs8::EncodePrivateKey;
use jsonwebtoken::EncodingKey;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Name of the file in the data folder.
const FILE: &str = "demo-issuer-keys.json";
/// How many former keys stay published, so that tokens signed with them hold until they end.
const RETIRED: usize = 3;

/// The key of the demo's issuer could not be read or written.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    #[error("failed to read or write the key of the demo's issuer at {path}")]
    Io { path: PathBuf, source: io::Error },
    #[error(
        "failed to read the key of the demo's issuer: {path} is damaged; without it, the next start makes a new one"
    )]
    Damaged { path: PathBuf },
}

/// The keys of the demo's issuer.
pub struct IssuerKeys {
    path: PathBuf,
    signing: SigningKey,
    retired: Vec<PublicKey>,
}

/// The file.
#[derive(Serialize, Deserialize)]
struct Stored {
    /// The secret of the key in use, 32 bytes in base64url.
    secret: String,
    retired: Vec<PublicKey>,
}

/// A public key of Ed25519, 32 bytes in base64url.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
struct PublicKey(String);

impl IssuerKeys {
    /// The keys in a data folder; makes the first one if there is none.
    pub fn open(data_dir: &Path) -> Result<Self, KeyError> {
        let path = data_dir.join(FILE);
        if !path.exists() {
            let first = Self {
                path: path.clone(),
                signing: new_key(),
                retired: Vec::new(),
            };
            first
                .write(&path)
                .or_else(|error| first_was_made_elsewhere(&path, error))?;
        }
        Self::read(path)
    }

    /// Signs with a new key from now on. The old one stays published.
    pub fn rotate(&mut self) -> Result<(), KeyError> {
        let old = std::mem::replace(&mut self.signing, new_key());
        self.retired.insert(0, PublicKey::of(&old));
        self.retired.truncate(RETIRED);
        let fresh = self.path.with_extension("new");
        remove(&fresh)?;
        self.write(&fresh)?;
        fs::rename(&fresh, &self.path).map_err(|source| KeyError::Io {
            path: self.path.clone(),
            source,
        })
    }

    /// The public keys as a key set (RFC 7517), the one in use first.
    pub fn published(&self) -> Value {
        let keys: Vec<Value> = std::iter::once(PublicKey::of(&self.signing))
            .chain(self.retired.clone())
            .map(|key| key.jwk())
            .collect();
        json!({ "keys": keys })
    }

    /// The id of the key in use.
    pub fn kid(&self) -> String {
        PublicKey::of(&self.signing).kid()
    }

    pub(super) fn encoding_key(&self) -> EncodingKey {
        let der = self.signing.to_pkcs8_der().expect("32 bytes always fit the form");
        EncodingKey::from_ed_der(der.as_bytes())
    }

    fn read(path: PathBuf) -> Result<Self, KeyError> {
        let text = fs::read(&path).map_err(|source| KeyError::Io {
            path: path.clone(),
            source,
        })?;
        let Some((signing, retired)) = parse(&text) else {
            return Err(KeyError::Damaged { path });
        };
        Ok(Self {
            path,
            signing,
            retired,
        })
    }

    /// Writes a file that is not there yet. It gets its name when it is whole, so nobody reads half of it.
    fn write(&self, path: &Path) -> Result<(), KeyError> {
        let stored = Stored {
            secret: URL_SAFE_NO_PAD.encode(self.signing.to_bytes()),
            retired: self.retired.clone(),
        };
        let text = serde_json::to_vec_pretty(&stored).expect("strings are always JSON");
        let whole = path.with_extension(format!("{}.part", std::process::id()));
        let written = write_private(&whole, &text).and_then(|()| fs::hard_link(&whole, path));
        // What is left behind of a failure is written over by the next try.
        let removed = fs::remove_file(&whole);
        written.and(removed).map_err(|source| KeyError::Io {
            path: path.to_owned(),
            source,
        })
    }
}

/// Two first starts at once: the file of the one that came first counts for both.
fn first_was_made_elsewhere(path: &Path, error: KeyError) -> Result<(), KeyError> {
    if path.exists() { Ok(()) } else { Err(error) }
}

fn parse(text: &[u8]) -> Option<(SigningKey, Vec<PublicKey>)> {
    let stored: Stored = serde_json::from_slice(text).ok()?;
    let secret: [u8; 32] = URL_SAFE_NO_PAD.decode(stored.secret).ok()?.try_into().ok()?;
    Some((SigningKey::from_bytes(&secret), stored.retired))
}

fn new_key() -> SigningKey {
    SigningKey::from_bytes(&rand::random())
}

fn remove(path: &Path) -> Result<(), KeyError> {
    match fs::remove_file(path) {
        Err(source) if source.kind() != io::ErrorKind::NotFound => Err(KeyError::Io {
            path: path.to_owned(),
            source,
        }),
        _ => Ok(()),
    }
}

fn write_private(path: &Path, text: &[u8]) -> io::Result<()> {
    let mut file = private(path)?;
    file.write_all(text)?;
    file.sync_all()
}

fn private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

impl PublicKey {
    fn of(key: &SigningKey) -> Self {
        Self(URL_SAFE_NO_PAD.encode(key.verifying_key().as_bytes()))
    }

    /// The thumbprint of the key (RFC 7638, with the members RFC 8037 names): the same key always has the same id.
    fn kid(&self) -> String {
        let members = format!(r#"{{"crv":"Ed25519","kty":"OKP","x":"{}"}}"#, self.0);
        URL_SAFE_NO_PAD.encode(Sha256::digest(members))
    }

    fn jwk(&self) -> Value {
        json!({ "kty": "OKP", "crv": "Ed25519", "x": self.0, "kid": self.kid(), "alg": "EdDSA", "use": "sig" })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_thumbprint_is_that_of_the_standard() {
        // RFC 8037, appendix A.3.
        let key = PublicKey("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo".to_owned());
        assert_eq!(key.kid(), "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
    }

    #[test]
    fn the_key_is_made_once_and_stays() {
        let folder = tempfile::tempdir().unwrap();
        let first = IssuerKeys::open(folder.path()).unwrap();
        let second = IssuerKeys::open(folder.path()).unwrap();
        assert_eq!(first.published(), second.published());
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn nobody_else_may_read_it() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let mode = |keys: &IssuerKeys| fs::metadata(&keys.path).unwrap().permissions().mode() & 0o777;
        let mut keys = IssuerKeys::open(folder.path()).unwrap();
        assert_eq!(mode(&keys), 0o600);
        keys.rotate().unwrap();
        assert_eq!(mode(&keys), 0o600);
    }

    #[test]
    fn rotation_keeps_the_last_three_published() {
        let folder = tempfile::tempdir().unwrap();
        let mut keys = IssuerKeys::open(folder.path()).unwrap();
        let mut kids = vec![keys.kid()];
        for _ in 0..4 {
            keys.rotate().unwrap();
            kids.insert(0, keys.kid());
        }
        let again = IssuerKeys::open(folder.path()).unwrap().published();
        let published: Vec<_> = again["keys"]
            .as_array()
            .unwrap()
            .iter()
            .map(|key| key["kid"].clone())
            .collect();
        assert_eq!(published, kids[..4]);
    }

    #[test]
    fn a_damaged_file_is_named_and_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(FILE), "{}").unwrap();
        assert!(matches!(
            IssuerKeys::open(folder.path()),
            Err(KeyError::Damaged { .. })
        ));
    }
}
