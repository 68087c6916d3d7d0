//! The address of a file: the SHA-256 of its bytes.

use domain::audit::Hex;
use object_store::path::Path;
use sha2::{Digest, Sha256};
use std::{fmt, str::FromStr};

const HEX_LENGTH: usize = 64;

/// SHA-256 of the stored bytes, 64 lower-case hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ContentHash(String);

/// The text is no SHA-256 in lower-case hexadecimal.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("failed to read a content hash: expected 64 lower-case hexadecimal digits")]
pub struct NotAContentHash;

impl ContentHash {
    /// The address of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self::from_hasher(Sha256::new_with_prefix(bytes))
    }

    pub(crate) fn from_hasher(hasher: Sha256) -> Self {
        Self(hex::encode(hasher.finalize()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Where the bytes lie. Two digits of folder keep folders small.
    pub(crate) fn location(&self) -> Path {
        Path::from_iter([CONTENT_FOLDER, &self.0[..2], &self.0])
    }

    /// The inverse of [`Self::location`]; `None` for what is not ours.
    pub(crate) fn from_location(location: &Path) -> Option<Self> {
        let hash: Self = location.filename()?.parse().ok()?;
        (hash.location() == *location).then_some(hash)
    }
}

/// The folder of finished files.
pub(crate) const CONTENT_FOLDER: &str = "content";

impl From<Hex<32>> for ContentHash {
    fn from(bytes: Hex<32>) -> Self {
        Self(bytes.to_string())
    }
}

impl FromStr for ContentHash {
    type Err = NotAContentHash;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let is_hex = text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        if is_hex && text.len() == HEX_LENGTH {
            Ok(Self(text.to_owned()))
        } else {
            Err(NotAContentHash)
        }
    }
}

impl fmt::Display for ContentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_published_one_and_its_location_has_an_inverse() {
        let hash = ContentHash::of(b"abc"); // FIPS 180-4, example B.1
        assert_eq!(
            hash.as_str(),
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
        assert_eq!(ContentHash::from_location(&hash.location()), Some(hash));
    }

    #[test]
    fn only_a_whole_lower_case_hash_is_an_address() {
        let good = ContentHash::of(b"").0;
        for bad in [
            "",
            "../../etc/passwd",
            &good[1..],
            &good.to_uppercase(),
            &format!("{good}0"),
        ] {
            assert_eq!(bad.parse::<ContentHash>(), Err(NotAContentHash), "{bad}");
        }
        assert_eq!(
            ContentHash::from_location(&Path::from(format!("content/00/{good}"))),
            None
        );
    }
}
