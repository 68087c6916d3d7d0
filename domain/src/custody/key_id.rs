//! The name of an office's key.

use crate::identifier::text_conversions;
use serde::{Deserialize, Serialize};

/// Which of its keys an office signed with: 1 to 64 letters, digits, dots, dashes and underscores of ASCII. It is read
/// out of files of others and shown on terminals, so it holds nothing else.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct KeyId(String);

text_conversions!(KeyId, NotAKeyId);

/// A text that names no key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("failed to read the name of a key: expected 1 to 64 letters, digits, dots, dashes and underscores")]
pub struct NotAKeyId;

impl KeyId {
    /// Reads a name as it is.
    pub fn parse(text: &str) -> Result<Self, NotAKeyId> {
        let plain = |b: u8| b.is_ascii_alphanumeric() || b"._-".contains(&b);
        if (1..=64).contains(&text.len()) && text.bytes().all(plain) {
            Ok(Self(text.to_owned()))
        } else {
            Err(NotAKeyId)
        }
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
