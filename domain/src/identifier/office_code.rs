//! Codes of vehicle offices.

use serde::{Deserialize, Serialize};

use super::division::starts_with_province;
use super::text::{is_digits, text_conversions};
use super::{DivisionCode, IdentifierError};

/// The code of a vehicle office: the division code of its prefecture or county (six digits) and a serial (two digits).
///
/// Our own code, not one of a standard.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct OfficeCode(String);

text_conversions!(OfficeCode);

impl OfficeCode {
    /// Reads eight digits; space around them is dropped.
    pub fn parse(text: &str) -> Result<Self, IdentifierError> {
        let text = text.trim();
        if text.chars().count() != 8 {
            return Err(IdentifierError::OfficeLength);
        }
        if !is_digits(text) {
            return Err(IdentifierError::OfficeCharacters);
        }
        if !starts_with_province(text) {
            return Err(IdentifierError::OfficeProvince);
        }
        Ok(Self(text.to_owned()))
    }

    /// The division the office is for.
    pub fn division(&self) -> DivisionCode {
        DivisionCode::parse(&self.0[..6]).expect("`parse` checked these six digits")
    }

    /// The province the office is in.
    pub fn province(&self) -> DivisionCode {
        self.division().province()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_office_knows_where_it_is() {
        let office = OfficeCode::parse("33010001").unwrap();
        assert_eq!(office.division().as_str(), "330100");
        assert_eq!(office.province().as_str(), "330000");
    }

    #[test]
    fn each_error_names_the_rule() {
        let error = |text| OfficeCode::parse(text).unwrap_err().code();
        assert_eq!(error("330100"), "OFFICE_LENGTH");
        assert_eq!(error("3301000A"), "OFFICE_CHARACTERS");
        assert_eq!(error("00010001"), "OFFICE_PROVINCE");
    }
}
