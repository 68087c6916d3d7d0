//! The algorithms that sign and hash. Whatever is signed names its suite, so that others can be added.

use super::shown;
use crate::case::chain::Hash;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// A pair of signature and hash, by its name on the wire. SM2 with SM3 will be `sm2-sm3`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Suite {
    /// Ed25519 (RFC 8032) over the bytes themselves; SHA-256 links the entries and names the files.
    Ed25519Sha256,
}

/// A suite that is not known here, with the name that it gave.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the suite {} is not known here", shown(.0))]
pub struct UnknownSuite(pub String);

impl Suite {
    pub const ALL: [Self; 1] = [Self::Ed25519Sha256];

    /// The name on the wire, which stays the same.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ed25519Sha256 => "ed25519-sha256",
        }
    }

    /// The hash of a message.
    pub fn digest(self, message: &[u8]) -> Hash {
        match self {
            Self::Ed25519Sha256 => Sha256::digest(message).into(),
        }
    }
}

impl TryFrom<String> for Suite {
    type Error = UnknownSuite;

    fn try_from(name: String) -> Result<Self, UnknownSuite> {
        let known = Self::ALL.into_iter().find(|suite| suite.name() == name);
        known.ok_or(UnknownSuite(name))
    }
}

impl From<Suite> for String {
    fn from(suite: Suite) -> Self {
        suite.name().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_suite_is_its_name_and_no_other() {
        for suite in Suite::ALL {
            assert_eq!(Suite::try_from(String::from(suite)), Ok(suite));
        }
        for name in ["sm2-sm3", "ED25519-SHA256", "ed25519-sha256 ", ""] {
            assert_eq!(Suite::try_from(name.to_owned()), Err(UnknownSuite(name.into())));
        }
        let hostile = UnknownSuite("\u{1b}[2J\u{202E}".into());
        assert_eq!(
            hostile.to_string(),
            r"the suite \u{1b}[2J\u{202e} is not known here"
        );
    }
}
