//! What people write in a case: bounded, and free of characters that cannot be seen.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Words of a person: 1 to 2,000 characters on one or several lines, without other control characters.
///
/// `Debug` shows the length only: words may speak of a person.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct FreeText(String);

/// Which rule a text breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FreeTextError {
    #[error("failed to read a text: it is empty")]
    Empty,
    #[error(
        "failed to read a text: it has more than {} characters",
        FreeText::MAX_CHARACTERS
    )]
    TooLong,
    #[error("failed to read a text: it holds a control character")]
    ControlCharacter,
}

impl FreeText {
    pub const MAX_CHARACTERS: usize = 2000;

    /// Reads a text; space around it is dropped.
    pub fn parse(text: &str) -> Result<Self, FreeTextError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(FreeTextError::Empty);
        }
        if text.chars().count() > Self::MAX_CHARACTERS {
            return Err(FreeTextError::TooLong);
        }
        if text.chars().any(|c| c.is_control() && c != '\n' && c != '\t') {
            return Err(FreeTextError::ControlCharacter);
        }
        Ok(Self(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for FreeText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FreeText({} characters)", self.0.chars().count())
    }
}

impl TryFrom<String> for FreeText {
    type Error = FreeTextError;

    fn try_from(text: String) -> Result<Self, FreeTextError> {
        Self::parse(&text)
    }
}

impl From<FreeText> for String {
    fn from(text: FreeText) -> Self {
        text.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_trimmed_bounded_and_visible() {
        assert_eq!(
            FreeText::parse("  照片不清晰\n请重拍 ").unwrap().as_str(),
            "照片不清晰\n请重拍"
        );
        assert_eq!(FreeText::parse(" \n "), Err(FreeTextError::Empty));
        assert_eq!(FreeText::parse("a\u{0}b"), Err(FreeTextError::ControlCharacter));
        assert!(FreeText::parse(&"字".repeat(FreeText::MAX_CHARACTERS)).is_ok());
        assert_eq!(
            FreeText::parse(&"字".repeat(FreeText::MAX_CHARACTERS + 1)),
            Err(FreeTextError::TooLong)
        );
    }

    #[test]
    fn it_does_not_show_in_logs() {
        assert_eq!(
            format!("{:?}", FreeText::parse("王小明").unwrap()),
            "FreeText(3 characters)"
        );
    }
}
