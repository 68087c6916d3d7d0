//! The keys of checkpoints in a key file: the section `[audit]`.
use super::{
    keys::{Key, KeysError, parse_entries},
    secret::Secret,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use domain::audit::PublicKey;
use serde::Deserialize;
use std::{collections::BTreeMap, fmt::Write as _};

/// Name of the ring in texts.
const RING: &str = "audit";

/// Ed25519 seeds, of which one signs, and public keys of others that signed once.
#[derive(Clone, Debug)]
pub struct AuditKeys {
    /// Name of the key that signs; a machine that only checks has none.
    primary: Option<String>,
    keys: BTreeMap<String, Key>,
    public: BTreeMap<String, PublicKey>,
}

impl AuditKeys {
    /// One new key.
    pub(super) fn random() -> Self {
        let primary = "1".to_owned();
        Self {
            keys: BTreeMap::from([(primary.clone(), Key::random())]),
            primary: Some(primary),
            public: BTreeMap::new(),
        }
    }

    /// `id:base64,id:base64`; the first one signs.
    pub(super) fn inline(text: &Secret) -> Result<Self, KeysError> {
        let (primary, keys) = parse_entries(RING, text.expose())?;
        Ok(Self {
            primary: Some(primary),
            keys,
            public: BTreeMap::new(),
        })
    }

    /// The keys in the form that the record takes.
    pub(super) fn record(&self) -> Result<store::AuditKeys, store::StoreError> {
        let seeds = self
            .keys
            .iter()
            .map(|(id, key)| (id.clone(), key.boxed()))
            .collect();
        store::AuditKeys::new(self.primary.as_deref(), &seeds, self.public.clone())
    }

    /// The section of a key file.
    pub(super) fn text(&self) -> String {
        let mut text = format!("\n[{RING}]\n");
        if let Some(primary) = &self.primary {
            let _ = writeln!(text, "primary = \"{primary}\"");
        }
        let _ = writeln!(text, "[{RING}.keys]");
        for (id, key) in &self.keys {
            let _ = writeln!(text, "\"{id}\" = \"{}\"", STANDARD.encode(key.bytes()));
        }
        if !self.public.is_empty() {
            let _ = writeln!(text, "[{RING}.public]");
        }
        for (id, key) in &self.public {
            let _ = writeln!(text, "\"{id}\" = \"{key}\"");
        }
        text
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct AuditFile {
    primary: Option<String>,
    #[serde(default)]
    keys: BTreeMap<String, Secret>,
    #[serde(default)]
    public: BTreeMap<String, String>,
}

impl AuditFile {
    pub(super) fn keys(self) -> Result<AuditKeys, KeysError> {
        if let Some(primary) = &self.primary
            && !self.keys.contains_key(primary)
        {
            let primary = primary.clone();
            return Err(KeysError::NoPrimary { ring: RING, primary });
        }
        let keys = self.keys.into_iter().map(|(id, text)| {
            let key = Key::parse(&format!("{RING}.{id}"), text.expose())?;
            Ok((id, key))
        });
        let public = self.public.into_iter().map(|(id, text)| {
            let key = text.parse().map_err(|_| KeysError::NotAPublicKey(id.clone()))?;
            Ok((id, key))
        });
        Ok(AuditKeys {
            primary: self.primary,
            keys: keys.collect::<Result<_, KeysError>>()?,
            public: public.collect::<Result<_, KeysError>>()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Settings, keys::Keys};
    use std::{fs, os::unix::fs::PermissionsExt};

    const KEY: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    fn old_file() -> String {
        let ring = format!("primary = \"1\"\nkeys = {{ \"1\" = \"{KEY}\" }}\n");
        format!("index = \"{KEY}\"\n[payload]\n{ring}[field]\n{ring}")
    }

    #[test]
    fn an_older_file_of_the_demo_gets_its_key_once() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("keys.toml");
        fs::write(&path, old_file()).unwrap();
        let settings = Settings::default();
        assert!(
            Keys::load_or_make(&settings, &path).unwrap().audit.is_none(),
            "reading changes nothing"
        );
        let keys = Keys::of_demo(&settings, &path).unwrap();
        let again = Keys::of_demo(&settings, &path).unwrap();
        let public = |keys: &Keys| *keys.record().unwrap().audit().unwrap().public("1").unwrap();
        assert_eq!(public(&keys), public(&again));
        assert_eq!(
            (again.index.bytes(), again.field.primary()),
            (keys.index.bytes(), "1")
        );
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(fs::read_dir(home.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_file_that_somebody_named_is_left_alone() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("theirs.toml");
        fs::write(&path, old_file()).unwrap();
        let mut settings = Settings::default();
        settings.keys.file = Some(path.clone());
        assert!(
            Keys::of_demo(&settings, &home.path().join("keys.toml"))
                .unwrap()
                .audit
                .is_none()
        );
        assert_eq!(fs::read_to_string(&path).unwrap(), old_file());
    }

    #[test]
    fn keys_that_only_check_need_no_primary() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("keys.toml");
        let public = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
        fs::write(
            &path,
            format!("{}[audit.public]\nold = \"{public}\"\n", old_file()),
        )
        .unwrap();
        let ring = Keys::read(&path).unwrap().record().unwrap();
        assert_eq!(ring.audit().unwrap().primary(), None);
        assert_eq!(ring.audit().unwrap().public("old").unwrap().to_string(), public);
        for (wrong, named) in [
            ("[audit]\nprimary = \"2\"\n", "primary key 2"),
            ("[audit.public]\nold = \"3d\"\n", "old"),
            ("[audit.keys]\nnew = \"3d\"\n", "audit.new"),
        ] {
            fs::write(&path, old_file() + wrong).unwrap();
            let text = Keys::read(&path).unwrap_err().to_string();
            assert!(text.contains(named) && !text.contains("3d"), "{text}");
        }
    }

    #[test]
    fn keys_come_from_the_environment_too() {
        let keys = AuditKeys::inline(&format!("new:{KEY},old:{KEY}").as_str().into()).unwrap();
        assert_eq!(keys.record().unwrap().primary(), Some("new"));
        assert!(AuditKeys::inline(&"new".into()).is_err());
    }
}
