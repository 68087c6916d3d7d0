//! The keys that offices sign the handovers of files with: the section `[offices]` of a key file.
use super::{
    keys::{Key, KeysError},
    secret::Secret,
};
use activities::handover;
use base64::{Engine, engine::general_purpose::STANDARD};
use domain::{custody::KeyId, identifier::OfficeCode};
use serde::Deserialize;
use std::{collections::BTreeMap, fmt::Write as _};

/// Name of the section in texts.
const RING: &str = "offices";
/// Name of the first key of an office of the demo.
const FIRST: &str = "1";

/// Ed25519 seeds of the offices that are served here, by office and by name. Of two of one office, the later name is the newer key.
#[derive(Clone, Debug, Default)]
pub struct OfficeKeys(BTreeMap<(OfficeCode, KeyId), Key>);

impl OfficeKeys {
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// One new key for each office.
    pub fn random(offices: impl IntoIterator<Item = OfficeCode>) -> Self {
        let id: KeyId = FIRST.parse().expect("a digit names a key");
        let each = offices
            .into_iter()
            .map(|office| ((office, id.clone()), Key::random()));
        Self(each.collect())
    }

    /// `office/id:base64,office/id:base64`. A key is named by its place, never shown.
    pub(super) fn inline(text: &Secret) -> Result<Self, KeysError> {
        let entries = text.expose().split(',').enumerate().map(|(place, entry)| {
            let name = format!("{RING} number {}", place + 1);
            let read = || {
                let (whose, seed) = entry.trim().split_once(':')?;
                let (office, id) = whose.split_once('/')?;
                Some(((office.parse().ok()?, id.parse().ok()?), seed))
            };
            let (whose, seed) = read().ok_or_else(|| KeysError::NotAKey(name.clone()))?;
            Ok((whose, Key::parse(&name, seed)?))
        });
        Ok(Self(entries.collect::<Result<_, KeysError>>()?))
    }

    /// The keys in the form that whoever signs takes.
    pub fn signing(&self) -> handover::OfficeKeys {
        let each = self
            .0
            .iter()
            .map(|((office, id), key)| handover::OfficeKey::new(office.clone(), id.clone(), &key.boxed()));
        handover::OfficeKeys::new(each.collect())
    }

    /// The section of a key file.
    pub(super) fn text(&self) -> String {
        let (mut text, mut before) = (String::new(), None);
        for ((office, id), key) in &self.0 {
            if before != Some(office) {
                let _ = writeln!(text, "\n[{RING}.{office}]");
            }
            before = Some(office);
            let _ = writeln!(text, "\"{id}\" = \"{}\"", STANDARD.encode(key.bytes()));
        }
        text
    }
}

/// By office, then by name.
#[derive(Default, Deserialize)]
#[serde(transparent)]
pub(super) struct OfficesFile(BTreeMap<String, BTreeMap<String, Secret>>);

impl OfficesFile {
    pub(super) fn keys(self) -> Result<OfficeKeys, KeysError> {
        let mut keys = BTreeMap::new();
        for (office, of_office) in self.0 {
            for (id, text) in of_office {
                let name = format!("{RING}.{office}.{id}");
                let fault = || KeysError::NotAnOfficeKey(name.clone());
                let whose = (
                    office.parse().map_err(|_| fault())?,
                    id.parse().map_err(|_| fault())?,
                );
                keys.insert(whose, Key::parse(&name, text.expose())?);
            }
        }
        Ok(OfficeKeys(keys))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::{Settings, keys::Keys};
    use std::fs;

    const KEY: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    fn office() -> OfficeCode {
        "44010001".parse().unwrap()
    }

    /// They are read as they were written, and the later name is the newer key.
    #[test]
    fn keys_of_offices_stand_in_the_key_file() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("keys.toml");
        let mut keys = Keys::random();
        let text = format!("44010001/2026:{KEY},44010001/2025:{KEY},51010001/1:{KEY}");
        keys.offices = OfficeKeys::inline(&text.as_str().into()).unwrap();
        keys.write(&path).unwrap();
        let signing = Keys::read(&path).unwrap().offices.signing();
        assert_eq!(signing.newest(&office()).unwrap().id().as_str(), "2026");
        assert!(signing.named(&office(), &"2025".parse().unwrap()).is_some());
        assert!(signing.named(&office(), &"1".parse().unwrap()).is_none());
    }

    #[test]
    fn a_wrong_key_is_named_and_not_shown() {
        for (wrong, named) in [
            (format!("44010001:{KEY}"), "offices number 1"),
            (format!("44010001/1:{KEY},4401/1:{KEY}"), "offices number 2"),
            ("44010001/1:AAEC".to_owned(), "offices number 1"),
        ] {
            let text = OfficeKeys::inline(&wrong.as_str().into())
                .unwrap_err()
                .to_string();
            assert!(text.contains(named) && !text.contains("AAEC"), "{text}");
        }
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("keys.toml");
        Keys::random().write(&path).unwrap();
        let whole = fs::read_to_string(&path).unwrap();
        fs::write(&path, format!("{whole}\n[offices.nowhere]\n\"1\" = \"{KEY}\"\n")).unwrap();
        let text = Keys::read(&path).unwrap_err().to_string();
        assert!(text.contains("offices.nowhere.1"), "{text}");
    }

    /// An older demo gets keys for its offices once.
    #[test]
    fn each_office_of_the_demo_has_a_key() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("keys.toml");
        Keys::random().write(&path).unwrap();
        let settings = Settings::default();
        let public = |keys: &Keys| keys.offices.signing().newest(&office()).unwrap().public();
        let keys = Keys::of_demo(&settings, &path).unwrap();
        let again = Keys::of_demo(&settings, &path).unwrap();
        assert_eq!(public(&keys), public(&again));
    }
}
