//! Numbers of traffic accidents (事故编号).

use serde::{Deserialize, Serialize};

use super::IdentifierError;
use super::text::{half_width, is_digits_and_capitals, mask, masked_debug, text_conversions};

/// The number under which an accident unit keeps an accident: 8 to 32 digits and capitals.
///
/// No source gives its form: what is asked here keeps a name or a phone number out, and is no form of a standard (unverified).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct AccidentNumber(String);

text_conversions!(AccidentNumber);
masked_debug!(AccidentNumber);

impl AccidentNumber {
    pub const MIN_CHARACTERS: usize = 8;
    pub const MAX_CHARACTERS: usize = 32;

    /// Reads the number; space around it is dropped, full-width characters become half-width ones, letters capitals.
    pub fn parse(text: &str) -> Result<Self, IdentifierError> {
        let text: String = text.trim().chars().map(half_width).collect();
        let text = text.trim().to_ascii_uppercase();
        if !(Self::MIN_CHARACTERS..=Self::MAX_CHARACTERS).contains(&text.chars().count()) {
            return Err(IdentifierError::AccidentNumberLength);
        }
        if !is_digits_and_capitals(&text) || text.bytes().all(|byte| byte.is_ascii_uppercase()) {
            return Err(IdentifierError::AccidentNumberCharacters);
        }
        Ok(Self(text))
    }

    /// The first three and last two characters.
    pub fn masked(&self) -> String {
        mask(&self.0, 3, 2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_and_capitals_are_read_as_people_type_them() {
        let number = AccidentNumber::parse(" ４401042026000017a ").unwrap();
        assert_eq!(number.as_str(), "4401042026000017A");
        assert_eq!(format!("{number:?}"), "AccidentNumber(440************7A)");
        assert_eq!(AccidentNumber::parse(number.as_str()), Ok(number));
    }

    #[test]
    fn each_error_names_the_rule() {
        let error = |text: &str| AccidentNumber::parse(text).unwrap_err().code();
        assert_eq!(error("4401042"), "ACCIDENT_NUMBER_LENGTH");
        assert_eq!(error(&"4".repeat(33)), "ACCIDENT_NUMBER_LENGTH");
        for text in ["44010420-26", "WANGXIAOMING", "王小明王小明王小明"] {
            assert_eq!(error(text), "ACCIDENT_NUMBER_CHARACTERS", "{text}");
        }
    }
}
