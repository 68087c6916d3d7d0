//! Phone numbers.

use serde::{Deserialize, Serialize};

use super::IdentifierError;
use super::text::{is_digits, mask, masked_debug, text_conversions};

/// A phone number: a mainland mobile (11 digits from 13 to 19), or a landline or foreign number of 7 to 15 digits,
/// which may start with a plus. Kept without spaces and dashes, a mainland mobile without `+86`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PhoneNumber(String);

text_conversions!(PhoneNumber);
masked_debug!(PhoneNumber);

impl PhoneNumber {
    /// Reads a number, with spaces and dashes between the digits or without.
    pub fn parse(text: &str) -> Result<Self, IdentifierError> {
        let compact = text.trim().replace([' ', '-'], "");
        let mobile = compact
            .strip_prefix("+86")
            .filter(|rest| rest.starts_with('1') && rest.len() == 11);
        let number = mobile.unwrap_or(&compact);
        let digits = number.strip_prefix('+').unwrap_or(number);
        if !is_digits(digits) {
            return Err(IdentifierError::PhoneCharacters);
        }
        if !(7..=15).contains(&digits.len()) {
            return Err(IdentifierError::PhoneLength);
        }
        if number.len() == 11 && number.starts_with('1') && !is_mobile(number) {
            return Err(IdentifierError::PhoneMobile);
        }
        Ok(Self(number.to_owned()))
    }

    /// Whether this is a mainland mobile, which can receive a text message.
    pub fn is_mobile(&self) -> bool {
        is_mobile(&self.0)
    }

    /// The first three and last two characters, stars only for a short number.
    pub fn masked(&self) -> String {
        mask(&self.0, 3, 2)
    }
}

fn is_mobile(number: &str) -> bool {
    matches!(number.as_bytes(), [b'1', b'3'..=b'9', ..] if number.len() == 11)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mobiles_are_read_in_every_spelling() {
        for text in ["13800138000", "138 0013 8000", "+86 138-0013-8000"] {
            let number = PhoneNumber::parse(text).unwrap();
            assert_eq!(number.as_str(), "13800138000");
            assert!(number.is_mobile());
        }
    }

    #[test]
    fn landlines_are_no_mobiles() {
        for (text, expected) in [
            ("010-12345678", "01012345678"),
            ("0571 8765 4321", "057187654321"),
            ("12345678", "12345678"),
            ("+86 10 12345678", "+861012345678"),
            ("+44 20 7946 0000", "+442079460000"),
        ] {
            let number = PhoneNumber::parse(text).unwrap();
            assert_eq!(number.as_str(), expected);
            assert!(!number.is_mobile());
        }
    }

    #[test]
    fn each_error_names_the_rule() {
        let error = |text| PhoneNumber::parse(text).unwrap_err().code();
        for text in [
            "1380013800x",
            "１３８００１３８０００",
            "138+0013800",
            "++13800138",
            "138\n00138000",
        ] {
            assert_eq!(error(text), "PHONE_CHARACTERS", "{text}");
        }
        for text in ["", "+", "123456", "1234567890123456"] {
            assert_eq!(error(text), "PHONE_LENGTH");
        }
        for text in ["12800138000", "+86 12800138000"] {
            assert_eq!(error(text), "PHONE_MOBILE");
        }
    }

    #[test]
    fn debug_is_masked() {
        let masked = |text| format!("{:?}", PhoneNumber::parse(text).unwrap());
        assert_eq!(masked("13800138000"), "PhoneNumber(138******00)");
        assert_eq!(masked("12345678"), "PhoneNumber(********)");
    }
}
