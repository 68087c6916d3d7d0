//! The name of an office's key.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};

/// Which of its keys an office signed with: 1 to 64 letters, digits, dots, dashes and underscores of ASCII. It is read
/// out of files of others and shown on terminals, so it holds nothing else.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct KeyId(String);

/// A text that names no key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("failed to read the name of a key: expected 1 to 64 letters, digits, dots, dashes and underscores")]
pub struct NotAKeyId;

impl KeyId {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for KeyId {
    type Err = NotAKeyId;

    fn from_str(text: &str) -> Result<Self, NotAKeyId> {
        let plain = |b: u8| b.is_ascii_alphanumeric() || b"._-".contains(&b);
        if (1..=64).contains(&text.len()) && text.bytes().all(plain) {
            Ok(Self(text.to_owned()))
        } else {
            Err(NotAKeyId)
        }
    }
}

impl TryFrom<String> for KeyId {
    type Error = NotAKeyId;

    fn try_from(text: String) -> Result<Self, NotAKeyId> {
        text.parse()
    }
}

impl From<KeyId> for String {
    fn from(id: KeyId) -> Self {
        id.0
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_has_a_short_plain_name() {
        for name in ["2026", "gz.2026-a_1", &"k".repeat(64)] {
            assert_eq!(name.parse::<KeyId>().unwrap().as_str(), name);
        }
        for name in ["", "a b", "\u{1b}[2J", "钥匙", &"k".repeat(65)] {
            assert_eq!(name.parse::<KeyId>(), Err(NotAKeyId), "{name}");
        }
    }
}
