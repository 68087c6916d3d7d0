//! Where a photograph or a film lies.

use std::fmt;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// A reference into an archive: 1 to 128 letters, digits and `. _ : / -`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Reference(String);

/// Which rule a reference breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ReferenceError {
    #[error("failed to read a reference: it is empty")]
    Empty,
    #[error("failed to read a reference: it has more than {} characters", Reference::MAX)]
    TooLong,
    #[error("failed to read a reference: it holds other characters than letters, digits and . _ : / -")]
    Characters,
}

impl Reference {
    pub const MAX: usize = 128;

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Reference {
    type Error = ReferenceError;

    fn try_from(text: String) -> Result<Self, ReferenceError> {
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"._:/-".contains(&byte);
        if text.is_empty() {
            Err(ReferenceError::Empty)
        } else if text.len() > Self::MAX {
            Err(ReferenceError::TooLong)
        } else if text.bytes().all(fits) {
            Ok(Self(text))
        } else {
            Err(ReferenceError::Characters)
        }
    }
}

impl std::str::FromStr for Reference {
    type Err = ReferenceError;

    fn from_str(text: &str) -> Result<Self, ReferenceError> {
        Self::try_from(text.to_owned())
    }
}

impl From<Reference> for String {
    fn from(reference: Reference) -> Self {
        reference.0
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}
