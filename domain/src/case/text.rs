//! What people write in a case: bounded, and free of characters that cannot be seen.

use crate::identifier::is_hidden;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Words of a person: 1 to 2,000 characters on one or several lines, without other control characters and without those
/// that cannot be seen or turn the writing direction. (What the record took before that rule stays readable.)
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
    #[error("failed to read a text: it holds a character that cannot be seen")]
    HiddenCharacter,
}

impl FreeText {
    pub const MAX_CHARACTERS: usize = 2000;

    /// Reads a text; space around it is dropped.
    pub fn parse(text: &str) -> Result<Self, FreeTextError> {
        Self::without(text, |c| is_hidden(c) && !joins(c))
    }

    fn without(text: &str, refused: impl Fn(char) -> bool) -> Result<Self, FreeTextError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(FreeTextError::Empty);
        }
        if text.chars().count() > Self::MAX_CHARACTERS {
            return Err(FreeTextError::TooLong);
        }
        if text.chars().any(|c| refused(c) && c != '\n' && c != '\t') {
            return Err(FreeTextError::HiddenCharacter);
        }
        Ok(Self(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The two joiners, which some scripts need between letters. They change how the letters look, so they can be seen.
fn joins(c: char) -> bool {
    matches!(c, '\u{200C}' | '\u{200D}')
}

impl fmt::Debug for FreeText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FreeText({} characters)", self.0.chars().count())
    }
}

impl TryFrom<String> for FreeText {
    type Error = FreeTextError;

    fn try_from(text: String) -> Result<Self, FreeTextError> {
        Self::without(&text, char::is_control)
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
        for hidden in [
            "a\u{0}b",
            "a\rb",
            "a\u{202E}b",
            "a\u{2066}b",
            "a\u{200B}b",
            "a\u{FEFF}b",
        ] {
            assert_eq!(FreeText::parse(hidden), Err(FreeTextError::HiddenCharacter));
        }
        for seen in ["می\u{200C}خواهم", "क्\u{200D}ष", "葛\u{E0100}"] {
            assert_eq!(FreeText::parse(seen).unwrap().as_str(), seen);
        }
        assert!(FreeText::parse(&"字".repeat(FreeText::MAX_CHARACTERS)).is_ok());
        assert_eq!(
            FreeText::parse(&"字".repeat(FreeText::MAX_CHARACTERS + 1)),
            Err(FreeTextError::TooLong)
        );
    }

    #[test]
    fn what_the_record_took_before_stays_readable() {
        let read = |text: &str| serde_json::from_value::<FreeText>(text.into());
        assert_eq!(read("a\u{202E}b").unwrap().as_str(), "a\u{202E}b");
        assert!(read("a\u{0}b").is_err());
    }

    #[test]
    fn it_does_not_show_in_logs() {
        assert_eq!(
            format!("{:?}", FreeText::parse("王小明").unwrap()),
            "FreeText(3 characters)"
        );
    }
}
