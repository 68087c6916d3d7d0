//! Unified social credit codes, GB 32100, and the organisation codes in them, GB 11714.

use serde::{Deserialize, Serialize};

use super::text::{is_digits, mask, masked_debug, text_conversions};
use super::{DivisionCode, IdentifierError};

/// Digits and capitals without I, O, S, V and Z.
const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";

const ORGANISATION_WEIGHTS: [u32; 8] = [3, 7, 9, 10, 5, 8, 4, 2];

/// The unified social credit code of an organisation, 18 characters: registration department, category, division (six
/// digits), organisation code with its own check character (nine), check character.
///
/// The division is any six digits: bodies registered with the state carry `100000`, which is no province.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct UnifiedSocialCreditCode(String);

text_conversions!(UnifiedSocialCreditCode);
masked_debug!(UnifiedSocialCreditCode);

impl UnifiedSocialCreditCode {
    /// The code with these parts and both check characters: department and category (two characters, as `91`), division,
    /// and the eight characters that number the organisation.
    pub fn new(category: &str, division: &DivisionCode, organisation: &str) -> Result<Self, IdentifierError> {
        let own_check = organisation_check(organisation).ok_or(IdentifierError::UsccCharacters)?;
        let start = format!("{category}{division}{organisation}{own_check}");
        let check = check_character(&start).ok_or(IdentifierError::UsccCharacters)?;
        Self::parse(&format!("{start}{check}"))
    }

    /// Reads 18 characters; space around them is dropped and small letters become capitals.
    pub fn parse(text: &str) -> Result<Self, IdentifierError> {
        let text = text.trim().to_ascii_uppercase();
        if text.chars().count() != 18 {
            return Err(IdentifierError::UsccLength);
        }
        if !text.bytes().all(|b| ALPHABET.contains(&b)) {
            return Err(IdentifierError::UsccCharacters);
        }
        if !is_digits(&text[2..8]) {
            return Err(IdentifierError::UsccDivision);
        }
        if check_character(&text[..17]) != text.chars().next_back() {
            return Err(IdentifierError::UsccCheck);
        }
        if organisation_check(&text[8..16]) != text[16..17].chars().next() {
            return Err(IdentifierError::UsccOrganisationCheck);
        }
        Ok(Self(text))
    }

    /// The organisation code inside, nine characters.
    pub fn organisation_code(&self) -> &str {
        &self.0[8..17]
    }

    /// The first three and last two characters.
    pub fn masked(&self) -> String {
        mask(&self.0, 3, 2)
    }
}

/// The check character over 17 characters, `None` if one is not of the alphabet.
fn check_character(text: &str) -> Option<char> {
    let value = |b| ALPHABET.iter().position(|a| *a == b);
    let (sum, _) = text.bytes().try_fold((0, 1), |(sum, weight), b| {
        Some(((sum + value(b)? * weight) % 31, weight * 3 % 31))
    })?;
    Some(char::from(ALPHABET[(31 - sum) % 31]))
}

/// The check character of an organisation code over its first eight characters, `None` if these are not eight digits
/// and capitals.
fn organisation_check(text: &str) -> Option<char> {
    if text.len() != ORGANISATION_WEIGHTS.len() || text.bytes().any(|b| b.is_ascii_lowercase()) {
        return None;
    }
    let values = text.chars().zip(ORGANISATION_WEIGHTS);
    let sum = values
        .map(|(c, weight)| Some(c.to_digit(36)? * weight))
        .sum::<Option<u32>>()?;
    match 11 - sum % 11 {
        10 => Some('X'),
        11 => Some('0'),
        check => char::from_digit(check, 10),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_codes_are_read() {
        for text in [
            "91350100M000100Y43",
            "11100000000013338W",
            "11430000006122244L",
            " 91350100m000100y43 ",
        ] {
            assert!(UnifiedSocialCreditCode::parse(text).is_ok(), "{text}");
        }
        let code = UnifiedSocialCreditCode::parse("91350100M000100Y43").unwrap();
        assert_eq!(code.organisation_code(), "M000100Y4");
    }

    #[test]
    fn a_code_is_made_of_its_parts() {
        let division = DivisionCode::parse("350100").unwrap();
        let code = UnifiedSocialCreditCode::new("91", &division, "M000100Y").unwrap();
        assert_eq!(code.as_str(), "91350100M000100Y43");
        assert!(UnifiedSocialCreditCode::new("9", &division, "M000100Y").is_err());
        assert!(UnifiedSocialCreditCode::new("91", &division, "M00010").is_err());
        assert!(UnifiedSocialCreditCode::new("91", &division, "张M00张").is_err());
    }

    #[test]
    fn each_error_names_the_rule() {
        let error = |text| UnifiedSocialCreditCode::parse(text).unwrap_err().code();
        assert_eq!(error("91350100M000100Y4"), "USCC_LENGTH");
        assert_eq!(error("9135010OM000100Y43"), "USCC_CHARACTERS");
        assert_eq!(error("91350100M000100Y4３"), "USCC_CHARACTERS");
        assert_eq!(error("9135010AM000100Y43"), "USCC_DIVISION");
        assert_eq!(error("91350100M000100Y44"), "USCC_CHECK");
    }

    #[test]
    fn a_wrong_organisation_code_is_another_rule() {
        let start = "91350100M000100Y5";
        let text = format!("{start}{}", check_character(start).unwrap());
        assert_eq!(
            UnifiedSocialCreditCode::parse(&text),
            Err(IdentifierError::UsccOrganisationCheck)
        );
    }
}
