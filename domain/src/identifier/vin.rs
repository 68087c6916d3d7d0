//! Vehicle identification numbers, GB 16735 and ISO 3779.

use serde::{Deserialize, Serialize};

use super::IdentifierError;
use super::text::{is_digits_and_capitals, mask, masked_debug, text_conversions};

const WEIGHTS: [u32; 17] = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2];

/// A vehicle identification number of 17 characters.
///
/// A wrong check digit is no error, only a warning ([`Vin::check_digit_ok`]): imported vehicles may carry none.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Vin(String);

text_conversions!(Vin);
masked_debug!(Vin);

impl Vin {
    /// Reads 17 characters; space around them is dropped and small letters become capitals.
    pub fn parse(text: &str) -> Result<Self, IdentifierError> {
        let text = text.trim().to_ascii_uppercase();
        if text.chars().count() != 17 {
            return Err(IdentifierError::VinLength);
        }
        if !is_digits_and_capitals(&text) || text.contains(['I', 'O', 'Q']) {
            return Err(IdentifierError::VinCharacters);
        }
        Ok(Self(text))
    }

    /// Whether the ninth character is the check digit of the others.
    pub fn check_digit_ok(&self) -> bool {
        let sum: u32 = self
            .0
            .chars()
            .zip(WEIGHTS)
            .map(|(c, weight)| value(c) * weight)
            .sum();
        let expected = match sum % 11 {
            10 => Some('X'),
            digit => char::from_digit(digit, 10),
        };
        self.0.chars().nth(8) == expected
    }

    /// The first three and last two characters.
    pub fn masked(&self) -> String {
        mask(&self.0, 3, 2)
    }
}

/// What a character counts: a digit itself, the letters 1 to 9 in three runs with gaps.
fn value(c: char) -> u32 {
    const LETTERS: [&str; 9] = ["AJ", "BKS", "CLT", "DMU", "ENV", "FW", "GPX", "HY", "RZ"];
    let letter = || {
        (1..)
            .zip(LETTERS)
            .find(|(_, letters)| letters.contains(c))
            .map(|(value, _)| value)
    };
    c.to_digit(10)
        .or_else(letter)
        .expect("`parse` let in digits and these letters only")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_published_numbers_have_their_check_digit() {
        for text in ["1M8GDM9AXKP042788", "11111111111111111", " 1m8gdm9axkp042788"] {
            assert!(Vin::parse(text).unwrap().check_digit_ok(), "{text}");
        }
    }

    #[test]
    fn a_wrong_check_digit_only_warns() {
        assert!(!Vin::parse("1M8GDM9A1KP042788").unwrap().check_digit_ok());
    }

    #[test]
    fn every_letter_has_its_value() {
        let values: Vec<u32> = "ABCDEFGHJKLMNPRSTUVWXYZ".chars().map(value).collect();
        assert_eq!(
            values,
            [
                1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 7, 9, 2, 3, 4, 5, 6, 7, 8, 9
            ]
        );
    }

    #[test]
    fn each_error_names_the_rule() {
        let error = |text| Vin::parse(text).unwrap_err().code();
        assert_eq!(error("1M8GDM9AXKP04278"), "VIN_LENGTH");
        for text in [
            "1M8GDM9AXKP04278O",
            "1M8GDM9AXKP04278I",
            "1M8GDM9AXKP04278Q",
            "1M8GDM9AXKP04278８",
        ] {
            assert_eq!(error(text), "VIN_CHARACTERS");
        }
    }
}
