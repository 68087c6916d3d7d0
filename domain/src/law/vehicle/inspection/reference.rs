//! Where a photograph or a film lies.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::identifier::text_conversions;

/// A reference into an archive: 1 to 128 letters, digits and `. _ : / -`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Reference(String);

text_conversions!(Reference, ReferenceError);

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

    /// Reads a reference as it is.
    pub fn parse(text: &str) -> Result<Self, ReferenceError> {
        let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"._:/-".contains(&byte);
        if text.is_empty() {
            Err(ReferenceError::Empty)
        } else if text.len() > Self::MAX {
            Err(ReferenceError::TooLong)
        } else if text.bytes().all(fits) {
            Ok(Self(text.to_owned()))
        } else {
            Err(ReferenceError::Characters)
        }
    }
}
