//! File numbers of driving licences (档案编号).

use serde::{Deserialize, Serialize};

use super::IdentifierError;
use super::division::starts_with_province;
use super::text::{is_digits, mask, masked_debug, text_conversions};

/// The number of a driving licence's file: 12 digits, the first two a province.
///
/// Sources disagree on how many more digits name the issuing authority (four or six in all), so none is read.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct LicenceFileNumber(String);

text_conversions!(LicenceFileNumber);
masked_debug!(LicenceFileNumber);

impl LicenceFileNumber {
    /// Reads 12 digits; space around them is dropped.
    pub fn parse(text: &str) -> Result<Self, IdentifierError> {
        let text = text.trim();
        if text.chars().count() != 12 {
            return Err(IdentifierError::LicenceFileLength);
        }
        if !is_digits(text) {
            return Err(IdentifierError::LicenceFileCharacters);
        }
        if !starts_with_province(text) {
            return Err(IdentifierError::LicenceFileProvince);
        }
        Ok(Self(text.to_owned()))
    }

    /// The first three and last two digits.
    pub fn masked(&self) -> String {
        mask(&self.0, 3, 2)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twelve_digits_of_a_province_are_read() {
        let number = LicenceFileNumber::parse("330100123456").unwrap();
        assert_eq!(number.as_str(), "330100123456");
        assert_eq!(format!("{number:?}"), "LicenceFileNumber(330*******56)");
    }

    #[test]
    fn each_error_names_the_rule() {
        let error = |text| LicenceFileNumber::parse(text).unwrap_err().code();
        assert_eq!(error("33010012345"), "LICENCE_FILE_LENGTH");
        assert_eq!(error("33010012345X"), "LICENCE_FILE_CHARACTERS");
        assert_eq!(error("000100123456"), "LICENCE_FILE_PROVINCE");
    }
}
