//! Codes of administrative divisions, GB/T 2260.

use serde::{Deserialize, Serialize};

use super::IdentifierError;
use super::text::{is_digits, text_conversions};

/// The 31 provinces, autonomous regions and municipalities, then Taiwan, Hong Kong and Macau.
const PROVINCES: [&str; 34] = [
    "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42",
    "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82",
];

/// A division code: six digits, province, prefecture and county by two.
///
/// Only the form and the province are checked. Counties come and go, and old codes live on in resident IDs; Hainan
/// once had counties right below the province (`4600xx`).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DivisionCode(String);

text_conversions!(DivisionCode);

impl DivisionCode {
    /// Reads six digits; space around them is dropped.
    pub fn parse(text: &str) -> Result<Self, IdentifierError> {
        let text = text.trim();
        if text.chars().count() != 6 {
            return Err(IdentifierError::DivisionLength);
        }
        if !is_digits(text) {
            return Err(IdentifierError::DivisionCharacters);
        }
        if !starts_with_province(text) {
            return Err(IdentifierError::DivisionProvince);
        }
        Ok(Self(text.to_owned()))
    }

    /// The province, `330000` for `330106`.
    #[must_use]
    pub fn province(&self) -> Self {
        Self(format!("{}0000", &self.0[..2]))
    }

    /// The prefecture, `330100` for `330106`. For a province it is the province itself.
    #[must_use]
    pub fn prefecture(&self) -> Self {
        Self(format!("{}00", &self.0[..4]))
    }

    /// Whether `other` is this division or lies in it.
    pub fn contains(&self, other: &Self) -> bool {
        let own = if self.0.ends_with("0000") {
            2
        } else if self.0.ends_with("00") {
            4
        } else {
            6
        };
        other.0.starts_with(&self.0[..own])
    }
}

/// Whether the first two characters are the code of a province.
pub(super) fn starts_with_province(text: &str) -> bool {
    text.get(..2).is_some_and(|start| PROVINCES.contains(&start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_county_knows_its_prefecture_and_province() {
        let county = DivisionCode::parse(" 330106 ").unwrap();
        assert_eq!(county.province().as_str(), "330000");
        assert_eq!(county.prefecture().as_str(), "330100");
        assert_eq!(county.province().prefecture(), county.province());
    }

    #[test]
    fn a_division_contains_what_lies_in_it() {
        let code = |text| DivisionCode::parse(text).unwrap();
        assert!(code("330000").contains(&code("330106")));
        assert!(code("330100").contains(&code("330106")));
        assert!(code("330106").contains(&code("330106")));
        assert!(!code("330106").contains(&code("330100")));
        assert!(!code("320000").contains(&code("330106")));
    }

    #[test]
    fn each_error_names_the_rule() {
        let error = |text| DivisionCode::parse(text).unwrap_err().code();
        assert_eq!(error("3301"), "DIVISION_LENGTH");
        assert_eq!(error("33010A"), "DIVISION_CHARACTERS");
        assert_eq!(error("３３０１０６"), "DIVISION_CHARACTERS");
        assert_eq!(error("990000"), "DIVISION_PROVINCE");
        assert_eq!(error("830000"), "DIVISION_PROVINCE");
    }

    #[test]
    fn a_wrong_code_cannot_be_deserialised() {
        assert!(serde_json::from_str::<DivisionCode>("\"990000\"").is_err());
        assert_eq!(
            serde_json::to_string(&DivisionCode::parse("330106").unwrap()).unwrap(),
            "\"330106\""
        );
    }
}
