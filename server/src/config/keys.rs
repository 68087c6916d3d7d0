//! Encryption keys: read from a key file or from the settings, and made once by the demo.
use super::{
    audit_keys::{AuditFile, AuditKeys},
    load::words,
    office_keys::{OfficeKeys, OfficesFile},
    secret::Secret,
    settings::{KeySource, Settings},
};
use crate::demo::seed;
use base64::{Engine, engine::general_purpose::STANDARD};
use figment::{
    Figment,
    providers::{Format, Toml},
};
use rand::RngCore;
use secrecy::{ExposeSecret, SecretBox};
use serde::Deserialize;
use std::{
    collections::BTreeMap,
    fmt::{self, Write as _},
    fs::OpenOptions,
    io::{self, Write as _},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

/// Length of every key, in bytes.
pub const LENGTH: usize = 32;

/// Why there are no keys. No text of it holds any part of a key.
#[derive(Debug, thiserror::Error)]
pub enum KeysError {
    #[error("failed to read the key file {}", path.display())]
    Unreadable { path: PathBuf, source: io::Error },
    #[error("failed to write the key file {}", path.display())]
    Unwritable { path: PathBuf, source: io::Error },
    #[error("failed to understand the keys: {0}")]
    Wrong(String),
    #[error("failed to read the key {0}: expected base64 of 32 bytes")]
    NotAKey(String),
    #[error("failed to read the public key audit.{0}: expected 64 hexadecimal digits")]
    NotAPublicKey(String),
    #[error("failed to read the key {0}: expected the code of an office and the name of a key")]
    NotAnOfficeKey(String),
    #[error("failed to find the primary key {primary} of the ring {ring}")]
    NoPrimary { ring: &'static str, primary: String },
    #[error("no keys are set: name a key file with keys.file")]
    Missing,
}

/// One key of 32 bytes, which shows itself to nobody.
#[derive(Clone)]
pub struct Key(std::sync::Arc<SecretBox<[u8; LENGTH]>>);

impl Key {
    /// The bytes, for the cipher that needs them.
    pub fn bytes(&self) -> &[u8; LENGTH] {
        self.0.expose_secret()
    }

    /// A copy in the form that the other crates take.
    pub(super) fn boxed(&self) -> SecretBox<[u8; LENGTH]> {
        SecretBox::new(Box::new(*self.bytes()))
    }

    pub(super) fn random() -> Self {
        let mut bytes = Box::new([0; LENGTH]);
        rand::rng().fill_bytes(bytes.as_mut());
        Self(SecretBox::new(bytes).into())
    }

    pub(super) fn parse(name: &str, text: &str) -> Result<Self, KeysError> {
        let bytes = STANDARD
            .decode(text.trim())
            .map_err(|_| KeysError::NotAKey(name.to_owned()))?;
        let bytes: [u8; LENGTH] = bytes
            .try_into()
            .map_err(|_| KeysError::NotAKey(name.to_owned()))?;
        Ok(Self(SecretBox::new(Box::new(bytes)).into()))
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(super::secret::REDACTED)
    }
}

/// Several keys that can read, one that writes.
#[derive(Clone, Debug)]
pub struct KeyRing {
    primary: String,
    keys: BTreeMap<String, Key>,
}

impl KeyRing {
    fn new(ring: &'static str, primary: String, keys: BTreeMap<String, Key>) -> Result<Self, KeysError> {
        if keys.contains_key(&primary) {
            Ok(Self { primary, keys })
        } else {
            Err(KeysError::NoPrimary { ring, primary })
        }
    }

    fn random() -> Self {
        let primary = "1".to_owned();
        let keys = BTreeMap::from([(primary.clone(), Key::random())]);
        Self { primary, keys }
    }

    /// Id of the key that writes.
    pub fn primary(&self) -> &str {
        &self.primary
    }

    fn boxed(&self) -> BTreeMap<String, SecretBox<[u8; LENGTH]>> {
        self.keys
            .iter()
            .map(|(id, key)| (id.clone(), key.boxed()))
            .collect()
    }

    /// Every key that reads, with its id; the one that writes is among them.
    pub fn keys(&self) -> impl Iterator<Item = (&str, &Key)> {
        self.keys.iter().map(|(id, key)| (id.as_str(), key))
    }
}

/// All keys of an installation.
#[derive(Clone, Debug)]
pub struct Keys {
    /// For payloads of workflows.
    pub payload: KeyRing,
    /// For fields of the database; they wrap the key of each case.
    pub field: KeyRing,
    /// For person ids, case numbers and indexes.
    pub index: Key,
    /// For checkpoints. A key file of an older version has none.
    pub audit: Option<AuditKeys>,
    /// For what offices sign. A process that serves no office has none.
    pub offices: OfficeKeys,
}

impl Keys {
    /// The keys that the settings name, from the file or from the settings themselves.
    pub fn load(settings: &Settings) -> Result<Self, KeysError> {
        match &settings.keys.file {
            Some(path) => Self::read(path),
            None => Self::inline(&settings.keys),
        }
    }

    /// The keys of the demo: those the settings name, else those of the file, which is made at the first start.
    pub fn load_or_make(settings: &Settings, path: &Path) -> Result<Self, KeysError> {
        match Self::load(settings) {
            Err(KeysError::Missing) if path.exists() => Self::read(path),
            Err(KeysError::Missing) => {
                let keys = Self::random();
                keys.write(path)?;
                Ok(keys)
            }
            other => other,
        }
    }

    /// Reads a key file.
    pub fn read(path: &Path) -> Result<Self, KeysError> {
        let text = std::fs::read_to_string(path).map_err(|source| KeysError::Unreadable {
            path: path.to_owned(),
            source,
        })?;
        Self::of_text(&text)
    }

    /// Reads the text of a key file.
    pub fn of_text(text: &str) -> Result<Self, KeysError> {
        let file: KeyFile = Figment::from(Toml::string(text))
            .extract()
            .map_err(|error| KeysError::Wrong(words(error)))?;
        Ok(Self {
            payload: file.payload.ring("payload")?,
            field: file.field.ring("field")?,
            index: Key::parse("index", file.index.expose())?,
            audit: file.audit.map(AuditFile::keys).transpose()?,
            offices: file.offices.keys()?,
        })
    }

    fn inline(source: &KeySource) -> Result<Self, KeysError> {
        let (Some(payload), Some(field), Some(index)) = (&source.payload, &source.field, &source.index)
        else {
            return Err(KeysError::Missing);
        };
        Ok(Self {
            payload: parse_ring("payload", payload.expose())?,
            field: parse_ring("field", field.expose())?,
            index: Key::parse("index", index.expose())?,
            audit: source.audit.as_ref().map(AuditKeys::inline).transpose()?,
            offices: match &source.offices {
                Some(text) => OfficeKeys::inline(text)?,
                None => OfficeKeys::default(),
            },
        })
    }

    /// The keys of the demo, and whatever a file of an older version lacks. The data folder must be held.
    pub fn of_demo(settings: &Settings, path: &Path) -> Result<Self, KeysError> {
        let mut keys = Self::load_or_make(settings, path)?;
        let own = matches!(Self::load(settings), Err(KeysError::Missing));
        if own && (keys.audit.is_none() || keys.offices.is_empty()) {
            keys.audit.get_or_insert_with(AuditKeys::random);
            if keys.offices.is_empty() {
                keys.offices = OfficeKeys::random(seed::offices());
            }
            keys.replace(path)?;
        }
        Ok(keys)
    }

    /// The keys of the record.
    pub fn record(&self) -> Result<store::KeyRing, store::StoreError> {
        let ring = store::KeyRing::new(&self.field.primary, &self.field.boxed(), self.index.boxed())?;
        Ok(match &self.audit {
            Some(audit) => ring.with_audit(audit.record()?),
            None => ring,
        })
    }

    /// The codec of workflow payloads.
    pub fn codec(&self) -> Result<gateway::Codec, gateway::CodecError> {
        gateway::PayloadKeys::new(self.payload.primary.clone(), self.payload.boxed()).map(gateway::Codec::new)
    }

    /// New random keys.
    pub fn random() -> Self {
        Self {
            payload: KeyRing::random(),
            field: KeyRing::random(),
            index: Key::random(),
            audit: Some(AuditKeys::random()),
            offices: OfficeKeys::default(),
        }
    }

    /// Puts a whole new file in the place of one; there is one or the other at every moment.
    fn replace(&self, path: &Path) -> Result<(), KeysError> {
        let new = path.with_extension("toml.new");
        let failed = |source| KeysError::Unwritable {
            path: path.to_owned(),
            source,
        };
        match std::fs::remove_file(&new) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(failed(error)),
            _ => self.write(&new)?,
        }
        std::fs::rename(&new, path).map_err(failed)
    }

    /// Writes a key file that only its owner can read. Never over an existing one: lost keys are lost cases.
    pub fn write(&self, path: &Path) -> Result<(), KeysError> {
        let failed = |source| KeysError::Unwritable {
            path: path.to_owned(),
            source,
        };
        let mut file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(path)
            .map_err(failed)?;
        file.write_all(self.text().as_bytes())
            .and_then(|()| file.sync_all())
            .map_err(failed)
    }

    fn text(&self) -> String {
        let encoded = |key: &Key| STANDARD.encode(key.bytes());
        let mut text = String::from(
            "# Keys of this installation. Whoever has them can read every case; without them nobody can.\n",
        );
        let _ = writeln!(text, "index = \"{}\"", encoded(&self.index));
        for (name, ring) in [("payload", &self.payload), ("field", &self.field)] {
            let _ = writeln!(text, "\n[{name}]\nprimary = \"{}\"\n[{name}.keys]", ring.primary);
            for (id, key) in &ring.keys {
                let _ = writeln!(text, "\"{id}\" = \"{}\"", encoded(key));
            }
        }
        if let Some(audit) = &self.audit {
            text.push_str(&audit.text());
        }
        text.push_str(&self.offices.text());
        text
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct KeyFile {
    payload: RingFile,
    field: RingFile,
    index: Secret,
    audit: Option<AuditFile>,
    #[serde(default)]
    offices: OfficesFile,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RingFile {
    primary: String,
    keys: BTreeMap<String, Secret>,
}

impl RingFile {
    fn ring(self, ring: &'static str) -> Result<KeyRing, KeysError> {
        let parse = |(id, text): (String, Secret)| {
            Ok((id.clone(), Key::parse(&format!("{ring}.{id}"), text.expose())?))
        };
        let keys = self
            .keys
            .into_iter()
            .map(parse)
            .collect::<Result<_, KeysError>>()?;
        KeyRing::new(ring, self.primary, keys)
    }
}

/// `id:base64,id:base64`; the first one writes.
fn parse_ring(ring: &'static str, text: &str) -> Result<KeyRing, KeysError> {
    let (primary, keys) = parse_entries(ring, text)?;
    KeyRing::new(ring, primary, keys)
}

/// The id of the first of `id:base64,id:base64`, and all of them. A key is named by its place, never shown.
pub(super) fn parse_entries(ring: &str, text: &str) -> Result<(String, BTreeMap<String, Key>), KeysError> {
    let mut primary = None;
    let mut keys = BTreeMap::new();
    for (place, entry) in text.split(',').enumerate() {
        let name = || format!("{ring} number {}", place + 1);
        let (id, key) = entry
            .trim()
            .split_once(':')
            .ok_or_else(|| KeysError::NotAKey(name()))?;
        primary.get_or_insert_with(|| id.to_owned());
        keys.insert(id.to_owned(), Key::parse(&name(), key)?);
    }
    Ok((primary.unwrap_or_default(), keys))
}
